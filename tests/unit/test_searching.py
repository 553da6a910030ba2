"""What a person's search means, and how its words are marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aggregator.model import Phrase, SearchQuery, searched_words
from aggregator.web.views.marking import excerpt, marked


def phrases(asked: str) -> list[str]:
    """The phrases of a query: those excluded with a minus, the beginnings of words with dots."""
    query = SearchQuery.read(asked)
    return [
        *(" ".join(each.words) + "…" * each.beginning for each in query.wanted),
        *("-" + " ".join(each.words) for each in query.excluded),
    ]


def shown(text: str, asked: str) -> str:
    """A text with what a search marks in brackets."""
    return "".join(
        each.text if each.mark is None else f"[{each.text}]" for each in marked(text, SearchQuery.read(asked).wanted)
    )


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("Grain Corridor", ["grain", "corridor…"]),
        ('"grain corridor" deal', ["grain corridor", "deal…"]),
        ('deal "grain corridor"', ["deal", "grain corridor"]),
        ("«зерновий коридор» -порт", ["зерновии коридор", "-порт"]),
        ('talks -osk -"first round"', ["talks", "-osk", "-first round"]),
        ('"never closed', ["never closed"]),
        ("grain cor\u00adri\u00addor", ["grain", "corridor…"]),
        ("\u200f-osk talks\u200b", ["talks…", "-osk"]),
        ("state-of-the-art", ["state of the art…"]),
        ("don't go", ["don t", "go"]),
        ("외교", [*phrases("외교")]),
        ("外交部 talks", ["外 交 部", "talks…"]),
        ("talks talks", ["talks", "talks…"]),
        ('… - -- " 🕊', []),
        ("", []),
    ],
)
def test_a_query_is_read_as_words_phrases_and_exclusions(asked: str, read: list[str]) -> None:
    assert phrases(asked) == read


@given(some.text())
def test_any_text_is_a_query(asked: str) -> None:
    query = SearchQuery.read(asked)
    for phrase in (*query.wanted, *query.excluded):
        assert phrase.words
        assert all(word and not set(word) & set(" '\"\\:*()\0") for word in phrase.words)


def test_a_query_beyond_all_measure_is_read_in_part() -> None:
    assert len(SearchQuery.read("a " * 100_000).wanted) <= 40


@given(some.text(), some.text(max_size=20))
def test_marking_leaves_a_text_as_it_is(text: str, asked: str) -> None:
    assert "".join(piece.text for piece in marked(text, SearchQuery.read(asked).wanted)) == text


@given(some.text(max_size=2_000), some.text(max_size=20))
def test_an_excerpt_is_a_stretch_of_the_text(text: str, asked: str) -> None:
    pieces = excerpt([text], SearchQuery.read(asked).wanted)
    assert "".join(piece.text for piece in pieces if piece.text not in {"… ", " …"}) in text


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Talks in VERRIN, talks.", "verrin", "Talks in [VERRIN], talks."),
        ("Negotiations", "negot", "[Negotiations]"),
        ("the grain corridor, grain", '"grain corridor"', "the [grain corridor], grain"),
        ("Émile ét Zola", "emile zola", "[Émile] ét [Zola]"),
        ("中国外交部发言", "外交部", "中国[外交部]发言"),
        ("السَّلامُ هنا", "السلام", "[السَّلامُ] هنا"),
        ("<b>bold</b>", "bold", "<b>[bold]</b>"),
        ("a talks-talks b", '"talks talks"', "a [talks-talks] b"),
        ("nothing", "else", "nothing"),
    ],
)
def test_words_are_marked_as_they_are_found(text: str, asked: str, expected: str) -> None:
    assert shown(text, asked) == expected


def test_an_excerpt_stands_around_the_first_marked_word_of_the_first_text_that_has_one() -> None:
    long = "one two three four five " * 40 + "verrin " + "six seven eight " * 40
    wanted = (Phrase(words=("verrin",)),)
    pieces = excerpt(["summary without it", long], wanted)
    assert [piece.text for piece in pieces if piece.mark is not None] == ["verrin"]
    assert pieces[0].text == "… "
    assert pieces[-1].text == " …"
    assert sum(len(piece.text) for piece in pieces) < 320
    assert [piece.text for piece in excerpt(["summary without it", "nor this"], wanted)] == ["summary without it"]
    assert excerpt(["", ""], wanted) == []


def test_what_is_searched_of_an_article_leaves_out_a_summary_that_the_text_repeats() -> None:
    assert searched_words("A title", "They met.", "They met. They left.") == (
        ["a", "title"],
        [],
        ["they", "met", "they", "left"],
    )
