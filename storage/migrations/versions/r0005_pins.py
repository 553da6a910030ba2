"""What people pin to stories, which articles they have reviewed, and requests that are not to be carried out twice."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_NAMES_A_SUGGESTION = "suggestion_id IS NOT NULL"


def upgrade() -> None:
    """Add the columns, the table and the index; what reviewed stories hold now counts as what was reviewed.

    Of a story that had changed since its review it is not known what that was, so nothing is: it stays changed.
    """
    op.add_column("stories", sa.Column("pinned_headline", sa.Integer(), nullable=True))
    op.add_column("stories", sa.Column("pinned_kind", sa.Text(), nullable=True))
    op.add_column("stories", sa.Column("pinned_claim_status", sa.Text(), nullable=True))
    op.add_column("stories", sa.Column("note", sa.Text(), nullable=True))
    op.add_column("stories", sa.Column("reviewed_articles", sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        "requests",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_requests"),
    )
    op.create_index(
        "ix_story_events_suggestion_id",
        "story_events",
        ["suggestion_id"],
        sqlite_where=sa.text(_NAMES_A_SUGGESTION),
        postgresql_where=sa.text(_NAMES_A_SUGGESTION),
    )
    stories = sa.table(
        "stories",
        sa.column("id"),
        sa.column("state"),
        sa.column("changed_since_review", sa.Boolean()),
        sa.column("record", sa.JSON()),
        sa.column("reviewed_articles", sa.JSON()),
    )
    connection = op.get_bind()
    reviewed = sa.select(stories.c.id, stories.c.changed_since_review, stories.c.record)
    for row in connection.execute(reviewed.where(stories.c.state.in_(("confirmed", "dismissed")))).all():
        held = [] if row.changed_since_review or not row.record else row.record["sources"]
        ids = sorted(source["article_id"] for source in held)
        connection.execute(sa.update(stories).where(stories.c.id == row.id).values(reviewed_articles=ids))
