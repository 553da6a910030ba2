"""Which articles are new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aggregator.model import Article, EntryData, ParsedFeed
from aggregator.normalizing import normalise, reconcile
from tests.support.cost import costs_at_most
from tests.support.shelf import CONTEXT, HEADLINES, Shelf, document


def poll_twice(
    first: Sequence[tuple[str | None, str | None, str]], second: Sequence[tuple[str | None, str | None, str]]
) -> tuple[int, int, int]:
    """New, revised and unchanged of the second document, after the first was stored."""
    shelf = Shelf()
    shelf.poll(document(*first))
    found = shelf.poll(document(*second))
    return len(found.new), len(found.revised), found.unchanged


A = "https://harbour.example/a"
TIDE = ("g1", A, "Tide turns in the harbour")


def test_the_same_entry_is_unchanged() -> None:
    assert poll_twice([TIDE], [TIDE]) == (0, 0, 1)


def test_a_changed_title_is_a_revision() -> None:
    assert poll_twice([TIDE], [("g1", A, "Nine boats lost")]) == (0, 1, 0)


def test_without_a_guid_the_link_identifies() -> None:
    assert poll_twice([(None, A, "Tide turns")], [(None, A, "Nine boats lost")]) == (0, 1, 0)


def test_without_a_guid_anchors_tell_the_articles_of_one_page_apart() -> None:
    quay, bridge = (None, f"{A}#quay", "Quay opens"), (None, f"{A}#bridge", "Bridge closes")
    assert poll_twice([quay], [bridge, quay]) == (1, 0, 1)
    edited = (None, "http://www.harbour.example/a?utm_source=x#bridge", "Bridge stays open after all")
    assert poll_twice([quay, bridge], [quay, edited]) == (0, 1, 1)
    assert poll_twice([quay, bridge], [edited]) == (0, 1, 0)
    front = [(None, f"https://harbour.example/#{n}", f"Notice {n}") for n in ("one", "two")]
    assert poll_twice(front, [front[0], (None, front[1][1], "Withdrawn")]) == (0, 1, 1)


def test_anchors_that_come_go_or_change_make_no_articles() -> None:
    for before, after in [("", "#1"), ("#1", ""), ("#.Vt1", "#.Vt2"), ("#xtor=RSS-1", "#xtor=RSS-2")]:
        assert poll_twice([(None, A + before, "Tide turns")], [(None, A + after, "Tide turns")]) == (0, 0, 1)
        assert poll_twice([(None, A + before, "Tide turns")], [(None, A + after, "Tide turns at last")]) == (0, 1, 0)


def test_without_guid_and_link_the_words_identify() -> None:
    assert poll_twice([(None, None, "Tide turns")], [(None, None, "Tide turns"), (None, None, "Other")]) == (1, 0, 1)


def test_guids_that_change_at_every_fetch_make_no_articles() -> None:
    assert poll_twice([TIDE], [("g2", A, TIDE[2])]) == (0, 0, 1)
    assert poll_twice([TIDE], [("g2", A, "Tide turns in harbour at last")]) == (0, 1, 0)


def test_guids_and_links_that_both_change_at_every_fetch_make_no_articles_of_one_moment() -> None:
    def at(hour: int | None, *entries: tuple[str | None, str | None, str]) -> list[Article]:
        moment = None if hour is None else datetime(2020, 5, 1, hour, tzinfo=UTC)
        return [replace(article, published=moment) for article in document(*entries)]

    other = ("g2", f"{A}?salt=2", TIDE[2])
    for first, second, new in [(9, 9, 0), (9, 10, 1), (None, None, 1), (9, None, 1)]:
        shelf = Shelf()
        shelf.poll(at(first, TIDE))
        assert len(shelf.poll(at(second, other)).new) == new
    both = Shelf()
    both.poll(at(9, TIDE))
    assert len(both.poll(at(9, other, TIDE)).new) == 1  # two posts of the same words, both shown


def test_changing_guids_over_one_shared_page_make_no_articles() -> None:
    first = [("g1", A, "Tide turns"), ("g2", A, "Wind drops")]
    assert poll_twice(first, [("g3", A, "Tide turns"), ("g4", A, "Wind drops")]) == (0, 0, 2)


def test_ways_of_writing_a_link_make_no_articles() -> None:
    for link in (
        "http://www.harbour.example/a",
        A + "?utm_source=x",
        A + ";jsessionid=7",
        A + "?nocache=0.7",
        A + "?_=1",
        A + "?PHPSESSID=1",
    ):
        assert poll_twice([(None, A, "Tide")], [(None, link, "Tide")]) == (0, 0, 1)


def test_a_guid_used_again_for_another_article_makes_one() -> None:
    assert poll_twice([TIDE], [("g1", A + "/other", "Council votes on budget")]) == (1, 0, 0)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("दिल्ली में भारी बारिश से सड़कें डूबीं, तीन की मौत", "सीमा पर गोलीबारी में दो जवान शहीद"),
        ("দিল্লিতে ভারী বৃষ্টিতে রাস্তা ডুবে গেছে", "সীমান্তে গুলিতে দুই জওয়ান নিহত"),
    ],
)
def test_headlines_in_scripts_of_india_are_not_alike_by_their_consonants(title: str, other: str) -> None:
    assert poll_twice([("g1", A, title)], [("g1", A + "/other", other)]) == (1, 0, 0)


def test_a_guid_whose_article_moved_is_the_same_article() -> None:
    assert poll_twice([TIDE], [("g1", A + "/moved", "Tide has turned in the harbour")]) == (0, 1, 0)


def test_a_name_in_a_script_without_spaces_does_not_stand_for_all_other_words() -> None:
    edited = ("g1", A + "/moved", "Tide turns in the harbour of 横浜")
    assert poll_twice([TIDE], [edited]) == (0, 1, 0)
    other = ("g1", A + "/other", "Council of 横浜 votes on budget")
    assert poll_twice([edited], [other]) == (1, 0, 0)


def test_another_article_on_the_same_page_is_new() -> None:
    assert poll_twice([TIDE], [("g2", A, "Council votes on budget")]) == (1, 0, 0)


def test_unless_it_was_published_at_the_same_moment() -> None:
    """Guids that are hashes of the words, under a rewritten headline."""
    shelf = Shelf()
    polls = [(9, "h1", "Tide turns", 1), (9, "h2", "Boats lie idle", 0), (10, "h3", "Mayor elected", 1)]
    for hour, guid, title, new in polls:
        (article,) = document((guid, A, title))
        found = shelf.poll([replace(article, published=datetime(2020, 5, 1, hour, tzinfo=UTC))])
        assert len(found.new) == new


def test_on_a_page_of_several_articles_the_moment_tells_nothing() -> None:
    """Notices that all lead to one page, dated by the day, one at a time."""
    shelf = Shelf()
    for day, title in ((1, "Tide turns"), (2, "Boats lie idle"), (2, "Mayor elected")):
        (article,) = document((title, A, title))
        found = shelf.poll([replace(article, published=datetime(2020, 5, day, tzinfo=UTC))])
        assert len(found.new) == 1


def test_a_guid_that_is_the_page_and_the_number_of_a_version_is_the_page() -> None:
    assert poll_twice([(A + "#0", A + "?at_medium=rss", "Tide turns")], [(A + "#1", A, "Boats lie idle")]) == (0, 1, 0)
    posts = [(A + "#1", A + "#1", "Tide turns"), (A + "#2", A + "#2", "Wind drops")]
    assert poll_twice(posts, [(A + "#1", A + "#1", "Boats lie idle"), *posts[1:]]) == (0, 1, 1)


def test_the_same_headline_at_another_address_is_another_article() -> None:
    assert poll_twice([("g1", A, "Briefing")], [("g2", A + "/2", "Briefing")]) == (1, 0, 0)


def test_one_guid_for_all_articles_falls_back_to_links() -> None:
    first = [("g", A + "/1", "Tide turns"), ("g", A + "/2", "Wind drops")]
    assert poll_twice(first, [("g", A + "/2", "Wind drops"), ("g", A + "/3", "Rain")]) == (1, 0, 1)


def test_an_item_that_leaves_and_comes_back_is_not_new() -> None:
    shelf = Shelf()
    shelf.poll(document(TIDE))
    shelf.poll(document(("g9", A + "/9", "Something else")))
    found = shelf.poll(document(TIDE))
    assert (found.new, found.unchanged) == ((), 1)


def test_two_articles_never_claim_one_stored() -> None:
    second = [("g1", A + "/2", "Tide turns in harbour"), ("g2", A, "Tide turns in the harbour")]
    assert poll_twice([TIDE], second) == (1, 0, 1)


def test_guids_that_number_the_places_of_a_list_turn_no_article_into_another() -> None:
    """Not even where headlines are much alike: the link with the words says which is which."""
    monday, tuesday, wednesday = ((f"{A}/{day}", f"Harbour tides on {day}day") for day in ("Mon", "Tues", "Wednes"))
    first, second = [("1", *tuesday), ("2", *monday)], [("1", *wednesday), ("2", *tuesday), ("3", *monday)]
    assert poll_twice(first, second) == (1, 0, 2)


def test_nor_where_there_are_neither_links_nor_dates_but_words_enough() -> None:
    def numbered(*titles: str) -> list[tuple[str, None, str]]:
        return [(str(place), None, title) for place, title in enumerate(titles)]

    assert poll_twice(numbered(*HEADLINES[1:]), numbered(*HEADLINES)) == (1, 0, 3)
    assert poll_twice(numbered("Open", "Closed"), numbered("Closed", "Open")) == (0, 2, 0)


def test_nor_where_all_places_of_a_list_lead_to_one_page() -> None:
    def warnings(*titles: str) -> tuple[Article, ...]:
        entries = tuple(
            EntryData(
                guid=str(place),
                link="https://harbour.example/warnings",
                title=title,
                published=f"2020-05-0{len(title)}",
            )
            for place, title in enumerate(titles)
        )
        return normalise(ParsedFeed(format="rss20", entries=entries), CONTEXT)

    shelf = Shelf()
    shelf.poll(warnings("Ice ahead", "Gales"))
    found = shelf.poll(warnings("Fog", "Ice ahead", "Gales"))
    assert ([article.title for article in found.new], found.revised) == (["Fog"], ())


def alerts(*numbers: int, guid: bool, link: str | None, day_only: bool = False) -> tuple[Article, ...]:
    """An alert of each number: two texts in turn, each with a guid and a time of its own."""
    entries = tuple(
        EntryData(
            guid=f"alert-{number}" if guid else None,
            link=link and link.format(number),
            title=("Air raid alert in Port Dunmore", "All clear in Port Dunmore")[number % 2],
            published="2020-05-01" if day_only else f"2020-05-01T{number:02}:00:00Z",
        )
        for number in reversed(numbers)
    )
    return normalise(ParsedFeed(format="rss20", entries=entries), CONTEXT)


@pytest.mark.parametrize(
    ("guid", "link", "day_only"),
    [
        (True, None, False),
        (True, "https://harbour.example/map", False),
        (True, "https://harbour.example/map#{}", False),
        (True, "https://harbour.example/{}", True),
        (False, None, False),
        (False, "https://harbour.example/map", False),
    ],
)
def test_the_same_words_said_again_are_another_article_where_guids_or_dates_hold(
    guid: bool,  # noqa: FBT001 - a parameter of the test
    link: str | None,
    day_only: bool,  # noqa: FBT001 - as well
) -> None:
    shelf = Shelf()
    for newest in range(10, 21, 2):
        shelf.poll(alerts(*range(newest - 9, newest + 1), guid=guid, link=link, day_only=day_only))
    assert len(shelf.articles) == 20
    if guid:
        assert [article.guid for article in shelf.articles[:10]] == [f"alert-{number}" for number in range(10, 0, -1)]


@pytest.mark.parametrize("link", [None, "https://harbour.example/map"])
def test_also_where_a_feed_shows_no_words_twice_but_another_of_its_articles_has_kept_its_guid(link: str | None) -> None:
    shelf = Shelf()
    for newest in range(2, 10):
        shelf.poll(alerts(newest - 1, newest, guid=True, link=link, day_only=False))
    assert len(shelf.articles) == 9


@pytest.mark.parametrize(("page", "count"), [("notices", 3), ("2020/05/01/notices", 1), ("quay-wall-gives-way", 1)])
def test_a_page_and_a_mere_day_are_one_article_under_other_guids_where_the_address_is_of_one(
    page: str, count: int
) -> None:
    shelf = Shelf()
    for title in HEADLINES[:3]:
        entry = EntryData(guid=title, link=f"https://harbour.example/{page}", title=title, published="2020-05-01")
        shelf.poll(normalise(ParsedFeed(format="rss20", entries=(entry,)), CONTEXT))
    assert len(shelf.articles) == count


def test_also_where_most_of_a_document_is_new() -> None:
    shelf = Shelf()
    shelf.poll(alerts(2, 4, 6, guid=True, link=None, day_only=True))
    others = document(*((f"o{number}", None, title) for number, title in enumerate(HEADLINES)))
    assert len(shelf.poll((*alerts(6, 8, guid=True, link=None, day_only=True), *others)).new) == 5


def test_the_same_words_shown_again_under_other_guids_and_dates_are_no_other_articles() -> None:
    def shown(at_poll: int) -> tuple[Article, ...]:
        entries = tuple(
            EntryData(
                guid=f"{at_poll}-{place}", title="Air raid alert", published=f"2020-05-0{at_poll}T0{place}:00:00Z"
            )
            for place in range(3)
        )
        return normalise(ParsedFeed(format="rss20", entries=entries), CONTEXT)

    shelf = Shelf()
    for poll in range(1, 6):
        shelf.poll(shown(poll))
    assert len(shelf.articles) == 3


@pytest.mark.parametrize("guid", ["g1", None])
@pytest.mark.parametrize("edited", [0, 1])
def test_of_an_entry_in_two_sections_under_two_headlines_each_is_known_when_it_is_edited(
    guid: str | None, edited: int
) -> None:
    def shown(edit: int) -> tuple[Article, ...]:
        titles = ["Tide turns", "Live: the harbour of Dunmore"]
        titles[edited] += f", boats idle at {edit} moorings"
        twice = [EntryData(guid=guid, link=A, title=title, published="2020-05-01T09:00:00Z") for title in titles]
        other = EntryData(guid="o", link=f"{A}/o", title="Council votes")
        return normalise(ParsedFeed(format="atom10", entries=(*twice, other)), CONTEXT)

    shelf = Shelf()
    shelf.poll(shown(1))
    for edit in range(2, 6):
        found = shelf.poll(shown(edit))
        assert ([each.article_id for each in found.revised], found.new) == ([edited], ())
    assert [article.title for article in shelf.articles] == [article.title for article in shown(5)]


@pytest.mark.parametrize(("guid", "published", "beside"), [("g", "2020-05-01T09:00:00Z", 0), (None, "2020-05-01", 1)])
def test_what_identifies_nothing_is_not_numbered(guid: str | None, published: str, beside: int) -> None:
    notices = [EntryData(guid=guid, link=A, title=f"Notice {n}", published=published) for n in range(3)]
    others = [EntryData(guid="o", link=f"{A}/o", title="Council votes")] * beside
    articles = normalise(ParsedFeed(format="rss20", entries=(*notices, *others)), CONTEXT)
    assert [(one.guid_key, one.link_key) for one in articles[:3]] == [(None, None)] * 3


def test_a_guid_used_again_on_the_same_day_makes_an_article() -> None:
    def slot(link: str, title: str, published: str) -> tuple[Article, ...]:
        entry = EntryData(guid="1", link=link, title=title, published=published)
        return normalise(ParsedFeed(format="rss20", entries=(entry,)), CONTEXT)

    for published, new in (("2020-05-01", 1), ("2020-05-01T09:30:00Z", 0)):
        shelf = Shelf()
        shelf.poll(slot(f"{A}/storm", "Storm kills three", published))
        assert len(shelf.poll(slot(f"{A}/budget", "Parliament rejects budget", published)).new) == new


@pytest.mark.parametrize("before", ["soon", "2020-05-30T09:00:00Z"])
def test_a_date_that_is_mended_is_taken_over_and_no_edit(before: str) -> None:
    def shown(published: str | None) -> tuple[Article, ...]:
        entry = EntryData(guid="g1", link=A, title="Tide turns", published=published)
        return normalise(ParsedFeed(format="rss20", entries=(entry,)), CONTEXT)

    shelf = Shelf()
    shelf.poll(shown(before))
    found = shelf.poll(shown("2020-05-01T09:00:00Z"))
    assert [each.article.published for each in found.dated] == [datetime(2020, 5, 1, 9, tzinfo=UTC)]
    assert (found.new, found.revised, found.rekeyed, found.unchanged) == ((), (), (), 1)
    assert shelf.poll(shown("2020-05-01T09:00:00Z")).dated == ()
    assert shelf.poll(shown("2020-05-02T09:00:00Z")).dated == ()


def test_a_revision_keeps_the_keys_that_the_new_version_lacks() -> None:
    shelf = Shelf()
    shelf.poll(document(TIDE))
    found = shelf.poll(document((None, A, "Nine boats lost")))
    assert found.revised[0].article.guid_key is not None
    assert shelf.poll(document(("g1", A, "Nine boats lost"))).unchanged == 1


ENTRIES = st.lists(
    st.tuples(
        st.sampled_from([None, "g1", "g2", "g3"]),
        st.sampled_from([None, A, A + "/2", "http://www.harbour.example/a?utm_id=1", "https://harbour.example/"]),
        st.sampled_from(["Tide turns in harbour", "Tide turns in the harbour at night", "Council votes", "", "Rain"]),
    ),
    max_size=6,
)


@example(
    [
        [("g2", None, "Tide turns in the harbour at night"), ("g1", A, "Tide turns in harbour")],
        [
            ("g1", None, "Tide turns in the harbour at night"),
            ("g2", None, "Tide turns in harbour"),
            ("g2", A, "Tide turns in the harbour at night"),
        ],
    ]
)
@given(st.lists(ENTRIES, min_size=1, max_size=4))
def test_reconciling_again_what_is_stored_changes_nothing(
    documents: list[list[tuple[str | None, str | None, str]]],
) -> None:
    shelf = Shelf()
    for entries in documents:
        articles = document(*entries)
        shelf.poll(articles)
        again = reconcile(articles, shelf.known())
        assert (again.new, again.revised, again.unchanged) == ((), (), len(articles))


@given(ENTRIES)
def test_the_order_of_a_document_does_not_matter(entries: list[tuple[str | None, str | None, str]]) -> None:
    articles = document(*entries)
    shelf = Shelf()
    shelf.poll(articles)
    assert reconcile(articles[::-1], shelf.known()).unchanged == len(articles)


def test_only_what_is_compared_counts() -> None:
    (article,) = document(TIDE)
    shelf = Shelf()
    shelf.poll([article])
    assert reconcile([replace(article, authors=("Ada",), html="<p>x</p>")], shelf.known()).unchanged == 1


@pytest.mark.parametrize("every", [timedelta(minutes=1), None])
def test_a_feed_that_has_said_the_same_words_ten_thousand_times_is_compared_in_no_time(every: timedelta | None) -> None:
    (alert,) = document(("alert", "https://harbour.example/alert", "Air raid alert"))
    often = [
        replace(
            alert,
            guid_key=f"guid {number}",
            link_key=f"link {number}",
            published=every and CONTEXT.seen + every * number,
        )
        for number in range(10_500)
    ]
    shelf = Shelf()
    shelf.articles = often[:10_000]
    known = shelf.known()
    with costs_at_most(3):
        found = reconcile(often[9_500:], known)
    assert (len(found.new), found.unchanged) == (500, 500)
