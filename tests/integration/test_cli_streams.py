"""Standard input that is closed, and standard output in whatever encoding."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from aggregator.cli import entry
from aggregator.cli.invocation import Invocation
from tests.support.shell import Shell

FEEDS = "feeds: [{url: 'https://port.example/feed', name: Вечерний порт, publisher: Café}]\n"


@pytest.fixture(autouse=True)
def _in_a_folder_with_feeds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "feeds.yaml").write_text(FEEDS, encoding="utf-8")


def written(monkeypatch: pytest.MonkeyPatch, encoding: str, command: str) -> bytes:
    """What a command writes where standard output has an encoding by the system's settings."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    monkeypatch.setattr(sys, "argv", ["aggregator", "--feeds", "feeds.yaml", *command.split()])
    assert entry.run_command() == 0
    return raw.getvalue()


@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-1", "koi8-r"])
def test_documents_are_in_utf_8_whatever_the_encoding_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    opml = written(monkeypatch, encoding, "feeds export-opml").decode("utf-8")
    assert 'text="Вечерний порт"' in opml
    (feed,) = json.loads(written(monkeypatch, encoding, "feeds list --json"))
    assert feed["name"] == "Вечерний порт"


@pytest.mark.parametrize(
    ("encoding", "name", "publisher"),
    [("ascii", "???????? ????", "Caf?"), ("iso-8859-1", "???????? ????", "Café"), ("koi8-r", "Вечерний порт", "Caf?")],
)
def test_a_table_has_a_question_mark_for_what_the_terminal_cannot_show(
    monkeypatch: pytest.MonkeyPatch, encoding: str, name: str, publisher: str
) -> None:
    table = written(monkeypatch, encoding, "feeds list").decode(encoding)
    assert name in table
    assert publisher in table


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("users add Bob --role admin", "there is no terminal to ask for the password at"),
        ("users add Bob --role admin --password-stdin", "standard input is closed"),
        ("group-file - out.jsonl", "standard input is closed"),
    ],
)
def test_a_closed_standard_input_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: str, told: str
) -> None:
    ended = Shell(monkeypatch, capsys)(*arguments.split(), stdin=None)
    assert told in ended.line
    assert ended.code == 1


def test_no_bar_goes_where_no_terminal_is_also_where_colours_are_forced(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert shell("group-file", "-", "-").line == "0 articles in 0 stories"


def test_what_is_said_goes_nowhere_where_standard_error_is_closed(tmp_path: Path) -> None:
    command = ["bash", "-c", 'echo [] | "$0" -m aggregator group-file - - 2>&-', sys.executable]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (3, "")


def test_a_command_that_is_interrupted_at_its_work_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Invocation, "settings", interrupted)
    monkeypatch.setattr(sys, "argv", ["aggregator", "users", "list"])
    assert entry.run_command() == 130
    assert capsys.readouterr().err == "aggregator: interrupted\n"
