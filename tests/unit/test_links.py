"""Whose an address is."""

from __future__ import annotations

import pytest

from aggregator.links import ascii_host, origin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://post.example/a", "https://post.example:443/feed"),
        ("http://post.example", "http://reader:word@Post.Example:80/"),
        ("HTTPS://[2001:DB8::1]/a", "https://[2001:db8::1]:443/b"),
    ],
)
def test_addresses_of_one_scheme_host_and_port_have_one_origin_however_they_are_written(one: str, other: str) -> None:
    assert origin(one) == origin(other)


@pytest.mark.parametrize(
    "other",
    ["http://post.example/a", "https://post.example:8443/a", "https://www.post.example/a", "https://post.example:x/a"],
)
def test_another_scheme_host_or_port_is_another_origin(other: str) -> None:
    assert origin(other) != origin("https://post.example/a")


@pytest.mark.parametrize(
    ("host", "asked_for"),
    [
        ("hafen-blatt.example", "hafen-blatt.example"),
        ("b\u0430nk.example", "xn--bnk-6cd.example"),
        ("heßen-post.example", "xn--heen-post-h1a.example"),
        ("GRO\u1e9e\u3002example", "xn--gro-7ka.example"),
        ("ελλάς.example", "xn--hxarsa0b.example"),
        ("ελλάσ.example", "xn--hxarsa5b.example"),
    ],
)
def test_a_host_is_the_one_that_browsers_ask_for(host: str, asked_for: str) -> None:
    assert ascii_host(host) == asked_for


@pytest.mark.parametrize("host", ["ä..example", f"{'ß' * 70}.example"])
def test_a_host_that_cannot_be_is_none(host: str) -> None:
    with pytest.raises(UnicodeError):
        ascii_host(host)
