"""Beginnings of texts that are too long for their place."""

from __future__ import annotations


def shorten(text: str, limit: int) -> str:
    """The beginning of a text, cut at a space; anywhere where none is near, as within Chinese or Thai."""
    if len(text) <= limit:
        return text
    head, _, _ = text[:limit].rpartition(" ")
    return f"{head if len(head) > limit // 2 else text[:limit]} …"
