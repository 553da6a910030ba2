"""SIGTERM as it comes to a process that has not yet made anything which could end in order by itself."""

from __future__ import annotations

import math
import signal
from time import monotonic
from types import FrameType
from typing import Final


class Terminated(BaseException):
    """SIGTERM has come."""


_AT_ONCE: Final = 1.0
"""Seconds in which a second signal says nothing new: `timeout` sends one to its command and one to the whole group."""
_asked_at = -math.inf


def end_by_exception() -> None:
    """Let SIGTERM raise `Terminated`, so that a command which is ended takes away what it has half written."""
    signal.signal(signal.SIGTERM, _raise)


def was_asked() -> bool:
    """Whether SIGTERM has come, be it in vain.

    Where Python lets no exception through, as in what it clears away between two imports, `Terminated` goes no further
    than to a line on standard error.
    """
    return _asked_at > -math.inf


def _raise(_number: int, _frame: FrameType | None) -> None:
    global _asked_at
    before, _asked_at = _asked_at, monotonic()
    if _asked_at - before > _AT_ONCE:
        raise Terminated
