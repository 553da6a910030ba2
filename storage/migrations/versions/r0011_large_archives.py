"""Indexes by which a story's articles, a topic's stories and the stories of a period are found in large archives."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_GROUPED = sa.text("story_id IS NOT NULL")


def upgrade() -> None:
    """Put wider indexes in the place of three, and add two."""
    op.drop_index("ix_memberships_story_id", "memberships")
    op.create_index(
        "ix_memberships_story",
        "memberships",
        ["story_id", "sort_time", "article_id"],
        sqlite_where=_GROUPED,
        postgresql_where=_GROUPED,
    )
    op.drop_index("ix_stories_record_changed_id", "stories")
    op.create_index("ix_stories_record_changed", "stories", ["record_changed", "id", "state", "publishers"])
    op.create_index("ix_stories_last_published_id", "stories", ["last_published", "id"])
    op.drop_index("ix_story_topics_topic", "story_topics")
    op.create_index("ix_story_topics_topic_story_id", "story_topics", ["topic", "story_id"])
    op.create_index("ix_story_details_engine", "story_details", ["engine"])
