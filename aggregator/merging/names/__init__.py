"""Places, people and organisations: what an article names, and how many articles of a story name each."""

from aggregator.merging.names.grouping import group_names
from aggregator.merging.names.reading import ArticleNames, read_names

__all__ = ["ArticleNames", "group_names", "read_names"]
