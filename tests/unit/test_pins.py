"""What people pin to stories, over what is computed and beside what another story had."""

from __future__ import annotations

import pytest

from aggregator.model import NO_PINS, ClaimStatus, Pins, StoryDetails, StoryKind

COMPUTED = StoryDetails(
    kind=StoryKind.OTHER,
    event_class=None,
    kind_shown_by=(),
    claim_status=ClaimStatus.REPORTED,
    claim_shown_by=(),
    happened=None,
    happened_shown_by=(),
    places=(),
    people=(),
    organisations=(),
    timeline=(),
    statements=(),
    figures=(),
    not_read=(),
    articles_read=3,
)


def test_what_is_pinned_stands_in_place_of_what_is_computed() -> None:
    shown = Pins(kind=StoryKind.TALKS, claim_status=ClaimStatus.DENIED).over(COMPUTED)
    assert (shown.kind, shown.claim_status, shown.articles_read) == (StoryKind.TALKS, ClaimStatus.DENIED, 3)


def test_where_nothing_is_pinned_the_computed_stands() -> None:
    assert NO_PINS.over(COMPUTED) == COMPUTED


@pytest.mark.parametrize(
    ("own", "other", "joined"),
    [
        (Pins(), Pins(kind=StoryKind.TALKS), Pins(kind=StoryKind.TALKS)),
        (Pins(kind=StoryKind.OTHER), Pins(kind=StoryKind.TALKS), Pins(kind=StoryKind.OTHER)),
        (Pins(note="a"), Pins(note="b"), Pins(note="a\n\nb")),
        (Pins(note="a"), Pins(note="a"), Pins(note="a")),
        (Pins(), Pins(note="b"), Pins(note="b")),
        (Pins(headline_article_id=1), Pins(headline_article_id=5), Pins(headline_article_id=1)),
        (Pins(headline_article_id=9), Pins(headline_article_id=5), Pins(headline_article_id=5)),
        (Pins(headline_article_id=9), Pins(), Pins(headline_article_id=9)),
    ],
)
def test_a_merge_fills_gaps_and_a_headline_whose_article_is_gone_is_one(own: Pins, other: Pins, joined: Pins) -> None:
    assert own.joined_by(other, present=[1, 2]) == joined
