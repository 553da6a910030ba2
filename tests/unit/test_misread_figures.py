"""What is left of a story's figures when people have set some aside."""

from __future__ import annotations

from dataclasses import replace

from aggregator.model import FigureRole, without_misread
from tests.support.figures import aside, killed, printed, value


def test_a_misread_figure_is_left_out_and_the_others_stand_to_one_another_as_before() -> None:
    count = killed(value(3, 1, disagrees_with=(1,)), value(114, 2, disagrees_with=(0,)), value(5, 3, later_than=(0, 1)))
    wounded = replace(count, role=FigureRole.WOUNDED)
    left = without_misread((count, wounded), [aside(2, count.reading(count.values[1]))])
    assert left == (killed(value(3, 1), value(5, 3, later_than=(0,))), wounded)


def test_what_another_article_prints_in_its_own_words_stays() -> None:
    own, copied = printed("114", "114 were killed", 2), printed("114", "stall 114 burned, two died", 1, 3)
    count = killed(replace(value(114), printed=(*copied, *own)))
    [left] = without_misread((count,), [aside(1, count.reading(count.values[0]))])
    assert left.values[0].printed == own, "the third article copies the sentence of the first"


def test_a_count_of_which_nothing_is_left_is_gone() -> None:
    count = killed(value(114, 1))
    assert without_misread((count,), [aside(1, count.reading(count.values[0]))]) == ()


def test_what_is_read_otherwise_by_now_is_told() -> None:
    count = killed(value(2, 1))
    assert without_misread((count,), [aside(1, count.reading(value(114, 1)))]) == (count,)
