"""The times of day in a text: '5:30 a.m.', '17.45 GMT', 'um 19.30 Uhr', '7h30', '5时42分'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aggregator.matching.words import digit_runs

_CLOCK_TIME = re.compile(
    r"(?<![.,])\d{1,2}(?:(?:[:.]\d{2}(?::\d{2})?)?\s?(?:[ap]\.?m\b\.?|noon\b|midnight\b|gmt\b|utc\b|uhr\b|h(?:\d{2})?\b"
    r"|[时時点點]半?(?:\d{1,2}分)?)|:\d{2}(?::\d{2})?(?!\d))",
    re.IGNORECASE,
)
# Spanish, Italian, Portuguese, Polish and Russian print times as they do decimals; the word before tells.
_SPOKEN_TIME = re.compile(r"\d{1,2}\.\d{2}(?![\d.,]| ?%)")
_BEFORE_TIME = re.compile(r"\b(?:las|alle|ore|às|um|godz|godzinie|o|около|в)\.? $", re.IGNORECASE)
_LONGEST_BEFORE = 12


def clock_times(text: str) -> Iterator[tuple[int, int]]:
    """Yield where times of day stand, as (start, end)."""
    end = 0
    for start in digit_runs(text):
        if start < end:
            continue
        match = _CLOCK_TIME.match(text, start)
        if match is None:
            match = _SPOKEN_TIME.match(text, start)
            if match and not _BEFORE_TIME.search(text, max(0, start - _LONGEST_BEFORE), start):
                match = None
        if match:
            end = match.end()
            yield match.span()
