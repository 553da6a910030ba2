"""Language codes as feeds write them, reduced to the one part that is used."""

from __future__ import annotations

import re

_SUBTAG = re.compile(r"[a-z]{2,3}")
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis", "xx"})
_RENAMED = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro"}
"""Codes that ISO 639 has withdrawn, and their successors."""
_IN_WORDS = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "spanish": "es",
    "russian": "ru",
    "arabic": "ar",
}


def language_code(*candidates: str | None) -> str | None:
    """The primary BCP 47 subtag, in lower case, of the first candidate that has one: 'en-US', 'EN_us' -> 'en'."""
    for candidate in candidates:
        if candidate is None:
            continue
        primary = re.split(r"[-_,;\s]", candidate.strip().casefold(), maxsplit=1)[0]
        primary = _IN_WORDS.get(primary, primary)
        if _SUBTAG.fullmatch(primary) and primary not in _NO_LANGUAGE:
            return _RENAMED.get(primary, primary)
    return None
