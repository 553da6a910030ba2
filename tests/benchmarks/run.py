"""`make bench`: how fast this program finds stories, what a refresh costs, and what the desk's pages take.

The first two beside others in the same run, the last on a large archive. Prints Markdown tables and keeps them in
var/bench/report.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from aggregator.cli.output import Bar, progress_bar, say, show
from aggregator.quantities import counted
from tests.benchmarks import desk_speed
from tests.benchmarks.archive import Size
from tests.benchmarks.databases import KINDS, kind_of
from tests.benchmarks.environments import python_with
from tests.benchmarks.feeds import Outlet, outlets, publish, whole_hour
from tests.benchmarks.matching_speed import PEERS as MATCHING_PEERS
from tests.benchmarks.matching_speed import measure, steps
from tests.benchmarks.processes import cost_of
from tests.benchmarks.readers import PEER, Feed, Ours, Peer
from tests.benchmarks.report import SCENARIOS, Costs, desk_tables, matching_tables, refresh_table

_ROOT = Path(__file__).resolve().parents[2]
_VAR = _ROOT / "var"
_PARTS = ("matching", "refresh", "desk")
_STEPS_A_ROUND = 3 * 4


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    began = time.monotonic()
    work = _VAR / "bench"
    shutil.rmtree(work / "run", ignore_errors=True)
    (work / "run").mkdir(parents=True)
    environment = _environment(work)
    parts = (arguments.only,) if arguments.only else _PARTS
    shown = " ".join(["python tests/benchmarks/run.py", *sys.argv[1:]]) if sys.argv[1:] else "make bench"
    heading = (
        f"{datetime.now(UTC):%Y-%m-%d}, `{shown}`: {os.cpu_count()} cores, Python {sys.version.split()[0]}, each "
        "program as a process of its own."
    )
    text = [heading]
    with progress_bar("bench", None) as bar:
        total = 0
        if "matching" in parts:
            peer = _peer(_VAR / "bench-venv-matching", MATCHING_PEERS, bar)
            total += steps(arguments.window, peers=not isinstance(peer, str) and arguments.beside in arguments.window)
        if "refresh" in parts:
            reader = _peer(_VAR / "bench-venv", PEER, bar)
            total += (1 + arguments.rounds) * _STEPS_A_ROUND
        size = Size(articles=arguments.archive[0], stories=arguments.archive[1])
        if "desk" in parts:
            total += desk_speed.steps(size, arguments.databases)
        bar.total(total)
        if "matching" in parts:
            speed = measure(
                work / "run" / "matching",
                sizes=arguments.window,
                beside=arguments.beside,
                peer=peer,
                environment=environment,
                bar=bar,
            )
            text.append(matching_tables(speed))
        if "refresh" in parts:
            text.append(_refresh(arguments, work / "run", peer=reader, environment=environment, began=began, bar=bar))
        if "desk" in parts:
            asked = desk_speed.measure(
                arguments.archive_in or work / "run" / "desk",
                databases=arguments.databases,
                size=size,
                requests=arguments.requests,
                bar=bar,
            )
            text.append(desk_tables(asked))
    whole = "\n\n".join(text)
    (work / "report.md").write_text(whole + "\n", encoding="utf-8")
    shutil.rmtree(work / "run")
    show(whole)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure speed beside other programs.")
    parser.add_argument("--only", choices=_PARTS, help="measure one part (default: all)")
    parser.add_argument("--feeds", type=int, default=50, help="feeds to refresh (default: 50)")
    parser.add_argument("--entries", type=int, default=40, help="entries of each feed (default: 40)")
    parser.add_argument("--rounds", type=int, default=2, help="how often each program refreshes (default: 2)")
    parser.add_argument(
        "--minutes", type=float, default=9, help="begin no second round that would end later (default: 9)"
    )
    parser.add_argument(
        "--window",
        type=int,
        nargs="+",
        default=[10_000, 100_000, 200_000],
        help="articles in the matcher's window (default: 10000 100000 200000)",
    )
    parser.add_argument(
        "--beside", type=int, help="the window at which peers are measured too; 0 for none (default: the middle one)"
    )
    parser.add_argument(
        "--archive",
        type=int,
        nargs=2,
        metavar=("ARTICLES", "STORIES"),
        default=[50_000, 7_500],
        help="size of the desk's databases; beyond 50,000 articles a multiple of that (default: 50000 7500)",
    )
    parser.add_argument(
        "--archive-in", type=Path, metavar="DIR", help="keep the archive there, and take it from there if it is there"
    )
    parser.add_argument(
        "--databases", type=kind_of, nargs="+", default=KINDS, help="SQLite, PostgreSQL (default: both)"
    )
    parser.add_argument("--requests", type=int, default=40, help="requests of each kind of page (default: 40)")
    arguments = parser.parse_args()
    if arguments.beside is None:
        arguments.beside = sorted(arguments.window)[len(arguments.window) // 2]
    return arguments


def _peer(folder: Path, packages: Sequence[str], bar: Bar) -> Path | str:
    bar.advance(0, "environment of the peers")
    peer = python_with(folder, packages)
    if isinstance(peer, str):
        say(f"Peers are left out: {peer}.")
    return peer


def _refresh(
    arguments: argparse.Namespace,
    folder: Path,
    *,
    peer: Path | str,
    environment: dict[str, str],
    began: float,
    bar: Bar,
) -> str:
    """What refreshing feeds costs, as a table; `began` is when the whole run began."""
    now = whole_hour()
    papers = outlets(arguments.feeds, arguments.entries, now=now)
    costs: Costs = {}
    rounds, last = 0, 0.0
    # Unmeasured: from here on all modules are compiled and in the page cache.
    _round(folder / "warm-up", papers=papers[:2], now=now, peer=peer, environment=environment, bar=bar)
    while rounds < arguments.rounds and (rounds == 0 or time.monotonic() - began + last < arguments.minutes * 60):
        round_began = time.monotonic()
        found = _round(folder / str(rounds), papers=papers, now=now, peer=peer, environment=environment, bar=bar)
        for key, cost in found.items():
            costs.setdefault(key, []).extend(cost)
        rounds, last = rounds + 1, time.monotonic() - round_began
    heading = (
        f"{counted(arguments.feeds, 'feed')} of {counted(arguments.entries, 'entry', 'entries')}, medians of "
        f"{counted(rounds, 'round')}:"
    )
    return f"{heading}\n\n{refresh_table(costs)}"


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
        for command in ours.preparing:
            cost_of(command, environment)
        if other is not None:
            cost_of(other.command("add"), environment)
        for scenario in SCENARIOS:
            if scenario == SCENARIOS[-1]:
                publish(documents, papers, edition=1, at=now)
            bar.advance(0, f"{scenario}: aggregator fetch")
            fetched = cost_of(ours.command("fetch"), environment)
            bar.advance(1, f"{scenario}: aggregator group --no-reading")
            grouped = fetched.then(cost_of(ours.command("group", "--no-reading"), environment))
            bar.advance(1, f"{scenario}: aggregator group")
            read = grouped.then(cost_of(ours.command("group"), environment))
            for what, cost in (("stored", fetched), ("grouped", grouped), ("read", read)):
                costs.setdefault((scenario, what), []).append(cost)
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


if __name__ == "__main__":
    main()
