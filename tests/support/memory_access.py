"""Sessions, tokens, attempts and known browsers, as dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from aggregator.model import ApiToken, KnownBrowser, LoginAttempts, Session

if TYPE_CHECKING:
    from tests.support.memory import State


class MemoryAccess:
    """`AccessStore` in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def open_session(self, session: Session) -> None:
        self._state.sessions[session.key] = session

    def session(self, key: str) -> Session | None:
        return self._state.sessions.get(key)

    def saw_session(self, key: str, *, at: datetime) -> None:
        if key in self._state.sessions:
            self._state.sessions[key] = replace(self._state.sessions[key], seen=at)

    def end_session(self, key: str) -> None:
        self._state.sessions.pop(key, None)

    def end_sessions(self, *, opened_before: datetime, seen_before: datetime) -> int:
        sessions = self._state.sessions
        ended = [key for key, each in sessions.items() if each.opened < opened_before or each.seen < seen_before]
        for key in ended:
            del sessions[key]
        return len(ended)

    def add_token(self, token: ApiToken) -> bool:
        if any(each.name == token.name for each in self._state.tokens.values()):
            return False
        self._state.tokens[token.key] = token
        return True

    def token(self, key: str) -> ApiToken | None:
        return self._state.tokens.get(key)

    def tokens(self) -> list[ApiToken]:
        return sorted(self._state.tokens.values(), key=lambda token: token.name)

    def used_token(self, key: str, *, at: datetime) -> None:
        if key in self._state.tokens:
            self._state.tokens[key] = replace(self._state.tokens[key], used=at)

    def revoke_token(self, name: str) -> bool:
        found = [token.key for token in self._state.tokens.values() if token.name == name]
        for key in found:
            del self._state.tokens[key]
        return bool(found)

    def count_attempt(self, key: str, *, now: datetime) -> LoginAttempts:
        before = self._state.attempts.get(key, LoginAttempts(failures=0, until=now))
        self._state.attempts[key] = replace(before, failures=before.failures + 1)
        return self._state.attempts[key]

    def hold_attempts(self, key: str, *, until: datetime) -> None:
        if key in self._state.attempts:
            self._state.attempts[key] = replace(self._state.attempts[key], until=until)

    def take_back_attempt(self, key: str, *, now: datetime) -> None:
        if key in self._state.attempts:
            before = self._state.attempts[key]
            self._state.attempts[key] = LoginAttempts(failures=before.failures - 1, until=now)

    def forget_attempts(self, keys: Sequence[str]) -> None:
        for key in keys:
            self._state.attempts.pop(key, None)

    def forget_attempts_before(self, moment: datetime) -> int:
        past = [key for key, each in self._state.attempts.items() if each.until < moment]
        self.forget_attempts(past)
        return len(past)

    def know_browser(self, browser: KnownBrowser) -> None:
        self._state.browsers[browser.key] = browser

    def known_browser(self, key: str) -> KnownBrowser | None:
        return self._state.browsers.get(key)

    def forget_browsers_before(self, moment: datetime) -> int:
        past = [key for key, each in self._state.browsers.items() if each.since < moment]
        for key in past:
            del self._state.browsers[key]
        return len(past)
