"""The table of an export opens in a spreadsheet without running anything, and keeps what it can of each text."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.exporting import csv_lines, exported
from aggregator.exporting.table import COLUMNS, defused
from aggregator.model import StoryKind, StoryState
from aggregator.ports import QueueFilter
from tests.support.desk import fill
from tests.support.make import NOON, details
from tests.support.sqlite import empty_sqlite, new_sqlite

ALL = QueueFilter(states=frozenset(StoryState))
INVISIBLE = "\u00ad\u061c\u180e\u200b\u200e\u202e\u2060\u2066\ufeff"
FORMULA = re.compile(f"(^|[\t\r\n;])([^\\S\t\r\n]|[{INVISIBLE}])*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
SHARP = st.text(alphabet="=+-@\t\r\n;'\", \u200b\u202e\ufeff\uff1da1", max_size=30)


@given(SHARP | st.text(max_size=60))
def test_no_cell_begins_as_a_formula_wherever_a_spreadsheet_may_part_it(text: str) -> None:
    cell = defused(text)
    assert not FORMULA.search(cell)
    assert cell[:1] not in {"\t", "\r", "\n"}
    assert defused(cell) == cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("http://evil.example")', '\'=HYPERLINK("http://evil.example")'),
        (" @SUM(1)", " '@SUM(1)"),
        ("-2 degrees in Oslo", "'-2 degrees in Oslo"),
        ("a;=1+1", "a;'=1+1"),
        ("\u200b =1+1", "\u200b '=1+1"),
        ("\u202e=1+1", "\u202e'=1+1"),
        ("\tx", "'\tx"),
        ("Four-day strike, 2 + 2 = 4", "Four-day strike, 2 + 2 = 4"),
        ("nul\x00", "nul"),
    ],
)
def test_only_what_would_be_a_formula_is_given_an_apostrophe(text: str, cell: str) -> None:
    assert defused(text) == cell


@settings(max_examples=10)  # each with a database of its own: a few tables of many titles
@given(st.lists(SHARP, min_size=25, max_size=25))
def test_any_titles_come_back_from_the_table_defused(titles: list[str]) -> None:
    with empty_sqlite() as database:
        fill(database, [titles])
        rows = list(csv.DictReader(io.StringIO("".join(csv_lines(exported(database, ALL))), newline="")))
    assert [row["title"] for row in rows] == [defused(title) for title in titles]


def test_there_is_one_row_an_article_with_the_columns_of_its_story_and_a_mark_where_asked_for() -> None:
    database = new_sqlite()
    fill(database, [["Quake hits Palu", "Palu shaken"], ["Talks open"]])
    with database.write() as uow:
        story = uow.stories.many([1])[1]
        told = details(kind=StoryKind.INCIDENT)
        uow.stories.save_details(1, told, engine="t", of_revision=story.revision, names=(), topics=["A", "B"], now=NOON)
        uow.commit()
    text = "".join(csv_lines(exported(database, ALL), bom=True))
    assert text.startswith("\ufeffstory,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert list(rows[0]) == list(COLUMNS)
    assert [(row["story"], row["kind"], row["topics"], row["article"], row["role"]) for row in rows] == [
        ("1", "incident", "A|B", "1", "lead"),
        ("1", "incident", "A|B", "2", "independent"),
        ("2", "", "", "3", "lead"),
    ]
