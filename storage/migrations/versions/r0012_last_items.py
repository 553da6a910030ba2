"""What is remembered of the items of each feed's last document."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Begin with nothing remembered, so that each feed's next document is read whole."""
    op.add_column("feeds", sa.Column("last_items", sa.LargeBinary(), nullable=True))
