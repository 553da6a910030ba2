"""A story with its sources, questions and history, as the story page and the API show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from aggregator.errors import NotFound
from aggregator.model import (
    Comparison,
    Member,
    PastRevision,
    PlacedBy,
    Source,
    SourceRole,
    StoredArticle,
    Story,
    StoryEvent,
    StoryRecord,
    Suggestion,
    SuggestionState,
)
from aggregator.ports import StoredDecision, UnitOfWork
from aggregator.web.coverage import Coverage, Report, coverage
from aggregator.web.views.details import DetailsView, details_view
from aggregator.web.views.history import DecisionView, HistoryPage, history_page
from aggregator.web.views.pins import pinned_by
from aggregator.web.views.since import SinceReviewView, since_reviews

HISTORY_ROWS = 60
PLOT_COLUMNS, PLOT_HEIGHT = 60, 40.0
SMALL_PLOT_COLUMNS, SMALL_PLOT_HEIGHT = 20, 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One article of a story."""

    member: Member
    source: Source
    past: tuple[PastRevision, ...]
    decision: StoredDecision | None
    placed_by: str | None
    """The reviewer who put it here, where one did."""

    @property
    def article(self) -> StoredArticle:
        """The article itself."""
        return self.member.stored

    @property
    def comparison(self) -> Comparison | None:
        """What the decision about it rests on: the story it joined, or the nearest one that it did not."""
        if self.decision is None:
            return None
        return self.decision.decision.chosen or self.decision.decision.nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroup:
    """A text and the articles that carry copies of it."""

    origin: SourceView
    copies: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """The open question whether an article belongs to a story."""

    suggestion: Suggestion
    article: StoredArticle
    asked: Story
    """The story that the article may belong to."""
    present: Story
    """The story that the article is in now."""
    unsure: StoryEvent | None
    """The answer of somebody who was unsure."""

    @property
    def shown(self) -> tuple[Story, ...]:
        """The stories that an answer may change."""
        return (self.asked, self.present)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """Everything the story page shows."""

    story: Story
    record: StoryRecord
    groups: tuple[SourceGroup, ...]
    questions: tuple[QuestionView, ...]
    pinned: Mapping[str, StoryEvent]
    """Which row of the history set each pin that stands."""
    since: SinceReviewView | None
    """What has changed since the review; None where nothing has."""
    history: HistoryPage
    details: DetailsView | None
    """None until the story has been read."""
    coverage: Coverage | None
    """None for a story of one article."""

    @property
    def sources(self) -> tuple[SourceView, ...]:
        """All articles, each copy after the text it carries."""
        return tuple(each for group in self.groups for each in (group.origin, *group.copies))


def find_story(uow: UnitOfWork, story_id: int) -> Story:
    """The story that an id stands for today, which may be another one it was merged into; raises NotFound."""
    living = uow.stories.resolve(story_id)
    story = None if living is None else uow.stories.get(living)
    if story is None:
        raise NotFound("story", story_id)
    return story


def story_view(uow: UnitOfWork, story: Story, record: StoryRecord) -> StoryView:
    """Gather a story that has not been merged away."""
    history = history_page(uow, story_id=story.id, limit=HISTORY_ROWS)
    sources = _sources(uow, story.id, record, history.decisions)
    details = uow.stories.details([story.id]).get(story.id)
    return StoryView(
        story=story,
        record=record,
        groups=_groups(sources),
        details=details_view(story.pins.over(details), [each.article for each in sources]) if details else None,
        coverage=coverage(map(_report, sources), columns=PLOT_COLUMNS, height=PLOT_HEIGHT),
        questions=_questions(uow, story),
        pinned=pinned_by(uow, story),
        since=since_reviews(uow, [story.id]).get(story.id) if story.changed_since_review else None,
        history=history,
    )


def _sources(
    uow: UnitOfWork, story_id: int, record: StoryRecord, decisions: Sequence[DecisionView]
) -> list[SourceView]:
    members = uow.stories.members([story_id])[story_id]
    evidence = uow.stories.decisions([member.stored.id for member in members])
    roles = {source.article_id: source for source in record.sources}
    people = _who_placed(decisions, story_id)
    return [
        SourceView(
            member=member,
            source=roles.get(member.stored.id) or Source(article_id=member.stored.id, role=SourceRole.INDEPENDENT),
            past=tuple(uow.articles.past(member.stored.id)) if member.stored.revision > 1 else (),
            decision=evidence.get(member.stored.id),
            placed_by=people.get(member.stored.id) if member.membership.placed_by is PlacedBy.PERSON else None,
        )
        for member in members
    ]


def small_coverages(uow: UnitOfWork, stories: Sequence[Story]) -> dict[int, Coverage | None]:
    """The coverage of several stories, small enough for a list; None where there is nothing to draw."""
    times = uow.stories.times([story.id for story in stories])
    return {story.id: _small_coverage(story, times[story.id]) for story in stories}


def _small_coverage(story: Story, times: Mapping[int, datetime]) -> Coverage | None:
    sources = story.record.sources if story.record else ()
    reports = [Report(at=times[each.article_id], role=each.role) for each in sources if each.article_id in times]
    return coverage(reports, columns=SMALL_PLOT_COLUMNS, height=SMALL_PLOT_HEIGHT)


def _report(source: SourceView) -> Report:
    article = source.article.article
    return Report(at=article.sort_time, role=source.source.role, publisher=article.publisher)


def _who_placed(decisions: Sequence[DecisionView], story_id: int) -> dict[int, str]:
    """Who moved each article into the story last; `decisions` are newest first."""
    people: dict[int, str] = {}
    for decision in decisions:
        for event in decision.events:
            if event.article_id is not None and event.after.get("story") == story_id:
                people.setdefault(event.article_id, event.who)
    return people


def _groups(sources: Sequence[SourceView]) -> tuple[SourceGroup, ...]:
    """Copies under the text they carry, in time order; a copy of a copy stands under the first text of the chain."""
    by_id = {each.article.id: each for each in sources}
    copies: dict[int, list[SourceView]] = {}
    origins = []
    for each in sources:
        origin = _origin(each, by_id)
        if origin is each:
            origins.append(each)
        else:
            copies.setdefault(origin.article.id, []).append(each)
    return tuple(SourceGroup(origin=each, copies=tuple(copies.get(each.article.id, ()))) for each in origins)


def _origin(source: SourceView, by_id: Mapping[int, SourceView]) -> SourceView:
    seen = {source.article.id}
    while (copied := source.source.copy_of) is not None and copied in by_id and copied not in seen:
        seen.add(copied)
        source = by_id[copied]
    return source


def _questions(uow: UnitOfWork, story: Story) -> tuple[QuestionView, ...]:
    suggestions = uow.reviews.suggestions_about(story.id)
    articles = uow.articles.many({each.article_id for each in suggestions})
    places = uow.stories.memberships(articles)
    stories = uow.stories.many({each.story_id for each in suggestions} | {place.story_id for place in places.values()})
    unsure = uow.reviews.answers(each.id for each in suggestions if each.state is SuggestionState.UNSURE)
    return tuple(
        QuestionView(
            suggestion=each,
            article=articles[each.article_id],
            asked=stories[each.story_id],
            present=stories[places[each.article_id].story_id],
            unsure=unsure.get(each.id),
        )
        for each in suggestions
        if each.article_id in places and stories[each.story_id].record is not None
    )
