"""Folding: the words of a text as they are compared, whatever the script, case, accents and marks."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_BEYOND_ASCII: Final = 128
_GAP: Final = re.compile("[^\\w\u0900-\u0dff]+|_+")
"""What parts words; the vowel signs of Indic scripts do not, though they are no letters either."""
_MARKS: Final = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+")
"""Accents, and the points of Hebrew and Arabic."""
UNSPACED: Final = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese set no spaces between words, so each letter counts as one; as a class
of a pattern."""
_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
SAME_LETTERS: Final[dict[str, str | None]] = {
    "ł": "l", "ø": "o", "đ": "d", "ı": "i",
    "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "ے": "ي", "ں": "ن", "\u0640": None,
}  # fmt: skip
"""What letters are compared as: those of Latin that have no decomposition, those of Arabic, Persian and Urdu that are
written for one another, and the stretching that is no letter."""
_SAME: Final = str.maketrans(SAME_LETTERS)


_ASCII: Final = bytes(code if chr(code).isalnum() and code < _BEYOND_ASCII else 32 for code in range(256))
"""ASCII letters and digits to themselves, all else to a space: ten times as fast as the patterns."""


def fold(text: str) -> str:
    """A text's words with one space between them, without case, accents, punctuation, width or kinds of one letter."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.translate(_SAME)
    if folded.isascii():
        return " ".join(folded.encode().translate(_ASCII).decode().split())
    return _GAP.sub(" ", _UNSPACED.sub(r" \g<0> ", folded)).strip()
