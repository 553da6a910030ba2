"""What speaks and what was said is told by the grammar of its language: elisions, cases, agreement, negations."""

from __future__ import annotations

import pytest

from tests.support.statements import only, speaker, statements, words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Le maire a indiqué qu’il viendrait lundi.", ("Le maire", "il viendrait lundi")),
        ("D'après l'armée, dix hommes ont fui.", ("l'armée", "dix hommes ont fui")),
        ("Selon l’Ardanie, le port est fermé.", ("l’Ardanie", "le port est fermé")),
        ("Le maire Paul Ornel est venu. « Le port est fermé », ajoute-t-il.", ("Paul Ornel", "Le port est fermé")),
        ("Eva Sorin est venue. « Le port est fermé », dit-elle.", ("Eva Sorin", "Le port est fermé")),
    ],
)
def test_elided_words_and_pronouns_behind_a_verb_are_words(text: str, said: tuple[str, str]) -> None:
    assert (speaker(text, "fr"), words(only(text, "fr"))) == said


@pytest.mark.parametrize(
    "text",
    [
        "Un pilote ajouté par erreur à la liste : colère au port",
        "L'accord annoncé lundi, que Minsk conteste, est mort.",
        "L'attaque confirme les craintes du port.",
    ],
)
def test_a_participle_without_an_auxiliary_and_a_thing_say_nothing(text: str) -> None:
    assert statements(text, "fr") == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ардановой сообщили о взрыве в порту", "ru"),
        ("Министру рассказали о взрыве", "ru"),
        ("Порт закрыли, жителей предупредили за час.", "ru"),
        ("Гибель лётчика подтвердили власти.", "ru"),
        ("Лікарям повідомили про вибух", "uk"),
        ("«Мы всё потеряли», — рассказали родственникам.", "ru"),
        ("Den Vorwurf bestritt der Minister.", "de"),
        ("Die Vorwürfe bestreitet die Polizei.", "de"),
        ("Der Wagen gehörte laut Polizei einem Mann.", "de"),
    ],
)
def test_whom_or_what_a_verb_is_about_does_not_speak_though_it_stands_in_front(text: str, language: str) -> None:
    assert not [each.speaker.words for each in statements(text, language) if each.speaker]


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("Двое очевидцев сообщили о взрыве", "ru", "Двое очевидцев"),
        ("США сообщили о взрыве", "ru", "США"),
        ("Порт закроют на зиму, сообщили портовики.", "ru", "портовики"),
        ("«Мы всё потеряли», — рассказали соседи погибшего.", "ru", "соседи погибшего"),
        ("Правительство подтвердило отставку министра", "ru", "Правительство"),
        ("Місцеві рибалки кажуть, що порт закрито.", "uk", "Місцеві рибалки"),
        ("Die Polizei bestätigte den Tod eines Ministers.", "de", "Die Polizei"),
    ],
)
def test_a_subject_that_agrees_with_its_verb_speaks(text: str, language: str, who: str) -> None:
    assert speaker(text, language) == who


@pytest.mark.parametrize(
    ("text", "language", "who", "said"),
    [
        ("«Мы здесь, — говорит рыбак Олег Сорин. — И ждём».", "ru", "рыбак Олег Сорин", "Мы здесь И ждём"),
        ("«Ми тут! — сказав мер. — Чекаємо».", "uk", "мер", "Ми тут! Чекаємо"),
        ("«Estamos —afirmó el alcalde— al borde del mar»", "es", "el alcalde", "Estamos al borde del mar"),
        ("«Наш мост — большой и новый — готов», — сказал мэр.", "ru", "мэр", "Наш мост — большой и новый — готов"),
    ],
)
def test_who_speaks_may_stand_between_dashes_within_the_marks(text: str, language: str, who: str, said: str) -> None:
    assert (speaker(text, language), words(only(text, language))) == (who, said)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nobody said the bridge was safe.", "en"),
        ("Niemand sagte, es sei vorbei.", "de"),
        ("Was der Minister sagte, sei falsch.", "de"),
        ("Die Polizei bestätigte den Angriff nicht.", "de"),
        ("Ein Sprecher bestätigte auf Anfrage nichts.", "de"),
        ("Le maire aurait dit que la trêve tient.", "fr"),
        ("Ningún ministro dijo que la tregua sigue.", "es"),
    ],
)
def test_what_nobody_says_or_who_does_not_say_it_is_no_statement(text: str, language: str) -> None:
    assert statements(text, language) == ()


def test_that_nobody_did_it_is_said() -> None:
    assert words(only("Nairobi says that nobody did.", "en")) == "nobody did"


def test_not_within_what_was_said_is_said() -> None:
    assert words(only("Die Polizei bestätigte, dass er nicht kommt.", "de")) == "er nicht kommt"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Army says rebels fled as rebels say army lost", "rebels fled"),
        ("Minsk says “yes” to deal while Ankara says “no”", "“yes” to deal"),
        ("Union accused minister of lying, minister denies", "minister of lying"),
    ],
)
def test_words_end_where_another_speaks_in_a_headline(text: str, said: str) -> None:
    assert words(statements(text)[0]) == said


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("«Порт закрыт», — ответил Сорин.", "ru", "Сорин"),
        ("Сорин признал, что порт закрыт.", "ru", "Сорин"),
        ("Источники: порт закрыт до весны", "ru", "Источники"),
        ("По словам местных рыбаков, порт закрыт.", "ru", "местных рыбаков"),
        ("За словами рибалок, порт закрито.", "uk", "рибалок"),
        ("«Порт закрито», — пояснив мер.", "uk", "мер"),
        ("„Der Hafen ist zu“, antwortete Horvat.", "de", "Horvat"),
        ("« Le port est fermé », répond le maire.", "fr", "le maire"),
        ("Les sources affirment que le port est fermé.", "fr", "Les sources"),
        ("El puerto está cerrado, según fuentes del puerto.", "es", "fuentes del puerto"),
        ("«El puerto está cerrado», respondió el alcalde.", "es", "el alcalde"),
    ],
)
def test_people_answer_admit_and_insist_in_every_language(text: str, language: str, who: str) -> None:
    assert speaker(text, language) == who


def test_what_is_promised_does_not_stand_in_front() -> None:
    assert statements("Paris ouvre le port, Ardane promet de répondre", "fr") == ()


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("El alcalde dice que fue un tanque.", "es", "fue un tanque"),
        ("Мер зізнався, що був удома.", "uk", "був удома"),
        ("The mayor says that is over.", "en", "that is over"),
    ],
)
def test_that_is_no_part_of_what_was_said_unless_it_is_the_subject(text: str, language: str, said: str) -> None:
    assert words(only(text, language)) == said
