"""The measurements as Markdown tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from tests.benchmarks.bad_input import Endured
from tests.benchmarks.contenders import Measured
from tests.benchmarks.desk_speed import DeskSpeed
from tests.benchmarks.matching_speed import MatchingSpeed, Run
from tests.benchmarks.processes import Cost
from tests.benchmarks.readers import PEER

SCENARIOS = ("cold: all new", "unchanged (304)", "one new entry in each feed")

Costs = dict[tuple[str, str], list[Cost]]
"""The cost of each round by scenario and by 'peer' or, each with those before it, 'stored', 'grouped' and 'read'."""

_MEASURES: Mapping[str, tuple[Callable[[Cost], float], str]] = {
    "wall s": (lambda cost: cost.wall, ".2f"),
    "CPU s": (lambda cost: cost.cpu, ".2f"),
    "peak MB": (lambda cost: cost.peak / 1e6, ".0f"),
}

_PEERS = {
    "titles": "rapidfuzz, token_set_ratio of titles, 60 and more",
    "sets": "datasketch, MinHash LSH of words, 128 permutations, 0.5",
    "texts": "scikit-learn, TF-IDF cosine, 0.2 and more",
}


def refresh_table(costs: Costs) -> str:
    """Medians of each scenario, and how they compare with the peer's."""
    name = PEER[0].replace("==", " ")
    ours = {"stored": "stored", "grouped": "stored and grouped", "read": "and read"}
    rows = [["refresh", "", *ours.values(), name, *(f"{what} : {name}" for what in ours.values())]]
    for scenario in SCENARIOS:
        for measure, (of, form) in _MEASURES.items():
            *values, peer = (
                median(map(of, costs[scenario, who])) if (scenario, who) in costs else None for who in (*ours, "peer")
            )
            cells = ["-" if value is None else format(value, form) for value in (*values, peer)]
            ratios = [f"{value / peer:.2f}" if value is not None and peer else "-" for value in values]
            rows.append([scenario, measure, *cells, *ratios])
    return table(rows)


def matching_tables(speed: MatchingSpeed) -> str:
    """What matching costs at each size of the window, beside its peers, and with bad input; times are CPU time."""
    tables = [_windows(speed.ours), _beside(speed), _bad(speed.bad)]
    return "\n\n".join(table for table in tables if table)


def desk_tables(asked: Sequence[DeskSpeed]) -> str:
    """What pages take on each database, in milliseconds."""
    heads = [
        f"{speed.database}: {speed.size.articles:,} articles in {speed.size.stories:,} stories, "
        f"{speed.built.bytes / 1e6:,.0f} MB, of which the full-text index {speed.built.words_bytes / 1e6:,.0f} MB; "
        f"filled in {speed.built.seconds:,.0f} s."
        for speed in asked
    ]
    rows = [["ms", "KB", *(f"{speed.database} {what}" for speed in asked for what in ("p50", "p95", "CPU"))]]
    for kind in zip(*(speed.timed for speed in asked), strict=True):
        largest = format(max(each.bytes for each in kind) / 1000, ",.0f")
        cells = [format(value, ",.0f") for each in kind for value in (each.p50, each.p95, each.cpu + each.server_cpu)]
        rows.append([kind[0].name, largest, *cells])
    return "\n\n".join([*heads, table(rows)])


def _windows(ours: Sequence[Run]) -> str:
    rows = [
        [
            "articles in the window",
            "articles/s",
            "without signing",
            "sign, decide, place (ms)",
            "bytes an article",
            "titles aside",
            "the same of an article more",
            "window signed and indexed (s)",
            "indexed alone (s)",
            "story among candidates",
            "linked rightly, wrongly",
            "whole process: CPU s, peak MB",
        ]
    ]
    for run in ours:
        measured, notes = run.measured, run.measured.notes
        asked = measured.asked
        parts = [notes[part] for part in ("sign", "decide", "place")]
        right, wrong = (notes.get(f"linked {how}", 0) for how in ("rightly", "wrongly"))
        rows.append(
            [
                f"{measured.window:,}",
                f"{asked / sum(parts):,.0f}",
                f"{asked / sum(parts[1:]):,.0f}",
                " + ".join(f"{part * 1000 / asked:.2f}" for part in parts),
                f"{measured.grown / measured.window:,.0f}",
                f"{_held(measured) / measured.window:,.0f}",
                "" if run is ours[0] else f"{_held_more(measured, ours[0].measured):,.0f}",
                f"{measured.build:.1f}",
                f"{notes['index the window']:.1f}",
                _recall(run),
                f"{right:,.0f}, {wrong:,.0f} of {notes['linkable']:,.0f}",
                f"{run.cost.cpu:.0f}, {run.cost.peak / 1e6:,.0f}",
            ]
        )
    return table(rows)


def _held(measured: Measured) -> int:
    return measured.grown - measured.titles


def _held_more(measured: Measured, smaller: Measured) -> float:
    """Return the bytes of each article that a window has more than a smaller one; both lay out the same once."""
    return (_held(measured) - _held(smaller)) / (measured.window - smaller.window)


def _beside(speed: MatchingSpeed) -> str:
    """All contenders at the size at which there are peers; empty where there are none."""
    sizes = {run.measured.window for run in speed.beside}
    runs = [*(run for run in speed.ours if run.measured.window in sizes), *speed.beside]
    if not speed.beside:
        return ""
    first = runs[0].measured
    rows = [
        [
            f"{first.window:,} articles in the window",
            "articles/s",
            "time an article (ours = 1)",
            "window built (s)",
            "(ours = 1)",
            "bytes an article, at the peak",
            "(ours = 1)",
            "whole process: CPU s, peak MB",
            "true story found, of articles that have one",
            "stories returned an article",
        ]
    ]
    for run in runs:
        measured = run.measured
        each = measured.search / measured.asked
        rows.append(
            [
                _PEERS.get(run.contender, "ours: signed, decided about, placed"),
                f"{1 / each:,.0f}",
                _ratio(each, first.search / first.asked),
                f"{measured.build:.1f}",
                _ratio(measured.build, first.build),
                f"{measured.grown_peak / measured.window:,.0f}",
                _ratio(measured.grown_peak, first.grown_peak),
                f"{run.cost.cpu:.0f}, {run.cost.peak / 1e6:,.0f}",
                _recall(run),
                f"{measured.returned / measured.asked:,.1f}",
            ]
        )
    return table(rows)


def _bad(endured: Sequence[Endured]) -> str:
    rows = [["bad input", "articles", "articles/s", "the first tenth", "the last tenth", "stories"]]
    rows += [
        [
            bad.kind,
            f"{bad.articles:,}",
            *(f"{1 / each:,.0f}" for each in (bad.each, bad.first, bad.last)),
            f"{bad.stories:,}",
        ]
        for bad in endured
    ]
    return table(rows)


def _recall(run: Run) -> str:
    measured = run.measured
    return f"{measured.found / measured.findable:.1%} of {measured.findable:,}" if measured.findable else "-"


def _ratio(value: float, ours: float) -> str:
    return f"{value / ours:.2g}" if ours else "-"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table, the first one its head."""
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, "|" + "---|" * len(rows[0]), *body])
