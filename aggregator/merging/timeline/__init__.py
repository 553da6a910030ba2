"""Dated sentences as articles print them, and those of several articles in the order of what they tell."""

from aggregator.merging.timeline.merging import merge_timelines
from aggregator.merging.timeline.reading import DatedSentence, read_timeline

__all__ = ["DatedSentence", "merge_timelines", "read_timeline"]
