"""Finds in a sentence who says something by which verb, and on which side of it the words stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from aggregator.gazetteer import is_given_name
from aggregator.merging.language.sentences import Span
from aggregator.merging.statements.adverbials import is_end
from aggregator.merging.statements.attribution import Attribution
from aggregator.merging.statements.inverted import as_told
from aggregator.merging.statements.items import Item, item_at, stands_at
from aggregator.merging.statements.language import Frame, Language, Verb
from aggregator.merging.statements.phrases import first_link, is_person, noun_phrase
from aggregator.merging.statements.subjects import with_conjunction
from aggregator.merging.statements.titles import NO_PERSON, TITLES
from aggregator.merging.statements.verbs import by_remark, by_verb, resumes, unclear
from aggregator.merging.words import word_set
from aggregator.model import StatementKind

_FEWEST: Final = 3
"""Words of a headline's claim."""
_ADVERBIAL: Final = 8
"""Words between a source and the comma behind it."""
_DOCUMENTS: Final = word_set(
    """report reports statement data figures estimates document documents study survey draft letter order poll memo
    filing transcript footage video images photos records"""
)
_LONGEST_LABEL: Final = 6
_LONGEST_NAME: Final = 3
"""Words before a colon; more are a headline of their own."""
_BETWEEN_LABELS: Final = frozenset({",", ";", "-", "."})
_TOPICS: Final = word_set(
    """coronavirus covid covid-19 virus pandemic lockdown brexit budget election politics weather opinion analysis
    comment explainer exclusive breaking revealed watch live video listen review interview podcast profile obituary quiz
    update updates latest factbox timeline"""
)
"""What headlines put before a colon and nobody is called."""
_SAID: Final = Verb(kind=StatementKind.SAID, frame=Frame.THAT)


def find_attributions(items: Sequence[Item], language: Language) -> list[Attribution]:
    """The attributions of a sentence in order."""
    found: list[Attribution] = []
    openings = {words[0] for words in language.according}
    for position, item in enumerate(items):
        if found and position < found[-1].end:
            continue
        attribution = None
        if item.low in language.verbs and not item.capital:
            attribution = by_verb(items, position, language, found[-1] if found else None)
            if attribution is None and found:
                attribution = unclear(items, position, language)
        elif position == 0 and item.low in language.as_told:
            attribution = as_told(items, language)
        elif item.low in language.remarks:
            attribution = by_remark(items, position, language, found[-1] if found else None)
        elif item.low in openings:
            attribution = _according(items, position, language)
        if attribution is not None and (not found or attribution.start >= found[-1].end):
            found.append(attribution)
    return found or list(_by_layout(items, language))


def _according(items: Sequence[Item], at: int, language: Language) -> Attribution | None:
    """'According to the ministry, ...' and '..., according to the ministry'."""
    words = max((each for each in language.according if stands_at(items, at, each)), key=len, default=None)
    before = items[at - 1] if at else item_at(items, len(items))
    if words is None or (words[0] in language.apposed and before.mark != ",") or before.low in language.determiners:
        return None  # of the last, 'moim zdaniem' is of whoever writes
    begin = at + len(words)
    end = noun_phrase(items, begin, language, strict=False)
    phrase: Sequence[Item] = items[begin:end]
    # "Según" and "selon" also mean depending on, so that whoever follows must be one who can speak.
    is_clear = len(words) > 1 and any(item.low in language.determiners for item in phrase)
    is_clear = is_clear or (words[-1] in language.of_people and bool(phrase))
    is_cut = language.nouns_are_capitalised and not item_at(items, end - 1).capital  # 'dürfte laut ORF tot sein'
    is_cut = is_cut or any(item.low.endswith(language.preterite_endings) for item in phrase)
    if is_cut or (not is_clear and not any(item.capital or item.low in language.offices for item in phrase)):
        return None
    if any(item.low in _DOCUMENTS for item in phrase):
        by = phrase[-1].low in _DOCUMENTS and item_at(items, end).low in {"by", "from"}
        owner_end = noun_phrase(items, end + 1, language, strict=False) if by else end
        phrase, end = (items[end + 1 : owner_end], owner_end) if by else ((), end)
    comma = next((place for place in range(end, min(end + _ADVERBIAL, len(items))) if items[place].mark), len(items))
    verb = Span(items[at].span.start, items[begin - 1].span.end)
    start = with_conjunction(items, at, language)
    leads = start == 0 or items[start].low in language.coordinators or (items[start].mark == "," and start < at - 1)
    if leads:
        behind = _behind_source(items, end, comma, language)
        if behind is None:
            return None
        return Attribution(phrase=tuple(phrase), verb=verb, meaning=_SAID, start=start, end=behind, after=True)
    is_subject = any(item.low in language.finite for item in items[end:comma])  # 'exports according to it are falling'
    is_subject = is_subject or (language.nouns_are_capitalised and end != comma)  # 'wurden laut Polizei gerettet'
    if is_subject or (comma != end and not is_end(items, comma)):
        return None
    return Attribution(
        phrase=tuple(phrase),
        verb=verb,
        meaning=_SAID,
        start=start,
        end=comma,
        before=True,
        after=start < at and resumes(items, comma, language),
    )


def _behind_source(items: Sequence[Item], end: int, comma: int, language: Language) -> int | None:
    """Where what a source says begins, the source being named in front of it; None where that is not certain."""
    following = item_at(items, end).low
    if language.nouns_are_capitalised:  # the verb follows: 'nach Angaben der Polizei wurden drei verletzt, als ...'
        return end if following in language.finite else None
    is_described = following.endswith(language.participle_endings)  # 'witnesses quoted by the radio'
    is_apart = comma == end or is_described or language.is_preposition(following) or following in language.times
    if not is_apart or item_at(items, comma).mark != ",":
        return None
    another = next((at for at in range(comma + 1, min(comma + _ADVERBIAL, len(items))) if items[at].mark == ","), comma)
    if not is_person(items[comma + 1 : another]):
        return comma + 1
    # 'According to the mayor, Jan Horvat, ten died' names the mayor, '..., Jan Horvat, 40, died' the dead.
    behind = item_at(items, another + 1).low
    is_described = behind[:1].isdigit() or behind in language.breaks
    is_described = is_described or (behind in language.determiners and language.drops_that)
    return (comma if is_described else another) + 1


def _by_layout(items: Sequence[Item], language: Language) -> Iterator[Attribution]:
    """The attribution of headlines: 'Mayor: "..."', '"..." - Mayor', 'Bridge reopens - mayor', '... reopens: mayor'."""
    labels = _labels(items, language) or _labels_behind_topic(items, language)
    for number, (start, end) in enumerate(labels, 1):
        closes = number < len(labels) or is_end(items, end + 2)
        quoted = closes and items[end + 1].quotation is not None
        office, names = _reads_like_speaker(items[start:end], language)
        is_one = len(labels) == 1 and not any(item.mark == ":" for item in items[end + 1 :])
        is_claim = office and is_one and items[-1].mark != "?" and len(items) > end + _FEWEST
        if is_claim or (quoted and (office or names)):
            yield Attribution(
                phrase=tuple(items[start:end]),
                verb=None,
                meaning=_SAID,
                start=max(0, start - 1),
                end=end + 1,
                after=True,
                marked=quoted,
            )
    if labels:
        return
    last = next((place for place in range(len(items) - 1, 0, -1) if items[place].mark), 0)
    phrase = items[last + 1 :]
    if not phrase or noun_phrase(items, last + 1, language, strict=True) != len(items):
        return
    quoted = last == 1 and items[0].quotation is not None and items[last].mark in {"-", ":"}
    office, names = _reads_like_speaker(phrase, language)
    is_label = items[last].mark == "-" or (items[last].mark == ":" and items[last + 1].low not in language.determiners)
    if (quoted and (office or names)) or (office and is_label and last > _FEWEST):
        yield Attribution(phrase=tuple(phrase), verb=None, meaning=_SAID, start=last, end=len(items), before=True)


def _labels(items: Sequence[Item], language: Language) -> list[tuple[int, int]]:
    """Where what stands before a colon begins and ends: one, or several: 'Mayor: "We are open", union: "You are not"'.

    Another one follows a quotation and a mark.
    """
    found: list[tuple[int, int]] = []
    start = 0
    while (end := noun_phrase(items, start, language, strict=True)) > start and item_at(items, end + 1).span.end:
        if items[end].mark != ":":
            break
        found.append((start, end))
        if items[end + 1].quotation is None or item_at(items, end + 2).mark not in _BETWEEN_LABELS:
            break
        start = end + 3
    return found


def _labels_behind_topic(items: Sequence[Item], language: Language) -> list[tuple[int, int]]:
    """Where an office in small letters stands before a colon, behind what it is about: 'Frana, il sindaco: «...»'."""
    colon = next((place for place, item in enumerate(items) if item.mark == ":"), 0)
    comma = next((place for place in range(colon - 1, 0, -1) if items[place].mark == ","), colon)
    start = comma + 1
    if not (start < colon < len(items) - 1 and items[start].word.islower()):
        return []
    is_office = _reads_like_speaker(items[start:colon], language)[0]
    return [(start, colon)] if is_office else []


def _reads_like_speaker(phrase: Sequence[Item], language: Language) -> tuple[bool, bool]:
    """Whether a phrase is an office, with the names and links around it, and whether it is a name alone."""
    small = [item for item in phrase if item.word and not item.capital]
    offices = language.offices | language.links | language.determiners | TITLES
    head = phrase[: first_link(phrase, language)]
    is_led = any(item.low in language.offices for item in head) or is_person(head)  # a 'ceasefire in force' is nobody
    office = (
        is_led and any(item.low in language.offices for item in phrase) and all(item.low in offices for item in small)
    )
    is_other = phrase[-1].low in NO_PERSON and phrase[-1].low not in language.offices
    return office and not is_other and len(phrase) <= _LONGEST_LABEL, not small and _may_be_name(phrase, language)


def _may_be_name(phrase: Sequence[Item], language: Language) -> bool:
    """Whether capitals before a colon name somebody: one word that is no topic, or a given name and few more."""
    name = [item for item in phrase if item.word and item.low not in TITLES]
    if len(name) == 1:
        return name[0].low not in _TOPICS and not name[0].low.endswith(language.topic_endings)
    return is_person(phrase) and len(name) <= _LONGEST_NAME and is_given_name(name[0].word)
