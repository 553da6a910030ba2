"""The languages whose events are read, each by tables of its own."""

from __future__ import annotations

from functools import cache
from typing import Final

from aggregator.merging.kinds.english import ENGLISH
from aggregator.merging.kinds.other_languages.arabic import ARABIC
from aggregator.merging.kinds.other_languages.chinese import CHINESE
from aggregator.merging.kinds.other_languages.french import FRENCH
from aggregator.merging.kinds.other_languages.german import GERMAN
from aggregator.merging.kinds.other_languages.italian import ITALIAN
from aggregator.merging.kinds.other_languages.japanese import JAPANESE
from aggregator.merging.kinds.other_languages.persian import PERSIAN
from aggregator.merging.kinds.other_languages.polish import POLISH
from aggregator.merging.kinds.other_languages.portuguese import PORTUGUESE
from aggregator.merging.kinds.other_languages.russian import RUSSIAN
from aggregator.merging.kinds.other_languages.spanish import SPANISH
from aggregator.merging.kinds.other_languages.ukrainian import UKRAINIAN
from aggregator.merging.kinds.tongue import Tables, Tongue

_TABLES: Final[dict[str, Tables]] = {
    "ar": ARABIC,
    "de": GERMAN,
    "en": ENGLISH,
    "es": SPANISH,
    "fa": PERSIAN,
    "fr": FRENCH,
    "it": ITALIAN,
    "ja": JAPANESE,
    "pl": POLISH,
    "pt": PORTUGUESE,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "zh": CHINESE,
}
"""By primary subtag."""
LANGUAGES: Final = frozenset(_TABLES)


@cache
def tongue(language: str) -> Tongue:
    """What one of `LANGUAGES` says of events, ready to be looked up."""
    return Tongue(_TABLES[language])
