"""What a story's articles say, as its page shows it."""

from __future__ import annotations

import re
from html import unescape

from aggregator.model import (
    Bound,
    EventClass,
    FigureRole,
    FigureValue,
    Named,
    PrintedFigure,
    StoryFigure,
    StoryStatement,
)
from aggregator.model.details import ACLED_VERSION, PLOVER_VERSION
from aggregator.reading import Reader
from aggregator.records import refresh_records
from aggregator.web.views.details import details_view, pieces
from tests.support import make
from tests.support.make import key
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def test_a_story_shows_dates_statements_and_figures_each_with_the_outlets_that_print_them(browser: Browser) -> None:
    page = browser.get("/stories/1").text
    assert "Sunday 1 March 2026" in page
    assert re.search(r"talks on the grain corridor <mark>on Sunday</mark>", page)
    assert re.search(r'<span class="cites"><a href="#article-\d+">Adria Wire</a>', page)


def test_of_the_articles_behind_a_sentence_one_of_each_outlet_comes_first() -> None:
    articles = {
        number: make.stored_article(number, publisher=outlet)
        for number, outlet in enumerate(("Adria Wire", "Adria Wire", "Adria Wire", "Valley Times"), start=1)
    }
    view = details_view(make.details(), articles, story_id=1, most=12)
    passages = [make.passage("It burned.", number) for number in (1, 2, 2, 3, 4, 9)]
    assert [each.id for each in view.cited_in(passages)] == [1, 4, 2, 3]


def test_a_source_is_shown_with_its_time(browser: Browser) -> None:
    page = browser.get("/stories/1").text
    assert re.search(
        r'<span class="cites"><a [^>]+>Adria Wire</a> <span class="together">\s*<time datetime="2026-0', page
    )


def test_every_passage_that_a_status_was_read_from_is_shown(desk: Newsdesk, browser: Browser) -> None:
    said = tuple(make.passage(f"reason {number}", 1) for number in range(8))
    with desk.database.write() as uow:
        seen = uow.stories.many([1])[1].revision
        told = make.details(claim_shown_by=said)
        uow.stories.save_details(1, told, engine="t", of_revision=seen, names=(), topics=(), now=make.NOON)
        uow.commit()
    page = browser.get("/stories/1").text
    assert [each.words for each in said if f"<bdi>{each.words}</bdi>" not in page] == []


def test_an_events_classes_say_of_which_version_of_which_scheme_they_are(desk: Newsdesk, browser: Browser) -> None:
    told = make.details(event_class=EventClass(plover="CONSULT: meet", acled="Battles"))
    with desk.database.write() as uow:
        seen = uow.stories.many([1])[1].revision
        uow.stories.save_details(1, told, engine="t", of_revision=seen, names=(), topics=(), now=make.NOON)
        uow.commit()
    page = browser.get("/stories/1").text
    assert f'title="PLOVER {PLOVER_VERSION}">CONSULT: meet<' in page
    assert f'title="ACLED {ACLED_VERSION}">Battles<' in page


def test_speaker_and_stance_are_two_words_wherever_they_are_read_or_copied(browser: Browser) -> None:
    page = text_of(browser.get("/stories/1").text)
    assert "the port authority said TRIESTE" in page


def test_an_article_that_is_only_a_link_says_that_it_has_no_text(desk: Newsdesk, browser: Browser) -> None:
    with desk.database.write() as uow:
        added = [make.article("", summary="", text="", published=make.NOON)]
        [bare] = uow.articles.add_all({1: added}, now=make.NOON)[1]
        uow.stories.place([make.membership(bare, story_id := uow.stories.open(now=make.NOON))])
        refresh_records(uow, [story_id], topics=(), now=make.NOON)
        uow.commit()
    Reader(database=desk.database, clock=desk.clock, topics=tuple).read_all()
    page = text_of(browser.get(f"/stories/{story_id}").text)
    assert "neither a title nor a text" in page
    assert "the language is not supported" not in page


def test_what_is_not_read_is_said(browser: Browser) -> None:
    page = text_of(browser.get("/stories/1").text)
    assert page.count("of 1 article in Ukrainian") == 1
    assert "people and organisations, figures other than tolls, dates of 1 article in Ukrainian" in page


def test_that_some_articles_have_not_been_read_yet_is_said(desk: Newsdesk, browser: Browser) -> None:
    with desk.database.write() as uow:
        [article_id] = uow.articles.add_all({1: [make.article("Depot in Reni still burns")]}, now=make.NOON)[1]
        uow.stories.place([make.membership(article_id, desk.stories[2])])
        refresh_records(uow, [desk.stories[2]], topics=(), now=make.NOON)
        uow.commit()
    assert "1 article of 2 was read." in browser.get(f"/stories/{desk.stories[2]}").text


def test_a_story_that_nobody_has_read_yet_says_so(desk: Newsdesk, browser: Browser) -> None:
    with desk.database.write() as uow:
        uow.stories.merge_away(2, 1, now=make.NOON)
        uow.stories.revive(2, uow.stories.many([1])[1].state, now=make.NOON)
        uow.stories.save_records({2: (make.record([desk.articles[1][0]]), ())}, now=make.NOON)
        uow.commit()
    assert "is being read" in browser.get("/stories/2").text


def test_a_denial_stands_beside_its_claim_and_contested_statements_come_first() -> None:
    plain, claim, denial = (make.statement(words) for words in ("It rained.", "They shot.", "They did not."))
    claim = StoryStatement(printed=claim.printed, denied_by=(2,))
    view = details_view(make.details(statements=(plain, claim, denial)), {}, story_id=1, most=12)
    assert [(each.statement, each.denials) for each in view.statements] == [(claim, (denial,)), (plain, ())]


def test_figures_that_disagree_come_first() -> None:
    printed = PrintedFigure(words=make.passage("3"), sentence=make.passage("3 died"))
    sure = FigureValue(value=3, upper=None, bound=Bound.EXACT, printed=(printed,))
    doubtful = FigureValue(value=3, upper=None, bound=Bound.EXACT, printed=(printed,), disagrees_with=(0,))
    one = StoryFigure(role=FigureRole.KILLED, unit="people", values=(sure,))
    other = StoryFigure(role=FigureRole.WOUNDED, unit="people", values=(doubtful,))
    assert details_view(make.details(figures=(one, other)), {}, story_id=1, most=12).figures == (other, one)


def test_of_a_toll_that_rises_for_days_the_newest_values_stand_and_earlier_ones_are_folded(
    desk: Newsdesk, browser: Browser
) -> None:
    values = tuple(
        FigureValue(
            value=killed,
            upper=None,
            bound=Bound.EXACT,
            printed=(PrintedFigure(words=make.passage(f"{killed} people"), sentence=make.passage(f"{killed} died")),),
        )
        for killed in range(20, 29)
    )
    told = make.details(figures=(StoryFigure(role=FigureRole.KILLED, unit="people", values=values),))
    with desk.database.write() as uow:
        seen = uow.stories.many([1])[1].revision
        uow.stories.save_details(1, told, engine="t", of_revision=seen, names=(), topics=(), now=make.NOON)
        uow.commit()
    folded, standing = browser.get("/stories/1").text.partition('class="counts"')[2].split("</table></details>")
    assert "3 earlier values" in folded
    assert re.findall(r"<b>(\d+) people", folded) == ["20", "21", "22"]
    assert re.findall(r"<b>(\d+) people", standing.partition("</table>")[0]) == ["23", "24", "25", "26", "27", "28"]


def test_a_sentence_is_cut_up_at_what_matters_and_loses_nothing() -> None:
    sentence = make.passage("It burned on Monday in Verrin.", start=10)
    cut = pieces(sentence, make.passage("on Monday", start=20), make.passage("Verrin", start=33))
    assert [(piece.text, piece.mark is not None) for piece in cut] == [
        ("It burned ", False),
        ("on Monday", True),
        (" in ", False),
        ("Verrin", True),
        (".", False),
    ]


def test_a_passage_of_another_article_or_beyond_the_sentence_is_not_marked() -> None:
    sentence = make.passage("It burned.", start=10)
    for other in (make.passage("It", 2, start=10), make.passage("burned. And so on", start=13)):
        assert [piece.text for piece in pieces(sentence, other)] == ["It burned."]


def test_hostile_words_in_what_is_said_are_shown_and_do_nothing(browser: Browser) -> None:
    for story in range(1, 7):
        assert "<script>alert" not in browser.get(f"/stories/{story}").text


def test_what_is_beyond_the_page_is_cut_from_each_part_and_counted() -> None:
    told = make.details().timeline * 5
    details = make.details(timeline=told, statements=tuple(make.statement(words) for words in "abc"))
    view = details_view(details, {}, story_id=1, first=2, most=2)
    assert [len(day.developments) for day in view.days] == [2]
    assert [each.statement for each in view.statements] == [details.statements[2]]
    assert view.entries == 5


def test_a_misread_figure_is_set_aside_from_page_and_api_and_brought_back(desk: Newsdesk, browser: Browser) -> None:
    story = desk.stories[1]
    path = f"/api/v1/stories/{story}/details"
    page = browser.get(f"/stories/{story}").text
    shown = browser.get(path).json()["details"]["figures"]
    count, misread = shown[0], shown[0]["values"][0]
    [button] = re.findall(
        rf'<button [^>]*form="set-aside" name="figure" value="([^"]*)">Misread: set aside<span class="unseen">'
        rf" {misread['printed'][0]['words']['words']}<",
        page,
    )
    page = browser.decide(f"/stories/{story}/set-aside", {"figure": unescape(button)}).text
    named = f"Killed, people: “{misread['printed'][0]['words']['words']}”"
    assert f"reviewer set aside a figure of #{story}. {named} Undo" in re.sub(r" z\b", "", text_of(page))
    assert f"Figure: {named} → set aside" in text_of(page)
    assert f"Set aside by reviewer: {named} Bring back {named}" in text_of(page), "where it stood"
    assert misread not in [
        each for figure in browser.get(path).json()["details"]["figures"] for each in figure["values"]
    ]
    details = f"/stories/{story}/details?from=1"
    page = browser.get(details).text
    assert re.search(rf'<form id="set-aside".*name="back" value="{re.escape(details)}"></form>', page)
    decision = browser.get(f"/api/v1/stories/{story}/history").json()["events"][0]["decision_id"]
    assert f'form="set-aside" formaction="/decisions/{decision}/undo"' in page
    page = browser.decide(f"/decisions/{decision}/undo", {"back": details}).text
    assert f"had decided: set aside a figure. {named}" in text_of(page)
    assert "Set aside by" not in text_of(page)
    assert browser.get(path).json()["details"]["figures"] == shown
    named = {key: misread[key] for key in ("value", "upper", "bound")}
    sent = {"role": count["role"], "unit": count["unit"], **named, "who": "desk script"}
    assert browser.post(f"/api/v1/stories/{story}/set-aside", json=sent).status_code == 200
    assert browser.get(path).json()["details"]["figures"] != shown


def test_all_articles_behind_a_sentence_can_be_looked_at_with_what_each_prints(
    desk: Newsdesk, browser: Browser
) -> None:
    outlets = [*(f"Outlet {number}" for number in range(70)), "Hostile <b>Outlet</b>"]
    with desk.database.write() as uow:
        added = [
            make.article(f"Depot {one}", publisher=one, link=f"https://{key(one)[:9]}.example/") for one in outlets
        ]
        ids = uow.articles.add_all({1: added}, now=make.NOON)[1]
        printed = tuple(
            PrintedFigure(
                words=make.passage("three", each, start=34), sentence=make.passage(f"All three of {each} died.", each)
            )
            for each in ids
        )
        value = FigureValue(value=3, upper=None, bound=Bound.EXACT, printed=printed)
        told = make.details(figures=(StoryFigure(role=FigureRole.KILLED, unit="people", values=(value,)),))
        seen = uow.stories.many([1])[1].revision
        uow.stories.save_details(1, told, engine="t", of_revision=seen, names=(), topics=(), now=make.NOON)
        uow.commit()
    [address] = re.findall(r'and <a href="([^"]+)">67 more</a>', browser.get("/stories/1").text)
    page = browser.get(unescape(address)).text
    assert f"All <mark>three</mark> of {ids[0]} died." in page
    assert f'<a href="/articles/{ids[0]}" data-open>' in page
    [following] = re.findall(r'rel="next" href="([^"]+)"', page)
    rest = browser.get(unescape(following)).text
    assert (page + rest).count("<mark>three</mark>") == len(outlets)
    assert "Hostile &lt;b&gt;" in rest
    assert "does not tell this any more" in browser.get("/stories/1/printed?passage=1.title.0.1").text


def test_names_beyond_the_first_eight_lead_to_their_articles_too(desk: Newsdesk, browser: Browser) -> None:
    people = tuple(
        Named(key=str(number), name=make.passage(f"Person {number}", number), articles=1) for number in range(1, 10)
    )
    with desk.database.write() as uow:
        seen = uow.stories.many([1])[1].revision
        told = make.details(people=people)
        uow.stories.save_details(1, told, engine="t", of_revision=seen, names=(), topics=(), now=make.NOON)
        uow.commit()
    assert '<a href="/articles/9"><bdi>Person 9</bdi>' in browser.get("/stories/1").text
