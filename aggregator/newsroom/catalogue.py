"""The feeds.yaml by which a service polls the newsroom."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import indent

from aggregator.newsroom.content import Newsroom, Outlet
from aggregator.yaml_tree import dump


def demo_catalogue(newsroom: Newsroom, urls: Mapping[str, str], *, every: str = "1s") -> str:
    """The text of a feeds.yaml with each outlet at its address, and with the newsroom's topics.

    `urls` are by outlet id, as `NewsroomServer.feed_urls` gives them; `every` is how often the feeds are polled.
    """
    feeds = [_feed(outlet, urls[outlet.id]) for outlet in newsroom.outlets]
    topics: list[dict[str, object]] = [{"name": topic.name, "any": topic.any} for topic in newsroom.topics]
    head = "# The demo newsroom: invented outlets, published by a small server on this machine.\n"
    return f"{head}defaults:\n  every: {every}\n{_list('feeds', feeds)}{_list('topics', topics)}"


def _feed(outlet: Outlet, url: str) -> dict[str, object]:
    keys: dict[str, object] = {"url": url, "name": outlet.name, "publisher": outlet.name, "family": outlet.family}
    keys |= {"language": outlet.language, "tags": outlet.tags}
    return {key: value for key, value in keys.items() if value}


def _list(name: str, items: list[dict[str, object]]) -> str:
    blocks = [indent(dump(item), "    ").replace("    ", "  - ", 1) for item in items]
    return f"\n{name}:\n" + "\n".join(blocks)
