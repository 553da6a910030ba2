"""What people have set about stories, and what they held when they were reviewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, update

from aggregator.errors import NotFound
from aggregator.model import REVIEWED, Pins, StoryState
from aggregator.ports import SinceReview
from storage import mapping
from storage.queries.statements import CHANGE_STORY, Store, change_row, given, listed, portions
from storage.tables import ARTICLE_REVISIONS, MEMBERSHIPS, STORIES, STORY_DETAILS

# The kind that a story is found by: without a pin, again the one that was read.
_SET_KIND = change_row(STORY_DETAILS, "story_id").values(
    kind=func.coalesce(given("pinned"), STORY_DETAILS.c.details["kind"].as_string())
)
# What those who follow a story are told of it beside its record; a headline that is pinned is in the record.
_SHOWN = ("pinned_kind", "pinned_claim_status")
_NOTE_PIN = (
    change_row(STORIES)
    .where(
        STORIES.c.record_changed.is_not(None),
        or_(*(STORIES.c[each].is_distinct_from(given(f"to_{each}")) for each in _SHOWN)),
    )
    .values(record_changed=given("now"))
)
_REVIEWED_ARTICLES = select(STORIES.c.reviewed_articles).where(STORIES.c.id == given("key"))
_REVIEWS = select(STORIES.c.id, STORIES.c.reviewed_articles).where(
    STORIES.c.id.in_(listed()), STORIES.c.state.in_(sorted(REVIEWED))
)
_HELD = select(MEMBERSHIPS.c.story_id, MEMBERSHIPS.c.article_id).where(MEMBERSHIPS.c.story_id.in_(listed()))
_EDITED = (
    select(MEMBERSHIPS.c.story_id, MEMBERSHIPS.c.article_id)
    .distinct()
    .join(STORIES, STORIES.c.id == MEMBERSHIPS.c.story_id)
    .join(ARTICLE_REVISIONS, ARTICLE_REVISIONS.c.article_id == MEMBERSHIPS.c.article_id)
    .where(
        MEMBERSHIPS.c.story_id.in_(listed()),
        STORIES.c.state.in_(sorted(REVIEWED)),
        ARTICLE_REVISIONS.c.replaced > STORIES.c.reviewed,
    )
)
_FLAG = change_row(STORIES)
_NOTE_EDITS = update(STORIES).where(STORIES.c.id.in_(listed()), STORIES.c.record_changed.is_not(None))


class SqlPeople(Store):
    """The part of `StoryStore` that keeps what people have set and reviewed."""

    changed: set[int]

    def _change(self, story_id: int, now: datetime, **values: Any) -> None:
        self.changed.add(story_id)
        self._raise_revision(story_id, now, **values)

    def _raise_revision(self, story_id: int, now: datetime, **values: Any) -> None:
        if not self._connection.execute(CHANGE_STORY, {"key": story_id, "changed": now, **values}).rowcount:
            raise NotFound("story", story_id)

    def pin(self, story_id: int, pins: Pins, *, now: datetime) -> None:
        """Set all that people have pinned to a story."""
        columns = mapping.pin_columns(pins)
        told = {f"to_{each}": columns[each] for each in _SHOWN}
        self._connection.execute(_NOTE_PIN, {"key": story_id, "now": now, **told})
        self._change(story_id, now, **columns)
        self._connection.execute(_SET_KIND, {"key": story_id, "pinned": pins.kind})

    def reviewed_articles(self, story_id: int) -> tuple[int, ...]:
        """The ids of the articles that a story held when it was reviewed."""
        return tuple(self._connection.scalar(_REVIEWED_ARTICLES, {"key": story_id}) or ())

    def put_back_review(
        self, story_id: int, state: StoryState, *, reviewed: datetime | None, articles: Sequence[int], now: datetime
    ) -> None:
        """Set the state of review that a story had before."""
        held = None if reviewed is None else sorted(articles)
        self._change(story_id, now, state=state, reviewed=reviewed, reviewed_articles=held, changed_since_review=False)
        self._flag_changed([story_id])

    def note_edits(self, story_ids: Iterable[int], *, now: datetime) -> None:
        """Count the records of stories as changed."""
        for portion in portions(story_ids):
            self.changed.update(portion)
            self._connection.execute(_NOTE_EDITS, {"ids": portion, "record_changed": now})
            self._flag_changed(portion)

    def _flag_changed(self, story_ids: Iterable[int]) -> None:
        """Mark those reviewed stories that differ from what was reviewed; the others stay as they are."""
        rows = [{"key": story_id, "changed_since_review": True} for story_id in self.since_review(story_ids)]
        if rows:
            self._connection.execute(_FLAG, rows)

    def _edited(self, story_ids: Iterable[int]) -> Mapping[int, set[int]]:
        """The articles of reviewed stories that have been revised since the review."""
        revised: defaultdict[int, set[int]] = defaultdict(set)
        for row in self._connection.execute(_EDITED, {"ids": list(story_ids)}):
            revised[row.story_id].add(row.article_id)
        return revised

    def since_review(self, story_ids: Iterable[int]) -> dict[int, SinceReview]:
        """By which articles reviewed stories differ from what was reviewed."""
        found: dict[int, SinceReview] = {}
        for portion in portions(story_ids):
            reviews = {
                row.id: set(row.reviewed_articles or ()) for row in self._connection.execute(_REVIEWS, {"ids": portion})
            }
            held: defaultdict[int, set[int]] = defaultdict(set)
            for row in self._connection.execute(_HELD, {"ids": list(reviews)}):
                held[row.story_id].add(row.article_id)
            revised = self._edited(reviews)
            for story_id, reviewed in reviews.items():
                came, went = held[story_id] - reviewed, reviewed - held[story_id]
                edited = revised[story_id] & reviewed
                if came or went or edited:
                    found[story_id] = SinceReview(
                        came=tuple(sorted(came)), went=tuple(sorted(went)), edited=tuple(sorted(edited))
                    )
        return found
