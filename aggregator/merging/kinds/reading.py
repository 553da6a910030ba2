"""What one article is about, from its title and its first two sentences.

Each of them votes for the kind and the event that its surest words tell, the title most; what stands behind 'after' or
'amid' counts less than what is told before it. Of the kind that wins, the event that is told most surely gives the
class. An article whose words say nothing is OTHER, and shows no words for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from aggregator.merging.figures.told import ToldFigure
from aggregator.merging.kinds.cues import Cue, sentence_cues
from aggregator.merging.kinds.events import VAGUE, VIOLENT, Event, count_together, tells_of
from aggregator.merging.kinds.languages import LANGUAGES
from aggregator.merging.kinds.tolls import tolls_of
from aggregator.merging.printed import PrintedText
from aggregator.model import Passage, StoryKind, TextField

_WEIGHTS: Final = {TextField.TITLE: (6.0,), TextField.SUMMARY: (4.0, 2.0), TextField.TEXT: (4.0, 2.0)}
"""Of the title, and of the first and the second sentence."""
_BACKGROUND: Final = 0.35
"""What words in the background count, of what they would."""
_AT_ONCE: Final = 0.7
"""The same of what goes on meanwhile: 'markets shut as rebels enter capital'."""
_VAGUE: Final = 0.2
"""The same of a vague event beside one that says more."""
_SURE: Final = 8.0
"""Points from which an article is about talks or an incident: sure words in the title, or in what follows twice."""
_SURE_ELSEWHERE: Final = 9.0
"""The same in other languages than English, whose rows are fewer: words that are not quite sure need the title's."""
_MAX_SHOWN: Final = 4
"""Passages that an article shows for what it is about."""

_Counted = TypeVar("_Counted", StoryKind, Event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What an article is about."""

    kind: StoryKind = StoryKind.OTHER
    event: Event | None = None
    """None where its words say nothing."""
    is_alleged: bool = False
    """Whether the event is told only as what somebody is accused of."""
    shown_by: tuple[Passage, ...] = ()
    """The words that said so, in order."""


@dataclass(frozen=True, slots=True)
class _Told:
    points: float
    cue: Cue
    passage: Passage
    place: int


def read_subject(
    texts: Sequence[PrintedText], published: datetime | None, figures: Sequence[ToldFigure] = ()
) -> Subject | None:
    """What an article is about, from its title, another of its texts and their figures.

    None where its language is not supported.
    """
    if any(text.language not in LANGUAGES for text in texts):
        return None
    told = list(_told(texts, published.year if published else None, figures))
    by_kind = _points((each.cue.event.kind, each) for each in told)
    kind = max(by_kind, key=lambda each: (by_kind[each], each is not StoryKind.OTHER), default=StoryKind.OTHER)
    sure = _SURE if texts and texts[0].language == "en" else _SURE_ELSEWHERE
    if not told or (kind is not StoryKind.OTHER and by_kind[kind] < sure):
        return Subject()
    of_kind = [each for each in told if each.cue.event.kind is kind]
    event = _event(of_kind)
    shown = [each for each in of_kind if tells_of(each.cue.event, event)]
    return Subject(
        kind=kind,
        event=event,
        is_alleged=all(each.cue.alleged for each in shown),
        shown_by=tuple(each.passage for each in shown[:_MAX_SHOWN]),
    )


def _told(texts: Sequence[PrintedText], year: int | None, figures: Sequence[ToldFigure]) -> Iterator[_Told]:
    """The cues of the opening; behind a title that looks back only those of neither talks nor incidents.

    Where it names an illness, whom something kills is no sign of an incident; nor are launches alone where missiles are
    tested.
    """
    read = [
        (text, weight, sentence_cues(text.text, sentence, year, text.language, tolls_of(text, sentence, figures)))
        for text in texts
        for weight, sentence in zip(_WEIGHTS[text.field], text.opening(len(_WEIGHTS[text.field])), strict=False)
    ]
    names_illness = any(found.names_illness for _, _, found in read)
    told = {cue.event for _, _, found in read for cue in found.cues if cue.event.kind is StoryKind.INCIDENT}
    only_tests = told == {Event.SHELLING} and any(found.names_test for _, _, found in read)
    looks_back = False
    for place, (text, weight, found) in enumerate(read):
        for cue in found.cues:
            counts = not looks_back or cue.event.kind is StoryKind.OTHER
            if counts and not (names_illness and cue.event is Event.HARM) and not (only_tests and cue.event in told):
                share = _BACKGROUND if cue.in_background else _AT_ONCE if cue.at_once else 1
                yield _Told(weight * cue.strength * share, cue, text.passage(cue.span), place)
        looks_back = looks_back or (text.field is TextField.TITLE and found.looks_back)


def _points(told: Iterable[tuple[_Counted, _Told]]) -> defaultdict[_Counted, float]:
    """What all places together give each kind, or each event; in each place the surest of its cues counts."""
    best: defaultdict[tuple[_Counted, int], float] = defaultdict(float)
    for counted, each in told:
        best[counted, each.place] = max(best[counted, each.place], each.points)
    points: defaultdict[_Counted, float] = defaultdict(float)
    for (counted, _), most in best.items():
        points[counted] += most
    return points


def _event(told: Sequence[_Told]) -> Event:
    """The event that is told most surely; of vague ones, which are told beside another, less is held."""
    points = _points((each.cue.event, each) for each in told)
    count_together(points)
    if Event.ACCIDENT in points and any(points[event] >= points[Event.ACCIDENT] for event in VIOLENT & points.keys()):
        del points[Event.ACCIDENT]
    return max(points, key=lambda event: (points[event] * (_VAGUE if event in VAGUE else 1), -event))
