"""What `ports.AccessStore` promises."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread

from aggregator.model import ApiToken, KnownBrowser, LoginAttempts, Role, Session
from aggregator.ports import Database, UnitOfWork
from tests.support.make import at

SESSION = Session(key="a", user="Ana", password_mark="m", opened=at(0), seen=at(0))
TOKEN = ApiToken(key="t", name="wall display", role=Role.READER, made=at(0))


def test_a_session_comes_back_as_it_was_stored(unit: UnitOfWork) -> None:
    unit.access.open_session(SESSION)
    assert unit.access.session("a") == SESSION
    assert unit.access.session("b") is None


def test_a_use_of_a_session_is_noted_and_of_an_unknown_one_is_not(unit: UnitOfWork) -> None:
    unit.access.open_session(SESSION)
    unit.access.saw_session("a", at=at(2))
    unit.access.saw_session("b", at=at(2))
    assert unit.access.session("a") == replace(SESSION, seen=at(2))
    assert unit.access.session("b") is None


def test_an_ended_session_is_gone_and_ending_an_unknown_one_does_nothing(unit: UnitOfWork) -> None:
    unit.access.open_session(SESSION)
    unit.access.end_session("b")
    assert unit.access.session("a") == SESSION
    unit.access.end_session("a")
    assert unit.access.session("a") is None


def test_sessions_end_that_are_too_old_or_were_left_alone_too_long(unit: UnitOfWork) -> None:
    for key, opened, seen in (("old", 0, 9), ("idle", 5, 5), ("live", 5, 9)):
        unit.access.open_session(replace(SESSION, key=key, opened=at(opened), seen=at(seen)))
    assert unit.access.end_sessions(opened_before=at(1), seen_before=at(6)) == 2
    assert [key for key in ("old", "idle", "live") if unit.access.session(key)] == ["live"]


def test_a_token_comes_back_with_its_last_use(unit: UnitOfWork) -> None:
    assert unit.access.add_token(TOKEN)
    assert unit.access.token("t") == TOKEN
    unit.access.used_token("t", at=at(3))
    assert unit.access.token("t") == replace(TOKEN, used=at(3))
    assert unit.access.token("u") is None


def test_no_two_tokens_have_one_name(unit: UnitOfWork) -> None:
    assert unit.access.add_token(TOKEN)
    assert not unit.access.add_token(replace(TOKEN, key="u", role=Role.ADMIN))
    assert unit.access.tokens() == [TOKEN]


def test_tokens_come_by_name(unit: UnitOfWork) -> None:
    names = ["b", "a", "C", "ä"]
    for name in names:
        unit.access.add_token(replace(TOKEN, key=f"key of {name}", name=name))
    assert [token.name for token in unit.access.tokens()] == sorted(names)


def test_a_revoked_token_is_gone_and_its_name_is_free(unit: UnitOfWork) -> None:
    unit.access.add_token(TOKEN)
    assert not unit.access.revoke_token("another")
    assert unit.access.revoke_token("wall display")
    assert unit.access.token("t") is None
    assert unit.access.add_token(TOKEN)


def test_attempts_are_counted_and_keep_their_wait(unit: UnitOfWork) -> None:
    assert unit.access.count_attempt("user x", now=at(0)) == LoginAttempts(failures=1, until=at(0))
    unit.access.hold_attempts("user x", until=at(2))
    unit.access.hold_attempts("user y", until=at(2))
    assert unit.access.count_attempt("user x", now=at(1)) == LoginAttempts(failures=2, until=at(2))
    assert unit.access.count_attempt("user y", now=at(1)) == LoginAttempts(failures=1, until=at(1))


def test_an_attempt_that_is_taken_back_leaves_the_others(unit: UnitOfWork) -> None:
    for _ in range(3):
        unit.access.count_attempt("address x", now=at(0))
    unit.access.hold_attempts("address x", until=at(5))
    unit.access.take_back_attempt("address x", now=at(1))
    unit.access.take_back_attempt("address y", now=at(1))
    assert unit.access.count_attempt("address x", now=at(2)) == LoginAttempts(failures=3, until=at(1))
    assert unit.access.count_attempt("address y", now=at(2)).failures == 1


def test_forgotten_attempts_count_from_nought(unit: UnitOfWork) -> None:
    for key in ("x", "y", "z"):
        unit.access.count_attempt(key, now=at(0))
    unit.access.forget_attempts(["x", "y", "unknown"])
    assert [unit.access.count_attempt(key, now=at(0)).failures for key in ("x", "y", "z")] == [1, 1, 2]


def test_attempts_are_forgotten_whose_wait_was_over_before_a_time(unit: UnitOfWork) -> None:
    unit.access.count_attempt("past", now=at(0))
    unit.access.count_attempt("held", now=at(0))
    unit.access.hold_attempts("held", until=at(9))
    assert unit.access.forget_attempts_before(at(5)) == 1
    assert unit.access.count_attempt("held", now=at(6)).failures == 2


def test_attempts_at_once_are_each_counted(database: Database) -> None:
    def attempt() -> None:
        with database.write() as uow:
            uow.access.count_attempt("user x", now=at(0))
            uow.commit()

    threads = [Thread(target=attempt) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.write() as uow:
        assert uow.access.count_attempt("user x", now=at(0)).failures == 9


def test_a_browser_is_known_by_who_logged_in_last(unit: UnitOfWork) -> None:
    unit.access.know_browser(KnownBrowser(key="b", user="Ana", since=at(0)))
    unit.access.know_browser(KnownBrowser(key="b", user="Ben", since=at(1)))
    assert unit.access.known_browser("b") == KnownBrowser(key="b", user="Ben", since=at(1))
    assert unit.access.known_browser("c") is None


def test_browsers_are_forgotten_in_time(unit: UnitOfWork) -> None:
    unit.access.know_browser(KnownBrowser(key="b", user="Ana", since=at(0)))
    unit.access.know_browser(KnownBrowser(key="c", user="Ana", since=at(5)))
    assert unit.access.forget_browsers_before(at(3)) == 1
    assert unit.access.known_browser("b") is None
    assert unit.access.known_browser("c") is not None
