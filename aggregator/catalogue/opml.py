"""Lists of feeds as other programs read and write them: OPML 2.0, with folders for tags.

What OPML has no words for (publisher, family, interval, time zone, full text, switched off) goes into attributes of
our own namespace, as OPML 2.0 provides for, so that an export reads as the same feeds. How a feed is fetched does not:
it may hold keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

from lxml import etree
from pydantic import TypeAdapter, ValidationError

from aggregator.catalogue.editing import NewFeed, add_feeds
from aggregator.catalogue.feeds_file import CataloguePolicy, Interval, Language, TimeZone
from aggregator.catalogue.loading import load_catalogue
from aggregator.catalogue.names import fit_name, free_name
from aggregator.catalogue.opml_text import MAX_BYTES, attribute, elements
from aggregator.catalogue.values import encoded, feed_key, url_problem, without_feed_scheme
from aggregator.errors import refused
from aggregator.links import without_password
from aggregator.model import FeedSpec
from aggregator.quantities import format_duration

T = TypeVar("T")

_MAX_FEEDS: Final = 10_000
"""More than a feeds file can hold are not read."""

_OURS: Final = "urn:story-aggregator:opml"
_INTERVAL: Final = TypeAdapter[timedelta](Interval)
_LANGUAGE: Final = TypeAdapter[str](Language)
_TIMEZONE: Final = TypeAdapter[str](TimeZone)


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedFeed:
    """A feed of an OPML file that was not taken over, and why."""

    name: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpmlImport:
    """What an import has done."""

    added: tuple[NewFeed, ...]
    skipped: tuple[SkippedFeed, ...]


def read_opml(path: Path, policy: CataloguePolicy) -> list[NewFeed | SkippedFeed]:
    """All feeds of an OPML file in its order, addresses unchecked, and sites without one.

    Raises ConfigError where it is none or hostile.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise refused(str(path), None, f"the file cannot be read: {reason}", "Check the path") from None
    root = elements(content, str(path))
    body = next((each for each in root.iterchildren("{*}*") if _tag(each) == "body"), None)
    if _tag(root) != "opml" or body is None:
        raise refused(str(path), root.sourceline, "this is not OPML", "Export the feeds as OPML")
    found = list(islice(_feeds(body, (), policy), _MAX_FEEDS + 1))
    if len(found) > _MAX_FEEDS:
        raise refused(str(path), None, f"the file has more than {_MAX_FEEDS:,} feeds", "Split it")
    return found


def write_opml(feeds: Iterable[FeedSpec], policy: CataloguePolicy) -> str:
    """An OPML document of these feeds; tags become folders, the first outermost, so that reading it gives them back."""
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"aggregator": _OURS})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Feeds"
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], Any] = {(): body}
    for feed in feeds:
        for depth in range(1, len(feed.tags) + 1):
            trail = feed.tags[:depth]
            if trail not in folders:
                folders[trail] = etree.SubElement(folders[trail[:-1]], "outline", text=trail[-1], title=trail[-1])
        attributes = {"type": "rss", "text": feed.name, "title": feed.name, "xmlUrl": feed.url}
        if feed.language:
            attributes["language"] = feed.language
        etree.SubElement(folders[feed.tags], "outline", attributes | _own_attributes(feed, policy))
    etree.indent(root)
    return str(etree.tostring(root, encoding="unicode", doctype=None)) + "\n"


def import_opml(path: Path, opml: Path, policy: CataloguePolicy) -> OpmlImport:
    """Write the feeds of an OPML file that are not known yet into feeds.yaml, all or none.

    Raises ConfigError where either file is wrong; then nothing is written.
    """
    catalogue = load_catalogue(path, policy)
    addresses = {feed.url_key: f"already there as '{feed.name}'" for feed in catalogue.feeds}
    names = {feed.name.casefold() for feed in catalogue.feeds}
    added: dict[str, NewFeed] = {}
    skipped: list[SkippedFeed] = []
    for feed in read_opml(opml, policy):
        if isinstance(feed, SkippedFeed):
            skipped.append(feed)
            continue
        problem = url_problem(feed.url)
        key = "" if problem else feed_key(feed.url)
        first = added.get(key)
        if first is not None and not set(feed.tags) <= set(first.tags):
            # Readers that let a feed be in several folders write it once in each.
            added[key] = replace(first, tags=tuple(dict.fromkeys((*first.tags, *feed.tags))))
            continue
        reason = problem[0] if problem else addresses.get(key)
        if reason:
            skipped.append(SkippedFeed(name=feed.name, url=feed.url, reason=reason))
            continue
        name = free_name(feed.name, names)
        names.add(name.casefold())
        addresses[key] = "twice in the OPML file"
        added[key] = replace(feed, name=name)
    add_feeds(path, list(added.values()), policy)
    return OpmlImport(added=tuple(added.values()), skipped=tuple(skipped))


def _tag(element: Any) -> str:
    return str(etree.QName(element).localname).lower()


def _feeds(parent: Any, trail: tuple[str, ...], policy: CataloguePolicy) -> Iterator[NewFeed | SkippedFeed]:
    for outline in parent.iterchildren("{*}*"):
        if _tag(outline) != "outline":
            continue
        # OPML 2.0: `text` is what a person sees and may have changed, `title` what the feed calls itself.
        label = fit_name(attribute(outline, "text") or attribute(outline, "title"))
        # Some older programs write a feed's address as `url`, which elsewhere is a link to any page.
        kind = attribute(outline, "type").lower()
        url = attribute(outline, "xmlUrl") or (attribute(outline, "url") if kind in {"rss", "atom", "feed"} else "")
        url = encoded(without_feed_scheme(url))
        page = attribute(outline, "htmlUrl") or attribute(outline, "url")
        if url and "+" in kind:  # such as HTML+XPath
            reason = "it is a page or the like that the other program makes a feed of by rules of its own"
            yield SkippedFeed(name=label or _unnamed(url), url=url, reason=reason)
        elif url:
            yield _feed(outline, url, label or _unnamed(url), trail, policy)
        elif page and not len(outline):
            reason = "it names a page and no feed; 'aggregator feeds add' finds the feed behind one"
            yield SkippedFeed(name=label or _unnamed(page), url=page, reason=reason)
        yield from _feeds(outline, (*trail, label) if label and not url else trail, policy)


def _unnamed(url: str) -> str:
    """What a feed without a label is called, for everybody to see."""
    return fit_name(without_password(url))


def _feed(outline: Any, url: str, name: str, trail: tuple[str, ...], policy: CataloguePolicy) -> NewFeed:
    # "/News/Coast,Ports": categories stand between commas, each a path of its own (OPML 2.0).
    categories = (fit_name(part) for part in attribute(outline, "category").replace(",", "/").split("/"))
    return NewFeed(
        url=url,
        name=name,
        publisher=fit_name(outline.get(f"{{{_OURS}}}publisher") or "") or None,
        family=fit_name(outline.get(f"{{{_OURS}}}family") or "") or None,
        language=_usable(_LANGUAGE, attribute(outline, "language"), policy),
        every=_usable(_INTERVAL, outline.get(f"{{{_OURS}}}every"), policy),
        tags=tuple(dict.fromkeys(tag for tag in (*trail, *categories) if tag)),
        timezone=_usable(_TIMEZONE, outline.get(f"{{{_OURS}}}timezone"), policy),
        full_text=outline.get(f"{{{_OURS}}}full-text") == "true",
        enabled=outline.get(f"{{{_OURS}}}enabled") != "false",
    )


def _own_attributes(feed: FeedSpec, policy: CataloguePolicy) -> dict[str, str]:
    """What differs from what a feed has where nothing is said."""
    differing = {
        "publisher": feed.publisher if feed.publisher != feed.name else None,
        "family": feed.family,
        "every": format_duration(feed.every) if feed.every != policy.every else None,
        "timezone": feed.timezone if feed.timezone != "UTC" else None,
        "full-text": "true" if feed.full_text else None,
        "enabled": None if feed.enabled else "false",
    }
    return {f"{{{_OURS}}}{key}": value for key, value in differing.items() if value}


def _usable(kind: TypeAdapter[T], value: str | None, policy: CataloguePolicy) -> T | None:
    """A value as feeds.yaml would take it, or None: a stranger's list must not make the file wrong."""
    try:
        return kind.validate_python(value, context=policy) if value else None
    except ValidationError:
        return None
