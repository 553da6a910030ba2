"""What `ports.FeedStore` promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from aggregator.errors import LeaseLost, NotFound
from aggregator.model import CacheValidators, DueFeed, FailureKind, PauseReason
from aggregator.ports import UnitOfWork
from tests.support import make
from tests.support.make import NOON, at

AWKWARD = 'W/"\0 \ud800 \u202e\\"'
"""A NUL and a lone surrogate among what a server may send as an opaque text."""


def add(unit: UnitOfWork, name: str = "Harbour Post", *, due: float = 0, paused: PauseReason | None = None) -> int:
    return unit.feeds.add(make.feed_spec(name), now=NOON, next_due=at(due), paused=paused)


def claim(unit: UnitOfWork, *, now: float = 0, owner: str = "poller", limit: int = 10, **more: Any) -> list[DueFeed]:
    return unit.feeds.claim(now=at(now), until=at(now + 1), owner=owner, limit=limit, **more)


def test_a_new_feed_comes_back_as_it_was_declared(unit: UnitOfWork) -> None:
    spec = make.feed_spec(
        family="Quay Media", tags=("world", "ports"), headers={"X-Key": "s"}, every=timedelta(seconds=0.5)
    )
    feed_id = unit.feeds.add(spec, now=NOON, next_due=at(2), paused=PauseReason.DISABLED)
    feed = unit.feeds.get(feed_id)
    assert feed is not None
    assert (feed.spec, feed.paused, feed.next_due) == (spec, PauseReason.DISABLED, at(2))
    assert feed.health == make.health()
    assert feed.article_count == 0


def test_an_unknown_feed_is_none(unit: UnitOfWork) -> None:
    assert unit.feeds.get(7) is None


def test_all_feeds_come_by_name_with_their_articles_counted(unit: UnitOfWork) -> None:
    names = ["Östra Bladet", "beacon", "Anchor", "Beacon"]
    ids = {name: add(unit, name, paused=PauseReason.REMOVED if name == "Anchor" else None) for name in names}
    unit.articles.add_all({ids["beacon"]: [make.article("A"), make.article("B")]}, now=NOON)
    found = [(feed.spec.name, feed.article_count) for feed in unit.feeds.all()]
    assert found == [("Anchor", 0), ("Beacon", 0), ("beacon", 2), ("Östra Bladet", 0)]


def test_a_changed_spec_keeps_what_polling_found(unit: UnitOfWork) -> None:
    feed_id = add(unit)
    [due] = claim(unit)
    unit.feeds.finish([(due.lease, make.feed_update(), make.fetch_event(feed_id))])
    changed = make.feed_spec(every=timedelta(hours=3))
    unit.feeds.update_spec(feed_id, changed, now=NOON, paused=None, next_due=None)
    [again] = claim(unit, now=1)
    assert again.feed.spec == changed
    assert again.feed.next_due == at(1)
    assert again.feed.validators == CacheValidators(etag='"abc"')
    assert (again.body_hash, again.last_items) == (make.key("body"), b"items")


def test_a_changed_url_key_forgets_validators_and_ends_the_lease(unit: UnitOfWork) -> None:
    feed_id = add(unit)
    [due] = claim(unit)
    unit.feeds.finish([(due.lease, make.feed_update(), make.fetch_event(feed_id))])
    [old] = claim(unit, now=1)
    moved = make.feed_spec(url="https://new.example/feed", url_key="new.example/feed")
    unit.feeds.update_spec(feed_id, moved, now=NOON, paused=None, next_due=at(1))
    [new] = claim(unit, now=1)
    assert (new.feed.validators, new.body_hash, new.feed.last_full) == (CacheValidators(), None, None)
    assert new.last_items is None
    with pytest.raises(LeaseLost):
        unit.feeds.finish([(old.lease, make.feed_update(), make.fetch_event(feed_id))])


def test_a_changed_due_time_brings_its_own_reason(unit: UnitOfWork) -> None:
    feed_id = add(unit)
    [due] = claim(unit)
    unit.feeds.finish([(due.lease, make.feed_update(due_reason="the server wishes it"), make.fetch_event(feed_id))])
    told = []
    for changed in ({"next_due": None}, {"next_due": at(2), "due_reason": "every hour"}, {"next_due": at(0)}):
        unit.feeds.update_spec(feed_id, make.feed_spec(), now=NOON, paused=None, **changed)
        feed = unit.feeds.get(feed_id)
        assert feed is not None
        told.append((feed.next_due, feed.due_reason))
    assert told == [(at(1), "the server wishes it"), (at(2), "every hour"), (at(0), "")]


def test_changing_or_pausing_an_unknown_feed_is_refused(unit: UnitOfWork) -> None:
    with pytest.raises(NotFound):
        unit.feeds.update_spec(7, make.feed_spec(), now=NOON, paused=None, next_due=None)
    with pytest.raises(NotFound):
        unit.feeds.pause(7, PauseReason.REMOVED, now=NOON)


def test_due_feeds_are_claimed_longest_overdue_first(unit: UnitOfWork) -> None:
    add(unit, "A", due=-1)
    add(unit, "B", due=-3)
    add(unit, "C", due=-2)
    add(unit, "D", due=1)
    add(unit, "E", due=-4, paused=PauseReason.GONE)
    assert [due.feed.spec.name for due in claim(unit, limit=2)] == ["B", "C"]
    assert [due.feed.spec.name for due in claim(unit)] == ["A"]


def test_a_claim_gives_a_lease_to_its_owner(unit: UnitOfWork) -> None:
    feed_id = add(unit)
    [due] = claim(unit, owner="poller 1")
    assert (due.lease.feed_id, due.lease.owner, due.lease.until) == (feed_id, "poller 1", at(1))
    assert due.lease.token


def test_a_leased_feed_is_claimed_again_only_after_its_lease(unit: UnitOfWork) -> None:
    add(unit)
    claim(unit)
    assert claim(unit, now=0.99) == []
    assert len(claim(unit, now=1)) == 1


def test_named_feeds_are_claimed_whether_due_or_not_unless_removed_or_leased(unit: UnitOfWork) -> None:
    later, gone = add(unit, "later", due=5), add(unit, "gone", paused=PauseReason.GONE)
    off, removed = add(unit, "off", paused=PauseReason.DISABLED), add(unit, "removed", paused=PauseReason.REMOVED)
    add(unit, "other", due=-1)
    claimed = claim(unit, only=[later, gone, off, removed])
    assert {due.feed.id for due in claimed} == {later, gone, off}
    assert claim(unit, only=[later]) == []
    assert claim(unit, only=[]) == []


def test_a_finished_poll_is_written_logged_and_releases_the_lease(unit: UnitOfWork) -> None:
    feed_id = add(unit)
    [due] = claim(unit)
    health = make.health(
        last_attempt=NOON,
        last_duration=timedelta(milliseconds=1234),
        error_kind=FailureKind.TIMEOUT,
        error=f"the server said {AWKWARD}",
        failing_since=at(-1),
        failures=3,
    )
    update = make.feed_update(health=health, next_due=at(-0.5), due_reason=f"because of {AWKWARD.strip()[:2]}")
    event = make.fetch_event(feed_id, outcome="too slow", status=None, new=2, revised=1, note="cut")
    unit.feeds.finish([(due.lease, update, event)])
    feed = unit.feeds.get(feed_id)
    assert feed is not None
    assert (feed.health, feed.next_due, feed.due_reason) == (health, at(-0.5), update.due_reason)
    assert unit.feeds.events(feed_id) == [event]
    assert len(claim(unit)) == 1


def test_validators_come_back_exactly_whatever_they_hold(unit: UnitOfWork) -> None:
    feed_id = add(unit)
    [due] = claim(unit)
    validators = CacheValidators(etag=AWKWARD, last_modified="  Yesterday, perhaps ")
    unit.feeds.finish([(due.lease, make.feed_update(validators=validators), make.fetch_event(feed_id))])
    [again] = claim(unit, now=1)
    assert again.feed.validators == validators


def test_no_character_of_a_note_breaks_the_log(unit: UnitOfWork) -> None:
    feed_id = add(unit)
    [due] = claim(unit)
    unit.feeds.finish([(due.lease, make.feed_update(), make.fetch_event(feed_id, note="a\0b\ud800c"))])
    [event] = unit.feeds.events(feed_id)
    assert (event.note[0], event.note[2], event.note[4]) == ("a", "b", "c")


def test_a_worker_that_lost_its_lease_cannot_finish(unit: UnitOfWork) -> None:
    feed_id = add(unit)
    [lost] = claim(unit)
    claim(unit, now=1, owner="another")
    with pytest.raises(LeaseLost):
        unit.feeds.finish([(lost.lease, make.feed_update(), make.fetch_event(feed_id))])


def test_a_poll_cannot_be_finished_twice(unit: UnitOfWork) -> None:
    feed_id = add(unit)
    [due] = claim(unit)
    unit.feeds.finish([(due.lease, make.feed_update(), make.fetch_event(feed_id))])
    with pytest.raises(LeaseLost):
        unit.feeds.finish([(due.lease, make.feed_update(), make.fetch_event(feed_id))])


def test_several_polls_are_finished_at_once_or_none_of_them(unit: UnitOfWork) -> None:
    for name in ("A", "B"):
        add(unit, name)
    first, second = claim(unit)
    polls = [(due.lease, make.feed_update(), make.fetch_event(due.feed.id)) for due in (first, second)]
    assert unit.feeds.lock([first.lease, second.lease])
    unit.feeds.finish(polls)
    assert [len(unit.feeds.events(due.feed.id)) for due in (first, second)] == [1, 1]
    assert not unit.feeds.lock([first.lease, second.lease])
    with pytest.raises(LeaseLost):
        unit.feeds.finish(polls)


@pytest.mark.parametrize(
    ("before", "found", "after"),
    [
        (None, PauseReason.GONE, PauseReason.GONE),
        (PauseReason.GONE, None, None),
        (PauseReason.REMOVED, None, PauseReason.REMOVED),
        (PauseReason.DISABLED, PauseReason.GONE, PauseReason.DISABLED),
    ],
)
def test_a_poll_pauses_or_revives_a_feed_but_never_overrules_the_catalogue(
    unit: UnitOfWork, before: PauseReason | None, found: PauseReason | None, after: PauseReason | None
) -> None:
    feed_id = add(unit)
    [due] = claim(unit)
    if before is not None:
        unit.feeds.pause(feed_id, before, now=at(1))
    unit.feeds.finish([(due.lease, make.feed_update(paused=found), make.fetch_event(feed_id))])
    feed = unit.feeds.get(feed_id)
    assert feed is not None
    assert feed.paused is after
    assert feed.health.paused_since == (at(1) if after is before is not None else None)


def test_leases_that_still_hold_can_be_made_to_last_longer(unit: UnitOfWork) -> None:
    add(unit, "A")
    add(unit, "B")
    kept, finished = claim(unit)
    unit.feeds.finish([(finished.lease, make.feed_update(next_due=at(0)), make.fetch_event(finished.feed.id))])
    assert unit.feeds.renew([kept.lease, finished.lease], until=at(3)) == {kept.feed.id}
    assert [due.feed.id for due in claim(unit, now=2)] == [finished.feed.id]
    unit.feeds.renew([kept.lease], until=at(1))
    [lost] = claim(unit, now=1.5)
    assert unit.feeds.renew([kept.lease], until=at(9)) == set()  # it is another's by now
    assert {due.feed.id for due in claim(unit, now=8)} == {finished.feed.id, lost.feed.id}
    assert unit.feeds.renew([], until=at(9)) == set()


@pytest.mark.parametrize("again", [PauseReason.REMOVED, PauseReason.DISABLED])
def test_a_feed_is_paused_since_the_reason_began(unit: UnitOfWork, again: PauseReason) -> None:
    def since() -> object:
        feed = unit.feeds.get(feed_id)
        assert feed is not None
        return feed.health.paused_since

    feed_id = add(unit)
    unit.feeds.pause(feed_id, PauseReason.GONE, now=at(1))
    unit.feeds.pause(feed_id, PauseReason.GONE, now=at(2))
    assert since() == at(1)
    unit.feeds.update_spec(feed_id, make.feed_spec(), now=at(3), paused=again, next_due=None)
    assert since() == at(3)
    unit.feeds.update_spec(feed_id, make.feed_spec(), now=at(4), paused=None, next_due=None)
    assert since() is None


def test_leases_are_released_by_the_beginning_of_their_owner(unit: UnitOfWork) -> None:
    for name in ("A", "B", "C"):
        add(unit, name)
    claim(unit, owner="host_1:77", limit=1)
    claim(unit, owner="HOST_1:78", limit=1)
    claim(unit, owner="host-1:79", limit=1)
    assert unit.feeds.release("host_1:") == 1
    assert unit.feeds.lease_owners() == {"HOST_1:78", "host-1:79"}
    assert [due.feed.spec.name for due in claim(unit)] == ["A"]


def test_events_come_newest_first_and_only_the_feeds_own(unit: UnitOfWork) -> None:
    one, other = add(unit, "A"), add(unit, "B")
    for hour, feed_id in ((0, one), (1, other), (2, one), (3, one)):
        claimed = claim(unit, now=hour, only=[feed_id])
        update = make.feed_update(next_due=at(0))
        unit.feeds.finish([(claimed[0].lease, update, make.fetch_event(feed_id, at=at(hour)))])
    assert [event.at for event in unit.feeds.events(one, limit=2)] == [at(3), at(2)]


def test_articles_are_counted_per_feed_and_day_of_first_sight(unit: UnitOfWork) -> None:
    one, other = add(unit, "A"), add(unit, "B")
    for hours, feed_id, title in ((-30, one, "old"), (0, one, "a"), (11.99, one, "b"), (12, one, "c"), (1, other, "d")):
        unit.articles.add_all({feed_id: [make.article(title)]}, now=at(hours))
    days = unit.feeds.articles_per_day(at(-12))
    assert days == {one: {date(2026, 3, 2): 2, date(2026, 3, 3): 1}, other: {date(2026, 3, 2): 1}}
    assert unit.feeds.articles_per_day(at(-12), feed_id=other) == {other: days[other]}


def test_the_times_of_a_feed_come_back_aware_and_in_utc(unit: UnitOfWork) -> None:
    feed_id = add(unit)
    [due] = claim(unit)
    unit.feeds.finish([(due.lease, make.feed_update(), make.fetch_event(feed_id))])
    feed = unit.feeds.get(feed_id)
    assert feed is not None
    for moment in (feed.next_due, feed.health.created, unit.feeds.events(feed_id)[0].at):
        assert moment is not None
        assert moment.utcoffset() == timedelta(0)


def test_a_renamed_feed_shows_its_new_name_on_its_articles(unit: UnitOfWork) -> None:
    feed_id = add(unit)
    [article_id] = unit.articles.add_all({feed_id: [make.article()]}, now=NOON)[feed_id]
    unit.feeds.update_spec(feed_id, replace(make.feed_spec(), name="Quay Post"), now=NOON, paused=None, next_due=None)
    stored = unit.articles.get(article_id)
    assert stored is not None
    assert stored.feed_name == "Quay Post"


def test_a_feed_tells_the_validators_that_its_last_document_came_with(unit: UnitOfWork) -> None:
    feed_id = add(unit)
    [due] = claim(unit)
    unit.feeds.finish(
        [(due.lease, make.feed_update(validators=CacheValidators(etag=AWKWARD)), make.fetch_event(feed_id))]
    )
    [feed] = unit.feeds.all()
    assert feed.validators == CacheValidators(etag=AWKWARD)
    unit.feeds.update_spec(feed_id, make.feed_spec(url_key="moved.example/feed"), now=NOON, paused=None, next_due=None)
    [moved] = unit.feeds.all()
    assert moved.validators == CacheValidators()


def test_what_a_clock_that_was_ahead_has_put_off_is_due_now_and_its_leases_end(unit: UnitOfWork) -> None:
    polled, held, well = add(unit, "Polled ahead"), add(unit, "Held ahead"), add(unit, "Well", due=0.5)
    for due in claim(unit, now=5, limit=1, only=[polled]) + claim(unit, now=0.5, only=[well]):
        last = at(5) if due.feed.id == polled else at(0.5)
        update = make.feed_update(next_due=last + timedelta(hours=2), health=make.health(last_attempt=last))
        unit.feeds.finish([(due.lease, update, make.fetch_event(due.feed.id))])
    claim(unit, now=5, only=[held])
    assert unit.feeds.void_future(now=at(1), polled=at(1), leased=at(3)) == 2
    assert {due.feed.id for due in claim(unit, now=1)} == {polled, held}
