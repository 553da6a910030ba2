"""Deals the words of a sentence out to its attributions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.statements.language import Frame, Language
from aggregator.merging.statements.phrases import Item
from aggregator.merging.statements.verbs import Attribution

_FEWEST: Final = 3
"""Words of a claim in front of its attribution."""
_AROUND: Final = frozenset(",;:-.")
"""Marks that are no part of what was said when they stand at its ends."""


def find_regions(
    items: Sequence[Item], attributions: Sequence[Attribution], language: Language
) -> list[list[Sequence[Item]]]:
    """For each attribution the rows of items that it attributes; none where two claim the same words."""
    regions: list[list[Sequence[Item]]] = []
    free = 0
    for number, attribution in enumerate(attributions):
        limit = attributions[number + 1].start if number + 1 < len(attributions) else len(items)
        own = []
        if attribution.before:
            region = _front(_stripped(_last_clause(items[free : attribution.start])))
            if free and region and _is_adverbial(region[0]):
                region = ()
            if regions and free == attribution.start:
                region = _reported(items[attributions[number - 1].start : free], language)
                regions[-1] = regions[-1] if only_quotations(region) else []
            if region:
                own.append(region)
        elif not attribution.after and regions:
            regions[-1] = []
        if attribution.after:
            region = _stripped(_without_aside(items[attribution.end : limit], language))
            if attribution.meaning.frame is Frame.LABEL:
                region = _label(region, language)
            if attribution.marked and region and region[0].quotation and not _is_part(items, attribution.end, limit):
                region = region[:1]
            if region:
                own.append(region)
        free = limit if attribution.after else attribution.end
        regions.append(own if _enough(own, attribution, language) else [])
    return regions


def _reported(items: Sequence[Item], language: Language) -> Sequence[Item]:
    """A whole attribution that another one behind it reports; nothing where "but" makes it unclear what it reports."""
    return () if any(item.low in language.coordinators for item in items) else _stripped(items)


def _without_aside(region: Sequence[Item], language: Language) -> Sequence[Item]:
    """What was said, up to a semicolon, a contrast, or a reporter's remark such as ", a claim that nobody could verify".

    Whether what follows a semicolon or ", but" was said by the same person is a guess.
    """
    contrasts = language.coordinators - language.conjunctions
    for place, item in enumerate(region):
        following, noun = (region[at].low if at < len(region) else "" for at in (place + 1, place + 2))
        contrasted = following in contrasts and noun not in language.conditions
        remarked = following in language.determiners and noun in language.claims
        if item.mark == ";" or (item.mark == "," and (contrasted or remarked)):
            return region[:place]
    return region


def _label(region: Sequence[Item], language: Language) -> Sequence[Item]:
    """What somebody calls something, up to what they also do: 'called it a "crime" and left'."""
    quoted = next((place for place, item in enumerate(region) if item.quotation), len(region))
    for place in range(quoted + 1, len(region)):
        if region[place].low in language.conjunctions and not any(item.quotation for item in region[place:]):
            return _stripped(region[:place])
    return region


def _last_clause(region: Sequence[Item]) -> Sequence[Item]:
    """What an attribution behind it certainly takes: what stands behind the last semicolon."""
    return region[max((place + 1 for place, item in enumerate(region) if item.mark == ";"), default=0) :]


def _is_adverbial(first: Item) -> bool:
    """Whether words go on with the clause in front of them: '..., accusing the rebels of ruses'."""
    return first.low.endswith("ing") and not first.capital


def _front(region: Sequence[Item]) -> Sequence[Item]:
    """What an attribution behind it takes: a whole quotation behind a colon alone, else everything."""
    if len(region) > 2 and region[-1].quotation and region[-2].mark == ":":  # noqa: PLR2004 - words, colon, quotation
        return region[-1:]
    return region


def _is_part(items: Sequence[Item], start: int, limit: int) -> bool:
    """Whether a quotation is only the beginning of a clause."""
    following = items[start + 1] if start + 1 < limit else None
    return following is not None and not following.mark and not following.quotation


def _enough(regions: Sequence[Sequence[Item]], attribution: Attribution, language: Language) -> bool:
    """Whether the words say something: a few in front of an attribution, more than "it" behind one."""
    if any(item.quotation for region in regions for item in region):
        return True
    words = [item.low for region in regions for item in region if item.word]
    if words and words[0] in language.coordinators | language.conjunctions | language.alternatives:
        return False  # the end of something that stands elsewhere
    if attribution.before:
        return len(words) >= _FEWEST
    return any(word not in language.breaks for word in words)


def _stripped(items: Sequence[Item]) -> Sequence[Item]:
    start, end = 0, len(items)
    while start < end and items[start].mark in _AROUND:
        start += 1
    while end > start and items[end - 1].mark in _AROUND:
        end -= 1
    return items[start:end]


def only_quotations(region: Sequence[Item]) -> bool:
    """Whether a row holds quotations and marks alone."""
    return bool(region) and all(item.quotation or item.mark for item in region)
