"""What articles are about, as their words say it, and the kind of a story by their votes.

The title and the first two sentences are read for the words of an event (`cues`), by rows of words that report one.
Each of `LANGUAGES` has tables of its own (`english`, `other_languages`), and `tongue` tells how they are written. What
only looks like an event, what looks back and what has not happened is left out. `reading` weighs what is found,
`events` has the classes of PLOVER and ACLED, and `voting` counts the texts of a story.

Talks are those of states, armed groups and parties, planned ones and those called off too; a footballer's contract
talks, takeover talks and pay talks are not. An incident is harm or danger to people or things, or force against them.
Of other languages than English those are told too that count whom they harmed (`tolls`).
"""

from aggregator.merging.kinds.languages import LANGUAGES
from aggregator.merging.kinds.reading import read_subject
from aggregator.merging.kinds.voting import ArticleKind, are_apart, story_kind

__all__ = ["LANGUAGES", "ArticleKind", "are_apart", "read_subject", "story_kind"]
