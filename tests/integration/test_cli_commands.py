"""Every command on a database that fetch and group have filled from the newsroom."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from aggregator.cli import entry
from aggregator.cli.invocation import Invocation
from aggregator.cli.options import SharedOptions
from aggregator.demo import demo_arguments
from aggregator.newsroom import NewsroomServer
from tests.support.processes import NEWSROOM, catalogue_of, options, quick_settings
from tests.support.servers import MisbehavingServer, reply
from tests.support.shell import Ended, Shell

WORLD = Path(__file__).parents[1] / "data" / "eval/world.jsonl"
LISTED = (
    b'{"id": 1, "title": "Ferry to Lindholm runs again", "publisher": "Hill Radio", "published": "2026-03-04"}\n'
    b'{"id": "b", "title": "Tax on tea is dropped", "text": "Tea.", "publisher": "Port News", "published": null}\n'
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A database that `fetch` and `group` have filled, and what they said."""

    options: list[str]
    fetched: Ended
    grouped: Ended


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    folder = tmp_path_factory.mktemp("filled")
    settings = options(quick_settings(folder))
    with NewsroomServer(NEWSROOM) as server, pytest.MonkeyPatch.context() as patch:
        catalogue_of(server, folder)
        while server.advance():
            pass
        patch.chdir(folder)

        def run(command: str) -> Ended:
            out, err = io.StringIO(), io.StringIO()
            patch.setattr(sys, "argv", ["aggregator", *settings, "--set", "log.level=error", command])
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            return Ended(entry.run_command(), out.getvalue(), err.getvalue())

        fetched, grouped = run("fetch"), run("group")
        patch.undo()
        yield Filled([*settings, "--set", "log.level=error"], fetched, grouped)


def test_fetch_and_group_tell_what_came_and_which_feed_failed(filled: Filled) -> None:
    assert filled.fetched.code == 3
    assert "Island Dispatch: server error: the server answers 500" in filled.fetched.err
    assert "21 feeds polled, 1 failed, " in filled.fetched.err
    assert filled.grouped.code == 0
    assert " articles grouped: " in filled.grouped.line


def test_the_text_of_new_articles_comes_from_their_pages_and_is_read_when_asked_for(shell: Shell) -> None:
    text = "The ferry to Oster Island stays in port until Friday, since its rudder must be replaced, Mara Holt said."
    with MisbehavingServer() as server:
        item = f"<item><title>No ferry</title><link>{server.url('/ferry')}</link><guid>1</guid></item>"
        feed = f"<rss version='2.0'><channel><title>Post</title>{item}</channel></rss>"
        server.answers["/feed"] = reply(200, feed.encode(), {"Content-Type": "application/rss+xml"})
        page = f"<html><body><nav>Home</nav><article><h1>No ferry</h1><p>{text}</p></article></body></html>"
        server.answers["/ferry"] = reply(200, page.encode(), {"Content-Type": "text/html"})
        Path("feeds.yaml").write_text(f"feeds: [{{name: Post, url: '{server.url('/feed')}', full_text: true}}]")
        common = ("--feeds", "feeds.yaml", "--set", "fetch.allow_networks=127.0.0.1/32")
        ended = shell(*common, "--set", "log.level=error", "fetch")
        assert "1 new article, 0 revised, 1 text taken from pages" in ended.err
        [article] = json.loads(shell(*common, "articles", "list", "--json").out)
    assert article["text"].endswith(text)

    assert "1 article grouped" in shell(*common, "group", "--no-reading").err
    assert json.loads(shell(*common, "stories", "show", "1", "--json").out)["details"] is None
    assert "0 articles grouped" in shell(*common, "group").err
    assert json.loads(shell(*common, "stories", "show", "1", "--json").out)["details"]


def test_the_stories_are_listed_shown_explained_and_exported_alike(filled: Filled, shell: Shell) -> None:
    listed = json.loads(shell(*filled.options, "stories", "list", "--limit", "1000", "--json").out)
    rows = shell(*filled.options, "stories", "list", "--limit", "1000").out.splitlines()
    exported = [json.loads(line) for line in shell(*filled.options, "export").out.splitlines()]
    assert [int(row.split("\t")[0]) for row in rows] == [story["id"] for story in listed]
    assert sorted(story["id"] for story in exported) == sorted(story["id"] for story in listed)

    first = listed[0]
    shown = json.loads(shell(*filled.options, "stories", "show", first["id"], "--json").out)
    assert shown in exported
    assert first["headline"] in shell(*filled.options, "stories", "show", first["id"]).out
    article = shown["sources"][0]["article"]
    explained = json.loads(shell(*filled.options, "explain", article, first["id"], "--json").out)
    assert explained["story"] == first["id"]
    assert f"article {article}: " in shell(*filled.options, "explain", article, first["id"]).out


def test_quality_tells_how_many_decisions_each_strictness_changes(filled: Filled, shell: Shell) -> None:
    told = json.loads(shell(*filled.options, "quality", "--json").out)
    decided = [sum(level["decided"].values()) for level in told["levels"]]
    assert decided == [told["decided"]] * 3
    assert [level["changed"] == 0 for level in told["levels"]] == [False, True, False]
    assert told["precision"] == {"part": 0, "whole": 0, "value": None, "low": 0.0, "high": 1.0}
    shown = shell(*filled.options, "quality", "--days", "30")
    assert shown.out.startswith(f"{told['decided']} decisions, 0 verdicts on them\n")
    assert "balanced (in force)\t" in shown.out
    assert shell(*filled.options, "quality", "--days", "0").code == 2


def test_export_writes_to_a_file_what_it_writes_to_standard_output(filled: Filled, shell: Shell) -> None:
    assert shell(*filled.options, "export", "stories.jsonl").code == 0
    assert Path("stories.jsonl").read_text(encoding="utf-8") == shell(*filled.options, "export", "-").out


def test_a_piped_table_is_cut_at_tabs(filled: Filled, shell: Shell) -> None:
    status = shell(*filled.options, "feeds", "status").out.splitlines()
    assert len(status) == 21
    assert {len(row.split("\t")) for row in status} == {6}
    told = json.loads(shell(*filled.options, "feeds", "status", "--json").out)
    assert [row.split("\t")[1] for row in status] == [feed["state"] for feed in told]


def test_a_feed_is_fetched_by_its_name_in_whatever_case(filled: Filled, shell: Shell) -> None:
    assert shell(*filled.options, "fetch", "meridian WIRE").line.startswith("1 feed polled, 0 failed, 0 new articles")


def test_a_backup_is_a_database_that_can_be_checked(filled: Filled, shell: Shell) -> None:
    assert shell(*filled.options, "db", "backup", "copy.db").code == 0
    assert shell("--database", "sqlite:///copy.db", "db", "check").line.endswith("its file is sound")
    assert shell(*filled.options, "db", "upgrade").line.endswith("already")


def test_a_page_of_the_database_that_is_spoilt_is_told_when_it_is_checked(filled: Filled, shell: Shell) -> None:
    assert shell(*filled.options, "db", "backup", "spoilt.db").code == 0
    with closing(sqlite3.connect("spoilt.db")) as opened:
        [[page]] = opened.execute("SELECT rootpage FROM sqlite_master WHERE name = 'articles'")
    with Path("spoilt.db").open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\xff" * 4096)
    ended = shell("--database", "sqlite:///spoilt.db", "db", "check")
    assert ended.code == 1
    assert ended.line.startswith("aggregator: database spoilt.db is damaged: ")
    assert "db restore --force" in ended.line


def test_a_database_of_which_the_end_is_missing_is_told_with_what_helps(filled: Filled, shell: Shell) -> None:
    assert shell(*filled.options, "db", "backup", "cut.db").code == 0
    os.truncate("cut.db", 4096 * 5)
    for command in (("db", "check"), ("stories", "list")):
        ended = shell("--database", "sqlite:///cut.db", *command)
        assert ended.code == 1
        assert "db restore --force" in ended.line


def test_deleting_says_so_where_nothing_is_old(filled: Filled, shell: Shell) -> None:
    assert shell(*filled.options, "db", "expire").line == "nothing was old enough to go"


def test_a_password_of_a_feed_that_is_left_out_of_an_import_is_not_shown(shell: Shell) -> None:
    Path("config").mkdir(exist_ok=True)
    Path("config/feeds.yaml").write_text("feeds: []\n", encoding="utf-8")
    feed = "<outline text='A' xmlUrl='ftp://ana:s3cret@pier.example/feed'/>"
    Path("list.opml").write_text(f"<opml version='2.0'><body>{feed}</body></opml>", encoding="utf-8")
    ended = shell("feeds", "import-opml", "list.opml")
    assert ended.code == 3
    assert "left out: A" in ended.err
    assert "s3cret" not in ended.out + ended.err


def test_feeds_are_added_and_removed_and_travel_as_opml(shell: Shell) -> None:
    Path("feeds.yaml").write_text("# ours\nfeeds:\n  - {url: 'https://hill.example/rss', name: Hill}\n", "utf-8")
    Path("other.yaml").write_text("feeds:\n  - {url: 'https://tide.example/rss', name: Tide}\n", "utf-8")
    ours, other = ("--feeds", "feeds.yaml"), ("--feeds", "other.yaml")
    port = ("https://port.example/atom", "--unchecked", "--name", "Port", "--every", "20m")
    assert shell(*ours, "feeds", "add", *port).code == 0
    assert [feed["every"] for feed in json.loads(shell(*ours, "feeds", "list", "--json").out)] == ["15m", "20m"]
    assert shell(*ours, "feeds", "check").out == "feeds.yaml: 2 feeds (2 enabled), 0 topics, no faults\n"
    assert shell(*ours, "feeds", "export-opml", "feeds.opml").code == 0
    assert shell(*other, "feeds", "import-opml", "feeds.opml").line == "2 feeds added to other.yaml, 0 left out"
    assert shell(*ours, "feeds", "import-opml", "feeds.opml").code == 3
    assert shell(*ours, "feeds", "remove", "Port").code == 0
    assert "# ours" in Path("feeds.yaml").read_text("utf-8")
    assert [row.split("\t")[0] for row in shell(*ours, "feeds", "list").out.splitlines()] == ["Hill"]


def test_an_export_with_keys_says_so(shell: Shell) -> None:
    feeds = "".join(
        f"  - {{url: '{url}', name: {name}}}\n"
        for name, url in (("Hill", "https://hill.example/rss"), ("Port", "https://me:s3cret@port.example/rss"))
    )
    Path("feeds.yaml").write_text(f"feeds:\n{feeds}", encoding="utf-8")
    ended = shell("--feeds", "feeds.yaml", "feeds", "export-opml")
    assert "https://me:s3cret@port.example/rss" in ended.out
    assert ended.err == "holds 1 address with a password or key: Port\n"


def test_a_list_is_grouped_from_standard_input_and_bad_lines_are_named(shell: Shell) -> None:
    ended = shell("group-file", "-", "-", stdin=LISTED + b'nonsense\n{"id": 1, "title": "x"}\n\xff\n')
    assert [json.loads(line)["id"] for line in ended.out.splitlines()] == [1, "b"]
    assert [line.partition(":")[2].partition(":")[0] for line in ended.err.splitlines()[:-1]] == ["3", "4", "5"]
    assert ended.err.splitlines()[-1] == "2 articles in 2 stories; 3 lines left out"
    assert ended.code == 3


@pytest.mark.parametrize("published", ["yesterday", "2999-01-01"])
def test_a_date_that_is_none_or_cannot_be_costs_its_line(shell: Shell, published: str) -> None:
    line = json.dumps({"id": 1, "title": "Tea is taxed again", "published": published})
    ended = shell("group-file", "-", "-", stdin=line.encode())
    assert f"-:1: published is no ISO date or time, or one that cannot be: '{published}'" in ended.err
    assert ended.code == 3


def test_an_id_or_label_with_half_a_character_costs_its_own_line_alone(shell: Shell) -> None:
    ended = shell("group-file", "-", "-", stdin=LISTED + b'{"id": "\\ud800", "title": "Tea is taxed again"}\n')
    assert [json.loads(line)["id"] for line in ended.out.splitlines()] == [1, "b"]
    assert "-:3: id has half a character, which cannot be written again" in ended.err
    assert ended.code == 3


def test_a_file_of_another_kind_is_not_told_of_line_by_line(shell: Shell) -> None:
    Path("picture").write_bytes(b"\xff\n" * 1000)
    ended = shell("group-file", "picture", "-")
    assert ended.code == 3
    assert len(ended.err.splitlines()) < 30
    assert "and 980 more lines" in ended.err


def test_a_labelled_list_is_scored(shell: Shell) -> None:
    labelled = b"".join(
        json.dumps(json.loads(line) | {"story": line[7:8].decode()}).encode() + b"\n" for line in LISTED.splitlines()
    )
    Path("articles.jsonl").write_bytes(labelled)
    assert json.loads(shell("evaluate", ".", "--json").out)["articles"] == 2
    assert shell("evaluate", "-", stdin=labelled).out.startswith("2 articles, 2 stories, 2 groups found")
    assert "nothing is learnt without parts: add --folds 5" in shell("evaluate", ".", "--also", "articles.jsonl").line
    unlearnt = shell("evaluate", ".", "--folds", "2")
    assert unlearnt.code == 1
    assert unlearnt.line.startswith("aggregator: with --folds 2 no story has two articles")


def test_a_score_tells_how_much_of_it_is_the_order_of_what_has_no_time(shell: Shell) -> None:
    timeless = [json.loads(line) | {"published": None} for line in WORLD.read_text().splitlines()[:120]]
    Path("world.jsonl").write_text("".join(json.dumps(one) + "\n" for one in timeless))
    told = json.loads(shell("evaluate", "world.jsonl", "--orders", "4", "--json").out)
    assert len({one["link"]["bcubed"]["f1"] for one in told["orders"]}) > 1
    assert told["orders"][0]["link"] == told["link"]
    assert "In 4 orders of what has one time or none" in shell("evaluate", "world.jsonl", "--orders", "4").out
    refused = shell("evaluate", "world.jsonl", "--orders", "4", "--folds", "2")
    assert (refused.code, "parts are scored in one order" in refused.line) == (2, True)


def test_each_setting_is_shown_with_where_it_came_from(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_WEB__HOST", "::1")
    given = ("--set", "web.port=9000", "--set", "retention.fetch_log=null")
    shown = json.loads(shell(*given, "config", "show", "--json").out)
    assert shown["web.port"] == {"value": 9000, "source": "argument"}
    assert shown["retention.fetch_log"] == {"value": None, "source": "argument"}
    assert shown["web.host"] == {"value": "::1", "source": "environment AGGREGATOR_WEB__HOST"}
    assert shown["group.batch"]["source"] == "default"
    assert len(shell("config", "show").out.splitlines()) == len(shown)


@pytest.mark.parametrize("named", [("--database", "sqlite:///drill.db"), ("--set", "database.url=sqlite:///drill.db")])
def test_a_file_can_be_named_where_the_settings_have_the_password_of_a_server(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, named: tuple[str, str]
) -> None:
    """As in containers, where a variable gives it to whatever is asked: no drill could be made there."""
    monkeypatch.setenv("AGGREGATOR_DATABASE__URL", "postgresql://desk@db.example/news")
    monkeypatch.setenv("AGGREGATOR_DATABASE__PASSWORD", "hush")
    assert shell(*named, "db", "upgrade").code == 0
    assert Path("drill.db").exists()
    of_the_demo = Invocation(SharedOptions()).settings(demo_arguments(Path("demo")), quiet=True)
    assert of_the_demo.database.password is None
