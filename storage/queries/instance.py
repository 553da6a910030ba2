"""What is remembered of the database as a whole."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from aggregator.ports import Instance
from storage.queries.statements import given
from storage.tables import INSTANCE

_INSTANCE = select(INSTANCE)
_NOTE_TOPICS = update(INSTANCE).values(topics=given("mark"))
_NOTE_LOOKED_AT = update(INSTANCE).values(looked_at=given("question"))


class SqlInstance:
    """`InstanceStore` on SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self) -> Instance:
        """What is remembered; the migration that made the table put its one row there."""
        row = self._connection.execute(_INSTANCE).one()
        return Instance(id=row.id, created=row.created, topics=row.topics, looked_at=row.looked_at)

    def note_topics(self, mark: str) -> None:
        """Note that all stories have been sorted by these topics."""
        self._connection.execute(_NOTE_TOPICS, {"mark": mark})

    def note_looked_at(self, question_id: int) -> None:
        """Note how far questions have been looked at once more."""
        self._connection.execute(_NOTE_LOOKED_AT, {"question": question_id})
