"""Every setting: its name, its type and what it means. No field has a default: config/defaults.yaml has them all.

The docstrings of the fields are the descriptions in the JSON Schema and in config/README.md.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self, get_args
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from aggregator.fields import Duration, PositiveDuration, Section, Size, Text, shown, wrong
from aggregator.quantities import format_duration

PREFIX: Final = "AGGREGATOR_"


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise wrong(f"{shown(value)} is not a whole number", "Write it in digits")
    return value


Whole = BeforeValidator(_no_truth)
Count = Annotated[int, Field(ge=1, le=1_000_000_000), Whole]


def _split_items(value: object) -> object:
    """The environment has no lists: items stand between commas."""
    if isinstance(value, str):
        return [item.strip() for item in value.split(",") if item.strip()]
    return value


def _check_database(url: str) -> str:
    url = url.strip()
    if not re.match(r"(sqlite|postgresql|postgresql\+psycopg)://", url):
        kinds = "Write sqlite:///path/to/file.db or postgresql://user@host/name"
        raise wrong(f"{shown(redacted(url))} is no database that this program knows", kinds)
    return url


def _check_secret(value: object) -> object:
    # Whatever stands here may be a password, so that no fault repeats it.
    if value is not None and (not isinstance(value, str) or not value or not value.isprintable()):
        raise wrong("this is no password", "Put it in quotes, on one line and without control characters")
    return value


def _with_password(url: str, password: str) -> str:
    """The URL with a password for its user; raises the complaint where it cannot have one."""
    if not url.startswith("postgresql"):
        raise wrong("password is given, but the database is none that asks for one", "Take database.password out")
    begin, _, rest = url.partition("://")
    user, at, host = rest.rpartition("@")
    if not at:
        raise wrong("password is given, but url names no user", "Write postgresql://user@host/name in database.url")
    if ":" in user or "password=" in urlsplit(url).query:
        raise wrong("the password is given twice, in password and in url", "Take it out of database.url")
    return f"{begin}://{user}:{quote(password, safe='')}@{host}"


def _check_network(text: str) -> str:
    try:
        return str(ipaddress.ip_network(text, strict=False))
    except ValueError:
        raise wrong(f"{shown(text)} is no network", "Write 10.1.0.0/16, or 127.0.0.1/32 for one address") from None


def _check_interval(interval: timedelta) -> timedelta:
    if interval < timedelta(seconds=1):
        raise wrong(f"{shown(interval)} is too short", "Write 1s or more; publishers expect minutes")
    return interval


def redacted(url: str) -> str:
    """A database URL without its passwords."""
    url = re.sub(r"(?<=//)([^:@/]*):.*@", r"\1:***@", url)
    return re.sub(r"(?i)([?&][^=&]*(?:password|secret|token)[^=&]*=)[^&]*", r"\1***", url)


Items = BeforeValidator(_split_items)
Secret = Annotated[str | None, BeforeValidator(_check_secret), Field(json_schema_extra={"writeOnly": True})]
"""A password or key: never shown, and best given by a file of its own."""


class DatabaseSettings(Section):
    """Where everything is kept."""

    url: Annotated[str, AfterValidator(_check_database)]
    """sqlite:///path/to/file.db for one machine, postgresql://user@host/name for several."""
    password: Secret
    """The password of the user in database.url, which then needs none there; PostgreSQL alone has one."""

    @model_validator(mode="before")
    @classmethod
    def _put_together(cls, values: Any) -> Any:
        """Put the password into the URL, so that the database is named by one thing."""
        if isinstance(values, dict):
            url, password = values.get("url"), _check_secret(values.get("password"))
            if isinstance(url, str) and isinstance(password, str):
                return values | {"url": _with_password(url.strip(), password)}
        return values


class WebSettings(Section):
    """The review desk."""

    host: Text
    """The address to listen on; 127.0.0.1 is reachable from this machine alone."""
    port: Annotated[int, Field(ge=0, le=65535), Whole]
    """The port to listen on; 0 takes any free one."""
    allowed_hosts: Annotated[tuple[Text, ...], Items]
    """Host names that browsers may call the desk by, besides those of this machine's loopback."""
    trusted_proxies: Annotated[tuple[Annotated[Text, AfterValidator(_check_network)], ...], Items]
    """Networks of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed, such as 127.0.0.1/32."""
    users_file: Path | None
    """Who may log in; null is users.yaml beside the feed catalogue."""
    session_idle: PositiveDuration
    """Somebody who is logged in is logged out after so long without a request."""
    session_longest: PositiveDuration
    """Somebody who is logged in is logged out after so long in any case."""


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
    allow_networks: Annotated[tuple[Annotated[Text, AfterValidator(_check_network)], ...], Items]
    """Networks that may be fetched from although they are private, such as 127.0.0.1/32."""
    min_interval: Annotated[Duration, AfterValidator(_check_interval)]
    """The shortest interval that feeds.yaml may ask for."""
    max_interval: PositiveDuration
    """The longest wait that a server or document can ask for."""
    max_backoff: PositiveDuration
    """The longest wait between tries of a feed that keeps failing."""
    lease: PositiveDuration
    """How long a poller may hold a feed before another may take it; well above the deadline."""
    adapt: bool
    """Whether a feed that publishes rarely is asked more rarely, up to eight times; feeds may say otherwise."""
    full_after: PositiveDuration
    """After this time a feed is asked for whole, since some servers' "not modified" lies."""
    jitter: Annotated[float, Field(ge=0, lt=1)]
    """The share of each wait that is left to chance, so that feeds do not fall into step."""

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
    """Characters of a summary."""
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


class ParseSettings(Section):
    """The worker processes that read documents."""

    workers: Annotated[int, Field(ge=1, le=64), Whole]
    """Processes."""
    deadline: PositiveDuration
    """Time for one document; a worker that takes longer is replaced."""
    memory: Annotated[Size, Field(ge=64 * 2**20)]
    """Memory of one worker."""
    recycle_after: Count
    """Documents after which a worker is replaced in any case."""
    limits: ParseLimits
    """What is cut off a document that has more."""


class MatchSettings(Section):
    """What counts as one story."""

    strictness: Literal["strict", "balanced", "loose"]
    """strict joins less by itself and asks more; loose the reverse."""
    window: PositiveDuration
    """How far apart the articles of one story may be published."""
    weights: Path | None
    """Weights learnt by `aggregator train`, in place of those that come with the program."""


class GroupSettings(Section):
    """How articles are put into stories."""

    batch: Count
    """Articles grouped in one transaction."""


ServiceRole = Literal["poll", "group", "web"]


def _check_roles(roles: tuple[str, ...]) -> tuple[str, ...]:
    if not roles:
        raise wrong("it is empty", "Write one or more of poll, group, web")
    return tuple(role for role in get_args(ServiceRole) if role in roles)


class ServiceSettings(Section):
    """What a process of the service does, and how often it looks for work."""

    roles: Annotated[tuple[ServiceRole, ...], Items, AfterValidator(_check_roles)]
    """What this process does: poll asks for feeds and pages, group makes stories, web serves the desk."""
    poll_tick: PositiveDuration
    """Between two looks for feeds that are due; never more than a quarter of fetch.min_interval."""
    group_tick: PositiveDuration
    """Between two looks for articles to group; never more than 2s, by which a process that stands by takes over."""
    catalogue_tick: PositiveDuration
    """Between two looks at feeds.yaml."""
    stuck_after: PositiveDuration
    """A part of the service that shows no life for so long fails /healthz; above fetch.lease."""


class MetricsSettings(Section):
    """Where metrics and probes are served besides the desk, without a log-in."""

    host: Text
    """The address to listen on; 127.0.0.1 is reachable from this machine alone."""
    port: Annotated[int, Field(ge=0, le=65535), Whole] | None
    """The port to listen on; null serves them on the desk's port alone, where metrics ask for a log-in or token."""


class AlertSettings(Section):
    """From when on a notice on the desk tells of what does not come right by itself."""

    broken_after: PositiveDuration
    """A feed cannot be read."""
    question_after: PositiveDuration
    """A question to reviewers has no answer."""
    ungrouped_after: PositiveDuration
    """An article has no story."""


class RetentionSettings(Section):
    """How long things are kept; null is for ever. What people have decided about is kept in any case."""

    every: PositiveDuration
    """Between two looks for what is old."""
    stories: PositiveDuration | None
    """Stories, whole, after the last of their articles was published and first seen; at least twice match.window."""
    revisions: PositiveDuration | None
    """Older versions of edited articles, after they were replaced."""
    evidence: PositiveDuration | None
    """The evidence of what the program decided by itself; pages and counts of quality then lack it."""
    fetch_log: PositiveDuration | None
    """The log of polls."""
    requests: PositiveDuration | None
    """By what a decision that is sent twice is known to be one."""


class WebhookSettings(Section):
    """How webhooks are told; which there are stands in feeds.yaml."""

    allow_networks: Annotated[tuple[Annotated[Text, AfterValidator(_check_network)], ...], Items]
    """Networks that may be posted to although they are private, such as 127.0.0.1/32."""
    gather: Duration
    """How long an event waits for further changes of its story, which it then tells too."""
    deadline: PositiveDuration
    """Total time from connecting to the answer's status."""
    max_bytes: Annotated[Size, Field(ge=1024)]
    """A larger message is sent without its story's sources, details and related stories."""
    first_wait: PositiveDuration
    """Before the second try of an event; each further wait is twice as long."""
    longest_wait: PositiveDuration
    """The longest wait between two tries, unless the server asks for a longer one."""
    tries: Count
    """Tries after which an event is given up."""
    give_up_after: PositiveDuration
    """An event is given up when it cannot be tried again within this time."""
    keep_dead: PositiveDuration
    """What was given up can be looked at and sent again for so long."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.longest_wait < self.first_wait:
            raise wrong("longest_wait is below first_wait", "Raise longest_wait or lower first_wait")
        return self


class LogSettings(Section):
    """What the service writes about its work, to standard error."""

    level: Literal["debug", "info", "warning", "error"]
    """The least important message that is still written."""
    format: Literal["auto", "text", "json"]
    """auto is text on a terminal and JSON elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where settings were read from, so that they can be told of and read again; equal settings may differ in it."""

    path: Path | None = field(default=None, compare=False)
    """The settings file that was named."""
    arguments: Mapping[str, object] = field(default_factory=dict, compare=False)
    """What was given with the command, by dotted key."""
    sources: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Where each value is from, by dotted key."""
    files: tuple[Path, ...] = field(default=(), compare=False)
    """Every file that was read, except the defaults."""
    warnings: tuple[str, ...] = field(default=(), compare=False)
    """What is no fault, but unwise."""


class Settings(BaseSettings):
    """All settings."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_parse_none_str="null",
        enable_decoding=False,
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
    )

    feeds_file: Path
    """The feed catalogue; a relative path starts in the working directory."""
    database: DatabaseSettings
    """Where everything is kept."""
    web: WebSettings
    """The review desk."""
    fetch: FetchSettings
    """How feeds are asked for, and how often."""
    parse: ParseSettings
    """The worker processes that read documents."""
    match: MatchSettings
    """What counts as one story."""
    group: GroupSettings
    """How articles are put into stories."""
    service: ServiceSettings
    """What a process of the service does, and how often it looks for work."""
    retention: RetentionSettings
    """How long things are kept."""
    metrics: MetricsSettings
    """Where metrics and probes are served besides the desk."""
    alerts: AlertSettings
    """From when on a notice on the desk tells of a fault."""
    webhooks: WebhookSettings
    """How webhooks are told."""
    log: LogSettings
    """What the service writes about its work."""

    @model_validator(mode="after")
    def _stories_outlive_matching(self) -> Self:
        kept, least = self.retention.stories, 2 * self.match.window
        if kept is not None and kept < least:
            raise wrong(
                f"retention.stories ({format_duration(kept)}) is less than twice match.window",
                f"Write {format_duration(least)} or more, or null to keep stories for ever",
            )
        return self

    @model_validator(mode="after")
    def _hang_is_longer_than_a_lease(self) -> Self:
        if self.service.stuck_after <= self.fetch.lease:
            limit = format_duration(self.fetch.lease)
            raise wrong(
                f"service.stuck_after is not above fetch.lease ({limit}), for which a feed may be in hand",
                "Raise service.stuck_after or lower fetch.lease",
            )
        return self

    @property
    def users_file(self) -> Path:
        """Where the users are."""
        return self.web.users_file or self.feeds_file.with_name("users.yaml")

    _origin: Origin = PrivateAttr(default_factory=Origin)
    """Where the values are from; filled in by `load_settings`."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic-settings passes these by name
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic calls it so
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic calls it so
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic calls it so
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Nothing but what `load_settings` hands over: it has merged the layers, to know where each value is from."""
        return (init_settings,)
