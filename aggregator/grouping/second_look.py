"""A second look at articles that are alone and asked about, a day after the question.

By then others have told what the article was early with, and the program may be certain: the article moves, and the
question has answered itself. What people have said, placed, pinned, reviewed or been unsure of stays as it is, what
they have confirmed or dismissed gains nothing, and nobody is asked anything new. Each question is looked at once; how
far is remembered in the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from aggregator.grouping.deciding_again import DecidedAgain
from aggregator.grouping.rematching import move
from aggregator.matching import LOOKED_AT_AGAIN, look_again, sign_stored
from aggregator.model import StoredArticle, Suggestion, SuggestionState
from aggregator.ports import UnitOfWork
from aggregator.verdicts import closed, redirect
from aggregator.window import MatchWindow

_AFTER = timedelta(days=LOOKED_AT_AGAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    """What is to be looked at once more."""

    questions: Sequence[Suggestion] = ()
    articles: Sequence[StoredArticle] = ()
    """Those that are alone on either side of the questions, and that nobody has decided about."""


def second_look(uow: UnitOfWork, *, now: datetime, limit: int) -> SecondLook:
    """Return what is due: questions that a person was asked a day ago and has not answered, the oldest first."""
    # Mostly nothing is, and the evidence of hundreds of younger questions would be read in vain with each batch.
    if not _due(uow, now, limit=1):
        return SecondLook()
    due = _due(uow, now, limit=limit)
    homes = {place.story_id for place in uow.stories.memberships([one.article_id for one in due]).values()}
    held = uow.stories.times(homes | {one.story_id for one in due})
    alone = {next(iter(articles)): story_id for story_id, articles in held.items() if len(articles) == 1}
    free = [article_id for article_id in DecidedAgain(uow).free(alone) if not _unsure(uow, alone[article_id])]
    return SecondLook(questions=due, articles=list(uow.articles.many(free).values()))


def look_at(uow: UnitOfWork, window: MatchWindow, due: SecondLook, *, engine: str, now: datetime) -> list[int]:
    """Decide once more about what is due, whose days the window holds; returns which story each mover has joined."""
    places = uow.stories.memberships([stored.id for stored in due.articles])
    grown: list[int] = []
    for stored in due.articles:
        signature = sign_stored(stored)
        decision = look_again(window.index, stored.id, signature, may_grow=lambda place: not closed(uow, [place]))
        if decision is not None and decision.chosen is not None:
            home, place = places[stored.id].story_id, decision.chosen.story_id
            move(uow, stored.id, place, decision, engine=engine, now=now)
            redirect(uow, home, place, now)
            grown.append(place)
    if due.questions:
        uow.instance.note_looked_at(due.questions[-1].id)
    return grown


def _due(uow: UnitOfWork, now: datetime, *, limit: int) -> list[Suggestion]:
    """Return the first questions not looked at yet, as far as they were asked a day ago."""
    asked = uow.reviews.suggestions_in(SuggestionState.OPEN, after=uow.instance.get().looked_at, limit=limit)
    # Either way: one that was asked while the clock was ahead would hold up all after it until then.
    return list(takewhile(lambda one: abs(now - one.at) >= _AFTER, asked))


def _unsure(uow: UnitOfWork, story_id: int) -> bool:
    return any(one.state is SuggestionState.UNSURE for one in uow.reviews.suggestions_about(story_id))
