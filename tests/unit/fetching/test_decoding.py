from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aggregator.fetching.decoding import BodyReader
from aggregator.fetching.failures import FetchAborted
from aggregator.model import FailureKind

CAP = 10_000
PACKERS: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "deflate": zlib.compress, "": bytes}


def read(encoding: str, sent: bytes, cuts: list[int]) -> bytes:
    reader = BodyReader(content_encoding=encoding, max_bytes=CAP)
    edges = [0, *sorted(cut % (len(sent) + 1) for cut in cuts), len(sent)]
    for start, end in pairwise(edges):
        reader.add(sent[start:end])
    return reader.whole()


bodies = st.binary(max_size=500).map(lambda seed: seed * 20)
cuts = st.lists(st.integers(0, 20_000), max_size=8)


@given(st.sampled_from(sorted(PACKERS)), bodies, cuts)
def test_a_body_comes_out_as_it_went_in_wherever_it_is_cut(encoding: str, body: bytes, at: list[int]) -> None:
    assume(encoding or not body.startswith(b"\x1f\x8b\x08"))  # one that does is unpacked, whatever its server says
    assert read(encoding, PACKERS[encoding](body), at) == body


@given(st.sampled_from(["gzip", "deflate"]), bodies, cuts, st.integers(1, 1000))
def test_a_packed_body_that_misses_its_end_is_never_taken_for_whole(
    encoding: str, body: bytes, at: list[int], missing: int
) -> None:
    sent = PACKERS[encoding](body)
    with pytest.raises(FetchAborted) as caught:
        read(encoding, sent[: max(len(sent) - missing, 1)], at)
    assert caught.value.kind is FailureKind.TRUNCATED


@given(st.sampled_from([31, 15, -15]), st.integers(1, 30))
def test_all_that_was_packed_and_sent_of_a_body_is_had_when_no_more_comes(wbits: int, size: int) -> None:
    body = b"".join(b"<item>%d</item>" % (number * number) for number in range(50))
    packing = zlib.compressobj(wbits=wbits)
    sent = packing.compress(body) + packing.flush(zlib.Z_SYNC_FLUSH)
    reader = BodyReader(content_encoding="gzip" if wbits == 31 else "deflate", max_bytes=CAP)
    for at in range(0, len(sent), size):
        reader.add(sent[at : at + size])
    assert reader.so_far() == body


@given(st.sampled_from(sorted(PACKERS)), st.binary(max_size=300), cuts)
def test_garbage_ends_as_a_failure_or_as_at_most_the_cap(encoding: str, sent: bytes, at: list[int]) -> None:
    try:
        assert len(read(encoding, sent, at)) <= CAP
    except FetchAborted as ending:
        assert ending.kind in (FailureKind.BAD_ENCODING, FailureKind.TRUNCATED, FailureKind.TOO_LARGE)  # noqa: PT017 - either may happen


def test_a_stream_that_decodes_to_nothing_cannot_go_on_for_ever() -> None:
    reader = BodyReader(content_encoding="gzip", max_bytes=1_000_000)
    reader.add(gzip.compress(b"") * 1000)
    assert reader.whole() == b""
    with pytest.raises(FetchAborted) as members:
        reader.add(gzip.compress(b""))
    assert members.value.kind is FailureKind.BAD_ENCODING
    empty_blocks = zlib.compressobj(wbits=-15).flush(zlib.Z_FULL_FLUSH) * CAP
    with pytest.raises(FetchAborted) as blocks:
        read("deflate", empty_blocks, [])
    assert blocks.value.kind is FailureKind.TOO_LARGE


def test_a_body_in_absurdly_many_pieces_is_given_up() -> None:
    reader = BodyReader(content_encoding="", max_bytes=1_000_000)
    for _ in range(100_000):
        reader.add(b"x")
    with pytest.raises(FetchAborted, match="pieces"):
        reader.add(b"x")
