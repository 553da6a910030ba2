from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.fetching.failures import FetchAborted
from aggregator.fetching.headers import request_headers, validators_of, wishes_of
from aggregator.model import CacheValidators, FetchRequest
from tests.support.make import NOON

DATE = "Mon, 02 Mar 2026 12:00:00 GMT"


def headers(*pairs: tuple[str, str]) -> httpx.Headers:
    return httpx.Headers([(name.encode(), value.encode("latin-1")) for name, value in pairs], encoding="latin-1")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("max-age=600", 600),
        ("public, MAX-AGE=600, must-revalidate", 600),
        ('max-age="600"', 600),
        ("max-age=0600", 600),
        ("max-age=600, max-age=10", 600),
        ("max-age=99999999999999999999", 2**31),
        ("max-age=0", 0),
        ("max-age=-5", None),
        ("max-age=1.5", None),
        ("max-age=ten", None),
        ("max-age=", None),
        ("max-age=\xb2", None),
        ("s-maxage=600", None),
        ("no-cache, max-age=600", 0),
        ("no-store, max-age=600", 0),
        ("", None),
        (",,=,", None),
    ],
)
def test_max_age_is_read_and_garbage_counts_as_absent(value: str, seconds: int | None) -> None:
    wished = wishes_of(headers(("Cache-Control", value)), NOON).max_age
    assert wished == (timedelta(seconds=seconds) if seconds is not None else None)


@pytest.mark.parametrize(
    ("pairs", "seconds"),
    [
        ([("Date", DATE), ("Expires", "Mon, 02 Mar 2026 13:00:00 GMT")], 3600),
        ([("Date", DATE), ("Expires", "Mon, 02 Mar 2026 14:00:00 +0100")], 3600),
        ([("Date", DATE), ("Expires", "Monday, 02-Mar-26 13:00:00 GMT")], 3600),
        ([("Date", DATE), ("Expires", "Mon, 02 Mar 2026 13:00:00 GMT"), ("Cache-Control", "max-age=60")], 60),
        ([("Date", DATE), ("Expires", "Mon, 02 Mar 2026 13:00:00 GMT"), ("Cache-Control", "max-age=x")], 3600),
        ([("Date", DATE), ("Expires", DATE)], None),
        ([("Date", DATE), ("Expires", "Sun, 01 Mar 2026 13:00:00 GMT")], None),
        ([("Date", DATE), ("Expires", "0")], None),
        ([("Date", DATE), ("Expires", "-1")], None),
        ([("Expires", "Mon, 02 Mar 2026 13:00:00 GMT")], 3600),
        ([("Date", "some day"), ("Expires", "Mon, 02 Mar 2026 13:00:00 GMT")], 3600),
        ([("Date", DATE), ("Expires", "Mon, 02 Mar 2026 13:00:00 GMT"), ("Cache-Control", "max-age=0")], 0),
        ([("Age", "100"), ("Cache-Control", "max-age=600")], 500),
        ([("Age", "700"), ("Cache-Control", "max-age=600")], 0),
        ([("Age", "-5"), ("Cache-Control", "max-age=600")], 600),
        ([("Age", "old"), ("Cache-Control", "max-age=600")], 600),
    ],
)
def test_expires_counts_from_the_server_s_own_date_where_there_is_no_max_age(
    pairs: list[tuple[str, str]], seconds: int | None
) -> None:
    assert wishes_of(headers(*pairs), NOON).max_age == (timedelta(seconds=seconds) if seconds is not None else None)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("120.5", 120),
        ("120 seconds", 120),
        ("120s", 120),
        ("120, 3600", 120),
        ("120 min", None),
        ("2026-03-02", None),
        ("1.2.0", None),
        ("Mon, 02 Mar 2026 12:10:00 GMT", 600),
        ("0", None),
        ("-120", None),
        ("Mon, 02 Mar 2026 11:00:00 GMT", None),
        ("soon", None),
        ("Mon, 99 Mar 2026 11:00:00 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, seconds: int | None) -> None:
    wished = wishes_of(headers(("Date", DATE), ("Retry-After", value)), NOON).retry_after
    assert wished == (timedelta(seconds=seconds) if seconds is not None else None)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=40))
def test_no_header_value_breaks_the_reading(value: str) -> None:
    names = ("Cache-Control", "Expires", "Date", "Retry-After")
    wishes = wishes_of(headers(*((name, value) for name in names), ("Cache-Control", f"max-age={value}")), NOON)
    assert all(wish is None or wish >= timedelta() for wish in (wishes.max_age, wishes.retry_after))


def test_validators_are_the_first_of_several_and_an_empty_one_is_none() -> None:
    found = validators_of(headers(("ETag", '"a"'), ("ETag", '"b"'), ("Last-Modified", "")))
    assert found == CacheValidators(etag='"a"', last_modified=None)


FEED = httpx.URL("https://agency.example/feed")


def sent(value: str, *, to: httpx.URL = FEED) -> str | None:
    """The Authorization header that a feed with this one sends to an address."""
    request = FetchRequest(url=str(FEED), deadline=timedelta(seconds=9), max_bytes=99, headers={"Authorization": value})
    pairs = request_headers(request, first=FEED, target=to, validators=CacheValidators(), user_agent="x")
    return {name: told.decode() for name, told in pairs}.get(b"authorization")


def test_secrets_of_a_feed_are_looked_up_when_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "agency"
    secret.write_text("s3cret\n")
    monkeypatch.setenv("AGENCY_KEY", "key-1")
    assert sent("Bearer ${env:AGENCY_KEY}") == "Bearer key-1"
    assert sent(f"Bearer ${{file:{secret}}}") == "Bearer s3cret"
    assert sent(f"Basic reader:${{file:{secret}}}") == "Basic cmVhZGVyOnMzY3JldA=="
    secret.write_text("another\n")
    assert sent(f"Bearer ${{file:{secret}}}") == "Bearer another"


def test_what_is_encoded_already_is_sent_as_it_stands_and_nothing_goes_to_another_origin() -> None:
    assert sent("Basic cmVhZGVyOnMzY3JldA==") == "Basic cmVhZGVyOnMzY3JldA=="
    assert sent("Basic cmVhZGVyOnMzY3JldA==", to=httpx.URL("https://elsewhere.example/feed")) is None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "cannot be read"),
        (b"", "is empty"),
        (b"key\nhush", "holds several lines"),
        ("l\u00e4nger".encode(), "outside ASCII"),
        (b"x" * 7000, "no plain line"),
        (b"bell\x07", "no plain line"),
    ],
)
def test_a_secret_that_is_missing_or_no_line_of_text_ends_the_fetch_and_is_not_repeated(
    tmp_path: Path, content: bytes | None, told: str
) -> None:
    secret = tmp_path / "agency"
    if content is not None:
        secret.write_bytes(content)
    with pytest.raises(FetchAborted, match="not asked for, since its header authorization is not at hand") as caught:
        sent(f"Bearer ${{file:{secret}}}")
    assert str(secret) in caught.value.message
    assert told in caught.value.message
    assert "hush" not in caught.value.message
    with pytest.raises(FetchAborted, match="the environment variable NO_SUCH is not set"):
        sent("Bearer ${env:NO_SUCH}")
