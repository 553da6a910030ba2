"""Grouping, batch by batch: ungrouped articles, in time order, become stories.

One grouper works at a time (`turn`). A batch is one transaction: decide about each article against the index,
place it, keep the evidence, ask people where there is doubt, recompute the records of the stories it touched. Articles
that were edited are decided about again beforehand (`rematching`). Should anything fail, the transaction is undone and
the index in memory is thrown away and loaded again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from time import perf_counter

from aggregator.errors import AggregatorError, NotFound
from aggregator.grouping.deciding import GroupReport, decide_all
from aggregator.grouping.gathering import Gathering
from aggregator.grouping.growing import withdraw_apart
from aggregator.grouping.rematching import match_again
from aggregator.grouping.second_look import SecondLook, look_at, second_look
from aggregator.grouping.setting_aside import set_aside
from aggregator.grouping.turn import Standing, Turn
from aggregator.matching import sign_stored
from aggregator.model import Comparison, StoredArticle
from aggregator.ports import UNMETERED, Clock, Database, GroupedBatch, Meter, UnitOfWork
from aggregator.records import Topics, find_story, refresh_records
from aggregator.verdicts import GroupPolicy
from aggregator.window import MatchWindow
from aggregator.work import work_on

_log = logging.getLogger(__name__)

_NO_ARTICLES_FAULT = (AggregatorError, OSError, MemoryError)
"""What the machine or the database is to blame for; the batch is tried again at the next tick."""
_MOST_ASIDE = 10
"""Articles that one process sets aside; where more fail, the fault is the program's, and they had better wait."""
_RENEW_EVERY = 25
"""Articles after which a batch says that it is still at work."""


class _Stopped(Exception):
    """The service ends in the middle of a batch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """What the next batch is about."""

    batch: Sequence[StoredArticle]
    revised: Sequence[StoredArticle]
    doubted: SecondLook

    @classmethod
    def found(cls, uow: UnitOfWork, *, now: datetime, limit: int, since: datetime | None = None) -> _Due:
        return cls(
            batch=uow.articles.ungrouped(limit=limit, since=since),
            revised=uow.articles.revised(limit=limit),
            doubted=second_look(uow, now=now, limit=limit),
        )

    @property
    def is_nothing(self) -> bool:
        return self.is_less_than(1)

    def is_less_than(self, limit: int) -> bool:
        """Whether of everything there was less than was asked for, so that nothing else is due."""
        return all(len(part) < limit for part in (self.batch, self.revised, self.doubted.questions))

    @property
    def articles(self) -> list[StoredArticle]:
        return [*self.batch, *self.revised, *self.doubted.articles]


class Grouper:
    """Groups stored articles into stories; `owner` names this process on the grouper's lock."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        policy: GroupPolicy,
        topics: Topics,
        owner: str,
        meter: Meter = UNMETERED,
    ) -> None:
        self._database, self._clock, self._policy = database, clock, policy
        self._topics, self._meter = topics, meter
        self._turn = Turn(clock=clock, owner=owner, lock_for=policy.lock_for)
        self._window: MatchWindow | None = None
        self._lineage = ""
        self._aside = 0
        self._stopping = False

    def stop(self) -> None:
        """Begin no further batch."""
        self._stopping = True

    def group_all(
        self, *, gathering: Gathering | None = None, progress: Callable[[GroupReport], None] | None = None
    ) -> GroupReport:
        """Group until nothing is left but what `gathering` keeps waiting; `progress` is told of each batch."""
        total = GroupReport()
        while not self._stopping:
            report = self.group_batch(gathering)
            total += report
            if progress is not None:
                progress(report)
            if report.standby or report.over:
                break
        return total

    def group_batch(self, gathering: Gathering | None = None) -> GroupReport:
        """Group one batch in one transaction, edited articles and due questions with it.

        Where the matcher fails at a batch, its articles are taken one by one, and the one it fails at is set aside.
        """
        with work_on("batch"):
            return self._group_or_set_aside(gathering)

    def _group_or_set_aside(self, gathering: Gathering | None) -> GroupReport:
        try:
            return self._group_batch(self._policy.batch, gathering)
        except _Stopped:
            return GroupReport(over=True)
        except _NO_ARTICLES_FAULT:
            raise
        except Exception:  # noqa: BLE001 - one article's fault must not keep all others from their stories
            _log.exception("a batch could not be grouped; its articles are taken one by one")
            return self._one_by_one()

    def _one_by_one(self) -> GroupReport:
        total = GroupReport()
        for _ in range(2 * self._policy.batch):
            if self._stopping:
                break
            try:
                report = self._group_batch(1)
            except _Stopped:
                break
            except _NO_ARTICLES_FAULT:
                raise
            except Exception:
                if self._aside == _MOST_ASIDE:
                    raise
                report = self._set_aside()
            total += report
            if report.standby or report.over:
                break
        return total

    def _set_aside(self) -> GroupReport:
        with self._database.write() as uow:
            if self._turn.take(uow) is Standing.BEHIND:
                return GroupReport(standby=True)
            now = self._clock.now()
            stored = set_aside(uow, engine=self._policy.match.engine, topics=self._topics, now=now)
            uow.commit()
        if stored is None:
            return GroupReport(over=True)
        self._aside += 1
        _log.exception("an article could not be compared and is set aside", extra={"article": stored.id})
        return GroupReport(articles=1, opened=1)

    def _group_batch(self, limit: int, gathering: Gathering | None = None) -> GroupReport:
        began = perf_counter()
        with self._database.write() as uow:
            standing = self._turn.take(uow)
            lineage = uow.instance.lineage()
            if standing is not Standing.SAME or lineage != self._lineage:
                self._window = None  # others have placed articles since, or the database has gone back
            if standing is Standing.BEHIND:
                return GroupReport(standby=True)
            now = self._clock.now()
            since = None if gathering is None else gathering.begins(uow, now=now)
            due = _Due.found(uow, now=now, limit=limit, since=since)
            if due.is_nothing:
                uow.commit()
                return GroupReport(over=True)
            self._lineage = lineage
            window, self._window = self._window, None  # comes back when the batch is safe
            if window is None:
                uow.commit()  # nobody is to wait while one is made
            else:
                report = self._decided(uow, window, due, now)
        if window is None:
            window = MatchWindow(self._policy.match)
            window.get_ready(self._database, due.articles, self._keep_the_turn)
            self._window = window
            return self._group_batch(limit, gathering)
        self._window = window
        if due.batch:
            self._meter.grouped(_measured(report, due.batch, seconds=perf_counter() - began, now=self._clock.now()))
        return replace(report, over=due.is_less_than(limit))

    def _decided(self, uow: UnitOfWork, window: MatchWindow, due: _Due, now: datetime) -> GroupReport:
        """Decide about all that is due, and commit it."""
        window.prepare(uow, due.articles)
        going_on, engine = self._going_on(uow), self._policy.match.engine
        # Edited ones first, so that new ones are compared with what stories say now.
        renewed = match_again(uow, window, due.revised, engine=engine, now=now)
        grown = look_at(uow, window, due.doubted, engine=engine, now=now)
        report, touched = decide_all(uow, window, due.batch, engine=engine, now=now, going_on=going_on)
        changed = touched | renewed | set(grown)
        withdraw_apart(uow, window, changed, now=now)
        refresh_records(uow, changed, topics=self._topics(), now=now)
        uow.stories.mark_unread(renewed)
        uow.stories.note_edits(renewed, now=now)
        window.written(uow)
        self._turn.renew(uow)
        uow.commit()
        return replace(report, joined=len(grown))

    def _keep_the_turn(self) -> None:
        """Say between two batches, too, that this process is at work; raises `LeaseLost`."""
        if self._stopping:
            raise _Stopped
        with work_on("batch"), self._database.write() as uow:
            self._turn.renew(uow)
            uow.commit()

    def _going_on(self, uow: UnitOfWork) -> Callable[[], None]:
        """What is called before each decision: it ends the batch when it is time, and else says that it goes on."""
        decided = count(1)

        def going_on() -> None:
            if self._stopping:
                raise _Stopped  # the batch is undone, and found again at the next start
            if next(decided) % _RENEW_EVERY == 0:
                self._turn.renew(uow)

        return going_on

    def release(self) -> None:
        """Give the lock back, so that another grouper need not wait for it to expire."""
        with self._database.write() as uow:
            self._turn.release(uow)
            uow.commit()

    @property
    def active(self) -> bool:
        """Whether this process is the one that groups, as it last looked."""
        return self._turn.active

    def explain(self, article_id: int, story_id: int) -> tuple[StoredArticle, Comparison]:
        """Compare an article with a story as things are now; the article itself is left out of the story.

        Raises `NotFound`, and `AggregatorError` where the story has no other article.
        """
        with self._database.read() as uow:
            stored = uow.articles.get(article_id)
            if stored is None:
                raise NotFound("article", article_id)
            resolved = find_story(uow, story_id).id
            members = [member.stored for member in uow.stories.members([resolved])[resolved]]
            if [member.id for member in members] == [article_id]:
                raise AggregatorError(f"article {article_id} is alone in story {resolved}: nothing to compare it with")
            window = MatchWindow(self._policy.match, keep=False)
            window.prepare(uow, [stored, *members])
            window.index.remove(article_id)
            return stored, window.index.compare(sign_stored(stored), resolved)


def _measured(report: GroupReport, batch: Sequence[StoredArticle], *, seconds: float, now: datetime) -> GroupedBatch:
    return GroupedBatch(
        seconds=seconds,
        linked=report.linked,
        suggested=report.articles - report.linked - report.distinct,
        distinct=report.distinct,
        opened=report.opened,
        since_published=[now - stored.article.published for stored in batch if stored.article.published is not None],
        since_stored=[now - stored.first_seen for stored in batch],
    )
