"""The demo newsroom holds what the demonstration and the tests of grouping need."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from aggregator.errors import ConfigError
from aggregator.newsroom import Newsroom, read_newsroom
from tests.support.newsroom import NEWSROOM


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    return read_newsroom(NEWSROOM)


def test_there_are_enough_outlets_articles_stories_and_days(newsroom: Newsroom) -> None:
    sizes = Counter(piece.story for piece in newsroom.pieces)
    assert len({piece.outlet.id for piece in newsroom.pieces}) >= 16
    assert len(newsroom.pieces) >= 170
    assert sum(size > 1 for size in sizes.values()) >= 28
    assert sum(size == 1 for size in sizes.values()) >= 5
    assert len({piece.published.date() for piece in newsroom.pieces}) == 10
    assert 6 <= len(newsroom.steps) <= 8


def test_every_address_is_on_a_reserved_domain_and_no_two_articles_share_one(newsroom: Newsroom) -> None:
    assert all(outlet.host.endswith(".example") for outlet in newsroom.outlets)
    assert Counter(piece.link for piece in newsroom.pieces).most_common(1)[0][1] == 1


def test_ids_are_unique_and_copies_name_an_earlier_article_of_their_story_at_another_outlet(newsroom: Newsroom) -> None:
    pieces = {piece.id: piece for piece in newsroom.pieces}
    assert len(pieces) == len(newsroom.pieces)
    copies = [piece for piece in newsroom.pieces if piece.copy_of]
    for copy in copies:
        original = pieces[copy.copy_of or ""]
        assert original.published < copy.published
        assert original.story == copy.story
        assert original.outlet != copy.outlet
    assert max(Counter(copy.copy_of for copy in copies).values()) == 5


def test_every_article_is_shown_at_some_step_in_a_document_that_is_whole(newsroom: Newsroom) -> None:
    shown = {
        entry.link
        for step, moment in enumerate(newsroom.steps, start=1)
        for outlet in newsroom.outlets
        if step not in outlet.fault_steps
        for entry in newsroom.entries(outlet, moment)
    }
    assert shown == {piece.link for piece in newsroom.pieces}


def test_the_newest_articles_push_the_oldest_out_of_a_busy_feed(newsroom: Newsroom) -> None:
    agency = next(outlet for outlet in newsroom.outlets if "agency" in outlet.tags)
    first, last = (newsroom.entries(agency, newsroom.steps[place]) for place in (0, -1))
    assert len(last) == agency.entries
    assert not {entry.guid for entry in first} & {entry.guid for entry in last}
    assert [entry.published for entry in last] == sorted(
        (entry.published for entry in last if entry.published), reverse=True
    )


def test_edited_headlines_keep_guid_link_and_date(newsroom: Newsroom) -> None:
    edited = [piece for piece in newsroom.pieces if len(piece.versions) > 1]
    assert edited
    for piece in edited:
        first, last = piece.entry(piece.published), piece.entry(newsroom.steps[-1])
        assert first.title != last.title
        assert (first.guid, first.link, first.published) == (last.guid, last.link, last.published)
        assert last.updated is not None


def test_one_article_has_no_date_and_one_has_no_guid(newsroom: Newsroom) -> None:
    assert sum(not piece.dated for piece in newsroom.pieces) == 1
    assert sum(not piece.identified for piece in newsroom.pieces) == 1


def test_titles_have_their_publishers_suffix_and_there_are_four_languages(newsroom: Newsroom) -> None:
    herald = next(outlet for outlet in newsroom.outlets if outlet.name == "Harbour Herald")
    entries = newsroom.entries(herald, newsroom.steps[-1])
    assert all(entry.title.endswith(" - Harbour Herald") for entry in entries)
    assert {"en", "fr", "de", "es"} <= {outlet.language.split("-")[0] for outlet in newsroom.outlets}


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("{id: a1, outlet: nobody, at: 2026-03-04T10:00Z, title: T}", "nobody"),
        ("{id: a1, outlet: x, at: 2026-03-04T10:00, title: T}", "time zone"),
        ("{id: a1, outlet: x, at: 2026-03-04T10:00Z}", "title"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_line(tmp_path: Path, broken: str, told: str) -> None:
    outlet = "{id: x, name: X, host: x.example, language: en, format: rss20, tags: [daily]}"
    (tmp_path / "outlets.yaml").write_text(f"steps: [2026-03-04T18:00Z]\noutlets: [{outlet}]\ntopics: []\n")
    (tmp_path / "one.yaml").write_text(f"stories:\n  - story: s\n    articles:\n      - {broken}\n")
    with pytest.raises(ConfigError, match=told) as caught:
        read_newsroom(tmp_path)
    assert caught.value.faults[0].line == 2
