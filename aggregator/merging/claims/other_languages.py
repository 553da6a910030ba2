"""Whether a sentence in another language than English denies what happened.

Read are verbs that hardly mean anything else than that something is not true, and others where they stand with claims
or behind what has just been told: ', was Karland bestreitet'; unless they are turned, or it is why or what it was, who
knew of it, or an office, a visa or a right that is denied. Claims and confirmations are not read.
"""
# ruff: noqa: RUF001 - letters of other alphabets are what it is about

from __future__ import annotations

import re
from typing import Final

_DENYING: Final = {
    "ar": "نفى|نفت|تنفي|ينفي|ينفون",
    "de": r"""
        dementier(?:t|en|te|ten)|(?:bestreite[tn]|bestritt(?:en)?),[ ](?:dass|[^,.]{1,120}[ ]zu[ ](?:haben|sein))
        |(?<=,[ ])was(?:[ ]\S+){1,6}[ ](?:bestreite[tn]|bestritt(?:en)?)
        |(?:bestreite[tn]|bestritt(?:en)?)[ ](?:das|dies)(?=\W*$|[,;])
        |w(?:eist|eisen|ies|iesen)[ ](?:\S+[ ]){0,4}(?:Vorw[uü]rfe?|Anschuldigung(?:en)?|Behauptung(?:en)?)
        (?:[ ]\S+){0,4}[ ]zurück
        |(?:bestreite[tn]|bestritt(?:en)?)[ ](?:\S+[ ]){0,2}(?:Vorw[uü]rfe?|Anschuldigung(?:en)?|Behauptung(?:en)?)
        """,
    "es": r"""
        desmient(?:e|en|o)|desmintió|desmintieron|desmentid[oa]|(?:neg(?:ó|aron)|niegan?)[ ](?:que|haber)
        |(?<=,[ ])(?:lo|algo|cosa)[ ]que(?:[ ]\S+){0,6}[ ](?:neg(?:ó|aron|ado)|niegan?)
        |(?:rechaz(?:an?|ó|aron)|neg(?:ó|aron)|niegan?)[ ](?:\S+[ ]){0,2}acusaciones(?![ ]contra)
        """,
    "fa": "تکذیب[ \u200c](?:کرد|کردند|شد|می[ \u200c]?کند|می[ \u200c]?کنند|کرده)",
    "fr": r"""
        dément|démentent|démentie?|(?:nie|nient|nié)[ ](?:que|avoir|être)|le[ ](?:nie|nient)|l['’]\w+[ ]nié
        |(?<=,[ ])ce[ ]que(?:[ ]\S+){0,6}[ ](?:nie|nient|nié|contest(?:e|ent|é)|réfut(?:e|ent|é))
        |(?:rejet(?:te|tent|é)|réfut(?:e|ent|é))[ ](?:\S+[ ]){1,2}(?:accusation|allégation)s?
        """,
    "it": r"""
        smentisc(?:e|ono)|smentì|smentirono|smentit[oaie]|(?:neg(?:a|ano|ò)|negato)[ ](?:che|di[ ](?:aver|esser)e?)
        |(?<=,[ ])(?:cosa|accusa)[ ]che(?:[ ]\S+){0,6}[ ]neg(?:a|ano|ò|ato)
        |(?:respin(?:ge|gono|se|sero)|neg(?:a|ano|ò))[ ](?:\S+[ ]){0,2}accus[ae](?![ ]contro)
        """,
    "ja": "否定(?:した|している|する|し、|$)",
    "pl": r"""
        dementuj[eą]|zdementowa(?:ł|ła|ło|li|ły|no)|zaprzecza(?:ją)?|zaprzeczy(?:ł|ła|ło|li|ły)
        |odrzuc(?:a|ają|ił|iła|ili)[ ](?:\S+[ ]){0,2}(?:oskarżenia|zarzuty)
        """,
    "pt": r"""
        desment(?:e|em|iu|iram|ido|ida)|neg(?:a|am|ou|aram)[ ](?:que|ter)
        |(?<=,[ ])(?:o|algo|coisa)[ ]que(?:[ ]\S+){0,6}[ ]neg(?:a|am|ou|aram|ado)
        |(?:rejeit|neg)(?:a|am|ou|aram)[ ](?:\S+[ ]){0,2}acusações(?![ ]contra)
        """,
    "ru": r"""
        опроверг(?:ает|ают|ла|ло|ли|нул[аи]?)?|отрица(?:ет|ют|л|ла|ли)
        |отверг(?:ает|ают|ла|ло|ли)?[ ](?:\S+[ ]){0,2}обвинения(?![ ]против)
        """,
    "uk": r"""
        спростову(?:є|ють)|спростува(?:в|ла|ло|ли)|спростовано|запереч(?:ує|ують|ив|ила|ило|или)(?![ ]проти)
        |відки(?:дає|дають|нув|нула|нули)[ ](?:\S+[ ]){0,2}звинувачення(?![ ]проти)
        """,
    "zh": "否认|否認|辟谣|闢謠",
}
_OTHERWISE: Final = {
    "ar": "لم|لا|لن|علم(?:ه|ها|هم)?|معرفت(?:ه|ها|هم)|دافع|دوافع|إرهابي|إرهابية|فدية",
    "de": r"nicht|nie|weder|kein\w*|motiv\w*|terror\w*|absicht\w*|lösegeld|gewusst|kenntnis|wissen",
    "es": r"no|ni|sin|móvil|motivación|terroris\w*|intencional\w*|rescate|hipótesis|saber|conoc\w*",
    "fa": r"نکرد|نکردند|نمی|انگیزه|تروریستی|عمدی|اطلاع|آگاهی",
    "fr": r"ne|n|ni|sans|mobile|terroris\w*|intentionnel\w*|rançon|hypothèse|savoir|connaissance",
    "it": r"non|né|senza|movente|matrice|terroris\w*|dolos\w*|riscatto|ipotesi|sapere|saperne|conoscenza",
    "ja": "可能性|否定しな|否定せ|否定していない|否定でき|動機|テロ|故意|知らな|認識",
    "pl": r"nie|ani|bez|motyw\w*|terroryst\w*|terroryzm\w*|celow\w*|okup\w*|wiedz\w*|wiedział\w*",
    "pt": r"não|nem|sem|motivação|terroris\w*|intencion\w*|resgate|hipótese|saber|conhec\w*",
    "ru": r"не|ни|без|мотив\w*|теракт\w*|террор\w*|умыс\w*|умышлен\w*|выкуп\w*|знал\w*|знани\w*",
    "uk": r"не|ні|без|мотив\w*|теракт\w*|терор\w*|умис\w*|викуп\w*|зна(?:в|ла|ли|ння)",
    "zh": "[没未不]有?否[认認]|拒[绝絕]否[认認]|知情|动机|動機|恐怖|故意|蓄意|赎金",
}
_UNSPACED: Final = frozenset({"ja", "zh"})


def _word(language: str, words: str) -> re.Pattern[str]:
    whole = words if language in _UNSPACED else rf"(?<!\w)(?:{words})(?!\w)"
    return re.compile(whole, re.IGNORECASE | re.VERBOSE)


_DENIES: Final = {language: _word(language, words) for language, words in _DENYING.items()}
_IS_OTHER: Final = {language: _word(language, words) for language, words in _OTHERWISE.items()}


def denies_elsewhere(sentence: str, language: str) -> bool:
    """Whether a sentence of a language denies what happened; never where that is not read."""
    found = _DENIES.get(language)
    return found is not None and found.search(sentence) is not None and not _IS_OTHER[language].search(sentence)
