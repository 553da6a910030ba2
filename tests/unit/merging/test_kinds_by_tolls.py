"""In languages whose tolls alone are read an article that counts whom it harmed tells of an incident."""

from __future__ import annotations

import pytest

from aggregator.merging.kinds import story_kind
from aggregator.merging.kinds.events import Event
from aggregator.merging.reading import Reading, read_article
from aggregator.model import Part, StoryKind
from tests.support.make import stored_article


def reading(title: str, summary: str = "", *, language: str, number: int = 1) -> Reading:
    return read_article(stored_article(number, title, summary=summary, language=language))


@pytest.mark.parametrize(
    ("title", "summary", "language"),
    [
        ("Drei Tote bei Brand in Lund", "", "de"),
        ("Nach Unwetter: zwölf Menschen vermisst", "", "de"),
        ("Boot auf dem Weg nach Lund gesunken: vierzig Tote", "", "de"),
        ("Взрыв в Лунде", "Погибли четыре человека, девять ранены.", "ru"),
        ("Un car tombe dans un ravin : huit morts", "", "fr"),
        ("Tras el choque, dos muertos y nueve heridos", "", "es"),
        ("土砂崩れで3人死亡", "", "ja"),
    ],
)
def test_an_article_whose_opening_counts_whom_it_harmed_is_an_incident(title: str, summary: str, language: str) -> None:
    found = reading(title, summary, language=language)
    assert found.kind.subject is not None
    assert (found.kind.subject.kind, found.kind.subject.event) == (StoryKind.INCIDENT, Event.HARM)
    assert found.kind.subject.shown_by[0].words in {title, summary}
    assert Part.KIND not in found.not_read


@pytest.mark.parametrize(
    ("title", "summary", "language"),
    [
        ("Premier trifft König in Lund", "", "de"),
        ("Rat berät nach Angriff mit zwölf Toten", "", "de"),
        ("Los ministros se reúnen tras el ataque que dejó once muertos", "", "es"),
        ("Procès de l'incendie qui a fait cinq morts", "", "fr"),
        ("Мэр Лунда уходит", "Он правил три года. Погибли четыре человека.", "ru"),
        ("Choléra : 40 morts en une semaine à Brenn", "", "fr"),
        ("Холера в Бренне", "Умерли 12 человек.", "ru"),
        ("PSP deteve 800 pessoas nas festas", "", "pt"),
    ],
)
def test_other_articles_of_such_a_language_are_not_read(title: str, summary: str, language: str) -> None:
    found = reading(title, summary, language=language)
    assert found.kind.subject is None
    assert Part.KIND in found.not_read


def test_abducted_people_give_a_class_and_so_does_an_english_text_that_says_more() -> None:
    taken = reading("Hombres armados secuestraron a 12 alumnos en Lund", language="es").kind
    assert story_kind([taken], {}).event_class == Event.ABDUCTION.event_class
    hurt = reading("Drei Tote in Lund", language="de", number=2).kind
    strike = reading("Air strike kills three in Lund", language="en", number=3).kind
    assert story_kind([hurt], {}).event_class is None
    assert story_kind([hurt, strike], {}).event_class == Event.AIR_STRIKE.event_class


def test_drones_that_are_launched_or_shot_down_are_an_incident_and_missiles_that_are_launched_may_be_a_test() -> None:
    downed = reading("За ночь сбиты 42 беспилотника над Лундом", language="ru").kind.subject
    assert downed is not None
    assert downed.event is Event.INTERCEPTION
    launched = reading("Вночі ворог запустив 70 дронів", language="uk").kind.subject
    assert launched is not None
    assert launched.event is Event.AIR_STRIKE
    assert reading("Норвия запустила три ракеты в море", language="ru").kind.subject is None
