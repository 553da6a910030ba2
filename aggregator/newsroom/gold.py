"""The newsroom's articles with the story that each belongs to: the key to the exercise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aggregator.newsroom.reading import read_newsroom


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledArticle:
    """An article in its last version, as its feed prints it, and its story."""

    id: str
    story: str
    title: str
    summary: str
    text: str
    url: str
    publisher: str
    published: datetime | None
    """None where the feed prints no date."""
    lang: str
    copy_of: str | None
    """The id of the article whose text this one carries."""

    def line(self) -> dict[str, str | None]:
        """The article as a line of a labelled JSONL file."""
        published = self.published.isoformat() if self.published else None
        return {
            "id": self.id,
            "story": self.story,
            "title": self.title,
            "summary": self.summary,
            "text": self.text,
            "url": self.url,
            "publisher": self.publisher,
            "published": published,
            "lang": self.lang,
        }


def gold(folder: Path) -> tuple[LabelledArticle, ...]:
    """All labelled articles of a newsroom's folder, in order of publication; raises ConfigError."""
    newsroom = read_newsroom(folder)
    end = newsroom.steps[-1]
    return tuple(
        LabelledArticle(
            id=piece.id,
            story=piece.story,
            title=entry.title,
            summary=entry.summary,
            text=entry.text,
            url=entry.link,
            publisher=piece.outlet.name,
            published=entry.published,
            lang=piece.outlet.language,
            copy_of=piece.copy_of,
        )
        for piece, entry in ((piece, piece.entry(end)) for piece in newsroom.pieces)
    )
