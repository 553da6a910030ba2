"""How far what a story tells is established by its texts: plainly reported, only claimed, denied, or confirmed.

In this order:

1. CONFIRMED, where both sides confirm it or one admits it: that ends a dispute, for nobody admits what did not happen.
2. DENIED, where a title or a first sentence denies, or a claim and its denial, as `statements` finds them beside each
   other, both stand in openings. Somebody's confirmation does not end a dispute, but that of him who denied it before
   does; a denial of having done it is one too.
3. CONFIRMED, where somebody who would know confirms it in so many words.
4. CLAIMED, where every text of its own tells it as a claim, an accusation or hearsay, in its title or first sentence.
5. REPORTED, which is what news is if nothing else is said. A group that claims responsibility claims no more than that.

Texts about an incident say nothing of the talks that their story is about, nor the other way round: who denies that he
broke a truce does not deny the truce. Nor does a sentence that denies something else after talks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from aggregator.merging.claims.reading import ArticleClaims
from aggregator.merging.kinds import are_apart
from aggregator.merging.kinds.cues import names_as_background
from aggregator.merging.statements.denials import says_what_it_denies
from aggregator.merging.words import words_of
from aggregator.model import (
    ClaimStatus,
    Passage,
    PrintedStatement,
    Stance,
    StatementKind,
    StoryKind,
    StoryStatement,
    TextField,
)

_OPENING_CHARS: Final = 500
"""Where in a text either side of a denied claim is looked for."""
_MAX_SHOWN: Final = 8
_MAX_CLAIMS: Final = 4
"""Of these, so that the denials are shown beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusOfClaim:
    """The claim status of a story."""

    status: ClaimStatus
    shown_by: tuple[Passage, ...]
    """The sentences behind it, claims before denials; none where it is plainly reported."""


def claim_status(
    statements: Sequence[StoryStatement],
    articles: Iterable[ArticleClaims],
    same_text: Mapping[int, int],
    kind: StoryKind = StoryKind.OTHER,
) -> StatusOfClaim:
    """The claim status of a story of a kind from its statements and what its articles claim, in any order.

    `same_text` names, for each article that copies another, the one that it copies; copies say nothing of their own.
    """
    of_it = [each for each in articles if not are_apart(kind, each.kind)]
    own = (each for each in of_it if each.article_id not in same_text)
    texts = sorted(own, key=lambda each: (each.time, each.article_id))
    claims = [passage for each in texts for passage in each.claims]
    denials = [
        passage
        for each in texts
        for passage in each.denials
        if kind is not StoryKind.TALKS or not names_as_background(passage.words, kind, each.language)
    ]
    denials.extend(_contested(statements, {each.article_id for each in of_it}))
    given_up = _given_up(statements, {each.article_id: each.time for each in of_it})
    denials = [] if given_up.issuperset(denials) else denials
    if admissions := [passage for each in texts for passage in each.admissions]:
        return _status(ClaimStatus.CONFIRMED, admissions)
    if denials:
        return _status(ClaimStatus.DENIED, [*claims[:_MAX_CLAIMS], *denials])
    if confirmations := [passage for each in texts for passage in each.confirmations]:
        return _status(ClaimStatus.CONFIRMED, confirmations)
    if texts and all(each.claims for each in texts):
        return _status(ClaimStatus.CLAIMED, claims)
    return _status(ClaimStatus.REPORTED, [])


def _status(status: ClaimStatus, passages: Iterable[Passage]) -> StatusOfClaim:
    return StatusOfClaim(status=status, shown_by=tuple(dict.fromkeys(passages))[:_MAX_SHOWN])


def _contested(statements: Sequence[StoryStatement], articles: AbstractSet[int]) -> Iterator[Passage]:
    """Claims that openings of some articles tell, each with the denials of it that openings tell.

    Who denies "the claim", or any part in it, may speak of something else than the event.
    """
    for claim in statements:
        told = _in_opening(claim, articles)
        denied_by = (statements[number] for number in claim.denied_by)
        denials = [
            passage
            for each in denied_by
            if says_what_it_denies(each.printed[0], claim.printed[0])
            for passage in _in_opening(each, articles)
        ]
        if told and denials:
            yield from (*told[:_MAX_CLAIMS], *denials)


def _given_up(statements: Sequence[StoryStatement], times: Mapping[int, datetime]) -> set[Passage]:
    """The sentences in which somebody denies what he confirms in a later article."""
    prints = [each for statement in statements for each in statement.printed if each.sentence.article_id in times]
    confirmed = [each for each in prints if each.kind is StatementKind.CONFIRMED and each.stance is Stance.PLAIN]
    return {
        denial.sentence
        for denial in prints
        if denial.stance is Stance.DENIAL
        and any(
            times[each.sentence.article_id] > times[denial.sentence.article_id]
            and _are_one(denial, each)
            and says_what_it_denies(denial, each)
            for each in confirmed
        )
    }


def _are_one(one: PrintedStatement, other: PrintedStatement) -> bool:
    """Whether two have one speaker, whom one of them may name in fewer words: 'Tripoli militia' and 'the militia'."""
    first, second = (
        {word for word in words_of(each.speaker.words if each.speaker else "") if word != "the"}
        for each in (one, other)
    )
    return bool(first and second) and (first <= second or second <= first)


def _in_opening(statement: StoryStatement, articles: AbstractSet[int]) -> list[Passage]:
    return [
        each.sentence
        for each in statement.printed
        if each.sentence.article_id in articles
        and (each.sentence.field is TextField.TITLE or each.sentence.start < _OPENING_CHARS)
    ]
