"""What leaves the desk: feeds to subscribe to, exports, labels, topics and briefings."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import feedparser
import pytest
from lxml import etree

from aggregator.exporting.table import COLUMNS
from aggregator.listing import ListedArticle, read_listing
from aggregator.model import ClaimStatus, StoryKind, Verdict
from aggregator.records import refresh_records
from tests.support.make import NOON, details, passage, statement
from tests.web.browsing import ORIGIN, Browser
from tests.web.newsdesk import HOSTILE, Newsdesk

ATOM = "{http://www.w3.org/2005/Atom}"


def atom(browser: Browser, path: str = "/stories.atom", **headers: str) -> Any:
    """A feed as a feed reader understands it."""
    response = browser.get(path, headers=headers)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo
    return parsed


def updates(browser: Browser) -> dict[str, str]:
    """The id of each entry with the time of its last change."""
    return {entry.id: entry.updated for entry in atom(browser).entries}


def test_a_reader_gets_each_story_with_its_sources_and_counts(desk: Newsdesk, browser: Browser) -> None:
    feed = atom(browser)
    assert len(feed.entries) == 8
    entry = next(each for each in feed.entries if each.link.endswith(f"/stories/{desk.stories[0]}"))
    assert "6 articles, 5 publishers, 4 independent texts" in entry.content[0].value
    related = [link for link in entry.links if link.rel == "related"]
    assert len(related) == 6
    assert all(link.href.startswith("https://") for link in related)
    assert [tag.term for tag in entry.tags if not tag.scheme] == ["Grain corridor"]


def test_a_story_is_passed_on_as_text_with_its_address_and_those_of_its_own_texts(
    desk: Newsdesk, browser: Browser
) -> None:
    page = browser.get(f"/stories/{desk.stories[0]}").text
    text = html.unescape(page.partition("<textarea rows")[2].partition(">")[2].partition("</textarea>")[0])
    told, *sources = text.strip().split("\n\n")
    assert told.splitlines() == [
        "Joint inspectors agreed at Trieste grain talks",
        "6 articles, 5 publishers, 4 independent texts, 1 Mar, 10:00 – 2 Mar, 06:00 UTC",
        f"{ORIGIN}/stories/{desk.stories[0]}",
    ]
    assert len(sources) == 4, "copies repeat what is there"
    for source in sources:
        title, address = source.splitlines()
        assert ": " in title
        assert address.startswith("https://")


def test_both_formats_tell_the_same_entries_under_the_same_ids(browser: Browser) -> None:
    document = browser.get("/stories.json").json()
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert [(item["id"], item["title"]) for item in document["items"]] == [
        (entry.id, entry.title) for entry in atom(browser).entries
    ]
    first = document["items"][0]
    assert first["content_html"]
    assert first["_story"]["sources"][0]["url"].startswith("https://")
    exported = {told["headline"]: told for told in map(json.loads, browser.get("/export.jsonl").text.splitlines())}
    record = first["_story"].keys() - {"kind", "claim_status", "sources"}
    assert {name: exported[first["title"]][name] for name in record} == {name: first["_story"][name] for name in record}


def test_atom_has_what_its_specification_requires_once_each(browser: Browser) -> None:
    root = etree.fromstring(browser.get("/stories.atom").content)
    for parent in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1
        moment = parent.findtext(f"{ATOM}updated")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", moment)
        alternates = [link for link in parent.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [each.text for each in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in ids)


def test_what_leaves_shows_the_pinned_kind_and_is_narrowed_by_it(desk: Newsdesk, browser: Browser) -> None:
    story, name = desk.stories[0], "Grain corridor"
    tag = browser.get("/stories.json").headers["etag"]
    desk.clock.move(timedelta(hours=1))
    desk.reviewing.set_kind(story, StoryKind.OTHER, who="Ana")
    desk.reviewing.set_claim_status(story, ClaimStatus.DENIED, who="Ana")
    assert browser.get("/stories.json", headers={"If-None-Match": tag}).status_code == 200
    [item] = [each for each in browser.get("/stories.json?kind=other").json()["items"] if name in each["tags"]]
    assert (item["_story"]["kind"], item["_story"]["claim_status"]) == ("other", "denied")
    talks = browser.get("/stories.json?kind=talks").json()["items"]
    assert {each["_story"]["kind"] for each in talks} <= {"talks"}
    assert item["id"] not in {each["id"] for each in talks}
    entry = next(each for each in atom(browser, "/stories.atom?kind=other").entries if each.id == item["id"])
    assert [tag.term for tag in entry.tags if tag.scheme] == ["other", "denied"]
    lines = [json.loads(line) for line in browser.get("/export.jsonl?kind=other").text.splitlines()]
    assert story in {line["id"] for line in lines}
    assert {line["details"]["kind"] for line in lines} == {"other"}
    told = browser.get(f"/api/v1/stories/{story}/details").json()["details"]
    assert (told["kind"], told["claim_status"]) == ("other", "denied")
    listed = browser.get("/api/v1/stories?kind=other").json()["stories"]
    assert {each["id"] for each in listed} == {line["id"] for line in lines}
    briefed = browser.get(f"/api/v1/briefing?topic={name}&since=30d").json()["briefing"]["stories"]
    assert [each["kind"] for each in briefed if each["id"] == story] == ["other"]
    page = browser.get("/?kind=other").text
    assert f'href="/stories/{story}"' in page
    assert '<option value="other" selected>Other</option>' in page
    assert browser.get("/stories.json?kind=odd").status_code == 422


def test_ids_do_not_depend_on_the_host_name(browser: Browser) -> None:
    other = browser.get("/stories.atom", headers={"Host": "localhost:9"})
    assert {entry.id for entry in feedparser.parse(other.content).entries} == set(updates(browser))
    assert feedparser.parse(other.content).entries[0].link.startswith("http://localhost:9/")


def test_only_a_changed_record_is_an_update_and_a_merged_story_goes_into_its_successor(
    desk: Newsdesk, browser: Browser
) -> None:
    before = updates(browser)
    desk.clock.move(timedelta(hours=1))
    desk.reviewing.confirm(desk.stories[4], who="Ana")
    assert updates(browser) == before
    desk.reviewing.merge(desk.stories[6], desk.stories[4], who="Ana")
    after = updates(browser)
    assert len(before.keys() - after.keys()) == 1
    assert after.keys() <= before.keys()
    assert len([each for each in after if after[each] != before[each]]) == 1


def test_a_feed_that_has_not_changed_is_not_sent_again(desk: Newsdesk, browser: Browser) -> None:
    desk.clock.move(timedelta(hours=1))
    first = browser.get("/stories.atom")
    held = {"If-None-Match": f'"other", {first.headers["etag"]}'}
    again = browser.get("/stories.atom", headers=held)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    since = {"If-Modified-Since": first.headers["last-modified"]}
    assert browser.get("/stories.atom", headers=since).status_code == 304
    assert browser.get("/stories.atom", headers=since | {"If-None-Match": '"other"'}).status_code == 200
    assert browser.get("/stories.atom", headers={"If-Modified-Since": "yesterday"}).status_code == 200
    desk.clock.move(timedelta(hours=1))
    desk.reviewing.merge(desk.stories[6], desk.stories[4], who="Ana")
    assert browser.get("/stories.atom", headers=held).status_code == 200
    fresh = browser.get("/stories.atom", headers=since)
    assert fresh.status_code == 200
    assert "last-modified" not in fresh.headers, "within the second of a change another one could not be told"


def test_a_feed_with_an_edited_article_is_sent_again(desk: Newsdesk, browser: Browser) -> None:
    held = {"If-None-Match": browser.get("/stories.atom").headers["etag"]}
    assert browser.get("/stories.atom", headers=held).status_code == 304
    with desk.database.write() as uow:
        uow.stories.note_edits([desk.stories[0]], now=desk.clock.now() + timedelta(hours=1))
        uow.commit()
    assert browser.get("/stories.atom", headers=held).status_code == 200


def test_a_feed_is_compressed_for_those_who_take_it(browser: Browser) -> None:
    plain = browser.get("/stories.atom", headers={"Accept-Encoding": "gzip;q=0"})
    assert "content-encoding" not in plain.headers
    packed = browser.get("/stories.atom", headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert len(gzip.compress(plain.content)) < len(plain.content)


def test_a_feed_is_limited_to_a_topic_in_any_case_and_to_a_number_of_entries(browser: Browser) -> None:
    feed = atom(browser, "/stories.atom?topic=grain+CORRIDOR")
    assert feed.feed.title == "Stories: Grain corridor"
    assert all("Grain corridor" in [tag.term for tag in entry.tags] for entry in feed.entries)
    assert len(atom(browser, "/stories.atom?limit=2").entries) == 2
    assert browser.get("/stories.atom?limit=1000").status_code == 422
    assert feed.feed.id != atom(browser).feed.id


def test_hostile_text_is_text_in_both_formats(browser: Browser) -> None:
    assert HOSTILE in [entry.title for entry in atom(browser).entries]
    for item in browser.get("/stories.json").json()["items"]:
        assert "<script" not in item["content_html"]
        assert "<img" not in item["content_html"]


@pytest.mark.parametrize("path", ["/stories.atom", "/stories.json", "/export.jsonl", "/export.csv", "/labels.jsonl",
                                  "/briefing"])  # fmt: skip
def test_a_misspelt_topic_is_told_with_what_there_is(browser: Browser, path: str) -> None:
    response = browser.get(f"{path}?topic=Grian+corridor")
    assert response.status_code == 404
    assert "did you mean &#39;Grain corridor&#39;?" in response.text
    assert "Drone attacks" in response.text


def test_the_export_has_all_stories_that_the_filters_of_the_queue_find(desk: Newsdesk, browser: Browser) -> None:
    response = browser.get("/export.jsonl?topic=Grain+corridor")
    assert response.headers["content-disposition"] == 'attachment; filename="stories.jsonl"'
    [story] = [json.loads(line) for line in response.text.splitlines()]
    assert story["id"] == desk.stories[0]
    assert len(story["sources"]) == 6
    assert len(browser.get("/export.jsonl").text.splitlines()) == 8
    assert browser.get("/export.jsonl?since=1h").text == ""
    assert browser.get("/export.jsonl?since=soon").status_code == 422


def test_whoever_takes_what_has_changed_since_last_time_misses_nothing(desk: Newsdesk, browser: Browser) -> None:
    def taken(changed_since: str = "") -> dict[int, Any]:
        asked = {"state": "all", "changed_since": changed_since}
        lines = browser.get("/export.jsonl", params=asked).text.splitlines()
        return {story["id"]: story for story in map(json.loads, lines)}

    kept = taken()
    desk.clock.move(timedelta(hours=1))
    last = desk.clock.now().isoformat()
    desk.reviewing.dismiss(desk.stories[3], who="Ana")
    heir = desk.reviewing.merge(desk.stories[6], desk.stories[4], who="Ana").story_id
    changed = taken(last)
    assert changed.keys() == {desk.stories[3], heir}
    listed = browser.get("/api/v1/stories", params={"state": "all", "changed_since": last}).json()
    assert {story["id"] for story in listed["stories"]} == changed.keys()
    [gone] = {desk.stories[4], desk.stories[6]} - {heir}
    assert {each["article"] for each in kept.pop(gone)["sources"]} < {
        each["article"] for each in changed[heir]["sources"]
    }
    assert kept | changed == taken()


@pytest.mark.parametrize("path", ["/export.jsonl", "/export.csv", "/labels.jsonl", "/stories.atom", "/stories.json"])
def test_a_misspelt_filter_takes_nothing_away(browser: Browser, path: str) -> None:
    answer = browser.get(f"{path}?topik=Grain+corridor")
    assert answer.status_code == 422
    assert re.search(r"topik: is no parameter of this address, which takes [^.]*\btopic,", answer.text)


def test_the_table_has_a_row_for_each_article(desk: Newsdesk, browser: Browser) -> None:
    response = browser.get("/export.csv?bom=true")
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"), newline="")))
    assert list(rows[0]) == list(COLUMNS)
    assert len(rows) == sum(map(len, desk.articles))


def test_labels_are_read_back_as_the_labelled_articles_they_were_written_from(desk: Newsdesk, browser: Browser) -> None:
    assert browser.get("/labels.jsonl").text == ""
    desk.reviewing.confirm(desk.stories[0], who="Ana")
    lines = browser.get("/labels.jsonl").content.splitlines()
    read = list(read_listing(lines, seen=NOON, labelled=True))
    assert [(each.id, each.story) for each in read if isinstance(each, ListedArticle)] == [
        (article, str(desk.stories[0])) for article in desk.articles[0]
    ]
    assert browser.get("/labels.jsonl?topic=Drone+attacks").text == ""


def test_what_came_to_a_confirmed_story_after_its_review_is_no_label_until_somebody_decides_about_it(
    desk: Newsdesk, browser: Browser
) -> None:
    desk.reviewing.confirm(desk.stories[0], who="Ana")
    late = desk.articles[3][0]
    with desk.database.write() as uow:
        came = replace(uow.stories.memberships([late])[late], story_id=desk.stories[0])
        uow.stories.place([came])
        refresh_records(uow, {desk.stories[0]}, topics=(), now=NOON)
        uow.commit()

    def labelled() -> set[int]:
        return {json.loads(line)["id"] for line in browser.get("/labels.jsonl").text.splitlines()}

    assert labelled() == set(desk.articles[0])
    desk.reviewing.confirm(desk.stories[0], who="Ana")
    assert labelled() == {*desk.articles[0], late}


def test_an_answer_labels_the_articles_that_it_ties_together_and_no_others(desk: Newsdesk, browser: Browser) -> None:
    def labelled() -> list[tuple[int, int]]:
        lines = map(json.loads, browser.get("/labels.jsonl").text.splitlines())
        return [(line["id"], int(line["story"])) for line in lines]

    reni, arabic = desk.question(1), desk.question(0)
    izmail, grain = desk.stories[1], desk.stories[0]
    desk.reviewing.answer(reni, Verdict.SAME, who="Ana")
    assert labelled() == [(desk.articles[1][0], izmail), (desk.articles[2][0], izmail)]
    desk.reviewing.answer(arabic, Verdict.DIFFERENT, who="Ana")
    assert set(labelled()) == {
        (desk.articles[0][0], grain),
        (desk.articles[1][0], izmail),
        (desk.articles[2][0], izmail),
        (desk.articles[3][0], desk.stories[3]),
    }


def test_a_storys_labels_are_made_of_what_was_said_of_its_own_articles(
    desk: Newsdesk, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: dict[tuple[int, ...], set[frozenset[int]]] = {}

    def tied(articles: Sequence[int], together: Iterable[frozenset[int]]) -> frozenset[int]:
        handed[tuple(articles)] = set(together)
        return frozenset(articles)

    monkeypatch.setattr("aggregator.reviewing.labels._tied", tied)
    for story_id in (desk.stories[0], desk.stories[4]):
        desk.reviewing.confirm(story_id, who="Ana")
    browser.get("/labels.jsonl")
    for articles in (desk.articles[0], desk.articles[4]):
        assert handed[tuple(articles)] == {frozenset(articles)}


def put_under_a_topic(desk: Newsdesk, story_id: int) -> None:
    """Let a story be one of the grain corridor too, as reading it would."""
    with desk.database.write() as uow:
        story = uow.stories.many([story_id])[story_id]
        now, topics = desk.clock.now(), ("Grain corridor",)
        uow.stories.save_details(
            story_id, details(), engine="t", of_revision=story.revision, names=(), topics=topics, now=now
        )
        uow.commit()


def test_a_topic_with_more_stories_than_its_page_lists_leads_to_all(
    desk: Newsdesk, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_under_a_topic(desk, desk.stories[2])
    all_of_them = '<a href="/?topic=Grain%20corridor">All of them'
    assert all_of_them not in browser.get("/topics/Grain%20corridor").text
    monkeypatch.setattr("aggregator.web.pages.topics.LATEST", 1)
    assert all_of_them in browser.get("/topics/Grain%20corridor").text


def test_topics_are_shown_with_their_conditions_counts_and_links(browser: Browser) -> None:
    page = browser.get("/topics").text
    assert "Has one of the words “grain” or “зерн”" in page
    assert "1 story" in page
    topic = browser.get("/topics/grain%20corridor").text
    assert 'href="/stories.atom?topic=Grain%20corridor"' in topic
    assert "Joint inspectors agreed" in topic
    missing = browser.get("/topics/Grian")
    assert missing.status_code == 404
    assert "The topics are: Drone attacks, Grain corridor" in missing.text


def test_every_page_names_the_feed_of_all_stories(browser: Browser) -> None:
    assert '<link rel="alternate" type="application/atom+xml" title="Stories" href="/stories.atom">' in (
        browser.get("/history").text
    )


def test_a_briefing_shows_passages_with_their_sources(desk: Newsdesk, browser: Browser) -> None:
    story_id, article_id = desk.stories[0], desk.articles[0][0]
    with desk.database.write() as uow:
        story, stored = uow.stories.many([story_id])[story_id], uow.articles.many([article_id])[article_id]
        said = replace(statement(stored.article.title, article_id), denied_by=(1,))
        told = details(
            timeline=(replace(details().timeline[0], sentences=(passage(stored.article.title, article_id),)),),
            statements=(said, statement("Nobody agreed", article_id)),
        )
        uow.stories.save_details(
            story_id, told, engine="t", of_revision=story.revision, names=(), topics=story.topics, now=desk.clock.now()
        )
        uow.commit()
    page = browser.get("/briefing?topic=Grain+corridor&since=30d").text
    assert stored.article.title in page
    published, now = stored.article.published, desk.clock.now()
    assert published is not None
    assert f">{published:%-d %b %Y %H:%M}</time>" in page, "printed, it is read in another year"
    assert f" to {now:%-d %b %Y %H:%M} UTC</p>" in page
    assert "Contested claims" in page
    assert f'href="{stored.article.link}"' in page
    spoken = browser.get("/api/v1/briefing?topic=Grain+corridor&since=30d").json()["briefing"]
    assert spoken["contested"][0]["denials"][0]["words"] == "Nobody agreed"


def test_a_briefing_says_at_its_head_how_many_stories_it_does_not_tell_of(
    desk: Newsdesk, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_under_a_topic(desk, desk.stories[2])
    page = browser.get("/briefing?topic=Grain+corridor&since=30d").text
    assert ">2 stories</h2>" in page
    assert '<span class="extent">6 articles, 5 publishers, 4 independent texts</span>' in page
    assert '<span class="extent">1 article</span>' in page
    monkeypatch.setattr("aggregator.exporting.briefings.MOST_STORIES", 1)
    assert ">1 of 2 stories</h2>" in browser.get("/briefing?topic=Grain+corridor&since=30d").text


def test_a_briefing_without_a_period_is_of_the_last_week_with_news(desk: Newsdesk, browser: Browser) -> None:
    assert 'name="since" value="7d"' in browser.get("/briefing?topic=Grain+corridor").text
    desk.clock.move(timedelta(days=20))
    page = browser.get("/briefing?topic=Grain+corridor").text
    assert "Joint inspectors agreed at Trieste grain talks" in page
    assert 'name="since" value="2026-02-23"' in page, "told where it can be changed"
    assert "No story of the topic" in browser.get("/briefing?topic=Grain+corridor&since=7d").text, "what is asked for"


def test_a_briefing_asks_for_a_topic_first(browser: Browser) -> None:
    page = browser.get("/briefing")
    assert page.status_code == 200
    assert "<option>Drone attacks</option>" in page.text
    assert '<a href="/topics" aria-current="page">' in page.text, "from where one came"
