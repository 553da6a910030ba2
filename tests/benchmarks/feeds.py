"""The feeds of the benchmark: RSS 2.0 documents of about 60 KB, in a state before and a state after one more entry."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from random import Random

from tests.benchmarks.newswire import Report, outlet_name, reports

_SPAN = timedelta(days=3)
_PADDING = "Read more, with pictures and comments from our readers, on the pages of {name}. " * 6


@dataclass(frozen=True, slots=True)
class Outlet:
    """One feed; `printed` are its entries from the oldest to the newest, one more than the feed shows."""

    name: str
    host: str
    file: str
    printed: tuple[Report, ...]


def outlets(count: int, entries: int, *, now: datetime) -> list[Outlet]:
    """Make up outlets whose entries are of the three days before `now`."""
    chance = Random(count)  # noqa: S311 - deals out news
    slots = [number for number in range(count) for _ in range(entries + 1)]
    chance.shuffle(slots)
    printed: list[list[Report]] = [[] for _ in range(count)]
    for number, report in zip(slots, reports(len(slots), until=now, span=_SPAN), strict=True):
        printed[number].append(report)
    return [
        Outlet(
            name=outlet_name(number),
            host=f"outlet{number}.example",
            file=f"{number}.xml",
            printed=tuple(sorted(printed[number], key=lambda report: report.published)),
        )
        for number in range(count)
    ]


def publish(folder: Path, papers: list[Outlet], *, edition: int, at: datetime) -> None:
    """Write all documents: edition 0 lacks each outlet's newest entry, edition 1 has it and lacks the oldest.

    A file that is published again in the same edition has the same bytes and time, so its validators hold.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = (at + timedelta(hours=edition)).timestamp()
    for outlet in papers:
        path = folder / outlet.file
        shown = outlet.printed[edition : len(outlet.printed) - 1 + edition]
        path.write_text(_document(outlet, shown), encoding="utf-8")
        os.utime(path, (written, written))


def _document(outlet: Outlet, shown: tuple[Report, ...]) -> str:
    items = "".join(_item(outlet, report) for report in reversed(shown))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel>\n<title>{outlet.name}</title><link>https://{outlet.host}/</link>"
        f"<description>News of {outlet.name}</description><language>en</language>\n{items}</channel></rss>\n"
    )


def _item(outlet: Outlet, report: Report) -> str:
    link = f"https://{outlet.host}/{report.published:%Y/%m/%d}/{report.published:%H%M%S}-{report.event}"
    body = f'<p>{report.text}</p><p><a href="{link}">{_PADDING.format(name=outlet.name)}</a></p>'
    return (
        f"<item>\n<title>{escape(report.title)}</title>\n<link>{link}</link>\n"
        f'<guid isPermaLink="false">{outlet.host}:{report.event}:{int(report.published.timestamp())}</guid>\n'
        f"<pubDate>{format_datetime(report.published)}</pubDate>\n<dc:creator>Desk of {outlet.name}</dc:creator>\n"
        f"<category>World</category>\n<description>{escape(body)}</description>\n</item>\n"
    )


def whole_hour() -> datetime:
    """The last full hour: what is published at it is never in the future."""
    return datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
