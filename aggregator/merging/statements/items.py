"""Sentences as rows of words, marks and whole quotations, and where they begin behind a dateline."""
# ruff: noqa: RUF001 - the marks of many languages are what it is about

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from aggregator.merging.language.sentences import Span, sentences
from aggregator.merging.language.words import WHOLE
from aggregator.merging.statements.quotations import Quotation

_DASHES: Final = frozenset("–—―-")
_ACRONYMS: Final = frozenset({"US", "WHO", "IT"})
"""Names in capitals that would be small words without them."""
_ENDS: Final = frozenset(",.!?…。！？、，")
_SAYING_CHARS: Final = 20
_DATELINE: Final = 12
"""Words and marks among which a dateline ends."""
_AGENCY: Final = 3
"""Tokens of an agency in brackets."""
_IN_DATELINES: Final = frozenset(",./()")


class Item(NamedTuple):
    """One word, mark or quotation of a sentence."""

    span: Span
    word: str = ""
    """As printed; empty for marks and quotations."""
    low: str = ""
    capital: bool = False
    """Whether it is written like a name."""
    mark: str = ""
    quotation: Quotation | None = None
    is_whole: bool = False
    """Whether a quotation is long or ends with a mark, as what is said does, unlike a word held at arm's length."""


_NOTHING: Final = Item(Span(0, 0))


def item_at(items: Sequence[Item], at: int) -> Item:
    """What stands at a position; behind the last one an item without word, mark and quotation."""
    return items[at] if at < len(items) else _NOTHING


def stands_at(items: Sequence[Item], at: int, words: Sequence[str]) -> bool:
    """Whether words follow one another from a position on."""
    return all(item_at(items, at + place).low == word for place, word in enumerate(words))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where its paragraph begins."""

    span: Span
    items: tuple[Item, ...]
    paragraph: int

    @property
    def is_alone(self) -> bool:
        """Whether it is nothing but a quotation or several, and marks."""
        return not any(item.word for item in self.items) and any(item.quotation for item in self.items)


def split_sentences(text: str, quotations: Sequence[Quotation]) -> Iterator[Sentence]:
    """The sentences of a text in order; none ends within a quotation, nor behind a question or a cry that is quoted."""
    paragraph = number = end = 0
    for span in _spans(text, quotations):
        if end and "\n" in text[end : span.start]:
            paragraph = span.start
        first, end = number, span.end
        while number < len(quotations) and quotations[number].outer.end <= end:
            number += 1
        yield Sentence(span, _items(text, span, quotations[first:number]), paragraph)


def _spans(text: str, quotations: Sequence[Quotation]) -> list[Span]:
    found: list[Span] = []
    inside = iter(quotations)
    current = next(inside, None)
    for span in sentences(text):
        while current is not None and current.outer.end <= span.start:
            current = next(inside, None)
        is_within = current is not None and current.outer.start < span.start
        if found and (is_within or _goes_on(text, found[-1].end, span.start)):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether what begins behind a quoted question or cry belongs to its sentence: '"Who?" he asked'."""
    return (
        text[end - 2] in "!?"
        and text[end - 1] in "\"'”’»“"
        and start - end == 1
        and text[start] not in "\"'“‘„«\n"
        and text[start - 1] != "\n"
    )


def _items(text: str, span: Span, quotations: Sequence[Quotation]) -> tuple[Item, ...]:
    at = span.start
    found: list[Item] = []
    shouts = span.of(text).isupper()
    for quotation in quotations:
        found += _tokens(text, at, quotation.outer.start, shouts=shouts)
        last = quotation.pieces[-1]
        is_whole = text[last.end - 1] in _ENDS or last.end - quotation.pieces[0].start >= _SAYING_CHARS
        found.append(Item(quotation.outer, quotation=quotation, is_whole=is_whole))
        at = quotation.outer.end
    return (*found, *_tokens(text, at, span.end, shouts=shouts))


def _tokens(text: str, start: int, end: int, *, shouts: bool) -> list[Item]:
    found: list[Item] = []
    for match in WHOLE.finditer(text, start, end):
        span, token = Span(*match.span()), match[0]
        if token[0].isalnum():
            low = token if token in _ACRONYMS and not shouts else token.lower()
            if low == "am" and found and found[-1].word[:1].isdigit():
                low = "a.m."
            found.append(Item(span, token, low, token[0].isupper()))
        else:
            found.append(Item(span, mark="-" if token in _DASHES else token))
    return found


def behind_dateline(items: Sequence[Item]) -> int:
    """Where a text begins behind its place, date and agency, as in "LONDON, March 3 - " and "(Nord)"; 0 without."""
    for place, item in enumerate(items[:_DATELINE]):
        if item.mark in {"-", ":"}:
            is_doubled = item_at(items, place + 1).mark == item.mark
            return place + 1 + is_doubled if place else 0
        if not (item.capital or item.word.isdecimal() or item.mark in _IN_DATELINES):
            break
    is_agency = len(items) > _AGENCY and items[0].mark == "(" and items[_AGENCY - 1].mark == ")"
    return _AGENCY if is_agency and items[1].capital else 0
