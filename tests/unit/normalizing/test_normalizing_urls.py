"""Addresses in one form."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.normalizing.urls import canonical, host_of, is_front_page, shown, url_key


@pytest.mark.parametrize(
    ("link", "form"),
    [
        ("HTTP://News.Example:80/A", "http://news.example/A"),
        ("https://news.example:443", "https://news.example/"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("https://news.example/a?utm_source=x&id=7&fbclid=q&at_medium=RSS", "https://news.example/a?id=7"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?b=2&a=1"),
        ("https://news.example/a?ns_mchannel=rss&ns_campaign=c&ito=1490&xtor=RSS-3", "https://news.example/a"),
        ("https://news.example/a?PHPSESSID=12&p=1", "https://news.example/a?p=1"),
        ("https://news.example/a.php?sid=0f3b9c1de2a45876", "https://news.example/a.php"),
        ("https://news.example/a.php?sid=1204", "https://news.example/a.php?sid=1204"),
        ("https://news.example/a.pl?sid=26/03/02/1204217", "https://news.example/a.pl?sid=26/03/02/1204217"),
        ("https://news.example/a;jsessionid=AB12?p=1", "https://news.example/a?p=1"),
        ("https://news.example/a#comments", "https://news.example/a"),
        ("https://news.example/#!/story/7", "https://news.example/#!/story/7"),
        ("https://news.example/app#/story/7", "https://news.example/app#/story/7"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("https://news.example/%c3%a4%2f%41", "https://news.example/%C3%A4%2FA"),
        ("https://[::1]:8080/a", "https://[::1]:8080/a"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://news.example/a/./b/../c", "https://news.example/a/c"),
        ("https://news.example/%2e%2e/../a/b/..", "https://news.example/a/"),
        ("https://news.example/a/b/.", "https://news.example/a/b/"),
        ("https://news.example/a?&id=7&&fbclid=q&", "https://news.example/a?id=7"),
    ],
)
def test_the_canonical_form(link: str, form: str) -> None:
    assert canonical(link) == form


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "mailto:a@b.example",
        "ftp://a.example/",
        "//",
        "https://",
        "https://user:pw@a.example/",
        "https://a.example\\@b.example/",
        "http://a.example:99999/",
        "http://a.example:0/",
        "http://a.example:port/",
        "http://[::1/",
        "http://www.[::1]/",
        "http://[::1]x/",
        "http://<b>/",
        "file:///etc/passwd",
        "https://ex\u200bample.example/",
        "https://news.example\u202e/",
        "https://news\u00a8quay.example/a",
        "https://straße\u1680.example/a",
    ],
)
def test_what_may_not_be_shown_is_no_link(link: str) -> None:
    assert shown(link, "") is None
    assert canonical(link) is None


@pytest.mark.parametrize(
    ("link", "base", "address"),
    [
        ("/a/1", "https://news.example/feed.xml", "https://news.example/a/1"),
        ("1.html", "https://news.example/b/feed.xml", "https://news.example/b/1.html"),
        ("//cdn.example/x", "https://news.example/", "https://cdn.example/x"),
        ("  https://news.example/a?utm_source=rss#top \n", "", "https://news.example/a?utm_source=rss#top"),
        ("www.news.example/a", "https://feeds.example/b", "https://www.news.example/a"),
        ("news.example/a", "https://www.news.example/feed", "https://news.example/a"),
        ("news.example.html", "https://news.example/feed", "https://news.example/news.example.html"),
        ("http:\\\\news.example\\a.html", "https://feeds.example/b", "http://news.example/a.html"),
        ("http:\\\\a.example@b.example", "https://feeds.example/b", None),
        ("java\nscript:alert(1)", "https://news.example/", None),
        ("https://news.example/a b\u202ec", "", "https://news.example/a%20b%E2%80%AEc"),
    ],
)
def test_links_are_shown_absolute_with_their_parameters(link: str, base: str, address: str | None) -> None:
    assert shown(link, base) == address


@pytest.mark.parametrize(
    "other",
    [
        "http://news.example/a/1",
        "https://www.news.example/a/1",
        "https://m.news.example/a/1/",
        "https://amp.news.example/a/1",
        "https://news.example/a/1/amp",
        "https://news.example/a/1?utm_campaign=x#y",
    ],
)
def test_ways_of_reaching_one_page_have_one_key(other: str) -> None:
    assert url_key(other) == url_key("https://news.example/a/1")


@pytest.mark.parametrize(
    "other",
    [
        "https://news.example/a/2",
        "https://news.example/a/1?page=2",
        "https://other.example/a/1",
        "https://news.example/A/1",
    ],
)
def test_different_pages_have_different_keys(other: str) -> None:
    assert url_key(other) != url_key("https://news.example/a/1")


@pytest.mark.parametrize(
    ("one", "other"),
    [("id=7&lang=de", "lang=de&id=7"), ("q=caf%c3%a9+noir", "q=café%20noir"), ("t=a&t=b&id=7", "id=7&t=a&t=b")],
)
def test_parameters_may_be_in_any_order_and_quoted_in_any_way(one: str, other: str) -> None:
    assert url_key(f"https://news.example/a?{one}") == url_key(f"https://news.example/a?{other}")


@pytest.mark.parametrize(("one", "other"), [("t=a&t=b", "t=b&t=a"), ("q=a%26b", "q=a&b"), ("q=a%2Bb", "q=a+b")])
def test_but_values_and_their_order_under_one_name_count(one: str, other: str) -> None:
    assert url_key(f"https://news.example/a?{one}") != url_key(f"https://news.example/a?{other}")


def test_a_site_called_m_or_www_keeps_its_name() -> None:
    assert url_key("https://m.example/") != url_key("https://www.example/")


def test_a_key_is_made_of_web_addresses_only() -> None:
    with pytest.raises(ValueError, match="not an http"):
        url_key("mailto:desk@news.example")


def test_hosts_and_front_pages() -> None:
    assert host_of("https://WWW.News.Example:8443/a") == "news.example"
    assert host_of("nonsense") is None
    assert host_of("https://preß.example/a") != host_of("https://press.example/a")
    assert is_front_page("https://news.example/")
    assert is_front_page("https://news.example")
    assert is_front_page("https://news.example/#/")
    assert not is_front_page("https://news.example/?p=7")
    assert not is_front_page("https://news.example/a")
    assert not is_front_page("https://news.example/#/story/7")


@given(st.text(max_size=60), st.sampled_from(["", "http://a.example/", "https://a.example/x?"]))
def test_any_text_is_a_safe_link_or_none_and_its_canonical_form_is_final(text: str, start: str) -> None:
    link = shown(start + text, "https://base.example/b/")
    if link is None:
        return
    assert link.lower().startswith(("http://", "https://"))
    assert not any(character.isspace() or not character.isprintable() for character in link if character.isascii())
    form = canonical(link)
    assert form is not None
    assert canonical(form) == form
    assert url_key(form) == url_key(link)


HOSTS = st.one_of(
    st.just("[::1]"),
    st.builds(
        "{}{}".format,
        st.sampled_from(["", "www.", "m.", "amp.", "a.b."]),
        st.sampled_from(["news.example", "NEWS.example", "bücher.example", "xn--bcher-kva.example", "аррӏе.example"]),
    ),
)
LINKS = st.builds(
    "{}://{}{}/{}{}{}".format,
    st.sampled_from(["http", "https", "HTTPS"]),
    HOSTS,
    st.sampled_from(["", ":80", ":443", ":8443"]),
    st.text("ab/.;=%-é日 ", max_size=12),
    st.sampled_from(["", "?", "?id=7", "?utm_source=x&id=7", "?id=7&PHPSESSID=1", "?a=b=c&amp=1", "?%75tm_id=1"]),
    st.sampled_from(["", "#top", "#!/a", "#https://evil.example/"]),
)


@given(LINKS)
def test_the_canonical_form_is_final_and_at_the_same_host(link: str) -> None:
    form = canonical(link)
    assert form is not None
    assert canonical(form) == form
    parts = urlsplit(form)
    host = (urlsplit(link).hostname or "").encode("idna").decode() if "[" not in link else "::1"
    assert (parts.hostname, parts.scheme) == (host, urlsplit(link).scheme.lower())
    assert not {"utm_source", "PHPSESSID", "%75tm_id"} & {pair.partition("=")[0] for pair in parts.query.split("&")}
    assert host_of(form) == host_of(link)


@given(LINKS)
def test_schemes_fragments_and_tracking_make_no_difference_to_a_key(link: str) -> None:
    other = "http" if link.lower().startswith("https:") else "https"
    plain = link.partition("#")[0] if "#!" not in link else link
    if not re.search(r":\d+/", link):
        assert url_key(link) == url_key(f"{other}:{plain.partition(':')[2]}")
    joined = (
        plain.replace("#!", f"{'&' if '?' in plain else '?'}utm_term=z#!", 1)
        if "#!" in plain
        else (f"{plain}{'&' if '?' in plain else '?'}fbclid=z")
    )
    assert url_key(joined) == url_key(link)
