"""What is measured of each simulated day, and the table of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import quantiles

from tests.benchmarks.report import table

PARTS = ("poll", "group", "read")


@dataclass(slots=True, kw_only=True)
class Day:
    """One simulated day, or what there was of it."""

    number: int
    share: float = 0.0
    """How much of it was simulated, 1 for all."""
    resumed: bool = False
    """Whether the program was started anew in it, so that memory begins anew too."""
    polls: int = 0
    new: int = 0
    """Articles stored."""
    grouped: int = 0
    lags: list[float] = field(default_factory=list)
    """Seconds from the publication of an article until it was in its story, by the simulated clock."""
    pages: list[float] = field(default_factory=list)
    """Milliseconds that the desk's pages took, by the wall clock, while the service was at work."""
    page_cpu: list[float] = field(default_factory=list)
    """Milliseconds of CPU time of the same pages, asked for once more when the work was done."""
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(PARTS, 0.0))
    """CPU time of each part: of the program, its parsers and the database, the web's own aside."""
    memory: int = 0
    """Bytes resident in the program at the end of the day."""
    workers: int = 0
    """Those of the parser's processes."""
    articles: int = 0
    """All that there were at the end of the day."""
    stories: int = 0
    bytes: int = 0
    """Of the database."""
    log_bytes: int = 0
    """Of these, the log of polls, which does not grow with articles."""

    @property
    def busy(self) -> float:
        """The share of one core that the service needed."""
        return sum(self.seconds.values()) / (self.share * 86_400) if self.share else 0.0


def keep(path: Path, days: Sequence[Day]) -> None:
    """Write all days, so that a run can be taken up again."""
    written = path.with_suffix(".new")
    written.write_text(json.dumps([asdict(day) for day in days]), encoding="utf-8")
    written.replace(path)


def kept(path: Path) -> list[Day]:
    """Read what `keep` has written."""
    return [Day(**day) for day in json.loads(path.read_text(encoding="utf-8"))] if path.exists() else []


def percentile(values: Sequence[float], wanted: int) -> float:
    """So many percent of the values are no larger; zero where there are none."""
    if len(values) < 2:
        return values[0] if values else 0.0
    return quantiles(values, n=100, method="inclusive")[wanted - 1]


def days_table(days: Sequence[Day]) -> str:
    """A row a day."""
    rows = [
        [
            "day",
            "polls",
            "new articles",
            "articles, stories",
            "MB: program, parsers",
            "database MB, log of polls",
            "bytes an article, log aside",
            "lag s: p50, p95, most",
            "desk ms of CPU: p50, p95",
            "by the wall, beside the work",
            "CPU ms a poll",
            "CPU s for 1,000 articles: stored, grouped, read",
            "share of a core",
        ]
    ]
    rows += [_row(day) for day in days if day.share]
    return table(rows)


def _row(day: Day) -> list[str]:
    thousand = day.grouped / 1000 or 1.0
    name = str(day.number) if day.share > 0.99 else f"{day.number} ({day.share:.0%})"
    return [
        name + (", resumed" if day.resumed else ""),
        f"{day.polls:,}",
        f"{day.new:,}",
        f"{day.articles:,}, {day.stories:,}",
        f"{day.memory / 1e6:,.0f}, {day.workers / 1e6:,.0f}",
        f"{day.bytes / 1e6:,.1f}, {day.log_bytes / 1e6:,.1f}",
        f"{(day.bytes - day.log_bytes) / max(1, day.articles):,.0f}",
        f"{percentile(day.lags, 50):,.0f}, {percentile(day.lags, 95):,.0f}, {max(day.lags, default=0):,.0f}",
        f"{percentile(day.page_cpu, 50):,.0f}, {percentile(day.page_cpu, 95):,.0f}",
        f"{percentile(day.pages, 50):,.0f}, {percentile(day.pages, 95):,.0f}",
        f"{day.seconds['poll'] * 1000 / max(1, day.polls):.1f}",
        ", ".join(f"{day.seconds[part] / thousand:.1f}" for part in PARTS),
        f"{day.busy:.1%}",
    ]
