"""Which language an article is in."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.model import EntryData, FeedContext, ParsedFeed
from aggregator.normalizing import normalise
from aggregator.normalizing.language import detected_language

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


def language_of(entry: EntryData, stated: str | None) -> str | None:
    context = FeedContext(
        feed_url="https://feeds.harbour.example/all.xml",
        feed_link=None,
        publisher="Harbour Post",
        family=None,
        language=stated,
        timezone=None,
        seen=datetime(2020, 6, 1, 12, tzinfo=UTC),
    )
    (article,) = normalise(ParsedFeed(format="rss20", entries=(entry,)), context)
    return article.language


def test_the_text_is_asked_only_where_neither_entry_nor_feed_states_a_language() -> None:
    entry = EntryData(title="Unglück in der Grube", summary=GERMAN)
    assert language_of(entry, None) == "de"
    assert language_of(entry, "nl") == "nl"


def test_the_model_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, aggregator.normalizing; sys.exit('py3langid' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=600))
def test_any_text_has_a_language_or_none(text: str) -> None:
    language = detected_language(text)
    assert language is None or language.isalpha()
