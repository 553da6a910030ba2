"""Passwords as argon2id hashes (RFC 9106, its second recommended option); the one importer of argon2."""

from __future__ import annotations

import unicodedata

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError

from aggregator.access.secret import new_secret


def is_password_hash(text: str) -> bool:
    """Whether a text is a hash that `Passwords` can check a password against."""
    try:
        extract_parameters(text)
    except InvalidHashError:
        return False
    return text.startswith("$argon2id$")


class Passwords:
    """Makes and checks hashes; another hasher than the library's default is for tests, which have no time."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobodys = self.hash(new_secret())

    def hash(self, password: str) -> str:
        """The hash of a password, with its salt and parameters."""
        return self._hasher.hash(_normal(password))

    def fits(self, stored: str | None, password: str) -> bool:
        """Whether a password is that of a hash; for None it is never, after the same work."""
        try:
            self._hasher.verify(stored or self._nobodys, _normal(password))
        except VerificationError:
            return False
        return stored is not None


def _normal(password: str) -> bytes:
    """A password as it is typed on any keyboard: letters with accents have more than one way to be written."""
    return unicodedata.normalize("NFKC", password).encode(errors="surrogatepass")
