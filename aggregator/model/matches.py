"""What is decided about an article, and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What is decided about an article and a story."""

    LINK = "LINK"
    SUGGEST = "SUGGEST"
    DISTINCT = "DISTINCT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One signal, its value, and what it adds to the match weight."""

    signal: str
    value: float
    weight: float
    """In bits: log2 of the factor by which the odds change."""
    words: tuple[str, ...] = ()
    """The words that the signal found, in the article's own spelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """An article compared with one story."""

    story_id: int
    probability: float
    """That the article belongs to the story, 0 to 1, calibrated."""
    prior: float
    """In bits."""
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[str, ...] = ()
    """In words: 'other place: Kursk'."""
    contradicted: bool = False
    """Whether a warning is so grave that a person decides, however probable it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchDecision:
    """What was decided about one article, and on what evidence."""

    outcome: Outcome
    """LINK: it joins `chosen`. SUGGEST: it opens a story and a person is asked. DISTINCT: it opens a story."""
    chosen: Comparison | None = None
    """The story linked to; None unless LINK."""
    suggestions: tuple[Comparison, ...] = ()
    """Stories that a person should be asked about, best first."""
    nearest: Comparison | None = None
    """The best comparison of all, kept as evidence for a DISTINCT as well; None where it is `chosen`, or too weak."""
    also: tuple[int, ...] = ()
    """Of a LINK: further stories that the article matches so well that they may be the same one."""
    note: str = ""
    """Such as 'no usable text' or 'must-link by a person'."""

    @property
    def may_belong_to(self) -> tuple[Comparison, ...]:
        """The story that it joins, else those that a person should be asked about."""
        return self.suggestions if self.chosen is None else (self.chosen,)

    @property
    def compared_with(self) -> Comparison | None:
        """The comparison to show for it: with the story it joined, or with the nearest one that it did not."""
        return self.chosen or self.nearest
