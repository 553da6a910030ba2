"""What a story's articles say, laid out for its page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from aggregator.model import (
    Development,
    Passage,
    StoredArticle,
    StoryDetails,
    StoryFigure,
    StoryStatement,
    When,
    outlets_first,
)
from aggregator.web.pieces import Piece, cut


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineDay:
    """What is told of one time."""

    when: When | None
    developments: tuple[Development, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A statement beside those that deny it."""

    statement: StoryStatement
    denials: tuple[StoryStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintView:
    """What one article prints of an entry."""

    sentence: Passage
    marked: tuple[Passage, ...]
    """The words of it that are meant; empty where all of it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideView:
    """A figure that was set aside: who said so, and which in words."""

    decision_id: str
    who: str
    figure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailsView:
    """The details of a story in the order in which its page shows them."""

    story_id: int
    details: StoryDetails
    days: tuple[TimelineDay, ...]
    statements: tuple[StatementView, ...]
    """Contested ones first, then those that the most articles print."""
    figures: tuple[StoryFigure, ...]
    """Counts about which articles disagree first."""
    aside: tuple[AsideView, ...]
    """What people have set aside among them."""
    entries: int
    """Of the longest of these three parts, shown or not."""
    articles: Mapping[int, StoredArticle]
    """Those that are cited, by id."""
    on_page: Collection[int]
    """Those of them that the page shows as well."""

    def language_of(self, passage: Passage) -> str | None:
        """The language of the article that a passage is taken from."""
        stored = self.articles.get(passage.article_id)
        return stored.article.language if stored else None

    def cited_in(self, passages: Iterable[Passage]) -> list[StoredArticle]:
        """The articles that passages are taken from, each once, one of each outlet first."""
        ids = dict.fromkeys(each.article_id for each in passages)
        return outlets_first([self.articles[each] for each in ids if each in self.articles])


def details_view(
    details: StoryDetails,
    articles: Mapping[int, StoredArticle],
    *,
    story_id: int,
    aside: Sequence[AsideView] = (),
    on_page: Collection[int] = (),
    first: int = 0,
    most: int,
) -> DetailsView:
    """Lay out the details of a story; the articles that they cite are given by id.

    Of timeline, statements and figures each those from the place `first` on, at most `most`.
    """
    shown = slice(first, first + most)
    statements = _statements(details.statements)
    figures = sorted(details.figures, key=lambda figure: not figure.is_disputed)
    return DetailsView(
        story_id=story_id,
        details=details,
        days=tuple(
            TimelineDay(when=when, developments=tuple(each))
            for when, each in groupby(details.timeline[shown], key=lambda development: development.when)
        ),
        statements=statements[shown],
        figures=tuple(figures[shown]),
        aside=tuple(aside),
        entries=max(len(details.timeline), len(statements), len(figures)),
        articles=articles,
        on_page=on_page,
    )


def cited(view: DetailsView) -> set[int]:
    """The articles that what is laid out was taken from."""
    details = view.details
    said = [each for shown in view.statements for each in (shown.statement, *shown.denials)]
    passages = [
        *details.kind_shown_by,
        *details.claim_shown_by,
        *details.happened_shown_by,
        *(each.name for each in (*details.places, *details.people, *details.organisations)),
        *(sentence for day in view.days for each in day.developments for sentence in each.sentences),
        *(printed.sentence for each in said for printed in each.printed),
        *(printed.words for each in view.figures for value in each.values for printed in value.printed),
    ]
    return {passage.article_id for passage in passages}


def passage_key(passage: Passage) -> str:
    """How an address names the entry whose first words are this passage."""
    return f"{passage.article_id}.{passage.field}.{passage.start}.{len(passage.words)}"


def prints_of(details: StoryDetails, key: str) -> list[PrintView]:
    """Every article's print of the entry of a key, in the entry's order; none where the story does not tell it so."""
    entries = [[PrintView(sentence=each, marked=()) for each in entry.sentences] for entry in details.timeline]
    entries += [
        [PrintView(sentence=each.sentence, marked=each.words) for each in statement.printed]
        for statement in details.statements
    ]
    entries += [
        [PrintView(sentence=each.sentence, marked=(each.words,)) for each in value.printed]
        for figure in details.figures
        for value in figure.values
    ]
    named = (entry for entry in entries if passage_key(next(iter(entry[0].marked), entry[0].sentence)) == key)
    return max(named, key=len, default=[])


def _statements(statements: Sequence[StoryStatement]) -> tuple[StatementView, ...]:
    """A denial stands beside what it denies, and alone only where that is not known."""
    beside = {position for statement in statements for position in statement.denied_by}
    views = [
        StatementView(statement=each, denials=tuple(statements[denial] for denial in each.denied_by))
        for position, each in enumerate(statements)
        if position not in beside
    ]
    return tuple(sorted(views, key=lambda view: (not view.denials, -len(view.statement.printed))))


def pieces(sentence: Passage, *marked: Passage) -> list[Piece]:
    """A sentence cut up at the passages of it that matter; those that stand elsewhere are passed over."""
    begin, length = sentence.start, len(sentence.words)
    spans = sorted(
        (each.start - begin, each.start - begin + len(each.words), "")
        for each in marked
        if (each.article_id, each.field) == (sentence.article_id, sentence.field) and each.end <= begin + length
    )
    return cut(sentence.words, spans)
