"""The service among hostile servers: forty feeds hang and ten bombs arrive, and everybody else notices nothing."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

import pytest

import storage
from aggregator.model import Feed
from tests.support.posts import FIRST
from tests.support.polling import rss
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


def test_the_desk_and_other_feeds_go_on_while_forty_feeds_hang_and_ten_bombs_arrive(
    tmp_path: Path, record_property: pytest.FixtureRequest
) -> None:
    settings = quick_settings(tmp_path) | {
        "fetch.allow_networks": ["127.0.0.0/8"],
        "fetch.min_interval": "1s",
        "fetch.deadline": "40s",
        "fetch.lease": "2m",
        "parse.deadline": "3s",
    }
    answers = {f"/{name}": reply(body=body, headers=headers) for name, (body, headers) in BOMBS.items()}
    answers |= {f"/hangs-{number}": silence() for number in range(HANGING)}
    answers["/good"] = reply(body=rss(FIRST))
    with MisbehavingServer(answers, host="0.0.0.0") as server:  # noqa: S104 - reached by every address of loopback
        (tmp_path / "feeds.yaml").write_text(catalogue(server), encoding="utf-8")
        with Program(*options(settings), "run", folder=tmp_path) as program:
            desk = program.desk()
            waits: list[float] = []
            until = monotonic() + 12
            while monotonic() < until:
                for path in ("/", "/feeds"):
                    begun = monotonic()
                    with urlopen(desk + path, timeout=20) as answer:
                        assert answer.status == 200
                        answer.read()
                    waits.append(monotonic() - begun)
                sleep(0.05)
            database = storage.open_database(str(settings["database.url"]))
            with database.read() as uow:
                feeds = {feed.spec.name: feed for feed in uow.feeds.all()}
            database.close()
            asked = {request.target for request in server.requests}
            good = [request for request in server.requests if request.target == "/good"]
            assert program.exit_code is None
            assert program.stop() == 0
            program.wait_until(lambda: not program.left_behind(), within=10)
    waits.sort()
    print(
        json.dumps(
            {"n": len(waits), "p50": waits[len(waits) // 2], "p95": waits[int(len(waits) * 0.95)], "max": waits[-1]}
        )
    )
    print(
        len(good),
        {
            n: (f.health.error, f.health.note, str(f.health.last_duration))
            for n, f in feeds.items()
            if not n.startswith("hangs")
        },
    )
    assert len(asked) == 1 + len(BOMBS) + HANGING, "all were asked, those that hang as well"
    assert waits[int(len(waits) * 0.95)] < 2
    assert feeds["good"].article_count == 1
    assert len(good) >= 3, "it is polled again and again meanwhile"
    assert {name for name in BOMBS if feeds[name].health.error} >= {"zeros", "entities", "json"}
