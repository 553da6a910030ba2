"""Commands run in this process, as a shell would run them."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass

import pytest

from aggregator.cli import entry


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The only line on standard error."""
        (line,) = self.err.splitlines()
        return line


@dataclass(frozen=True, slots=True)
class Shell:
    """Runs commands in this process, in an empty folder."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: object, stdin: bytes | None = b"") -> Ended:
        """Run a command; without `stdin`, standard input is closed."""
        self.monkeypatch.setattr(sys, "argv", ["aggregator", *map(str, arguments)])
        self.monkeypatch.setattr(sys, "stdin", None if stdin is None else io.TextIOWrapper(io.BytesIO(stdin)))
        return Ended(entry.run_command(), *self.capsys.readouterr())
