"""How long a write takes while old rows are deleted beside it, and alone: `python -m tests.benchmarks.expiry URL`.

URL names a database made for it: the made-up archive is built there first. Prints the quantiles of writes of three
articles each, and how many rows went in a second.
"""

from __future__ import annotations

import argparse
import threading
import time
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import text

import storage
from aggregator.cli.output import show
from aggregator.retention import Retention, RetentionPolicy
from storage.address import read_url
from storage.engine import make_engine
from tests.benchmarks.archive import Size
from tests.benchmarks.archive_loading import NOW, build
from tests.support import make
from tests.support.clock import StillClock

_BETWEEN = 0.02
"""Seconds between two writes."""
_KEPT = timedelta(days=60)


def main() -> None:
    """Build, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    size = Size(articles=asked.articles, stories=asked.articles * 15 // 100)
    show(str(build(asked.url, size, advance=lambda _: None)))
    engine = make_engine(read_url(asked.url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE feeds SET last_items = :nothing"), {"nothing": b""})
    engine.dispose()
    database = storage.open_database(asked.url)
    policy = RetentionPolicy(
        stories=_KEPT, revisions=_KEPT, evidence=_KEPT, fetch_log=_KEPT, requests=_KEPT, membership_log=_KEPT
    )
    retention = Retention(database=database, clock=StillClock(NOW), policy=policy, owner="expiry")
    show(_written(database, lambda: time.sleep(asked.seconds), "alone"))
    stop = threading.Timer(asked.seconds, retention.stop)
    stop.start()
    began = time.monotonic()
    gone: dict[str, int] = {}
    show(_written(database, lambda: gone.update(retention.expire() or {}), "beside"))
    stop.cancel()
    show(f"{gone}, {sum(gone.values()) / (time.monotonic() - began):.0f} rows a second")
    database.close()


def _written(database: storage.SqlDatabase, meanwhile: Callable[[], object], label: str) -> str:
    """Write until something else has ended; the quantiles of the writes, in milliseconds."""
    ended, took = threading.Event(), list[float]()

    def write() -> None:
        while not ended.is_set():
            articles = [make.article(f"{label} {len(took)} {part}") for part in "abc"]
            began = time.monotonic()
            with database.write() as uow:
                uow.articles.add_all({1: articles}, now=NOW)
                uow.commit()
            took.append(time.monotonic() - began)
            time.sleep(_BETWEEN)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        meanwhile()
    finally:
        ended.set()
        writer.join()
    ordered = sorted(took)
    told = (f"{name} {1000 * ordered[int(len(ordered) * share)]:.1f}" for name, share in (("p50", 0.5), ("p95", 0.95)))
    return f"{label}: {len(ordered)} writes, {', '.join(told)}, longest {1000 * ordered[-1]:.1f} ms"


if __name__ == "__main__":
    main()
