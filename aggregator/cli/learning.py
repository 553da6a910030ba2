"""`aggregator evaluate` and `aggregator train`: how good the matcher is, and teaching it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import fmean
from typing import Annotated, Any

import typer

from aggregator.bootstrap.matching import match_policy
from aggregator.cli.invocation import invocation
from aggregator.cli.lists import read_articles
from aggregator.cli.options import AsJson
from aggregator.cli.output import Exit, progress_bar, say, show, show_json, writing
from aggregator.errors import AggregatorError
from aggregator.listing import ListedArticle
from aggregator.matching import (
    Agreement,
    Grouped,
    MatchPolicy,
    Scores,
    Signature,
    group_signatures,
    shipped_weights,
    sign,
)
from aggregator.matching import evaluate as score
from aggregator.matching.crossvalidation import cross_validate, interval
from aggregator.matching.evaluation import by_article, candidate_recall
from aggregator.matching.policy import as_weights
from aggregator.matching.training import Labelled, train
from aggregator.quantities import counted

_FEWEST = 10
"""Articles of a language or kind from which it has a row of its own."""
_ALSO_WEIGHT = 0.2

GoldFile = Annotated[
    Path, typer.Argument(metavar="GOLD.jsonl", help="Labelled articles, or a folder with articles.jsonl.")
]
AlsoFiles = Annotated[
    list[Path] | None,
    typer.Option("--also", metavar="FILE", help="More labelled articles to learn from, of less weight; repeatable."),
]
AlsoWeight = Annotated[float, typer.Option("--also-weight", min=0.0, help="Weight of an article of those files.")]


def evaluate(
    context: typer.Context,
    gold: GoldFile,
    *,
    folds: Annotated[
        int, typer.Option(help="Cross-validate: learn anew without the stories that are scored, in so many parts.")
    ] = 0,
    seed: Annotated[int, typer.Option(help="Another division into parts.")] = 1,
    also: AlsoFiles = None,
    also_weight: AlsoWeight = _ALSO_WEIGHT,
    orders: Annotated[
        int, typer.Option(min=1, help="Also take articles of one time, or of none, in so many orders.")
    ] = 1,
    titles_only: Annotated[bool, typer.Option("--titles-only", help="Leave out summaries and texts.")] = False,
    as_json: AsJson = False,
) -> None:
    """Score the matcher on labelled articles: the lines of group-file, each with its true `story`."""
    if folds and folds < 2:  # noqa: PLR2004 - one part leaves nothing to learn from
        raise typer.BadParameter("at least 2 parts are needed", param_hint="--folds")
    if also and not folds:
        raise typer.BadParameter("nothing is learnt without parts: add --folds 5", param_hint="--also")
    if folds and orders > 1:
        raise typer.BadParameter("parts are scored in one order", param_hint="--orders")
    policy = match_policy(invocation(context).settings())
    good, bad = _labelled(gold)
    stream = _stream(good, 1.0)
    signatures = stream.titles if titles_only else stream.signatures
    labels: Sequence[str]
    grouped: Sequence[Grouped]
    scored: Sequence[int]
    if folds:
        with progress_bar("cross-validating", folds) as bar, _learning(f"with --folds {folds} "):
            validated = cross_validate(
                stream,
                policy,
                also=_streams(also, also_weight),
                titles_only=titles_only,
                division=(folds, seed),
                progress=bar.advance,
            )
        labels, grouped, scored = validated.gold, validated.grouped, validated.scored
    else:
        labels, grouped, scored = stream.gold, group_signatures(signatures, policy), range(len(good))
    scores = score(labels, grouped, scored)
    recall = candidate_recall(stream.gold, signatures, policy)
    low, high = interval(labels, grouped, scored)
    rows = by_article(labels, [one.story for one in grouped])
    parts = _parts(good, [rows[position] for position in scored])
    by_order = [scores, *_in_other_orders(stream.gold, signatures, policy, orders)] if orders > 1 else []
    if as_json:
        data = _as_data(scores) | {"candidate_recall": recall, "f1_interval": [low, high]}
        data |= {"orders": [_as_data(one) for one in by_order]} if by_order else {}
        show_json(data | {"parts": {name: _told(agreement) for name, _, agreement in parts}})
    else:
        for line in _as_lines(scores, parts, recall, (low, high)):
            show(line)
        for line in _over_orders(by_order):
            show(line)
    raise typer.Exit(Exit.PARTLY if bad else Exit.OK)


def train_weights(
    context: typer.Context,
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD.jsonl...", help="Labelled articles, one set a file.")],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where the weights are written.")
    ] = Path("weights.json"),
    also: AlsoFiles = None,
    also_weight: AlsoWeight = _ALSO_WEIGHT,
    afresh: Annotated[
        bool, typer.Option("--afresh", help="Learn from these articles alone, not on from the weights in use.")
    ] = False,
    about: Annotated[str, typer.Option(help="What the articles are, for the record.")] = "",
) -> None:
    """Learn the matcher's weights from labelled articles; use them by the setting match.weights.

    Learning goes on from the weights in use: the fewer the articles, the nearer to those it stays.
    Lines are those of `evaluate`; each file is a stream of its own, whose stories are other ones than those of other
    files. An operator's own verdicts come as such a file from `aggregator labels`.
    """
    policy = match_policy(invocation(context).settings())
    streams = []
    bad = 0
    for path in gold:
        good, left_out = _labelled(path)
        streams.append(_stream(good, 1.0))
        bad += left_out
    more = _streams(also, also_weight)
    # The file is opened before the work, which would be lost where nothing can be written.
    with writing(output) as out, progress_bar("learning", len(streams) + len(more)) as bar:
        known = None if afresh else (policy.models, policy.background)
        with _learning():
            models, background = train([*streams, *more], policy.window, known=known, progress=bar.advance)
        shipped = shipped_weights()
        articles = sum(len(stream.gold) for stream in streams)
        weights = as_weights(
            models,
            background,
            engine=f"{datetime.now(UTC):%Y.%m.%d}-{articles}",
            provenance={
                "trained_on": about or ", ".join(path.name for path in gold),
                "articles": articles,
                "stories": sum(len(set(stream.gold)) for stream in streams),
                "also": [path.name for path in also or []],
                "also_articles": sum(len(stream.gold) for stream in more),
                "also_weight": also_weight if also else 0.0,
                "trained": date.today().isoformat(),  # noqa: DTZ011 - the day as the person sees it
                "window_days": policy.window.days,
                "went_on_from": None if afresh else policy.engine,
                "how": "regularised conditional logit over candidate stories from a replay in time order",
                "command": "aggregator train",
            },
            levels=shipped["levels"],
        )
        out.write(_pretty(weights) + "\n")
    signals = counted(len(models.report.few.weights), "signal")
    say(
        f"{output}: weights of {signals} from {counted(articles, 'article')}; "
        f"use them with the setting match.weights={output}"
    )
    raise typer.Exit(Exit.PARTLY if bad else Exit.OK)


@contextmanager
def _learning(where: str = "") -> Iterator[None]:
    """Tell what cannot be learnt from as a mistake in the articles that were given."""
    try:
        yield
    except ValueError as error:
        raise AggregatorError(f"{where}{error}") from error


def _labelled(gold: Path) -> tuple[list[ListedArticle], int]:
    path = gold / "articles.jsonl" if gold.is_dir() else gold
    good, bad = read_articles(path, labelled=True)
    if not good:
        raise AggregatorError(f"{path} holds no labelled article")
    return good, bad


def _stream(lines: Sequence[ListedArticle], weight: float) -> Labelled:
    return Labelled(
        signatures=[sign(line.article, seen=None) for line in lines],
        titles=[sign(line.article.only_title(), seen=None) for line in lines],
        undated=[sign(line.article.without_date(), seen=None) for line in lines],
        gold=[line.story or "" for line in lines],
        weight=weight,
    )


def _streams(paths: Sequence[Path] | None, weight: float) -> list[Labelled]:
    return [_stream(_labelled(path)[0], weight) for path in paths or []]


def _parts(lines: Sequence[ListedArticle], rows: Sequence[tuple[float, float]]) -> list[tuple[str, int, Agreement]]:
    """B-cubed of LINK for the articles of each language and kind that has enough of them."""
    parts: dict[str, list[tuple[float, float]]] = {}
    for line, row in zip(lines, rows, strict=True):
        for name in (line.article.language, line.kind):
            if name:
                parts.setdefault(name, []).append(row)
    return [
        (name, len(of), Agreement(precision=sum(p for p, _ in of) / len(of), recall=sum(r for _, r in of) / len(of)))
        for name, of in sorted(parts.items(), key=lambda part: -len(part[1]))
        if len(of) >= _FEWEST
    ]


def _told(agreement: Agreement) -> dict[str, float]:
    return {"precision": agreement.precision, "recall": agreement.recall, "f1": agreement.f1}


def _as_data(scores: Scores) -> dict[str, Any]:
    return {
        "articles": scores.articles,
        "stories": scores.stories,
        "groups": scores.groups,
        "link": {"bcubed": _told(scores.bcubed), "pairwise": _told(scores.pairwise)},
        "link_and_suggest": {
            "bcubed": _told(scores.answered_bcubed),
            "pairwise": _told(scores.answered_pairwise),
        },
        "link_precision": scores.link_precision,
        "asked": scores.asked,
    }


def _as_lines(
    scores: Scores, parts: Sequence[tuple[str, int, Agreement]], recall: float, limits: tuple[float, float]
) -> Iterator[str]:
    def row(name: str, agreement: Agreement) -> str:
        return f"{name:44} {agreement.precision:9.3f} {agreement.recall:9.3f} {agreement.f1:9.3f}"

    stories, groups = counted(scores.stories, "story", "stories"), counted(scores.groups, "group")
    yield f"{counted(scores.articles, 'article')}, {stories}, {groups} found"
    yield ""
    yield f"{'':44} {'precision':>9} {'recall':>9} {'F1':>9}"
    yield row("LINK alone, B-cubed", scores.bcubed)
    yield row("LINK alone, pairwise", scores.pairwise)
    yield row("LINK, and SUGGEST answered rightly, B-cubed", scores.answered_bcubed)
    yield row("LINK, and SUGGEST answered rightly, pairwise", scores.answered_pairwise)
    for name, count, agreement in parts:
        yield row(f"  LINK alone, B-cubed, {name} ({count})", agreement)
    yield ""
    yield f"95 % interval of F1 of LINK alone:  {limits[0]:.3f} to {limits[1]:.3f}"
    yield f"articles linked to the right story: {scores.link_precision:.3f}"
    yield f"articles a person is asked about:   {scores.asked:.3f}"
    yield f"right story among the candidates:   {recall:.3f}"


def _in_other_orders(
    gold: Sequence[str], signatures: Sequence[Signature], policy: MatchPolicy, orders: int
) -> Iterator[Scores]:
    with progress_bar("grouping in other orders", orders - 1) as bar:
        for order in range(1, orders):
            yield score(gold, group_signatures(signatures, policy, order=order))
            bar.advance()


def _over_orders(scores: Sequence[Scores]) -> Iterator[str]:
    if not scores:
        return
    yield ""
    yield f"{f'In {len(scores)} orders of what has one time or none':44} {'mean':>9} {'least':>9} {'most':>9}"
    for name, values in (
        ("LINK alone, B-cubed F1", [one.bcubed.f1 for one in scores]),
        ("LINK alone, pairwise precision", [one.pairwise.precision for one in scores]),
        ("LINK, and SUGGEST answered rightly, F1", [one.answered_bcubed.f1 for one in scores]),
        ("articles a person is asked about", [one.asked for one in scores]),
    ):
        yield f"{name:44} {fmean(values):9.3f} {min(values):9.3f} {max(values):9.3f}"


def _pretty(weights: dict[str, Any]) -> str:
    """JSON with one word of the background a line, so that a difference can be read."""
    background = weights["background"]
    rows = ",\n".join(f"      {json.dumps(row, ensure_ascii=False)}" for row in background["words"])
    shown = json.dumps(weights | {"background": background | {"words": []}}, indent=2)
    return shown.replace('"words": []', f'"words": [\n{rows}\n    ]')
