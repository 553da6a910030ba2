"""Feeds put into feeds.yaml and taken out of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest

from aggregator.catalogue import NewFeed, add_feeds, load_catalogue, remove_feed, switch_feed
from aggregator.errors import ConfigError, NotFound, UnknownFeed
from aggregator.yaml_document import editing_alone, load, write
from aggregator.yaml_editing import with_value
from tests.support.catalogue import FEEDS, POLICY, write_feeds

NEW = NewFeed(url="https://new.example/feed", name="New: Daily", every=timedelta(minutes=20), tags=("a", "b"))


def test_a_new_feed_comes_after_the_last_one_and_nothing_else_changes(tmp_path: Path) -> None:
    path = write_feeds(tmp_path)
    add_feeds(path, [NEW], POLICY)
    added = """
  - url: https://new.example/feed
    name: 'New: Daily'
    every: 20m
    tags: [a, b]
"""
    before, after = FEEDS.split("# The end.")
    text = path.read_text(encoding="utf-8")
    assert text.replace(added.lstrip("\n"), "").replace("\n\n# The end", "\n# The end") == before + "# The end." + after
    assert load_catalogue(path, POLICY).feeds[-1].name == "New: Daily"


@pytest.mark.parametrize(
    "text",
    [
        "feeds: []\n",
        "feeds: [ ]  # none yet\ntopics: []\n",
        "feeds:\n- url: https://a.example/\n  name: A\n",
        "feeds:\n  - url: https://a.example/\n    name: A",
        "feeds:\r\n  - url: https://a.example/\r\n    name: A\r\n",
        "feeds:\n  -\n    url: https://a.example/\n    name: A\n    fetch:\n\n      conditional: true\n\ntopics: []\n",
        "feeds:\n  - {url: https://a.example/, name: A}\ndefaults: {}\n",
    ],
)
def test_feeds_can_be_added_and_removed_however_the_list_is_laid_out(tmp_path: Path, text: str) -> None:
    path = write_feeds(tmp_path, text)
    before = load_catalogue(path, POLICY)
    add_feeds(path, [NEW, NewFeed(url="https://new.example/2", name="Two")], POLICY)
    assert [feed.name for feed in load_catalogue(path, POLICY).feeds][-2:] == ["New: Daily", "Two"]
    content = path.read_bytes().decode()
    assert content.count("\r\n") in {0, content.count("\n")}
    remove_feed(path, "two")
    remove_feed(path, "https://new.example/feed/")
    assert load_catalogue(path, POLICY) == before


def test_a_removed_feed_takes_its_own_comments_along_and_leaves_the_others(tmp_path: Path) -> None:
    path = write_feeds(tmp_path)
    assert remove_feed(path, "hill radio") == "Hill Radio"
    first, last = FEEDS.index("  - url: https://hill"), FEEDS.index("  # ---- Agencies")
    assert path.read_text(encoding="utf-8") == FEEDS[:first] + "\n" + FEEDS[last:]


def test_feeds_can_be_removed_in_any_order_down_to_none(tmp_path: Path) -> None:
    for order in itertools.permutations(["Harbour Post", "Hill Radio", "Wire"]):
        path = write_feeds(tmp_path)
        for name in order:
            remove_feed(path, name)
        assert load_catalogue(path, POLICY).feeds == ()
        text = path.read_text(encoding="utf-8")
        assert all(
            heading in text for heading in ("# Our feeds.", "# ---- Harbour towns", "# ---- Agencies", "# The end.")
        )
        add_feeds(path, [NEW], POLICY)
        assert [feed.name for feed in load_catalogue(path, POLICY).feeds] == ["New: Daily"]


def test_what_would_make_the_file_wrong_is_refused_and_the_file_stays(tmp_path: Path) -> None:
    path = write_feeds(tmp_path)
    with pytest.raises(ConfigError, match="the same address as feed 'Wire'"):
        add_feeds(path, [NewFeed(url="http://wire.test/all.json", name="Again")], POLICY)
    with pytest.raises(ConfigError, match="has the scheme"):
        add_feeds(path, [NEW, NewFeed(url="ftp://wire.test/", name="Again")], POLICY)
    assert path.read_text(encoding="utf-8") == FEEDS


def test_what_cannot_be_edited_line_by_line_is_refused_and_the_file_stays(tmp_path: Path) -> None:
    text = "feeds: [{url: https://a.example/, name: A}, {url: https://b.example/, name: B}]\n"
    path = write_feeds(tmp_path, text)
    with pytest.raises(ConfigError):
        remove_feed(path, "A")
    with pytest.raises(ConfigError):
        add_feeds(path, [NEW], POLICY)
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("end", ["\r", "\u2028"])
def test_lines_that_only_yaml_knows_as_such_are_refused_and_the_file_stays(tmp_path: Path, end: str) -> None:
    path = tmp_path / "feeds.yaml"
    text = end.join(
        ["feeds:", "  - url: https://a.example/", "    name: A", "  - url: https://b.example/", "    name: B"]
    )
    path.write_bytes(text.encode())
    for edit in (
        lambda: remove_feed(path, "B"),
        lambda: add_feeds(path, [NEW], POLICY),
        lambda: switch_feed(path, "B", enabled=False, policy=POLICY),
    ):
        with pytest.raises(ConfigError):
            edit()
    assert path.read_bytes() == text.encode()


def test_a_feed_that_is_not_there_cannot_be_removed(tmp_path: Path) -> None:
    path = write_feeds(tmp_path)
    with pytest.raises(NotFound, match="there is no feed 'Nobody'"):
        remove_feed(path, "Nobody")
    with pytest.raises(NotFound):
        remove_feed(write_feeds(tmp_path, "feeds: 5\n"), "A")


def test_a_feed_can_be_removed_from_a_file_that_has_other_faults(tmp_path: Path) -> None:
    path = write_feeds(tmp_path, FEEDS.replace("https://wire.test/all.json", "ftp://wire.test/"))
    remove_feed(path, "Wire")
    assert len(load_catalogue(path, POLICY).feeds) == 2


@pytest.mark.parametrize(
    "text",
    [
        "feeds:\n- url: https://a.example/\n  name: A\n",
        "feeds:\n  - url: https://a.example/\n    name: A",
        "feeds:\n  - name: A   # first\n    url: https://a.example/\n    # slow\n\n  # ---- next\n",
        "feeds:\r\n  - url: https://a.example/\r\n    name: A\r\n",
        "feeds:\n  -\n    url: https://a.example/\n    name: A\n    fetch:\n\n      conditional: true\n\ntopics: []\n",
        "feeds:\n  - {url: https://a.example/, name: A}  # short\ndefaults: {}\n",
        "feeds:\n  - {url: 'https://a.example/', name: 'A, and {B}', tags: [a, b]}\n",
        "feeds:\n  - url: https://a.example/\n    name: A\n    enabled: true  # for now\n    tags: [a]\n",
    ],
)
def test_a_feed_is_switched_off_and_on_with_every_other_line_as_it_was(tmp_path: Path, text: str) -> None:
    path = write_feeds(tmp_path, text)
    before = load_catalogue(path, POLICY)
    name = before.feeds[0].name
    assert switch_feed(path, name.upper(), enabled=False, policy=POLICY) == name
    switched_off = path.read_bytes().decode()
    assert [feed.enabled for feed in load_catalogue(path, POLICY).feeds] == [False]
    assert switched_off.count("\r\n") in {0, switched_off.count("\n")}
    assert switch_feed(path, "https://a.example", enabled=True, policy=POLICY) == name
    assert load_catalogue(path, POLICY) == before
    kept = [line for line in path.read_bytes().decode().splitlines() if "enabled: true" not in line]
    assert [line for line in text.splitlines() if line in kept or ("{" not in line and "enabled" not in line)] == kept


def test_a_feed_that_is_as_it_shall_be_leaves_the_file_alone(tmp_path: Path) -> None:
    path = write_feeds(tmp_path)
    switch_feed(path, "Wire", enabled=False, policy=POLICY)
    switch_feed(path, "Hill Radio", enabled=True, policy=POLICY)
    assert path.read_text(encoding="utf-8") == FEEDS
    with pytest.raises(UnknownFeed, match="did you mean 'Hill Radio'"):
        switch_feed(path, "Hil Radio", enabled=False, policy=POLICY)


def test_a_feed_that_only_shares_letters_with_a_name_is_not_taken_for_a_slip_of_it(tmp_path: Path) -> None:
    path = write_feeds(tmp_path, "feeds:\n  - {url: https://delta.example/, name: Delta Tribune}\n")
    with pytest.raises(UnknownFeed, match="there is no feed 'Nope': 'aggregator feeds list' shows their names"):
        remove_feed(path, "Nope")


@pytest.mark.parametrize(
    "edit",
    [
        lambda path: add_feeds(path, [NEW], POLICY),
        lambda path: remove_feed(path, "Wire"),
        lambda path: switch_feed(path, "Wire", enabled=True, policy=POLICY),
    ],
)
def test_two_who_edit_at_once_both_have_their_change(tmp_path: Path, edit: Callable[[Path], object]) -> None:
    path = write_feeds(tmp_path)
    other = Thread(target=edit, args=(path,))
    with editing_alone(path):
        read = load(path)
        other.start()
        other.join(0.2)
        assert other.is_alive()
        write(path, with_value(read, "feeds", 0, "name", "Renamed").text)
    other.join()
    both = path.read_text(encoding="utf-8")
    write(write_feeds(tmp_path), with_value(read, "feeds", 0, "name", "Renamed").text)
    edit(path)
    assert both == path.read_text(encoding="utf-8")
