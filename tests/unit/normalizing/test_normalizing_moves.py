"""Articles that have moved are known by their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from aggregator.model import Article, EntryData, ParsedFeed
from aggregator.normalizing import normalise, reconcile
from tests.support.shelf import CONTEXT, HEADLINES, Shelf, document

A = "https://harbour.example/a"


def undated(address: Callable[[int], str], titles: Sequence[str] = HEADLINES) -> tuple[Article, ...]:
    """A document without dates whose guids are links."""
    return document(*((address(number), address(number), title) for number, title in enumerate(titles)))


def test_articles_without_dates_are_known_by_their_words_when_all_of_a_feed_has_moved() -> None:
    shelf = Shelf()
    shelf.poll(undated(lambda number: f"{A}/{number}.php"))
    for seen in ("a", "b"):
        found = shelf.poll(undated((A + "/{}.html?seen=" + seen).format))
        assert (found.new, found.revised, found.unchanged) == ((), (), 4)
    titles = (*HEADLINES[1:], "Lighthouse keeper retires after forty winters")
    assert len(shelf.poll(undated(lambda number: f"{A}/{number}/latest", titles)).new) == 1


def test_but_not_where_others_have_kept_their_addresses() -> None:
    shelf = Shelf()
    shelf.poll(undated(lambda number: f"{A}/{number}"))
    moved = undated(lambda number: f"{A}/{number}/again", HEADLINES[:3])
    assert len(reconcile(moved, shelf.known(), unread=3).new) == 3
    assert reconcile(moved, shelf.known(), unread=2).new == ()
    others = [f"{title}, as many had feared" for title in HEADLINES]
    shelf.poll(undated(lambda number: f"{A}/other/{number}", others))
    assert len(reconcile((*moved, *undated(lambda number: f"{A}/other/{number}", others)), shelf.known()).new) == 3


@pytest.mark.parametrize(
    ("titles", "dates"), [(("Weather", "Markets", "Traffic", "Tides"), ()), (HEADLINES, ("2020-05-01", "2020-05-02"))]
)
def test_nor_where_words_are_few_or_dates_differ(titles: tuple[str, ...], dates: tuple[str, ...]) -> None:
    def shown(fetch: int) -> tuple[Article, ...]:
        published = dates[fetch] if dates else None
        links = (f"{A}/{fetch}/{number}" for number in range(4))
        entries = (
            EntryData(guid=link, link=link, title=title, published=published)
            for link, title in zip(links, titles, strict=True)
        )
        return normalise(ParsedFeed(format="rss20", entries=tuple(entries)), CONTEXT)

    shelf = Shelf()
    shelf.poll(shown(0))
    assert len(shelf.poll(shown(1)).new) == 4


def dated(*addresses: str, hour: int) -> tuple[Article, ...]:
    """A document whose articles stand at these addresses, their guids, and are of that hour."""
    moment = f"2020-05-01T{hour:02}:00:00Z"
    entries = (
        EntryData(guid=address, link=address, title=title, published=moment)
        for address, title in zip(addresses, HEADLINES, strict=False)
    )
    return normalise(ParsedFeed(format="rss20", entries=tuple(entries)), CONTEXT)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://harbour.example/a/{}", "https://quay.example/a/{}"),
        ("https://harbour.example/a/{}", "https://harbour.example/2020/05/{}"),
        ("https://harbour.example/a/{}.php", "https://harbour.example/a/{}.html"),
        ("https://harbour.example/?p={}", "https://harbour.example/?story={}"),
    ],
)
@pytest.mark.parametrize("kept", [0, 3])
def test_articles_that_have_moved_together_are_known_by_their_words_though_all_dates_are_new(
    before: str, after: str, kept: int
) -> None:
    shelf = Shelf()
    shelf.poll(dated(*(before.format(number) for number in range(4)), hour=9))
    moved = dated(*(after.format(number + 700) for number in range(3)), hour=17)
    found = reconcile(moved, shelf.known(), unread=kept)
    assert (found.new, found.revised, found.dated, found.unchanged) == ((), (), (), 3)


def shown_twice(address: str) -> int:
    """How many articles are new where a document has other dates, and other values in its addresses, than before."""
    shelf = Shelf()
    for fetch in (1, 2):
        found = shelf.poll(dated(*(address.format(page=page, fetch=fetch) for page in range(3)), hour=9 + fetch))
    return len(found.new)


def test_so_are_those_that_each_fetch_dates_anew_and_gives_other_parameters() -> None:
    assert shown_twice("https://harbour.example/{page}?zone=a&seen={fetch}{page}") == 0


@pytest.mark.parametrize(
    "query", ["bulletin?id={fetch}{page}", "{page}?day=2020-05-0{fetch}", "{page}?day=2020050{fetch}"]
)
def test_but_not_where_a_parameter_names_the_page_or_its_day(query: str) -> None:
    assert shown_twice(f"https://harbour.example/{query}") == 3


def test_so_is_one_of_few_words_that_has_moved_with_them() -> None:
    shelf = Shelf()
    for site, hour in (("harbour", 9), ("quay", 17)):
        few = EntryData(link=f"https://{site}.example/a/8", title="Weather", published=f"2020-05-01T{hour:02}:00:00Z")
        parsed = ParsedFeed(format="rss20", entries=(few,))
        many = dated(*(f"https://{site}.example/a/{number}" for number in range(3)), hour=hour)
        found = shelf.poll((*normalise(parsed, CONTEXT), *many))
    assert (found.new, found.unchanged) == ((), 4)


@pytest.mark.parametrize(
    "after",
    [
        [f"https://harbour.example/alerts/{number}" for number in (7, 8, 9)],
        ["https://quay.example/7", "https://quay.example/8"],
        ["https://quay.example/7", "https://mole.example/8", "https://pier.example/9"],
    ],
)
def test_but_not_where_addresses_are_of_one_kind_or_few_have_moved_or_to_many_places(after: list[str]) -> None:
    shelf = Shelf()
    shelf.poll(dated(*(f"https://harbour.example/alerts/{number}" for number in range(3)), hour=9))
    assert len(shelf.poll(dated(*after, hour=17)).new) == len(after)


@pytest.mark.parametrize(("before", "after"), [("ab", "a"), ("a", "ab")])
def test_nor_where_their_words_are_said_more_than_once_on_either_side(before: str, after: str) -> None:
    def said(site: str, directories: str, hour: int) -> list[Article]:
        places = ([f"https://{site}.example/{directory}/{number}" for number in range(3)] for directory in directories)
        return [article for at, place in enumerate(places) for article in dated(*place, hour=hour + at)]

    shelf = Shelf()
    shelf.poll(said("harbour", before, 9))
    assert len(shelf.poll(said("quay", after, 17)).new) == 3 * len(after)
