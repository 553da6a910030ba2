"""Articles that are alone and asked about are looked at once more when their stories have had a day to grow."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from aggregator.model import (
    NO_PINS,
    ConstraintKind,
    Outcome,
    PairConstraint,
    Pins,
    PlacedBy,
    StoryState,
    Suggestion,
    SuggestionState,
)
from storage.queries.reviews import SqlReviews
from tests.support.desk import places
from tests.support.grouping import Newsroom, regrouper
from tests.support.make import NOON, article, at, membership

EARLY = article(
    "Three sailors injured as ship burns in Red Sea",
    summary="",
    published=at(-4),
    publisher="Early Bird",
    publisher_host="early-bird.example",
)
FIRST = article(
    "Tanker Alba Marina ablaze off Yemen's Hodeidah after drone-boat attack",
    summary="The Maltese-flagged tanker Alba Marina was hit by an explosive drone boat 28 nautical miles west of "
    "Hodeidah, Yemen, on Monday and set ablaze. One Filipino sailor was killed and three were injured.",
    published=at(-3),
    publisher="Harbour Post",
)
LATER = (
    article(
        "Yémen : un pétrolier attaqué par un drone naval au large de Hodeida, un marin tué",
        summary="Le pétrolier Alba Marina, battant pavillon maltais, a été attaqué lundi par un drone naval à 28 "
        "milles au large de Hodeida, au Yémen. Un marin philippin a été tué et trois autres blessés.",
        published=at(-2),
        publisher="Le Phare",
        publisher_host="phare.example",
        language="fr",
    ),
    article(
        "Petrolero atacado frente a Hodeida, Yemen, por un dron naval: un tripulante muerto",
        summary="El petrolero Alba Marina, de bandera maltesa, fue atacado el lunes por un dron naval a 28 millas de "
        "Hodeida, en Yemen. Murió un tripulante filipino y tres resultaron heridos.",
        published=at(-1),
        publisher="Diario del Faro",
        publisher_host="faro.example",
        language="es",
    ),
)


A_DAY = timedelta(days=1)


@pytest.fixture
def desk(newsroom: Newsroom) -> Newsroom:
    """A newsroom in which the early article is alone, a person is asked about it, and its story has grown since."""
    newsroom.arrive(EARLY, FIRST)
    newsroom.grouper.group_all()
    newsroom.arrive(*LATER)
    newsroom.grouper.group_all()
    assert len(questions(newsroom)) == 1
    assert len(set(stories(newsroom))) == 2
    return newsroom


def stories(newsroom: Newsroom) -> list[int]:
    return places(newsroom.database, [1, 2, 3, 4])


def questions(newsroom: Newsroom) -> list[Suggestion]:
    with newsroom.database.read() as uow:
        return uow.reviews.suggestions_in(SuggestionState.OPEN, limit=10)


def pin(newsroom: Newsroom, story_id: int, pins: Pins) -> None:
    with newsroom.database.write() as uow:
        uow.stories.pin(story_id, pins, now=newsroom.clock.now())
        uow.commit()


def wait(newsroom: Newsroom, time: timedelta) -> None:
    newsroom.clock.move(time)
    newsroom.grouper.group_all()


def test_an_article_that_is_alone_joins_its_story_a_day_after_the_question(desk: Newsroom) -> None:
    early, home, *_ = stories(desk)
    [asked] = questions(desk)
    wait(desk, A_DAY - timedelta(seconds=1))
    assert stories(desk)[0] == early
    desk.clock.move(timedelta(seconds=1))
    assert desk.grouper.group_all().joined == 1
    assert stories(desk) == [home] * 4
    with desk.database.read() as uow:
        answered = uow.reviews.suggestion(asked.id)
        story = uow.stories.get(home)
        decision = uow.stories.decisions([1])[1]
        assert uow.stories.resolve(early) == home
    assert answered is not None
    assert answered.state is SuggestionState.WITHDRAWN
    assert story is not None
    assert story.record is not None
    assert (story.record.articles, story.open_suggestions) == (4, 0)
    assert decision.decision.outcome is Outcome.LINK
    assert decision.story_id == home


def test_a_question_that_was_asked_while_the_clock_was_ahead_is_looked_at_when_it_is_put_back(
    newsroom: Newsroom,
) -> None:
    newsroom.clock.move(timedelta(days=400))
    for some in ((EARLY, FIRST), LATER):
        newsroom.arrive(*some)
        newsroom.grouper.group_all()
    newsroom.clock.move(timedelta(days=-399))
    assert newsroom.grouper.group_all().joined == 1


@pytest.mark.parametrize("said", ["unsure", "kept apart", "dismissed", "pinned", "placed"])
def test_what_a_person_has_decided_stays(desk: Newsroom, said: str) -> None:
    before = stories(desk)
    with desk.database.write() as uow:
        match said:
            case "unsure":
                uow.reviews.answer([questions(desk)[0].id], SuggestionState.UNSURE)
            case "kept apart":
                uow.reviews.constrain([PairConstraint.of(1, 2, ConstraintKind.CANNOT_LINK, "said")])
            case "dismissed":
                uow.stories.set_state(before[0], StoryState.DISMISSED, now=NOON)
            case "pinned":
                uow.stories.pin(before[0], Pins(note="to be looked into"), now=NOON)
            case "placed":
                uow.stories.place([membership(1, before[0], placed_by=PlacedBy.PERSON)])
        uow.commit()
    wait(desk, A_DAY)
    assert stories(desk) == before


@pytest.mark.parametrize("state", [StoryState.CONFIRMED, StoryState.DISMISSED])
def test_a_story_that_a_person_has_closed_gains_nothing(desk: Newsroom, state: StoryState) -> None:
    before = stories(desk)
    with desk.database.write() as uow:
        uow.stories.set_state(before[1], state, now=desk.clock.now())
        uow.commit()
    wait(desk, A_DAY)
    assert stories(desk) == before
    desk.grouper.release()
    assert regrouper(desk).preview(NOON - A_DAY, NOON + A_DAY).moves == ()


def test_a_question_is_looked_at_once(desk: Newsroom) -> None:
    before = stories(desk)
    pin(desk, before[0], Pins(headline_article_id=1))
    wait(desk, A_DAY)
    pin(desk, before[0], NO_PINS)
    wait(desk, A_DAY)
    assert stories(desk) == before


def test_a_younger_question_waits_for_its_own_day(desk: Newsroom) -> None:
    [asked] = questions(desk)
    desk.clock.move(A_DAY / 2)
    other = replace(EARLY, title="Seaman killed in attack on oil carrier", publisher="Night Owl", published=at(-0.5))
    desk.arrive(replace(other, publisher_host="night-owl.example"))
    desk.grouper.group_all()
    assert len(questions(desk)) == 2
    wait(desk, A_DAY / 2)
    with desk.database.read() as uow:
        assert uow.instance.get().looked_at == asked.id


def test_where_doubt_remains_the_question_does_and_nothing_new_is_asked(newsroom: Newsroom) -> None:
    newsroom.arrive(replace(EARLY, title="Ship set ablaze in Red Sea, crew safe"), FIRST, *LATER)
    newsroom.grouper.group_all()
    before, asked = stories(newsroom), questions(newsroom)
    assert asked
    wait(newsroom, A_DAY)
    assert stories(newsroom) == before
    assert questions(newsroom) == asked


def test_what_has_been_looked_at_is_remembered_by_the_database(desk: Newsroom) -> None:
    [asked] = questions(desk)
    desk.clock.move(A_DAY)
    desk.new_grouper("there:2").group_all()  # takes over from the first one, which has not given its turn back
    assert len(set(stories(desk))) == 1
    with desk.database.read() as uow:
        assert uow.instance.get().looked_at == asked.id


def test_matching_run_again_takes_the_second_look_as_well(desk: Newsroom) -> None:
    _, home, *_ = stories(desk)
    desk.grouper.release()
    plan = regrouper(desk).run(NOON - A_DAY, NOON + A_DAY)
    assert [(move.article_id, move.after) for move in plan.moves] == [(1, home)]
    assert stories(desk) == [home] * 4
    assert questions(desk) == []


def test_matching_run_again_leaves_what_a_second_look_has_joined(desk: Newsroom) -> None:
    wait(desk, A_DAY)
    desk.grouper.release()
    plan = regrouper(desk).preview(NOON - A_DAY, NOON + A_DAY)
    assert (plan.moves, plan.questions) == ((), ())


def test_while_nothing_is_due_one_question_is_read_and_no_more(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked for with every batch, and the evidence of a day's questions takes long to read."""
    asked_for: list[int] = []
    read = SqlReviews.suggestions_in

    def counting(store: SqlReviews, state: SuggestionState, *, after: int = 0, limit: int) -> list[Suggestion]:
        asked_for.append(limit)
        return read(store, state, after=after, limit=limit)

    monkeypatch.setattr(SqlReviews, "suggestions_in", counting)
    desk.grouper.group_all()
    assert asked_for == [1]
    wait(desk, A_DAY)
    assert max(asked_for) > 1
