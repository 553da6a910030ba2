"""Where the desk leads next, and back."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from urllib.parse import quote

import pytest

from tests.web.browsing import ORIGIN, Browser
from tests.web.newsdesk import Newsdesk


def test_next_leads_to_another_doubtful_story_within_the_filters_last_used(desk: Newsdesk, browser: Browser) -> None:
    browser.get("/?language=ar")
    assert browser.get("/next").headers["location"] == f"/stories/{desk.stories[3]}"
    assert browser.get(f"/next?after={desk.stories[3]}").headers["location"] == "/?language=ar"


def test_next_goes_on_behind_a_story_that_stays_in_doubt(browser: Browser) -> None:
    queue = browser.get("/?doubtful=true").text
    stories = [int(number) for number in re.findall(r'id="story-(\d+)"', queue)]
    assert len(stories) > 2
    for story_id, following in zip(stories, [*stories[1:], stories[0]], strict=True):
        assert browser.get(f"/next?after={story_id}").headers["location"] == f"/stories/{following}"


def named(desk: Newsdesk, name: str) -> Browser:
    person = Browser(desk.app)
    person.post("/reviewer", {"name": name})
    return person


def test_two_people_with_the_same_filters_are_led_to_different_stories(desk: Newsdesk) -> None:
    ana, ben = named(desk, "Ana"), named(desk, "Ben")
    first = ana.get("/next").headers["location"]
    assert "is at this story" not in ana.get(first).text
    row = re.search(rf'href="{first}".+?class="row-side">(.+?)</div>', ben.get("/").text, re.DOTALL)
    assert row
    assert "<bdi>Ana</bdi> is at it" in row[1]
    assert "<bdi>Ana</bdi></b> is at this story, too" in ben.get(first).text
    second = ben.get("/next").headers["location"]
    assert second != first
    ben.get(second)
    assert ana.get(f"/next?after={first.removeprefix('/stories/')}").headers["location"] not in {first, second}
    ana.get("/")
    assert "is at it" not in ben.get("/").text, "whoever is back in the queue is at no story"
    ana.get(first)
    desk.clock.move(timedelta(minutes=11))
    assert "is at it" not in ben.get("/").text, "nor is whoever has gone away"


def test_what_is_left_is_met_whoever_is_at_it(desk: Newsdesk) -> None:
    ana, ben = named(desk, "Ana"), named(desk, "Ben")
    only = re.findall(r'id="story-(\d+)"', ana.get("/?words=izmail&doubtful=true").text)
    assert len(only) == 1
    ana.get(f"/stories/{only[0]}")
    ben.get("/?words=izmail&doubtful=true")
    assert ben.get("/next").headers["location"] == f"/stories/{only[0]}"


def test_whoever_was_too_late_with_an_answer_goes_on_behind_the_story_it_was_about(desk: Newsdesk) -> None:
    ana, ben = named(desk, "Ana"), named(desk, "Ben")
    page = ben.get("/stories/1").text
    asked = re.search(r"/suggestions/(\d+)/answer", page)
    assert asked
    ana.post(f"/suggestions/{asked[1]}/answer", {"verdict": "different"})
    late = ben.post(f"/suggestions/{asked[1]}/answer", {"verdict": "same", "onward": "1"})
    assert late.status_code == 409
    assert 'href="/next?after=1"' in late.text


def test_next_stays_on_the_page_of_the_queue_that_is_worked_on(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aggregator.web.pages.queue.PAGE_SIZE", 2)
    first = browser.get("/?doubtful=true").text
    following = re.search(r'rel="next" href="([^"]*)"', first)
    assert following
    second = browser.get(html.unescape(following[1])).text
    on_second = [int(number) for number in re.findall(r'id="story-(\d+)"', second)]
    assert browser.get("/next").headers["location"] == f"/stories/{on_second[0]}"
    assert browser.get(f"/next?after={on_second[0]}").headers["location"] == f"/stories/{on_second[1]}"
    browser.get("/?doubtful=true&after=0.0.1")
    assert browser.get("/next").headers["location"] in re.findall(r"/stories/\d+", first)


def test_an_answered_question_leads_on_from_where_its_story_stood(desk: Newsdesk, browser: Browser) -> None:
    queue = browser.get("/?doubtful=true").text
    in_doubt = [int(number) for number in re.findall(r'id="story-(\d+)"', queue)]
    assert in_doubt[:2] == [desk.stories[0], desk.stories[1]]
    question = desk.question(1)
    answered = browser.post(
        f"/suggestions/{question}/answer", {"verdict": "different", "onward": str(desk.stories[1])}
    ).headers["location"]
    assert answered.startswith(f"/stories/{in_doubt[2]}?"), "not the first of the queue"


def test_who_adds_to_a_confirmed_story_stays_there_to_confirm_it_again(desk: Newsdesk, browser: Browser) -> None:
    story = desk.stories[1]
    desk.reviewing.confirm(story, who="Ana")
    stays = browser.decide(f"/suggestions/{desk.question(1)}/answer", {"verdict": "same", "onward": str(story)})
    assert stays.url.path == f"/stories/{story}"
    assert "1 article came" in stays.text
    again = browser.post(f"/stories/{story}/confirm", {"onward": str(story)})
    assert not again.headers["location"].startswith(f"/stories/{story}?"), "nothing is left to decide about it"


def test_who_is_unsure_about_a_story_that_has_changed_since_its_review_does_not_meet_the_question_again(
    desk: Newsdesk, browser: Browser
) -> None:
    story = desk.stories[1]
    desk.reviewing.confirm(story, who="Ana")
    desk.reviewing.merge(desk.stories[6], story, who="Ana")
    with desk.database.read() as uow:
        assert uow.stories.listed([story])[story].changed_since_review
    led_on = browser.post(f"/suggestions/{desk.question(1)}/answer", {"verdict": "unsure", "onward": str(story)})
    assert not led_on.headers["location"].startswith(f"/stories/{story}?")


def test_an_answer_that_is_refused_because_the_story_has_grown_is_given_again_where_that_is_told(
    desk: Newsdesk, browser: Browser
) -> None:
    story, path = desk.stories[1], f"/suggestions/{desk.question(1)}/answer"
    stale = {"verdict": "different", "shown": f"{story}:0", "onward": str(story), "queue": "/?words=Izmail"}
    refused = browser.post(path, stale)
    assert refused.status_code == 409
    form = refused.text[refused.text.index(f'action="{path}"') :].partition("</form>")[0]
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    again = {name: [html.unescape(value) for each, value in fields if each == name] for name, _ in fields}
    assert (again["onward"], again["queue"]) == ([str(story)], ["/?words=Izmail"])
    assert len(again["shown"]) == 2, "of the article's own story too"
    led_on = browser.post(path, again | {"verdict": "different"})
    assert led_on.headers["location"].startswith("/?words=Izmail&"), "as from the page of the story"
    assert f'action="{path}"' not in browser.post(path, stale).text, "it has been answered"


def test_of_two_tabs_each_goes_on_under_its_own_filters(desk: Newsdesk, browser: Browser) -> None:
    browser.get("/?words=Izmail")
    page = browser.get("/stories/2").text
    browser.get("/?language=ar")  # in the other tab
    [queue] = set(re.findall(r'name="queue" value="([^"]*)"', page))
    form = {"verdict": "different", "onward": str(desk.stories[1]), "queue": html.unescape(queue)}
    answered = browser.post(f"/suggestions/{desk.question(1)}/answer", form).headers["location"]
    assert answered.startswith("/?words=Izmail&"), "where nothing is in doubt any more"
    assert 'href="/?words=Izmail#story-2"' in browser.get("/stories/2").text


def test_a_page_of_the_queue_that_is_worked_off_does_not_say_that_there_are_no_stories(browser: Browser) -> None:
    page = browser.get("/?after=0.0.1").text
    assert "Nothing is left on this page" in page
    assert "First page" in page


def test_a_story_leads_back_to_its_row_of_the_queue_as_it_was_filtered(browser: Browser) -> None:
    queue = browser.get("/?language=ar&words=").text
    assert 'id="story-4"' in queue
    assert 'href="/?language=ar#story-4"' in browser.get("/stories/4").text


@pytest.mark.parametrize(
    ("came_from", "back"),
    [
        (
            "/search?words=Izmail&order=newest",
            '<a href="/search?words=Izmail&amp;order=newest#story-2" data-back>← Search',
        ),
        ("/topics/Ports%20and%20shipping", '<a href="/topics/Ports%20and%20shipping#story-2" data-back>← Topic'),
        ("/stories/1", "data-back>← Queue"),
        ("https://[", "data-back>← Queue"),
        (None, "data-back>← Queue"),
    ],
)
def test_a_story_leads_back_to_the_list_that_it_was_opened_from(
    browser: Browser, came_from: str | None, back: str
) -> None:
    headers = {} if came_from is None else {"Referer": came_from if ":" in came_from else f"{ORIGIN}{came_from}"}
    assert back in browser.get("/stories/2", headers=headers).text


def test_a_story_leads_back_to_its_search_after_a_decision_and_its_undo(desk: Newsdesk, browser: Browser) -> None:
    story = f"/stories/{desk.stories[7]}"
    search = "/search?words=cables&order=newest"
    page = browser.get(story, headers={"Referer": f"{ORIGIN}{search}"}).text
    for form, told in (("/confirm", "confirmed"), ("/undo", "undid")):
        action = re.search(rf'action="(/[^"]*{form})"', page)
        back = re.search(rf'action="[^"]*{form}">.*?name="back" value="([^"]*)"', page, re.DOTALL)
        assert action
        assert back
        page = browser.decide(action[1], {"back": html.unescape(back[1])}).text
        assert told in page
        assert f'href="{html.escape(search)}#story-{desk.stories[7]}" data-back>← Search' in page


@pytest.mark.parametrize("words", ["cables", "грузоподъёмность " * 11, "谷物" * 100])
def test_a_story_that_was_opened_from_a_search_takes_decisions_however_long_the_words(
    desk: Newsdesk, browser: Browser, words: str
) -> None:
    story = f"/stories/{desk.stories[7]}"
    page = browser.get(story, headers={"Referer": f"{ORIGIN}/search?words={quote(words)}"}).text
    back = re.search(r'/confirm">.*?name="back" value="([^"]*)"', page, re.DOTALL)
    assert back
    assert "confirmed" in browser.decide(f"{story}/confirm", {"back": html.unescape(back[1])}).text
