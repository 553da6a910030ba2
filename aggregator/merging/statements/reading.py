"""What an article says that somebody said: quotations and attributed claims, each as slices of the article.

A statement without a speaker is better than one with the wrong speaker, and none is better than a guess. So a speaker
is named only where grammar leaves one reading, and words in quotation marks that nobody is said to have said count only
where they make a sentence: titles and words held at arm's length do not.
"""
# ruff: noqa: RUF001 - the marks of many languages are what it is about

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from aggregator.merging.language.sentences import Span
from aggregator.merging.printed import PrintedText
from aggregator.merging.statements.attributions import find_attributions
from aggregator.merging.statements.denials import denies_the_claim
from aggregator.merging.statements.english import ENGLISH
from aggregator.merging.statements.headlines import with_small_verbs
from aggregator.merging.statements.items import Item, Sentence, split_sentences
from aggregator.merging.statements.joined import apart
from aggregator.merging.statements.language import Language
from aggregator.merging.statements.quotations import Quotation, find_quotations, without_insertions
from aggregator.merging.statements.regions import find_regions, only_quotations
from aggregator.merging.statements.slavic import RUSSIAN, UKRAINIAN
from aggregator.merging.statements.speakers import Speakers
from aggregator.merging.statements.verbs import Attribution
from aggregator.merging.statements.western import FRENCH, GERMAN, SPANISH
from aggregator.model import Form, Passage, PrintedStatement, Stance, StatementKind

LANGUAGES: Final = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
}
"""Those in which speakers and claims are recognised."""
MAX_STATEMENTS: Final = 300
"""Statements of one article; what has more is no news report."""
_MAX_ITEMS: Final = 300
"""Words of a sentence; a longer one is a table or an attack."""
_FEWEST: Final = 3
"""Words of a quotation whose speaker is unknown."""
_FEWEST_LETTERS: Final = 8
"""The same for scripts without spaces."""
_UNSPACED: Final = "\u3040"
"""Where the letters of Japanese and Chinese begin, which have no capitals and set no spaces."""

_OWN_DENIAL: Final = re.compile(
    r"(?:(?P<other>it|he|she|they)|we|i)\s+(?:(?:had|has|have|did|do|does|was|were|is|are|am)\s+(?:not|never)\b"
    r"|(?:had|has|have|did|do|does|was|were|is|are)n['’]t\b)",
    re.IGNORECASE,
)
_INWARD: Final = re.compile(
    r"\W*(?:(?:yet|ever|really|even) )?(?:want|need|know|think|thought|remember|regret|believe|feel|care|expect"
    r"|understand|like|see|seen|hear|heard|hope|afraid|sure|certain|ready|yet)\b",
    re.IGNORECASE,
)
"""What goes on in somebody, or is still to come, which he denies by nothing: 'we have never seen such waves'."""
_HEDGE: Final = re.compile(
    r"\b(?:(?-i:may)|might|could have|possibly|probably|perhaps|apparently|allegedly|reportedly"
    r"|(?:appears?|appeared|seems?|seemed|likely|believed) to)\b",
    re.IGNORECASE,
)
_INSERTED: Final = re.compile(r"[,!?…] [—–] [^—–]{3,80}[,.] [—–] ")
"""An attribution within the marks, as Russian sets it: such words are not all the speaker's."""
_ENDS: Final = frozenset(".!?…。！？")


def extract_statements(text: PrintedText) -> tuple[PrintedStatement, ...]:
    """The statements of a text in its order.

    Of a language that is not among `LANGUAGES`, and where it is not known, only whole quotations, without a speaker.
    """
    known = LANGUAGES.get(text.language)
    found: list[PrintedStatement] = []
    reader = Speakers(known) if known else None
    before: Sentence | None = None
    open_for_more = False
    for sentence in split_sentences(text.text, _quotations(text.text, known)):
        if len(found) >= MAX_STATEMENTS:
            break
        if len(sentence.items) > _MAX_ITEMS:
            before, open_for_more = None, False
            continue
        since = before.span.start if before else sentence.span.start
        new = _attributed(text, sentence, reader, since, found[-1] if found else None) if reader else []
        quoted = [item.quotation for item in sentence.items if item.quotation]
        alone = all(item.quotation or item.mark for item in sentence.items)
        if not new and alone and quoted and open_for_more and before and before.paragraph == sentence.paragraph:
            last = found[-1]
            whole = text.passage(Span(last.sentence.start, sentence.span.end))
            found[-1] = replace(last, words=last.words + _pieces(text, quoted), sentence=whole)
            if reader:
                reader.goes_on(sentence.span.end)
        else:
            new = new or _unattributed(text, sentence)
            found.extend(new)
            open_for_more = bool(new) and new[-1].form is Form.QUOTATION and new[-1].verb is not None
        before = sentence
    return tuple(found[:MAX_STATEMENTS])


def _quotations(text: str, language: Language | None) -> list[Quotation]:
    found = find_quotations(text)
    if language is None:
        return found
    return without_insertions(text, found, partial(_says, language))


def _says(language: Language, words: str) -> bool:
    """Whether words begin with a verb of speech."""
    first, _, rest = words.partition(" ")
    return first in language.verbs or (first in language.auxiliaries and rest.partition(" ")[0] in language.verbs)


def _attributed(
    text: PrintedText, sentence: Sentence, reader: Speakers, since: int, last: PrintedStatement | None
) -> list[PrintedStatement]:
    language = reader.language
    items = with_small_verbs(apart(sentence.items, language), language)
    attributions = find_attributions(items, language)
    reader.read(items)
    found = []
    for attribution, words in zip(attributions, find_regions(items, attributions, language), strict=True):
        speaker = reader.resolve(attribution.phrase, since) if attribution.phrase else None
        if attribution.phrase:
            reader.spoke(speaker, attribution.phrase)
        if words and not any(_is_interrupted(text.text, region) for region in words):
            statement = _statement(text, sentence.span, words, attribution, speaker)
            if last and language.is_pronoun(attribution.phrase[0].low if attribution.phrase else ""):
                is_own = statement.speaker == last.speaker and _is_answer(statement, last)
                statement = replace(statement, speaker=None) if is_own else statement
            found.append(statement)
    return found


def _is_answer(denial: PrintedStatement, last: PrintedStatement) -> bool:
    """Whether what is denied is what has just been said, so that "he" or "it" is not who said it."""
    is_charged = last.kind is StatementKind.ACCUSED or denies_the_claim(denial)
    return denial.kind is StatementKind.DENIED and last.stance is not Stance.DENIAL and is_charged


def _is_interrupted(text: str, region: Sequence[Item]) -> bool:
    """Whether words follow a quotation that ends with a comma: an attribution within it has been misread."""
    return any(item.quotation and text[item.quotation.pieces[-1].end - 1] == "," for item in region[:-1])


def _statement(
    text: PrintedText, sentence: Span, regions: Sequence[Sequence[Item]], attribution: Attribution, speaker: Span | None
) -> PrintedStatement:
    if all(only_quotations(region) for region in regions):
        form = Form.QUOTATION
        words = _pieces(text, [item.quotation for region in regions for item in region if item.quotation])
    else:
        form = Form.CLAIM
        words = tuple(text.passage(Span(region[0].span.start, region[-1].span.end)) for region in regions)
    kind = attribution.meaning.kind
    return PrintedStatement(
        words=words,
        sentence=text.passage(sentence),
        speaker=text.passage(speaker) if speaker else None,
        verb=text.passage(attribution.verb) if attribution.verb else None,
        form=form,
        kind=kind,
        stance=_stance(kind, words[0].words, form),
    )


def _stance(kind: StatementKind, words: str, form: Form) -> Stance:
    """The stance of words; who quotes himself denies as "we" or "I", for "they" are others."""
    own = _OWN_DENIAL.match(words)
    own = None if own and _INWARD.match(words, own.end()) else own
    if kind is StatementKind.DENIED or (own and not (own["other"] and form is Form.QUOTATION)):
        return Stance.DENIAL
    return Stance.HEDGE if kind is StatementKind.SUGGESTED or _HEDGE.search(words) else Stance.PLAIN


def _pieces(text: PrintedText, quotations: Sequence[Quotation]) -> tuple[Passage, ...]:
    """The words of quotations, without the comma that belongs to the sentence around."""
    return tuple(
        text.passage(Span(piece.start, piece.end - (text.text[piece.end - 1] == "," and piece.end - piece.start > 1)))
        for quotation in quotations
        for piece in quotation.pieces
    )


def _unattributed(text: PrintedText, sentence: Sentence) -> list[PrintedStatement]:
    """The quotations of a sentence that are sentences themselves, without a speaker."""
    items = sentence.items
    alone = all(item.quotation or item.mark for item in items)
    found = []
    for position, item in enumerate(items):
        if item.quotation is None:
            continue
        pieces = _pieces(text, [item.quotation])
        words = pieces[0].words
        whole = pieces[-1].words[-1] in _ENDS
        headed = position == 0 and len(items) > 1 and items[1].mark in {":", "-"}
        announced = position > 0 and items[position - 1].mark == ":"
        if (whole or alone or headed or announced) and _is_sentence(words) and not _INSERTED.search(words):
            found.append(
                PrintedStatement(
                    words=pieces,
                    sentence=text.passage(sentence.span),
                    speaker=None,
                    verb=None,
                    form=Form.QUOTATION,
                    kind=StatementKind.SAID,
                    stance=_stance(StatementKind.SAID, words, Form.QUOTATION),
                )
            )
    return found


def _is_sentence(words: str) -> bool:
    """Whether words begin like a sentence and are no single exclamation or title."""
    first = next((char for char in words if char.isalpha()), "")
    if first >= _UNSPACED:
        return sum(1 for char in words if char.isalpha()) >= _FEWEST_LETTERS
    parts = words.split()
    titled = len(parts) > _FEWEST and all(part[:1].isupper() for part in parts if len(part) > _FEWEST)
    return len(parts) >= _FEWEST and not first.islower() and not titled
