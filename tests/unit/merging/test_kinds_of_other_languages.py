"""Events are told in the words of other languages than English, and what only looks like one is not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.merging.kinds import story_kind
from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.languages import LANGUAGES, tongue
from aggregator.merging.kinds.reading import Subject
from aggregator.merging.language.numerals import tokens
from aggregator.merging.language.sentences import Span
from aggregator.merging.reading import Reading, read_article
from aggregator.model import Part, StoryKind, TextField
from tests.support.make import stored_article

TOLD = {
    "ar": {
        "غارة جوية على سوق في لوند": Event.AIR_STRIKE,
        "اختطاف معلمين قرب برين": Event.ABDUCTION,
        "زلزال يهز جزيرة لوند": Event.DISASTER,
        "جولة جديدة من المفاوضات بين كارلاند ونورفيا": Event.NEGOTIATION,
        "انفجار أسعار القمح في كارلاند": None,
        "الذكرى العاشرة لحريق المسرح": None,
        "تدعو الكنيسة إلى الحوار بين الطرفين": None,
    },
    "de": {
        "Luftangriff auf Markt in Lund": Event.AIR_STRIKE,
        "Güterzug bei Brenn entgleist": Event.ACCIDENT,
        "Raketen treffen Krankenhaus in Brenn": Event.SHELLING,
        "Karland und Norwia setzen Friedensgespräche fort": Event.NEGOTIATION,
        "Kostenexplosion beim Theaterbau in Lund": None,
        "Lebenslange Haft nach Anschlag in Brenn": None,
        "Bürgermeister unterzeichnet Vertrag mit Bäckerei": None,
        "Bischof ruft zu Verhandlungen auf": None,
        "Tarifverhandlungen der Müller vertagt": None,
    },
    "es": {
        "Secuestran a un maestro en Brenn": Event.ABDUCTION,
        "Se estrella una avioneta cerca de Lund": Event.ACCIDENT,
        "Karlandia y Norvia firman un tratado de paz": Event.AGREEMENT,
        "El club negocia la renovación de su portero": None,
        "Simulacro de sismo en las escuelas de Lund": None,
        "Un coche arrolla a tres vecinos en Brenn": Event.ACCIDENT,
        "El alcalde firma un convenio con los panaderos": None,
        "El equipo de Lund arrolla al de Brenn": None,
        "Estalla la burbuja de la vivienda": None,
    },
    "fa": {
        "آتش‌سوزی در انبار غله لوند": Event.ACCIDENT,
        "دور تازه مذاکرات کارلند و نورویا": Event.NEGOTIATION,
        "حمله قلبی را بشناسیم": None,
    },
    "fr": {
        "Deux infirmiers enlevés près de Brenn": Event.ABDUCTION,
        "Une frappe aérienne vise l'école de Lund": Event.AIR_STRIKE,
        "Les pourparlers entre la Karlande et la Norvie reprennent": Event.NEGOTIATION,
        "Explosion des prix du blé en Karlande": None,
        "Procès de l'incendie du théâtre de Lund": None,
        "Le président reçoit les boulangers de Lund": None,
        "Une délégation du Hamas attendue à Brenn": Event.MEETING,
        "Attentat déjoué à Lund": None,
        "Mercato : négociations avancées pour un défenseur": None,
    },
    "it": {
        "Raid aereo sul mercato di Lund": Event.AIR_STRIKE,
        "Terremoto di magnitudo 5 a Brenn": Event.DISASTER,
        "Vertice dei ministri degli Esteri a Lund": Event.MEETING,
        "Esplodono i prezzi del grano": None,
        "Il presidente karlandese incontra il premier norvo": Event.MEETING,
        "Il presidente riceve i fornai di Brenn": None,
        "Spari a Brenn davanti al mulino": Event.ATTACK_ON_CIVILIANS,
        "Torneo in memoria di un mugnaio morto in un incidente stradale": None,
        "Esplosione di colori alla sagra di Brenn": None,
        "Vent'anni fa l'alluvione di Brenn": None,
    },
    "ja": {
        "カーランド軍、ルンドの学校を空爆": Event.AIR_STRIKE,
        "ブレンで震度5の地震": Event.DISASTER,
        "ルンドの停戦交渉が決裂": Event.NEGOTIATION,
        "省が新聞社に抗議文を送付": None,
        "ノルビア無人機、ルンドの発電所を攻撃": Event.AIR_STRIKE,
        "人気爆発の焼き菓子": None,
        "地震が起きたらどうする": None,
        "日独首脳が電話会談": Event.MEETING,
        "デモ版を無料配布": None,
    },
    "pl": {
        "Nalot na targ w Lundzie": Event.AIR_STRIKE,
        "Porwano nauczyciela w Brennie": Event.ABDUCTION,
        "Fiasko rozmów pokojowych w Lundzie": Event.NEGOTIATION,
        "Eksplozja cen masła": None,
        "Dożywocie za zamach sprzed lat": None,
        "Atak zimy w weekend": None,
    },
    "pt": {
        "Autocarro capota perto de Brenn": Event.ACCIDENT,
        "Mísseis atingem escola em Lund": Event.SHELLING,
        "Fracassam as conversações de paz em Brenn": Event.NEGOTIATION,
        "Explosão de casos de dengue em Lund": None,
        "Clube negocia contratação de atacante": None,
    },
    "ru": {
        "Авиация нанесла удар по рынку в Лунде": Event.AIR_STRIKE,
        "Под Бренном поезд сошёл с рельсов": Event.ACCIDENT,
        "Карландия и Норвия договорились о перемирии": Event.AGREEMENT,
        "Взрыв интереса к мельницам": None,
        "Удар по бюджету: дорожает хлеб": None,
        "Учения по ликвидации пожара прошли в Лунде": None,
        "Карландка зарезала своего соседа": Event.CRIME,
        "Мэр Лунда подписал соглашение с пекарней": None,
        "Епископ призвал стороны к переговорам": None,
        "Карландия требует денег за взрывы в Лунде": None,
    },
    "uk": {
        "Безпілотник влучив у лікарню в Лунді": Event.AIR_STRIKE,
        "Повінь у Бренні: підтоплено млин": Event.DISASTER,
        "У Лунді розпочалися переговори делегацій": Event.NEGOTIATION,
        "Вибух емоцій на концерті": None,
        "Роковини аварії в Бренні": None,
    },
    "zh": {
        "卡兰军队空袭伦德一所学校": Event.AIR_STRIKE,
        "布伦一化工厂起火": Event.ACCIDENT,
        "伦德停火谈判破裂": Event.NEGOTIATION,
        "小麦价格爆炸式上涨": None,
        "地铁举行消防演练": None,
        "工会就加薪谈判": None,
    },
}
ROWS = [(language, title, event) for language, titles in TOLD.items() for title, event in titles.items()]


def reading(title: str, summary: str = "", *, language: str, number: int = 1) -> Reading:
    return read_article(stored_article(number, title, summary=summary, language=language))


def subject(title: str, summary: str = "", *, language: str) -> Subject:
    found = reading(title, summary, language=language)
    assert Part.KIND not in found.not_read
    assert found.kind.subject is not None
    return found.kind.subject


@pytest.mark.parametrize(("language", "title", "event"), ROWS)
def test_a_title_tells_its_event_or_none(language: str, title: str, event: Event | None) -> None:
    found = subject(title, language=language)
    if event is None:
        assert found.kind is StoryKind.OTHER
    else:
        assert found.event is event
        assert all(passage.words in title for passage in found.shown_by)
        assert found.shown_by


@pytest.mark.parametrize(
    ("title", "summary", "language"),
    [
        ("Rat berät über Haushalt", "Nach dem Anschlag in Brenn, bei dem Scheiben zersprangen, wird gespart.", "de"),
        ("Совет обсудил смету", "После взрыва, который повредил мельницу, денег не хватает.", "ru"),
        ("市议会讨论预算", "地震发生后,经费不足。", "zh"),
    ],
)
def test_what_is_told_behind_after_is_another_articles_news(title: str, summary: str, language: str) -> None:
    assert subject(title, summary, language=language).kind is StoryKind.OTHER


def test_a_word_that_is_not_quite_sure_counts_where_the_title_has_it() -> None:
    assert subject("Un attentat secoue Lund", language="fr").event is Event.ATTACK
    assert subject("Le musée de Brenn rouvre", "Un attentat inquiète.", language="fr").kind is StoryKind.OTHER


def test_letters_without_spaces_are_read_to_the_end_of_a_long_headline() -> None:
    shown = subject(
        "カーランドの北にある小さな町の広場に集まった大勢の人びとの目の前でルンドの市場を空爆", language="ja"
    ).shown_by
    assert [passage.words for passage in shown] == ["空爆"]


@given(
    text=st.lists(st.sampled_from([*(title for _, title, _ in ROWS), "\u200c", "\x00", ", ", "。", "İ"])).map("".join),
    language=st.sampled_from(sorted(LANGUAGES)),
)
def test_whatever_the_text_the_words_shown_are_slices_of_it(text: str, language: str) -> None:
    found = reading("Lund", text, language=language).kind.subject
    assert found is not None
    for passage in found.shown_by:
        printed = {TextField.TITLE: "Lund", TextField.SUMMARY: text}[passage.field]
        assert printed[passage.start : passage.start + len(passage.words)] == passage.words


def test_one_who_is_accused_of_an_event_is_said_to_be() -> None:
    assert subject("Карландия обвинила Норвию в обстреле больницы", language="ru").is_alleged


def test_texts_of_several_languages_vote_for_one_kind() -> None:
    told = [
        reading("Luftangriff auf Markt in Lund", language="de", number=1).kind,
        reading("غارة جوية على سوق في لوند", language="ar", number=2).kind,
        reading("Peace talks open in Lund", language="en", number=3).kind,
    ]
    found = story_kind(told, {})
    assert (found.kind, found.event_class) == (StoryKind.INCIDENT, Event.AIR_STRIKE.event_class)
    assert {passage.article_id for passage in found.shown_by} == {1, 2}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_word_of_the_tables_is_one_that_a_sentence_can_have(language: str) -> None:
    words = {word.strip("*") for word in tongue(language).known}
    marks = {word for word in words if len(tokens(word, Span(0, len(word)))) != 1}
    assert marks <= {"m23"}
    assert {word for word in words if re.search(r"[A-Z_|.*]", word)} == set()
