"""The report of how good the decisions are, not made anew at every look."""

from __future__ import annotations

from datetime import datetime

from aggregator.ports import UnitOfWork
from aggregator.reviewing import QualityReport, quality_report
from aggregator.web.dependencies import WebDependencies
from aggregator.web.inputs import QualityQuery


def quality_of(uow: UnitOfWork, desk: WebDependencies, query: QualityQuery) -> tuple[datetime, QualityReport]:
    """The report of a period, and when it was made: now, or within the last minute if nobody has decided since."""
    now = desk.clock.now()
    newest = uow.reviews.history(limit=1)

    def make() -> tuple[datetime, QualityReport]:
        return now, quality_report(uow, desk.levels, since=query.since(now))

    return desk.memory.quality.get((query.period, newest[0].id if newest else 0), make, now=now)
