"""Finds the attributions of verbs that have no subject in front: '..., said the mayor', '«...», disse'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.language.sentences import Span
from aggregator.merging.statements.adverbials import behind_adverbials, is_end
from aggregator.merging.statements.agreement import agrees, is_told
from aggregator.merging.statements.attribution import Attribution
from aggregator.merging.statements.headlines import is_clause
from aggregator.merging.statements.items import Item, item_at
from aggregator.merging.statements.language import Frame, Language, Verb
from aggregator.merging.statements.phrases import is_person, noun_phrase
from aggregator.merging.statements.subjects import before_verb, can_act

_BEFORE_REST: Final = frozenset({",", ":", ".", "-"})
"""What stands between an attribution and the rest of what it breaks."""
_LEADING: Final = 4
"""Words among which the verb of "As the mayor said" stands."""
_REPORTS: Final = frozenset({Frame.CLAUSE, Frame.THAT})


def behind_words(items: Sequence[Item], at: int, start: int, language: Language, meaning: Verb) -> Attribution | None:
    """The attribution that a verb with no subject in front makes behind what was said; the verb begins at `start`."""
    return _inverted(items, at, start, language, meaning) or _going_on(items, at, start, language, meaning)


def as_told(items: Sequence[Item], language: Language) -> Attribution | None:
    """The attribution that leads a sentence: 'Jak podała policja, ...'."""
    at = next((place for place, item in enumerate(items[:_LEADING]) if item.low in language.verbs), 0)
    if not at or before_verb(items, at, language) != (1, 1) or language.verbs[items[at].low].frame not in _REPORTS:
        return None
    end = noun_phrase(items, at + 1, language, strict=False)
    phrase = items[at + 1 : end]
    if not phrase or item_at(items, end).mark != "," or not can_act(phrase, language):
        return None
    verb = Span(items[1].span.start, items[at].span.end)
    meaning = language.verbs[items[at].low]
    return Attribution(phrase=tuple(phrase), verb=verb, meaning=meaning, start=0, end=end + 1, after=True)


def _inverted(items: Sequence[Item], at: int, start: int, language: Language, meaning: Verb) -> Attribution | None:
    """The attribution of a subject behind its verb, as in '..., said the mayor'."""
    verb = Span(items[start].span.start, items[at].span.end)
    is_summed_up = start > 1 and items[start - 1].mark == ":" and items[start - 2].quotation is not None
    if start == 0 or not (items[start - 1].quotation or items[start - 1].mark in {",", "-"} or is_summed_up):
        return None
    begin = _behind_audience(items, at, language)
    end = noun_phrase(items, begin, language, strict=False)
    phrase = items[begin:end]
    while start and items[start - 1].mark in {",", "-", ":"}:
        start -= 1
    followed = item_at(items, end).low in language.auxiliaries | language.finite
    is_object = bool(phrase) and (items[at].low, phrase[0].low) in language.phrasal  # '..., posted a video'
    is_object = is_object or (bool(phrase) and is_told(items[at], phrase[0], language))
    if not phrase or not start or followed or is_object or is_clause(phrase, language):
        return None
    quoted = items[start - 1].quotation is not None
    is_short = quoted and len(phrase) == 1 and is_end(items, end)
    is_subject = phrase[0].low in language.determiners or agrees(items[at], phrase[0], language)
    if not (is_subject or is_short or can_act(phrase, language)):
        return None
    if quoted and items[start].mark not in {",", "-", ":"} and not items[start - 1].is_whole:
        return None
    if item_at(items, end).mark == "," and not is_person(phrase):
        name_end = noun_phrase(items, end + 1, language, strict=False)
        name = items[end + 1 : name_end]
        if is_person(name) and (name_end == len(items) or items[name_end].mark):
            phrase, end = name, name_end
    end = behind_adverbials(items, end, language)
    if item_at(items, end).low == "mit":
        end += 1
    reports = meaning.frame in _REPORTS and (is_end(items, end) or items[end].mark)
    if not quoted and not reports:
        return None
    rest = next((at for at in range(end, len(items)) if items[at].mark not in _BEFORE_REST), end)
    goes_on = quoted and rest > end and item_at(items, rest).quotation is not None
    return Attribution(
        phrase=tuple(phrase),
        verb=verb,
        meaning=meaning,
        start=start,
        end=rest if goes_on else end,
        before=True,
        after=goes_on,
        marked=goes_on,
    )


def _behind_audience(items: Sequence[Item], at: int, language: Language) -> int:
    """Where who speaks begins behind the verb at a position, and behind who is told, or when: 'disse à TV o prefeito'.

    Only an article or an office, or an adverb in front, shows there that somebody begins.
    """
    begin = at + 1 + (item_at(items, at + 1).low in language.objects - language.determiners)
    behind = behind_adverbials(items, begin, language)
    first = item_at(items, behind)
    named = first.low in language.offices or (first.low in language.determiners and not first.capital)
    named = named or (first.capital and behind == begin + 1 and items[begin].low in language.adverbs)
    return behind if behind > begin and named else begin


def _going_on(items: Sequence[Item], at: int, start: int, language: Language, meaning: Verb) -> Attribution | None:
    """The attribution of a quotation to whoever spoke before: '«...», ha aggiunto ieri.'."""
    verb = Span(items[start].span.start, items[at].span.end)
    while start and items[start - 1].mark in {",", "-"}:
        start -= 1
    is_quoted = start > 0 and items[start - 1].quotation is not None
    end = behind_adverbials(items, at + 1, language)
    if not (language.drops_subjects and is_quoted and is_end(items, end)):
        return None
    return Attribution(phrase=(), verb=verb, meaning=meaning, start=start, end=end, before=True, goes_on=True)
