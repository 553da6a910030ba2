"""The languages whose events are read, each by tables of its own."""

from __future__ import annotations

from functools import cache
from typing import Final

from aggregator.merging.kinds.english import ENGLISH
from aggregator.merging.kinds.tongue import Tables, Tongue

_TABLES: Final[dict[str, Tables]] = {"en": ENGLISH}
"""By primary subtag."""
LANGUAGES: Final = frozenset(_TABLES)


@cache
def tongue(language: str) -> Tongue:
    """What one of `LANGUAGES` says of events, ready to be looked up."""
    return Tongue(_TABLES[language])
