"""Figures: quantities with unit and role as articles print them, and what several articles say of one count."""

from aggregator.merging.figures.grouping import group_figures
from aggregator.merging.figures.reading import LANGUAGES, TOLLS_ONLY, read_figures

__all__ = ["LANGUAGES", "TOLLS_ONLY", "group_figures", "read_figures"]
