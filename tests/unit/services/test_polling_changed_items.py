"""Reading only what changed of a document stores what reading all of it would."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.model import Fetched
from aggregator.polling import storing
from tests.support.equality import Polled, assert_equal_however_read
from tests.support.make import feed_spec
from tests.support.polling import fetched

SPEC = feed_spec()
RSS = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
TITLES = ("Bridge at Orlen falls", "Bridge at Orlen falls, two hurt", "Dam above Tarsk leaks", "", "Tide")
ODDITIES = (
    "",
    '<description xml:base="http://other.example/x/"><![CDATA[<a href="y">y</a> first words]]></description>',
    '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ada</dc:creator>',
    '<x:creator xmlns:x="http://purl.org/dc/elements/1.1/">Bo</x:creator>',
    '<x:creator xmlns:x="urn:other">Cy</x:creator>',
    '<media:title xmlns:media="urn:none">M</media:title>',
    '<m:title xmlns:m="http://search.yahoo.com/mrss/">M</m:title>',
    "<title><svg>a</svg></title>",
    "<content type='html' xmlns='http://www.w3.org/2005/Atom'><div>a<div>b</div></div></content>",
    "<item><title>within</title></item>",
    "<image><title>p</title></image>",
    "<textinput><title>p</title></textinput>",
    '<source url="http://agency.example/">Agency</source>',
    f"<description>{'long ' * 500}</description>",
    "<link/>",
    "<author><name>Di</name></author><unclosed/>",
    "<feed/>",
    "<rss version='0.91'/>",
    "<language>de</language>",
)
HEADS = (
    "<title>Post</title><link>https://post.example/</link>",
    "<title>Post</title><link>https://post.example/</link><lastBuildDate>Mon, 02 Mar 2026 10:00:00 GMT</lastBuildDate>",
    "<title>Post</title><link>https://post.example/</link><lastBuildDate>Tue, 03 Mar 2026 10:00:00 GMT</lastBuildDate>",
    "<title>Post</title><link>https://post.example/sub/</link><ttl>30</ttl>",
    "<title>Bridge</title><link>https://post.example/</link><language>de</language>",
    "<title><svg>x</svg></title><image><title>i</title></image>",
)
BETWEEN = (
    "",
    "\n  ",
    "<language>fr</language>",
    "<title>late</title>",
    "<image><svg>x</svg></image>",
    "text",
    "</item>",
)

items = st.builds(
    lambda guid, link, title, text, date, odd: (
        f"<item>{guid and f'<guid>{guid}</guid>'}{link and f'<link>{link}</link>'}<title>{title}</title>"
        f"<description>{text}</description>{date and f'<pubDate>{date}</pubDate>'}{odd}</item>"
    ),
    st.sampled_from(("", "g1", "g2", "g3", "https://post.example/1")),
    st.sampled_from(("", "https://post.example/1", "https://post.example/2", "/3", "https://post.example/")),
    st.sampled_from(TITLES),
    st.sampled_from(("The bridge fell.", "The bridge fell on Monday.", "")),
    st.sampled_from(("", "2026-03-01", "2026-03-01T09:00:00Z", "2026-03-01T10:00:00Z")),
    st.sampled_from(("",) * 12 + ODDITIES),
)
rss_documents = st.builds(
    lambda head, parts, tail: f"{RSS}{head}{''.join(map(''.join, parts))}</channel></rss>{tail}",
    st.sampled_from(HEADS),
    st.lists(st.tuples(items, st.sampled_from(("",) * 12 + BETWEEN)), max_size=6),
    st.sampled_from(("", "", "", "<!-- cached -->")),
)


def as_atom(document: str) -> str:
    """The same document as Atom, as far as replacing names goes."""
    names = {"item>": "entry>", "guid>": "id>", "description": "summary", "</channel></rss>": "</feed>"}
    document = document.replace(RSS, '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/a/">')
    for old, new in names.items():
        document = document.replace(old, new)
    return document


def as_rdf(document: str) -> str:
    """The same document as RSS 1.0, whose items stand beside the channel."""
    rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel>'
    before, mark, after = document.replace(RSS, rdf).partition("<item>")
    return f"{before}</channel>{mark}{after}".replace(
        "</channel></rss>", "</rdf:RDF>" if mark else "</channel></rdf:RDF>"
    )


@pytest.fixture(autouse=True)
def _no_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing.random, "random", lambda: 0.5)


def poll(*documents: str) -> Polled:
    return assert_equal_however_read(SPEC, [fetched(document.encode()) for document in documents])


@settings(max_examples=120)
@given(st.sampled_from((str, as_atom, as_rdf)), st.lists(rss_documents, min_size=2, max_size=5))
def test_whatever_changes_between_documents_the_same_is_stored(
    written_as: Callable[[str], str], documents: list[str]
) -> None:
    poll(*map(written_as, documents))


json_items = st.fixed_dictionaries(
    {"id": st.sampled_from(("g1", "g2", 3)), "title": st.sampled_from(TITLES)},
    optional={"url": st.sampled_from(("https://post.example/1", "/2")), "content_text": st.sampled_from(TITLES)},
)


@settings(max_examples=40)
@given(st.lists(st.lists(json_items, max_size=5), min_size=2, max_size=5))
def test_the_same_holds_for_json_feed(documents: list[list[dict[str, object]]]) -> None:
    poll(*(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}) for items in documents))


def item(number: int, *, title: str = "Tide", more: str = "") -> str:
    keys = f"<guid>g{number}</guid><link>https://post.example/{number}</link>"
    return f"<item>{keys}<title>{title} {number}</title>{more}</item>"


def rss(*items: str, head: str = HEADS[0]) -> str:
    return f"{RSS}{head}{''.join(items)}</channel></rss>"


OLD = (item(1), item(2), item(3))


@pytest.mark.parametrize(
    ("second", "read", "unread"),
    [
        (rss(*OLD, head=HEADS[1]), 0, 3),
        (rss(item(4), *OLD), 1, 3),
        (rss(*reversed(OLD)), 0, 3),
        (rss(item(1), item(3)), 0, 2),
        (rss(item(1), item(2, title="Ebb"), item(3)), 1, 2),
        (rss(*OLD, item(1)), 2, 2),
        (rss(*OLD, head=HEADS[4]), 3, 0),
        (rss(*OLD).replace("</item>", "&nbsp;</item>", 1), 3, 0),
        (rss(*OLD).replace("<item>", '<item xmlns:dc="urn:other">', 1), 3, 0),
        # A new item with an old one's guid: found once the changed ones are read, and all are read.
        (rss(item(4).replace("g4", "g1"), *OLD), 1 + 4, 3),
        (rss(item(4).replace("example/4", "example/1"), *OLD), 1 + 4, 3),
    ],
    ids=["date", "new", "order", "gone", "edited", "twice", "head", "entity", "namespace", "guid", "link"],
)
def test_items_are_read_once_unless_something_about_them_changes(second: str, read: int, unread: int) -> None:
    polled = poll(rss(*OLD), second)
    assert (polled.parser.read - 3, polled.parser.unread) == (read, unread)


def test_an_item_of_which_something_was_cut_is_read_and_said_each_time() -> None:
    long = item(9, more=f"<description>{'long ' * 900}</description>")
    polled = poll(rss(long, *OLD), rss(long, *OLD, head=HEADS[1]))
    assert polled.parser.unread == 3
    assert "content cut at 4,000 (1)" in polled.results[-1].message


def test_a_document_of_another_address_or_another_publisher_is_read_anew() -> None:
    first: Fetched = fetched(rss(*OLD).encode())
    moved = replace(first, url="https://mirror.example/feed.xml")
    polled = assert_equal_however_read(SPEC, [first, moved, moved])
    assert (polled.parser.read, polled.parser.unread) == (6, 0)


def test_what_is_whole_of_a_document_that_is_cut_short_is_kept_but_it_is_a_failure_and_asked_for_again() -> None:
    short = fetched(rss(*OLD)[:-60].encode(), etag='"short"')
    polled = assert_equal_however_read(SPEC, [short, fetched(rss(*OLD).encode(), etag='"whole"')])
    assert [(r.outcome, r.new, r.message) for r in polled.results] == [
        ("cut short", 2, "the document is cut short after 2 whole entries"),
        ("stored", 1, ""),
    ]
    assert [request.validators.etag for request in polled.asked] == [None, None]
