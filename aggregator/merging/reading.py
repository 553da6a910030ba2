"""Everything that one article says, part by part; read once for each version of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aggregator.merging import figures, kinds, names, statements, timeline
from aggregator.merging.claims import ArticleClaims, read_claims
from aggregator.merging.figures.told import ArticleFigures
from aggregator.merging.kinds import ArticleKind
from aggregator.merging.names import ArticleNames
from aggregator.merging.printed import printed_texts
from aggregator.merging.timeline.told import ArticleTimeline
from aggregator.model import Part, PrintedStatement, StoredArticle, StoryKind

_READ_IN: Final = {
    Part.KIND: kinds.LANGUAGES,
    Part.STATEMENTS: statements.LANGUAGES,
    Part.TIMELINE: timeline.LANGUAGES,
    Part.FIGURES: figures.LANGUAGES | figures.TOLLS_ONLY,
    Part.NAMES: names.LANGUAGES,
}
"""The languages in which each part is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one article says."""

    article_id: int
    kind: ArticleKind
    claims: ArticleClaims
    statements: tuple[PrintedStatement, ...]
    timeline: ArticleTimeline
    figures: ArticleFigures
    names: ArticleNames
    not_read: frozenset[Part]
    """Parts that are not supported for its language."""


def read_article(stored: StoredArticle) -> Reading:
    """Read an article: what it is about, its statements, figures, dates and names, each as passages of it."""
    article, published = stored.article, stored.article.published_there
    texts = tuple(printed_texts(stored))
    told = tuple(each for text in texts for each in figures.read_figures(text, published))
    subject = kinds.read_subject(texts, published, told)
    kind = subject.kind if subject else StoryKind.OTHER
    said = tuple(each for text in texts for each in statements.extract_statements(text))
    named = names.read_names(stored.id, texts)
    ahead = named.ahead_of(article.utc_offset)
    return Reading(
        article_id=stored.id,
        kind=ArticleKind(article_id=stored.id, time=article.sort_time, subject=subject),
        claims=read_claims(stored.id, article.sort_time, texts, kind, said),
        statements=said,
        timeline=ArticleTimeline(
            article_id=stored.id,
            time=article.sort_time.astimezone(article.clock),
            told=tuple(each for text in texts for each in timeline.read_timeline(text, published, ahead)),
            named=tuple(each for text in texts for each in timeline.read_named_events(text, published, ahead)),
        ),
        figures=ArticleFigures(
            article_id=stored.id,
            outlet=article.outlet,
            time=article.sort_time,
            told=told,
        ),
        names=named,
        not_read=_not_read(texts[0].language) if texts else frozenset(),
    )


def _not_read(language: str) -> frozenset[Part]:
    tolls_only = {Part.OTHER_FIGURES} if language in figures.TOLLS_ONLY else set()
    return frozenset(tolls_only | {part for part, languages in _READ_IN.items() if language not in languages})
