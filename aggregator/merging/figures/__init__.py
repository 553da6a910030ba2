"""Figures: quantities with unit and role as articles print them, and what several articles say of one count.

A sentence of English is searched for numbers with their nouns (`counting`, what counts nothing left out by `relative`).
What has become of each count (`count`) is then told by the words before it (`objects`), behind it (`subjects`), or by a
name of the count itself (`tolls`, `bodies`), unless it is denied, or of another event (`roles`, `retractions`).
`other_languages` does so for tolls, by tables alone. `reading` puts it together for a text, and `by_place` marks what a
sentence counts place by place; `grouping` compares the figures of several articles.
"""

from aggregator.merging.figures.grouping import group_figures
from aggregator.merging.figures.reading import LANGUAGES, TOLLS_ONLY, read_figures

__all__ = ["LANGUAGES", "TOLLS_ONLY", "group_figures", "read_figures"]
