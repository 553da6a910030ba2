"""What every contender that finds stories is asked, and what is measured of it; runs in any environment.

A contender is given a window of articles, each with its true story, and then the articles that follow. CPU time is
taken around its own work alone: reading the news from its file is no part of it.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from resource import RUSAGE_SELF, getpagesize, getrusage
from time import process_time
from typing import Protocol

from tests.benchmarks.corpus import read
from tests.benchmarks.newswire import Report

FOLLOWING = 2_000
"""Articles that follow the window."""
_AT_ONCE = 100
"""The size of a batch, in the window and after it, as the grouper takes them."""
_TAIL = 500
"""Who is too slow for all that follow is asked about some of the last ones, such as can be found."""

ASIDE = "aside"
"""The note of CPU seconds spent for the sake of measuring alone, which are no part of a search."""

Found = Sequence[set[int]]
"""For each article of a batch the stories that have a member among what was found."""


class Contender(Protocol):
    """A way to find the story of an article."""

    notes: dict[str, float]
    """Figures of its own by name, such as CPU seconds of a part; see `ASIDE`."""

    def fill(self, batch: Sequence[Report]) -> None:
        """Take articles into the window."""

    def ready(self) -> None:
        """Do what is left to do before the first search."""

    def search(self, batch: Sequence[Report]) -> Found:
        """Find stories for articles, and take these into the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a contender took; times are CPU seconds."""

    window: int
    """Articles in it before the first search."""
    build: float
    """To build the window."""
    asked: int
    """Articles that were then searched for."""
    search: float
    """For all of these."""
    notes: dict[str, float]
    """See `Contender`."""
    findable: int
    """Of the articles asked about, those whose story had a member in the window before their batch."""
    found: int
    """Of these, those whose story was among what was found."""
    returned: int
    """Stories found for all articles together: who returns everything finds everything."""
    grown: int
    """Bytes that the process holds more after the window was built and garbage collected."""
    grown_peak: int
    """The same at its highest, while it was being built."""
    titles: int
    """Bytes of all titles in the window, as UTF-8."""


def main(make: Callable[[], Contender], *, news: Path, window: int, result: Path, asked: int = FOLLOWING) -> None:
    """Measure one contender on a file of news and write what was found; only so many articles are asked about."""
    stream = read(news)
    contender = make()
    # Before memory is looked at: what a first use loads is no part of an article's share.
    held, peak = _resident(), _peak()
    stories: set[int] = set()
    titles = 0
    build = 0.0
    for batch in _batches(islice(stream, window)):
        stories.update(report.event for report in batch)
        titles += sum(len(report.title.encode()) for report in batch)
        begun = process_time()
        contender.fill(batch)
        build += process_time() - begun
    begun = process_time()
    contender.ready()
    build += process_time() - begun
    grown, grown_peak = _resident() - held, _peak() - peak
    following = list(islice(stream, FOLLOWING))
    if asked < FOLLOWING:
        for batch in _batches(following[:-_TAIL]):
            contender.fill(batch)
            stories.update(report.event for report in batch)
        following = [report for report in following[-_TAIL:] if report.event in stories][:asked]
    search, findable, right, returned = 0.0, 0, 0, 0
    for batch in _batches(following):
        begun = process_time()
        found = contender.search(batch)
        search += process_time() - begun
        known = [report.event in stories for report in batch]
        findable += sum(known)
        right += sum(
            is_known and report.event in hits for is_known, report, hits in zip(known, batch, found, strict=True)
        )
        returned += sum(map(len, found))
        stories.update(report.event for report in batch)
    measured = Measured(
        window=window,
        build=build,
        asked=len(following),
        search=search - contender.notes.get(ASIDE, 0),
        notes=contender.notes,
        findable=findable,
        found=right,
        returned=returned,
        grown=grown,
        grown_peak=grown_peak,
        titles=titles,
    )
    result.write_text(json.dumps(asdict(measured)), encoding="utf-8")


def _batches(printed: Iterable[Report]) -> Iterable[list[Report]]:
    rest = iter(printed)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch


def _resident() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * getpagesize()


def _peak() -> int:
    return getrusage(RUSAGE_SELF).ru_maxrss * 1024
