"""What is passed over to save time makes no difference to what comes out."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aggregator.normalizing import noise, urls

_PIECES = (
    "http://",
    "https://",
    "a.example",
    "b",
    "/",
    "..",
    "?",
    "#",
    ";",
    "%20",
    "@",
    ":80",
    ":",
    "=",
    "\\",
    " ",
    "é",
)
_BEGINNINGS = st.sampled_from(("", "http://a.example", "https://b.c.example/"))
_LINKS = st.tuples(_BEGINNINGS, st.lists(st.sampled_from(_PIECES), max_size=9).map("".join)).map("".join)
_BASES = st.sampled_from(("http://a.example/q/", "https://z.example/q?x", ""))
_NUMBERS = ("5", "12,000", "4.5", "k", "m", "10:30", "٣:٤٥", "2025-03-09t10", "2025-03-09T10:30Z", "(", ":", ".", ",")
_PHRASES = ("reading now", "il y a", "um", "monday")
_WORDS = st.sampled_from((*sorted(noise._TRIGGERS), *_NUMBERS, *_PHRASES))
_GAPS = st.sampled_from((" ", "", "\n", "\u00a0", "\u202f"))
_TEXTS = st.lists(st.tuples(_WORDS, _GAPS).map("".join), max_size=10).map("".join)


@given(
    link=st.tuples(st.sampled_from(("", "http://a.example", "https://b.c.example/")), _LINKS).map("".join), base=_BASES
)
def test_an_address_that_is_taken_as_it_stands_is_what_resolving_it_makes(link: str, base: str) -> None:
    shown = urls.shown(link, base)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(urls, "_PLAIN", re.compile("(?!)"))
        assert urls.shown(link, base) == shown


@given(text=_TEXTS)
@example(text="2025-03-09t10: the mayor")
@example(text="Closed at ٣:٤٥")
def test_noise_is_found_wherever_looking_for_it_at_every_place_finds_it(text: str) -> None:
    told = noise.telling_words(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(noise, "_PHRASES", tuple(replace(phrase, signs=()) for phrase in noise._PHRASES))
        patch.setattr(noise, "_SIGN_OF_CLOCK", re.compile(""))
        assert noise.telling_words(text) == told
