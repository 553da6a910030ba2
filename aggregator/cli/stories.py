"""`aggregator stories` and `explain`: what has been found."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from aggregator.bootstrap import Application
from aggregator.cli.invocation import invocation
from aggregator.cli.output import counted, say, show, show_json, show_table, when
from aggregator.errors import NotFound
from aggregator.exporting import StoryExport, one_exported, story_document
from aggregator.matching import in_words
from aggregator.model import Comparison, ListedStory, StoryKind
from aggregator.ports import MOST_COUNTED, QueueFilter

app = typer.Typer(no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_MOST = 2**63 - 1
"""The largest number that a database can hold."""


@app.command("list")
def list_stories(
    context: typer.Context,
    *,
    doubtful: Annotated[bool, typer.Option("--doubtful", help="Only those with open questions.")] = False,
    topic: Annotated[str | None, typer.Option(help="Only those of a topic.")] = None,
    kind: Annotated[StoryKind | None, typer.Option(help="Only those of a kind.")] = None,
    words: Annotated[
        str,
        typer.Option(help='Only those with an article that holds all these words; "phrases" and -excluded words too.'),
    ] = "",
    publishers: Annotated[int, typer.Option(help="Only those of so many publishers or more.", min=1, max=10_000)] = 1,
    limit: Annotated[int, typer.Option(help="At most so many.", min=1, max=10_000)] = 50,
    as_json: AsJson = False,
) -> None:
    """Stories in the order of the review queue: doubt times independent sources, then newest."""
    wanted = QueueFilter(doubtful_only=doubtful, topic=topic, kind=kind, words=words, min_publishers=publishers)
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
        told = _story(app_, story_id)
    if as_json:
        show_json(story_document(told))
        return
    story, members = told.story, told.members
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


def _story(app_: Application, story_id: int) -> StoryExport:
    with app_.database.read() as uow:
        resolved = uow.stories.resolve(story_id)
        story = None if resolved is None else uow.stories.get(resolved)
        if story is None:
            raise NotFound("story", story_id)
        return one_exported(uow, story)


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
