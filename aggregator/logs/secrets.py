"""The last lock on secrets: what got into a log line by somebody else's error message is taken out of it."""

from __future__ import annotations

import re

from aggregator.links import without_password

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s\"'<>]+")
_HEADER = re.compile(
    r"(?i)\b(authorization|proxy-authorization|cookie|set-cookie|x-form-token|x-api-key)(['\"]?\s*[:=]\s*)[^\r\n]+"
)
_CREDENTIAL = re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9+/._~=-]{8,}")
# `PGPASSWORD`, `client_secret` and `DATABASE__PASSWORD` end in such a name; `PASSWORD_FILE` is where one is kept.
_NAMED = re.compile(
    r"(?i)(passw(?:or)?d|passphrase|(?<![^\W_])(?:pwd|secret|token|(?:api|access|private|secret)[_-]?key))"
    r"(['\"]?\s*[:=]\s*)(?:(['\"])(?:\\.|(?!\3).)+\3?|[^\s'\",;&]+)"
)


def without_secrets(text: str) -> str:
    """A text without passwords and keys in addresses, headers that carry them, and values that are named so."""
    if "://" in text:
        text = _ADDRESS.sub(lambda found: without_password(found[0]), text)
    text = _HEADER.sub(r"\1\2***", text)
    text = _CREDENTIAL.sub(r"\1 ***", text)
    return _NAMED.sub(r"\1\2***", text)
