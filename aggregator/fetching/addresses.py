"""Which addresses may be connected to: those of the public internet, and those that the operator allows.

What counts is the address that a connection would really reach. An IPv4 address inside an IPv6 one (mapped, NAT64,
6to4) is taken out and judged as well. The table follows the IANA registries of special-purpose addresses, and has the
public one that a cloud keeps for itself; Python's `is_global` is not used, because its answers differ between patch
releases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from socket import inet_aton, inet_ntoa

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_NOT_PUBLIC: tuple[tuple[Network, str], ...] = tuple(
    (ip_network(network), words)
    for network, words in (
        ("0.0.0.0/8", "means 'this host'"),
        ("10.0.0.0/8", "is private"),
        ("100.64.0.0/10", "is shared by a provider's customers (CGNAT)"),
        ("127.0.0.0/8", "is this machine itself (loopback)"),
        ("168.63.129.16/32", "is where Azure's machines are told their settings"),
        ("169.254.0.0/16", "is link-local, where cloud metadata live"),
        ("172.16.0.0/12", "is private"),
        ("192.0.0.0/24", "is reserved"),
        ("192.0.2.0/24", "is for documentation"),
        ("192.88.99.0/24", "is reserved"),
        ("192.168.0.0/16", "is private"),
        ("198.18.0.0/15", "is for benchmarks"),
        ("198.51.100.0/24", "is for documentation"),
        ("203.0.113.0/24", "is for documentation"),
        ("224.0.0.0/4", "is multicast"),
        ("240.0.0.0/4", "is reserved"),
        ("::/128", "means 'this host'"),
        ("::1/128", "is this machine itself (loopback)"),
        ("fc00::/7", "is private"),
        ("fe80::/10", "is link-local"),
        ("fec0::/10", "is private"),
        ("ff00::/8", "is multicast"),
        ("2001::/32", "is a Teredo tunnel"),
        ("2001::/23", "is reserved"),
        ("2001:db8::/32", "is for documentation"),
        ("3fff::/20", "is for documentation"),
    )
)

_REMEMBERED = 4_096
"""Hosts and addresses whose judgement is remembered: it depends on nothing else, and each fetch asks several times."""

_NUMBERS = re.compile(r"[0-9a-fx.]+")
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")


def parse_networks(networks: Sequence[str]) -> tuple[Network, ...]:
    """Read the operator's networks; a single address is a network of one. Raises ValueError for anything else."""
    return tuple(ip_network(network, strict=False) for network in networks)


@lru_cache(maxsize=_REMEMBERED)
def host_key(host: str) -> str:
    """A host by which its requests are counted: one spelling of a name, and one of an address in numbers."""
    name = host.lower().removesuffix(".")
    try:
        address = ip_address(name)
    except ValueError:
        if not _NUMBERS.fullmatch(name):
            return name
        try:
            return inet_ntoa(inet_aton(name))  # such as 127.1, which the resolver reads in the same way
        except OSError:
            return name
    return str(_embedded(address) or address)


@lru_cache(maxsize=_REMEMBERED)
def objection(address: str, allowed: tuple[Network, ...]) -> str | None:
    """Why this address may not be connected to, such as 'is private'; None where it may."""
    outer = ip_address(address.partition("%")[0])  # without the scope of a link-local address
    inner = _embedded(outer)
    for candidate in (outer, inner):
        if candidate is not None and any(candidate in network for network in allowed):
            return None
    if inner is not None:
        why = _not_public(inner)
        return f"leads to {inner}, which {why}" if why else None
    return _not_public(outer)


def _embedded(address: Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _not_public(address: Address) -> str | None:
    for network, words in _NOT_PUBLIC:
        if address in network:
            return words
    if isinstance(address, IPv6Address) and address not in _GLOBAL_UNICAST:
        return "is reserved"
    return None
