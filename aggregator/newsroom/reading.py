"""From the YAML files of a newsroom to its content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from aggregator.errors import ConfigError, Fault
from aggregator.model import TopicSpec
from aggregator.newsroom.content import FeedFault, FeedFormat, Newsroom, Outlet, Piece, Version
from aggregator.yaml_document import YamlDocument, load

_OUTLETS_FILE: Final = "outlets.yaml"
_USUAL_ENTRIES: Final = 15

Item = TypeVar("Item")


def read_newsroom(folder: Path) -> Newsroom:
    """Read outlets.yaml and the stories in all other YAML files of a folder.

    Raises ConfigError, with the line of the entry, where something is missing or makes no sense.
    """
    frame = load(folder / _OUTLETS_FILE)
    outlets = {outlet.id: outlet for outlet in _each(frame, "outlets", _outlet)}
    files = [load(path) for path in sorted(folder.glob("*.yaml")) if path.name != _OUTLETS_FILE]
    pieces = [
        piece
        for file in files
        for story in _each(
            file, "stories", lambda item: [_piece(item["story"], raw, outlets) for raw in item["articles"]]
        )
        for piece in story
    ]
    return Newsroom(
        outlets=tuple(outlets.values()),
        pieces=tuple(sorted(pieces, key=lambda piece: (piece.published, piece.id))),
        steps=tuple(_each(frame, "steps", _moment)),
        topics=tuple(_each(frame, "topics", lambda item: TopicSpec(name=item["name"], any=tuple(item["any"])))),
    )


def _each(document: YamlDocument, section: str, build: Callable[[Any], Item]) -> list[Item]:
    built = []
    for number, item in enumerate(document.data[section]):
        try:
            built.append(build(item))
        except (KeyError, TypeError, ValueError) as error:
            fault = Fault(
                file=document.file,
                line=document.line_of(section, number),
                where=section,
                problem=f"this entry cannot be read: {error!r}",
                remedy="Compare it with its neighbours",
            )
            raise ConfigError((fault,)) from error
    return built


def _outlet(item: Mapping[str, Any]) -> Outlet:
    return Outlet(
        id=item["id"],
        name=item["name"],
        host=item["host"],
        family=item.get("family"),
        language=item["language"],
        format=FeedFormat(item["format"]),
        entries=item.get("entries", _USUAL_ENTRIES),
        tags=tuple(item["tags"]),
        full_text=item.get("full_text", False),
        title_suffix=item.get("title_suffix", ""),
        link_query=item.get("link_query", ""),
        fault=FeedFault(item["fault"]) if "fault" in item else None,
        fault_steps=frozenset(item.get("fault_steps", ())),
    )


def _piece(story: str, item: Mapping[str, Any], outlets: Mapping[str, Outlet]) -> Piece:
    first = Version(
        at=_moment(item["at"]), title=item["title"], summary=item.get("summary", ""), text=item.get("text", "").strip()
    )
    versions = [first]
    for edit in item.get("edits", ()):
        versions.append(replace(versions[-1], **{**edit, "at": _moment(edit["at"])}))
    return Piece(
        id=item["id"],
        outlet=outlets[item["outlet"]],
        story=story,
        copy_of=item.get("copy_of"),
        dated=not item.get("no_date", False),
        identified=not item.get("no_guid", False),
        versions=tuple(versions),
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} names no time zone")
    return moment
