"""How far questions have been looked at once more; those of before the upgrade stay with people."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add the id of the latest question that has been looked at again."""
    op.add_column("instance", sa.Column("looked_at", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE instance SET looked_at = coalesce((SELECT max(id) FROM suggestions), 0)")
