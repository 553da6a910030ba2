"""What people have decided, as labels to learn from: the lines that `evaluate` and `train` read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from aggregator.model import ConstraintKind, Member, StoryState
from aggregator.ports import Database, QueueFilter

_PORTION = 200


def labelled_lines(database: Database, wanted: QueueFilter) -> Iterator[dict[str, Any]]:
    """The articles that people's word puts into stories, each with its story.

    Of a story these are the articles that confirming it or saying "same" has tied together; where it was only said what
    does not belong to it, its first article that this was said of. All else is the program's word alone, also what came
    to a confirmed story after its review, and a matcher that learnt from it would learn from itself. Stories come by
    id, portion by portion, their articles in time order.
    """
    for story_id, members in _decided_stories(database, wanted):
        for member in members:
            article = member.stored.article
            yield {
                "id": member.stored.id,
                "title": article.title,
                "summary": article.summary,
                "text": article.text,
                "url": article.link,
                "publisher": article.publisher,
                "published": article.published,
                "lang": article.language,
                "story": str(story_id),
            }


def _decided_stories(database: Database, wanted: QueueFilter) -> Iterator[tuple[int, list[Member]]]:
    after = 0
    while True:
        with database.read() as uow:
            stories = uow.stories.selected(wanted, after=after, limit=_PORTION)
            members = uow.stories.members([story.id for story in stories])
            said = uow.reviews.constraints([m.stored.id for of in members.values() for m in of])
            reviewed = [
                frozenset(uow.stories.reviewed_articles(story.id))
                for story in stories
                if story.state is StoryState.CONFIRMED
            ]
        together = [frozenset({one.low, one.high}) for one in said if one.kind is ConstraintKind.MUST_LINK] + reviewed
        named = {article for one in said for article in (one.low, one.high)}.union(*reviewed)
        by_article: defaultdict[int, list[frozenset[int]]] = defaultdict(list)
        for tie in together:
            for article in tie:
                by_article[article].append(tie)
        for story in stories:
            articles = [m.stored.id for m in members[story.id] if m.stored.id in named]
            tied = _tied(articles, {tie for article in articles for tie in by_article[article]})
            if tied:
                yield story.id, [member for member in members[story.id] if member.stored.id in tied]
        if len(stories) < _PORTION:
            return
        after = stories[-1].id


def _tied(articles: Sequence[int], together: Iterable[frozenset[int]]) -> frozenset[int]:
    """The most of these articles that are tied together, the earlier of two equal sets; none of no articles."""
    ties = [frozenset({article}) for article in articles]
    for said in together:
        if touched := [tie for tie in ties if tie & said]:
            place = ties.index(touched[0])
            ties = [tie for tie in ties if not tie & said]
            ties.insert(place, frozenset[int]().union(*touched))
    return max(ties, key=len, default=frozenset[int]())
