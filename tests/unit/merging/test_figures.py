"""Figures are read from an article with their bounds, units and roles, as slices of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.merging.figures.reading import MAX_FIGURES
from aggregator.model import Bound, FigureRole
from tests.support.annotated import agreement, annotated, printed_figures
from tests.support.figures import read, shown

PASSAGES = annotated("figures")
WORDS = """
    12 3 1.2 1,200 2024 06 two twenty - five hundred and million a dozen half between to of the at least more than
    people men drones homes % $ km killed wounded were was in on June May 9999999999999 , . : / ( ) ' " who aged
    magnitude percent other including without power death toll rose lost their lives 45-year-old ٣
"""
NEWSLIKE = st.lists(st.sampled_from([*WORDS.split(), "\n", "\x00", "\u202e"]), max_size=60).map(" ".join)


def _read(text: str) -> set[tuple[Any, ...]]:
    return {
        (each.printed.words.words, each.value, each.upper, each.bound, each.unit, each.role, each.looks_back)
        for each in read(text)
    }


@pytest.mark.parametrize(("held_out", "precision", "recall"), [(False, 0.98, 0.97), (True, 0.96, 0.95)])
def test_figures_of_annotated_passages_are_read_with_all_that_belongs_to_them(
    held_out: bool,  # noqa: FBT001 - a row of the table
    precision: float,
    recall: float,
) -> None:
    passages = [passage for passage in PASSAGES if passage["held_out"] is held_out]
    read = [_read(passage["text"]) for passage in passages]
    printed = [printed_figures(passage) for passage in passages]
    right, found = agreement(read, printed)
    assert right >= precision
    assert found >= recall


def test_the_passages_are_enough_and_a_third_of_them_is_hard() -> None:
    assert len(PASSAGES) >= 60
    assert sum(passage["hard"] for passage in PASSAGES) >= len(PASSAGES) / 3
    assert sum(passage["held_out"] for passage in PASSAGES) >= len(PASSAGES) // 3


@pytest.mark.parametrize(
    "text",
    [
        "The 45-year-old mayor, aged 45, won 3-1 at 12 Mill Street.",
        "Article 5 was invoked by the G7 on June 12 at 5:30 p.m. in Room 204.",
        "A Boeing 737 passengers had boarded turned back to Gate 12.",
        "Nobody was killed and no one was injured.",
        "In 2019 people left.",
        "Between 2014 and 2021 people died.",
        "The herd lost 12 cows and the dog killed 3 chickens.",
        "9999999999999 killed",
        "It happened for the 2nd time in 10 years.",
        "A man of 71 died and a girl of six was killed.",
        "A father of two died.",
        "A mother of three boys was shot dead.",
        "Not one passenger was killed, and not one dollar was paid.",
        "There were 2.3 flood deaths per 100 homes, and police made 12 arrests a day.",
        "Some 70 fewer people were killed than in May.",
        "The storm has wiped $340 ...",
        "Women of 27, 41 and 69 and a man of 55 were killed.",
    ],
)
def test_ages_dates_scores_addresses_and_names_are_no_figures(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Two men were killed.", FigureRole.KILLED),
        ("Two men were not killed.", None),
        ("The blast could kill two men.", None),
        ("The blast would have killed two men.", None),
        ("He denied that two men were killed.", None),
        ("Two men were feared dead.", None),
        ("Two men killed a guard.", None),
        ("Two men have killed a guard.", None),
        ("The blast killed or wounded two men.", None),
        ("Two men have been killed since the truce began.", None),
        ("That brings the toll since the start of the war to two men.", None),
        ("Two men were killed in the deadliest strike since the truce.", FigureRole.KILLED),
        ("Two men were killed, and talks since the war have failed.", FigureRole.KILLED),
        ("Two men were killed or wounded.", None),
        ("Two men were killed and wounded in the blast.", None),
        ("Two men were killed and wounded three.", FigureRole.KILLED),
        ("The drill simulates a blast that kills two men.", None),
        ("The firm fired two men.", None),
        ("None of the two men was hurt.", None),
        ("All but two men died.", None),
        ("Not all of the 20 men died.", None),
        ("It came hours after two men were killed in Brenn.", None),
        ("The arrest came after a vote. Two men were killed.", FigureRole.KILLED),
        ("Two men die at refinery after hit", FigureRole.KILLED),
        ("Two men die on this road each year.", None),
        ("Two men of the harbour guard were killed.", FigureRole.KILLED),
        ("Two men of the guard that were killed came back.", None),
        ("A separate salvo killed two men.", None),
        ("The previous salvo killed two men.", None),
        ("The earlier attack killed two men.", None),
        ("Earlier, a spokesman said two men were killed.", FigureRole.KILLED),
        ("That brings the death toll to two men since March.", None),
        ("Two men have been killed since March 3.", FigureRole.KILLED),
        ("Two men were killed in the third such strike since March.", FigureRole.KILLED),
        ("The depot blast kills two amid exodus", FigureRole.KILLED),
        ("Two drones brought down over Brenn", FigureRole.SHOT_DOWN),
        ("Norvia executed two men.", FigureRole.KILLED),
        ("Two men were martyred in Brenn.", FigureRole.KILLED),
        ("Two men martyred as school bus hit", FigureRole.KILLED),
        ("Two soldiers embraced martyrdom in Brenn.", FigureRole.KILLED),
        ("Two soldiers embraced the mayor.", None),
        ("Two men were hanged in Brenn.", FigureRole.KILLED),
        ("Two men were remanded in Brenn.", FigureRole.DETAINED),
        ("Some 40 prisoners were exchanged at the border.", FigureRole.RELEASED),
        ("Two sisters, aged 9 and 11, died.", FigureRole.KILLED),
        ("Sketches of two suspects released in Brenn", None),
        ("A group of two hostages released in Brenn", FigureRole.RELEASED),
    ],
)
def test_a_role_is_given_only_where_the_words_leave_no_doubt(text: str, role: FigureRole | None) -> None:
    (figure,) = read(text)
    assert figure.role is role


@pytest.mark.parametrize("verb", ["killed", "shot dead", "wounded"])
def test_who_does_it_to_at_least_so_many_suffers_nothing(verb: str) -> None:
    attackers, others = read(f"Two men {verb} at least twelve people on Sunday.")
    assert (attackers.role, others.role is None) == (None, False)


def test_those_across_a_place_are_counted_and_the_place_is_not() -> None:
    assert [figure.role for figure in read("Nine people across three provinces were killed by rockets.")] == [
        FigureRole.KILLED
    ]


def test_two_roles_in_one_sentence_are_kept_apart() -> None:
    text = "Shelling killed three soldiers and two civilians, wounded eight others and damaged 40 homes."
    assert shown(text) == [
        ("three soldiers", 3, Bound.EXACT, "soldiers", FigureRole.KILLED),
        ("two civilians", 2, Bound.EXACT, "civilians", FigureRole.KILLED),
        ("eight others", 8, Bound.EXACT, "people", FigureRole.WOUNDED),
        ("40 homes", 40, Bound.EXACT, "houses", FigureRole.DAMAGED),
    ]


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("Another body was found, bringing to five the number of dead.", 5, FigureRole.KILLED),
        ("Another died, which takes to 17 the number of people killed.", 17, FigureRole.KILLED),
        ("The number of people killed in the raid has risen to four.", 4, FigureRole.KILLED),
        ("The number of those injured was 40.", 40, FigureRole.WOUNDED),
        ("Parents put the number of abducted pupils at 52.", 52, FigureRole.ABDUCTED),
        ("The number of prisoners released has risen to 52.", 52, FigureRole.RELEASED),
        ("The survey put the magnitude at 6.2.", 6.2, FigureRole.MAGNITUDE),
        ("A ransom of 50 million naira was paid.", 50_000_000, FigureRole.MONEY),
        ("Ferry lost off Brenn, death toll 52", 52, FigureRole.KILLED),
    ],
)
def test_a_count_is_of_what_its_sentence_names_apart(text: str, value: float, role: FigureRole) -> None:
    ((_, found, _, _, as_role),) = shown(text)
    assert (found, as_role) == (value, role)


@pytest.mark.parametrize(
    "text", ["Six security personnel were killed.", "Six jawans of the Reserve Guard were killed."]
)
def test_personnel_and_jawans_are_people(text: str) -> None:
    assert [(value, role) for _, value, _, _, role in shown(text)] == [(6, FigureRole.KILLED)]


def test_a_sum_is_printed_with_the_country_of_its_dollars() -> None:
    assert [words for words, *_ in shown("It cost US$310,000 (S$420,000).")] == ["US$310,000", "S$420,000"]


@pytest.mark.parametrize(
    "text",
    [
        "Death toll of the flood tops 4,000",
        "The death toll has passed 4,000.",
        "Norvia surpasses 4,000 flood deaths",
        "It pushed the death toll past 4,000.",
    ],
)
def test_a_count_that_is_exceeded_is_the_least(text: str) -> None:
    ((_, value, bound, _, role),) = shown(text)
    assert (value, bound, role) == (4000, Bound.AT_LEAST, FigureRole.KILLED)


@pytest.mark.parametrize(
    "text",
    [
        "The death toll is likely to rise to 100.",
        "Medics fear the death toll will rise to 60.",
        "The number of people killed has not risen to four.",
        "It brings to 1,200 the number of people killed since January.",
        "It takes to 27 the number of people killed in the war.",
    ],
)
def test_a_toll_that_is_not_reached_or_of_a_whole_war_is_none_of_the_event(text: str) -> None:
    assert all(figure.role is None for figure in read(text))


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("The toll of the raid on Brenn has climbed to seven.", 7, FigureRole.KILLED),
        ("Toll of Brenn raid now 12", 12, FigureRole.KILLED),
        ("Brenn In Mourning: Number Of Wounded Now 45", 45, FigureRole.WOUNDED),
        ("The toll rose by three to 12.", 12, FigureRole.KILLED),
        ("The ministry put the toll at nine.", 9, FigureRole.KILLED),
        ("The number of evacuees had reached 1,400.", 1400, FigureRole.EVACUATED),
        ("The toll of injured rose to 40 people.", 40, None),
        ("The final toll road opened to 4,000 motorists.", 4000, None),
        ("Seven now known dead in Brenn", 7, FigureRole.KILLED),
        ("Six people are known to have died.", 6, FigureRole.KILLED),
        ("Six people are known to have killed a guard.", 6, None),
        ("All four people on board died.", 4, FigureRole.KILLED),
        ("Two people were fatally injured.", 2, FigureRole.KILLED),
        ("Two guards suffered burns.", 2, FigureRole.WOUNDED),
        ("Two guards suffered losses.", 2, None),
        ("Two nurses suffered smoke inhalation.", 2, FigureRole.WOUNDED),
        ("Nine swimmers drown off Karland", 9, FigureRole.KILLED),
        ("Nine climbers fall to their deaths", 9, FigureRole.KILLED),
        ("Nine fans fall to their knees", 9, None),
        ("Nine men stabbed to death in Brenn", 9, FigureRole.KILLED),
        ("Nine men trampled to death a dog.", 9, None),
        ("Nine guards shot and wounded in Brenn", 9, FigureRole.WOUNDED),
        ("Nine guards shot and wounded a bear.", 9, None),
        ("A gas blast kills a family of nine", 9, FigureRole.KILLED),
        ("Nine pilgrims perish in a flood", 9, FigureRole.KILLED),
        ("Nine people drown each year.", 9, None),
        ("Nine lives lost as a ferry sinks", 9, FigureRole.KILLED),
        ("Nine lives lost every year on this road", 9, None),
        ("More than 40 trekkers, most of them students, killed in a slide", 40, FigureRole.KILLED),
        ("Seven clerks, including women, hurt as a stand falls", 7, FigureRole.WOUNDED),
        ("Seven guards, including women, killed a bear", 7, None),
        ("Gunmen kill six people in Brenn", 6, FigureRole.KILLED),
        ("Rebels vow to kill six people", 6, None),
        ("Norvia delays release of 600 prisoners", 600, None),
        ("Floods kill 100 people each year", 100, None),
        ("Rescuers freed nine miners.", 9, FigureRole.RESCUED),
        ("Nine miners were found alive.", 9, FigureRole.RESCUED),
        ("About 300 people were left homeless.", 300, FigureRole.DISPLACED),
        ("The army moved 300 people to shelters.", 300, FigureRole.EVACUATED),
        ("17 people held over fraud", 17, FigureRole.DETAINED),
        ("17 hostages held after a truce", 17, None),
        ("Talks with 17 officers were held.", 17, None),
        ("Six workers were taken hostage.", 6, FigureRole.ABDUCTED),
        ("Twelve houses and a school were damaged.", 12, FigureRole.DAMAGED),
        ("The survey revised the magnitude to 6.6.", 6.6, FigureRole.MAGNITUDE),
    ],
)
def test_tolls_are_read_as_wires_and_headlines_tell_them(text: str, value: float, role: FigureRole | None) -> None:
    ((_, found, _, _, as_role),) = shown(text)
    assert (found, as_role) == (value, role)


@pytest.mark.parametrize(
    ("text", "words", "unit", "role"),
    [
        ("At least 27 girls from Camp Ostrow are missing.", "At least 27 girls", "girls", FigureRole.MISSING),
        ("Some 40 people in the north remain trapped.", "Some 40 people", "people", FigureRole.TRAPPED),
        ("All 20 captives in Norvia have been released.", "20 captives", "hostages", FigureRole.RELEASED),
        ("An attack killed five Hamas members.", "five Hamas members", "people", FigureRole.KILLED),
        ("A fire left four people killed so far.", "four people", "people", FigureRole.KILLED),
        ("Three hostages released to Norvia.", "Three hostages", "hostages", FigureRole.RELEASED),
        ("A strike killed four off Karland.", "four", "people", FigureRole.KILLED),
        ("The raid left 12 dead including a gunman.", "12", "people", FigureRole.KILLED),
        (
            "The blast killed 11 suspected Red Hand members.",
            "11 suspected Red Hand members",
            "people",
            FigureRole.KILLED,
        ),
        ("The army killed 30 terrorists in the raid.", "30 terrorists", "fighters", FigureRole.KILLED),
        ('The strike left 11 "terrorists" dead.', '11 "terrorists"', "people", FigureRole.KILLED),
        ("Six 'narcoterrorists' were killed.", "Six 'narcoterrorists'", "people", FigureRole.KILLED),
        ("The raids killed over 200 Taliban.", "over 200 Taliban", "fighters", FigureRole.KILLED),
        ("About 100 housing units were destroyed.", "About 100 housing units", "apartments", FigureRole.DESTROYED),
        ("Floods left 40 adults dead.", "40 adults", "adults", FigureRole.KILLED),
    ],
)
def test_who_is_counted_is_read_behind_names_in_quotation_marks_and_apart_from_the_verb(
    text: str, words: str, unit: str, role: FigureRole
) -> None:
    assert [(found, of, said) for found, _, _, of, said in shown(text)] == [(words, unit, role)]


@pytest.mark.parametrize("trade", ["dockers", "nurses", "fishermen", "shopkeepers", "electricians"])
def test_people_are_counted_by_their_trade(trade: str) -> None:
    assert shown(f"Four {trade} were killed in Brenn.")[0][1:] == (4, Bound.EXACT, trade, FigureRole.KILLED)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Divers recovered five bodies.", [5]),
        ("The bodies of 12 miners were found.", [12]),
        ("The bodies of 12 miners were handed over.", []),
        ("Police found 12 bodies in a mass grave.", []),
        ("Five bodies recovered from a lake near Brenn", [5]),
        ("Bodies of 12 miners found after a blast", [12]),
        ("Five bodies found the attention of astronomers.", []),
        ("Rangers found 12 bodies of water.", []),
        ("A fifth body was found.", [5]),
        ("A third person has died.", [3]),
        ("Two people died. A third person died in hospital.", [2, 3]),
        ("Two people were wounded. A third person died.", []),
        ("A third person was arrested.", []),
        ("Police reported the second death in a week.", []),
    ],
)
def test_the_dead_are_counted_by_bodies_and_one_by_one(text: str, dead: list[int]) -> None:
    found = [figure for figure in read(text) if figure.role is FigureRole.KILLED]
    assert ([figure.value for figure in found], {figure.unit for figure in found} - {"miners"}) == (
        dead,
        {"people"} if dead and dead != [12] else set(),
    )


def test_bodies_that_are_pulled_out_are_not_rescued() -> None:
    (pulled,) = read("A landslide buried a village, and divers pulled 14 bodies from the mud.")
    assert pulled.role is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("More than 1,400 inmates fled a prison in Lund.", None),
        ("Hundreds flee quarantine camps", None),
        ("More than 1,400 villagers fled their homes.", FigureRole.DISPLACED),
        ("Guards were filmed pulling two students from a car.", None),
        ("Firefighters pulled two students from a car.", FigureRole.RESCUED),
    ],
)
def test_who_flees_from_prison_leaves_no_home_and_who_is_pulled_from_a_car_may_be_arrested(
    text: str, role: FigureRole | None
) -> None:
    assert [figure.role for figure in read(text) if figure.role is not None] == [role] * (role is not None)


def test_of_a_revised_toll_the_present_value_is_read() -> None:
    assert shown("The death toll rose to 112 from 98.") == [("112", 112, Bound.EXACT, "people", FigureRole.KILLED)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("A $100 mln case.", 10**8), ("It needs €1.5 bln.", 1.5 * 10**9), ("They paid 30 mln euros.", 3 * 10**7)],
)
def test_millions_are_counted_as_wires_shorten_them(text: str, value: float) -> None:
    assert [(each.value, each.role) for each in read(text)] == [(value, FigureRole.MONEY)]


def test_prisoners_that_each_side_exchanges_are_released() -> None:
    (figure,) = read("Karland and Ostravia exchange 185 prisoners of war each.")
    assert (figure.value, figure.role) == (185, FigureRole.RELEASED)
    (home,) = read("Karland brought home 205 soldiers in the exchange.")
    assert (home.value, home.role) == (205, FigureRole.RELEASED)


def test_what_is_above_a_number_is_at_least_it() -> None:
    (figure,) = read("Monitors counted above a thousand dead.")
    assert (figure.value, figure.bound) == (1_000, Bound.AT_LEAST)


@pytest.mark.parametrize("language", [None, "id", "ko", "tr"])
def test_other_languages_are_not_supported_rather_than_guessed(language: str | None) -> None:
    assert read("12 killed", language=language) == ()


def test_regional_english_is_english() -> None:
    assert read("12 killed", language="en-GB")


@given(st.one_of(st.text(max_size=300), NEWSLIKE))
def test_whatever_the_text_every_figure_is_a_slice_of_its_sentence(text: str) -> None:
    for figure in read(text):
        words, sentence = figure.printed.words, figure.printed.sentence
        assert 0 <= sentence.start <= words.start < words.end <= sentence.end <= len(text)
        assert words.words.strip()
        assert figure.value >= 0
        assert figure.upper is None or figure.upper > figure.value


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "9" * 1_000_000,
        "9999999999999 killed " * 2_500,
        "7 " * 25_000,
        "nine trillion " * 3_500,
        "two " + "hundred " * 6_000,
        "5-" * 25_000,
        "." * 50_000,
        "\x00\x01\u202e12 killed\x00 " * 2_500,
        "five of the five " * 3_000,
        "found 12 bodies a third person died " * 2_500,
        "12 " + "big-" * 12_500,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_texts_are_read_within_limits(text: str) -> None:
    assert len(read(text)) <= MAX_FIGURES
