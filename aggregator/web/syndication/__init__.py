"""Stories as a feed that other readers subscribe to: Atom (RFC 4287) and JSON Feed 1.1.

An entry is a story. Its id is a name made of this database's own id and the story's, so that it is the same under every
host name and in both formats, and after the service has moved. `updated` is when the record last changed, in which a
question or a reviewer's visit is no change. A story that was merged away is gone, and its successor is updated.
"""

from aggregator.web.syndication.atom import as_atom
from aggregator.web.syndication.entries import StoryFeed, story_feed, validator
from aggregator.web.syndication.json_feed import as_json_feed

__all__ = ["StoryFeed", "as_atom", "as_json_feed", "story_feed", "validator"]
