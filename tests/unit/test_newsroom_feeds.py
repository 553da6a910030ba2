"""The newsroom's feeds, in every format, say what its articles say, and never which story they belong to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aggregator.model import EntryData, FeedDocument, ParsedFeed
from aggregator.newsroom import Newsroom, read_newsroom
from aggregator.newsroom.content import FeedFormat
from aggregator.newsroom.render import CONTENT_TYPES, render
from aggregator.normalizing.dates import read_date
from aggregator.parsing.document import parse_document
from tests.support.limits import LIMITS

FOLDER = Path(__file__).parents[2] / "config" / "newsroom"


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    return read_newsroom(FOLDER)


def read(body: bytes, kind: FeedFormat) -> ParsedFeed:
    document = FeedDocument(body=body, content_type=CONTENT_TYPES[kind], url="http://127.0.0.1/feeds/x")
    parsed = parse_document(document, LIMITS)
    assert isinstance(parsed, ParsedFeed)
    return parsed


def date_of(entry: EntryData) -> datetime | None:
    return read_date(entry.published, UTC) if entry.published else None


@pytest.mark.parametrize("kind", FeedFormat)
def test_titles_links_dates_and_texts_survive_every_format(newsroom: Newsroom, kind: FeedFormat) -> None:
    outlet = next(outlet for outlet in newsroom.outlets if outlet.id == "rivage")
    entries = newsroom.entries(outlet, newsroom.steps[-1])
    parsed = read(render(replace(outlet, format=kind), entries), kind)
    assert parsed.format == kind
    assert parsed.title == outlet.name
    assert (parsed.language or "").casefold() == outlet.language
    assert not parsed.notes
    for entry, found in zip(entries, parsed.entries, strict=True):
        assert (found.title, found.link, found.summary) == (entry.title, entry.link, entry.summary)
        assert date_of(found) == entry.published
        if kind is not FeedFormat.RSS092:  # which knows neither
            assert found.guid == entry.guid
            assert ("<p>" in (found.content or "")) == bool(entry.text)


@pytest.mark.parametrize("kind", FeedFormat)
def test_a_feed_without_entries_is_a_valid_feed(newsroom: Newsroom, kind: FeedFormat) -> None:
    quiet = next(outlet for outlet in newsroom.outlets if outlet.id == "quiet")
    parsed = read(render(replace(quiet, format=kind), ()), kind)
    assert (parsed.entries, parsed.notes) == ((), ())


def test_what_an_outlet_leaves_out_is_left_out(newsroom: Newsroom) -> None:
    parsed = {
        outlet.id: read(render(outlet, newsroom.entries(outlet, newsroom.steps[-1])), outlet.format)
        for outlet in newsroom.outlets
    }
    assert [entry.published for entry in parsed["highland"].entries].count(None) == 1
    assert [entry.guid for entry in parsed["delta"].entries].count(None) == 1
    assert not any(entry.summary for entry in parsed["foghorn"].entries)


def test_markup_in_a_title_reaches_the_reader_as_it_was_written(newsroom: Newsroom) -> None:
    titles = {
        entry.title
        for outlet in newsroom.outlets
        for entry in read(render(outlet, newsroom.entries(outlet, newsroom.steps[-1])), outlet.format).entries
    }
    assert "What the tag &lt;b&gt; did to our front page" in titles
    assert "<b>Chess</b> lessons for 4,000 pupils in Kisumu" in titles


def test_no_feed_names_the_story_that_an_article_belongs_to(newsroom: Newsroom) -> None:
    labels = {piece.story.encode() for piece in newsroom.pieces}
    for outlet in newsroom.outlets:
        body = render(outlet, newsroom.entries(outlet, newsroom.steps[-1]))
        assert not [label for label in labels if label in body]
