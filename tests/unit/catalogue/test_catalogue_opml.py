"""Feeds in OPML."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from string import printable

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from aggregator.catalogue import NewFeed, add_feeds, load_catalogue
from aggregator.catalogue.opml import SkippedFeed, import_opml, read_opml, write_opml
from aggregator.errors import ConfigError
from aggregator.unseen import without_unseen
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


def read(folder: Path, text: str | bytes) -> list[NewFeed]:
    """The feeds of an OPML file, of which none is skipped."""
    found = read_opml(write(folder, text), POLICY)
    assert not [feed for feed in found if isinstance(feed, SkippedFeed)]
    return [feed for feed in found if isinstance(feed, NewFeed)]


def outline(attributes: str) -> str:
    return f"<opml version='2.0'><body><outline {attributes}/></body></opml>"


def test_folders_become_tags_and_a_feed_without_title_is_named_by_its_address(tmp_path: Path) -> None:
    feeds = read(tmp_path, OPML)
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
    again = read(tmp_path, write_opml(feeds, POLICY))
    expected = {(feed.name, feed.url, feed.tags, feed.language) for feed in feeds}
    assert {(feed.name, feed.url, feed.tags, feed.language) for feed in again} == expected


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
        read(tmp_path, text)
    assert problem in caught.value.faults[0].problem


def test_a_missing_or_enormous_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        read_opml(tmp_path / "absent.opml", POLICY)
    with pytest.raises(ConfigError, match="more than 8 MiB"):
        read(tmp_path, b" " * (8 * 2**20 + 1))


def test_labels_are_made_fit_for_the_feeds_file(tmp_path: Path) -> None:
    text = "<opml><body><outline text='a&#10;&#x202e;b  c' xmlUrl='https://a.example/'/></body></opml>"
    (feed,) = read(tmp_path, text)
    assert feed.name == "a b c"


def test_labels_that_look_the_same_are_numbered(tmp_path: Path) -> None:
    outlines = "".join(
        f"<outline text='{name}' xmlUrl='https://a.example/{number}'/>"
        for number, name in enumerate(("Quay Radio", "Quay\ufe0f Radio", "Quay Radio\u200d", "Qua\u115fy Radio"))
    )
    done = import_opml(write_feeds(tmp_path), write(tmp_path, f"<opml><body>{outlines}</body></opml>"), POLICY)
    assert [feed.name for feed in done.added] == ["Quay Radio", "Quay Radio (2)", "Quay Radio (3)", "Quay Radio (4)"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (
            b"<?xml version='1.0' encoding='ISO-8859-1'?>"
            + outline("text='Caf\xe9' xmlUrl='https://a.example/'").encode("latin-1"),
            "Caf\xe9",
        ),
        (outline("text='Caf\xe9' xmlUrl='https://a.example/'").encode("cp1252"), "Caf\xe9"),
        (
            outline("text='\u041f\u043e\u0440\u0442' xmlUrl='https://a.example/'").encode("utf-16"),
            "\u041f\u043e\u0440\u0442",
        ),
        (
            b"<?xml version='1.0' encoding='windows-1251'?>"
            + outline("text='\u041f\u043e\u0440\u0442' xmlUrl='https://a.example/'").encode("cp1251"),
            "\u041f\u043e\u0440\u0442",
        ),
        (
            b"<?xml version='1.0' encoding='no-such'?>"
            + outline("text='Caf\xe9' xmlUrl='https://a.example/'").encode(),
            "Caf\xe9",
        ),
        (b"\xef\xbb\xbf" + outline("text='Caf\xe9' xmlUrl='https://a.example/'").encode(), "Caf\xe9"),
        (
            outline("text='Pier &eacute;&nbsp;&LT; Quay & Co &nosuch;' xmlUrl='https://a.example/'"),
            "Pier \xe9\xa0< Quay & Co &nosuch;",
        ),
        (outline("text='a&#0;b&#xFFFF;c' xmlUrl='https://a.example/'"), "a b c"),
    ],
)
def test_a_carelessly_written_file_reads_as_it_was_meant(tmp_path: Path, content: str | bytes, name: str) -> None:
    (feed,) = read(tmp_path, content)
    assert feed.name == name


def test_an_address_with_bare_ampersands_is_whole(tmp_path: Path) -> None:
    (feed,) = read(tmp_path, outline("text='A' xmlUrl='https://a.example/?a=1&b=2&copy=3'"))
    assert feed.url == "https://a.example/?a=1&b=2&copy=3"


def test_a_name_that_a_person_has_given_comes_before_the_feeds_own(tmp_path: Path) -> None:
    (feed,) = read(tmp_path, outline("title='Harbour Post - all news' text='Post' xmlUrl='https://a.example/'"))
    assert feed.name == "Post"


def test_addresses_in_the_scheme_of_feeds_are_those_of_the_web(tmp_path: Path) -> None:
    text = "<opml><body><outline xmlUrl='feed://a.example/1'/><outline xmlUrl='feed:http://a.example/2'/></body></opml>"
    assert [feed.url for feed in read(tmp_path, text)] == ["https://a.example/1", "http://a.example/2"]


def test_what_no_address_holds_is_encoded(tmp_path: Path) -> None:
    text = outline("text='A' xmlUrl='https://a.example/a b?q=&quot;Port&quot;|{ü}&amp;p=%20'")
    assert [feed.url for feed in read(tmp_path, text)] == ["https://a.example/a%20b?q=%22Port%22%7C%7Bü%7D&p=%20"]


def test_a_page_that_another_program_makes_a_feed_of_is_left_out(tmp_path: Path) -> None:
    (skipped,) = read_opml(write(tmp_path, outline("type='HTML+XPath' text='A' xmlUrl='https://a.example/'")), POLICY)
    assert isinstance(skipped, SkippedFeed)


def test_categories_are_tags_beside_the_folders(tmp_path: Path) -> None:
    inner = "<outline TEXT='A' xmlURL='https://a.example/' category='/Coast/Ports,News, Sea'/>"
    text = f"<OPML><Body><outline text='News'>{inner}</outline></Body></OPML>"
    (feed,) = read(tmp_path, text)
    assert (feed.name, feed.tags) == ("A", ("News", "Coast", "Ports", "Sea"))


def test_a_feed_that_is_in_several_folders_has_the_tags_of_all(tmp_path: Path) -> None:
    inner = "<outline text='Pier' xmlUrl='https://pier.example/feed'/>"
    folders = f"<outline text='Coast'>{inner}</outline><outline text='News'>{inner}{inner}</outline>"
    opml = write(tmp_path, f"<opml version='2.0'><body>{folders}</body></opml>")
    done = import_opml(write_feeds(tmp_path), opml, POLICY)
    assert [(feed.name, feed.tags) for feed in done.added] == [("Pier", ("Coast", "News"))]
    assert [feed.reason for feed in done.skipped] == ["twice in the OPML file"]


def test_a_nameless_feed_is_not_called_by_its_password(tmp_path: Path) -> None:
    (feed,) = read(tmp_path, outline("xmlUrl='https://ana:s3cret@pier.example/feed?key=k3y'"))
    assert (feed.url, feed.name) == (
        "https://ana:s3cret@pier.example/feed?key=k3y",
        "https://***@pier.example/feed?key=***",
    )


def test_an_older_programs_url_is_a_feeds_address_only_where_the_outline_is_one(tmp_path: Path) -> None:
    text = """<opml><body>
      <outline type="rss" text="Old" url="https://old.example/rss"/>
      <outline type="link" text="Page" url="https://page.example/"/>
      <outline text="Site" htmlUrl="https://site.example/"/>
      <outline text="Parent" xmlUrl="https://parent.example/rss"><outline text="Child" xmlUrl="https://child.example/rss"/></outline>
    </body></opml>"""
    found = read_opml(write(tmp_path, text), POLICY)
    assert [feed.name for feed in found if isinstance(feed, NewFeed)] == ["Old", "Parent", "Child"]
    assert [(feed.name, feed.url) for feed in found if isinstance(feed, SkippedFeed)] == [
        ("Page", "https://page.example/"),
        ("Site", "https://site.example/"),
    ]


def test_a_strangers_interval_or_zone_cannot_make_the_feeds_file_wrong(tmp_path: Path) -> None:
    ours = "xmlns:aggregator='urn:story-aggregator:opml' aggregator:every='1s' aggregator:timezone='Mars/Base'"
    path = write_feeds(tmp_path)
    done = import_opml(path, write(tmp_path, outline(f"text='A' xmlUrl='https://a.example/' {ours}")), POLICY)
    assert [(feed.every, feed.timezone) for feed in done.added] == [(None, None)]
    assert load_catalogue(path, POLICY).feeds[-1].name == "A"


NAMES = (
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp")) | st.sampled_from(printable[:95]), max_size=40)
    .map(without_unseen)
    .map(str.strip)
    .filter(bool)
)
FEEDS_AS_DECLARED = st.lists(
    st.builds(
        NewFeed,
        url=st.integers(0, 10**6).map("https://host.example/feed?n={}&x=<".replace("<", "1").format),
        name=NAMES,
        publisher=NAMES | st.none(),
        family=NAMES | st.none(),
        language=st.sampled_from([None, "en", "pt-BR", "zh-Hans"]),
        every=st.sampled_from([None, timedelta(minutes=5), timedelta(hours=2), timedelta(days=3)]),
        tags=st.lists(NAMES, max_size=3, unique=True).map(tuple),
        timezone=st.sampled_from([None, "Europe/Paris"]),
        full_text=st.booleans(),
        enabled=st.booleans(),
    ),
    min_size=1,
    max_size=8,
    unique_by=(lambda feed: feed.url, lambda feed: feed.name.casefold()),
)


@settings(max_examples=60, phases=[Phase.explicit, Phase.generate])  # shrinking takes minutes here
@given(FEEDS_AS_DECLARED)
def test_an_export_reads_as_the_same_catalogue_whatever_it_holds(feeds: list[NewFeed]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder, "one.yaml"), Path(folder, "other.yaml")
        for path in (one, other):
            path.write_text("feeds: []\n", encoding="utf-8")
        add_feeds(one, feeds, POLICY)
        declared = load_catalogue(one, POLICY).feeds
        opml = write(Path(folder), write_opml(declared, POLICY))
        done = import_opml(other, opml, POLICY)
        assert done.skipped == ()
        assert {feed.url: feed for feed in load_catalogue(other, POLICY).feeds} == {feed.url: feed for feed in declared}


def test_a_list_of_more_feeds_than_a_feeds_file_can_hold_is_refused(tmp_path: Path) -> None:
    many = "".join(f"<outline xmlUrl='https://a.example/{n}'/>" for n in range(10_001))
    with pytest.raises(ConfigError, match="more than 10,000 feeds"):
        read(tmp_path, f"<opml><body>{many}</body></opml>")
