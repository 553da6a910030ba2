"""Signatures by the Standard Webhooks specification: HMAC-SHA256 over id, time and body, in the header's `v1` form."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import datetime
from typing import Final

PREFIX: Final = "whsec_"
_SHORTEST: Final = 24
_LONGEST: Final = 64
"""Bytes of a secret, by the specification."""


def new_secret() -> str:
    """A random secret as it is written down."""
    return PREFIX + b64encode(secrets.token_bytes(32)).decode()


def read_secret(text: str) -> bytes:
    """The bytes of a secret; raises ValueError, which never quotes it, where it is none."""
    text = text.strip()
    try:
        found = b64decode(text.removeprefix(PREFIX), validate=True) if text.startswith(PREFIX) else b""
    except ValueError:
        found = b""
    if not _SHORTEST <= len(found) <= _LONGEST:
        raise ValueError(f"it is not '{PREFIX}' with {_SHORTEST} to {_LONGEST} bytes in Base64 behind it")
    return found


def signed_headers(event_id: str, sent: datetime, body: bytes, keys: Sequence[bytes]) -> dict[str, str]:
    """The three headers of a message; each key adds a signature, of which receivers accept any they can check."""
    stamp = str(int(sent.timestamp()))
    content = f"{event_id}.{stamp}.".encode() + body
    signatures = [b64encode(hmac.digest(key, content, hashlib.sha256)).decode() for key in keys]
    return {
        "webhook-id": event_id,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(f"v1,{each}" for each in signatures),
    }
