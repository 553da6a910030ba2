"""Letters that are written for one another are found by one another, so that the index of words is made anew."""

from alembic import op

from storage import search

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Fold the words of all articles as they are folded now."""
    search.renew(op.get_bind())
