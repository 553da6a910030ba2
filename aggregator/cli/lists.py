"""`aggregator group-file`: the matcher on a list of articles, without a database."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from aggregator.bootstrap.matching import match_policy
from aggregator.cli.invocation import invocation
from aggregator.cli.output import Exit, progress_bar, reading, say, writing
from aggregator.listing import BadLine, ListedArticle, read_listing
from aggregator.matching import Grouped, group_list
from aggregator.quantities import counted

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
    policy = match_policy(invocation(context).settings())
    good, bad = read_articles(source, labelled=False)
    with writing(target) as out:  # opened before the work, which would be lost where nothing can be written
        grouped = group_list([line.article for line in good], policy)
        out.writelines(_answer(line, found) + "\n" for line, found in zip(good, grouped, strict=True))
    stories = len({found.story for found in grouped})
    say(
        f"{counted(len(good), 'article')} in {counted(stories, 'story', 'stories')}"
        + (f"; {counted(bad, 'line')} left out" if bad else "")
    )
    raise typer.Exit(Exit.PARTLY if bad else Exit.OK)


def read_articles(path: Path, *, labelled: bool) -> tuple[list[ListedArticle], int]:
    """Read a list of articles, naming the lines that cannot be used; returns the good ones and how many were not."""
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
