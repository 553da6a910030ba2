"""The names by which one story is found from another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NameKind(StrEnum):
    """What bears a name."""

    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryName:
    """A place, person or organisation that a story is about."""

    kind: NameKind
    key: str
    """What it is known by in every story, together with its kind."""
    words: str
    """As an article of the story prints it."""
    weight: float
    """How much the story is about it, up to 1 where all its articles lead with it."""

    @property
    def known_by(self) -> tuple[NameKind, str]:
        """Kind and key."""
        return self.kind, self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    """A story that is about a name."""

    story_id: int
    known_by: tuple[NameKind, str]
    weight: float
    """As in `StoryName`."""
