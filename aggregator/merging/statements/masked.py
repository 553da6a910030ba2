"""What the readers of languages without capitals have in common: Arabic, Chinese and Japanese.

There no capital shows who speaks, but the order of a sentence and its small words do. So each is read by a few patterns
over sentences in which every quotation is one sign, repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from aggregator.gazetteer import printed_places
from aggregator.merging.language.sentences import Span
from aggregator.merging.language.tables import grouped
from aggregator.merging.printed import PrintedText
from aggregator.merging.statements.items import Sentence
from aggregator.merging.statements.printing import pieces_of, statement_of
from aggregator.merging.statements.quotations import Quotation
from aggregator.model import Form, PrintedStatement, StatementKind

_OPENS: Final = "\ue000"
_WITHIN: Final = "\ue001"
_MASKED: Final = frozenset(_OPENS + _WITHIN)
MASKS: Final = "".join(_MASKED)
"""What stands for the signs of quotations."""
_BLANK: Final = str.maketrans(dict.fromkeys(_MASKED, " "))
"""So that no text holds them itself."""
QUOTED: Final = f"{_OPENS}{_WITHIN}*"
"""A pattern for one masked quotation."""


class Said(NamedTuple):
    """What somebody says; all are places in the masked sentence."""

    words: tuple[Span, ...]
    kind: StatementKind
    verb: Span | None
    speaker: Span | None = None
    goes_on: bool = False
    """Whether whoever spoke before says it."""


class Order(NamedTuple):
    """How the statements of one language are found, by its order of words."""

    find: Callable[[str], Sequence[Said]]
    """Those of a masked sentence, in its order; that before it, if it is a quotation, stands in front."""
    agreement: Callable[[str], str] = lambda _verb: ""
    """What a verb, as printed, has in common with others of the same subject."""


def in_order(
    text: PrintedText, before: Sentence | None, sentence: Sentence, order: Order, found: Sequence[PrintedStatement]
) -> list[PrintedStatement]:
    """What somebody says in a sentence, which may be the quotation before it; what was said before has been found."""
    joined = [before] if before is not None and _is_joined(text.text, before, sentence) else []
    whole = Span((*joined, sentence)[0].span.start, sentence.span.end)
    quotations = [item.quotation for each in (*joined, sentence) for item in each.items if item.quotation]
    row = masked(text.text, whole, quotations)
    said_before = (each for each in reversed(found) if each.words[0].start < whole.start)
    last = next(said_before, None)
    if last and text.text[last.sentence.end : whole.start].strip():
        last = None  # a sentence stands in between
    new: list[PrintedStatement] = []
    for said in order.find(row):
        verb, speaker = (_moved(span, whole.start) if span else None for span in (said.verb, said.speaker))
        words = [_moved(span, whole.start) for span in said.words]
        inner = [each for span in words for each in quotations if span.start <= each.outer.start < span.end]
        if all(set(span.of(row)) <= _MASKED for span in said.words):
            form, passages = Form.QUOTATION, pieces_of(text, inner)
        else:
            form, passages = Form.CLAIM, tuple(text.passage(span) for span in words)
        if said.goes_on and last and last.verb and last.speaker and verb:
            is_same = order.agreement(last.verb.words) == order.agreement(verb.of(text.text))
            speaker = Span(last.speaker.start, last.speaker.end) if is_same else None
        last = statement_of(text, whole, passages, form, said.kind, speaker=speaker, verb=verb)
        new.append(last)
    return new


def _is_joined(text: str, before: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence may go on with the quotation before it: '“……。”主任说。', '「……。」と述べた'."""
    is_near = before.paragraph == sentence.paragraph and not sentence.is_alone
    ends_quoted = bool(before.items) and before.items[-1].quotation is not None
    return is_near and (before.is_alone or (ends_quoted and text.startswith("と", sentence.span.start)))


def masked(text: str, span: Span, quotations: Iterable[Quotation]) -> str:
    """A piece of a text, of the same length, with each quotation as one sign and its repetitions."""
    found, at = [], span.start
    for quotation in quotations:
        start, end = quotation.outer
        found += [text[at:start].translate(_BLANK), _OPENS, _WITHIN * (end - start - 1)]
        at = end
    return "".join((*found, text[at : span.end].translate(_BLANK)))


def verb_kinds(tables: Mapping[str, list[str]]) -> dict[str, StatementKind]:
    """What each verb of a table does, the longest first, as a pattern has to try them."""
    kinds = {form: StatementKind(kind) for kind, form in grouped(tables["verbs"])}
    return {form: kinds[form] for form in sorted(kinds, key=len, reverse=True)}


def is_place(name: str, language: str) -> bool:
    """Whether a name is a country's or a city's, which may speak for who governs there."""
    return any(place.start == 0 and place.end == len(name) for place in printed_places("", name, language))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def stripped(text: str, start: int, end: int, marks: str) -> Span:
    """A piece without certain marks at its ends."""
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip(marks))
    return Span(first, max(first, start + len(piece.rstrip(marks))))
