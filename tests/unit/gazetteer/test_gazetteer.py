"""Which places a text names, language by language."""

from __future__ import annotations

from datetime import timedelta
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.gazetteer import (
    country_of,
    distance_km,
    find_places,
    name_of,
    printed_places,
    time_by_the_sun,
)
from aggregator.gazetteer.places import PlacesFound
from aggregator.gazetteer.words import SPLIT, pieces_of
from tests.support.places import cities


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Blasts were heard in Kyiv."),
        ("en", "Blasts were heard in Kiev."),
        ("en", "Kyiv’s mayor"),
        ("de", "Explosionen in Kiew"),
        ("de", "Kiews Bürgermeister"),
        ("fr", "des explosions à Kiev"),
        ("pl", "Wybuchy w Kijowie"),
        ("ru", "Взрывы в Киеве"),
        ("uk", "Вибухи у Києві"),
        ("ar", "انفجارات بكييف"),
        ("zh", "俄罗斯袭击基辅"),
        ("zh", "俄羅斯襲擊基輔"),
        ("ja", "キーウで爆発"),
        ("ja", "キエフで爆発"),
        ("cs", "Výbuchy v Kyjevě"),
        ("hu", "Robbanások Kijevben"),
        ("fi", "Räjähdyksiä Kiovassa"),
        ("el", "Εκρήξεις του Κιέβου"),
        ("tr", "Kiev’de patlamalar"),
        ("sr", "Eksplozije u Kijevu"),
        ("he", "פיצוצים בקייב"),
        ("hi", "कीव में धमाके"),
        ("bn", "কিয়েভে বিস্ফোরণ"),
        ("ko", "키이우에서 폭발"),
        ("ka", "აფეთქებები კიევში"),
        ("hy", "Պայթյուններ Կիևում"),
    ],
)
def test_a_city_is_one_place_in_every_language_and_case(language: str, text: str) -> None:
    assert cities(text, language) == ["Kyiv"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Aid reaches Gaza, rebels hold Goma", ["Gaza", "Goma"]),
        ("ru", "в Одессе, Харькове, Нижнем Новгороде и Москве", ["Odesa", "Kharkiv", "Nizhniy Novgorod", "Moscow"]),
        ("uk", "в Одесі, Харкові, Запоріжжі та Львові", ["Odesa", "Kharkiv", "Zaporizhzhya", "Lviv"]),
        ("pl", "w Warszawie, Charkowie i Gdańsku", ["Warsaw", "Kharkiv", "Gdańsk"]),
        ("de", "in Genf und München", ["Geneva", "Munich"]),
        ("fr", "à Moscou, Genève, Beyrouth et Londres", ["Moscow", "Geneva", "Beirut", "London"]),
        ("es", "en Moscú, Ginebra y Pekín", ["Moscow", "Geneva", "Beijing"]),
        ("it", "a Mosca, Parigi e Pechino", ["Moscow", "Paris", "Beijing"]),
        ("pt", "em Moscovo, Genebra e Pequim", ["Moscow", "Geneva", "Beijing"]),
        ("ar", "والقدس وفي غزة وبيروت", ["Jerusalem", "Gaza", "Beirut"]),
        ("zh", "莫斯科、北京和广州", ["Moscow", "Beijing", "Guangzhou"]),
        ("ja", "モスクワと北京", ["Moscow", "Beijing"]),
        ("th", "ที่กรุงเทพมหานครและมอสโก", ["Bangkok", "Moscow"]),
        ("tr", "İzmir’in Menderes ilçesinde, Van’da", ["İzmir", "Menderes", "Van"]),
        ("ur", "لاہور اور کراچی", ["Lahore", "Karachi"]),
        ("vi", "tại Đà Nẵng và Hà Nội", ["Da Nang", "Hanoi"]),
        ("de", "Streik im Hamburger Hafen", ["Hamburg"]),
        ("nl", "de Rotterdamse haven", ["Rotterdam"]),
        ("ru", "в Шанхае и Дубае", ["Shanghai", "Dubai"]),
        ("uk", "у Шанхаї", ["Shanghai"]),
        ("pl", "w Damaszku, pod Włocławkiem", ["Damascus", "Włocławek"]),
        ("en", "Hodeidah, Qamishli and Deir Ezzor", ["Al Ḩudaydah", "Al Qāmishlī", "Deir ez-Zor"]),
    ],
)
def test_cities_are_found_in_order(language: str, text: str, expected: list[str]) -> None:
    assert cities(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "チリウン川が氾濫"),  # not Chile
        ("ar", "في حي بمدينة كبيرة"),  # a city, not Medina
        ("fa", "صبح دوشنبه خبر داد"),  # Monday and news
        ("th", "สภากาชาด"),  # the Red Cross, not Chad
        ("id", "BI Rate tetap"),  # not Belgium
        ("ur", "بدھ کی شام"),  # evening, not Syria
    ],
)
def test_words_of_other_scripts_are_no_places(language: str, text: str) -> None:
    assert find_places("", text, language) == PlacesFound()


def test_small_towns_at_war_are_known() -> None:
    found = cities("Ukraine lost Huliaipole, Pokrovsk, Kupiansk and Chasiv Yar.")
    assert found == ["Hulyaypole", "Pokrovsk", "Kupyansk", "Chasiv Yar"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("N. Korea tests a missile, S Korea protests", ("KP", "KR")),
        ("Rebels leave S. Sudan", ("SS",)),
        ("Ferries between NZ and PNG", ("NZ", "PG")),
        ("They chose plan B. Korea waits.", ()),
        ("Rebels of the Democratic Republic of the Congo left", ("CD",)),
        ("The Republic of the Congo votes", ("CG",)),
    ],
)
def test_countries_are_known_by_what_headlines_call_them(text: str, countries: tuple[str, ...]) -> None:
    assert find_places("", text, "en").countries == countries


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("ru", "переговоры с Китаем", "CN"),
        ("ru", "в Китае", "CN"),
        ("hy", "Ադրբեջանը հերքել է", "AZ"),
        ("pt", "as instalações do Irã", "IR"),
        ("ar", "محادثات وجنوب السودان حاضر", "SS"),
        ("es", "un incendio en Irlanda del Norte", "GB"),
        ("fr", "un incendie en Écosse", "GB"),
        ("it", "un incendio nel Nuovo Messico", "US"),
        ("de", "ein Beben in der Inneren Mongolei", "CN"),
        ("zh", "内蒙古发生地震", "CN"),
        ("zh", "黑龙江发生火灾", "CN"),
        ("ja", "岡山県で地震", "JP"),
        ("tr", "ABD heyeti geldi", "US"),
        ("pt", "as sanções ao Irão", "IR"),
        ("fr", "un contrat avec l'Arabie saoudite", "SA"),
        ("fr", "aux Émirats arabes unis", "AE"),
        ("fr", "la Guinée équatoriale vote", "GQ"),
        ("it", "negli Emirati arabi uniti", "AE"),
        ("pt", "um voo para a Arábia saudita", "SA"),
        ("pt", "a mediação de Omã", "OM"),
        ("my", "မြန်မာနိုင်ငံ", "MM"),
        ("km", "ប្រទេសថៃ", "TH"),
        ("lo", "ປະເທດລາວ", "LA"),
    ],
)
def test_countries_are_known_in_further_cases_and_languages(language: str, text: str, country: str) -> None:
    assert find_places("", text, language).countries == (country,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Réunion de crise à huis clos"),
        ("es", "Reunión extraordinaria de ministros"),
        ("pt", "Reunião de emergência"),
        ("it", "Riunione d'urgenza"),
        ("es", "Mauricio Pérez renuncia"),
        ("fr", "Maurice Petit quitte la table"),
        ("fr", "Dominique Petit est partie"),
        ("fr", "Grenade lancée dans une cour"),
        ("en", "Floods along the Guadalupe River"),
        ("en", "Drones over Snake Island"),
        ("ru", "Того не забудут"),
    ],
)
def test_a_word_or_given_name_that_some_language_calls_a_country_is_none(language: str, text: str) -> None:
    assert find_places("", text, language) == PlacesFound()


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("fr", "Cyclone sur La Réunion", "RE"),
        ("fr", "Cyclone sur l'Île Maurice", "MU"),
        ("de", "Vulkanausbruch auf Island", "IS"),
    ],
)
def test_such_a_country_is_still_known_by_what_else_it_is_called(language: str, text: str, country: str) -> None:
    assert find_places("", text, language).countries == (country,)


@pytest.mark.parametrize(
    ("language", "title", "city"),
    [
        ("en", "Geneva talks end without a deal", "Geneva"),
        ("en", "Shares fell in Frankfurt", "Frankfurt am Main"),
        ("de", "Streik am Flughafen Frankfurt", "Frankfurt am Main"),
        ("fr", "La Bourse de Francfort recule", "Frankfurt am Main"),
        ("ru", "Переговоры в Джидде завершились", "Jeddah"),
        ("es", "Diálogo en Yeda", "Jeddah"),
    ],
)
def test_seats_of_talks_and_markets_are_known_by_their_short_names(language: str, title: str, city: str) -> None:
    assert cities("", language, title) == [city]


def test_what_is_called_after_a_city_is_not_the_city() -> None:
    assert cities("The Geneva Conventions forbid it.") == []


@pytest.mark.parametrize(("language", "text"), [("es", "cegado por la Ira"), ("de", "die Oma rief an")])
def test_a_name_that_its_accent_makes_is_none_without_it(language: str, text: str) -> None:
    assert find_places("", text, language) == PlacesFound()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Troops shelled Banteay Meanchey, the governor said.", "KH"),
        ("Clashes spread in Manipur.", "IN"),
        ("The governor of Norte de Santander resigned.", "CO"),
        ("Floods reach Davao Oriental.", "PH"),
    ],
)
def test_the_regions_of_countries_tell_the_country_and_are_no_cities(text: str, country: str) -> None:
    found = find_places("", text, "en")
    assert (found.cities, found.countries) == ((), (country,))


def test_a_region_that_is_in_two_countries_is_that_of_the_one_named() -> None:
    assert find_places("", "Pakistan's Punjab shut its schools.", "en").countries == ("PK",)


@pytest.mark.parametrize("text", ["Ships in the Red Sea.", "A Jewish charity and the Sahel drought."])
def test_a_region_whose_name_mostly_means_something_else_is_none(text: str) -> None:
    assert find_places("", text, "en") == PlacesFound()


@pytest.mark.parametrize(
    "text",
    [
        "A mobile phone, a nice day, reading in bed.",
        "Of all, March was worst. Nice work. Reading the letter took hours. Mobile phones failed.",
        "Hamas said so, Abbas denied it, Badr agreed.",
        "David met Victoria.",
        "Mr Washington spoke of Vasyl Kogon.",
        "The Pacific Price rose.",
        "The White House said nothing.",
        "Operation Bunyan-un-Marsoos began.",
        "Lo dijo la Casa Blanca, a Casa Branca negou.",
        "The Kennedy family, many Brits, and the Virus's toll.",
    ],
)
def test_words_and_persons_are_no_cities(text: str) -> None:
    assert cities(text) == []


def test_a_capital_that_stands_for_its_government_is_its_city() -> None:
    assert cities("", title="Washington and Moscow to meet") == ["Washington", "Moscow"]


def test_a_title_in_title_case_counts_with_care() -> None:
    assert cities("", title="Drones Hit Kyiv As Nice Talks Fail") == ["Kyiv"]
    assert cities("", title="DRONES HIT KYIV") == ["Kyiv"]


def test_the_longest_name_is_meant() -> None:
    assert cities("in New York and Port-au-Prince and St. Petersburg") == [
        "New York City", "Port-au-Prince", "Saint Petersburg",
    ]  # fmt: skip


def test_of_homonyms_the_most_populous_is_meant_unless_only_anothers_country_is_named() -> None:
    assert find_places("", "A train left Valencia for Madrid, Spain.", "en").countries == ("ES",)
    assert [country_of(place) for place in find_places("", "Cordoba in Argentina", "en").cities] == ["AR"]
    assert [country_of(place) for place in find_places("", "Manay in the Philippines", "en").cities] == ["PH"]


def test_countries_that_are_named_stand_before_those_of_cities() -> None:
    assert find_places("", "In Geneva the U.S. and Ukraine met.", "en").countries == ("US", "UA", "CH")


def test_short_names_of_countries_are_read_in_capitals_alone() -> None:
    assert find_places("", "They told us and the US.", "en").countries == ("US",)
    assert find_places("", "They told us.", "en") == PlacesFound()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a village in Kharkiv region"),
        ("uk", "у Харківській області"),
        ("ru", "в Харьковской области"),
        ("zh", "在哈尔科夫州"),
    ],
)
def test_a_region_called_after_a_city_is_not_the_city(language: str, text: str) -> None:
    found = find_places("", text, language)
    assert found.cities == ()
    regions = [each.place for each in printed_places("", text, language) if each.is_region]
    assert [name_of(place) for place in regions] == ["Kharkiv"]
    assert found.countries == ("UA",)


@pytest.mark.parametrize(
    ("language", "text", "printed"),
    [
        ("en", "Kyiv’s mayor left Odesa's port for the U.S.", ["Kyiv", "Odesa", "U.S"]),
        ("en", "From the Kharkiv region to the region of Sumy", ["Kharkiv region", "region of Sumy"]),
        ("en", "New York and Port-au-Prince", ["New York", "Port-au-Prince"]),
        ("fr", "l'Ukraine et le port d'Odessa", ["Ukraine", "Odessa"]),
        ("uk", "у Харківській області та Києві", ["Харківській області", "Києві"]),
        ("zh", "俄罗斯袭击基辅，在哈尔科夫州", ["俄罗斯", "基辅", "哈尔科夫"]),
        ("ar", "انفجارات بكييف", ["بكييف"]),
    ],
)
def test_a_place_is_told_where_it_is_printed(language: str, text: str, printed: list[str]) -> None:
    assert [text[place.start : place.end] for place in printed_places("", text, language)] == printed
    assert [text[place.start : place.end] for place in printed_places(text, "", language)] == printed


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("fr", "Un Syrien et un Jordanien vivaient en Italie.", ("IT",)),
        ("de", "Syrien und Jordanien", ("SY", "JO")),
    ],
)
def test_what_is_a_country_in_another_language_and_a_word_in_this_one_is_none(
    language: str, text: str, countries: tuple[str, ...]
) -> None:
    assert find_places("", text, language).countries == countries


def test_the_sign_of_a_region_at_the_end_of_a_title_is_none_of_what_the_text_opens_with() -> None:
    text = "Kharkiv is calm."
    (place,) = printed_places("A walk through the other wine region", text, "en")
    assert (text[place.start : place.end], place.in_title, place.is_region) == ("Kharkiv", False, False)


def test_a_printed_place_tells_its_country_and_whether_it_is_cited() -> None:
    kyiv, poland = printed_places("", "Из Киева в Польшу", "ru")
    assert (kyiv.country, kyiv.is_country, kyiv.is_cited, kyiv.is_plain) == ("UA", False, False, True)
    assert (poland.country, poland.is_country, poland.in_title) == ("PL", True, False)
    (village,) = printed_places("", "in Pokrovsk", "en")
    assert not village.is_plain


def test_the_sun_is_ahead_in_the_east() -> None:
    auckland, los_angeles = find_places("", "From Auckland to Los Angeles.", "en").cities
    assert timedelta(hours=11) < time_by_the_sun(auckland) < timedelta(hours=12)
    assert timedelta(hours=-8) < time_by_the_sun(los_angeles) < timedelta(hours=-7)


def test_distance_is_along_the_surface() -> None:
    kyiv, london = find_places("", "from Kyiv to London", "en").cities
    assert distance_km(kyiv, london) == pytest.approx(2133, abs=15)
    assert distance_km(kyiv, kyiv) == 0.0


@given(
    title=st.text(max_size=80),
    text=st.text(max_size=300) | st.text(alphabet="КиевеKyiv 基辅キーウبكييف.-'’\n", max_size=60),
    language=st.sampled_from(["en", "ru", "uk", "pl", "de", "ar", "zh", "ja", ""]),
)
@settings(max_examples=200)
def test_no_text_is_too_strange(title: str, text: str, language: str) -> None:
    found = find_places(title, text, language)
    assert len(set(found.cities)) == len(found.cities)
    assert len(set(found.countries)) == len(found.countries)
    assert {country_of(place) for place in found.cities} <= set(found.countries)
    printed = printed_places(title, text, language)
    assert {place.place for place in printed} >= {*found.cities}
    for place in printed:
        assert 0 <= place.start < place.end <= len(title if place.in_title else text)


def test_the_table_is_small() -> None:
    size = len(files("aggregator.gazetteer").joinpath("places.npz").read_bytes())
    assert size < 3_000_000


@given(text=st.text(st.characters(max_codepoint=127), max_size=40))
def test_text_of_ascii_is_parted_as_all_text_is(text: str) -> None:
    assert pieces_of(text) == SPLIT.split(text)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Floods killed 33 people in Pakistan's Punjab province, and India warned of more.", "PK"),
        ("In Hyderabad, Pakistan, and later in Hyderabad alone, crowds met envoys of India.", "PK"),
        ("Libya sent an envoy to Tripoli, Lebanon.", "LB"),
        ("BIRMINGHAM, Ala. (AP) - Police in Birmingham closed a bridge.", "US"),
        ("ST. PETERSBURG, Fla. - The ferry was late.", "US"),
    ],
)
def test_the_country_or_american_state_beside_a_name_tells_which_place_is_meant(text: str, country: str) -> None:
    found = printed_places("", text, "en")
    told = {name_of(each.place) for each in found if each.country == country and not each.is_country}
    assert told
    assert not any(name_of(each.place) in told and each.country != country for each in found)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("In Paris, US envoys met ministers.", "FR"),
        ("In Beirut, U.S. envoys met ministers.", "LB"),
        ("In London, Canada's prime minister met the king.", "GB"),
        ("The US Moscow embassy was closed.", "RU"),
    ],
)
def test_a_country_behind_a_place_with_which_words_go_on_says_nothing_of_where_that_is(text: str, country: str) -> None:
    assert country in {each.country for each in printed_places("", text, "en") if not each.is_country}


@pytest.mark.parametrize("text", ["SOLEDAD, Calif. - Guards in Soledad", "MOSCOW, Idaho - Students in Moscow"])
def test_a_place_of_an_american_state_that_is_not_known_is_no_namesake_abroad(text: str) -> None:
    assert {each.country for each in printed_places("", text, "en")} <= {"US"}
