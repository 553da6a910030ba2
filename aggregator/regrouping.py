"""Matching run again over a period, with the weights and settings of today.

Everything that only the program has said is open to change: the articles of the period are taken out of their stories
and decided about again in order of time. What people have said is not. An article that a person placed, or said to
belong with another, stays where it is; cannot-links are obeyed as ever; and stories that a person has confirmed or
dismissed lose and gain nothing: where the new run would put an article into one of them, or out of it, it asks.

A group of articles keeps the id of the story that most of them come from, so that a run that changes nothing changes no
id either. A story that is left without articles leads to the one that got most of them. The plan is made in full before
the first change, and applied in the same transaction, under the grouper's lock.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from aggregator.errors import AggregatorError
from aggregator.matching import sign
from aggregator.model import (
    Comparison,
    ConstraintKind,
    MatchDecision,
    Membership,
    PlacedBy,
    StoredArticle,
    StoryState,
)
from aggregator.ports import Clock, Database, StoredDecision, UnitOfWork
from aggregator.records import Topics, refresh_records
from aggregator.verdicts import GROUPER_LOCK, GroupPolicy, Said, question
from aggregator.window import MatchWindow

_PORTION = 500
_NEW = 1 << 40
"""From here on numbers stand for groups that no story has been opened for; ids of stories are far below."""
_CLOSED = (StoryState.CONFIRMED, StoryState.DISMISSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An article that changes its story."""

    article_id: int
    before: int
    after: int
    """Above all ids where the story has yet to be opened: see `is_new`."""
    probability: float | None

    @property
    def is_new(self) -> bool:
        """Whether the story has yet to be opened."""
        return self.after >= _NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class RegroupPlan:
    """What a run would change."""

    articles: int
    """Decided about again."""
    moves: tuple[Move, ...]
    opened: int
    """New stories."""
    merged: Mapping[int, int]
    """Stories that lose all their articles, and where they lead."""
    questions: tuple[tuple[int, Comparison], ...]
    """Articles and the stories a person is asked about."""


@dataclass(slots=True, kw_only=True)
class _Draft:
    """The run as it goes."""

    homes: dict[int, int] = field(default_factory=dict)
    decisions: dict[int, MatchDecision] = field(default_factory=dict)
    questions: list[tuple[int, Comparison]] = field(default_factory=list)


class Regrouper:
    """Runs matching again over stored articles; `owner` names this process on the grouper's lock."""

    def __init__(self, *, database: Database, clock: Clock, policy: GroupPolicy, topics: Topics, owner: str) -> None:
        self._database, self._clock, self._policy = database, clock, policy
        self._topics, self._owner = topics, owner

    def count(self, since: datetime, until: datetime) -> int:
        """Return how many articles of the period stand in stories."""
        with self._database.read() as uow:
            return sum(1 for _ in uow.stories.signed_window(since, until, ""))

    def run(
        self, since: datetime, until: datetime, *, dry: bool = False, progress: Callable[[], None] | None = None
    ) -> RegroupPlan:
        """Decide again about the articles with since <= sort_time < until; `dry` changes nothing.

        `progress` is told of each article. Raises `AggregatorError` where another process is grouping.
        """
        with self._database.write() as uow:
            now = self._clock.now()
            if not uow.locks.acquire(GROUPER_LOCK, owner=self._owner, now=now, until=now + self._policy.lock_for):
                raise AggregatorError("another process is grouping this database: stop it, or wait until it has ended")
            uow.stories.serialise()
            draft, before = self._draft(uow, since, until, progress or (lambda: None))
            plan = _plan(uow, draft, before)
            if not dry:
                self._apply(uow, plan, draft, now)
                uow.locks.release(GROUPER_LOCK, owner=self._owner)
                uow.commit()
        return plan

    def _draft(
        self, uow: UnitOfWork, since: datetime, until: datetime, progress: Callable[[], None]
    ) -> tuple[_Draft, dict[int, int]]:
        """Decide about all articles of the period; returns that, and the stories of those that are free to move."""
        places = {place.article_id: place.story_id for place in uow.stories.signed_window(since, until, "")}
        free = _free(uow, places)
        window = MatchWindow(self._policy.match, self._policy.reach)
        window.cover(uow, since, until)
        said = Said(uow, list(places))
        for article_id in free:
            window.index.remove(article_id)
        said.lifted(free)
        states = _States(uow)
        draft = _Draft()
        opened = 0
        ids = list(places)
        for start in range(0, len(ids), _PORTION):
            portion = uow.articles.many(ids[start : start + _PORTION])
            signatures = {key: sign(one.article, seen=one.first_seen) for key, one in portion.items() if key in free}
            window.observe(signatures)
            for article_id in ids[start : start + _PORTION]:
                stored = portion[article_id]
                if article_id not in free:
                    draft.questions += _about_closed(window, states, stored, places[article_id], said)
                else:
                    decision = _decide(window, states, stored, said, draft)
                    if decision.chosen is None:
                        opened += 1
                    home = _NEW + opened if decision.chosen is None else decision.chosen.story_id
                    draft.homes[article_id], draft.decisions[article_id] = home, decision
                    draft.questions += [(article_id, one) for one in decision.suggestions]
                    window.placed(stored, home, signatures[article_id])
                    said.placed(article_id, home)
                progress()
        return draft, {article_id: places[article_id] for article_id in places if article_id in free}

    def _apply(self, uow: UnitOfWork, plan: RegroupPlan, draft: _Draft, now: datetime) -> None:
        opened: dict[int, int] = {}
        for move in plan.moves:
            if move.is_new and move.after not in opened:
                opened[move.after] = uow.stories.open(now=now)
        place_of = {move.article_id: opened.get(move.after, move.after) for move in plan.moves}
        uow.stories.place(
            [
                Membership(
                    article_id=move.article_id,
                    story_id=place_of[move.article_id],
                    placed_by=PlacedBy.RULE,
                    probability=move.probability,
                    at=now,
                )
                for move in plan.moves
            ]
        )
        uow.stories.add_decisions(
            [
                StoredDecision(
                    article_id=article_id,
                    story_id=story_id,
                    decision=draft.decisions[article_id],
                    at=now,
                    engine=self._policy.match.engine,
                )
                for article_id, story_id in place_of.items()
            ]
        )
        for story_id, into in plan.merged.items():
            uow.stories.merge_away(story_id, opened.get(into, into), now=now)
        for article_id, comparison in plan.questions:
            asked_about = opened.get(comparison.story_id, comparison.story_id)
            uow.reviews.suggest(question(article_id, replace(comparison, story_id=asked_about), now))
            uow.stories.touch(asked_about, now=now)
        touched = {move.before for move in plan.moves} - plan.merged.keys() | set(place_of.values())
        refresh_records(uow, touched, topics=self._topics(), now=now)


class _States:
    """The states of stories, asked for once."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._known: dict[int, StoryState | None] = {}

    def is_closed(self, story_id: int) -> bool:
        """Whether a person has confirmed or dismissed a story."""
        if story_id not in self._known:
            story = self._uow.stories.get(story_id) if story_id < _NEW else None
            self._known[story_id] = None if story is None else story.state
        return self._known[story_id] in _CLOSED


def _free(uow: UnitOfWork, places: Mapping[int, int]) -> set[int]:
    """Return the articles that only the program has placed, in stories that nobody has confirmed or dismissed."""
    said = {
        article_id
        for constraint in uow.reviews.constraints(places)
        if constraint.kind is ConstraintKind.MUST_LINK
        for article_id in (constraint.low, constraint.high)
    }
    states = _States(uow)
    return {
        article_id
        for article_id, place in uow.stories.memberships(places).items()
        if place.placed_by is PlacedBy.RULE and article_id not in said and not states.is_closed(place.story_id)
    }


def _decide(window: MatchWindow, states: _States, stored: StoredArticle, said: Said, draft: _Draft) -> MatchDecision:
    """Decide about a free article; a closed story that it would join is asked about instead."""
    signature = sign(stored.article, seen=stored.first_seen)
    forbidden, required = said.forbidden(stored.id), said.required(stored.id)
    while True:
        decision = window.index.decide(signature, forbidden=forbidden, required=required)
        if decision.chosen is None or required is not None or not states.is_closed(decision.chosen.story_id):
            return decision
        draft.questions.append((stored.id, decision.chosen))
        forbidden |= {decision.chosen.story_id}


def _about_closed(
    window: MatchWindow, states: _States, stored: StoredArticle, home: int, said: Said
) -> list[tuple[int, Comparison]]:
    """Return the question whether an article of a closed story belongs elsewhere, where it would be put there today."""
    if not states.is_closed(home) or said.required(stored.id) is not None:
        return []
    signature = sign(stored.article, seen=stored.first_seen)
    window.index.remove(stored.id)
    decision = window.index.decide(signature, forbidden=said.forbidden(stored.id))
    window.placed(stored, home, signature)
    chosen = decision.chosen
    return [] if chosen is None or chosen.story_id == home else [(stored.id, chosen)]


def _plan(uow: UnitOfWork, draft: _Draft, before: Mapping[int, int]) -> RegroupPlan:
    """Name the groups after the stories that most of their articles come from, and find what changes."""
    members = {story: {m.stored.id for m in of} for story, of in uow.stories.members(set(before.values())).items()}
    emptied = {story for story, of in members.items() if of <= before.keys()}
    names = _names(draft.homes, before, emptied)
    homes = {article_id: names.get(home, home) for article_id, home in draft.homes.items()}
    moves = tuple(
        Move(
            article_id=article_id,
            before=before[article_id],
            after=home,
            probability=None if (chosen := draft.decisions[article_id].chosen) is None else chosen.probability,
        )
        for article_id, home in homes.items()
        if home != before[article_id]
    )
    kept = set(homes.values())
    gone: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for move in moves:
        if move.before in emptied and move.before not in kept:
            gone[move.before][move.after] += 1
    questions = [
        (article, replace(one, story_id=names.get(one.story_id, one.story_id))) for article, one in draft.questions
    ]
    return RegroupPlan(
        articles=len(before),
        moves=moves,
        opened=len({move.after for move in moves if move.is_new}),
        merged={story: targets.most_common(1)[0][0] for story, targets in gone.items()},
        questions=tuple((article, one) for article, one in _new(uow, questions) if homes.get(article) != one.story_id),
    )


def _names(homes: Mapping[int, int], before: Mapping[int, int], emptied: Collection[int]) -> dict[int, int]:
    """Return the old id that each new group keeps: each id once, to the group with most of its articles."""
    counts = Counter((home, before[article_id]) for article_id, home in homes.items() if home >= _NEW)
    names: dict[int, int] = {}
    for (group, story), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0][1], item[0][0])):
        if group not in names and story in emptied and story not in names.values():
            names[group] = story
    return names


def _new(uow: UnitOfWork, questions: Sequence[tuple[int, Comparison]]) -> list[tuple[int, Comparison]]:
    """Return the questions that have not been asked before."""
    asked = {
        (suggestion.article_id, suggestion.story_id)
        for story_id in {one.story_id for _, one in questions if one.story_id < _NEW}
        for suggestion in uow.reviews.suggestions_about(story_id)
    }
    return [(article_id, one) for article_id, one in questions if (article_id, one.story_id) not in asked]
