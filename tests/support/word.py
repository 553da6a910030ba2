"""What is promised of people's word, a promise a function that fails where it is broken.

Some promises are about one moment, others about what may differ between two. `promised` holds at any moment,
`kept_by_the_program` and `spared_by_an_undo` compare the moments before and after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from aggregator.model import (
    LIVING,
    NO_PINS,
    REVIEWED,
    UNANSWERED,
    ConstraintKind,
    Member,
    Membership,
    PairConstraint,
    Pins,
    PlacedBy,
    Story,
    StoryEvent,
    StoryState,
    Suggestion,
    SuggestionState,
)
from aggregator.ports import Database, SinceReview

ANSWERED = frozenset({SuggestionState.SAME, SuggestionState.DIFFERENT})
_ALL = 100_000
_IN_QUEUE = frozenset({StoryState.OPEN, StoryState.CONFIRMED})


@dataclass(frozen=True, kw_only=True)
class Moment:
    """All that a database holds of stories, questions and people's word."""

    places: dict[int, Membership]
    stories: dict[int, Story]
    members: dict[int, list[Member]]
    words: frozenset[PairConstraint]
    questions: dict[int, Suggestion]
    history: list[StoryEvent]
    """The newest row first."""
    since_review: dict[int, SinceReview]
    logged: dict[int, int | None]
    """Where the log of memberships says that articles are, as far as it reaches back."""
    left: int | None
    """How many questions the queue says are open."""

    @classmethod
    def of(cls, database: Database) -> Moment:
        """Read it."""
        with database.read() as uow:
            articles = [each.id for each in uow.articles.newest(limit=_ALL)]
            stories = uow.stories.many(range(1, uow.stories.newest() + 1))
            return cls(
                places=uow.stories.memberships(articles),
                stories=stories,
                members=uow.stories.members(stories),
                words=frozenset(uow.reviews.constraints(articles)),
                questions={each.id: each for each in uow.reviews.suggestions_of(articles)},
                history=uow.reviews.history(limit=_ALL),
                since_review=uow.stories.since_review(stories),
                logged={each.article_id: each.story_id for each in uow.stories.changes(0, limit=_ALL)},
                left=uow.stories.left().questions,
            )

    @property
    def living(self) -> list[int]:
        """The stories that have not been merged away."""
        return [each.id for each in self.stories.values() if each.state in LIVING]

    @property
    def of_several(self) -> list[int]:
        """Those of more than one article."""
        return [each for each in self.living if len(self.members[each]) > 1]

    @property
    def unanswered(self) -> list[Suggestion]:
        """The questions that are open or were left unsure."""
        return [each for each in self.questions.values() if each.state in UNANSWERED]

    def held(self, story_id: int) -> list[int]:
        """The articles of a story."""
        return [each.stored.id for each in self.members[story_id]]

    def home(self, article_id: int) -> int:
        """The story of an article."""
        return self.places[article_id].story_id

    def resolve(self, story_id: int) -> int:
        """The story that a number leads to, and never in a circle."""
        passed = [story_id]
        while (heir := self.stories[passed[-1]].merged_into) is not None:
            assert heir not in passed, f"story {story_id} leads in a circle"
            passed.append(heir)
        return passed[-1]

    def kept_apart(self, one: int, others: Iterable[int]) -> bool:
        """Whether a person has kept an article, or one that belongs with it, from one of others."""
        apart = {(word.low, word.high) for word in self.words if word.kind is ConstraintKind.CANNOT_LINK}
        pairs = product(self.belonging([one]), self.belonging(others))
        return any((min(pair), max(pair)) in apart for pair in pairs)

    def belonging(self, articles: Iterable[int]) -> set[int]:
        """Articles, and all that people have said to belong with them, directly or through others."""
        found, linked = set(articles), [(w.low, w.high) for w in self.words if w.kind is ConstraintKind.MUST_LINK]
        while more := {each for pair in linked if not found.isdisjoint(pair) for each in pair} - found:
            found |= more
        return found


def promised(now: Moment) -> None:
    """All that holds at any moment."""
    each_article_is_in_one_living_story_and_every_number_leads_to_articles(now)
    what_was_put_together_is_together_and_what_was_parted_is_apart(now)
    each_record_is_of_its_storys_articles(now)
    each_question_is_still_one(now)
    counts_agree_with_what_is_counted(now)


def each_article_is_in_one_living_story_and_every_number_leads_to_articles(now: Moment) -> None:
    for article_id, place in now.places.items():
        assert article_id in now.held(place.story_id)
        assert now.logged.get(article_id, place.story_id) == place.story_id, "the log of memberships is right"
    assert sum(len(held) for held in now.members.values()) == len(now.places)
    for story in now.stories.values():
        assert (story.merged_into is None) == (story.state in LIVING)
        assert now.held(now.resolve(story.id)), f"story {story.id} leads to articles"


def what_was_put_together_is_together_and_what_was_parted_is_apart(now: Moment) -> None:
    for word in now.words:
        together = now.home(word.low) == now.home(word.high)
        assert together == (word.kind is ConstraintKind.MUST_LINK), word


def each_record_is_of_its_storys_articles(now: Moment) -> None:
    for story_id in now.living:
        story, members = now.stories[story_id], {each.stored.id: each.stored for each in now.members[story_id]}
        record = story.record
        assert record is not None
        assert story.sources.keys() == members.keys()
        assert {source.copy_of for source in record.sources} <= {*members, None}
        assert record.articles == len(members)
        pinned = story.pins.headline_article_id
        assert record.headline_article_id in ({pinned} if pinned in members else members), "a pinned title stays"
        times = [stored.article.sort_time for stored in members.values()]
        assert min(times) <= record.first_published <= record.last_published <= max(times)
        assert story.changed_since_review == (story_id in now.since_review)


def each_question_is_still_one(now: Moment) -> None:
    """What has been decided since is asked no more, and nothing is asked twice."""
    asked = [(each.article_id, now.resolve(each.story_id)) for each in now.unanswered]
    assert len(asked) == len(set(asked)), "once"
    for article_id, story_id in asked:
        assert now.home(article_id) != story_id, f"article {article_id} is in story {story_id}"
        assert not now.kept_apart(article_id, now.held(story_id)), f"{article_id} was kept from story {story_id}"


def counts_agree_with_what_is_counted(now: Moment) -> None:
    counted: Counter[int] = Counter()
    left = 0
    for each in now.unanswered:
        if each.state is SuggestionState.OPEN:
            sides = {now.home(each.article_id), now.resolve(each.story_id)}
            counted.update(sides)
            left += any(now.stories[side].state in _IN_QUEUE for side in sides)
    assert {story_id: now.stories[story_id].open_suggestions for story_id in now.living} == {
        story_id: counted[story_id] for story_id in now.living
    }
    assert now.left == left


def kept_by_the_program(before: Moment, after: Moment, *, articles_may_come: bool = True) -> None:
    """What no arrival, edit, restart, other strictness, other run of matching or deletion of what is old changes."""
    assert after.words == before.words
    assert after.history == before.history
    for article_id, place in before.places.items():
        if place.placed_by is PlacedBy.PERSON:
            assert after.places[article_id].placed_by is PlacedBy.PERSON
            assert after.home(article_id) == after.resolve(place.story_id), f"a person put {article_id} there"
    for question in before.questions.values():
        if question.state in ANSWERED:
            assert after.questions[question.id].state is question.state
        elif question.state is SuggestionState.UNSURE:
            assert after.questions[question.id].state in (SuggestionState.UNSURE, SuggestionState.WITHDRAWN)
    for story_id in before.living:
        story = before.stories[story_id]
        if story_id not in after.stories:
            assert (story.state, story.pins) == (StoryState.OPEN, NO_PINS)
            continue
        heir = after.stories[after.resolve(story_id)]
        _keeps(story.pins, heir.pins, itself=heir.id == story_id, held=before.held(story_id))
        if story.state in REVIEWED:
            assert heir.id == story_id
            assert heir.state is story.state
            came, went = _difference(before.held(story_id), after.held(story_id))
            assert not went, f"articles left story {story_id}, which is {story.state}"
            assert articles_may_come or not came, f"articles came into story {story_id}, which is {story.state}"


def _keeps(older: Pins, newer: Pins, *, itself: bool, held: list[int]) -> None:
    """What is pinned to a story stays, and fills the gaps of the one that it lives on in."""
    assert older.note in newer.note
    for was, now in ((older.kind, newer.kind), (older.claim_status, newer.claim_status)):
        assert was is None or (now is was if itself else now is not None)
    if itself and older.headline_article_id in held:
        assert newer.headline_article_id == older.headline_article_id


def _difference(before: Iterable[int], after: Iterable[int]) -> tuple[set[int], set[int]]:
    return set(after) - set(before), set(before) - set(after)


def told(before: Moment, after: Moment, decision_id: str, who: str) -> None:
    """A decision's rows in the history tell all that it has changed, and who did."""
    rows = [row for row in after.history if row.decision_id == decision_id]
    assert {row.who for row in rows} == {who}
    assert len(after.history) == len(before.history) + len(rows), "what was told before is told still"
    moved = {each for each in after.places if before.home(each) != after.home(each)}
    assert moved <= {row.article_id for row in rows if "story" in row.after}
    asked = {each.id for each in before.questions.values() if after.questions[each.id] != each}
    assert asked <= {row.suggestion_id for row in rows}
    for story_id in before.stories.keys() & after.living:
        older, newer = before.stories[story_id], after.stories[story_id]
        if (older.state, older.pins) != (newer.state, newer.pins):
            keys = {"state", "headline", "kind", "claim status", "note"}
            told_of = {row.before.get("state of", row.after.get("state of", row.story_id)) for row in rows}
            assert story_id in told_of, f"what was set about story {story_id}"
            assert any(keys & row.after.keys() for row in rows)


def spared_by_an_undo(before: Moment, after: Moment, undone: str) -> None:
    """An undo lifts what its own decision said, and moves only what is where that decision put it."""
    assert after.words == {word for word in before.words if word.decision_id != undone}
    rows = [row for row in before.history if row.decision_id == undone]
    put = {row.article_id: row.after["story"] for row in rows if "story" in row.before}
    for article_id in before.places:
        if after.home(article_id) != after.resolve(before.home(article_id)):
            assert before.resolve(int(put[article_id] or 0)) == before.home(article_id)
    for question in before.questions.values():
        if question.state in ANSWERED:
            renewed = any(row.suggestion_id == question.id for row in rows)
            assert renewed or after.questions[question.id].state is question.state
