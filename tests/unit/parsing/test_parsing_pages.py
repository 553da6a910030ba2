"""What the text of an article's page is."""

from __future__ import annotations

import json

import pytest

from aggregator.model import FeedDocument, PageRead
from aggregator.parsing.page import read_page
from tests.support.limits import LIMITS

SAID = "The harbour office says that divers go on looking for others until the evening."
REST = f"<p>{SAID}</p>"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Killed were <del>12</del><ins>14</ins> people of the crew.", "Killed were 14 people of the crew."),
        ("<q>We never sail again</q>, said the mate.", "“We never sail again”, said the mate."),
    ],
)
def test_a_page_says_what_browsers_show_of_it(printed: str, read: str) -> None:
    page = f"<html><body><article><h1>Ferry sinks</h1><p>{printed}</p>{REST * 3}</article></body></html>"
    text = read_page(FeedDocument(url="https://post.example/1", body=page.encode(), content_type="text/html"), LIMITS)
    assert isinstance(text, PageRead)
    assert read in text.text.split("\n\n")


def test_a_page_that_a_script_fills_says_what_it_tells_search_engines() -> None:
    told = json.dumps({"@type": "NewsArticle", "headline": "Ferry sinks", "articleBody": f"{SAID} {SAID}"})
    page = (
        f"<html><head><script type='application/ld+json'>{told}</script></head><body><div id=app></div></body></html>"
    )
    text = read_page(FeedDocument(url="https://post.example/1", body=page.encode(), content_type="text/html"), LIMITS)
    assert text == PageRead(text=f"{SAID} {SAID}", is_free=True)
