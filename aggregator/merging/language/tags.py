"""The languages that texts are said to be of."""

from __future__ import annotations


def primary_subtag(tag: str | None) -> str:
    """The language of a BCP 47 tag, without region and script, in small letters; empty where none is known."""
    return (tag or "").split("-")[0].casefold()
