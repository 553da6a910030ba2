"""Secrets that a browser or program holds, and what is stored of them."""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

_BYTES: Final = 32


def new_secret() -> str:
    """256 random bits, in letters that stand in cookies, headers and forms as they are."""
    return secrets.token_urlsafe(_BYTES)


def key_of(secret: str) -> str:
    """What is stored of a secret: its SHA-256, in hex; random as it is, it needs no salt and no slow hash."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()
