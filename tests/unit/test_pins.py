"""What people pin to stories, over what is computed and beside what another story had."""

from __future__ import annotations

import pytest

from aggregator.model import (
    NO_PINS,
    ClaimStatus,
    EventClass,
    Passage,
    Pins,
    StoryDetails,
    StoryKind,
    TextField,
)

SAID = Passage(article_id=1, field=TextField.TITLE, start=0, words="drones hit")
COMPUTED = StoryDetails(
    kind=StoryKind.INCIDENT,
    event_class=EventClass(plover="ASSAULT", acled=""),
    kind_shown_by=(SAID,),
    claim_status=ClaimStatus.CLAIMED,
    claim_shown_by=(SAID,),
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
    assert (shown.event_class, shown.kind_shown_by, shown.claim_shown_by) == (None, (), ()), "they spoke for another"


def test_a_pin_that_agrees_with_what_is_computed_keeps_its_words() -> None:
    assert Pins(kind=StoryKind.INCIDENT, claim_status=ClaimStatus.CLAIMED).over(COMPUTED) == COMPUTED


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
