"""What the newsroom publishes, and what of it can be seen at a moment of its clock."""

from __future__ import annotations

import re
import unicodedata
import zlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from aggregator.model import TopicSpec

_SLUG_CHARS: Final = 60


class FeedFormat(StrEnum):
    """The formats that outlets publish in."""

    RSS20 = "rss20"
    RSS092 = "rss092"
    RSS10 = "rss10"
    ATOM10 = "atom10"
    JSON11 = "json11"


class FeedFault(StrEnum):
    """What is wrong with an outlet's feed on purpose."""

    HTTP_500 = "http_500"
    CUT = "cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An invented publisher and the manners of its feed."""

    id: str
    name: str
    host: str
    """On a reserved domain."""
    family: str | None
    language: str
    format: FeedFormat
    entries: int
    """How many of its newest articles the feed holds."""
    tags: tuple[str, ...]
    full_text: bool
    title_suffix: str
    link_query: str
    fault: FeedFault | None
    fault_steps: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An article's words from a moment on."""

    at: datetime
    title: str
    summary: str
    text: str
    """Paragraphs with an empty line between them; empty where there is only a summary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article as its outlet keeps it, with all its versions and with what the outlet would not print."""

    id: str
    outlet: Outlet
    story: str
    """The label of the story it belongs to; never served."""
    copy_of: str | None
    """The id of the piece whose text this one carries."""
    dated: bool
    """Whether the feed prints its date."""
    identified: bool
    """Whether the feed gives it a guid."""
    versions: tuple[Version, ...]
    """In time order; the first one's time is the date of publication."""

    @property
    def published(self) -> datetime:
        """When the first version came out."""
        return self.versions[0].at

    @property
    def link(self) -> str:
        """The article's address; like those of real articles it stays when the headline is edited."""
        query = f"?{self.outlet.link_query}" if self.outlet.link_query else ""
        return f"https://{self.outlet.host}/{self.published:%Y/%m/%d}/{_slug(self.versions[0].title)}{query}"

    def entry(self, moment: datetime) -> Entry:
        """The piece as the feed shows it at a moment not before its publication."""
        version = max((each for each in self.versions if each.at <= moment), key=lambda each: each.at)
        return Entry(
            guid=f"tag:{self.outlet.host},2026:{zlib.crc32(self.id.encode()):08x}" if self.identified else None,
            link=self.link,
            title=f"{version.title}{self.outlet.title_suffix}",
            summary=version.summary,
            text=version.text if self.outlet.full_text else "",
            published=self.published if self.dated else None,
            updated=version.at if version.at > self.published else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A piece as its outlet's feed shows it at some moment."""

    guid: str | None
    link: str
    title: str
    summary: str
    text: str
    published: datetime | None
    updated: datetime | None
    """The time of the last edit; None for a first version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """Everything that the YAML files hold."""

    outlets: tuple[Outlet, ...]
    pieces: tuple[Piece, ...]
    """In order of publication."""
    steps: tuple[datetime, ...]
    """The newsroom's clock at each step."""
    topics: tuple[TopicSpec, ...]
    """Saved filters that suit the content."""

    def entries(self, outlet: Outlet, moment: datetime) -> tuple[Entry, ...]:
        """What an outlet's feed shows at a moment, newest first."""
        out = [piece for piece in self.pieces if piece.outlet == outlet and piece.published <= moment]
        return tuple(piece.entry(moment) for piece in reversed(out[-outlet.entries :]))


def _slug(title: str) -> str:
    """The words of a title as they stand in an address."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    return slug if len(slug) <= _SLUG_CHARS else slug[:_SLUG_CHARS].rpartition("-")[0]
