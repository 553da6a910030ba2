"""Feeds found, tried, listed and paused by a person at a terminal or in a script, against a server on loopback."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path

import pytest
import typer

from tests.support.make import NOON
from tests.support.servers import Answer, MisbehavingServer, redirect, reply
from tests.support.shell import Ended, Shell

FEEDS = """\
# Ours, in our order.
defaults: {every: 15m}

feeds:
  # the coast
  - url: https://harbour.example/feed.xml   # slow on Sundays
    name: Harbour Post
topics: []
"""


def rss(title: str, *entries: str) -> Answer:
    items = "".join(
        f"<item><title>{each}</title><guid>id-{each}</guid><link>https://reef.example/{each}</link>"
        f"<pubDate>{format_datetime(NOON)}</pubDate></item>"
        for each in entries
    )
    body = f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"
    return reply(body=body.encode(), headers={"Content-Type": "application/rss+xml"})


def page(*links: str) -> Answer:
    named = "".join(f'<link rel="alternate" type="application/rss+xml" href="{each}" title="{each}">' for each in links)
    return reply(body=f"<html><head>{named}</head></html>".encode(), headers={"Content-Type": "text/html"})


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer() as started:
        yield started


class Desk:
    """Commands in a folder with a feeds file, allowed to ask loopback."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        Path("feeds.yaml").write_text(FEEDS, encoding="utf-8")
        Path("settings.yaml").write_text(
            "feeds_file: feeds.yaml\nparse: {workers: 1}\n"
            "fetch: {allow_networks: [127.0.0.1/32], host_gap: 0s, min_interval: 1s}\n",
            encoding="utf-8",
        )

    def __call__(self, *arguments: object) -> Ended:
        return self._shell(
            "--config", "settings.yaml", "--database", "sqlite:///news.db", "--set", "log.level=error", *arguments
        )

    @property
    def file(self) -> str:
        return Path("feeds.yaml").read_text(encoding="utf-8")


@pytest.fixture
def desk(shell: Shell) -> Desk:
    return Desk(shell)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Makes the commands believe that they may ask, and answers with what is put into the list."""
    answers: list[object] = []
    monkeypatch.setattr("aggregator.cli.adding.may_ask", lambda: True)
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: answers.pop(0))
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: answers.pop(0))
    return answers


def test_the_feed_behind_a_page_is_shown_and_written_below_the_others(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {"/": page("/news.rss"), "/news.rss": rss("Reef &amp; Radio", "One", "Two")}
    ended = desk("feeds", "add", server.url("/"), "--tag", "coast")
    assert ended.code == 0
    assert f"Reef & Radio: RSS 2.0 with 2 entries, at {server.url('/news.rss')}" in ended.out
    assert "2026-03-02 12:00  One" in ended.out
    assert "To be asked every" in ended.out
    assert [request.target for request in server.requests] == ["/", "/news.rss"]
    added = f"  - url: {server.url('/news.rss')}\n    name: Reef & Radio\n    every: 6h\n    tags: [coast]\n"
    assert desk.file == FEEDS.replace("topics: []", f"{added}topics: []")
    assert added in ended.out


def test_a_feed_is_written_also_where_nobody_reads_on_what_is_told_of_it(
    desk: Desk, server: MisbehavingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers = {"/rss": rss("Reef", "One")}
    out, into = os.pipe()
    os.close(out)
    with os.fdopen(into, "w") as gone:
        monkeypatch.setattr(sys, "stdout", gone)
        assert desk("feeds", "add", server.url("/rss")).code == 0
    assert "name: Reef" in desk.file


def test_the_feed_that_a_page_names_in_its_link_headers_alone_is_found(desk: Desk, server: MisbehavingServer) -> None:
    header = '</news>; rel="preload", </main>; rel="alternate"; type="application/rss+xml"'
    server.answers = {"/": reply(body=b"<html></html>", headers={"Link": header}), "/main": rss("Reef", "One")}
    assert desk("feeds", "add", server.url("/")).code == 0
    assert [request.target for request in server.requests] == ["/", "/main"]


def test_a_dry_run_writes_nothing(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {"/rss": rss("Reef", "One")}
    ended = desk("feeds", "add", server.url("/rss"), "--dry-run")
    assert (ended.code, ended.err, desk.file) == (0, "", FEEDS)
    assert "Would be written to feeds.yaml" in ended.out


def test_a_site_is_asked_five_times_at_most_before_it_is_given_up(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {"/a/b": page()}
    ended = desk("feeds", "add", server.url("/a/b"))
    assert ended.code == 1
    assert "no feed was found" in ended.line
    assert (
        "(5 requests): the server answers with an HTML page, which is no feed; no other address is named there"
        "; there is none at the usual addresses (4 asked)" in ended.line
    )
    assert [each.target for each in server.requests] == ["/a/b", "/a/feed", "/feed", "/rss.xml", "/atom.xml"]


def test_redirects_are_counted_among_the_five(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {f"/{n}": redirect(f"/{n + 1}") for n in range(9)}
    ended = desk("feeds", "add", server.url("/0"))
    assert "(5 requests): more than 4 redirects in a row" in ended.line
    assert len(server.requests) == 5

    server.requests.clear()
    server.answers = {"/": redirect("/home"), "/home": page("/old"), "/old": redirect("/0")} | {
        f"/{n}": redirect(f"/{n + 1}") for n in range(9)
    }
    assert desk("feeds", "add", server.url("/")).code == 1
    assert len(server.requests) == 5


def test_a_usual_address_is_found_where_the_page_names_none(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {"/": page(), "/rss.xml": rss("Reef", "One")}
    assert desk("feeds", "add", server.url("/")).code == 0
    assert server.url("/rss.xml") in desk.file


def test_a_page_that_names_a_broken_feed_says_so(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {"/": page("/broken"), "/broken": reply(500)}
    ended = desk("feeds", "add", server.url("/"))
    assert f"it names {server.url('/broken')}, but there: the server answers 500" in ended.line


def test_a_feed_elsewhere_that_cannot_be_reached_keeps_nobody_from_the_sites_own(
    desk: Desk, server: MisbehavingServer
) -> None:
    server.answers = {"/": page("http://10.0.0.7/feed"), "/rss.xml": rss("Reef", "One")}
    assert desk("feeds", "add", server.url("/")).code == 0
    assert server.url("/rss.xml") in desk.file


def test_addresses_that_were_not_asked_are_not_said_to_have_no_feed(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {"/": page("/busy"), "/busy": reply(429)}
    ended = desk("feeds", "add", server.url("/"))
    assert ended.line.endswith(f"it names {server.url('/busy')}, but there: the server answers 429 (too many requests)")
    server.answers = {"/": page(), "/rss.xml": reply(429)}
    ended = desk("feeds", "add", server.url("/"))
    assert ended.line.endswith(
        f"at {server.url('/rss.xml')}: the server answers 429 (too many requests)"
        "; there is none at the usual addresses (1 asked)"
    )


def test_of_several_feeds_one_has_to_be_picked(desk: Desk, server: MisbehavingServer, terminal: list[object]) -> None:
    server.answers = {"/": page("/a", "/b"), "/a": rss("A", "One"), "/b": rss("B", "One")}
    terminal += [7, 0, 2, True]  # what is none of them is asked for again
    assert desk("feeds", "add", server.url("/")).code == 0
    assert "name: B\n" in desk.file
    assert "name: A\n" not in desk.file
    assert desk("feeds", "add", server.url("/"), "--pick", "3", "--yes").code == 2
    assert desk("feeds", "add", server.url("/"), "--yes").code == 0  # the first
    assert "name: A\n" in desk.file


def test_another_feed_of_an_outlet_is_noticed_before_it_counts_as_another_outlet(
    desk: Desk, server: MisbehavingServer
) -> None:
    server.answers = {"/world": rss("Reef: World", "One"), "/sea": rss("Reef: Sea", "Two"), "/sky": rss("Sky", "Three")}
    assert "Note" not in desk("feeds", "add", server.url("/world"), "--publisher", "Reef").out
    assert "127.0.0.1 has feeds of 'Reef' too: without --publisher" in desk("feeds", "add", server.url("/sea")).out
    assert "Note" not in desk("feeds", "add", server.url("/sky"), "--publisher", "Reef").out


def test_a_script_is_told_of_several_feeds_and_nothing_is_written(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {"/": page("/a", "/b"), "/b": rss("B", "One")}
    ended = desk("feeds", "add", server.url("/"))
    assert (ended.code, desk.file) == (2, FEEDS)
    assert "--pick N" in ended.line
    assert f"  2  /b  {server.url('/b')}" in ended.out
    assert desk("feeds", "add", server.url("/"), "--pick", "2").code == 0


def test_the_feed_of_a_sites_comments_is_no_choice_beside_its_only_other_one(
    desk: Desk, server: MisbehavingServer
) -> None:
    server.answers = {"/": page("/comments/feed/", "/feed/"), "/feed/": rss("Reef", "One")}
    assert desk("feeds", "add", server.url("/")).code == 0
    assert server.url("/feed/") in desk.file
    server.answers = {"/only": page("/?feed=comments-rss2"), "/?feed=comments-rss2": rss("Voices", "One")}
    assert desk("feeds", "add", server.url("/only")).code == 0
    assert "name: Voices\n" in desk.file


def test_no_at_the_terminal_writes_nothing(desk: Desk, server: MisbehavingServer, terminal: list[object]) -> None:
    server.answers = {"/rss": rss("Reef", "One")}
    terminal.append(False)
    ended = desk("feeds", "add", server.url("/rss"))
    assert (ended.code, ended.line, desk.file) == (1, "nothing was written", FEEDS)


def test_a_permanent_move_is_written_and_a_temporary_one_is_told(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {
        "/old": redirect("/new", 301),
        "/now": redirect("/new", 302),
        "/new": rss("Reef", "One"),
    }
    ended = desk("feeds", "add", server.url("/now"))
    assert f"url: {server.url('/now')}\n" in desk.file
    assert f"redirected to {server.url('/new')} for the time being" in ended.out
    assert desk("feeds", "add", server.url("/old")).code == 0
    assert f"url: {server.url('/new')}\n    name: Reef (2)\n" in desk.file


def test_a_feed_that_needs_a_password_keeps_it_and_shows_it_nowhere(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {"/old": redirect("/new", 301), "/new": rss("Reef", "One")}
    ended = desk("feeds", "add", server.url("/old", userinfo="ana:s3cret@"))
    assert server.url("/old", userinfo="ana:s3cret@") in desk.file
    assert "s3cret" not in ended.out + ended.err


def test_an_address_as_a_browser_shows_it_is_written_as_browsers_send_it(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {"/a%20b?q=%7Creef%7C": rss("Reef", "One")}
    assert desk("feeds", "add", server.url("/a b?q=|reef|")).code == 0
    assert f"url: {server.url('/a%20b?q=%7Creef%7C')}\n" in desk.file
    ended = desk("feeds", "add", server.url("/a b"))
    assert (ended.code, "no https" in ended.err) == (1, False)


def test_a_feed_that_is_known_is_named(desk: Desk, server: MisbehavingServer) -> None:
    known = desk("feeds", "add", "harbour.example/feed.xml")
    assert (known.code, known.line) == (
        1,
        "aggregator: https://harbour.example/feed.xml is already in feeds.yaml as 'Harbour Post'",
    )
    server.answers = {"/": page("/rss"), "/rss": rss("Reef", "One")}
    desk("feeds", "add", server.url("/"), "--name", "Reef")
    assert "is already in feeds.yaml as 'Reef'" in desk("feeds", "add", server.url("/")).line


UNCHECKED = ("https://reef.example/", "--unchecked", "--name")


@pytest.mark.parametrize(
    ("code", "words", "arguments"),
    [
        (2, "has the scheme 'ftp'", ("ftp://reef.example/",)),
        (2, "names no host", ("https://",)),
        (2, "is no interval", ("https://reef.example/", "--every", "often")),
        (2, "give --name too", ("https://reef.example/", "--unchecked")),
        (
            2,
            "is below the shortest interval",
            (*UNCHECKED, "A", "--every", "1ms"),
        ),
        (2, "is no language code", (*UNCHECKED, "A", "--language", "!")),
        (2, "the same name as feed 'Harbour Post'", (*UNCHECKED, "harbour post")),
        (1, "add 10.0.0.1 to fetch.allow_networks", ("http://10.0.0.1/",)),
    ],
)
def test_what_cannot_be_added_is_refused_with_the_reason(
    desk: Desk, code: int, words: str, arguments: tuple[str, ...]
) -> None:
    ended = desk("feeds", "add", *arguments)
    assert (ended.code, desk.file) == (code, FEEDS)
    assert words in ended.err


def test_all_feeds_are_tried_and_nothing_is_stored(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {
        "/a": rss("A", "One", "Two"),
        "/moved": redirect("/a", 301),
        "/empty": rss("Empty"),
        "/page": page(),
    }
    for name in ("a", "moved", "empty", "page"):
        desk("feeds", "add", server.url(f"/{name}"), "--unchecked", "--name", name)
    desk("feeds", "pause", "Harbour Post")
    server.requests.clear()
    ended = desk("feeds", "check", "--live", "--json")
    assert ended.code == 3
    assert (
        ended.line == "4 feeds tried, 1 failed, 1 permanent redirect seen once: the service tells when one has lasted"
    )
    told = {each["name"]: each for each in json.loads(ended.out)}
    assert {name: each["words"] for name, each in told.items()} == {
        "a": "works",
        "moved": "works",
        "empty": "works, but has no entries",
        "page": "the server answers with an HTML page, which is no feed",
    }
    assert told["moved"]["permanent_url"] == server.url("/a")
    assert told["moved"]["hops"] == [server.url("/moved")]
    assert (told["a"]["format"], told["a"]["entries"], told["a"]["newest"]) == ("rss20", 2, "2026-03-02T12:00:00+00:00")
    assert not Path("news.db").exists()
    assert len(server.requests) == 5

    table = desk("feeds", "check", "--live", "A", "PAGE").out.splitlines()
    assert [row.split("\t")[:4] for row in table] == [
        ["a", "works", "RSS 2.0", "2"],
        ["page", "the server answers with an HTML page, which is no feed", "-", "-"],
    ]
    assert desk("feeds", "check", "--live", "a").code == 0


def test_an_unknown_feed_is_answered_with_those_like_it(desk: Desk) -> None:
    for command in (("feeds", "check", "--live"), ("feeds", "pause"), ("feeds", "remove")):
        ended = desk(*command, "Harbor Pst")
        assert (ended.code, ended.line) == (
            1,
            "aggregator: there is no feed 'Harbor Pst': did you mean 'Harbour Post'?",
        )
    assert "go with --live" in desk("feeds", "check", "Harbour Post").line


def test_a_feed_is_paused_and_resumed_with_every_other_line_as_it_was(desk: Desk) -> None:
    assert desk("feeds", "pause", "HARBOUR post").line == "Harbour Post is no longer polled, by feeds.yaml"
    assert desk.file == FEEDS.replace("Harbour Post\n", "Harbour Post\n    enabled: false\n")
    assert desk("feeds", "resume", "https://harbour.example/feed.xml").code == 0
    assert desk.file == FEEDS.replace("Harbour Post\n", "Harbour Post\n    enabled: true\n")


def test_a_feed_that_is_gone_is_not_said_to_be_resumed_by_the_file_and_is_tried_again_by_hand(
    desk: Desk, server: MisbehavingServer
) -> None:
    server.answers = {"/rss": rss("Reef", "One")}
    desk("feeds", "add", server.url("/rss"), "--name", "Reef")
    server.answers = {"/rss": reply(410)}
    desk("fetch", "Reef")
    [gone] = json.loads(desk("feeds", "status", "Reef", "--json").out)
    assert (gone["state"], gone["next_due"], gone["due_reason"]) == ("gone", None, None)
    assert "aggregator fetch Reef" in desk("feeds", "resume", "Reef").err
    server.answers = {"/rss": rss("Reef", "One")}
    assert desk("fetch", "Reef").code == 0
    [told] = json.loads(desk("feeds", "status", "Reef", "--json").out)
    assert (told["paused"], told["articles"]) == (None, 1)


def test_status_and_articles_tell_all_that_is_stored(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {"/rss": rss("Reef", "One", "Two", "Three")}
    desk("feeds", "add", server.url("/rss"), "--name", "Reef")
    desk("feeds", "pause", "Harbour Post")
    assert desk("fetch").code == 0
    server.answers = {"/rss": rss("Reef", "One", "Two", "Three", "Three and a half")}
    server.answers["/rss"] = reply(
        body=b"<rss version='2.0'><channel><title>Reef</title><item><title>One, corrected after talks</title>"
        b"<guid>id-One</guid><link>https://reef.example/One</link></item></channel></rss>",
        headers={"ETag": '"two"'},
    )
    assert desk("fetch", "reef").code == 0

    [told] = json.loads(desk("feeds", "status", "Reef", "--json").out)
    assert (told["state"], told["status"], told["failures"], told["articles"]) == ("healthy", 200, 0, 3)
    assert told["validators"] == {"etag": '"two"', "last_modified": None}
    assert (told["conditions_refused"], told["empty_since"]) == (None, None)
    assert told["articles_per_day"] == 3.0
    assert list(told["days"].values()) == [3]
    assert told["last_success"].endswith("+00:00")
    told_in_full = desk("feeds", "status", "reef").out
    assert '  validators    "two"\n' in told_in_full
    assert "  articles      3, 3 a day in 1 day\n" in told_in_full

    articles = {each["guid"]: each for each in json.loads(desk("articles", "list", "--feed", "reef", "--json").out)}
    assert sorted(articles) == ["id-One", "id-Three", "id-Two"]
    edited = articles["id-One"]
    assert (edited["title"], edited["revision"], edited["link"]) == (
        "One, corrected after talks",
        2,
        "https://reef.example/One",
    )
    assert [(old["revision"], old["title"]) for old in edited["revisions"]] == [(1, "One")]
    assert (edited["published"], edited["sort_time"]) == ("2026-03-02T12:00:00+00:00",) * 2
    assert edited["story"] is None


def test_articles_are_listed_page_by_page_and_since_a_time(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {"/rss": rss("Reef", *(f"Item {n}" for n in range(5)))}
    desk("feeds", "add", server.url("/rss"), "--name", "Reef")
    desk("feeds", "pause", "Harbour Post")
    desk("fetch")
    ids: list[str] = []
    more: tuple[str, ...] = ()
    while True:
        ended = desk("articles", "list", "--limit", "2", *more)
        ids += [row.split("\t")[0] for row in ended.out.splitlines()]
        if not ended.err:
            break
        more = ("--before", ids[-1])
        assert ended.line == f"there are more: --before {ids[-1]} goes on, --limit shows more at once"
    assert len(ids) == len(set(ids)) == 5
    assert desk("articles", "list", "--since", "2026-03-03", "--json").out == "[]\n"
    assert len(json.loads(desk("articles", "list", "--since", "2026-03-02", "--json").out)) == 5
    for arguments, code in ((("--since", "soon"), 2), (("--before", "99"), 1), (("--feed", "Reff"), 1)):
        assert desk("articles", "list", *arguments).code == code


def documented(command: str) -> set[str]:
    """The keys that the README of the commands lists for a command's JSON."""
    text = (Path(__file__).parents[2] / "aggregator" / "cli" / "README.md").read_text(encoding="utf-8")
    _, _, section = text.partition(f"### `{command} --json`")
    rows = [row.split("|")[1] for row in section.partition("\n###")[0].splitlines() if row.startswith("| `")]
    return {key for row in rows for key in re.findall(r"`(\w+)`", row)}


def test_every_json_key_is_documented_and_no_other(desk: Desk, server: MisbehavingServer) -> None:
    server.answers = {"/rss": rss("Reef", "One")}
    desk("feeds", "add", server.url("/rss"), "--name", "Reef")
    desk("fetch", "Reef")
    for command in ("feeds status", "feeds check --live", "articles list"):
        [first, *_] = json.loads(desk(*command.split(), *(["Reef"] if "check" in command else []), "--json").out)
        assert set(first) == documented(command), command
