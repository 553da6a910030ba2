"""The same fault told once, with how often it came again, instead of at every tick."""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import dataclass
from time import monotonic
from typing import Final, TextIO

from aggregator.logs.formats import extras_of

_QUIET_FOR: Final = 600.0
"""Seconds after a fault was told in which its repetitions are counted only."""
_REMEMBERED: Final = 1_000
"""Different faults that are remembered."""
_Key = tuple[str, int, str, str, tuple[tuple[str, str], ...]]


@dataclass(slots=True)
class _Told:
    at: float
    record: logging.LogRecord
    again: int = 0


class Sparing(logging.StreamHandler[TextIO]):
    """A handler that writes a warning or error once in ten minutes, and then how often it has come since.

    What counts as the same is the words and what they are about, not the id of the poll. Lines below a warning are all
    written.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._told: OrderedDict[_Key, _Told] = OrderedDict()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, or count it; `handle` holds the lock."""
        now = monotonic()
        self._sum_up(before=now - _QUIET_FOR)
        if record.levelno < logging.WARNING:
            super().emit(record)
            return
        key = _key(record)
        told = self._told.get(key)
        if told is not None:
            told.again += 1
            told.record = record
            return
        self._told[key] = _Told(now, record)
        if len(self._told) > _REMEMBERED:
            self._last_word(self._told.popitem(last=False)[1])
        super().emit(record)

    def close(self) -> None:
        """Write what has only been counted so far."""
        self.acquire()
        try:
            self._sum_up(before=monotonic())
        finally:
            self.release()
        super().close()

    def _sum_up(self, *, before: float) -> None:
        """Tell how often each fault that was told before then came again, and forget it."""
        while self._told and next(iter(self._told.values())).at <= before:
            self._last_word(self._told.popitem(last=False)[1])

    def _last_word(self, told: _Told) -> None:
        if told.again:
            told.record.repeated = told.again
            super().emit(told.record)


def _key(record: logging.LogRecord) -> _Key:
    error = record.exc_info[1] if record.exc_info else None
    about = sorted((name, str(value)) for name, value in extras_of(record).items() if not name.endswith("_id"))
    told = record.getMessage(), f"{type(error).__name__}: {error}" if error else ""
    return record.name, record.levelno, *told, tuple(about)
