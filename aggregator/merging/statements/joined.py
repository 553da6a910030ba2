"""Words that are written as one: "l'armée" and "qu'il", whose first letters are elided, and "ajoute-t-il"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from aggregator.merging.language.sentences import Span
from aggregator.merging.statements.items import Item
from aggregator.merging.statements.language import Language

_APOSTROPHE: Final = "'"
_CURLED: Final = "\u2019"


def apart(items: Sequence[Item], language: Language) -> Sequence[Item]:
    """The items of a sentence, each word for itself."""
    return [part for item in items for part in _parts(item, language)]


def _parts(item: Item, language: Language) -> Iterator[Item]:
    while (cut := _behind_elision(item, language)) and cut < len(item.word):
        yield _slice(item, 0, cut)
        item = _slice(item, cut, len(item.word))
    verb, joined, pronoun = item.word.rpartition("-")
    verb = verb.removesuffix("-t")
    if joined and language.is_pronoun(pronoun) and verb.lower() in language.verbs:
        yield _slice(item, 0, len(verb))
        yield _slice(item, len(item.word) - len(pronoun), len(item.word))
    else:
        yield item


def _behind_elision(item: Item, language: Language) -> int:
    begun, mark, _ = item.low.replace(_CURLED, _APOSTROPHE).partition(_APOSTROPHE)
    return len(begun) + 1 if mark and begun + mark in language.elided else 0


def _slice(item: Item, start: int, end: int) -> Item:
    word = item.word[start:end]
    span = Span(item.span.start + start, item.span.start + end)
    return Item(span, word, word.lower().replace(_CURLED, _APOSTROPHE), word[0].isupper())
