"""Heads of answers, put in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aggregator.fetching.heads import HeadReader

HINT = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\nETag:  x \r\nX-Long: one two\r\n\r\n"
BODY = b"\n\nHTTP/1.1 : no header\n\n"
LINES = st.lists(
    st.sampled_from([b"A: b", b"no", b" x", b"", b"HTTP/1.1 200 OK", b"http/1.1 103", b"\0: \r"]), max_size=12
)


def read(*pieces: bytes) -> bytes:
    reader = HeadReader()
    reader.expect()
    return b"".join([*map(reader.add, pieces), reader.add(b"")])


@given(st.lists(st.integers(0, len(HINT + HEAD + BODY)), max_size=6))
def test_a_proper_answer_passes_unchanged_wherever_it_is_cut(cuts: list[int]) -> None:
    answer, places = HINT + HEAD + BODY, [0, *sorted(set(cuts) - {0})]
    pieces = [answer[start:end] for start, end in zip(places, [*places[1:], None], strict=True)]
    assert read(*filter(None, pieces)) == answer


@given(LINES, st.sampled_from([b"\n", b"\r\n"]), st.integers(1, 30))
def test_it_makes_no_difference_where_a_head_is_cut(lines: list[bytes], ending: bytes, size: int) -> None:
    answer = ending.join(lines)
    assert read(*(answer[at : at + size] for at in range(0, len(answer), size))) == read(answer)


CHUNKS = HEAD[:-2] + b"Transfer-Encoding: chunked\r\n\r\n5;a=b\r\n\n\r\n1\n\r\nA\r\n0123456789\r\n0\r\nX: 5\r\n\r\n"


@given(st.integers(1, 30))
def test_chunks_pass_unchanged_wherever_they_are_cut(size: int) -> None:
    pieces = [CHUNKS[at : at + size] for at in range(0, len(CHUNKS), size)]
    assert read(*pieces) == CHUNKS
    assert read(*(HINT, *pieces)) == HINT + CHUNKS


@given(st.integers(1, 30))
def test_lines_around_chunks_that_end_by_a_line_feed_alone_end_as_they_should(size: int) -> None:
    bare = CHUNKS.replace(b"5;a=b\r", b"5;a=b").replace(b"1\n\r\nA\r\n", b"1\n\nA\n").replace(b"9\r\n0\r", b"9\n0")
    assert read(*(bare[at : at + size] for at in range(0, len(bare), size))) == CHUNKS


def test_what_is_no_chunk_is_passed_on_in_time() -> None:
    reader = HeadReader()
    reader.expect()
    reader.add(CHUNKS[: CHUNKS.index(b"5;")])
    assert sum(len(reader.add(b"f" * 1_000)) for _ in range(200)) > 100_000


def test_a_head_that_does_not_end_is_passed_on_in_time() -> None:
    reader = HeadReader()
    reader.expect()
    passed = [reader.add(b"X: y\r\n" * 1_000) for _ in range(40)]
    assert sum(map(len, passed)) > 100_000


def test_what_nobody_asked_for_is_not_touched() -> None:
    assert HeadReader().add(b"HTTP/1.1 200 OK\r\nno\r\n\r\n") == b"HTTP/1.1 200 OK\r\nno\r\n\r\n"
