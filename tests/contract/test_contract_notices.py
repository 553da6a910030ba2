"""What `ports.NoticeStore` and `ports.LockStore` promise."""

from __future__ import annotations

from aggregator.ports import Notice, UnitOfWork
from tests.support import make
from tests.support.make import at


def test_notices_come_oldest_first(unit: UnitOfWork) -> None:
    later = Notice(key="a", text="later", since=at(1))
    earlier = Notice(key="b", text="earlier", since=at(0))
    unit.notices.put(later)
    unit.notices.put(earlier)
    assert unit.notices.all() == [earlier, later]


def test_a_changed_text_replaces_a_notice_with_its_time(unit: UnitOfWork) -> None:
    unit.notices.put(Notice(key="a", text="one fault", since=at(0)))
    unit.notices.put(Notice(key="a", text="two faults", since=at(1)))
    assert unit.notices.all() == [Notice(key="a", text="two faults", since=at(1))]


def test_an_unchanged_text_keeps_its_older_time(unit: UnitOfWork) -> None:
    unit.notices.put(Notice(key="a", text="one fault", since=at(0)))
    unit.notices.put(Notice(key="a", text="one fault", since=at(1)))
    assert unit.notices.all() == [Notice(key="a", text="one fault", since=at(0))]


def test_a_cleared_notice_is_gone_and_clearing_an_unknown_one_does_nothing(unit: UnitOfWork) -> None:
    unit.notices.put(Notice(key="a", text="one fault", since=at(0)))
    unit.notices.clear("b")
    unit.notices.clear("a")
    assert unit.notices.all() == []


def test_a_lock_goes_to_one_owner_until_it_expires(unit: UnitOfWork) -> None:
    assert unit.locks.acquire("grouper", owner="one", now=at(0), until=at(1))
    assert not unit.locks.acquire("grouper", owner="two", now=at(0.5), until=at(2))
    assert unit.locks.holder("grouper") == ("one", at(1))
    assert unit.locks.acquire("grouper", owner="two", now=at(1), until=at(2))
    assert unit.locks.holder("grouper") == ("two", at(2))


def test_its_owner_renews_a_lock(unit: UnitOfWork) -> None:
    unit.locks.acquire("grouper", owner="one", now=at(0), until=at(1))
    assert unit.locks.acquire("grouper", owner="one", now=at(0.5), until=at(3))
    assert unit.locks.holder("grouper") == ("one", at(3))


def test_only_its_owner_releases_a_lock(unit: UnitOfWork) -> None:
    unit.locks.acquire("grouper", owner="one", now=at(0), until=at(1))
    unit.locks.release("grouper", owner="two")
    assert unit.locks.holder("grouper") == ("one", at(1))
    unit.locks.release("grouper", owner="one")
    assert unit.locks.holder("grouper") is None


def test_locks_of_different_names_do_not_meet(unit: UnitOfWork) -> None:
    assert unit.locks.acquire("grouper", owner="one", now=make.NOON, until=at(1))
    assert unit.locks.acquire("retention", owner="two", now=make.NOON, until=at(1))


def test_locks_that_last_longer_than_any_that_is_given_are_dropped(unit: UnitOfWork) -> None:
    unit.locks.acquire("grouper", owner="one", now=at(2), until=at(3))
    unit.locks.acquire("retention", owner="one", now=at(0), until=at(1))
    assert unit.locks.void_future(at(1)) == 1
    assert unit.locks.holder("grouper") is None
    assert unit.locks.holder("retention") == ("one", at(1))
