"""All tables of the first version."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create everything."""
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url_key", sa.Text(), nullable=False),
        sa.Column("spec", sa.JSON(), nullable=False),
        sa.Column("paused", sa.Text(), nullable=True),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_reason", sa.Text(), nullable=False),
        sa.Column("health", sa.JSON(), nullable=False),
        sa.Column("validators", sa.JSON(), nullable=False),
        sa.Column("body_hash", sa.Text(), nullable=True),
        sa.Column("last_full", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_owner", sa.Text(), nullable=True),
        sa.Column("lease_token", sa.Text(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_feeds_due",
        "feeds",
        ["next_due"],
        sqlite_where=sa.text("paused IS NULL"),
        postgresql_where=sa.text("paused IS NULL"),
    )
    op.create_table(
        "locks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_locks"),
    )
    op.create_table(
        "membership_changes",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_membership_changes"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "notices",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_notices"),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=True),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("opened", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_since_review", sa.Boolean(), nullable=False),
        sa.Column("open_suggestions", sa.Integer(), nullable=False),
        sa.Column("publishers", sa.Integer(), nullable=False),
        sa.Column("independent_texts", sa.Integer(), nullable=False),
        sa.Column("last_published", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "doubt",
            sa.Integer(),
            sa.Computed(
                "CASE WHEN open_suggestions > 0 OR changed_since_review THEN independent_texts ELSE 0 END",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["merged_into"], ["stories.id"], name="fk_stories_merged_into"),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stories_queue", "stories", ["doubt", "last_published", "id", "state"])
    op.create_table(
        "story_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("suggestion_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_story_events"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_story_events_decision_id", "story_events", ["decision_id"])
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("guid_key", sa.Text(), nullable=True),
        sa.Column("link_key", sa.Text(), nullable=True),
        sa.Column("content_key", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("canonical_link", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("published", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sort_time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("publisher_host", sa.Text(), nullable=True),
        sa.Column("family", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name="fk_articles_feed_id"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_articles_feed_id_content_key", "articles", ["feed_id", "content_key"])
    op.create_index("ix_articles_feed_id_guid_key", "articles", ["feed_id", "guid_key"])
    op.create_index("ix_articles_feed_id_link_key", "articles", ["feed_id", "link_key"])
    op.create_index("ix_articles_feed_id_sort_time", "articles", ["feed_id", "sort_time"])
    op.create_index("ix_articles_first_seen_feed_id", "articles", ["first_seen", "feed_id"])
    op.create_index("ix_articles_language", "articles", ["language"])
    op.create_index("ix_articles_publisher", "articles", ["publisher"])
    op.create_index("ix_articles_sort_time_id", "articles", ["sort_time", "id"])
    op.create_table(
        "fetch_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("duration", sa.Float(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("revised", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name="fk_fetch_events_feed_id"),
        sa.PrimaryKeyConstraint("id", name="pk_fetch_events"),
    )
    op.create_index("ix_fetch_events_feed_id_at", "fetch_events", ["feed_id", "at"])
    op.create_table(
        "story_event_stories",
        sa.Column("story_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["story_events.id"], name="fk_story_event_stories_event_id"),
        sa.PrimaryKeyConstraint("story_id", "event_id", name="pk_story_event_stories"),
    )
    op.create_table(
        "story_topics",
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_story_topics_story_id"),
        sa.PrimaryKeyConstraint("story_id", "topic", name="pk_story_topics"),
    )
    op.create_index("ix_story_topics_topic", "story_topics", ["topic"])
    op.create_table(
        "article_revisions",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("replaced", sa.DateTime(timezone=True), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_article_revisions_article_id"),
        sa.PrimaryKeyConstraint("article_id", "revision", name="pk_article_revisions"),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("decision", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_decisions_article_id"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_decisions_story_id"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.create_index("ix_decisions_article_id_id", "decisions", ["article_id", "id"])
    op.create_table(
        "memberships",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=True),
        sa.Column("placed_by", sa.Text(), nullable=True),
        sa.Column("probability", sa.Float(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sort_time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revised", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_memberships_article_id"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_memberships_story_id"),
        sa.PrimaryKeyConstraint("article_id", name="pk_memberships"),
    )
    op.create_index(
        "ix_memberships_revised",
        "memberships",
        ["article_id"],
        sqlite_where=sa.text("revised = 1"),
        postgresql_where=sa.text("revised"),
    )
    op.create_index(
        "ix_memberships_story_id",
        "memberships",
        ["story_id"],
        sqlite_where=sa.text("story_id IS NOT NULL"),
        postgresql_where=sa.text("story_id IS NOT NULL"),
    )
    op.create_index(
        "ix_memberships_waiting",
        "memberships",
        ["sort_time", "article_id"],
        sqlite_where=sa.text("story_id IS NULL"),
        postgresql_where=sa.text("story_id IS NULL"),
    )
    op.create_table(
        "pair_constraints",
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("high", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["high"], ["articles.id"], name="fk_pair_constraints_high"),
        sa.ForeignKeyConstraint(["low"], ["articles.id"], name="fk_pair_constraints_low"),
        sa.PrimaryKeyConstraint("low", "high", "decision_id", name="pk_pair_constraints"),
    )
    op.create_index("ix_pair_constraints_decision_id", "pair_constraints", ["decision_id"])
    op.create_index("ix_pair_constraints_high", "pair_constraints", ["high"])
    op.create_table(
        "suggestions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("comparison", sa.JSON(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_suggestions_article_id"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_suggestions_story_id"),
        sa.PrimaryKeyConstraint("id", name="pk_suggestions"),
        sa.UniqueConstraint("article_id", "story_id", name="uq_suggestions_article_id_story_id"),
    )
    op.create_index("ix_suggestions_story_id_state", "suggestions", ["story_id", "state"])
