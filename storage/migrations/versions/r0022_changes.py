"""Stories by when they changed, for those who take away what has changed since they last did."""

from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Create the index."""
    op.create_index("ix_stories_changed_id", "stories", ["changed", "id"])
