"""The service: a plan made, and carried out in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from aggregator.errors import AggregatorError
from aggregator.matching import PACKED
from aggregator.ports import GROUPER_LOCK, Clock, Database, UnitOfWork
from aggregator.records import Topics, refresh_records
from aggregator.regrouping.deciding import decide_again
from aggregator.regrouping.plan import Draft, RegroupPlan, make_plan
from aggregator.verdicts import GroupPolicy, ask, named, put_by_rule, question, redirect, withdraw_settled
from aggregator.window import portions

_PORTION = 200
"""Stories whose articles are read at a time."""
_LOCK_FOR = timedelta(hours=1)
"""All of it is one transaction, in which the database may hear nothing for long."""


class Regrouper:
    """Runs matching again over stored articles; `owner` names this process on the grouper's lock."""

    def __init__(self, *, database: Database, clock: Clock, policy: GroupPolicy, topics: Topics, owner: str) -> None:
        self._database, self._clock, self._policy = database, clock, policy
        self._topics, self._owner = topics, owner

    def count(self, since: datetime, until: datetime) -> int:
        """Return how many articles of the period stand in stories."""
        with self._database.read() as uow:
            return sum(1 for _ in uow.stories.signed_window(since, until, ""))

    def run(self, since: datetime, until: datetime, *, progress: Callable[[], None] = lambda: None) -> RegroupPlan:
        """Decide again about the articles with since <= sort_time < until, and carry out what follows.

        `progress` is told of each article. Raises `AggregatorError` where another process is grouping.
        """
        with self._database.write() as uow:
            now = self._clock.now()
            if not uow.locks.acquire(GROUPER_LOCK, owner=self._owner, now=now, until=now + _LOCK_FOR):
                raise AggregatorError(
                    "another process is grouping this database: end it (the service too) and try again"
                )
            uow.stories.serialise()
            planned, draft = self._plan(uow, since, until, progress)
            plan = self._apply(uow, planned, draft, now)
            uow.locks.release(GROUPER_LOCK, owner=self._owner)
            uow.commit()
        return plan

    def preview(self, since: datetime, until: datetime, *, progress: Callable[[], None] = lambda: None) -> RegroupPlan:
        """Return what `run` would do now, and write nothing; it may be asked while another process groups."""
        with self._database.read() as uow:
            if self._is_signed(uow, since, until):
                return self._plan(uow, since, until, progress)[0]
        # Signatures have to be made, and the window keeps what it makes: in a transaction that is never committed.
        with self._database.write() as uow:
            return self._plan(uow, since, until, progress)[0]

    def _is_signed(self, uow: UnitOfWork, since: datetime, until: datetime) -> bool:
        """Whether the signatures of all articles are there that those of the period are compared with."""
        times = [place.sort_time for place in uow.stories.signed_window(since, until, "")]
        if not times:
            return True
        around = self._policy.match.window + timedelta(days=1)  # the window holds whole days
        near = uow.stories.signed_window(times[0] - around, times[-1] + around, PACKED)
        return all(place.packed is not None for place in near)

    def _plan(
        self, uow: UnitOfWork, since: datetime, until: datetime, progress: Callable[[], None]
    ) -> tuple[RegroupPlan, Draft]:
        draft = decide_again(uow, self._policy, since, until, progress)
        questioned = {article_id for article_id, _ in draft.questions}
        asked = uow.reviews.suggestions_of(questioned)
        homes = {place.story_id for place in uow.stories.memberships(questioned).values()}
        between = uow.reviews.asked_between(homes)
        return make_plan(draft, dissolved=_dissolved(uow, draft.before), asked=asked, between=between), draft

    def _apply(self, uow: UnitOfWork, plan: RegroupPlan, draft: Draft, now: datetime) -> RegroupPlan:
        """Carry the plan out; returns it with the ids of the stories it has opened."""
        plan = plan.with_stories({group: uow.stories.open(now=now) for group in plan.unopened})
        places = {
            move.article_id: (move.after, named(draft.decisions[move.article_id], plan.names)) for move in plan.moves
        }
        put_by_rule(uow, places, engine=self._policy.match.engine, now=now)
        for story_id, heir in plan.merged.items():
            redirect(uow, story_id, heir, now)
        withdraw_settled(uow, dict.fromkeys(move.after for move in plan.moves))
        ask(uow, [question(asked.article_id, asked.comparison, now) for asked in plan.questions])
        changed = {story_id for move in plan.moves for story_id in (move.before, move.after)} - plan.merged.keys()
        for portion in portions(sorted(changed), _PORTION):
            refresh_records(uow, portion, topics=self._topics(), now=now)
        concerned = {story_id for asked in plan.questions for story_id in (asked.home, asked.comparison.story_id)}
        for story_id in concerned - changed:
            uow.stories.touch(story_id, now=now)
        return plan


def _dissolved(uow: UnitOfWork, free: Mapping[int, int]) -> set[int]:
    """Return the stories all of whose articles are free to move."""
    found: set[int] = set()
    for portion in portions(sorted(set(free.values())), _PORTION):
        for story_id, members in uow.stories.members(portion).items():
            if all(member.stored.id in free for member in members):
                found.add(story_id)
    return found
