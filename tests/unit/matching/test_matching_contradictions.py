"""What speaks against a match is said in words, and what stops a link."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.matching import StoryIndex, Strictness, shipped_policy, sign
from aggregator.matching.contradictions import is_contradicted, warnings_of
from aggregator.matching.signature import Signature
from aggregator.model import Outcome
from tests.support.matching import article, story

NOON = datetime(2031, 6, 2, 12, tzinfo=UTC)


def signature(title: str, text: str = "", *, hours: float = 0, publisher: str = "harbourpost.example") -> Signature:
    return sign(article(title, text, publisher=publisher, published=NOON + timedelta(hours=hours)), seen=None)


def reports(*texts: tuple[str, str]) -> list[Signature]:
    return [
        signature(title, text, hours=number, publisher=f"outlet{number}.example")
        for number, (title, text) in enumerate(texts)
    ]


REPORTS = reports(
    ("Cyprus talks open in Geneva", "The first round of Cyprus talks began in Geneva on June 2."),
    ("Envoy meets Cypriots in Geneva", "A first round on Cyprus was chaired in Geneva by the envoy on June 2."),
    ("First round on Cyprus ends in Geneva", "Delegations left Geneva on June 2 without a text."),
)
TALKS = story(*REPORTS)
OTHER_DATE = "other date of the event: "
THEIRS = "the story has 2 June"


@pytest.mark.parametrize(
    ("title", "text", "hours", "warning", "stops"),
    [
        ("Cyprus talks return to Geneva", "A second round began in Geneva.", 6, "other round: 2", True),
        ("Delegations gather in Lisbon", "Ministers of fishing met in Lisbon.", 6, "other place: Lisbon", False),
        ("Cyprus talks in Geneva", "Delegations met in Geneva on May 28.", 66, f"{OTHER_DATE}28 May, {THEIRS}", True),
        ("Cyprus talks in Geneva", "Delegations meet on Thursday.", 20, f"{OTHER_DATE}5 June, {THEIRS}", True),
        ("Cyprus talks in Geneva", "Delegations spoke in Geneva.", 24 * 9, "far apart in time: 9 days", True),
        ("Anger over fishing quotas", "Crews from Bergen and Hull block quays.", 6, "other place: Bergen", False),
    ],
)
def test_a_contradiction_is_said_and_stops_a_link(title: str, text: str, hours: int, warning: str, stops: bool) -> None:  # noqa: FBT001 - a table's column
    one = signature(title, text, hours=hours)
    found = warnings_of(one, TALKS)
    assert [grave for words, grave in found.items() if words.startswith(warning)] == [stops], found
    assert is_contradicted(one, TALKS) is stops


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Kalitin Pleads Guilty in Ferry Case", "As agreed with prosecutors, the owner spends two months in prison."),
        ("Ferry owner pleads guilty", "Kalitin agreed with prosecutors on two months in prison."),
    ],
)
def test_a_name_counts_where_its_capital_says_nothing(title: str, text: str) -> None:
    told = story(signature("Owner Vadim Kalitin to plead guilty", "The ferry's owner faces two months in prison."))
    assert warnings_of(signature(title, text, hours=3, publisher="quay.example"), told) == {}


def test_a_report_that_shares_words_and_no_name_is_told_and_asked_about() -> None:
    told = story(signature("Owner Vadim Kalitin to plead guilty", "The ferry's owner faces two months in prison."))
    other = signature(
        "Owner of ferry pleads guilty",
        "The ferry's owner, Anna Weber, agreed with prosecutors on two months in prison, and has paid a fine.",
        publisher="quay.example",
    )
    assert warnings_of(other, told) == {"no name or place in common: only the topic": False}


def test_a_story_that_would_span_weeks_is_contradicted() -> None:
    long = story(
        signature("Search for ferry off Mindoro", "Boats search off Mindoro."),
        signature("Search off Mindoro goes on", "Boats search off Mindoro.", hours=24 * 18),
    )
    late = signature("Search off Mindoro ends", "Boats leave Mindoro.", hours=24 * 23)
    assert warnings_of(late, long)["the story would span 23 days"]


def test_the_same_publisher_again_is_told_and_stops_nothing() -> None:
    again = signature("Cyprus talks end in Geneva", "Envoys left Geneva.", hours=3, publisher="outlet0.example")
    assert warnings_of(again, TALKS) == {"same publisher: an update or a repeat, no corroboration": False}


def test_other_exact_figures_are_told() -> None:
    quake = story(signature("Magnitude 6.4 quake in Izmir", "Blocks fell in Izmir.", publisher="outlet0.example"))
    told = warnings_of(signature("Magnitude 5.8 quake in Izmir", "Izmir shook."), quake)
    assert told == {"other exact figure: 5.8, the story has 6.4": False}


def test_a_changed_toll_and_a_denial_are_no_contradictions() -> None:
    strike = story(
        *reports(
            ("Two killed in Odesa port attack", "Drones killed two dock workers in Odesa on Monday."),
            ("Odesa port burns", "Drones burned warehouses and killed two in Odesa on Monday."),
        )
    )
    for title in ("Toll of Odesa attack rises to nine", "Ministry denies that Odesa was hit"):
        assert warnings_of(signature(title, "Reports from Odesa spoke of nine dead on Monday.", hours=5), strike) == {}


def test_a_contradicted_match_is_asked_about_instead_of_linked() -> None:
    index = StoryIndex(shipped_policy(Strictness.LOOSE, timedelta(days=14)))
    for number, one in enumerate(REPORTS):
        index.place(number, 1, one)
    second = signature(
        "Cyprus talks open in Geneva",
        "The second round of Cyprus talks began in Geneva on June 2 with the envoy.",
        hours=4,
    )
    decision = index.decide(second)
    assert decision.outcome is Outcome.SUGGEST
    assert decision.suggestions[0].warnings[0] == "other round: 2, the story has 1"
    assert decision.suggestions[0].contradicted, "so that a reviewer learns why something so likely is asked"
    assert not index.compare(REPORTS[0], 1).contradicted


def test_one_report_of_a_round_is_enough_to_keep_the_next_round_out() -> None:
    second = story(signature("Second round of Cyprus talks ends in Geneva", "Delegations left Geneva without a text."))
    third = signature("Third round of Cyprus talks opens in Geneva", "Delegations are back in Geneva.", hours=24 * 6)
    assert is_contradicted(third, second)
    raids = story(signature("Second raid on Bergen bank", "Masked men took cash in Bergen."))
    assert not is_contradicted(signature("Third raid on Bergen bank", "Masked men came again.", hours=5), raids)


def test_an_undated_report_of_another_day_is_asked_about() -> None:
    undated = sign(article("Cyprus talks in Geneva", "Delegations met in Geneva on May 20."), seen=None)
    assert is_contradicted(undated, TALKS)
