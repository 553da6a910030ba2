"""What the API says of feeds and of the service, described for OpenAPI; built from the model by attribute names."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import AfterValidator, AliasPath, Field, PlainSerializer, WithJsonSchema

from aggregator.health import FeedState
from aggregator.links import without_password
from aggregator.model import FailureKind, PauseReason
from aggregator.web.api.schemas import Out

Seconds = Annotated[
    timedelta,
    PlainSerializer(timedelta.total_seconds, return_type=float),
    WithJsonSchema({"type": "number", "description": "Seconds."}),
]

Shown = Annotated[str, AfterValidator(without_password)]
"""An address that a server has redirected to, keys and all."""


def _of_feed(*path: str) -> AliasPath:
    return AliasPath("feed", *path)


def _of_health(name: str) -> AliasPath:
    return AliasPath("feed", "health", name)


class FeedOut(Out):
    """A feed and its condition."""

    id: int = Field(validation_alias=_of_feed("id"))
    name: str = Field(validation_alias=_of_feed("spec", "name"), examples=["Harbour Post"])
    publisher: str = Field(validation_alias=_of_feed("spec", "publisher"), examples=["Harbour Post"])
    url: str = Field(
        validation_alias="address",
        description="Without its password and keys.",
        examples=["https://harbour-post.example/all.xml"],
    )
    state: FeedState = Field(validation_alias=AliasPath("condition", "state"), description="Its condition in a word.")
    words: str = Field(
        validation_alias=AliasPath("condition", "words"),
        description="The condition in a sentence.",
        examples=["the server answers 503 (service unavailable), 4 times in a row"],
    )
    since: datetime | None = Field(
        validation_alias=AliasPath("condition", "since"), description="How long it has been in that state."
    )
    paused: PauseReason | None = Field(
        validation_alias=_of_feed("paused"), description="Why it is not polled; null while it is."
    )
    every: Seconds = Field(validation_alias=_of_feed("spec", "every"), description="Its interval, in seconds.")
    last_attempt: datetime | None = Field(validation_alias=_of_health("last_attempt"))
    last_success: datetime | None = Field(validation_alias=_of_health("last_success"))
    last_new: datetime | None = Field(validation_alias=_of_health("last_new"), description="Its latest new article.")
    last_full: datetime | None = Field(
        validation_alias=_of_feed("last_full"), description="Its latest whole document; other answers said unchanged."
    )
    next_due: datetime | None = Field(
        validation_alias=_of_feed("next_try"), description="When it is polled again; null while it is paused."
    )
    due_reason: str = Field(validation_alias=_of_feed("why_then"), description="Why then.")
    failures: int = Field(validation_alias=_of_health("failures"), description="In a row.")
    failing_since: datetime | None = Field(validation_alias=_of_health("failing_since"))
    error_kind: FailureKind | None = Field(validation_alias=_of_health("error_kind"))
    error: str = Field(validation_alias=_of_health("error"))
    status: int | None = Field(validation_alias=_of_health("last_status"), description="HTTP's, of the latest answer.")
    bytes: int | None = Field(validation_alias=_of_health("last_bytes"), description="Of the latest answer.")
    duration: Seconds | None = Field(
        validation_alias=_of_health("last_duration"), description="Of the latest try, in seconds."
    )
    entries: int | None = Field(validation_alias=_of_health("last_entries"), description="In its latest document.")
    empty_since: datetime | None = Field(
        validation_alias=_of_health("empty_since"), description="Since when its documents have had no entries."
    )
    conditions_refused: datetime | None = Field(
        validation_alias=_of_health("conditions_refused"),
        description="When its server last refused a request for changes alone and answered the plain one.",
    )
    note: str = Field(
        validation_alias=_of_health("note"), description="What was cut, skipped or repaired in its latest document."
    )
    effective_url: Shown | None = Field(
        validation_alias=_of_health("effective_url"), description="What answered, after redirects."
    )
    permanent_url: Shown | None = Field(
        validation_alias=_of_health("permanent_url"),
        description="Where the server says, again and again, that it has moved for good.",
    )
    article_count: int = Field(validation_alias=_of_feed("article_count"))
    per_day: dict[date, int] = Field(
        validation_alias="days", description="Articles first seen on each of the latest UTC days."
    )


class FeedsOut(Out):
    """All feeds, those in trouble first."""

    feeds: list[FeedOut]


class NoticeOut(Out):
    """Something that the operator must know until it is cleared."""

    key: str = Field(description="The same for as long as the notice stands.")
    text: str
    since: datetime


class NoticesOut(Out):
    """All notices, oldest first."""

    notices: list[NoticeOut]
