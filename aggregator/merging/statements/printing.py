"""Makes statements of what has been found, and of quotations that nobody is said to have said."""
# ruff: noqa: RUF001 - the marks of many languages are what it is about

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from aggregator.merging.language.sentences import Span
from aggregator.merging.printed import PrintedText
from aggregator.merging.statements.items import Sentence
from aggregator.merging.statements.quotations import Quotation
from aggregator.model import Form, Passage, PrintedStatement, Stance, StatementKind

_FEWEST: Final = 3
"""Words of a quotation whose speaker is unknown."""
_FEWEST_LETTERS: Final = 8
"""The same for scripts without spaces."""
_UNSPACED: Final = "\u3040"
"""Where the letters of Japanese and Chinese begin, which have no capitals and set no spaces."""

_OWN_DENIAL: Final = re.compile(
    r"(?:(?P<other>it|he|she|they)|we|i)\s+(?:(?:had|has|have|did|do|does|was|were|is|are|am)\s+(?:not|never)\b"
    r"|(?:had|has|have|did|do|does|was|were|is|are)n['’]t\b)",
    re.IGNORECASE,
)
_INWARD: Final = re.compile(
    r"\W*(?:(?:yet|ever|really|even) )?(?:want|need|know|think|thought|remember|regret|believe|feel|care|expect"
    r"|understand|like|see|seen|hear|heard|hope|afraid|sure|certain|ready|yet)\b",
    re.IGNORECASE,
)
"""What goes on in somebody, or is still to come, which he denies by nothing: 'we have never seen such waves'."""
_HEDGE: Final = re.compile(
    r"\b(?:(?-i:may)|might|could have|possibly|probably|perhaps|apparently|allegedly|reportedly"
    r"|(?:appears?|appeared|seems?|seemed|likely|believed) to)\b",
    re.IGNORECASE,
)
_INSERTED: Final = re.compile(r"[,!?…] [—–] [^—–]{3,80}[,.] [—–] ")
"""An attribution within the marks, as Russian sets it: such words are not all the speaker's."""
_COMMAS: Final = frozenset(",，、،")
_ENDS: Final = frozenset(".!?…。！？")


def _stance(kind: StatementKind, words: str, form: Form) -> Stance:
    """The stance of words; who quotes himself denies as "we" or "I", for "they" are others."""
    own = _OWN_DENIAL.match(words)
    own = None if own and _INWARD.match(words, own.end()) else own
    if kind is StatementKind.DENIED or (own and not (own["other"] and form is Form.QUOTATION)):
        return Stance.DENIAL
    return Stance.HEDGE if kind is StatementKind.SUGGESTED or _HEDGE.search(words) else Stance.PLAIN


def statement_of(
    text: PrintedText,
    sentence: Span,
    words: tuple[Passage, ...],
    form: Form,
    kind: StatementKind,
    *,
    speaker: Span | None = None,
    verb: Span | None = None,
) -> PrintedStatement:
    """A statement of which all that is printed has been found."""
    return PrintedStatement(
        words=words,
        sentence=text.passage(sentence),
        speaker=text.passage(speaker) if speaker else None,
        verb=text.passage(verb) if verb else None,
        form=form,
        kind=kind,
        stance=_stance(kind, words[0].words, form),
    )


def pieces_of(text: PrintedText, quotations: Sequence[Quotation]) -> tuple[Passage, ...]:
    """The words of quotations, without the comma that belongs to the sentence around."""
    return tuple(
        text.passage(
            Span(piece.start, piece.end - (text.text[piece.end - 1] in _COMMAS and piece.end - piece.start > 1))
        )
        for quotation in quotations
        for piece in quotation.pieces
    )


def unattributed(text: PrintedText, sentence: Sentence) -> list[PrintedStatement]:
    """The quotations of a sentence that are sentences themselves, without a speaker."""
    items = sentence.items
    found = []
    for position, item in enumerate(items):
        if item.quotation is None:
            continue
        pieces = pieces_of(text, [item.quotation])
        words = pieces[0].words
        whole = pieces[-1].words[-1] in _ENDS
        headed = position == 0 and len(items) > 1 and items[1].mark in {":", "-"}
        announced = position > 0 and items[position - 1].mark == ":"
        if (whole or sentence.is_alone or headed or announced) and _is_sentence(words) and not _INSERTED.search(words):
            found.append(statement_of(text, sentence.span, pieces, Form.QUOTATION, StatementKind.SAID))
    return found


def _is_sentence(words: str) -> bool:
    """Whether words begin like a sentence and are no single exclamation or title."""
    first = next((char for char in words if char.isalpha()), "")
    if first >= _UNSPACED:
        return sum(1 for char in words if char.isalpha()) >= _FEWEST_LETTERS
    parts = words.split()
    titled = len(parts) > _FEWEST and all(part[:1].isupper() for part in parts if len(part) > _FEWEST)
    return len(parts) >= _FEWEST and not first.islower() and not titled
