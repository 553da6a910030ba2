"""How good a grouping is, against stories that people have told apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from aggregator.matching.index import StoryIndex
from aggregator.matching.listing import Grouped, in_time_order
from aggregator.matching.policy import MatchPolicy
from aggregator.matching.signature import Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Precision, recall and F1 of a grouping, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What `evaluate` found."""

    articles: int
    stories: int
    """In the gold labels."""
    groups: int
    """In the grouping."""
    bcubed: Agreement
    """Of LINK alone: per article, averaged (Bagga and Baldwin 1998)."""
    pairwise: Agreement
    """Of LINK alone, over pairs of articles."""
    answered_bcubed: Agreement
    """With every suggestion answered rightly by a person; see `answer`."""
    answered_pairwise: Agreement
    link_precision: float
    """Share of articles linked by rule whose story is the one that most of their group belongs to."""
    asked: float
    """Share of articles for which a person is asked."""


def evaluate(gold: Sequence[str], grouped: Sequence[Grouped], scored: Sequence[int] | None = None) -> Scores:
    """Return the scores of a grouping; both sequences follow one order of articles.

    With `scored` those of some articles alone, given by position, among all others. Raises ValueError where the two
    differ in length or are empty.
    """
    if len(gold) != len(grouped) or not gold:
        message = f"{len(gold)} labels cannot be compared with {len(grouped)} grouped articles"
        raise ValueError(message)
    of = range(len(gold)) if scored is None else scored
    found = [one.story for one in grouped]
    answered = answer(gold, grouped)
    labels = _majority(gold, found)
    linked = [gold[n] == labels[found[n]] for n in of if grouped[n].probability is not None]
    return Scores(
        articles=len(of),
        stories=len({gold[n] for n in of}),
        groups=len({found[n] for n in of}),
        bcubed=bcubed(gold, found, of),
        pairwise=pairwise(gold, found, of),
        answered_bcubed=bcubed(gold, answered, of),
        answered_pairwise=pairwise(gold, answered, of),
        link_precision=sum(linked) / len(linked) if linked else 1.0,
        asked=sum(bool(grouped[n].suggestions) for n in of) / len(of),
    )


def candidate_recall(gold: Sequence[str], signatures: Sequence[Signature], policy: MatchPolicy) -> float:
    """Return the share of articles, first ones of a story aside, that find their story among the candidates.

    All are placed as people put them, in order of time; 1 where no story has two articles.
    """
    index = StoryIndex(policy)
    order = in_time_order(signatures)
    index.observe({position: signatures[position] for position in order})
    ids = {story: number for number, story in enumerate(dict.fromkeys(gold))}
    sought = found = 0
    for position in order:
        own = ids[gold[position]]
        if index.members(own):
            sought += 1
            found += own in index.candidates(signatures[position])
        index.place(position, own, signatures[position])
    return found / sought if sought else 1.0


def bcubed(gold: Sequence[Hashable], found: Sequence[Hashable], of: Sequence[int] | None = None) -> Agreement:
    """Return B-cubed precision and recall: the share of an article's group, and of its story, that is common to both.

    `of` are the positions of the articles that are averaged; None for all. Source: Bagga and Baldwin, "Entity-based
    cross-document coreferencing using the vector space model" (1998).
    """
    rows = by_article(gold, found)
    rows = rows if of is None else [rows[n] for n in of]
    return Agreement(
        precision=sum(precision for precision, _ in rows) / len(rows),
        recall=sum(recall for _, recall in rows) / len(rows),
    )


def by_article(gold: Sequence[Hashable], found: Sequence[Hashable]) -> list[tuple[float, float]]:
    """Return B-cubed precision and recall of each article."""
    both = Counter(zip(gold, found, strict=True))
    stories, groups = Counter(gold), Counter(found)
    return [
        (both[story, group] / groups[group], both[story, group] / stories[story])
        for story, group in zip(gold, found, strict=True)
    ]


def pairwise(gold: Sequence[Hashable], found: Sequence[Hashable], of: Sequence[int] | None = None) -> Agreement:
    """Return precision and recall over pairs of articles that share a group; 1 where there are no such pairs.

    Of some articles, given by position, those pairs are counted that they stand in, twice where both are of them.
    """
    both = Counter(zip(gold, found, strict=True))
    stories, groups = Counter(gold), Counter(found)
    counted = range(len(gold)) if of is None else of
    right = sum(both[gold[n], found[n]] - 1 for n in counted)
    told = sum(groups[found[n]] - 1 for n in counted)
    true = sum(stories[gold[n]] - 1 for n in counted)
    return Agreement(precision=right / told if told else 1.0, recall=right / true if true else 1.0)


def answer(gold: Sequence[str], grouped: Sequence[Grouped]) -> list[int]:
    """Return the groups after a person has answered every suggestion rightly, in input order.

    An article that opened a group may suggest other groups. The right answer is "same" to the one suggested group that
    holds most of the article's true story-mates, if it holds any and most of that group is of the article's story;
    all others are answered "different". "Same" merges the group that the article opened, with what has joined it since.
    """
    found = [one.story for one in grouped]
    labels = _majority(gold, found)
    mates = Counter(zip(gold, found, strict=True))
    leads_to = {group: group for group in found}

    def end(group: int) -> int:
        while leads_to[group] != group:
            group = leads_to[group]
        return group

    for label, one in zip(gold, grouped, strict=True):
        right = [
            suggested.story_id
            for suggested in one.suggestions
            if suggested.story_id in leads_to
            and labels[suggested.story_id] == label
            and mates[label, suggested.story_id]
        ]
        if right:
            target, own = end(max(right, key=lambda group: mates[label, group])), end(one.story)
            if labels[one.story] == label and target != own:
                leads_to[own] = target
    return [end(group) for group in found]


def _majority(gold: Sequence[str], found: Sequence[int]) -> dict[int, str]:
    """Return the label that most articles of each group have; of equals the first in order of input."""
    by_group: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for label, group in zip(gold, found, strict=True):
        by_group[group][label] += 1
    return {group: counts.most_common(1)[0][0] for group, counts in by_group.items()}
