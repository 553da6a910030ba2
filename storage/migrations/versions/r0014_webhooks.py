"""Webhooks, the outbox of changed stories, and what is to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create the tables."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "webhooks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("added", moment, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("paused", sa.Text(), nullable=True),
        sa.Column("resting_until", moment, nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("delivered", sa.Integer(), nullable=False),
        sa.Column("last_success", moment, nullable=True),
        sa.Column("last_failure", moment, nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("lease_owner", sa.Text(), nullable=True),
        sa.Column("lease_until", moment, nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_webhooks"),
    )
    op.create_table(
        "webhook_changes",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_webhook_changes"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "webhook_stories",
        sa.Column("story_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("webhook", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_webhook_stories_story_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["webhook"], ["webhooks.name"], name="fk_webhook_stories_webhook", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story_id", "webhook", name="pk_webhook_stories"),
    )
    op.create_table(
        "webhook_events",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("webhook", sa.Text(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("at", moment, nullable=False),
        sa.Column("queued", moment, nullable=False),
        sa.Column("next_try", moment, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("dead", moment, nullable=True),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_webhook_events_story_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["webhook"], ["webhooks.name"], name="fk_webhook_events_webhook", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_webhook_events"),
    )
    op.create_index(
        "ix_webhook_events_due",
        "webhook_events",
        ["webhook", "next_try"],
        sqlite_where=sa.text("dead IS NULL"),
        postgresql_where=sa.text("dead IS NULL"),
    )
    op.create_index(
        "ix_webhook_events_dead",
        "webhook_events",
        ["dead"],
        sqlite_where=sa.text("dead IS NOT NULL"),
        postgresql_where=sa.text("dead IS NOT NULL"),
    )
    op.create_index(
        "ix_webhook_events_story_id_webhook_sequence",
        "webhook_events",
        ["story_id", "webhook", "sequence"],
        unique=True,
    )
