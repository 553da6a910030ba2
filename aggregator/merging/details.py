"""Puts together what a story's articles say, each read by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from aggregator.merging.claims import claim_status
from aggregator.merging.figures import group_figures
from aggregator.merging.happened import happened
from aggregator.merging.kinds import are_apart, story_kind
from aggregator.merging.names import group_names
from aggregator.merging.reading import Reading
from aggregator.merging.statements import group_statements
from aggregator.merging.timeline import dated_by_story, merge_timelines
from aggregator.model import FigureAside, NotRead, PastRevision, Source, SourceRole, StoredArticle, StoryDetails

MAX_READ: Final = 200
"""Articles of one story that are read; by then what another one adds is a copy, or drowned."""


def build_details(
    articles: Sequence[StoredArticle],
    sources: Sequence[Source],
    read: Callable[[StoredArticle], Reading],
    past: Mapping[int, Sequence[PastRevision]] = MappingProxyType({}),
    aside: Iterable[FigureAside] = (),
) -> StoryDetails:
    """The details of a story's articles, given with their parts in it, as `build_record` finds them; never none.

    What was taken back says nothing, unless all was.

    `read` is `read_article`, or something that remembers what it returned for an article's revision. `past` are older
    versions of articles, newest first, `aside` the figures that people have set aside.
    """
    same_text = {source.article_id: source.copy_of for source in sources if source.copy_of is not None}
    gone = {source.article_id for source in sources if source.role is SourceRole.WITHDRAWN}
    chosen = _chosen([each for each in articles if each.id not in gone] or articles, same_text)
    readings = [read(each) for each in chosen]
    statements = group_statements(statement for reading in readings for statement in reading.statements)
    kind = story_kind((reading.kind for reading in readings), same_text)
    status = claim_status(statements, (reading.claims for reading in readings), same_text, kind.kind)
    undated = {each.id for each in chosen if each.article.published is None}
    timelines = dated_by_story(
        [reading.timeline for reading in readings],
        undated,
        [each.article.published for each in chosen if each.article.published is not None],
    )
    apart = {each.article_id for each in readings if are_apart(kind.kind, each.claims.kind)}
    of_it = [each for each in timelines if each.article_id not in apart]
    event = happened(of_it, same_text, timelines[0].time, kind.kind)
    places, people, organisations = group_names(reading.names for reading in readings)
    return StoryDetails(
        kind=kind.kind,
        event_class=kind.event_class,
        kind_shown_by=kind.shown_by,
        claim_status=status.status,
        claim_shown_by=status.shown_by,
        happened=event.when,
        happened_shown_by=event.shown_by,
        places=places,
        people=people,
        organisations=organisations,
        timeline=merge_timelines(timelines, same_text),
        statements=statements,
        figures=group_figures([reading.figures for reading in readings], same_text, past, aside, undated),
        not_read=_not_read(chosen, readings),
        articles_read=len(readings),
    )


def _chosen(articles: Sequence[StoredArticle], same_text: Mapping[int, int]) -> list[StoredArticle]:
    """The articles that are read, in time order; of too many the earliest texts of their own, before copies."""
    own_first = sorted(articles, key=lambda each: (each.id in same_text, each.article.sort_time, each.id))
    return sorted(own_first[:MAX_READ], key=lambda each: (each.article.sort_time, each.id))


def _not_read(chosen: Sequence[StoredArticle], readings: Sequence[Reading]) -> tuple[NotRead, ...]:
    counts = Counter(
        (part, each.article.language or "")
        for each, reading in zip(chosen, readings, strict=True)
        for part in reading.not_read
    )
    return tuple(
        NotRead(part=part, language=language, articles=count) for (part, language), count in sorted(counts.items())
    )
