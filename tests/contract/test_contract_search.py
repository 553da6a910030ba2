"""What `ports.ArticleStore.search` promises."""

from __future__ import annotations

from typing import Any

import pytest

from aggregator.model import SearchOrder, SearchQuery
from aggregator.ports import UnitOfWork
from tests.support import make
from tests.support.make import NOON, at
from tests.support.placing import grouped


class Archive:
    """Keeps articles and finds them by title."""

    def __init__(self, unit: UnitOfWork) -> None:
        self.unit = unit
        self.feed_id = unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)
        self.titles: dict[int, str] = {}

    def add(self, title: str, text: str = "", **changes: Any) -> int:
        article = make.article(title, **{"summary": "", "text": text} | changes)
        [article_id] = self.unit.articles.add_all({self.feed_id: [article]}, now=NOON)[self.feed_id]
        self.titles[article_id] = title
        return article_id

    def finds(self, asked: str, **how: Any) -> list[str]:
        result = self.unit.articles.search(SearchQuery.read(asked), **how)
        return [self.titles[hit.article_id] for hit in result.hits]


@pytest.fixture
def archive(unit: UnitOfWork) -> Archive:
    return Archive(unit)


def test_all_words_must_occur_in_one_article_in_whatever_part_and_order(archive: Archive) -> None:
    archive.add("Talks in Verrin", "Delegates met on Monday.")
    archive.add("Talks in Osk", summary="A first round.", text="Nobody met.")
    assert archive.finds("monday talks") == ["Talks in Verrin"]
    assert archive.finds("met round osk") == ["Talks in Osk"]
    assert archive.finds("monday osk") == []


def test_only_the_last_word_finds_longer_ones_and_only_from_three_letters_on(archive: Archive) -> None:
    archive.add("Negotiations in Verrin")
    assert archive.finds("negot") == ["Negotiations in Verrin"]
    assert archive.finds("verrin nego") == ["Negotiations in Verrin"]
    assert archive.finds("nego verrin") == []
    assert archive.finds("ne") == []
    assert archive.finds('"nego"') == []
    assert archive.finds("gotiations") == []


def test_a_quoted_phrase_stands_together_within_one_part(archive: Archive) -> None:
    archive.add("One", "The grain corridor opened.")
    archive.add("Two grain", "corridor of grain, and the corridor closed")
    assert archive.finds('"grain corridor"') == ["One"]
    assert archive.finds("“grain corridor” opened") == ["One"]
    assert archive.finds("grain corridor") == ["Two grain", "One"]


def test_excluded_words_and_phrases_keep_articles_out(archive: Archive) -> None:
    archive.add("Drone over Osk", "quiet night")
    archive.add("Drone over Verrin", "loud night")
    assert archive.finds("drone -osk") == ["Drone over Verrin"]
    assert archive.finds('drone -"quiet night"') == ["Drone over Verrin"]
    assert archive.finds("drone -quiet -loud") == []
    assert archive.finds("-osk") == []
    assert archive.finds("drone-over") == ["Drone over Verrin", "Drone over Osk"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Die Straße nach Überlingen", "STRASSE ueberlingen"[:7] + " überlingen"),
        ("Émile Zola à Paris", "emile zola"),
        ("ПЕРЕГОВОРЫ в Веррине", "переговоры верр"),
        ("Ёлка и Йод", "елка"),
        ("مُحَادَثَات السلام في القاهرة", "محادثات السلام"),
        ("Ομιλίες στην Αθήνα", "αθηνα"),
        ("İstanbul'da görüşmeler", "istanbul gorusmeler"),
        ("हिन्दी में समाचार", "हिन्दी समाचार"),
        ("서울에서 회담", "서울에서"),
        ("ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("Ministers in Tromsø and Łódź", "tromso lodz"),
        ("Ministers in Tromso and Lodz", "Tromsø Łódź"),
        ("Diyarbakır'da görüşmeler", "diyarbakir"),
        ("غارة على مدرسة في القاهرة", "مدرسه القاهره"),
        ("مستشفى في مينـــاء اللاذقية", "مستشفي ميناء"),
        ("پالایشگاه آبادان مهار شد", "پالايشگاه مهار"),
        ("گفت‌وگو در کابل", "كابل"),
    ],
)
def test_case_accents_and_width_do_not_matter_in_any_script(archive: Archive, text: str, asked: str) -> None:
    archive.add("Here", text)
    archive.add("Elsewhere", "nothing of the kind")
    assert archive.finds(asked) == ["Here"]
    assert archive.finds(text) == ["Here"]


@pytest.mark.parametrize(
    ("text", "asked", "unasked"),
    [
        ("中国外交部发言人星期一表示", "外交部", "部外交"),
        ("東京で首脳会談が開かれた", "首脳会談", "会首脳"),
        ("การเจรจาสันติภาพที่กรุงเทพ", "สันติภาพ", "ภาพสันติ"),
    ],
)
def test_scripts_without_spaces_are_found_by_letters_that_stand_together(
    archive: Archive, text: str, asked: str, unasked: str
) -> None:
    archive.add("Here", text)
    assert archive.finds(asked) == ["Here"]
    assert archive.finds(unasked) == []


@pytest.mark.parametrize(
    "asked",
    [
        '"', '""', "*", "-", "--", "( )", "^verrin", "title:verrin", "a:b", "NEAR(verrin talks)", "verrin AND",
        "NOT verrin", "OR", "{title} : x", "' OR 1=1 --", "verrin:*", "!verrin", "a & | b", "<->", "\\", "%", "_",
        "\0", "verrin\0talks", "\ud800", "\N{RIGHT-TO-LEFT OVERRIDE}", "🕊", "…!?,;", "x" * 100_000, '"' * 100_000,
        "a " * 50_000, "-a " * 50_000, '"a b" ' * 9_000, "'; DROP TABLE articles; --", "ﷺ" * 300, "中" * 3_000,
    ],
)  # fmt: skip
def test_no_query_is_an_error(archive: Archive, asked: str) -> None:
    archive.add("Talks in Verrin")
    archive.finds(asked)
    archive.finds(asked, order=SearchOrder.RELEVANCE)
    assert archive.finds("verrin") == ["Talks in Verrin"]


@pytest.mark.parametrize(
    "asked", ["100000", "100,000", "100.000 homes", '"100000 homes"', "homes 100000 -5000", "homes -5000"]
)
def test_a_number_is_found_with_signs_between_its_thousands_and_without(archive: Archive, asked: str) -> None:
    archive.add("Storm leaves 100,000 homes dark")
    archive.add("Storm leaves 100000 homes dark")
    archive.add("Storm leaves 5,000 homes in 100 towns dark")
    assert sorted(archive.finds(asked)) == ["Storm leaves 100,000 homes dark", "Storm leaves 100000 homes dark"]


def test_signs_of_the_databases_query_languages_are_plain_text(archive: Archive) -> None:
    archive.add("Near or not", "title verrin")
    archive.add("Other", "verrin")
    assert archive.finds("title:verrin") == ["Near or not"]
    assert archive.finds("NOT verrin") == ["Near or not"]
    assert archive.finds("or near") == ["Near or not"]


def test_the_newest_come_first_unless_the_most_relevant_are_asked_for(archive: Archive) -> None:
    archive.add("Port of Verrin", "verrin verrin verrin", published=at(-2))
    archive.add("Old", "a long text about many other things that names verrin once", published=at(-3))
    archive.add("New", "a long text about many other things that names verrin once", published=at(0))
    assert archive.finds("verrin") == ["New", "Port of Verrin", "Old"]
    assert archive.finds("verrin", order=SearchOrder.RELEVANCE) == ["Port of Verrin", "New", "Old"]


def test_a_search_that_finds_more_than_was_asked_for_says_so(archive: Archive) -> None:
    for number in range(3):
        archive.add(f"Verrin {number}")
    whole = archive.unit.articles.search(SearchQuery.read("verrin"), most=3)
    part = archive.unit.articles.search(SearchQuery.read("verrin"), most=2)
    assert (len(whole.hits), whole.cut) == (3, False)
    assert (len(part.hits), part.cut) == (2, True)
    assert archive.finds("verrin", most=2) == ["Verrin 2", "Verrin 1"]


def test_each_article_found_comes_with_its_story_if_it_has_one(archive: Archive) -> None:
    waiting, placed = archive.add("Verrin waits"), archive.add("Verrin is placed")
    story_id = grouped(archive.unit, placed)
    hits = archive.unit.articles.search(SearchQuery.read("verrin")).hits
    assert {hit.article_id: hit.story_id for hit in hits} == {waiting: None, placed: story_id}


def test_a_revised_article_is_found_by_its_new_words_alone(archive: Archive) -> None:
    article_id = archive.add("Three dead in Osk", "The governor spoke.")
    archive.add("Three more", "The governor slept.")
    for title in ("Four dead in Osk", "Five dead in Osk"):
        changed = make.article(title, summary="", text="The mayor spoke.")
        archive.unit.articles.revise([make.revision(article_id, changed)], now=at(1))
    assert archive.finds("five mayor") == ["Three dead in Osk"]
    assert archive.finds("four osk") == archive.finds("governor spoke") == []
    assert archive.finds("three") == ["Three more"]


def test_a_text_beyond_all_measure_is_stored_and_found_by_its_beginning(archive: Archive) -> None:
    archive.add("Long", "verrin " + " ".join(f"word{number}" for number in range(300_000)))
    archive.add("Wide", "osk " + "\N{LINEAR B SYLLABLE B008 A}" * 3_000_000)
    archive.add("Unspaced", "中" * 400_000)
    assert archive.finds('"verrin word0"') == ["Long"]
    assert archive.finds("osk") == ["Wide"]
    assert archive.finds("中中") == ["Unspaced"]


def test_a_summary_that_the_text_repeats_is_found_as_part_of_the_text(archive: Archive) -> None:
    archive.add("Twice", summary="Delegates met.", text="Delegates met. They parted.")
    assert archive.finds('"met they"') == ["Twice"]
