"""What several processes on one database are tried with: a newsroom that counts, and a look at what came of it."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psycopg

from storage.queries.memberships import _MEMBERSHIP_LOCK

FEEDS = 6
_SHOWN = 400
_SHIPS = ("ferry", "tanker", "trawler", "tugboat", "freighter", "icebreaker", "dredger", "lifeboat")
_FATES = ("runs aground near", "burns off", "loses its rudder at", "rescues swimmers near", "blocks the port of")
_SYLLABLES = (
    "Bar",
    "Dol",
    "Fen",
    "Gru",
    "Hal",
    "Kel",
    "Lor",
    "Mav",
    "Nor",
    "Pel",
    "Quin",
    "Rost",
    "Sel",
    "Tarn",
    "Vel",
)


def headline(event: int) -> str:
    """The title under which every feed tells of an event, word for word; no two events share their names."""
    letters = len(_SYLLABLES)
    ship = f"{_SYLLABLES[event % letters]}{_SYLLABLES[event // letters % letters].lower()}mar"
    place = f"{_SYLLABLES[event * 7 % letters]}{_SYLLABLES[event * 3 // letters % letters].lower()}holm {event}"
    return f"The {_SHIPS[event % len(_SHIPS)]} {ship} {_FATES[event % len(_FATES)]} {place}"


class CountingNewsroom:
    """Feeds that answer slowly enough for a second request at the same time to be seen, and are counted."""

    def __init__(self, host: str = "127.0.0.1", *, feeds: int = FEEDS, seconds: float = 0.15) -> None:
        self.seconds = seconds
        self.events = 0
        self.feeds = feeds
        self.requests: Counter[int] = Counter()
        self.in_hand: Counter[str] = Counter()
        """Requests that are being answered, by the address they are from."""
        self.most_at_once: Counter[int] = Counter()
        self._at_once: Counter[int] = Counter()
        self._lock = threading.Lock()
        newsroom = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                newsroom.answer(self)

            def log_message(self, *_: object) -> None:
                """Nobody reads it."""

        self._server = ThreadingHTTPServer((host, 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://{host}:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def publish(self, events: int = 1) -> None:
        """Let every feed tell of so many events more."""
        self.events += events

    def catalogue(self, folder: Path) -> Path:
        """Write the feeds file."""
        lines = [
            f"  - {{url: '{self.address}/{number}', name: Outlet {number}, every: 1s, language: en}}"
            for number in range(self.feeds)
        ]
        path = folder / "feeds.yaml"
        path.write_text("\n".join(["feeds:", *lines, "topics:", "  - {name: Ferries, any: [ferry]}", ""]), "utf-8")
        return path

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        feed = int(request.path.strip("/"))
        with self._lock:
            self.requests[feed] += 1
            self._at_once[feed] += 1
            self.in_hand[request.client_address[0]] += 1
            self.most_at_once[feed] = max(self.most_at_once[feed], self._at_once[feed])
        try:
            time.sleep(self.seconds)
            body = self._document(feed)
            request.send_response(200)
            request.send_header("Content-Type", "application/rss+xml")
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)
        except OSError:
            pass  # whoever asked has died
        finally:
            with self._lock:
                self._at_once[feed] -= 1
                self.in_hand[request.client_address[0]] -= 1

    def _document(self, feed: int) -> bytes:
        items = "".join(
            f"<item><title>{headline(event)}</title><guid isPermaLink='false'>o{feed}-{event}</guid>"
            f"<link>https://outlet-{feed}.example/{event}</link>"
            f"<description>{headline(event)}, the coast guard said.</description></item>"
            for event in range(max(0, self.events - _SHOWN), self.events)
        )
        return f"<rss version='2.0'><channel><title>Outlet {feed}</title>{items}</channel></rss>".encode()


@contextmanager
def newsroom(host: str = "127.0.0.1", *, feeds: int = FEEDS, seconds: float = 0.15) -> Iterator[CountingNewsroom]:
    """A counting newsroom for as long as the context lasts."""
    server = CountingNewsroom(host, feeds=feeds, seconds=seconds)
    try:
        yield server
    finally:
        server.close()


def worker_settings(folder: Path, database: str) -> dict[str, object]:
    """Settings of a worker that polls the newsroom as often as it may, and otherwise works as shipped."""
    return {
        "feeds_file": folder / "feeds.yaml",
        "database.url": database,
        "web.port": 0,
        "fetch.allow_networks": ["127.0.0.1/32", "10.77.0.0/24"],
        "fetch.every": "1s",
        "fetch.min_interval": "1s",
        "fetch.max_backoff": "2s",
        "fetch.host_gap": "0s",
        "fetch.per_host": 10,
        "parse.workers": 1,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a database holds, counted."""

    articles: int
    doubled_articles: int
    """Entries of a feed that are stored more than once."""
    events: int
    split_events: int
    """Events whose articles stand in more than one story."""
    ungrouped: int


class Ledger:
    """Looks at the database from outside."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)

    def close(self) -> None:
        self._connection.close()

    def holder(self) -> str | None:
        """Who has the grouper's lock, expired or not."""
        row = self._connection.execute("SELECT owner FROM locks WHERE name = 'grouper'").fetchone()
        return None if row is None else str(row[0])

    def pid_of_holder(self) -> int | None:
        """Its process id."""
        holder = self.holder()
        return None if holder is None else int(holder.split(":")[1])

    def found(self) -> Found:
        articles, keys = self._row("SELECT count(*), count(DISTINCT (feed_id, guid_key)) FROM articles")
        events, split = self._row(
            "SELECT count(*), count(*) FILTER (WHERE stories > 1)"
            " FROM (SELECT title, count(DISTINCT story_id) AS stories FROM articles"
            " JOIN memberships ON article_id = articles.id WHERE story_id IS NOT NULL GROUP BY title) AS told"
        )
        (grouped,) = self._row("SELECT count(*) FROM memberships WHERE story_id IS NOT NULL")
        return Found(
            articles=articles,
            doubled_articles=articles - keys,
            events=events,
            split_events=split,
            ungrouped=articles - grouped,
        )

    def stories(self) -> int:
        """How many stories the articles are in."""
        return self._row("SELECT count(DISTINCT story_id) FROM memberships WHERE story_id IS NOT NULL")[0]

    def is_complete(self, server: CountingNewsroom) -> bool:
        """Whether everything that has been published is stored and grouped."""
        found = self.found()
        return found.articles >= server.events * server.feeds and not found.ungrouped

    def is_in_a_batch(self, client: str) -> bool:
        """Whether a session from this address holds the lock on memberships, as in the middle of a batch."""
        query = (
            "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND granted"
            " AND objid::bigint = %s AND host(client_addr) = %s"
        )
        return bool(self._row(query, (_MEMBERSHIP_LOCK, client))[0])

    def _row(self, query: str, values: tuple[object, ...] = ()) -> tuple[int, ...]:
        row = self._connection.execute(query, values).fetchone()
        assert row is not None
        return tuple(row)
