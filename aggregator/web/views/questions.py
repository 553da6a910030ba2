"""Open questions, as the story page and the API show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aggregator.model import ListedStory, StoredArticle, StoryEvent, Suggestion, SuggestionState
from aggregator.ports import UnitOfWork


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
    """The articles that headlines are taken from, by story: both of the question's are among them."""
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
            leads=leads,
            unsure=unsure.get(each.id),
        )
        for each in suggestions
        if each.article_id in places and each.story_id in headlines
    )
