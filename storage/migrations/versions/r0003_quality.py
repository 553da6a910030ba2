"""Outcome and probability of a decision as columns, and indexes for counting what people have said."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_PARTS = {
    "sqlite": {
        "outcome": "json_extract(decision, '$.outcome')",
        "chosen": "json_extract(decision, '$.chosen.probability')",
        "suggested": "json_extract(decision, '$.suggestions[0].probability')",
        "nearest": "json_extract(decision, '$.nearest.probability')",
    },
    "postgresql": {
        "outcome": "decision ->> 'outcome'",
        "chosen": "(decision #>> '{chosen,probability}')::float",
        "suggested": "(decision #>> '{suggestions,0,probability}')::float",
        "nearest": "(decision #>> '{nearest,probability}')::float",
    },
}


def upgrade() -> None:
    """Add the columns, filled from the decisions there are, and the indexes."""
    op.add_column("decisions", sa.Column("outcome", sa.Text(), nullable=True))
    op.add_column("decisions", sa.Column("probability", sa.Float(), nullable=True))
    part = _PARTS[op.get_context().dialect.name]
    op.execute(
        sa.text(
            f"UPDATE decisions SET outcome = {part['outcome']},"  # noqa: S608 - constants of this file
            f" probability = coalesce({part['chosen']}, {part['suggested']}, {part['nearest']})"
        )
    )
    with op.batch_alter_table("decisions") as decisions:
        decisions.alter_column("outcome", existing_type=sa.Text(), nullable=False)
    op.create_index("ix_decisions_counted", "decisions", ["at", "outcome", "probability"])
    op.create_index("ix_suggestions_at", "suggestions", ["at"])
    op.create_index("ix_story_events_action_at", "story_events", ["action", "at"])
    confirmed = sa.text("state = 'confirmed'")
    op.create_index("ix_stories_confirmed", "stories", ["reviewed"], sqlite_where=confirmed, postgresql_where=confirmed)
