"""What a run would change; pure, from where articles are and where they would be put."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from aggregator.model import UNANSWERED, Comparison, MatchDecision, Suggestion, SuggestionState
from aggregator.verdicts import heir_of

NEW = 1 << 40
"""From here on numbers stand for groups that no story has been opened for; ids of stories are far below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An article that changes its story."""

    article_id: int
    before: int
    after: int
    """From `NEW` on where the story has yet to be opened."""
    probability: float | None
    """That the article belongs there; None for the one that opens a group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An article, and the story that a person is asked about."""

    article_id: int
    home: int
    """The story that the article is in when the plan has been carried out."""
    comparison: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Lonely:
    """An article of a confirmed or dismissed story that would be alone today."""

    article_id: int
    story_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegroupPlan:
    """What a run would change."""

    articles: int
    """Decided about again."""
    moves: tuple[Move, ...]
    """In order of the articles' time."""
    opened: int
    """New stories."""
    merged: Mapping[int, int]
    """Stories that lose all their articles, and where they lead."""
    questions: tuple[Question, ...]
    """What people are asked that they are not being asked already, and have not answered."""
    lonely: tuple[Lonely, ...]
    names: Mapping[int, int] = field(repr=False)
    """The ids of stories that groups have."""

    @property
    def unopened(self) -> list[int]:
        """Groups that a story has yet to be opened for, in order of time."""
        return list(dict.fromkeys(move.after for move in self.moves if move.after >= NEW))

    def with_stories(self, stories: Mapping[int, int]) -> RegroupPlan:
        """Return the plan with the ids of the stories that have been opened for groups."""

        def real(story_id: int) -> int:
            return stories.get(story_id, story_id)

        return replace(
            self,
            moves=tuple(replace(move, after=real(move.after)) for move in self.moves),
            merged={story_id: real(heir) for story_id, heir in self.merged.items()},
            questions=tuple(
                replace(
                    one,
                    home=real(one.home),
                    comparison=replace(one.comparison, story_id=real(one.comparison.story_id)),
                )
                for one in self.questions
            ),
            names={**self.names, **stories},
        )


@dataclass(slots=True, kw_only=True)
class Draft:
    """What was decided, while new groups have numbers of their own."""

    before: Mapping[int, int]
    """The stories of the articles that are free to move, in order of time."""
    homes: dict[int, int] = field(default_factory=dict)
    """Where each of them is put."""
    decisions: dict[int, MatchDecision] = field(default_factory=dict)
    """About those of them that may have moved."""
    questions: list[tuple[int, Comparison]] = field(default_factory=list)
    fixed: dict[int, int] = field(default_factory=dict)
    """The stories of those questioned articles that are not free."""
    lonely: list[Lonely] = field(default_factory=list)


def make_plan(
    draft: Draft, *, dissolved: Collection[int], asked: Sequence[Suggestion], between: Collection[tuple[int, int]]
) -> RegroupPlan:
    """Name the groups after the stories that most of their articles come from, and find what changes.

    `dissolved` are the stories all of whose articles are free; `asked` is what has been asked about the articles of the
    draft's questions, answered or not; `between` which stories have a question about which, as in
    `ReviewStore.asked_between`.
    """
    names = _names(draft, dissolved)
    homes = {article_id: names.get(home, home) for article_id, home in draft.homes.items()}
    moves = tuple(
        Move(
            article_id=article_id,
            before=draft.before[article_id],
            after=home,
            probability=None if (chosen := draft.decisions[article_id].chosen) is None else chosen.probability,
        )
        for article_id, home in homes.items()
        if home != draft.before[article_id]
    )
    merged = _merged(moves, dissolved, set(homes.values()))
    return RegroupPlan(
        articles=len(draft.before),
        moves=moves,
        opened=len({move.after for move in moves if move.after >= NEW}),
        merged=merged,
        questions=_questions(draft, homes, names, _standing(asked, merged), between),
        lonely=tuple(draft.lonely),
        names=names,
    )


def _names(draft: Draft, dissolved: Collection[int]) -> dict[int, int]:
    """Return the old id that each new group keeps: each id once, to the group with most of its articles.

    A story that has articles which were not decided about goes on under its own id.
    """
    counts = Counter((home, draft.before[article_id]) for article_id, home in draft.homes.items() if home >= NEW)
    names: dict[int, int] = {}
    taken: set[int] = set()
    for (group, story), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0][1], item[0][0])):
        if group not in names and story in dissolved and story not in taken:
            names[group] = story
            taken.add(story)
    return names


def _merged(moves: Sequence[Move], dissolved: Collection[int], kept: set[int]) -> dict[int, int]:
    gone: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for move in moves:
        if move.before in dissolved and move.before not in kept:
            gone[move.before][move.after] += 1
    return {story: heir_of(homes) for story, homes in gone.items()}


def _standing(asked: Sequence[Suggestion], merged: Mapping[int, int]) -> dict[tuple[int, int], Suggestion]:
    """Return what has been asked, by article and story; what waits for an answer goes along with a merged story."""
    found = {(one.article_id, one.story_id): one for one in asked}
    waiting = [one for one in asked if one.state in UNANSWERED]
    return found | {(one.article_id, merged.get(one.story_id, one.story_id)): one for one in waiting}


def _questions(
    draft: Draft,
    homes: Mapping[int, int],
    names: Mapping[int, int],
    asked: Mapping[tuple[int, int], Suggestion],
    between: Collection[tuple[int, int]],
) -> tuple[Question, ...]:
    found: dict[tuple[int, int], Question] = {}
    for article_id, comparison in draft.questions:
        story_id = names.get(comparison.story_id, comparison.story_id)
        home = homes[article_id] if article_id in homes else draft.fixed[article_id]
        older = asked.get((article_id, story_id))
        if older is not None and (older.state is not SuggestionState.WITHDRAWN or (story_id, home) in between):
            continue  # answered, or asked already, be it from the other side, for which one was withdrawn
        if home != story_id:
            compared = replace(comparison, story_id=story_id)
            found[article_id, story_id] = Question(article_id=article_id, home=home, comparison=compared)
    return tuple(found.values())
