"""The GROUP tick: ungrouped articles, in time order, become stories.

One grouper works at a time (`turn`). A batch is one transaction: decide about each article against the index,
place it, keep the evidence, ask people where there is doubt, recompute the records of the stories it touched. Articles
that were edited are decided about again beforehand (rematching). Should
anything fail, the transaction is undone and the index in memory is thrown away and loaded again.

Articles come in any order. Those of the last hour that come after a new one in line, and resemble it, are decided about
again after it, as if it had come in time; what a person has reviewed, pinned, placed or answered stays as it is.

People's word comes first: an article is never put into a story that holds one it was kept apart from, and always into
the story that holds one it must be linked with.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter

from aggregator.deciding_again import DecidedAgain
from aggregator.errors import AggregatorError, NotFound
from aggregator.matching import PACKED, in_line, in_time_order, pack, sign
from aggregator.model import (
    Comparison,
    MatchDecision,
    Membership,
    Outcome,
    PlacedBy,
    StoredArticle,
    Suggestion,
)
from aggregator.ports import UNMETERED, Clock, Database, GroupedBatch, Meter, StoredDecision, UnitOfWork
from aggregator.records import Topics, refresh_records
from aggregator.rematching import match_again
from aggregator.setting_aside import set_aside
from aggregator.turn import Standing, Turn
from aggregator.verdicts import GroupPolicy, Said, are_kept_apart, named, question
from aggregator.window import MatchWindow
from aggregator.work import work_on

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupReport:
    """What a batch, or several, came to."""

    articles: int = 0
    linked: int = 0
    suggested: int = 0
    """Articles about which a person is asked."""
    distinct: int = 0
    """Articles that open a story of their own, without a question."""
    opened: int = 0
    """New stories."""
    standby: bool = False
    """Another grouper is at work."""

    def __add__(self, other: GroupReport) -> GroupReport:
        """The sum of two reports."""
        return GroupReport(
            articles=self.articles + other.articles,
            linked=self.linked + other.linked,
            suggested=self.suggested + other.suggested,
            distinct=self.distinct + other.distinct,
            opened=self.opened + other.opened,
            standby=self.standby or other.standby,
        )


_NO_ARTICLES_FAULT = (AggregatorError, OSError, MemoryError)
"""What the machine or the database is to blame for; the batch is tried again at the next tick."""
_MOST_ASIDE = 10
"""Articles that one process sets aside; where more fail, the fault is the program's, and they had better wait."""

_RENEW_EVERY = 25
"""Articles after which a batch says that it is still at work."""


class _Stopped(Exception):
    """The service ends in the middle of a batch."""


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
        self._aside = 0
        self._stopping = False

    def stop(self) -> None:
        """Begin no further batch."""
        self._stopping = True

    def group_all(self, *, progress: Callable[[GroupReport], None] | None = None) -> GroupReport:
        """Group until nothing is left; `progress` is told of each batch."""
        total = GroupReport()
        while not self._stopping:
            report = self.group_batch()
            total += report
            if progress is not None:
                progress(report)
            if report.standby or not report.articles:
                break
        return total

    def group_batch(self) -> GroupReport:
        """Group one batch in one transaction; a report of no articles means that nothing is left, or to stop.

        Where the matcher fails at a batch, its articles are taken one by one, and the one it fails at is set aside.
        """
        with work_on("batch"):
            return self._group_or_set_aside()

    def _group_or_set_aside(self) -> GroupReport:
        try:
            return self._group_batch(self._policy.batch)
        except _Stopped:
            return GroupReport()
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
            if report.standby or not report.articles:
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
            return GroupReport()
        self._aside += 1
        _log.exception("an article could not be compared and is set aside", extra={"article": stored.id})
        return GroupReport(articles=1, opened=1)

    def _group_batch(self, limit: int) -> GroupReport:
        began = perf_counter()
        with self._database.write() as uow:
            standing = self._turn.take(uow)
            if standing is not Standing.SAME:
                self._window = None  # others have placed articles since
            if standing is Standing.BEHIND:
                return GroupReport(standby=True)
            now = self._clock.now()
            batch = uow.articles.ungrouped(limit=limit)
            revised = uow.articles.revised(limit=limit)
            if not batch and not revised:
                uow.commit()
                return GroupReport()
            window = self._window or MatchWindow(self._policy.match, self._policy.reach)
            self._window = None  # comes back when the batch is safe
            window.prepare(uow, [*batch, *revised])
            # Edited ones first, so that new ones are compared with what stories say now.
            renewed = match_again(uow, window, revised, engine=self._policy.match.engine, now=now)
            report, touched = self._decide_all(uow, window, batch, now)
            refresh_records(uow, touched | renewed, topics=self._topics(), now=now)
            uow.stories.mark_unread(renewed)
            uow.stories.note_edits(renewed, now=now)
            window.written(uow)
            self._turn.renew(uow)
            uow.commit()
            self._window = window
        if batch:
            self._meter.grouped(_measured(report, batch, seconds=perf_counter() - began, now=self._clock.now()))
        return report

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
            resolved = uow.stories.resolve(story_id)
            if resolved is None:
                raise NotFound("story", story_id)
            members = [member.stored for member in uow.stories.members([resolved])[resolved]]
            if [member.id for member in members] == [article_id]:
                raise AggregatorError(f"article {article_id} is alone in story {resolved}: nothing to compare it with")
            window = MatchWindow(self._policy.match, self._policy.reach, keep=False)
            window.prepare(uow, [stored, *members])
            for member in members:
                window.placed(member, resolved)
            window.index.remove(article_id)
            return stored, window.index.compare(sign(stored.article, seen=stored.first_seen), resolved)

    def _decide_all(
        self, uow: UnitOfWork, window: MatchWindow, batch: Sequence[StoredArticle], now: datetime
    ) -> tuple[GroupReport, set[int]]:
        again = DecidedAgain(uow)
        placed, opened = self._place_all(uow, window, batch, again, now)
        names = again.names({article_id: home for article_id, (home, _) in placed.items()}, opened)
        for story_id, older in names.items():
            for article_id in window.index.members(story_id):
                window.index.move(article_id, older)
        decisions: list[StoredDecision] = []
        memberships: list[Membership] = []
        questions: list[Suggestion] = []
        grown: dict[int, tuple[int, ...]] = {}
        for article_id, (home, first) in placed.items():
            story_id, decision = names.get(home, home), named(first, names) if names else first
            # An older story that this one goes on for may have been among its rivals.
            if others := tuple(other for other in decision.also if other != story_id):
                grown[story_id] = others
            questions += [question(article_id, one, now) for one in decision.suggestions if one.story_id != story_id]
            if again.homes.get(article_id) == story_id:
                continue
            memberships.append(_membership(article_id, story_id, decision, now))
            decisions.append(
                StoredDecision(
                    article_id=article_id,
                    story_id=story_id,
                    decision=decision,
                    at=now,
                    engine=self._policy.match.engine,
                )
            )
        uow.stories.place(memberships)
        uow.stories.add_decisions(decisions)
        for asked in questions:
            uow.reviews.suggest(asked)
        moved = {m.article_id: m.story_id for m in memberships if m.article_id in again.homes}
        again.settle(moved, questions, names, now)
        joins = _joins(uow, window, grown, now)
        questions += joins
        touched = {m.story_id for m in memberships} | {again.homes[article_id] for article_id in moved}
        touched -= again.gone
        for story_id in {q.story_id for q in questions} - touched - again.gone:
            uow.stories.touch(story_id, now=now)
        report = GroupReport(
            articles=len(batch),
            linked=sum(placed[stored.id][1].outcome is Outcome.LINK for stored in batch),
            suggested=len({q.article_id for q in questions}),
            distinct=sum(placed[stored.id][1].outcome is Outcome.DISTINCT for stored in batch),
            opened=len(opened - names.keys()),
        )
        return report, touched

    def _place_all(
        self, uow: UnitOfWork, window: MatchWindow, batch: Sequence[StoredArticle], again: DecidedAgain, now: datetime
    ) -> tuple[dict[int, tuple[int, MatchDecision]], set[int]]:
        """Return where each article of the batch is put, and each that it makes doubtful, and which stories are new."""
        said = Said(uow, [stored.id for stored in batch])
        articles = {stored.id: stored for stored in batch}
        signatures = {stored.id: sign(stored.article, seen=stored.first_seen) for stored in batch}
        uow.articles.store_signatures(PACKED, {key: pack(signature) for key, signature in signatures.items()})
        order = [batch[position].id for position in in_time_order(list(signatures.values()))]
        window.observe({article_id: signatures[article_id] for article_id in order})
        placed: dict[int, tuple[int, MatchDecision]] = {}
        opened: set[int] = set()
        for number, (article_id, signature) in enumerate(in_line(window.index, signatures, again.free)):
            if self._stopping:
                raise _Stopped  # the batch is undone, and found again at the next start
            if number % _RENEW_EVERY == _RENEW_EVERY - 1:
                self._turn.renew(uow)
            decision = window.index.decide(
                signatures.get(article_id) or again.signature(article_id),
                forbidden=said.forbidden(article_id),
                required=said.required(article_id),
            )
            old = again.homes.get(article_id)
            if decision.chosen is not None:
                story_id = decision.chosen.story_id
            elif old is not None and not window.index.members(old):
                story_id = old
            else:
                story_id = uow.stories.open(now=now)
                opened.add(story_id)
            window.placed(articles.get(article_id) or again.article(article_id), story_id, signature)
            said.placed(article_id, story_id)
            placed[article_id] = story_id, decision
        return placed, opened


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


def _joins(
    uow: UnitOfWork, window: MatchWindow, grown: Mapping[int, tuple[int, ...]], now: datetime
) -> list[Suggestion]:
    """Ask whether stories that have grown to match each other are one: once for two, and never against a verdict."""
    index = window.index
    asked: list[Suggestion] = []
    for story_id, others in grown.items():
        between = uow.reviews.asked_between([story_id])
        near = [
            other for other in others if index.members(other) and not {(story_id, other), (other, story_id)} & between
        ]
        near = [other for other in near if not are_kept_apart(uow, index.members(story_id), index.members(other))]
        join = index.join(story_id, near) if index.members(story_id) else None
        stored = None if join is None else uow.articles.get(join.article_id)
        if join is not None and stored is not None:
            signature = sign(stored.article, seen=stored.first_seen)
            asked.append(question(stored.id, index.compare(signature, join.story_id, home=join.home), now))
            uow.reviews.suggest(asked[-1])
            uow.stories.touch(join.home, now=now)
    return asked


def _membership(article_id: int, story_id: int, decision: MatchDecision, now: datetime) -> Membership:
    return Membership(
        article_id=article_id,
        story_id=story_id,
        placed_by=PlacedBy.RULE,
        probability=None if decision.chosen is None else decision.chosen.probability,
        at=now,
    )
