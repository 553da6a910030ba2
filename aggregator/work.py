"""Which piece of work the program is at, so that its log lines carry an id and its database time has a name.

A piece of work is one poll, one batch of grouping, one request and so on. The context goes along with it into tasks and
threads that are started by asyncio; a pool of threads has to be handed a copy (`contextvars.copy_context`). Each
beginning and end is also a sign of life of the tick that the work belongs to: a long tick consists of many pieces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import uuid4

_ID_CHARS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One piece of work."""

    kind: str
    """Such as 'poll', 'batch' or 'request'."""
    id: str
    """Random hexadecimal digits."""


_PRESENT: ContextVar[Work | None] = ContextVar("work", default=None)
_BEAT: ContextVar[Callable[[], None] | None] = ContextVar("beat", default=None)


def present_work() -> Work | None:
    """The innermost piece of work that this thread or task is at."""
    return _PRESENT.get()


@contextmanager
def work_on(kind: str) -> Iterator[Work]:
    """Be at a new piece of work; the tick around it, if there is one, is known to be alive."""
    work = Work(kind=kind, id=uuid4().hex[:_ID_CHARS])
    before = _PRESENT.set(work)
    beat = _BEAT.get()
    if beat is not None:
        beat()
    try:
        yield work
    finally:
        _PRESENT.reset(before)
        if beat is not None:
            beat()


@contextmanager
def beating(beat: Callable[[], None]) -> Iterator[None]:
    """Call `beat` whenever a piece of work begins or ends within; it may be called from several threads at once."""
    before = _BEAT.set(beat)
    try:
        yield
    finally:
        _BEAT.reset(before)
