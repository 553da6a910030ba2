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


def sampled(entries: Sequence[T]) -> list[T]:
    """Some of the entries, evenly spread, the first and the last among them."""
    if len(entries) <= _SAMPLED:
        return list(entries)
    return [entries[place * (len(entries) - 1) // (_SAMPLED - 1)] for place in range(_SAMPLED)]


def newest_last(dates: Sequence[str | None]) -> bool:
    """Whether dates as printed rise more often than they fall."""
    moments = [moment for printed in dates if printed and (moment := read_date(printed.strip(), UTC)) is not None]
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
    dates = [_DATE.search(parts.markup, start, end) for start, end in sampled(parts.spans)]
    if not newest_last([date and date[1].decode() for date in dates]):
        return markup
    note = f"only the last {limit:,} of {entries:,} entries read, which are the newest"
    return replace(markup, text=parts.reduced_to(range(entries - limit, entries)).decode(), notes=(*markup.notes, note))
