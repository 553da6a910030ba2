"""Lists of feeds as other programs read and write them: OPML 2.0, with folders for tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lxml import etree
from pydantic import TypeAdapter, ValidationError

from aggregator.catalogue.editing import NewFeed, add_feeds
from aggregator.catalogue.feeds_file import CataloguePolicy, Language, Url, feed_key
from aggregator.catalogue.loading import load_catalogue
from aggregator.errors import ConfigError, Fault
from aggregator.fields import TEXT_CHARS
from aggregator.model import FeedSpec

MAX_BYTES: Final = 8 * 2**20
_URL: Final = TypeAdapter[str](Url)
_LANGUAGE: Final = TypeAdapter[str](Language)


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


def read_opml(path: Path) -> list[NewFeed]:
    """All feeds of an OPML file in its order, addresses unchecked; raises ConfigError where it is none or hostile."""
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise _refused(path, None, f"the file cannot be read: {reason}", "Check the path") from None
    if len(content) > MAX_BYTES:
        raise _refused(path, None, f"the file has more than {MAX_BYTES // 2**20} MiB", "Split it")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _refused(path, error.lineno or None, f"this is not valid XML: {error.msg}", "Export it anew") from None
    if root.getroottree().docinfo.internalDTD is not None:
        # Nothing that writes OPML needs one, and it is where entities that unfold without end are declared.
        raise _refused(path, 1, "the file declares a document type", "Take the <!DOCTYPE ...> out")
    body = root.find("body")
    if root.tag != "opml" or body is None:
        raise _refused(path, root.sourceline, "this is not OPML", "Export the feeds as OPML")
    return list(_feeds(body))


def write_opml(feeds: Iterable[FeedSpec]) -> str:
    """An OPML document of these feeds; tags become folders, the first outermost, so that reading it gives them back."""
    root = etree.Element("opml", version="2.0")
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
        etree.SubElement(folders[feed.tags], "outline", attributes)
    etree.indent(root)
    return str(etree.tostring(root, encoding="unicode", doctype=None)) + "\n"


def import_opml(path: Path, opml: Path, policy: CataloguePolicy) -> OpmlImport:
    """Write the feeds of an OPML file that are not known yet into feeds.yaml, all or none.

    Raises ConfigError where either file is wrong; then nothing is written.
    """
    catalogue = load_catalogue(path, policy)
    addresses = {feed.url_key: f"already there as '{feed.name}'" for feed in catalogue.feeds}
    names = {feed.name.casefold() for feed in catalogue.feeds}
    added: list[NewFeed] = []
    skipped: list[SkippedFeed] = []
    for feed in read_opml(opml):
        reason = _unusable(feed.url) or addresses.get(feed_key(feed.url))
        if reason:
            skipped.append(SkippedFeed(name=feed.name, url=feed.url, reason=reason))
            continue
        name = _free(feed.name, names)
        names.add(name.casefold())
        addresses[feed_key(feed.url)] = "twice in the OPML file"
        added.append(NewFeed(url=feed.url, name=name, language=feed.language, tags=feed.tags))
    add_feeds(path, added, policy)
    return OpmlImport(added=tuple(added), skipped=tuple(skipped))


def _feeds(parent: Any, trail: tuple[str, ...] = ()) -> Iterator[NewFeed]:
    for outline in parent.iterchildren("outline"):
        url = (outline.get("xmlUrl") or outline.get("xmlurl") or "").strip()
        label = _clean(outline.get("title") or outline.get("text") or "")
        if url:
            language = _usable_language(outline.get("language") or "")
            yield NewFeed(url=url, name=label or _clean(url), language=language, tags=tuple(dict.fromkeys(trail)))
        else:
            yield from _feeds(outline, (*trail, label) if label else trail)


def _clean(text: str) -> str:
    """A label made fit for feeds.yaml: one line, no control characters, not too long."""
    visible = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(visible.split())[:TEXT_CHARS].strip()


def _usable_language(code: str) -> str | None:
    try:
        return _LANGUAGE.validate_python(code)
    except ValidationError:
        return None


def _unusable(url: str) -> str | None:
    try:
        _URL.validate_python(url)
    except ValidationError as error:
        return str(error.errors()[0]["ctx"]["problem"])
    return None


def _free(name: str, names: set[str]) -> str:
    """The name, numbered where it is taken."""
    candidate, number = name, 2
    while candidate.casefold() in names:
        candidate, number = f"{name[: TEXT_CHARS - 8]} ({number})", number + 1
    return candidate


def _refused(path: Path, line: int | None, problem: str, remedy: str) -> ConfigError:
    return ConfigError((Fault(file=str(path), line=line, where="", key="", problem=problem, remedy=remedy),))
