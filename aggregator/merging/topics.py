"""Which topics a story belongs to: filters over its articles' words, publishers and languages, its kind and places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aggregator.model import NO_PINS, Named, Pins, StoredArticle, StoryDetails, StoryKind, TopicSpec, fold

_TEXT_CHARS: Final = 10_000
"""How much of a full text is searched; few news reports are longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    """What topics ask of a story, folded for comparison."""

    padded: str
    publishers: frozenset[str]
    languages: frozenset[str]
    kind: StoryKind | None
    places: frozenset[str]
    countries: frozenset[str]

    def holds(self, phrase: str) -> bool:
        wanted = fold(phrase)
        return bool(wanted) and f" {wanted} " in self.padded

    def speaks(self, language: str) -> bool:
        code = language.casefold()
        return any(found == code or found.startswith(f"{code}-") for found in self.languages)

    def names(self, place: str) -> bool:
        return place in self.countries or fold(place) in self.places


def topics_of(
    articles: Sequence[StoredArticle],
    details: StoryDetails | None,
    topics: Sequence[TopicSpec],
    pins: Pins = NO_PINS,
) -> tuple[str, ...]:
    """The names of the topics, in their order, all of whose conditions a story's articles meet together.

    Words and phrases match whole words in title, summary or text, whatever their case and accents; a phrase must stand
    within one of the three. `none` excludes a story if any of its articles has such a word. A publisher matches by its
    name or by its host, whatever its feeds are called. A language matches its regional varieties: 'pt' takes in
    'pt-BR'. A place matches by its name, whatever case and accents, or by the code of its country. A kind is the one
    that a person has pinned, else the one that was read. Without details, which a story has once it has been read, no
    topic with places matches, and none with kinds unless one is pinned.
    """
    if not topics:
        return ()
    named: tuple[Named, ...] = () if details is None else details.places
    story = _Story(
        padded="\n".join(
            f" {fold(part)} "
            for each in articles
            for part in (each.article.title, each.article.summary, each.article.text[:_TEXT_CHARS])
            if part
        ),
        publishers=frozenset(
            name for each in articles for name in (each.article.publisher.casefold(), each.article.outlet)
        ),
        languages=frozenset(each.article.language.casefold() for each in articles if each.article.language),
        kind=pins.kind or (details.kind if details else None),
        places=frozenset(fold(each.name.words) for each in named) - {""},
        countries=frozenset(each.country.upper() for each in named if each.country),
    )
    return tuple(topic.name for topic in topics if _fits(topic, story))


def _fits(topic: TopicSpec, story: _Story) -> bool:
    return (
        (not topic.any or any(map(story.holds, topic.any)))
        and all(map(story.holds, topic.all))
        and not any(map(story.holds, topic.none))
        and (not topic.publishers or any(name.casefold() in story.publishers for name in topic.publishers))
        and (not topic.languages or any(map(story.speaks, topic.languages)))
        and (not topic.kinds or story.kind in topic.kinds)
        and (not topic.places or any(map(story.names, topic.places)))
    )
