"""All metrics as text: the counters of the process, and beside them what is asked when somebody scrapes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from prometheus_client import GCCollector, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from aggregator.errors import AggregatorError
from aggregator.metrics.counting import Metrics
from aggregator.model import is_stopped_notice
from aggregator.ports import MOST_WATCHED
from aggregator.watching import Look, Watch

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
_STOPPED: Final = "stopped webhooks"


class Exposition:
    """The text that Prometheus reads; safe to be asked by several threads at once."""

    def __init__(
        self,
        metrics: Metrics,
        watch: Watch,
        *,
        now: Callable[[], datetime],
        owner: str,
        build: Mapping[str, str],
        silences: Callable[[], Mapping[str, float]],
    ) -> None:
        """`owner` names this process on locks; `silences` tells for how many seconds each tick has shown no life."""
        self._registry = metrics.registry
        self._registry.register(_Asked(watch=watch, now=now, owner=owner, build=build, silences=silences))
        ProcessCollector(registry=self._registry)
        GCCollector(registry=self._registry)

    def text(self) -> bytes:
        """All metrics, in the text format of `CONTENT_TYPE`."""
        return generate_latest(self._registry)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Asked(Collector):
    """What is true at the moment, as gauges."""

    watch: Watch
    now: Callable[[], datetime]
    owner: str
    build: Mapping[str, str]
    silences: Callable[[], Mapping[str, float]]

    def describe(self) -> Iterable[Metric]:
        """Nothing: the library would otherwise ask the database when this is registered."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """The gauges; those of the database are left out where it does not answer, and `..._database_up` is 0."""
        yield InfoMetricFamily("aggregator_build", "The program.", value=dict(self.build))
        yield _by(
            "aggregator_tick_silence_seconds", "Time since a tick has shown life.", "tick", self.silences().items()
        )
        try:
            look = self.watch.look()
        except AggregatorError:
            look = None
        yield _one("aggregator_database_up", "Whether the database answers.", look is not None)
        if look is not None:
            yield from self._of_database(look)

    def _of_database(self, look: Look) -> Iterator[Metric]:
        now, vitals = self.now(), look.vitals
        yield _by("aggregator_feeds", "Feeds by state.", "state", look.feeds.items())
        yield _one("aggregator_articles", "Articles in the database.", vitals.articles)
        yield _one(
            "aggregator_ungrouped_articles", f"Articles without a story, up to {MOST_WATCHED}.", vitals.ungrouped
        )
        yield _one(
            "aggregator_oldest_ungrouped_seconds",
            "Age of the article that has been without a story longest; 0 where none is.",
            _age(vitals.oldest_ungrouped, now),
        )
        yield _one("aggregator_unread_stories", f"Stories to be read, up to {MOST_WATCHED}.", vitals.unread)
        yield _one(
            "aggregator_queue_stories",
            f"Stories in doubt, both of each question and those changed since review, up to {MOST_WATCHED}.",
            vitals.doubtful,
        )
        yield _one("aggregator_open_questions", f"Questions without an answer, up to {MOST_WATCHED}.", vitals.questions)
        yield _one(
            "aggregator_oldest_question_seconds",
            "Age of the oldest question without an answer; 0 where there is none.",
            _age(vitals.oldest_question, now),
        )
        yield _one(
            "aggregator_webhook_events",
            f"Events that wait to be told to webhooks, up to {MOST_WATCHED}.",
            vitals.events,
        )
        yield _one(
            "aggregator_oldest_webhook_event_seconds",
            "Age of the oldest event that waits to be told; 0 where none does.",
            _age(vitals.oldest_event, now),
        )
        yield _one(
            "aggregator_webhook_events_given_up",
            f"Events that were given up and are kept, up to {MOST_WATCHED}.",
            vitals.events_given_up,
        )
        # The notice of a webhook is named for it, and no label tells a name.
        notices = Counter(_STOPPED if is_stopped_notice(key) else key for key in look.notices)
        yield _by("aggregator_notices", "Notices on the desk.", "key", notices.items())
        held = look.grouper is not None and look.grouper[1] > now
        mine = held and look.grouper is not None and look.grouper[0] == self.owner
        yield _one("aggregator_grouper_lock_held", "Whether any process is the grouper.", held)
        yield _one("aggregator_grouper_active", "Whether this process is the grouper.", mine)


def _one(name: str, what: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, what, value=value)


def _by(name: str, what: str, label: str, values: Iterable[tuple[str, float]]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, what, labels=[label])
    for key, value in values:
        family.add_metric([key], value)
    return family


def _age(moment: datetime | None, now: datetime) -> float:
    return 0.0 if moment is None else max(0.0, (now - moment).total_seconds())
