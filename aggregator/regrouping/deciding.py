"""The articles of a period decided about again, in order of time, with an index that changes as they are placed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from aggregator.matching import Signature, look_again, sign_stored
from aggregator.model import Comparison, StoredArticle
from aggregator.ports import UnitOfWork
from aggregator.regrouping.plan import NEW, Draft, Lonely
from aggregator.verdicts import GroupPolicy, Said, closed, fixed
from aggregator.window import MatchWindow


def decide_again(
    uow: UnitOfWork, policy: GroupPolicy, since: datetime, until: datetime, progress: Callable[[], None]
) -> Draft:
    """Decide about all grouped articles with since <= sort_time < until; `progress` is told of each."""
    return _Run(uow, policy, since, until).draft_all(progress)


class _Run:
    """One run over a period."""

    def __init__(self, uow: UnitOfWork, policy: GroupPolicy, since: datetime, until: datetime) -> None:
        self._uow, self._policy = uow, policy
        self._window = MatchWindow(policy.match)
        places = list(uow.stories.signed_window(since, until, ""))
        if places:
            self._window.cover(uow, places[0].sort_time, places[-1].sort_time)
        self._places = {place.article_id: place.story_id for place in places}
        self._closed = closed(uow, self._places.values())
        self._fixed = fixed(uow, self._places)
        self._said = Said(uow, list(self._places))
        self._states: dict[int, bool] = dict.fromkeys(self._closed, True)

    def draft_all(self, progress: Callable[[], None]) -> Draft:
        ids = self._window.index.in_line(self._places)
        free = {
            article_id: story_id
            for article_id, story_id in self._places.items()
            if article_id not in self._fixed and story_id not in self._closed
        }
        draft = Draft(before=free)
        for article_id in free:
            self._window.index.remove(article_id)
        self._said.lifted(free)
        for start in range(0, len(ids), self._policy.batch):
            portion = self._uow.articles.many(ids[start : start + self._policy.batch])
            signed = {article_id: sign_stored(one) for article_id, one in portion.items()}
            self._window.index.observe({article_id: one for article_id, one in signed.items() if article_id in free})
            for article_id, signature in signed.items():
                if article_id in free:
                    self._decide(draft, portion[article_id], signature)
                elif article_id not in self._fixed:
                    self._doubt(draft, portion[article_id], signature)
                progress()
        self._look_again(draft)
        draft.questions = [one for one in draft.questions if self._is_still_asked(draft, *one)]
        return draft

    def _decide(self, draft: Draft, stored: StoredArticle, signature: Signature) -> None:
        """Put an article that is free where it belongs; a closed story that it would join is asked about instead."""
        forbidden = self._said.forbidden(stored.id)
        decision = self._window.index.decide(signature, forbidden=forbidden)
        while decision.chosen is not None and self._is_closed(decision.chosen.story_id):
            draft.questions.append((stored.id, decision.chosen))
            forbidden |= {decision.chosen.story_id}
            decision = self._window.index.decide(signature, forbidden=forbidden)
        home = NEW + len(draft.homes) if decision.chosen is None else decision.chosen.story_id
        draft.homes[stored.id] = home
        if home != draft.before[stored.id]:
            draft.decisions[stored.id] = decision
        draft.questions += [(stored.id, one) for one in decision.suggestions]
        self._window.placed(stored, home, signature)
        self._said.placed(stored.id, home)

    def _look_again(self, draft: Draft) -> None:
        """Look once more at articles that are alone and asked about, as the service does when a day has passed."""
        index, moved = self._window.index, dict[int, int]()
        doubtful = {draft.homes.get(article_id) for article_id, _ in draft.questions}
        doubtful |= {one.story_id for _, one in draft.questions}
        for article_id, home in draft.homes.items():
            if home not in doubtful or index.members(home) != [article_id]:
                continue
            [stored] = self._uow.articles.many([article_id]).values()
            signature, forbidden = sign_stored(stored), self._said.forbidden(article_id)
            decision = look_again(
                index, article_id, signature, forbidden=forbidden, may_grow=lambda place: not self._is_closed(place)
            )
            if decision is None or decision.chosen is None:
                continue
            moved[home] = draft.homes[article_id] = decision.chosen.story_id
            draft.decisions[article_id] = decision
            self._said.placed(article_id, decision.chosen.story_id)
        draft.questions = [
            (article_id, replace(one, story_id=moved.get(one.story_id, one.story_id)))
            for article_id, one in draft.questions
        ]

    def _doubt(self, draft: Draft, stored: StoredArticle, signature: Signature) -> None:
        """Ask about an article of a closed story, or name it, where it would be put elsewhere today."""
        home, index = self._places[stored.id], self._window.index
        others = [one for one in index.members(home) if one != stored.id]
        index.remove(stored.id)
        decision = index.decide(signature, forbidden=self._said.forbidden(stored.id))
        self._window.placed(stored, home, signature)
        named = decision.may_belong_to
        if home in {one.story_id for one in named}:
            return
        if named:
            draft.questions += [(stored.id, one) for one in named]
            draft.fixed[stored.id] = home
        elif others:
            draft.lonely.append(Lonely(article_id=stored.id, story_id=home))

    def _is_still_asked(self, draft: Draft, article_id: int, compared: Comparison) -> bool:
        """Whether nothing that was decided later answers a question: a person's word, or how the stories have grown."""
        home, story_id = draft.homes.get(article_id, self._places[article_id]), compared.story_id
        if story_id in self._said.forbidden(article_id):
            return False
        return not self._window.index.have_grown_apart(home, story_id)

    def _is_closed(self, story_id: int) -> bool:
        if story_id not in self._states:
            self._states[story_id] = story_id < NEW and bool(closed(self._uow, [story_id]))
        return self._states[story_id]
