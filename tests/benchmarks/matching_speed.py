"""How fast articles are matched, and in how much memory, beside comparing each title with all others.

`python -m tests.benchmarks.matching_speed SIZE...` fills the index with so many articles of a fortnight, each in its
true story, decides about and places those that follow, and prints the figures of each size as a line of JSON. It wants
a process of its own, since memory is measured as what the process grew by.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from resource import getpagesize
from time import process_time

from rapidfuzz import fuzz, process

from aggregator.matching import Signature, StoryIndex, Strictness, shipped_policy, sign
from aggregator.model import Article, Outcome
from tests.benchmarks.newswire import Report, reports

_WINDOW = timedelta(days=14)
_NOON = datetime(2031, 6, 15, 12, tzinfo=UTC)
_MEASURED = 500
_SCANS = 10
_SIMILAR = 80
"""The token set ratio from which titles are taken to be of one story, where titles are all there is."""

Dated = tuple[int, Article]
"""The true event of an article, and the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingSpeed:
    """What was measured at one size of the window."""

    size: int
    sign_ms: float
    """CPU time an article, as the two that follow."""
    decide_ms: float
    place_ms: float
    bytes_each: float
    """What the process grew by for an article in the window."""
    linked: int
    """Articles put into the right story, of those `linkable`: whose story was there. Shows that real work was done."""
    linkable: int
    wrong: int
    """Articles put into another story."""
    scan_ms: float
    """CPU time to compare one title with all titles of the window by rapidfuzz."""

    @property
    def articles_per_second(self) -> float:
        """Articles signed, decided about and placed in a second of one core."""
        return 1000 / (self.sign_ms + self.decide_ms + self.place_ms)


def measure(sizes: Sequence[int]) -> Iterator[MatchingSpeed]:
    """Measure at sizes of the window, in articles, each at least `_MEASURED` above the one before."""
    stream = _articles(max(sizes) + _MEASURED)
    filling = _Filling()
    for size in sizes:
        filling.fill(islice(stream, size - filling.size))
        yield filling.measure(list(islice(stream, _MEASURED)))


class _Filling:
    """An index that is filled and measured by turns; all articles are placed in their true stories."""

    def __init__(self) -> None:
        self._index = StoryIndex(shipped_policy(Strictness.BALANCED, _WINDOW))
        self._titles: list[str] = []
        self._stories: set[int] = set()
        self._began_with = _resident()

    @property
    def size(self) -> int:
        return len(self._titles)

    def fill(self, articles: Iterable[Dated]) -> None:
        for event, article in articles:
            self._place(event, article.title, sign(article, seen=None))

    def measure(self, following: Sequence[Dated]) -> MatchingSpeed:
        size, grown = self.size, _resident() - self._began_with
        scanning = self._time_of_scans([article.title for _, article in following[:_SCANS]])
        signing = deciding = placing = 0.0
        linked = linkable = wrong = 0
        for event, article in following:
            linkable += event in self._stories
            begun = process_time()
            signature = sign(article, seen=None)
            signed = process_time()
            decision = self._index.decide(signature)
            decided = process_time()
            self._place(event, article.title, signature)
            placed = process_time()
            signing, deciding, placing = (
                signing + signed - begun,
                deciding + decided - signed,
                placing + placed - decided,
            )
            if decision.outcome is Outcome.LINK and decision.chosen is not None:
                right = decision.chosen.story_id == event
                linked, wrong = linked + right, wrong + (not right)
        each = 1000 / len(following)
        return MatchingSpeed(
            size=size,
            sign_ms=signing * each,
            decide_ms=deciding * each,
            place_ms=placing * each,
            bytes_each=grown / size,
            linked=linked,
            linkable=linkable,
            wrong=wrong,
            scan_ms=scanning * 1000 / _SCANS,
        )

    def _place(self, event: int, title: str, signature: Signature) -> None:
        self._index.place(self.size, event, signature)
        self._stories.add(event)
        self._titles.append(title.casefold())

    def _time_of_scans(self, titles: Sequence[str]) -> float:
        begun = process_time()
        for title in titles:
            process.extractOne(title.casefold(), self._titles, scorer=fuzz.token_set_ratio, score_cutoff=_SIMILAR)
        return process_time() - begun


def _articles(count: int) -> Iterator[Dated]:
    for number, report in enumerate(reports(count, until=_NOON, span=_WINDOW)):
        yield report.event, _article(report, f"outlet{number * 7919 % 400}.example")


def _article(report: Report, host: str) -> Article:
    link = f"https://{host}/{report.event}/{report.published:%H%M%S}"
    return Article(
        guid_key=None,
        link_key=link,
        content_key=link,
        link=link,
        canonical_link=link,
        title=report.title,
        summary=report.text,
        text="",
        html="",
        authors=(),
        published=report.published,
        updated=None,
        sort_time=report.published,
        language="en",
        publisher=host,
        publisher_host=host,
        family=None,
    )


def _resident() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * getpagesize()


if __name__ == "__main__":
    for measured in measure([int(size) for size in sys.argv[1:]]):
        print(json.dumps(asdict(measured)), flush=True)
