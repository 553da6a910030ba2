"""What is remembered of the database as a whole."""

from __future__ import annotations

from sqlalchemy import select, text, update

from aggregator.ports import Instance
from storage import mapping
from storage.queries.statements import Store, given
from storage.tables import INSTANCE

_INSTANCE = select(INSTANCE)
# Data go back in time by a start of the server on older files, and otherwise by tables that are made anew or emptied.
_LINEAGE = {
    "postgresql": text(
        "SELECT concat_ws('-', extract(epoch FROM pg_postmaster_start_time()), oid, relfilenode,"
        " (SELECT id FROM instance)) FROM pg_class WHERE oid = 'articles'::regclass"
    ),
    # A backup that is copied into an open file counts the version of the schema on.
    "sqlite": text("SELECT schema_version || '-' || id FROM pragma_schema_version, instance"),
}
_NOTE_TOPICS = update(INSTANCE).values(topics=given("mark"))
_NOTE_LOOKED_AT = update(INSTANCE).values(looked_at=given("question"))


class SqlInstance(Store):
    """`InstanceStore` on SQL."""

    def get(self) -> Instance:
        """What is remembered; the migration that made the table put its one row there."""
        return mapping.as_named(Instance, self._connection.execute(_INSTANCE).one())

    def lineage(self) -> str:
        """A mark of what the database is a state of."""
        return str(self._connection.scalar(_LINEAGE[self._connection.dialect.name]))

    def note_topics(self, mark: str) -> None:
        """Note that all stories have been sorted by these topics."""
        self._connection.execute(_NOTE_TOPICS, {"mark": mark})

    def note_looked_at(self, question_id: int) -> None:
        """Note how far questions have been looked at once more."""
        self._connection.execute(_NOTE_LOOKED_AT, {"question": question_id})
