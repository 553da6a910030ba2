"""What the number of stories, and the batch that an article comes in, change of a decision, and what they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.matching import StoryIndex, sign
from aggregator.matching.evidence import Aligned
from aggregator.matching.listing import in_time_order
from aggregator.matching.packing import pack
from aggregator.matching.policy import Blend, Model
from aggregator.matching.signals import SIGNALS
from aggregator.model import Outcome
from tests.support.ferry import FERRY, POLICY, filled, signature
from tests.support.matching import labelled

LABELLED = Path(__file__).parents[2] / "data" / "eval" / "lookalikes.jsonl"


def test_what_else_is_in_a_batch_changes_no_decision() -> None:
    index, alone = filled(), filled()
    late = signature(*FERRY[2], hours=5, publisher="harbourpost.example")
    batch = {100 + n: signature(f"Mindoro ferry cargo {n}", "Cargo shifted off Mindoro.") for n in range(50)}
    index.observe({99: late, **batch})
    assert index.compare(late, 1) == alone.compare(late, 1)


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
