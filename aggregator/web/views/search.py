"""What a search has found: stories with the articles that match, and articles that have no story yet."""

from __future__ import annotations

from dataclasses import dataclass

from aggregator.model import ListedStory, Phrase, SearchOrder, SearchQuery, StoredArticle
from aggregator.ports import SearchHit, UnitOfWork
from aggregator.web.pieces import Piece
from aggregator.web.views.marking import excerpt, marked
from aggregator.web.views.merge import story_numbered

STORIES = 20
"""Stories on one page."""
_ARTICLES = 3
"""Matching articles that are shown of each story."""
_UNGROUPED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article that matches, with the words that do marked."""

    stored: StoredArticle
    title: list[Piece]
    excerpt: list[Piece]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStory:
    """A story with its articles that match."""

    story: ListedStory
    articles: list[FoundArticle]
    """The first few, in the order asked for."""
    matching: int
    """How many of its articles match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """One page of what was found."""

    numbered: list[ListedStory]
    """The story whose number was typed; at most one."""
    stories: list[FoundStory]
    ungrouped: list[FoundArticle]
    """Shown with the first page."""
    all_stories: int
    all_articles: int
    all_ungrouped: int
    cut: bool
    """Whether the words are so common that only the articles stored last were looked at."""
    asks: bool
    """Whether what was typed holds a word to look for."""


def search_view(uow: UnitOfWork, words: str, *, order: SearchOrder, page: int) -> SearchView:
    """Search, and load what one page shows of it; pages count from 1."""
    query = SearchQuery.read(words)
    result = uow.articles.search(query, order=order)
    by_story: dict[int, list[SearchHit]] = {}
    ungrouped: list[SearchHit] = []
    for hit in result.hits:
        if hit.story_id is None:
            ungrouped.append(hit)
        else:
            by_story.setdefault(hit.story_id, []).append(hit)
    chosen = dict(list(by_story.items())[(page - 1) * STORIES : page * STORIES])
    alone = ungrouped[:_UNGROUPED] if page == 1 else []
    shown = [hit for hits in chosen.values() for hit in hits[:_ARTICLES]] + alone
    articles = uow.articles.many(hit.article_id for hit in shown)

    def found(hits: list[SearchHit]) -> list[FoundArticle]:
        return [_article(articles[hit.article_id], query.wanted) for hit in hits if hit.article_id in articles]

    return SearchView(
        numbered=story_numbered(uow, words) if page == 1 else [],
        stories=[
            FoundStory(story=story, articles=found(chosen[story_id][:_ARTICLES]), matching=len(chosen[story_id]))
            for story_id, story in uow.stories.listed(chosen).items()
        ],
        ungrouped=found(alone),
        all_stories=len(by_story),
        all_articles=len(result.hits),
        all_ungrouped=len(ungrouped),
        cut=result.cut,
        asks=bool(query.wanted),
    )


def _article(stored: StoredArticle, wanted: tuple[Phrase, ...]) -> FoundArticle:
    article = stored.article
    return FoundArticle(
        stored=stored,
        title=marked(article.title, wanted),
        excerpt=excerpt((article.summary, article.text), wanted),
    )
