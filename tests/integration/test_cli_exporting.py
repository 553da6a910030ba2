"""`aggregator export`, `briefing` and `labels` on a SQLite file."""

from __future__ import annotations

import csv
import io
import json
import logging
from pathlib import Path

import pytest

from aggregator.bootstrap import Application
from aggregator.matching import shipped_weights
from aggregator.settings import load_settings
from tests.integration.test_cli_commands import Ended, Shell
from tests.support.desk import fill
from tests.support.sqlite import tables_at

FEEDS = """
feeds: [{url: 'https://harbour-post.example/feed.xml', name: Harbour Post}]
topics: [{name: Quakes, any: [quake]}, {name: Ports, any: [port]}]
"""
STORIES = (
    ("Strong quake hits Palu", "Quake in Palu kills four", "Palu shaken by a quake"),
    ("=1+1 dockers strike at the port of Antwerp", "Antwerp port at a standstill"),
    ("Ferry back in service",),
)


class Desk:
    """A database with three stories of two topics, the first of which is confirmed."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        Path("feeds.yaml").write_text(FEEDS, encoding="utf-8")
        tables_at(Path("news.db"))
        with Application(
            load_settings(arguments={"database.url": "sqlite:///news.db", "feeds_file": "feeds.yaml"})
        ) as app:
            app.catalogue.sync()
            self.articles = fill(app.database, STORIES)
            app.sorter.sort()
            app.reviewing.confirm(1, who="Ana")

    def run(self, *arguments: object) -> Ended:
        return self.shell("--database", "sqlite:///news.db", "--feeds", "feeds.yaml", *arguments)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(logging.root, "handlers", [])  # an earlier command's writes to a stream that is gone
    desk = Desk(Shell(monkeypatch, capsys))
    capsys.readouterr()
    return desk


def ids(ended: Ended) -> list[int]:
    assert ended.code == 0, ended.err
    return [json.loads(line)["id"] for line in ended.out.splitlines()]


def test_an_export_is_limited_to_a_topic_a_time_and_a_state(desk: Desk) -> None:
    assert ids(desk.run("export")) == [1, 2, 3]
    assert ids(desk.run("export", "--topic", "ports")) == [2]
    assert ids(desk.run("export", "--state", "confirmed")) == [1]
    assert ids(desk.run("export", "--since", "2026-02-26T11:00")) == [2, 3]
    decided = json.loads(desk.run("export", "--state", "confirmed").out)["changed"]
    assert ids(desk.run("export", "--changed-since", decided)) == [1]
    assert "Invalid value for --changed-since: 'soon' is no time" in desk.run("export", "--changed-since", "soon").line
    assert desk.run("export").err == "", "no progress is shown where no terminal reads it"


def test_a_file_named_csv_holds_a_table_that_is_safe_in_a_spreadsheet(desk: Desk) -> None:
    assert desk.run("export", "stories.csv", "--bom").code == 0
    text = Path("stories.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [int(row["article"]) for row in rows] == [1, 2, 3, 4, 5, 6]
    assert rows[3]["title"] == "'=1+1 dockers strike at the port of Antwerp"
    assert desk.run("export", "--format", "csv").out.splitlines() == text.splitlines()


def test_labels_are_accepted_by_evaluate_and_train(desk: Desk) -> None:
    assert desk.run("labels", "labels.jsonl").line == "3 articles that a person has decided about"
    assert desk.run("evaluate", "labels.jsonl").out.startswith("3 articles, 1 story, ")
    assert desk.run("train", "labels.jsonl", "-o", "weights.json").code == 0
    learnt = json.loads(Path("weights.json").read_text(encoding="utf-8"))
    assert learnt["provenance"]["went_on_from"] == shipped_weights()["engine"]
    # What short texts say of bare titles alone is too little to do without the shipped weights.
    assert "learn on from those in use" in desk.run("train", "labels.jsonl", "--afresh").line
    assert desk.run("labels", "-", "--topic", "Ports").out == ""
    assert len(desk.run("labels", "-", "--since", "2026-02-20").out.splitlines()) == 3


def test_a_briefing_is_written_as_markdown_and_as_a_page_that_needs_no_other_file(desk: Desk) -> None:
    told = desk.run("briefing", "--topic", "quakes", "--since", "2026-02-01")
    assert told.out.startswith("# Briefing: Quakes\n")
    assert "- Palu shaken by a quake (3 articles, 3 publishers, 3 independent texts)" in told.out
    assert told.line == "1 story of Quakes"
    assert desk.run("briefing", "--topic", "Quakes", "--since", "2026-02-01", "--out", "q.html").code == 0
    page = Path("q.html").read_text(encoding="utf-8")
    assert "<h1>Briefing: Quakes</h1>" in page
    assert "@media print" in page
    assert "<script" not in page
    assert "/static/" not in page


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("export --topic Quaks", 1, "there is no topic 'Quaks'; did you mean 'Quakes'? The topics are: Ports, Quakes"),
        ("export --since soon", 2, "'soon' is no time: write 7d, 36h, 2031-06-02 or 2031-06-02T12:00"),
        ("export --bom", 2, "only CSV has such a mark: add --format csv"),
        ("export --state new", 2, "'new' is not one of"),
        ("export --format nonsense", 2, "Invalid value for '--format': 'nonsense' is not one of"),
        ("export --kind nonsense", 2, "Invalid value for '--kind': 'nonsense' is not one of"),
        ("briefing", 2, "Missing option '--topic'"),
        ("briefing --topic X", 1, "there is no topic 'X'"),
        ("stories list --topic Quaks", 1, "there is no topic 'Quaks'; did you mean 'Quakes'?"),
    ],
)
def test_wrong_options_are_answered_with_the_remedy(desk: Desk, arguments: str, code: int, words: str) -> None:
    ended = desk.run(*arguments.split())
    assert words in ended.line
    assert ended.code == code
