"""Deletions that take out of SQLite's full-text index what it holds, also where that is the text of a page."""

from alembic import op

from storage import search

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Put the triggers in the place of the one that knew nothing of pages."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        op.execute("DROP TRIGGER article_words_deleted")
    search.keep_whole(connection)
