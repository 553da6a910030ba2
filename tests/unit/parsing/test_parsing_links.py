"""The link of an entry is its own address."""

from __future__ import annotations

import pytest

from tests.support.formats import read, rss

ORIGINAL = '<o:origLink xmlns:o="http://rssnamespace.org/feedburner/ext/1.0">http://a.example/true</o:origLink>'


@pytest.mark.parametrize(("about", "link"), [("http://r.example/1", "http://r.example/1"), ("urn:r:1", None)])
def test_an_item_in_rdf_that_names_no_link_is_at_the_address_that_it_is_named_by(about: str, link: str | None) -> None:
    feed = read(
        f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel rdf:about="http://r.example/"/><item rdf:about="{about}"><title>One</title></item></rdf:RDF>"""
    )
    assert (feed.entries[0].guid, feed.entries[0].link) == (about, link)


@pytest.mark.parametrize(
    ("item", "link"),
    [
        ("<link>http://a.example/1</link><guid>http://a.example/guid</guid>", "http://a.example/1"),
        ("<guid>http://a.example/guid</guid>", "http://a.example/guid"),
        ('<guid isPermaLink="false">http://a.example/guid</guid>', None),
        ('<guid isPermaLink="True">http://a.example/guid</guid>', "http://a.example/guid"),
        ('<guid isPermaLink="False">http://a.example/guid</guid>', None),
        ("<guid>4711</guid>", None),
        ("<link/><guid>http://a.example/guid</guid>", "http://a.example/guid"),
        (f"<link>http://proxy.example/r/1</link>{ORIGINAL}", "http://a.example/true"),
        ("<link>http://a.example/?p=1&amp;#038;lang=de</link>", "http://a.example/?p=1&lang=de"),
        ("<link>/relative/1</link>", "/relative/1"),
        ("<link>/relative/1</link><guid>/relative/1</guid>", "/relative/1"),
        ('<link uri="at://did:plc:x/post/1">http://a.example/1</link>', "http://a.example/1"),
    ],
)
def test_the_link_is_the_entrys_own_address(item: str, link: str | None) -> None:
    assert read(rss(f"<item><title>T</title>{item}</item>")).entries[0].link == link


@pytest.mark.parametrize(
    ("link", "address"),
    [
        (
            "https://www.google.com/url?rct=j&amp;url=https://a.example/1%3Fb%3D2&amp;ct=ga&amp;usg=x",
            "https://a.example/1?b=2",
        ),
        ("http://www.google.co.uk/url?q=https://a.example/1&amp;sa=t", "https://a.example/1"),
        (
            "http://www.bing.com/news/apiclick.aspx?ref=FexRss&amp;url=https%3a%2f%2fa.example%2f1&amp;c=7",
            "https://a.example/1",
        ),
        ("https://www.google.com/url?url=javascript:x", "https://www.google.com/url?url=javascript:x"),
        ("https://a.example/url?url=https://b.example/", "https://a.example/url?url=https://b.example/"),
    ],
)
def test_a_link_through_a_search_engines_counter_is_the_address_behind_it(link: str, address: str) -> None:
    (entry,) = read(rss(f"<item><title>T</title><link>{link}</link></item>")).entries
    assert entry.link == address


def test_a_bare_guid_is_kept_as_printed_even_under_a_base() -> None:
    document = (
        '<rss version="2.0" xml:base="http://a.example/x/"><channel><item><title>T</title><guid>n/7</guid></item>'
        "</channel></rss>"
    )
    assert read(document).entries[0].guid == "n/7"
