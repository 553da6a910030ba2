"""The names that stories are about; filled as they are read again, by a version that tells names apart better."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create the table, empty."""
    op.create_table(
        "story_names",
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_story_names_story_id"),
        sa.PrimaryKeyConstraint("story_id", "kind", "key", name="pk_story_names"),
    )
    op.create_index("ix_story_names_name", "story_names", ["kind", "key", "story_id", "weight"])
