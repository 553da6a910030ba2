"""Figures of several articles are grouped by what they count, and compared by value and time."""

from __future__ import annotations

import pytest

from aggregator.merging.figures import group_figures
from aggregator.merging.figures.told import ArticleFigures
from aggregator.merging.reading import read_article
from aggregator.model import FigureRole, PastRevision, StoryFigure
from tests.support.figures import aside
from tests.support.make import at, stored_article


def article(
    number: int, text: str, hours: float, publisher: str = "", publisher_host: str | None = None
) -> ArticleFigures:
    outlet = {"publisher": publisher or f"Outlet {number}", "publisher_host": publisher_host}
    summary = {"summary": text, "sort_time": at(hours), "language": "en", **outlet}
    return read_article(stored_article(number, "", **summary)).figures


def only(articles: list[ArticleFigures], same_text: dict[int, int] | None = None) -> StoryFigure:
    (group,) = group_figures(articles, same_text or {})
    return group


def relations(group: StoryFigure) -> list[tuple[float, tuple[int, ...], tuple[int, ...]]]:
    return [(each.value, each.later_than, each.disagrees_with) for each in group.values]


def test_a_greater_toll_in_the_evening_is_later_and_no_contradiction() -> None:
    group = only([article(2, "5 killed", 10), article(1, "3 killed", 0)])
    assert (group.role, group.unit) == (FigureRole.KILLED, "people")
    assert relations(group) == [(3, (), ()), (5, (0,), ())]


def test_two_tolls_of_the_same_time_disagree() -> None:
    assert relations(only([article(1, "3 killed", 0), article(2, "5 killed", 1)])) == [(3, (), (1,)), (5, (), (0,))]


def test_a_toll_that_falls_later_on_disagrees_and_a_number_of_missing_does_not() -> None:
    assert relations(only([article(1, "5 killed", 0), article(2, "3 killed", 10)]))[1] == (3, (), (0,))
    assert relations(only([article(1, "5 missing", 0), article(2, "3 missing", 10)]))[1] == (3, (0,), ())


def test_a_smaller_toll_that_may_be_older_than_it_was_seen_is_the_earlier() -> None:
    articles = [article(1, "5 killed", 0), article(2, "3 killed", 10)]
    (group,) = group_figures(articles, {}, undated={2})
    assert relations(group) == [(5, (1,), ()), (3, (), ())]
    for told in ("The death toll was lowered to 3.", "3 missing"):
        both = [article(1, told.replace("3", "5"), 0), article(2, told, 10)]
        (_, last) = relations(group_figures(both, {}, undated={2})[0])
        assert last == (3, (0,), ())
    at_once = [article(1, "5 killed", 0), article(2, "3 killed", 1)]
    assert relations(group_figures(at_once, {}, undated={2})[0]) == [(5, (), (1,)), (3, (), (0,))]


def test_when_an_outlet_said_so_tells_more_than_when_an_undated_article_was_seen() -> None:
    articles = [article(1, "3 killed", 0), article(2, "5 killed", 10), article(3, "3 killed", 11)]
    assert relations(only(articles)) == [(3, (), (1,)), (5, (), (0,))]
    (group,) = group_figures(articles, {}, undated={3})
    assert relations(group) == [(3, (), ()), (5, (0,), ())]


@pytest.mark.parametrize(
    "text",
    [
        "Officials lowered the death toll to 3.",
        "The death toll was cut to 3.",
        "Death toll revised from 5 to 3",
        "Not 5 but 3 people were killed, the mayor said.",
        "Police said three people, not five, had been killed.",
        "Three people were killed rather than five.",
    ],
)
def test_a_toll_that_is_corrected_is_later_and_no_contradiction(text: str) -> None:
    assert relations(only([article(1, "5 killed", 0), article(2, text, 10)]))[1] == (3, (0,), ())


@pytest.mark.parametrize(
    "text",
    [
        "Police said 12 people had died before revising the toll to nine.",
        "Earlier reports said 12 people were killed; police later put the toll at nine.",
        "The death toll, initially put at 12, was lowered to nine.",
    ],
)
def test_an_article_that_corrects_itself_stands_for_the_value_that_it_comes_to(text: str) -> None:
    assert relations(only([article(1, text, 0)])) == [(12, (), ()), (9, (0,), ())]
    assert relations(only([article(1, text, 0), article(2, "9 killed", 1)])) == [(12, (), ()), (9, (0,), ())]
    assert relations(only([article(1, text, 0), article(2, "7 killed", 1)]))[1:] == [(9, (0,), (2,)), (7, (), (1,))]


def before(hours: float, text: str) -> list[PastRevision]:
    """What an article said until a time."""
    return [PastRevision(revision=1, replaced=at(hours), title="", summary=text, text="")]


def test_a_toll_counts_as_told_when_the_version_came_that_first_prints_it() -> None:
    live, other = article(1, "8 killed", 0), article(2, "5 killed", 4)
    assert relations(only([live, other]))[1] == (5, (), (0,))
    (raised,) = group_figures([live, other], {}, {1: before(8, "3 killed")})
    assert relations(raised) == [(5, (), ()), (8, (0,), ())]


def test_a_toll_that_an_edit_has_left_was_told_when_its_article_came() -> None:
    live, other = article(1, "8 killed, the mayor said", 0), article(2, "9 killed", 4)
    (group,) = group_figures([live, other], {}, {1: before(8, "8 killed, he said")})
    assert relations(group) == [(8, (), ()), (9, (0,), ())]


def test_what_stands_behind_a_misread_figure_is_compared_as_if_it_stood_first() -> None:
    articles = [article(1, "114 people were killed. 5 people were killed.", 0), article(2, "9 people were killed.", 1)]
    group = only(articles)
    assert relations(group) == [(114, (), (2,)), (5, (), ()), (9, (), (0,))]
    (judged,) = group_figures(articles, {}, aside=[aside(1, group.reading(group.values[0]))])
    assert relations(judged) == [(114, (), ()), (5, (), (2,)), (9, (), (1,))]


def test_all_who_are_exchanged_and_those_on_each_side_do_not_disagree() -> None:
    texts = "300 prisoners were freed", "Both armies exchanged 150 prisoners each.", "90 prisoners were freed"
    group = only([article(number, text, 0) for number, text in enumerate(texts, 1)])
    assert relations(group) == [(300, (), (2,)), (150, (), (2,)), (90, (), (0, 1))]


def test_a_publisher_that_corrects_itself_does_not_disagree_with_itself() -> None:
    group = only([article(1, "3 killed", 0, "One"), article(2, "5 killed", 1, "One")])
    assert relations(group) == [(3, (), ()), (5, (0,), ())]


def test_a_publisher_corrects_itself_in_whichever_of_its_feeds_it_does() -> None:
    coast = article(1, "3 killed", 0, "Harbour Post Coast", "harbour.example")
    world = article(2, "5 killed", 1, "Harbour Post World", "harbour.example")
    assert relations(only([coast, world])) == [(3, (), ()), (5, (0,), ())]


def test_publishers_of_one_name_disagree() -> None:
    one = article(1, "3 killed", 0, "The Post", "harbour-post.example")
    other = article(2, "5 killed", 1, "The Post", "quay-post.example")
    assert relations(only([one, other])) == [(3, (), (1,)), (5, (), (0,))]


def test_an_old_value_that_is_still_printed_beside_a_new_one_disagrees() -> None:
    group = only([article(1, "3 killed", 0), article(2, "5 killed", 9), article(3, "3 killed", 10)])
    assert relations(group) == [(3, (), (1,)), (5, (), (0,))]


def test_a_later_value_that_leaves_open_what_was_known_is_no_later_one() -> None:
    group = only([article(1, "22 killed", 0), article(2, "Over 20 people were killed.", 10)])
    assert relations(group) == [(22, (), ()), (20, (), ())]
    group = only([article(1, "At least 10 people were killed.", 0), article(2, "At least 13 people were killed.", 10)])
    assert relations(group) == [(10, (), ()), (13, (0,), ())]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("At least 3 people were killed.", "5 killed"),
        ("About 20 people were killed.", "21 killed"),
        ("Death toll tops 400", "At least 407 people were killed."),
        ("Up to 70 people were killed.", "5 killed"),
        ("Between 5 and 7 people were killed.", "6 killed"),
    ],
)
def test_bounds_that_hold_both_are_no_disagreement(one: str, other: str) -> None:
    group = only([article(1, one, 0), article(2, other, 1)])
    assert all(each.disagrees_with == () for each in group.values)


def test_copies_of_one_text_are_one_source() -> None:
    (value,) = only([article(1, "3 killed", 0), article(2, "3 killed", 1), article(3, "3 killed", 2)], {2: 1}).values
    assert [each.words.article_id for each in value.printed] == [1, 2, 3]


def test_a_copy_with_another_number_speaks_for_itself() -> None:
    group = only([article(1, "3 killed", 0), article(2, "4 killed", 1)], {2: 1})
    assert [each.value for each in group.values] == [3, 4]


def test_what_an_article_counts_besides_contradicts_nobody() -> None:
    whole = "Five people were killed. In the suburb two people were killed."
    group = only([article(1, whole, 0), article(2, "5 killed", 1)])
    assert relations(group) == [(5, (), ()), (2, (), ())]


@pytest.mark.parametrize(
    "texts",
    [
        ("12 people were killed in Kharkiv and 3 were killed in Sumy.", "3 killed in Sumy", "15 killed"),
        ("12 people were killed in Kharkiv and 3 were killed in Sumy.", "12 killed in Kharkiv", "At least 16 killed"),
        ("12 people were killed in Kharkiv and 3 in Sumy.", "3 killed in Sumy", "15 killed"),
        ("In Tyre, 5 people were killed, and in Sidon, 2 people were killed.", "2 killed in Sidon", "7 killed"),
    ],
)
def test_tolls_of_two_places_contradict_neither_each_other_nor_their_sum(texts: tuple[str, ...]) -> None:
    group = only([article(number, text, number / 10) for number, text in enumerate(texts)])
    assert all(not each.disagrees_with and not each.later_than for each in group.values)


def test_tolls_of_two_places_are_told_apart_in_another_language() -> None:
    texts = "12 человек погибли в Харькове, трое погибли в Сумах.", "Трое погибших в Сумах", "15 человек погибли"
    articles = [stored_article(number, text, sort_time=at(0), language="ru") for number, text in enumerate(texts)]
    group = only([read_article(each).figures for each in articles])
    assert relations(group) == [(12, (), ()), (3, (), ()), (15, (), ())]


def test_what_two_sides_say_of_one_place_disagrees() -> None:
    both = "Kyiv says 12 people were killed and Moscow says 15 people were killed in Kharkiv."
    group = only([article(1, both, 0), article(2, "15 killed in Kharkiv", 1)])
    assert relations(group) == [(12, (), (1,)), (15, (), (0,))]


def test_figures_without_a_role_or_of_another_time_are_in_no_group_and_money_is_not_compared() -> None:
    assert group_figures([article(1, "20 people met. The 2011 quake killed 15 people.", 0)], {}) == ()
    group = only([article(1, "It cost $3 million.", 0), article(2, "It cost $4 million.", 1)])
    assert relations(group) == [(3e6, (), ()), (4e6, (), ())]


def test_each_role_and_unit_is_a_group_of_its_own_in_any_order_of_articles() -> None:
    articles = [article(1, "Two soldiers were killed and 9 people wounded.", 0), article(2, "3 killed", 1)]
    groups = group_figures(articles, {})
    assert [(group.role, group.unit) for group in groups] == [
        (FigureRole.KILLED, "soldiers"),
        (FigureRole.WOUNDED, "people"),
        (FigureRole.KILLED, "people"),
    ]
    assert group_figures(articles[::-1], {}) == groups


def test_a_thousand_articles_with_as_many_values_are_compared_within_limits() -> None:
    group = only([article(number, f"{number} killed", number / 10) for number in range(1, 1_001)])
    assert len(group.values) <= 40
