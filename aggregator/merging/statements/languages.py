"""The languages whose speakers and claims are recognised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aggregator.merging.statements.english import ENGLISH
from aggregator.merging.statements.language import Language
from aggregator.merging.statements.slavic import RUSSIAN, UKRAINIAN
from aggregator.merging.statements.western import FRENCH, GERMAN, SPANISH

LANGUAGES: Final[Mapping[str, Language]] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
}
"""By ISO 639-1 code."""
