"""The measurements as Markdown tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from tests.benchmarks.matching_speed import MatchingSpeed
from tests.benchmarks.processes import Cost
from tests.benchmarks.readers import PEER

SCENARIOS = ("cold: all new", "unchanged (304)", "one new entry in each feed")

Costs = dict[tuple[str, str], list[Cost]]
"""By scenario and by 'stored', 'grouped' (stored, then grouped) or 'peer': the cost of each round."""

_MEASURES: Mapping[str, tuple[Callable[[Cost], float], str]] = {
    "wall s": (lambda cost: cost.wall, ".2f"),
    "CPU s": (lambda cost: cost.cpu, ".2f"),
    "peak MB": (lambda cost: cost.peak / 1e6, ".0f"),
}


def refresh_table(costs: Costs) -> str:
    """Medians of each scenario, and how they compare with the peer's."""
    name = PEER[0].replace("==", " ")
    rows = [
        ["refresh", "", "stored", "stored and grouped", name, f"stored : {name}", f"stored and grouped : {name}"],
    ]
    for scenario in SCENARIOS:
        for measure, (of, form) in _MEASURES.items():
            stored, grouped, peer = (
                median(map(of, costs[scenario, who])) if (scenario, who) in costs else None
                for who in ("stored", "grouped", "peer")
            )
            cells = ["-" if value is None else format(value, form) for value in (stored, grouped, peer)]
            ratios = [f"{value / peer:.2f}" if value is not None and peer else "-" for value in (stored, grouped)]
            rows.append([scenario, measure, *cells, *ratios])
    return _table(rows)


def matching_table(speeds: Sequence[MatchingSpeed]) -> str:
    """What matching costs at each size of the window; times are CPU time."""
    rows = [
        [
            "articles in the window",
            "articles/s",
            "sign ms",
            "decide ms",
            "place ms",
            "bytes each",
            "linked rightly",
            "wrongly",
            "rapidfuzz over all titles, articles/s",
        ]
    ]
    rows += [
        [
            f"{speed.size:,}",
            f"{speed.articles_per_second:,.0f}",
            f"{speed.sign_ms:.2f}",
            f"{speed.decide_ms:.2f}",
            f"{speed.place_ms:.2f}",
            f"{speed.bytes_each:,.0f}",
            f"{speed.linked} of {speed.linkable}",
            f"{speed.wrong}",
            f"{1000 / speed.scan_ms:,.0f}",
        ]
        for speed in speeds
    ]
    return _table(rows)


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, "|" + "---|" * len(rows[0]), *body])
