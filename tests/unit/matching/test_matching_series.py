"""Another issue of a series, and a form about somebody else, are other stories."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.matching import StoryIndex, Strictness, shipped_policy, sign
from aggregator.matching.contradictions import warnings_of
from aggregator.matching.series import is_other_issue
from aggregator.matching.signature import Signature
from aggregator.model import Outcome
from tests.support.matching import article, story

NOON = datetime(2031, 6, 2, 12, tzinfo=UTC)


def signature(title: str, text: str = "", *, hours: float = 0, publisher: str = "harbourpost.example") -> Signature:
    return sign(article(title, text, publisher=publisher, published=NOON + timedelta(hours=hours)), seen=None)


FORM = (
    "%s plc today announced its results. Revenue rose, and the chief executive was pleased with a demanding market. "
    "A conference call will be held at nine in the morning."
)


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("Flood warning for Exeter after rain", "Flood warning for Hull after rain", "Stay away from the river at %s."),
        (
            "Weather forecast for Exeter",
            "Weather forecast for Hull",
            "A cloudy day in %s with a light wind, then rain.",
        ),
        ("Aldermoor Foods reports third quarter results", "Brankton Tools reports third quarter results", FORM),
    ],
)
def test_one_form_about_other_names_is_another_story(first: str, second: str, text: str) -> None:
    index = StoryIndex(shipped_policy(Strictness.LOOSE, timedelta(days=14)))
    names = [
        " ".join(word for word in title.split()[:4] if word.istitle() and word not in {"Flood", "Weather"})
        for title in (first, second)
    ]
    index.place(1, 1, signature(first, text % names[0], publisher="quay.example"))
    other = index.decide(signature(second, text % names[1], hours=1, publisher="hill.example"))
    assert other.outcome is Outcome.SUGGEST
    assert "other name in the same title" in other.suggestions[0].warnings
    own = index.decide(signature(second, text % names[1], hours=1, publisher="quay.example"))
    assert own.outcome is Outcome.DISTINCT


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("Drones hit Kyiv apartment block overnight", "Drones hit Kiev apartment block overnight", ""),
        ("Zelensky names new defence minister", "President Zelenskiy names new defence minister", ""),
        ("Russia hits power plants overnight", "Moscow hits power plants overnight", "Russia attacked, Moscow said."),
    ],
)
def test_another_name_of_the_same_is_no_other_name(first: str, second: str, text: str) -> None:
    told = story(signature(first, text))
    assert warnings_of(signature(second, text, hours=1, publisher="quay.example"), told) == {}


HOROSCOPE = "Love and work for each sign of the zodiac."


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("Your stars for Tuesday, June 3", "Your stars for Wednesday, June 4", HOROSCOPE),
        ("Sunday crossword", "Monday crossword", "A puzzle a day keeps you sharp."),
        ("Letters", "Letters", "What our readers wrote to us."),
        ("Flood LIVE: rivers rise in the north", "Flood LIVE: rivers fall at last", "All that happens, as it happens."),
        ("Flood: evening update as dam bursts", "Flood: evening update as mayor goes", "Five things to know."),
        ("As it happened: day one of the flood", "Floods live updates: day two", "All that happens, as it happens."),
    ],
)
def test_another_issue_of_a_publishers_series_is_another_story(first: str, second: str, text: str) -> None:
    index = StoryIndex(shipped_policy(Strictness.LOOSE, timedelta(days=14)))
    index.place(1, 1, signature(first, text))
    decision = index.decide(signature(second, text, hours=24))
    assert (decision.outcome, decision.suggestions) == (Outcome.DISTINCT, ())


LOSSES = (
    "General Staff: enemy has lost {:,} troops since 24 February",
    "The number includes {:,} casualties of the past day. {:,} tanks and {:,} vehicles were lost as well, it said.",
)


def test_the_tally_of_the_next_day_is_another_story_which_is_no_rival_of_its_own_days_reports() -> None:
    index = StoryIndex(shipped_policy(Strictness.LOOSE, timedelta(days=14)))
    first, second = (502_340, 1_080, 8_923, 15_911), (503_410, 1_070, 8_931, 15_984)
    for number, (total, *figures) in enumerate((first, second)):
        tally = signature(LOSSES[0].format(total), LOSSES[1].format(*figures), hours=24 * number)
        decision = index.decide(tally)
        assert (decision.outcome, decision.suggestions) == (Outcome.DISTINCT, ())
        index.place(number, number, tally)
    same = signature(LOSSES[0].format(503_410), LOSSES[1].format(*second[1:]), hours=25, publisher="quay.example")
    chosen = index.decide(same).chosen
    assert chosen is not None
    assert chosen.story_id == 1


def test_kills_two_and_kills_three_of_another_day_are_two_issues() -> None:
    two, three = "Shelling of Velsk kills two, governor says", "Shelling of Velsk kills three, governor says"
    assert is_other_issue(signature(three, hours=24), story(signature(two)))
    assert not is_other_issue(signature(three, hours=4), story(signature(two)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kursy walut: środa", "Kursy walut: czwartek"),
        ("Гороскоп: май", "Гороскоп: июнь"),
        ("Döviz kurları: pazartesi", "Döviz kurları: salı"),
        ("Beschuss von Velsk tötet fünf Menschen", "Beschuss von Velsk tötet zwölf Menschen"),
    ],
)
def test_dates_and_numbers_with_accents_are_filled_into_a_form_as_others_are(first: str, second: str) -> None:
    assert is_other_issue(signature(second, hours=24), story(signature(first)))


def test_a_toll_that_is_brought_up_to_date_under_its_title_is_no_other_issue() -> None:
    text = (
        "The ferry Halvard went down off Cuxhaven with 180 passengers and 12 crew in a storm at 6.5 knots; {} bodies "
        "were found by divers of the harbour office, who search with 9 boats and 3 helicopters along the Elbe "
        "while families wait in the chapel for news of those who are missing since the night."
    )
    title = "Bodies found after ferry goes down off Cuxhaven"
    assert not is_other_issue(signature(title, text.format(41), hours=24), story(signature(title, text.format(34))))


def test_a_short_update_of_a_toll_a_day_later_is_no_other_issue_where_it_shares_a_figure() -> None:
    first = signature("Toll of Velsk strike rises to 16", "Two more were found; 134 people are injured, he said.")
    later = signature("Toll of Velsk strike rises to 24", "A nine-storey block fell; 134 are injured.", hours=22)
    assert not is_other_issue(later, story(first))


def test_a_report_that_is_published_again_is_no_other_issue() -> None:
    text = (
        "Divers brought up the bell of the Halvard from the mouth of the Elbe, where the freighter went down with "
        "nineteen sailors during a storm in spring, and the harbour master of Cuxhaven promised to hang it in the "
        "chapel for their families, who had asked for years that the wreck be searched."
    )
    again = ("Bell of the Halvard raised off Cuxhaven", text)
    assert not is_other_issue(signature(*again, hours=24), story(signature(*again)))


def test_a_running_report_goes_on_through_its_own_day() -> None:
    running = signature("Flood LIVE: rivers rise", "Rivers rise.")
    assert not is_other_issue(signature("Flood LIVE: dam holds", hours=6), story(running))
