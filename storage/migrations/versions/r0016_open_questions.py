"""Open questions by the time they were asked, so that their age can be looked at all the time."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Create the index."""
    op.create_index(
        "ix_suggestions_open",
        "suggestions",
        ["at"],
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
