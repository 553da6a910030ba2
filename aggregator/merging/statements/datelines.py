"""Where a text begins behind the words that say where, when and by which agency it was filed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.statements.items import Item, item_at

_DATELINE: Final = 12
"""Words and marks among which a dateline ends."""
_AGENCY: Final = 3
"""Tokens of an agency in brackets."""
_IN_DATELINES: Final = frozenset(",./()")


def behind_dateline(items: Sequence[Item]) -> int:
    """Where a text begins behind its place, date and agency, as in "LONDON, March 3 - " and "(Nord)"; 0 without."""
    for place, item in enumerate(items[:_DATELINE]):
        if item.mark in {"-", ":"}:
            is_doubled = item_at(items, place + 1).mark == item.mark
            return place + 1 + is_doubled if place else 0
        if not (item.capital or item.word.isdecimal() or item.mark in _IN_DATELINES):
            break
    is_agency = len(items) > _AGENCY and items[0].mark == "(" and items[_AGENCY - 1].mark == ")"
    return _AGENCY if is_agency and items[1].capital else 0
