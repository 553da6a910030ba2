"""The sections of the settings, each with what its fields mean; `asking` has those about feeds and pages."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from aggregator.fields import Duration, PositiveDuration, Section, Size, Text, wrong
from aggregator.settings.values import (
    Count,
    FilePath,
    Items,
    Secret,
    Whole,
    check_database,
    check_network,
    check_secret,
    host_name,
    in_order,
    with_password,
)


class DatabaseSettings(Section):
    """Where everything is kept."""

    url: Annotated[str, AfterValidator(check_database)]
    """sqlite:///path/to/file.db for one machine, postgresql://user@host/name for several."""
    password: Secret
    """The password of the user in database.url, which then needs none there; PostgreSQL alone has one."""

    @model_validator(mode="before")
    @classmethod
    def _put_together(cls, values: Any) -> Any:
        """Put the password into the URL, so that the database is named by one thing."""
        if isinstance(values, dict):
            url = values.get("url")
            try:
                password = check_secret(values.get("password"))
            except PydanticCustomError:
                return values  # what is wrong with it is told where it stands
            if isinstance(url, str) and isinstance(password, str):
                return values | {"url": with_password(url.strip(), password)}
        return values


class WebSettings(Section):
    """The review desk."""

    host: Annotated[Text, AfterValidator(host_name)]
    """The address to listen on; 127.0.0.1 is reachable from this machine alone."""
    port: Annotated[int, Field(ge=0, le=65535), Whole]
    """The port to listen on; 0 takes any free one."""
    allowed_hosts: Annotated[tuple[Annotated[Text, AfterValidator(host_name)], ...], Items]
    """Host names that browsers may call the desk by, besides those of this machine's loopback."""
    trusted_proxies: Annotated[tuple[Annotated[Text, AfterValidator(check_network)], ...], Items]
    """Networks of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed, such as 127.0.0.1/32."""
    users_file: FilePath | None
    """Who may log in; null is users.yaml beside the feed catalogue."""
    session_idle: PositiveDuration
    """Somebody who is logged in is logged out after so long without a request."""
    session_longest: PositiveDuration
    """Somebody who is logged in is logged out after so long in any case."""


class MatchSettings(Section):
    """What counts as one story."""

    strictness: Literal["strict", "balanced", "loose"]
    """strict joins less by itself and asks more; loose the reverse."""
    window: PositiveDuration
    """How long before its first and after its last article a story can be joined."""
    weights: FilePath | None
    """Weights learnt by `aggregator train`, in place of those that come with the program."""


class GroupSettings(Section):
    """How articles are put into stories."""

    batch: Count
    """Articles grouped in one transaction."""
    gather: Duration
    """Articles published over an hour ago wait until no more of their kind has come for so long."""
    gather_at_most: Duration
    """They wait no longer than this after the first of them."""


ServiceRole = Literal["poll", "group", "web"]


def _check_roles(roles: tuple[str, ...]) -> tuple[str, ...]:
    if not roles:
        raise wrong("it is empty", "Write one or more of poll, group, web")
    return tuple(role for role in get_args(ServiceRole) if role in roles)


class ServiceSettings(Section):
    """What a process of the service does, and how often it looks for work."""

    roles: Annotated[tuple[ServiceRole, ...], Items, AfterValidator(_check_roles)]
    """What it does: poll asks for feeds and pages and tells webhooks, group makes stories, web serves the desk."""
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

    host: Annotated[Text, AfterValidator(host_name)]
    """The address to listen on; 127.0.0.1 is reachable from this machine alone."""
    port: Annotated[int, Field(ge=0, le=65535), Whole] | None
    """The port to listen on; null serves them on the desk's port alone, where metrics ask for a log-in or token."""


class SilenceSettings(Section):
    """When a feed that answers counts as silent, since nothing new comes."""

    times: Annotated[int, Field(ge=1, le=1_000), Whole]
    """A feed is silent when nothing new has come for so many times as long as usual."""
    least: PositiveDuration
    """A feed is not silent before this time, for weekends and holidays."""
    most: PositiveDuration
    """A feed is silent after this time, however rarely something comes."""
    unknown: PositiveDuration
    """A feed of which it is not known what is usual is silent after this time."""

    _in_order = in_order("least", "most")


class AlertSettings(Section):
    """From when on a notice on the desk tells of what does not come right by itself."""

    broken_after: PositiveDuration
    """A feed that cannot be read is told of after this time."""
    question_after: PositiveDuration
    """A question to reviewers that has no answer is told of after this time."""
    ungrouped_after: PositiveDuration
    """An article that has no story is told of after this time."""
    silence: SilenceSettings
    """When a feed that answers counts as silent."""


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
    membership_log: PositiveDuration | None
    """The log of where articles were put; the grouper reads it within seconds, and loads anew what it has missed."""


class WebhookSettings(Section):
    """How webhooks are told; which there are stands in feeds.yaml."""

    allow_networks: Annotated[tuple[Annotated[Text, AfterValidator(check_network)], ...], Items]
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

    _in_order = in_order("first_wait", "longest_wait")


class LogSettings(Section):
    """What the service writes about its work, to standard error."""

    level: Literal["debug", "info", "warning", "error"]
    """The least important message that is still written."""
    format: Literal["auto", "text", "json"]
    """auto is text on a terminal and JSON elsewhere."""
