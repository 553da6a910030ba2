"""From what a document said to articles, and from articles to what is new about them. Pure."""

from aggregator.normalizing.articles import distinct, drafts, normalise
from aggregator.normalizing.dates import is_exact
from aggregator.normalizing.edits import only_edits
from aggregator.normalizing.identity import reconcile
from aggregator.normalizing.language import detected_language
from aggregator.normalizing.page_texts import page_problem

__all__ = [
    "detected_language",
    "distinct",
    "drafts",
    "is_exact",
    "normalise",
    "only_edits",
    "page_problem",
    "reconcile",
]
