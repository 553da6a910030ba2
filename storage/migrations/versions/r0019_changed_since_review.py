"""Stories changed since their review, so that they can be counted on every page."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0017"


def upgrade() -> None:
    """Create the index."""
    op.create_index(
        "ix_stories_changed_since_review",
        "stories",
        ["id"],
        sqlite_where=sa.text("changed_since_review = 1"),
        postgresql_where=sa.text("changed_since_review"),
    )
