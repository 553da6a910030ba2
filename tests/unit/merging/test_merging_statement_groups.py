"""What several sources print of one statement is one, and denials stand beside what they deny."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.merging.reading import read_article
from aggregator.merging.statements import group_statements
from aggregator.model import StoryStatement
from tests.support.cost import costs_at_most
from tests.support.make import stored_article
from tests.support.statements import statements


def grouped(*texts: str) -> tuple[StoryStatement, ...]:
    articles = [stored_article(number, "", summary=text, language="en") for number, text in enumerate(texts, 1)]
    return group_statements(statement for each in articles for statement in read_article(each).statements)


def sources(groups: tuple[StoryStatement, ...]) -> list[list[int]]:
    return [[each.sentence.article_id for each in group.printed] for group in groups]


def test_a_shortened_quotation_joins_the_full_one_which_leads() -> None:
    groups = grouped(
        "“We will rebuild every school in the district,” Mayor Roman Stelmakh said.",
        "Stelmakh: “We will rebuild every school in the district before winter comes.”",
        '"We will rebuild every school", the mayor said.',
    )
    assert sources(groups) == [[2, 1, 3]]


def test_the_same_words_of_two_people_are_two_statements() -> None:
    groups = grouped("“We are ready to talk,” Ana Horvat said.", "“We are ready to talk,” Eva Novak said.")
    assert sources(groups) == [[1], [2]]


def test_other_words_are_another_statement() -> None:
    groups = grouped(
        "“We will rebuild every school,” Roman Stelmakh said.",
        "“The bridge is closed to lorries,” Roman Stelmakh said.",
    )
    assert sources(groups) == [[1], [2]]


@pytest.mark.parametrize(("one", "other"), [("Five", "Seven"), ("22", "29")])
def test_another_number_is_another_statement(one: str, other: str) -> None:
    said = "people were killed in a warehouse explosion in Dovhe on Saturday, the mayor said."
    assert sources(grouped(f"{one} {said}", f"{other} {said}", f"{one} {said}")) == [[1, 3], [2]]


def test_what_is_condemned_is_not_what_is_told_of_it() -> None:
    groups = grouped(
        "Drone strike on mosque in Dovhe kills dozens: medics", "Ankara condemns strike on mosque in Dovhe"
    )
    assert sources(groups) == [[1], [2]]


def test_a_denial_stands_beside_the_claim_that_it_denies() -> None:
    groups = grouped(
        "Kyiv said that a missile had hit the hospital in Okhtyrka.",
        "Moscow denied striking the hospital in Okhtyrka.",
        "Police said the road to the airport was closed for six hours.",
    )
    assert [group.denied_by for group in groups] == [(1,), (), ()]


def test_however_many_print_a_claim_and_its_denial_they_stand_beside_each_other() -> None:
    groups = grouped(
        "Norvia accused the Estmark coast guard on Monday of ramming a supply boat near Dovhe.",
        "Norvia accuses Estmark of ramming its boat.",
        "The Estmark coast guard denied ramming a Norvian boat.",
        "Estmark denies ramming Norvian vessel.",
        "Estmark's navy denied ramming anybody.",
    )
    assert [group.denied_by for group in groups[:2]] == [(2, 3, 4), (2, 3, 4)]


def test_what_a_claim_says_of_its_speaker_is_denied_by_his_name() -> None:
    groups = grouped(
        "A group of soldiers said on Monday that they had taken power in Norvia and closed the borders.",
        "The government denied that soldiers had taken power.",
    )
    assert [group.denied_by for group in groups] == [(1,), ()]


def test_a_denial_that_somebody_tells_of_is_not_denied_by_another() -> None:
    groups = grouped(
        "Estmark rejects Norvian claims over border attack.",
        "Estmark denied any involvement in the attack on a Norvian border post, spokesman Karel Nemec said.",
    )
    assert [group.denied_by for group in groups] == [(), ()]


def test_the_claim_is_what_the_article_has_just_told() -> None:
    groups = grouped(
        "Kyiv said a missile had hit Okhtyrka. Moscow denied the claim.", "Ankara said rain fell in Dovhe."
    )
    assert [group.denied_by for group in groups] == [(1,), (), ()]
    apart = grouped("Kyiv said a missile had hit Okhtyrka. Rain fell. Moscow denied the claim.")
    assert [group.denied_by for group in apart] == [(), ()]
    other = grouped("Kyiv said a missile had hit Okhtyrka. Moscow denied the claims of a nurse.")
    assert [group.denied_by for group in other] == [(), ()]


@pytest.mark.parametrize(
    "denial",
    [
        "Minsk denied it.",
        "Minsk denied this, saying it rained.",
        "Minsk denies that.",
        "Minsk rejected the accusation as baseless.",
        "Minsk called the claim false.",
    ],
)
def test_it_and_the_accusation_as_somebody_calls_it_are_the_claim_too(denial: str) -> None:
    groups = grouped(f"Kyiv said a missile had hit Okhtyrka. {denial}")
    assert [group.denied_by for group in groups] == [(1,), ()]


@pytest.mark.parametrize(
    "texts",
    [
        ["Ankara accused Minsk of arming the rebels. Minsk denied supplying fuel to anybody."],
        ["Ankara accused Minsk of arming the rebels.", "Belarus said it rained. Minsk denied any involvement."],
        ["Ankara accused Minsk of supplying the drones.", "Minsk on Tuesday denied supplying weapons to either side."],
        ["Ankara accused government troops of firing first. The defence ministry denied any violation."],
        ["Ankara said Norvian jets had bombed a house in Dovhe. Norvia's army denied carrying out any strike."],
        ["Ankara said a Norvian jet had violated its airspace. Norvia denied that it had entered the airspace."],
        ["Ankara says 21 killed in shelling of Dovhe, Minsk denies responsibility"],
    ],
)
def test_who_is_accused_or_told_of_denies_that(texts: Sequence[str]) -> None:
    groups = grouped(*texts)
    assert [group.denied_by for group in groups if group.denied_by] == [(len(groups) - 1,)]
    assert groups[0].denied_by


@pytest.mark.parametrize(
    "texts",
    [
        ["Ankara said it had shot down 30 Norvian drones. Norvia denied targeting civilians."],
        ["Ankara said Norvia was welcome at the talks. Norvia denied seeking nuclear weapons."],
        ["Ankara accused Minsk of arming the rebels. The United States denied any role in the talks."],
        ["Ankara accused Minsk of arming the rebels.", "Oslo denied any involvement."],
        ["The head of the group said it rained and accused the army of stalling. The army rejected the accusation."],
        ["Ankara said Dovhe was shelled on Monday by night.", "Minsk denied shelling Kesta on Monday."],
    ],
)
def test_a_denial_that_may_be_of_something_else_stands_alone(texts: Sequence[str]) -> None:
    groups = grouped(*texts)
    assert len(groups) > 1
    assert all(group.denied_by == () for group in groups)


def test_who_denies_what_he_is_accused_of_does_not_deny_what_only_happened_there() -> None:
    groups = grouped(
        "The army said it had shot down two drones over Port Alder. It accused Norvia of supplying the aircraft.",
        "Norvia denied supplying drones to anybody in Alder.",
    )
    assert [group.denied_by for group in groups] == [(), (2,), ()]


def test_a_body_that_denies_by_its_acronym_is_the_one_accused_by_name() -> None:
    groups = grouped(
        "The ministry accused the Rapid Coast Forces of shelling the market. A ferry was late. The RCF denied shelling "
        "the market."
    )
    assert [group.denied_by for group in groups] == [(1,), ()]


def test_a_denial_of_something_else_stands_alone() -> None:
    groups = grouped(
        "Kyiv said that a missile had hit the hospital in Okhtyrka.",
        "Moscow denied supplying fuel to the rebels in Kasai.",
        "Ankara denied that its ships had left the harbour.",
    )
    assert all(group.denied_by == () for group in groups)


def test_nobody_denies_himself() -> None:
    groups = grouped("Moscow said the hospital in Okhtyrka was empty. Moscow denied striking the hospital in Okhtyrka.")
    assert all(group.denied_by == () for group in groups)


def test_a_denial_is_never_merged_with_a_claim() -> None:
    groups = grouped(
        "Kyiv said the army had shelled the market in Dovhe.", "Minsk denied the army had shelled the market in Dovhe."
    )
    assert sources(groups) == [[1], [2]]
    assert groups[0].denied_by == (1,)


@given(st.lists(st.sampled_from(["Kyiv said it rained.", "Minsk denied shelling Dovhe on 3 May.", "“A b c d.”", ""])))
def test_every_statement_is_in_one_group_and_every_denial_has_its_place(texts: list[str]) -> None:
    groups = grouped(*texts)
    given_statements = sum(len(statements(text)) for text in texts)
    assert sum(len(group.printed) for group in groups) == given_statements
    assert all(0 <= place < len(groups) for group in groups for place in group.denied_by)


def test_thousands_of_statements_are_grouped_in_time() -> None:
    texts = [f"Officials in town {number} said the army had shelled market {number % 97}." for number in range(1_500)]
    texts += [f"Minsk denied that the army had shelled market {number}." for number in range(500)]
    with costs_at_most(20):
        grouped(*texts)
