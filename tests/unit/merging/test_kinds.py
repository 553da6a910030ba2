"""What an article is about is read from its opening, and a story's kind by the votes of its texts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.merging.kinds import ArticleKind, read_subject, story_kind
from aggregator.merging.kinds.events import Event, alleged
from aggregator.merging.kinds.reading import Subject
from aggregator.merging.printed import PrintedText, primary_subtag
from aggregator.merging.reading import read_article
from aggregator.model import EventClass, Part, Passage, StoryKind, TextField
from tests.support.annotated import annotated
from tests.support.make import NOON, stored_article

ARTICLES = annotated("kinds")
WORDS = """
    drone drones strike strikes hit talks resume peace deal sign signed ceasefire kills killed after amid years
    anniversary of the heart attack accuses police arrest protesters earthquake fire crash court 2015 - , . ' "
    president meets leaders could as over film about
"""
NEWSLIKE = st.lists(st.sampled_from([*WORDS.split(), "\n", "\x00", "\u202e"]), max_size=60).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), NEWSLIKE)


def printed(title: str, summary: str = "", *, language: str | None = "en", number: int = 1) -> tuple[PrintedText, ...]:
    parts = ((TextField.TITLE, title), (TextField.SUMMARY, summary))
    return tuple(
        PrintedText(article_id=number, field=field, text=text, language=primary_subtag(language))
        for field, text in parts
    )


def subject(title: str, summary: str = "", *, number: int = 1) -> Subject:
    found = read_subject(printed(title, summary, number=number), NOON)
    assert found is not None
    return found


def event_class(found: Subject) -> tuple[str, str]:
    if found.event is None:
        return "", ""
    known = alleged(found.event) if found.is_alleged else found.event.event_class
    return (known.plover, known.acled) if known else ("", "")


@pytest.mark.parametrize(("held_out", "accuracy"), [(False, 0.98), (True, 0.96)])
def test_the_kind_of_written_articles_is_told(
    held_out: bool,  # noqa: FBT001 - a row of the table
    accuracy: float,
) -> None:
    articles = [article for article in ARTICLES if article["held_out"] is held_out]
    right = sum(subject(each["title"], each["summary"]).kind == each["kind"] for each in articles)
    assert right >= accuracy * len(articles)


@pytest.mark.parametrize(("held_out", "precision", "recall"), [(False, 0.95, 0.95), (True, 0.95, 0.93)])
def test_the_classes_that_are_given_to_written_articles_are_right(
    held_out: bool,  # noqa: FBT001 - a row of the table
    precision: float,
    recall: float,
) -> None:
    articles = [article for article in ARTICLES if article["held_out"] is held_out]
    true = [(each["plover"], each["acled"]) for each in articles]
    given_ = [event_class(subject(each["title"], each["summary"])) for each in articles]
    right = sum(one == other != ("", "") for one, other in zip(given_, true, strict=True))
    assert right >= precision * sum(each != ("", "") for each in given_)
    assert right >= recall * sum(each != ("", "") for each in true)


def test_the_articles_are_enough_and_a_third_of_them_was_not_tuned_on() -> None:
    assert len(ARTICLES) >= 130
    assert sum(each["held_out"] for each in ARTICLES) >= len(ARTICLES) // 3


@pytest.mark.parametrize(
    "title",
    [
        "Striking workers reject offer",
        "Party poll lead crashes to four points",
        "Singer goes out in a blaze of glory",
        "Singer recovers from heart attack",
        "Attack ad angers senator",
        "Firms strike deal on chips",
        "Velmar marks anniversary of air strike",
        "War film wins prize",
        "Lightning strikes twice for lottery winner",
        "Talk show returns",
        "Mayor Ana Horvat talks to reporters about grief",
        "Gazette clashes with palace over cover story",
        "Sculptor Petar Lom, known for huge gates, dead at 84",
        "Minister defends proposed crackdown on dissent",
        "Network warns readers of post that protesters could be shot",
        "City bans vigil commemorating massacre",
        "Ten years after the bombing, a square is renamed",
        "Striker hits post in cup final",
        "Flood of complaints about fares",
        "Volunteers take part in earthquake drill",
        "Bank shares crash",
        "Floods claim new victims in novel about river",
        "Mayor calls for prosecutors to arrest officer",
        "Keeper fighting for her life after lion bite",
        "Border commission to sit in Lund",
        "Air Assault Forces mark their day",
        "Premier drops alliance bid",
        "Why a leaked phone call may bring down a premier",
        "Officers come to arrest captain",
        "Song contest entry bombed at the box office",
        "Two presenters clash on live programme",
        "Painters were parted by a clash over blue",
        "A third of pupils return to class",
        "Astronomers watch two galaxies collide",
        "City's bookings site crashes",
        "Baker demonstrates his new oven",
        "Norvian lenders rally on unchanged costs",
        "Premier says Karland would put treaty in abeyance, to be held in suspense",
        "Gulls are held in high regard by islanders",
        "Karland conducts training launch of Vesna missile",
        "Guns fall silent if Karland agrees to leave, says premier",
        "Premier vows to avenge the dead",
        "Army is free to choose its response to last week's attack on tourists",
        "City holds a minute's silence for the 26 killed in Verrin",
        "Painter Ana Horvat talks to three women who left home",
        "Ana Horvat talks surviving winter in a hut",
        "Lund in talks to sign Petar Lom",
        "Bakery plans rent talks with landlords",
        "Ana Horvat's rights negotiations",
        "Ministers' plan is met with sighs in ports",
        "Mayor has not met with president in two weeks",
        "Cousins allowed to meet in gardens",
        "Adviser on the peace process condemns burning of chapel",
        "Lund City Council agrees to limit rates",
        "Ana Horvat agrees to testify",
        "An avalanche of evictions bears down on tenants",
        "Cytokine storm may harm lungs",
        "In the eye of the storm: a year at the treasury",
        "Storm skipper admits his side was slow",
        "Allies blast premier's theory about moles",
        "Premier blasts 'idle' ministers",
        "Dead 12-metre whale washes up in Lund",
        "Record carp is found dead",
        "New drug helps body attack and kill cancer",
        "Murder hornets seen in Karland",
        "Law will not hurt freedom, premier says",
        "Ana Horvat feels hurt and trapped at court",
        "Row may have derailed talks on ferries",
        "Village laid on 1,000 tonnes of rubble",
        "Premier to watch launch with NASA's first such rocket",
        "Premier's social media crackdown",
        "Swimmer crosses the Dead Sea",
        "Cellist demonstrated bravery in long set pieces",
        "This day in history: train crash in Lund",
    ],
)
def test_what_only_looks_like_an_event_is_none(title: str) -> None:
    assert subject(title).kind is StoryKind.OTHER


def test_a_dialogue_is_one_of_two_sides_and_a_cabinet_that_meets_is_one_side() -> None:
    assert subject("Karland and Ostravia open dialogue", "A dialogue of both began.").kind is StoryKind.TALKS
    assert subject("Karland opens dialogue with Ostravia").kind is StoryKind.TALKS
    assert subject("Envoys urge both to hold direct dialogue").kind is StoryKind.TALKS
    assert subject("Karland calls for dialogue and restraint").kind is StoryKind.TALKS
    assert subject("Minister on schools", "She spoke at a dialogue on age.").kind is StoryKind.OTHER
    assert subject("Rant in cabinet meeting", "The cabinet meeting was filmed.").kind is StoryKind.OTHER


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Lodrin army ends rebel siege of Talm after a year", StoryKind.INCIDENT),
        ("Kolm garrison falls after two-year siege", StoryKind.INCIDENT),
        ("Rebels say they captured Sorv on the Talm road", StoryKind.INCIDENT),
        ("Rebels say they took the garrison's headquarters in Sorv", StoryKind.INCIDENT),
        ("Bodies of four fishermen recovered off Kolm", StoryKind.INCIDENT),
        ("Nine sailors missing off Kolm", StoryKind.INCIDENT),
        ("A girl of eleven was shot in Talm on Friday", StoryKind.INCIDENT),
        ("Ana Horvat and Eva Novak hold hour-long phone call", StoryKind.TALKS),
        ("Ardan and Lodrin hold third bilateral meeting", StoryKind.TALKS),
        ("Security Council meets on Kolm", StoryKind.TALKS),
        ("Deputies killed the bill by a vote of nine to six", StoryKind.OTHER),
        ("Three dead simple suppers for a wet week", StoryKind.OTHER),
    ],
)
def test_what_is_taken_found_missed_held_or_killed_is_told_apart(title: str, kind: StoryKind) -> None:
    assert subject(title).kind is kind


def test_missiles_that_are_tested_hit_nobody() -> None:
    title = "Karland launches Vesna missile"
    assert subject(title, "Karland on Monday tested a missile. Officers saw the launch.").kind is StoryKind.OTHER
    assert subject(title, "It hit Dolna. Karland has tested missiles; two people were killed.").event is Event.SHELLING
    assert subject(title, "It was seen in Dolna.").event is Event.SHELLING


def test_a_bid_is_no_word_of_business() -> None:
    assert subject("Premier drops alliance bid").shown_by == ()


def test_who_fights_for_life_fights_nobody() -> None:
    assert subject("Baker fighting for life", "She is fighting for life, her sister says.").kind is StoryKind.OTHER


def test_what_is_told_first_counts_more_than_its_background() -> None:
    assert subject("Peace talks resume a day after drone strike").kind is StoryKind.TALKS
    assert subject("War goes on if peace talks fail, premier says").kind is StoryKind.TALKS
    assert subject("Drone strike kills nine hours after peace talks").kind is StoryKind.INCIDENT


def test_what_looks_back_or_has_not_happened_is_no_incident() -> None:
    assert subject("Velmar remembers", "A bomb killed 30 people in 2015.").kind is StoryKind.OTHER
    assert subject("Minister warns of drone attacks").kind is StoryKind.OTHER
    assert subject("The worst floods since 2015 hit Velmar").kind is StoryKind.INCIDENT


@pytest.mark.parametrize(
    ("title", "summary", "event"),
    [
        ("Rebels agree to stop kidnapping for ransom", "", Event.AGREEMENT),
        ("Karland and Ostravia agree to keep talking", "", Event.NEGOTIATION),
        ("Chancellor hosts fourth meeting of Horvat and Orlan", "", Event.MEETING),
        ("Leaders to sign in Lund on Friday", "", Event.AGREEMENT),
        ("Karland to lift all sanctions on Ostravia", "", Event.EASING),
        ("Third night of firing across the line", "", Event.CLASH),
        ("Farmers and herders clash over wells", "", Event.CLASH),
        ("Abducted pupils freed in Karland", "", Event.RELEASE),
        ("Prisoners return to Karland", "", Event.RELEASE),
        ("Armies exchange heavy artillery in second day", "", Event.CLASH),
        ("Soldier loses leg to mine, five hurt", "", Event.BOMBING),
        ("Brenn falls to rebels after siege", "", Event.CAPTURE),
        ("Brenn taken by rebels", "", Event.CAPTURE),
        ("Norvia says it has Brenn", "Its fighters captured the border town of Brenn.", Event.CAPTURE),
        ("Troops regain control of Brenn", "", Event.CAPTURE),
        ("Protest against mine ends in clashes", "", Event.RIOT),
        ("Senator shot at rally in Velmar", "", Event.ATTACK_ON_CIVILIANS),
        ("Fourteen policemen killed in raid", "They had come to arrest a captain.", Event.ATTACK),
        ("Tea shop bombed during boxing match, 18 dead", "Two bombs fell in the night.", Event.STRIKE),
        ("Woman killed as car hit by shell", "", Event.SHELLING),
        ("Tea shop bombed during match", "They watched Lund play Kesta on Friday when two bombs fell.", Event.STRIKE),
        ("Army retakes Dolna from rebels", "", Event.CAPTURE),
        ("Karland says it has taken Dolna after year-long battle", "", Event.CAPTURE),
        ("Attack on energy grid leaves Velmar in the dark", "", Event.STRIKE),
        ("Air force downs five Norvian jets", "", Event.INTERCEPTION),
        ("Two warplanes shot down over Brenn", "", Event.INTERCEPTION),
        ("Guards report small-arms fire in two sectors", "", Event.CLASH),
        ("Karland's troops fire at posts in eighth night of firing", "", Event.CLASH),
        ("Soldiers fire at posts in Dolna", "", Event.CLASH),
        ("Villagers flee enemy fire in Dolna", "", Event.CLASH),
        ("Karland accused of launching dozens of drones", "", Event.AIR_STRIKE),
        ("Drones were sent against the palace, premier says", "", Event.AIR_STRIKE),
        ("Two held in Verrin case", "", Event.ARREST),
        ("Baker held in flour tax probe", "", Event.ARREST),
        ("Karland claims capture of key hill town", "", Event.CAPTURE),
        ("Baker dies in police custody", "", Event.HARM),
    ],
)
def test_an_event_is_told_by_its_own_words_and_not_by_what_is_put_to_an_end_or_planned(
    title: str, summary: str, event: Event
) -> None:
    assert subject(title, summary).event is event


def test_a_bomb_is_told_apart_by_what_carried_it_in_this_text_or_another() -> None:
    found = subject("Bomb on school kills 17", "A fighter jet hit the classrooms in Dolna.")
    assert found.event is Event.AIR_STRIKE
    assert [passage.words for passage in found.shown_by] == ["Bomb on school kills", "jet hit"]
    assert event_class(subject("Bomb on school kills 17")) == event_class(subject("Car bomb at school kills 17"))
    story = story_kind([article(1, "Junta denies bombing school"), article(2, "Air strike on school kills two")], {})
    assert story.event_class == Event.AIR_STRIKE.event_class


def test_what_burns_in_an_attack_is_no_accident_and_an_attack_says_more_than_its_dead() -> None:
    assert subject("Israel attacks Iran", "Blasts were heard at a plant.").event is Event.STRIKE
    assert subject("Two guards martyred in attack on Hrad").event is Event.ATTACK
    story = story_kind([article(1, "Blasts heard in Dolna"), article(2, "Guards chief killed in Israeli strikes")], {})
    assert story.event_class == Event.STRIKE.event_class


def test_a_walkout_is_no_air_strike_and_a_car_that_leaves_the_road_no_attack() -> None:
    walkout = subject("Rail strike stops trains", "It is the first of three days of strikes against pension reform.")
    assert event_class(walkout) == ("PROTEST: strike", "")
    crash = subject("Two dead as rally car ploughs into crowd", "It left the road and ploughed into spectators.")
    assert (crash.kind, event_class(crash)) == (StoryKind.INCIDENT, ("", ""))


def test_an_accusation_is_classed_beside_what_is_alleged() -> None:
    found = subject("Karland accuses Ostravia of shelling village")
    assert event_class(found) == ("ACCUSE + ASSAULT", "Explosions/Remote violence > Shelling/artillery/missile attack")


def test_the_words_that_said_so_are_shown_and_an_article_without_any_shows_none() -> None:
    assert [passage.words for passage in subject("Drone strike on depot").shown_by] == ["Drone strike"]
    assert subject("A quiet day in Lund") == Subject()


@pytest.mark.parametrize("language", [None, "hi", "nl", "tr"])
def test_other_languages_are_not_supported_rather_than_guessed(language: str | None) -> None:
    assert read_subject(printed("Drone strike on depot", language=language), NOON) is None
    reading = read_article(stored_article(1, "Drone strike on depot", language=language))
    assert Part.KIND in reading.not_read
    assert reading.kind.subject is None


def test_every_event_of_conflict_has_a_class_and_no_accident_has() -> None:
    for event in (Event.DISASTER, Event.ACCIDENT, Event.CRIME, Event.HARM, Event.ELSE):
        assert event.event_class is None
        assert alleged(event) is None
    assert {event.kind for event in Event} == set(StoryKind)
    assert Event.AIR_STRIKE.event_class == EventClass(
        plover="ASSAULT", acled="Explosions/Remote violence > Air/drone strike"
    )


def article(number: int, title: str) -> ArticleKind:
    return ArticleKind(article_id=number, time=NOON + timedelta(hours=number), subject=subject(title, number=number))


def test_a_story_is_what_most_of_its_texts_say_copies_having_no_vote() -> None:
    articles = [
        article(1, "Peace talks open in Lund"),
        article(2, "Drone strike kills three"),
        article(3, "Drone strike kills three"),
        article(4, "Peace talks open in Lund town hall"),
    ]
    assert story_kind(articles, {3: 2}).kind is StoryKind.TALKS
    assert story_kind([*articles[:3], article(4, "What we know so far")], {}).kind is StoryKind.INCIDENT


def test_a_few_texts_of_many_do_not_speak_for_a_story_and_unread_ones_do_not_count() -> None:
    articles = [article(1, "Drone strike kills three"), *(article(number, "A quiet day") for number in range(2, 7))]
    assert story_kind(articles, {}).kind is StoryKind.OTHER
    unread = [ArticleKind(article_id=number, time=NOON, subject=None) for number in range(7, 12)]
    assert story_kind([articles[0], *unread], {}).kind is StoryKind.INCIDENT


def test_words_of_business_weigh_less_than_words_of_talks() -> None:
    articles = [
        article(1, "Shares fall as ministers gather"),
        article(2, "Inflation worries ministers"),
        article(3, "Border talks open in Lund"),
        article(4, "Border talks go on in Lund"),
    ]
    assert story_kind(articles, {}).kind is StoryKind.TALKS


def test_of_equal_votes_the_earlier_wins_in_whatever_order_they_come() -> None:
    articles = [article(1, "Peace talks open in Lund"), article(2, "Drone strike kills three")]
    assert story_kind(articles, {}) == story_kind(articles[::-1], {})
    assert story_kind(articles, {}).kind is StoryKind.TALKS


def test_a_text_that_says_more_gives_the_class() -> None:
    found = story_kind([article(1, "Nine killed in Dolna"), article(2, "Air strike kills nine in Dolna")], {})
    assert found.event_class == Event.AIR_STRIKE.event_class
    assert [passage.article_id for passage in found.shown_by] == [2]


def test_what_another_text_tells_plainly_is_no_longer_alleged() -> None:
    accused = article(1, "Karland accuses Ostravia of shelling village")
    assert story_kind([accused], {}).event_class == alleged(Event.SHELLING)
    assert story_kind([accused, article(2, "Shelling kills two in village")], {}).event_class == (
        Event.SHELLING.event_class
    )


def test_a_story_whose_texts_say_nothing_is_other_and_shows_nothing() -> None:
    found = story_kind([article(1, "A quiet day in Lund")], {})
    assert (found.kind, found.event_class, found.shown_by) == (StoryKind.OTHER, None, ())


def is_slice(passage: Passage, texts: tuple[PrintedText, ...]) -> bool:
    (text,) = (text.text for text in texts if text.field is passage.field)
    return bool(passage.words) and text[passage.start : passage.start + len(passage.words)] == passage.words


@given(TEXTS, TEXTS)
def test_whatever_the_text_the_words_shown_are_slices_of_it(title: str, summary: str) -> None:
    texts = printed(title, summary)
    found = read_subject(texts, NOON)
    assert found is not None
    assert all(is_slice(passage, texts) for passage in found.shown_by)
    assert bool(found.shown_by) is (found.event is not None)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "strike " * 7_500,
        "drone .. " * 5_000,
        "talks, " * 7_000,
        "accuses of shelling " * 2_500,
        "after as amid " * 3_500,
        "\x00drone\u202e strike. " * 2_500,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_texts_are_read_within_limits(text: str) -> None:
    assert len(subject(text, text).shown_by) <= 4
