"""Kill each role again and again while articles stream in, and compare with an undisturbed run.

    python tests/crash/run.py --role all --database sqlite --kills 100
    python tests/crash/run.py --role poll --role group --role web --database postgresql --kills 100

Prints a table as Markdown. Exit code 1 where anything was lost, doubled or different, or was left behind.
"""

from __future__ import annotations

import argparse
import math
import random
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from aggregator.cli.output import progress_bar, say, show  # noqa: E402 - the project's folder is on the path only now
from tests.crash.streaming import ALL, ROLES  # noqa: E402 - the path to it is set above
from tests.crash.trial import kills_by_step  # noqa: E402 - the path to it is set above
from tests.crash.verdict import Row, disturbed, table, undisturbed  # noqa: E402 - the path to it is set above
from tests.support.databases import new_postgresql, postgresql_server  # noqa: E402 - the path to it is set above


def main() -> None:
    """Run what the command line asks for and print the table."""
    asked = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is ended as well
    seed = random.randrange(10**6) if asked.seed is None else asked.seed  # noqa: S311 - picks moments
    victims: list[str | None] = [*([None] if asked.control else []), *(asked.role or [ALL])]
    rows: list[Row] = []
    stuck: list[str] = []
    with (
        tempfile.TemporaryDirectory(prefix="crash-") as folder,
        _databases(asked.database, Path(folder)) as new_database,
        progress_bar("crash", (1 + len(victims)) * len(kills_by_step(asked.kills, seed))) as bar,
    ):
        expected = undisturbed(new_database(), Path(folder), kills=asked.kills, seed=seed, told=bar.advance)
        for victim in victims:
            url, work = new_database(), Path(folder)
            try:
                row = disturbed(expected, victim, asked.kills, url, work, told=bar.advance, minutes=asked.minutes)
            except AssertionError as error:
                stuck.append(f"{victim}: {error}")  # what the others came to is told all the same
            else:
                rows.append(row)
    show(f"{asked.database}, seed {seed}\n\n{table(rows)}")
    for line in [*stuck, *(line for row in rows for line in row.told)]:
        say(line)
    sys.exit(bool(stuck) or any(row.faulty for row in rows))


@contextmanager
def _databases(kind: str, folder: Path) -> Iterator[Callable[[], str]]:
    """What gives the URL of another new database each time."""
    numbers = count()
    if kind == "sqlite":
        yield lambda: f"sqlite:///{folder / f'{next(numbers)}.db'}"
        return
    with postgresql_server() as server:
        yield lambda: new_postgresql(server, f"crash_{next(numbers)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--role", action="append", choices=(ALL, *ROLES), help="what is killed (default: all in one)")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=math.inf, help="for each role at most")
    parser.add_argument("--seed", type=int, help="of news and moments (default: another each time)")
    parser.add_argument("--control", action="store_true", help="compare a second undisturbed run too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
