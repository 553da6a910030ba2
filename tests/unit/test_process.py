"""This process among others, and the clock that machines share."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from aggregator.bootstrap.clock import DatabaseClock
from aggregator.bootstrap.process import Process
from aggregator.errors import DatabaseError

FAR = datetime(2061, 6, 2, 12, tzinfo=UTC)


def ended() -> int:
    """The id of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_a_process_knows_which_others_of_its_place_are_dead() -> None:
    process = Process()
    place, pid, _ = process.name.split(":")
    assert int(pid) == os.getpid()
    assert process.knows_as_dead(f"{place}:{ended()}:abcdef:0001")
    assert not process.knows_as_dead(f"{place}:{os.getppid()}:abcdef")


def test_a_process_takes_no_name_of_its_own_for_dead_but_an_older_one_with_its_id() -> None:
    process = Process()
    assert not process.knows_as_dead(process.name)
    assert not process.knows_as_dead(f"{process.name}:0001")
    assert process.knows_as_dead(process.name.rpartition(":")[0] + ":older1")


def test_a_process_says_nothing_of_those_of_another_machine_or_container_of_its_name() -> None:
    process = Process()
    host = process.name.split(".")[0]
    assert not process.knows_as_dead(f"{host}.0badc0de.17:{ended()}:abcdef")
    assert not process.knows_as_dead("no name at all")


def test_the_shared_clock_goes_on_from_what_the_database_said() -> None:
    asked = [FAR, FAR + timedelta(hours=1)]
    clock = DatabaseClock(lambda: asked.pop(0))
    assert timedelta() <= clock.now() - FAR < timedelta(minutes=1)
    clock.follow()
    assert timedelta(hours=1) <= clock.now() - FAR < timedelta(hours=1, minutes=1)


def test_a_database_that_cannot_be_asked_leaves_the_shared_clock_going() -> None:
    answers = iter([FAR])

    def ask() -> datetime:
        try:
            return next(answers)
        except StopIteration:
            raise DatabaseError("the connection is lost") from None

    clock = DatabaseClock(ask)
    clock.follow()
    assert timedelta() <= clock.now() - FAR < timedelta(minutes=1)


def test_every_command_takes_the_open_files_that_the_system_grants() -> None:
    code = """
import resource
from aggregator.cli import entry
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 512))
entry.app = lambda **_: print(resource.getrlimit(resource.RLIMIT_NOFILE))
entry.main()
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (ended.stdout, ended.stderr) == ("(512, 512)\n", "")
