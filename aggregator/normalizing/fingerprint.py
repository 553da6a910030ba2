"""What an article is known by: hashes of its guid, its link and its words."""

from __future__ import annotations

import hashlib
import re

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def digest(text: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_key(title: str, *texts: str) -> str:
    """Hash of the words of title and texts: markup, case, punctuation and white space make no difference.

    Addresses printed in a text are left out, since they carry tracking parameters. What else is noise in an edit has
    its place in `telling_words`.
    """
    return digest("\n".join(" ".join(telling_words(text)) for text in (title, *texts)))


def telling_words(text: str) -> list[str]:
    """The words of a text whose change is an edit."""
    return _WORD.findall(_ADDRESS.sub(" ", text).casefold())
