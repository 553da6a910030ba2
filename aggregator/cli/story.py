"""`aggregator stories show` and `explain`: one story, and why an article is in it or is not."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from aggregator.cli.invocation import invocation
from aggregator.cli.options import AsJson
from aggregator.cli.output import show, show_json, show_table, when
from aggregator.errors import NotFound
from aggregator.exporting import one_exported, story_document
from aggregator.matching import in_words
from aggregator.model import LARGEST_ID, Comparison
from aggregator.quantities import counted
from aggregator.records import find_story


def show_story(
    context: typer.Context,
    story_id: Annotated[int, typer.Argument(metavar="STORY", help="The story's number.", min=1, max=LARGEST_ID)],
    *,
    as_json: AsJson = False,
) -> None:
    """One story with all its articles; the number of a merged story shows the one it lives on in."""
    with invocation(context).application() as app_, app_.database.read() as uow:
        told = one_exported(uow, find_story(uow, story_id))
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
    sources = story.sources
    rows = []
    for member in members:
        source = sources[member.stored.id]
        role = source.role if source.copy_of is None else f"{source.role} of {source.copy_of}"
        article = member.stored.article
        placed = member.membership.placed_by
        rows.append(
            (member.stored.id, when(article.published), article.publisher, role, placed, article.title, article.link)
        )
    show_table(["article", "published", "publisher", "role", "placed by", "title", "link"], rows)


def explain(
    context: typer.Context,
    article: Annotated[int, typer.Argument(metavar="ARTICLE", help="The article's number.", min=1, max=LARGEST_ID)],
    story: Annotated[int, typer.Argument(metavar="STORY", help="The story's number.", min=1, max=LARGEST_ID)],
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
    if comparison.contradicted:
        show("however likely, a person has to decide")


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
        "contradicted": comparison.contradicted,
    }
