"""Deals the words of a sentence out to its attributions."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from aggregator.merging.statements.attribution import Attribution
from aggregator.merging.statements.items import Item, behind_dateline, item_at
from aggregator.merging.statements.language import Frame, Language, Verb
from aggregator.merging.statements.phrases import noun_phrase
from aggregator.merging.statements.subjects import can_act
from aggregator.model import StatementKind

_FEWEST: Final = 3
"""Words of a claim in front of its attribution."""
_WITHOUT_CLAUSES: Final = frozenset({StatementKind.DEMANDED, StatementKind.PROMISED})
_ARTICLES: Final = frozenset({"a", "an"})
_WHICH: Final = frozenset({"which", "что", "що", "was"})
"""What somebody else may deny behind a comma."""
_BETWEEN: Final = frozenset({"between", "zwischen", "entre", "между", "між"})
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
            if regions and free == attribution.start:
                region, regions[-1] = _reported(items[:free], attributions[number - 1], regions[-1], language)
            else:
                region = _in_front(items[free : attribution.start], language, first=not free)
            own.append(region)
        elif not attribution.after and regions:
            regions[-1] = []
        if attribution.after:
            region = _stripped(
                _own_words(_whole(items[attribution.end : limit], language), attribution.meaning, language)
            )
            if attribution.marked and region and region[0].quotation and not _is_part(items, attribution.end, limit):
                region = region[:1]
            own.append(region)
        own = [region for region in own if region]
        free = limit if attribution.after else attribution.end
        regions.append(own if _enough(own, attribution, language) else [])
    return regions


def _whole(region: Sequence[Item], language: Language) -> Sequence[Item]:
    """Words without the beginning of a clause that goes on behind them: '... as he' of 'as he and others called'."""
    is_begun = len(region) > 1 and region[-1].low in language.he_or_she
    return region[:-2] if is_begun and region[-2].low in language.breaks | language.conjunctions else region


def _reported(
    items: Sequence[Item], inner: Attribution, said: list[Sequence[Item]], language: Language
) -> tuple[Sequence[Item], list[Sequence[Item]]]:
    """What the attribution behind another takes, and what is left to that one.

    It reports the whole of it: 'Moscow demanded talks, the mediator said'. Where "but" makes it unclear what it
    reports, nobody takes anything. Who passes on what another has said takes nothing: '..., he said, RTV reports'.
    """
    if inner.before:
        return (), said
    whole = items[inner.start :]
    semicolon = next((at for at in range(len(whole) - 1, -1, -1) if whole[at].mark == ";"), 0)
    if semicolon:  # 'Moscow demanded talks; the pilots are well, the mediator said'
        return _stripped(whole[semicolon:]), said
    region = () if any(item.low in language.coordinators for item in whole) else _stripped(whole)
    return region, said if only_quotations(region) else []


def _own_words(region: Sequence[Item], meaning: Verb, language: Language) -> Sequence[Item]:
    """What was said, up to where the reporter, or somebody else, goes on.

    Whether what follows a semicolon, ", but" or ", and the ministry" was said by the same person is a guess.
    """
    frame = meaning.frame
    if frame is Frame.PURPOSE and len(region) > 1 and region[1].quotation and region[0].low in language.determiners:
        return region[: _behind_quoted(region, language)]
    quoted = not any(item.quotation for item in region)
    for place, item in enumerate(region):
        quoted = quoted or item.quotation is not None
        rest = region[place + 1 :]
        if item.mark == ";" or (item.mark == "," and _others_go_on(rest, language)):
            return region[:place]
        if item.low in language.conjunctions and (
            _goes_on_otherwise(region, place, frame, language)
            or (meaning.kind in _WITHOUT_CLAUSES and _is_new_clause(rest, language))
        ):
            return region[:place]
        if place and item.low in language.meanwhile and _others_say(rest, language.headline_verbs, language):
            return region[:place]
        if frame is Frame.LABEL and quoted and _ends_label(item, rest, language):
            return region[:place]
    return region


def _behind_quoted(region: Sequence[Item], language: Language) -> int:
    """Behind an article, a quotation and the noun that it describes: 'a "crushing" answer to the raid'."""
    end = 2
    while (
        end < len(region)
        and region[end].word.islower()
        and not (language.is_preposition(region[end].low) or region[end].low in language.breaks | language.conjunctions)
    ):
        end += 1
    return end


def _is_new_clause(rest: Sequence[Item], language: Language) -> bool:
    """Whether a subject and its verb follow, where nothing but a thing or what is to be done was spoken of."""
    end = noun_phrase(rest, 0, language, strict=False)
    return 0 < end < len(rest) and rest[end].low in language.finite


def _others_go_on(rest: Sequence[Item], language: Language) -> bool:
    """Whether words behind a comma are a contrast, a remark on the claim, or a clause with a subject of its own."""
    first, second = (item_at(rest, at).low for at in (0, 1))
    if first in language.coordinators - language.conjunctions:
        return second not in language.conditions
    if first in language.determiners and second in language.claims:
        return True
    if _is_denied(rest, language) or _others_say(rest, language.verbs.keys(), language):
        return True
    name = next((place for place, item in enumerate(rest) if not item.capital), len(rest))
    if 0 < name < len(rest) and _is_saying(rest[name].low, language):
        return True
    joined = first in language.conjunctions
    end = noun_phrase(rest, joined, language, strict=True)
    if end >= len(rest) or end == joined or not any(item.capital for item in rest[joined:end]):
        return False
    verb = item_at(rest, end + (rest[end].low in language.objects))  # 'Украина это отрицает'
    return verb.low in language.verbs or (joined and bool(verb.word) and not language.is_preposition(verb.low))


def _others_say(rest: Sequence[Item], verbs: AbstractSet[str], language: Language) -> bool:
    """Whether one who can speak, and one of some verbs, begin what follows: '... as rebels say they hold the port'."""
    end = noun_phrase(rest, 0, language, strict=True)
    return item_at(rest, end).low in verbs and not language.is_pronoun(rest[0].low) and can_act(rest[:end], language)


def _is_denied(rest: Sequence[Item], language: Language) -> bool:
    """Whether the rest of a sentence tells that somebody denies what was said: '..., which Tripoli denies'."""
    if item_at(rest, 0).low not in _WHICH or any(item.mark == "," for item in rest):
        return False
    verb = language.verbs.get(item_at(rest, noun_phrase(rest, 1, language, strict=True)).low)
    return verb is not None and verb.kind is StatementKind.DENIED


def _is_saying(word: str, language: Language) -> bool:
    """Whether a participle is of a verb of speech: '..., the union adding that ...'."""
    ending = next((ending for ending in language.adverbial_endings if word.endswith(ending)), "")
    return bool(ending) and any(word.removesuffix(ending) + other in language.verbs for other in ("", "s", "ed"))


def _goes_on_otherwise(region: Sequence[Item], at: int, frame: Frame, language: Language) -> bool:
    """Whether "and" joins no part of what was said: another verb of speech, or another subject with its verb."""
    following = item_at(region, at + 1)
    if not following.word or _pairs(region[:at], language):
        return False
    if not following.capital:
        is_over = region[at - 1].quotation is not None and frame in {Frame.OBJECT, Frame.PURPOSE}
        return (
            following.low in language.verbs
            or (is_over and following.low in language.acts)
            or (frame is Frame.OBJECT and at == 1 and language.is_pronoun(region[0].low))
        )
    name = next((place for place in range(at + 1, len(region)) if not region[place].capital), len(region))
    if name < len(region) and frame in {Frame.OBJECT, Frame.LABEL} and region[name].low in _ARTICLES:
        return True  # 'and Horvat a "crime"', which leaves out the verb
    verb = region[name].low if name + 1 < len(region) else ""
    acts = verb.endswith(language.past_endings) and "-" not in verb
    opens = noun_phrase(region, 0, language, strict=True) < at
    if acts and opens and not language.is_preposition(region[name + 1].low):
        return True
    end = noun_phrase(region, at + 1, language, strict=True)
    is_clause = end < len(region) and region[end].low.endswith(language.past_endings)
    return is_clause and opens


def _pairs(front: Sequence[Item], language: Language) -> bool:
    """Whether "and" joins two between whom something is: 'a call between Ana Horvat and Jan Lavin showed ...'."""
    since = next((at for at in range(len(front) - 1, -1, -1) if front[at].low in _BETWEEN), len(front))
    return since < len(front) and not any(item.mark or item.low in language.conjunctions for item in front[since:])


def _ends_label(item: Item, rest: Sequence[Item], language: Language) -> bool:
    """Whether what somebody calls something is over: 'called it a "crime" and left', ', Guterres a "violation"'."""
    if item.mark == ",":
        return bool(rest) and (rest[0].capital or rest[0].low in language.verbs)
    return item.low in language.conjunctions and not any(other.quotation for other in rest)


def _in_front(items: Sequence[Item], language: Language, *, first: bool) -> Sequence[Item]:
    """What an attribution behind it certainly takes.

    That is what stands behind a dateline and the last semicolon; of that a whole quotation behind a colon alone; and
    nothing that only goes on with another clause: '..., accusing the rebels of ruses'.
    """
    start = max((place + 1 for place, item in enumerate(items) if item.mark == ";"), default=0)
    region = _stripped(items[max(start, behind_dateline(items) if first else 0) :])
    if len(region) > 2 and region[-1].quotation and region[-2].mark == ":":  # noqa: PLR2004 - words, colon, quotation
        return region[-1:]
    goes_on = not first and region and not region[0].capital and region[0].low.endswith(language.adverbial_endings)
    return () if goes_on else region


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
    if attribution.meaning.kind is StatementKind.DENIED and words and words[0] in language.pointing:
        return True
    return any(word not in language.breaks or word in language.nobody for word in words)


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
