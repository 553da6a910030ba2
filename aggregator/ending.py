"""SIGTERM as it comes to a process that has not yet made anything which could end in order by itself."""

from __future__ import annotations

import signal
from types import FrameType


class Terminated(BaseException):
    """SIGTERM has come."""


_asked = False


def end_by_exception() -> None:
    """Let SIGTERM raise `Terminated`, so that a command which is ended takes away what it has half written."""
    signal.signal(signal.SIGTERM, _raise)


def was_asked() -> bool:
    """Whether SIGTERM has come, be it in vain.

    Where Python lets no exception through, as in what it clears away between two imports, `Terminated` goes no further
    than to a line on standard error.
    """
    return _asked


def _raise(_number: int, _frame: FrameType | None) -> None:
    global _asked  # noqa: PLW0603 - a process is asked to end as a whole
    _asked = True
    raise Terminated
