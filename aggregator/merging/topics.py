"""Which topics a story belongs to: filters over the words, publishers and languages of its articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.model import StoredArticle, TopicSpec, fold

_TEXT_CHARS: Final = 10_000
"""How much of a full text is searched; few news reports are longer."""


def topics_of(articles: Sequence[StoredArticle], topics: Sequence[TopicSpec]) -> tuple[str, ...]:
    """The names of the topics, in their order, all of whose conditions a story's articles meet together.

    Words and phrases match whole words in title, summary or text, whatever their case and accents; a phrase must stand
    within one of the three. `none` excludes a story if any of its articles has such a word. A language matches its
    regional varieties: 'pt' takes in 'pt-BR'.
    """
    if not topics:
        return ()
    padded = "\n".join(
        f" {fold(part)} "
        for each in articles
        for part in (each.article.title, each.article.summary, each.article.text[:_TEXT_CHARS])
        if part
    )
    publishers = {each.article.publisher.casefold() for each in articles}
    languages = {each.article.language.casefold() for each in articles if each.article.language}
    return tuple(topic.name for topic in topics if _fits(topic, padded, publishers, languages))


def _fits(topic: TopicSpec, padded: str, publishers: set[str], languages: set[str]) -> bool:
    def holds(phrase: str) -> bool:
        wanted = fold(phrase)
        return bool(wanted) and f" {wanted} " in padded

    def spoken(language: str) -> bool:
        code = language.casefold()
        return any(found == code or found.startswith(f"{code}-") for found in languages)

    return (
        (not topic.any or any(map(holds, topic.any)))
        and all(map(holds, topic.all))
        and not any(map(holds, topic.none))
        and (not topic.publishers or any(name.casefold() in publishers for name in topic.publishers))
        and (not topic.languages or any(map(spoken, topic.languages)))
    )
