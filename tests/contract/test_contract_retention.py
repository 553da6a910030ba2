"""What `ports.RetentionStore` promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from aggregator.model import (
    ConstraintKind,
    PairConstraint,
    PauseReason,
    Pins,
    PlacedBy,
    Request,
    SearchQuery,
    StoryState,
    SuggestionState,
)
from aggregator.ports import ArticlePlace, Dropped, MembershipChange, OldRows, UnitOfWork
from tests.support import make
from tests.support.figures import killed, value
from tests.support.make import NOON, at
from tests.support.placing import grouped

LATER = at(1)
"""Everything that `stories` makes is older."""


@pytest.fixture
def stories(unit: UnitOfWork) -> list[int]:
    """Three stories of one article each; on an empty database the ids of story and article are the same."""
    feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
    added = [make.article(name) for name in ("Alpha", "Beta", "Gamma")]
    ids = unit.articles.add_all({feed_id: added}, now=NOON)[feed_id]
    for article_id in ids:
        story_id = grouped(unit, article_id)
        unit.stories.add_decisions([make.stored_decision(article_id, story_id)])
        unit.stories.save_records({story_id: (make.record([article_id]), ("Talks",))}, now=NOON)
        assert story_id == article_id
    return ids


def found(unit: UnitOfWork, before: datetime = LATER) -> list[int]:
    return [story.id for story in unit.retention.old_stories(before, limit=9).found]


def answer(unit: UnitOfWork, state: SuggestionState) -> None:
    asked = unit.reviews.suggest(make.suggestion(1, 2))
    assert asked is not None
    unit.reviews.answer([asked], state)


def merge_two_into_one(unit: UnitOfWork) -> None:
    unit.stories.place([make.membership(2, 1)])
    unit.stories.merge_away(2, 1, now=NOON)


@pytest.mark.usefixtures("stories")
def test_old_stories_come_with_their_articles_the_oldest_first(unit: UnitOfWork) -> None:
    unit.stories.save_records({1: (make.record([1], last_published=at(0.5)), ())}, now=NOON)
    page = unit.retention.old_stories(LATER, limit=2)
    assert [(story.id, [known.title for _, known in story.articles]) for story in page.found] == [
        (2, ["Beta"]),
        (3, ["Gamma"]),
    ]
    assert page.following == ArticlePlace(sort_time=NOON, id=3)
    rest = unit.retention.old_stories(LATER, after=page.following, limit=2)
    assert ([story.id for story in rest.found], rest.following) == ([1], None)
    assert found(unit, NOON) == []


@pytest.mark.usefixtures("stories")
def test_an_article_that_came_late_keeps_its_story(unit: UnitOfWork) -> None:
    [late] = unit.articles.add_all({1: [make.article("Delta")]}, now=at(2))[1]
    unit.stories.place([make.membership(late, 3)])
    assert found(unit) == [1, 2]


KEEPING: dict[str, tuple[Callable[[UnitOfWork], object], list[int]]] = {
    "confirmed": (lambda unit: unit.stories.set_state(1, StoryState.CONFIRMED, now=NOON), [2, 3]),
    "dismissed": (lambda unit: unit.stories.set_state(1, StoryState.DISMISSED, now=NOON), [2, 3]),
    "pinned": (lambda unit: unit.stories.pin(1, Pins(headline_article_id=1), now=NOON), [2, 3]),
    "annotated": (lambda unit: unit.stories.pin(1, Pins(note="ask Osk"), now=NOON), [2, 3]),
    "in the history": (lambda unit: unit.reviews.record([make.story_event(story_id=1)]), [2, 3]),
    "named in the history": (lambda unit: unit.reviews.record([make.story_event(after={"into": 2})]), [3]),
    "said to be the same": (lambda unit: answer(unit, SuggestionState.SAME), [3]),
    "said to differ": (lambda unit: answer(unit, SuggestionState.DIFFERENT), [3]),
    "said to be unsure": (lambda unit: answer(unit, SuggestionState.UNSURE), [3]),
    "asked about": (lambda unit: answer(unit, SuggestionState.OPEN), [1, 2, 3]),
    "asked about in vain": (lambda unit: answer(unit, SuggestionState.WITHDRAWN), [1, 2, 3]),
    "constrained": (
        lambda unit: unit.reviews.constrain(
            [PairConstraint(low=1, high=3, kind=ConstraintKind.CANNOT_LINK, decision_id="d1")]
        ),
        [2],
    ),
    "of a misread figure": (lambda unit: unit.reviews.set_aside([1], killed().reading(value(114)), "d1"), [2, 3]),
    "placed by a person": (
        lambda unit: unit.stories.place([make.membership(1, 1, placed_by=PlacedBy.PERSON)]),
        [2, 3],
    ),
    "revised and unsettled": (
        lambda unit: unit.articles.revise([make.revision(1, make.article("Alpha anew"))], now=NOON),
        [2, 3],
    ),
    "evidence for an article elsewhere": (lambda unit: unit.stories.place([make.membership(1, 2)]), [2, 3]),
    "merged by the program": (merge_two_into_one, [1, 3]),
    "merged after a decision": (
        lambda unit: (unit.reviews.record([make.story_event(story_id=2)]), merge_two_into_one(unit)),
        [3],
    ),
}


@pytest.mark.parametrize("reason", KEEPING)
def test_what_a_person_has_decided_about_is_not_among_them_nor_deleted(
    unit: UnitOfWork, stories: list[int], reason: str
) -> None:
    change, going = KEEPING[reason]
    change(unit)
    assert found(unit) == going
    dropped = unit.retention.drop_stories(stories, LATER, now=LATER)
    assert dropped is not None
    assert dropped.stories == len(going)
    assert [each for each in stories if unit.stories.get(each) and each in going] == []


@pytest.mark.usefixtures("stories")
def test_a_story_goes_with_all_that_is_about_it(unit: UnitOfWork) -> None:
    unit.articles.store_signatures("matcher-1", {1: b"packed"})
    unit.pages.want([1], now=NOON)
    unit.articles.revise([make.revision(1, make.article("Alpha anew"))], now=NOON)
    unit.articles.settle([1])
    unit.stories.save_details(
        1, make.details(), engine="1", of_revision=2, names=[make.story_name()], topics=("Talks",), now=NOON
    )
    last = unit.stories.last_change()
    assert unit.retention.drop_stories([1], LATER, now=LATER) == Dropped(stories=1, articles=1)
    assert unit.stories.get(1) is None
    assert unit.articles.get(1) is None
    assert (unit.stories.details([1]), unit.stories.names([1])[1], unit.stories.decisions([1])) == ({}, [], {})
    assert (unit.articles.past([1]).get(1), unit.pages.of([1])) == (None, {})
    assert unit.articles.search(SearchQuery.read("alpha")).hits == ()
    assert [hit.article_id for hit in unit.articles.search(SearchQuery.read("beta")).hits] == [2]
    assert unit.stories.changes(last, limit=9) == [MembershipChange(seq=last + 1, article_id=1, story_id=None)]
    assert [feed.article_count for feed in unit.feeds.all()] == [2]
    assert unit.articles.count() == 2
    assert unit.retention.drop_stories([1], LATER, now=LATER) == Dropped(stories=0, articles=0)


@pytest.mark.usefixtures("stories")
def test_redirects_go_with_the_story_that_they_lead_to_and_not_before(unit: UnitOfWork) -> None:
    merge_two_into_one(unit)
    assert unit.stories.resolve(2) == 1
    assert unit.retention.drop_stories([1], LATER, now=LATER) == Dropped(stories=1, articles=2)
    assert unit.stories.resolve(2) is None


@pytest.mark.usefixtures("stories")
def test_open_questions_go_too_and_the_other_story_is_asked_about_less(unit: UnitOfWork) -> None:
    for pair in ((1, 2), (3, 1)):
        unit.reviews.suggest(make.suggestion(*pair))
    before = {each: story.revision for each, story in unit.stories.many([2, 3]).items()}
    unit.retention.drop_stories([1], LATER, now=LATER)
    left = unit.stories.many([2, 3])
    assert {each: (story.open_suggestions, story.revision) for each, story in left.items()} == {
        each: (0, revision + 1) for each, revision in before.items()
    }


@pytest.mark.usefixtures("stories")
def test_an_id_is_not_used_again(unit: UnitOfWork) -> None:
    unit.retention.drop_stories([1], LATER, now=LATER)
    assert unit.stories.open(now=NOON) == 4
    assert unit.articles.add_all({1: [make.article("Delta")]}, now=NOON)[1] == [4]


def test_last_documents_come_by_feed(unit: UnitOfWork) -> None:
    feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
    assert unit.retention.documents([feed_id]) == {feed_id: None}
    [due] = unit.feeds.claim(now=NOON, until=LATER, owner="here", limit=1)
    unit.feeds.finish([(due.lease, make.feed_update(last_items=b"items"), make.fetch_event(feed_id))])
    assert unit.retention.documents([feed_id]) == {feed_id: b"items"}


def test_a_feed_that_was_removed_shows_what_it_showed_last_and_nothing_where_that_is_not_known(
    unit: UnitOfWork,
) -> None:
    shown, unknown = (unit.feeds.add(make.feed_spec(n), now=NOON, next_due=NOON, paused=None) for n in ("One", "Two"))
    for due in unit.feeds.claim(now=NOON, until=at(1), owner="o", limit=2):
        if due.feed.id == shown:
            unit.feeds.finish([(due.lease, make.feed_update(last_items=b"items"), make.fetch_event(shown))])
    for each in (shown, unknown):
        unit.feeds.pause(each, PauseReason.REMOVED, now=at(1))
    assert unit.retention.documents([shown, unknown]) == {shown: b"items", unknown: b""}


def fill(unit: UnitOfWork) -> None:
    """A row of each kind at `NOON` and one two hours later; of the logs another one, for their newest row stays."""
    for hours in (0, 2):
        [due] = unit.feeds.claim(now=at(9), until=at(10 + hours), owner="here", limit=1, only=[1])
        unit.feeds.finish([(due.lease, make.feed_update(), make.fetch_event(1, at=at(hours)))])
        request = Request(id=f"r{hours}", asked="", decision_id="d", story_id=1)
        unit.reviews.remember(request, now=at(hours))
        unit.articles.revise([make.revision(1, make.article(f"Alpha {hours}"))], now=at(hours))
        asked = unit.reviews.suggest(make.suggestion(1 + hours, 2 - hours or 1, at=at(hours)))
        unit.reviews.answer([asked or 0], SuggestionState.WITHDRAWN)
    for hours in (2, 4):
        unit.stories.place([make.membership(1, 1, at=at(hours))])
    [due] = unit.feeds.claim(now=at(13), until=at(14), owner="here", limit=1, only=[1])
    unit.feeds.finish([(due.lease, make.feed_update(), make.fetch_event(1, at=at(4)))])
    unit.stories.add_decisions([make.stored_decision(1, 1, at=at(2))])


COUNTS = {OldRows.EVIDENCE: 3, OldRows.MEMBERSHIP_LOG: 3}
"""Of decisions and places, three are as old as the stories; of all else there is one old row."""


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize("rows", list(OldRows))
def test_rows_go_by_their_age(unit: UnitOfWork, rows: OldRows) -> None:
    fill(unit)
    count = COUNTS.get(rows, 1)
    assert unit.retention.count_old(rows, NOON) == 0
    assert unit.retention.count_old(rows, LATER) == count
    keys = unit.retention.find_old(rows, LATER, limit=9)
    assert len(keys) == count
    assert len(unit.retention.find_old(rows, LATER, limit=1)) == 1
    assert unit.retention.drop_old(rows, keys) == count
    assert unit.retention.count_old(rows, LATER) == 0
    assert unit.retention.count_old(rows, at(3)) == 1


@pytest.mark.parametrize("rows", [OldRows.REVISIONS, OldRows.EVIDENCE, OldRows.QUESTIONS])
def test_rows_about_what_a_person_has_decided_stay(unit: UnitOfWork, stories: list[int], rows: OldRows) -> None:
    fill(unit)
    for each in stories:
        unit.stories.set_state(each, StoryState.CONFIRMED, now=NOON)
    assert unit.retention.count_old(rows, at(3)) == 0


def test_what_became_of_a_request_can_be_asked_until_it_goes(unit: UnitOfWork) -> None:
    request = Request(id="a", asked="", decision_id="d", story_id=1)
    unit.reviews.remember(request, now=NOON)
    unit.reviews.remember(replace(request, id="b"), now=at(2))
    unit.retention.drop_old(OldRows.REQUESTS, unit.retention.find_old(OldRows.REQUESTS, LATER, limit=9))
    assert unit.reviews.request("a") is None
    assert unit.reviews.request("b") is not None


@pytest.mark.usefixtures("stories")
def test_logs_lose_their_first_rows_alone_and_keep_their_newest(unit: UnitOfWork) -> None:
    """Whoever follows a log sees by its first row whether something is missing, and by its newest where it ends."""
    for hours in (2, 0, 0):
        unit.stories.place([make.membership(1, 1, at=at(hours))])
    first, last = unit.stories.first_change(), unit.stories.last_change()
    assert (first, last) == (1, 6)
    assert unit.retention.count_old(OldRows.MEMBERSHIP_LOG, LATER) == 3
    unit.retention.drop_old(OldRows.MEMBERSHIP_LOG, unit.retention.find_old(OldRows.MEMBERSHIP_LOG, LATER, limit=9))
    assert (unit.stories.first_change(), unit.stories.last_change()) == (4, 6)
    assert unit.retention.count_old(OldRows.MEMBERSHIP_LOG, LATER) == 0
    unit.retention.drop_old(OldRows.MEMBERSHIP_LOG, unit.retention.find_old(OldRows.MEMBERSHIP_LOG, at(3), limit=9))
    assert [each.seq for each in unit.stories.changes(0, limit=9)] == [6]
    unit.stories.place([make.membership(1, 1)])
    assert [each.seq for each in unit.stories.changes(6, limit=9)] == [7]
