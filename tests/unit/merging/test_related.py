"""Stories are related by names that both are about, the rarer the better, and not by what half of the news names."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aggregator.merging.related import (
    MOST_NAMES,
    MOST_OF_A_NAME,
    Glance,
    Shared,
    relate,
    share_names,
    telling_names,
)
from aggregator.model import Named, NamedIn, NameKind, PlaceLevel, StoryKind, StoryName
from tests.support.make import NOON, details, passage, story_name

KYIV = story_name("Kyiv, UA")
KHARKIV = story_name("Kharkiv, UA")
UKRAINE = story_name("Ukraine, UA, country", kind=NameKind.COUNTRY)
QATAR = story_name("Qatar, QA, country", kind=NameKind.COUNTRY)
ENVOY = story_name("ana horvat", kind=NameKind.PERSON, words="Ana Horvat")
RED_CROSS = story_name("Red Cross", kind=NameKind.ORGANISATION, words="Red Cross")


def named(key: str, articles: int = 1, **changes: object) -> Named:
    defaults: dict[str, object] = {"name": passage(key), "leading": articles}
    return Named(key=key, articles=articles, **defaults | changes)  # type: ignore[arg-type]  # whichever fields a test names


def glance(headline: str = "", kind: StoryKind | None = StoryKind.OTHER, days: float = 0) -> Glance:
    return Glance(headline=headline, kind=kind, first_published=NOON + timedelta(days=days))


def found(story_id: int, *names: StoryName, weight: float = 1.0) -> list[NamedIn]:
    return [NamedIn(story_id=story_id, known_by=each.known_by, weight=weight) for each in names]


def related(story: Glance, names: list[StoryName], others: dict[int, tuple[Glance, list[StoryName]]]) -> list[int]:
    """Ids of the stories that are related, those with most in common first."""
    met = [each for story_id, (_, shared) in others.items() for each in found(story_id, *shared)]
    shared = share_names(names, met, near=100)
    return [each.story_id for each in relate(story, shared, {key: other for key, (other, _) in others.items()})]


def test_a_story_is_about_what_titles_and_openings_name_and_not_about_what_is_named_in_passing() -> None:
    told = details(
        places=(named("Kyiv, UA", 4, level=PlaceLevel.CITY), named("Lviv, UA", 4, leading=0, level=PlaceLevel.CITY)),
        people=(named("ana horvat", 4, leading=2), named("ivan bilyk", 4, leading=1)),
        organisations=(named("ministry health UA", 3), named("ministry health", 3)),
        articles_read=4,
    )
    assert [(each.kind, each.key, each.weight) for each in telling_names(told)] == [
        (NameKind.CITY, "Kyiv, UA", 1.0),
        (NameKind.ORGANISATION, "ministry health UA", 0.75),
        (NameKind.PERSON, "ana horvat", 0.6),
        (NameKind.PERSON, "ivan bilyk", 0.4),
    ]


def test_names_are_bounded_in_number_and_length_and_places_of_an_older_reading_are_passed_over() -> None:
    many = tuple(named(f"person {number:02}") for number in range(50))
    told = details(people=(named("x" * 300), *many), places=(named("Kyiv, UA"),))
    kept = telling_names(told)
    assert [each.key for each in kept] == [f"person {number:02}" for number in range(MOST_NAMES)]


def test_a_rare_name_says_more_than_a_common_one_and_what_everybody_has_says_nothing() -> None:
    everywhere = [each for story_id in range(1, 2 * MOST_OF_A_NAME + 1) for each in found(story_id, UKRAINE)]
    shared = share_names([UKRAINE, ENVOY], [*everywhere, *found(7, ENVOY)], near=100)
    assert [each.story_id for each in shared[:3]] == [7, 100, 99]
    assert [name for name, _ in shared[0].names] == [ENVOY, UKRAINE]
    assert shared[0].says == pytest.approx(0.87, abs=0.01)
    assert shared[-1].says == pytest.approx(0, abs=0.01)


def test_a_name_counts_as_much_as_both_stories_are_about_it() -> None:
    [whole] = share_names([ENVOY], found(7, ENVOY), near=1)
    [half] = share_names([ENVOY], found(7, ENVOY, weight=0.25), near=1)
    assert half.says == pytest.approx(whole.says / 2)


def test_other_rounds_of_the_same_talks_are_related_and_other_talks_in_the_country_are_not() -> None:
    talks = glance("Horvat opens talks in Doha", StoryKind.TALKS)
    second = glance("Envoys meet again", StoryKind.TALKS, days=3)
    crowd = {20 + number: (glance("Unions in talks", StoryKind.TALKS), [QATAR]) for number in range(30)}
    assert related(talks, [ENVOY, QATAR], {7: (second, [ENVOY, QATAR]), **crowd}) == [7]


def test_other_incidents_at_the_same_place_are_related_and_other_news_from_there_is_not() -> None:
    strike = glance("Drones hit Kharkiv", StoryKind.INCIDENT)
    others = {
        7: (glance("Second strike on Kharkiv in a week", StoryKind.INCIDENT), [KHARKIV]),
        8: (glance("Kharkiv opens a new theatre", StoryKind.OTHER), [KHARKIV]),
        9: (glance("Rail talks", StoryKind.TALKS), [KHARKIV]),
    }
    assert related(strike, [KHARKIV], others) == [7]


def test_incidents_at_a_place_that_is_always_in_the_news_are_related_where_both_headlines_name_it() -> None:
    strike = glance("Drones hit Kharkiv", StoryKind.INCIDENT)
    often = {number: (glance("Night of sirens", StoryKind.INCIDENT), [KHARKIV]) for number in range(1, 150)}
    often[40] = (glance("Kharkiv depot burns", StoryKind.INCIDENT), [KHARKIV, UKRAINE])
    assert related(strike, [KHARKIV, UKRAINE], often) == [40]


def test_people_relate_stories_whose_headlines_name_them_or_that_share_another_name() -> None:
    visit = glance("Horvat arrives in Kyiv")
    others = {
        7: (glance("What Horvat said"), [ENVOY]),
        8: (glance("A long day in parliament"), [ENVOY]),
        9: (glance("A convoy leaves"), [ENVOY, RED_CROSS]),
    }
    assert sorted(related(visit, [ENVOY, RED_CROSS, KYIV], others)) == [7, 9]


def test_a_person_and_the_persons_country_are_one_thing_in_common_and_not_two() -> None:
    [one] = share_names([ENVOY, QATAR], found(7, ENVOY, QATAR), near=1)
    assert one.together == 0
    [several] = share_names([ENVOY, RED_CROSS], found(7, ENVOY, RED_CROSS), near=1)
    assert several.together > 0


def test_of_equals_the_nearest_in_time_come_first_and_what_may_not_be_shown_is_left_out() -> None:
    shared = share_names([ENVOY, RED_CROSS], [each for n in (7, 8, 9) for each in found(n, ENVOY, RED_CROSS)], near=7)
    others = {7: glance(days=30), 9: glance(days=-1)}
    best = relate(glance(), shared, others)
    assert [each.story_id for each in best] == [9, 7]
    assert isinstance(best[0], Shared)
    assert relate(glance(), shared, {}) == []
