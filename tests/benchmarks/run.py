"""`make bench`: what this program costs beside another feed reader, and how fast it matches.

Both programs refresh the same feeds from a server on loopback, in turn, as whole processes. Prints a Markdown table and
keeps it in var/bench/report.md.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from aggregator.cli.output import Bar, progress_bar, say, show
from tests.benchmarks.feeds import Outlet, outlets, publish, whole_hour
from tests.benchmarks.matching_speed import MatchingSpeed
from tests.benchmarks.processes import cost_of
from tests.benchmarks.readers import Feed, Ours, Peer, peer_python
from tests.benchmarks.report import SCENARIOS, Costs, matching_table, refresh_table

_ROOT = Path(__file__).resolve().parents[2]
_VAR = _ROOT / "var"
_STEPS_A_ROUND = 3 * 3


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    began = time.monotonic()
    work = _VAR / "bench"
    shutil.rmtree(work / "run", ignore_errors=True)
    (work / "run").mkdir(parents=True)
    environment = _environment(work)
    peer = peer_python(_VAR / "bench-venv")
    if isinstance(peer, str):
        say(f"The peer is left out: {peer}.")
    now = whole_hour()
    papers = outlets(arguments.feeds, arguments.entries, now=now)
    costs: Costs = {}
    rounds = 0
    with progress_bar("bench", None) as bar:
        bar.total((1 + arguments.rounds) * _STEPS_A_ROUND + 1)
        # Unmeasured: from here on all modules are compiled and in the page cache.
        _round(work / "run" / "warm-up", papers=papers[:2], now=now, peer=peer, environment=environment, bar=bar)
        bar.advance(0, "matching")
        matching = _matching(arguments.window, environment)
        bar.advance()
        last = 0.0
        while rounds < arguments.rounds and (rounds == 0 or time.monotonic() - began + last < arguments.minutes * 60):
            round_began = time.monotonic()
            found = _round(
                work / "run" / str(rounds), papers=papers, now=now, peer=peer, environment=environment, bar=bar
            )
            for key, cost in found.items():
                costs.setdefault(key, []).extend(cost)
            rounds, last = rounds + 1, time.monotonic() - round_began
    shown = " ".join(["python tests/benchmarks/run.py", *sys.argv[1:]]) if sys.argv[1:] else "make bench"
    heading = (
        f"{datetime.now(UTC):%Y-%m-%d}, `{shown}`: {arguments.feeds} feeds of {arguments.entries} entries, "
        f"medians of {rounds} {'round' if rounds == 1 else 'rounds'}, {os.cpu_count()} cores, "
        f"Python {sys.version.split()[0]}, whole processes."
    )
    text = "\n\n".join([heading, refresh_table(costs), matching_table(matching)])
    (work / "report.md").write_text(text + "\n", encoding="utf-8")
    shutil.rmtree(work / "run")
    show(text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure speed beside another feed reader.")
    parser.add_argument("--feeds", type=int, default=50, help="feeds to refresh (default: 50)")
    parser.add_argument("--entries", type=int, default=40, help="entries of each feed (default: 40)")
    parser.add_argument("--rounds", type=int, default=2, help="how often each program runs (default: 2)")
    parser.add_argument("--minutes", type=float, default=4, help="begin no round that would end later (default: 4)")
    parser.add_argument(
        "--window",
        type=int,
        nargs="+",
        default=[1_000, 3_000],
        help="articles in the matcher's window (default: 1000 5000)",
    )
    return parser.parse_args()


def _environment(work: Path) -> dict[str, str]:
    """Without settings of this machine; compiled modules go where both programs may write them."""
    ours = ("AGGREGATOR_", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"PYTHONPYCACHEPREFIX": str(work / "compiled"), "PYTHONPATH": str(_ROOT)}


def _round(
    folder: Path, *, papers: list[Outlet], now: datetime, peer: Path | str, environment: dict[str, str], bar: Bar
) -> Costs:
    """Each program once through all scenarios, in turn, on new databases; `now` is when the papers come out."""
    costs: Costs = {}
    folder.mkdir()
    documents = folder / "documents"
    publish(documents, papers, edition=0, at=now)
    with _served(documents, environment) as address:
        feeds = [Feed(outlet.name, f"{address}/{outlet.file}") for outlet in papers]
        ours = Ours(folder, feeds)
        other = None if isinstance(peer, str) else Peer(peer, folder, feeds)
        cost_of(ours.prepare, environment)
        if other is not None:
            cost_of(other.command("add"), environment)
        for scenario in SCENARIOS:
            if scenario == SCENARIOS[-1]:
                publish(documents, papers, edition=1, at=now)
            bar.advance(0, f"{scenario}: aggregator fetch")
            fetched = cost_of(ours.command("fetch"), environment)
            bar.advance(1, f"{scenario}: aggregator group")
            grouped = cost_of(ours.command("group"), environment)
            costs.setdefault((scenario, "stored"), []).append(fetched)
            costs.setdefault((scenario, "grouped"), []).append(fetched.then(grouped))
            bar.advance(1, f"{scenario}: peer")
            if other is not None:
                costs.setdefault((scenario, "peer"), []).append(cost_of(other.command("update"), environment))
            bar.advance()
    return costs


@contextmanager
def _served(documents: Path, environment: dict[str, str]) -> Iterator[str]:
    """The address of a server for the documents, which is no part of what is measured."""
    command = [sys.executable, "-m", "tests.benchmarks.file_server", str(documents)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, start_new_session=True) as server:
        assert server.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        finally:
            os.killpg(server.pid, signal.SIGTERM)  # it serves from two processes


def _matching(sizes: list[int], environment: dict[str, str]) -> list[MatchingSpeed]:
    command = [sys.executable, "-m", "tests.benchmarks.matching_speed", *map(str, sorted(sizes))]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return [MatchingSpeed(**json.loads(line)) for line in done.stdout.splitlines()]


if __name__ == "__main__":
    main()
