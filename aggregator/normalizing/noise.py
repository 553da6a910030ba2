"""What changes in a text without being an edit: clocks, counters, stamps of time.

None of it is taken out of what people read; it is only left out of the words by which two versions are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from aggregator.normalizing.months import MONTHS

_WORD = re.compile("[\\w\u0900-\u0963\u0966-\u0dff\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1050-\u109f\u1780-\u17d3]+")
"""With the vowel signs of Indic scripts, Thai, Lao, Burmese and Khmer, which are no letters to regular expressions."""
_SIGNS = {
    "%": " percent ", "$": " dollar ", "€": " euro ", "£": " pound ", "¥": " yen ", "₹": " rupee ", "₽": " rouble ",
}  # fmt: skip
"""Marks that change what a number says, in words; all others are typography."""
_MINUS = re.compile(r"[-\u2212\u2013](?<!\w.)(?=\d)")
_NUMBER = r"\d[\d.,]{0,14}(?:[ \u00a0\u202f]\d{3}){0,3}[ \u00a0]?[km]?"
_END_OF_NUMBER = r"\d[.,]{0,14}[ \u00a0]?[km]?"
_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
_DAY = r"(?:today|yesterday|heute|gestern|hier|hoy|ayer|oggi|ieri|сегодня|вчера)"
_ZONE = (
    r"(?:gmt|utc|z|(?:ak|[cemp])[sd]?t|[bhijk]st|[cem]?est|[ce]et|mes?z|msk|мск|hkt|sgt|pkt|sast|a[cew][sd]t|nz[sd]t)"
)
_TIME_TOKEN = (
    rf"(?:\d++(?:[:./-]{{1,2}}\d++){{0,8}}+(?:st|nd|rd|th|[ap]\.?m|t[\d:.]{{1,16}}z?|h\d\d)?|{_WEEKDAY}|{_MONTH}|[ap]\.?m|at|on|um|à|às|le|el|de|den|alle"
    rf"|a las?|il|em|op|kl|klo|в|just now|{_DAY}|gerade eben|vor|eine[rm]|stunden?|minuten?"
    rf"|an?|few|moments?|uhr|seconds?|minutes?|hours?|days?|ago|{_ZONE}|г|р)\b\.?"  # noqa: RUF001 - Russian abbreviations
)
_DATE_ALONE = rf"\W{{0,20}}+(?>{_TIME_TOKEN}[\s,.|–—-]{{0,3}}){{1,12}}"  # noqa: RUF001 - dashes of all lengths
_GAP = r"[\s:,.|()–—-]{1,3}"  # noqa: RUF001 - dashes of all lengths
_IN_A_ROW = rf"(?:(?!{_GAP}\d+\s(?!{_TIME_TOKEN})\w){_GAP}{_TIME_TOKEN})"
"""One more token of a time; the number in `3 May: 12 dead` is none."""
_A_NUMBER = rf"{_GAP}\d+(?![\d:./-]*\d|\s{_TIME_TOKEN}|\.\s(?:{_MONTH})\b)"
"""A number, and nothing behind it that makes a time of it."""
_CERTAIN_TIME = rf"(?:\d{{1,2}}[:.h]\d\d|\d{{1,4}}[./-]\d{{1,2}}[./-]\d|{_MONTH})"
_BEGINS = r"(?:^|(?<=[.!?\u2026|\u00b7\u2022(\[/\u2013\u2014-]))\W{0,3}"
_ENDS = r"(?:(?=\s{0,3}(?:$|[^\w\s,](?!\d)))|(?<=\.)(?!\d))"
"""Where a stamp begins and ends that is no part of a sentence, as `The toll is now 40` has one."""
_OF_PAGE = (
    r"(?:(?:th(?:is|e)|diese[rs]?|cet(?:te)?|l['\u2019]|est[ae]|quest[ao])\s?)?"
    r"(?:page|feed|article|story|report|post|entry|artikel|beitrag|seite|artículo|nota|noticia|notícia|articolo|notizia|artigo)"
    r"(?: (?:was|is|has been|wurde|a été|est|fue|ha sido|è stat[ao]|foi))? "
)
_FIGURE = rf"\W*(?:{_DAY}\W+)?\d{{1,9}}(?:[.,]\d{{3}})*(?:[.,]\d+|:\d|[–-]\d{{1,3}})?(?:\W+{_DAY})?\W*"  # noqa: RUF001 - dashes of all lengths
"""A line that tells what the line before it names: how many, how strong, who won."""
_COUNTED = (
    r"(?:points?|posts?|participants?|(?:up)?votes?|boosts?|favou?rites?|replies|shares?|reactions|readers?|visitors|visits?"
    r"|tweets?|pins?|hits|claps?|downloads?|(?:visitors|users|guests|members) online"
    r"|views?|likes?|comments?|kommentare|vues|commentaires"
    r"|zugriffe|affichages|accessi|acessos|leser|visitas|partages)"
)
_NO_COMMENTS = (
    r"(?:be the first to comment|(?:no comments?|keine kommentare|aucun commentaire|sin comentarios)(?: yet)?)\b"
)
_COUNT = (
    rf"(?:{_NUMBER}\s?{_COUNTED}\b(?: today)?|{_COUNTED}\s?[:(]?\s?{_NUMBER}"
    rf"|(?:average|rating|bewertung)\s?:?\s?{_NUMBER}(?:\s?(?:/|out of|von|sur)\s?\d{{1,3}}\b)?"
    rf"|{_NUMBER}/\s?\d{{1,3}}\b|{_NO_COMMENTS}"
    r"|(?:this \w{2,9} (?:has been|was) )?(?:viewed|visited|read|seen|shared|played|downloaded)"
    rf" {_NUMBER} times?\b|{_NUMBER} (?:people|users) (?:have )?(?:read|viewed|liked|shared) this(?: \w{{2,9}})?)"
)
_COUNTS_ALONE = rf"\W{{0,20}}+(?:{_COUNT}\W{{0,20}}+){{1,6}}"
"""What is counted below a post; in a sentence these words tell how a ballot ended or how full a museum was. Marks stand
in a row where likes and comments have been taken out between them."""
_UNSPACED_STAMP = (
    r"\W{0,3}+(?:(?:最[后後]|最終)?(?:更新|发布|發布|发表|發表|公開|配信|浏览|瀏覽|阅读|閱讀|閲覧|点击|點擊|评论|評論|コメント|조회|댓글|기사입력"
    r"|입력|수정|등록)(?:时间|時間|日時|次数|次數|量|于|於|数|수)?\W{0,3}+"
    r"|\d[\d.,:/-]{0,12}+\s?+[万萬만]?"
    r"(?:[年月日秒分时時天次件년월일분초회개]|分[钟鐘]|[小]?[时時][间間]?|小[时時]|시간)?(?:[间間]?[前전])?[にの]?\W{0,3}+){1,12}"
)
"""Times and counts in scripts that write words together, so that none of them shows which lines to look at."""
_AGE = (
    r"(?:(?:second|sekund|segund|secund|minu|dakika|menit|stund|tunti|hodin|päivä|dag|giorn|saat|phút|دق|ساع|ثان|أيام"
    r"|λεπτ|δευτερ|ώρ|η?μέρ|דק|שע|ימ)[^\W\d_]{0,9}|min|sek|sec|seg|stdn?|hrs?|h"
    r"|(?:heures?|jours?|horas?|d[ií]as?|ora|or[eăe]|tag(?:en)?|timm(?:e|ar)|timer?|gün|giờ|ngày|jam|hari|zile?|dn[íy]|يوم))\b"
)
"""Units of an age where the words around it may say something else: `il y a 40 morts`, `12 Personen vor dem Tor`."""
_LONGEST_LINE = 60

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+")
_REACTIONS = re.compile(
    rf"[\u2665\u2764\U0001f440\U0001f441\U0001f44d\U0001f44e\U0001f4ac\U0001f501\U0001f504]\ufe0f?\s?{_NUMBER}"
)
"""Hearts, eyes, thumbs, bubbles and arrows with their numbers, below what comes from social networks."""
_MACHINE_TIME = r"\b\d{4}-\d\d-\d\dt[\d:.]{1,16}(?:z|[+-]\d\d:?\d\d)?"
_ARABIC_HOUR = (
    r"(?<!\d)(?<!\d:)[\u0660-\u0662\u06f0-\u06f2]?[\u0660-\u0669\u06f0-\u06f9]:[\u0660-\u0665\u06f0-\u06f5]\d(?!:?\d)"
)
_HOUR = (
    r"(?<!\d)(?<!\d:)(?:[01]?\d|2[0-4])"
    r"(?::[0-5]\d(?P<seconds>:\d\d)?(?!:?\d)(?:\s?[ap]\.?m\b\.?)?"
    rf"(?:\s?(?:{_ZONE}|uhr)\b)?|\.[0-5]\d\s?uhr\b)"
)
_TIME_OF_DAY = re.compile(rf"{_ARABIC_HOUR}|{_HOUR}|(?<!\d)(?:[01]?\d|2[0-4])h[0-5]\d\b", re.IGNORECASE)
"""Also as the French write them, which in a sentence may be how long a journey takes."""
_BEFORE_AN_HOUR = (
    "from|until|till|at|by|before|after|around|about|since|between|and|to|von|bis|um|ab|gegen|vor|nach|seit|zwischen|und"
    "|à|dès|vers|avant|après|depuis|entre|et|jusqu'à|desde|hasta|las|antes|después|hacia|alle|dalle|fino|verso|prima|dopo"
    "|às|das|até|depois|od|do|po|przed|około|с|до|в|около|после|к|від|о|об|після|من|إلى|حتى|الساعة"  # noqa: RUF001 - Cyrillic
)
_CLOCK = re.compile(
    rf"{_MACHINE_TIME}|(?P<told>\b(?:{_BEFORE_AN_HOUR})\s)?(?:{_ARABIC_HOUR}|{_HOUR})"
    r"(?:\s?[-–]\s?\d\d?:\d\d(?!:?\d))?"  # noqa: RUF001 - the dash of a range
)
"""An hour without seconds behind one of these words is what a sentence tells: `curfew from 21:00`."""
_HEADING_CLOCK = re.compile(r"^\W{0,3}(?:[01]?\d|2[0-3])[.h][0-5]\d(?=\s?[:|–—]|\s-\s)", re.MULTILINE)  # noqa: RUF001 - dashes of all lengths
"""As live pages have one before their headline, `10h05 : `; elsewhere that is a price, or how long something takes."""
_SIGN_OF_CLOCK = re.compile(r"\d(?::\d|-\d\dt|\.\d\d\s?u)")
"""Found in every text that a clock is found in, in a tenth of the time; most colons stand before what somebody says."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A kind of noise: words of which a text must have one, and what is left out of it then."""

    words: frozenset[str]
    pattern: str
    signs: tuple[str, ...] = ()
    """One of these is found in every text that the pattern is found in, and is looked for in a tenth of its time: they
    begin with a digit or a mark, to which the search can leap."""

    def may_be_in(self, text: str, words: AbstractSet[str]) -> bool:
        """Whether the pattern has to be looked for in a text of these words."""
        if self.words.isdisjoint(words):
            return False
        return not self.signs or any(_compiled(sign).search(text) for sign in self.signs)


def _phrase(words: str, pattern: str, *signs: str) -> _Phrase:
    """A kind of noise; `WORDS` in its pattern or a sign stands for any of its words."""
    told = words.split()
    any_of_them = f"(?:{'|'.join(map(re.escape, told))})"
    filled = [each.replace("WORDS", any_of_them) for each in (pattern, *signs)]
    return _Phrase(frozenset(told), filled[0], tuple(filled[1:]))


_PHRASES = (
    _phrase(
        """updated update modified refreshed aktualisiert geändert modifié modifiée actualizado actualizada aggiornato
        aggiornata atualizado atualizada обновлено оновлено bijgewerkt uppdaterad zaktualizowano güncellendi güncelleme
        actualización atualização aggiornamento oppdatert opdateret päivitetty frissítve aktualizováno actualizat
        diperbarui ενημερώθηκε עודכן nhật تحديث""",
        (
            rf"\bWORDS\b(?:(?={_IN_A_ROW}{{0,4}}?{_GAP}{_CERTAIN_TIME})|(?!{_A_NUMBER})(?={_IN_A_ROW}{{1,12}}{_ENDS}))"
            rf"{_IN_A_ROW}{{1,12}}"
        ),
    ),
    _phrase(
        # What these say in a sentence is what has happened, and when.
        """generated rendered checked retrieved published posted edited today now time stand veröffentlicht jour publié
        publiée publicado publicada pubblicato pubblicata опубликовано опубліковано gepubliceerd publicerad
        opublikowano""",
        (
            rf"{_BEGINS}(?:{_OF_PAGE})?(?:(?:last|page|first|local|time|zuletzt|dernière|mise? à) ){{0,2}}WORDS(?: is)?"
            rf"\b(?!{_A_NUMBER}){_IN_A_ROW}{{1,12}}{_ENDS}"
        ),
    ),
    _phrase(
        "ago назад тому geleden temu ezelőtt",
        r"\b\d{1,4}\s?[^\W\d_]{1,12}\sWORDS\b",
        r"\d\s?[^\W\d_]",
    ),
    _phrase(
        "vor il hace há för před acum منذ قبل πριν לפני fa sedan siden önce sitten lalu trước",
        (
            rf"\b(?:vor|il y a|hace|há|för|před|acum|منذ|قبل|πριν(?: από)?|לפני)\s\d{{1,4}}\s{_AGE}"
            rf"|\b\d{{1,4}}\s?{_AGE}\s(?:yang\s)?(?:fa|sedan|siden|önce|sitten|lalu|trước)\b"
        ),
        r"\d\s?[^\W\d_]",
    ),
    _phrase(
        """view views read reads like likes comment comments click clicks aufrufe kommentar kommentare vue vues
        commentaire commentaires lectures comentario comentarios lecturas visualizzazioni commenti
        visualizações comentários просмотр просмотра просмотров комментарий комментария комментариев перегляд
        перегляди переглядів коментар коментарі коментарів reacties
        weergaven visningar kommentarer wyświetleń wyświetlenia komentarz komentarze komentarzy""",
        # A number at a sentence's end is not that of the `Views: 107` behind it.
        rf"\b{_NUMBER}\s?(?:total )?WORDS\b(?!\s?[:(]\s?\d)|\bWORDS\s?[:(]\s?{_NUMBER}",
        rf"{_END_OF_NUMBER}\s?(?:total )?WORDS",
        r"[:(]\s?\d",
    ),
    _phrase(
        "generated rendered served loaded",
        r"\b(?:page )?WORDS in \d[\d.,]{0,8}\s?(?:ms|s|sec|(?:milli)?seconds?)\b",
        r"in \d",
    ),
    _phrase(
        "people",
        (
            rf"\b{_NUMBER} WORDS (?:are )?(?:now )?(?:reading|watching|online|viewing)\b"
            rf"(?:(?= (?:this|now|right)\b)|{_ENDS})"
        ),
        f"{_END_OF_NUMBER} WORDS",
    ),
    _phrase(
        "read reading lesedauer lesezeit lecture lectura lettura leitura leestijd",
        (
            r"\b(?:reading time|lesedauer|lesezeit|temps de lecture|tiempo de lectura|tempo d[ie] (?:lettura|leitura)"
            r"|leestijd)\W{0,3}(?:(?:about|ca)\b\.?\s?)?\d{1,3}\s?[^\W\d_]{1,10}"
            r"|\b\d{1,3}[ -]?min(?:utes?)?\.?(?: remaining to)? read\b"
        ),
        r"\d{1,3}(?:[ -]?min|\s?[^\W\d_])",
    ),
    _phrase(
        # What plugins of content systems set below a text, with its headline and the site's name.
        "appeared erschien apparu publicó proviene apareceu verscheen pochodzi",
        (
            r"^\W{0,3}(?:the post|der beitrag|l['\u2019]article|la entrada|l['\u2019]articolo|o post|het bericht"
            r"|artykuł)\b[^\n]{1,500}\b(?:appeared first on|erschien zuerst auf|est apparu en premier sur"
            r"|se publicó primero en|proviene da|apareceu primeiro em|verscheen eerst op|pochodzi z)\b[^\n]*$"
        ),
    ),
    _phrase(
        """advertisement advertorial sponsored promoted ad ads anzeige werbung publicité publicidad pubblicità
        publicidade реклама advertentie reklam reklama annons mainos""",
        # Labels in front of what they label, or in brackets; `Sponsored by` needs no colon.
        (
            r"(?:^|(?<=[.!?\u2026]\s))\W{0,3}WORDS\b"
            r"(?: content| post)?\s?(?:[:|\])\u2013\u2014-][^\n]*|by\b[^\n]*|$)"
        ),
    ),
)
_TRIGGERS = frozenset().union(*(phrase.words for phrase in _PHRASES))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when a text first asks for it: those of many words take most of the time to load this."""
    return re.compile(pattern, re.MULTILINE)


def telling_words(text: str) -> list[str]:
    """The words of a text whose change is an edit, case-folded."""
    folded = text.casefold()
    words = _WORD.findall(folded)
    told = folded
    if "://" in told or "www." in told:
        told = _ADDRESS.sub(" ", told)
    if not _TRIGGERS.isdisjoint(words):
        present = set(words)
        for phrase in _PHRASES:
            if phrase.may_be_in(told, present):
                told = _compiled(phrase.pattern).sub(" ", told)
    if (":" in told or "uhr" in told) and _SIGN_OF_CLOCK.search(told):
        told = _CLOCK.sub(lambda found: found[0] if found["told"] and not found["seconds"] else " ", told)
    told = _HEADING_CLOCK.sub(" ", told)
    if not told.isascii():
        told = _REACTIONS.sub(" ", told)
    if "\n" in told or len(told) <= _LONGEST_LINE:
        told = "\n".join(_without_stamps(told.split("\n")))
    for sign, name in _SIGNS.items():
        if sign in told:
            told = told.replace(sign, name)
    told = _MINUS.sub(" minus ", told)
    return _WORD.findall(told) if told != folded else words


def _without_stamps(lines: Sequence[str]) -> Iterator[str]:
    before = ":"
    for line in lines:
        if not is_a_stamp(line) or _is_told_figure(line, before):
            yield line
        before = line.rstrip() or before


def _is_told_figure(line: str, before: str) -> bool:
    """Whether a line is a figure that the line before it names, and no count of those who read it."""
    named = before[-1] == ":" or before[-1].isalpha()
    count = _compiled(_COUNTS_ALONE)
    return named and _compiled(_FIGURE).fullmatch(line) is not None and not count.fullmatch(f"{before} {line}")


def without_times_of_day(text: str) -> str:
    """A text without what a clock in it would show."""
    return _TIME_OF_DAY.sub(" ", text)


def is_a_stamp(line: str) -> bool:
    """Whether it is times and no more, or counts and no more."""
    return 0 < len(line) <= _LONGEST_LINE and any(
        _compiled(pattern).fullmatch(line) for pattern in (_DATE_ALONE, _COUNTS_ALONE, _UNSPACED_STAMP)
    )
