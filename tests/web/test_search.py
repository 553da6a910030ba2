"""The search page, and pages of stories too long to be shown at once."""

from __future__ import annotations

import re

import pytest

from aggregator.records import refresh_records
from tests.support.make import NOON, article
from tests.support.placing import grouped
from tests.web.browsing import Browser
from tests.web.newsdesk import WIRE, Newsdesk


def test_search_shows_stories_with_the_matching_articles_and_marked_words(browser: Browser) -> None:
    page = browser.get("/search", params={"words": "fuel depot"}).text
    assert "Drone strike on <mark>fuel</mark> <mark>depot</mark> near Izmail" in page
    assert '<h2 id="stories">1 story' in page
    assert page.index('<ol class="queue"') < page.index("<mark>")


def test_a_number_is_marked_as_an_outlet_has_written_it(desk: Newsdesk, browser: Browser) -> None:
    with desk.database.write() as uow:
        uow.articles.add_all({1: [article("Storm leaves 100,000 homes dark")]}, now=NOON)
        uow.commit()
    assert "leaves <mark>100,000</mark> homes" in browser.get("/search?words=100000").text


def test_search_shows_articles_without_a_story_apart(desk: Newsdesk, browser: Browser) -> None:
    with desk.database.write() as uow:
        uow.articles.add_all({1: [article("A depot nobody has grouped")]}, now=NOON)
        uow.commit()
    page = browser.get("/search?words=depot").text
    assert page.index("1 article not grouped yet") < page.index("A <mark>depot</mark> nobody has grouped")


def test_search_understands_phrases_exclusions_and_the_beginning_of_the_last_word(browser: Browser) -> None:
    assert "Izmail" in browser.get("/search", params={"words": '"fuel depot" work'}).text
    assert "No story has an article" in browser.get("/search", params={"words": '"depot fuel"'}).text
    nothing = browser.get("/search", params={"words": "depot -the -drone -a"}).text
    assert "No story has an article" in nothing
    assert "the last may be the beginning of a word" in nothing, "which helps who half remembers a name"
    assert 'the <a href="/">queue</a> can be filtered' in nothing, "which helps who looks for an outlet"


def test_an_address_with_a_value_that_is_none_says_what_it_may_be(browser: Browser) -> None:
    page = browser.get("/?period=9d&min_publishers=0").text
    assert "period should be empty, &#39;1d&#39;, &#39;3d&#39;, &#39;7d&#39; or &#39;30d&#39;" in page
    assert "min_publishers should be greater than or equal to 1." in page


def test_search_finds_a_story_by_number(browser: Browser) -> None:
    assert "Ministers to meet" in browser.get("/search?words=%237").text
    page = browser.get("/search?words=%238").text
    assert "Ferry to Hvar" in page
    assert "0 stories" not in page, "no article holds the number, and none was meant"
    assert "was merged" not in page
    assert "There is no story #999, and no article" in browser.get("/search?words=%23999").text


def test_search_by_the_number_of_a_merged_story_says_so_of_the_one_that_it_finds(browser: Browser) -> None:
    browser.decide("/stories/8/merge", {"into": "7"})
    page = browser.get("/search?words=8").text
    assert "Ministers to meet" in page
    assert "#8 was merged into this story." in page


def test_who_looks_for_a_story_to_merge_with_is_told_that_there_are_more_than_are_shown(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "These are not all"
    assert told not in browser.get("/stories/1/merge?words=depot").text
    monkeypatch.setattr("aggregator.web.views.merge._MOST", 1)
    assert told in browser.get("/stories/1/merge?words=depot").text
    assert told not in browser.get("/stories/1/merge").text


def test_marked_words_of_a_hostile_text_stay_text(browser: Browser) -> None:
    page = browser.get("/search?words=script").text
    assert "<script>alert" not in page
    assert "&lt;<mark>script</mark>&gt;alert(1)" in page


def test_a_search_without_a_word_says_so(browser: Browser) -> None:
    for words in ("***", "-depot", '""'):
        assert "There is no word to look for" in browser.get("/search", params={"words": words}).text


def test_search_orders_by_relevance_where_asked(browser: Browser) -> None:
    page = browser.get("/search?words=depot&order=relevance").text
    assert '<option value="relevance" selected>' in page
    assert browser.get("/search?words=depot&order=size").status_code == 422


def test_many_stories_found_are_shown_on_several_pages(desk: Newsdesk, browser: Browser) -> None:
    _add_stories(desk, 45)
    first = browser.get("/search?words=lighthouse").text
    assert "45 stories" in first
    assert first.count("data-open") == 20
    following = re.search(r'href="(/search\?[^"]*page=2)"', first)
    assert following is not None
    second = browser.get(following[1].replace("&amp;", "&")).text
    shown = [set(re.findall(r'href="/stories/(\d+)" data-open', page)) for page in (first, second)]
    assert len(shown[0] | shown[1]) == 40
    assert "There are no more" in browser.get("/search?words=lighthouse&page=9").text


def test_the_queue_leads_from_page_to_page_without_repeating_a_story(desk: Newsdesk, browser: Browser) -> None:
    _add_stories(desk, 60)
    seen: list[str] = []
    address = "/"
    while address:
        page = browser.get(address).text
        seen += re.findall(r'<h2><a href="/stories/(\d+)" data-open', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following[1].replace("&amp;", "&") if following else ""
    assert len(seen) == len(set(seen)) == 68
    assert 'rel="first" href="/"' in page
    back = re.search(r'href="([^"]+)" data-back', browser.get(f"/stories/{seen[-1]}").text)
    assert back is not None
    assert back[1].partition("#")[2] == f"story-{seen[-1]}"
    assert browser.get(back[1].partition("#")[0]).text == page, "the page of the queue that the story stood on"


def test_a_story_of_many_articles_shows_them_a_page_at_a_time(desk: Newsdesk, browser: Browser) -> None:
    story_id = _add_stories(desk, 1, articles=230)[0]
    first, last = browser.get(f"/stories/{story_id}").text, browser.get(f"/stories/{story_id}?from=221").text
    assert "1 to 20 of 230" in first
    assert f'href="/stories/{story_id}?from=21#articles"' in first
    assert "221 to 230 of 230" in last
    assert first.count('<article class="source"') == 20
    assert last.count('<article class="source"') == 10
    assert "from=231" not in last
    assert browser.get(f"/stories/{story_id}?from=0").status_code == 422
    assert "221 to 230 of 230" in browser.get(f"/stories/{story_id}?from=9999").text
    assert len(browser.get(f"/api/v1/stories/{story_id}").json()["members"]) == 230


def test_of_a_text_that_many_have_copied_a_few_copies_stand_before_the_other_texts(
    desk: Newsdesk, browser: Browser
) -> None:
    copies = [article(f"Relit {each}", publisher=f"Outlet {each}", summary=WIRE) for each in range(100)]
    own = article("What the keepers of the lighthouse say", publisher="Harbour Post")
    with desk.database.write() as uow:
        ids = uow.articles.add_all({1: [*copies, own]}, now=NOON)[1]
        story_id = grouped(uow, *ids)
        refresh_records(uow, [story_id], topics=(), now=NOON)
        uow.commit()
    text, last, told = ids[0], ids[-2], ids[-1]
    first = browser.get(f"/stories/{story_id}").text
    assert (
        first.index("99 copies of this text")
        < first.index('<details class="rest">\n          <summary>')
        < first.index(f'id="article-{told}"')
    )
    further = re.search(rf'href="(/stories/{story_id}\?article=\d+)#article-\d+">\d+ more copies', first)
    assert further is not None
    assert f'href="/stories/{story_id}?article={text}#article-{text}"' in browser.get(further[1]).text
    pages = [browser.get(f"/stories/{story_id}?from={place}").text for place in range(1, 102, 20)]
    shown = [each for page in pages for each in re.findall(r'class="source" id="article-(\d+)"', page)]
    assert sorted(map(int, shown)) == sorted(ids)
    assert f'id="article-{last}"' in pages[-1]


def test_a_link_to_an_article_finds_the_page_of_its_story_on_which_it_stands(desk: Newsdesk, browser: Browser) -> None:
    story_id = _add_stories(desk, 1, articles=45)[0]
    last = re.findall(r'<article class="source" id="article-(\d+)"', browser.get(f"/stories/{story_id}?from=41").text)
    for article_id in last:
        link = f"/stories/{story_id}?article={article_id}"
        assert f'href="{link}#article-{article_id}" data-back' in browser.get(f"/articles/{article_id}").text
        assert f'id="article-{article_id}"' in browser.get(link).text
    elsewhere = browser.get(f"/stories/{story_id}?article={desk.articles[0][0]}")
    assert "1 to 20 of 45" in elsewhere.text


def test_who_takes_articles_out_stays_on_the_page_of_them(desk: Newsdesk, browser: Browser) -> None:
    story_id = _add_stories(desk, 1, articles=41)[0]
    last = browser.get(f"/stories/{story_id}?from=21").text
    assert last.count(f'name="back" value="/stories/{story_id}?from=21"') >= 4
    taken = re.findall(r'id="article-(\d+)"', last)[0]
    form = {"only": taken, "back": f"/stories/{story_id}?from=41&done=1"}
    done = browser.post(f"/stories/{story_id}/take-out", form).headers["location"]
    assert re.fullmatch(rf"/stories/{story_id}\?from=41&done=[0-9a-f]{{32}}", done)
    gone = browser.get(done).text
    assert "21 to 40 of 40" in gone, "the page that it stood on is gone"
    told = gone[gone.index('<div class="done"') :]
    assert f'name="back" value="/stories/{story_id}?from=21"' in told[: told.index("</form>")], "so is its undo"


def _add_stories(desk: Newsdesk, count: int, *, articles: int = 1) -> list[int]:

    made = []
    with desk.database.write() as uow:
        for number in range(count):
            titles = [f"Lighthouse {number} of {place} relit" for place in range(articles)]
            ids = uow.articles.add_all({1: [article(title) for title in titles]}, now=NOON)[1]
            story_id = grouped(uow, *ids)
            refresh_records(uow, [story_id], topics=(), now=NOON)
            made.append(story_id)
        uow.commit()
    return made
