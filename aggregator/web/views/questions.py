"""Open questions, as the story page and the API show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aggregator.model import ListedStory, StoredArticle, StoryEvent, Suggestion, SuggestionState
from aggregator.ports import UnitOfWork

_LOOKED_AT = 40
"""Articles of a story, of which the one nearest to a question's is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """The open question whether an article belongs to a story."""

    suggestion: Suggestion
    article: StoredArticle
    asked: ListedStory
    """The story that the article may belong to."""
    present: ListedStory
    """The story that the article is in now."""
    leads: Mapping[int, StoredArticle]
    """By story: of the one asked about the article nearest to the question's, of others that of the headline."""
    unsure: StoryEvent | None
    """The answer of somebody who was unsure."""

    @property
    def shown(self) -> tuple[ListedStory, ...]:
        """The stories that an answer may change."""
        return (self.asked, self.present)


def question_views(uow: UnitOfWork, suggestions: Sequence[Suggestion]) -> tuple[QuestionView, ...]:
    """The questions with the articles and stories that they are about."""
    places = uow.stories.memberships(each.article_id for each in suggestions)
    stories = uow.stories.listed(
        {each.story_id for each in suggestions} | {place.story_id for place in places.values()}
    )
    headlines = {each.id: each.record.headline_article_id for each in stories.values() if each.record}
    articles = uow.articles.many({each.article_id for each in suggestions} | set(headlines.values()))
    leads = {story_id: articles[each] for story_id, each in headlines.items() if each in articles}
    unsure = uow.reviews.answers(each.id for each in suggestions if each.state is SuggestionState.UNSURE)
    return tuple(
        QuestionView(
            suggestion=each,
            article=articles[each.article_id],
            asked=stories[each.story_id],
            present=stories[places[each.article_id].story_id],
            leads=leads | _nearest(uow, each, stories[each.story_id]),
            unsure=unsure.get(each.id),
        )
        for each in suggestions
        if each.article_id in places and each.story_id in headlines
    )


def _nearest(uow: UnitOfWork, suggestion: Suggestion, asked: ListedStory) -> dict[int, StoredArticle]:
    """The article of the story asked about that has most of the words behind the evidence, of equals the headline's."""
    if asked.record is None or asked.record.articles == 1:
        return {}
    words = {word.lower() for each in suggestion.comparison.evidence if each.weight > 0 for word in each.words}

    def found(stored: StoredArticle) -> int:
        article = stored.article
        told = f"{article.title} {article.summary or article.text}".lower()
        return sum(word in told for word in words)

    headline = asked.record.headline_article_id
    members = (each.stored for each in uow.stories.member_page(asked.id, limit=_LOOKED_AT))
    return {asked.id: max(members, key=lambda each: (found(each), each.id == headline))}
