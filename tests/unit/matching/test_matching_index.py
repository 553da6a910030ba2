"""Decisions over stories: what is linked, asked about and kept apart, and in bounded work."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.errors import NotFound
from aggregator.matching import StoryIndex, Strictness, in_words, shipped_policy, sign
from aggregator.matching.evidence import SENTENCES, Aligned
from aggregator.matching.facts import compare_days
from aggregator.matching.index import NO_TEXT, REQUIRED
from aggregator.matching.listing import in_time_order
from aggregator.matching.packing import pack
from aggregator.matching.policy import Blend, Model
from aggregator.matching.signals import SIGNALS
from aggregator.matching.signature import Signature
from aggregator.model import Evidence, Outcome
from tests.support.matching import article, labelled, story

LABELLED = Path(__file__).parents[2] / "data" / "eval" / "lookalikes.jsonl"
NOON = datetime(2031, 6, 2, 12, tzinfo=UTC)
WINDOW = timedelta(days=14)
POLICY = shipped_policy(Strictness.BALANCED, WINDOW)

FERRY = (
    (
        "Ferry sinks off Mindoro with 180 aboard",
        "A ferry with 180 passengers sank in heavy seas off Mindoro on Monday.",
    ),
    ("Coastguard searches off Mindoro after ferry sinks", "Boats searched heavy seas off Mindoro for 180 passengers."),
    ("Mindoro ferry: cargo shifted, says captain", "The ferry that sank off Mindoro on Monday had shifting cargo."),
)
QUAKE = (
    (
        "Magnitude 6.4 quake shakes Izmir",
        "An earthquake of magnitude 6.4 shook Izmir in Turkey; blocks fell in Bornova.",
    ),
    ("Blocks collapse in Izmir earthquake", "Rescuers in Bornova dug after a quake of magnitude 6.4 shook Izmir."),
)


def signature(
    title: str, text: str = "", *, hours: float | None = 0, publisher: str = "northwire.example"
) -> Signature:
    published = None if hours is None else NOON + timedelta(hours=hours)
    return sign(article(title, text, publisher=publisher, published=published), seen=None)


def filled() -> StoryIndex:
    index = StoryIndex(POLICY)
    for number, (title, text) in enumerate(FERRY[:2]):
        index.place(number, 1, signature(title, text, hours=number))
    for number, (title, text) in enumerate(QUAKE):
        index.place(10 + number, 2, signature(title, text, hours=number))
    return index


def test_a_further_report_of_a_story_is_linked_with_evidence() -> None:
    decision = filled().decide(signature(*FERRY[2], hours=5, publisher="harbourpost.example"))
    assert decision.outcome is Outcome.LINK
    assert decision.chosen is not None
    assert decision.chosen.story_id == 1
    assert any("Mindoro" in one.words for one in decision.chosen.evidence)


def test_an_unrelated_article_is_distinct() -> None:
    decision = filled().decide(signature("Opera season opens in Milan", "Singers returned to La Scala in Milan."))
    assert decision.outcome is Outcome.DISTINCT


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


@settings(max_examples=30, deadline=None)
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


def test_what_else_is_in_a_batch_changes_no_decision() -> None:
    index, alone = filled(), filled()
    late = signature(*FERRY[2], hours=5, publisher="harbourpost.example")
    batch = {100 + n: signature(f"Mindoro ferry cargo {n}", "Cargo shifted off Mindoro.") for n in range(50)}
    index.observe({99: late, **batch})
    assert index.compare(late, 1) == alone.compare(late, 1)


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


def kosti(strangers: int) -> StoryIndex:
    """An index of fifteen stories that share their names, and so many that have nothing in common with them."""
    index = StoryIndex(POLICY)
    for number in range(15):
        text = f"Rebels and soldiers met at Kosti, said Omar Dafalla. Zq{number} came of it."
        index.place(number, 1 + number, signature(f"Talks at Kosti, day of Zq{number}", text, hours=number))
    for number in range(strangers):
        index.place(1000 + number, 1000 + number, signature(f"Kv{number}", f"Xv{number} yt{number}.", hours=0))
    return index


@pytest.mark.parametrize(("strangers", "measured"), [(0, 12), (184, 12), (185, 6), (600, 6)])
def test_where_stories_are_few_more_of_those_that_share_their_names_are_candidates(
    strangers: int, measured: int
) -> None:
    late = signature("Kosti talks resume", "Omar Dafalla met rebels at Kosti.", hours=16)
    assert len(kosti(strangers).candidates(late)) == measured


def test_how_widely_is_looked_depends_on_the_stories_of_the_moment_and_not_on_the_batch() -> None:
    batch = {
        5000 + number: signature(
            f"Kosti talks go on, Zq{number}", "Omar Dafalla met rebels at Kosti.", hours=16 + number
        )
        for number in range(30)
    }
    found: list[list[list[int]]] = []
    for together in (True, False):
        index = kosti(175)
        if together:
            index.observe(batch)
        asked: list[list[int]] = []
        for article_id, one in batch.items():
            asked.append(index.candidates(one))
            index.place(article_id, article_id, one)  # each opens a story: the 200th among them
        found.append(asked)
    assert found[0] == found[1]
    assert {len(one) for one in found[0]} == {12, 6}


def test_the_more_stories_there_are_the_more_must_speak_for_one() -> None:
    few, many = filled(), filled()
    for number in range(300):
        many.place(1000 + number, 1000 + number, signature(f"Zq{number}", f"Xv{number} yt{number}.", hours=0))
    late = signature(*FERRY[2], hours=5, publisher="harbourpost.example")
    assert next(one for one in many.compare(late, 1).evidence if one.signal == "crowd").weight < 0
    assert not any(one.signal == "crowd" for one in few.compare(late, 1).evidence)


def test_a_newsroom_of_everything_reckons_with_chance_from_its_first_day_and_a_desk_of_one_beat_does_not() -> None:
    general, beat = filled(), filled()
    for number in range(90):
        one = signature(f"Zq{number}", f"Xv{number} yt{number}.", hours=0)
        general.place(1000 + number, 1000 + number, one)
        beat.place(1000 + number, 1000 + number // 4, one)
    late = signature(*FERRY[2], hours=5, publisher="harbourpost.example")
    assert next(one for one in general.compare(late, 1).evidence if one.signal == "crowd").value > 1.5
    assert not any(one.signal == "crowd" for one in beat.compare(late, 1).evidence)


def test_weights_pass_from_those_of_few_stories_to_those_of_many() -> None:
    name = SIGNALS[0]
    aligned = Aligned(Blend(few=Model(prior=-2, weights={name: 4.0}), many=Model(prior=-6, weights={name: 8.0})))
    found = [(prior, weights[0]) for prior, weights in map(aligned.among, (0.0, 2.0, 4.0, 9.0))]
    assert found == [(-2, 4), (-4, 6), (-6, 8), (-6, 8)]


def test_what_is_found_for_a_batch_is_what_each_article_finds_alone() -> None:
    articles, gold = labelled(LABELLED)
    signatures = [sign(one, seen=None) for one in articles]
    stories = {story: number for number, story in enumerate(dict.fromkeys(gold))}
    order = in_time_order(signatures)
    together, alone = StoryIndex(POLICY), StoryIndex(POLICY)
    together.observe({position: signatures[position] for position in order})
    alone.observe({position: signatures[position] for position in order})
    for position in order:
        one, home = signatures[position], stories[gold[position]]
        alone._candidates._ahead.clear()
        assert together.candidates(one) == alone.candidates(one)
        together.place(position, home, one)
        alone.place(position, home, one)


def test_articles_decided_in_another_order_than_observed_find_their_stories() -> None:
    index = StoryIndex(POLICY)
    reports = {number: signature(*report, hours=number) for number, report in enumerate(FERRY)}
    index.observe(reports)
    for number in reversed(reports):
        decision = index.decide(reports[number])
        assert (decision.outcome is Outcome.DISTINCT) == (number == 2)
        index.place(number, 1, reports[number])


def test_among_many_stories_more_must_speak_for_all_but_the_likeliest_before_they_are_measured() -> None:
    index = filled()
    far = signature("Sailors off Mindoro vote on new pension rules", "A fund was founded in Izmir.", hours=200)
    assert sorted(index._candidates.of(far, crowd=0)) == [1, 2]
    assert index._candidates.of(far, crowd=9) == index._candidates.of(far, crowd=0)[:1]
    assert index._candidates.of(signature(*FERRY[2], hours=5), crowd=9) == [1]


def test_a_process_that_has_just_started_decides_as_one_that_has_run_for_long() -> None:
    articles, gold = labelled(LABELLED)
    signatures = [sign(one, seen=None) for one in articles]
    order = in_time_order(signatures)
    stories = {name: number for number, name in enumerate(dict.fromkeys(gold))}
    running = StoryIndex(POLICY)
    placed: dict[int, tuple[int, bytes]] = {}
    for number in order:
        started = StoryIndex(POLICY)
        started.load(placed)
        one, other = running.decide(signatures[number]), started.decide(signatures[number])
        assert (one.outcome, one.also) == (other.outcome, other.also)
        if one.nearest and other.nearest and one.nearest.probability > POLICY.suggest:
            assert one.nearest.probability == pytest.approx(other.nearest.probability, abs=0.002)
        running.place(number, stories[gold[number]], signatures[number])
        placed[number] = (stories[gold[number]], pack(signatures[number]))


def test_the_articles_of_a_story_stand_in_order_of_time_whatever_the_order_in_which_they_came() -> None:
    index = StoryIndex(POLICY)
    for number in (2, 0, 1):
        index.place(number, 1 if number else 2, signature(*FERRY[number], hours=number))
    index.move(0, 1)
    assert index.members(1) == [0, 1, 2]
