"""This program's matcher as a contender: `python -m tests.benchmarks.matching_ours NEWS WINDOW RESULT`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

from aggregator.matching import Signature, StoryIndex, Strictness, pack, shipped_policy, sign
from aggregator.model import Article, Outcome
from aggregator.window import LOADED_AT_ONCE
from tests.benchmarks.contenders import ASIDE, Found, main
from tests.benchmarks.newswire import Report

WINDOW = timedelta(days=14)
_FIRST_USE = Report(
    event=0,
    title="Ferry from Odesa to Istanbul runs aground",
    text="The ferry ran aground on Monday, 15 June, with 214 people aboard, Ana Marinov of the port authority said.",
    published=datetime(2031, 6, 1, tzinfo=UTC),
    outlet=0,
)


class Ours:
    """Articles are placed in their true stories, so that all contenders have the same window."""

    def __init__(self) -> None:
        self.notes: dict[str, float] = {}
        self._index = StoryIndex(shipped_policy(Strictness.BALANCED, WINDOW))
        self._placed = 0
        # What is loaded by a first use, such as names of places, is here before memory is looked at.
        self._index.decide(sign(article_of(_FIRST_USE), seen=None))
        self._stories: set[int] = set()
        self._window: dict[int, tuple[int, bytes]] = {}

    def fill(self, batch: Sequence[Report]) -> None:
        signatures = self._sign(batch, "sign the window")
        with self._clock("sign the window"):
            for (key, signature), report in zip(signatures.items(), batch, strict=True):
                self._window[key] = (report.event, pack(signature))
        if len(self._window) >= LOADED_AT_ONCE:
            self._load()
        self._placed += len(batch)
        self._stories.update(report.event for report in batch)

    def ready(self) -> None:
        self._load()

    def _load(self) -> None:
        """Load packed signatures as the service does at a start: so many at once, which are let go then."""
        with self._clock("index the window"):
            self._index.load(self._window)
        self._window = {}

    def search(self, batch: Sequence[Report]) -> Found:
        signatures = self._sign(batch, "sign")
        with self._clock("place"):
            self._index.observe(signatures)
        found = []
        for (key, signature), report in zip(signatures.items(), batch, strict=True):
            with self._clock("decide"):
                decision = self._index.decide(signature)
            with self._clock(ASIDE):
                found.append(set(self._index.candidates(signature)))
            self._note("linkable", report.event in self._stories)
            with self._clock("place"):
                self._place(key, report, signature)
            if decision.outcome is Outcome.LINK and decision.chosen is not None:
                verdict = "linked rightly" if decision.chosen.story_id == report.event else "linked wrongly"
                self._note(verdict, 1)
        return found

    def _sign(self, batch: Sequence[Report], note: str) -> dict[int, Signature]:
        articles = [article_of(report) for report in batch]
        with self._clock(note):
            signatures = [sign(article, seen=None) for article in articles]
        return dict(enumerate(signatures, self._placed))

    def _place(self, key: int, report: Report, signature: Signature) -> None:
        self._index.place(key, report.event, signature)
        self._placed += 1
        self._stories.add(report.event)

    @contextmanager
    def _clock(self, note: str) -> Iterator[None]:
        begun = process_time()
        yield
        self._note(note, process_time() - begun)

    def _note(self, note: str, more: float) -> None:
        self.notes[note] = self.notes.get(note, 0) + more


def article_of(report: Report) -> Article:
    """Return a report as an article, as it comes from the store."""
    host = f"outlet{report.outlet}.example"
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
        published=report.published,
        sort_time=report.published,
        language="en",
        publisher=f"Outlet {report.outlet}",
        publisher_host=host,
    )


if __name__ == "__main__":
    file, size, result = sys.argv[1:]
    main(Ours, news=Path(file), window=int(size), result=Path(result))
