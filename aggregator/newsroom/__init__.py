"""A newsroom of invented outlets that publishes over real HTTP, step by step: for `make demo` and for tests.

`reading` takes its `content` from YAML, `render` writes feeds in five formats, `server` serves them as files with ETag
and Last-Modified, and `catalogue` writes the feeds.yaml by which a service polls them.
"""

from aggregator.newsroom.catalogue import demo_catalogue
from aggregator.newsroom.content import Newsroom
from aggregator.newsroom.reading import read_newsroom
from aggregator.newsroom.server import NewsroomServer

__all__ = ["Newsroom", "NewsroomServer", "demo_catalogue", "read_newsroom"]
