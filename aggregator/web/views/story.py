"""A story with its sources, questions and history, as the story page and the API show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from aggregator.model import (
    Comparison,
    ListedStory,
    Member,
    PlacedBy,
    Source,
    StoredArticle,
    Story,
    StoryEvent,
    StoryRecord,
    SuggestionState,
)
from aggregator.ports import StoredDecision, UnitOfWork
from aggregator.relating import RelatedStory, related_stories
from aggregator.web.coverage import Coverage, Report, coverage, coverage_of_spread
from aggregator.web.remembered import Memory
from aggregator.web.views.details import AsideView, DetailsView, cited, details_view
from aggregator.web.views.history import DecisionView, HistoryPage, history_page
from aggregator.web.views.pins import pinned_by
from aggregator.web.views.questions import QuestionView, question_views
from aggregator.web.views.since import SinceView, since_reviews
from aggregator.web.views.versions import VersionView, version_views

HISTORY_ROWS = 60
PLOT_COLUMNS, PLOT_HEIGHT = 60, 40.0
SMALL_PLOT_COLUMNS, SMALL_PLOT_HEIGHT = 20, 24.0
SOURCES = 20
"""Articles of a story that are shown on one page."""
ENTRIES = 12
"""Of timeline, statements and figures each, on a story's own page; all of them stand on one of their own."""
COPIES = 4
"""Copies that stand under the text they carry; further ones come after all other texts, or folded on the same page."""
QUESTIONS = 4
"""Open questions that are shown at once; the next ones follow as these are answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One article of a story."""

    member: Member
    source: Source
    past: tuple[VersionView, ...]
    """Older versions, newest first."""
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
        return self.decision.decision.compared_with


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroup:
    """A text and the articles that carry copies of it, as far as they are on one page."""

    text: int
    """The article that the text is of."""
    origin: SourceView | None
    """That article, where it is on the page."""
    copies: tuple[SourceView, ...]
    further: tuple[int, ...]
    """Articles that carry copies and are on other pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """Everything the story page shows."""

    story: Story
    record: StoryRecord
    groups: tuple[SourceGroup, ...]
    headline_article: StoredArticle | None
    """The article that the headline is taken from."""
    questions: tuple[QuestionView, ...]
    pinned: Mapping[str, StoryEvent]
    """Which row of the history set each pin that stands."""
    since: SinceView | None
    """What has changed since the review; None where nothing has."""
    more_questions: int
    """Open questions beside those shown."""
    history: HistoryPage
    details: DetailsView | None
    """None until the story has been read."""
    related: tuple[RelatedStory, ...]
    """Other stories to read beside it, in time order."""
    coverage: Coverage | None
    """None for a story of one article."""

    @property
    def sources(self) -> tuple[SourceView, ...]:
        """All articles, each copy after the text it carries."""
        return tuple(each for group in self.groups for each in (group.origin, *group.copies) if each)


def story_view(
    uow: UnitOfWork,
    story: Story,
    record: StoryRecord,
    *,
    first: int = 0,
    most: int | None = None,
    questions: int | None = QUESTIONS,
    unsure_first: bool = False,
) -> StoryView:
    """Gather a story that has not been merged away; of its articles those from the place `first` on, at most `most`.

    What somebody was unsure about comes after what nobody has looked at yet, so that a key does not meet it again, but
    first for whoever works off what was left.
    """
    history = history_page(uow, story_id=story.id, limit=HISTORY_ROWS)
    asked = uow.reviews.suggestions_about(story.id)
    suggestions = sorted(asked, key=lambda each: (each.state is SuggestionState.UNSURE) != unsure_first)
    sources = _sources(uow, story.id, _shown(record, first, most), history.decisions)
    return StoryView(
        story=story,
        record=record,
        groups=_groups(sources, record),
        headline_article=uow.articles.get(record.headline_article_id),
        details=story_details(uow, story, {each.article.id: each.article for each in sources}, most=ENTRIES),
        related=related_stories(uow, story),
        coverage=_coverage(uow, story.id, record, sources),
        questions=question_views(uow, suggestions[:questions]),
        more_questions=len(suggestions[questions:]) if questions is not None else 0,
        pinned=pinned_by(uow, story),
        since=since_reviews(uow, [story.id]).get(story.id) if story.changed_since_review else None,
        history=history,
    )


def _shown(record: StoryRecord, first: int, most: int | None) -> list[Source]:
    """The sources on one page, in time order: all are put in the order of pages, then cut."""
    taken = set(_in_order(record)[first : None if most is None else first + most])
    return [each for each in record.sources if each.article_id in taken]


def _in_order(record: StoryRecord) -> list[int]:
    """The articles as pages show them: each text with its first copies, in time order, then all further copies."""
    carriers = _carriers(record).values()
    begun = (article_id for ids in carriers for article_id in ids[: 1 + COPIES])
    return [*begun, *(article_id for ids in carriers for article_id in ids[1 + COPIES :])]


def _carriers(record: StoryRecord) -> dict[int, list[int]]:
    """The articles that carry each text, in time order; a copy of a copy carries the first text of the chain."""
    sources = {each.article_id: each for each in record.sources}
    texts: dict[int, list[int]] = {}
    for each in record.sources:
        texts.setdefault(_origin(each.article_id, sources), []).append(each.article_id)
    return texts


def page_with(record: StoryRecord, article_id: int) -> int:
    """Where the page of articles begins, counted from 1, on which one is; the first where the story has it not."""
    in_order = _in_order(record)
    return in_order.index(article_id) // SOURCES * SOURCES + 1 if article_id in in_order else 1


def last_page(record: StoryRecord) -> int:
    """Where the last page of articles begins, counted from 1."""
    return (record.articles - 1) // SOURCES * SOURCES + 1


def _sources(
    uow: UnitOfWork, story_id: int, shown: Sequence[Source], decisions: Sequence[DecisionView]
) -> list[SourceView]:
    ids = [source.article_id for source in shown]
    articles, places, evidence = uow.articles.many(ids), uow.stories.memberships(ids), uow.stories.decisions(ids)
    past = uow.articles.past(each.id for each in articles.values() if each.revision > 1)
    people = _who_placed(decisions, story_id)
    return [
        SourceView(
            member=Member(stored=articles[each], membership=places[each]),
            source=source,
            past=version_views(articles[each], past.get(each, ())),
            decision=evidence.get(each),
            placed_by=people.get(each) if places[each].placed_by is PlacedBy.PERSON else None,
        )
        for source in shown
        if (each := source.article_id) in articles and each in places
    ]


def small_coverages(
    uow: UnitOfWork, stories: Sequence[ListedStory], *, memory: Memory, now: datetime
) -> dict[int, Coverage | None]:
    """The coverage of several stories, small enough for a list; None where there is nothing to draw."""
    known = {story.id: memory.spreads.look((story.id, story.revision), now=now) for story in stories}
    counted = uow.stories.spread([key for key, spread in known.items() if spread is None], parts=SMALL_PLOT_COLUMNS)
    for story in stories:
        if story.id in counted:
            memory.spreads.keep((story.id, story.revision), counted[story.id], now=now)
    spreads = known | counted
    return {
        key: None if spread is None else coverage_of_spread(spread, height=SMALL_PLOT_HEIGHT)
        for key, spread in spreads.items()
    }


def _coverage(uow: UnitOfWork, story_id: int, record: StoryRecord, shown: Sequence[SourceView]) -> Coverage | None:
    """The coverage of all of a story; the outlets of those articles are named that the page shows."""
    times = uow.stories.times([story_id])[story_id]
    outlets = {each.article.id: each.article.article.publisher for each in shown}
    reports = [
        Report(at=times[each.article_id], role=each.role, publisher=outlets.get(each.article_id, ""))
        for each in record.sources
        if each.article_id in times
    ]
    return coverage(reports, columns=PLOT_COLUMNS, height=PLOT_HEIGHT)


def story_details(
    uow: UnitOfWork, story: Story, on_page: Mapping[int, StoredArticle], *, first: int = 0, most: int
) -> DetailsView | None:
    """What the articles of a story say, beside the articles that a page shows of it; None until it has been read."""
    details = uow.stories.details([story.id]).get(story.id)
    if details is None:
        return None
    aside = [] if first else _aside(uow, story.id)
    told = story.pins.over(details)
    view = details_view(told, {}, story_id=story.id, aside=aside, on_page=on_page.keys(), first=first, most=most)
    others = uow.articles.many(cited(view) - on_page.keys())
    return replace(view, articles={**on_page, **others})


def _aside(uow: UnitOfWork, story_id: int) -> list[AsideView]:
    """The figures of a story that people have set aside, one a decision, however many articles print it."""
    told = uow.stories.figures_aside([story_id]).get(story_id, ())
    said = (uow.reviews.decision(each) for each in dict.fromkeys(each.decision_id for each in told))
    return [
        AsideView(decision_id=rows[0].decision_id, who=rows[0].who, figure=str(rows[0].before["figure"]))
        for rows in said
        if rows
    ]


def _who_placed(decisions: Sequence[DecisionView], story_id: int) -> dict[int, str]:
    """Who moved each article into the story last; `decisions` are newest first."""
    people: dict[int, str] = {}
    for decision in decisions:
        for event in decision.events:
            if event.article_id is not None and event.after.get("story") == story_id:
                people.setdefault(event.article_id, event.who)
    return people


def _groups(sources: Sequence[SourceView], record: StoryRecord) -> tuple[SourceGroup, ...]:
    """Each text that is on a page, in time order, then those of which further copies alone are."""
    on_page = {each.article.id: each for each in sources}
    groups = []
    for text, carriers in _carriers(record).items():
        shown = [on_page[each] for each in carriers if each in on_page]
        if shown:
            group = SourceGroup(
                text=text,
                origin=on_page.get(text),
                copies=tuple(each for each in shown if each.article.id != text),
                further=tuple(each for each in carriers if each not in on_page and each != text),
            )
            groups.append(group)
    return tuple(sorted(groups, key=lambda group: group.origin is None))


def _origin(article_id: int, sources: Mapping[int, Source]) -> int:
    """The article whose text this one carries, as far as the chain of copies is among the sources."""
    seen = {article_id}
    while (copied := sources[article_id].copy_of) is not None and copied in sources and copied not in seen:
        seen.add(copied)
        article_id = copied
    return article_id
