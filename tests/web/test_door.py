"""What is let in, what is refused, and what every answer carries."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Never

import pytest

from aggregator.access import make_token
from aggregator.errors import DatabaseError
from aggregator.model import Role
from aggregator.ports import Trouble
from aggregator.reviewing import Reviewing
from aggregator.web.inputs import QueueQuery, reviewer_as_cookie, reviewer_in_cookie
from aggregator.web.requests import part_of
from tests.support.access import access_by, users_in
from tests.support.probes import quiet_probes
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk


class BrokenDatabase:
    """A database that cannot be reached."""

    trouble = None

    def __init__(self, error: Exception) -> None:
        self._error = error

    def read(self) -> Never:
        """Fail."""
        raise self._error

    write = read


def broken(desk: Newsdesk, error: Exception, users: Path | None = None) -> Browser:
    """A browser at a desk whose database fails, but for what logging in takes."""
    desk.dependencies = replace(
        desk.dependencies,
        database=BrokenDatabase(error),
        reviewing=Reviewing(BrokenDatabase(error), desk.clock, tuple),
        access=access_by(users, desk.database, desk.clock),
        probes=quiet_probes(BrokenDatabase(error).read),
    )
    return Browser(desk.app, raise_errors=False)


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/api/v1/stories", "/static/desk.css", "/stories/x", "/healthz", "/next"]
)
def test_every_answer_carries_the_security_headers(browser: Browser, path: str) -> None:
    headers = browser.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8484", "LOCALHOST:1", "[::1]:8484", "[::1]"])
def test_the_desk_answers_under_its_own_names(browser: Browser, host: str) -> None:
    assert browser.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.", "evil.example:8484", "a@b", "[::1"]
)
def test_a_foreign_host_name_is_refused(browser: Browser, host: str) -> None:
    assert browser.get("/", headers={"Host": host}).status_code == 400
    refused = browser.get("/api/v1/stories", headers={"Host": host})
    assert refused.json()["error"]["code"] == "host"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:3000"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "none", "Origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["/stories/{}/confirm", "/api/v1/stories/{}/confirm", "/reviewer"])
def test_a_post_from_another_site_is_refused_and_changes_nothing(
    desk: Newsdesk, browser: Browser, path: str, headers: dict[str, str]
) -> None:
    before = desk.revision(desk.stories[4])
    response = browser.post(path.format(desk.stories[4]), {"name": "Eve"}, headers=headers)
    assert response.status_code == 403
    assert desk.revision(desk.stories[4]) == before


def test_a_program_that_sends_no_origin_may_decide(desk: Newsdesk, browser: Browser) -> None:
    path = f"/api/v1/stories/{desk.stories[4]}/confirm"
    assert browser._send("POST", path, json={"who": "script"}).status_code == 200


def test_probes_answer_under_any_host_name(browser: Browser) -> None:
    for path in ("/healthz", "/readyz"):
        assert browser.get(path, headers={"Host": "10.0.0.7:8484"}).status_code == 200


def test_probes_answer_monitors_that_ask_for_the_head_alone(browser: Browser) -> None:
    for path in ("/healthz", "/readyz"):
        assert browser._send("HEAD", path).status_code == 200


def test_a_request_without_a_path_is_one_for_pages() -> None:
    assert part_of("*") == "pages"
    assert part_of("") == "pages"


@pytest.mark.parametrize("error", [DatabaseError("the disk is full"), RuntimeError("unforeseen")])
def test_readiness_fails_with_the_database_while_the_process_is_alive(desk: Newsdesk, error: Exception) -> None:
    browser = broken(desk, error)
    assert browser.get("/healthz").status_code == 200
    assert browser.get("/readyz").status_code == 503


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [(DatabaseError("the disk is full"), 503, "database"), (RuntimeError("secret"), 500, "internal")],
)
@pytest.mark.parametrize("path", ["/", "/nowhere"])
def test_a_failing_database_gets_a_plain_answer_that_gives_nothing_away(
    desk: Newsdesk, error: Exception, status: int, code: str, path: str
) -> None:
    browser = broken(desk, error)
    page = browser.get(path)
    assert page.status_code == status
    assert "secret" not in page.text
    assert "content-security-policy" in page.headers
    if path == "/":
        answer = browser.get("/api/v1/stories")
        assert answer.status_code == status
        assert answer.json()["error"]["code"] == code
        assert "secret" not in answer.text


@pytest.mark.parametrize("error", [DatabaseError("the disk is full"), RuntimeError("unforeseen")])
@pytest.mark.parametrize(("path", "field"), [("/stories/1/note", "note"), ("/suggestions/1/answer", "reason")])
def test_what_was_written_is_shown_where_the_database_fails(
    desk: Newsdesk, error: Exception, path: str, field: str
) -> None:
    page = broken(desk, error).post(path, {"verdict": "same", field: "ask <b>the port</b>"})
    assert page.status_code in {500, 503}
    assert "ask &lt;b&gt;the port&lt;/b&gt;" in page.text


def test_a_stranger_is_not_told_where_the_database_is(desk: Newsdesk, tmp_path: Path) -> None:
    browser = broken(desk, DatabaseError("/srv/news.db is gone"), users_in(tmp_path))
    for path in ("/login", "/nowhere"):
        page = browser.get(path)
        assert page.status_code == 503
        assert "/srv/news.db" not in page.text
    token = make_token(desk.database, "wall", Role.READER, now=desk.clock.now())
    answer = browser.get("/api/v1/stories", headers={"Authorization": f"Bearer {token}"})
    assert answer.json()["error"]["message"] == "/srv/news.db is gone"


def test_a_database_that_takes_nothing_more_is_told_of_on_every_page(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    trouble = Trouble(text="the disk is full: make room", lasting=timedelta(minutes=3))
    monkeypatch.setattr("storage.SqlDatabase.trouble", trouble)
    page = browser.get("/feeds")
    assert page.status_code == 200
    assert "the disk is full: make room" in page.text


def test_static_files_are_asked_about_each_time_and_answered_briefly(browser: Browser) -> None:
    first = browser.get("/static/keys.js")
    assert first.headers["cache-control"] == "no-cache"
    again = browser.get("/static/keys.js", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/vendor"])
def test_nothing_but_static_files_is_served_as_such(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_a_name_survives_the_cookie_and_a_forged_cookie_becomes_the_default() -> None:
    assert reviewer_in_cookie(reviewer_as_cookie("Žofie; Путь=/")) == "Žofie; Путь=/"
    for forged in (None, "", "%00", "x" * 100, "%0d%0aSet-Cookie", "%20"):
        assert "\n" not in reviewer_in_cookie(forged)
        assert reviewer_in_cookie(forged) in {"reviewer", "Set-Cookie"}


@pytest.mark.parametrize("forged", ["period=99y&words=%00", "after=nowhere"])
def test_a_forged_queue_cookie_is_ignored(browser: Browser, forged: str) -> None:
    page = browser.get("/stories/4", headers={"Cookie": f'queue="{forged}"'})
    assert page.status_code == 200
    assert 'href="/#story-4" data-back' in page.text


def test_a_query_string_is_read_back_as_it_was_written() -> None:
    query = QueueQuery(doubtful=True, words='a&b="c" ж', min_publishers=3)
    assert query.query_string() == "?doubtful=true&min_publishers=3&words=a%26b%3D%22c%22+%D0%B6"
