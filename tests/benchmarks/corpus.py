"""The news as a file: written once, read by each contender, of whichever environment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from tests.benchmarks.newswire import Report


def write(path: Path, printed: Iterable[Report]) -> None:
    """Write one report a line."""
    with path.open("w", encoding="utf-8") as file:
        for report in printed:
            row = [report.event, report.title, report.text, report.published.isoformat(), report.outlet]
            file.write(json.dumps(row) + "\n")


def read(path: Path) -> Iterator[Report]:
    """Yield reports one by one, so that they take no memory that would be measured."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            event, title, text, published, outlet = json.loads(line)
            yield Report(event, title, text, datetime.fromisoformat(published), outlet)
