"""`aggregator export`, `briefing` and `labels`: stories taken out of the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from aggregator.bootstrap import Application
from aggregator.bootstrap.catalogue import read_catalogue
from aggregator.briefing import as_markdown
from aggregator.cli.invocation import invocation
from aggregator.cli.options import moment
from aggregator.cli.output import progress_bar, say, writing
from aggregator.exporting import csv_lines, exported, json_line, story_document
from aggregator.exporting.briefings import gather_briefing
from aggregator.model import LIVING, StoryKind, StoryState, TopicSpec
from aggregator.ports import QueueFilter
from aggregator.quantities import counted
from aggregator.reviewing import labelled_lines
from aggregator.topics import find_topic


class Format(StrEnum):
    """A form of export."""

    JSONL = "jsonl"
    CSV = "csv"


class Page(StrEnum):
    """A form of briefing."""

    MARKDOWN = "md"
    HTML = "html"


class State(StrEnum):
    """Which stories by their state of review."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    ALL = "all"


_FORMATS = {".jsonl": Format.JSONL, ".ndjson": Format.JSONL, ".csv": Format.CSV}
_PAGES = {".md": Page.MARKDOWN, ".markdown": Page.MARKDOWN, ".html": Page.HTML, ".htm": Page.HTML}
"""By the ending of a file's name."""

Form = TypeVar("Form", bound=StrEnum)

Target = Annotated[Path | None, typer.Argument(help="Where to write (default: standard output).")]
Topic = Annotated[str | None, typer.Option(help="Only stories of a topic of the feeds file.")]
Since = Annotated[
    str | None,
    typer.Option(metavar="WHEN", help="Only stories with something published since: 7d, 36h, 2031-06-02, in UTC."),
]
OfState = Annotated[State, typer.Option(help="Only stories in this state of review.")]


def export(
    context: typer.Context,
    file: Target = None,
    *,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", help="One story a line, or one article a row (default: by the file's name).", show_default=False
        ),
    ] = None,
    topic: Topic = None,
    since: Since = None,
    changed_since: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="Only stories that have changed in any way since, be it by a decision."),
    ] = None,
    kind: Annotated[StoryKind | None, typer.Option(help="Only stories of a kind.")] = None,
    state: OfState = State.ALL,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with the mark by which Excel knows UTF-8.")] = False,
) -> None:
    """Write stories with everything in their records: JSON Lines, or CSV for a spreadsheet.

    What each field and column holds: aggregator/exporting/README.md. Cells that a spreadsheet would take for formulas
    are given an apostrophe in front.
    """
    chosen = form or _named(file, _FORMATS, Format.JSONL)
    if bom and chosen is not Format.CSV:
        raise typer.BadParameter("only CSV has such a mark: add --format csv", param_hint="--bom")
    with invocation(context).application() as app:
        changed = None if changed_since is None else moment(changed_since, app.clock.now(), "--changed-since")
        wanted = replace(_wanted(app, topic, since, state), kind=kind, changed_since=changed)
        with app.database.read() as uow:
            count = uow.stories.count(wanted)
        with writing(file) as out, progress_bar("exporting", count) as bar:
            stories = bar.over(exported(app.database, wanted, related=chosen is Format.JSONL))
            if chosen is Format.CSV:
                out.writelines(csv_lines(stories, bom=bom))
            else:
                out.writelines(json_line(story_document(told)) for told in stories)


def briefing(
    context: typer.Context,
    *,
    topic: Annotated[str, typer.Option(help="The topic of the feeds file.")],
    since: Annotated[
        str, typer.Option(metavar="WHEN", help="What was published since: 7d, 36h, 2031-06-02, in UTC.")
    ] = "7d",
    form: Annotated[
        Page | None,
        typer.Option(
            "--format", help="Markdown, or a page to read and print (default: by the file's name).", show_default=False
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Where to write (default: standard output).")] = None,
) -> None:
    """Write what a topic's stories of a period say: developments, statements, figures, what is contested, sources.

    Every sentence is a passage of an article, with links to the articles that print it; the program adds headings and
    counts.
    """
    chosen = form or _named(out, _PAGES, Page.MARKDOWN)
    with invocation(context).application() as app:
        now = app.clock.now()
        named = _topic(app, topic)
        begin = moment(since, now)
        with app.database.read() as uow:
            told = gather_briefing(uow, named.name, since=begin, until=now)
        if chosen is Page.HTML:
            # The templates are imported for this alone: they are a third of the start-up of every other command.
            from aggregator.web.rendering import briefing_file  # noqa: PLC0415 - as said above

            text = briefing_file(told)
        else:
            text = as_markdown(told)
        with writing(out) as file:
            file.write(text)
    say(f"{counted(len(told.stories), 'story', 'stories')} of {named.name}")


def labels(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="One article a line; - is standard output.")],
    *,
    topic: Topic = None,
    since: Since = None,
) -> None:
    """Write what reviewers have decided as labelled articles, for `train` and `evaluate`.

    These are the articles of stories that somebody has confirmed, and those that an answer or a decision was about.
    """
    with invocation(context).application() as app:
        wanted = _wanted(app, topic, since, State.ALL)
        with writing(target) as out, progress_bar("labels", None) as bar:
            out.writelines(map(json_line, bar.over(labelled_lines(app.database, wanted))))
    say(f"{counted(bar.done, 'article')} that a person has decided about")


def _named(file: Path | None, forms: Mapping[str, Form], usual: Form) -> Form:
    """Return the form that a file's name stands for, `usual` for pipes; a name that stands for none is wrong."""
    if file is None or str(file) == "-" or (file.exists() and not file.is_file()):
        return usual
    form = forms.get(file.suffix.lower())
    if form is None:
        raise typer.BadParameter(
            f"'{file.name}' tells no form: let the name end in {' or '.join(forms)}, or say --format", param_hint="FILE"
        )
    return form


def _wanted(app: Application, topic: str | None, since: str | None, state: State) -> QueueFilter:
    return QueueFilter(
        states=LIVING if state is State.ALL else frozenset({StoryState(state.value)}),
        topic=None if topic is None else _topic(app, topic).name,
        since=None if since is None else moment(since, app.clock.now()),
    )


def _topic(app: Application, name: str) -> TopicSpec:
    return find_topic(name, read_catalogue(app.settings).topics)
