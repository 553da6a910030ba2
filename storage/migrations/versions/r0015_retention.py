"""What is deleted by age is found by it, and every feed's last document is remembered whole."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the time of requests and three indexes, and have each feed that is polled read whole once."""
    op.add_column("requests", sa.Column("at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE requests SET at = "
        "(SELECT min(story_events.at) FROM story_events WHERE story_events.decision_id = requests.decision_id)"
    )
    op.create_index("ix_requests_at", "requests", ["at"])
    op.create_index("ix_decisions_story_id", "decisions", ["story_id"])
    op.create_index("ix_article_revisions_replaced", "article_revisions", ["replaced"])
    # What is remembered so far leaves out items that have to be read again, which may not be taken for gone.
    op.execute(
        "UPDATE feeds SET body_hash = NULL, last_full = NULL, last_items = NULL "
        "WHERE paused IS NULL OR paused <> 'removed'"
    )
