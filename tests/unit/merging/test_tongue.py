"""Rows of words find what they are written for, in languages with endings, with prefixes and without spaces."""

from __future__ import annotations

import pytest

from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.tongue import Tables, Tongue


def found(tables: Tables, *words: str) -> list[tuple[int, int, int]]:
    """The rows of events that words have: how surely, from where and to where."""
    known = Tongue(tables)
    return [(each.strength, each.first, each.last) for each in known.find(list(map(known.forms, words)), known.events)]


@pytest.mark.parametrize(
    ("row", "words", "is_there"),
    [
        ("3 storm", "storm", True),
        ("3 storm", "stormy", False),
        ("3 storm*", "stormy", True),
        ("3 storm*", "storm", True),
        ("3 storm*", "brainstorm", False),
        ("3 *storm", "snowstorm", True),
        ("3 *storm", "snowstorms", False),
        ("3 *storm*", "snowstorms", True),
        ("3 STORM hits/hit", "gale hit", True),
        ("3 STORM hits/hit", "gale then hit", False),
        ("3 STORM .. hits/hit", "gale that was very strong hit", True),
        ("3 STORM .. hits/hit", "gale that was really very strong hit", False),
        ("3 STORM .. hits/hit", "gale passed , rain hit", False),
        ("3 STORM .. hits/hit", "gale passed but rain hit", False),
        ("3 Überflutung*", "überflutungen", True),
    ],
)
def test_a_row_is_words_in_order_with_endings_sets_and_gaps_within_a_clause(
    row: str,
    words: str,
    is_there: bool,  # noqa: FBT001 - a row of the table
) -> None:
    tables = Tables(sets={"STORM": ["storm", "gale"]}, events={Event.DISASTER: row}, parting="but")
    assert bool(found(tables, *words.split())) is is_there


def test_what_is_written_with_the_word_behind_it_is_taken_off() -> None:
    tables = Tables(events={Event.DISASTER: "3 زلزال"}, prefixes="و ال وال")
    assert [bool(found(tables, word)) for word in ("زلزال", "الزلزال", "والزلزال", "بزلزال")] == [
        True,
        True,
        True,
        False,
    ]


def test_without_spaces_the_longest_words_that_are_known_are_taken() -> None:
    known = Tongue(Tables(events={Event.PROTEST: "3 デモ"}, traps="デモ版", is_unspaced=True))

    def pieces(text: str) -> list[str]:
        return [text[start:end] for start, end in known.pieces(text)]

    assert pieces("大デモ") == ["大", "デモ"]
    assert pieces("デモ版") == ["デモ版"]
