"""The whole service on the bundled newsroom: real HTTP, real database, no internet.

The newsroom publishes ten days of news in a few steps. A director waits after each step until every feed has been
polled and everything grouped, so that one sees articles arrive and change; then the desk is full, and the service goes
on polling a newsroom that stands still.
"""

from __future__ import annotations

import socket
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

from aggregator.bootstrap import Application
from aggregator.errors import AggregatorError
from aggregator.model import FailureKind, FeedHealth, StoryState
from aggregator.newsroom import NewsroomServer, demo_catalogue
from aggregator.running import Service, listen
from aggregator.settings import Settings
from aggregator.shipped import shipped

_LOOK_EVERY = 0.1
_STEP_AT_MOST = 60.0
"""Seconds after which the newsroom moves on although a feed has not been read."""
_PLAYED = frozenset({FailureKind.SERVER_ERROR, FailureKind.TRUNCATED})
"""How polls of the outlets fail whose feeds are broken on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What the newsroom has come to when its last step is grouped."""

    outlets: int
    articles: int
    stories: int
    seconds: float


def demo_arguments(folder: Path) -> dict[str, object]:
    """The settings in which the demo differs: polling at once and often, and loopback alone, also to fetch from."""
    return {
        "feeds_file": folder / "feeds.yaml",
        "database.url": f"sqlite:///{folder / 'demo.db'}",
        "fetch.allow_networks": ["127.0.0.1/32"],
        "fetch.min_interval": "1s",
        "fetch.max_backoff": "1s",
        "fetch.host_gap": "0s",
        "fetch.per_host": 10,
        "group.gather": "1s",
        "web.host": "127.0.0.1",
        "service.roles": ["poll", "group", "web"],
        "service.poll_tick": "250ms",
        "service.group_tick": "250ms",
        "log.level": "error",
    }


class Demo:
    """One run of the demo."""

    def __init__(self, load: Callable[[dict[str, object]], Settings], port: int | None) -> None:
        self._load, self._port = load, port
        self.replaced_port: int | None = None

    def run(
        self,
        *,
        ready: Callable[[str], None],
        step: Callable[[int, int], None],
        filled: Callable[[Filled], None],
    ) -> None:
        """Serve until told to stop; `ready` gets the desk's address, `step` each step done of how many."""
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="aggregator-demo-")))
            server = stack.enter_context(NewsroomServer(shipped("newsroom")))
            settings = self._load(demo_arguments(folder) | {"web.port": self._port})
            settings.feeds_file.write_text(demo_catalogue(server.newsroom, server.feed_urls()), encoding="utf-8")
            app = stack.enter_context(Application(settings, migrate=True, metered=True))
            service = Service(app, listening=lambda: self._listen(settings))
            director = Thread(target=_direct, args=(app, service, server, step, filled), name="director", daemon=True)

            def begin(address: str | None) -> None:
                ready(address or "")
                director.start()

            service.run(ready=begin)
            director.join(timeout=2 * _LOOK_EVERY)

    def _listen(self, settings: Settings) -> socket.socket:
        try:
            return listen(settings.web.host, settings.web.port)
        except AggregatorError:
            self.replaced_port = settings.web.port
            return listen(settings.web.host, 0)


def _direct(
    app: Application,
    service: Service,
    server: NewsroomServer,
    step: Callable[[int, int], None],
    filled: Callable[[Filled], None],
) -> None:
    begun = time.monotonic()
    while not service.stopped.is_set():
        _wait_until_taken_in(app, service, app.clock.now())
        step(server.step, server.steps)
        if not server.advance():
            break
    if service.stopped.is_set():
        return
    with app.database.read() as uow:
        stories = sum(count for state, count in uow.stories.counts().items() if state is not StoryState.MERGED)
        articles = uow.articles.count()
        outlets = len(uow.feeds.all())
    filled(Filled(outlets=outlets, articles=articles, stories=stories, seconds=time.monotonic() - begun))


def _wait_until_taken_in(app: Application, service: Service, published: datetime) -> None:
    """Wait until every feed has been read since the newsroom published, and every article has a story."""
    deadline = time.monotonic() + _STEP_AT_MOST
    while not service.stopped.wait(_LOOK_EVERY) and time.monotonic() < deadline:
        with app.database.read() as uow:
            feeds = [feed.health for feed in uow.feeds.all() if feed.paused is None]
            waiting = uow.articles.count_ungrouped()
        if feeds and not waiting and all(_is_taken_in(health, published) for health in feeds):
            return


def _is_taken_in(health: FeedHealth, published: datetime) -> bool:
    """Whether a feed has been asked since then and has said what there is: its document, or the fault that it plays.

    A poll that fails in another way, as on a busy machine, however often, has told nothing and is waited for.
    """
    if health.last_attempt is None:
        return False
    asked = health.last_attempt - (health.last_duration or timedelta())
    return asked > published and (health.error_kind is None or health.error_kind in _PLAYED)
