"""When the event of a story itself was, by the votes of its texts.

Each text of its own names the day by which its title calls an event of the story's kind, "Wednesday's air strikes", or
else that which its opening tells first of what happened. Where no text does, it is the day by which they call such an
event further down. A date of a saying or of a toll, one far from the publication and one behind 'years after' or 'the
last such' is none. A day counts where more than half of the texts that name one agree on it; where they do not, or none
names one, the event has no date. A day to come has no vote where one text alone of several names it, or several agree
on one that has come: it is mostly that of the next round.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from aggregator.merging.language.time_words import DAYS_AWAY, SAYING
from aggregator.merging.timeline.named_events import EVENTS, OPENING_CHARS
from aggregator.merging.timeline.told import ArticleTimeline, ToldDate
from aggregator.merging.words import word_set
from aggregator.model import PartOfDay, Passage, Precision, StoryKind, TextField, When

_BEFORE: Final = timedelta(days=10)
"""How long before the first publication an event that is news may have been."""
_AFTER: Final = timedelta(days=1)
"""How long after it, an article being told by clocks of another zone."""
_PLANNED: Final = timedelta(days=30)
"""The same of talks, which are news before they are held."""
_CLAUSE_CHARS: Final = 200
_CLAUSE_END: Final = re.compile(r"[,;:()\u2013\u2014]|\bwhen\b")
_EXACT: Final = frozenset({Precision.PART_OF_DAY, Precision.DAY})
_LOOKING_BACK: Final = word_set(
    """anniversary previous previously earlier last since until till similar first followed follows next
    again resume resumes resumed resuming"""
)
"""Words before a date, in its clause, that make it the date of something else, past or to come."""
_COMING: Final = word_set("come comes came")
_AFTERWARDS: Final = word_set(
    """body bodies rescuers divers searchers still remain remained remains investigators survivors funeral funerals
    mourning mourners satellite imagery"""
)
"""Words beside which a date is of what comes after an incident: 'divers recovered a fifth body on Tuesday'."""
_REACTIONS: Final = word_set(
    "condemned condemns criticised criticized welcomed praised thanked reacted expressed urged identified"
)
"""What is said or done about an incident, beside whose date it has none of its own: 'Orlan on Monday condemned the'."""
_DIED_OF_IT: Final = frozenset((whose, hurt) for whose in ("his", "her", "their") for hurt in ("injuries", "wounds"))
_TOLL_BEHIND: Final = re.compile(
    r" (?:lower|rais|revis|increas|updat|put)\w*(?: \S+){1,3} toll\b|, (?:tak|bring|push|rais)ing the (?:\S+ )?toll\b"
)
"""What behind a date makes it that of a count: 'authorities on Tuesday lowered the death toll'."""
_NO_OTHER: Final = re.compile("for the first time|next to|next door")
"""That something had not happened before, or where it did, makes it no other date."""
_PLANNED_WORDS: Final = word_set("will would due expected scheduled set planned plans tomorrow")
_BEGUN: Final = word_set("began begun erupted started")
_RELATIVE: Final = word_set("that which")
"""Words before those: 'ending a week of clashes that began on 11 October'."""
_AGREED_ON: Final = word_set("truce ceasefire cease-fire armistice firing withdrawal exchange swap release")
"""What talks agree on, which begins later than they are held: 'truce to begin on 20 March'."""
_MEETING: Final = word_set("talks negotiations round meet meets meeting session summit conference envoys negotiators")
_WARLIKE: Final = word_set("clashes fighting war conflict hostilities violence attack attacks strike strikes erupted")
"""What talks are about and not: the date of these is none of theirs."""
_SEVERAL: Final = 2
_MAX_SHOWN: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOfEvent:
    """When the event of a story was."""

    when: When | None
    """None where that is not told, or not alike."""
    shown_by: tuple[Passage, ...]
    """The words that its date was read from."""


def happened(
    timelines: Iterable[ArticleTimeline], same_text: Mapping[int, int], first_published: datetime, kind: StoryKind
) -> DateOfEvent:
    """When the event of a story was, from the dated sentences of its articles, in any order.

    `same_text` names, for each article that copies another, the one that it copies; copies have no vote. The part of a
    day is given only where all that name the day tell it.
    """
    first = first_published.date()
    days = first - _BEFORE, first + (_PLANNED if kind is StoryKind.TALKS else _AFTER)
    ordered = sorted(timelines, key=lambda each: (each.time, each.article_id))
    own = [timeline for timeline in ordered if timeline.article_id not in same_text]
    votes: list[tuple[ToldDate, When]] = []
    for days_of in (_told, _named):
        votes = votes or [vote for each in own if (vote := next(days_of(each, *days, kind), None))]
    counted = _without_plans(Counter(_day_of(when) for _, when in votes), ordered)
    if not counted:
        return DateOfEvent(when=None, shown_by=())
    day, count = counted.most_common(1)[0]
    if 2 * count <= counted.total():
        return DateOfEvent(when=None, shown_by=())
    agreeing = [(told, when) for told, when in votes if _day_of(when) == day]
    told_as = {when for _, when in agreeing}
    when = agreeing[0][1] if len(told_as) == 1 else When(day, day, Precision.DAY)
    return DateOfEvent(when=when, shown_by=tuple(told.words for told, _ in agreeing[:_MAX_SHOWN]))


def _day_of(when: When) -> date:
    """The day that a date has a vote for: of a night between two days that of its morning."""
    return when.last


def _without_plans(counted: Counter[date], timelines: Sequence[ArticleTimeline]) -> Counter[date]:
    """The days without those to come that one text of several names, and all of them where several name one before."""
    if len(timelines) < _SEVERAL:
        return counted
    last = max(each.time.date() for each in timelines)
    is_over = any(day <= last and count > 1 for day, count in counted.items())
    return Counter({day: count for day, count in counted.items() if day <= last or (count > 1 and not is_over)})


def _told(timeline: ArticleTimeline, earliest: date, latest: date, kind: StoryKind) -> Iterator[tuple[ToldDate, When]]:
    """The days that the opening of an article tells of what happened, behind one by which its title calls that.

    What is told beside an incident of an earlier day came after it: 'Ek on Monday visited those hurt in Sunday's fire'.
    """
    named = list(_named(timeline, earliest, latest, kind))
    yield from ((one, day) for one, day in named if one.sentence.field is TextField.TITLE)
    before = named if kind is StoryKind.INCIDENT else []
    for told in timeline.told:
        when = told.when
        is_opening = told.sentence.field is TextField.TITLE or told.sentence.start < OPENING_CHARS
        if (
            when
            and is_opening
            and not told.is_saying
            and when.precision in _EXACT
            and (when.first == when.last or when.part is PartOfDay.NIGHT)
            and earliest <= _day_of(when) <= latest
            and not _looks_back(told, kind)
            and not any(one.sentence == told.sentence and day.first < when.first for one, day in before)
            and not _is_quoted(told)
            and not (_day_of(when) > timeline.time.date() and _is_planned(told, kind))
        ):
            yield told, when


def _is_planned(told: ToldDate, kind: StoryKind) -> bool:
    """Whether a day to come is that of a plan, and no incident's or meeting's, or of an aside: '..., due on Monday'."""
    at = told.words.start - told.sentence.start
    upto = told.sentence.words[: at + len(told.words.words)].casefold()
    if kind is StoryKind.INCIDENT:
        return not _PLANNED_WORDS.isdisjoint(upto.split())
    clause = _CLAUSE_END.split(upto[:at])[-1].split()
    if kind is StoryKind.TALKS:
        return not _AGREED_ON.isdisjoint(clause) and _MEETING.isdisjoint(clause)
    return clause[:1] in (["due"], ["set"])


def _is_quoted(told: ToldDate) -> bool:
    """Whether 'today' is said by somebody, so that it is the day on which he spoke, or nowadays."""
    before = told.sentence.words[: told.words.start - told.sentence.start]
    is_inside = before.count("\u201c") > before.count("\u201d") or before.count('"') % 2 == 1
    return is_inside and told.words.words.split()[0].casefold() in DAYS_AWAY


def _named(timeline: ArticleTimeline, earliest: date, latest: date, kind: StoryKind) -> Iterator[tuple[ToldDate, When]]:
    """The days by which the opening of an article calls events of a kind, in its order."""
    for named in timeline.named:
        noun = named.words.words.split()[-1].casefold()
        if named.when and earliest <= named.when.first <= latest and noun in EVENTS.get(kind, ()):
            yield named, named.when


def _looks_back(told: ToldDate, kind: StoryKind) -> bool:
    """Whether the words before a date make it the date of something else than the news."""
    before = told.sentence.words[: told.words.start - told.sentence.start][-_CLAUSE_CHARS:]
    words = _NO_OTHER.sub("", _CLAUSE_END.split(before)[-1].casefold()).split()
    is_reported = "that" in words or not SAYING.isdisjoint(told.sentence.words.casefold().split())
    is_earlier = "had" in words and not is_reported
    comes_after = not _COMING.isdisjoint(words) and "after" in words  # 'this comes after a blast on Sunday'
    begun = (
        is_earlier
        or comes_after
        or (
            kind is not StoryKind.INCIDENT
            and any(one in _RELATIVE and other in _BEGUN for one, other in pairwise(words))
        )
    )
    behind = told.sentence.words[told.words.end - told.sentence.start :]
    last = max((at for at, word in enumerate(words) if word in _RELATIVE), default=0)
    is_of_count = (
        "toll" in words[last:] or ("number", "of") in pairwise(words) or _TOLL_BEHIND.match(behind) is not None
    )
    is_late = not _AFTERWARDS.isdisjoint(words) or not _DIED_OF_IT.isdisjoint(pairwise(words))
    is_reaction = not _REACTIONS.isdisjoint((*words[-3:], *behind.casefold().split()[:2]))
    is_planned = told.words.words.startswith("for ")  # 'foiled an attack planned for 8 March'
    is_after = kind is StoryKind.INCIDENT and (is_late or is_reaction or is_planned)
    is_other = is_after or (kind is StoryKind.TALKS and not _WARLIKE.isdisjoint(words)) or is_of_count
    return begun or is_other or words[-1:] in (["of"], ["from"], ["through"]) or not _LOOKING_BACK.isdisjoint(words)
