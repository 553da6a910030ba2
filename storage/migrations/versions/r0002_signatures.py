"""Packed signatures of articles, and an index that finds what was merged into a story."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table, empty, and the index; signatures are stored as articles are next compared."""
    op.create_table(
        "signatures",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_signatures_article_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", name="pk_signatures"),
    )
    op.create_index(
        "ix_stories_merged_into",
        "stories",
        ["merged_into"],
        sqlite_where=sa.text("merged_into IS NOT NULL"),
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
