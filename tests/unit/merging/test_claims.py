"""How far a story is established is read from the openings of its texts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.merging.claims import claim_status
from aggregator.merging.claims.status import StatusOfClaim
from aggregator.merging.happened import DateOfEvent, happened
from aggregator.merging.reading import Reading
from aggregator.merging.statements import group_statements
from aggregator.model import ClaimStatus, Passage, StoryKind, TextField
from tests.support.claims import STORIES, dated, reading, written
from tests.support.make import NOON

WORDS = """
    Karland claims denies confirmed admits rebels army said says it that drone strike hit village on Monday Tuesday
    both sides not yet to reports of allegedly accuses lives responsibility , . : " 'we did not' talks in Lund 10 March
"""
NEWSLIKE = st.lists(st.sampled_from([*WORDS.split(), "\n", "\x00", "\u202e"]), max_size=40).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), NEWSLIKE)


def status(readings: Sequence[Reading], same_text: dict[int, int] | None = None) -> StatusOfClaim:
    statements = group_statements(each for article in readings for each in article.statements)
    return claim_status(statements, (article.claims for article in readings), same_text or {})


@pytest.mark.parametrize(("held_out", "accuracy", "precision"), [(False, 0.97, 0.97), (True, 0.96, 0.95)])
def test_the_claim_status_of_written_stories_is_told(
    held_out: bool,  # noqa: FBT001 - a row of the table
    accuracy: float,
    precision: float,
) -> None:
    stories = [story for story in STORIES if story["held_out"] is held_out]
    told = [status(written(story)).status for story in stories]
    right = [one == story["status"] for one, story in zip(told, stories, strict=True)]
    assert sum(right) >= accuracy * len(stories)
    others = [one for one, each in zip(right, told, strict=True) if each is not ClaimStatus.REPORTED]
    assert sum(others) >= precision * len(others)


def test_the_stories_are_enough_and_a_third_of_them_was_not_tuned_on() -> None:
    assert len(STORIES) >= 40
    assert sum(story["held_out"] for story in STORIES) >= len(STORIES) // 3
    for expected in ClaimStatus:
        assert sum(story["status"] == expected for story in STORIES) >= 10


@pytest.mark.parametrize(
    "title",
    [
        "Floods claim twelve lives",
        "Group claims responsibility for attack",
        "Swimmer claims gold",
        "Man denied bail after stabbing",
        "Army could not confirm drone strike",
        "Ministry has yet to confirm drone strike",
        "Ministry neither confirms nor denies drone strike",
        "Parliament rejects report",
        "Police confirm 15 dead in crash",
        "Witnesses confirmed the crash",
        "Bridge collapses, mayor claims sabotage",
        "Drone strike kills three, army says it is investigating",
        "Video of the strike was verified",
        "Insurance claims worth two million paid",
        "Video contradicts police claims about arrest",
        "Singer says she has given up meat",
        "Company says it is hiring",
        "Navy sinks alleged smugglers' boat",
        "Clerk charged for allegedly taking money",
        "Senator writes to agency, claiming it was slow",
        "Judge denies release of files",
        "Norvia denies interest in buying shipyard",
        "Ministry confirms bridge will open",
        "Parties meet in Lund, ministry admits lapses",
        "Rival must do better, admits captain",
        "Number of confirmed virus cases rises",
        "Soldier loses foot to mine as army said on Tuesday it might answer",
        "Sixth round of talks to be held in Lund on Sunday, Ostravia confirms",
        "The leaders confirmed the 1991 Lund declaration, the council chief said",
        "Early penalty denies Brenn United",
        "Why deny bakers a longer rest",
        "The storm has already claimed one beloved pier",
        "Ann Ek admits she feels 'ashamed' after the flood",
        "Mayor Ann Ek admitted it was 'dreadful' to be away",
        "The city on Tuesday reported the number of confirmed fever patients and all other cases",
    ],
)
def test_words_that_claim_deny_or_confirm_something_else_leave_a_story_reported(title: str) -> None:
    found = status([reading(1, title)])
    assert (found.status, found.shown_by) == (ClaimStatus.REPORTED, ())


def test_what_somebody_admits_of_others_is_confirmed() -> None:
    assert status([reading(1, "Mayor Ann Ek admitted the mayor's aides took bribes")]).status is ClaimStatus.CONFIRMED


def test_a_claim_that_another_text_tells_plainly_is_reported() -> None:
    claim = reading(1, "Rebels claim capture of Hrad")
    assert status([claim]).status is ClaimStatus.CLAIMED
    assert status([claim, reading(2, "Hrad falls after two days of fighting")]).status is ClaimStatus.REPORTED


def test_a_copy_says_nothing_of_its_own() -> None:
    articles = [reading(1, "Rebels claim capture of Hrad"), reading(2, "Hrad falls after two days of fighting")]
    assert status(articles, {2: 1}).status is ClaimStatus.CLAIMED


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("en", "Karland denies premier rejected plan after talks with Ostravia", ClaimStatus.REPORTED),
        ("en", "Karland denies talks with Ostravia", ClaimStatus.DENIED),
        ("de", "Karland dementiert nach Verhandlungen mit Ostravien einen Truppenabzug", ClaimStatus.REPORTED),
        ("de", "Karland dementiert Verhandlungen mit Ostravien", ClaimStatus.DENIED),
        ("ru", "Карланд отрицает отказ от плана после переговоров с Остравией", ClaimStatus.REPORTED),
        ("ru", "Карланд отрицает переговоры с Остравией", ClaimStatus.DENIED),
    ],
)
def test_who_denies_something_after_talks_does_not_deny_them(language: str, title: str, expected: ClaimStatus) -> None:
    talks = reading(1, "Karland and Ostravia hold talks in Lund")
    claims = [talks.claims, reading(2, title, language=language).claims]
    assert claim_status((), claims, {}, StoryKind.TALKS).status is expected


def test_claim_and_denial_are_both_shown() -> None:
    found = status(
        [reading(1, "Karland accuses Ostravia of shelling Dolna"), reading(2, "Ostravia denies shelling Dolna")]
    )
    assert found.status is ClaimStatus.DENIED
    assert [passage.article_id for passage in found.shown_by] == [1, 2]


def test_a_confirmation_does_not_end_a_dispute_but_an_admission_does() -> None:
    disputed = [
        reading(1, "Ostravia denies drone strike on clinic"),
        reading(2, "Governor confirms drone strike on clinic"),
    ]
    assert status(disputed).status is ClaimStatus.DENIED
    admitted = reading(3, "Ostravia admits drone strike on clinic")
    assert status([*disputed, admitted]).status is ClaimStatus.CONFIRMED
    assert [passage.article_id for passage in status([*disputed, admitted]).shown_by] == [3]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Police confirm kidnapping of girl was a false complaint", ClaimStatus.DENIED),
        ("Police confirmed that the bomb attack was a hoax", ClaimStatus.DENIED),
        ("Police confirm kidnapping of girl by false officer", ClaimStatus.CONFIRMED),
    ],
)
def test_whoever_confirms_that_it_was_a_hoax_confirms_no_event(title: str, expected: ClaimStatus) -> None:
    assert status([reading(1, title)]).status is expected


def test_statements_that_deny_one_another_are_a_denial_without_a_headline() -> None:
    claim = reading(
        1, "Smoke over Dolna", "The mayor said that Ostravian shells had hit the Dolna clinic in the night."
    )
    denial = reading(
        2, "After the fire", "The army spoke. General Marek Orlan denied that shells had hit the Dolna clinic."
    )
    assert status([claim, denial]).status is ClaimStatus.DENIED
    assert status([claim]).status is ClaimStatus.REPORTED


def test_the_order_of_the_articles_changes_nothing() -> None:
    for story in STORIES[:20]:
        readings = written(story)
        assert status(readings).status is status(readings[::-1]).status
        assert dated(readings) == dated(readings[::-1])


def test_a_charge_within_a_story_that_is_denied_does_not_contest_the_story() -> None:
    text = "Talks in Kesta ended without a deal. Envoy Ana Horvat said Minsk would not sign; Minsk rejects the charge."
    assert status([reading(1, "Talks in Kesta end", text, NOON)]).status is ClaimStatus.REPORTED


def test_who_denies_any_part_in_it_contests_no_story() -> None:
    text = "A dam burst in Kesta, flooding the valley. Ankara blamed Norvia. Norvia denied any involvement."
    assert status([reading(1, "Dam bursts in Kesta", text, NOON)]).status is ClaimStatus.REPORTED


def test_a_breach_that_is_denied_does_not_contest_the_truce_that_its_story_is_about() -> None:
    texts = [
        reading(1, "Karland and Ostravia sign ceasefire deal"),
        reading(2, "Karland shells Dolna hours after truce, Ostravia denies strike on Kesta"),
    ]
    statements = group_statements(each for article in texts for each in article.statements)
    claims = [article.claims for article in texts]
    assert claim_status(statements, claims, {}, StoryKind.TALKS).status is ClaimStatus.REPORTED
    assert claim_status(statements, claims, {}, StoryKind.INCIDENT).status is ClaimStatus.DENIED


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Karland says 91 drones struck palace, Ostravia calls it a lie", ClaimStatus.DENIED),
        ("Karland says strikes killed 10 in Dovhe; Ostravia denies", ClaimStatus.DENIED),
        ("Ostravia brands claims of a strike a fabrication", ClaimStatus.DENIED),
        ("Army says palace was used by fighters, a claim Ostravia rejects", ClaimStatus.DENIED),
        ("Karland says Ostravian troops fired first, which Port Alder denied", ClaimStatus.DENIED),
        ("Two villages were shelled, Karland said, something the army in Port Alder denies", ClaimStatus.DENIED),
        ("Karland is accused of shelling two villages \u2014 claims it has repeatedly denied", ClaimStatus.DENIED),
        ("Two villages were shelled, a charge strongly denied by Ostravia", ClaimStatus.DENIED),
        ("Two villages were shelled, officials said, although Ostravia denied that", ClaimStatus.DENIED),
        ("Drones were sent to the palace, Karland said; Premier Ana Horvat dismissed it as a lie", ClaimStatus.DENIED),
        ("Karland accused Ostravia of shelling Dolna, which Port Alder called a lie", ClaimStatus.DENIED),
        ("Karland accused Ostravia of shelling Dolna, which Port Alder called sad", ClaimStatus.REPORTED),
        ("Karland shelled two villages, which it did not deny", ClaimStatus.REPORTED),
        ("Karland offers a truce, which Ostravia rejects", ClaimStatus.REPORTED),
        ("The army, which denied entry to reporters, left the town", ClaimStatus.REPORTED),
        ("Horvat calls the plan a fiction of peace", ClaimStatus.REPORTED),
        ("Court hears claim Ostravia rejects offer", ClaimStatus.REPORTED),
    ],
)
def test_what_is_called_a_lie_is_denied(title: str, expected: ClaimStatus) -> None:
    assert status([reading(1, title)]).status is expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "الجيش ينفي قصف القرية"),
        ("de", "Das Ministerium dementierte am Montag den Absturz einer Drohne."),
        ("de", "Soldaten aus Karland schossen zuerst, was Port Alder am Montag bestritt."),
        ("de", "Die Armee bestreitet, ein Dorf beschossen zu haben."),
        ("de", "Soldaten aus Karland schossen zuerst, heißt es in Hrad; Port Alder bestreitet das."),
        ("de", "Karland wies die Vorwürfe aus Hrad zurück, ein Dorf beschossen zu haben."),
        ("es", "El Gobierno negó que se hubiera derribado un helicóptero."),
        ("es", "Soldados de Karland dispararon primero, lo que Port Alder niega."),
        ("fa", "سپاه سقوط پهپاد در نزدیکی مرز را تکذیب کرد"),
        ("fr", "L'armée dément le bombardement du village"),
        ("fr", "Des soldats du Karland ont tiré les premiers, ce que nie l'armée."),
        ("fr", "L'armée nie avoir bombardé le village"),
        ("fr", "Des soldats du Karland ont tiré les premiers, selon Hrad ; Port Alder le nie."),
        ("fr", "L'armée rejette les accusations de bombardement"),
        ("it", "La compagnia ha smentito che il traghetto sia affondato."),
        ("it", "Soldati del Karland hanno sparato per primi, cosa che Port Alder nega."),
        ("ja", "国防省は村への砲撃を否定した"),
        ("pl", "Wojsko zaprzecza, że zestrzelono jego samolot"),
        ("pt", "Exército desmente ataque a aldeia na fronteira"),
        ("pt", "Soldados de Karland dispararam primeiro, o que Port Alder negou."),
        ("ru", "Минобороны опровергло обстрел села"),
        ("uk", "Генштаб спростовує захоплення села"),
        ("uk", "Ардана заперечує, що обстріляла порт"),
        ("uk", "Мер відкидає всі звинувачення"),
        ("ru", "Мэр отверг обвинения в краже"),
        ("de", "Minister bestreitet die Vorwürfe"),
        ("es", "La alcaldesa rechaza las acusaciones"),
        ("it", "Il sindaco respinge ogni accusa"),
        ("pt", "O prefeito nega as acusações"),
        ("pl", "Burmistrz odrzuca oskarżenia"),
        ("zh", "军方否认击落民用客机"),
    ],
)
def test_a_denial_is_read_in_other_languages(language: str, text: str) -> None:
    assert status([reading(1, text, language=language)]).status is ClaimStatus.DENIED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Sprecher dementiert Gespräche nicht"),
        ("de", "Soldaten aus Karland schossen zuerst, was Port Alder nicht bestreitet."),
        ("de", "Karland bot eine Waffenruhe an, was Ostravia zurückwies."),
        ("de", "Der Minister bestreitet seinen Wahlkampf in Hrad."),
        ("de", "Der Klub bestreitet das Finale in Hrad."),
        ("es", "El Gobierno no desmiente las negociaciones"),
        ("fa", "وزیر خبر مذاکرات را تکذیب نکرد"),
        ("fr", "Le ministre n'a pas démenti les pourparlers."),
        ("fr", "Le Karland propose une trêve, ce que rejette Ostravia."),
        ("it", "La questura smentisce la matrice terroristica dell'accoltellamento"),
        ("ja", "報道官は協議の可能性を否定しなかった"),
        ("pl", "Policja zaprzecza, że motywem ataku był terroryzm"),
        ("pt", "Sem desmentir a operação, ministro pede calma"),
        ("ru", "Пресс-секретарь не опроверг переговоры"),
        ("uk", "Мер заперечує проти забудови берега"),
        ("es", "El juez rechaza las acusaciones contra la alcaldesa"),
        ("zh", "发言人没有否认双方正在接触"),
        ("tr", "Ordu köyün vurulduğunu yalanladı"),
    ],
)
def test_a_denial_that_is_turned_or_of_what_it_was_is_none_in_other_languages(language: str, text: str) -> None:
    assert status([reading(1, text, language=language)]).status is ClaimStatus.REPORTED


def test_a_remark_that_denies_a_detail_denies_no_event() -> None:
    text = "Twelve pupils were freed, the governor said, denying that a ransom was paid."
    assert status([reading(1, "Pupils freed in Kesta", text, NOON)]).status is ClaimStatus.REPORTED


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied that it had been warned of cracks in the dam.",
        "Ministry denies it was told of cracks before dam burst in Kesta",
        "Mayor Ana Horvat denied knowing of cracks in the dam.",
        "Norvia rejected claims that it had been warned of the flood.",
    ],
)
def test_who_denies_that_he_knew_denies_no_event(text: str) -> None:
    assert status([reading(1, "Dam bursts in Kesta, killing 40"), reading(2, text)]).status is ClaimStatus.REPORTED


@pytest.mark.parametrize(
    "text",
    [
        "The governor denied on Friday that any ransom had been paid for the 24 pupils.",
        "Norvia denies paying ransom for pupils freed in Kesta",
        "Police denied a terror motive in the stabbing in Kesta.",
        "The operator denied negligence in the blast in Kesta.",
        "Police deny stabbing in Kesta was terrorism",
        "The ministry denied that the fire in Kesta had been an act of sabotage.",
        "Army denies strike on Dolna clinic was deliberate",
    ],
)
def test_who_denies_why_it_was_or_how_it_ended_denies_no_event(text: str) -> None:
    assert status([reading(1, "Pupils freed in Kesta"), reading(2, text)]).status is ClaimStatus.REPORTED


@pytest.mark.parametrize(
    "title", ["Army denies telling guards to shoot at crowd", "Army denies guards were told to shoot at crowd"]
)
def test_who_denies_that_people_were_told_to_shoot_denies_it(title: str) -> None:
    assert status([reading(1, title)]).status is ClaimStatus.DENIED


def test_a_story_without_articles_is_reported_and_has_no_date() -> None:
    assert claim_status((), (), {}) == StatusOfClaim(status=ClaimStatus.REPORTED, shown_by=())
    assert happened((), {}, NOON, StoryKind.OTHER) == DateOfEvent(when=None, shown_by=())


def is_slice(passage: Passage, texts: Sequence[tuple[str, str]]) -> bool:
    title, summary = texts[passage.article_id - 1]
    text = title if passage.field is TextField.TITLE else summary
    return text[passage.start : passage.start + len(passage.words)] == passage.words


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=3))
def test_whatever_the_texts_what_is_shown_is_a_slice_of_them(texts: list[tuple[str, str]]) -> None:
    readings = [reading(number, *each) for number, each in enumerate(texts, 1)]
    found = status(readings)
    assert all(is_slice(passage, texts) for passage in found.shown_by)
    assert bool(found.shown_by) is (found.status is not ClaimStatus.REPORTED)
    if readings:
        event = dated(readings)
        assert all(is_slice(passage, texts) for passage in event.shown_by)
        assert bool(event.shown_by) is (event.when is not None)


@pytest.mark.parametrize(
    "text",
    ["claims " * 7_500, "denies confirms " * 3_000, "both " * 10_000, "a" * 50_000, "said it, " * 5_500],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_texts_are_read_within_limits(text: str) -> None:
    assert len(status([reading(1, text, text)]).shown_by) <= 8
