"""Made-up news in other scripts: the same words, letter by letter, or in Chinese two characters for each word."""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

LANGUAGES = ("en", "en", "en", "en", "en", "de", "fr", "ru", "ar", "zh")
"""The languages of ten outlets."""

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = {
    "ru": str.maketrans(
        _LATIN + _LATIN.upper(), "абцдефгхижклмнопярстувшзыжАБЦДЕФГХИЖКЛМНОПЯРСТУВШЗЫЖ"[:52].ljust(52, "э")
    ),
    "ar": str.maketrans(_LATIN + _LATIN.upper(), "ابتدهفغحيجكلمنوبقرستوثشخيز" * 2),
    "de": str.maketrans("aou", "äöü"),
    "fr": str.maketrans("e", "é"),
}
_WORD = re.compile(r"[^\W\d]+")
_SPACE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_CHARACTERS = 3_000


def written_in(language: str, text: str) -> str:
    """Return a text in the script of a language."""
    if language == "zh":
        return _SPACE.sub("", _WORD.sub(lambda word: _chinese(word.group().lower()), text))
    letters = _LETTERS.get(language)
    return text.translate(letters) if letters else text


@lru_cache(maxsize=1 << 17)
def _chinese(word: str) -> str:
    drawn = crc32(word.encode())
    return chr(0x4E00 + drawn % _CHARACTERS) + chr(0x4E00 + drawn // _CHARACTERS % _CHARACTERS)
