"""Kills the active grouper again and again: `python tests/cluster/takeovers.py --kills 20`.

Two pollers, two groupers and a desk share a PostgreSQL of their own. After each kill the time is taken until the other
grouper has the lock, and until what was published in the moment of the kill is grouped; then the dead one is started
again. Every third time it is stopped in its work (SIGSTOP) instead, goes on when the other has taken over, and must
change nothing. At the end it is counted what was asked twice at once, stored twice or opened twice.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from signal import SIGCONT, SIGSTOP

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.support.cluster import Ledger, newsroom, worker_settings
from tests.support.databases import postgresql_server
from tests.support.processes import Program, options, wait_until

_WITHIN = 120.0


def main() -> None:
    """Run it and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    moments = random.Random(given.seed)  # noqa: S311 - picks moments, guards nothing
    folder = Path(tempfile.mkdtemp(prefix="aggregator-takeovers-"))
    with ExitStack() as stack:
        url = stack.enter_context(postgresql_server())
        server = stack.enter_context(newsroom())
        server.catalogue(folder)

        def start(role: str) -> Program:
            program = Program(*options(worker_settings(folder, url)), "run", "--role", role, folder=folder)
            stack.enter_context(program).running(within=_WITHIN)
            return program

        web, *_ = (start(role) for role in ("web", "poll", "poll"))  # the first makes the tables
        groupers = [start("group"), start("group")]
        ledger = Ledger(url)
        stack.callback(ledger.close)
        server.publish(10)
        web.wait_until(lambda: ledger.is_complete(server), within=_WITHIN)
        took: list[float] = []
        for number in range(given.kills):
            (active,) = (each for each in groupers if each.pid == ledger.pid_of_holder())
            (standby,) = (each for each in groupers if each is not active)
            server.publish(10)
            time.sleep(moments.uniform(0, 3))
            hung = number % 3 == 2
            begun = time.monotonic()
            if hung:
                active.send(SIGSTOP)
            else:
                active.kill()
            wait_until(lambda pid=standby.pid: ledger.pid_of_holder() == pid, within=_WITHIN)
            took.append(time.monotonic() - begun)
            wait_until(lambda: ledger.is_complete(server), within=_WITHIN)
            whole = time.monotonic() - begun
            print(
                f"{number + 1:3} {'hung' if hung else 'killed'}: lock after {took[-1]:5.1f} s, grouped {whole:5.1f} s"
            )
            if hung:
                active.send(SIGCONT)
            else:
                groupers = [standby, start("group")]
        found = ledger.found()
    print(
        f"takeovers: {len(took)}, median {statistics.median(took):.1f} s, longest {max(took):.1f} s\n"
        f"requests: {sum(server.requests.values())}, of one feed at once {max(server.most_at_once.values())}\n"
        f"articles: {found.articles} of {server.events * server.feeds}, doubled {found.doubled_articles}\n"
        f"events: {found.events} of {server.events}, opened twice {found.split_events}, ungrouped {found.ungrouped}"
    )


if __name__ == "__main__":
    main()
