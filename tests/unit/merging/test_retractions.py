"""A toll that is told only to be taken back is none; a retraction is no source of what it retracts."""

from __future__ import annotations

import pytest

from aggregator.model import FigureRole
from tests.support.figures import read


def killed(text: str) -> list[float]:
    return [figure.value for figure in read(text) if figure.role is FigureRole.KILLED]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Correction: An earlier version of this story said that 14 people were killed in Brenn.", []),
        ("A previous version wrongly said 14 people had been killed. Nine people were killed.", [9]),
        ("The headline of this article earlier said 40 people had died. Nine people have died.", [9]),
        ("Clarification: this story incorrectly stated that 14 people were killed.", []),
        ("The Brenn Gazette has retracted its report that 40 people were killed.", []),
        ("The Brenn Gazette withdrew a report that 40 people were killed.", []),
        ("The report that 40 people were killed was withdrawn on Saturday.", []),
        ("The earlier claim that 40 people were killed is false, police said.", []),
        ("Reports that 40 people were killed in Brenn are not true, police said.", []),
        ("It is not true that 40 people were killed, the mayor said.", []),
        ("There is no truth to claims that 40 people were killed.", []),
        ("The report that 40 people were killed is a hoax, police said.", []),
        ("There is no evidence that 40 people were killed, the mayor said.", []),
        ("Army rejects reports that 40 people were killed.", []),
        ("The mayor refutes that 40 people were killed.", []),
        ("Nobody was hurt, contrary to earlier reports of 40 people killed.", []),
    ],
)
def test_a_toll_that_is_taken_back_is_none(text: str, dead: list[float]) -> None:
    assert killed(text) == dead


@pytest.mark.parametrize(
    "text",
    [
        "Group rejects truce as strike on Brenn kills 12 people.",
        "Police found no evidence of arson in the fire that killed 12 people.",
        "Troops withdrew after 12 soldiers were killed.",
        "The drone wrongly targeted a convoy, killing 12 people.",
        "The governor earlier said 12 people had died.",
        "A previous version gave another toll; rescuers say 12 people were killed.",
        "Reports said 12 people were killed and that the first account was wrong.",
        "The report that 12 people were killed came on Friday, and it was wrong to wait, the mayor said.",
        "An updated version of the bomb killed 12 people.",
        "The mayor said it was not true that help came late; 12 people were killed.",
    ],
)
def test_words_that_take_back_something_else_leave_the_toll(text: str) -> None:
    assert killed(text) == [12]
