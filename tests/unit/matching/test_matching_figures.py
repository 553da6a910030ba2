"""Numbers, and places in a row, in any language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.matching.figures import in_narrow_figures, numbers, ordinals
from tests.support.cost import costs_at_most


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "15,000 people", ("15000",)),
        ("en", "magnitude 6.9", ("6.9",)),
        ("es", "magnitud 6,9", ("6.9",)),
        ("fr", "12,5 % de hausse", ("12.5",)),
        ("de", "1.200 Menschen", ("1200",)),
        ("ru", "1 200 человек", ("1200",)),
        ("fr", "1\u202f200 personnes", ("1200",)),
        ("de", "1.234.567,5 Euro", ("1234567.5",)),
        ("ar", "١٢٫٥ نقطة", ("12.5",)),
        ("en", "4.00 and 4", ("4",)),
        ("en", "1,50,000 people", ("150000",)),
        ("ar", "و١٬٣٠٠ إصابة", ("1300",)),
        ("he", "ו-1,300 חולים", ("1300",)),
        ("th", "ดับ14ราย", ("14",)),
        ("tr", "45'ten fazla yaralı", ("45",)),
        ("ko", "6명 숨져 작업자11명", ("6", "11")),
        ("en", "31 of 38", ("31", "38")),
    ],
)
def test_figures_are_plain_values_however_they_are_separated(
    language: str, text: str, expected: tuple[str, ...]
) -> None:
    assert numbers(text, language) == numbers(text) == expected


def test_three_digits_after_a_point_are_decimals_in_english_alone() -> None:
    assert numbers("a rate of 1.125", "en") == ("1.125",)
    assert numbers("1.125 Menschen", "de") == ("1125",)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "six killed", "6"),
        ("en", "thirty-seven hurt", "37"),
        ("en", "two hundred and five", "205"),
        ("en", "two thousand homes", "2000"),
        ("de", "siebenunddreißig Verletzte", "37"),
        ("fr", "trente-sept voyageurs", "37"),
        ("fr", "cent cinquante prisonniers", "150"),
        ("fr", "quatre-vingt-dix-sept morts", "97"),
        ("es", "treinta y siete heridos", "37"),
        ("it", "trentasette feriti", "37"),
        ("it", "duecentomila euro", "200000"),
        ("pt", "trinta e sete feridos", "37"),
        ("pl", "osiemnastu rannych", "18"),
        ("ru", "двадцать пять", "25"),
        ("uk", "чотирнадцятеро поранені", "14"),
        ("uk", "дев’ятеро людей", "9"),
        ("ar", "خمسة عشر شخصاً", "15"),
        ("ar", "أحد عشر آخرين", "11"),
        ("ar", "سبعة وعشرين", "27"),
        ("zh", "三千多间房屋", "3000"),
        ("zh", "死亡十二人", "12"),
    ],
)
def test_number_words_are_values(language: str, text: str, expected: str) -> None:
    assert numbers(text, language) == numbers(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "48 billion yen", "48 Milliarden Yen", "48 milliards de yens", "48 miliardi di yen", "48 mld jenów",
        "48 миллиардов иен", "48 млрд иен", "48 мільярдів єн", "48 مليار ين", "480亿日元", "480億円", "48bn",
    ],
)  # fmt: skip
def test_multiples_of_any_language_meet(text: str) -> None:
    assert numbers(text) == ("48000000000",)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "8만5천명", "85000"),
        ("ko", "1만 2천 명", "12000"),
        ("ko", "12조원", "12000000000000"),
        ("zh", "12万亿韩元", "12000000000000"),
        ("zh", "200多万人", "2000000"),
        ("ja", "約1万2千人", "12000"),
        ("ja", "1億2千万円", "120000000"),
        ("en", "1.5 lakh people", "150000"),
        ("hi", "2 लाख लोग", "200000"),
        ("th", "25 ล้านบาท", "25000000"),
        ("vi", "12 nghìn tỷ won", "12000000000000"),
        ("hu", "450 ezer eurót", "450000"),
        ("cs", "38 milionů korun", "38000000"),
        ("id", "30 ribu warga", "30000"),
    ],
)
def test_a_multiple_is_read_where_it_stands(language: str, text: str, expected: str) -> None:
    assert numbers(text, language) == (expected,)


def test_full_width_figures_are_figures() -> None:
    assert numbers(in_narrow_figures("年２・２５％、Ｍ６．４"), "ja") == ("2.25", "6.4")


def test_a_japanese_number_goes_on_behind_its_multiple() -> None:
    assert numbers("3万5000人") == ("35000",)


@pytest.mark.parametrize(
    "text",
    [
        "in 2025", "on April 26", "4 марта", "3月4日", "30日に", "at 6 pm", "at 5:30 a.m.", "at 14:55", "at 17.45 GMT",
        "a las 19.50 en", "um 19.30 Uhr", "22时08分", "午前7時半", "the 24th", "24-й пакет", "35.º paquete", "第3轮",
        "35. pakiet", "at 12 noon", "4月のテロ", "3월의 회담", "January 11 and 25.", "4-6 December", "EF3",
        "Dec. 4, 5 and 6.", "COVID-19", "155mm", "",
    ],
)  # fmt: skip
def test_years_dates_times_and_places_in_a_row_are_no_figures(text: str) -> None:
    assert numbers(text) == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "a third indirect Iran-US round", ("round", 3)),
        ("en", "round three begins", ("round", 3)),
        ("de", "dritte Runde", ("round", 3)),
        ("fr", "troisième cycle de pourparlers", ("round", 3)),
        ("es", "la tercera ronda", ("round", 3)),
        ("it", "terzo round di colloqui", ("round", 3)),
        ("it", "il quinto giro di colloqui", ("round", 5)),
        ("es", "segundo ciclo de diálogos", ("round", 2)),
        ("pt", "terceiro ciclo de diálogos", ("round", 3)),
        ("pt", "terceira rodada", ("round", 3)),
        ("pl", "trzecia runda", ("round", 3)),
        ("ru", "третьего раунда", ("round", 3)),
        ("uk", "третій раунд", ("round", 3)),
        ("ar", "الجولة الثالثة", ("round", 3)),
        ("zh", "第三轮谈判", ("round", 3)),
        ("ja", "3回目の直接協議", ("round", 3)),
        ("uk", "п’ятий раунд", ("round", 5)),
        ("ar", "الجولة الحادية عشرة", ("round", 11)),
        ("zh", "第十二轮谈判", ("round", 12)),
        ("en", "the 35th package", ("package", 35)),
        ("de", "35. Sanktionspaket", ("package", 35)),
        ("fr", "trente-cinquième paquet", ("package", 35)),
        ("fr", "un 35e paquet", ("package", 35)),
        ("es", "35.º paquete", ("package", 35)),
        ("it", "trentacinquesimo pacchetto", ("package", 35)),
        ("pl", "35. pakiet", ("package", 35)),
        ("ru", "35-й пакет", ("package", 35)),
        ("ru", "тридцать пятый пакет", ("package", 35)),
        ("ar", "الحزمة الخامسة والثلاثون", ("package", 35)),
        ("zh", "第35轮对俄制裁", ("package", 35)),
        ("en", "the twentieth session", ("session", 20)),
        ("en", "the twenty-first meeting", ("meeting", 21)),
        ("ja", "第3回会合", ("meeting", 3)),
        ("tr", "görüşmelerin ikinci turu", ("round", 2)),
        ("el", "ο τρίτος γύρος των συνομιλιών", ("round", 3)),
        ("bg", "Вторият кръг от преговорите", ("round", 2)),
        ("fa", "دور دوم مذاکرات", ("round", 2)),
        ("he", "סבב שלישי", ("round", 3)),
        ("id", "putaran kedua", ("round", 2)),
        ("hi", "तीसरे दौर की वार्ता", ("round", 3)),
        ("ko", "3차 협상", ("round", 3)),
        ("el", "το 24ο πακέτο κυρώσεων", ("package", 24)),
    ],
)
def test_things_in_a_row_meet_across_languages(language: str, text: str, expected: tuple[str, int]) -> None:
    assert ordinals(text, language) == ordinals(text) == (expected,)


@pytest.mark.parametrize(
    "text", ["for the first time", "the first full flight", "killed 12. Strike continues", "обмін 150 на 150", "三"]
)
def test_superlatives_and_amounts_are_no_places_in_a_row(text: str) -> None:
    assert ordinals(text) == ()


@pytest.mark.parametrize(("language", "text"), [("fi", "24. pakotepaketin"), ("cs", "24. balík sankcí")])
def test_a_figure_with_a_dot_is_a_place_where_the_language_writes_it_so(language: str, text: str) -> None:
    assert ordinals(text, language) == (("package", 24),)
    assert numbers(text, language) == ()


def test_the_first_of_things_that_are_counted_is_a_place() -> None:
    assert ordinals("the first round") == (("round", 1),)


def test_an_arabic_day_of_a_month_is_no_place_in_a_row() -> None:
    assert ordinals("هجوم السابع من أكتوبر", "ar") == ()
    assert ordinals("الجولة السابعة من المحادثات", "ar") == (("round", 7),)


@settings(max_examples=150)
@given(
    text=st.text(
        alphabet=st.one_of(st.characters(), st.sampled_from("0123456789.,- '’第三轮次万億mthround")),
        max_size=600,
    ),
    language=st.sampled_from([None, "en", "de", "zh"]),
)
def test_any_text_is_read_in_bounded_time(text: str, language: str | None) -> None:
    with costs_at_most(1):
        assert all(float(number) >= 0 for number in numbers(text, language))
        assert all(place > 0 for _, place in ordinals(text, language))


@pytest.mark.parametrize("unit", ["7", "億", "7.7", "7万"])
def test_a_long_run_of_figures_costs_no_square_of_its_length(unit: str) -> None:
    with costs_at_most(1):
        numbers(f"三千人 {unit * (20_000 // len(unit))}", "ja")
