"""What an article is known by: hashes of its guid, its link and its words."""

from __future__ import annotations

import hashlib

from aggregator.normalizing.noise import telling_words


def digest(text: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_key(title: str, *texts: str) -> str:
    """Hash of the telling words of title and texts: markup, case, punctuation, spaces and noise make no difference.

    A title that is nothing but a date or a clock is told by that.
    """
    told = telling_words(title) or [title.casefold()]
    return digest("\n".join(" ".join(words) for words in (told, *map(telling_words, texts))))
