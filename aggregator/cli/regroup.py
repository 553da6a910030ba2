"""`aggregator regroup`: matching run again over a period, with the weights and settings of today."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from aggregator.bootstrap import Application
from aggregator.cli.invocation import invocation
from aggregator.cli.output import counted, progress_bar, say, show_json, show_table
from aggregator.regrouping import Move, RegroupPlan

_AGO = re.compile(r"(\d{1,5})([dh])")


def regroup(
    context: typer.Context,
    *,
    since: Annotated[str, typer.Option(metavar="WHEN", help="7d, 36h, or a date or time such as 2031-06-02.")],
    until: Annotated[str | None, typer.Option(metavar="WHEN", help="Up to then (default: now).")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Decide again about all articles of a period.

    What people have said stays: articles they placed, must-links and cannot-links. Stories that somebody has confirmed
    or dismissed change only by questions for the desk.
    """
    with invocation(context).application(quiet=True) as app:
        now = app.clock.now()
        begin = _time(since, now, "--since")
        end = now + timedelta(seconds=1) if until is None else _time(until, now, "--until")
        if begin >= end:
            raise typer.BadParameter("the period ends before it begins", param_hint="--until")
        count = app.regrouper.count(begin, end)
        if not count:
            say(f"no article of a story was published between {begin:%Y-%m-%d %H:%M} and {end:%Y-%m-%d %H:%M} UTC")
            return
        with progress_bar("deciding", count) as bar:
            plan = app.regrouper.run(begin, end, dry=dry_run, progress=bar.advance)
        if as_json:
            show_json(_as_data(plan, dry=dry_run))
            return
        _show_moves(app, plan)
    would = "would be " if dry_run else ""
    say(
        f"{counted(plan.articles, 'article')} decided about again: {len(plan.moves)} {would}moved, "
        f"{counted(plan.opened, 'story', 'stories')} {would}opened, {len(plan.merged)} {would}merged into others, "
        f"{counted(len(plan.questions), 'question')} {would}asked" + ("; nothing was changed" if dry_run else "")
    )


def _time(text: str, now: datetime, option: str) -> datetime:
    ago = _AGO.fullmatch(text)
    if ago is not None:
        amount = int(ago[1])
        return now - (timedelta(days=amount) if ago[2] == "d" else timedelta(hours=amount))
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is no time: write 7d, 36h, 2031-06-02 or 2031-06-02T12:00", param_hint=option
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _show_moves(app: Application, plan: RegroupPlan) -> None:
    if not plan.moves:
        return
    with app.database.read() as uow:
        titles = {key: one.article.title for key, one in uow.articles.many(m.article_id for m in plan.moves).items()}
    show_table(
        ["article", "from", "to", "probability", "title"],
        [
            (
                move.article_id,
                move.before,
                _target(move),
                "" if move.probability is None else f"{move.probability:.2f}",
                titles.get(move.article_id, ""),
            )
            for move in plan.moves
        ],
    )


def _target(move: Move) -> int | str:
    return "new" if move.is_new else move.after


def _as_data(plan: RegroupPlan, *, dry: bool) -> dict[str, object]:
    return {
        "dry_run": dry,
        "articles": plan.articles,
        "opened": plan.opened,
        "merged": {str(story): into for story, into in plan.merged.items()},
        "questions": [
            {"article": article, "story": one.story_id, "probability": round(one.probability, 4)}
            for article, one in plan.questions
        ],
        "moves": [
            {"article": m.article_id, "from": m.before, "to": _target(m), "probability": m.probability}
            for m in plan.moves
        ],
    }
