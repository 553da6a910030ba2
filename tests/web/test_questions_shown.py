"""What a question shows of its article and of the two stories."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.support.make import suggestion
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk, doubt, signal


def test_an_open_question_shows_warnings_and_three_answers(browser: Browser) -> None:
    page = browser.get("/stories/2").text
    assert "Does this article belong here?" in page
    assert 'This story: <b><bdi lang="en">Drone strike on fuel depot near Izmail kills' in page, (
        "also where the head of the page is out of sight"
    )
    assert 'It now stands alone, as <a class="number" href="/stories/3">#3</a>' in page, "not under its title again"
    assert "other place: Reni" in page
    assert "58% likely" in page
    for verdict in ("same", "different", "unsure"):
        assert f'name="verdict" value="{verdict}"' in page


def test_a_question_whose_answer_is_likely_says_why_it_is_asked_all_the_same(desk: Newsdesk, browser: Browser) -> None:
    [ferry] = desk.articles[7]
    why = "However likely, a person has to decide"
    with desk.database.write() as uow:
        compared = replace(doubt(desk.stories[6], 0.94, "other round: 2, the story has 1"), contradicted=True)
        uow.reviews.suggest(suggestion(ferry, desk.stories[6], comparison=compared))
        uow.commit()
    assert why in browser.get(f"/stories/{desk.stories[6]}").text
    assert why not in browser.get("/stories/2").text, "its warnings alone would not have stopped it"


def test_a_question_is_shown_from_the_side_of_the_articles_own_story_too(browser: Browser) -> None:
    page = browser.get("/stories/3").text
    assert "Does this article of the story belong to another?" in page
    assert 'href="/stories/2"' in page


def test_a_question_shows_what_the_other_story_says_where_it_is_not_on_the_page(browser: Browser) -> None:
    said = "The toll of the attack on a fuel depot near Izmail rose to five"  # its evidence is of an attack on a depot
    elsewhere, beside_its_articles = (
        re.sub(
            r"<[^>]*>",
            "",
            browser.get(f"/stories/{story}").text.partition("data-question")[2].partition("</article>")[0],
        )
        for story in (3, 2)
    )
    assert said in elsewhere
    assert said not in beside_its_articles


def test_a_question_about_one_article_of_another_story_shows_what_that_story_says(
    desk: Newsdesk, browser: Browser
) -> None:
    with desk.database.write() as uow:
        uow.reviews.suggest(suggestion(desk.articles[1][1], desk.stories[0], comparison=doubt(desk.stories[0], 0.3)))
        uow.commit()
    page = browser.get(f"/stories/{desk.stories[0]}").text
    question = page[page.index("It now stands with 2 other articles in") :].partition("</article>")[0]
    assert "fire over two thousand square metres" in re.sub(r"<[^>]*>", "", question)


def test_a_question_shows_the_article_of_the_other_story_that_its_evidence_is_of(
    desk: Newsdesk, browser: Browser
) -> None:
    evidence = (signal("words known", 2.0, "Trieste", "inspection", "leaves", "open"),)
    with desk.database.write() as uow:
        compared = replace(doubt(desk.stories[0], 0.3), evidence=evidence)
        uow.reviews.suggest(suggestion(desk.articles[7][0], desk.stories[0], comparison=compared))
        uow.commit()
    page = browser.get(f"/stories/{desk.stories[7]}").text
    question = page[page.index("It may belong to") :].partition("</article>")[0]
    assert "What the Trieste inspection deal leaves open" in re.sub(r"<[^>]*>", "", question)
