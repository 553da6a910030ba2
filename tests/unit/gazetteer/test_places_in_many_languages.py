"""Cities in the news of many languages: what stands before them, their cases, and what they are called there."""

from __future__ import annotations

import pytest

from aggregator.gazetteer import find_places, name_of


def _cities(language: str, title: str) -> list[str]:
    return [name_of(place) for place in find_places(title, "", language).cities]


@pytest.mark.parametrize(
    ("language", "title", "city"),
    [
        ("ar", "هجوم ليلي على بيروت", "Beirut"),
        ("sv", "Från Bagdad flög de vidare", "Baghdad"),
        ("nl", "Om Damascus wordt zwaar gevochten", "Damascus"),
        ("id", "Dan Bagdad kembali tenang", "Baghdad"),
    ],
)
def test_a_small_word_that_is_a_given_name_elsewhere_stands_before_a_city(language: str, title: str, city: str) -> None:
    assert city in _cities(language, title)


def test_a_given_name_stands_before_a_surname_in_other_cases_too() -> None:
    assert _cities("ru", "Выставка картин, которые Полина Ростова писала летом") == []


@pytest.mark.parametrize(
    ("language", "title", "city"),
    [
        ("ru", "Грузовики стоят на въезде, врачи ждут их в секторе Газа", None),
        ("ru", "Ночью был удар по Газе", "Gaza"),
        ("uk", "Лікарі просять впустити їх, бо Газу обстріляли", "Gaza"),
        ("ru", "Газа в хранилищах хватит до весны", None),
        ("ru", "Завод требует больше газа", None),
    ],
)
def test_a_capital_within_a_sentence_tells_a_large_city_from_a_word(
    language: str, title: str, city: str | None
) -> None:
    assert ("Gaza" in _cities(language, title)) == (city == "Gaza")


def test_a_town_on_a_river_is_no_other_that_is_called_alike() -> None:
    assert "Slovyansk" not in _cities("ru", "Пожар в Славянске-на-Кубани")
    assert "Slovyansk" not in _cities("en", "A fire in Slavyansk-on-Kuban")
    assert _cities("ru", "Пожар в Комсомольске-на-Амуре") == []
    assert _cities("ru", "Пожар в Ростове-на-Дону") == ["Rostov-on-Don"]


def test_a_word_that_is_a_far_town_too_is_a_case_of_a_large_city() -> None:
    assert _cities("pl", "Pożar hali w Łodzi") == ["Łódź"]
    assert _cities("pl", "Rybacy mają dwie łodzi") == []


@pytest.mark.parametrize(
    ("language", "title", "city"),
    [
        ("ar", "القمة تنعقد في عمّان", "Amman"),
        ("tr", "Şam'da okullar yeniden açıldı", "Damascus"),
        ("es", "El aeropuerto de Saná reabre", "Sanaa"),
    ],
)
def test_a_name_that_its_sign_makes_is_one_with_it(language: str, title: str, city: str) -> None:
    assert _cities(language, title) == [city]


@pytest.mark.parametrize(
    ("language", "title", "countries"),
    [("ar", "السفير يصل إلى عمان", ("OM",)), ("en", "Sam calls his mother", ()), ("es", "La fruta sana alimenta", ())],
)
def test_and_another_or_none_without_it(language: str, title: str, countries: tuple[str, ...]) -> None:
    assert find_places(title, "", language).countries == countries


@pytest.mark.parametrize(
    ("title", "city"),
    [
        ("耶路撒冷老城关闭两天", "Jerusalem"),
        ("雅典港口工人罢工", "Athens"),
        ("两国代表抵达莫斯科", "Moscow"),
    ],
)
def test_a_run_names_a_city_however_often_it_is_spoken_of_and_whatever_stands_before_it(title: str, city: str) -> None:
    assert _cities("zh", title) == [city]


@pytest.mark.parametrize(
    ("language", "title", "city"),
    [
        ("fa", "سیل در پیونگ\u200cیانگ", "Pyongyang"),
        ("fa", "نشست وزیران در اسلام\u200cآباد", "Islamabad"),
        ("he", "התושבים חזרו הביתה בתל אביב", "Tel Aviv"),
        ("he", "מסוק נחת באילת", "Eilat"),
        ("tr", "Aden'de elektrik yok", "Aden"),
        ("ru", "Мост закрыт в Тернополе", "Ternopil"),
        ("ru", "Мэр Харькова ответил жителям", "Kharkiv"),
        ("ru", "Во Львове открыли библиотеку", "Lviv"),
        ("uk", "Суд у Гаазі оголосив перерву", "The Hague"),
        ("pl", "W Sarajewie otwarto nowy most", "Sarajevo"),
        ("pl", "Pożar hali w Gliwicach", "Gliwice"),
        ("pl", "Lekarze z Kielc odeszli", "Kielce"),
        ("pl", "Dworzec w Sosnowcu zamknięty", "Sosnowiec"),
        ("pl", "Sąd w Opolu ogłosił wyrok", "Opole"),
        ("pl", "Most pod Tychami, strażacy z Tychów", "Tychy"),
        ("uk", "Лікарі з Чернівців поїхали", "Chernivtsi"),
        ("uk", "Школу відкрили в Чернівцях", "Chernivtsi"),
        ("ru", "Пожар в Набережных Челнах", "Naberezhnyye Chelny"),
        ("de", "Wasserrohrbruch im Südosten Berlins nach Frostnacht", "Berlin"),
        ("ar", "مدينة صور تستقبل الزوار", "Tyre"),
    ],
)
def test_a_city_is_known_in_its_cases_and_with_what_is_joined_to_it(language: str, title: str, city: str) -> None:
    assert city in _cities(language, title)


@pytest.mark.parametrize(
    "row",
    [
        "Rafaḩ: ru Рафаху, zh 拉法, ja ラファ",
        "Khān Yūnis: en Khan Younis, ru Хан-Юнисе, de Chan Junis, es Jan Yunis, tr Han Yunus, zh 汗尤尼斯, ko 칸유니스",
        "Janīn: ru Дженине, pl Dżeninie, es Yenín, ja ジェニン",
        "Nabatîyé et Tahta: en Nabatieh, ar النبطية, fr Nabatiyé, tr Nebatiye, he נבטייה",
        "Al Ḩudaydah: en Hodeidah, ru Ходейде, tr Hudeyde, pl Hudajdzie, zh 荷台达",
        "As-Suwayda: en Sweida, ar السويداء, ja スウェイダ, de Suweida",
        "Sanaa: ru Сане, fa صنعا",
        "El Fasher: uk Ель-Фашер, pl Al-Faszir, ko 엘파셰르",
        "Kharkiv: ar خاركيف, fa خارکیف, he חרקיב",
        "Milan: it Milano",
        "Florence: it Firenze",
        "Brasília: pt Brasília",
    ],
)
def test_cities_of_the_news_are_known_by_what_each_language_calls_them(row: str) -> None:
    city, names = row.split(": ")
    for language, name in (each.split(" ", 1) for each in names.split(", ")):
        assert _cities(language, f"abcd {name} efgh ijkl") == [city], (language, name)
