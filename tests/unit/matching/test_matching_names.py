"""Names and places of a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.matching.names import name_keys, names, spots
from tests.support.cost import costs_at_most


def test_names_are_capitalised_words_within_sentences() -> None:
    assert names("Envoys return to Geneva", "Talks began. Nobody saw Anna Weber there.") == ("geneva", "anna", "weber")


def test_what_opens_a_sentence_or_a_quotation_is_no_name() -> None:
    assert names("", 'Talks began. Envoys met: "Nobody came" — Delegates left.\nPeople said (Many did) so') == ()


def test_a_title_with_a_full_stop_ends_no_sentence() -> None:
    assert names("", "Then Ms. Weber and Gov. Anna Kalitin left.") == ("weber", "gov", "anna", "kalitin")


def test_capitals_of_title_case_and_shouting_mark_no_names() -> None:
    assert names("Leaders Meet Again After Long Night", "") == ()
    assert names("LEADERS MEET IN GENEVA", "") == ()


def test_a_word_of_a_script_without_capitals_is_one_name_with_its_marks_and_without_particles() -> None:
    assert set(name_keys("", "कराची में भूकंप", "hi").values()) >= {"कराची", "भूकंप"}
    assert name_keys("", "카라불루트는", "ko").keys() == name_keys("", "카라불루트", "ko").keys()


def test_acronyms_are_names_anywhere() -> None:
    assert names("", "NATO met. The UN spoke.") == ("nato", "un")


def test_months_and_weekdays_are_no_names() -> None:
    assert names("", "it was on Monday in März") == ()


def test_places_follow_words_of_place_and_are_no_weekdays() -> None:
    assert spots("A fire in Porto on Monday, near Vila Nova") == ("porto", "vila", "nova")


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "Talks end", "the envoy Vadim Kalitin said so"),
        ("ru", "Калитин: раунд был трудным", "заявил Вадим Калитин"),
        ("ru", "Итоги", "встреча с Вадимом Калитиным"),
        ("uk", "Підсумки", "заявив Вадим Калітін"),
        ("pl", "Rozmowy", "spotkanie z Vadimem Kalitinem"),
        ("fr", "Pourparlers", "le négociateur Vadim Kalitine"),
        ("ar", "المحادثات", "أعلن فاديم كاليتين"),
        ("ja", "協議", "団長のヴァディム・カリチン氏"),
    ],
)
def test_the_keys_of_a_name_meet_in_all_languages(language: str, title: str, text: str) -> None:
    assert "fdm" in name_keys(title, text, language)


def test_what_a_title_says_before_a_colon_is_a_name() -> None:
    assert name_keys("Kalitin: talks were hard", "", "en") == {"kltn": "Kalitin"}
    assert name_keys("Istanbul : un échange", "", "fr") == {"stnpl": "Istanbul"}


def test_arabic_stop_words_and_chinese_give_no_keys() -> None:
    assert name_keys("", "هذا الذي كان", "ar") == {}
    assert name_keys("俄乌第三轮谈判", "泽连斯基表示", "zh") == {}


@settings(max_examples=100)
@given(title=st.text(max_size=200), text=st.text(max_size=500), language=st.sampled_from(["en", "ru", "ar", "ja", ""]))
def test_any_text_is_read_in_bounded_time(title: str, text: str, language: str) -> None:
    with costs_at_most(1):
        assert all(len(key) >= 3 and key.isascii() for key in name_keys(title, text, language))
        names(title, text)
        spots(text)
