"""Figures that were misread in articles, as people have said."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Make the table; nobody has set a figure aside yet."""
    op.create_table(
        "figures_aside",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("figure", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "decision_id", name="pk_figures_aside"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_figures_aside_article_id_articles"),
    )
    op.create_index("ix_figures_aside_decision_id", "figures_aside", ["decision_id"])
