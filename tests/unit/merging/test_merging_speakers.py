"""Who speaks: one who is named for certain, or nobody."""

from __future__ import annotations

import pytest

from tests.support.statements import only, speaker, statements, words


@pytest.mark.parametrize(
    "text",
    [
        "Ana Horvat met Eva Novak. “The border will open,” she said.",
        "Ana Horvat met a nurse. “The border will open,” she said.",
        "Ana Horvat met the mayor. “The border will open,” she said.",
        "The mayor praised Ana Horvat. “The border will open,” he said.",
        "Mr Jan Horvat came home. “The border will open,” she said.",
        "Ana Horvat and Jan Horvat came. “The border will open,” Horvat said.",
        "“The border will open,” they said.",
        "Both sides signed the Lodrin Accords. It is a great day, he said.",
    ],
)
def test_a_speaker_who_could_be_two_is_nobody(text: str) -> None:
    assert speaker(text) is None


def test_who_speaks_of_a_name_is_another_whom_a_pronoun_can_mean() -> None:
    found = statements("The driver said Ana Horvat had fled. “The border will open,” he said.")
    assert [each.speaker.words if each.speaker else None for each in found] == ["The driver", None]


def test_a_pronoun_and_a_surname_lead_to_the_name_printed_before() -> None:
    text = "Mayor Ana Horvat came home. “The border will open,” she said. Horvat warned that fog was near."
    found = statements(text)
    assert [each.speaker.words if each.speaker else None for each in found] == ["Mayor Ana Horvat"] * 2
    assert all(each.speaker and each.speaker.start == 0 for each in found)


def test_the_noun_in_front_of_a_name_is_nobody_else() -> None:
    assert speaker("The farmer Jan Horvat came home. “The border will open,” he said.") == "Jan Horvat"


@pytest.mark.parametrize("who", ["US President Jan Horvat", "Minister for Trade and Industry Jan Horvat"])
def test_a_pronoun_leads_to_a_name_behind_its_country_and_office(who: str) -> None:
    found = statements(f"{who} said the border was open. “It is over,” he wrote.")
    assert [each.speaker.words if each.speaker else None for each in found] == [who, who]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Minsk says strike killed two, Ankara denies it", [("Minsk", "strike killed two"), ("Ankara", "it")]),
        ("Minsk orders raids over breach of truce, Ankara denies firing", [("Ankara", "firing")]),
        ("More than 140 dead in valley, mayor says toll will rise", [("mayor", "toll will rise")]),
        ("Minsk admits strike, says it hit a depot", [("Minsk", "strike"), ("Minsk", "it hit a depot")]),
        ("The valley was discussed, the president said: “We know it well.”", [("the president", "We know it well.")]),
        ("Blast kills three in Lodrin, says mayor", [("mayor", "Blast kills three in Lodrin")]),
        ("Ankara, Minsk deny closing border", []),
        (
            "Lavin rejects charge, says Ardan Kolm rebels targeted",
            [("Lavin", "charge"), ("Lavin", "Ardan Kolm rebels targeted")],
        ),
        ("Storm hits coast, says mayor injured", []),
        ("Ardan: Firing reported in Lodrin, Kolm, Sorv, Talm; no casualty", []),
        ("Blasts heard in Oslo, Riga, Minsk says people fled", []),
        ("Minsk says it hit depot; Ankara confirms", [("Minsk", "it hit depot")]),
        ("Minsk urged talks; they may fail, police said", [("Minsk", "talks"), ("police", "they may fail")]),
    ],
)
def test_a_comma_parts_who_speaks_in_a_headline_but_no_list(text: str, said: list[tuple[str, str]]) -> None:
    found = statements(text)
    assert [(each.speaker.words, words(each)) for each in found if each.speaker] == said


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        ("The Red Guard put the death toll at 28 on Sunday.", "The Red Guard", "the death toll at 28 on Sunday"),
        ("Officials put losses at around 40 lorries.", "Officials", "losses at around 40 lorries"),
        ("The rebels claimed on Sunday to have shot down a jet.", "The rebels", "to have shot down a jet"),
        ("Residents reached by telephone said they heard shots.", "Residents", "they heard shots"),
        ("Two envoys briefed on the talks said a deal was near.", "Two envoys", "a deal was near"),
        ("A doctors' network said 12 had died.", "A doctors' network", "12 had died"),
        ("The river is dry, water and legal experts said.", "water and legal experts", "The river is dry"),
        ("They fled and local officials said 12 had died.", "local officials", "12 had died"),
        ("“We regret it,” chief executive Ana Horvat said.", "chief executive Ana Horvat", "We regret it"),
    ],
)
def test_who_counts_claims_or_was_asked_speaks(text: str, who: str, said: str) -> None:
    assert (speaker(text), words(only(text))) == (who, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The army's spokesman told Norvia at a 3.30 am briefing to wait.", []),
        ("It briefed the group and called on Assembly president Jan Lavin over the treaty.", []),
        ("Norvia's army for the first time confirmed that it lost jets.", [("Norvia's army", "it lost jets")]),
        ("Ana Lavin too said Norvia got nothing.", [("Ana Lavin", "Norvia got nothing")]),
        ("The council called on Friday for talks.", [("The council", "for talks")]),
        (
            "It is a grave blow, Ana Lavin said at a meeting with Jan Kos, General Eva Novak and Ivan Lorn on Tuesday.",
            [("Ana Lavin", "It is a grave blow")],
        ),
        ("Harbour adviser Jan Lavin said tolls would fall.", [("Harbour adviser Jan Lavin", "tolls would fall")]),
        (
            "Ana Lavin said it had a plan like Norvia's. Lodrin printed it.",
            [("Ana Lavin", "it had a plan like Norvia's")],
        ),
        ("The council rejected the suspension and said it would appeal.", [("The council", "it would appeal")]),
        (
            "Two jets fell, Jan Lavin said in a statement, adding that all pilots were safe.",
            [("Jan Lavin", "Two jets fell"), ("Jan Lavin", "all pilots were safe")],
        ),
    ],
)
def test_a_speaker_is_named_without_what_stands_beside_him(text: str, said: list[tuple[str, str]]) -> None:
    found = statements(text)
    assert [(each.speaker.words if each.speaker else None, words(each)) for each in found] == said


def test_a_place_is_no_he() -> None:
    text = "The rebels' spokesman claimed on Monday that a raid began in Spin Ardan. Ten men are hurt, he said."
    assert [each.speaker.words if each.speaker else None for each in statements(text)] == [
        "The rebels' spokesman",
        None,
    ]


def test_an_operation_is_no_speaker() -> None:
    assert speaker("Operation Stormwind is “our policy”, he said in an address.") is None


@pytest.mark.parametrize(
    ("language", "text", "said_by"),
    [
        ("ru", "Ранее МИД Вельмара заявил, что посол уехал.", "МИД Вельмара"),
        ("ru", "Позднее мэр Заречья сообщил, что пожар потушен.", "мэр Заречья"),
        ("uk", "Згодом мер Заріччя повідомив, що пожежу загасили.", "мер Заріччя"),
    ],
)
def test_earlier_and_later_are_no_part_of_a_speaker(language: str, text: str, said_by: str) -> None:
    assert speaker(text, language) == said_by


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Norvia bombed the port on Monday, claiming it was a base.", [("Norvia", "it was a base")]),
        (
            "Velmar denied the claim, saying it had no drones.",
            [("Velmar", "the claim"), ("Velmar", "it had no drones")],
        ),
        (
            "The port was hit, Ana Horvat said, alleging Norvia had fired.",
            [("Ana Horvat", "The port was hit"), ("Ana Horvat", "Norvia had fired")],
        ),
        (
            "Officials said Norvia hit the port, claiming it was a base.",
            [("Officials", "Norvia hit the port, claiming it was a base")],
        ),
        ("Police arrested two men, one of them saying he was innocent.", []),
        ("Videos showed a crowd, with a man saying they would stay.", []),
    ],
)
def test_a_participle_goes_on_with_whoever_acts_or_speaks_in_front_of_it(
    text: str, said: list[tuple[str, str]]
) -> None:
    assert [(each.speaker and each.speaker.words, words(each)) for each in statements(text)] == said


@pytest.mark.parametrize(
    ("language", "text", "who", "kind", "said"),
    [
        ("ru", "Штаб Вельмара подтвердил удар по складу.", "Штаб Вельмара", "confirmed", "удар по складу"),
        ("ru", "В Генштабе Вельмара заявили, что склад цел.", "Генштабе Вельмара", "said", "склад цел"),
        (
            "ru",
            "Губернатор Ян Лавин сообщил о гибели двух рыбаков.",
            "Губернатор Ян Лавин",
            "said",
            "о гибели двух рыбаков",
        ),
        ("ru", "Вельмар обвинил Норвию в поджоге склада.", "Вельмар", "accused", "Норвию в поджоге склада"),
        ("ru", "Вельмар заявляет о захвате порта, Норвия это отрицает.", "Вельмар", "said", "о захвате порта"),
        ("uk", "Уряд Вельмара підтверджує удар по складу.", "Уряд Вельмара", "confirmed", "удар по складу"),
        ("uk", "У Міноборони Норвії заявили, що склад цілий.", "Міноборони Норвії", "said", "склад цілий"),
        ("uk", "Мер Заріччя повідомив про загибель двох рибалок.", "Мер Заріччя", "said", "про загибель двох рибалок"),
        ("uk", "Норвія звинуватила Вельмар у підпалі складу.", "Норвія", "accused", "Вельмар у підпалі складу"),
        (
            "de",
            "Die Armee bestätigte den Angriff auf den Hafen.",
            "Die Armee",
            "confirmed",
            "den Angriff auf den Hafen",
        ),
        ("de", "Die Regierung bestreitet den Angriff.", "Die Regierung", "denied", "den Angriff"),
        ("de", "Kapitän Jan Lavin sagte, das Boot sei leck.", "Kapitän Jan Lavin", "said", "das Boot sei leck"),
        ("de", "Die Polizei teilte am Montag mit, es gebe zwei Tote.", "Die Polizei", "said", "es gebe zwei Tote"),
        ("de", "Zwei Fischer starben laut Polizei.", "Polizei", "said", "Zwei Fischer starben"),
        ("de", "Zwei Fischer starben nach Angaben der Polizei.", "der Polizei", "said", "Zwei Fischer starben"),
        (
            "fr",
            "Le parquet a confirmé l'arrestation de deux pêcheurs.",
            "Le parquet",
            "confirmed",
            "l'arrestation de deux pêcheurs",
        ),
        ("fr", "Norvia accuse Velmar d'avoir brûlé un port.", "Norvia", "accused", "Velmar d'avoir brûlé un port"),
        ("es", "El ministerio confirmó el ataque.", "El ministerio", "confirmed", "el ataque"),
        ("es", "Norvia acusa a Velmar de quemar un puerto.", "Norvia", "accused", "a Velmar de quemar un puerto"),
        ("es", "El gobierno niega el ataque.", "El gobierno", "denied", "el ataque"),
    ],
)
def test_who_confirms_accuses_and_tells_of_something_is_read_in_other_languages(
    language: str, text: str, who: str, kind: str, said: str
) -> None:
    found = only(text, language)
    assert (found.speaker and found.speaker.words, found.kind, words(found)) == (who, kind, said)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В Заречье врачи заявили, что лекарств нет."),
        ("ru", "Прокуратура сообщила об этом в понедельник."),
        ("de", "Der Fahrer dürfte laut Norvia tot sein."),
        ("de", "Die Ministerin sagte ab, sei aber weiter zu Gesprächen bereit."),
        ("de", "Der Minister sagte, wie schon im Mai, nichts dazu."),
        ("de", "Zwei Fischer wurden laut Polizei aus dem Hafen gerettet."),
        ("fr", "Le nombre confirmé de morts est de 12."),
        ("en", "Stem Shipping cannot confirm loss of Brave Sea; crew safe in Orsk"),
        ("en", "Rubin welcomes sanctions, says Velmar still open to direct talks"),
        ("en", "Ceasefire in force: celebratory gunfire in Hrad, roads south jammed"),
        ("en", 'Rubin had called Horvat for over an hour, and again talked of "one or two very thorny issues".'),
        ("de", "Das Ministerium in Hrad hat den Einsatz gegen Milizen in Lask und Tarn für abgeschlossen erklärt."),
    ],
)
def test_who_says_nothing_is_no_speaker(language: str, text: str) -> None:
    assert statements(text, language) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Brenn United urged to stay calm on Sunday",
        "Norvia urged toward 'bolder course' on grain",
        "Harbour officials warned to keep away from a mould that has spread",
        "Residents warned not to drink what is left of the water",
    ],
)
def test_who_is_urged_or_warned_in_a_headline_does_not_speak(text: str) -> None:
    assert statements(text) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mayor: “We are open”, unions: “You are not”", [("Mayor", "We are open"), ("unions", "You are not")]),
        ("Horvat: “We are open” – Lavin: “You are not”", [("Horvat", "We are open"), ("Lavin", "You are not")]),
        ("Mayor: bridge is safe, union: bridge may fall", []),
    ],
)
def test_each_of_several_in_a_headline_says_his_own_words(text: str, said: list[tuple[str, str]]) -> None:
    assert [(each.speaker.words, words(each)) for each in statements(text) if each.speaker] == said


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("Education: “It is over now”", "en", None),
        ("Manifestation : « Nous sommes là »", "fr", None),
        ("Inmigración: «No hay sitio»", "es", None),
        ("Landtagswahl: „Jetzt ist Schluss“", "de", None),
        ("Наводнение: «Мы остались без всего»", "ru", None),
        ("Commission : « Nous sommes là »", "fr", "Commission"),
        ("Ornel : « Nous sommes là »", "fr", "Ornel"),
    ],
)
def test_what_a_headline_is_about_is_no_name(text: str, language: str, who: str | None) -> None:
    assert speaker(text, language) == who


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("Der Vater sagte dem „Küstenboten“: „Wir danken allen.“", "de", "Der Vater"),
        ("Сорин написал жене: «Я опоздаю».", "ru", "Сорин"),
        ("Horvat announced a plan: “We will build it.”", "en", "Horvat"),
        ("Horvat told of a man who had written: “I am late.”", "en", None),
    ],
)
def test_who_speaks_says_what_is_quoted_behind_a_colon(text: str, language: str, who: str | None) -> None:
    assert speaker(text, language) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Das Kind lebt, wie die Polizei am Dienstag mitteilte.", "die Polizei"),
        ("Das Kind ist krank, wie Horvat sagte.", "Horvat"),
        ("Der Hafen sei geschlossen, so die Behörde.", "die Behörde"),
        ("„Das ist falsch“, so ein Sprecher.", "ein Sprecher"),
    ],
)
def test_german_tells_its_source_behind_wie_and_so(text: str, who: str) -> None:
    assert speaker(text, "de") == who


@pytest.mark.parametrize("text", ["Er ging, so schnell er konnte.", "So Horvat hat recht.", "Er sah, wie Horvat sang."])
def test_german_wie_and_so_often_tell_of_no_source(text: str) -> None:
    assert statements(text, "de") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Norvia accused Estmark of firing first. It denied the charge.",
        "Norvia accused Estmark of firing first. It denied wrongdoing.",
        "Jan Horvat said Lavin had lied. He denied it.",
    ],
)
def test_nobody_denies_his_own_words(text: str) -> None:
    said, denied = statements(text)
    assert said.speaker is not None
    assert denied.speaker is None


def test_who_is_accused_or_speaks_of_himself_denies() -> None:
    found = statements("Police accused Jan Horvat of theft. He denied it.")
    assert [each.speaker.words if each.speaker else None for each in found] == ["Police", "Jan Horvat"]
    found = statements("Norvia said trade had grown. It denied hiding its debts.")
    assert [each.speaker.words if each.speaker else None for each in found] == ["Norvia", "Norvia"]
