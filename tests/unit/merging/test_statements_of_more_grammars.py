"""Italian, Portuguese and Polish statements are read by the rules of the other languages that have capitals."""

from __future__ import annotations

import pytest

from aggregator.model import Stance
from tests.support.statements import only, speaker, statements, words


@pytest.mark.parametrize(
    ("language", "text", "who", "said"),
    [
        ("it", "Il sindaco di Arda, Marco Lavin, ha detto che la diga tiene.", "Marco Lavin", "la diga tiene"),
        ("it", "«La diga tiene», ha detto il sindaco Marco Lavin.", "il sindaco Marco Lavin", "La diga tiene"),
        ("it", "L'esercito ha reso noto di aver colpito un deposito.", "L'esercito", "di aver colpito un deposito"),
        ("it", "Secondo la polizia, due persone sono morte.", "la polizia", "due persone sono morte"),
        ("it", "La Norvia sostiene che il ponte è caduto.", "La Norvia", "il ponte è caduto"),
        ("it", "Oggi il perito Ugo Lavin sostiene che il ponte era sano.", "il perito Ugo Lavin", "il ponte era sano"),
        (
            "it",
            "Nel 1999 il perito Ugo Lavin scrisse che il ponte era sano.",
            "il perito Ugo Lavin",
            "il ponte era sano",
        ),
        ("pt", "A ministra Ana Lavin disse que a ponte caiu.", "A ministra Ana Lavin", "a ponte caiu"),
        ("pt", "«A ponte caiu», contou à Rádio Arda o comandante Rui Kos.", "o comandante Rui Kos", "A ponte caiu"),
        ("pt", "A Polícia de Arda informou, em nota, que a ponte caiu.", "A Polícia de Arda", "a ponte caiu"),
        (
            "pt",
            "O Exército de Norvia disse ter atingido um depósito.",
            "O Exército de Norvia",
            "ter atingido um depósito",
        ),
        ("pt", "De acordo com os bombeiros, a ponte caiu às 7h.", "os bombeiros", "a ponte caiu às 7h"),
        ("pl", "Minister Jan Kos powiedział, że most runął.", "Minister Jan Kos", "most runął"),
        ("pl", "– Most runął w nocy – przekazał szef straży Jan Kos.", "szef straży Jan Kos", "Most runął w nocy"),
        ("pl", "„Most runął” – powiedział nam wojewoda Jan Kos.", "wojewoda Jan Kos", "Most runął"),
        ("pl", "Jak podała policja, dwie osoby nie żyją.", "policja", "dwie osoby nie żyją"),
        ("pl", "– Most nadal stoi – ostrzega jednak Jan Kos.", "Jan Kos", "Most nadal stoi"),
    ],
)
def test_who_says_something_stands_before_the_verb_and_behind_it(language: str, text: str, who: str, said: str) -> None:
    statement = only(text, language)
    assert (statement.speaker and statement.speaker.words, words(statement)) == (who, said)


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        ("it", "La procuratrice nega di aver ricevuto pressioni.", "di aver ricevuto pressioni"),
        ("it", "Il ministero ha smentito che un drone sia caduto.", "un drone sia caduto"),
        ("it", "Il premier ha respinto le accuse di Arda.", "le accuse di Arda"),
        ("pt", "O ministro negou que haja cortes.", "haja cortes"),
        ("pt", "A empresa nega as acusações.", "as acusações"),
        ("pl", "Rzecznik zaprzeczył, że odbyły się rozmowy.", "odbyły się rozmowy"),
        ("pl", "Norwia odrzuca oskarżenia.", "oskarżenia"),
        ("pt", "Norvia diz que a ponte caiu. O governo nega isso.", "isso"),
        ("de", "Norvia sagt, die Brücke sei gefallen. Die Regierung bestreitet das.", "das"),
    ],
)
def test_denials_deny(language: str, text: str, denied: str) -> None:
    statement = statements(text, language)[-1]
    assert (words(statement), statement.stance) == (denied, Stance.DENIAL)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "È stato detto che la diga tiene."),
        ("it", "Si dice che la diga fosse vecchia."),
        ("it", "Nessuno ha detto che la diga tiene."),
        ("it", "Il ministro non ha detto che la diga tiene."),
        ("it", "Il ministro avrebbe detto che la diga tiene."),
        ("it", "Il decreto detto salva spiagge arriva in aula."),
        ("pt", "Foi dito que a ponte caiu."),
        ("pt", "Ninguém disse que a ponte caiu."),
        ("pt", "Se o ministro dissesse que a ponte caiu, ninguém acreditaria."),
        ("pl", "Poinformowano, że most runął."),
        ("pl", "Nikt nie powiedział, że most runął."),
        ("pl", "Gdyby minister powiedział, że most runął, byłoby źle."),
        ("pl", "Film opowiada o moście."),
        ("pl", "Most, moim zdaniem, stoi."),
    ],
)
def test_nobody_says_what_is_negated_hearsay_or_told_of(language: str, text: str) -> None:
    assert statements(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Il sindaco Marco Lavin ha detto che la diga tiene. «Siamo tutti al sicuro», ha aggiunto ieri."),
        ("pt", "O ministro Rui Lavin disse que a ponte caiu. «Estamos todos a salvo», acrescentou."),
        ("pl", "Minister Jan Lavin powiedział, że most runął. „Wszyscy są już bezpieczni” – dodał."),
    ],
)
def test_a_verb_without_a_subject_goes_on_with_whoever_spoke_before(language: str, text: str) -> None:
    first, second = statements(text, language)
    assert first.speaker is not None
    assert second.speaker == first.speaker


def test_a_verb_without_a_subject_is_nobodys_where_another_is_named_between() -> None:
    text = "Il sindaco Marco Lavin ha detto ad Ana Kos che la diga tiene. «Siamo tutti al sicuro», ha aggiunto."
    assert statements(text, "it")[-1].speaker is None


def test_what_is_said_after_a_comma_and_and_ends_what_was_said_before() -> None:
    first, second = statements("Firma Norda podała, że most stoi, i zapewniła, że nie runie.", "pl")
    assert (words(first), words(second)) == ("most stoi", "nie runie")
    assert first.speaker == second.speaker


@pytest.mark.parametrize(
    ("language", "text", "denied", "said"),
    [
        ("it", "Il premier ha respinto le accuse e ha detto che il ponte è aperto.", "le accuse", "il ponte è aperto"),
        ("pt", "A empresa nega as acusações e diz que a ponte caiu.", "as acusações", "a ponte caiu"),
        ("fr", "Le maire a nié les faits et a dit que le port est fermé.", "les faits", "le port est fermé"),
        ("es", "El alcalde negó las acusaciones y dijo que el puerto cerró.", "las acusaciones", "el puerto cerró"),
    ],
)
def test_who_denies_something_and_says_another_is_one(language: str, text: str, denied: str, said: str) -> None:
    first, second = statements(text, language)
    assert [words(first), words(second)] == [denied, said]
    assert first.speaker == second.speaker is not None


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("it", "Frana ad Arda, il sindaco Lavin: «Chiudiamo le scuole»", "il sindaco Lavin"),
        ("it", "Frana ad Arda, l'ong: strade chiuse da ieri", "l'ong"),
        ("fr", "Crue à Arda, le maire Lavin : « Nous fermons les écoles »", "le maire Lavin"),
        ("es", "Riada en Arda, el alcalde Lavin: «Cerramos las escuelas»", "el alcalde Lavin"),
    ],
)
def test_an_office_before_a_colon_speaks_behind_what_a_headline_is_about(language: str, text: str, who: str) -> None:
    assert speaker(text, language) == who


def test_what_is_told_behind_a_comma_and_a_colon_is_no_speaker() -> None:
    assert speaker("Stagger hours, increase cleaning: Experts") == "Experts"


def test_a_quotation_is_summed_up_by_who_said_it() -> None:
    statement = only("«Escludiamo ogni pista»: lo ha detto il questore Ugo Lavin.", "it")
    assert statement.speaker is not None
    assert (statement.speaker.words, words(statement)) == ("il questore Ugo Lavin", "Escludiamo ogni pista")


def test_who_is_told_something_does_not_say_it() -> None:
    assert [each.speaker for each in statements("– Płaci pani albo zabieramy dom – powiedzieli Lavinskiej.", "pl")] in (
        [],
        [None],
    )


def test_the_name_behind_an_office_that_a_source_is_is_no_part_of_what_it_says() -> None:
    statement = only("Segundo a prefeita de Arda, Ana Lavin, os feridos são três.", "pt")
    assert words(statement) == "os feridos são três"


def test_the_age_of_a_source_does_not_go_on_with_what_it_says() -> None:
    statement = only("The bridge fell at noon, according to Ana Horvat, 35, of the harbour guard.")
    assert words(statement) == "The bridge fell at noon"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El alcalde u otro testigo dijo que el puente cayó."),
        ("it", "Fonti oppure testimoni hanno detto che il ponte è crollato."),
        ("pl", "Burmistrz czy minister powiedział, że most runął."),
        ("uk", "Мер чи міністр заявив, що міст упав."),
    ],
)
def test_one_or_another_is_no_speaker(language: str, text: str) -> None:
    assert statements(text, language) == ()
