"""Which end of a document is read where it has more entries than are read at once: the one that new entries come to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from itertools import pairwise
from typing import TypeVar

from aggregator.normalizing.dates import read_date
from aggregator.parsing.items import take_apart
from aggregator.parsing.markup import FeedMarkup

T = TypeVar("T")

_SAMPLED = 20
"""Dates looked at, evenly spread: an old entry that is kept on top must not turn the order round."""
_MOST_TIMES = 20
"""Of the entries that are read; where a document has even more, its first ones are read."""
_DATE = re.compile(
    rb"<(?:\w{1,20}:)?(?:pubdate|published|updated|issued|modified|date)\b[^<>]{0,200}>(?:<!\[CDATA\[)?([^<\]]{6,100})[<\]]",
    re.IGNORECASE,
)
_LINK = re.compile(
    rb"""<(?:\w{1,20}:)?link\b(?:[^<>]{0,200}?\bhref\s*=\s*["']([^<>"']+)|[^<>]{0,200}>(?:<!\[CDATA\[)?([^<\]]+))""",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d{1,18}")


def sampled(entries: Sequence[T]) -> list[T]:
    """Some of the entries, evenly spread, the first and the last among them."""
    if len(entries) <= _SAMPLED:
        return list(entries)
    return [entries[place * (len(entries) - 1) // (_SAMPLED - 1)] for place in range(_SAMPLED)]


def newest_last(dates: Sequence[str | None], links: Sequence[str | None]) -> bool:
    """Whether dates as printed rise more often than they fall; with fewer than two, whether the figures in links rise.

    Some publishers stamp all entries with the time at which the document was made.
    """
    moments = [moment for printed in dates if printed and (moment := read_date(printed.strip(), UTC)) is not None]
    if len(set(moments)) <= 1:
        figures = [[int(run) for run in _FIGURES.findall(link or "")] for link in links]
        return all(later > earlier for earlier, later in pairwise(figures))
    steps = [(later > earlier) - (later < earlier) for earlier, later in pairwise(moments)]
    return sum(steps) > 0


def without_oldest(markup: FeedMarkup, limit: int) -> FeedMarkup:
    """A document that has more entries than `limit` and the newest at its end, without those before its last ones.

    Anything else as it is: of that the first entries are read.
    """
    if max(markup.text.count("<item"), markup.text.count("<entry")) <= limit:
        return markup
    parts = take_apart(markup.text.encode(), "", limit * _MOST_TIMES)
    if parts is None or (entries := len(parts.spans)) <= limit:
        return markup
    dates, links = zip(*(_of_item(parts.markup, span) for span in sampled(parts.spans)), strict=True)
    if not newest_last(dates, links):
        return markup
    note = f"only the last {limit:,} of {entries:,} entries read, which are the newest"
    return replace(markup, text=parts.reduced_to(range(entries - limit, entries)).decode(), notes=(*markup.notes, note))


def _of_item(markup: bytes, span: tuple[int, int]) -> tuple[str | None, str | None]:
    """The date and link of an item, as printed."""
    date, link = _DATE.search(markup, *span), _LINK.search(markup, *span)
    return date and date[1].decode(), link and (link[1] or link[2]).decode()
