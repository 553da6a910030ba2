"""A running service whose settings change, and what its service manager is told meanwhile."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import pytest

import storage
from aggregator.newsroom import NewsroomServer
from tests.support.processes import NEWSROOM, Program, catalogue_of, options, quick_settings


def heard(ear: socket.socket, line: str) -> bool:
    """Wait for a message with this line; others are passed over."""
    ear.settimeout(60)
    while line not in ear.recv(4096).decode().split("\n"):
        pass
    return True


def test_settings_follow_their_file_and_a_faulty_one_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {key: value for key, value in quick_settings(tmp_path).items() if key != "log.level"}
    file = tmp_path / "settings.yaml"
    file.write_text("log: {level: warning}\n")
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ear.bind(str(tmp_path / "notify"))
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    monkeypatch.setenv("WATCHDOG_USEC", "300000")
    with NewsroomServer(NEWSROOM) as server, ear:
        catalogue_of(server, tmp_path)
        with Program("--config", str(file), *options(settings), "run", folder=tmp_path) as program:
            desk = program.desk()
            assert heard(ear, "READY=1")
            assert heard(ear, "WATCHDOG=1")
            database = storage.open_database(str(settings["database.url"]))

            def notices() -> str:
                with database.read() as uow:
                    return "\n".join(notice.text for notice in uow.notices.all())

            file.write_text("log: {level: loud}\n")
            program.wait_until(lambda: "The settings are refused" in notices())
            assert "log.level" in notices()
            assert "settings refused, the old ones stay in force" in program.err

            file.write_text("log: {level: info}\ngroup: {batch: 7}\n")
            program.wait_until(lambda: "after the next start of the service: group.batch." in notices())
            assert "the settings' files are in order again" in program.err
            assert "in force from now on: log.level" in program.err
            assert "the setting group.batch has changed" in program.err

            file.write_text("log: {level: info}\n")
            program.wait_until(lambda: not notices())
            program.send(signal.SIGHUP)
            assert heard(ear, "RELOADING=1")
            assert heard(ear, f"STATUS=Review desk: {desk}/")
            database.close()
            assert program.stop() == 0
        assert heard(ear, "STOPPING=1")
