"""How an article says where its text is from."""

from __future__ import annotations

from datetime import timedelta

from aggregator.model import WantedPage
from tests.support.make import NOON
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk


def claimed(desk: Newsdesk) -> WantedPage:
    """The page of the first article, claimed."""
    with desk.database.write() as uow:
        uow.pages.want([desk.articles[0][0]], now=NOON)
        [page] = uow.pages.claim(now=NOON, until=NOON + timedelta(hours=1), limit=9)
        uow.commit()
    return page


def test_a_text_from_a_page_is_shown_with_its_address_and_the_feeds_own_text_beside_it(
    desk: Newsdesk, browser: Browser
) -> None:
    page = claimed(desk)
    with desk.database.write() as uow:
        uow.pages.keep(page, url="https://post.example/final", text="The whole story.\n\n<b>As printed.</b>", now=NOON)
        uow.commit()
    shown = browser.get(f"/articles/{page.article_id}").text
    assert "<p>The whole story.</p>" in shown
    assert "&lt;b&gt;As printed." in shown
    assert 'href="https://post.example/final"' in shown
    assert "its page at post.example" in shown
    assert shown.index("The whole story.") < shown.index("Text as carried by the feed")


def test_a_page_that_gave_no_text_is_told_of(desk: Newsdesk, browser: Browser) -> None:
    page = claimed(desk)
    with desk.database.write() as uow:
        uow.pages.fail(page, error="the server says 404", again=None)
        uow.commit()
    shown = browser.get(f"/articles/{page.article_id}").text
    assert "Its page gave no text: the server says 404." in shown
    assert "It is not tried again." in shown
