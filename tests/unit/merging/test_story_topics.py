"""Topics are filters over the words, publishers and languages of a story's articles, its kind and places."""

from __future__ import annotations

from typing import Any

import pytest

from aggregator.merging import topics_of
from aggregator.model import Named, StoredArticle, StoryKind, TopicSpec
from tests.support.make import details, passage, stored_article

STORY = [
    stored_article(1, "Ferries stay in port at Saint-Malo", publisher="Harbour Herald", language="en-GB"),
    stored_article(2, "La tempête ferme l'École navale", summary="", publisher="Le Rivage", language="fr"),
    stored_article(3, "東京港で火災", summary="", text="Die Straße zum Hafen ist gesperrt", language="ja"),
]


def fits(articles: list[StoredArticle], **conditions: Any) -> bool:
    return topics_of(articles, None, [TopicSpec(name="t", **conditions)]) == ("t",)


@pytest.mark.parametrize("word", ["FERRIES", "saint malo", "Saint-Malo", "ecole", "TEMPETE", "strasse", "東京", "火災"])
def test_words_are_found_whatever_their_case_accents_and_hyphens(word: str) -> None:
    assert fits(STORY, any=(word,))


@pytest.mark.parametrize("word", ["ferry", "port at Brest", "por", "malo la", "", "京東"])
def test_parts_of_words_other_orders_and_words_of_two_articles_are_no_match(word: str) -> None:
    assert not fits(STORY, any=(word,))


def test_any_wants_one_and_all_wants_every_word_from_any_of_the_articles() -> None:
    assert fits(STORY, any=("volcano", "ferries"))
    assert fits(STORY, all=("ferries", "tempête"))
    assert not fits(STORY, all=("ferries", "volcano"))


def test_none_keeps_a_story_out_if_any_article_has_the_word() -> None:
    assert not fits(STORY, any=("ferries",), none=("Hafen",))
    assert fits(STORY[:1], any=("ferries",), none=("Hafen",))


def test_one_of_the_publishers_is_enough() -> None:
    assert fits(STORY, publishers=("le rivage", "Other Post"))
    assert not fits(STORY, publishers=("Other Post",))


def test_a_publisher_matches_by_its_host_whatever_its_feeds_are_called() -> None:
    story = [stored_article(1, publisher="Harbour Post Coast", publisher_host="harbour.example")]
    assert fits(story, publishers=("Harbour.example",))
    assert fits(story, publishers=("harbour post coast",))
    assert not fits(story, publishers=("quay.example",))


def test_a_language_takes_in_its_regional_varieties_but_not_the_other_way_round() -> None:
    assert fits(STORY, languages=("en",))
    assert not fits(STORY, languages=("fr-CH",))
    assert not fits(STORY, languages=("e",))


def test_all_conditions_must_hold_together() -> None:
    assert fits(STORY, any=("ferries",), languages=("fr",))
    assert not fits(STORY, any=("ferries",), languages=("de",))


def test_topics_come_in_the_order_of_the_catalogue() -> None:
    topics = [
        TopicSpec(name="Z", any=("ferries",)),
        TopicSpec(name="No", any=("nothing",)),
        TopicSpec(name="A", any=("port",)),
    ]
    assert topics_of(STORY, None, topics) == ("Z", "A")


@pytest.mark.parametrize("place", ["Kharkiv", "KHÁRKIV", "UA"])
def test_a_place_is_found_by_its_name_or_the_code_of_its_country(place: str) -> None:
    told = details(places=(Named(key="Kharkiv, UA", name=passage("Kharkiv"), articles=1, country="UA"),))
    topics = [TopicSpec(name="t", places=("Osaka", place))]
    assert topics_of(STORY, told, topics) == ("t",)
    assert topics_of(STORY, None, topics) == ()
    assert topics_of(STORY, details(), topics) == ()


def test_a_kind_is_found_once_the_story_has_been_read() -> None:
    topics = [TopicSpec(name="t", kinds=(StoryKind.TALKS, StoryKind.INCIDENT))]
    assert topics_of(STORY, details(kind=StoryKind.INCIDENT), topics) == ("t",)
    assert topics_of(STORY, details(kind=StoryKind.OTHER), topics) == ()
    assert topics_of(STORY, None, topics) == ()


def test_kinds_and_places_narrow_what_the_words_find() -> None:
    topics = [TopicSpec(name="t", any=("ferries",), kinds=(StoryKind.TALKS,))]
    assert topics_of(STORY, details(kind=StoryKind.OTHER), topics) == ()
    assert topics_of(STORY, details(kind=StoryKind.TALKS), topics) == ("t",)
