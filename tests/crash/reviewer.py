"""A reviewer who decides over the API, each time twice at once, and asks again until there is an answer."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from aggregator.model import StoredArticle, SuggestionState
from aggregator.ports import UnitOfWork
from storage import SqlDatabase

_AGAIN_AFTER = 0.05
_WITHIN = 60.0
_AT_ONCE = 2
"""How often each request is sent at the same time."""


@dataclass(frozen=True, slots=True)
class Order:
    """A decision to be asked for."""

    path: str
    body: dict[str, object]


@dataclass(frozen=True, slots=True)
class _Story:
    id: int
    articles: dict[str, int]
    """Ids by guid, by which alone they are known in any run."""


class Reviewer:
    """Decides about what has just come in, by rules, so that two runs of one stream get the same decisions."""

    def __init__(self, database: SqlDatabase, desk: Callable[[], str]) -> None:
        self._database, self._desk = database, desk
        self.torn = 0
        """Requests that got no answer at first, since the desk was not there or died over them."""
        self.answers: list[tuple[str, int]] = []
        """What each request came to: its id and the status of HTTP."""

    def decide(self, step: int, guids: Sequence[str]) -> None:
        """Decide about the articles of a step that has been taken in."""
        for number, order in enumerate(self._orders(step, guids)):
            key = f"step-{step}-{number}"
            with ThreadPoolExecutor(_AT_ONCE) as pool:
                answers = list(pool.map(lambda _, o=order, k=key: self._ask(o, k), range(_AT_ONCE)))
            first, *others = answers
            assert all(other == first for other in others), f"{key} was answered in two ways: {answers}"
            self.answers.append((key, first[0]))

    def _ask(self, order: Order, key: str) -> tuple[int, str]:
        """Ask until there is an answer; returns the status and the decision's id."""
        deadline = time.monotonic() + _WITHIN
        body = json.dumps({"who": "ada", **order.body}).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        while True:
            try:
                request = Request(f"{self._desk()}/api/v1{order.path}", body, headers)
                with urlopen(request, timeout=30) as answer:
                    return answer.status, json.load(answer)["decision_id"]
            except HTTPError as refused:
                refused.close()
                if refused.code < 500:
                    return refused.code, ""
            except (OSError, HTTPException):  # the latter where it dies behind the head of an answer
                self.torn += 1
            assert time.monotonic() < deadline, f"no answer to {order.path}"
            time.sleep(_AGAIN_AFTER)

    def _orders(self, step: int, guids: Sequence[str]) -> Iterator[Order]:
        """One decision after another, each by what is stored when the one before has been carried out."""
        stories = self._stories(guids)
        first, last = stories[guids[0]].id, stories[guids[-1]].id
        if step % 4 == 0:
            yield Order(f"/stories/{first}/confirm", {})
        elif step % 4 == 1 and first != last:
            yield Order(f"/stories/{last}/merge", {"into": first})
        elif step % 4 == 2:
            large = next((stories[guid] for guid in guids if len(stories[guid].articles) > 1), None)
            if large is not None:
                yield Order(f"/stories/{large.id}/take-out", {"articles": [large.articles[max(large.articles)]]})
        yield Order(f"/stories/{last}/note", {"note": f"Seen in step {step}."})
        question = self._question(guids)
        if question is not None:
            verdict = "same" if step % 2 else "different"
            yield Order(f"/suggestions/{question}/answer", {"verdict": verdict})

    def _stories(self, guids: Sequence[str]) -> dict[str, _Story]:
        """The story of each article."""
        with self._database.read() as uow:
            ids = _ids(uow, guids)
            places = uow.stories.memberships(ids.values())
            home = {guid: places[article_id].story_id for guid, article_id in ids.items()}
            held = uow.stories.members(set(home.values()))
        articles = {story: {_guid(each.stored): each.stored.id for each in members} for story, members in held.items()}
        return {guid: _Story(story_id, articles[story_id]) for guid, story_id in home.items()}

    def _question(self, guids: Sequence[str]) -> int | None:
        """The first open question about one of these articles."""
        with self._database.read() as uow:
            ids = _ids(uow, guids)
            asked = [each for each in uow.reviews.suggestions_of(ids.values()) if each.state is SuggestionState.OPEN]
            held = uow.stories.members({each.story_id for each in asked})
        names = {article_id: guid for guid, article_id in ids.items()}
        first = {story: min((_guid(each.stored) for each in members), default="") for story, members in held.items()}
        order = sorted(asked, key=lambda each: (names[each.article_id], first[each.story_id]))
        return order[0].id if order else None


def _ids(uow: UnitOfWork, guids: Sequence[str]) -> dict[str, int]:
    """The ids of the articles that were published last."""
    newest = uow.articles.newest(limit=4 * len(guids))
    found = {_guid(stored): stored.id for stored in newest}
    return {guid: found[guid] for guid in guids}


def _guid(stored: StoredArticle) -> str:
    return stored.article.guid or ""
