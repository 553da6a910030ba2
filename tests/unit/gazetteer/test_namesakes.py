"""Places that are called as a person, a word or another place is."""

from __future__ import annotations

import pytest

from aggregator.gazetteer import (
    find_places,
    is_given_name,
    name_of,
    printed_places,
)
from tests.support.places import cities


def test_given_names_are_told_from_other_words() -> None:
    assert all(map(is_given_name, ("Ana", "ahmed", "Viktor")))
    assert not any(map(is_given_name, ("Ministry", "Kyiv", "")))


@pytest.mark.parametrize(
    ("text", "country", "is_plain"),
    [
        ("A man from Kent", "GB", True),
        ("Police in Surrey", "GB", False),
        ("It rained in Durham", "GB", False),
        ("It rained in Durham, North Carolina", "US", False),
        ("It rained in Surrey, Canada", "CA", False),
        ("It rained in Whitby", "CA", False),
        ("It rained in Norfolk, Virginia", "US", False),
    ],
)
def test_a_county_and_a_town_called_after_it_are_told_apart_or_left_open(
    text: str,
    country: str,
    is_plain: bool,  # noqa: FBT001 - a row of the table
) -> None:
    found = printed_places("", text, "en")[0]
    assert (found.country, found.is_plain) == (country, is_plain)


@pytest.mark.parametrize(
    ("city", "country"),
    [
        ("Islamabad", "PK"),
        ("Cancun", "MX"),
        ("Odessa", "UA"),
        ("Surrey", "GB"),
        ("Petropolis", "BR"),
        ("Alessandria", "IT"),
        ("St. Petersburg", "RU"),
    ],
)
def test_a_city_that_once_had_a_name_gives_way_to_the_one_that_has_it(city: str, country: str) -> None:
    (found,) = printed_places("", f"It rained in {city}", "en")
    assert found.country == country
    assert find_places("", f"It rained in {city}", "en").countries == (country,)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A steel plant burned down in Bethlehem, Pennsylvania", "US"),
        ("Pilgrims came to Bethlehem in the West Bank", "PS"),
        ("A bus crashed near Bethlehem, South Africa", "ZA"),
    ],
)
def test_of_several_towns_of_a_name_the_one_of_the_country_told_is_meant(text: str, country: str) -> None:
    assert country in find_places("", text, "en").countries
    (town,) = [each for each in printed_places("", text, "en") if text[each.start : each.end] == "Bethlehem"]
    assert town.country == country


def test_an_italian_town_that_begins_with_a_vowel_stands_behind_ad() -> None:
    assert cities("Un incendio ad Alessandria", "it") == ["Alessandria"]


@pytest.mark.parametrize(
    "title",
    [
        "Crowds Hail New King at Parade",
        "Premier Hails Deal With Rivals",
        "Town Buries Victims of Ferry Fire",
        "Chaos at the Harbour as Crews Strike",
        "Sale of the Old Mill Splits Council",
        "Lion escapes from a zoo",
        "Operation Rising Lion begins",
        "Dining in costs more",
        "Sam Fischer wins the race",
        "Soul singer leaves the stage",
    ],
)
def test_words_that_sound_like_a_city_are_none(title: str) -> None:
    assert cities("", title=title) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "كان الميناء مغلقا منذ سنة، وقال إن كيف ولماذا سؤال كل دولة وهوية"),
        ("ar", "قال البيت الأبيض إن الخبر الجديد صحيح"),
        ("fa", "حمله هوایی به بندر و میدان تازه"),
        ("fa", "گفتگو در میدان ادامه دارد"),
        ("tr", "Artık köprü kapalı. Karşı kıyıda bekliyorlar"),
        ("ru", "Такому мосту нужен ремонт"),
        ("uk", "Тоді міст закрили. Якими шляхами їхати"),
        ("pl", "Raczej zamkną most. Ludzie czekają"),
        ("id", "Kita menunggu. Rumah terbakar"),
        ("ko", "다리를 위해 본 사람"),
        ("zh", "天安门广场开放"),
        ("ja", "北海道に大津波"),
    ],
)
def test_a_word_of_the_language_of_a_text_is_no_city_in_it(language: str, text: str) -> None:
    assert cities(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "city"),
    [
        ("ar", "انفجار في غزة", "Gaza"),
        ("ar", "اجتماع بالرياض", "Riyadh"),
        ("ar", "مباراة في ليون", "Lyon"),
        ("fa", "انفجار در اصفهان", "Isfahan"),
        ("fa", "نشست در باکو", "Baku"),
        ("he", "פיצוץ בעזה", "Gaza"),
        ("ru", "Взрыв в Киеве", "Kyiv"),
        ("uk", "Вибух у Харкові", "Kharkiv"),
        ("pl", "Wybuch w Krakowie", "Kraków"),
        ("tr", "Halep ve Şam, Suriye", "Aleppo"),
        ("en", "Fire in Kabul", "Kabul"),
    ],
)
def test_a_city_that_many_speak_of_is_one_in_their_languages(language: str, text: str, city: str) -> None:
    assert cities(text, language)[0] == city


def test_a_name_that_is_rather_a_word_needs_its_country_beside_it() -> None:
    assert cities("اشتباكات في الزاوية", "ar") == []
    assert cities("اشتباكات في الزاوية غرب ليبيا", "ar") != []
    assert "SY" in find_places("", "В Сирии назвали дату", "ru").countries


@pytest.mark.parametrize(
    "text",
    ["Volodymyr Zelensky speaks of Ukraine", "Vladimir Putin speaks of Russia", "Russia's Tyler Fischer wins"],
)
def test_a_given_name_before_a_surname_is_no_city(text: str) -> None:
    assert cities(text) == []
    assert cities(f"It rained in Vladimir when {text}") == ["Vladimir"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Macron a parlé à Vladimir Poutine"),
        ("es", "la visita de Vladimir Putin"),
        ("it", "la lettera di Vladimir Fischer"),
        ("en", "a letter from Vladimir Fischer"),
        ("fr", "la mort de Hassan Nasrallah, hier"),
    ],
)
def test_a_word_such_as_in_before_a_full_name_makes_it_no_city(language: str, text: str) -> None:
    assert cities(text, language) == []


@pytest.mark.parametrize(
    "title", ["Volodymyr Zelensky Says Ukraine Ready", "Leaders Meet as Vladimir Putin Warns Russia"]
)
def test_a_person_is_no_city_in_a_title_of_capitals_either(title: str) -> None:
    assert cities("Ukraine and Russia spoke.", title=title) == []


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("It rained in Hail", "Ha'il"),
        ("It rained in Salé", "Salé"),
        ("Kyivs mayor spoke", "Kyiv"),
        ("Şam ve Humus, Suriye", "Damascus"),
    ],
)
def test_a_city_that_sounds_like_a_word_is_one_where_the_text_says_so(text: str, city: str) -> None:
    assert cities(text) == [city]


def test_another_name_than_its_own_a_small_city_gives_up_to_a_much_larger_one() -> None:
    found = [name_of(place.place) for place in printed_places("", "Drones near Novgorod, said Kyiv", "en")]
    assert "Novhorod-Siverskyi" not in found


def test_a_city_by_its_present_name_needs_no_country_beside_it() -> None:
    (found,) = printed_places("", "It rained in Islamabad", "en")
    assert found.is_plain


def test_a_city_gives_way_where_the_text_names_the_country_of_its_namesake() -> None:
    def coventry(text: str) -> list[bool]:
        found = printed_places("", text, "en")
        return [place.is_plain for place in found if text[place.start :].startswith("Coventry")]

    assert coventry("Police in Coventry held a man") == [True]
    assert coventry("Police in Coventry, Rhode Island, held a man") == [False]


def test_the_united_states_alone_do_not_say_which_of_two_cities_is_meant() -> None:
    def vancouver(text: str) -> list[str]:
        return [place.country for place in printed_places("", text, "en") if text[place.start :].startswith("Vanc")]

    assert vancouver("US envoys met in Vancouver") == []
    assert vancouver("US envoys met in Vancouver, Washington, and in Oregon") == ["US"]
    assert vancouver("US and Canadian envoys met in Vancouver, Canada") == ["CA"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("India struck in Punjab, Pakistan's most populous province, and Pakistan fired", "PK"),
        ("India struck six places in Punjab and Sindh", "PK"),
        ("Pakistan struck six places in Haryana and Punjab", "IN"),
        ("In Punjab, Pakistan's drones fell, India said", "IN"),
    ],
)
def test_a_region_of_two_countries_is_the_one_that_stands_beside_it(text: str, country: str) -> None:
    found = [place for place in printed_places("", text, "en") if name_of(place.place) == "Punjab"]
    assert [place.country for place in found] == [country]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("A couple from London, Ontario, left", ["CA"]),
        ("It rained in Sydney, Nova Scotia", ["CA"]),
        ("It rained in Halifax, West Yorkshire", ["GB", "GB"]),
        ("Drones hit Moscow, Crimea and Belgorod", ["RU", "UA", "RU"]),
        ("Drones hit Moscow, Crimea, Belgorod and Kyiv", ["RU", "UA", "RU", "UA"]),
    ],
)
def test_a_town_in_a_region_is_not_its_namesake_in_another_country(text: str, countries: list[str]) -> None:
    assert [place.country for place in printed_places("", text, "en")] == countries


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("it", "Un incendio in via Roma e in corso Francia a Torino", ["Turin"]),
        ("it", "Scontri in piazza a Milano, nel corso di Italia-Francia", ["Milan"]),
        ("fr", "Un incendie rue de Lyon et avenue d'Italie, à Nantes", ["Nantes"]),
        ("fr", "Un homme blessé dans une rue de Lyon", ["Lyon"]),
        ("es", "Un choque en la calle de Sevilla y la avenida Brasil, en Bogotá", ["Bogotá"]),
        ("es", "Un choque en una calle de Sevilla", ["Sevilla"]),
        ("es", "Protestas en las calles de Caracas", ["Caracas"]),
        ("pt", "Acidente na rua de Lisboa, em Luanda", ["Luanda"]),
    ],
)
def test_a_street_that_is_called_after_a_place_is_none(language: str, text: str, found: list[str]) -> None:
    printed = [place for place in printed_places("", text, language) if not place.is_country]
    assert [name_of(place.place) for place in printed] == found


def test_a_town_of_a_saint_is_not_the_country_of_that_saint() -> None:
    assert find_places("", "Un incendio en San Martín de los Andes", "es").countries == ()
    assert find_places("", "Un incendio en San Martín", "es").countries == ("MF",)


def test_english_has_no_cases_of_what_others_call_a_city() -> None:
    assert [name_of(place.place) for place in printed_places("", "The tanker Kairos burned off Egypt", "en")] == [
        "Egypt"
    ]
