"""What wrong input is answered, and how a command ends that cannot go on."""

from __future__ import annotations

import errno
import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import storage
from tests.support.catalogue import write_feeds
from tests.support.shell import Shell
from tests.support.sqlite import tables_at


@pytest.mark.parametrize("arguments", [(), ("feeds",), ("stories",), ("db",), ("config",)])
def test_without_a_command_the_help_is_shown(shell: Shell, arguments: tuple[str, ...]) -> None:
    ended = shell(*arguments)
    assert ended.code == 2
    assert ended.err.startswith("Usage: aggregator ")
    assert "Commands:" in ended.err


@pytest.mark.parametrize(
    ("code", "words", "arguments"),
    [
        (2, "No such command 'polll'", "polll"),
        (2, "KEY=VALUE", "--set nonsense config show"),
        (2, "Did you mean 'port'", "--set web.prt=1 config show"),
        (2, "not a whole number", "--set web.port=1 --set web.port.x=1 config show"),
        (2, "there is no such file", "--config nix.yaml config show"),
        (2, "begin with a copy of", "run"),
        (2, "begin with a copy of", "feeds check"),
        (2, "this is a folder", "--feeds folder feeds check"),
        (2, "this is a folder", "--feeds . run"),
        (2, "feeds_file: it is empty", "--feeds= feeds check"),
        (2, "not UTF-8", "--feeds binary feeds check"),
        (2, "'--port': it should be a valid integer", "run --port many"),
        (2, "out of range", "--feeds binary run --port 70000"),
        (2, "web.port: '70000' is out of range", "demo --port 70000"),
        (1, "there is no database none.db", "--database sqlite:///none.db stories list"),
        (1, "there is no database none.db", "--database sqlite:///none.db group"),
        (1, "there is no database none.db", "--database sqlite:///none.db db check"),
        (1, "there is no database none.db", "--database sqlite:///none.db db backup copy.db"),
        (1, "not a database", "--database sqlite:///binary stories list"),
        (1, "newer version", "--database sqlite:///newer.db db check"),
        (1, "newer version", "--database sqlite:///newer.db db upgrade"),
        (1, "Connection refused", "--database postgresql://127.0.0.1:1/x db check"),
        (2, "no database that the program knows", "--database mysql://x/y db check"),
        (1, "there is no story 9", "--database sqlite:///empty.db stories show 9"),
        (2, "valid integer", "--database sqlite:///empty.db stories show nine"),
        (2, "less than or equal", "--database sqlite:///empty.db stories show 99999999999999999999"),
        (1, "there is no article 9", "--database sqlite:///empty.db explain 9 9"),
        (1, "folder cannot be written", "--database sqlite:///empty.db export folder"),
        (2, "end in .jsonl or", "--database sqlite:///empty.db export stories.pdf"),
        (2, "end in .md or", "--database sqlite:///empty.db briefing --topic ports --out ports.doc"),
        (2, "('aggregator feeds add --help' tells more)", "feeds add"),
        (2, "--set holds for all commands and stands before them ('aggregator --help'", "feeds list --set web.port=1"),
        (1, "exists already", "--database sqlite:///empty.db db backup binary"),
        (1, "nix cannot be read", "group-file nix out.jsonl"),
        (2, "it is the file that is read", "group-file binary binary"),
        (1, "folder/articles.jsonl cannot be read", "evaluate folder"),
    ],
)
def test_wrong_input_is_answered_with_one_clear_line(
    shell: Shell, empty: Path, code: int, words: str, arguments: str
) -> None:
    shutil.copy(empty, "empty.db")
    Path("folder").mkdir()
    Path("binary").write_bytes(bytes(range(256)))
    shutil.copy(empty, "newer.db")
    with closing(sqlite3.connect("newer.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    ended = shell(*arguments.split())
    assert words in ended.line
    assert (ended.code, ended.out) == (code, "")
    assert not Path("none.db").exists()


@pytest.mark.parametrize("command", ["db upgrade", "fetch"])
def test_a_database_is_not_brought_up_to_date_beneath_a_service_of_the_version_before(
    shell: Shell, empty: Path, command: str
) -> None:
    write_feeds(Path.cwd())
    shutil.copy(empty, "older.db")
    with closing(sqlite3.connect("older.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0024'")
        connection.execute("DROP TABLE figures_aside")
    settings = ("--database", "sqlite:///older.db", "--feeds", "feeds.yaml")
    with storage.ServiceGuard("sqlite:///older.db"):
        ended = shell(*settings, *command.split())
    assert (ended.code, ended.out) == (1, "")
    assert "a service already runs on older.db" in ended.line
    assert "(it was 0024)" in shell(*settings, "db", "upgrade").line


@pytest.mark.parametrize("arguments", ["group-file list.jsonl none/out.jsonl", "train list.jsonl -o none/out.json"])
def test_what_cannot_be_written_is_told_before_the_work_and_not_after_it(
    shell: Shell, arguments: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(*_: object, **__: object) -> None:
        raise AssertionError("it would be lost")

    monkeypatch.setattr("aggregator.cli.lists.group_list", work)
    monkeypatch.setattr("aggregator.cli.learning.train", work)
    Path("list.jsonl").write_text(
        '{"id": "a", "title": "Ferry to Lindholm runs again", "story": "s"}\n', encoding="utf-8"
    )
    ended = shell(*arguments.split())
    assert ended.code == 1
    assert "none/out.json" in ended.line
    assert "cannot be written" in ended.line


def test_a_reader_that_has_enough_ends_a_command_quietly(
    shell: Shell, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

        def fileno(self) -> int:
            return spare.fileno()

    with Path("spare").open("wb") as spare:
        monkeypatch.setattr(sys, "stdout", Gone())
        ended = shell("--database", f"sqlite:///{empty}", "config", "show")
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize("arguments", ["--help", "--version", "db --help", "db check --help", "config show"])
def test_a_full_device_ends_a_command_in_one_line(
    shell: Shell, arguments: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(sys, "stdout", Full())
    ended = shell(*arguments.split())
    assert ended.line.endswith("No space left on device")
    assert ended.code == 1


@pytest.mark.parametrize("redirected", [">/dev/full", ">&-", "| true"])
def test_what_nobody_need_read_keeps_no_service_from_its_work(redirected: str) -> None:
    code = "import time; time.sleep(0.2); from aggregator.cli.output import announce; announce('Review desk')"
    command = ["bash", "-c", f'set -o pipefail; "$0" -c "$1" {redirected}', sys.executable, code]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")


_AT_WORK = """
import signal, time
from aggregator.cli import entry
def command(**_):
    try:
        print("begun", flush=True)
        time.sleep(60)
    finally:
        signal.raise_signal(signal.SIGTERM)  # 'timeout' sends it a second time
        print("put in order", flush=True)
entry.app = command
entry.main()
"""


def test_a_command_that_is_ended_from_outside_puts_in_order_what_it_was_at() -> None:
    with subprocess.Popen([sys.executable, "-c", _AT_WORK], stdout=subprocess.PIPE, text=True) as command:
        assert command.stdout is not None
        assert command.stdout.readline() == "begun\n"
        command.terminate()
        told, _ = command.communicate(timeout=60)
    assert (told, command.returncode) == ("put in order\n", -signal.SIGTERM)


@pytest.mark.parametrize(
    "arguments",
    [
        "--feeds closed/feeds.yaml feeds check",
        "db backup closed/a.db",
        "export closed/a.jsonl",
        "--database sqlite:///closed/a.db stories list",
    ],
)
def test_a_folder_that_is_closed_to_the_user_is_told_in_one_line(
    shell: Shell, empty: Path, arguments: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The user of the tests may be root, for whom no folder is closed.
    def closed(use: Callable[..., Any]) -> Callable[..., Any]:
        def refuse(path: Any, *args: Any, **options: Any) -> Any:
            if str(path).startswith("closed/"):
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return use(path, *args, **options)

        return refuse

    for module, name in ((os, "stat"), (os, "open"), (io, "open")):
        monkeypatch.setattr(module, name, closed(getattr(module, name)))
    ended = shell("--database", f"sqlite:///{empty}", *arguments.split())
    assert "closed/" in ended.line
    assert "Permission denied" in ended.line
    assert ended.code == 1


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without articles."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    tables_at(path)
    return path
