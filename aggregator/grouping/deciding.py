"""Deciding about a batch of articles, and what is stored of it: places, evidence, questions.

Articles come in any order. Those of the last hour that come after a new one in line, and resemble it, are decided about
again after it, as if it had come in time; what a person has reviewed, pinned, placed or answered stays as it is.

People's word comes first: an article is never put into a story that holds one it was kept apart from, and always into
the story that holds one it must be linked with.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from aggregator.grouping.deciding_again import DecidedAgain
from aggregator.grouping.growing import ask_about_joins
from aggregator.matching import PACKED, in_line, pack, sign_stored
from aggregator.model import MatchDecision, Outcome, StoredArticle, Suggestion, SuggestionState
from aggregator.ports import UnitOfWork
from aggregator.verdicts import Said, ask, named, put_by_rule, question
from aggregator.window import MatchWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupReport:
    """What a batch, or several, came to."""

    articles: int = 0
    linked: int = 0
    suggested: int = 0
    """Articles about which a person is asked."""
    distinct: int = 0
    """Articles that open a story of their own, without a question."""
    opened: int = 0
    """New stories."""
    joined: int = 0
    """Articles that stood alone and have joined their story on a second look."""
    standby: bool = False
    """Another grouper is at work."""
    over: bool = False
    """Nothing was left to do, or it is time to stop."""

    def __add__(self, other: GroupReport) -> GroupReport:
        """The sum of two reports."""
        return GroupReport(
            articles=self.articles + other.articles,
            linked=self.linked + other.linked,
            suggested=self.suggested + other.suggested,
            distinct=self.distinct + other.distinct,
            opened=self.opened + other.opened,
            joined=self.joined + other.joined,
            standby=self.standby or other.standby,
            over=self.over or other.over,
        )


def decide_all(
    uow: UnitOfWork,
    window: MatchWindow,
    batch: Sequence[StoredArticle],
    *,
    engine: str,
    now: datetime,
    going_on: Callable[[], None],
) -> tuple[GroupReport, set[int]]:
    """Decide about the articles of a batch and store what follows; returns what it came to, and the stories touched.

    `going_on` is called before each decision and raises what ends the batch.
    """
    again = DecidedAgain(uow)
    placed, opened = _place_all(uow, window, batch, again, now=now, going_on=going_on)
    names = again.names({article_id: home for article_id, (home, _) in placed.items()}, opened)
    for story_id, older in names.items():
        for article_id in window.index.members(story_id):
            window.index.move(article_id, older)
    put: dict[int, tuple[int, MatchDecision]] = {}
    questions: list[Suggestion] = []
    grown: dict[int, tuple[int, ...]] = {}
    for article_id, (home, first) in placed.items():
        story_id, decision = names.get(home, home), named(first, names) if names else first
        # An older story that this one goes on for may have been among its rivals.
        if others := tuple(other for other in decision.also if other != story_id):
            grown[story_id] = tuple(dict.fromkeys((*grown.get(story_id, ()), *others)))
        questions += [question(article_id, one, now) for one in decision.suggestions if one.story_id != story_id]
        if again.homes.get(article_id) != story_id:
            put[article_id] = story_id, decision
    put_by_rule(uow, put, engine=engine, now=now)
    ask(uow, questions)
    moved = {article_id: story_id for article_id, (story_id, _) in put.items() if article_id in again.homes}
    again.settle(moved, questions, names, now)
    questions = _asked_once(uow, questions)
    questions += ask_about_joins(uow, window, grown, now=now)
    touched = {story_id for story_id, _ in put.values()} | {again.homes[article_id] for article_id in moved}
    touched -= again.gone
    for story_id in {q.story_id for q in questions} - touched - again.gone:
        uow.stories.touch(story_id, now=now)
    report = GroupReport(
        articles=len(batch),
        linked=sum(placed[stored.id][1].outcome is Outcome.LINK for stored in batch),
        suggested=len({q.article_id for q in questions}),
        distinct=sum(placed[stored.id][1].outcome is Outcome.DISTINCT for stored in batch),
        opened=len(opened - names.keys()),
    )
    return report, touched


def _place_all(
    uow: UnitOfWork,
    window: MatchWindow,
    batch: Sequence[StoredArticle],
    again: DecidedAgain,
    *,
    now: datetime,
    going_on: Callable[[], None],
) -> tuple[dict[int, tuple[int, MatchDecision]], set[int]]:
    """Return where each article of the batch is put, and each that it makes doubtful, and which stories are new."""
    said = Said(uow, [stored.id for stored in batch])
    articles = {stored.id: stored for stored in batch}
    signatures = {stored.id: sign_stored(stored) for stored in batch}
    uow.articles.store_signatures(PACKED, {key: pack(signature) for key, signature in signatures.items()})
    placed: dict[int, tuple[int, MatchDecision]] = {}
    opened: set[int] = set()
    for article_id, signature in in_line(window.index, signatures, again.free):
        going_on()
        forbidden, required = said.forbidden(article_id), said.required(article_id)
        decision = window.index.decide(signature, forbidden=forbidden, required=required)
        old = again.homes.get(article_id)
        if old is not None and not _goes_back(window, decision, old):
            decision = window.index.decide(again.signature(article_id), forbidden=forbidden, required=required)
        if decision.chosen is not None:
            story_id = decision.chosen.story_id
        elif old is not None and not window.index.members(old):
            story_id = old
        else:
            story_id = uow.stories.open(now=now)
            opened.add(story_id)
        if article_id in articles:
            window.placed(articles[article_id], story_id, signature)
        else:
            window.index.place(article_id, story_id, signature)
        said.placed(article_id, story_id)
        placed[article_id] = story_id, decision
    return placed, opened


def _goes_back(window: MatchWindow, decision: MatchDecision, old: int) -> bool:
    """Whether an article goes back to its story and nobody is asked: of such a decision nothing is kept, nor read."""
    stays = not window.index.members(old) if decision.chosen is None else decision.chosen.story_id == old
    return stays and not decision.suggestions


def _asked_once(uow: UnitOfWork, questions: Sequence[Suggestion]) -> list[Suggestion]:
    """Withdraw those questions that are asked from the other story's side as well; returns the others.

    They arise where an article is decided about again, after another has asked about its story.
    """
    homes = uow.stories.memberships({one.article_id for one in questions})
    between = uow.reviews.asked_between({place.story_id for place in homes.values()})
    twice: set[tuple[int, int]] = set()
    for one in uow.reviews.suggestions_of(homes):
        home = homes[one.article_id].story_id
        if one.state is SuggestionState.OPEN and (one.story_id, home) in between:
            uow.reviews.answer([one.id], SuggestionState.WITHDRAWN)
            between.discard((home, one.story_id))
            twice.add((one.article_id, one.story_id))
    return [one for one in questions if (one.article_id, one.story_id) not in twice]
