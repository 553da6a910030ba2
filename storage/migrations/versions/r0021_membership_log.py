"""When memberships were logged, so that the log can be kept for a time only; what was logged before counts as old."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Add the column, null in the rows that are there and in those of the version before."""
    op.add_column("membership_changes", sa.Column("at", sa.DateTime(timezone=True), nullable=True))
