"""Who is logged in, which programs have a token, and how often logging in has failed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from aggregator.model import ApiToken, KnownBrowser, LoginAttempts, Session


class AccessStore(Protocol):
    """Sessions, tokens, attempts to log in, and browsers that are known; keys are SHA-256 of secrets, never secrets."""

    def open_session(self, session: Session) -> None:
        """Store a new session."""

    def session(self, key: str) -> Session | None:
        """One session, or None."""

    def saw_session(self, key: str, *, at: datetime) -> None:
        """Note that a session was used."""

    def end_session(self, key: str) -> None:
        """Forget a session; nothing happens where there is none."""

    def end_sessions(self, *, opened_before: datetime, seen_before: datetime) -> int:
        """Forget the sessions that were opened before the one time or last seen before the other; returns how many."""

    def add_token(self, token: ApiToken) -> bool:
        """Store a token; False, and nothing is stored, where another has its name."""

    def token(self, key: str) -> ApiToken | None:
        """One token, or None."""

    def tokens(self) -> list[ApiToken]:
        """All tokens, by name."""

    def used_token(self, key: str, *, at: datetime) -> None:
        """Note that a token was used."""

    def revoke_token(self, name: str) -> bool:
        """Forget a token; False where there is none of that name."""

    def count_attempt(self, key: str, *, now: datetime) -> LoginAttempts:
        """Count one more attempt, taken to fail; returns the failures with it, and the wait as it was before.

        One that counts under the same key meanwhile waits for the end of this transaction. A first attempt waits for
        nothing: its `until` is `now`.
        """

    def hold_attempts(self, key: str, *, until: datetime) -> None:
        """Let no further attempt be looked at before this."""

    def take_back_attempt(self, key: str, *, now: datetime) -> None:
        """Count one failure less, and let the next attempt come at once."""

    def forget_attempts(self, keys: Sequence[str]) -> None:
        """Count anew from nought."""

    def forget_attempts_before(self, moment: datetime) -> int:
        """Forget what was held until before this; returns how many keys that were."""

    def know_browser(self, browser: KnownBrowser) -> None:
        """Remember a browser, replacing what was known of it."""

    def known_browser(self, key: str) -> KnownBrowser | None:
        """A browser that is known, or None."""

    def forget_browsers_before(self, moment: datetime) -> int:
        """Forget browsers that have been known since before this; returns how many."""
