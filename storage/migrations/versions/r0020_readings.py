"""Readings of articles, packed, so that another article in a story has that one alone read."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Create the table, empty; readings are kept as stories are next read."""
    op.create_table(
        "readings",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made_of", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_readings_article_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", name="pk_readings"),
    )
