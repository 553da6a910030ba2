"""Stories as a table: one row for each article of each story, safe to open in a spreadsheet.

A spreadsheet takes a cell that begins with =, +, - or @ for a formula, and runs it; what stands in a feed is anybody's
word. Such a cell is given an apostrophe in front (OWASP, "CSV injection"), and so is what follows a line break, a tab
or a semicolon within one, since some spreadsheets part cells there whatever is quoted.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from aggregator.exporting.documents import StoryExport
from aggregator.model import Member, Source, StoryDetails

_BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""In front of the file it tells Excel that the text is UTF-8."""

_STORY: Final = (
    "story",
    "state",
    "revision",
    "changed_since_review",
    "open_suggestions",
    "topics",
    "kind",
    "claim_status",
    "note",
    "happened_first",
    "happened_last",
    "places",
    "headline",
    "articles",
    "publishers",
    "families",
    "independent_texts",
    "first_published",
    "last_published",
)
_ARTICLE: Final = (
    "article",
    "role",
    "copy_of",
    "publisher",
    "family",
    "title",
    "summary",
    "link",
    "published",
    "first_seen",
    "language",
    "feed",
    "article_revision",
    "placed_by",
    "probability",
)
COLUMNS: Final = _STORY + _ARTICLE

_INVISIBLE: Final = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
"""What nobody sees, and some spreadsheets pass over."""
_FORMULA: Final = re.compile(
    f"(^|[\\t\\r\\n;])((?:[^\\S\\t\\r\\n]|[{_INVISIBLE}])*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])"
)
_UNHOLDABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

Cell = str | int | float | bool | None


def csv_lines(stories: Iterable[StoryExport], *, bom: bool = False) -> Iterator[str]:
    """The table, in pieces, in RFC 4180 form with a heading; with `bom`, the mark that Excel knows UTF-8 by."""
    yield (_BOM if bom else "") + _row(COLUMNS)
    for told in stories:
        of_story, sources = _of_story(told), told.story.sources
        yield "".join(_row([*of_story, *_of_article(member, sources.get(member.stored.id))]) for member in told.members)


def defused(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula; control characters go."""
    text = _FORMULA.sub(r"\1\2'", _UNHOLDABLE.sub("", text))
    return f"'{text}" if text.startswith(("\t", "\r", "\n")) else text


def _row(cells: Iterable[Cell]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([defused(cell) if isinstance(cell, str) else cell for cell in cells])
    return line.getvalue()


def _of_story(told: StoryExport) -> list[Cell]:
    story, record, details = told.story, told.story.record, told.details
    happened = details.happened if details else None
    return [
        story.id,
        story.state.value,
        story.revision,
        story.changed_since_review,
        story.open_suggestions,
        "|".join(story.topics),
        details.kind if details else story.pins.kind,
        details.claim_status if details else story.pins.claim_status,
        story.pins.note,
        happened.first.isoformat() if happened else None,
        happened.last.isoformat() if happened else None,
        _places(details),
        record.headline if record else None,
        record.articles if record else None,
        record.publishers if record else None,
        record.families if record else None,
        record.independent_texts if record else None,
        _time(record.first_published if record else None),
        _time(record.last_published if record else None),
    ]


def _places(details: StoryDetails | None) -> str:
    named = details.places if details else ()
    return "|".join(f"{each.name.words} ({each.country})" if each.country else each.name.words for each in named)


def _of_article(member: Member, source: Source | None) -> list[Cell]:
    stored, article = member.stored, member.stored.article
    return [
        stored.id,
        source.role.value if source else None,
        source.copy_of if source else None,
        article.publisher,
        article.family,
        article.title,
        article.summary,
        article.link,
        _time(article.published),
        _time(stored.first_seen),
        article.language,
        stored.feed_name,
        stored.revision,
        member.membership.placed_by.value,
        member.membership.probability,
    ]


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
