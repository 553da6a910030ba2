"""What `ports.UnitOfWork` promises."""

from __future__ import annotations

from threading import Thread

import pytest

from aggregator.errors import DatabaseError
from aggregator.ports import Database, Notice
from tests.support import make

NOTICE = Notice(key="catalogue", text="feeds.yaml is broken", since=make.NOON)


def test_committed_work_is_seen_by_later_units(database: Database) -> None:
    with database.write() as unit:
        unit.notices.put(NOTICE)
        unit.commit()
    with database.read() as unit:
        assert unit.notices.all() == [NOTICE]


def test_work_without_commit_disappears(database: Database) -> None:
    with database.write() as unit:
        unit.notices.put(NOTICE)
    with database.read() as unit:
        assert unit.notices.all() == []


def test_work_disappears_when_an_error_leaves_the_unit(database: Database) -> None:
    def fail() -> None:
        with database.write() as unit:
            unit.notices.put(NOTICE)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with database.read() as unit:
        assert unit.notices.all() == []


def test_a_unit_goes_on_after_commit_and_loses_only_what_came_later(database: Database) -> None:
    with database.write() as unit:
        unit.notices.put(NOTICE)
        unit.commit()
        unit.notices.clear(NOTICE.key)
    with database.read() as unit:
        assert unit.notices.all() == [NOTICE]


def test_a_unit_sees_its_own_work_and_others_do_not(database: Database) -> None:
    with database.write() as writing:
        writing.notices.put(NOTICE)
        assert writing.notices.all() == [NOTICE]
        with database.read() as reading:
            assert reading.notices.all() == []


def test_a_reading_unit_sees_one_snapshot(database: Database) -> None:
    with database.read() as reading:
        assert reading.notices.all() == []
        with database.write() as writing:
            writing.notices.put(NOTICE)
            writing.commit()
        assert reading.notices.all() == []


def test_a_reading_unit_refuses_to_write(database: Database) -> None:
    def write() -> None:
        with database.read() as unit:
            unit.notices.put(NOTICE)
            unit.commit()

    with pytest.raises(DatabaseError):
        write()


def test_one_database_serves_several_threads(database: Database) -> None:
    def put(number: int) -> None:
        with database.write() as unit:
            unit.notices.put(Notice(key=str(number), text="x", since=make.NOON))
            unit.commit()

    threads = [Thread(target=put, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as unit:
        assert [notice.key for notice in unit.notices.all()] == ["0", "1", "2", "3", "4", "5"]
