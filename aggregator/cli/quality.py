"""`aggregator quality`: how good the program's decisions are, by what people have said of them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Annotated

import typer

from aggregator.bootstrap.matching import strictness_levels
from aggregator.cli.invocation import invocation
from aggregator.cli.options import AsJson
from aggregator.cli.output import show, show_json, show_table
from aggregator.model import Outcome
from aggregator.quantities import counted
from aggregator.reviewing import EVER, Share, quality_report


def quality(
    context: typer.Context,
    *,
    days: Annotated[
        int | None, typer.Option(help="Only so many days up to now (default: all).", min=1, max=36_500)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Precision, recall and calibration from reviewers' verdicts, and what another strictness would have changed.

    Only what was asked about or looked at is known: recall is likely to be too high.
    """
    with invocation(context).application() as app:
        since = EVER if days is None else app.clock.now() - timedelta(days=days)
        with app.database.read() as uow:
            report = quality_report(uow, strictness_levels(app.settings), since=since)
    if as_json:
        show_json(asdict(report))
        return
    show(f"{counted(report.decided, 'decision')}, {counted(report.verdicts, 'verdict')} on them\n")
    show_table(
        ["measure", "share", "95 % interval", "counted"],
        [
            ("links judged right (precision)", *_told(report.precision)),
            ("of what belongs together, linked (recall)", *_told(report.recall)),
            ("of what belongs together, linked or asked", *_told(report.recall_with_questions)),
            ("questions answered 'same'", *_told(report.questions)),
            ("questions that several people answer alike", *_told(report.agreement)),
        ],
    )
    show("")
    show_table(
        ["probability", "share that belongs together", "95 % interval", "counted"],
        [(f"{band.low:.1f} to {band.high:.1f}", *_told(band.same)) for band in report.calibration if band.same.whole],
    )
    show("")
    show_table(
        ["strictness", "link", "ask", "apart", "changed", "judged: link right", "wrong", "apart right", "wrong"],
        [
            (
                f"{each.level.name} (in force)" if each.present else each.level.name,
                *(each.decided[outcome] for outcome in (Outcome.LINK, Outcome.SUGGEST, Outcome.DISTINCT)),
                each.changed,
                each.same[Outcome.LINK],
                each.different[Outcome.LINK],
                each.different[Outcome.DISTINCT],
                each.same[Outcome.DISTINCT],
            )
            for each in report.levels
        ],
    )
    show("")
    show_table(
        ["feed", "articles", "asked about", "95 % interval", "counted", "answered different", "taken out"],
        [
            (each.counts.name, each.counts.articles, *_told(each.asked), each.counts.different, each.counts.taken_out)
            for each in report.feeds
        ],
    )


def _told(share: Share) -> tuple[str, str, str]:
    if share.value is None:
        return ("-", "-", "0")
    return (f"{share.value:.3f}", f"{share.low:.3f} to {share.high:.3f}", f"{share.part} of {share.whole}")
