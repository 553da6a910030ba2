"""What a word of a text is: two notions, each for its reason.

Who is named and who says something is read of whole words: "Jean-Luc", "mayor's" and "COVID-19" are one each. What is
counted, and when something was, is read piece by piece, since "12-year-old", "4-6" and "mid-June" hold a number or a
month. Marks stand alone in both.
"""
# ruff: noqa: RUF001 - the apostrophes and hyphens of many languages are what it is about

from __future__ import annotations

import re
from typing import Final

# Every alternative begins with a character of its own kind, so nothing is read twice.
WHOLE: Final = re.compile(r"(?:[^\W\d_]\.){2,6}|\d+(?:[.,:]\d+)*(?:-[^\W_]+)*|[^\W_]+(?:['’ʼ‑-][^\W_]+)*|[^\w\s]|_")
"""A word with what hyphens and apostrophes join to it, initials with their full stops, a figure, or a mark."""
PIECE: Final = re.compile(
    r"\d+(?:[.,\u00a0\u202f\u2009\u066c]\d+)*"
    r"|[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670]+[^\W\d_]*|['’ʼ](?=[\u0400-\u04ff])[^\W\d_]+)*|[^\w\s]|_"
)
"""Letters with their marks, a figure, or a mark; an apostrophe before a Cyrillic letter is one itself."""
