"""From a story's articles to its record and its topics; pure, and written from the articles' own words alone.

A record is computed anew whenever a story's articles change, so nothing in it can go stale and nobody's hand is in it.
Nothing depends on the order in which the articles are handed in.

* Sources stand in the order of their time; the earliest is the lead.
* A text is a copy when most of it can be found in an earlier text of another publisher. That is measured by
  containment of shingles, the runs of a few words in a row (A. Broder, "On the resemblance and containment of
  documents", 1997): unlike a likeness of the whole it sees through truncation, an added line and a changed headline.
  See `copies`.
* What its publisher has taken back is no source of what it says. See `withdrawn`.
* What no copy explains is a text of its own. A publisher's second one is an update, which is no corroboration: the
  number of independent texts is the number of publishers with a text of their own.
* The headline is the title that shares most with what all of them say, so that a wild one does not speak for all.
  See `headline`.
* Stories are related by names that both are about, the rarer the better. See `related`.
* What articles say, names, figures, dates and statements, is read and put together by `reading` and `details`, which
  whoever reads nothing need not load.
"""

from typing import Final

from aggregator.merging.record import build_record
from aggregator.merging.topics import topics_of
from aggregator.merging.withdrawn import is_withdrawn

READING: Final = "25"
"""Version of what is read of an article, and of how it is packed; with another one, all stories are read again."""

__all__ = ["READING", "build_record", "is_withdrawn", "topics_of"]
