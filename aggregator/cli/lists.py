"""`aggregator group-file` and `aggregator evaluate`: the matcher on a list of articles, without a database."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from aggregator.bootstrap import match_policy
from aggregator.cli.invocation import invocation
from aggregator.cli.output import Exit, counted, progress_bar, reading, say, show, show_json, writing
from aggregator.errors import AggregatorError
from aggregator.listing import BadLine, ListedArticle, read_listing
from aggregator.matching import Agreement, Grouped, Scores, group_list
from aggregator.matching import evaluate as score

_NAMED = 20
"""Bad lines that are told of one by one; a file of another kind has nothing else."""


def group_file(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="One article a line; - is standard input.")],
    target: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="One answer a line; - is standard output.")],
) -> None:
    """Group a list of articles into stories, with the service's engine and settings and no database.

    Lines in: id, title, summary or text, url, publisher, published (ISO date or time, or null), lang (optional).
    Lines out, in the same order: id, story, probability (null for the article that opened the story) and suggestions
    (other stories it may belong to). Bad lines are named and left out; the exit code is then 3.
    """
    if target.exists() and source.exists() and target.samefile(source):
        raise typer.BadParameter("it is the file that is read", param_hint="OUT.jsonl")
    good, bad = _read(source, labelled=False)
    grouped = group_list([line.article for line in good], match_policy(invocation(context).settings()))
    with writing(target) as out:
        out.writelines(_answer(line, found) + "\n" for line, found in zip(good, grouped, strict=True))
    stories = len({found.story for found in grouped})
    say(
        f"{counted(len(good), 'article')} in {counted(stories, 'story', 'stories')}"
        + (f"; {counted(bad, 'line')} left out" if bad else "")
    )
    raise typer.Exit(Exit.PARTLY if bad else Exit.OK)


def evaluate(
    context: typer.Context,
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD.jsonl", help="Labelled articles, or a folder with articles.jsonl.")
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score the matcher on labelled articles: the lines of group-file, each with its true `story`."""
    path = gold / "articles.jsonl" if gold.is_dir() else gold
    good, bad = _read(path, labelled=True)
    if not good:
        raise AggregatorError(f"{path} holds no labelled article")
    grouped = group_list([line.article for line in good], match_policy(invocation(context).settings()))
    scores = score([line.story or "" for line in good], grouped)
    if as_json:
        show_json(_as_data(scores))
    else:
        for line in _as_lines(scores):
            show(line)
    raise typer.Exit(Exit.PARTLY if bad else Exit.OK)


def _read(path: Path, *, labelled: bool) -> tuple[list[ListedArticle], int]:
    good: list[ListedArticle] = []
    bad = 0
    with reading(path) as file, progress_bar("reading", None) as bar:
        for read in read_listing(file, seen=datetime.now(UTC), labelled=labelled):
            if isinstance(read, BadLine):
                bad += 1
                if bad <= _NAMED:
                    say(f"{path}:{read.number}: {read.problem}")
            else:
                good.append(read)
            bar.advance()
    if bad > _NAMED:
        say(f"{path}: ... and {counted(bad - _NAMED, 'more line')} that cannot be used")
    return good, bad


def _answer(line: ListedArticle, found: Grouped) -> str:
    suggestions = [{"story": each.story_id, "probability": round(each.probability, 4)} for each in found.suggestions]
    probability = None if found.probability is None else round(found.probability, 4)
    return json.dumps(
        {"id": line.id, "story": found.story, "probability": probability, "suggestions": suggestions},
        ensure_ascii=False,
    )


def _as_data(scores: Scores) -> dict[str, object]:
    def told(agreement: Agreement) -> dict[str, float]:
        return {"precision": agreement.precision, "recall": agreement.recall, "f1": agreement.f1}

    return {
        "articles": scores.articles,
        "stories": scores.stories,
        "groups": scores.groups,
        "link": {"bcubed": told(scores.bcubed), "pairwise": told(scores.pairwise)},
        "link_and_suggest": {
            "bcubed": told(scores.answered_bcubed),
            "pairwise": told(scores.answered_pairwise),
        },
        "link_precision": scores.link_precision,
        "asked": scores.asked,
    }


def _as_lines(scores: Scores) -> list[str]:
    def row(name: str, agreement: Agreement) -> str:
        return f"{name:44} {agreement.precision:9.3f} {agreement.recall:9.3f} {agreement.f1:9.3f}"

    return [
        f"{scores.articles} articles, {scores.stories} stories, {scores.groups} groups found",
        "",
        f"{'':44} {'precision':>9} {'recall':>9} {'F1':>9}",
        row("LINK alone, B-cubed", scores.bcubed),
        row("LINK alone, pairwise", scores.pairwise),
        row("LINK, and SUGGEST answered rightly, B-cubed", scores.answered_bcubed),
        row("LINK, and SUGGEST answered rightly, pairwise", scores.answered_pairwise),
        "",
        f"articles linked to the right story: {scores.link_precision:.3f}",
        f"articles a person is asked about:   {scores.asked:.3f}",
    ]
