"""Each feed format, read to the last field."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from aggregator.model import FailureKind, FeedDocument, ParseFailed
from aggregator.normalizing.titles import plain_line
from aggregator.parsing.document import parse_document
from tests.support.formats import ADDRESS, LIMITS, read, rss


def refuse(body: str | bytes) -> ParseFailed:
    outcome = parse_document(FeedDocument(body=body.encode() if isinstance(body, str) else body, url=ADDRESS), LIMITS)
    assert isinstance(outcome, ParseFailed), outcome
    return outcome


def test_rss_20_with_modules_is_read_whole() -> None:
    feed = read(
        """<?xml version="1.0"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
             xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
        <channel><title>Harbour Post</title><link>https://harbour.example/</link>
        <language>en-gb</language><ttl>30</ttl>
        <item><title>Ferry runs aground</title><link>https://harbour.example/1?utm_source=rss</link>
          <media:content url="x.jpg"><media:title>Boat</media:title>
          <media:description>A very long caption of the boat on the rocks</media:description></media:content>
          <description>Nobody was hurt.</description>
          <content:encoded><![CDATA[<p>Nobody was hurt when the ferry hit the rocks.</p>]]></content:encoded>
          <guid isPermaLink="false">  post-1 </guid><dc:creator>Ada Quay</dc:creator><category>Sea</category>
          <pubDate>Tue, 26 May 2020 10:00:00 +0200</pubDate>
          <source url="https://agency.example/feed">Agency</source></item>
        </channel></rss>"""
    )
    (entry,) = feed.entries
    assert (feed.format, feed.title, feed.link, feed.language, feed.ttl) == (
        "rss20",
        "Harbour Post",
        "https://harbour.example/",
        "en-gb",
        timedelta(minutes=30),
    )
    assert entry.guid == "post-1"
    assert entry.link == "https://harbour.example/1?utm_source=rss"
    assert entry.summary == "Nobody was hurt."
    assert entry.content == "<p>Nobody was hurt when the ferry hit the rocks.</p>"
    assert entry.authors == ("Ada Quay",)
    assert entry.categories == ("Sea",)
    assert entry.published == "Tue, 26 May 2020 10:00:00 +0200"
    assert (entry.source_title, entry.source_url) == ("Agency", "https://agency.example/feed")


def test_atom_10_is_read_with_bases_kinds_of_text_and_source() -> None:
    feed = read(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://hill.example/blog/" xml:lang="fr">
        <title>Hill</title><entry><id>42</id><title type="text">a &lt;b&gt; &amp; &lt; c</title>
        <link rel="self" href="self.xml"/><link rel="alternate" href="posts/42"/>
        <summary>One.\n\nTwo.</summary><content type="xhtml" xml:base="sub/">
        <div xmlns="http://www.w3.org/1999/xhtml"><p>Long text here.</p></div></content>
        <author><name>Bo</name></author><category term="hills" label="Hills"/>
        <published>2020-05-26T10:00:00Z</published><updated>2020-05-27T10:00:00Z</updated>
        <source><title>True Outlet</title><link href="https://true.example/"/></source></entry></feed>"""
    )
    (entry,) = feed.entries
    assert feed.format == "atom10"
    assert entry.guid == "42"
    assert entry.link == "https://hill.example/blog/posts/42"
    assert plain_line(entry.title or "") == "a <b> & < c"
    assert entry.summary == "<p>One.</p><p>Two.</p>"
    assert entry.content is not None
    assert "<p>Long text here.</p>" in entry.content
    assert entry.base == "https://hill.example/blog/sub/"
    assert entry.language == "fr"
    assert entry.categories == ("Hills",)
    assert entry.updated == "2020-05-27T10:00:00Z"
    assert (entry.source_title, entry.source_url) == ("True Outlet", "https://true.example/")


def test_atom_03_is_read() -> None:
    feed = read(
        """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><entry><title>One</title>
        <link rel="alternate" type="text/html" href="http://old.example/1"/><id>tag:1</id>
        <issued>2004-01-02T03:04:05Z</issued></entry></feed>"""
    )
    assert feed.format == "atom03"
    assert (feed.entries[0].link, feed.entries[0].published) == ("http://old.example/1", "2004-01-02T03:04:05Z")


def test_rss_10_is_read_and_its_dc_date_is_when_it_was_published() -> None:
    feed = read(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
        <channel rdf:about="http://r.example/"><title>R</title><link>http://r.example/</link>
        <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
        <item rdf:about="http://r.example/1"><title>One</title><link>http://r.example/1</link>
        <dc:date>2020-05-26</dc:date></item></rdf:RDF>"""
    )
    assert feed.format == "rss10"
    assert feed.ttl == timedelta(minutes=30)
    assert (feed.entries[0].guid, feed.entries[0].published) == ("http://r.example/1", "2020-05-26")


def test_rss_091_with_its_netscape_doctype_is_read() -> None:
    feed = read(
        '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
        '"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>T</title>'
        "<item><title>One</title><link>http://n.example/1</link></item></channel></rss>"
    )
    assert feed.format == "rss091u"
    assert feed.entries[0].title == "One"


def test_json_feed_is_read_whole() -> None:
    feed = read(
        """{"version": "https://jsonfeed.org/version/1.1", "title": "J & Co", "home_page_url": "https://j.example/",
        "language": "de", "items": [{"id": 7, "url": "https://j.example/7", "title": "A <b>", "content_text": "x < y",
        "summary": "S", "date_published": "2020-05-26T10:00:00Z", "date_modified": "2020-05-27T10:00:00Z",
        "authors": [{"name": "Cy"}], "tags": ["t", 3]},
        {"external_url": "https://e.example/", "content_html": "<p>h</p>"},
        {"id": "https://j.example/ep/1", "title": "Spoken"},
        {"id": "empty"}, "no entry"]}"""
    )
    first, second, third = feed.entries
    assert (feed.format, feed.title, feed.link, feed.language, feed.skipped) == (
        "json11",
        "J &amp; Co",
        "https://j.example/",
        "de",
        2,
    )
    assert (first.guid, first.link, first.content) == ("7", "https://j.example/7", "x &lt; y")
    assert plain_line(first.title or "") == "A <b>"
    assert (first.published, first.updated, first.authors, first.categories) == (
        "2020-05-26T10:00:00Z",
        "2020-05-27T10:00:00Z",
        ("Cy",),
        ("t", "3"),
    )
    assert (second.guid, second.link, second.content) == (None, "https://e.example/", "<p>h</p>")
    assert third.link == "https://j.example/ep/1"


@pytest.mark.parametrize(
    "stated",
    [
        '"authors": {"name": "Cy"}',
        '"authors": ["Cy", null]',
        '"author": "Cy"',
        '"authors": [], "author": {"name": "Cy"}',
    ],
)
def test_authors_of_a_json_feed_are_read_however_they_are_stated(stated: str) -> None:
    item = f'{{"id": "1", "title": "T", {stated}}}'
    (entry,) = read(f'{{"version": "https://jsonfeed.org/version/1", "items": [{item}]}}').entries
    assert entry.authors == ("Cy",)


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read(rss("")).entries == ()
    assert read('{"version": "https://jsonfeed.org/version/1", "title": "T", "items": []}').format == "json10"


def test_what_is_said_of_an_entrys_picture_is_not_said_of_the_entry() -> None:
    picture = "<image><url>http://a.example/p.jpg</url><title>Picture</title><link>http://a.example/p</link></image>"
    own = "<title>Own</title><link>http://a.example/1</link><description>Words.</description>"
    described = picture.replace("</image>", "<description>What it shows</description></image>")
    for item in (own + picture, picture + own, own + described, described + own):
        (entry,) = read(rss(f"<item>{item}</item>")).entries
        assert (entry.title, entry.link, entry.summary, entry.content) == ("Own", "http://a.example/1", "Words.", None)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("image/png", "iVBORw0K\n GgoAAAAN=\n"),
        ("application/pdf", "iVBORw0KGgoAAAAN="),
        ("image/svg+xml", "iVBORw0KGgo="),
        ("text", "iVBORw0KGgo="),
        ("text/x-other", "Two words"),
        ("application/x-other", "Two words"),
        ("application/octet-stream", "VHdvIHdvcmRz"),
    ],
)
def test_a_picture_in_letters_is_no_text(kind: str, text: str) -> None:
    content = f'<summary>Words.</summary><content type="{kind}">\n {text}\n</content>'
    (entry,) = read(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title>{content}</entry></feed>'
    ).entries
    assert (entry.summary, entry.content is None) == ("Words.", "GgoAAAAN" in text)


@pytest.mark.parametrize(
    "printed", ["&amp;lt;p&amp;gt;A &amp;amp;amp; b&amp;lt;/p&amp;gt;", "<![CDATA[&lt;p&gt;A &amp;amp; b&lt;/p&gt;]]>"]
)
def test_markup_that_was_escaped_twice_is_markup(printed: str) -> None:
    (entry,) = read(rss(f"<item><title>T</title><description>{printed}</description></item>")).entries
    assert entry.summary == "<p>A &amp; b</p>"


def test_a_cdata_section_that_was_escaped_is_its_text_but_a_guid_stays_as_printed() -> None:
    texts = {
        "title": "Tide",
        "link": "http://a.example/1",
        "guid": "http://a.example/1",
        "author": "Ana Ruiz",
        "description": "&lt;p&gt;Words.&lt;/p&gt; ",
    }
    printed = "".join(f"<{tag}>&lt;![CDATA[{text}]]&gt;</{tag}>" for tag, text in texts.items())
    (entry,) = read(rss(f"<item>{printed}</item>")).entries
    assert (entry.title, entry.link, entry.authors) == ("Tide", "http://a.example/1", ("Ana Ruiz",))
    assert (entry.summary, entry.guid) == ("<p>Words.</p>", "<![CDATA[http://a.example/1]]>")


def test_tags_that_a_text_speaks_of_stay_words() -> None:
    for printed in ("Use of &amp;lt;p&amp;gt; on pages", "&lt;i&gt;&amp;lt;p&amp;gt; explained&lt;/i&gt;"):
        (entry,) = read(rss(f"<item><title>T</title><description>{printed}</description></item>")).entries
        assert "&lt;p&gt;" in (entry.summary or "")


@pytest.mark.parametrize("frequency", ["0", "", "often"])
def test_a_period_without_a_proper_frequency_is_once_in_it(frequency: str) -> None:
    feed = rss("").replace(
        "<channel>",
        '<channel xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><sy:updatePeriod>hourly</sy:updatePeriod>'
        f"<sy:updateFrequency>{frequency}</sy:updateFrequency>",
    )
    assert read(feed).ttl == timedelta(hours=1)


def test_the_words_under_a_picture_serve_only_where_there_are_no_others() -> None:
    media = 'xmlns:media="http://search.yahoo.com/mrss/"'
    caption = f"<media:description {media}>Caption</media:description>"
    assert read(rss(f"<item><title>T</title>{caption}</item>")).entries[0].summary == "Caption"
    assert (
        read(rss(f"<item><title>T</title><description>Own</description>{caption}</item>")).entries[0].summary == "Own"
    )


def test_the_content_language_header_serves_where_the_document_names_none() -> None:
    assert read(rss(""), language="sv").language == "sv"
    assert read(rss("", channel="<language>fi</language>"), language="sv").language == "fi"


def test_what_exceeds_a_limit_is_cut_and_said() -> None:
    feed = read(
        rss(
            "".join(
                f"<item><title>{'t' * 90}</title><link>http://a.example/{'l' * 200}</link>"
                f"<guid>{'g' * 150}{number}</guid>"
                f"{''.join(f'<category>c{tag}</category>' for tag in range(9))}</item>"
                for number in range(12)
            )
        )
    )
    assert len(feed.entries) == 10
    assert feed.entries[0].title == "t" * 80
    assert feed.entries[0].link is None
    assert feed.entries[0].categories == ("c0", "c1", "c2")
    assert feed.entries[0].guid != feed.entries[1].guid
    assert feed.entries[0].guid is not None
    assert len(feed.entries[0].guid) < LIMITS.guid_chars
    assert set(feed.notes) == {
        "only the first 10 entries read",
        "title cut at 80 (10)",
        "link cut at 120 (10)",
        "guid cut at 100 (10)",
        "categories cut at 3 (10)",
    }


def test_a_description_too_long_for_a_summary_is_the_text() -> None:
    long, longer = "w" * 300, "w" * 500
    feed = read(
        rss("".join(f"<item><title>T</title><description>{text}</description></item>" for text in (long, longer)))
    )
    assert [(entry.summary, entry.content) for entry in feed.entries] == [(None, long), (None, "w" * 400)]
    assert feed.notes == ("content cut at 400 (1)",)


def test_the_words_behind_a_picture_within_the_text_are_not_cut() -> None:
    pixels, text = "iVBORw0KGgo+/\n" * 100, "Before <img src=\"{0}\" alt='{0}'/> behind"
    source = "data:image/png;base64," + pixels
    feed = read(rss(f"<item><title>T</title><description><![CDATA[{text.format(source)}]]></description></item>"))
    assert feed.entries[0].content == text.format("").replace("''", '""')
    assert feed.notes == ()


def test_an_entry_with_nothing_to_read_or_open_is_skipped_and_counted() -> None:
    feed = read(rss("<item><pubDate>x</pubDate></item><item><title>T</title></item>"))
    assert (len(feed.entries), feed.skipped) == (1, 1)


def test_an_opml_list_is_no_feed() -> None:
    failed = refuse('<?xml version="1.0"?><opml version="2.0"><body/></opml>')
    assert (failed.kind, failed.message) == (FailureKind.NOT_A_FEED, "an OPML list of feeds")


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
@pytest.mark.parametrize(
    "order",
    [
        *("newest first", "newest last", "newest first below an old one"),
        *("undated", "undated and numbered, newest first", "undated and numbered, newest last"),
        *("of one date and numbered, newest first", "of one date and numbered, newest last"),
    ],
)
def test_of_too_many_entries_those_are_read_that_stand_where_new_ones_come(form: str, order: str) -> None:
    total = LIMITS.entries + 5
    numbers = list(range(total))
    if order.startswith("newest first") or order.endswith("newest first"):
        numbers.reverse()
    if order.endswith("below an old one"):
        numbers.insert(0, numbers.pop())
    link = "https://a.example/2026/{}.html" if "numbered" in order else "https://a.example/2026/"
    dates = {number: f"2026-03-01T10:{number:02}:00Z" for number in numbers}
    if "numbered" in order or order == "undated":
        dates = dict.fromkeys(numbers, "2026-03-01T10:00:00Z" if order.startswith("of one date") else "")
    if form == "rss":
        items = (
            f"<item><title>{number}</title><link>{link.format(number)}</link><pubDate>{dates[number]}</pubDate></item>"
            for number in numbers
        )
        document = f"<rss version='2.0'><channel>{''.join(items)}</channel></rss>"
    elif form == "atom":
        items = (
            f"<entry><title>{number}</title><link rel='alternate' href='{link.format(number)}'/>"
            f"<updated>{dates[number]}</updated></entry>"
            for number in numbers
        )
        document = f"<feed xmlns='http://www.w3.org/2005/Atom'>{''.join(items)}</feed>"
    else:
        entries = [
            {"id": str(number), "title": str(number), "url": link.format(number), "date_published": dates[number]}
            for number in numbers
        ]
        document = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": entries})
    feed = read(document)
    from_end = order.endswith("newest last")
    shown = numbers[-LIMITS.entries :] if from_end else numbers[: LIMITS.entries]
    assert [entry.title for entry in feed.entries] == [str(number) for number in shown]
    assert f"only the {'last' if from_end else 'first'} {LIMITS.entries} " in feed.notes[0]
