"""The GROUP tick: ungrouped articles become stories, whatever the order they come in."""

from aggregator.grouping.deciding import GroupReport
from aggregator.grouping.gathering import Gathering
from aggregator.grouping.grouper import Grouper

__all__ = ["Gathering", "GroupReport", "Grouper"]
