"""What shows the language of a document that states none."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from aggregator.model import FeedDocument, ParsedFeed
from aggregator.parsing.document import read_document
from aggregator.parsing.wording import wording
from tests.support.limits import LIMITS
from tests.support.make import feed_context

TITLES = ("Hafen", "Zug entgleist bei Linden", "Der Damm hält", "Neue Brücke über die Orl", "Wieder Regen im Tal")
TITLES += ("Streik der Fähren geht weiter", "Rat berät über Haushalt", "Wald brennt seit Sonntag")
CONTEXT = feed_context(feed_url="https://a.example/feed", publisher="A")


def rss(titles: Iterable[str], channel: str = "") -> bytes:
    items = "".join(f"<item><title>{each}</title><guid>{each}</guid></item>" for each in titles)
    return f"<rss version='2.0'><channel><title>News of the valley</title>{channel}{items}</channel></rss>".encode()


def read(body: bytes, known: frozenset[bytes] = frozenset()) -> ParsedFeed:
    parsed = read_document(FeedDocument(body=body, url=CONTEXT.feed_url, context=CONTEXT, known=known), LIMITS)
    assert isinstance(parsed, ParsedFeed)
    return parsed


def test_titles_and_descriptions_of_items_are_taken_as_markup_and_those_of_the_feed_are_not() -> None:
    markup = (
        "<rss><channel><title>Valley</title><description>All the news</description><item><title>A &amp;amp; B</title>"
        "<title/><description><![CDATA[<p>One</p> two]]></description></item>"
        "<item><media:title type='plain'>C</media:title><summary>&lt;b&gt;D&lt;/b&gt;</summary><title>E"
    )
    assert wording(markup) == ("A &amp; B", "<p>One</p> two", "C", "<b>D</b>", "E")
    assert wording("<rss><channel><title>Valley</title></channel></rss>") == ()


def test_each_piece_and_their_number_are_bounded() -> None:
    pieces = wording("<item>" + f"<title>{'x' * 10_000}</title>" * 1_000)
    assert (len(pieces), {len(piece) for piece in pieces}) == (100, {500})


JSON = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "Valley", "items": [{"id": t, "title": t} for t in TITLES]}
)


@pytest.mark.parametrize("body", [rss(TITLES), JSON.encode()])
def test_a_title_too_short_for_a_language_is_in_that_of_all_whether_they_are_read_or_known(body: bytes) -> None:
    parsed = read(body)
    assert {draft.language for draft in parsed.drafts} == {"de"}
    known = frozenset(digest for digest in parsed.digests[1:] if digest is not None)
    alone = read(body, known)
    assert ([draft.title for draft in alone.drafts], alone.drafts) == (["Hafen"], parsed.drafts[:1])


def test_a_language_that_the_feed_states_is_that_of_its_short_titles() -> None:
    assert {draft.language for draft in read(rss(TITLES, "<language>nl</language>")).drafts} == {"nl"}
