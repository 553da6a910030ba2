"""Counts of some among others, and of those who come to others."""

from __future__ import annotations

import pytest

from aggregator.model import Bound, FigureRole
from tests.support.figures import read, shown


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Mayor Roman Stelmakh and three others were killed.", Bound.AT_LEAST),
        ("A baker and three others were killed.", Bound.AT_LEAST),
        ("Mayor Roman Stelmakh, 2 others killed in Dovhe", Bound.AT_LEAST),
        ("The senator and three others were killed.", Bound.AT_LEAST),
        ("In Port Dovhe, two others were killed.", Bound.EXACT),
        ("On Monday, two others were killed.", Bound.EXACT),
        ("Meanwhile, two others were killed.", Bound.EXACT),
        ("Three chess players and five other people were killed.", Bound.AT_LEAST),
        ("Five other people were killed.", Bound.EXACT),
        ("Three of its chess players were killed.", Bound.AT_LEAST),
        ("Two were hurt in Dovhe and three others were killed.", Bound.EXACT),
    ],
)
def test_who_is_named_beside_others_is_one_more(text: str, bound: Bound) -> None:
    assert [as_bound for _, _, as_bound, _, role in shown(text) if role is FigureRole.KILLED] == [bound]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Ten villagers including two women have been killed.", [10, 2]),
        ("Ten villagers including the mayor and two women died.", [10, 2]),
        ("Ten soldiers including a captain embraced martyrdom.", [10]),
        ("Ten villagers including two women who were killed wrote to the mayor.", [2]),
        ("Ten villagers including two killed in Lund were buried.", [2]),
        ("Two women among ten killed in Lund", [2, 10]),
        ("Two women were among ten people killed in Lund.", [2, 10]),
    ],
)
def test_who_is_included_shares_what_befell_all(text: str, killed: list[float]) -> None:
    assert [each.value for each in read(text) if each.role is FigureRole.KILLED] == killed


def test_a_number_between_two_needs_no_noun_before_of_them() -> None:
    (figure,) = read("Guards beat back the raiders, killing 15 to 20 of them.")
    assert (figure.value, figure.upper, figure.role) == (15, 20, FigureRole.KILLED)


def test_what_comes_to_an_earlier_count_is_the_first_of_its_own_kind() -> None:
    roles = [figure.role for figure in read("Six people were killed. Four more were wounded. Two more died later.")]
    assert roles == [FigureRole.KILLED, FigureRole.WOUNDED, None]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The toll rose to 48 with 13 new deaths.", [48]),
        ("Lund counted 13 new deaths on Friday, which pushed the death toll to 48.", [48]),
        ("The toll rose to 48. Lund counted 13 new deaths on Friday.", [48]),
        ("Lund counted 13 new deaths on Friday.", [13]),
        ("The toll rose to 48. Two new recruits were killed.", [48, 2]),
    ],
)
def test_new_deaths_are_those_of_a_day_where_all_are_counted_too(text: str, killed: list[float]) -> None:
    assert [each.value for each in read(text) if each.role is FigureRole.KILLED] == killed


def test_what_is_said_of_all_is_not_said_of_some_of_them() -> None:
    freed, taken = read("Nine of the 34 girls abducted from a school were freed.")
    assert (freed.role, taken.role) == (FigureRole.RELEASED, FigureRole.ABDUCTED)


def test_of_those_left_out_and_of_the_whole_nothing_is_said() -> None:
    assert [figure.role for figure in read("All but 14 of the 200 passengers died.")] == [None, None]


def test_what_goes_on_with_an_addition_is_one_too() -> None:
    roles = [each.role for each in read("Two more people were killed and 17 wounded on Monday.")]
    assert roles == [None, None]
    (_, hurt) = read("Two people were killed and 17 wounded on Monday.")
    assert hurt.role is FigureRole.WOUNDED


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Nine of the 12 missiles were shot down.", [9]),
        ("Fourteen of the 31 patients had died.", [14]),
        ("Most of the 40 passengers died.", []),
        ("Three of the 12 people who died were children.", [12]),
        ("All of the 12 people on board died.", [12]),
        ("The families of 12 people who died sued.", [12]),
    ],
)
def test_what_befell_some_befell_not_all(text: str, counted: list[float]) -> None:
    assert [each.value for each in read(text) if each.role] == counted


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("12 people were killed in Kharkiv and three in Sumy.", [12, 3]),
        ("Strikes killed 12 in Kharkiv, three in northern Sumy and two others in Odesa, officials said.", [12, 3, 2]),
        ("The storm killed 15 people in the Philippines and three in Taiwan over the weekend.", [15, 3]),
        ("The storm killed 12 people in Kharkiv and three in Sumy were injured.", [12]),
        ("The storm killed 12 people in Kharkiv and three in Sumy met.", [12]),
        ("The storm killed 12 people in Kharkiv and three others.", [12]),
        ("The storm killed nobody in Kharkiv and three in Sumy met.", []),
    ],
)
def test_a_count_goes_on_at_another_place(text: str, killed: list[float]) -> None:
    counted = [each for each in read(text) if each.role is FigureRole.KILLED]
    assert [each.value for each in counted] == killed
    assert all(each.is_of_a_place for each in counted) is (len(killed) != 1)
