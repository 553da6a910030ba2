"""What the desk counts, found in indexes: stories changed since review, asked about in vain, new, and reviewed."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Create three indexes, and put one that holds the ids as well in the place of another."""
    op.create_index(
        "ix_stories_changed_since_review",
        "stories",
        ["id"],
        sqlite_where=sa.text("changed_since_review = 1"),
        postgresql_where=sa.text("changed_since_review"),
    )
    in_vain = sa.text("open_suggestions > 0 AND state IN ('dismissed', 'merged')")
    op.create_index("ix_stories_asked_in_vain", "stories", ["id"], sqlite_where=in_vain, postgresql_where=in_vain)
    op.create_index("ix_stories_opened_id", "stories", ["opened", "id"])
    op.drop_index("ix_stories_confirmed", "stories")
    op.create_index(
        "ix_stories_confirmed",
        "stories",
        ["reviewed", "id"],
        sqlite_where=sa.text("state = 'confirmed'"),
        postgresql_where=sa.text("state = 'confirmed'"),
    )
