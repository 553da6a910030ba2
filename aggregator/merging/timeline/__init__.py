"""Dated sentences as articles print them, and those of several articles in the order of what they tell."""

from aggregator.merging.timeline.merging import dated_by_story, merge_timelines
from aggregator.merging.timeline.named_events import read_named_events
from aggregator.merging.timeline.reading import LANGUAGES, read_timeline

__all__ = ["LANGUAGES", "dated_by_story", "merge_timelines", "read_named_events", "read_timeline"]
