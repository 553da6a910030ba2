"""How far a story is established, and when it happened, is read from the openings of its texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.merging.claims import StatusOfClaim, claim_status
from aggregator.merging.happened import DateOfEvent, happened
from aggregator.merging.kinds import story_kind
from aggregator.merging.reading import Reading, read_article
from aggregator.merging.statements import group_statements
from aggregator.model import ClaimStatus, Passage, Precision, StoryKind, TextField
from tests.support.annotated import annotated
from tests.support.make import NOON, stored_article

STORIES = annotated("claims")
WORDS = """
    Karland claims denies confirmed admits rebels army said says it that drone strike hit village on Monday Tuesday
    both sides not yet to reports of allegedly accuses lives responsibility , . : " 'we did not' talks in Lund 10 March
"""
NEWSLIKE = st.lists(st.sampled_from([*WORDS.split(), "\n", "\x00", "\u202e"]), max_size=40).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), NEWSLIKE)


def reading(number: int, title: str, summary: str = "", time: datetime | None = None) -> Reading:
    when = time or NOON + timedelta(hours=number)
    return read_article(stored_article(number, title, summary=summary, published=when, sort_time=when, language="en"))


def written(story: dict[str, Any]) -> list[Reading]:
    return [
        reading(number, each["title"], each["summary"], datetime.fromisoformat(each["published"]))
        for number, each in enumerate(story["articles"], 1)
    ]


def status(readings: Sequence[Reading], same_text: dict[int, int] | None = None) -> StatusOfClaim:
    statements = group_statements(each for article in readings for each in article.statements)
    return claim_status(statements, (article.claims for article in readings), same_text or {})


def dated(readings: Sequence[Reading], same_text: dict[int, int] | None = None) -> DateOfEvent:
    kind = story_kind((each.kind for each in readings), same_text or {}).kind
    first = min(each.timeline.time for each in readings)
    return happened((each.timeline for each in readings), same_text or {}, first, kind)


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


@pytest.mark.parametrize(("held_out", "precision", "recall"), [(False, 0.98, 0.95), (True, 0.96, 0.9)])
def test_the_dates_that_are_given_to_written_stories_are_right(
    held_out: bool,  # noqa: FBT001 - a row of the table
    precision: float,
    recall: float,
) -> None:
    stories = [story for story in STORIES if story["held_out"] is held_out]
    found = [_day(dated(written(story))) for story in stories]
    right = sum(day is not None and day == story["happened"] for day, story in zip(found, stories, strict=True))
    assert right >= precision * sum(day is not None for day in found)
    assert right >= recall * sum(story["happened"] is not None for story in stories)


def _day(found: DateOfEvent) -> dict[str, str] | None:
    if found.when is None:
        return None
    return {
        "first": found.when.first.isoformat(),
        "last": found.when.last.isoformat(),
        "precision": found.when.precision.value,
    }


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
        "Ministry confirms bridge will open",
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


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (("Envoys end talks on a week of clashes that began on 2 March.",), None),
        (
            ("Envoys agreed to a truce. They meet again on 20 March.", "Envoys agreed to a truce.", "A truce holds."),
            None,
        ),
        (("Envoys agreed to a truce. A session is on 20 March.", "Envoys agreed to a truce.", "A truce holds."), None),
        (("Envoys hold talks on 20 March.", "Talks of the envoys open on 20 March.", "A truce holds."), 20),
    ],
)
def test_what_led_to_talks_and_what_one_text_plans_are_not_their_day(texts: Sequence[str], day: int | None) -> None:
    readings = [
        reading(number, "Envoys in truce talks", text, datetime(2031, 3, 9, 12, tzinfo=UTC))
        for number, text in enumerate(texts, 1)
    ]
    when = dated(readings).when
    assert (when and when.first.day) == day


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
        ("Ostravia brands claims of a strike a fabrication", ClaimStatus.DENIED),
        ("Army says palace was used by fighters, a claim Ostravia rejects", ClaimStatus.DENIED),
        ("Horvat calls the plan a fiction of peace", ClaimStatus.REPORTED),
        ("Court hears claim Ostravia rejects offer", ClaimStatus.REPORTED),
    ],
)
def test_what_is_called_a_lie_is_denied(title: str, expected: ClaimStatus) -> None:
    assert status([reading(1, title)]).status is expected


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


def test_who_denies_that_an_army_told_people_to_shoot_denies_it() -> None:
    assert status([reading(1, "Army denies telling guards to shoot at crowd")]).status is ClaimStatus.DENIED


def test_a_story_without_articles_is_reported_and_has_no_date() -> None:
    assert claim_status((), (), {}) == StatusOfClaim(status=ClaimStatus.REPORTED, shown_by=())
    assert happened((), {}, NOON, StoryKind.OTHER) == DateOfEvent(when=None, shown_by=())


@pytest.mark.parametrize(
    "summary",
    [
        "The mine was closed in 2015.",
        "The blast killed two, the mayor said on Monday.",
        "LUND, March 2 (Wire) - A blast killed two people.",
        "It was the worst fire since 20 February.",
        "The fire spread like that of 3 January.",
        "Rain is expected on Friday.",
        "The owner had closed a shaft on Wednesday.",
        "Satellite imagery of the plant was made on Monday.",
        "The death toll in the blast at the plant rose to three on Monday.",
        "The number of dead in the blast at the plant rose to three on Monday.",
    ],
)
def test_sayings_datelines_look_backs_and_forecasts_date_no_event(summary: str) -> None:
    assert dated([reading(1, "Blast at plant", summary)]).when is None


def test_what_happened_for_the_first_time_happened_on_the_day_named() -> None:
    found = dated([reading(1, "Dam opened", "The dam was opened for the first time on Sunday, and first on Saturday.")])
    assert found.when == dated([reading(1, "Dam opened", "The dam was opened on Sunday.")]).when
    assert dated([reading(1, "Dam opened", "The dam was first opened on Sunday.")]).when is None


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        ("Air strikes on Hrad", "Three people died in Sunday's air strikes on the capital.", 1),
        ("Air strikes on Hrad", "The toll of the March 1 attack is 71, the ministry said.", 1),
        ("Peace talks in Lund", "Horvat was hopeful after Sunday's five-hour meeting.", 1),
        ("Air strikes on Hrad", "Karland answered after Sunday's attack on the port.", None),
        ("Air strikes on Hrad", "Rescue was slow after Sunday's talks on the port.", None),
        ("Peace talks in Lund", "Envoys arrive ahead of Tuesday's talks.", None),
        ("Peace talks in Lund", "Karland had never confirmed taking part in Sunday's talks.", None),
        ("Peace talks in Lund", "Envoys doubt it, and Tuesday's talks may not take place.", None),
        ("Air strikes on Hrad", "They hit Hrad on 27 February, and Sunday's attack was worse.", 27),
    ],
)
def test_an_event_that_is_called_by_its_day_was_on_it_if_nothing_else_is_dated(
    title: str, text: str, day: int | None
) -> None:
    when = dated([reading(1, title, text, NOON)]).when
    assert (when and when.first.day) == day


def test_talks_that_are_planned_are_dated_ahead() -> None:
    found = dated([reading(1, "Envoys to hold peace talks in Lund", "Delegations will meet in Lund on Friday.")])
    assert found.when
    assert (found.when.first, found.when.precision) == (date(2026, 3, 6), Precision.DAY)


def test_texts_that_tell_different_days_leave_the_event_undated_unless_most_agree() -> None:
    articles = [
        reading(1, "Bus crash", "A bus crashed on Sunday."),
        reading(2, "Bus leaves road", "The bus left the road on Saturday."),
    ]
    assert dated(articles).when is None
    third = reading(3, "Eight dead in bus", "Eight people died when a bus crashed on Sunday.")
    assert dated([*articles, third]).when == dated(articles[:1]).when
    assert [passage.article_id for passage in dated([*articles, third]).shown_by] == [1, 3]
    assert dated([*articles, third], {3: 1}).when is None


def test_the_next_round_that_one_text_names_takes_no_vote_from_the_day_of_this_one() -> None:
    held = reading(1, "Peace talks end in Lund", "Envoys ended a round of talks in Lund on Sunday.")
    ahead = reading(2, "Peace talks in Lund to go on", "Envoys will meet again, and hold talks in Lund on Friday.")
    assert dated([held, ahead]).when == dated([held]).when


def test_a_day_that_has_begun_for_its_outlet_alone_is_no_plan() -> None:
    evening = datetime(2026, 3, 7, 20, tzinfo=UTC)
    [first, later] = [
        read_article(
            stored_article(
                number, "Ferry sinks off Kesta", summary=text, published=evening, sort_time=evening, utc_offset=offset
            )
        )
        for number, text, offset in (
            (1, "Rescuers searched for survivors.", None),
            (2, "A ferry sank on Sunday.", timedelta(hours=9)),
        )
    ]
    when = dated([first, later]).when
    assert when
    assert when.first == date(2026, 3, 8)


@pytest.mark.parametrize("later", ["Divers recovered a fifth body on Monday.", "Some homes were still dark on Monday."])
def test_what_comes_after_an_incident_is_not_its_day(later: str) -> None:
    first = reading(1, "Ferry sinks off Kesta", "A ferry sank off Kesta on Sunday.")
    assert dated([first, reading(2, "Ferry disaster off Kesta", later)]).when == dated([first]).when


def test_a_day_until_which_something_lasts_is_not_that_of_the_news() -> None:
    assert dated([reading(1, "Strike at port", "The strike at the port will go on through Tuesday.")]).when is None


def test_the_part_of_a_day_is_given_only_where_all_tell_it() -> None:
    night = reading(1, "Fire at mill", "A fire broke out on Sunday night.")
    plain = reading(2, "Mill burns", "The mill burned on Sunday.")
    alone, both = dated([night]).when, dated([night, plain]).when
    assert alone
    assert both
    assert (alone.precision, both.precision) == (Precision.PART_OF_DAY, Precision.DAY)


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
    ["claims " * 15_000, "denies confirms " * 6_000, "both " * 20_000, "a" * 100_000, "said it, " * 11_000],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_texts_are_read_within_limits(text: str) -> None:
    assert len(status([reading(1, text, text)]).shown_by) <= 8
