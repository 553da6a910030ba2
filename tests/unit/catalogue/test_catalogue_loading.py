"""From feeds.yaml to the catalogue, or to all its faults."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.catalogue import load_catalogue
from aggregator.catalogue.countries import COUNTRIES
from aggregator.catalogue.loading import catalogue_of
from aggregator.errors import ConfigError, Fault
from aggregator.gazetteer.table import shipped
from aggregator.model import FeedCatalogue, StoryKind
from aggregator.yaml_document import parse
from tests.support.catalogue import FEEDS, POLICY, told, write_feeds


def read(text: str) -> FeedCatalogue:
    return catalogue_of(parse(text, file="feeds.yaml"), POLICY)


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(ConfigError) as caught:
        read(text)
    return caught.value.faults


def one_feed(**keys: str) -> str:
    written = {"url": "https://a.example/feed", "name": "A"} | keys
    lines = [f"{'  - ' if not n else '    '}{key}: {value}" for n, (key, value) in enumerate(written.items())]
    return "\n".join(["feeds:", *lines, ""])


def test_a_feed_takes_what_it_does_not_say_from_the_defaults_and_then_the_settings(tmp_path: Path) -> None:
    harbour, hill, wire = load_catalogue(write_feeds(tmp_path), POLICY).feeds
    assert (harbour.publisher, harbour.language, harbour.every) == ("The Harbour Post", "en", timedelta(minutes=30))
    assert (hill.publisher, hill.language, hill.every) == ("Hill Radio", "fr", timedelta(minutes=10))
    assert (hill.deadline, hill.max_bytes, hill.timezone) == (POLICY.deadline, POLICY.max_bytes, "UTC")
    assert (hill.headers, hill.conditional) == ({"Accept-Language": "fr"}, True)
    assert (harbour.enabled, wire.enabled) == (True, False)


def test_headers_of_the_defaults_and_of_a_feed_are_sent_together() -> None:
    text = "defaults: {fetch: {conditional: false, headers: {X-One: a, X-Two: b}}}\n"
    (feed,) = read(text + one_feed(fetch="{headers: {X-Two: c}}")).feeds
    assert (feed.headers, feed.conditional) == ({"X-One": "a", "X-Two": "c"}, False)


def test_an_address_may_carry_the_feeds_own_credentials() -> None:
    (feed,) = read(one_feed(url="https://desk:hush@a.example/feed")).feeds
    assert feed.url == "https://desk:hush@a.example/feed"
    assert "hush" not in str(faults_of(one_feed(url="ftp://desk:hush@a.example/feed"))[0])


def test_every_fault_is_told_at_once_with_line_feed_key_and_remedy() -> None:
    faults = faults_of(
        """\
defaults: {langage: en}
feeds:
  - url: ftp://a.example
    name: A
    evry: 10m
  - url: https://b.example/feed
    tags: agency
  - url: http://www.b.example/feed/
    name: a
    timezone: Europe/Kiew
  - just words
topics:
  - name: T
  - name: t
    words: [x]
more: 1
"""
    )
    assert told(faults) == [
        (1, "", "defaults.langage"),
        (3, "feed 'A'", "url"),
        (5, "feed 'A'", "evry"),
        (6, "feed 2", "name"),
        (7, "feed 2", "tags"),
        (8, "feed 'a'", "url"),
        (9, "feed 'a'", "name"),
        (10, "feed 'a'", "timezone"),
        (11, "feed 4", ""),
        (13, "topic 'T'", ""),
        (14, "topic 't'", "name"),
        (15, "topic 't'", "words"),
        (16, "", "more"),
    ]
    remedies = {fault.key: fault.remedy for fault in faults}
    assert remedies["defaults.langage"] == "Did you mean 'language'?"
    assert remedies["evry"] == "Did you mean 'every'?"
    assert remedies["timezone"] == "Did you mean 'Europe/Kiev'?"
    assert "the same address as feed 2 in line 6" in [fault.problem for fault in faults]


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("url", "feed.xml", "no scheme"),
        ("url", "https://", "names no host"),
        ("url", "https://a..example/feed", "a host that cannot be"),
        ("url", "https://-a.example/feed", "a host that cannot be"),
        ("url", f"https://{'a' * 64}.example/feed", "a host that cannot be"),
        ("url", "https://a.example:99999/", "no address"),
        ("url", "'https://[::1/'", "no address"),
        ("url", "'https://a.example/a b'", "characters that no address has"),
        ("url", "https://a.example/" + "x" * 2000, "2018 characters"),
        ("url", "", "it is empty"),
        ("name", "2024", "not text"),
        ("name", "'  '", "it is empty"),
        ("name", '"a\\u202eb"', "invisible or control"),
        ("name", '"a\\ufe0fb"', "invisible or control"),
        ("name", '"a\\u200d"', "invisible or control"),
        ("name", "x" * 201, "201 characters"),
        ("every", "15", "has no unit"),
        ("every", "soon", "no duration"),
        ("every", "1m", "below the shortest interval"),
        ("language", "english please", "no language code"),
        ("enabled", "perhaps", "not true or false"),
        ("tags", "[[a]]", "not text"),
        ("fetch", "fast", "not a section"),
        ("fetch", "{deadline: 0s}", "nought"),
        ("fetch", "{deadline: 1h}", "too long"),
        ("fetch", "{max_bytes: lots}", "no size"),
        ("fetch", "{headers: {Host: b.example}}", "may not be set"),
        ("fetch", "{headers: {cookie: a}}", "may not be set"),
        ("fetch", "{headers: {Content-Length: '1'}}", "may not be set"),
        ("fetch", "{headers: {'Two Words': a}}", "no header name"),
        ("fetch", '{headers: {X-A: "a\\r\\nB: c"}}', "control character"),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(key: str, value: str, problem: str) -> None:
    (fault,) = faults_of(one_feed(**{key: value}))
    assert problem in fault.problem


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("url", "ftp://ada:53437@a.example/feed"),
        ("url", "ftp://a.example/feed?token=53437"),
        ("fetch", "{headers: {X-Api-Key: 53437}}"),
        ("fetch", "{headers: {X-Api-Key: [53437]}}"),
        ("fetch", "{headers: [53437]}"),
    ],
)
def test_a_wrong_value_that_may_be_a_secret_is_not_repeated(key: str, value: str) -> None:
    (fault,) = faults_of(one_feed(**{key: value}))
    assert "53437" not in str(fault)
    assert fault.where in {"feed 'A'", "feed 1"} or key == "name"
    assert fault.remedy


@pytest.mark.parametrize(
    ("condition", "problem", "remedy"),
    [
        ("kinds: [incidnet]", "'incidnet' is no kind of story", "Did you mean 'incident'?"),
        ("kinds: [war]", "'war' is no kind of story", "Write talks, incident or other"),
        ("places: [UK]", "'UK' is no country code", "Write GB"),
        ("places: [ua]", "'ua' is no name of a place", "Write UA for the country"),
        ("places: [XX]", "'XX' is no country code", "Write one of ISO 3166-1 such as UA, or the country's name"),
    ],
)
def test_a_wrong_kind_or_country_of_a_topic_is_told_with_the_remedy(condition: str, problem: str, remedy: str) -> None:
    (fault,) = faults_of(f"feeds: []\ntopics: [{{name: T, {condition}}}]\n")
    assert (fault.where, fault.problem, fault.remedy) == ("topic 'T'", problem, remedy)


def test_a_topic_may_ask_for_kinds_and_places_alone() -> None:
    (topic,) = read("feeds: []\ntopics: [{name: T, kinds: [talks], places: [UA, Kharkiv]}]\n").topics
    assert (topic.kinds, topic.places, topic.asks_details) == ((StoryKind.TALKS,), ("UA", "Kharkiv"), True)


def test_every_country_that_places_are_found_in_may_be_asked_for() -> None:
    dissolved = {"AN", "CS"}  # the Netherlands Antilles, and Serbia and Montenegro
    assert set(shipped().codes) - dissolved == COUNTRIES


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the file is empty"),
        ("- a\n", "not made of sections"),
        ("words\n", "not made of sections"),
        ("topics: []\n", "it is missing"),
        ("feeds:\n", "it is empty"),
        ("feeds: {a: 1}\n", "not a list"),
    ],
)
def test_a_file_of_the_wrong_shape_is_one_clear_fault(text: str, problem: str) -> None:
    (fault,) = faults_of(text)
    assert problem in fault.problem


def test_a_catalogue_without_feeds_may_be_meant() -> None:
    assert read("feeds: []\n") == FeedCatalogue(feeds=())


_LINES = FEEDS.splitlines(keepends=True)


@st.composite
def _mutations(draw: st.DrawFn) -> str:
    """The sample with a few lines lost, doubled or moved, and a few characters replaced."""
    lines = list(_LINES)
    for _ in range(draw(st.integers(0, 3))):
        at, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        lines[at : at + 1] = draw(st.sampled_from([[], [lines[at]] * 2, [lines[other]], ["  " + lines[at]]]))
    text = list("".join(lines))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text) - 1))
        text[at : at + draw(st.integers(0, 3))] = draw(st.text(alphabet="a0:- []{}&*!|>'\"\n\t#%~é\u202e", max_size=3))
    return "".join(text)


@given(_mutations())
def test_every_mutation_of_a_good_file_is_a_catalogue_or_a_list_of_faults(text: str) -> None:
    faults: tuple[Fault, ...] = ()
    try:
        read(text)
    except ConfigError as error:
        faults = error.faults
        assert faults
    assert all(fault.problem and fault.remedy for fault in faults)


_KEYS = st.sampled_from(["defaults", "feeds", "topics", "url", "name", "every", "fetch", "headers", "tags", "any", "x"])
_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.dates()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_KEYS, inner, max_size=4)),
    max_leaves=12,
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=4))
def test_data_of_any_shape_are_a_catalogue_or_a_list_of_faults(data: dict[str, object]) -> None:
    document = parse(FEEDS, file="feeds.yaml")
    object.__setattr__(document, "data", data)
    faults: tuple[Fault, ...] = ()
    try:
        catalogue_of(document, POLICY)
    except ConfigError as error:
        faults = error.faults
        assert faults
    assert all(fault.problem and fault.remedy for fault in faults)
