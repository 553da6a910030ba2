"""`aggregator stories list`: the stories that there are."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from aggregator.bootstrap.catalogue import read_catalogue
from aggregator.cli.invocation import invocation
from aggregator.cli.options import AsJson
from aggregator.cli.output import say, show_json, show_table, when
from aggregator.model import ListedStory, StoryKind
from aggregator.ports import MOST_COUNTED, QueueFilter
from aggregator.quantities import counted


def list_stories(
    context: typer.Context,
    *,
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help="Only those with open questions, or changed since their review.")
    ] = False,
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
    wanted = QueueFilter(doubtful_only=doubtful, kind=kind, words=words, min_publishers=publishers)
    with invocation(context).application() as app_, app_.database.read() as uow:
        if topic is not None:
            # Beside topics stands what sorts stories by them, which loads all that reads articles.
            from aggregator.topics import find_topic  # noqa: PLC0415 - as said above

            wanted = replace(wanted, topic=find_topic(topic, read_catalogue(app_.settings).topics).name)
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


def _summary(story: ListedStory) -> dict[str, Any]:
    return {
        "id": story.id,
        "state": story.state,
        "revision": story.revision,
        "open_suggestions": story.open_suggestions,
        "changed_since_review": story.changed_since_review,
        "topics": list(story.topics),
        **(story.record.as_data() if story.record else {}),
    }
