"""Who this database is to those who follow its stories, and when each story's record last changed."""

from datetime import UTC, datetime
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


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
