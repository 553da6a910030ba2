"""The texts of an article as they are read: what is taken from one becomes a passage that names where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aggregator.merging.language.sentences import MAX_TEXT_CHARS, Span, sentences
from aggregator.model import Passage, StoredArticle, TextField

_OPENING_CHARS: Final = 1_500
"""How much of a text is looked at for the sentences that open it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedText:
    """One text of an article."""

    article_id: int
    field: TextField
    text: str
    language: str
    """Its primary subtag; empty where it is not known."""

    def passage(self, span: Span) -> Passage:
        """A piece of the text as a passage of the article."""
        return Passage(article_id=self.article_id, field=self.field, start=span.start, words=span.of(self.text))

    def opening(self, most: int) -> tuple[Span, ...]:
        """The sentences that open it, no more than so many; of a title the whole."""
        read = self.text[:_OPENING_CHARS]
        if self.field is TextField.TITLE:
            return (Span(0, len(read)),)
        return sentences(read)[:most]


def printed_texts(stored: StoredArticle) -> Iterator[PrintedText]:
    """The texts of an article that are read: its title, then the fullest of its other texts; empty ones are left out.

    No more than `MAX_TEXT_CHARS` of each.
    """
    article, language = stored.article, primary_subtag(stored.article.language)
    body = (TextField.TEXT, article.text) if article.text else (TextField.SUMMARY, article.summary)
    for field, text in ((TextField.TITLE, article.title), body):
        if text.strip():
            yield PrintedText(article_id=stored.id, field=field, text=text[:MAX_TEXT_CHARS], language=language)


def primary_subtag(tag: str | None) -> str:
    """The language of a BCP 47 tag, without region and script, in small letters; empty where none is known."""
    return (tag or "").split("-")[0].casefold()
