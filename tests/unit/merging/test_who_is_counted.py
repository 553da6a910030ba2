"""Those whom the news counts are known by what they are called."""

from __future__ import annotations

import pytest

from aggregator.model import FigureRole
from tests.support.figures import read


@pytest.mark.parametrize(
    ("text", "value", "role", "unit"),
    [
        ("Fifteen supporters of the mayor were shot dead.", 15, FigureRole.KILLED, "people"),
        ("Three officials and a judge were detained.", 3, FigureRole.DETAINED, "people"),
        ("Loyal troops arrested 13 mutineers.", 13, FigureRole.DETAINED, "fighters"),
        ("The army killed two separatists.", 2, FigureRole.KILLED, "fighters"),
        ("Four marines were wounded.", 4, FigureRole.WOUNDED, "soldiers"),
        ("Police arrested six robbers.", 6, FigureRole.DETAINED, "gunmen"),
        ("12 paramilitary police officers were hurt.", 12, FigureRole.WOUNDED, "police"),
    ],
)
def test_people_are_counted_by_what_they_do_or_want(text: str, value: float, role: FigureRole, unit: str) -> None:
    first = read(text)[0]
    assert (first.value, first.role, first.unit) == (value, role, unit)
