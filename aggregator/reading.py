"""The READ tick: what the articles of new and changed stories say is read, part by part.

It follows grouping at its own pace, for reading an article costs several times what grouping it does, and nobody waits
for it but readers. A story is read outside of any transaction and stored only if it has not changed meanwhile; else it
is read again. Stories read in a row are stored together: a transaction for each took an eighth of the time. What an
article says is kept with it, so that another arrival in a large story costs the reading of one article.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from aggregator.errors import DatabaseError, DatabaseUnavailable
from aggregator.merging import READING, topics_of
from aggregator.merging.details import build_details
from aggregator.merging.packing import pack_reading, unpack_reading
from aggregator.merging.reading import Reading, read_article
from aggregator.merging.related import telling_names
from aggregator.model import FigureAside, Member, PastRevision, StoredArticle, Story, StoryDetails, in_runs
from aggregator.ports import UNMETERED, Clock, Database, Meter, UnitOfWork
from aggregator.records import Topics
from aggregator.work import work_on

_log = logging.getLogger(__name__)

_PORTION = 50
"""Stories that are looked for at a time."""


class Reader:
    """Reads stories whose details are missing or older than their articles."""

    def __init__(self, *, database: Database, clock: Clock, topics: Topics, meter: Meter = UNMETERED) -> None:
        self._database, self._clock, self._topics, self._meter = database, clock, topics, meter
        self._failed: set[int] = set()
        """Stories that could not be read; they are left alone until the next start."""
        self._stopping = False
        self._begun = False

    def stop(self) -> None:
        """Begin no further story."""
        self._stopping = True

    def read_all(self, *, progress: Callable[[int], None] | None = None) -> int:
        """Read until nothing is left; `progress` is told how many stories were read, portion by portion."""
        self._begin()
        total = 0
        while not self._stopping:
            with self._database.read() as uow:
                ids = uow.stories.unread(limit=_PORTION + len(self._failed))
                waiting = [each for each in uow.stories.many(ids).values() if each.id not in self._failed]
            done = sum(self._read_run([each.id for each in run]) for run in in_runs(waiting))
            total += done
            if progress is not None:
                progress(done)
            if len(ids) < _PORTION or not done:
                break
        return total

    def _read_run(self, ids: Sequence[int]) -> int:
        if self._stopping:
            return 0
        with self._database.read() as uow:
            stories, members = uow.stories.many(ids), uow.stories.members(ids)
            articles = [each.stored for story in members.values() for each in story]
            kept = uow.stories.readings(_made_of(articles))
            past = uow.articles.past(each.id for each in articles if each.revision > 1 and each.feed_text is None)
            aside = uow.stories.figures_aside(ids)
        read = (self._read(story, members[story.id], kept, past, aside.get(story.id, ())) for story in stories.values())
        return self._keep([one for one in read if one is not None])

    def _begin(self) -> None:
        """Once: what an older version of the program has read is read again."""
        if self._begun:
            return
        with self._database.write() as uow:
            outdated = uow.stories.mark_outdated(READING)
            uow.commit()
        if outdated:
            _log.info("stories are read again by a newer version", extra={"stories": outdated})
        self._begun = True

    def _read(
        self,
        story: Story,
        members: Sequence[Member],
        kept: Mapping[int, bytes],
        past: Mapping[int, Sequence[PastRevision]],
        aside: Iterable[FigureAside],
    ) -> _Read | None:
        """Read one story; None where it is left for later."""
        if self._stopping or story.record is None or not members:
            return None
        began = perf_counter()
        articles = [member.stored for member in members]
        readings = _Readings(kept)
        with work_on("reading"):
            try:
                details = build_details(articles, story.record.sources, readings.of, past, aside)
            except Exception:  # noqa: BLE001 - one story that cannot be read must not keep all others from it
                _log.exception("a story could not be read", extra={"story": story.id})
                self._failed.add(story.id)
                return None
        seconds = perf_counter() - began
        return _Read(story=story, articles=articles, details=details, packed=readings.new, seconds=seconds)

    def _keep(self, read: Sequence[_Read]) -> int:
        """Store what was read, each story by itself where that fails; returns how many were stored."""
        if not read:
            return 0
        try:
            with work_on("reading"), self._database.write() as uow:
                uow.stories.serialise()  # others change many stories at once too, in another order
                saved = [one for one in read if self._save(uow, one)]
                uow.commit()
        except DatabaseUnavailable:
            raise
        except DatabaseError:  # nothing that passes: it is what a story says that cannot be stored
            if len(read) > 1:
                return sum(self._keep([one]) for one in read)
            _log.exception("what a story says could not be stored", extra={"story": read[0].story.id})
            self._failed.add(read[0].story.id)
            return 0
        for one in saved:
            self._meter.story_read(seconds=one.seconds)
        return len(saved)

    def _save(self, uow: UnitOfWork, read: _Read) -> bool:
        """Store what was read of a story; False where it has changed meanwhile."""
        saved = uow.stories.save_details(
            read.story.id,
            read.details,
            engine=READING,
            of_revision=read.story.revision,
            names=telling_names(read.details),
            topics=topics_of(read.articles, read.details, self._topics(), read.story.pins),
            now=self._clock.now(),
        )
        if saved:
            uow.stories.keep_readings(read.packed, _made_of(read.articles))
        return saved


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A story that was read and is not stored yet."""

    story: Story
    articles: Sequence[StoredArticle]
    details: StoryDetails
    packed: Mapping[int, bytes]
    """What was read now of its articles."""
    seconds: float


class _Readings:
    """What the articles of one story say: as it was kept, or read now."""

    def __init__(self, kept: Mapping[int, bytes]) -> None:
        self._kept = kept
        self.new: dict[int, bytes] = {}
        """What was read now, packed, by article."""

    def of(self, stored: StoredArticle) -> Reading:
        packed = self._kept.get(stored.id)
        if packed is not None:
            try:
                return unpack_reading(packed)
            except ValueError as error:
                _log.warning("what was kept of an article is of no use: %s", error, extra={"article": stored.id})
        reading = read_article(stored)
        self.new[stored.id] = pack_reading(reading)
        return reading


def _made_of(articles: Iterable[StoredArticle]) -> dict[int, str]:
    """What a reading of each article is made of: versions of the reader and the article, whose text, its date.

    A date may come later than its article, and makes no other version of it.
    """
    return {each.id: f"{READING} {each.revision} {_text_of(each)} {each.article.published_there}" for each in articles}


def _text_of(stored: StoredArticle) -> str:
    return "feed" if stored.feed_text is None else "page"
