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

A decision that contradicts one which still stands is refused with the decision to undo first. Articles that are
must-linked, directly or through others, are always in one story; so a cannot-link can only be contradicted inside a
story, and a must-link only between two.
"""

from aggregator.reviewing.labels import labelled_stories
from aggregator.reviewing.service import Decision, Reviewing

__all__ = ["Decision", "Reviewing", "labelled_stories"]
