"""A briefing: what a topic's stories of a period say, put together from passages of their articles.

Nothing in it is written by the program but fixed headings and counts. Every line is a passage, as printed, with the
articles that print it; what is left out for length is counted. Pure, and told the period.

Developments stand in the order of the dates they tell, those before the period as background and those after it as what
is ahead. Claims that somebody denies stand beside their denials, values that cannot both be true side by side, and a
value that replaces an older one says so. Which stories are related it is told.
"""

from aggregator.briefing.building import MOST_STORIES, build_briefing
from aggregator.briefing.markdown import as_markdown
from aggregator.briefing.parts import Briefing, RelatedStory, StoryToTell
from aggregator.briefing.words import count_name, day_told, same_names, stance

__all__ = [
    "MOST_STORIES",
    "Briefing",
    "RelatedStory",
    "StoryToTell",
    "as_markdown",
    "build_briefing",
    "count_name",
    "day_told",
    "same_names",
    "stance",
]
