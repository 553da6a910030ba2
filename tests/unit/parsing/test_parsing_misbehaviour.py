"""Documents as strangers' servers send them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.model import FailureKind, ParsedFeed, ParseFailed
from tests.support.documents import FEED, HEAD, ITEM, parse, titles
from tests.support.limits import LIMITS

MANY_ATTRIBUTES = " ".join(f"a{number}='1'" for number in range(1000))


@pytest.mark.parametrize(
    "body",
    [
        "\n\n  \t" + '<?xml version="1.0"?>' + FEED,
        "<br />\n<b>Warning</b>: mysql_connect() in <b>/srv/www/db.php</b> on line <b>9</b><br />\n" + FEED,
        "<!-- made by <rss> maker -->" + FEED + "<!-- cached -->",
        FEED + "\n<script>track()</script>",
        '<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?>' + FEED,
        FEED.replace("Fluß", "Flu&szlig;"),
        FEED.replace("<item>", "<item><dc:creator>Ada</dc:creator><x:y z:a='1'>q</x:y>"),
        FEED.replace("http://a.example/1", "http://a.example/1?a=1&b=2"),
        FEED.replace("<item>", "<item><description>&#0;&#x1F;&#xD800;&#99999999;x\x0b</description>"),
        FEED.replace("<item>", "<item><description><p>one<br>two</description>"),
        f'<html><body><rss version="2.0"><channel><title>Q</title>{ITEM}</channel></rss></body></html>',
        FEED.removesuffix("</rss>"),
        f"<!DOCTYPE rss [<!ELEMENT rss ANY>]>{FEED}",
        FEED.replace("<item>", "<image></width></image><item>"),
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://a.example/html.dtd"><rss><channel>{ITEM}</channel></rss>',
        "<rss version=2.0><rss:channel><rss:item><rss:title>Über den Fluß</rss:title></rss:item></rss:channel></rss>",
    ],
)
def test_badly_written_feeds_are_read(body: str) -> None:
    assert titles(body) == ["Über den Fluß"]


SECOND = "<item><title><![CDATA[Down the Orlen]]></title><link>http://a.example/2</link><!-- two --></item>"


@pytest.mark.parametrize(
    "broken",
    [
        "<item><title>Bad</titel><link>http://a.example/0</link></item>",
        "<item><title>Bad<link>http://a.example/0</link></item>",
        "<item><link>http://a.example/0</link><title>Bad</item>",
        "<item><title>Bad</title><description>Words<link>http://a.example/0</link></item>",
        "<item><title>Bad</title><link>http://a.example/0</link>",
        "<item><title>Bad <b>one</title><link>http://a.example/0</link></item>",
        "<item a=b c><title>Bad</TITLE><link>http://a.example/0</link></item>",
        "<item><title><![CDATA[Bad]></title><link>http://a.example/0</link></item>",
        "<item><title><![CDATA[Bad</title><link>http://a.example/0</link></item>",
        "<item><title>Bad <![CDATA[one</title><link>http://a.example/0</link></item>",
        "<item><link>http://a.example/0</link><title>Bad</title><description><![CDATA[<p>Words</p></description></item>",
        "<item><title>Bad</title><!-- never closed <link>http://a.example/0</link></item>",
        "<item><title>Bad</title><link>http://a.example/0</link></item><!-- never closed ",
        "<item><title>Bad</title><link>http://a.example/0</link></item></channel>",
        "<item><title>Bad <3</title><link>http://a.example/0</link></item>",
    ],
)
def test_one_broken_entry_costs_no_other_and_is_read_as_far_as_it_can_be(broken: str) -> None:
    feed = parse(f"{HEAD}{ITEM}{broken}{SECOND}</channel></rss>")
    assert isinstance(feed, ParsedFeed)
    assert not feed.cut_short
    assert feed.title == "Quay"
    one, bad, two = feed.entries
    assert [(one.title, one.link), (two.title, two.link)] == [
        ("Über den Fluß", "http://a.example/1"),
        ("Down the Orlen", "http://a.example/2"),
    ]
    assert (bad.title or "").startswith("Bad")
    assert bad.link == "http://a.example/0"


def test_of_tag_soup_no_more_entries_are_read_than_of_any_document() -> None:
    feed = parse(f"{HEAD}{'<item><title>1 <2</title></item>' * (LIMITS.entries + 1)}</channel></rss>")
    assert isinstance(feed, ParsedFeed)
    assert len(feed.entries) == LIMITS.entries
    assert feed.notes == ("malformed XML", f"only the first {LIMITS.entries:,} entries read")


def test_a_document_cut_short_gives_its_whole_entries_and_says_so() -> None:
    open_section = f"{HEAD}{ITEM}<item><title><![CDATA[Ha"
    for cut in (f"{HEAD}{ITEM}<item><title>Hal", open_section, f"{open_section}</item> lves]]>", f"{HEAD}{ITEM}</chan"):
        feed = parse(cut)
        assert isinstance(feed, ParsedFeed)
        assert [entry.title for entry in feed.entries] == ["Über den Fluß"]
        assert feed.cut_short


JSON_ITEMS = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "title": "A [b], {c}"}, {"title": "2"'


@pytest.mark.parametrize("end", ["", ', "url": "B', ', "url": "B" "x"}]}', "}, {}}"])
def test_of_json_that_breaks_off_or_is_broken_the_items_before_are_read(end: str) -> None:
    feed = parse(JSON_ITEMS + end)
    assert isinstance(feed, ParsedFeed)
    assert (feed.entries[0].guid, feed.entries[0].title) == ("1", "A [b], {c}")
    assert len(feed.entries) == (2 if end.startswith("}") else 1)
    assert feed.cut_short


@pytest.mark.parametrize(
    "broken", ['"title": "2 "B""', '"title": "\\x"', '"title": undefined', '"tags": [{"a": 1}, {"b": 2}, "']
)
def test_one_broken_item_of_json_is_counted_and_costs_no_other(broken: str) -> None:
    third = '{"id": 3, "title": "3", "attachments": [{"url": "http://a.example/3.mp3"}, {"url": "x"}]}'
    feed = parse(f'{JSON_ITEMS.rpartition("{")[0]}{{"id": 2, {broken}}}, {third}], "title": "Quay"}}')
    assert isinstance(feed, ParsedFeed)
    assert [entry.title for entry in feed.entries] == ["A [b], {c}", "3"]
    assert (feed.title, feed.skipped, feed.cut_short) == ("Quay", 1, False)


def test_commas_too_many_in_json_are_passed_over() -> None:
    feed = parse(JSON_ITEMS + '}, ], "title": "Quay"}')
    assert isinstance(feed, ParsedFeed)
    assert (len(feed.entries), feed.title, feed.cut_short, feed.notes) == (2, "Quay", False, ("markup repaired",))


@pytest.mark.parametrize(
    "halves", ["&#xD83D;&#xDE00;", "&#55357;&#56832;", "&#xd83d;&#56832;", "&#55555;&#xD83D;&#xDE00;&#xDE00;"]
)
def test_a_character_written_in_two_halves_is_whole(halves: str) -> None:
    assert titles(FEED.replace("Fluß", halves)) == ["Über den \N{GRINNING FACE}"]


@pytest.mark.parametrize(
    "printed", ["<![CDATA[&#55357;&#56832; <b>b</b>]]>", "&amp;#xD83D;&amp;#xDE00; &lt;b&gt;b&lt;/b&gt;"]
)
def test_nor_does_it_fall_apart_in_the_markup_that_a_text_holds(printed: str) -> None:
    feed = parse(f'<rss version="2.0"><channel><item><description>{printed}</description></item></channel></rss>')
    assert isinstance(feed, ParsedFeed)
    assert feed.entries[0].summary == "&#128512; <b>b</b>"


@pytest.mark.parametrize(
    "module",
    ["http://search.yahoo.com/mrss/", "http://purl.org/dc/elements/1.1/", "http://www.w3.org/1999/xhtml", "urn:x"],
)
@pytest.mark.parametrize(
    "markup",
    [
        '<rss version="2.0" xmlns="{}"><channel><title>T</title><item><title>One</title></item></channel></rss>',
        "<feed xmlns = '{}' xml:lang='en'><title>T</title><entry><title>One</title></entry></feed>",
        '<rss xmlns="{0}" xmlns:m="{0}"><channel><item><title>One</title><m:text>Two</m:text></item></channel></rss>',
    ],
)
def test_a_feed_whose_root_is_in_no_feeds_namespace_by_mistake_is_read(markup: str, module: str) -> None:
    feed = parse(markup.format(module))
    assert isinstance(feed, ParsedFeed)
    assert [entry.title for entry in feed.entries] == ["One"]


@pytest.mark.parametrize("end", ["\n", "\n<!-- 0.12 s -->", "\x00", "{}"])
def test_what_follows_a_json_document_is_left_out(end: str) -> None:
    feed = parse(JSON_ITEMS + "}]}" + end)
    assert isinstance(feed, ParsedFeed)
    assert len(feed.entries) == 2
    assert not feed.cut_short
    assert ("text after the document left out" in feed.notes) == bool(end.strip())


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "an empty body"),
        (b" \n ", "an empty body"),
        (b"<!DOCTYPE html><html><head><title></title></head></html>", "an HTML page"),
        (
            b"<html><head><title>\n Post &amp; Bay\xe2\x80\xae: site suspended </title></head></html>",
            'an HTML page with the title "Post & Bay: site suspended"',
        ),
        (
            b"<html><head><title>" + b"long " * 20 + b"</title></head></html>",
            f'an HTML page with the title "{"long " * 16}…"',
        ),
        (b"<html><body>an &lt;rss&gt; tag <b>x</b></body></html>", "an HTML page"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b'{"error": "no such feed"}', "a JSON document"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "broken JSON"),
        (b"Not found", "plain text"),
        (b'<?xml version="1.0"?><urlset/>', "a sitemap"),
        (b'<?xml version="1.0"?><note>x</note>', "an XML document (note)"),
        (b"<note>x</note>", "an XML document (note)"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "an HTML page"),
        (b"<div><p>x</p></div>", "an HTML page"),
        (
            b'<html><body><form><input name=p type="password"></form></body></html>',
            "an HTML page that asks for a password",
        ),
        (b"<html><head><title>Just a moment...</title></head></html>", "an HTML page with a captcha"),
        (b'<html><body><code><rss version="2.0"></code> is how feeds begin</body></html>', "an HTML page"),
        (b"The <rss> element", "plain text"),
        (b'<?xml version="1.0"?><opml><head/><body><outline/></body></opml>', "an OPML list of feeds"),
        (b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>', "a SOAP message"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><title>x</title></svg>', "an SVG image"),
        (
            b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
            "an XML document (RDF)",
        ),
        (b"\xff\xd8\xff\xe0 JFIF", "a JPEG image"),
        (b"PK\x03\x04 ...", "a ZIP archive"),
        (b"\x1f\x8b\x08 ...", "gzip-compressed data"),
        (b"\x8b\x02\x80hello", "binary data"),
        (b"[1, 2]", "a JSON document"),
    ],
)
def test_what_is_no_feed_is_called_by_its_name(body: bytes, message: str) -> None:
    assert parse(body) == ParseFailed(kind=FailureKind.NOT_A_FEED, message=message)


@pytest.mark.parametrize(
    "body",
    [
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]>' + FEED,
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>' + FEED,
        '<!DOCTYPE rss [<!entity x SYSTEM "http://10.0.0.1/">]>' + FEED.replace("Über", "&x;"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]>' + FEED).encode("utf-16"),
        FEED.replace("<item>", f"<item><x {MANY_ATTRIBUTES}/>"),
        '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 200_000,
    ],
    ids=["internal", "parameter", "external", "utf-16", "attributes", "json"],
)
def test_dangerous_documents_are_refused(body: str | bytes) -> None:
    failed = parse(body)
    assert isinstance(failed, ParseFailed)
    assert failed.kind is FailureKind.DANGEROUS


def test_a_feed_that_is_one_empty_element_is_a_feed_without_entries() -> None:
    for empty in ('<rss version="2.0"/>', '<feed xmlns="http://www.w3.org/2005/Atom"/>'):
        feed = parse(empty)
        assert isinstance(feed, ParsedFeed)
        assert (feed.entries, feed.cut_short) == ((), False)


def test_no_entity_is_ever_expanded_even_if_declared_inside_the_feed() -> None:
    body = FEED.replace("<channel>", '<!DOCTYPE rss [<!ENTITY x "boom">]><channel>').replace("Über", "&x;")
    assert "boom" not in str(parse(body))


def test_what_makes_feedparser_slow_is_cut_before_it_gets_there() -> None:
    """The limit is not on time but on what comes out; each of these takes half a minute or more when it is not cut."""
    author = FEED.replace("<item>", f"<item><author>{'a.' * 65_000}</author>")
    tags = FEED.replace("<item>", "<item>" + "".join(f"<category>c{n}</category>" for n in range(5_000)))
    comments = FEED.replace("</item>", "</item>" + "<!--" * 100_000)
    assert titles(author) == titles(tags) == titles(comments) == ["Über den Fluß"]


def test_however_much_stands_before_a_feed_it_is_passed_over_in_linear_time() -> None:
    """Each takes minutes where every beginning of a declaration is followed to the end of the document."""
    for junk in ("<?" * 500_000, "<!DOCTYPE [" * 100_000, "<!" * 500_000, "<!X [<" * 200_000):
        assert titles(junk + FEED) == ["Über den Fluß"]


def test_however_often_a_section_begins_that_is_cut_it_is_read_in_linear_time() -> None:
    """Each takes minutes where every beginning of the section is followed to the end of the document."""
    for cut in (f"<description>{'<![CDATA[x' * 50_000}</item>]]>", f"<title>{'<![CDATA[x' * 50_000}</rss>]]>"):
        assert titles(f"{HEAD}{ITEM}<item>{cut}")[0] == "Über den Fluß"


def test_nul_and_lone_surrogates_do_not_come_through() -> None:
    json_feed = '{"version": "https://jsonfeed.org/version/1", "items": [{"title": "a\\u0000b\\ud800c"}]}'
    assert titles(json_feed) == ["abc"]


@settings(max_examples=60)
@given(st.binary(max_size=200), st.integers(0, len(FEED)))
def test_any_bytes_in_a_feed_end_as_a_value(noise: bytes, position: int) -> None:
    data = FEED.encode()
    outcome = parse(data[:position] + noise + data[position:])
    assert isinstance(outcome, ParsedFeed | ParseFailed)


@settings(max_examples=60)
@given(st.integers(0, len(FEED.encode())))
def test_a_feed_cut_anywhere_gives_no_half_entry(length: int) -> None:
    outcome = parse(FEED.encode()[:length])
    if isinstance(outcome, ParsedFeed):
        assert {entry.title for entry in outcome.entries} <= {"Über den Fluß"}


@pytest.mark.parametrize(
    ("body", "note"),
    [
        (FEED.removesuffix("</rss>"), "the last tag is missing"),
        (FEED.replace("<item>", "<!-- <item>"), "a comment or CDATA section that is never closed taken for text"),
    ],
)
def test_what_is_missing_of_a_document_that_is_whole_is_said(body: str, note: str) -> None:
    feed = parse(body)
    assert isinstance(feed, ParsedFeed)
    assert ([entry.title for entry in feed.entries], feed.notes) == (["Über den Fluß"], (note,))
