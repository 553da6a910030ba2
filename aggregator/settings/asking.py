"""The sections about what is asked of other servers, and how what they answer is read."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from aggregator.fields import Duration, PositiveDuration, Section, Size, Text, wrong
from aggregator.quantities import format_duration
from aggregator.settings.values import (
    Count,
    FilePath,
    Items,
    Whole,
    check_authorities,
    check_interval,
    check_network,
    in_order,
)


class ConnectionSettings(Section):
    """How servers are reached."""

    patience: PositiveDuration
    """How long an address of a host may keep silent before its next one is tried."""
    keep: Duration
    """How long an idle connection is kept for the next request; servers commonly close theirs after two seconds."""
    idle: Annotated[int, Field(ge=0, le=10_000), Whole]
    """Idle connections kept at most."""
    ca_file: Annotated[FilePath, AfterValidator(check_authorities)] | None
    """Certificates (PEM) of authorities of one's own, trusted besides the public ones by feeds, pages and webhooks."""


class FetchSettings(Section):
    """How feeds are asked for, and how often."""

    contact: Text | None
    """A web or mail address in the User-Agent, by which publishers can reach whoever runs this service."""
    every: PositiveDuration
    """The interval of feeds where feeds.yaml names none."""
    deadline: PositiveDuration
    """Total time for connection, redirects and body."""
    max_bytes: Annotated[Size, Field(ge=1)]
    """Cap on a decoded body."""
    per_host: Count
    """Requests to one host at once."""
    host_gap: Duration
    """Time between the starts of two requests to one host."""
    start_gap: Duration
    """Time between the first requests to feeds that are due together, as after a stop."""
    concurrency: Count
    """Requests at once in all."""
    max_redirects: Annotated[int, Field(ge=0, le=100), Whole]
    """Redirects followed for one request."""
    allow_networks: Annotated[tuple[Annotated[Text, AfterValidator(check_network)], ...], Items]
    """Networks that may be fetched from although they are private, such as 127.0.0.1/32."""
    min_interval: Annotated[Duration, AfterValidator(check_interval)]
    """The shortest interval that feeds.yaml may ask for."""
    max_interval: PositiveDuration
    """The longest wait that a server or document can ask for."""
    max_backoff: PositiveDuration
    """The longest wait between tries of a feed that keeps failing."""
    lease: PositiveDuration
    """How long a poller may hold a feed before another may take it; well above the deadline."""
    adapt: bool
    """Whether a feed that publishes rarely is asked more rarely, up to adapt_most; feeds may say otherwise."""
    adapt_most: Annotated[int, Field(ge=1, le=1_000), Whole]
    """How many times its interval such a feed is left alone at most."""
    full_after: PositiveDuration
    """After this time a feed is asked for whole, since some servers' "not modified" lies."""
    jitter: Annotated[float, Field(ge=0, lt=1)]
    """The share of each wait that is left to chance, so that feeds do not fall into step."""
    moved_times: Count
    """A permanent redirect is proposed as the feed's new address once it was seen so often in a row ..."""
    moved_for: Duration
    """... and for so long: servers take many a one back."""
    connections: ConnectionSettings
    """How servers are reached."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        shortest = format_duration(self.min_interval)
        for name, value in (("every", self.every), ("max_interval", self.max_interval)):
            if value < self.min_interval:
                raise wrong(f"{name} is below min_interval ({shortest})", f"Raise {name} or lower min_interval")
        if self.lease < 2 * self.deadline:
            raise wrong("lease is less than twice the deadline", "Raise lease or lower deadline")
        return self


class ParseLimits(Section):
    """What is cut off a document that has more: numbers of things, or of characters."""

    entries: Count
    """Entries of one document."""
    title_chars: Count
    """Characters of a title."""
    summary_chars: Count
    """Characters of a summary; a longer description is the full text where there is no other."""
    content_chars: Count
    """Characters of a full text."""
    link_chars: Count
    """Characters of a link."""
    guid_chars: Count
    """Characters of an entry's id."""
    authors: Count
    """Authors of an entry."""
    categories: Count
    """Categories of an entry."""
    name_chars: Count
    """Characters of a name: of an author, a category, a feed or a source."""


class ParseSettings(Section):
    """The worker processes that read documents."""

    workers: Annotated[int, Field(ge=1, le=64), Whole]
    """Processes."""
    deadline: PositiveDuration
    """Processor time for one document; a worker is replaced that takes more, or four times that and 1s by the clock."""
    memory: Annotated[Size, Field(ge=64 * 2**20, le=2**50)]
    """Memory of one worker."""
    recycle_after: Count
    """Documents after which a worker is replaced in any case."""
    large: Annotated[Size, Field(ge=1)]
    """Documents above this size are read one at a time, so that the others find a worker that is free."""
    niceness: Annotated[int, Field(ge=0, le=19), Whole]
    """By how much workers stand back behind the desk and all else on the machine; 0 is not at all."""
    limits: ParseLimits
    """What is cut off a document that has more."""


class PageSettings(Section):
    """How articles' pages are asked for, for feeds with full_text; deadline and cap are those of the feed."""

    at_once: Annotated[int, Field(ge=1, le=1_000), Whole]
    """Pages in hand at once."""
    tries: Count
    """Tries after which a page is given up."""
    first_wait: PositiveDuration
    """Before the second try of a page; each further wait is six times as long."""
    longest_wait: PositiveDuration
    """The longest wait between two tries, unless the server asks for a longer one, up to fetch.max_interval."""
    least_chars: Count
    """A shorter text is taken for a notice, or for what a script was to fill, and not for an article."""

    _in_order = in_order("first_wait", "longest_wait")
