"""The tables, as SQLModel rows, a module a subject. storage/README.md says what each column means.

Rows are read and written through SQLAlchemy Core, many at a time, as `FEEDS`, `ARTICLES` and so on. SQLModel does not
validate `table=True` classes, so that a row is no boundary: `mapping` is. To import this package is to fill `METADATA`.
"""

from __future__ import annotations

from storage.tables.access import API_TOKENS, KNOWN_BROWSERS, LOGIN_ATTEMPTS, SESSIONS
from storage.tables.articles import (
    ARTICLE_PAGES,
    ARTICLE_REVISIONS,
    ARTICLES,
    FEEDS,
    FETCH_EVENTS,
    READINGS,
    SIGNATURES,
)
from storage.tables.decisions import (
    DECISIONS,
    FIGURES_ASIDE,
    PAIR_CONSTRAINTS,
    REQUESTS,
    STORY_EVENT_STORIES,
    STORY_EVENTS,
    SUGGESTIONS,
)
from storage.tables.instance import INSTANCE, LOCKS, NOTICES
from storage.tables.stories import (
    ASKED_IN_VAIN,
    MEMBERSHIP_CHANGES,
    MEMBERSHIPS,
    STORIES,
    STORY_DETAILS,
    STORY_NAMES,
    STORY_TOPICS,
)
from storage.tables.webhooks import WEBHOOK_CHANGES, WEBHOOK_EVENTS, WEBHOOK_STORIES, WEBHOOKS

__all__ = [
    "API_TOKENS",
    "ARTICLES",
    "ARTICLE_PAGES",
    "ARTICLE_REVISIONS",
    "ASKED_IN_VAIN",
    "DECISIONS",
    "FEEDS",
    "FETCH_EVENTS",
    "FIGURES_ASIDE",
    "INSTANCE",
    "KNOWN_BROWSERS",
    "LOCKS",
    "LOGIN_ATTEMPTS",
    "MEMBERSHIPS",
    "MEMBERSHIP_CHANGES",
    "NOTICES",
    "PAIR_CONSTRAINTS",
    "READINGS",
    "REQUESTS",
    "SESSIONS",
    "SIGNATURES",
    "STORIES",
    "STORY_DETAILS",
    "STORY_EVENTS",
    "STORY_EVENT_STORIES",
    "STORY_NAMES",
    "STORY_TOPICS",
    "SUGGESTIONS",
    "WEBHOOKS",
    "WEBHOOK_CHANGES",
    "WEBHOOK_EVENTS",
    "WEBHOOK_STORIES",
]
