"""What `ports.StoryStore.queue` promises, and the lists that its filters offer."""

from __future__ import annotations

from typing import Any

import pytest

from aggregator.model import NO_PINS, Pins, StoryKind, StoryState, SuggestionState
from aggregator.ports import Left, QueueFilter, UnitOfWork
from tests.support import make
from tests.support.make import NOON, at
from tests.support.placing import grouped


class Desk:
    """Fills a database with stories by name and asks the queue for names."""

    def __init__(self, unit: UnitOfWork) -> None:
        self.unit = unit
        self.feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
        self.names: dict[int, str] = {}
        self.articles: dict[str, list[int]] = {}

    def story(self, name: str, *articles: dict[str, Any], topics: tuple[str, ...] = (), **record: Any) -> int:
        stored = [make.article(f"{name} {n}", **changes) for n, changes in enumerate(articles or ({},))]
        ids = self.unit.articles.add_all({self.feed_id: stored}, now=NOON)[self.feed_id]
        story_id = grouped(self.unit, *ids)
        self.unit.stories.save_records({story_id: (make.record(ids, **record), topics)}, now=NOON)
        self.names[story_id], self.articles[name] = name, ids
        return story_id

    def asks(self, **wanted: Any) -> list[str]:
        page = self.unit.stories.queue(QueueFilter(**wanted), limit=50)
        assert page.total == len(page.stories)
        return [self.names[story.id] for story in page.stories]


@pytest.fixture
def desk(unit: UnitOfWork) -> Desk:
    return Desk(unit)


def test_stories_come_by_doubt_times_independent_texts_then_newest_first(desk: Desk) -> None:
    desk.story("sure and old", independent_texts=9, last_published=at(1))
    desk.story("sure and new", independent_texts=1, last_published=at(2))
    target = desk.story("asked about", independent_texts=3, last_published=at(0))
    desk.story("asked from", independent_texts=2, last_published=at(0))
    changed = desk.story("changed", independent_texts=1)
    desk.unit.reviews.suggest(make.suggestion(desk.articles["asked from"][0], target))
    desk.unit.stories.set_state(changed, StoryState.CONFIRMED, now=NOON)
    more = make.record([*desk.articles["changed"], 999], independent_texts=4, last_published=at(-1))
    desk.unit.stories.save_records({changed: (more, [])}, now=at(1))
    assert desk.asks() == ["changed", "asked about", "asked from", "sure and new", "sure and old"]
    assert desk.asks(doubtful_only=True) == ["changed", "asked about", "asked from"]


def test_a_reviewed_story_whose_last_text_was_taken_back_is_in_doubt(desk: Desk) -> None:
    story = desk.story("taken back")
    desk.unit.stories.set_state(story, StoryState.CONFIRMED, now=NOON)
    edited = make.revision(desk.articles["taken back"][0], make.article("RETRACTED: taken back 0"))
    desk.unit.articles.revise([edited], now=at(1))
    gone = make.record(desk.articles["taken back"], independent_texts=0)
    desk.unit.stories.save_records({story: (gone, [])}, now=at(1))
    assert desk.asks(doubtful_only=True) == ["taken back"]


def test_what_is_left_are_questions_each_counted_once_and_stories_changed_since_review(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = desk.story("target")
    sides = [desk.story(name) for name in ("one", "two")]
    for name in ("one", "two"):
        desk.unit.reviews.suggest(make.suggestion(desk.articles[name][0], target))
    confirmed = desk.story("confirmed")
    assert desk.unit.stories.left() == Left(questions=2, changed=0)
    desk.unit.stories.set_state(confirmed, StoryState.CONFIRMED, now=NOON)
    more = make.record([*desk.articles["confirmed"], 999])
    desk.unit.stories.save_records({confirmed: (more, [])}, now=at(1))
    assert desk.unit.stories.left() == Left(questions=2, changed=1)
    assert len(desk.asks(doubtful_only=True)) == 4
    desk.unit.stories.set_state(sides[0], StoryState.DISMISSED, now=NOON)
    assert desk.unit.stories.left().questions == 2
    desk.unit.stories.set_state(target, StoryState.DISMISSED, now=NOON)
    assert desk.unit.stories.left().total == 2
    monkeypatch.setattr("storage.queries.queue.MOST_COUNTED", 0)
    assert desk.unit.stories.left() == Left(questions=None, changed=None)
    assert desk.unit.stories.left().total is None


def test_stories_equal_in_all_else_come_newest_id_first(desk: Desk) -> None:
    for name in ("one", "two", "three"):
        desk.story(name)
    assert desk.asks() == ["three", "two", "one"]


def test_a_page_says_how_many_there_are_in_all(desk: Desk) -> None:
    for hour in range(5):
        desk.story(f"{hour}", last_published=at(hour))
    page = desk.unit.stories.queue(QueueFilter(), limit=2)
    assert [desk.names[story.id] for story in page.stories] == ["4", "3"]
    assert page.total == desk.unit.stories.count(QueueFilter()) == 5


def test_pages_follow_one_another_without_gap_or_repeat_whatever_changes_before_them(desk: Desk) -> None:
    for name in ("a", "b", "c", "d", "e"):
        desk.story(name, last_published=at(name in "ab"))
    target = desk.story("asked about", independent_texts=3)
    desk.unit.reviews.suggest(make.suggestion(desk.articles["a"][0], target))
    shown, after = [], None
    while True:
        page = desk.unit.stories.queue(QueueFilter(), limit=2, after=after)
        shown += [desk.names[story.id] for story in page.stories]
        desk.story(f"new {len(shown)}", last_published=at(9))
        after = page.following
        if after is None:
            break
    assert [name for name in shown if "new" not in name] == ["asked about", "a", "b", "e", "d", "c"]
    assert len(shown) == len(set(shown))


def test_what_somebody_left_unsure_is_found_again(desk: Desk) -> None:
    target, other = desk.story("asked about"), desk.story("other")
    asked = desk.unit.reviews.suggest(make.suggestion(desk.articles["other"][0], target))
    assert asked is not None
    desk.unit.reviews.suggest(make.suggestion(desk.articles["asked about"][0], other))
    assert desk.asks(unsure_only=True) == []
    desk.unit.reviews.answer([asked], SuggestionState.UNSURE)
    assert desk.asks(unsure_only=True) == ["asked about"]
    assert desk.asks(unsure_only=True, topic="a") == []


def test_the_newest_come_first_in_doubt_or_not_page_by_page(desk: Desk) -> None:
    for hour, name in enumerate(("a", "b", "c", "d")):
        desk.story(name, last_published=at(hour))
    target = desk.story("asked about", independent_texts=3)
    desk.unit.reviews.suggest(make.suggestion(desk.articles["b"][0], target))
    shown, after = [], None
    while True:
        page = desk.unit.stories.queue(QueueFilter(), limit=2, after=after, newest_first=True)
        shown += [desk.names[story.id] for story in page.stories]
        after = page.following
        if after is None:
            break
    assert shown == ["d", "c", "b", "asked about", "a"]


def test_the_place_of_a_story_that_has_left_the_queue_still_tells_where_to_go_on(desk: Desk) -> None:
    ids = [desk.story(name) for name in ("a", "b", "c")]
    after = desk.unit.stories.queue(QueueFilter(), limit=1).following
    desk.unit.stories.set_state(ids[2], StoryState.DISMISSED, now=NOON)
    page = desk.unit.stories.queue(QueueFilter(), limit=9, after=after)
    assert [desk.names[story.id] for story in page.stories] == ["b", "a"]
    assert page.following is None


def test_many_stories_are_not_counted_to_the_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.queries.queue.MOST_COUNTED", 2)
    for name in ("a", "b", "c"):
        desk.story(name, topics=("peace",) if name < "c" else ())
    assert desk.unit.stories.queue(QueueFilter(), limit=1).total is None
    assert desk.unit.stories.count(QueueFilter(topic="peace")) == 2


def test_the_queue_shows_stories_as_they_are_got_one_by_one(desk: Desk) -> None:
    story_id = desk.story("one", topics=("b", "a"))
    page = desk.unit.stories.queue(QueueFilter(), limit=2)
    assert page.stories == tuple(desk.unit.stories.listed([story_id, 999]).values())
    story = desk.unit.stories.get(story_id)
    assert story is not None
    assert story.record is not None
    [listed] = page.stories
    assert listed.record == story.record.outline()
    assert (listed.id, listed.revision, listed.topics) == (story.id, story.revision, ("a", "b"))


def test_only_stories_in_the_wanted_states_are_shown(desk: Desk) -> None:
    for state in StoryState:
        desk.unit.stories.set_state(desk.story(state), state, now=NOON)
    assert desk.asks() == ["confirmed", "open"]
    assert desk.asks(states=frozenset({StoryState.DISMISSED})) == ["dismissed"]
    assert desk.asks(states=frozenset()) == []


def test_each_filter_narrows_the_queue(desk: Desk) -> None:
    desk.story("plain")
    desk.story(
        "other",
        {"publisher": "Quay Post", "language": "de", "text": "Gespräche in Osk"},
        {"publisher": "Harbour Post"},
        topics=("peace",),
        publishers=2,
        last_published=at(5),
    )
    assert desk.asks(topic="peace") == ["other"]
    assert desk.asks(publisher="Quay Post") == ["other"]
    assert desk.asks(publisher="Harbour Post") == ["other", "plain"]
    assert desk.asks(language="de") == ["other"]
    assert desk.asks(since=at(5)) == ["other"]
    assert desk.asks(min_publishers=2) == ["other"]
    assert desk.asks(words="GESPRÄCHE osk") == ["other"]
    assert desk.asks(words="  ") == ["other", "plain"]
    assert desk.asks(topic="peace", publisher="Quay Post", language="de", words="osk", min_publishers=2) == ["other"]
    assert desk.asks(topic="war") == []
    assert desk.asks(publisher="Nobody") == []


def test_stories_are_found_by_when_they_changed_in_any_way(desk: Desk) -> None:
    ids = {name: desk.story(name) for name in ("still", "decided", "edited")}
    stories = desk.unit.stories
    stories.set_state(ids["decided"], StoryState.CONFIRMED, now=at(2))
    stories.note_edits([ids["edited"]], now=at(3))
    assert desk.asks(changed_since=NOON) == ["edited", "decided", "still"]
    assert desk.asks(changed_since=at(2)) == ["edited", "decided"]
    assert desk.asks(changed_since=at(3)) == ["edited"]
    assert [story.id for story in stories.selected(QueueFilter(changed_since=at(3)), after=0, limit=9)] == [
        ids["edited"]
    ]


def test_a_story_is_found_by_its_pinned_kind_else_by_the_one_that_was_read(desk: Desk) -> None:
    stories = desk.unit.stories

    def read(story_id: int, kind: StoryKind) -> None:
        [story] = stories.many([story_id]).values()
        told = make.details(kind=kind)
        assert stories.save_details(
            story_id, told, engine="1", of_revision=story.revision, names=(), topics=[], now=NOON
        )

    unread, talks, pinned = desk.story("unread"), desk.story("talks"), desk.story("pinned")
    stories.pin(pinned, Pins(kind=StoryKind.INCIDENT), now=NOON)
    assert desk.asks(kind=StoryKind.INCIDENT) == ["pinned"], "also before it has been read"
    read(talks, StoryKind.TALKS)
    read(pinned, StoryKind.TALKS)
    assert desk.asks(kind=StoryKind.TALKS) == ["talks"]
    assert desk.asks(kind=StoryKind.INCIDENT) == ["pinned"]
    assert desk.asks(kind=StoryKind.OTHER) == []
    stories.pin(pinned, NO_PINS, now=NOON)
    assert desk.asks(kind=StoryKind.TALKS) == ["pinned", "talks"]
    assert [story.id for story in stories.selected(QueueFilter(kind=StoryKind.TALKS), after=0, limit=9)] == [2, 3]
    assert [story.id for story in stories.latest(QueueFilter(kind=StoryKind.TALKS), limit=1)] == [pinned]
    stories.pin(unread, Pins(kind=StoryKind.OTHER), now=NOON)
    stories.merge_away(unread, talks, now=NOON)
    assert desk.asks(kind=StoryKind.OTHER) == []
    stories.revive(unread, StoryState.OPEN, now=NOON)
    stories.save_records({unread: (make.record(desk.articles["unread"]), [])}, now=NOON)
    assert desk.asks(kind=StoryKind.OTHER) == ["unread"]


def test_all_words_must_occur_in_one_article(desk: Desk) -> None:
    desk.story("apart", {"text": "alpha"}, {"text": "beta"})
    desk.story("together", {"text": "alpha beta"})
    assert desk.asks(words="alpha beta") == ["together"]


def test_a_story_counts_the_open_suggestions_that_concern_it(desk: Desk) -> None:
    one, two, three = (desk.story(name) for name in ("one", "two", "three"))
    reviews = desk.unit.reviews

    def open_suggestions() -> list[int]:
        return [desk.unit.stories.many([one, two, three])[each].open_suggestions for each in (one, two, three)]

    first = reviews.suggest(make.suggestion(desk.articles["one"][0], two))
    second = reviews.suggest(make.suggestion(desk.articles["three"][0], two))
    assert first is not None
    assert second is not None
    assert open_suggestions() == [1, 2, 1]
    reviews.answer([first], SuggestionState.UNSURE)
    assert open_suggestions() == [0, 1, 1]
    reviews.answer([first], SuggestionState.OPEN)
    desk.unit.stories.place([make.membership(desk.articles["one"][0], three)])
    assert open_suggestions() == [0, 2, 2]
    assert reviews.retarget(second, one)
    assert open_suggestions() == [1, 1, 2]
    desk.unit.stories.place([make.membership(desk.articles["one"][0], two)])
    assert open_suggestions() == [1, 1, 1]
    reviews.answer([first, second], SuggestionState.WITHDRAWN)
    assert open_suggestions() == [0, 0, 0]


def test_publishers_and_languages_of_all_grouped_articles_are_offered_sorted(desk: Desk) -> None:
    assert (desk.unit.stories.publishers(), desk.unit.stories.languages()) == ([], [])
    for publisher, language in (("b", "en"), ("A", None), ("b", "ru"), ("Ä", "de"), ("C", "en")):
        desk.story(f"{publisher} {language}", {"publisher": publisher, "language": language})
    desk.unit.articles.add_all({desk.feed_id: [make.article("waiting", publisher="Z", language="tr")]}, now=NOON)
    assert desk.unit.stories.publishers() == ["A", "C", "b", "Ä"]
    assert desk.unit.stories.languages() == ["de", "en", "ru"]


def test_both_stories_of_questions_asked_after_another_are_found_by_its_number(desk: Desk) -> None:
    target, away = desk.story("target"), desk.story("away")
    desk.story("bystander")
    reviews = desk.unit.reviews
    assert reviews.newest_suggestion() == 0
    reviews.suggest(make.suggestion(desk.articles["bystander"][0], target))
    seen, newest = reviews.newest_suggestion(), desk.unit.stories.newest()
    assert desk.asks(asked_after=seen) == []
    asked = reviews.suggest(make.suggestion(desk.articles["away"][0], target))
    assert asked is not None
    assert sorted(desk.asks(asked_after=seen)) == ["away", "target"]
    desk.story("opened later")
    assert sorted(desk.asks(newer_than=newest, asked_after=seen)) == ["away", "opened later", "target"]
    desk.unit.stories.set_state(away, StoryState.DISMISSED, now=NOON)
    assert desk.asks(asked_after=seen) == ["target"]
    reviews.answer([asked], SuggestionState.UNSURE)
    assert desk.asks(asked_after=seen) == []


def test_stories_that_were_opened_after_another_are_found_by_its_number(desk: Desk) -> None:
    assert desk.unit.stories.newest() == 0
    desk.story("first")
    seen = desk.unit.stories.newest()
    assert desk.asks(newer_than=seen) == []
    desk.story("second")
    assert desk.asks(newer_than=seen) == ["second"]
    desk.unit.stories.merge_away(desk.unit.stories.newest(), seen, now=NOON)
    assert desk.asks(newer_than=seen) == []
    assert desk.unit.stories.newest() > seen
