"""Stories that have grown to match each other, floods, and loading in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from aggregator.matching import StoryIndex, Strictness, pack, shipped_policy, sign
from aggregator.matching import window as window_module
from aggregator.matching.listing import group_list
from aggregator.matching.signature import Signature
from aggregator.model import Article, Outcome
from tests.support.matching import KEY_RATE, MACKEREL, article, story

NOON = datetime(2031, 6, 2, 12, tzinfo=UTC)
POLICY = shipped_policy(Strictness.BALANCED, timedelta(days=14))
FERRY = (
    (
        "Ferry sinks off Mindoro with 180 aboard",
        "A ferry with 180 passengers sank in heavy seas off Mindoro on Monday.",
    ),
    ("Coastguard searches off Mindoro after ferry sinks", "Boats searched heavy seas off Mindoro for 180 passengers."),
    ("Mindoro ferry: cargo shifted, says captain", "The ferry that sank off Mindoro on Monday had shifting cargo."),
    ("Ferry with 180 aboard lost off Mindoro", "Heavy seas sank a ferry off Mindoro on Monday with 180 passengers."),
)
QUAKE = ("Magnitude 6.4 quake shakes Izmir", "An earthquake of magnitude 6.4 shook Izmir in Turkey on Monday.")


def signature(title: str, text: str, *, hours: float = 0, publisher: str = "northwire.example") -> Signature:
    return sign(article(title, text, publisher=publisher, published=NOON + timedelta(hours=hours)), seen=None)


def ferry(number: int) -> Signature:
    return signature(*FERRY[number], hours=number, publisher=f"outlet{number}.example")


def test_two_stories_of_one_incident_are_found_to_match_and_others_are_not() -> None:
    index = StoryIndex(POLICY)
    for number in range(4):
        index.place(number, 1 if number < 2 else 2, ferry(number))
    index.place(9, 3, signature(*QUAKE))
    join = index.join(1, [2, 3])
    assert join is not None
    assert {join.home, join.story_id} == {1, 2}
    assert index.story_of(join.article_id) == join.home
    assert index.join(1, [3]) is None


def test_a_link_names_the_other_stories_that_match_as_well() -> None:
    index = StoryIndex(POLICY)
    for number in range(3):
        index.place(number, 1 + number % 2, ferry(number))
    decision = index.decide(ferry(3))
    assert decision.outcome is Outcome.LINK
    assert decision.chosen is not None
    assert {decision.chosen.story_id, *decision.also} == {1, 2}


def test_a_feed_that_floods_makes_no_giant_story_and_asks_nobody() -> None:
    flood = [
        article("Alert 17 for the Elbe mouth", f"Gale warning for the Elbe mouth, notice {n}.", published=NOON)
        for n in range(300)
    ]
    grouped = group_list(flood, POLICY)
    sizes = [sum(one.story == story for one in grouped) for story in {one.story for one in grouped}]
    assert max(sizes) <= 50
    assert sum(bool(one.suggestions) for one in grouped) == 0


def test_what_is_loaded_in_bulk_is_found_like_what_was_placed_one_by_one() -> None:
    placed, loaded = StoryIndex(POLICY), StoryIndex(POLICY)
    held = {0: (1, ferry(0)), 1: (1, ferry(1)), 9: (3, signature(*QUAKE))}
    for article_id, (home, one) in held.items():
        placed.place(article_id, home, one)
    loaded.load({article_id: (home, pack(one)) for article_id, (home, one) in held.items()})
    assert loaded.decide(ferry(2)) == placed.decide(ferry(2))


def test_articles_that_left_are_forgotten_when_the_window_is_compacted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window_module, "_LEAST_DEAD", 4)
    index = StoryIndex(POLICY)
    for number in range(40):
        index.place(number, number, signature(*QUAKE, hours=number))
    for number in range(38):
        index.remove(number)
    index.place(100, 1, ferry(0))
    assert len(index) == 3
    assert index.candidates(ferry(1)) == [1]
    assert sorted(index.candidates(signature(*QUAKE))) == [38, 39]
    assert index.members(39) == [39]


def test_articles_that_are_observed_keep_their_place_when_the_window_is_compacted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(window_module, "_LEAST_DEAD", 4)
    index = StoryIndex(POLICY)
    for number in range(20):
        index.place(number, number, signature(*QUAKE, hours=number))
    index.observe({100: ferry(0), 101: ferry(1)})
    for number in range(19):
        index.remove(number)
    index.place(100, 1, ferry(0))
    assert index.candidates(ferry(1)) == [1]
    index.place(101, 1, ferry(1))
    assert (len(index), index.members(1), index.members(19)) == (3, [100, 101], [19])


def test_a_moved_article_takes_its_words_along() -> None:
    index = StoryIndex(POLICY)
    index.place(0, 1, ferry(0))
    index.move(0, 5)
    assert (index.story_of(0), index.members(1), index.members(5)) == (5, [], [0])
    assert index.candidates(ferry(1)) == [5]


def test_copies_of_one_text_weigh_no_more_than_the_text() -> None:
    copies = story(*(signature(*FERRY[0], publisher=f"outlet{number}.example") for number in range(6)))
    assert (copies.articles, copies.texts, len(copies.publishers)) == (6, 1, 6)
    assert set(copies.numbers.values()) == {1}
    assert copies.vocabulary == copies.known_by[0].text


def test_two_stories_of_three_articles_that_hardly_match_have_grown_apart() -> None:
    index = StoryIndex(POLICY)
    for number in range(3):
        index.place(number, 1, ferry(number))
        index.place(10 + number, 2, signature(*QUAKE, hours=number, publisher=f"paper{number}.example"))
    assert index.have_grown_apart(1, 2)
    index.remove(10)
    assert not index.have_grown_apart(1, 2)


def test_stories_that_match_as_wholes_have_not_grown_apart() -> None:
    index = StoryIndex(POLICY)
    for number in range(6):
        again = signature(*FERRY[number % 4], hours=number, publisher=f"outlet{number}.example")
        index.place(number, 1 + number % 2, again)
    assert not index.have_grown_apart(1, 2)


def test_that_two_languages_have_little_in_common_does_not_tell_stories_apart() -> None:
    text = (
        "Ein Erdbeben der Stärke 6,4 erschütterte am Montag die Stadt Izmir im Westen der Türkei; Menschen liefen auf "
        "die Straßen, mehrere Häuser wurden beschädigt, Verletzte wurden zunächst nicht gemeldet."
    )
    apart = {"en": True, "de": False}
    for language, is_apart in apart.items():
        index = StoryIndex(POLICY)
        for number in range(3):
            index.place(number, 1, ferry(number))
            quake = article("Erdbeben erschüttert Izmir", text, published=NOON, language=language)
            index.place(10 + number, 2, sign(quake, seen=None))
        assert index.have_grown_apart(1, 2) is is_apart


def test_a_list_asks_no_more_about_stories_that_have_grown_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [
        article(*told, publisher=f"{subject}{number}.example", published=NOON + timedelta(hours=2 * number + late))
        for number in range(3)
        for late, (subject, told) in enumerate((("fish", MACKEREL[number]), ("bank", KEY_RATE[number])))
    ]
    assert_asked(listed, 0)
    monkeypatch.setattr(StoryIndex, "have_grown_apart", lambda *_: False)
    assert_asked(listed, 1)


def assert_asked(listed: Sequence[Article], times: int) -> None:
    grouped = group_list(listed, POLICY)
    assert [one.story for one in grouped] == [1, 2] * 3
    assert sum(bool(one.suggestions) for one in grouped) == times
