"""How far the clock of each article's publisher is ahead of UTC, by which it says 'today' and 'on Monday'."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Add the column; of older articles the clock is not known."""
    op.add_column("articles", sa.Column("utc_offset", sa.Float(), nullable=True))
