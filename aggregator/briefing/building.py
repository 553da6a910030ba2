"""Puts a briefing together from what stories' articles say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Final, TypeVar

from aggregator.briefing.parts import (
    Briefing,
    BriefStory,
    Cite,
    Contested,
    Count,
    Day,
    StoryToTell,
    Told,
    Value,
)
from aggregator.briefing.words import count_name, day_told, stance
from aggregator.links import safe_link
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

T = TypeVar("T")

MOST_STORIES: Final = 60
_DEVELOPMENTS: Final = 12
_STATEMENTS: Final = 8
_COUNTS: Final = 8
"""Lines of one story; the sixtieth of a day's statements is read by nobody."""


def build_briefing(
    topic: str, stories: Sequence[StoryToTell], *, since: datetime, until: datetime, more_stories: int = 0
) -> Briefing:
    """The briefing of a topic's stories that published something in a period; `more_stories` were not handed in."""
    ranked = sorted(stories, key=lambda told: (-told.record.independent_texts, -told.story.id))
    shown = ranked[:MOST_STORIES]
    ids = {told.story.id for told in shown}
    work = _Work(since, until)
    for told in shown:
        if told.details is not None:
            work.add(told, told.details)
    return Briefing(
        topic=topic,
        since=since,
        until=until,
        stories=tuple(_brief(told, ids) for told in shown),
        background=_days(work.background),
        developments=_days(work.developments),
        ahead=_days(work.ahead),
        contested=tuple(work.contested),
        statements=tuple(work.statements),
        counts=tuple(work.counts),
        left_out=work.left_out,
        more_stories=more_stories + len(ranked) - len(shown),
        unread=sum(told.details is None for told in shown),
    )


class _Work:
    """The lines so far."""

    def __init__(self, since: datetime, until: datetime) -> None:
        self._since, self._until = since, until
        self.background: list[tuple[When | None, Told]] = []
        self.developments: list[tuple[When | None, Told]] = []
        self.ahead: list[tuple[When | None, Told]] = []
        self.contested: list[Contested] = []
        self.statements: list[Told] = []
        self.counts: list[Count] = []
        self.left_out = 0

    def add(self, told: StoryToTell, details: StoryDetails) -> None:
        """Take over what one story says."""
        weighty = sorted(details.timeline, key=lambda each: -each.texts)
        for development in self._first(weighty, _DEVELOPMENTS):
            self._list_for(development).append((development.when, _told(told, development.sentences)))
        contested = list(_contested(told, details.statements))
        self.contested += self._first(contested, _STATEMENTS)
        in_contest = {
            place
            for claim, statement in enumerate(details.statements)
            if statement.denied_by
            for place in (claim, *statement.denied_by)
        }
        others = [each for place, each in enumerate(details.statements) if place not in in_contest]
        recent = [each for each in others if self._is_recent(told, each)]
        most_printed = sorted(recent, key=lambda each: -len(each.printed))
        kept = {id(each) for each in self._first(most_printed, _STATEMENTS)}
        self.statements += [_statement(told, each) for each in recent if id(each) in kept]
        disputed_first = sorted(details.figures, key=lambda each: not each.is_disputed)
        self.counts += [_count(told, each) for each in self._first(disputed_first, _COUNTS)]

    def _list_for(self, development: Development) -> list[tuple[When | None, Told]]:
        when = development.when
        if when is not None and when.last < self._since.date():
            return self.background
        return self.ahead if when is not None and when.first > self._until.date() else self.developments

    def _is_recent(self, told: StoryToTell, statement: StoryStatement) -> bool:
        """Whether an article of the period prints it."""
        printed = (told.articles.get(each.sentence.article_id) for each in statement.printed)
        return any(stored is not None and stored.article.sort_time >= self._since for stored in printed)

    def _first(self, lines: Sequence[T], most: int) -> Sequence[T]:
        self.left_out += max(0, len(lines) - most)
        return lines[:most]


def _days(lines: Iterable[tuple[When | None, Told]]) -> tuple[Day, ...]:
    """Lines under the times they tell of, in order; what has no date stands last."""

    def order(line: tuple[When | None, Told]) -> tuple[bool, str, str, str]:
        when = line[0]
        if when is None:
            return True, "", "", ""
        return False, when.first.isoformat(), when.last.isoformat(), day_told(when)

    grouped = groupby(sorted(lines, key=order), key=lambda line: line[0])
    return tuple(Day(when=when, told=tuple(told for _, told in each)) for when, each in grouped)


def _told(story: StoryToTell, passages: Sequence[Passage], *, speaker: str | None = None, manner: str = "") -> Told:
    """A line of the first passage's words that cites the articles of all of them."""
    first = passages[0]
    stored = story.articles.get(first.article_id)
    ids = dict.fromkeys(each.article_id for each in passages)
    cited = outlets_first([story.articles[each] for each in ids if each in story.articles])
    return Told(
        story_id=story.story.id,
        words=first.words,
        language=stored.article.language if stored else None,
        cites=tuple(map(_cite, cited)),
        speaker=speaker,
        manner=manner,
    )


def _cite(stored: StoredArticle) -> Cite:
    return Cite(
        article_id=stored.id,
        publisher=stored.article.publisher,
        link=safe_link(stored.article.link),
        published=stored.article.published,
    )


def _statement(story: StoryToTell, statement: StoryStatement) -> Told:
    first = statement.printed[0]
    speaker = first.speaker.words if first.speaker else None
    return _told(story, [each.sentence for each in statement.printed], speaker=speaker, manner=stance(first))


def _contested(story: StoryToTell, statements: Sequence[StoryStatement]) -> Iterator[Contested]:
    for statement in statements:
        if statement.denied_by:
            denials = tuple(_statement(story, statements[place]) for place in statement.denied_by)
            yield Contested(claim=_statement(story, statement), denials=denials)


def _count(story: StoryToTell, figure: StoryFigure) -> Count:
    values = tuple(
        Value(
            words=value.printed[0].words.words,
            told=_told(story, [each.sentence for each in value.printed]),
            disagrees=bool(value.disagrees_with),
            later=bool(value.later_than),
        )
        for value in figure.values
    )
    return Count(story_id=story.story.id, name=count_name(figure), values=values)


def _brief(told: StoryToTell, shown: Collection[int]) -> BriefStory:
    record = told.record
    stored = told.articles.get(record.headline_article_id)
    return BriefStory(
        id=told.story.id,
        headline=Told(
            story_id=told.story.id,
            words=record.headline,
            language=stored.article.language if stored else None,
            cites=() if stored is None else (_cite(stored),),
        ),
        kind=told.details.kind if told.details else None,
        articles=record.articles,
        publishers=record.publishers,
        independent_texts=record.independent_texts,
        last_published=record.last_published,
        related=tuple(each for each in told.related if each.story_id in shown),
    )
