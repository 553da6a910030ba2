"""That somebody says something in a sentence, as it is found by a verb, a source or the layout of a headline."""

from __future__ import annotations

from dataclasses import dataclass

from aggregator.merging.language.sentences import Span
from aggregator.merging.statements.items import Item
from aggregator.merging.statements.language import Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says something; positions are those of a sentence's items."""

    phrase: tuple[Item, ...]
    """The speaker; empty where a document speaks that names nobody."""
    verb: Span | None
    meaning: Verb
    start: int
    """Where it begins, conjunction included."""
    end: int
    """Where it ends, "that" included."""
    before: bool = False
    """Whether what is said stands in front of it."""
    after: bool = False
    """Whether it, or the rest of it, stands behind."""
    marked: bool = False
    """Whether "that", a colon or a quotation shows where it begins behind."""
    goes_on: bool = False
    """Whether its verb has no subject, so that whoever spoke before it goes on."""
