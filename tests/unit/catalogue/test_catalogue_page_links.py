"""The feeds that a site's page names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.catalogue.page_links import READ_BYTES, common_addresses, feed_links

PAGE = "https://site.example/news/index.html"


def links(html: str | bytes, content_type: str = "text/html") -> list[str]:
    page = html if isinstance(html, bytes) else html.encode()
    return [link.url for link in feed_links(page, PAGE, content_type)]


def declared(href: str, kind: str = "application/rss+xml", rel: str = "alternate", title: str = "") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}" title="{title}">'


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (declared("/feed"), ["https://site.example/feed"]),
        (declared("feed.xml"), ["https://site.example/news/feed.xml"]),
        (declared("//cdn.example/a.json", "application/feed+json"), ["https://cdn.example/a.json"]),
        (declared("/a", "Application/Atom+XML; charset=utf-8", "ALTERNATE Home"), ["https://site.example/a"]),
        (f"<base href='/deep/'>{declared('feed')}", ["https://site.example/deep/feed"]),
        (f"<base href='https://[bad'>{declared('feed')}", ["https://site.example/news/feed"]),
        (declared("/de", "text/html"), []),
        (declared("/print.css", "text/css", "alternate stylesheet"), []),
        (declared("/rss", rel="stylesheet"), []),
        (declared("javascript:alert(1)") + declared("data:text/xml,x") + declared("http://[bad") + declared(""), []),
        (declared("/my feed.xml?a=1&amp;b=é"), ["https://site.example/my%20feed.xml?a=1&b=%C3%A9"]),
        (declared("https://порт.example/feed"), ["https://порт.example/feed"]),
        (declared("/feed#top") + declared("/feed"), ["https://site.example/feed"]),
        (declared("/wp-json/wp/v2/pages/2", "application/json") + declared("/feed"), ["https://site.example/feed"]),
        (declared("/feed.json", "application/json"), ["https://site.example/feed.json"]),
        (declared("/rss.xml", "") + declared("/de/", ""), ["https://site.example/rss.xml"]),
        (
            declared("feed:http://a.example/f") + declared("feed://b.example/f"),
            ["http://a.example/f", "https://b.example/f"],
        ),
        ("<a href='/blog/feed/'>RSS</a><a href='/about'>About</a>", ["https://site.example/blog/feed/"]),
        ("<a href='https://other.example/feed'>Elsewhere</a>", []),
        ("<a href='https://notsite.example/feed'>Elsewhere</a>", []),
        ("<a href='https://feeds.site.example/rss'>RSS</a>", ["https://feeds.site.example/rss"]),
        ("<a href='http://www.site.example/rss'>RSS</a>", ["http://www.site.example/rss"]),
        ("<a href='/?feed=rss2'>RSS</a>", ["https://site.example/?feed=rss2"]),
        ("<a href='/news?format=feed&amp;type=rss'>RSS</a>", ["https://site.example/news?format=feed&type=rss"]),
        ("<a href='/rss.php'>RSS</a>", ["https://site.example/rss.php"]),
        ("<a type='application/atom+xml' href='/new?f=1'>News</a>", ["https://site.example/new?f=1"]),
        (
            declared("/feed") + declared("http://www.site.example/feed/?utm_source=page"),
            ["https://site.example/feed"],
        ),
        (f"<a href='/rss.xml'>RSS</a>{declared('/main')}", ["https://site.example/main"]),
        ("", []),
        (b"\x89PNG\r\n\x1a\n\x00", []),
        ("<html" * 100_000, []),
        ("<div>" * 50_000 + declared("/late"), []),
    ],
)
def test_the_feeds_of_a_page(html: str | bytes, found: list[str]) -> None:
    assert links(html) == found


@pytest.mark.parametrize(
    ("header", "html", "found"),
    [
        ('</feed>; rel="alternate"; type="application/rss+xml"; title="News"', "", ["https://site.example/feed"]),
        ("<feed.xml>;type=application/atom+xml;rel=alternate", "", ["https://site.example/news/feed.xml"]),
        (
            '</a,b>; title="x, <y>; rel=next" ; REL="self Alternate"; Type="Application/RSS+XML"',
            "",
            ["https://site.example/a,b"],
        ),
        ('</p>; rel="next", </feed>; rel=alternate; type="application/rss+xml"', "", ["https://site.example/feed"]),
        ('</feed>; rel=next; rel=alternate; type="application/rss+xml"', "", []),
        ('</de/>; rel="alternate"; hreflang="de", <https://[bad>; rel=alternate; type=text/xml', "", []),
        (
            '<feed>; rel=alternate; type="application/rss+xml"',
            "<base href='/deep/'>",
            ["https://site.example/news/feed"],
        ),
        ('</feed>; rel=alternate; type="application/rss+xml"', declared("/feed"), ["https://site.example/feed"]),
        (
            '</wp-json/wp/v2/pages/2>; rel="alternate"; type="application/json"',
            declared("/feed"),
            ["https://site.example/feed"],
        ),
        (
            '</second>; rel=alternate; type="application/rss+xml"',
            declared("/first"),
            ["https://site.example/first", "https://site.example/second"],
        ),
        ("</feed; rel=alternate", "<a href='/rss.xml'>RSS</a>", ["https://site.example/rss.xml"]),
    ],
)
def test_the_feeds_of_an_answers_link_headers(header: str, html: str, found: list[str]) -> None:
    assert [link.url for link in feed_links(html.encode(), PAGE, "text/html", header)] == found


def test_a_feed_of_comments_comes_last() -> None:
    named = feed_links(
        (declared("/comments/feed", title="Site » Comments") + declared("/feed", title="Site")).encode(), PAGE
    )
    assert [(link.title, link.type) for link in named] == [
        ("Site", "application/rss+xml"),
        ("Site » Comments", "application/rss+xml"),
    ]


def test_a_title_in_the_pages_own_charset_is_read() -> None:
    [link] = feed_links(declared("/a", title="Порт").encode("cp1251"), PAGE, "text/html; charset=windows-1251")
    assert link.title == "Порт"


def test_what_stands_behind_two_mebibytes_is_not_read() -> None:
    assert links("<p>" + " " * READ_BYTES + "</p>" + declared("/feed")) == []


def test_the_usual_addresses_begin_in_the_pages_own_folder() -> None:
    assert common_addresses(PAGE)[:3] == [
        "https://site.example/news/feed",
        "https://site.example/feed",
        "https://site.example/rss.xml",
    ]
    assert common_addresses("https://site.example")[0] == "https://site.example/feed"


@given(
    st.binary(max_size=300) | st.text(alphabet="<>/= '\"abaselinkhref:", max_size=300).map(str.encode),
    st.text(alphabet="<>/=; ,'\"\\reltypealternate/xml", max_size=300),
)
def test_no_page_makes_it_fail(page: bytes, header: str) -> None:
    for link in feed_links(page, PAGE, "", header):
        assert link.url.startswith(("http://", "https://"))
