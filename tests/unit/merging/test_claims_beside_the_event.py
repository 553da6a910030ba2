"""What is denied beside an event says nothing of whether it happened, nor does what its speaker confirms later."""

from __future__ import annotations

import pytest

from aggregator.merging.claims import claim_status
from aggregator.merging.statements import group_statements
from aggregator.model import ClaimStatus
from tests.support.claims import reading


def status(*titles: str) -> ClaimStatus:
    readings = [reading(number, title) for number, title in enumerate(titles, 1)]
    statements = group_statements(each for article in readings for each in article.statements)
    return claim_status(statements, (article.claims for article in readings), {}).status


@pytest.mark.parametrize(
    "title",
    [
        "Coast guard denies it delayed rescue of boat off Dovhe",
        "The coast guard denied on Monday that it had delayed the rescue of a boat off Dovhe",
        "Minister denies that dam in Dovhe had been neglected",
        "President Ana Horvat denied that the deal amounted to recognition of Estmark",
        "Karland denies drills mean war is coming",
    ],
)
def test_who_denies_a_delay_or_what_it_comes_to_denies_no_event(title: str) -> None:
    assert status("Boat with 60 aboard capsizes off Dovhe", title) is ClaimStatus.REPORTED


def test_a_number_that_somebody_acknowledged_is_no_admission() -> None:
    claim = "Rebels say fighters killed 12 soldiers in Kesta, twice the number acknowledged by Karland"
    assert status(claim) is ClaimStatus.CLAIMED
    assert status("A strike on the clinic in Kesta killed 12, admitted by Karland on Monday") is ClaimStatus.CONFIRMED


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("Tripoli militia confirms commander's death", ClaimStatus.CONFIRMED),
        ("Norvian army confirms militia commander's death", ClaimStatus.DENIED),
        ("The Norvian army confirms death of a second commander", ClaimStatus.DENIED),
    ],
)
def test_who_confirms_what_he_has_denied_ends_the_dispute(later: str, expected: ClaimStatus) -> None:
    assert status("Militia denies death of commander in Tripoli clashes", later) is expected


def test_who_denies_what_he_has_confirmed_disputes_it() -> None:
    titles = "Tripoli militia confirms commander's death", "Militia denies death of commander in Tripoli clashes"
    assert status(*titles) is ClaimStatus.DENIED
