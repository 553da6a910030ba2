"""How fast articles are matched, and in how much memory, beside comparing each title with all others.

`python -m tests.benchmarks.matching_speed SIZE` fills the index with so many articles of a fortnight, each in its true
story, then decides about and places those that follow, and prints the figures as JSON. Run once per process, since
memory is measured as what the process grew by.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from resource import getpagesize
from time import process_time

from rapidfuzz import fuzz, process

from aggregator.matching import StoryIndex, Strictness, shipped_policy, sign
from aggregator.model import Article, Outcome
from tests.benchmarks.newswire import Report, reports

_WINDOW = timedelta(days=14)
_NOON = datetime(2031, 6, 15, 12, tzinfo=UTC)
_MEASURED = 1_000
_SCANS = 20
_SIMILAR = 80
"""The token set ratio from which titles are taken to be of one story, where titles are all there is."""


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


def measure(size: int) -> MatchingSpeed:
    """Measure at one size of the window, in articles."""
    stream = _articles(size + _MEASURED)
    index = StoryIndex(shipped_policy(Strictness.BALANCED, _WINDOW))
    titles: list[str] = []
    stories: set[int] = set()
    next(_articles(1))  # makes the word lists, which are not the index's
    before = _resident()
    for number, (event, article) in enumerate(islice(stream, size)):
        index.place(number, event, sign(article, seen=None))
        stories.add(event)
        titles.append(article.title.casefold())
    grown = _resident() - before

    following = list(stream)
    begun = process_time()
    signatures = [sign(article, seen=None) for _, article in following]
    signing = process_time() - begun
    deciding = placing = 0.0
    linked = linkable = wrong = 0
    for number, ((event, _), signature) in enumerate(zip(following, signatures, strict=True), start=size):
        begun = process_time()
        decision = index.decide(signature)
        decided = process_time()
        index.place(number, event, signature)
        deciding, placing = deciding + decided - begun, placing + process_time() - decided
        linkable += event in stories
        if decision.outcome is Outcome.LINK and decision.chosen is not None:
            right = decision.chosen.story_id == event
            linked, wrong = linked + right, wrong + (not right)
        stories.add(event)

    begun = process_time()
    for _, article in following[:_SCANS]:
        process.extractOne(article.title.casefold(), titles, scorer=fuzz.token_set_ratio, score_cutoff=_SIMILAR)
    scanning = process_time() - begun
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


def _articles(count: int) -> Iterator[tuple[int, Article]]:
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
    print(json.dumps(asdict(measure(int(sys.argv[1])))))
