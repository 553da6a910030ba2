"""Places, people and organisations are counted over the articles of a story, each once however it is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aggregator.merging.names import group_names
from aggregator.merging.names.grouping import MAX_SHOWN
from aggregator.merging.names.reading import ArticleNames, NamedPerson
from aggregator.model import Passage, PlaceLevel, TextField
from tests.support.cost import grows_in_proportion
from tests.support.naming import names, shown, story


def test_a_person_counts_once_however_spelled_and_titled() -> None:
    found = story(
        "President Volodymyr Veresky spoke in Kyiv, and Mayor Olha Drozd spoke in Lviv.",
        "Veresky spoke in Kyiv, officials said.",
        "Mr Veresky spoke on Monday.",
        "President Veresky's office confirmed it.",
        "Volodymyr Vereskyy said so.",
        "Volodymyr A. Veresky said so.",
    )
    assert found["people"] == {"Volodymyr Veresky": 6, "Olha Drozd": 1}


def test_a_nickname_within_a_name_makes_nobody_else() -> None:
    found = story('Singer Ana "the Hammer" Qorrobek was hurt.', "Ana Qorrobek fell.", "Ana Qorrobek, 40, fell.")
    assert list(found["people"].values()) == [3]


def test_a_middle_name_an_initial_and_a_second_surname_make_nobody_else() -> None:
    found = story(
        "Mayor Rosa Fuentes spoke.", "Mayor Rosa Fuentes Villar spoke.", "Mayor Rosa M. Fuentes spoke.",
        "Mayor Pavel Karel Bright spoke.", "Mayor Pavel Bright spoke.", "Mayor P. Bright spoke.",
        "Mayor Jan Bright spoke.",
    )  # fmt: skip
    assert sorted(found["people"].values()) == [1, 3, 3]


def test_a_shorter_name_that_nothing_proves_counts_for_the_one_person_who_may_bear_it() -> None:
    assert story("Sheikh Zan bin Nasser al-Rovani bought it.", "Zan Al-Rovani is the new owner.")["people"] == {
        "Zan bin Nasser al-Rovani": 2
    }
    assert story("Ana Finch, 45, a nurse, came.", "A. Finch was charged.")["people"] == {"Ana Finch": 2}
    found = story("Ana Finch, 45, a nurse, came.", "Alma Finch, 40, came.", "A. Finch was charged.")
    assert found["people"] == {"Ana Finch": 1, "Alma Finch": 1}


def test_an_umlaut_is_written_in_three_ways() -> None:
    found = story("Minister Jörg Mökern spoke.", "Minister Joerg Moekern spoke.", "Minister Jorg Mokern spoke.")
    assert list(found["people"].values()) == [3]
    assert list(story("Minister Ana Öztor spoke.", "Minister Ana Oeztor spoke.")["people"].values()) == [2]


def test_whose_thing_it_is_makes_no_person_of_it_and_an_acting_head_is_one() -> None:
    assert story("He got into his Ana Sorento.")["people"] == {}
    assert story("Vladoslav Kornenko, acting head of the region, spoke.")["people"] == {"Vladoslav Kornenko": 1}
    assert story("Mullah Yarkub led it.", "Mohammad Yarkub, the minister, spoke.")["people"] == {"Mohammad Yarkub": 2}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Norvia's ambassador to Ostravia, Rovek Azlan, wrote that it rained.", {"Rovek Azlan": 1}),
        ("The mayor of Springfield, New Mexico, said that it rained.", {}),
        ("A driver for the firm, Red Star Lines, said that it rained.", {}),
    ],
)
def test_an_office_with_what_it_is_for_shows_a_person(text: str, people: dict[str, int]) -> None:
    assert story(text)["people"] == people


def test_a_name_that_newsrooms_spell_in_two_ways_is_of_one_person() -> None:
    found = story("Minister Abbas Kharazmi spoke.", "Minister Abbas Qarazmi spoke.", "Envoy Steven Hallgren came.")
    assert found["people"] == {"Abbas Kharazmi": 1, "Abbas Qarazmi": 1, "Steven Hallgren": 1}
    found = story("Minister Hossein Moradi spoke.", "Minister Hussein Moradi spoke.", "Hossein Moradi, 60, left.")
    assert found["people"] == {"Hossein Moradi": 3}
    assert story("Minister Yuri Lorn spoke.", "Minister Yury Lorn spoke.")["people"] == {"Yuri Lorn": 2}
    found = story("Envoy Steve Hallgren came.", "Envoy Steven Hallgren came.")
    assert list(found["people"].values()) == [2]
    assert len(story("Robert Hallgren, 60, came.", "Roberta Hallgren, 58, came.")["people"]) == 2
    assert story("Senator Joe Hallgren came.", "Joseph Hallgren, 60, left.")["people"] == {"Joe Hallgren": 2}
    assert len(story("Bob Hallgren, 60, came.", "Robbie Hallgren, 60, left.", "Robert Hallgren, 60.")["people"]) == 1
    assert len(story("Alan Hallgren, 60, came.", "Albert Hallgren, 58, left.")["people"]) == 2
    assert len(story("Minister Hassan Moradi spoke.", "Minister Hossein Moradi spoke.")["people"]) == 2


def test_a_surname_of_two_people_of_a_story_counts_for_neither() -> None:
    found = story("Ivan Petrenko, 40, fled.", "Olena Petrenko, 38, stayed.", "Petrenko said nothing.")
    assert found["people"] == {"Ivan Petrenko": 1, "Olena Petrenko": 1}


def test_a_surname_that_nobody_of_the_story_bears_is_left_out() -> None:
    assert story("The talks failed, and Veresko left.")["people"] == {}


def test_an_eastern_name_is_joined_by_the_surname_that_opens_it() -> None:
    assert story("President Tan Weiming arrived.", "Mr Tan left.")["people"] == {"Tan Weiming": 2}


def test_a_titled_surname_is_not_that_of_another_who_bears_it_in_the_middle() -> None:
    found = story("Lt Gen Ahmed Marif Chadry spoke.", "PM Marif said blood would be avenged.")
    assert found["people"] == {"Ahmed Marif Chadry": 1, "Marif": 1}


def test_a_place_is_one_by_all_its_names_and_its_region_another() -> None:
    found = story(
        "Kyiv was hit.", "It burned in Kiev and in Kharkiv.", "The Kharkiv region was hit.", "In Kyiv all slept."
    )
    assert found["places"] == {"Kyiv": 3, "Kharkiv": 1, "Kharkiv region": 1}


def test_a_place_is_shown_as_most_articles_of_the_story_write_it() -> None:
    english = [names("Shells hit KYIV and the US embassy.", article_id=1), names("It burned in Kyiv.", article_id=2)]
    others = [
        names("Вибухи у Києві, посольство США пошкоджено.", "uk", article_id=3),
        names("Взрывы в Киеве.", "ru", article_id=4),
    ]
    assert shown(others[0], *english)["places"] == {"Kyiv": 3, "US": 2}
    assert shown(others[1], english[1])["places"] == {"Kyiv": 2}
    ukrainian = [replace(others[0], article_id=each) for each in (5, 6)]
    assert shown(*ukrainian, others[0], *english)["places"].keys() == {"Києві", "США"}


def test_a_region_is_one_whether_its_own_number_or_that_of_its_city_was_read() -> None:
    found = story("A ferry sank off Eastern Samar. Twelve swam to the province of Eastern Samar in the Philippines.")
    assert list(found["places"].values()) == [1, 1]
    assert "Philippines" in found["places"]


def test_a_continent_that_opens_a_headline_is_not_the_united_states() -> None:
    assert story("Latin America's oldest bank fails.", "South America mourns a poet.")["places"] == {}
    assert story("America's oldest bank fails.")["places"] == {"America": 1}


def test_a_town_counts_only_where_the_story_names_its_country() -> None:
    assert story("It burned in Pokrovsk.")["places"] == {}
    assert story("It burned in Pokrovsk.", "It burned in Ukraine.")["places"] == {"Pokrovsk": 1, "Ukraine": 1}


def test_an_aside_on_a_country_makes_no_town_of_it() -> None:
    texts = ("It burned in Pokrovsk.", *("It rained in Lyon.",) * 7, "It burned in Ukraine.")
    assert "Pokrovsk" not in story(*texts)["places"]
    assert "Pokrovsk" in story(texts[0], texts[-1], *texts[1:3])["places"]


def test_the_united_states_alone_place_no_town() -> None:
    assert story("It burned in Whittier. The U.S. sent help.")["places"] == {"U.S.": 1}
    assert story("It burned in Whittier, California. The U.S. sent help.")["places"].keys() >= {"California"}


def test_a_place_that_is_the_surname_of_a_person_named_is_no_place_unless_something_happens_there() -> None:
    assert story("Frank London, 66, has died. London played in Warsaw.")["places"] == {"Warsaw": 1}
    assert story("Frank London, 66, has died in London.")["places"] == {"London": 1}


def test_an_acronym_that_a_story_explains_counts_for_what_it_stands_for() -> None:
    found = story(
        "The National Rescue Authority (NRA) sent boats.", "The NRA sent boats.", "The World Health Organization came.",
        "The WHO came.",
    )  # fmt: skip
    assert found["organisations"] == {"National Rescue Authority": 2, "World Health Organization": 2}


def test_one_body_counts_once_by_either_order_of_its_words() -> None:
    found = story("The Ministry of Defence denied it.", "The Defense Ministry denied it.")
    assert list(found["organisations"].values()) == [2]


def test_an_acronym_that_is_spoken_as_a_word_is_printed_as_one() -> None:
    found = story("NATO and Unicef agreed.", "Nato and UNICEF agreed.", "Nato and Unicef agreed.")
    assert found["organisations"] == {"Nato": 3, "Unicef": 3}


def test_a_firm_counts_once_with_its_legal_form_and_without() -> None:
    found = story(
        "Tobin Holdings Ltd failed.", "Tobin Holdings owed much.", "Tobin Holdings Limited met Bright Finch LLP."
    )
    assert sorted(found["organisations"].values()) == [1, 3]


def test_bodies_of_two_nations_are_two_and_an_unspecified_one_counts_for_neither() -> None:
    found = story(
        "Russia's Defence Ministry denied it.", "The Ukrainian Defence Ministry said so.", "The Defence Ministry spoke."
    )
    assert found["organisations"] == {"Defence Ministry": 1, "Ukrainian Defence Ministry": 1}


def test_those_that_most_articles_name_come_first_and_no_more_than_a_screenful() -> None:
    articles = [
        names(f"Mayor Ana Bel{chr(97 + each % 26)}{chr(97 + each // 26)}n spoke in Paris.") for each in range(60)
    ]
    places, people, _ = group_names([names("Mayor Ivo Last spoke.", article_id=99), *articles, *articles[:1]])
    assert len(people) == MAX_SHOWN
    assert [place.name.words for place in places] == ["Paris"]
    found = story("Ana Horvat, 45, met Ivo Bright, 50.", "Ivo Bright, 50, spoke.")
    assert list(found["people"]) == ["Ivo Bright", "Ana Horvat"]


def test_time_grows_with_the_number_of_namesakes_alone() -> None:
    def group(people: int) -> None:
        passage = Passage(article_id=1, field=TextField.TEXT, start=0, words="Ana Horvat")
        named = [NamedPerson(words=("ana", f"horvat{number:b}"), passage=passage) for number in range(people)]
        group_names([ArticleNames(article_id=1, people=tuple(named))])

    assert grows_in_proportion(group, 1_000)


def test_articles_lead_with_what_their_titles_and_first_sentences_name() -> None:
    passing = "Rain fell. It was cold. In Lviv, Ana Horvat of the Red Cross spoke of Ukraine."
    leading = "In Lviv, Ana Horvat of the Red Cross spoke of Ukraine."
    found = group_names(
        [
            names(passing),
            names(leading, article_id=2),
            names("Rain fell. It was cold. Horvat spoke.", title="Horvat to speak in Lviv, Ukraine", article_id=3),
        ]
    )
    counts = {each.name.words: (each.articles, each.leading) for part in found for each in part}
    assert counts == {"Lviv": (3, 2), "Ukraine": (3, 2), "Ana Horvat": (3, 2), "Red Cross": (2, 1)}


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Zan Qorrobek said it was late. Qorrobek added that it was cold.", {"Zan Qorrobek": 1}),
        ("Zan Qorrobek said it was late. Zan added that it was cold.", {}),
        ("Zan Qorrobek said it was late. The Qorrobek said it would sail.", {}),
        ("Zan Qorrobek was late. Qorrobek added that it was cold.", {}),
    ],
)
def test_who_speaks_by_a_full_name_and_by_its_last_word_is_a_person(words: str, people: dict[str, int]) -> None:
    assert story(words)["people"] == people


def test_a_region_that_the_table_has_as_a_town_is_a_region() -> None:
    places, _, _ = group_names([names("Penang police said so, and a fire burned in Johor Bahru.")])
    assert [(each.name.words, each.level) for each in places] == [
        ("Penang", PlaceLevel.REGION),
        ("Johor Bahru", PlaceLevel.CITY),
    ]
