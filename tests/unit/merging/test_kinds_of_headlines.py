"""What headlines that are written otherwise than at length tell of events, and what they only seem to tell."""

from __future__ import annotations

import pytest

from aggregator.merging.kinds import read_subject
from aggregator.merging.kinds.events import Event
from aggregator.merging.kinds.reading import Subject
from aggregator.merging.printed import PrintedText
from aggregator.model import StoryKind, TextField
from tests.support.make import NOON


def subject(title: str, summary: str = "") -> Subject:
    parts = ((TextField.TITLE, title), (TextField.SUMMARY, summary))
    found = read_subject(
        [PrintedText(article_id=1, field=field, text=text, language="en") for field, text in parts], NOON
    )
    assert found is not None
    return found


def test_an_armed_group_that_is_named_with_a_number_is_read_whole() -> None:
    assert subject("K12 rebels seen near Brenn").event is None
    assert subject("M23 takes control of Brenn").event is Event.CAPTURE
    assert subject("M23-led alliance looks on").event is None
    shown = subject("Karland's army clashes with M23").shown_by
    assert [passage.words for passage in shown] == ["army clashes", "clashes with M23"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("More than 40 killed as landslide buries village", StoryKind.INCIDENT),
        ("As many as a dozen feared dead in Brenn", StoryKind.INCIDENT),
        ("Over 200 wounded in Brenn", StoryKind.INCIDENT),
        ("Fewer than ten drones shot down over Brenn", StoryKind.INCIDENT),
        ("Taller than any dam that burst in Karland", StoryKind.OTHER),
        ("Row over deadly crash", StoryKind.OTHER),
    ],
)
def test_words_that_bound_a_number_open_no_background(title: str, kind: StoryKind) -> None:
    assert subject(title).kind is kind


def test_what_goes_on_as_something_else_is_told_counts_unless_that_is_an_event_itself() -> None:
    assert subject("Fear in Brenn as rebels take city").event is Event.CAPTURE
    assert subject("Bishop alarmed as drone strikes shut Brenn's port").event is Event.AIR_STRIKE
    assert subject("Envoys meet in Lund as peace talks go on").kind is StoryKind.TALKS
    assert subject("Peace talks open in Lund as drone strikes go on").kind is StoryKind.TALKS
    assert subject("Drone strikes go on as peace talks open in Lund").kind is StoryKind.INCIDENT
    assert subject("Bakers of Brenn", "Her son was jailed as rebels came near.").kind is StoryKind.OTHER


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Rebel group overruns Brenn", Event.CLASH),
        ("Army enters capital of Karland", Event.CAPTURE),
        ("Army wrests control of Brenn bridge", Event.CAPTURE),
        ("Union demonstrates outside ministry in Lund", Event.PROTEST),
        ("Knifeman attacks guests at Lund wedding", Event.ATTACK_ON_CIVILIANS),
        ("Saboteurs cut cables under Lund bridge", Event.CRIME),
        ("Karland concludes border treaty", Event.AGREEMENT),
        ("Chancellor discusses grain with king of Ostravia", Event.MEETING),
    ],
)
def test_verbs_are_read_in_all_their_forms(title: str, event: Event) -> None:
    assert subject(title).event is event


@pytest.mark.parametrize(
    "title",
    [
        "Court issues arrest warrant for ferry owner",
        "Karland recalls envoy in protest at port fees",
        "Karland hits back at Ostravia over fish quotas",
        "Tailor stabs at fame with third shop",
        "Two studios sign licensing agreement",
        "Earthquake early-warning app wins users",
        "Volcano tourism grows in Lund",
        "Karland fines harbour master, citing massacre in village",
    ],
)
def test_what_is_only_named_or_answered_is_no_event(title: str) -> None:
    assert subject(title).kind is StoryKind.OTHER


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Helicopter gunship fires on convoy near Brenn", Event.AIR_STRIKE),
        ("Soldiers fire on posts in Dolna", Event.CLASH),
        ("Rebels march into Brenn", Event.CLASH),
        ("Taliban enters Brenn", Event.CAPTURE),
        ("Karland's troops enter outskirts of Brenn", Event.CAPTURE),
        ("Brenn falls to Houthis: what is known", Event.CAPTURE),
        ("Council condemns rebels' offensive", None),
    ],
)
def test_forces_that_move_in_or_fire_on_somebody_are_told(title: str, event: Event | None) -> None:
    assert subject(title).event is event


@pytest.mark.parametrize(
    "title",
    [
        "Premier spurns ceasefire draft",
        "Neither side accepts truce text, envoy says",
        "Karland offers peace roadmap in Lund",
        "Rebels send their answer to truce plan",
        "Ana Horvat and Petar Lom speak by phone",
        "Karland's and Ostravia's defence chiefs hold rare meeting in Lund",
        "Crowds watch as leaders sign in Lund",
    ],
)
def test_plans_for_a_truce_the_answers_to_them_and_calls_are_talks(title: str) -> None:
    assert subject(title).kind is StoryKind.TALKS


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Lorry ploughs into queue at Lund bus stop", Event.ACCIDENT),
        ("Climber dies in fall from Lund tower", Event.ACCIDENT),
        ("Toddler dies after falling into well", Event.ACCIDENT),
        ("Ammonia leak at Brenn ice rink", Event.ACCIDENT),
        ("Baker found strangled in Lund flat", Event.CRIME),
        ("Thousands flee Brenn", Event.HARM),
        ("Priest snatched from parish house in Dolna", Event.ABDUCTION),
        ("Settlers torch olive grove near Dolna", Event.ATTACK),
        ("Gunmen storm police post in Dolna", Event.CLASH),
        ("Gunmen storm school in Dolna", Event.ATTACK_ON_CIVILIANS),
    ],
)
def test_falls_leaks_flight_and_what_is_done_to_somebody_are_told_in_common_words(title: str, event: Event) -> None:
    assert subject(title).event is event


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Doctors accuse paramilitaries of killing 31 in Dolna", Event.HARM),
        ("Karland accuses Ostravia of lies", Event.ACCUSATION),
        ("Rebels say they have 'fully liberated' Brenn", Event.CAPTURE),
        ("Rebels claim control of Brenn", Event.CAPTURE),
        ("Army and rebels fight for control of Brenn", Event.CLASH),
        ("Tank fires on peacekeepers near Dolna", Event.CLASH),
        ("Missile wrecks ward in Dolna", Event.SHELLING),
        ("Navy boards aid flotilla off Brenn", Event.SEIZURE),
        ("Ten rescued from freighter sunk off Brenn", Event.ACCIDENT),
        ("Karland and rebels agree mechanism for prisoner exchange", Event.AGREEMENT),
    ],
)
def test_what_is_done_in_a_war_and_at_sea_is_told_whoever_says_it(title: str, event: Event) -> None:
    assert subject(title).event is event


@pytest.mark.parametrize(
    "title",
    [
        "Flood of cheap tin worries unions",
        "Avalanche of parcels before feast",
        "Riot of colour in spring gardens",
        "Landslide for Greens in city vote",
        "Storm in a teacup as two bakeries feud",
        "Pianist takes capital by storm",
        "Phone maker explodes onto the scene",
        "Beauty summit opens in Lund",
        "Chancellor meets pupils at fair",
        "Bakers' pension deal signed",
        "Army of volunteers advances on beach litter",
    ],
)
def test_a_figure_of_speech_is_no_event(title: str) -> None:
    assert subject(title).kind is StoryKind.OTHER


def test_a_flood_that_is_one_and_talks_of_chancellors_are_still_told() -> None:
    assert subject("Flood sweeps away bridge near Brenn").event is Event.DISASTER
    assert subject("Chancellor meets king of Ostravia").event is Event.MEETING
    assert subject("Peace deal signed in Lund").event is Event.AGREEMENT


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Boy electrocuted by fallen cable", Event.HARM),
        ("Man knifed outside Lund bakery", Event.ATTACK_ON_CIVILIANS),
        ("Baker set on fire by guest", Event.HARM),
        ("Two hikers swept away by stream", Event.ACCIDENT),
        ("Tourist falls to death from cliff", Event.ACCIDENT),
        ("Cable car plummets into valley", Event.ACCIDENT),
        ("School roof caves in", Event.ACCIDENT),
        ("Patrol boat rams trawler off Brenn", Event.ACCIDENT),
        ("Sinkhole swallows two cars in Lund", Event.DISASTER),
        ("Convict takes guard captive", Event.ABDUCTION),
        ("Rebels shell hospital in Dolna", Event.SHELLING),
        ("Army repels assault on Dolna", Event.CLASH),
        ("Lifeguards pull body from sea", Event.HARM),
        ("Arsonists strike at barn near Lund", Event.CRIME),
        ("Premiers of five states confer in Lund", Event.MEETING),
        ("Karland and Ostravia restore diplomatic ties", Event.MEETING),
    ],
)
def test_common_words_for_harm_to_people_and_for_the_meetings_of_leaders_are_read(title: str, event: Event) -> None:
    assert subject(title).event is event


def test_what_burns_in_a_strike_is_told_by_the_strike() -> None:
    assert subject("Air strike sets depot ablaze", "Cars were set on fire.").event is Event.AIR_STRIKE


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Man who murdered baker jailed for life", "He stabbed her in Lund and was jailed on Friday."),
        ("Captain sentenced to ten years over ferry that sank", "The ferry capsized off Brenn, killing nine."),
        ("Gunman on trial for massacre in Lund", ""),
        ("Trial opens over bridge collapse", "The bridge collapsed and killed 43 people."),
        ("Inquest hears how nine drowned", ""),
        ("Nurse convicted of murder", "Two patients were found dead."),
        ("Baker pleads guilty to arson attack", ""),
    ],
)
def test_a_verdict_tells_of_what_was_done_at_another_time(title: str, summary: str) -> None:
    assert subject(title, summary).kind is StoryKind.OTHER


@pytest.mark.parametrize(
    "title",
    [
        "Murders fall to 30-year low",
        "Knife attacks rise by a tenth, figures show",
        "Forty people drown each summer, charity says",
        "Minister visits victims of last month's flood",
    ],
)
def test_statistics_and_what_was_last_month_are_no_incident_of_today(title: str) -> None:
    assert subject(title).kind is StoryKind.OTHER


def test_what_answers_last_months_attack_is_one_of_today() -> None:
    assert subject("Air strike on Dolna answers last month's attack").event is Event.AIR_STRIKE
