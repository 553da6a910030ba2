from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.fetching.addresses import objection, parse_networks

PUBLIC = ["8.8.8.8", "1.1.1.1", "100.128.0.1", "172.32.0.1", "192.0.1.1", "223.255.255.255", "2001:4860:4860::8888"]
PUBLIC_INSIDE_V6 = ["::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:0808:0808::1"]
NOT_PUBLIC = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2001::1",
    "2001:db8::1",
    "100::1",
    "64:ff9b:1::1",
    "4000::1",
]
HIDDEN = ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::169.254.169.254", "2002:7f00:0001::", "2002:c0a8:0101::5"]


@pytest.mark.parametrize("address", PUBLIC + PUBLIC_INSIDE_V6)
def test_public_addresses_may_be_connected_to(address: str) -> None:
    assert objection(address, ()) is None


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not_public_are_refused_with_a_reason(address: str) -> None:
    assert (objection(address, ()) or "").startswith(("is ", "means "))


@pytest.mark.parametrize("address", HIDDEN)
def test_a_private_address_cannot_hide_inside_an_ipv6_one(address: str) -> None:
    assert "leads to" in (objection(address, ()) or "")


def test_a_single_address_can_be_allowed_without_its_neighbours() -> None:
    allowed = parse_networks(["10.0.0.5/32", "fd00::7"])
    assert objection("10.0.0.5", allowed) is None
    assert objection("::ffff:10.0.0.5", allowed) is None
    assert objection("fd00::7", allowed) is None
    assert objection("10.0.0.6", allowed) == "is private"
    assert objection("fd00::8", allowed) == "is private"


def test_a_network_may_be_given_by_any_address_in_it() -> None:
    assert objection("192.168.7.200", parse_networks(["192.168.7.1/24"])) is None


def test_what_is_no_network_is_refused() -> None:
    with pytest.raises(ValueError, match="example"):
        parse_networks(["feeds.example"])


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_judged_the_same_in_every_ipv6_dress(address: IPv4Address) -> None:
    plain = objection(str(address), ()) is None
    mapped = IPv6Address((0xFFFF << 32) | int(address))
    translated = IPv6Address(int(IPv6Address("64:ff9b::")) | int(address))
    assert (objection(str(mapped), ()) is None) == plain
    assert (objection(str(translated), ()) is None) == plain


@given(st.ip_addresses(v=6))
def test_no_ipv6_address_outside_the_public_range_passes(address: IPv6Address) -> None:
    if objection(str(address), ()) is None:
        assert address in parse_networks(["2000::/3"])[0] or address.ipv4_mapped or str(address).startswith("64:ff9b::")
