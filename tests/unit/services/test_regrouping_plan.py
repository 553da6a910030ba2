"""The plan of a run: which group keeps which story's id, where empty stories lead, and what is asked."""

from __future__ import annotations

from collections.abc import Mapping

from aggregator.model import MatchDecision, Outcome, SuggestionState
from aggregator.regrouping.plan import NEW, Draft, RegroupPlan, make_plan
from tests.support.make import comparison, suggestion

A, B, C = NEW, NEW + 1, NEW + 2


def plan_of(
    moves: Mapping[int, tuple[int, int]], *, living: frozenset[int] = frozenset(), draft: Draft | None = None
) -> RegroupPlan:
    """The plan for articles given with their old story and their group; `living` stories have other articles too."""
    draft = draft or drafted(moves)
    return make_plan(draft, dissolved=set(draft.before.values()) - living, asked=(), between=())


def drafted(moves: Mapping[int, tuple[int, int]]) -> Draft:
    return Draft(
        before={article_id: story for article_id, (story, _) in moves.items()},
        homes={article_id: group for article_id, (_, group) in moves.items()},
        decisions=dict.fromkeys(moves, MatchDecision(outcome=Outcome.DISTINCT)),
    )


def test_groups_that_are_as_they_were_keep_their_ids() -> None:
    plan = plan_of({1: (7, A), 2: (7, A), 3: (5, B)})
    assert (plan.moves, plan.opened, plan.merged) == ((), 0, {})


def test_a_group_keeps_the_id_that_most_of_its_articles_have() -> None:
    plan = plan_of({1: (5, A), 2: (7, A), 3: (7, A)})
    assert [(one.article_id, one.before, one.after) for one in plan.moves] == [(1, 5, 7)]
    assert plan.merged == {5: 7}


def test_of_equals_the_older_story_goes_on() -> None:
    assert plan_of({1: (7, A), 2: (5, A)}).merged == {7: 5}


def test_each_id_is_kept_once_and_the_smaller_part_of_a_story_gets_a_new_one() -> None:
    plan = plan_of({1: (5, A), 2: (5, B), 3: (5, B)})
    assert [(one.article_id, one.after) for one in plan.moves] == [(1, A)]
    assert (plan.opened, plan.unopened, plan.merged) == (1, [A], {})


def test_a_story_with_other_articles_goes_on_under_its_own_id() -> None:
    plan = plan_of({1: (5, A), 2: (5, A)}, living=frozenset({5}))
    assert [(one.article_id, one.after) for one in plan.moves] == [(1, A), (2, A)]
    assert (plan.opened, plan.merged) == (1, {})


def test_an_empty_story_leads_to_the_one_that_got_most_of_its_articles_of_equals_the_older() -> None:
    plan = plan_of({1: (9, 3), 2: (9, 4), 3: (9, 4), 4: (8, 6), 5: (8, 3)}, living=frozenset({3, 4, 6}))
    assert plan.merged == {9: 4, 8: 3}


def test_stories_that_are_opened_take_the_place_of_groups_everywhere() -> None:
    draft = drafted({1: (5, A), 2: (5, B), 3: (5, B)})
    draft.questions = [(1, comparison(B)), (2, comparison(A))]
    plan = plan_of({}, draft=draft).with_stories({A: 12})
    assert [one.after for one in plan.moves] == [12]
    assert [(one.article_id, one.home, one.comparison.story_id) for one in plan.questions] == [(1, 12, 5), (2, 5, 12)]
    assert plan.names == {A: 12, B: 5}


def test_nothing_is_asked_twice_or_about_the_story_that_an_article_is_in() -> None:
    draft = drafted({1: (5, A), 2: (6, B), 3: (7, C)})
    draft.questions = [
        (1, comparison(A)),
        (1, comparison(6)),
        (2, comparison(5)),
        (2, comparison(7)),
        (3, comparison(5)),
    ]
    asked = [
        suggestion(1, 6, id=21, state=SuggestionState.UNSURE),
        suggestion(2, 5, id=22, state=SuggestionState.DIFFERENT),
        suggestion(2, 7, id=23, state=SuggestionState.WITHDRAWN),
    ]
    plan = make_plan(draft, dissolved={5, 6, 7}, asked=asked, between=())
    assert [(one.article_id, one.comparison.story_id) for one in plan.questions] == [(2, 7), (3, 5)]
    # What was withdrawn because it is asked from the other side stays so as long as it is.
    plan = make_plan(draft, dissolved={5, 6, 7}, asked=asked, between={(7, 6)})
    assert [(one.article_id, one.comparison.story_id) for one in plan.questions] == [(3, 5)]


def test_a_question_that_waits_goes_along_with_its_story() -> None:
    draft = drafted({1: (5, A), 2: (6, A), 3: (7, C)})
    draft.questions = [(3, comparison(A))]
    waiting = suggestion(3, 6, id=21)
    assert make_plan(draft, dissolved={5, 6, 7}, asked=[waiting], between=()).questions == ()
