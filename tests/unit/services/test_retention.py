"""Old stories and rows go, as far as nobody needs them: what people decided, what feeds still show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from aggregator.last_document import LastDocument, is_among
from aggregator.matching import Strictness, shipped_policy
from aggregator.model import CUT_SHORT, KnownArticle, ParsedFeed, PauseReason, Request, StoryState
from aggregator.retention import Retention, RetentionPolicy
from aggregator.window import MatchWindow
from storage.queries.notices import SqlLocks
from storage.queries.retention import SqlRetention
from tests.support import make
from tests.support.clock import StillClock
from tests.support.desk import fill
from tests.support.make import NOON
from tests.support.sqlite import new_sqlite

NOTHING_KEPT_BY_AGE = RetentionPolicy(
    stories=None, revisions=None, evidence=None, fetch_log=None, requests=None, membership_log=None
)
DAYS = timedelta(days=30)


class Archive:
    """Three stories of one feed, thirty days old, which its last document does not show any more."""

    def __init__(self, **kept: timedelta) -> None:
        self.database, self.clock = new_sqlite(), StillClock()
        fill(self.database, [["Quake hits Palu"], ["Talks open in Verrin"], ["Ferry back in service"]])
        self.remember(b"")
        self.clock.move(DAYS + timedelta(days=1))
        self.policy = replace(NOTHING_KEPT_BY_AGE, **{"stories": DAYS} | kept)

    def retention(self, owner: str = "here") -> Retention:
        return Retention(database=self.database, clock=self.clock, policy=self.policy, owner=owner)

    def remember(self, last_items: bytes | None) -> None:
        """Let a poll of every feed have found such a document."""
        with self.database.write() as uow:
            for feed in uow.feeds.all():
                due = uow.feeds.claim(now=NOON, until=NOON, owner="poller", limit=1, only=[feed.id])[0]
                update = make.feed_update(last_items=last_items)
                uow.feeds.finish([(due.lease, update, make.fetch_event(feed.id))])
            uow.commit()

    def left(self) -> list[int]:
        with self.database.read() as uow:
            return sorted(uow.stories.many([1, 2, 3]))


def known(archive: Archive, article_id: int) -> KnownArticle:
    with archive.database.read() as uow:
        article = uow.articles.many([article_id])[article_id].article
    return KnownArticle(
        id=article_id,
        guid_key=article.guid_key,
        link_key=article.link_key,
        content_key=article.content_key,
        title=article.title,
        published=article.published,
    )


def document(*titles: str, cut: bool = False) -> ParsedFeed:
    drafts = tuple(make.article(title) for title in titles)
    return ParsedFeed(format="rss20", drafts=drafts, notes=(CUT_SHORT,) if cut else ())


def after(last: LastDocument, parsed: ParsedFeed) -> LastDocument:
    """What is remembered after a document of which everything is new, as it comes back from the database."""
    return LastDocument.unpack(last.followed_by(parsed, parsed.drafts, ()).pack())


def test_old_stories_go_with_their_articles() -> None:
    archive = Archive()
    told: list[tuple[str, int]] = []
    gone = archive.retention().expire(progress=lambda kind, rows: told.append((kind, rows)))
    assert gone == {"stories": 3, "articles": 3}
    assert sum(rows for _, rows in told) == 3
    assert archive.left() == []


def test_nothing_goes_before_its_time_or_without_an_age() -> None:
    archive = Archive()
    archive.clock.move(-timedelta(days=2))
    assert archive.retention().expire() == {}
    archive.clock.move(timedelta(days=1000))
    archive.policy = NOTHING_KEPT_BY_AGE
    assert archive.retention().expire() == {}
    assert archive.left() == [1, 2, 3]


def test_a_dry_run_tells_what_would_go_and_leaves_it() -> None:
    archive = Archive(fetch_log=DAYS)
    archive.remember(b"")
    assert archive.retention().old() == {"stories": 3, "articles": 3, "fetch_log": 1}
    assert archive.left() == [1, 2, 3]
    assert archive.retention().expire() == {"stories": 3, "articles": 3, "fetch_log": 1}


def test_what_a_person_has_confirmed_stays() -> None:
    archive = Archive()
    with archive.database.write() as uow:
        uow.stories.set_state(2, StoryState.CONFIRMED, now=NOON)
        uow.commit()
    archive.retention().expire()
    assert archive.left() == [2]


def test_what_a_feed_still_shows_stays_until_it_does_no_longer() -> None:
    archive = Archive()
    archive.remember(after(LastDocument(), document("Talks open in Verrin")).pack())
    archive.retention().expire()
    assert archive.left() == [2]
    archive.remember(after(LastDocument(), document("Rain over Osk")).pack())
    archive.retention().expire()
    assert archive.left() == []


@pytest.mark.parametrize(("removed", "left"), [(False, [1, 2, 3]), (True, [])])
def test_of_a_feed_whose_document_is_not_known_everything_stays_unless_it_was_removed(
    removed: bool,  # noqa: FBT001 (a case)
    left: list[int],
) -> None:
    archive = Archive()
    archive.remember(None)
    with archive.database.write() as uow:
        if removed:
            uow.feeds.pause(1, PauseReason.REMOVED, now=NOON)
        uow.commit()
    archive.retention().expire()
    assert archive.left() == left


def test_one_process_at_a_time_deletes() -> None:
    archive = Archive()
    with archive.database.write() as uow:
        uow.locks.acquire("retention", owner="there", now=archive.clock.now(), until=archive.clock.now() + DAYS)
        uow.commit()
    assert archive.retention().expire() is None
    assert archive.left() == [1, 2, 3]
    archive.clock.move(DAYS)
    assert archive.retention().expire() is not None
    assert archive.retention("another").expire() == {}


def test_a_process_that_has_lost_its_lock_deletes_nothing_more() -> None:
    archive = Archive(requests=DAYS)
    with archive.database.write() as uow:
        for number in range(20):
            request = Request(id=f"request {number}", asked="", decision_id="a decision", story_id=1)
            uow.reviews.remember(request, now=NOON)
        uow.commit()

    def lose_the_lock(_kind: str, _rows: int) -> None:
        archive.clock.move(timedelta(minutes=2))  # a transaction that took longer than the lock lasts
        now = archive.clock.now()
        with archive.database.write() as uow:
            assert uow.locks.acquire("retention", owner="there", now=now, until=now + DAYS)
            uow.commit()

    assert archive.retention().expire(progress=lose_the_lock) == {"stories": 3, "articles": 3}
    assert archive.retention("there").expire() == {"requests": 20}


def test_the_lock_is_renewed_also_while_nothing_may_go(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive()
    shown = document("Quake hits Palu", "Talks open in Verrin", "Ferry back in service")
    archive.remember(after(LastDocument(), shown).pack())
    monkeypatch.setattr("aggregator.retention._LOOKED_AT", 1)
    renewed: list[bool] = []
    acquire = SqlLocks.acquire

    def counted(locks: SqlLocks, name: str, *, owner: str, now: datetime, until: datetime) -> bool:
        renewed.append(True)
        return acquire(locks, name, owner=owner, now=now, until=until)

    monkeypatch.setattr(SqlLocks, "acquire", counted)
    archive.retention().expire()
    assert len(renewed) > 3


def test_each_portion_is_tried_as_often_whatever_became_of_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive()
    tried: Counter[int] = Counter()

    def in_use(_store: SqlRetention, story_ids: Sequence[int], _before: datetime, **_more: object) -> None:
        tried.update(story_ids)

    monkeypatch.setattr(SqlRetention, "drop_stories", in_use)
    monkeypatch.setattr("aggregator.retention._FIRST", 1)
    monkeypatch.setattr("aggregator.retention._MOST", 1)
    archive.retention().expire()
    assert set(tried) == {1, 2, 3}
    assert len(set(tried.values())) == 1


def test_a_stopped_tick_deletes_nothing_more() -> None:
    archive = Archive()
    retention = archive.retention()
    retention.stop()
    assert retention.expire() == {}
    assert archive.left() == [1, 2, 3]


def test_the_index_of_the_matcher_forgets_what_was_deleted() -> None:
    archive = Archive()
    window = MatchWindow(shipped_policy(Strictness.BALANCED, DAYS))
    with archive.database.write() as uow:
        window.prepare(uow, list(uow.articles.many([1, 2, 3]).values()))
        assert window.index.story_of(1) == 1
        uow.commit()
    archive.retention().expire()
    with archive.database.write() as uow:
        window.prepare(uow, [])
    assert [window.index.story_of(each) for each in (1, 2, 3)] == [None, None, None]


@pytest.mark.parametrize("slept", [False, True])
def test_the_index_of_the_matcher_is_right_whatever_has_gone_of_the_log_that_it_follows(
    slept: bool,  # noqa: FBT001 (a case)
) -> None:
    """One that has slept while the log was shortened has missed a move, and begins anew."""
    archive = Archive()
    archive.policy = replace(NOTHING_KEPT_BY_AGE, membership_log=timedelta(hours=1))
    window = MatchWindow(shipped_policy(Strictness.BALANCED, DAYS))

    def prepare() -> None:
        with archive.database.write() as uow:
            window.prepare(uow, list(uow.articles.many([1, 2, 3]).values()))
            uow.commit()

    prepare()
    with archive.database.write() as uow:
        uow.stories.place([make.membership(*place, at=archive.clock.now()) for place in ((1, 2), (3, 3))])
        uow.commit()
    index = window.index
    if not slept:
        prepare()
    archive.clock.move(timedelta(hours=2))
    gone = archive.retention().expire()
    assert gone is not None
    assert gone["membership_log"] == 4
    prepare()
    assert [window.index.story_of(each) for each in (1, 2, 3)] == [2, 2, 3]
    assert (window.index is not index) is slept


# ---------------------------------------------------------------- what a feed still shows


def test_all_items_of_the_last_document_are_shown_also_those_that_share_keys() -> None:
    archive = Archive()
    last = after(LastDocument(), document("Quake hits Palu", "Quake hits Palu", "Ferry back in service"))
    assert [is_among(last.shown, known(archive, each)) for each in (1, 2, 3)] == [True, False, True]


@pytest.mark.parametrize("later", [document(), document("Talks open in Verrin", cut=True)])
def test_a_document_that_is_empty_or_breaks_off_does_not_end_what_was_shown(later: ParsedFeed) -> None:
    archive = Archive()
    last = after(after(LastDocument(), document("Quake hits Palu")), later)
    assert is_among(last.shown, known(archive, 1))
    assert not is_among(after(last, document("Rain over Osk")).shown, known(archive, 1))
