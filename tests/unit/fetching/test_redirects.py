from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.fetching.addresses import host_key
from aggregator.fetching.failures import FetchAborted
from aggregator.fetching.redirects import Trail, parse_url, shown

HERE = httpx.URL("http://post.example/dir/old")

PIECES = (
    "http https: : / // \\ @ [ ] % %25 xn-- xn--a a b.example 127.0.0.1 ::1 ? # . .. 0 65535 -1 _ * ' \" < { ^ "
    "\u00e9 \u2603 \u3002 \uff11 \u2167 \u0131 \U0001f600"
)
INVISIBLE = [" ", "\t", "\x01", "\x7f", "\x80", "\u00ad", "\u200d", "\u202e"]
pieces = st.sampled_from([*PIECES.split(), *INVISIBLE])
locations = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.lists(pieces, min_size=1, max_size=9).map("".join),
    st.lists(pieces, min_size=1, max_size=9).map(lambda parts: "http://" + "".join(parts)),
)


@pytest.mark.parametrize("host", ["^", "a^b.example", "%5e", "a%20b.example", "a|b.example", "<b>.example"])
def test_an_address_whose_host_no_host_can_have_is_refused(host: str) -> None:
    with pytest.raises(FetchAborted, match="names no host"):
        parse_url(f"http://{host}/feed")


@given(locations)
def test_a_location_is_followed_to_a_web_address_or_refused_whatever_it_holds(location: str) -> None:
    headers = httpx.Headers([(b"location", location.encode())])
    headers.encoding = "latin-1"
    trail = Trail(HERE, max_redirects=5)
    try:
        trail.follow(302, headers)
    except FetchAborted:
        return
    assert trail.here.scheme in {"http", "https"}
    assert host_key(trail.here.host)
    assert "@" not in trail.here.netloc.decode() or trail.here.userinfo
    assert shown(parse_url(shown(trail.here))) == shown(trail.here)


@pytest.mark.parametrize("text", ['http:////"]1/', "http://\t//][@e", "http://xn--/", "", "  ", "a b"])
def test_a_configured_address_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(FetchAborted):
        parse_url(text)
