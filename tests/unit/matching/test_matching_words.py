"""Words and terms of any language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.matching.words import digit_runs, fold_word, stop_words, terms, tokens, words
from tests.support.cost import costs_at_most


def terms_of(text: str, language: str) -> list[str]:
    return [term for word in words(text) for term, _ in terms(word, language)]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "negotiation", "negotiations"),
        ("de", "Verhandlung", "Verhandlungen"),
        ("fr", "négociation", "négociations"),
        ("es", "negociación", "negociaciones"),
        ("it", "negoziato", "negoziati"),
        ("pt", "negociação", "negociações"),
        ("ru", "переговоры", "переговоров"),
        ("ar", "المحادثات", "محادثات"),
        ("ar", "الأسرى", "اسري"),
        ("pl", "górników", "górnik"),
        ("he", "ובחיפה", "חיפה"),
        ("he", "במפעל", "מפעל"),
        ("ko", "한국은행은", "한국은행"),
        ("sr", "протеста", "protest"),
        ("tr", "IŞIK", "ışık"),
        ("ur", "لاہور", "لاهور"),
    ],
)
def test_forms_of_one_word_are_one_term(language: str, one: str, other: str) -> None:
    assert terms_of(one, language) == terms_of(other, language) != []


@pytest.mark.parametrize(("language", "word"), [("uk", "полонених"), ("xx", "words")])
def test_a_language_without_a_stemmer_keeps_its_words(language: str, word: str) -> None:
    assert terms_of(word, language) == [fold_word(word)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "and of the with a"),
        ("de", "und der mit ein"),
        ("fr", "et le avec une"),
        ("es", "y el con una"),
        ("it", "e il con una"),
        ("pt", "e os com uma"),
        ("pl", "i oraz przez się"),
        ("ru", "и на с который"),
        ("uk", "але на від що"),
        ("ar", "في من على هذا"),
    ],
)
def test_stop_words_and_single_letters_are_no_terms(language: str, text: str) -> None:
    assert terms_of(text, language) == []


def test_words_that_news_turns_on_are_terms_though_the_list_has_them() -> None:
    assert terms_of("fire test state UN", "en") == ["fire", "test", "state", "un"]
    assert "fire" not in stop_words("en")


def test_arabic_words_meet_without_article_hamza_and_ta_marbuta() -> None:
    assert fold_word("إسطنبول") == fold_word("اسطنبول")
    assert fold_word("جولة") == fold_word("جوله")
    assert terms_of("والمحادثات", "ar") == terms_of("محادثات", "ar")


def test_japanese_grammar_in_hiragana_makes_no_pairs() -> None:
    assert terms_of("地震があった", "ja") == ["地震", "震が"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("दिल्ली में भूकंप", ["दिल्ली", "में", "भूकंप"]),
        ("সিলেটে বন্যা", ["সিলেটে", "বন্যা"]),
        ("cafe\u0301 cre\u0300me", ["cafe\u0301", "cre\u0300me"]),
        ("בנג׳ול", ["בנג׳ול"]),
    ],
)
def test_a_mark_belongs_to_the_letter_before_it(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert [item for item in tokens(text).items if item.isalpha() or len(item) > 1] == expected


def test_vowels_that_are_marks_tell_words_apart() -> None:
    assert fold_word("वान") != fold_word("वन")
    assert fold_word("ज़मीन") == fold_word("जमीन")


def test_thai_that_sets_no_spaces_is_compared_by_three_syllables() -> None:
    assert terms_of("โรงแรม", "th") == ["โรงแร", "งแรม"]


def test_a_term_keeps_the_word_that_was_printed() -> None:
    assert terms("Négociations", "fr") == (("negoci", "Négociations"),)


def test_tokens_keep_ukrainian_apostrophes_within_words() -> None:
    assert tokens("П'ять, п’ятий").items == ["пять", ",", "пятий"]


def test_runs_of_digits_are_found_in_any_script() -> None:
    assert digit_runs("a 12 b ١٢") == (2, 7)


@settings(max_examples=100)
@given(text=st.text(max_size=500), language=st.sampled_from(["en", "ar", "zh", "ru", "pl", "xx", ""]))
def test_any_text_has_terms_in_bounded_time(text: str, language: str) -> None:
    with costs_at_most(1):
        assert all(term and printed for word in words(text) for term, printed in terms(word, language))
