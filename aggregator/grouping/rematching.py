"""Articles whose words have changed, matched again.

* One that a person placed or said to belong with another stays, and so do those of stories that a person has confirmed
  or dismissed. Where the program would put them elsewhere today, a person is asked.
* One that was taken back stays, for it is its story that it is taken back in, whatever words are left of it.
* One whose story may still be the right one by the new words stays as well: what is only doubtful moves nothing.
* Any other goes to the story that it is linked with now, or to one of its own. A story that is left without articles
  leads to the one that its last article went to.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aggregator.matching import PACKED, pack, sign_stored
from aggregator.merging import is_withdrawn
from aggregator.model import MatchDecision, StoredArticle
from aggregator.ports import UnitOfWork
from aggregator.verdicts import Said, ask, closed, fixed, put_by_rule, question, redirect, withdraw_settled
from aggregator.window import MatchWindow


def match_again(
    uow: UnitOfWork, window: MatchWindow, revised: Sequence[StoredArticle], *, engine: str, now: datetime
) -> set[int]:
    """Decide again about grouped articles, whose days the window holds; returns the stories whose articles changed.

    `engine` is the version of the weights. The articles are settled, and their signatures stored.
    """
    ids = [stored.id for stored in revised]
    run = _Run(uow, window, ids, engine, now)
    signatures = {stored.id: sign_stored(stored) for stored in revised}
    uow.articles.store_signatures(PACKED, {key: pack(signature) for key, signature in signatures.items()})
    for stored in revised:
        # One at a time: articles of one story that were edited at once still have each other to be compared with.
        window.index.remove(stored.id)
        window.index.observe({stored.id: signatures[stored.id]})
        home = run.homes[stored.id]
        decision = window.index.decide(
            signatures[stored.id], forbidden=run.said.forbidden(stored.id), required=run.said.required(stored.id)
        )
        place = home if is_withdrawn(stored.article) else run.settle(stored.id, home, decision)
        window.placed(stored, place, signatures[stored.id])
        run.said.placed(stored.id, place)
    uow.articles.settle(ids)
    return run.touched


class _Run:
    """One round of articles."""

    def __init__(self, uow: UnitOfWork, window: MatchWindow, ids: Sequence[int], engine: str, now: datetime) -> None:
        self._uow, self._window, self._engine, self._now = uow, window, engine, now
        self.homes = {each: place.story_id for each, place in uow.stories.memberships(ids).items()}
        self.said = Said(uow, ids)
        self.touched = set(self.homes.values())
        self._closed = closed(uow, self.homes.values())
        self._fixed = fixed(uow, ids)

    def settle(self, article_id: int, home: int, decision: MatchDecision) -> int:
        """Let an article stay or move, and ask what follows; returns its story."""
        if home in {one.story_id for one in decision.may_belong_to}:
            return home
        if article_id in self._fixed or home in self._closed:
            self._ask(article_id, decision)
            return home
        alone = self._held(home) == {article_id}
        if decision.chosen is None and alone:
            self._ask(article_id, decision)
            return home
        place = self._uow.stories.open(now=self._now) if decision.chosen is None else decision.chosen.story_id
        self._move(article_id, home, place, decision)
        if decision.chosen is None:
            self._ask(article_id, decision)
        return place

    def _held(self, story_id: int) -> set[int]:
        return {member.stored.id for member in self._uow.stories.members([story_id])[story_id]}

    def _move(self, article_id: int, home: int, place: int, decision: MatchDecision) -> None:
        move(self._uow, article_id, place, decision, engine=self._engine, now=self._now)
        self.touched.add(place)
        if not self._held(home):
            redirect(self._uow, home, place, self._now)
            self.touched.discard(home)

    def _ask(self, article_id: int, decision: MatchDecision) -> None:
        """Ask whether the article belongs to each of the stories, unless that was asked and answered before."""
        for asked in ask(self._uow, [question(article_id, one, self._now) for one in decision.may_belong_to]):
            self._uow.stories.touch(asked.story_id, now=self._now)


def move(
    uow: UnitOfWork, article_id: int, story_id: int, decision: MatchDecision, *, engine: str, now: datetime
) -> None:
    """Put a placed article into another story by a decision of the program, which is kept.

    Questions that this settles are withdrawn; a story that is left empty is for the caller to redirect.
    """
    put_by_rule(uow, {article_id: (story_id, decision)}, engine=engine, now=now)
    withdraw_settled(uow, [story_id])
