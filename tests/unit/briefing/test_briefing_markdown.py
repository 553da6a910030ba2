"""Nothing that came from a feed is Markdown, HTML or a link of its own in a briefing."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from aggregator.briefing import as_markdown, build_briefing
from aggregator.briefing.markdown import escaped
from aggregator.links import encoded_link
from tests.support.make import NOON, at
from tests.unit.briefing.test_briefing_building import told

SHARP = st.text(alphabet="\\`*_{}[]()<>#+-.!|~&:/@\"'=$^ \n\t1aW﷽\u202e", max_size=60)


def rendered(markdown: str) -> str:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)


@given(SHARP | st.text(max_size=60))
@example("1. one")
@example("- [x] <b>bold</b> ![i](javascript:alert(1))")
@example("a | b\n--|--\n1 | 2")
@example("&lt;script&gt;")
def test_any_text_shows_as_it_is_within_a_list(text: str) -> None:
    shown = rendered(f"- {escaped(text)}")
    found = html.unescape(re.sub(r"</?(ul|li|p)>", "", shown))
    wanted = " ".join(re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+", " ", text).split())
    assert " ".join(found.split()) == wanted


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("see https://evil.example now", r"see https\://evil.example now"),
        ("www.evil.example", r"www\.evil.example"),
        ("write to me@evil.example", r"write to me\@evil.example"),
    ],
)
def test_addresses_are_kept_from_becoming_links_by_themselves(text: str, marked: str) -> None:
    assert escaped(text) == marked


@pytest.mark.parametrize(
    ("link", "encoded"),
    [
        ("https://a.example/x?y=1&z=2#f", "https://a.example/x?y=1&z=2#f"),
        ("https://a.example/)>](b) <c>\\", "https://a.example/%29%3E%5D%28b%29%20%3Cc%3E%5C"),
        ("https://a.example/é", "https://a.example/%C3%A9"),
        ("javascript:alert(1)", None),
        ("//a.example/", None),
        (None, None),
    ],
)
def test_a_link_ends_where_it_should_and_leads_to_the_web(link: str | None, encoded: str | None) -> None:
    assert encoded_link(link) == encoded


def test_a_hostile_headline_publisher_and_link_make_no_markup() -> None:
    story = told()
    first = story.articles[10]
    hostile = "](http://evil.example) <img src=x onerror=alert(1)> **x**"
    article = replace(first.article, publisher=hostile, link="https://a.example/>)<script>")
    story = replace(
        story,
        record=replace(story.record, headline=hostile),
        articles={**story.articles, 10: replace(first, article=article)},
    )
    shown = rendered(as_markdown(build_briefing(hostile, [story], since=at(-99), until=NOON)))
    assert set(re.findall(r"<(\w+)", shown)) == {"h1", "h2", "p", "ul", "li", "a"}
    assert re.findall(r'href="([^"]*)"', shown) == ["https://a.example/%3E%29%3Cscript%3E"]
