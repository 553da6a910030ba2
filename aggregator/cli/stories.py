"""`aggregator stories`, `explain` and `export`: what has been found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from aggregator.bootstrap import Application
from aggregator.cli.invocation import invocation
from aggregator.cli.output import counted, progress_bar, say, show, show_json, show_table, when, writing
from aggregator.errors import NotFound
from aggregator.matching import in_words
from aggregator.model import Comparison, ListedStory, Member, Story, StoryState
from aggregator.ports import MOST_COUNTED, QueueFilter

app = typer.Typer(help="The stories found so far.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_PORTION = 200
_MOST = 2**63 - 1
"""The largest number that a database can hold."""


@app.command("list")
def list_stories(
    context: typer.Context,
    *,
    doubtful: Annotated[bool, typer.Option("--doubtful", help="Only those with open questions.")] = False,
    topic: Annotated[str | None, typer.Option(help="Only those of a topic.")] = None,
    words: Annotated[
        str,
        typer.Option(help='Only those with an article that holds all these words; "phrases" and -excluded words too.'),
    ] = "",
    publishers: Annotated[int, typer.Option(help="Only those of so many publishers or more.", min=1, max=10_000)] = 1,
    limit: Annotated[int, typer.Option(help="At most so many.", min=1, max=10_000)] = 50,
    as_json: AsJson = False,
) -> None:
    """Stories in the order of the review queue: doubt times independent sources, then newest."""
    wanted = QueueFilter(doubtful_only=doubtful, topic=topic, words=words, min_publishers=publishers)
    with invocation(context).application() as app_, app_.database.read() as uow:
        page = uow.stories.queue(wanted, limit=limit)
    if as_json:
        show_json([_summary(story) for story in page.stories])
        return
    if not page.stories:
        say("no stories")
    show_table(
        ["id", "articles", "publishers", "texts", "questions", "last published", "headline"],
        [
            (
                story.id,
                story.record.articles,
                story.record.publishers,
                story.record.independent_texts,
                story.open_suggestions,
                when(story.record.last_published),
                story.record.headline,
            )
            for story in page.stories
            if story.record is not None
        ],
    )
    if page.following is not None:
        total = f"over {MOST_COUNTED:,} stories" if page.total is None else counted(page.total, "story", "stories")
        say(f"{len(page.stories)} of {total}; --limit shows more")


@app.command("show")
def show_story(
    context: typer.Context,
    story_id: Annotated[int, typer.Argument(metavar="STORY", help="The story's number.", min=1, max=_MOST)],
    *,
    as_json: AsJson = False,
) -> None:
    """One story with all its articles; the number of a merged story shows the one it lives on in."""
    with invocation(context).application() as app_:
        story, members = _story(app_, story_id)
    if as_json:
        show_json(_whole(story, members))
        return
    record = story.record
    if record is None:
        raise NotFound("story", story_id)
    show(f"{record.headline}\n")
    show(
        f"story {story.id}, {story.state}: {counted(record.articles, 'article')}, "
        f"{counted(record.publishers, 'publisher')}, {counted(record.independent_texts, 'independent text')}; "
        f"{when(record.first_published)} to {when(record.last_published)} UTC; "
        f"{counted(story.open_suggestions, 'open question')}\n"
    )
    pins = {"kind": story.pins.kind, "claim status": story.pins.claim_status, "note": story.pins.note}
    for name, value in pins.items():
        if value:
            show(f"{name}, set by a person: {value}\n")
    roles = {source.article_id: source for source in record.sources}
    rows = []
    for member in members:
        source = roles[member.stored.id]
        role = source.role if source.copy_of is None else f"{source.role} of {source.copy_of}"
        article = member.stored.article
        placed = member.membership.placed_by
        rows.append(
            (member.stored.id, when(article.published), article.publisher, role, placed, article.title, article.link)
        )
    show_table(["article", "published", "publisher", "role", "placed by", "title", "link"], rows)


def explain(
    context: typer.Context,
    article: Annotated[int, typer.Argument(metavar="ARTICLE", help="The article's number.", min=1, max=_MOST)],
    story: Annotated[int, typer.Argument(metavar="STORY", help="The story's number.", min=1, max=_MOST)],
    *,
    as_json: AsJson = False,
) -> None:
    """Compare an article with a story as things are now, and show the evidence signal by signal."""
    with invocation(context).application() as app_:
        stored, comparison = app_.grouper.explain(article, story)
    if as_json:
        show_json(_comparison(comparison))
        return
    show(f"article {article}: {stored.article.title} ({stored.article.publisher})")
    show(f"story {comparison.story_id}: {comparison.probability:.1%} likely the same\n")
    rows = [("prior", "", f"{comparison.prior:+.2f}", "")]
    rows += [(each.signal, f"{each.value:.2f}", f"{each.weight:+.2f}", in_words(each)) for each in comparison.evidence]
    total = comparison.prior + sum(each.weight for each in comparison.evidence)
    rows.append(("total", "", f"{total:+.2f}", "in bits: each one doubles the odds"))
    show_table(["signal", "value", "weight", "in words"], rows)
    for warning in comparison.warnings:
        show(f"warning: {warning}")


def export(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="Where to write (default: standard output).")] = None,
) -> None:
    """Write all living stories with their articles as JSON Lines, one story a line."""
    with invocation(context).application() as app_:
        with app_.database.read() as uow:
            total = sum(n for state, n in uow.stories.counts().items() if state is not StoryState.MERGED)
        with writing(file) as out, progress_bar("exporting", total) as bar:
            for line in _all(app_):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
                bar.advance()


def _all(app_: Application) -> Iterator[dict[str, Any]]:
    after = 0
    while True:
        with app_.database.read() as uow:
            ids = uow.stories.living(after, limit=_PORTION)
            stories, members = uow.stories.many(ids), uow.stories.members(ids)
        if not ids:
            return
        for story_id in ids:
            yield _whole(stories[story_id], members[story_id])
        after = ids[-1]


def _story(app_: Application, story_id: int) -> tuple[Story, list[Member]]:
    with app_.database.read() as uow:
        resolved = uow.stories.resolve(story_id)
        story = None if resolved is None else uow.stories.get(resolved)
        if story is None:
            raise NotFound("story", story_id)
        return story, uow.stories.members([story.id])[story.id]


def _summary(story: ListedStory) -> dict[str, Any]:
    record = story.record
    head: dict[str, Any] = {
        "id": story.id,
        "state": story.state,
        "revision": story.revision,
        "open_suggestions": story.open_suggestions,
        "changed_since_review": story.changed_since_review,
        "topics": list(story.topics),
    }
    if record is not None:
        head |= {
            "headline": record.headline,
            "headline_article": record.headline_article_id,
            "articles": record.articles,
            "publishers": record.publishers,
            "families": record.families,
            "independent_texts": record.independent_texts,
            "first_published": record.first_published.isoformat(),
            "last_published": record.last_published.isoformat(),
            "languages": list(record.languages),
        }
    return head


def _whole(story: Story, members: list[Member]) -> dict[str, Any]:
    roles = {} if story.record is None else {source.article_id: source for source in story.record.sources}
    sources = []
    for member in members:
        article, source = member.stored.article, roles.get(member.stored.id)
        sources.append(
            {
                "article": member.stored.id,
                "feed": member.stored.feed_name,
                "publisher": article.publisher,
                "title": article.title,
                "summary": article.summary,
                "link": article.link,
                "published": None if article.published is None else article.published.isoformat(),
                "first_seen": member.stored.first_seen.isoformat(),
                "language": article.language,
                "revision": member.stored.revision,
                "role": None if source is None else source.role,
                "copy_of": None if source is None else source.copy_of,
                "placed_by": member.membership.placed_by,
                "probability": member.membership.probability,
            }
        )
    return _summary(story) | {"pins": asdict(story.pins), "sources": sources}


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "story": comparison.story_id,
        "probability": comparison.probability,
        "prior": comparison.prior,
        "evidence": [
            {
                "signal": each.signal,
                "value": each.value,
                "weight": each.weight,
                "matched": list(each.words),
                "in_words": in_words(each),
            }
            for each in comparison.evidence
        ],
        "warnings": list(comparison.warnings),
    }
