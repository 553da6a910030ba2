"""A piece of an article, as printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TextField(StrEnum):
    """Which text of an article a passage stands in."""

    TITLE = "title"
    SUMMARY = "summary"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of an article, as printed."""

    article_id: int
    field: TextField
    start: int
    """Its offset in that text, in characters."""
    words: str

    @property
    def end(self) -> int:
        """Where it ends in that text."""
        return self.start + len(self.words)
