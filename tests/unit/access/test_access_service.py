"""Logging in and out, and whom a request is from."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from argon2 import PasswordHasher

from aggregator.access import Access, LoggedIn, LoginRefused, make_token, remove_user, revoke_token, set_password
from aggregator.access.rules import PER_ADDRESS, PER_USER
from aggregator.errors import AggregatorError, NotFound
from aggregator.model import Role, Visitor, Way
from storage import SqlDatabase
from tests.support.access import PASSWORD, PASSWORDS, POLICY, access_by, users_in
from tests.support.clock import StillClock
from tests.support.sqlite import contents, new_sqlite, rows

HERE = "192.0.2.7"


@dataclass(slots=True, kw_only=True)
class Door:
    """The door of a desk with a user of each role."""

    path: Path
    database: SqlDatabase = field(default_factory=new_sqlite)
    clock: StillClock = field(default_factory=StillClock)
    access: Access = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Begin anew with what is stored."""
        self.access = access_by(self.path, self.database, self.clock)

    def log_in(
        self, name: str = "Viktor", password: str | None = None, *, address: str = HERE, browser: str | None = None
    ) -> LoggedIn | LoginRefused:
        """Try to log in, with the right password unless another is given."""
        return self.access.log_in(name, password or PASSWORD[name], address=address, browser=browser)

    def let_in(self, **given: str) -> LoggedIn:
        """Log in, which succeeds."""
        outcome = self.log_in(**given)
        assert isinstance(outcome, LoggedIn)
        return outcome

    def fail(self, times: int, *, name: str = "Viktor", address: str | None = None) -> list[LoginRefused]:
        """Fail so many times, from one address or from as many; returns the answers."""
        answers = []
        for number in range(times):
            outcome = self.log_in(name, "wrong", address=address or f"198.51.100.{number}")
            assert isinstance(outcome, LoginRefused)
            answers.append(outcome)
        return answers


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(path=users_in(tmp_path))


def test_the_right_password_opens_a_session_of_the_users_role(door: Door) -> None:
    made = door.let_in(name="Rea")
    assert door.access.by_session(made.session) == Visitor(name="Rea", role=Role.READER, way=Way.SESSION)


def test_names_are_typed_in_any_case(door: Door) -> None:
    outcome = door.access.log_in("  vIKTOR ", PASSWORD["Viktor"], address=HERE)
    assert isinstance(outcome, LoggedIn)
    found = door.access.by_session(outcome.session)
    assert found is not None
    assert found.name == "Viktor"


@pytest.mark.parametrize(("name", "password"), [("Viktor", "wrong"), ("Nobody", "wrong"), ("Rea", PASSWORD["Ada"])])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(door: Door, name: str, password: str) -> None:
    assert door.log_in(name, password) == LoginRefused()


def test_an_unknown_name_costs_the_same_work(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []
    verify = PasswordHasher.verify

    def counting(hasher: PasswordHasher, stored: str, password: bytes) -> bool:
        verified.append(stored)
        return verify(hasher, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", counting)
    door.log_in("Viktor", "wrong")
    door.log_in("Nobody", "wrong")
    known, unknown = (stored.rsplit("$", 2)[0] for stored in verified)
    assert known == unknown, "the same kind of hash with the same parameters"


def test_what_is_stored_and_logged_holds_no_secret(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        made = door.let_in()
        door.access.by_session(made.session)
        secret = make_token(door.database, "wall", Role.READER, now=door.clock.now())
        door.access.by_token(secret)
        door.log_in("my own password by mistake", "wrong")
        door.access.log_out(made.session)
        again = door.let_in(browser=made.browser)
    told = caplog.text + repr(caplog.records) + str([vars(record) for record in caplog.records])
    told += contents(door.database) + repr(again)
    for hidden in (made.session, made.browser, secret, again.session, PASSWORD["Viktor"], "by mistake"):
        assert hidden not in told
    assert len(made.session) >= 43, "256 bits"


def test_a_session_ends_with_its_log_out_alone(door: Door) -> None:
    before, one, after = door.let_in(), door.let_in(), door.let_in(name="Rea")
    door.access.log_out(one.session)
    assert door.access.by_session(one.session) is None
    assert door.access.by_session(before.session) is not None
    assert door.access.by_session(after.session) is not None


def test_a_session_lives_while_it_is_used_and_no_longer_than_the_longest(door: Door) -> None:
    made, hours = door.let_in(), 0
    while door.access.by_session(made.session):
        door.clock.move(timedelta(hours=10))
        hours += 10
    assert timedelta(hours=hours) >= POLICY.longest > timedelta(hours=hours - 10)


def test_a_session_that_is_left_alone_ends(door: Door) -> None:
    made = door.let_in()
    door.clock.move(POLICY.idle)
    assert door.access.by_session(made.session) is None


def test_a_use_is_written_down_only_now_and_then(door: Door) -> None:
    made = door.let_in()
    before = contents(door.database)
    door.clock.move(timedelta(minutes=1))
    assert door.access.by_session(made.session)
    assert contents(door.database) == before
    door.clock.move(POLICY.idle / 10)
    assert door.access.by_session(made.session)
    assert contents(door.database) != before


def test_another_password_ends_all_sessions_of_the_user_and_no_others(door: Door) -> None:
    one, other, another = door.let_in(), door.let_in(), door.let_in(name="Rea")
    set_password(door.path, "Viktor", PASSWORDS.hash("an entirely new one"))
    assert door.access.by_session(one.session) is None
    assert door.access.by_session(other.session) is None
    assert door.access.by_session(another.session) is not None
    assert door.log_in() == LoginRefused()
    door.let_in(password="an entirely new one")


def test_whoever_is_taken_out_of_the_file_is_out_at_once(door: Door) -> None:
    made = door.let_in()
    remove_user(door.path, "Viktor")
    assert door.access.by_session(made.session) is None
    assert door.log_in() == LoginRefused()


def test_another_role_holds_at_once(door: Door) -> None:
    made = door.let_in()
    door.path.write_text(door.path.read_text().replace("role: reviewer", "role: reader"))
    found = door.access.by_session(made.session)
    assert found is not None
    assert found.role is Role.READER


@pytest.mark.parametrize("secret", ["", "x", "\ud800", "a" * 10_000])
def test_a_made_up_secret_is_nobodys(door: Door, secret: str) -> None:
    assert door.access.by_session(secret) is None
    assert door.access.by_token(secret) is None
    door.fail(PER_USER.free)
    assert door.log_in(browser=secret) == LoginRefused(wait=PER_USER.first)


def test_a_session_is_no_token_and_a_token_no_session(door: Door) -> None:
    assert door.access.by_token(door.let_in().session) is None
    assert door.access.by_session(make_token(door.database, "a", Role.ADMIN, now=door.clock.now())) is None


def test_a_desk_that_had_users_never_opens_while_it_runs(door: Door) -> None:
    assert door.access.login_needed
    door.path.unlink()
    assert door.access.login_needed
    door.restart()
    assert not door.access.login_needed
    users_in(door.path.parent)
    assert door.access.login_needed


# ---------------------------------------------------------------- limits on attempts


def test_after_some_failures_under_a_name_the_next_attempt_waits_longer_each_time(door: Door) -> None:
    assert door.fail(PER_USER.free) == [LoginRefused()] * PER_USER.free
    waits = []
    for _ in range(4):
        refused = door.log_in(address="203.0.113.9")
        assert isinstance(refused, LoginRefused)
        waits.append(refused.wait.total_seconds())
        door.clock.move(refused.wait)
        door.fail(1)
    assert waits == [2, 4, 8, 16]


def test_an_attempt_that_has_to_wait_does_not_make_the_wait_longer(door: Door) -> None:
    door.fail(PER_USER.free)
    answers = {door.log_in() for _ in range(50)}
    assert answers == {LoginRefused(wait=PER_USER.first)}
    door.clock.move(PER_USER.first)
    door.let_in()


def test_failures_under_one_name_leave_other_names_alone(door: Door) -> None:
    door.fail(PER_USER.free + 1)
    door.let_in(name="Rea", address="203.0.113.9")


def test_an_address_that_fails_under_many_names_has_to_wait(door: Door) -> None:
    for number in range(PER_ADDRESS.free):
        assert door.log_in(f"user {number}", "wrong") == LoginRefused()
    assert door.log_in("Viktor") == LoginRefused(wait=PER_ADDRESS.first)
    door.let_in(name="Viktor", address="203.0.113.9")


def test_an_account_of_ones_own_does_not_clear_the_count_of_an_address(door: Door) -> None:
    for number in range(PER_ADDRESS.free):
        assert door.log_in(f"user {number}", "wrong") == LoginRefused()
        if number < PER_ADDRESS.free - 1:
            door.let_in(name="Rea")
    assert door.log_in("Rea") == LoginRefused(wait=PER_ADDRESS.first)


def test_logging_in_clears_the_count_of_the_name(door: Door) -> None:
    door.fail(PER_USER.free - 1)
    door.let_in()
    assert door.fail(PER_USER.free)[-1] == LoginRefused()


def test_a_stranger_cannot_keep_a_user_out_of_a_known_browser(door: Door) -> None:
    browser = door.let_in().browser
    door.fail(PER_USER.free)
    assert door.log_in() == LoginRefused(wait=PER_USER.first)
    again = door.let_in(browser=browser)
    assert again.browser == browser


def test_a_known_browser_is_no_way_to_guess_the_passwords_of_others_nor_without_end(door: Door) -> None:
    browser = door.let_in(name="Rea").browser
    door.fail(PER_USER.free)
    assert door.log_in("Viktor", browser=browser) == LoginRefused(wait=PER_USER.first)
    for _ in range(5):
        assert door.log_in("Rea", "wrong", browser=browser) == LoginRefused()
    refused = door.log_in("Rea", "wrong", browser=browser)
    assert isinstance(refused, LoginRefused)
    assert refused.wait


def test_limits_outlast_a_restart_and_are_forgotten_in_the_end(door: Door) -> None:
    door.fail(PER_USER.free)
    door.restart()
    assert door.log_in() == LoginRefused(wait=PER_USER.first)
    door.clock.move(timedelta(days=2))
    door.fail(1, name="Rea")
    assert rows(door.database, "SELECT count(*) FROM login_attempts") == [(2,)], "of the latest alone"


def test_a_thousand_attempts_at_once_are_no_way_round_the_limit(door: Door) -> None:
    answers: list[LoggedIn | LoginRefused] = []
    threads = [
        Thread(target=lambda each=number: answers.append(door.log_in("Viktor", "wrong", address=f"203.0.113.{each}")))
        for number in range(40)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.count(LoginRefused()) == PER_USER.free
    assert len(answers) == 40


def test_ended_sessions_are_cleared_away(door: Door) -> None:
    door.let_in()
    door.clock.move(POLICY.longest)
    door.let_in(name="Rea")
    assert rows(door.database, "SELECT user FROM sessions") == [("Rea",)]


# ---------------------------------------------------------------- tokens


def test_a_token_stands_for_its_role_under_a_name_that_no_user_has(door: Door) -> None:
    secret = make_token(door.database, "Viktor", Role.READER, now=door.clock.now())
    assert door.access.by_token(secret) == Visitor(name="Viktor (token)", role=Role.READER, way=Way.TOKEN)


def test_a_tokens_last_use_is_noted(door: Door) -> None:
    secret = make_token(door.database, "wall", Role.READER, now=door.clock.now())
    for _ in range(3):
        door.access.by_token(secret)
        door.clock.move(timedelta(minutes=2))
    with door.database.read() as uow:
        [token] = uow.access.tokens()
    assert token.used == door.clock.now() - timedelta(minutes=6)


def test_a_revoked_token_is_worth_nothing(door: Door) -> None:
    secret = make_token(door.database, "wall", Role.READER, now=door.clock.now())
    revoke_token(door.database, "wall")
    assert door.access.by_token(secret) is None
    with pytest.raises(NotFound, match="there is no token wall"):
        revoke_token(door.database, "wall")


def test_a_second_token_of_one_name_is_refused(door: Door) -> None:
    make_token(door.database, "wall", Role.READER, now=door.clock.now())
    with pytest.raises(AggregatorError, match="there is a token 'wall' already"):
        make_token(door.database, "wall", Role.ADMIN, now=door.clock.now())
