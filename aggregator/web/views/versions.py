"""The older versions of an article, each with what its successor changed, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rapidfuzz.distance import Indel

from aggregator.model import Article, PastRevision, StoredArticle

_MOST_WORDS = 5_000
"""Words of a text that are compared; what follows is left out, and the view says so."""
_AROUND = 12
"""Unchanged words that are shown before and after a change."""
_WORD = re.compile(r"\S+\s*|\s+")


class Kind(StrEnum):
    """What has become of some words."""

    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words in a row that have shared one fate."""

    kind: Kind
    text: str
    """Empty for words that are skipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """An older version, and what the one after it changed."""

    revision: int
    replaced: datetime
    successor: int
    """The revision that it is compared with; not the next one where those between are kept no longer."""
    title: tuple[Run, ...]
    text: tuple[Run, ...]
    """Empty where the text stayed."""
    cut: bool
    """Whether the texts are too long to be compared to their ends."""


def version_views(stored: StoredArticle, past: Sequence[PastRevision]) -> tuple[VersionView, ...]:
    """Older versions, given and returned newest first."""
    views = []
    number = stored.revision
    successor: Article | PastRevision = stored.article
    for old in past:
        texts = [each.text or each.summary for each in (old, successor)]
        views.append(
            VersionView(
                revision=old.revision,
                replaced=old.replaced,
                successor=number,
                title=difference(old.title, successor.title),
                text=() if texts[0] == texts[1] else tuple(_near_changes(difference(*texts))),
                cut=max(len(_WORD.findall(text)) for text in texts) > _MOST_WORDS,
            )
        )
        number, successor = old.revision, old
    return tuple(views)


def difference(before: str, after: str) -> tuple[Run, ...]:
    """The words of both texts, in order, with what became of them."""
    old, new = (_WORD.findall(text)[:_MOST_WORDS] for text in (before, after))
    bare = [[word.strip() for word in words] for words in (old, new)]
    runs: list[Run] = []
    for step in Indel.opcodes(*bare):
        if step.tag == "equal":
            pairs = zip(old[step.src_start : step.src_end], new[step.dest_start : step.dest_end], strict=True)
            # The one with the space after it, since a word follows in one of the texts at least.
            runs.append(Run(kind=Kind.SAME, text="".join(max(pair, key=len) for pair in pairs)))
        elif step.tag == "delete":
            runs.append(Run(kind=Kind.DELETED, text="".join(old[step.src_start : step.src_end])))
        else:
            runs.append(Run(kind=Kind.INSERTED, text="".join(new[step.dest_start : step.dest_end])))
    return tuple(_joined(runs))


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs with what lies between unchanged words in two: what was deleted there, then what was inserted."""
    waiting: dict[Kind, str] = {Kind.DELETED: "", Kind.INSERTED: ""}
    for run in (*runs, Run(kind=Kind.SAME, text="")):
        if run.kind is not Kind.SAME:
            waiting[run.kind] += run.text
            continue
        yield from (
            Run(kind=kind, text=text if text[-1].isspace() else f"{text} ") for kind, text in waiting.items() if text
        )
        waiting = dict.fromkeys(waiting, "")
        if run.text:
            yield run


def _near_changes(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs without the unchanged words that are far from any change."""
    for place, run in enumerate(runs):
        words = _WORD.findall(run.text) if run.kind is Kind.SAME else []
        before = _AROUND if place else 0
        after = _AROUND if place < len(runs) - 1 else 0
        if len(words) <= before + after + 1:
            yield run
            continue
        if before:
            yield Run(kind=Kind.SAME, text="".join(words[:before]))
        yield Run(kind=Kind.SKIPPED, text="")
        if after:
            yield Run(kind=Kind.SAME, text="".join(words[-after:]))
