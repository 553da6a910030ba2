"""The names that stories are about, and the other stories of a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select, union_all

from aggregator.model import NamedIn, NameKind, StoryKind, StoryName
from storage import mapping
from storage.queries.statements import Store, given, insert_many, listed, portions
from storage.tables import STORY_DETAILS, STORY_NAMES

_NAMES = (
    select(STORY_NAMES)
    .where(STORY_NAMES.c.story_id.in_(listed()))
    .order_by(STORY_NAMES.c.story_id, STORY_NAMES.c.weight.desc(), STORY_NAMES.c.kind, STORY_NAMES.c.key)
)
# Walks along an index from the story to both sides, which end after so many stories however many there are.
_OF_NAME = select(STORY_NAMES.c.story_id, STORY_NAMES.c.weight).where(
    STORY_NAMES.c.kind == given("kind"), STORY_NAMES.c.key == given("key")
)
_BEFORE = _OF_NAME.where(STORY_NAMES.c.story_id < given("near")).order_by(STORY_NAMES.c.story_id.desc())
_AFTER = _OF_NAME.where(STORY_NAMES.c.story_id > given("near")).order_by(STORY_NAMES.c.story_id)
_NAMED_IN = union_all(*(select(each.limit(given("most")).subquery()) for each in (_BEFORE, _AFTER)))
_KINDS = select(STORY_DETAILS.c.story_id, STORY_DETAILS.c.kind).where(
    STORY_DETAILS.c.story_id.in_(listed()), STORY_DETAILS.c.kind.is_not(None)
)
_DROP = delete(STORY_NAMES).where(STORY_NAMES.c.story_id == given("key"))


class SqlNames(Store):
    """The part of `StoryStore` that finds stories by what they are about."""

    def names(self, story_ids: Iterable[int]) -> dict[int, list[StoryName]]:
        """The names that stories are about, the weightiest first."""
        found: dict[int, list[StoryName]] = {}
        for portion in portions(story_ids):
            found.update((each, []) for each in portion)
            for row in self._connection.execute(_NAMES, {"ids": portion}):
                name = StoryName(kind=NameKind(row.kind), key=row.key, words=row.words, weight=row.weight)
                found[row.story_id].append(name)
        return found

    def named_in(self, names: Iterable[tuple[NameKind, str]], *, near: int, most: int) -> list[NamedIn]:
        """Other stories that are about each name, opened around one."""
        return [
            NamedIn(story_id=row.story_id, known_by=(kind, key), weight=row.weight)
            for kind, key in dict.fromkeys(names)
            for row in self._connection.execute(_NAMED_IN, {"kind": kind, "key": key, "near": near, "most": most})
        ]

    def kinds(self, story_ids: Iterable[int]) -> dict[int, StoryKind]:
        """What stories are about."""
        found: dict[int, StoryKind] = {}
        for portion in portions(story_ids):
            rows = self._connection.execute(_KINDS, {"ids": portion})
            found.update((row.story_id, StoryKind(row.kind)) for row in rows)
        return found

    def _save_names(self, story_id: int, names: Sequence[StoryName]) -> None:
        """Let a story be about these names and no others."""
        self._connection.execute(_DROP, {"key": story_id})
        rows = [{"story_id": story_id, **mapping.columns_of(each)} for each in names]
        insert_many(self._connection, STORY_NAMES, rows)
