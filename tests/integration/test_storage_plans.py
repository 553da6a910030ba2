"""The queries that run all the time find their rows by an index: SQLite's plans, on the statements really sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event, select

from aggregator.model import (
    NO_PINS,
    NameKind,
    SearchOrder,
    SearchQuery,
    StoryKind,
    StoryState,
    SuggestionState,
    WantedPage,
)
from aggregator.ports import ArticlePlace, Keys, QueueFilter, QueuePlace, UnitOfWork
from storage import SqlDatabase
from storage.columns import METADATA
from storage.queries import queue
from storage.tables import ARTICLES
from tests.support import make
from tests.support.make import NOON, at
from tests.support.placing import grouped

SMALL = {"feeds", "locks", "notices", "webhooks"}
PARTIAL = {
    index.name
    for table in METADATA.tables.values()
    for index in table.indexes
    if index.dialect_options["sqlite"]["where"] is not None
}
"""Indexes that hold only the rows which are waited for, so that a walk along one is a short one."""
SCAN = re.compile(r"^SCAN (\w+)(.*)$")

KEYS = Keys(
    guid_keys=frozenset({"a", "b"}),
    link_keys=frozenset({"c"}),
    content_keys=frozenset({"d"}),
    moments=frozenset({NOON}),
)

SORTED = {
    "queue by publisher",
    "queue by language",
    "queue by topic",
    "queue by kind",
    "queue by change",
    "queue by period",
    "queue by all at once",
    "queue by words",
    "queue of what was left unsure",
    "latest by topic",
    "search",
    "stories asked about",
}
"""Queries that sort what they have found, which is bounded."""
WANTED = WantedPage(article_id=1, url="https://a/", attempt=1, until=NOON, feed_id=1, feed=make.feed_spec())
PLACE = QueuePlace(doubt=0, last_published=NOON, id=7)
ARTICLE = ArticlePlace(sort_time=NOON, id=7)

QUERIES: dict[str, Callable[[UnitOfWork], object]] = {
    "session": lambda unit: unit.access.session("a"),
    "use of a session": lambda unit: unit.access.saw_session("a", at=NOON),
    "token": lambda unit: unit.access.token("a"),
    "attempt": lambda unit: unit.access.count_attempt("a", now=NOON),
    "old attempts": lambda unit: unit.access.forget_attempts_before(NOON),
    "browser": lambda unit: unit.access.known_browser("a"),
    "claim": lambda unit: unit.feeds.claim(now=NOON, until=at(1), owner="a", limit=9),
    "pages wanted": lambda unit: unit.pages.want([1, 2], now=NOON),
    "claim of pages": lambda unit: unit.pages.claim(now=NOON, until=at(1), limit=1, but_of=[3]),
    "keeping a page": lambda unit: unit.pages.keep(WANTED, url="https://a/", text="a", now=NOON),
    "putting pages off": lambda unit: unit.pages.put_off(1, "https://a/", now=NOON, until=at(1)),
    "polls of a feed": lambda unit: unit.feeds.events(1),
    "articles per day": lambda unit: unit.feeds.articles_per_day(at(-48)),
    "articles per day of a feed": lambda unit: unit.feeds.articles_per_day(at(-48), feed_id=1),
    "known articles": lambda unit: unit.articles.known({1: KEYS}),
    "articles": lambda unit: unit.articles.many([1, 2]),
    "articles of a feed": lambda unit: unit.articles.newest(limit=9, feed_id=1),
    "ungrouped": lambda unit: unit.articles.ungrouped(limit=9),
    "ungrouped since": lambda unit: unit.articles.ungrouped(limit=9, since=NOON),
    "ungrouped seen": lambda unit: unit.articles.ungrouped_seen(before=NOON),
    "count of ungrouped": lambda unit: unit.articles.count_ungrouped(),
    "revised": lambda unit: unit.articles.revised(limit=9),
    "vitals": lambda unit: unit.vitals.get(),
    "older versions": lambda unit: unit.articles.past([1, 2]),
    "members": lambda unit: unit.stories.members([1, 2]),
    "members on a page": lambda unit: unit.stories.member_page(1, limit=9),
    "members on the next page": lambda unit: unit.stories.member_page(1, limit=9, after=ARTICLE),
    "spread": lambda unit: unit.stories.spread([1, 2], parts=9),
    "times": lambda unit: unit.stories.times([1, 2]),
    "places": lambda unit: unit.stories.memberships([1, 2]),
    "placing": lambda unit: unit.stories.place([make.membership(1, 1)]),
    "changes": lambda unit: unit.stories.changes(7, limit=9),
    "last change": lambda unit: unit.stories.last_change(),
    "revising": lambda unit: unit.articles.revise([make.revision(1, make.article("C"))], now=NOON),
    "signed window": lambda unit: list(unit.stories.signed_window(at(-48), at(48), "a")),
    "stories": lambda unit: unit.stories.many([1, 2]),
    "saving a record": lambda unit: unit.stories.save_records({1: (make.record([1, 2]), ["b"])}, now=NOON),
    "decisions": lambda unit: unit.stories.decisions([1, 2]),
    "publishers": lambda unit: unit.stories.publishers(),
    "languages": lambda unit: unit.stories.languages(),
    "listed stories": lambda unit: unit.stories.listed([1, 2]),
    "living stories": lambda unit: unit.stories.living(0, limit=9),
    "counts": lambda unit: unit.stories.counts(),
    "what is left": lambda unit: unit.stories.left(),
    "queue": lambda unit: unit.stories.queue(QueueFilter(), limit=9),
    "queue by topic": lambda unit: unit.stories.queue(QueueFilter(topic="a"), limit=9),
    "queue by kind": lambda unit: unit.stories.queue(QueueFilter(kind=StoryKind.TALKS), limit=9),
    "latest by kind": lambda unit: unit.stories.latest(QueueFilter(kind=StoryKind.TALKS), limit=9),
    "latest": lambda unit: unit.stories.latest(QueueFilter(min_publishers=3), limit=9),
    "latest by topic": lambda unit: unit.stories.latest(QueueFilter(topic="a"), limit=9),
    "taken away by topic": lambda unit: unit.stories.selected(QueueFilter(topic="a"), after=0, limit=9),
    "taken away by kind": lambda unit: unit.stories.selected(QueueFilter(kind=StoryKind.TALKS), after=0, limit=9),
    "topics counted": lambda unit: unit.stories.topic_counts(NOON),
    "by texts": lambda unit: unit.stories.by_texts(QueueFilter(topic="a", since=NOON)),
    "details": lambda unit: unit.stories.details([1, 2]),
    "unread": lambda unit: unit.stories.unread(limit=9),
    "outdated": lambda unit: unit.stories.mark_outdated("a"),
    "marking unread": lambda unit: unit.stories.mark_unread([1, 2]),
    "noting edits": lambda unit: unit.stories.note_edits([1, 2], now=NOON),
    "story that lives on": lambda unit: unit.stories.resolve(1),
    "reviewed articles": lambda unit: unit.stories.reviewed_articles(1),
    "setting a state": lambda unit: unit.stories.set_state(1, StoryState.CONFIRMED, now=NOON),
    "count of articles": lambda unit: unit.articles.count(),
    "settling": lambda unit: unit.articles.settle([1, 2]),
    "suggestions in a state": lambda unit: unit.reviews.suggestions_in(SuggestionState.UNSURE, after=3, limit=9),
    "suggestions of articles": lambda unit: unit.reviews.suggestions_of([1, 2]),
    "queue by change": lambda unit: unit.stories.queue(QueueFilter(changed_since=NOON), limit=9),
    "queue by period": lambda unit: unit.stories.queue(QueueFilter(since=NOON), limit=9),
    "older articles": lambda unit: unit.articles.newest(limit=9, before=ARTICLE),
    "older articles of a feed": lambda unit: unit.articles.newest(limit=9, before=ARTICLE, feed_id=1),
    "taken away": lambda unit: unit.stories.selected(QueueFilter(), after=0, limit=9),
    "newest articles": lambda unit: unit.articles.newest(limit=9),
    "queue by publisher": lambda unit: unit.stories.queue(QueueFilter(publisher="a"), limit=9),
    "next page of the queue": lambda unit: unit.stories.queue(QueueFilter(), limit=9, after=PLACE),
    "queue of what was left unsure": lambda unit: unit.stories.queue(QueueFilter(unsure_only=True), limit=9),
    "next page of the newest": lambda unit: unit.stories.queue(QueueFilter(), limit=9, after=PLACE, newest_first=True),
    "queue by language": lambda unit: unit.stories.queue(QueueFilter(language="en"), limit=9),
    "queue by all at once": lambda unit: unit.stories.queue(
        QueueFilter(topic="a", kind=StoryKind.TALKS, publisher="a", language="en"), limit=9
    ),
    "queue by words": lambda unit: unit.stories.queue(QueueFilter(words="officials said"), limit=9),
    "queue of the doubtful": lambda unit: unit.stories.queue(QueueFilter(doubtful_only=True), limit=9),
    "queue of what is new": lambda unit: unit.stories.queue(QueueFilter(newer_than=7, asked_after=7), limit=9),
    "queue by number of publishers": lambda unit: unit.stories.queue(QueueFilter(min_publishers=3), limit=9),
    "search": lambda unit: unit.articles.search(SearchQuery.read("officials")),
    "search by relevance": lambda unit: unit.articles.search(
        SearchQuery.read('"officials said" -nobody'), order=SearchOrder.RELEVANCE
    ),
    "history": lambda unit: unit.reviews.history(limit=9, before=9),
    "suggesting": lambda unit: unit.reviews.suggest(make.suggestion(1, 2)),
    "newest suggestion": lambda unit: unit.reviews.newest_suggestion(),
    "suggestions about a story": lambda unit: unit.reviews.suggestions_about(1),
    "stories asked about": lambda unit: unit.reviews.asked_between([1, 2]),
    "answering": lambda unit: unit.reviews.answer([1], SuggestionState.SAME),
    "constraints": lambda unit: unit.reviews.constraints([1, 2]),
    "lifting": lambda unit: unit.reviews.lift("d1"),
    "decision": lambda unit: unit.reviews.decision("d1"),
    "answers": lambda unit: unit.reviews.answers([1, 2]),
    "rows on a story": lambda unit: unit.reviews.on_story(1),
    "rows since a moment": lambda unit: unit.reviews.since(1, NOON),
    "request": lambda unit: unit.reviews.request("a"),
    "names": lambda unit: unit.stories.names([1, 2]),
    "stories of a name": lambda unit: unit.stories.named_in([(NameKind.CITY, "Izmail, UA")], near=7, most=9),
    "kinds": lambda unit: unit.stories.kinds([1, 2]),
    "saving details": lambda unit: unit.stories.save_details(
        1, make.details(), engine="1", of_revision=2, names=[make.story_name()], topics=["a"], now=NOON
    ),
    "since the review": lambda unit: unit.stories.since_review([1, 2]),
    "pinning": lambda unit: unit.stories.pin(1, NO_PINS, now=NOON),
    "history of a story": lambda unit: unit.reviews.history(story_id=1, limit=9),
    "decisions counted": lambda unit: unit.quality.decided([0.1, 0.5], since=NOON),
    "what is judged": lambda unit: unit.quality.judged([0.1, 0.5], since=NOON),
    "merges counted": lambda unit: unit.quality.merged(since=NOON),
    "unsure answers": lambda unit: unit.quality.unsure(since=NOON),
    "doubts by feed": lambda unit: unit.quality.doubts(since=NOON),
    "answers of several people": lambda unit: unit.quality.opinions(since=NOON),
}


@pytest.fixture
def filled(sqlite: SqlDatabase) -> SqlDatabase:
    """A database with two stories of one article each."""
    with sqlite.write() as unit:
        feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
        for article_id in unit.articles.add_all({feed_id: [make.article("A"), make.article("B")]}, now=NOON)[feed_id]:
            story_id = grouped(unit, article_id)
            unit.stories.save_records({story_id: (make.record([article_id]), ["a"])}, now=NOON)
        unit.commit()
    return sqlite


@pytest.mark.parametrize("query", QUERIES)
def test_no_large_table_is_read_from_end_to_end(filled: SqlDatabase, query: str) -> None:
    sent: list[tuple[str, Any]] = []
    with filled.write() as unit:
        connection = unit._connection

        def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: Any) -> None:
            sent.append((statement, parameters[0] if many else parameters))

        event.listen(connection, "before_cursor_execute", note)
        QUERIES[query](unit)
        event.remove(connection, "before_cursor_execute", note)
        assert sent
        for statement, parameters in sent:
            if statement.startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
                ends = "LIMIT" in statement
                for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters):
                    assert not _reads_all(step.detail, ends=ends), f"{step.detail}\n{statement}"


def _reads_all(step: str, *, ends: bool) -> bool:
    """Whether a step of a plan walks a table itself: also along an index, unless that holds all or the walk ends."""
    scan = SCAN.match(step)
    if scan is None or not scan[1].startswith(tuple(METADATA.tables.keys() - SMALL)):
        return False
    along = scan[2].split()
    return "COVERING" not in along and PARTIAL.isdisjoint(along) and not (ends and "INDEX" in along)


@pytest.mark.parametrize("wanted", [{"language": "en"}, {"topic": "a"}, {"kind": StoryKind.TALKS}])
def test_what_is_in_doubt_is_counted_at_the_head_of_the_queue_however_many_fulfil_a_condition(
    filled: SqlDatabase, monkeypatch: pytest.MonkeyPatch, wanted: dict[str, Any]
) -> None:
    monkeypatch.setattr(queue, "_FEW", -1)
    with filled.read() as unit:
        found = queue.conditions(unit._connection, QueueFilter(**wanted)).doubtful()
        sent = str(queue.total(found).compile(dialect=unit._connection.dialect, compile_kwargs={"literal_binds": True}))
        steps = [step.detail for step in unit._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sent}")]
    assert any("stories USING INDEX ix_stories_queue (doubt>?)" in step for step in steps), steps


def test_a_walk_over_a_whole_table_would_be_noticed(filled: SqlDatabase) -> None:
    with filled.read() as unit:
        whole = select(ARTICLES)
        for asked in (whole.where(ARTICLES.c.title == "A"), whole.order_by(ARTICLES.c.sort_time)):
            sent = str(asked.compile(dialect=unit._connection.dialect, compile_kwargs={"literal_binds": True}))
            plan = unit._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sent}")
            assert any(_reads_all(step.detail, ends=False) for step in plan)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("claim", "ix_feeds_due"),
        ("stories of a name", "ix_story_names_name"),
        ("ungrouped", "ix_memberships_waiting"),
        ("ungrouped since", "ix_memberships_waiting"),
        ("ungrouped seen", "ix_memberships_waiting"),
        ("count of ungrouped", "ix_memberships_waiting"),
        ("revised", "ix_memberships_revised"),
        ("queue", "ix_stories_queue"),
        ("what is left", "ix_suggestions_open"),
        ("what is left", "stories USING INDEX ix_stories_asked_in_vain"),
        ("topics counted", "stories USING INDEX ix_stories_opened_id (opened>?)"),
        ("what is left", "stories USING INDEX ix_stories_changed_since_review"),
        ("next page of the queue", "ix_stories_queue ((doubt,last_published)<(?,?))"),
        ("next page of the newest", "stories USING INDEX ix_stories_last_published_id (last_published<?)"),
        ("queue of what was left unsure", "suggestions USING COVERING INDEX"),
        ("search", "article_words VIRTUAL TABLE INDEX"),
        ("queue of the doubtful", "ix_stories_queue (doubt>?)"),
        ("queue by publisher", "USING COVERING INDEX ix_memberships_publisher"),
        ("queue by language", "USING COVERING INDEX ix_memberships_language"),
        ("publishers", "USING COVERING INDEX ix_memberships_publisher"),
        ("languages", "USING COVERING INDEX ix_memberships_language"),
        ("history", "story_events USING INTEGER PRIMARY KEY (rowid<?)"),
        ("history of a story", "story_event_stories USING COVERING INDEX"),
        # Covering: the wide rows of articles are not read.
        ("signed window", "USING COVERING INDEX ix_articles_sort_time_id"),
        ("signed window", "signatures USING INTEGER PRIMARY KEY"),
        ("decisions counted", "USING COVERING INDEX ix_decisions_counted"),
        ("what is judged", "ix_stories_confirmed"),
        ("what is judged", "ix_story_events_action_at"),
        ("doubts by feed", "ix_suggestions_at"),
        ("doubts by feed", "COVERING INDEX ix_articles_first_seen_feed_id"),
        ("members on a page", "SEARCH memberships USING INDEX ix_memberships_story (story_id=?)"),
        (
            "members on the next page",
            "SEARCH memberships USING INDEX ix_memberships_story (story_id=? AND sort_time>?)",
        ),
        ("spread", "COVERING INDEX ix_memberships_story"),
        ("times", "COVERING INDEX ix_memberships_story"),
        ("latest", "ix_stories_record_changed"),
        ("latest by topic", "COVERING INDEX ix_story_topics_topic_story_id"),
        ("queue by topic", "COVERING INDEX ix_story_topics_topic_story_id"),
        ("queue by kind", "COVERING INDEX ix_story_details_kind_story_id"),
        # What has been looked up comes as one parameter, and its rows are found by their numbers.
        ("queue by words", "SEARCH stories USING INTEGER PRIMARY KEY (rowid=?)"),
        ("search", "SEARCH memberships USING INTEGER PRIMARY KEY (rowid=?)"),
        ("queue by period", "COVERING INDEX ix_stories_last_published_id"),
        ("queue by change", "ix_stories_changed_id (changed>?)"),
        ("queue by change", "ix_stories_record_changed"),
        ("outdated", "ix_story_details_engine"),
        ("unread", "ix_story_details_due"),
        ("articles per day", "COVERING INDEX ix_articles_first_seen_feed_id"),
        ("articles per day of a feed", "COVERING INDEX ix_articles_first_seen_feed_id"),
        ("stories asked about", "ix_stories_merged_into"),
        ("stories asked about", "ix_suggestions_story_id_state"),
        ("stories asked about", "ix_memberships_story"),
    ],
)
def test_a_query_uses_the_index_made_for_it(filled: SqlDatabase, query: str, index: str) -> None:
    plans: list[str] = []
    with filled.write() as unit:
        connection = unit._connection

        def explain(_conn: Any, cursor: Any, statement: str, parameters: Any, _context: Any, many: Any) -> None:
            if not many and not statement.startswith("INSERT"):
                plans.extend(row[3] for row in cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters))

        event.listen(connection, "before_cursor_execute", explain)
        QUERIES[query](unit)
        event.remove(connection, "before_cursor_execute", explain)
    assert any(index in step for step in plans)
    assert query in SORTED or not any("TEMP B-TREE FOR ORDER BY" in step for step in plans)
