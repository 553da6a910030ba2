"""What people have set about a story, over what is computed from its articles."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from aggregator.model.details import ClaimStatus, StoryDetails, StoryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Pins:
    """What people have set about a story; None, and an empty note, where nothing is set."""

    headline_article_id: int | None = None
    """The article whose title is the headline, for as long as it is in the story."""
    kind: StoryKind | None = None
    claim_status: ClaimStatus | None = None
    note: str = ""

    def over(self, details: StoryDetails) -> StoryDetails:
        """What is computed, with what a person has set in its place and without the words that spoke for another."""
        if self.kind is not None and self.kind is not details.kind:
            details = replace(details, kind=self.kind, event_class=None, kind_shown_by=())
        if self.claim_status is not None and self.claim_status is not details.claim_status:
            details = replace(details, claim_status=self.claim_status, claim_shown_by=())
        return details

    def joined_by(self, other: Pins, *, present: Collection[int]) -> Pins:
        """These pins after another story has been merged into theirs: its pins fill gaps, and no note is lost.

        `present` are the articles that the story held before; a pinned headline that is not among them is a gap.
        """
        headline = self.headline_article_id
        return Pins(
            headline_article_id=headline if headline in present else other.headline_article_id or headline,
            kind=self.kind or other.kind,
            claim_status=self.claim_status or other.claim_status,
            note="\n\n".join(note for note in dict.fromkeys((self.note, other.note)) if note),
        )


NO_PINS = Pins()
"""What is pinned to a story that nobody has set anything about."""
