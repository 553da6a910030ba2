"""The service behind the review desk: what people decide, kept as constraints and history.

Each decision is one transaction: check that the stories are still the ones shown, check that no earlier word of a
person says the contrary, move articles, store must-links or cannot-links, write one history row per article concerned.

    answer same       the article's story and the story asked about become one; must-link
    answer different  the article is kept from every article of the story asked about; cannot-link
    answer unsure     noted; the question stays, but raises no doubt
    take out          articles go into a story of their own; cannot-link with those that stay
    merge             two stories become one; must-link between their lead articles
    confirm, dismiss  the story's state of review
    undo              puts back what a decision changed and lifts its constraints

A cannot-link is stored for every pair of articles, however many. To keep an article from a story's lead alone would say
less: the others were only put beside the lead by rule, and a later run that puts one of them elsewhere could take the
article along.

A decision that contradicts one which still stands is refused with the whole way of articles and decisions that leads to
the contradiction, one of which has to be undone first. Articles that are must-linked, directly or through others, are
always in one story, and articles kept apart never are: every decision is checked against that, undoing too.

`quality` measures the program by what people have decided.
"""

from aggregator.reviewing.labels import labelled_stories
from aggregator.reviewing.quality import EVER, AtLevel, Band, FeedQuality, QualityReport, quality_report
from aggregator.reviewing.service import Decision, Reviewing
from aggregator.reviewing.shares import Share
from aggregator.reviewing.strictness import Level, Levels

__all__ = [
    "EVER",
    "AtLevel",
    "Band",
    "Decision",
    "FeedQuality",
    "Level",
    "Levels",
    "QualityReport",
    "Reviewing",
    "Share",
    "labelled_stories",
    "quality_report",
]
