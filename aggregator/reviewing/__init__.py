"""The service behind the review desk: what people decide, kept as constraints and history.

Each decision is one transaction: check that the stories are still the ones shown, check that no earlier word of a
person says the contrary, move articles, store must-links or cannot-links, write one history row per article concerned.

    answer same       the article's story and the story asked about become one; must-link
    answer different  the article is kept from every article of the story asked about; cannot-link
    answer unsure     noted; the question stays, but raises no doubt
    take out          articles go into a story of their own; cannot-link with those that stay
    split             several groups of articles, each into a story of its own; cannot-links between all of them
    move              articles go into another story; must-link with its lead article, cannot-link with those that stay
    merge             two stories become one; must-link between their lead articles
    confirm, dismiss, reopen
                      the story's state of review
    pin headline, set kind, set claim status, note
                      what people set over what is computed (`Pins`)
    set aside         a figure was misread in the articles that print it
    undo              puts back what a decision changed and lifts its constraints

Pins belong to a story, not to its articles. They stay with it when articles are taken out or moved; a new story
begins with none. A pinned headline holds while its article is in the story. When a story is merged away, its pins fill
the gaps of the one that it lives on in, and its note is put below the other's; undoing the merge takes them back,
unless somebody has set them anew since.

What is set aside belongs to its articles and goes where they go: the figure is told no more, however often they are
read again, unless something else is read in its place, nor where another article copies the sentence.

A request may carry an id. The same id again is answered with what the first request came to, so that a form sent twice
or a call repeated after a lost answer is one decision.

A cannot-link is stored for every pair of articles, however many. To keep an article from a story's lead alone would say
less: the others were only put beside the lead by rule, and a later run that puts one of them elsewhere could take the
article along.

A decision that contradicts one which still stands is refused with the whole way of articles and decisions that leads to
the contradiction, one of which has to be undone first. Articles that are must-linked, directly or through others, are
always in one story, and articles kept apart never are: every decision is checked against that, undoing too.

`quality` measures the program by what people have decided.
"""

from aggregator.reviewing.desk import pins_as_rows
from aggregator.reviewing.labels import labelled_lines
from aggregator.reviewing.quality import EVER, Band, QualityReport, quality_report
from aggregator.reviewing.service import Decision, Reviewing, Sent
from aggregator.reviewing.shares import Share
from aggregator.reviewing.strictness import Level, Levels

__all__ = [
    "EVER",
    "Band",
    "Decision",
    "Level",
    "Levels",
    "QualityReport",
    "Reviewing",
    "Sent",
    "Share",
    "labelled_lines",
    "pins_as_rows",
    "quality_report",
]
