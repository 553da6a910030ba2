"""Cuts one of two hosts off in the middle of its work: `python tests/cluster/two_hosts.py --rounds 3`, as root.

The hosts are network namespaces on a bridge, where PostgreSQL and the newsroom listen; iproute2 makes them. On each run
a poller and a grouper. A round takes the link of a host away twice, for longer than any lease lasts: while its poller
has requests in hand, and while its grouper is in the middle of a batch. The other host goes on with all of it; when the
link is back, nothing may be lost, and what the host brings too late must change nothing.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.support.cluster import CountingNewsroom, Ledger, newsroom, worker_settings
from tests.support.databases import postgresql_server
from tests.support.processes import Program, options, wait_until

_NETWORK, _HERE = "10.77.0.0/24", "10.77.0.1"
_WITHIN = 180.0
_LEASES = {"fetch.deadline": "8s", "fetch.lease": "16s", "group.batch": 3000}
_LATE = re.compile(r"lease lost while polling|lease ran out while polling|result of a poll not stored")


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A network namespace with its two workers."""

    name: str
    address: str
    poller: Program
    grouper: Program

    def cut(self) -> None:
        """Take its link away."""
        _ip("link", "set", f"{self.name}-link", "down")

    def join(self) -> None:
        """Give the link back."""
        _ip("link", "set", f"{self.name}-link", "up")

    @property
    def dropped(self) -> int:
        """Results of polls that it did not store, as its log tells."""
        return len(_LATE.findall(self.poller.err))


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


@contextmanager
def bridge() -> Iterator[None]:
    """A bridge that hosts are put on."""
    _ip("link", "add", "agg-bridge", "type", "bridge")
    try:
        _ip("addr", "add", f"{_HERE}/24", "dev", "agg-bridge")
        _ip("link", "set", "agg-bridge", "up")
        yield
    finally:
        _ip("link", "del", "agg-bridge")


@contextmanager
def namespace(name: str, address: str) -> Iterator[list[str]]:
    """A host on the bridge; yields what to begin a command with, so that it runs there."""
    _ip("netns", "add", name)
    try:
        _ip("link", "add", f"{name}-link", "type", "veth", "peer", "name", "eth0", "netns", name)
        _ip("link", "set", f"{name}-link", "master", "agg-bridge", "up")
        _ip("-n", name, "addr", "add", f"{address}/24", "dev", "eth0")
        for device in ("eth0", "lo"):
            _ip("-n", name, "link", "set", device, "up")
        yield ["ip", "netns", "exec", name]
    finally:
        _ip("netns", "del", name)


def main() -> None:
    """Run it and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="aggregator-two-hosts-"))
    with ExitStack() as stack:
        stack.enter_context(bridge())
        url = stack.enter_context(postgresql_server(address=_HERE, network=_NETWORK))
        server = stack.enter_context(newsroom(_HERE))
        server.catalogue(folder)
        settings = options(worker_settings(folder, url) | _LEASES)

        def start(role: str, through: list[str]) -> Program:
            program = stack.enter_context(Program(*settings, "run", "--role", role, folder=folder, through=through))
            program.running(within=_WITHIN)
            return program

        hosts = []
        for name, address in (("agg-a", "10.77.0.2"), ("agg-b", "10.77.0.3")):
            through = stack.enter_context(namespace(name, address))
            poller, grouper = start("poll", through), start("group", through)
            hosts.append(Host(name=name, address=address, poller=poller, grouper=grouper))
        ledger = Ledger(url)
        stack.callback(ledger.close)
        server.publish(10)
        wait_until(lambda: ledger.is_complete(server), within=_WITHIN)
        for number in range(given.rounds):
            cut_while_polling(hosts[number % 2], server, ledger)
            cut_while_grouping(hosts, server, ledger)
        found = ledger.found()
        for program in (each for host in hosts for each in (host.poller, host.grouper)):
            assert program.stop(within=60) == 0
    print(
        f"requests: {sum(server.requests.values())}, of one feed at once {max(server.most_at_once.values())}\n"
        f"articles: {found.articles} of {server.events * server.feeds}, doubled {found.doubled_articles}\n"
        f"events: {found.events} of {server.events}, opened twice {found.split_events}, ungrouped {found.ungrouped}"
    )


def cut_while_polling(host: Host, server: CountingNewsroom, ledger: Ledger) -> None:
    """Let the other poller take over what this one has in hand."""
    before, server.seconds = host.dropped, 4.0
    wait_until(lambda: server.in_hand[host.address] > 0, within=_WITHIN)
    host.cut()
    begun = time.monotonic()
    server.publish(5)
    wait_until(lambda: ledger.is_complete(server), within=_WITHIN)
    whole = time.monotonic() - begun
    host.join()
    wait_until(lambda: host.dropped > before, within=_WITHIN)
    server.seconds = 0.15
    wait_until(lambda: server.in_hand[host.address] > 0, within=_WITHIN)  # it polls again
    print(f"{host.name} cut while polling: all stored and grouped after {whole:.1f} s, {host.dropped - before} dropped")


def cut_while_grouping(hosts: list[Host], server: CountingNewsroom, ledger: Ledger) -> None:
    """Let the other grouper do the batch that this one has in hand."""
    (host,) = (each for each in hosts if each.grouper.pid == ledger.pid_of_holder())
    (other,) = (each for each in hosts if each is not host)
    server.publish(60)
    wait_until(lambda: ledger.found().ungrouped > 0 and ledger.is_in_a_batch(host.address), within=_WITHIN)
    host.cut()
    begun = time.monotonic()
    in_hand = ledger.is_in_a_batch(host.address)
    wait_until(lambda: ledger.pid_of_holder() == other.grouper.pid, within=_WITHIN)
    took = time.monotonic() - begun
    wait_until(lambda: ledger.is_complete(server), within=_WITHIN)
    host.join()
    wait_until(lambda: "stands by" in host.grouper.err[-2000:], within=_WITHIN)
    told = "in the middle of a batch" if in_hand else "between two batches"
    print(f"{host.name} cut while grouping, {told}: lock after {took:.1f} s")


if __name__ == "__main__":
    main()
