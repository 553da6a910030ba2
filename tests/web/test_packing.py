"""What goes out packed, and to whom."""

from __future__ import annotations

import pytest

from tests.web.browsing import Browser

PACKED = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize(
    "path",
    ["/stories/1", "/static/desk.css", "/stories.atom", "/api/v1/stories", "/export.jsonl", "/briefing?since=30d"],
)
def test_what_is_long_goes_out_packed_to_whoever_takes_it_so(browser: Browser, path: str) -> None:
    plain = browser.get(path, headers={"Accept-Encoding": "gzip;q=0, br"})
    packed = browser.get(path, headers=PACKED)
    assert (plain.status_code, packed.status_code) == (200, 200)
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    assert int(packed.headers.get("content-length", 0)) < int(plain.headers.get("content-length", 1)) / 2
    assert packed.text.count("request") == plain.text.count("request")


@pytest.mark.parametrize("asker", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}])
def test_a_page_that_another_site_leads_to_is_not_packed(browser: Browser, asker: dict[str, str]) -> None:
    page = browser.get("/search?words=guess", headers=PACKED | asker)
    assert page.status_code == 200
    assert "content-encoding" not in page.headers
    for own in ({"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {}):
        assert browser.get("/search?words=guess", headers=PACKED | own).headers["content-encoding"] == "gzip"
