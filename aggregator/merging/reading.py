"""Everything that one article says, part by part; read once for each version of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aggregator.merging.claims import ArticleClaims, read_claims
from aggregator.merging.figures import TOLLS_ONLY, read_figures
from aggregator.merging.figures.by_place import by_place
from aggregator.merging.figures.grouping import ArticleFigures, ToldFigure
from aggregator.merging.kinds import ArticleKind, Subject, read_subject
from aggregator.merging.language.tags import primary_subtag
from aggregator.merging.names import ArticleNames, read_names
from aggregator.merging.printed import PrintedText, printed_texts
from aggregator.merging.statements.reading import Coverage, Statement, extract_statements
from aggregator.merging.timeline import read_timeline
from aggregator.merging.timeline.merging import ArticleTimeline, ToldDate
from aggregator.merging.timeline.named_events import read_named_events
from aggregator.merging.timeline.reading import DatedSentence
from aggregator.model import Part, PrintedFigure, PrintedStatement, StoredArticle, StoryKind


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
    article = stored.article
    texts = tuple(printed_texts(stored))
    published = article.published_there
    not_read: set[Part] = set()
    subject = _subject(texts, published, not_read)
    statements = tuple(_statements(texts, not_read))
    names = read_names(stored.id, texts)
    if not names.is_supported:
        not_read.add(Part.NAMES)
    ahead = names.ahead_of(article.utc_offset)
    return Reading(
        article_id=stored.id,
        kind=ArticleKind(article_id=stored.id, time=article.sort_time, subject=subject),
        claims=read_claims(
            stored.id, article.sort_time, texts, subject.kind if subject else StoryKind.OTHER, statements
        ),
        statements=statements,
        timeline=ArticleTimeline(
            article_id=stored.id,
            time=article.sort_time.astimezone(article.clock),
            told=tuple(_dates(texts, published, ahead, not_read)),
            named=tuple(_named_events(texts, published, ahead)),
        ),
        figures=ArticleFigures(
            article_id=stored.id,
            outlet=article.outlet,
            time=article.sort_time,
            told=tuple(_figures(texts, published, not_read)),
        ),
        names=names,
        not_read=frozenset(not_read),
    )


def _subject(texts: Sequence[PrintedText], published: datetime | None, not_read: set[Part]) -> Subject | None:
    subject = read_subject(texts, published)
    if subject is None:
        not_read.add(Part.KIND)
    return subject


def _statements(texts: Iterable[PrintedText], not_read: set[Part]) -> Iterator[PrintedStatement]:
    for text in texts:
        found = extract_statements(text.text, text.language)
        if found.coverage is not Coverage.FULL:
            not_read.add(Part.STATEMENTS)
        yield from (_statement(text, each) for each in found.statements)


def _statement(text: PrintedText, found: Statement) -> PrintedStatement:
    return PrintedStatement(
        words=tuple(map(text.passage, found.words)),
        sentence=text.passage(found.sentence),
        speaker=text.passage(found.speaker) if found.speaker else None,
        verb=text.passage(found.verb) if found.verb else None,
        form=found.form,
        kind=found.kind,
        stance=found.stance,
    )


def _dates(
    texts: Iterable[PrintedText], published: datetime | None, ahead: timedelta, not_read: set[Part]
) -> Iterator[ToldDate]:
    for text in texts:
        found = read_timeline(text.text, language=text.language, published=published, ahead=ahead)
        if found is None:
            not_read.add(Part.TIMELINE)
        yield from (_told(text, each) for each in found or ())


def _named_events(texts: Iterable[PrintedText], published: datetime | None, ahead: timedelta) -> Iterator[ToldDate]:
    for text in texts:
        found = read_named_events(text.text, language=text.language, published=published, ahead=ahead)
        yield from (_told(text, each) for each in found)


def _told(text: PrintedText, found: DatedSentence) -> ToldDate:
    return ToldDate(
        sentence=text.passage(found.sentence),
        words=text.passage(found.words),
        when=found.when,
        is_saying=found.is_saying,
    )


def _figures(texts: Iterable[PrintedText], published: datetime | None, not_read: set[Part]) -> Iterator[ToldFigure]:
    for text in texts:
        found = read_figures(text.text, language=text.language, published=published)
        if found is None:
            not_read.add(Part.FIGURES)
        elif primary_subtag(text.language) in TOLLS_ONLY:
            not_read.add(Part.OTHER_FIGURES)
        parted = by_place(text.text, text.language, found or ())
        for each in found or ():
            printed = PrintedFigure(words=text.passage(each.words), sentence=text.passage(each.sentence))
            yield ToldFigure(figure=each, printed=printed, is_of_a_place=each.words in parted)
