"""Passages that were written and annotated for the tests of what is read of articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[1] / "data" / "record"


def annotated(name: str) -> list[dict[str, Any]]:
    """The passages of that name."""
    return [json.loads(line) for line in (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def printed_figures(passage: dict[str, Any]) -> set[tuple[Any, ...]]:
    """The figures that a passage is annotated with."""
    keys = ("words", "value", "upper", "bound", "unit", "role", "look_back")
    return {tuple(figure[key] for key in keys) for figure in passage["figures"]}


def agreement(read: Sequence[AbstractSet[object]], printed: Sequence[AbstractSet[object]]) -> tuple[float, float]:
    """Precision and recall of what was read of some passages, by what is printed there."""
    right = sum(len(one & other) for one, other in zip(read, printed, strict=True))
    return right / sum(map(len, read)), right / sum(map(len, printed))
