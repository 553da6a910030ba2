"""Which entries are one article, from the document to the store: each promise on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.make import NOON
from tests.support.shown import SITE, Watch, item

BRIDGE = "Bridge over the Orlen falls after flood"
DAM = "Engineers watch leaking dam above Tarsk"
COUNCIL = "Council of Verrin votes on its budget"


def test_a_guid_identifies_whatever_becomes_of_link_and_title(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, guid="urn:a", link=f"{SITE}/1")) == (1, 0)
    assert watch.poll(item(BRIDGE, guid="urn:a", link=f"{SITE}/moved/1")) == (0, 0)
    assert watch.poll(item(f"{BRIDGE}: two hurt", guid="urn:a", link=f"{SITE}/moved/1")) == (0, 1)
    [stored] = watch.articles
    assert stored.article.link == f"{SITE}/moved/1"


def test_guids_that_differ_in_case_are_of_two_articles(watch: Watch) -> None:
    first, second = item(BRIDGE, guid="Ab1"), item(DAM, guid="aB1")
    assert watch.poll(first, second) == (2, 0)
    assert watch.poll(second, first) == (0, 0)


def test_a_guid_is_not_resolved_so_that_a_feed_may_move(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, guid="/news/1", link=f"{SITE}/1"), item(DAM, guid="2")) == (2, 0)
    watch.move("https://elsewhere.example/other/feed.xml")
    assert watch.poll(item(BRIDGE, guid="/news/1", link=f"{SITE}/1"), item(DAM, guid="2")) == (0, 0)


def test_long_guids_that_differ_at_their_ends_are_of_two_articles(watch: Watch) -> None:
    long = "urn:" + "x" * 20_000
    items = item(BRIDGE, guid=long + "1"), item(DAM, guid=long + "2")
    assert watch.poll(*items) == (2, 0)
    assert watch.poll(*items) == (0, 0)
    assert all(len(stored.article.guid_key or "") == 64 for stored in watch.articles)


def test_one_guid_for_several_articles_gives_way_to_their_links(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, guid="g", link=f"{SITE}/1"), item(DAM, guid="g", link=f"{SITE}/2")) == (2, 0)
    assert watch.poll(item(DAM, guid="g", link=f"{SITE}/2"), item(COUNCIL, guid="g", link=f"{SITE}/3")) == (1, 0)
    assert watch.poll(item(f"{DAM} again", guid="g", link=f"{SITE}/2"), item("x", guid="g")) == (1, 1)


def test_what_one_entry_had_as_its_guid_does_not_draw_others_to_it(watch: Watch) -> None:
    first, second = "Storm on the coast: day one", "Storm on the coast: day two"
    assert watch.poll(item(first, guid="g", link=f"{SITE}/1")) == (1, 0)
    assert watch.poll(item(first, guid="g", link=f"{SITE}/1"), item(second, guid="g", link=f"{SITE}/2")) == (1, 0)
    assert watch.poll(item(second, guid="g", link=f"{SITE}/2")) == (0, 0)


def test_without_guid_and_link_title_and_content_identify(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, text="At noon."), item(BRIDGE, text="At night.")) == (2, 0)
    assert watch.poll(item(BRIDGE, text="At night."), item(BRIDGE, text="At noon.")) == (0, 0)


def test_guids_that_change_at_every_fetch_make_no_articles(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, guid="1", link=f"{SITE}/1"), item(DAM, guid="2", link=f"{SITE}/2")) == (2, 0)
    for number in range(3, 9, 2):
        first, second = (
            item(BRIDGE, guid=f"{number}", link=f"{SITE}/1"),
            item(DAM, guid=f"{number + 1}", link=f"{SITE}/2"),
        )
        assert watch.poll(first, second) == (0, 0)
    assert watch.poll(item(f"{BRIDGE}, again", guid="9", link=f"{SITE}/1")) == (0, 1)


@pytest.mark.parametrize(
    "link",
    [
        "http://post.example/news/1",
        "https://www.post.example/news/1",
        "https://POST.example:443/news/1",
        "https://m.post.example/news/1",
        "https://amp.post.example/news/1",
        f"{SITE}/news/1/",
        f"{SITE}/news/1#comments",
        f"{SITE}/news/1?utm_source=rss&utm_medium=feed",
        f"{SITE}/news/1?fbclid=Zx1",
        f"{SITE}/news/1;jsessionid=0A1B",
        f"{SITE}/news/1?PHPSESSID=91",
        f"{SITE}/news/1?ASP.NET_SessionId=91",
        f"{SITE}/news/1?session=77",
        f"{SITE}/news/1/amp",
        f"{SITE}/news/1?amp=1",
        f"{SITE}/news/1?outputType=amp",
        f"{SITE}/n%65ws/1",
        f"{SITE}/news/../news/1",
    ],
)
def test_another_way_of_writing_a_link_makes_no_article(watch: Watch, link: str) -> None:
    assert watch.poll(item(BRIDGE, link=f"{SITE}/news/1")) == (1, 0)
    assert watch.poll(item(f"{BRIDGE} today", link=link)) == (0, 1)


@pytest.mark.parametrize(
    "link", [f"{SITE}/news/2", f"{SITE}/news/1?id=2", f"{SITE}/amp/1", "https://sport.post.example/news/1"]
)
def test_another_link_is_another_article(watch: Watch, link: str) -> None:
    assert watch.poll(item(BRIDGE, link=f"{SITE}/news/1")) == (1, 0)
    assert watch.poll(item(BRIDGE, link=link)) == (1, 0)


def test_a_permalink_guid_that_moves_to_https_makes_no_article(watch: Watch) -> None:
    for scheme in ("http://", "https://www."):
        watch.poll(item(BRIDGE, guid=f"{scheme}post.example/1", link=f"{scheme}post.example/1"))
    assert len(watch.articles) == 1


def test_a_guid_used_again_for_an_unrelated_article_makes_one(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, guid="1", link=f"{SITE}/1")) == (1, 0)
    assert watch.poll(item(COUNCIL, guid="1", link=f"{SITE}/2")) == (1, 0)
    assert watch.poll(item(COUNCIL, guid="1", link=f"{SITE}/2")) == (0, 0)


@pytest.mark.parametrize("text", ["", "The river had risen since Friday."])
def test_an_article_whose_guid_and_link_follow_its_headline_is_known_by_its_date(watch: Watch, text: str) -> None:
    def shown(title: str, minute: str = "10:07:31", text: str = "") -> str:
        slug = f"{SITE}/{title.replace(' ', '-')}"
        return item(title, guid=slug, link=slug, text=text, date=f"Mon, 02 Mar 2026 {minute} GMT")

    other = shown(DAM, "10:09:12")
    assert watch.poll(shown(BRIDGE), other) == (2, 0)
    assert watch.poll(shown(f"{BRIDGE}, two missing", text=text), other) == (0, 1)
    assert watch.poll(shown(COUNCIL), other) == (1, 0)
    assert watch.poll(shown(f"{DAM} again", "10:09:12"), other) == (1, 0)  # both are shown
    assert watch.poll(shown(COUNCIL.replace("budget", "debts"))) == (1, 0)  # nothing else is shown
    assert watch.poll(shown("Ferry to Tarsk", "10:00:00"), other) == (1, 0)
    assert watch.poll(shown("Ferry to Verrin", "10:00:00"), other) == (1, 0)  # much may be published at a full hour


ON_THE_BRIDGE = "Two lorries hung over the water while divers searched the river bed until dark."
ON_THE_BUDGET = "Members voted nine to six for lower fees, and the treasurer resigned at once."


def latest(title: str, text: str, hour: int, *, page: str = "latest") -> str:
    """What stands in the one place of a feed that shows its latest bulletin."""
    return item(title, guid="latest", link=f"{SITE}/{page}", text=text, date=f"Mon, 02 Mar 2026 {hour:02}:00:00 GMT")


def test_a_guid_and_a_link_used_again_for_an_unrelated_article_make_one_whose_edits_are_its_own(watch: Watch) -> None:
    assert watch.poll(latest(BRIDGE, ON_THE_BRIDGE, 9)) == (1, 0)
    assert watch.poll(latest(COUNCIL, ON_THE_BUDGET, 10)) == (1, 0)
    assert watch.poll(latest(COUNCIL, ON_THE_BUDGET, 10)) == (0, 0)
    assert watch.poll(latest("Treasurer of Verrin resigns", ON_THE_BUDGET, 11)) == (0, 1)
    assert [stored.article.title for stored in watch.articles] == [BRIDGE, "Treasurer of Verrin resigns"]


def test_so_they_do_in_a_feed_without_dates(watch: Watch) -> None:
    for title, text in ((BRIDGE, ON_THE_BRIDGE), (COUNCIL, ON_THE_BUDGET)):
        assert watch.poll(item(title, guid="1", text=text)) == (1, 0)


def test_so_does_another_guid_on_the_same_page_under_the_same_title(watch: Watch) -> None:
    for number, text in enumerate((ON_THE_BRIDGE, ON_THE_BUDGET)):
        daily = latest("Summary of the day", text, 9 + number).replace(">latest<", f">{number}<")
        assert watch.poll(daily) == (1, 0)
    again = daily.replace(">1<", ">2<").replace("nine to six", "ten to five")
    assert watch.poll(again) == (0, 1)


@pytest.mark.parametrize(
    ("title", "text", "hour"),
    [
        (COUNCIL, ON_THE_BUDGET, 9),  # nothing but the date says that it is another time
        (BRIDGE, ON_THE_BUDGET, 10),
        (COUNCIL, f"{ON_THE_BUDGET} {ON_THE_BRIDGE}", 10),
        ("Council votes", "More follows.", 10),
        (COUNCIL, "", 10),
    ],
)
def test_but_not_where_title_or_text_is_related_or_says_little_or_the_date_is_the_same(
    watch: Watch, title: str, text: str, hour: int
) -> None:
    watch.poll(latest(BRIDGE, ON_THE_BRIDGE, 9))
    assert watch.poll(latest(title, text, hour)) == (0, 1)


@pytest.mark.parametrize("page", ["news/48213", "2026/03/bridge", "a/lorries-hang-over-water", "2026-03-02.html"])
def test_nor_where_the_address_is_that_of_one_article(watch: Watch, page: str) -> None:
    watch.poll(latest(BRIDGE, ON_THE_BRIDGE, 9, page=page))
    assert watch.poll(latest(COUNCIL, ON_THE_BUDGET, 10, page=page)) == (0, 1)


def test_a_guid_whose_link_follows_a_rewritten_headline_is_the_same_article(watch: Watch) -> None:
    date = "Mon, 02 Mar 2026 09:00:00 GMT"
    assert watch.poll(item(BRIDGE, guid="?p=7", link=f"{SITE}/bridge-falls", date=date)) == (1, 0)
    assert watch.poll(item("Nobody hurt, says mayor", guid="?p=7", link=f"{SITE}/nobody-hurt", date=date)) == (0, 1)


def test_the_same_guid_in_two_feeds_means_nothing(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, guid="1", link=f"{SITE}/1")) == (1, 0)
    assert watch.poll(item(BRIDGE, guid="1", link=f"{SITE}/1"), feed="Quay") == (1, 0)


def test_entries_reordered_dropped_and_back_again_are_what_they_were(watch: Watch) -> None:
    one, two, three = (item(title, guid=title, link=f"{SITE}/{title[:3]}") for title in (BRIDGE, DAM, COUNCIL))
    assert watch.poll(one, two) == (2, 0)
    assert watch.poll(three, two) == (1, 0)
    assert watch.poll() == (0, 0)
    assert watch.poll(two, one, three) == (0, 0)


def test_a_guid_that_comes_later_identifies_from_then_on(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, link=f"{SITE}/1")) == (1, 0)
    assert watch.poll(item(BRIDGE, guid="late", link=f"{SITE}/1")) == (0, 0)
    assert watch.poll(item(f"{BRIDGE} again", guid="late", link=f"{SITE}/elsewhere")) == (0, 1)


def test_an_entry_that_loses_its_guid_is_still_known_by_it(watch: Watch) -> None:
    assert watch.poll(item(BRIDGE, guid="1", link=f"{SITE}/1")) == (1, 0)
    assert watch.poll(item(BRIDGE, link=f"{SITE}/1")) == (0, 0)
    assert watch.poll(item(f"{BRIDGE} again", guid="1", link=f"{SITE}/x")) == (0, 1)


def test_dates_filter_nothing_and_future_ones_are_sorted_no_later_than_first_seen(watch: Watch) -> None:
    dates = ("Mon, 01 Jan 1996 00:00:00 GMT", "Fri, 31 Dec 2049 00:00:00 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "soon")
    assert watch.poll(*(item(f"Story {date}", guid=date, date=date) for date in dates)) == (4, 0)
    old, future, impossible, none = (stored.article for stored in watch.articles)
    assert (old.published, old.sort_time) == (old.published, old.published)
    assert future.published is not None
    assert future.published.year == 2049
    assert (future.sort_time, impossible.published, impossible.sort_time, none.published) == (NOON, None, NOON, None)


CLOCKS = ("10:05:33", "10:25:35", "10:45:31")
NOISE = [
    pytest.param("<p>Page generated at {0}</p>", CLOCKS, id="a clock"),
    pytest.param("<p>Last updated: 2 March 2026, {0}</p>", ("10:05 GMT", "10:25 GMT", "10:45 GMT"), id="a stamp"),
    pytest.param("<p>{0} views</p>", ("1,204", "1,377", "2,001"), id="a counter"),
    pytest.param("<p>Views: {0}</p>", ("87", "112", "140"), id="a counter named first"),
    pytest.param("<p>It was built in 1958. Views: {0}</p>", ("87", "112", "140"), id="a counter behind a number"),
    pytest.param("<p>{0} ago</p>", ("5 minutes", "25 minutes", "1 hour"), id="an age"),
    pytest.param("<p>{0}</p>", ("Monday, 2 March 2026", "Tuesday, 3 March 2026", "4 March 2026"), id="a moving date"),
    pytest.param(
        "<p>Advertisement: {0}</p>", ("Kettles!", "Boats, cheap", "Rain coats"), id="a labelled advertisement"
    ),
    pytest.param("<div class='ad-slot'><p>{0}</p></div>", ("Kettles!", "Boats", "Coats"), id="an element of that name"),
    pytest.param("<p><a href='https://ads.example/'>{0}</a></p>", ("Kettles!", "Boats", "Coats"), id="a bare link"),
    pytest.param("<img src='https://ads.example/{0}.gif'>", ("1", "2", "3"), id="a picture"),
    pytest.param("<script>show({0})</script>", ("1", "2", "3"), id="a script"),
    pytest.param("<p>Said {0}so far</p>", ("", "<b></b>", " \u00a0 "), id="markup and space"),
    pytest.param("<p>It said {0}.</p>", ("&quot;no&quot;", "“no”", "&#8220;<i>no</i>&#8221;"), id="quotes"),
]


@pytest.mark.parametrize(("noise", "values"), NOISE)
def test_noise_is_no_edit(watch: Watch, noise: str, values: tuple[str, ...]) -> None:
    text = "<p>The bridge over the Orlen fell on Monday; 3 people were killed.</p>"
    polls = [watch.poll(item(BRIDGE, guid="1", link=f"{SITE}/1", text=text + noise.format(each))) for each in values]
    assert polls == [(1, 0), (0, 0), (0, 0)]
    edited = text.replace("3 people", "4 people") + noise.format(values[0])
    assert watch.poll(item(BRIDGE, guid="1", link=f"{SITE}/1", text=edited)) == (0, 1)


def test_a_publication_date_that_moves_is_no_edit_and_moves_nothing(watch: Watch) -> None:
    for hour in (9, 10, 11):
        watch.poll(item(BRIDGE, guid="1", link=f"{SITE}/1", date=f"Mon, 02 Mar 2026 {hour:02}:00:00 GMT"))
    [stored] = watch.articles
    assert (stored.revision, stored.article.sort_time.hour) == (1, 9)


def test_a_corrected_hour_is_an_edit_once_and_a_clock_that_does_not_call_itself_one_is_none(watch: Watch) -> None:
    texts = ("<p>The curfew begins at {0}.</p>", "<p>The bridge fell on Monday. Harbour {0}</p>")
    polls = [
        watch.poll(*(item(BRIDGE, guid=str(place), text=text.format(hour)) for place, text in enumerate(texts)))
        for hour in ("21:00", "22:00", "22:20", "22:40")
    ]
    assert polls == [(2, 0), (0, 1), (0, 0), (0, 0)]
    shown = [item(BRIDGE, guid=str(place), text=f"{text.format('22:50')} 3 died.") for place, text in enumerate(texts)]
    assert watch.poll(*shown) == (0, 2)


@pytest.mark.parametrize(
    ("headline", "edits"), [("10h{0} : {1}", [0, 0, 0]), ("10.{0} Uhr: {1}", [0, 0, 0]), ("{1} (10h{0})", [1, 0, 0])]
)
def test_a_clock_written_as_elsewhere_makes_no_endless_revisions(watch: Watch, headline: str, edits: list[int]) -> None:
    titles = [headline.format(minute, BRIDGE) for minute in ("05", "15", "25", "35")]
    polls = [watch.poll(item(title, guid="1", link=f"{SITE}/1")) for title in titles]
    assert [revised for _, revised in polls] == [0, *edits]


def test_an_advertisement_that_does_not_call_itself_one_is_an_edit_once(watch: Watch) -> None:
    advertisements = ("Kettles for everybody", "Your next boat is waiting", "Rain coats at half price", "Visit Tarsk!")
    polls = [
        watch.poll(item(BRIDGE, guid="1", text=f"<p>The bridge fell on Monday.</p><p>{each}</p><p>More soon.</p>"))
        for each in advertisements
    ]
    assert polls == [(1, 0), (0, 1), (0, 0), (0, 0)]
    assert watch.poll(item(BRIDGE, guid="1", text="<p>Nobody was hurt.</p><p>Kettles</p><p>More soon.</p>")) == (0, 1)


def test_a_text_that_goes_back_and_forth_makes_no_endless_revisions(watch: Watch) -> None:
    titles = (BRIDGE, DAM) * 5
    polls = [watch.poll(item(title, guid="1", link=f"{SITE}/1")) for title in titles]
    assert [revised for _, revised in polls] == [0, 1, 1, 0, 0, 0, 0, 0, 0, 0]
    assert watch.poll(item(COUNCIL, guid="1", link=f"{SITE}/1")) == (0, 1)


def test_a_text_that_moves_to_another_element_is_no_edit_until_its_words_change(watch: Watch) -> None:
    brief, told = "Nobody was hurt.", "Nobody was hurt when the bridge fell. It was closed before, the mayor said."
    in_content = f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>{told}</content:encoded>"
    whole = item(BRIDGE, guid="1").replace("</item>", f"{in_content}</item>")
    assert watch.poll(item(BRIDGE, guid="1", text=told)) == (1, 0)
    for same in (whole, item(BRIDGE, guid="1", text=told), whole):
        assert watch.poll(same) == (0, 0)
    assert watch.poll(whole.replace("closed", "open")) == (0, 1)
    assert watch.poll(item(BRIDGE, guid="1", text=brief)) == (0, 1)


def test_an_edit_moves_nothing_to_the_top(watch: Watch) -> None:
    watch.poll(item(BRIDGE, guid="1"))
    before = watch.articles[0].article.sort_time
    watch.poll(item(f"{BRIDGE}: two hurt", guid="1", date="Mon, 02 Mar 2026 20:00:00 GMT"))
    assert watch.articles[0].article.sort_time == before


def test_what_a_feed_gives_new_keys_and_the_moment_of_the_fetch_each_time_is_no_other_article(watch: Watch) -> None:
    titles = (BRIDGE, DAM, COUNCIL)

    def shown(hours: int) -> list[str]:
        date = (watch.clock.now() - timedelta(hours=hours)).isoformat()
        keys = [f"{title[:6]} at {watch.clock.now()}" for title in titles]
        return [
            item(title, guid=key, link=f"{SITE}/{key.replace(' ', '-')}", text="The mayor spoke.", date=date)
            for title, key in zip(titles, keys, strict=True)
        ]

    assert [watch.poll(*shown(0)) for _ in range(3)] == [(3, 0), (0, 0), (0, 0)]
    assert watch.poll(*shown(2)) == (3, 0)


@pytest.mark.parametrize(
    ("before", "after", "guid", "counts"),
    [
        ("/news/418071/watch-live", "/news/418071/bridge-gives-way", "7", (0, 1)),
        ("/live-20260302-p54wpw.html", "/as-it-happened-20260302-p54wpw.html", "p54wpw", (0, 1)),
        ("/news/418071/watch-live", "/news/4180712/bridge-gives-way", "7", (1, 0)),
        ("/20260302/watch-live", "/20260302/bridge-gives-way", "7", (1, 0)),
        ("/news/7/watch-live", "/news/7/bridge-gives-way", "7", (1, 0)),
    ],
)
def test_a_rewritten_headline_in_a_link_makes_no_article_where_the_page_has_a_number_of_its_own(
    watch: Watch, before: str, after: str, guid: str, counts: tuple[int, int]
) -> None:
    first = item("Watch live", guid=guid, link=SITE + before, text="More soon.", date="2 Mar 2026 10:01 GMT")
    assert watch.poll(first) == (1, 0)
    second = item(BRIDGE, guid=guid, link=SITE + after, text="It fell at noon.", date="2 Mar 2026 12:05 GMT")
    assert watch.poll(second) == counts
