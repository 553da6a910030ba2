"""Dated sentences as articles print them, and those of several articles in the order of what they tell."""

from aggregator.merging.timeline.merging import merge_timelines
from aggregator.merging.timeline.reading import read_timeline
from aggregator.merging.timeline.undated import dated_by_story

__all__ = ["dated_by_story", "merge_timelines", "read_timeline"]
