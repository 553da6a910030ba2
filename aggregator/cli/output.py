"""How the commands talk: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TextIO, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from aggregator.errors import AggregatorError

T = TypeVar("T")


class Exit(IntEnum):
    """What a command's exit code means."""

    OK = 0
    FAILED = 1  # it could not be done; the line on standard error says why
    WRONG = 2  # wrong usage, a wrong file or a wrong setting
    PARTLY = 3  # done, but some lines, feeds or articles were left out; they are named
    INTERRUPTED = 130  # by Ctrl-C, as a shell counts it


class ReaderGone(Exception):
    """Whoever read our standard output wants no more of it, as `| head` does; nothing is wrong."""


def say(message: str) -> None:
    """A line for the person at the terminal, on standard error."""
    print(message, file=sys.stderr, flush=True)


def show(text: str) -> None:
    """A line of the result, on standard output."""
    with _printing() as out:
        out.write(text + "\n")


def announce(text: str) -> None:
    """A line on standard output that nobody need read: where it cannot be written, the work goes on without."""
    try:
        show(text)
    except (AggregatorError, ReaderGone):
        discard_output()


def discard_output() -> None:
    """Let what is still buffered go nowhere, so that the interpreter's own flush at the end does not complain."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def as_json(data: object) -> str:
    """Data for programs; times in ISO 8601."""
    return json.dumps(data, indent=2, ensure_ascii=False, default=datetime.isoformat)


def show_json(data: object) -> None:
    """The result as one JSON document."""
    with writing(None) as out:
        out.write(as_json(data) + "\n")


def show_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """The result as a table; when piped, tab-separated without decoration, so that scripts can cut it."""
    with _printing() as out:
        if not out.isatty():
            out.writelines("\t".join(plain(cell) for cell in row) + "\n" for row in rows)
            return
        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            # Text, not str: what came from feeds must not be read as markup.
            table.add_row(*(Text(plain(cell)) for cell in row))
        Console(file=out).print(table)


def standard_input() -> TextIO:
    """What is given to the command; raises `AggregatorError` where that is closed."""
    if sys.stdin is None:
        raise AggregatorError("standard input is closed")
    return sys.stdin


@contextmanager
def reading(path: Path) -> Iterator[IO[bytes]]:
    """A file to read, or standard input for '-'; raises `AggregatorError` where it cannot be."""
    if str(path) == "-":
        yield standard_input().buffer
        return
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise AggregatorError(f"{path} cannot be read: {error.strerror}") from None


@contextmanager
def writing(path: Path | None) -> Iterator[IO[str]]:
    """A document in UTF-8, in a file, or on standard output for '-' and None.

    A file appears, or is replaced, only when it is whole. Raises `AggregatorError` where it cannot be written, and
    `ReaderGone`.
    """
    if path is None or str(path) == "-":
        with _printing(encoding="utf-8") as out:
            yield out
        return
    # What is no plain file, such as a named pipe, cannot be replaced.
    partial = path if path.exists() and not path.is_file() else path.with_name(f"{path.name}.partial")
    with _told_of(path):
        try:
            with partial.open("w", encoding="utf-8") as file:
                yield file
            partial.replace(path)
        finally:
            if partial != path:
                partial.unlink(missing_ok=True)


@contextmanager
def _printing(encoding: str | None = None) -> Iterator[TextIO]:
    """Standard output in an encoding, or in that of the terminal, which need not have every letter."""
    if sys.stdout is None:
        raise AggregatorError("standard output is closed")
    with _told_of("standard output"):
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding=encoding, errors="replace")
        yield sys.stdout
        sys.stdout.flush()


@contextmanager
def _told_of(name: Path | str) -> Iterator[None]:
    """Raise `AggregatorError` or `ReaderGone` for what of this name cannot be written."""
    try:
        yield
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as error:
        raise AggregatorError(f"{name} cannot be written: {error.strerror}") from None


def when(moment: datetime | None) -> str:
    """A time for people, in UTC."""
    return "-" if moment is None else f"{moment:%Y-%m-%d %H:%M}"


def milliseconds(duration: timedelta | None) -> int | None:
    """A duration for programs, and for tables headed by 'ms'."""
    return None if duration is None else round(duration / timedelta(milliseconds=1))


def format_in_words(version: str) -> str:
    """A feed's format, such as 'RSS 2.0' for 'rss20'."""
    found = re.fullmatch(r"(rss|atom|json|cdf)(\d)?(\d*)[nu]?", version)
    if found is None:
        return version
    name = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed", "cdf": "CDF"}[found[1]]
    return f"{name} {found[2]}.{found[3]}" if found[2] else name


def plain(cell: object) -> str:
    """What may have come from outside, on one line and without what a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in str(cell))


@dataclass(frozen=True, slots=True)
class Bar:
    """A progress bar under way."""

    progress: Progress
    task: TaskID

    def advance(self, by: int = 1, note: str = "") -> None:
        """Note that more is done."""
        self.progress.update(self.task, advance=by, note=note)

    def over(self, things: Iterable[T]) -> Iterator[T]:
        """The things, each noted as done when the next one is asked for."""
        for each in things:
            yield each
            self.advance()

    @property
    def done(self) -> int:
        """How much has been done."""
        return int(self.progress.tasks[0].completed)

    def stop(self) -> None:
        """Take the bar off the screen before its work has a result to show."""
        self.progress.stop()

    def total(self, total: int) -> None:
        """Set how much there is."""
        self.progress.update(self.task, total=total)


@contextmanager
def progress_bar(label: str, total: int | None) -> Iterator[Bar]:
    """A progress bar on standard error; nothing at all where that is no terminal."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[note]}", markup=False),
        console=console,
        # FORCE_COLOR makes a terminal of whatever is there.
        disable=console.is_dumb_terminal or not console.file.isatty(),
        transient=True,
    ) as progress:
        yield Bar(progress, progress.add_task(label, total=total, note=""))
