"""Places, people and organisations are read from an article as printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.merging.names import group_names, read_names
from aggregator.merging.names.reading import MAX_NAMES
from aggregator.merging.printed import printed_texts
from aggregator.merging.reading import read_article
from aggregator.model import Named, Part, PlaceLevel
from tests.support.annotated import agreement, annotated
from tests.support.make import stored_article
from tests.support.naming import KINDS, names, shown, story, text

PASSAGES = annotated("names")
WORDS = """
    Ana Horvat President Mr Gen. Zelensky Zelenskyy de la van al-Rashidi O'Brien J. K. Jr. II Kyiv Paris London Georgia
    U.S. US UK Ministry of Defence Health and Human Services Bank England Supreme Court the The (WHO) NATO EU & , . : "
    “ ’s 's said who 45 , in In March May 9th -led Paris-based Acme Inc. Ltd Lake King MP spokesman mayor Will KYIV SAYS
"""
NAMELIKE = st.lists(st.sampled_from([*WORDS.split(), "\n", "\x00", "\u202e", "基辅", "كييف", "Київ"]), max_size=60).map(
    " ".join
)


def _keys(found: Iterable[Named], left_open: Iterable[str]) -> set[tuple[str, str | None]]:
    return {(each.name.words, each.country) for each in found if each.name.words not in left_open}


def _read(passage: dict[str, Any]) -> dict[str, set[tuple[str, str | None]]]:
    printed = text(passage["text"], passage["lang"], passage["field"])
    found = group_names([read_names(1, [printed])])
    return {kind: _keys(each, passage["open"]) for kind, each in zip(KINDS, found, strict=True)}


def _printed(passage: dict[str, Any]) -> dict[str, set[tuple[str, str | None]]]:
    return {
        "places": {(each["words"], each["country"]) for each in passage["places"]},
        "people": {(each, None) for each in passage["people"]},
        "organisations": {(each, None) for each in passage["organisations"]},
    }


@pytest.mark.parametrize(
    ("held_out", "kind", "precision", "recall"),
    [
        (False, "places", 0.98, 0.90),
        (False, "people", 0.98, 0.85),
        (False, "organisations", 0.98, 0.80),
        (True, "places", 0.95, 0.85),
        (True, "people", 0.95, 0.80),
        (True, "organisations", 0.93, 0.70),
    ],
)
def test_names_of_annotated_passages_are_read_and_told_apart(
    held_out: bool,  # noqa: FBT001 - a row of the table
    kind: str,
    precision: float,
    recall: float,
) -> None:
    passages = [each for each in PASSAGES if each["held_out"] is held_out]
    read = [_read(passage)[kind] for passage in passages]
    printed = [_printed(passage)[kind] for passage in passages]
    right, found = agreement(read, printed)
    assert right >= precision
    assert found >= recall


def test_the_passages_are_enough_and_a_third_of_them_is_held_out() -> None:
    assert len(PASSAGES) >= 150
    assert sum(passage["held_out"] for passage in PASSAGES) >= len(PASSAGES) // 3
    assert len({passage["lang"] for passage in PASSAGES}) >= 12


@pytest.mark.parametrize(
    "words",
    [
        "The Ana Horvat Foundation opened a school.",
        "The hurricane, named after Maria, turned north.",
        "Hurricane Maria Elena turned north.",
        "The USS Gerald Ford left port.",
        "Goldman Sachs said it would sell.",
        "A man was held at Charles de Gaulle on Sunday.",
        "In March May Day was cancelled.",
        "They met on Harry Truman Parkway.",
        "Ernst & Young resigned as auditor.",
        "The Golden Gate was closed.",
        "The Morgan Stanley bankers left.",
        "The Black Sea Fleet sailed.",
        "Bombs fell near Marco Fidel Suarez base.",
        "Bombs fell on Wadi al-Dahab.",
        "Four climbers were killed in an avalanche on Mont Blanc.",
        "The body was found on Monte Rosa.",
        "The Ras Isa terminal burned.",
        "Troops moved into the Cal Miskaad mountains.",
        "Ras al-Hamra: four dead, Burj Karim evacuated.",
        "Hayat Tahrir al-Sham took the town.",
        "Magen David Adom said 34 people were hurt.",
        "General Motors Canada said it would sell.",
        "The Fraser Coast was calm, and so was Harris Ranch.",
        "Shells fell on Azad Jammu and Kashmir.",
        "He came from Paris May 3 and left.",
        "A tram left the rails on Via Giuseppe Horvat.",
    ],
)
def test_what_only_sounds_like_a_person_is_none(words: str) -> None:
    assert shown(names(words))["people"] == {}


@pytest.mark.parametrize(
    "words",
    [
        "The West Bank was calm.",
        "The fire brigade came to Wang Fuk Court.",
        "It is a force of nature, and Force of Nature is its name.",
        "The Russian Federation denied it.",
        "He left the Oval Office for Downing Street.",
        "The Animal Hope & Wellness Foundation closed.",
        "Talks on the Third Party were held.",
    ],
)
def test_what_only_sounds_like_a_body_is_none(words: str) -> None:
    assert shown(names(words))["organisations"] == {}


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("It was sued by the Army Corps of Engineers in Lund.", "Army Corps of Engineers"),
        ("The Grave Fraud Office (GFO) charged two.", "Grave Fraud Office"),
        ("It was denied by the Indian Army in Lund.", "Indian Army"),
        ("It was denied by the Pakistan Army in Lund.", "Pakistan Army"),
        ("The Palestinian Authority denied it.", "Palestinian Authority"),
        ("Harold Bexley plc, the grocer, will shut.", "Harold Bexley plc"),
    ],
)
def test_what_a_corps_an_office_a_firm_or_the_army_of_a_nation_is_called_is_a_body_alone(words: str, body: str) -> None:
    found = shown(names(words))
    assert found["organisations"] == {body: 1}
    assert found["people"] == {}


@pytest.mark.parametrize(
    "words",
    [
        "The Paris Agreement was signed.",
        "The London Bridge attack was remembered.",
        "French and Russian ministers met.",
        "The Gulf of Mexico was calm, and so was Lake Geneva.",
        "The Bank of England cut rates.",
        "The University of Oxford closed.",
        "Jack London wrote it.",
        "The Universidad de Santander closed.",
        "West Indies agree to a tour.",
    ],
)
def test_what_is_called_after_a_place_is_none(words: str) -> None:
    assert shown(names(words))["places"] == {}


def test_titles_are_no_part_of_a_name() -> None:
    assert story("Foreign Minister Daria Lund met Gen. Pavel Orlik and Mr Okonjo.")["people"] == {
        "Daria Lund": 1,
        "Pavel Orlik": 1,
        "Okonjo": 1,
    }
    assert story("General Ankush Rathor told reporters that jets were lost.")["people"] == {"Ankush Rathor": 1}
    assert story("They were found alive, commissioner Zan Bek said.")["people"] == {"Zan Bek": 1}
    assert story("Ms Brown and President Young left.")["people"] == {"Brown": 1}
    assert story("They met Chief Scientist Ana Horvat and Dr Singer.")["people"] == {"Ana Horvat": 1, "Singer": 1}


@pytest.mark.parametrize(
    "words",
    [
        "Zan Qorrobek, who leads the union, stayed away.",
        "The mission's chief, Zan Qorrobek, confirmed it.",
        "Harbour official Zan Qorrobek said two were hurt.",
        "Hydrologist Zan Qorrobek said the water would rise.",
        "WHO Director-General Zan Qorrobek said nobody had died.",
        "Captain Zan Qorrobek, 45, was at the controls.",
        "Major General Zan Qorrobek took over.",
        "A court jailed ex-governor Zan Qorrobek.",
        "The paper's editor, Zan Qorrobek, had slept.",
    ],
)
def test_what_stands_beside_a_name_that_is_rare_shows_a_person(words: str) -> None:
    assert set(story(words)["people"]) == {"Zan Qorrobek"}


@pytest.mark.parametrize(
    "words",
    [
        "Hall of Famer Maria Qorrobek, who led, stayed away.",
        "Qorro Bek, who have won twice, stayed away.",
        "Qorro Bek, who lost the final, stayed away.",
        "Qorro Bek, who play on Sunday, stayed away.",
        "The fund manager Qorro Bek said it would sell.",
    ],
)
def test_what_stands_beside_a_club_or_a_firm_shows_nobody(words: str) -> None:
    assert story(words)["people"] == {}


def test_an_office_of_several_fields_ends_before_its_name() -> None:
    text = "Minister for Culture, Community and Youth Baek Yun Kong met Secretary of Trade and Industry Chae Chin Sung."
    assert set(story(text)["people"]) == {"Baek Yun Kong", "Chae Chin Sung"}


@pytest.mark.parametrize(
    "words",
    [
        "By Ana Horvat",
        "By Ana Horvat and Peter Novak, Harbour Post",
        "By Ana Horvat of Meridian Wire",
        "The harbour tax is a mistake | Ana Horvat",
        "By Ana Horvat VERRIN (Meridian Wire) - The ferry sank.",
        "The ferry sank. (Reporting by Ana Horvat in Zagreb; editing by Peter Novak)",
        "The ferry sank. Reporting by Ana Horvat; Additional reporting by Maria Kovač; Editing by Peter Novak",
    ],
)
def test_whoever_made_an_article_is_none_of_its_people(words: str) -> None:
    assert story(words)["people"] == {}
    assert story(words, "Mayor Ana Horvat resigned.")["people"] == {"Ana Horvat": 1}


@pytest.mark.parametrize(
    "words",
    [
        "By Ana Horvat's count twelve ferries sank, the mayor said.",
        "The report was written by Ana Horvat, 45, a nurse.",
        "Reporting by Ana Horvat has shown that twelve ferries sank.",
        "The ferry sank. Officials met. It is the harbour that counts. By Ana Horvat, the mayor, it was called safe.",
    ],
)
def test_what_only_looks_like_a_byline_names_people(words: str) -> None:
    assert story(words)["people"] == {"Ana Horvat": 1}


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Envoys met Ivan W. Paris at noon.", "Ivan W. Paris"),
        ("D. Ana Horvat spoke first.", "D. Ana Horvat"),
        ("Prince Zan bin Qorro Al Bekkar opened it.", "Zan bin Qorro Al Bekkar"),
        ("JK Qorrobek said it was late.", "JK Qorrobek"),
        ("Envoys met Tabitha May in Lund.", "Tabitha May"),
    ],
)
def test_initials_a_given_name_and_a_father_show_that_what_is_beside_them_is_a_name(words: str, person: str) -> None:
    assert story(words)["people"] == {person: 1}


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ('Singer Ana "the Hammer" Qorrobek was hurt.', {'Ana "the Hammer" Qorrobek'}),
        ("Little 'warrior' Ana Horvat, 9, was hurt.", {"Ana Horvat"}),
        ('The mayor told Ana "No" and left.', set()),
        ("The Kyiv “Azov” Brigade fought.", set()),
    ],
)
def test_what_somebody_is_called_stands_within_the_name(words: str, people: set[str]) -> None:
    found = shown(names(words))
    assert found["people"].keys() == people
    assert found["organisations"] == {}


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Envoys met Ana Horvat, Zdrok Belan and Qeri Movad on Monday.", {"Ana Horvat", "Zdrok Belan", "Qeri Movad"}),
        ("Hostages Zdrok Belan and Ana Horvat came home.", {"Zdrok Belan", "Ana Horvat"}),
        ("It was signed by Ana Horvat and He Zdrok.", {"Ana Horvat", "He Zdrok"}),
        ("In the end it was Ana Horvat and White Gate officials who met.", {"Ana Horvat"}),
        ("In the end it was Ana Horvat and Zdrok Belan leader Ivan Kos who met.", {"Ana Horvat", "Ivan Kos"}),
        ("They sell Zdrok Belan and Ana Horvat's pies.", {"Ana Horvat"}),
        ("In the end it was for Ana Horvat, Zdrok Belan.", {"Ana Horvat"}),
        ("In the end it was Zdrok Belan and Qeri Movad who met.", set()),
    ],
)
def test_who_is_listed_with_a_person_is_one(words: str, people: set[str]) -> None:
    assert shown(names(words))["people"].keys() == people


def test_what_has_a_digit_or_a_score_in_it_is_one_word() -> None:
    found = names("The L2 Harbour Academy watched Kenji Arai of Switzerland 7-6, 6-3, at COVID-19 rules.")
    assert [each.passage.words for each in found.organisations] == ["L2 Harbour Academy"]
    assert [each.passage.words for each in found.places] == ["Switzerland"]
    assert "COVID" not in found.acronyms


def test_the_country_of_a_currency_is_no_place() -> None:
    assert shown(names("The bid is worth US$40.7 billion."))["places"] == {}


def test_places_have_the_code_of_their_country() -> None:
    places, _, _ = group_names([names("From Kyiv to Geneva, through Poland and the U.S.")])
    assert {(place.name.words, place.country) for place in places} == {
        ("Kyiv", "UA"), ("Geneva", "CH"), ("Poland", "PL"), ("U.S.", "US"),
    }  # fmt: skip


def test_titles_in_capitals_name_nobody_but_places_that_stand_alone() -> None:
    found = shown(names("", title="Ana Horvat Meets Supreme Court Judges In Kyiv"))
    assert found == {"places": {"Kyiv": 1}, "people": {}, "organisations": {}}
    assert shown(names("", title="ANA HORVAT MEETS JUDGES IN KYIV"))["people"] == {}


def test_a_sentence_ends_behind_the_network_x_and_goes_on_behind_an_initial() -> None:
    assert story("The ministry wrote on X. Pretoria denied it, said Malcolm X. Horvat, the mayor.") == {
        "places": {"Pretoria": 1},
        "people": {"Malcolm X. Horvat": 1},
        "organisations": {},
    }


def test_a_sentence_in_small_letters_is_read_in_a_title_too() -> None:
    assert shown(names("", title="Mayor Ana Horvat resigns in Zagreb"))["people"] == {"Ana Horvat": 1}


@pytest.mark.parametrize("language", ["de", "ru", "zh", "uk", None, "sw"])
def test_people_and_bodies_of_other_languages_are_not_supported_rather_than_guessed(language: str | None) -> None:
    reading = read_article(stored_article(1, "Ana Horvat, 45, met NATO.", summary="", language=language))
    assert reading.names.people == reading.names.organisations == ()
    assert Part.NAMES in reading.not_read
    assert Part.NAMES not in read_article(stored_article(1, "Ana Horvat, 45, met NATO.", summary="")).not_read


@pytest.mark.parametrize("language", ["en", "de", None])
def test_of_an_article_without_title_and_text_nothing_is_left_unread(language: str | None) -> None:
    assert read_article(stored_article(1, "", summary="", language=language)).not_read == frozenset()


@pytest.mark.parametrize(
    ("language", "words", "place"),
    [("ru", "Взрывы в Харькове.", "Харькове"), ("zh", "俄军袭击基辅。", "基辅"), ("de", "Feuer in Genf.", "Genf")],
)
def test_places_are_read_in_other_languages_as_they_are_printed(language: str, words: str, place: str) -> None:
    assert shown(names(words, language))["places"] == {place: 1}


@pytest.mark.parametrize(
    ("language", "words", "places"),
    [
        ("es", "Hablaron Francia, Alemania e Italia.", {"Francia", "Alemania", "Italia"}),
        ("fr", "Il a quitté Beyrouth. Téhéran se tait.", {"Beyrouth", "Téhéran"}),
        ("de", "Der Minister lobt Syriens Regierung.", {"Syriens"}),
        ("de", "Die Frankfurter Neueste schreibt davon.", set()),
        ("fr", "Le salaire de M. Lyon augmente.", set()),
        ("pt", "A juíza Ivone dos Santos foi a Feira de Santana.", {"Feira de Santana"}),
        ("pt", "A juíza foi ao porto de Santos em Feira de Santana.", {"Santos", "Feira de Santana"}),
        ("es", "El alcalde de Sevilla vio a Juan de Bogotá.", {"Sevilla"}),
    ],
)
def test_a_clause_that_ends_and_a_german_genitive_make_no_longer_name(
    language: str, words: str, places: set[str]
) -> None:
    assert shown(names(words, language))["places"].keys() == places


@pytest.mark.parametrize(
    ("language", "title", "place"),
    [
        ("uk", "ПОЖЕЖА НА РИНКУ В ОДЕСІ", "ОДЕСІ"),
        ("it", "TERREMOTO A NAPOLI, GENTE IN STRADA", "NAPOLI"),
        ("fr", "SÉISME AU MAROC : LE BILAN S'ALOURDIT", "MAROC"),
        ("es", "EL SEVILLA PAZ GANA OTRA VEZ", None),
    ],
)
def test_in_a_headline_in_capitals_a_small_word_is_no_part_of_a_name(
    language: str, title: str, place: str | None
) -> None:
    assert shown(names("", language, title))["places"].keys() == {place} - {None}


def test_short_words_of_chinese_and_arabic_are_no_towns() -> None:
    assert shown(names("他叫卡利钦，住在大津波。", "zh"))["places"] == {}
    assert shown(names("وكان الاجتماع طويلا", "ar"))["places"] == {}
    assert shown(names("وقال إنه مريض وبأنه باق", "ar"))["places"] == {}


@settings(max_examples=200)
@given(
    title=NAMELIKE, words=st.one_of(st.text(max_size=300), NAMELIKE), language=st.sampled_from(["en", "en", "ru", "zh"])
)
def test_whatever_the_text_every_name_is_a_slice_of_its_article(title: str, words: str, language: str) -> None:
    stored = stored_article(7, title, summary=words, language=language)
    printed = {each.field: each.text for each in printed_texts(stored)}
    found = read_article(stored).names
    for each in (*found.places, *found.people, *found.organisations):
        passage = each.passage
        assert passage.article_id == 7
        assert passage.words
        assert printed[passage.field][passage.start : passage.start + len(passage.words)] == passage.words
    for kind in group_names([found]):
        assert all(named.articles == 1 for named in kind)


@pytest.mark.parametrize(
    "words",
    [
        "a" * 50_000,
        "A" * 50_000,
        "A " * 25_000,
        "A." * 25_000,
        "'s" * 25_000,
        "& " * 25_000,
        "Ana-" * 12_500,
        "Ana Horvat " * 4_500,
        "Ana de la " * 5_000,
        "Ana Horvat, 45, " * 3_000,
        "President " * 5_000,
        "Mr. " * 12_500,
        "Bank of " * 6_000,
        "Ministry of Health and " * 2_250,
        "NATO (" * 8_000,
        "Russia's " * 5_500,
        "Kharkiv region " * 3_300,
        "\x00Ana\u202e Horvat. " * 3_000,
    ],
    ids=lambda words: repr(words[:12]),
)
def test_hostile_texts_are_read_within_limits(words: str) -> None:
    found = names(words)
    assert max(len(found.places), len(found.people), len(found.organisations), len(found.unproved)) <= MAX_NAMES


def test_hostile_text_without_spaces_is_read_within_limits() -> None:
    assert len(names("基辅" * 25_000, "zh").places) <= MAX_NAMES


def test_a_country_and_a_region_are_told_from_the_city_of_their_name() -> None:
    where = [
        names("Police in Singapore, the capital of Singapore, said so."),
        names("Fighting went on in Kharkiv and in Kharkiv region in Ukraine.", article_id=2),
    ]
    places, _, _ = group_names(where)
    levels = {each.key: each.level for each in places}
    assert len(levels) == len(places)
    assert levels["Ukraine, UA, country"] is PlaceLevel.COUNTRY
    assert levels["Kharkiv, UA"] is PlaceLevel.CITY
    assert levels["Kharkiv, UA, region"] is PlaceLevel.REGION
    assert levels["Singapore, SG, country"] is PlaceLevel.COUNTRY


def test_towns_of_one_name_in_one_country_are_one_of_the_names_of_a_story() -> None:
    found = [
        names("Пожежу на Подолі в Києві ліквідовано.", "uk"),
        names("A fire in Podil in Kyiv was put out.", article_id=2),
    ]
    numbers = {place.place for each in found for place in each.places}
    assert len(numbers) == 3  # of Kyiv, and of the town that each language means by the name
    places, _, _ = group_names(found)
    assert {each.key: each.articles for each in places} == {"Kyiv, UA": 2, "Podil, UA": 2}


def test_where_sentences_are_not_read_the_beginning_of_a_text_is_its_opening() -> None:
    text_ = "Ein Feuer in Berlin. " + "Es brannte lange. " * 30 + "Auch in Hamburg brannte es."
    places, _, _ = group_names([names(text_, "de")])
    assert {each.name.words: each.leading for each in places} == {"Berlin": 1, "Hamburg": 0}


def test_a_town_that_is_named_with_its_region_is_nobody() -> None:
    assert names("A baker, 27, from Rose Hollis, Pennsylvania, was there.").people == ()
    (person,) = names("A letter from Ana Horvat, Croatia's best writer, arrived.").people
    assert person.passage.words == "Ana Horvat"
