"""What the desk need not ask the database for at every request."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Final, Generic, TypeVar

from aggregator.ports import Spread
from aggregator.reviewing import QualityReport

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_MINUTE: Final = timedelta(minutes=1)


class Remembered(Generic[K, V]):
    """The values of so many keys, those last used, each for a while; safe to use from any thread."""

    def __init__(self, *, lasting: timedelta, most: int) -> None:
        self._lasting, self._most = lasting, most
        self._values: OrderedDict[K, tuple[datetime, V]] = OrderedDict()
        self._lock = Lock()

    def look(self, key: K, *, now: datetime) -> V | None:
        """What is remembered of a key, where there is something that is not too old."""
        with self._lock:
            kept = self._values.get(key)
            if kept is None or not kept[0] <= now < kept[0] + self._lasting:  # the clock may have been put back
                return None
            self._values.move_to_end(key)
            return kept[1]

    def keep(self, key: K, value: V, *, now: datetime) -> None:
        """Remember a value from now on."""
        with self._lock:
            self._values[key] = now, value
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)

    def all(self, *, now: datetime) -> dict[K, V]:
        """Everything remembered that is not too old."""
        with self._lock:
            kept = list(self._values.items())
        return {key: value for key, (since, value) in kept if since <= now < since + self._lasting}

    def get(self, key: K, make: Callable[[], V], *, now: datetime) -> V:
        """What is remembered of a key, else made and remembered; nothing empty is, for it is about to change."""
        value = self.look(key, now=now)
        if value is None:
            value = make()
            if value:
                self.keep(key, value, now=now)
        return value


@dataclass(frozen=True, slots=True)
class Memory:
    """All that one desk remembers; each process has its own."""

    choices: Remembered[str, list[str]] = field(default_factory=lambda: Remembered(lasting=_MINUTE, most=2))
    """What the queue's filters offer: a publisher's first article may be a minute old before it can be chosen."""
    quality: Remembered[tuple[str, int], tuple[datetime, QualityReport]] = field(
        default_factory=lambda: Remembered(lasting=_MINUTE, most=3)
    )
    """The report of a period and when it was made, by the newest row of the history, so that a word of people counts
    at once; what the program decides may count a minute later."""
    spreads: Remembered[tuple[int, int], Spread] = field(
        default_factory=lambda: Remembered(lasting=60 * _MINUTE, most=2_000)
    )
    """How stories are spread over time, by id and revision, so that any change of a story is seen at once."""
    at_work: Remembered[str, frozenset[int]] = field(
        default_factory=lambda: Remembered(lasting=10 * _MINUTE, most=1_000)
    )
    """By name, the story in doubt that somebody opened last, and those that its questions are about."""

    def others_at_work(self, who: str, *, now: datetime) -> dict[int, str]:
        """By story, who else is deciding about it."""
        return {story: name for name, stories in self.at_work.all(now=now).items() if name != who for story in stories}
