"""What each way of writing an entry is read as, one row a way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from aggregator.model import EntryData, FeedDocument, ParsedFeed, document_of
from aggregator.parsing.document import parse_document, read_document
from tests.support.limits import LIMITS
from tests.support.make import NOON, feed_spec
from tests.support.polling import fetched

ATOM = "http://www.w3.org/2005/Atom"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
TERMS = 'xmlns:dc="http://purl.org/dc/terms/"'
MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'
ITUNES = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
GEORSS = 'xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml"'
XHTML = "http://www.w3.org/1999/xhtml"


def read(body: str) -> ParsedFeed:
    outcome = parse_document(FeedDocument(body=body.encode(), url="https://post.example/news/feed"), LIMITS)
    assert isinstance(outcome, ParsedFeed), outcome
    return outcome


def rss_entry(item: str) -> EntryData:
    (entry,) = read(f'<rss version="2.0"><channel><title>Post</title><item>{item}</item></channel></rss>').entries
    return entry


def atom_entry(entry: str) -> EntryData:
    (read_entry,) = read(f'<feed xmlns="{ATOM}"><title>Post</title><entry>{entry}</entry></feed>').entries
    return read_entry


def fields(entry: EntryData, expected: dict[str, Any]) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in expected}


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            f"<description>Brief</description><content:encoded {CONTENT}>Long</content:encoded>",
            {"summary": "Brief", "content": "Long"},
        ),
        (
            f"<content:encoded {CONTENT}>Long</content:encoded><description>Brief</description>",
            {"summary": "Brief", "content": "Long"},
        ),
        (f"<content:encoded {CONTENT}>Long</content:encoded>", {"summary": None, "content": "Long"}),
        (
            '<description>Brief</description><yandex:full-text xmlns:yandex="http://news.yandex.ru">All</yandex:full-text>',
            {"summary": "Brief", "content": "All"},
        ),
        ("<description>Brief</description><fulltext>&lt;p&gt;All&lt;/p&gt;</fulltext>", {"content": "<p>All</p>"}),
        ("<description>Same</description><fulltext>Same</fulltext>", {"summary": None, "content": "Same"}),
        (f"<content:encoded {CONTENT}>Longer</content:encoded><fulltext>Long</fulltext>", {"content": "Longer"}),
        ("<description><p>one <b>two</b></p></description>", {"summary": "<p>one <b>two</b></p>"}),
        (f'<title>T</title><body xmlns="{XHTML}"><p>para</p></body>', {"content": "<p>para</p>"}),
        (f"<media:title {MEDIA}>M</media:title><title>Right</title>", {"title": "Right"}),
        (f"<media:title {MEDIA}>M</media:title>", {"title": "M"}),
        (f"<media:group {MEDIA}><media:title>M</media:title></media:group><title>Right</title>", {"title": "Right"}),
        (f"<dc:title {DC}>D</dc:title>", {"title": "D"}),
        (f"<title>Right</title><dc:title {DC}>D</dc:title>", {"title": "Right"}),
        (
            f"<title>T</title><dc:creator {DC}>Ada</dc:creator><dc:creator {DC}>Bo</dc:creator>",
            {"authors": ("Ada", "Bo")},
        ),
        ("<title>T</title><dc:creator xmlns:dc=''>Ada</dc:creator>", {"authors": ("Ada",)}),
        ("<title>T</title><dc:creator xmlns:dc='http://a.example/dc'>Ada</dc:creator>", {"authors": ("Ada",)}),
        (
            "<title>T</title><atom:link xmlns:atom='http://www.w3.org/2005/Atom/' href='http://a.example/1'/>",
            {"link": "http://a.example/1"},
        ),
        (f"<title>T</title><dc:subject {DC}>Sea</dc:subject>", {"categories": ("Sea",)}),
        (f"<title>T</title><dc:language {DC}>fr</dc:language>", {"language": "fr"}),
        (
            f"<title>T</title><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate><dc:date {DC}>2020-01-01</dc:date>",
            {"published": "Mon, 02 Mar 2026 10:00:00 GMT"},
        ),
        (
            f"<title>T</title><dc:date {DC}>2026-03-02</dc:date><pubDate/>",
            {"published": "2026-03-02", "updated": None},
        ),
        (
            f"<title>T</title><pubDate>soon</pubDate><dc:date {DC}>2026-03-02</dc:date>",
            {"published": "2026-03-02", "updated": None},
        ),
        (
            (
                f"<title>T</title><dc:date {TERMS}>2026-03-02</dc:date><dc:creator {TERMS}>Ada</dc:creator>"
                f"<dc:subject {TERMS}>Sea</dc:subject><dc:modified {TERMS}>2026-03-03</dc:modified>"
            ),
            {"published": "2026-03-02", "updated": "2026-03-03", "authors": ("Ada",), "categories": ("Sea",)},
        ),
        (
            "<title>T</title><dcterms:issued xmlns:dcterms='http://a.example/dc'>2026-03-02</dcterms:issued>",
            {"published": "2026-03-02"},
        ),
        (f"<title>T</title><dc:created {DC}>2026-03-02</dc:created>", {"published": "2026-03-02"}),
        (
            "<title>T</title><date>2026-03-02</date><creator>Ada</creator><encoded>Text.</encoded>",
            {"published": "2026-03-02", "updated": None, "authors": ("Ada",), "content": "Text."},
        ),
        ("<title>T</title><pubDate>2 March 2026</pubDate><pubDate>0000-00-00</pubDate>", {"published": "2 March 2026"}),
        ("<title>T</title><author>ada@post.example (Ada Quay)</author>", {"authors": ("Ada Quay",)}),
        ("<title>T</title><author>Ada Quay &lt;ada@post.example&gt;</author>", {"authors": ("Ada Quay",)}),
        ("<title>T</title><author>Ada Quay</author>", {"authors": ("Ada Quay",)}),
        ("<title>T</title><author>desk@post.example</author>", {"authors": ("desk@post.example",)}),
        ("<title>T</title><author></author>", {"authors": ()}),
        ("<title>T</title><author>Ada Quay (earlier)</author>", {"authors": ("Ada Quay (earlier)",)}),
        ("<title>T</title><author>ada@post.example (Ada (Desk))</author>", {"authors": ("Ada (Desk)",)}),
        ("<title>T</title><author>Ada Quay (ada@post.example)</author>", {"authors": ("Ada Quay",)}),
        (
            (
                "<title>Own</title><description>Words.</description><card><image>p.jpg</image>"
                "<title>Card</title><description>Its words.</description></card>"
            ),
            {"title": "Own", "summary": "Words."},
        ),
        (
            '<title>T</title><category domain="x">A</category><category><![CDATA[B & C]]></category><category/>',
            {"categories": ("A", "B & C")},
        ),
        (
            (
                f"<title>T</title><itunes:title {ITUNES}>I</itunes:title><itunes:author {ITUNES}>Ia</itunes:author>"
                f"<itunes:summary {ITUNES}>Is</itunes:summary>"
            ),
            {"title": "T", "authors": ("Ia",), "summary": "Is"},
        ),
        (
            f"<title>T</title><georss:where {GEORSS}><gml:Point><gml:pos>x</gml:pos></gml:Point></georss:where>",
            {"title": "T"},
        ),
        ("<title>T</title><textinput><name>q</name></textinput>", {"title": "T"}),
        (
            '<title>T</title><source url="http://agency.example/feed">Agency</source>',
            {"source_title": "Agency", "source_url": "http://agency.example/feed"},
        ),
        ("<description>Only words</description>", {"title": None, "summary": "Only words"}),
        ("<link>http://post.example/1</link>", {"title": None, "link": "http://post.example/1"}),
        ("<title><![CDATA[a ]]]]><![CDATA[> b]]></title>", {"title": "a ]]> b"}),
        ("<title>a &amp;amp; b</title>", {"title": "a &amp; b"}),
        ("<title>caf&eacute; AT&T</title>", {"title": "café AT&T"}),
        (
            "<title>T</title><link>\n<![CDATA[ http://a.example/?a=1&b=2 ]]>\n</link>",
            {"link": "http://a.example/?a=1&b=2"},
        ),
        (
            f'<title>T</title><a:link xmlns:a="{ATOM}" rel="self" href="http://a.example/self"/><link>http://a.example/1</link>',
            {"link": "http://a.example/1"},
        ),
        (
            f'<title>T</title><link>http://a.example/1</link><a:link xmlns:a="{ATOM}" href="http://a.example/2"/>',
            {"link": "http://a.example/1"},
        ),
        ('<title>T</title><enclosure url="http://a.example/a.mp3" type="audio/mpeg"/>', {"title": "T", "link": None}),
        (
            (
                '<title>T</title><enclosure url="http://a.example/a.jpg"/>'
                '<enclosure url="http://a.example/b" type="IMAGE/png"/>'
                '<enclosure url="ftp://a.example/c.mp3"/><enclosure url="http://a.example/d.mp3"/>'
            ),
            {"enclosure": "http://a.example/d.mp3"},
        ),
        ('<title>T</title><enclosure url="http://a.example/a.mp3 type="/>', {"title": "T", "enclosure": None}),
        ('<enclosure url="http://a.example/a.mp3"/>', {"title": None, "enclosure": "http://a.example/a.mp3"}),
    ],
)
def test_an_rss_item_is_read_as_it_was_meant(item: str, expected: dict[str, Any]) -> None:
    assert fields(rss_entry(item), expected) == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('<title type="html">A &lt;b&gt;x&lt;/b&gt;</title>', {"title": "A <b>x</b>"}),
        (
            f'<title type="xhtml"><div xmlns="{XHTML}">a <i>b</i> &lt;c&gt;</div></title>',
            {"title": "a <i>b</i> &lt;c&gt;"},
        ),
        ('<title>T</title><summary type="text">1 &lt; 2</summary>', {"summary": "1 &lt; 2"}),
        ('<title>T</title><content type="html">&lt;p&gt;x&lt;/p&gt;</content>', {"content": "<p>x</p>"}),
        (
            (
                '<title>T</title><link rel="enclosure" href="http://a.example/m"/><link rel="self" href="http://a.example/s"/>'
                '<link type="application/pdf" href="http://a.example/p"/><link href="http://a.example/1"/>'
                '<link href="http://a.example/2"/><link rel="related" href="http://a.example/r"/>'
            ),
            {"link": "http://a.example/1"},
        ),
        ('<title>T</title><link type="application/pdf" href="http://a.example/p"/>', {"link": "http://a.example/p"}),
        (
            '<title>T</title><link rel="http://www.iana.org/assignments/relation/alternate" href="http://a.example/1"/>',
            {"link": "http://a.example/1"},
        ),
        (
            '<title>T</title><link rel="self" href="http://a.example/s"/><id>http://a.example/id</id>',
            {"link": "http://a.example/id"},
        ),
        (
            '<title>T</title><id>4</id><content type="text/html" src="http://a.example/c"/>',
            {"link": "http://a.example/c"},
        ),
        (
            (
                "<title>T</title><source><title>True</title><author><name>No</name></author></source>"
                "<author><name>Ada</name><email>a@b.example</email></author><author><name>Bo</name></author>"
                "<contributor><name>Cy</name></contributor>"
            ),
            {"authors": ("Ada", "Bo"), "source_title": "True"},
        ),
        ('<title xml:lang="fr">T</title>', {"language": "fr"}),
        (
            "<title>T</title><id>4</id><author><name>Ada</name><uri>http://a.example/ada</uri></author>",
            {"link": None, "authors": ("Ada",)},
        ),
    ],
)
def test_an_atom_entry_is_read_as_it_was_meant(entry: str, expected: dict[str, Any]) -> None:
    assert fields(atom_entry(entry), expected) == expected


@pytest.mark.parametrize(
    ("document", "version"),
    [
        *(
            (f'<rss version="{number}"><channel><item><title>Tide</title></item></channel></rss>', version)
            for number, version in (
                ("0.91", "rss091u"),
                ("0.92", "rss092"),
                ("2.01", "rss20"),
                ("", "rss"),
                ("9", "rss"),
            )
        ),
        (
            (
                '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">'
                "<channel><title>T</title></channel><item><title>Tide</title></item></rdf:RDF>"
            ),
            "rss090",
        ),
        (f'<a:feed xmlns:a="{ATOM}"><a:entry><a:title>Tide</a:title></a:entry></a:feed>', "atom10"),
        ("<feed><entry><title>Tide</title></entry></feed>", "atom"),
        ('<RSS VERSION="2.0"><CHANNEL><ITEM><TITLE>Tide</TITLE></ITEM></CHANNEL></RSS>', "rss20"),
        (
            '<CHANNEL HREF="http://a.example/"><ITEM HREF="http://a.example/1"><TITLE>Tide</TITLE></ITEM></CHANNEL>',
            "unknown",
        ),
        ('{"version": "https://jsonfeed.org/version/1", "items": [{"title": "Tide"}]}', "json10"),
    ],
)
def test_each_format_and_its_dialects_are_read(document: str, version: str) -> None:
    feed = read(document)
    assert (feed.format, [entry.title for entry in feed.entries]) == (version, ["Tide"])


def test_what_an_entry_leaves_open_does_not_reach_the_next() -> None:
    based = (
        '<entry><title>a</title><content type="html" xml:base="http://other.example/"><div>x</div></content></entry>'
    )
    plain = '<entry><title>b</title><link href="1"/></entry>'
    entries = read(f'<feed xmlns="{ATOM}">{based}{plain}</feed>').entries
    assert (entries[0].base, entries[1].link, entries[1].base) == ("http://other.example/", "1", None)


def test_entries_within_an_entry_take_nothing_of_it() -> None:
    def item(letter: str, within: str = "") -> str:
        return f"<item>{within}<title>{letter}</title><link>https://news.example/{letter}</link></item>"

    nested = item("a", item("b", item("c")) + item("d")) + item("e", "<item/>")
    feed = read(f'<rss version="2.0"><channel>{nested}</channel></rss>')
    assert feed.skipped == 0
    assert {(entry.title, entry.link) for entry in feed.entries} == {(i, f"https://news.example/{i}") for i in "abcde"}


def test_an_element_of_another_kind_that_is_called_entry_is_none() -> None:
    item = "<item><title>a</title></item>"
    feed = read(f'<rss version="2.0" xmlns:x="urn:x"><channel><x:entry>{item}</x:entry>{item}</channel></rss>')
    assert [entry.title for entry in feed.entries] == ["a", "a"]


def test_an_entry_that_cannot_be_read_is_skipped_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr("aggregator.parsing.xml_feed._Strict._start_cursed", refuse, raising=False)
    items = "<item><title>a</title></item><item><title>b</title><cursed/></item><item><title>c</title></item>"
    for odd in ("", "<channel/>"):  # what is odd is not taken apart
        feed = read(f'<rss version="2.0"><channel>{items}</channel>{odd}</rss>')
        assert ([entry.title for entry in feed.entries], feed.skipped) == (["a", "c"], 1)


@pytest.mark.parametrize(
    ("channel", "bad", "titles", "skipped"), [("", "<cursed/>", ["a", "c"], 1), ("<cursed/>", "", ["a", "b", "c"], 0)]
)
def test_what_cannot_be_read_of_tag_soup_costs_nothing_else(
    monkeypatch: pytest.MonkeyPatch, channel: str, bad: str, titles: list[str], skipped: int
) -> None:
    def refuse(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr("aggregator.parsing.xml_feed._Loose._start_cursed", refuse, raising=False)
    items = f"<item><title>a</title></item><item><title>b</title>{bad}</item><item><title>c</title></item>"
    feed = read(f"<rss version=2.0><channel>{channel}{items}</channel></rss>")
    assert ([entry.title for entry in feed.entries], feed.skipped) == (titles, skipped)


def test_an_entry_that_no_article_can_be_made_of_is_skipped_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """None is known; should the program have such a fault, it is told and costs no other entry."""

    def faulty(title: str, _: Iterable[str]) -> str:
        return title if title != "b" else str(1 // 0)

    monkeypatch.setattr("aggregator.normalizing.articles.clean_title", faulty)
    items = "".join(f"<item><title>{title}</title></item>" for title in "abc")
    body = f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
    feed = read_document(document_of(feed_spec(), fetched(body), seen=NOON), LIMITS)
    assert isinstance(feed, ParsedFeed)
    assert [draft.title for draft in feed.drafts] == ["a", "c"]
    assert len(feed.digests) == 2
    assert (feed.skipped, feed.notes) == (1, ("entries skipped for a fault of this program (ZeroDivisionError)",))
