"""`aggregator regroup`: matching run again over a period, with the weights and settings of today."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

import typer

from aggregator.bootstrap import Application
from aggregator.cli.invocation import invocation
from aggregator.cli.options import AsJson, moment
from aggregator.cli.output import progress_bar, say, show_json, show_table, when
from aggregator.errors import AggregatorError
from aggregator.quantities import counted
from aggregator.regrouping import RegroupPlan

_COLUMNS = ["change", "article", "from", "to", "probability", "title"]


def regroup(
    context: typer.Context,
    *,
    since: Annotated[
        str, typer.Option(metavar="WHEN", help="So long ago (7d, 36h), or a date or time such as 2031-06-02, in UTC.")
    ],
    until: Annotated[
        str | None, typer.Option(metavar="WHEN", help="Up to then, likewise; not included (default: now).")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Decide again about all grouped articles of a period, with the present weights and settings.

    What people have said stays: articles they placed, must-links and cannot-links. Stories that somebody has confirmed
    or dismissed change only by questions for the desk.

    Each line of the result is a change: 'move' of an article, 'merge' of a story left without articles, 'ask' whether
    an article belongs to another story, 'alone' for an article of a confirmed story that would be alone today. Only one
    process may group at a time, so end the service first; a dry run works beside it.
    """
    with invocation(context).application(quiet=True) as app:
        begin, end = _period(since, until, app.clock.now())
        count = app.regrouper.count(begin, end)
        if not count:
            raise AggregatorError(
                f"no article that has a story was published between {when(begin)} and {when(end)} UTC: "
                "choose another --since or --until, or run `aggregator group` first"
            )
        if not dry_run:
            app.release_work_of_the_dead()
            app.catalogue.sync()  # for the topics, which change with the articles of a story
        run = app.regrouper.preview if dry_run else app.regrouper.run
        with progress_bar("deciding again", count) as bar:
            plan = run(begin, end, progress=bar.advance)
        rows = _rows(app, plan)
    if as_json:
        show_json(_as_data(plan, rows, dry_run=dry_run))
        return
    if rows:
        show_table(_COLUMNS, rows)
    would = "would be " if dry_run else ""
    say(
        f"{counted(plan.articles, 'article')} decided about again: {len(plan.moves)} {would}moved, "
        f"{counted(plan.opened, 'story', 'stories')} {would}opened, {len(plan.merged)} {would}merged into others, "
        f"{counted(len(plan.questions), 'question')} {would}asked" + ("; nothing was changed" if dry_run else "")
    )


def _period(since: str, until: str | None, now: datetime) -> tuple[datetime, datetime]:
    begin = moment(since, now)
    # What was published this very moment is meant too.
    end = now + timedelta(seconds=1) if until is None else moment(until, now, "--until")
    if begin < end:
        return begin, end
    if until is None:
        raise typer.BadParameter(f"{when(begin)} UTC has yet to come: name a time in the past", param_hint="--since")
    raise typer.BadParameter(
        f"{when(end)} UTC is not after --since, {when(begin)} UTC: name a later time", param_hint="--until"
    )


def _rows(app: Application, plan: RegroupPlan) -> list[tuple[object, ...]]:
    """The changes as rows of the table."""
    named = [one.article_id for kind in (plan.moves, plan.questions, plan.lonely) for one in kind]
    with app.database.read() as uow:
        titles = {article_id: one.article.title for article_id, one in uow.articles.many(named).items()}

    numbers = {group: f"new {number}" for number, group in enumerate(plan.unopened, start=1)}

    def story(story_id: int) -> object:
        return numbers.get(story_id, story_id)

    def row(
        change: str, article_id: int, before: object, after: object, probability: float | None
    ) -> tuple[object, ...]:
        share = "" if probability is None else round(probability, 4)
        return change, article_id, before, after, share, titles[article_id]

    return [
        *(row("move", one.article_id, one.before, story(one.after), one.probability) for one in plan.moves),
        *(("merge", "", story_id, story(heir), "", "") for story_id, heir in sorted(plan.merged.items())),
        *(
            row("ask", one.article_id, story(one.home), story(one.comparison.story_id), one.comparison.probability)
            for one in plan.questions
        ),
        *(row("alone", one.article_id, one.story_id, "", None) for one in plan.lonely),
    ]


def _as_data(plan: RegroupPlan, rows: list[tuple[object, ...]], *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "articles": plan.articles,
        "moved": len(plan.moves),
        "opened": plan.opened,
        "merged": len(plan.merged),
        "questions": len(plan.questions),
        "changes": [
            {name: None if cell == "" else cell for name, cell in zip(_COLUMNS, row, strict=True)} for row in rows
        ],
    }
