"""Logging in and out, and whom a request is from."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hmac import compare_digest
from threading import BoundedSemaphore
from typing import Final

from aggregator.access.following import FollowedUsers
from aggregator.access.passwords import Passwords
from aggregator.access.rules import (
    ATTEMPTS_KEPT_FOR,
    BROWSER_KNOWN_FOR,
    PER_ADDRESS,
    PER_BROWSER,
    PER_USER,
    TOKEN_NOTED_EVERY,
    AccessPolicy,
    AttemptLimit,
    is_live,
    is_to_be_noted,
    network_of,
    wait_after,
)
from aggregator.access.secret import key_of, new_secret
from aggregator.access.users_file import User, folded
from aggregator.model import KnownBrowser, Session, Visitor, Way
from aggregator.ports import Clock, Database, UnitOfWork

_log = logging.getLogger(__name__)

_AT_ONCE: Final = 2
"""Attempts looked at the same time: each takes a core and 64 MiB for a moment."""
_PATIENCE: Final = 3.0
"""Seconds for which an attempt waits for its turn, and with it one of the threads that answer requests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedIn:
    """An attempt to log in that has succeeded; both secrets go to the browser and nowhere else."""

    session: str = field(repr=False)
    browser: str = field(repr=False)
    """Shown at the next attempt, it says that this browser is no stranger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginRefused:
    """An attempt to log in that has not."""

    wait: timedelta = timedelta()
    """How long the next attempt has to wait, where this one was not looked at; nought where the answer is no."""


class Access:
    """The one who knows whom a request is from; may be used by any number of threads."""

    def __init__(
        self, *, database: Database, clock: Clock, users: FollowedUsers, policy: AccessPolicy, passwords: Passwords
    ) -> None:
        self._database, self._clock = database, clock
        self._users, self._policy, self._passwords = users, policy, passwords
        self._turn = BoundedSemaphore(_AT_ONCE)

    @property
    def login_needed(self) -> bool:
        """Whether there are users, or have been any since the start."""
        return len(self._users) > 0 or self._users.ever

    @property
    def stays(self) -> timedelta:
        """How long somebody stays logged in at most."""
        return self._policy.longest

    def log_in(self, name: str, password: str, *, address: str, browser: str | None = None) -> LoggedIn | LoginRefused:
        """Log in, or say how long to wait; `browser` is the secret of an earlier `LoggedIn` in the same browser."""
        if not self._turn.acquire(timeout=_PATIENCE):
            return LoginRefused(wait=timedelta(seconds=_PATIENCE))
        try:
            return self._attempt(name, password, address, browser)
        finally:
            self._turn.release()

    def _attempt(self, name: str, password: str, address: str, browser: str | None) -> LoggedIn | LoginRefused:
        known_browser = browser if self._knows(browser, name) else None
        limits = self._limits(name, address, known_browser)
        wait = self._count(limits, self._clock.now())
        if wait:
            return LoginRefused(wait=wait)
        user = self._users.find(name)
        fits = self._passwords.fits(None if user is None else user.password, password)
        if user is None or not fits:
            # An unknown name is not told: people type their password there.
            _log.warning("log-in failed", extra={"user": "unknown" if user is None else user.name, "address": address})
            return LoginRefused()
        _log.info("logged in", extra={"user": user.name, "address": address})
        return self._let_in(user, limits, known_browser)

    def log_out(self, session: str) -> None:
        """End a session."""
        with self._database.write() as uow:
            uow.access.end_session(key_of(session))
            uow.commit()

    def by_session(self, secret: str) -> Visitor | None:
        """Who is logged in with this session, or None; notes that it was used."""
        now, key = self._clock.now(), key_of(secret)
        with self._database.read() as uow:
            session = uow.access.session(key)
        if session is None or not is_live(session, self._policy, now=now):
            return None
        user = self._users.find(session.user)
        if user is None or not compare_digest(session.password_mark, user.password_mark):
            return None
        if is_to_be_noted(session.seen, self._policy.idle / 10, now=now):
            with self._database.write() as uow:
                uow.access.saw_session(key, at=now)
                uow.commit()
        return Visitor(name=user.name, role=user.role, way=Way.SESSION)

    def by_token(self, secret: str) -> Visitor | None:
        """Which program has this token, or None; notes that it was used."""
        now, key = self._clock.now(), key_of(secret)
        with self._database.read() as uow:
            token = uow.access.token(key)
        if token is None:
            return None
        if is_to_be_noted(token.used, TOKEN_NOTED_EVERY, now=now):
            with self._database.write() as uow:
                uow.access.used_token(key, at=now)
                uow.commit()
        # Said in the name, so that no token passes for a user in the history.
        return Visitor(name=f"{token.name} (token)", role=token.role, way=Way.TOKEN)

    def _knows(self, browser: str | None, name: str) -> bool:
        if browser is None:
            return False
        with self._database.read() as uow:
            found = uow.access.known_browser(key_of(browser))
        return found is not None and folded(found.user) == folded(name)

    def _limits(self, name: str, address: str, known_browser: str | None) -> dict[str, AttemptLimit]:
        """What an attempt counts under: a known browser by itself, a stranger by name and address."""
        if known_browser is not None:
            return {f"browser {key_of(known_browser)}": PER_BROWSER}
        # Names are hashed, since people type their password there.
        return {f"address {network_of(address)}": PER_ADDRESS, f"user {key_of(folded(name))}": PER_USER}

    def _count(self, limits: dict[str, AttemptLimit], now: datetime) -> timedelta:
        """Count an attempt as failed, or tell how long it has to wait and count nothing."""
        with self._database.write() as uow:
            counted = {key: uow.access.count_attempt(key, now=now) for key in sorted(limits)}
            until = max(each.until for each in counted.values())
            if until > now:
                return until - now
            for key, attempts in counted.items():
                uow.access.hold_attempts(key, until=now + wait_after(attempts.failures, limits[key]))
            uow.access.forget_attempts_before(now - ATTEMPTS_KEPT_FOR)
            uow.commit()
        return timedelta()

    def _let_in(self, user: User, limits: dict[str, AttemptLimit], browser: str | None) -> LoggedIn:
        now = self._clock.now()
        made = LoggedIn(session=new_secret(), browser=browser or new_secret())
        with self._database.write() as uow:
            self._tidy(uow, now)
            for key, limit in limits.items():
                # Whoever has one account must not clear the count of guesses at others' with it.
                if limit is PER_ADDRESS:
                    uow.access.take_back_attempt(key, now=now)
                else:
                    uow.access.forget_attempts([key])
            uow.access.open_session(
                Session(
                    key=key_of(made.session), user=user.name, password_mark=user.password_mark, opened=now, seen=now
                )
            )
            uow.access.know_browser(KnownBrowser(key=key_of(made.browser), user=user.name, since=now))
            uow.commit()
        return made

    def _tidy(self, uow: UnitOfWork, now: datetime) -> None:
        uow.access.end_sessions(opened_before=now - self._policy.longest, seen_before=now - self._policy.idle)
        uow.access.forget_browsers_before(now - BROWSER_KNOWN_FOR)
