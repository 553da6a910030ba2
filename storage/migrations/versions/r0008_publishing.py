"""Who this database is to those who follow its stories, when each story's record last changed, and its kind."""

from datetime import UTC, datetime
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Name the instance once for ever; of older stories the last change of any kind stands for that of the record."""
    instance = op.create_table(
        "instance",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_instance"),
    )
    op.bulk_insert(instance, [{"id": str(uuid4()), "created": datetime.now(UTC).replace(microsecond=0), "topics": ""}])
    op.add_column("stories", sa.Column("record_changed", sa.DateTime(timezone=True), nullable=True))
    stories = sa.table("stories", sa.column("record_changed"), sa.column("changed"), sa.column("publishers"))
    op.execute(sa.update(stories).where(stories.c.publishers > 0).values(record_changed=stories.c.changed))
    op.create_index("ix_stories_record_changed_id", "stories", ["record_changed", "id"])
    _name_kinds()


def _name_kinds() -> None:
    """Copy the kind of each story, pinned or else read, out of what is stored as one piece."""
    op.add_column("story_details", sa.Column("kind", sa.Text(), nullable=True))
    stories = sa.table("stories", sa.column("id"), sa.column("pinned_kind"))
    details = sa.table("story_details", sa.column("story_id"), sa.column("kind"), sa.column("details", sa.JSON()))
    pinned = sa.select(stories.c.pinned_kind).where(stories.c.id == details.c.story_id).scalar_subquery()
    op.execute(sa.update(details).values(kind=sa.func.coalesce(pinned, details.c.details["kind"].as_string())))
    op.create_index("ix_story_details_kind_story_id", "story_details", ["kind", "story_id"])
