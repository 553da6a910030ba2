"""Decisions over stories: what is linked, asked about and kept apart, and in bounded work."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.errors import NotFound
from aggregator.matching import StoryIndex, Strictness, in_words, shipped_policy, sign
from aggregator.matching.facts import compare_days
from aggregator.matching.index import NO_TEXT, REQUIRED
from aggregator.matching.signals import SENTENCES, SIGNALS
from aggregator.model import Evidence, Outcome
from tests.support.ferry import FERRY, NOON, POLICY, WINDOW, filled, signature
from tests.support.matching import article, story


def test_a_further_report_of_a_story_is_linked_with_evidence() -> None:
    decision = filled().decide(signature(*FERRY[2], hours=5, publisher="harbourpost.example"))
    assert decision.outcome is Outcome.LINK
    assert decision.chosen is not None
    assert decision.chosen.story_id == 1
    assert any("Mindoro" in one.words for one in decision.chosen.evidence)


def test_an_unrelated_article_is_distinct() -> None:
    decision = filled().decide(signature("Opera season opens in Milan", "Singers returned to La Scala in Milan."))
    assert decision.outcome is Outcome.DISTINCT


def test_a_story_is_compared_with_as_asked_though_another_is_likelier() -> None:
    index = filled()
    index.place(99, 98, signature("Opera season opens in Milan", "Singers returned to La Scala in Milan."))
    compared = index.compare(signature(*FERRY[2], hours=5, publisher="harbourpost.example"), 98)
    assert compared.story_id == 98
    assert compared.probability < POLICY.suggest


def test_nobody_is_asked_about_a_story_with_which_an_article_has_next_to_nothing_in_common() -> None:
    index = StoryIndex(POLICY)
    index.place(1, 1, signature("Bank keeps its rate", "The bank spoke of prices 4 times on Thursday."))
    text = "Die Bahnen fahren los, sobald sie voll sind."
    for title, outcome in (
        ("Straßenbahn ohne Fahrplan", Outcome.DISTINCT),
        ("Straßenbahn fährt 4 Stunden", Outcome.SUGGEST),  # a figure in common is worth a look, and no more
    ):
        one = sign(article(title, text, language="de", published=NOON, publisher="tram.example"), seen=None)
        assert index.compare(one, 1).probability >= POLICY.link
        assert index.decide(one).outcome is outcome


def test_in_one_language_a_figure_alone_is_no_question() -> None:
    index = StoryIndex(POLICY)
    index.place(1, 1, signature("Council votes 11 to 4 to close the swimming hall"))
    mill = signature("Tide mill grinds 11 kilograms of barley")
    assert index.compare(mill, 1).probability >= POLICY.suggest
    assert index.decide(mill).outcome is Outcome.DISTINCT
    hall = signature("Swimmers march against the swimming hall's end")
    assert index.decide(hall).outcome is not Outcome.DISTINCT


def test_among_many_stories_a_question_needs_more_in_common_than_chance_brings() -> None:
    index = StoryIndex(POLICY)
    index.place(1, 1, signature("Bank keeps its rate", "The bank spoke of prices 4 times on Thursday."))
    text = "Die Bahnen fahren los, sobald sie voll sind."
    title = "Straßenbahn fährt 4 Stunden"
    tram = sign(article(title, text, language="de", published=NOON, publisher="tram.example"), seen=None)
    assert index.decide(tram).outcome is Outcome.SUGGEST
    for number in range(2, 80):
        village = signature(f"Village{number} mends well{number}", f"Neighbour{number} brought stone{number}.")
        index.place(number, number, village)
    assert index.compare(tram, 1).probability >= POLICY.suggest
    assert index.decide(tram).outcome is Outcome.DISTINCT


def test_titles_that_are_no_more_alike_than_any_two_are_no_evidence_and_no_question() -> None:
    index = StoryIndex(POLICY)
    index.place(1, 1, signature("Judge orders safety measures in county jails, but denies releases"))
    other = signature("Theme park director explains why a visit is safe again")
    assert index.decide(other).outcome is Outcome.DISTINCT
    assert "best pair of titles" not in {one.signal for one in index.compare(other, 1).evidence if one.value > 0.05}


def test_prior_and_evidence_add_up_to_the_log_odds() -> None:
    compared = filled().compare(signature(*FERRY[2]), 1)
    bits = compared.prior + sum(one.weight for one in compared.evidence)
    assert math.log2(compared.probability / (1 - compared.probability)) == pytest.approx(bits, abs=1e-6)


def test_a_forbidden_story_is_neither_linked_nor_suggested() -> None:
    decision = filled().decide(signature(*FERRY[2]), forbidden=frozenset({1}))
    assert decision.chosen is None
    assert 1 not in [one.story_id for one in decision.suggestions]


def test_a_required_story_is_linked_whatever_the_evidence() -> None:
    decision = filled().decide(signature("Opera season opens in Milan"), required=2)
    assert (decision.outcome, decision.note) == (Outcome.LINK, REQUIRED)
    assert decision.chosen is not None
    assert decision.chosen.story_id == 2


def test_a_required_story_that_has_left_the_window_is_linked_still() -> None:
    decision = filled().decide(signature("Opera"), required=99)
    assert decision.chosen is not None
    assert (decision.chosen.story_id, decision.chosen.evidence) == (99, ())


@pytest.mark.parametrize("title", ["", "12 34 56", "!!!", "and the of", "a"])
def test_an_article_without_usable_text_stays_alone_and_says_why(title: str) -> None:
    index = filled()
    decision = index.decide(signature(title))
    assert (decision.outcome, decision.note) == (Outcome.DISTINCT, NO_TEXT)
    assert index.compare(signature(title), 1).warnings[0] == NO_TEXT
    assert NO_TEXT not in index.compare(signature("Ferry sinks off Mindoro"), 1).warnings


def test_an_article_outside_the_window_finds_no_story_before_or_after_it() -> None:
    index = filled()
    for hours in (24 * 15 + 2, -24 * 15):
        assert index.candidates(signature(*FERRY[0], hours=hours)) == []


def test_a_late_article_finds_its_story() -> None:
    assert filled().decide(signature(*FERRY[2], hours=-6)).outcome is Outcome.LINK


def test_an_article_moves_and_leaves_no_trace_when_removed() -> None:
    index = filled()
    index.place(0, 2, signature(*FERRY[0]))
    assert index.story_of(0) == 2
    for article_id in (0, 1, 10, 11, 77):
        index.remove(article_id)
    assert len(index) == 0
    assert index.candidates(signature(*FERRY[0])) == []
    assert index.story_of(0) is None


def test_a_story_that_is_not_there_cannot_be_compared() -> None:
    with pytest.raises(NotFound, match="99"):
        filled().compare(signature("Opera"), 99)


def test_deciding_changes_nothing() -> None:
    index = filled()
    first = index.decide(signature(*FERRY[2]))
    index.compare(signature(*FERRY[2]), 2)
    assert index.decide(signature(*FERRY[2])) == first


ANVILS, EMBER = ("Anvils and bramble", "cobalt dredger"), ("Ember and ferrets", "gantry hemlock")


@pytest.mark.parametrize(
    ("told", "likest"),
    [
        (ANVILS, [1.0, 0.0, 0.6]),
        (EMBER, [1.0, 0.0, 0.6]),
        (("Iodine", "juniper kelpie lantern"), [0.0, 1.0, 0.0]),
        (("", "juniper kelpie lantern"), [0.0, 1.0, 0.0]),
    ],
    ids=["first", "second", "neither", "no title"],
)
def test_an_article_is_compared_with_the_likest_one_of_a_story(told: tuple[str, str], likest: list[float]) -> None:
    index = StoryIndex(POLICY)
    for number, one in enumerate((ANVILS, ANVILS, EMBER)):
        index.place(number, 1, signature(*one))
    measured = dict(zip(SIGNALS, index.measure(signature(*told), [1])[1], strict=True))
    names = ("best pair of texts", "little text in common", "best pair of titles")
    assert [measured[name] for name in names] == pytest.approx(likest, abs=0.01)


@pytest.mark.parametrize(
    ("asking", "held", "expected"),
    [
        (True, [False], 1.0),
        (False, [True, True, False], 1.0),
        (False, [True] * 17, 1.0),
        (False, [True, False], 0.0),
        (False, [False], 0.0),
    ],
    ids=["an article", "most of a story", "all of a large story", "half of a story", "neither"],
)
def test_a_round_up_is_an_article_that_is_one_or_a_story_that_mostly_is(
    asking: bool,  # noqa: FBT001 - a column of the table
    held: list[bool],
    expected: float,
) -> None:
    index = StoryIndex(POLICY)
    for number, is_one in enumerate(held):
        index.place(number, 1, replace(signature(*ANVILS), roundup=is_one))
    measured = index.measure(replace(signature(*ANVILS), roundup=asking), [1])[1]
    assert measured[SIGNALS.index("several events")] == expected


@pytest.mark.parametrize("signal", SIGNALS)
def test_every_signal_is_told_in_a_sentence_of_its_own_with_words_and_weight(signal: str) -> None:
    said = in_words(Evidence(signal=signal, value=1.0, weight=-1.25, words=("Mindoro",)))
    assert said.endswith(": Mindoro (-1.2 bits)")
    assert said.removesuffix(": Mindoro (-1.2 bits)") in SENTENCES.values()


def test_a_stricter_level_needs_more_certainty() -> None:
    levels = [shipped_policy(level, WINDOW) for level in (Strictness.LOOSE, Strictness.BALANCED, Strictness.STRICT)]
    assert levels[0].link < levels[1].link < levels[2].link
    assert all(level.suggest < level.link for level in levels)


def test_a_thousand_identical_articles_and_an_enormous_one_are_bounded() -> None:
    index = StoryIndex(POLICY)
    same = signature(*FERRY[0])
    for number in range(1000):
        index.place(number, 1, same)
    assert index.decide(same).outcome is Outcome.DISTINCT  # the story takes no more of one publisher
    enormous = signature("word " * 1000, "word " * 200_000)
    assert len(enormous.text) == 1
    index.place(2000, 2, enormous)
    assert len(index) == 1001


@settings(max_examples=30)
@given(title=st.text(max_size=80), text=st.text(max_size=200), hours=st.none() | st.integers(-500, 500))
def test_any_article_gets_a_decision_with_probabilities_between_0_and_1(
    title: str, text: str, hours: int | None
) -> None:
    index = filled()
    decision = index.decide(signature(title, text, hours=hours))
    for one in (*decision.suggestions, *filter(None, (decision.chosen, decision.nearest))):
        assert 0 < one.probability < 1
    index.place(99, 9, signature(title, text, hours=hours))
    compared = index.compare(signature(*FERRY[2]), 9)
    assert 0 < compared.probability < 1


def test_that_both_speak_of_the_day_of_publication_says_nothing() -> None:
    profile = story(signature("Ferry sinks", "A ferry sank on Monday."))
    assert compare_days(signature("Bank raided", "A bank was raided on Monday."), profile) == (0.0, 0.0)


def test_a_story_of_one_publisher_needs_more_from_that_publisher() -> None:
    index = StoryIndex(POLICY)
    index.place(1, 1, signature(*FERRY[0]))
    own, other = (
        index.compare(signature(*FERRY[2], hours=5, publisher=name), 1).probability
        for name in ("northwire.example", "harbourpost.example")
    )
    assert own < other


def test_names_in_common_are_shown_as_they_were_printed() -> None:
    compared = filled().compare(signature(*FERRY[2]), 1)
    [found] = [one.words for one in compared.evidence if one.signal == "names in common"]
    assert found == ("Mindoro",)


def test_what_is_shown_as_in_common_is_in_the_story_too() -> None:
    index = StoryIndex(POLICY)
    index.place(1, 1, signature("Merz receives Tusk in Berlin", "First round: the chancellor on the Oder bridge."))
    index.place(2, 1, signature("Tusk in Germany", "Poland asks for the Oder bridge in a second meeting.", hours=2))
    late = signature(
        "Merz receives Frederiksen of Denmark in Berlin",
        "First round, third meeting: the chancellor spoke of Greenland, and a bridge to Poland.",
        hours=4,
    )
    found = {one.signal: one.words for one in index.compare(late, 1).evidence}
    assert set(found["countries in common"]) == {"DE", "PL"}
    assert found["same ordinal"] == ("round 1",)
    assert set(found["best pair of texts"]) >= {"Merz", "chancellor"}
    assert "Poland" not in found["best pair of texts"]


def test_articles_of_nobody_known_are_not_of_one_publisher() -> None:
    index = StoryIndex(POLICY)
    index.place(1, 1, signature(*FERRY[0], publisher=""))
    unknown, other = (
        index.compare(signature(*FERRY[2], hours=5, publisher=name), 1) for name in ("", "harbourpost.example")
    )
    assert unknown.probability == other.probability
    assert unknown.warnings == ()


def test_of_two_stories_in_the_same_words_the_one_near_in_time_is_the_likelier_candidate() -> None:
    index = StoryIndex(POLICY)
    for number, hours in enumerate((0, 100)):
        index.place(number, 1 + number, signature(*FERRY[0], hours=hours))
    assert index.candidates(signature(*FERRY[1], hours=99))[0] == 2
    assert index.candidates(signature(*FERRY[1], hours=1))[0] == 1


def test_a_story_far_less_alike_than_the_best_is_a_candidate_only_to_learn_from() -> None:
    index = filled()
    index.place(20, 3, signature("Mindoro votes", "Voters on Mindoro went to the polls for a mayor.", hours=200))
    late = signature(*FERRY[0], hours=2)
    assert index.candidates(late) == [1]
    assert set(index.candidates(late, unlikely=True)) == {1, 3}


@pytest.mark.parametrize(("told", "asked", "unknown"), [(0, 1, 0), (0, None, 1 / 3), (None, 1, 1 / 3), (None, None, 1)])
def test_a_time_that_is_unknown_speaks_less_against_a_story_whose_time_is_known(
    told: float | None, asked: float | None, unknown: float
) -> None:
    index = StoryIndex(POLICY)
    index.place(1, 1, signature(*FERRY[0], hours=told))
    measured = index.measure(signature(*FERRY[1], hours=asked), [1])[1]
    assert measured[SIGNALS.index("time unknown")] == unknown


@pytest.mark.parametrize(("hours", "apart"), [(1, 0.0), (6, 0.0), (30, math.log1p(1))])
def test_hours_of_one_morning_say_nothing_against_a_match(hours: float, apart: float) -> None:
    compared = filled().compare(signature(*FERRY[2], hours=1 + hours), 1)
    gap = [one.value for one in compared.evidence if one.signal == "days since the last article"]
    assert sum(gap) == pytest.approx(apart, abs=1e-6)
