"""TLS that is not as it should be: refused in words, and never gone round by asking without it."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from aggregator.fetching.opening import authorities
from aggregator.model import FailureKind, FetchFailed
from tests.support.fetching import CONNECTIONS, failed, fetch, fetch_policy, fetched
from tests.support.servers import MisbehavingServer, redirect, reply

SUPPORT = Path(__file__).parents[1] / "support"
GOOD, EXPIRED = SUPPORT / "feeds_example.pem", SUPPORT / "expired_example.pem"


@contextmanager
def serving(pem: Path) -> Iterator[MisbehavingServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with MisbehavingServer({"/feed": reply(body=b"<rss/>")}, tls=context) as server:
        yield server


def trusting(pem: Path) -> dict[str, Any]:
    """Seams of a fetcher that trusts a certificate and finds every name on this machine."""
    return {"resolve": lambda _host, _port: ["127.0.0.1"], "tls": ssl.create_default_context(cafile=str(pem))}


def asked(server: MisbehavingServer, host: str = "feeds.example", **seams: Any) -> Any:
    return fetch(server.url("/feed", host=host), seams=seams)


@pytest.mark.parametrize("host", ["feeds.example", "feeds.example."])
def test_a_good_certificate_is_taken(host: str) -> None:
    with serving(GOOD) as server:
        assert fetched(asked(server, host, **trusting(GOOD))).body == b"<rss/>"


@pytest.mark.parametrize(
    ("pem", "trusted", "host", "words"),
    [
        (EXPIRED, EXPIRED, "feeds.example", "expired"),
        (GOOD, GOOD, "other.example", "Hostname mismatch, certificate is not valid for 'other.example')"),
        (GOOD, GOOD, "127.0.0.1", "mismatch"),
        (GOOD, GOOD, "www.feeds.example", "mismatch"),
        (GOOD, EXPIRED, "feeds.example", "self-signed"),
    ],
)
def test_a_bad_certificate_is_refused_before_anything_is_asked(pem: Path, trusted: Path, host: str, words: str) -> None:
    with serving(pem) as server:
        outcome = failed(asked(server, host, **trusting(trusted)))
        assert outcome.kind is FailureKind.TLS
        assert words in outcome.message
        assert server.requests == []


def test_an_authority_of_ones_own_is_trusted_besides_the_public_ones_and_names_are_still_checked() -> None:
    own = replace(CONNECTIONS, ca_file=GOOD)
    seams = {"resolve": lambda _host, _port: ["127.0.0.1"]}
    with serving(GOOD) as server:
        for connections, host, message in [
            (own, "feeds.example", ""),
            (own, "other.example", "mismatch"),
            (CONNECTIONS, "feeds.example", "fetch.connections.ca_file"),
        ]:
            outcome = fetch(server.url("/feed", host=host), policy=fetch_policy(connections=connections), seams=seams)
            assert message in (failed(outcome).message if message else fetched(outcome).url)
        assert len(server.requests) == 1
    assert len(authorities(GOOD).get_ca_certs()) == len(authorities(None).get_ca_certs()) + 1


def test_what_the_environment_says_of_certificates_and_proxies_is_not_picked_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine feeds.example login user password hidden\n")
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    monkeypatch.setenv("SSL_CERT_FILE", str(GOOD))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    with serving(GOOD) as server, MisbehavingServer({"/feed": reply(body=b"<rss/>")}) as plain:
        assert failed(asked(server, resolve=lambda _host, _port: ["127.0.0.1"])).kind is FailureKind.TLS
        fetched(asked(plain, resolve=lambda _host, _port: ["127.0.0.1"]))
        assert plain.requests[0].header("authorization") is None
        assert plain.requests[0].target == "/feed"


def test_a_redirect_into_tls_and_out_of_it_is_followed() -> None:
    with serving(GOOD) as secure, MisbehavingServer({"/feed": reply(body=b"<rss/>")}) as plain:
        secure.answers["/out"] = redirect(plain.url("/feed", host="feeds.example"))
        plain.answers["/in"] = redirect(secure.url("/feed", host="feeds.example"))
        for url in (secure.url("/out", host="feeds.example"), plain.url("/in", host="feeds.example")):
            assert fetched(fetch(url, seams=trusting(GOOD), headers={"X-Key": "k"})).body == b"<rss/>"
        for server in (secure, plain):
            assert [seen.header("x-key") for seen in server.requests if seen.target == "/feed"] == [None]


@pytest.mark.parametrize(
    ("greeting", "words"),
    [
        (b"", "hung up"),
        (b"SSH-2.0-x\r\n", "does not speak TLS"),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "does not speak TLS"),
        (b"\x16\x03\x01\x00\x02\xff\xff", ""),
        (b"\x15\x03\x03\x00\x02\x02\x28", "none of the ways to encrypt"),
        (b"\x15\x03\x03\x00\x02\x02\x46", "no version of TLS"),
        (b"\x15\x03\x03\x00\x02\x02\x70", "does not know the host name"),
        (b"\x15\x03\x03\x00\x02\x02\x50", "the server has failed"),
        (b"\x15\x03\x03\x00\x02\x02\x74", "wants a certificate"),
        (b"\x15\x03\x03\x00\x02\x02\x78", "no HTTP/1.1"),
    ],
)
def test_a_handshake_that_goes_wrong_is_a_failure_of_tls_told_in_words(greeting: bytes, words: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def greet() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(greeting)

        thread = threading.Thread(target=greet)
        thread.start()
        outcome = fetch(f"https://127.0.0.1:{listener.getsockname()[1]}/feed", deadline=timedelta(seconds=3))
        thread.join(5)
    assert isinstance(outcome, FetchFailed)
    assert outcome.kind in {FailureKind.TLS, FailureKind.CONNECT}
    assert words in outcome.message
