"""Servers that have asked to be left alone, and mean all that they have.

An answer of 429 or 503 with Retry-After is one document's: behind one name may stand the feeds of many publishers, each
counted by itself, and a document may be down alone. The server means all of them where it tells a second address the
same, with the same wait or one that ends at the same time, and has answered none otherwise in between. Then its other
addresses are not asked before the wait is over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

_ASKS_TO_WAIT = frozenset({429, 503})
_APART = 0.1
_SECONDS_APART = 5.0
"""Two waits end at the same time where the ends differ by less than this share of the wait, or these seconds: clocks
count in whole seconds, and requests take their time."""


@dataclass(frozen=True, slots=True)
class _Said:
    address: str
    status: int
    wait: float
    ends: float
    of_all: bool = False

    def agrees(self, other: _Said) -> bool:
        if self.address == other.address or self.status != other.status:
            return False
        apart = abs(self.ends - other.ends)
        return self.wait == other.wait or apart <= max(_SECONDS_APART, _APART * self.wait)


class RestingServers:
    """What servers have said of being asked again; times are seconds of any clock that does not jump."""

    def __init__(self, *, longest: timedelta) -> None:
        """No server rests for longer than `longest`."""
        self._longest = longest.total_seconds()
        self._said: dict[str, _Said] = {}

    def answered(self, server: str, address: str, status: int, wait: timedelta | None, *, now: float) -> None:
        """Take note of an answer with its Retry-After."""
        said = self._said.get(server)
        if said is not None and said.ends <= now:
            said = None
        if said is not None and said.of_all:
            return  # answers to what was under way before
        if status not in _ASKS_TO_WAIT or not wait:
            self._said.pop(server, None)
            return
        seconds = min(wait.total_seconds(), self._longest)
        told = _Said(address, status, seconds, now + seconds)
        if said is not None and said.agrees(told):
            told = replace(told, ends=min(said.ends, told.ends), of_all=True)
        self._said[server] = told

    def left(self, server: str, *, now: float) -> timedelta | None:
        """For how long a server is still to be left alone; None where it may be asked."""
        said = self._said.get(server)
        if said is None or not said.of_all:
            return None
        if said.ends <= now:
            del self._said[server]
            return None
        return timedelta(seconds=said.ends - now)
