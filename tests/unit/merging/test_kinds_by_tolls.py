"""In other languages than English an article that counts whom it harmed tells of an incident."""

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
    assert found.kind.subject.kind is StoryKind.INCIDENT
    assert Part.KIND not in found.not_read


def test_the_sentence_is_shown_that_counts_and_words_that_say_more_give_the_event() -> None:
    counted = reading("Drei Tote in Lund", language="de").kind.subject
    assert counted is not None
    assert counted.event is Event.HARM
    assert "Drei Tote in Lund" in {passage.words for passage in counted.shown_by}
    more = reading("Drei Tote bei Brand in Lund", language="de").kind.subject
    assert more is not None
    assert (more.event, [passage.words for passage in more.shown_by]) == (Event.ACCIDENT, ["Brand in"])


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
    ],
)
def test_counts_of_another_time_and_of_an_illness_tell_of_no_incident(title: str, summary: str, language: str) -> None:
    found = reading(title, summary, language=language).kind.subject
    assert found is not None
    assert found.kind is not StoryKind.INCIDENT


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
    test = reading("Норвия запустила три ракеты в море", language="ru").kind.subject
    assert test is not None
    assert test.event is None
