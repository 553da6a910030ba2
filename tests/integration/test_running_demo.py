"""`aggregator demo` as a process of its own: it fills the desk, and ends without a trace."""

from __future__ import annotations

import json
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

import pytest

from tests.support.processes import Program


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files, with a path that leaves room for names of sockets."""
    with TemporaryDirectory(prefix="demo-") as folder:
        monkeypatch.setenv("TMPDIR", folder)
        yield Path(folder)


def test_the_demo_takes_another_port_for_a_taken_one_and_fills_the_desk(tmp_path: Path, temporary: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with Program("demo", "--port", str(port), folder=tmp_path, whole=True) as demo:
            desk = demo.desk()
            assert not desk.endswith(f":{port}")
            assert f"port {port} is taken; another one is used" in demo.err
            assert any(temporary.iterdir())
            demo.wait_until(lambda: "Ctrl-C ends the demo" in demo.err)
            found = re.search(r"(\d+) articles of 21 feeds are (\d+) stories", demo.err)
            assert found, demo.err
            articles, stories = map(int, found.groups())
            assert articles > 150
            assert 20 < stories < articles
            with urlopen(f"{desk}/api/v1/stories?limit=1", timeout=60) as answer:
                assert json.load(answer)["total"] == stories
            assert demo.stop(signal.SIGINT) == 0
            assert_no_trace(demo, temporary)


def test_the_demo_is_for_this_machine_alone_whatever_the_service_listens_on(tmp_path: Path, temporary: Path) -> None:
    with Program("--set", "web.host=0.0.0.0", "demo", "--port", "0", folder=tmp_path, whole=True) as demo:
        assert demo.desk().startswith("http://127.0.0.1:")
        assert demo.stop(signal.SIGTERM) == 0
        assert_no_trace(demo, temporary)


def test_the_demo_ends_without_a_trace_while_articles_stream_in(tmp_path: Path, temporary: Path) -> None:
    with Program("demo", "--port", "0", folder=tmp_path, whole=True) as demo:
        demo.desk()
        assert demo.stop(signal.SIGTERM) == 0
        assert_no_trace(demo, temporary)
        assert demo.err == ""


def assert_no_trace(demo: Program, temporary: Path) -> None:
    assert list(temporary.iterdir()) == []
    demo.wait_until(lambda: not demo.left_behind())
