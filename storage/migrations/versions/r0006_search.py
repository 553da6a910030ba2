"""A full-text index in place of a column of words, and what the queue is narrowed and shown by beside the stories."""

import sqlalchemy as sa
from alembic import op

from storage import search

revision = "0006"
down_revision = "0005"

_OUTLINE = (
    "headline", "headline_article_id", "articles", "publishers", "families", "independent_texts", "first_published",
    "last_published", "languages",
)  # fmt: skip
_PORTION = 1_000
_KEEP_WHOLE = """CREATE TRIGGER article_words_deleted AFTER DELETE ON articles BEGIN
INSERT INTO article_words(article_words, rowid, title, summary, text)
SELECT 'delete', old.id, folded(old.title, old.summary, old.text, 0),
folded(old.title, old.summary, old.text, 1), folded(old.title, old.summary, old.text, 2);
END"""


def upgrade() -> None:
    """Create the index and the copies, and fill them from the articles and records there are."""
    connection = op.get_bind()
    for name in ("ix_articles_publisher", "ix_articles_language"):
        op.drop_index(name, "articles")
    op.drop_column("articles", "words")
    op.add_column("memberships", sa.Column("publisher", sa.Text(), nullable=True))
    op.add_column("memberships", sa.Column("language", sa.Text(), nullable=True))
    op.execute(
        "UPDATE memberships SET publisher = articles.publisher, language = articles.language "
        "FROM articles WHERE articles.id = memberships.article_id"
    )
    grouped = sa.text("story_id IS NOT NULL")
    for column in ("publisher", "language"):
        op.create_index(
            f"ix_memberships_{column}",
            "memberships",
            [column, "story_id"],
            sqlite_where=grouped,
            postgresql_where=grouped,
        )
    op.add_column("stories", sa.Column("outline", sa.JSON(), nullable=True))
    _outline_stories(connection)
    op.drop_index("ix_stories_queue", "stories")
    op.create_index("ix_stories_queue", "stories", ["doubt", "last_published", "id", "state", "publishers"])
    search.create(connection)
    if connection.dialect.name == "sqlite":
        op.execute(_KEEP_WHOLE)


def _outline_stories(connection: sa.Connection) -> None:
    stories = sa.table("stories", sa.column("id"), sa.column("record", sa.JSON()), sa.column("outline", sa.JSON()))
    wanted = sa.select(stories.c.id, stories.c.record).where(stories.c.record.is_not(None)).order_by(stories.c.id)
    change = sa.update(stories).where(stories.c.id == sa.bindparam("key"))
    after = 0
    while rows := connection.execute(wanted.where(stories.c.id > after).limit(_PORTION)).all():
        outlines = [{"key": each.id, "outline": {name: each.record[name] for name in _OUTLINE}} for each in rows]
        connection.execute(change, outlines)
        after = rows[-1].id
