"""The service among hostile servers: forty feeds hang and ten bombs arrive, and everybody else notices nothing."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

import storage
from aggregator.model import FailureKind, FeedHealth
from tests.support.polling import rss
from tests.support.posts import FIRST
from tests.support.processes import Program, options, quick_settings
from tests.support.servers import MisbehavingServer, reply, silence

HANGING = 40
ITEM = b"<item><title>%s</title><guid>%d</guid></item>"
HEAD, END = b"<rss version='2.0'><channel><title>x</title>", b"</channel></rss>"


def zipped(body: bytes) -> tuple[bytes, dict[str, str]]:
    return gzip.compress(body, compresslevel=1), {"Content-Encoding": "gzip"}


BOMBS: dict[str, tuple[bytes, dict[str, str]]] = {
    "zeros": zipped(bytes(50_000_000)),
    "items": zipped(HEAD + b"".join(ITEM % (b"t" * 50, number) for number in range(100_000)) + END),
    "deep": zipped(HEAD + b"<item>" + b"<a>" * 1_000_000 + END),
    "attributes": (HEAD + b"<item " + b"".join(b"a%d='1' " % n for n in range(60_000)) + b"/>" + END, {}),
    "comments": (HEAD + b"<item><title>x</title></item>" + b"<!--" * 100_000 + END, {}),
    "author": (HEAD + b"<item><title>x</title><author>" + b"a@" * 65_000 + b"</author></item>" + END, {}),
    "categories": (HEAD + b"<item><title>x</title>" + b"<category>c</category>" * 60_000 + b"</item>" + END, {}),
    "entities": (b"<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + HEAD + b"&b;" + END, {}),
    "text": (HEAD + b"<item><title>" + b"&amp;" * 2_000_000 + b"</title></item>" + END, {}),
    "json": (b'{"version":"https://jsonfeed.org/version/1.1","items":' + b"[" * 2_000_000, {}),
}


def catalogue(server: MisbehavingServer) -> str:
    """Each feed at a host of its own, so that no feed waits for another's host."""
    names = ["good", *BOMBS, *(f"hangs-{number}" for number in range(HANGING))]
    lines = [
        f"  - {{url: '{server.url(f'/{name}', host=f'127.0.0.{place}')}', name: '{name}'}}"
        for place, name in enumerate(names, start=2)
    ]
    return "\n".join(["defaults: {every: 2s}", "feeds:", *lines, ""])


def test_the_desk_and_other_feeds_go_on_while_forty_feeds_hang_and_ten_bombs_arrive(tmp_path: Path) -> None:
    """The bounds are wide, since machines that run tests are busy; alone a page takes some hundredths of a second."""
    settings = quick_settings(tmp_path) | {
        "fetch.allow_networks": ["127.0.0.0/8"],
        "fetch.min_interval": "1s",
        "fetch.deadline": "40s",
        "fetch.lease": "2m",
        "parse.deadline": "2s",
    }
    answers = {f"/{name}": reply(body=body, headers=headers) for name, (body, headers) in BOMBS.items()}
    answers |= {f"/hangs-{number}": silence() for number in range(HANGING)}
    answers["/good"] = reply(body=rss(FIRST))
    with MisbehavingServer(answers, host="0.0.0.0") as server:
        (tmp_path / "feeds.yaml").write_text(catalogue(server), encoding="utf-8")
        with Program(*options(settings), "run", folder=tmp_path) as program:
            desk = program.desk()
            database = storage.open_database(str(settings["database.url"]))

            def health(name: str) -> FeedHealth:
                with database.read() as uow:
                    return next(feed.health for feed in uow.feeds.all() if feed.spec.name == name)

            def settled() -> bool:
                asked = Counter(request.target for request in server.requests)
                all_asked = len(asked) == 1 + len(BOMBS) + HANGING  # although many hang
                told = all(health(name).error_kind for name in ("zeros", "entities"))
                return all_asked and told and asked["/good"] >= 2 and health("good").last_new is not None

            waits = sorted(waits_for(desk, until=settled))
            assert settled()
            assert waits[len(waits) // 2] < 10, waits
            assert health("zeros").error_kind is FailureKind.TOO_LARGE
            assert health("entities").error_kind is FailureKind.DANGEROUS
            database.close()
            assert program.stop(within=40) == 0
            program.wait_until(lambda: not program.left_behind())


def waits_for(desk: str, *, until: Callable[[], bool]) -> Iterator[float]:
    """How long pages of the desk take, one after the other, for five seconds at least and five minutes at most."""
    begun = monotonic()
    while monotonic() - begun < 5 or (monotonic() - begun < 300 and not until()):
        for path in ("/", "/feeds"):
            asked = monotonic()
            with urlopen(desk + path, timeout=30) as answer:
                answer.read()
            yield monotonic() - asked
        sleep(0.05)
