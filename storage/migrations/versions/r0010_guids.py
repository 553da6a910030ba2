"""The id of each article as its feed writes it, to be shown; what articles are known by is still its hash."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the column; of older articles the id is not known."""
    op.add_column("articles", sa.Column("guid", sa.Text(), nullable=True))
