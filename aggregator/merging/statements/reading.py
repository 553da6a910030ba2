"""What an article says that somebody said: quotations and attributed claims, each as slices of the article.

A statement without a speaker is better than one with the wrong speaker, and none is better than a guess. So a speaker
is named only where grammar leaves one reading, and words in quotation marks that nobody is said to have said count only
where they make a sentence: titles and words held at arm's length do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from aggregator.merging.language.sentences import Span
from aggregator.merging.printed import PrintedText
from aggregator.merging.statements.arabic import ARABIC
from aggregator.merging.statements.attribution import Attribution
from aggregator.merging.statements.attributions import find_attributions
from aggregator.merging.statements.chinese import CHINESE
from aggregator.merging.statements.denials import denies_the_claim
from aggregator.merging.statements.english import ENGLISH
from aggregator.merging.statements.headlines import with_small_verbs
from aggregator.merging.statements.items import Item, Sentence, split_sentences
from aggregator.merging.statements.japanese import JAPANESE
from aggregator.merging.statements.joined import apart
from aggregator.merging.statements.language import Language
from aggregator.merging.statements.masked import in_order
from aggregator.merging.statements.printing import pieces_of, statement_of, unattributed
from aggregator.merging.statements.quotations import Quotation, find_quotations, without_insertions
from aggregator.merging.statements.regions import find_regions, only_quotations
from aggregator.merging.statements.slavic import POLISH, RUSSIAN, UKRAINIAN
from aggregator.merging.statements.speakers import Speakers
from aggregator.merging.statements.western import FRENCH, GERMAN, ITALIAN, PORTUGUESE, SPANISH
from aggregator.model import Form, PrintedStatement, Stance, StatementKind

_GRAMMARS: Final = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "pl": POLISH,
}
_ORDERS: Final = {"ar": ARABIC, "zh": CHINESE, "ja": JAPANESE}
LANGUAGES: Final = (*_GRAMMARS, *_ORDERS)
"""Those in which speakers and claims are recognised."""
MAX_STATEMENTS: Final = 300
"""Statements of one article; what has more is no news report."""
_MAX_ITEMS: Final = 300
"""Words of a sentence; a longer one is a table or an attack."""


def extract_statements(text: PrintedText) -> tuple[PrintedStatement, ...]:
    """The statements of a text in its order.

    Of a language that is not among `LANGUAGES`, and where it is not known, only whole quotations, without a speaker.
    """
    known = _GRAMMARS.get(text.language)
    order = _ORDERS.get(text.language)
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
        new: list[PrintedStatement] = []
        if reader:
            new = _attributed(text, sentence, reader, since, found[-1] if found else None)
        elif order:
            new = in_order(text, before, sentence, order, found)
        goes_on = open_for_more and before is not None and before.paragraph == sentence.paragraph
        if not new and sentence.is_alone and goes_on:
            last = found[-1]
            quoted = [item.quotation for item in sentence.items if item.quotation]
            whole = text.passage(Span(last.sentence.start, sentence.span.end))
            found[-1] = replace(last, words=last.words + pieces_of(text, quoted), sentence=whole)
            if reader:
                reader.goes_on(sentence.span.end)
        else:
            if new and found and new[0].words[0].start < sentence.span.start:
                found[-1:] = _without(found[-1], new[0].words[0].start)
            new = new or unattributed(text, sentence)
            found.extend(new)
            open_for_more = bool(new) and new[-1].form is Form.QUOTATION and new[-1].verb is not None
        before = sentence
    return tuple(found[:MAX_STATEMENTS])


def _without(statement: PrintedStatement, start: int) -> list[PrintedStatement]:
    """A statement without the words from a place on, which another says; none where nothing is left."""
    words = tuple(each for each in statement.words if each.start < start)
    return [replace(statement, words=words)] if words else []


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
        speaker = None
        if attribution.phrase:
            speaker = reader.resolve(attribution.phrase, since)
            reader.spoke(speaker, attribution.phrase)
        elif attribution.goes_on and attribution.verb:
            speaker = reader.last_speaker(attribution.verb.start, since)
            if speaker:
                reader.goes_on(attribution.verb.end)
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
        words = pieces_of(text, [item.quotation for region in regions for item in region if item.quotation])
    else:
        form = Form.CLAIM
        words = tuple(text.passage(Span(region[0].span.start, region[-1].span.end)) for region in regions)
    return statement_of(text, sentence, words, form, attribution.meaning.kind, speaker=speaker, verb=attribution.verb)
