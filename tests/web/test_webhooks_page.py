"""The page of the webhooks."""

from __future__ import annotations

import re

import pytest

from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk


def test_what_was_given_up_is_listed_page_by_page_sent_again_and_forgotten(
    desk: Newsdesk, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aggregator.web.pages.webhooks.EVENTS", 2)
    desk.give_up("wall", 3)
    page = browser.get("/webhooks").text
    assert "3 given up" in page
    following = re.search(r'rel="next" href="(/webhooks\?after=[^"]+)"', page)
    assert following
    page += browser.get(following[1]).text
    forms = re.findall(r'action="(/webhooks/events/[^"]+/(?:resend|discard))"', page)
    assert len(set(forms)) == 6
    resend, forget = forms[0], forms[3]
    assert "Will be sent within seconds" in browser.decide(resend).text
    assert "Forgotten." in browser.decide(forget).text
    assert "1 given up" in browser.get("/webhooks").text
