"""Names and tags that come from outside, made fit for feeds.yaml."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from pydantic import TypeAdapter, ValidationError
from rapidfuzz import fuzz, process

from aggregator.fields import TEXT_CHARS, Text
from aggregator.unseen import without_unseen

_TEXT: Final = TypeAdapter[str](Text)
_ROOM_FOR_A_NUMBER: Final = 8
_NEAR: Final = 3
_NEAR_SCORE: Final = 70


def fit_name(text: str) -> str:
    """A text as feeds.yaml takes it: as it is where it may stand there, else on one line, visible and cut to length."""
    try:
        return _TEXT.validate_python(text)
    except ValidationError:
        visible = "".join(letter if letter.isprintable() else " " for letter in text)
        return without_unseen(" ".join(visible.split())[:TEXT_CHARS]).strip()


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, numbered where it is among the taken ones, which are case-folded."""
    candidate, number = name, 2
    while candidate.casefold() in taken:
        candidate, number = f"{name[: TEXT_CHARS - _ROOM_FOR_A_NUMBER]} ({number})", number + 1
    return candidate


def near_names(name: str, known: Sequence[str]) -> list[str]:
    """The few known names that this one may be a slip for, the nearest first."""
    found = process.extract(
        name, known, scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=_NEAR_SCORE, limit=_NEAR
    )
    return [known[place] for _, _, place in found]
