"""What stories' articles say, part by part."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table with a row for each story, so that all of them are read."""
    table = op.create_table(
        "story_details",
        sa.Column("story_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("due", sa.Boolean(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=True),
        sa.Column("details", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_story_details_story_id"),
        sa.PrimaryKeyConstraint("story_id", name="pk_story_details"),
    )
    op.create_index(
        "ix_story_details_due",
        "story_details",
        ["story_id"],
        sqlite_where=sa.text("due = 1"),
        postgresql_where=sa.text("due"),
    )
    stories = sa.table("stories", sa.column("id"), sa.column("record", sa.JSON(none_as_null=True)))
    rows = sa.select(stories.c.id, sa.true()).where(stories.c.record.is_not(None))
    op.execute(sa.insert(table).from_select(["story_id", "due"], rows))
