"""What follows for questions when stories have grown: two that match by now are asked about, two far apart no more.

An article says less than the stories that have come of it, so what was doubtful of one article may be plain of both.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from aggregator.matching import sign_stored
from aggregator.model import Suggestion, SuggestionState
from aggregator.ports import UnitOfWork
from aggregator.verdicts import are_kept_apart, ask, question
from aggregator.window import MatchWindow


def ask_about_joins(
    uow: UnitOfWork, window: MatchWindow, grown: Mapping[int, tuple[int, ...]], *, now: datetime
) -> list[Suggestion]:
    """Ask whether stories that have grown to match each other are one: once for two, and never against a verdict."""
    index = window.index
    asked: list[Suggestion] = []
    for story_id, others in grown.items():
        between = uow.reviews.asked_between([story_id])
        near = [
            other for other in others if index.members(other) and not {(story_id, other), (other, story_id)} & between
        ]
        near = [other for other in near if not are_kept_apart(uow, index.members(story_id), index.members(other))]
        join = index.join(story_id, near) if index.members(story_id) else None
        stored = None if join is None else uow.articles.get(join.article_id)
        if join is not None and stored is not None:
            comparison = index.compare(sign_stored(stored), join.story_id, home=join.home)
            new = ask(uow, [question(stored.id, comparison, now)])
            asked += new
            if new:
                uow.stories.touch(join.home, now=now)
    return asked


def withdraw_apart(uow: UnitOfWork, window: MatchWindow, grown: Collection[int], *, now: datetime) -> None:
    """Withdraw what nobody has answered yet about stories that have grown apart, of which one has grown just now."""
    for home, other in sorted(uow.reviews.asked_between(grown)):
        if not window.index.have_grown_apart(home, other):
            continue
        about = uow.reviews.suggestions_about(home)
        asked = [one.id for one in about if one.story_id == other and one.state is SuggestionState.OPEN]
        uow.reviews.answer(asked, SuggestionState.WITHDRAWN)
        for story_id in {home, other} - set(grown) if asked else ():
            uow.stories.touch(story_id, now=now)
