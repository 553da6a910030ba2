"""Feeds in OPML."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.catalogue import import_opml, load_catalogue, read_opml, write_opml
from aggregator.errors import ConfigError
from tests.support.catalogue import POLICY, write_feeds
from tests.support.make import feed_spec

OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Mine</title></head><body>
  <outline text="News"><outline title="Coast">
    <outline type="rss" text="Pier &amp; Quay" xmlUrl="https://pier.example/feed" language="en"/>
    <outline text="Old harbour" xmlUrl="http://www.harbour.example/feed.xml"/>
  </outline></outline>
  <!-- alone -->
  <outline text="Wire" xmlUrl="https://another-wire.test/"/>
  <outline xmlUrl="https://nameless.example/rss" language="??"/>
  <outline text="Pier again" xmlUrl="https://pier.example/feed/"/>
  <outline text="Local" xmlUrl="file:///etc/passwd"/>
</body></opml>
"""


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "feeds.opml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_folders_become_tags_and_a_feed_without_title_is_named_by_its_address(tmp_path: Path) -> None:
    feeds = read_opml(write(tmp_path, OPML))
    assert [(feed.name, feed.tags) for feed in feeds[:4]] == [
        ("Pier & Quay", ("News", "Coast")),
        ("Old harbour", ("News", "Coast")),
        ("Wire", ()),
        ("https://nameless.example/rss", ()),
    ]
    assert [feed.language for feed in feeds[:4]] == ["en", None, None, None]


def test_an_import_adds_what_is_unknown_and_says_why_it_skips_the_rest(tmp_path: Path) -> None:
    path = write_feeds(tmp_path)
    done = import_opml(path, write(tmp_path, OPML), POLICY)
    assert [feed.name for feed in done.added] == ["Pier & Quay", "Wire (2)", "https://nameless.example/rss"]
    assert [(feed.name, feed.reason) for feed in done.skipped] == [
        ("Old harbour", "already there as 'Harbour Post'"),
        ("Pier again", "twice in the OPML file"),
        ("Local", "'file:///etc/passwd' has the scheme 'file'"),
    ]
    assert [feed.name for feed in load_catalogue(path, POLICY).feeds][3:] == [feed.name for feed in done.added]
    again = import_opml(path, write(tmp_path, OPML), POLICY)
    assert (again.added, len(again.skipped)) == ((), 6)


def test_what_is_written_reads_as_the_same_feeds(tmp_path: Path) -> None:
    feeds = [
        feed_spec('A < & "B"', url="https://a.example/?x=1&y=2", tags=("world", "agency")),
        feed_spec("Сирена", tags=("world",), language=None),
        feed_spec("Plain"),
        feed_spec("Later", tags=("world", "agency")),
    ]
    read = read_opml(write(tmp_path, write_opml(feeds)))
    expected = {(feed.name, feed.url, feed.tags, feed.language) for feed in feeds}
    assert {(feed.name, feed.url, feed.tags, feed.language) for feed in read} == expected


_BOMB = (
    "<!DOCTYPE opml [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    + "]>"
)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<opml><body>", "not valid XML"),
        ("", "not valid XML"),
        ("<html><body/></html>", "not OPML"),
        ("<opml/>", "not OPML"),
        (f"{_BOMB}<opml><body><outline text='&j;' xmlUrl='https://a.example/'/></body></opml>", ""),
        (
            "<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><opml><body><outline>&x;</outline></body></opml>",
            "declares a document type",
        ),
        ("<!DOCTYPE opml SYSTEM 'http://evil.example/o.dtd'><opml><body/></opml>", "declares a document type"),
        ("<opml><body>" + "<outline>" * 5000 + "</outline>" * 5000 + "</body></opml>", "not valid XML"),
    ],
)
def test_what_is_no_opml_or_hostile_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_opml(write(tmp_path, text))
    assert problem in caught.value.faults[0].problem


def test_a_missing_or_enormous_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        read_opml(tmp_path / "absent.opml")
    with pytest.raises(ConfigError, match="more than 8 MiB"):
        read_opml(write(tmp_path, b" " * (8 * 2**20 + 1)))


def test_labels_are_made_fit_for_the_feeds_file(tmp_path: Path) -> None:
    text = "<opml><body><outline text='a&#10;&#x202e;b  c' xmlUrl='https://a.example/'/></body></opml>"
    (feed,) = read_opml(write(tmp_path, text))
    assert feed.name == "a b c"
