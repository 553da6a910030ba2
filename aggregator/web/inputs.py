"""What a person or a program may send: bounded, printable, and refused where a database could not hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal
from urllib.parse import quote, unquote, urlencode, urlsplit

from fastapi import Path, Query
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from aggregator.model import LARGEST_ID, LIVING, StoryKind, StoryState, TopicSpec
from aggregator.ports import QueueFilter, QueuePlace
from aggregator.quantities import parse_moment
from aggregator.reviewing import EVER
from aggregator.topics import topic_named

LONGEST_NOTE = 5000
DEFAULT_REVIEWER = "reviewer"
REVIEWER_COOKIE = "reviewer"

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def _storable(text: str) -> str:
    if _UNSTORABLE.search(text):
        raise ValueError("holds control characters")
    return text


def _one_line(text: object) -> object:
    return " ".join(text.split()) if isinstance(text, str) else text


_STORABLE = Field(json_schema_extra={"pattern": "^[^\\x00-\\x08\\x0b-\\x1f\\x7f]*$"})
"""What `_storable` asks, as a JSON Schema can say it."""


def _lines(text: object) -> object:
    """A text of several lines as forms send it, with line feeds alone."""
    return text.replace("\r\n", "\n") if isinstance(text, str) else text


Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(_storable), _STORABLE]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), AfterValidator(_storable), _STORABLE]
Reviewer = Annotated[
    str,
    StringConstraints(min_length=1, max_length=60),
    BeforeValidator(_one_line),
    AfterValidator(_storable),
    Field(json_schema_extra={"pattern": r"^[^\x00-\x08\x0b-\x1f\x7f]*[^\s\x00-\x20\x7f][^\x00-\x08\x0b-\x1f\x7f]*$"}),
]


def _moment(text: str) -> str:
    if text:
        parse_moment(text, _ANY_TIME)
    return text


_ANY_TIME = datetime(2026, 1, 1, tzinfo=UTC)
"""Whether a text is a time does not depend on the present."""

_WHEN = "How long ago (7d, 36h), or a date or time in ISO 8601 (UTC unless it says otherwise); or empty."

Moment = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=40),
    AfterValidator(_moment),
    Field(description=_WHEN, json_schema_extra={"format": "moment"}),
]
"""How long ago, or an ISO date or time; empty for none."""

Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
PathId = Annotated[int, Path(ge=1, le=LARGEST_ID, description="The number that lists give it.")]
PageNumber = Annotated[int, Query(alias="page", ge=1, le=1_000)]
JustDone = Annotated[str, Query(max_length=64)]
"""The decision that led to a page, which tells of it."""
DecisionId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$", description="As a decision's answer gave it.")]

EventId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$", description="As the list of events gives it.")]
WebhookName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(_storable), _STORABLE
]
RequestId = Annotated[str, StringConstraints(pattern=r"^[!-~]{1,255}$")]
"""What a program or a form chooses at random for one request."""

Note = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=LONGEST_NOTE),
    BeforeValidator(_lines),
    AfterValidator(_storable),
    _STORABLE,
]

_reviewer = TypeAdapter(Reviewer)
_aware = TypeAdapter(AwareDatetime)
_id: TypeAdapter[int] = TypeAdapter(Id)

PERIODS = {"1d": timedelta(days=1), "3d": timedelta(days=3), "7d": timedelta(days=7), "30d": timedelta(days=30)}

SPANS = {"30d": timedelta(days=30), "90d": timedelta(days=90), "all": None}
"""The periods that quality is measured over."""

STATES = {
    "": frozenset({StoryState.OPEN, StoryState.CONFIRMED}),
    "open": frozenset({StoryState.OPEN}),
    "confirmed": frozenset({StoryState.CONFIRMED}),
    "dismissed": frozenset({StoryState.DISMISSED}),
    "all": LIVING,
    "unsure": frozenset({StoryState.OPEN, StoryState.CONFIRMED}),
}


MinPublishers = Annotated[int, Field(ge=1, le=1000, description="Least number of publishers.")]


class StoryQuery(BaseModel):
    """Which stories are wanted, as a query string says it; an empty value is the same as none, as of an unset field."""

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, sent: Any) -> Any:
        return {name: value for name, value in sent.items() if value != ""} if isinstance(sent, dict) else sent


class QueueQuery(StoryQuery):
    """What filters the queue."""

    doubtful: bool = Field(
        False,
        description="Only stories in doubt: both stories of each open question, and those changed since their review.",
    )
    state: Literal["", "open", "confirmed", "dismissed", "all", "unsure"] = Field(
        "",
        description="Where the story stands in review; empty for open and confirmed, unsure for those of these that a"
        " question is about which somebody left unsure.",
    )
    kind: StoryKind | None = Field(None, description="What the story is about.")
    topic: Words = Field("", description="Name of a topic.")
    publisher: Words = Field("", description="Name of a publisher with an article in the story.")
    language: Words = Field("", description="Code of a language in the story.")
    period: Literal["", "1d", "3d", "7d", "30d"] = Field(
        "", description="Only stories with something published in this period up to now."
    )
    min_publishers: MinPublishers = 1
    newer_than: int = Field(
        0, ge=0, le=LARGEST_ID, description="Only stories of a higher number than this, which have been opened later."
    )
    asked_after: int = Field(
        0,
        ge=0,
        le=LARGEST_ID,
        description="Only both stories of open questions of a higher number; with `newer_than`, those of either.",
    )
    words: Words = Field(
        "",
        description='A search that must find an article of the story: words, "phrases", -excluded words.',
    )

    def wanted(self, now: datetime, *, since: datetime | None = None) -> QueueFilter:
        """The filter that the store understands; `since` narrows it further."""
        starts = [now - PERIODS[self.period]] if self.period else []
        return QueueFilter(
            states=STATES[self.state],
            doubtful_only=self.doubtful,
            unsure_only=self.state == "unsure",
            kind=self.kind,
            topic=self.topic or None,
            publisher=self.publisher or None,
            language=self.language or None,
            since=max([*starts, *([since] if since else [])], default=None),
            newer_than=self.newer_than,
            asked_after=self.asked_after,
            min_publishers=self.min_publishers,
            words=self.words,
        )

    def chosen(self) -> dict[str, str]:
        """The fields that differ from their defaults, as they stand in a query string."""
        fields = self.model_dump(exclude_defaults=True, exclude={"after", "done", "order"})
        return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in fields.items()}

    def query_string(self, **more: object) -> str:
        """The chosen fields and more, encoded, with a leading question mark unless there are none."""
        encoded = urlencode(self.chosen() | {name: str(value) for name, value in more.items()})
        return f"?{encoded}" if encoded else ""


class TimedQuery(QueueQuery):
    """The filters, and times of any distance."""

    since: Moment = Field("", description=f"Since when something must have been published. {_WHEN}")
    changed_since: Moment = Field("", description=f"Since when the story must have changed, in any way. {_WHEN}")

    def narrowed(self, topics: Sequence[TopicSpec], now: datetime) -> QueueFilter:
        """The filter that the store understands; raises `UnknownTopic`."""
        wanted = self.wanted(now, since=moment_before(self.since, now))
        changed_since = moment_before(self.changed_since, now)
        return replace(wanted, topic=topic_named(self.topic, topics), changed_since=changed_since)


def moment_before(text: str, now: datetime) -> datetime | None:
    """The time that a `Moment` names; None for an empty one."""
    return parse_moment(text, now) if text else None


class QualityQuery(BaseModel):
    """Over which period quality is measured."""

    period: Literal["30d", "90d", "all"] = Field("90d", description="The period up to now.")

    def since(self, now: datetime) -> datetime:
        """When the period began."""
        span = SPANS[self.period]
        return EVER if span is None else now - span


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLACE = re.compile(r"(\d{1,9})\.(-?\d{1,17})\.(\d{1,18})", re.ASCII)


def place_as_text(place: QueuePlace) -> str:
    """A place in the queue as a query string carries it: doubt, microseconds since 1970, story."""
    return f"{place.doubt}.{(place.last_published - _EPOCH) // timedelta(microseconds=1)}.{place.id}"


def _place(value: object) -> object:
    if not isinstance(value, str):
        return value
    read = _PLACE.fullmatch(value)
    try:
        doubt, moment, story_id = map(int, read.groups() if read else ())
        place = _id.validate_python(story_id)
        return QueuePlace(doubt=doubt, last_published=_EPOCH + timedelta(microseconds=moment), id=place)
    except (ValueError, OverflowError):
        raise ValueError("is no place in the queue: take it from the link to the next page") from None


Place = Annotated[QueuePlace | None, BeforeValidator(_place)]


def shown_revisions(shown: list[str]) -> tuple[dict[int, int], dict[int, datetime]]:
    """Read hidden form fields like '7:3:2026-03-02T12:00:00+00:00'; raises ValueError.

    Each names a story, the revision that was on the screen, and when that was made, which may be left out.
    """
    revisions, moments = {}, {}
    for told in shown:
        story, revision, *moment = told.split(":", 2)
        story_id = _id.validate_python(story)
        revisions[story_id] = int(revision)
        if moment:
            moments[story_id] = _aware.validate_python(moment[0])
    return revisions, moments


def reviewer_in_cookie(value: str | None) -> str:
    """The name in a cookie's value, or the default where there is none or it is not one."""
    try:
        return _reviewer.validate_python(unquote(value or ""))
    except ValidationError:
        return DEFAULT_REVIEWER


def reviewer_as_cookie(name: str) -> str:
    """A name as a cookie can carry it."""
    return quote(name, safe="")


def own_path(back: str) -> str:
    """The path and query to go back to, if they are the desk's own.

    Browsers read a backslash as a slash, and pass over tabs and line breaks, as `urlsplit` does.
    """
    path = back.replace("\\", "/")
    if not path.startswith("/") or path.startswith("//") or _CONTROL.search(path):
        return "/"
    return urlsplit(path)._replace(fragment="").geturl()
