"""Sessions, API tokens, attempts to log in, and browsers that are known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, or_, select, update

from aggregator.model import ApiToken, KnownBrowser, LoginAttempts, Role, Session
from storage import mapping
from storage.queries.statements import Store, insert_or_resolve
from storage.tables import API_TOKENS, KNOWN_BROWSERS, LOGIN_ATTEMPTS, SESSIONS


class SqlAccess(Store):
    """`AccessStore` on SQL."""

    def open_session(self, session: Session) -> None:
        """Store a new session."""
        self._connection.execute(SESSIONS.insert().values(mapping.columns_of(session)))

    def session(self, key: str) -> Session | None:
        """One session, or None."""
        row = self._connection.execute(select(SESSIONS).where(SESSIONS.c.key == key)).one_or_none()
        return None if row is None else mapping.as_named(Session, row)

    def saw_session(self, key: str, *, at: datetime) -> None:
        """Note that a session was used."""
        self._connection.execute(update(SESSIONS).where(SESSIONS.c.key == key).values(seen=at))

    def end_session(self, key: str) -> None:
        """Forget a session."""
        self._connection.execute(delete(SESSIONS).where(SESSIONS.c.key == key))

    def end_sessions(self, *, opened_before: datetime, seen_before: datetime) -> int:
        """Forget sessions that are too old or were left alone for too long."""
        ended = or_(SESSIONS.c.opened < opened_before, SESSIONS.c.seen < seen_before)
        return self._connection.execute(delete(SESSIONS).where(ended)).rowcount

    def add_token(self, token: ApiToken) -> bool:
        """Store a token unless another has its name."""
        add = insert_or_resolve(self._connection.dialect.name, API_TOKENS).values(mapping.columns_of(token))
        add = add.on_conflict_do_nothing(index_elements=[API_TOKENS.c.name])
        return self._connection.scalar(add.returning(API_TOKENS.c.key)) is not None

    def token(self, key: str) -> ApiToken | None:
        """One token, or None."""
        row = self._connection.execute(select(API_TOKENS).where(API_TOKENS.c.key == key)).one_or_none()
        return None if row is None else _token(row)

    def tokens(self) -> list[ApiToken]:
        """All tokens, by name."""
        # Sorted here: the databases' own orders of text differ.
        return sorted(map(_token, self._connection.execute(select(API_TOKENS))), key=lambda token: token.name)

    def used_token(self, key: str, *, at: datetime) -> None:
        """Note that a token was used."""
        self._connection.execute(update(API_TOKENS).where(API_TOKENS.c.key == key).values(used=at))

    def revoke_token(self, name: str) -> bool:
        """Forget a token."""
        return self._connection.execute(delete(API_TOKENS).where(API_TOKENS.c.name == name)).rowcount > 0

    def count_attempt(self, key: str, *, now: datetime) -> LoginAttempts:
        """Count one more attempt in one statement, which holds the row until the transaction ends."""
        count = insert_or_resolve(self._connection.dialect.name, LOGIN_ATTEMPTS).values(key=key, failures=1, until=now)
        count = count.on_conflict_do_update(
            index_elements=[LOGIN_ATTEMPTS.c.key], set_={"failures": LOGIN_ATTEMPTS.c.failures + 1}
        )
        row = self._connection.execute(count.returning(LOGIN_ATTEMPTS.c.failures, LOGIN_ATTEMPTS.c.until)).one()
        return mapping.as_named(LoginAttempts, row)

    def hold_attempts(self, key: str, *, until: datetime) -> None:
        """Let no further attempt be looked at before this."""
        self._connection.execute(update(LOGIN_ATTEMPTS).where(LOGIN_ATTEMPTS.c.key == key).values(until=until))

    def take_back_attempt(self, key: str, *, now: datetime) -> None:
        """Count one failure less, and let the next attempt come at once."""
        self._connection.execute(
            update(LOGIN_ATTEMPTS)
            .where(LOGIN_ATTEMPTS.c.key == key)
            .values(failures=LOGIN_ATTEMPTS.c.failures - 1, until=now)
        )

    def forget_attempts(self, keys: Sequence[str]) -> None:
        """Count anew from nought."""
        self._connection.execute(delete(LOGIN_ATTEMPTS).where(LOGIN_ATTEMPTS.c.key.in_(keys)))

    def forget_attempts_before(self, moment: datetime) -> int:
        """Forget what was held until before this."""
        return self._connection.execute(delete(LOGIN_ATTEMPTS).where(LOGIN_ATTEMPTS.c.until < moment)).rowcount

    def know_browser(self, browser: KnownBrowser) -> None:
        """Remember a browser, replacing what was known of it."""
        known = {"user": browser.user, "since": browser.since}
        know = insert_or_resolve(self._connection.dialect.name, KNOWN_BROWSERS).values(key=browser.key, **known)
        self._connection.execute(know.on_conflict_do_update(index_elements=[KNOWN_BROWSERS.c.key], set_=known))

    def known_browser(self, key: str) -> KnownBrowser | None:
        """A browser that is known, or None."""
        row = self._connection.execute(select(KNOWN_BROWSERS).where(KNOWN_BROWSERS.c.key == key)).one_or_none()
        return None if row is None else mapping.as_named(KnownBrowser, row)

    def forget_browsers_before(self, moment: datetime) -> int:
        """Forget browsers that have been known since before this."""
        return self._connection.execute(delete(KNOWN_BROWSERS).where(KNOWN_BROWSERS.c.since < moment)).rowcount


def _token(row: mapping.AnyRow) -> ApiToken:
    return mapping.as_named(ApiToken, row, role=Role(row.role))
