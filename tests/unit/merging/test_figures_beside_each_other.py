"""How figures of several articles stand to each other where the words around them say so."""

from __future__ import annotations

import pytest

from aggregator.merging.figures import group_figures
from aggregator.merging.figures.grouping import ArticleFigures
from aggregator.merging.reading import read_article
from tests.support.make import at, stored_article

_Relations = list[tuple[float, tuple[int, ...], tuple[int, ...]]]


def article(number: int, text: str, hours: float) -> ArticleFigures:
    stored = stored_article(number, "", summary=text, sort_time=at(hours), publisher=f"Outlet {number}")
    return read_article(stored).figures


def relations(*articles: ArticleFigures) -> _Relations:
    (group,) = group_figures(articles, {})
    return [(each.value, each.later_than, each.disagrees_with) for each in group.values]


@pytest.mark.parametrize(
    "text",
    [
        "Death toll in Brenn rises to 10",
        "Police said the toll had risen to 10.",
        "The number of people killed climbed to at least 10.",
    ],
)
def test_a_toll_that_has_risen_is_later_however_soon_it_came(text: str) -> None:
    assert relations(article(1, "7 killed", 0), article(2, text, 1)) == [(7, (), ()), (10, (0,), ())]


def test_a_toll_that_is_said_to_have_risen_contradicts_a_greater_one() -> None:
    assert relations(article(1, "12 killed", 0), article(2, "The toll rose to 10.", 1))[0] == (12, (), (1,))


def test_a_toll_that_is_corrected_is_later_however_soon_it_came() -> None:
    told = article(1, "12 killed", 0), article(2, "The toll was lowered to 10.", 1)
    assert relations(*told) == [(12, (), ()), (10, (0,), ())]


@pytest.mark.parametrize(
    "text",
    [
        "Police say three people were killed; activists say 12 people were killed.",
        "Three people were killed on Monday, police said, while a rights group put the toll at 12.",
        "The ministry said three people had died, but the opposition claimed 12 people had died.",
    ],
)
def test_two_sides_of_one_sentence_disagree_and_a_later_article_sides_with_one(text: str) -> None:
    assert relations(article(1, text, 0)) == [(3, (), (1,)), (12, (), (0,))]
    assert relations(article(1, text, 0), article(2, "12 killed", 20)) == [(3, (), (1,)), (12, (), (0,))]


@pytest.mark.parametrize(
    "text",
    [
        "Three people were killed, officials said, bringing the toll to 12.",
        "Police said three people had died, and later said 12 people had died.",
        "Three people died in Lund, police said. In the region 12 people died.",
    ],
)
def test_one_side_that_tells_two_figures_disagrees_with_nobody(text: str) -> None:
    assert not any(disagreeing for _, _, disagreeing in relations(article(1, text, 0)))
