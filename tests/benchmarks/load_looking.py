"""Looks at a service's database from outside while it is being simulated."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select, text

from storage.address import read_url
from storage.engine import make_engine, reading
from storage.tables import ARTICLES, MEMBERSHIP_CHANGES, MEMBERSHIPS, STORIES
from tests.benchmarks.load_clock import CpuClock
from tests.benchmarks.load_news import number_in

_PLACED = (
    select(MEMBERSHIP_CHANGES.c.seq, ARTICLES.c.id, ARTICLES.c.sort_time, ARTICLES.c.title)
    .join(ARTICLES, ARTICLES.c.id == MEMBERSHIP_CHANGES.c.article_id)
    .order_by(MEMBERSHIP_CHANGES.c.seq)
)


class Looking:
    """Reads what has been placed, and how large everything is; the simulated clock stands still meanwhile."""

    def __init__(self, url: str, clock: CpuClock) -> None:
        self._engine = make_engine(read_url(url))
        self._clock = clock
        with reading(self._engine).connect() as connection:
            self._last = connection.scalar(select(func.max(MEMBERSHIP_CHANGES.c.seq))) or 0
            placed = connection.scalars(select(MEMBERSHIPS.c.article_id).where(MEMBERSHIPS.c.story_id.is_not(None)))
            self._placed = bytearray()
            for each in placed:
                self._note(each)
        self._word = "the"

    def newly_placed(self, now: datetime) -> list[float]:
        """Seconds from publication until now of each article placed for the first time since last asked."""
        lags = []
        with self._clock.stopped(), reading(self._engine).connect() as connection:
            for seq, article_id, published, title in connection.execute(
                _PLACED.where(MEMBERSHIP_CHANGES.c.seq > self._last)
            ):
                self._last = seq
                if self._note(article_id):
                    lags.append((now - published).total_seconds())
                    self._word = title.split()[0]
        return lags

    def _note(self, article_id: int) -> bool:
        """Note that an article has been placed; False where it had been before."""
        if article_id >= len(self._placed):
            self._placed.extend(bytes(article_id + 10_000 - len(self._placed)))
        first = not self._placed[article_id]
        self._placed[article_id] = 1
        return first

    def sample(self) -> tuple[int, str]:
        """The newest story, and a word of the article that was placed last."""
        with self._clock.stopped(), reading(self._engine).connect() as connection:
            newest = connection.scalar(select(func.max(STORIES.c.id)))
        return newest or 1, self._word

    def sizes(self) -> tuple[int, int]:
        """Bytes of the database, and of the log of polls within it."""
        with reading(self._engine).connect() as connection:
            if self._engine.name == "postgresql":
                log = connection.scalar(text("SELECT pg_total_relation_size('fetch_events')"))
                return connection.scalar(text("SELECT pg_database_size(current_database())")) or 0, log or 0
            pages = connection.scalar(text("PRAGMA page_count")) or 0
            size = connection.scalar(text("PRAGMA page_size")) or 0
            log = connection.scalar(text("SELECT count(*) FROM fetch_events"))
            return pages * size, (log or 0) * _LOG_ROW

    def lost_and_doubled(self, shown: bytearray) -> tuple[int, int]:
        """How many of the articles that were shown are not stored, and how many are stored more than once."""
        stored = bytearray(len(shown))
        doubled = 0
        with reading(self._engine).connect() as connection:
            for link in connection.scalars(select(ARTICLES.c.link)):
                number = number_in(link)
                doubled += stored[number]
                stored[number] = 1
        return sum(each > held for each, held in zip(shown, stored, strict=True)), doubled

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()


_LOG_ROW = 110
"""Bytes that a row of the log takes on SQLite with its index, where the size of one table is not told."""
