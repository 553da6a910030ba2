"""Figures of what happened before are known from those of the event itself."""

from __future__ import annotations

import pytest

from aggregator.model import FigureRole
from tests.support.figures import read
from tests.support.make import at


def test_the_worst_since_another_year_is_of_this_one() -> None:
    for text in (
        "Jets hit Verrin for the first time since 2016, killing 16 civilians.",
        "It is the deadliest raid since 2019: 16 people died.",
        "The deadliest raid in recent years killed 16 people.",
        "It was the third raid this year: 16 people died.",
    ):
        (figure,) = read(text)
        assert (figure.value, figure.looks_back) == (16, False)
    (since,) = read("Since 2016 raids have killed 16 civilians.")
    assert since.looks_back


def test_a_figure_of_another_year_looks_back() -> None:
    (figure,) = read("The 2011 earthquake killed 1,500 people.")
    assert figure.looks_back
    (older,) = read("The bombing, which killed 13 people a decade ago, was commemorated.")
    assert older.looks_back
    (lately,) = read("At least ten people have been hanged in recent months.")
    assert lately.looks_back
    (monthly,) = read("At least ten people have died in this month's violence.")
    assert monthly.looks_back
    (third,) = read("At least ten people died in the third raid this month.")
    assert not third.looks_back
    (own,) = read("In 2025 floods killed 15 people.", at(0).replace(year=2025))
    assert not own.looks_back


@pytest.mark.parametrize(
    ("text", "looks_back"),
    [
        ("It was the first such crash since 1995, when four people died.", True),
        ("It is the lowest total since 21 March, when 56 people died.", True),
        ("It follows the raid of January 2, when 11 people died.", True),
        ("The worst day was Friday, when 12 people died.", False),
        ("It began on 4 March, when 12 people died.", False),
    ],
)
def test_what_was_when_another_day_was_is_of_that_day(text: str, *, looks_back: bool) -> None:
    found = read(text, at(0).replace(month=3, day=8))
    assert [each.looks_back for each in found] == [looks_back]


@pytest.mark.parametrize(
    ("text", "looks_back"),
    [
        ("Envoys met after April's five-day conflict killed at least 48.", True),
        ("April's clashes caused more than 40 deaths.", True),
        ("Ahead of April's summit, a blast killed 12.", False),
        ("June's quake killed 12.", False),
        ("A riot at the prison in April left 12 dead.", True),
        ("Gunmen killed 12 people at the mosque in April.", True),
        ("A riot at the prison in June left 12 dead.", False),
        ("A blast killed 12, the first since one in April.", False),
    ],
)
def test_what_is_called_by_another_month_is_of_another_time(text: str, *, looks_back: bool) -> None:
    june = at(0).replace(month=6)
    assert [each.looks_back for each in read(text, june)] == [looks_back]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Typhoon Mirel flooded Lund. The mayor resigned after Oska killed 31 people there.", None),
        ("Typhoon Mirel flooded Lund, and the mayor resigned after Typhoon Oska killed 31 people.", None),
        (
            "Typhoon Mirel, locally Oska, flooded Lund. The mayor resigned after Oska killed 31 people.",
            FigureRole.KILLED,
        ),
        ("The mayor of Lund resigned after Typhoon Oska killed 31 people.", FigureRole.KILLED),
        ("Typhoon Mirel flooded Lund. The mayor resigned after floods killed 31 people.", FigureRole.KILLED),
    ],
)
def test_a_toll_of_a_storm_that_is_named_behind_another_one_is_of_another_event(
    text: str, killed: FigureRole | None
) -> None:
    assert [each.role for each in read(text)] == [killed]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The two have been on edge since gunmen killed 26 people at Verrin.", None),
        ("It was the first exchange of fire since 26 people were killed at Verrin.", None),
        ("Karland shut the crossing in response to the killing of 26 people.", None),
        ("Karland shelled a camp in retaliation for an attack that killed 26 people.", None),
        ("Bombs on the harbour on Sunday had killed 26 people.", None),
        ("Verrin marked the anniversary of the fire in which 26 people died.", None),
        ("It is ten years since Verrin was shaken by a fire that killed 26 people.", None),
        ("In the worst night in ten years, gunmen who came by boat killed 26 people.", FigureRole.KILLED),
        ("On the anniversary of the revolt gunmen killed 26 people.", FigureRole.KILLED),
        ("The new count is more than double the 26 deaths told in May.", None),
        ("Bombs on Sunday had killed 26 people, the mayor said.", FigureRole.KILLED),
        ("Shelling since dawn killed 26 people.", FigureRole.KILLED),
        ("Floods since Tuesday night killed 26 people.", FigureRole.KILLED),
        ("Rains since early June have killed 26 people.", FigureRole.KILLED),
        ("In the deadliest raid since spring gunmen killed 26 people.", FigureRole.KILLED),
        ("Karland shut the crossing in response, and gunmen killed 26 people.", FigureRole.KILLED),
    ],
)
def test_what_something_answers_or_has_followed_is_another_event(text: str, killed: FigureRole | None) -> None:
    assert [each.role for each in read(text)] == [killed]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Critics praised a drama about a bombing that killed more than 200 people.", None),
        ("The documentary on the flood in which 12 people died has won.", None),
        ("A fire in a cinema that showed a film about penguins killed 12 people.", FigureRole.KILLED),
    ],
)
def test_whom_a_film_tells_of_died_at_another_time(text: str, role: FigureRole | None) -> None:
    assert [each.role for each in read(text)] == [role]
