"""The shape of feeds.yaml: what may stand in it, and what each key means.

The docstrings of the fields are the descriptions in the JSON Schema that editors show.
"""

from __future__ import annotations

import functools
import re
import zoneinfo
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any, Final, Self, cast

from pydantic import AfterValidator, Field, ValidationInfo, WithJsonSchema, model_validator

from aggregator.cadence import CadencePolicy
from aggregator.catalogue.countries import COUNTRIES
from aggregator.catalogue.values import Kind, Url
from aggregator.catalogue.webhook_keys import WebhookKeys
from aggregator.fields import Duration, PositiveDuration, Section, Size, Text, nearest, schema_of, shown, wrong
from aggregator.quantities import format_duration
from aggregator.references import is_sound

_LANGUAGE: Final = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_HEADER: Final = r"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$"
_OURS: Final = frozenset(
    {"accept-encoding", "connection", "content-length", "content-type", "cookie", "expect", "host", "keep-alive"}
    | {"if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "range", "referer"}
    | {"te", "trailer", "transfer-encoding", "upgrade", "user-agent"}
)
"""Headers that the service sets, or promises never to send."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguePolicy:
    """What the settings say of feeds."""

    every: timedelta
    """The interval of a feed where neither it nor the file's defaults name one."""
    cadence: CadencePolicy
    deadline: timedelta
    """Total time for a request where nothing else is said."""
    longest_deadline: timedelta
    """No feed may be given more time, since its lease would run out meanwhile."""
    max_bytes: int
    """Cap on a body where nothing else is said."""
    adapt: bool = False
    """Whether a feed that publishes rarely is asked more rarely, where nothing else is said."""


def _check_language(code: str) -> str:
    if not re.fullmatch(_LANGUAGE, code):
        raise wrong(f"{shown(code)} is no language code", "Write a code such as en, pt-BR or zh-Hans")
    return code


def _check_timezone(name: str) -> str:
    if name not in _timezones():
        guess = nearest(name, sorted(_timezones()))
        raise wrong(
            f"{shown(name)} is no time zone", f"Did you mean {guess!r}?" if guess else "Write Europe/Paris or UTC"
        )
    return name


@functools.cache
def _timezones() -> set[str]:
    return zoneinfo.available_timezones()


def _check_interval(every: timedelta, info: ValidationInfo) -> timedelta:
    policy = cast("CataloguePolicy", info.context)
    if every < policy.cadence.min_interval:
        least = format_duration(policy.cadence.min_interval)
        problem = f"{format_duration(every)} is below the shortest interval"
        raise wrong(problem, f"Write {least} or more, or lower fetch.min_interval in the settings")
    return every


def _check_deadline(deadline: timedelta, info: ValidationInfo) -> timedelta:
    policy = cast("CataloguePolicy", info.context)
    if deadline > policy.longest_deadline:
        most = format_duration(policy.longest_deadline)
        problem = f"{format_duration(deadline)} is too long for one request"
        raise wrong(problem, f"Write {most} or less, or raise fetch.lease in the settings")
    return deadline


def _check_header(name: str) -> str:
    if not re.fullmatch(_HEADER, name):
        raise wrong(f"{shown(name)} is no header name", "Write a name such as Accept-Language")
    if name.lower() in _OURS or name.lower().startswith(("proxy-", "sec-")):
        raise wrong(f"the header {shown(name)} may not be set", "Take it out: the service decides it by itself")
    return name


def _check_header_value(value: str) -> str:
    if not value.isascii():
        raise wrong(f"{shown(value)} holds letters outside ASCII", "Headers are plain ASCII")
    if not is_sound(value):
        raise wrong("it holds a '${' that refers to nothing", "Write ${env:NAME} or ${file:/path/to/the/secret}")
    return value


def _check_place(place: str) -> str:
    if re.fullmatch("[A-Z]{2}", place) and place not in COUNTRIES:
        remedy = "Write GB" if place == "UK" else "Write one of ISO 3166-1 such as UA, or the country's name"
        raise wrong(f"{shown(place)} is no country code", remedy)
    if re.fullmatch("[a-z]{2}", place) and place.upper() in COUNTRIES:
        raise wrong(f"{shown(place)} is no name of a place", f"Write {place.upper()} for the country")
    return place


Language = Annotated[str, AfterValidator(_check_language), WithJsonSchema({"type": "string", "pattern": _LANGUAGE})]
TimeZone = Annotated[str, AfterValidator(_check_timezone)]
Place = Annotated[Text, AfterValidator(_check_place)]
Deadline = Annotated[PositiveDuration, AfterValidator(_check_deadline)]
Interval = Annotated[Duration, AfterValidator(_check_interval)]
HeaderName = Annotated[Text, AfterValidator(_check_header)]
HeaderValue = Annotated[Text, AfterValidator(_check_header_value)]


class FetchKeys(Section):
    """How a feed is asked for."""

    deadline: Deadline | None = None
    """Total time for connection, redirects and body; the setting fetch.deadline where it is left out."""
    max_bytes: Annotated[Size, Field(ge=1)] | None = None
    """Cap on the decoded body; the setting fetch.max_bytes where it is left out."""
    conditional: bool | None = None
    """Whether ETag and Last-Modified are sent back; false for servers whose validators lie."""
    adapt: bool | None = None
    """Whether it is asked more rarely while it publishes rarely; the setting fetch.adapt where it is left out."""
    headers: dict[HeaderName, HeaderValue] | None = None
    """Extra request headers, sent to the feed's own origin only; ${env:NAME} and ${file:/path} stand for secrets."""


class DefaultKeys(Section):
    """What holds for every feed that does not say otherwise."""

    every: Interval | None = None
    """How long to wait between polls; the setting fetch.every where it is left out."""
    language: Language | None = None
    """BCP 47 code, used for articles whose feed names none."""
    timezone: TimeZone | None = None
    """IANA zone of dates that a feed writes without one; UTC where it is left out."""
    full_text: bool | None = None
    """Whether the text of new and edited articles is taken from their pages; false where it is left out."""
    fetch: FetchKeys | None = None
    """How feeds are asked for."""


class FeedKeys(DefaultKeys):
    """One feed."""

    url: Url
    """The address of the feed: RSS, Atom, RDF or JSON Feed."""
    name: Text
    """What people call the feed; no two have the same."""
    publisher: Text | None = None
    """The outlet, where several feeds are of one; articles on one site of feeds without it are one outlet's, too."""
    family: Text | None = None
    """The owner shared by several outlets, whose agreement is then no independent confirmation."""
    tags: tuple[Text, ...] = ()
    """Words to sort and choose feeds by."""
    enabled: bool = True
    """false pauses the feed and keeps its articles."""


class TopicKeys(Section):
    """A saved filter over stories; a story belongs to it when all the conditions that are given hold."""

    name: Text
    """What people call the topic; no two have the same."""
    any: tuple[Text, ...] = ()
    """Words or phrases of which one must occur."""
    all: tuple[Text, ...] = ()
    """Words or phrases that must all occur."""
    none: tuple[Text, ...] = ()
    """Words or phrases that must not occur."""
    publishers: tuple[Text, ...] = ()
    """Outlets of which one must be among the sources, by name or by host."""
    languages: tuple[Language, ...] = ()
    """Languages of which one must be among the articles'."""
    kinds: tuple[Kind, ...] = ()
    """Kinds of story of which it must be one: talks, incident or other."""
    places: tuple[Place, ...] = ()
    """Names of places, or codes of countries such as UA, of which the story must name one."""

    @model_validator(mode="after")
    def _has_a_condition(self) -> Self:
        if not self.model_dump(exclude={"name"}, exclude_defaults=True):
            raise wrong("the topic has no condition", "Give it any, all, none, publishers, languages, kinds or places")
        return self


class FeedsFile(Section):
    """feeds.yaml as a whole."""

    defaults: DefaultKeys = DefaultKeys()
    """What holds for every feed that does not say otherwise."""
    feeds: tuple[FeedKeys, ...]
    """The feeds to poll."""
    topics: tuple[TopicKeys, ...] = ()
    """Saved filters over stories."""
    webhooks: tuple[WebhookKeys, ...] = ()
    """Programs that are told of stories."""


def schema() -> dict[str, Any]:
    """The JSON Schema of feeds.yaml."""
    return schema_of(FeedsFile, title="Feeds and topics of the story aggregator")
