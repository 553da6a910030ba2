"""What people have set about a story, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import storage
from aggregator.model import StoryKind
from aggregator.reviewing import Reviewing
from tests.integration.test_cli_commands import Shell
from tests.support.clock import StillClock
from tests.support.desk import fill
from tests.support.sqlite import tables_at


def test_what_people_have_set_is_shown_and_exported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    url = tables_at(tmp_path / "news.db")
    database = storage.open_database(url)
    ((one, other),) = fill(database, [["Bridge falls", "Bridge collapses"]])
    reviewing = Reviewing(database, StillClock(), topics=lambda: ())
    reviewing.set_kind(1, StoryKind.INCIDENT, who="ada")
    reviewing.note(1, "ask the engineers", who="ada")
    reviewing.pin_headline(1, other, who="ada")
    database.close()

    shell = Shell(monkeypatch, capsys)
    shown = shell("--database", url, "stories", "show", 1).out
    assert shown.startswith("Bridge collapses\n")
    assert "kind, set by a person: incident" in shown
    assert "note, set by a person: ask the engineers" in shown
    assert "claim status" not in shown
    of_kind = {kind: shell("--database", url, "stories", "list", "--kind", kind, "--json").out for kind in StoryKind}
    assert {kind: [each["id"] for each in json.loads(told)] for kind, told in of_kind.items()} == {
        "talks": [], "incident": [1], "other": [],
    }  # fmt: skip
    assert shell("--database", url, "export", "--kind", "talks").out == ""
    [exported] = [
        json.loads(line) for line in shell("--database", url, "export", "--kind", "incident").out.splitlines()
    ]
    assert exported["pins"] == {
        "headline_article_id": other, "kind": "incident", "claim_status": None, "note": "ask the engineers",
    }  # fmt: skip
    assert [source["article"] for source in exported["sources"]] == [one, other]
