"""Stories as a table: one row for each article of each story, safe to open in a spreadsheet.

A spreadsheet takes a cell that begins with =, +, - or @ for a formula, and runs it; what stands in a feed is anybody's
word. Such a cell is given an apostrophe in front (OWASP, "CSV injection"), and so is what follows a line break, a tab
or a semicolon within one, since some spreadsheets part cells there whatever is quoted.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from aggregator.exporting.documents import StoryExport
from aggregator.model import Member, Source, StoryDetails, When

_BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""In front of the file it tells Excel that the text is UTF-8."""

Cell = str | int | float | bool | date | None


_STORY: Final[dict[str, Callable[[StoryExport], Cell]]] = {
    "story": lambda told: told.story.id,
    "state": lambda told: told.story.state,
    "revision": lambda told: told.story.revision,
    "changed_since_review": lambda told: told.story.changed_since_review,
    "open_suggestions": lambda told: told.story.open_suggestions,
    "topics": lambda told: "|".join(told.story.topics),
    "kind": lambda told: told.details.kind if told.details else told.story.pins.kind,
    "claim_status": lambda told: told.details.claim_status if told.details else told.story.pins.claim_status,
    "note": lambda told: told.story.pins.note,
    "happened_first": lambda told: happened.first if (happened := _happened(told)) else None,
    "happened_last": lambda told: happened.last if (happened := _happened(told)) else None,
    "places": lambda told: _places(told.details),
}
_RECORD: Final = (
    "headline",
    "articles",
    "publishers",
    "families",
    "independent_texts",
    "first_published",
    "last_published",
)
"""What a story's record says, under the names that it has there."""
_ARTICLE: Final[dict[str, Callable[[Member, Source | None], Cell]]] = {
    "article": lambda member, _: member.stored.id,
    "role": lambda _, source: source.role if source else None,
    "copy_of": lambda _, source: source.copy_of if source else None,
    "publisher": lambda member, _: member.stored.article.publisher,
    "family": lambda member, _: member.stored.article.family,
    "title": lambda member, _: member.stored.article.title,
    "summary": lambda member, _: member.stored.article.summary,
    "link": lambda member, _: member.stored.article.link,
    "published": lambda member, _: member.stored.article.published,
    "first_seen": lambda member, _: member.stored.first_seen,
    "language": lambda member, _: member.stored.article.language,
    "feed": lambda member, _: member.stored.feed_name,
    "article_revision": lambda member, _: member.stored.revision,
    "placed_by": lambda member, _: member.membership.placed_by,
    "probability": lambda member, _: member.membership.probability,
}
COLUMNS: Final = (*_STORY, *_RECORD, *_ARTICLE)

_INVISIBLE: Final = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
"""What nobody sees, and some spreadsheets pass over."""
_FORMULA: Final = re.compile(
    f"(^|[\\t\\r\\n;])((?:[^\\S\\t\\r\\n]|[{_INVISIBLE}])*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])"
)
_UNHOLDABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def csv_lines(stories: Iterable[StoryExport], *, bom: bool = False) -> Iterator[str]:
    """The table, in pieces, in RFC 4180 form with a heading; with `bom`, the mark that Excel knows UTF-8 by."""
    yield (_BOM if bom else "") + _row(COLUMNS)
    for told in stories:
        of_story = [cell(told) for cell in _STORY.values()]
        of_record = [getattr(told.story.record, name, None) for name in _RECORD]
        sources = told.story.sources
        yield "".join(
            _row([*of_story, *of_record, *(cell(member, sources.get(member.stored.id)) for cell in _ARTICLE.values())])
            for member in told.members
        )


def defused(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula; control characters go."""
    text = _FORMULA.sub(r"\1\2'", _UNHOLDABLE.sub("", text))
    return f"'{text}" if text.startswith(("\t", "\r", "\n")) else text


def _row(cells: Iterable[Cell]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(map(_written, cells))
    return line.getvalue()


def _written(cell: Cell) -> Cell:
    if isinstance(cell, date):  # datetimes too
        return cell.isoformat()
    return defused(cell) if isinstance(cell, str) else cell


def _happened(told: StoryExport) -> When | None:
    return told.details.happened if told.details else None


def _places(details: StoryDetails | None) -> str:
    named = details.places if details else ()
    return "|".join(f"{each.name.words} ({each.country})" if each.country else each.name.words for each in named)
