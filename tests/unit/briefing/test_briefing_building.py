"""A briefing puts together passages of a topic's stories, each with its sources, and counts what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from aggregator.briefing import (
    Briefing,
    RelatedStory,
    StoryToTell,
    as_markdown,
    build_briefing,
    same_names,
)
from aggregator.briefing.parts import Count, Told, Value
from aggregator.model import (
    Bound,
    Development,
    FigureRole,
    FigureValue,
    NameKind,
    Precision,
    PrintedFigure,
    Stance,
    Story,
    StoryDetails,
    StoryFigure,
    StoryState,
    When,
)
from tests.support.make import NOON, at, details, passage, record, statement, stored_article, story_name

WEEK = timedelta(days=7)
TODAY = NOON.date()
TITLES = ("Drone hits depot in Izmail", "Fire at Izmail depot")
SAID = "Four people died at the depot, the governor said."
DENIED = "No drone came near the depot, the ministry said."


def told(story_id: int = 1, details: StoryDetails | None = None, **changes: Any) -> StoryToTell:
    """A story of two articles, of the Harbour Post and the Valley Times."""
    first = story_id * 10
    articles = [
        stored_article(first, TITLES[0], summary=SAID, published=at(-2)),
        stored_article(first + 1, TITLES[1], summary=DENIED, published=at(-1), publisher="Valley Times"),
    ]
    story = Story(id=story_id, state=StoryState.OPEN, revision=1, record=None, opened=NOON, changed=NOON)
    recorded = record([first, first + 1], headline=TITLES[0], **changes)
    known = {each.id: each for each in articles}
    return StoryToTell(story=story, record=recorded, details=details, articles=known, related=())


def brief(*stories: StoryToTell, since: datetime = NOON - WEEK) -> Briefing:
    return build_briefing("Drone attacks", stories, since=since, until=NOON)


def development(words: str, *article_ids: int, day: date | None = TODAY, texts: int = 1) -> Development:
    sentences = tuple(passage(words, each, start=0) for each in article_ids)
    when = None if day is None else When(day, day, Precision.DAY)
    return Development(when=when, is_saying=False, sentences=sentences, dated_by=sentences[0], texts=texts)


def figure(*values: tuple[str, tuple[int, ...]]) -> StoryFigure:
    return StoryFigure(
        role=FigureRole.KILLED,
        unit="people",
        values=tuple(
            FigureValue(
                value=float(number),
                upper=None,
                bound=Bound.EXACT,
                printed=(PrintedFigure(words=passage(words, 10, start=0), sentence=passage(SAID, 10, start=0)),),
                disagrees_with=disagrees,
            )
            for number, (words, disagrees) in enumerate(values)
        ),
    )


def test_developments_stand_by_date_with_background_before_the_period_and_what_is_ahead_after_it() -> None:
    days = (NOON.date(), NOON.date() - timedelta(days=40), NOON.date() + timedelta(days=3), None)
    timeline = tuple(development(f"line {number}", 10, day=day) for number, day in enumerate(days))
    found = brief(told(details=details(timeline=timeline)))
    assert [[each.words for each in day.told] for day in found.background] == [["line 1"]]
    assert [[each.words for each in day.told] for day in found.developments] == [["line 0"], ["line 3"]]
    assert [[each.words for each in day.told] for day in found.ahead] == [["line 2"]]
    assert found.developments[-1].when is None


def test_every_line_names_all_its_articles_once_and_only_links_that_may_be_followed() -> None:
    story = told(details=details(timeline=(development("A line.", 10, 11, 10),)))
    first = story.articles[10]
    bad = replace(first, article=replace(first.article, link="javascript:alert(1)"))
    story = replace(story, articles={**story.articles, 10: bad})
    [day] = brief(story).developments
    assert [(cite.publisher, cite.link is None) for cite in day.told[0].cites] == [
        ("Harbour Post", True),
        ("Valley Times", False),
    ]


def test_of_many_sources_one_of_each_outlet_is_named_first() -> None:
    story = told(details=details(timeline=(development("A line.", 10, 12, 11),)))
    again = stored_article(12, "Izmail depot burns on")  # of the Harbour Post, as 10 is
    [day] = brief(replace(story, articles={**story.articles, 12: again})).developments
    assert [cite.article_id for cite in day.told[0].cites] == [10, 11, 12]


def test_a_claim_stands_beside_its_denial_and_neither_stands_among_the_statements() -> None:
    claim = replace(statement(SAID, 10), denied_by=(1,))
    denial = statement(DENIED, 11, stance=Stance.DENIAL, speaker=passage("the ministry", 11))
    other = statement("We are ready", 10)
    found = brief(told(details=details(statements=(claim, denial, other))))
    [pair] = found.contested
    assert (pair.claim.words, [each.words for each in pair.denials]) == (SAID, [DENIED])
    assert (pair.denials[0].speaker, pair.denials[0].manner) == ("the ministry", "denied")
    assert [each.words for each in found.statements] == ["We are ready"]


def test_statements_printed_before_the_period_are_not_told_again() -> None:
    story = told(details=details(statements=(statement("old", 10), statement("new", 11))))
    assert [each.words for each in brief(story, since=at(-1.5)).statements] == ["new"]


def test_values_that_disagree_stand_side_by_side_and_say_so() -> None:
    found = brief(told(details=details(figures=(figure(("four", (1,)), ("five", (0,))),))))
    [count] = found.counts
    assert isinstance(count, Count)
    assert (count.name, [(value.words, value.disagrees) for value in count.values]) == (
        "Killed, people",
        [("four", True), ("five", True)],
    )


def test_a_count_that_is_its_own_unit_is_named_once() -> None:
    quake = replace(figure(("6.4", ())), role=FigureRole.MAGNITUDE, unit="magnitude")
    [count] = brief(told(details=details(figures=(quake,)))).counts
    assert count.name == "Magnitude"


def test_related_stories_that_the_briefing_tells_are_named_with_what_they_share_in_the_order_given() -> None:
    izmail, port = story_name(), story_name("Port of Izmail", kind=NameKind.ORGANISATION)
    first = replace(
        told(1),
        related=(
            RelatedStory(story_id=3, shared=(port, izmail)),
            RelatedStory(story_id=99, shared=(izmail,)),
            RelatedStory(story_id=2, shared=(izmail,)),
        ),
    )
    found = brief(first, told(2), told(3))
    related = {story.id: [each.story_id for each in story.related] for story in found.stories}
    assert related == {1: [3, 2], 2: [], 3: []}
    assert "(same organisation: Port of Izmail; same place: Izmail)" in as_markdown(found)


def test_what_two_stories_share_is_told_by_kind_of_name_and_no_more_than_is_read() -> None:
    people = [story_name(name, kind=NameKind.PERSON, words=name) for name in ("Ana Horvat", "Ivan Bilyk")]
    places = [story_name("Sudan, SD, country", kind=NameKind.COUNTRY), story_name("Darfur, SD, region"), story_name()]
    assert same_names([people[0], places[0], people[1], *places[1:]]) == [
        ("same people", ["Ana Horvat", "Ivan Bilyk"]),
        ("same places", ["Sudan", "Darfur"]),
    ]


def test_what_is_left_out_is_counted() -> None:
    many = tuple(development(f"line {number}", 10) for number in range(20))
    found = brief(told(1, details(timeline=many)), told(2), told(3, independent_texts=9))
    assert found.left_out == 8
    assert found.unread == 2
    assert [story.id for story in found.stories] == [3, 2, 1]
    whole = build_briefing("t", [told(each) for each in range(1, 63)], since=NOON - WEEK, until=NOON, more_stories=5)
    assert (len(whole.stories), whole.more_stories) == (60, 7)


def test_every_word_of_a_briefing_is_a_passage_of_an_article_or_a_heading() -> None:
    timeline = (development(SAID, 10, 11),)
    story = told(
        details=details(timeline=timeline, statements=(statement(DENIED, 11),), figures=(figure(("Four", ())),))
    )
    printed = {text for each in story.articles.values() for text in (each.article.title, each.article.summary)}
    found = brief(story)
    for line in lines(found):
        assert any(line.words in text for text in printed), line.words
        assert line.cites
    assert as_markdown(found).count(SAID) == 2


def lines(part: object) -> Iterator[Told]:
    """All lines of a briefing."""
    if isinstance(part, Told):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from lines(each)
    elif isinstance(part, Value):
        yield part.told
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from lines(getattr(part, name))


def test_a_time_in_which_nothing_was_published_says_so() -> None:
    assert "No story of the topic published anything" in as_markdown(brief())
