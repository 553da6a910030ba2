"""Whose an address is."""

from __future__ import annotations

import pytest

from aggregator.links import origin


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
