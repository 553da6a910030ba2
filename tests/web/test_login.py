"""Logging in and out through pages, forms that other sites send, and programs with tokens."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from aggregator.access import make_token, set_password
from aggregator.access.rules import PER_USER
from aggregator.model import Role
from tests.support.access import PASSWORD, PASSWORDS, POLICY, users_in
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk, filled_newsdesk


@pytest.fixture
def users(tmp_path: Path) -> Path:
    return users_in(tmp_path)


@pytest.fixture
def guarded(users: Path) -> Newsdesk:
    """A desk with a user of each role."""
    return filled_newsdesk(users)


@pytest.fixture
def stranger(guarded: Newsdesk) -> Browser:
    """A browser in which nobody is logged in."""
    return Browser(guarded.app)


@pytest.fixture
def viktor(guarded: Newsdesk) -> Browser:
    """A reviewer's browser."""
    browser = Browser(guarded.app)
    assert browser.log_in("Viktor", PASSWORD["Viktor"]).status_code == 303
    return browser


MakeToken = Callable[[Role], dict[str, str]]


@pytest.fixture
def bearer(guarded: Newsdesk) -> MakeToken:
    """Makes the header of a program with a token."""

    def made(role: Role) -> dict[str, str]:
        token = make_token(guarded.database, f"a {role}", role, now=guarded.clock.now())
        return {"Authorization": f"Bearer {token}"}

    return made


def test_a_page_leads_to_the_log_in_and_that_back_to_the_page(stranger: Browser) -> None:
    asked = stranger.get("/feeds?state=broken")
    assert (asked.status_code, asked.headers["location"]) == (303, "/login?back=/feeds%3Fstate%3Dbroken")
    form = stranger.get(asked.headers["location"])
    assert form.status_code == 200
    assert 'name="back" value="/feeds?state=broken"' in form.text
    assert stranger.log_in("Viktor", PASSWORD["Viktor"], "/feeds?state=broken").headers["location"] == (
        "/feeds?state=broken"
    )
    assert stranger.get("/feeds").status_code == 200


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/\r\n\\evil.example",
        "/\t/[",
        "javascript:alert(1)",
        "http:evil.example",
    ],
)
def test_the_log_in_leads_to_pages_of_the_desk_alone(stranger: Browser, back: str) -> None:
    assert 'name="back" value="/"' in stranger.get("/login", params={"back": back}).text
    assert stranger.log_in("Viktor", PASSWORD["Viktor"], back).headers["location"] == "/"
    assert stranger.get("/login", params={"back": back}).headers["location"] == "/"


def test_a_decision_without_log_in_is_told_to_be_lost_and_leads_back_to_the_page_that_its_form_stood_on(
    guarded: Newsdesk, stranger: Browser
) -> None:
    path = f"/stories/{guarded.stories[4]}/confirm"
    sent = stranger.post(path, headers={"Referer": "http://127.0.0.1:8484/stories/5?x=1"})
    assert (sent.status_code, sent.headers["location"]) == (303, "/login?back=/stories/5%3Fx%3D1&lost=true")
    assert "nothing was changed" in stranger.get(sent.headers["location"]).text
    assert stranger.post(path).headers["location"] == "/login?lost=true"
    for elsewhere in ("https://elsewhere.example/stories/5", "https://["):
        assert stranger.post(path, headers={"Referer": elsewhere}).headers["location"] == "/login?lost=true"
    assert "nothing was changed" not in stranger.get("/login").text
    assert stranger.post("/logout").headers["location"] == "/login", "which is what was wanted"


def test_what_was_written_before_the_log_in_ended_is_shown_until_somebody_has_logged_in(
    guarded: Newsdesk, stranger: Browser
) -> None:
    path, back = f"/stories/{guarded.stories[4]}/note", f"/stories/{guarded.stories[4]}?from=21"
    sent = stranger.post(path, {"note": "ask <ops>\r\nand wait"}, headers={"Referer": f"http://127.0.0.1:8484{back}"})
    assert sent.status_code == 401
    form = {"name": "Viktor", "password": "wrong", "back": back, "form_token": stranger.form_token("/login")}
    again = stranger.post("/login", form | {"note": "ask <ops>\r\nand wait"})
    for page in (sent, again):
        assert "ask &lt;ops&gt;\r\nand wait</textarea>" in page.text
        assert f'name="back" value="{back}"' in page.text
    assert "textarea" not in stranger.get("/login").text


def test_htmx_is_told_to_leave_the_page_for_the_log_in(stranger: Browser) -> None:
    answer = stranger.get("/?words=depot", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/login?back=/%3Fwords%3Ddepot")


def test_a_failed_log_in_is_told_in_words_and_keeps_the_name(stranger: Browser) -> None:
    for name, password in (("Viktor", "wrong"), ("Nobody", "wrong"), ("", "")):
        page = stranger.log_in(name, password, "/feeds")
        assert page.status_code == 403
        assert "The name or the password is wrong." in page.text
        assert f'value="{name}"' in page.text
        assert 'name="back" value="/feeds"' in page.text
        assert "wrong&" not in page.text
        assert stranger.get("/").status_code == 303


def test_after_many_failures_the_page_says_how_long_to_wait(guarded: Newsdesk, stranger: Browser) -> None:
    for number in range(PER_USER.free):
        assert Browser(guarded.app, address=f"198.51.100.{number}").log_in("Viktor", "wrong").status_code == 403
    page = stranger.log_in("Viktor", PASSWORD["Viktor"])
    assert (page.status_code, page.headers["retry-after"]) == (429, "2")
    assert "try again in 2 seconds" in page.text
    guarded.clock.move(PER_USER.first)
    assert stranger.log_in("Viktor", PASSWORD["Viktor"]).status_code == 303


def test_a_browser_that_was_logged_in_is_not_kept_out_by_strangers(guarded: Newsdesk, viktor: Browser) -> None:
    viktor.post("/logout", {"form_token": viktor.form_token("/")})
    for number in range(PER_USER.free):
        Browser(guarded.app, address=f"198.51.100.{number}").log_in("Viktor", "wrong")
    assert Browser(guarded.app).log_in("Viktor", PASSWORD["Viktor"]).status_code == 429
    assert viktor.log_in("Viktor", PASSWORD["Viktor"]).status_code == 303


def test_markup_in_a_typed_name_is_shown_as_text(stranger: Browser) -> None:
    page = stranger.log_in('"><script>alert(1)</script>', "wrong")
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("field", ["name", "password"])
def test_an_endless_name_or_password_is_refused_before_any_work(stranger: Browser, field: str) -> None:
    form = {"name": "a", "password": "b", "form_token": stranger.form_token("/login"), field: "x" * 2000}
    answer = stranger.post("/login", form)
    assert answer.status_code == 422
    assert "xxxx" not in answer.text


def test_a_body_of_many_megabytes_is_refused(stranger: Browser) -> None:
    answer = stranger.post("/login", {"name": "x" * 2_000_000})
    assert answer.status_code == 413
    assert "content-security-policy" in answer.headers
    answer = stranger.post("/api/v1/stories/1/confirm", json={"reason": "x" * 2_000_000})
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")


def test_a_body_of_no_stated_length_is_cut_off(stranger: Browser) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * 100_000

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert stranger._send("POST", "/login", content=endless(), headers=headers).status_code == 413


def test_programs_are_told_alike_of_too_much_with_and_without_a_stated_length(browser: Browser) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b'"' + b"x" * 2_000_000 + b'"'

    address, headers = "/api/v1/stories/1/confirm", {"Content-Type": "application/json"}
    told = [
        browser._send("POST", address, content=content, headers=headers).json()["error"]
        for content in (b"x" * 2_000_000, endless())
    ]
    assert {(each["code"], each["message"].lower().rstrip(".")) for each in told} == {
        ("too_large", "a request may bring 1048576 bytes at most")
    }


def test_cookies_are_kept_from_scripts_and_other_sites(guarded: Newsdesk) -> None:
    def cookies(browser: Browser) -> list[str]:
        given = browser.get("/login").headers.get_list("set-cookie")
        return given + browser.log_in("Viktor", PASSWORD["Viktor"]).headers.get_list("set-cookie")

    plain = cookies(Browser(guarded.app))
    assert {cookie.partition("=")[0] for cookie in plain} == {"visit", "session", "browser"}
    for cookie in plain:
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Path=/" in cookie
        assert "Domain" not in cookie
        assert "Secure" not in cookie
    secure = cookies(Browser(guarded.app, origin="https://127.0.0.1:8484"))
    assert {cookie.partition("=")[0] for cookie in secure} == {"__Host-visit", "__Host-session", "__Host-browser"}
    assert all("Secure" in cookie for cookie in secure)
    [session] = [cookie for cookie in plain if cookie.startswith("session=")]
    assert f"Max-Age={POLICY.longest.total_seconds():.0f}" in session


def test_a_log_in_over_https_serves_the_whole_desk(guarded: Newsdesk) -> None:
    browser = Browser(guarded.app, origin="https://127.0.0.1:8484")
    browser.log_in("Viktor", PASSWORD["Viktor"])
    path = f"/stories/{guarded.stories[4]}"
    assert browser.post(f"{path}/confirm", {"form_token": browser.form_token(path)}).status_code == 303


def test_logging_in_begins_a_session_that_nobody_could_have_set_before(stranger: Browser) -> None:
    stranger.cookies.set("session", "planted", "127.0.0.1")
    stranger.log_in("Viktor", PASSWORD["Viktor"])
    assert stranger.cookies["session"] != "planted"
    assert len(stranger.cookies["session"]) >= 43


def test_whoever_is_logged_in_stands_in_the_corner_and_in_the_history(guarded: Newsdesk, viktor: Browser) -> None:
    page = viktor.get(f"/stories/{guarded.stories[4]}").text
    assert "<b>Viktor</b>" in page
    assert "Log out" in page
    assert 'action="/reviewer"' not in page
    token = viktor.form_token("/")
    viktor.post("/reviewer", {"name": "Somebody Else", "form_token": token})
    viktor.decide(f"/stories/{guarded.stories[4]}/confirm", {"form_token": token, "who": "Somebody Else"})
    history = viktor.get("/history").text
    assert "<b>Viktor</b> confirmed" in history
    assert "Somebody Else" not in history


def test_logging_out_ends_the_session_and_not_only_the_cookie(viktor: Browser) -> None:
    session = viktor.cookies["session"]
    out = viktor.post("/logout", {"form_token": viktor.form_token("/")})
    assert out.headers["location"] == "/login"
    assert "session" not in viktor.cookies
    viktor.cookies.set("session", session)
    assert viktor.get("/").status_code == 303


def test_another_password_logs_out_everywhere(users: Path, viktor: Browser) -> None:
    set_password(users, "Viktor", PASSWORDS.hash("an entirely new one"))
    assert viktor.get("/").status_code == 303


def test_a_session_ends_that_is_left_alone(guarded: Newsdesk, viktor: Browser) -> None:
    guarded.clock.move(POLICY.idle - timedelta(minutes=1))
    assert viktor.get("/").status_code == 200
    guarded.clock.move(POLICY.idle)
    assert viktor.get("/").status_code == 303


@pytest.mark.parametrize("token", [None, "", "0" * 64, "ß"])
def test_a_form_without_its_pages_token_changes_nothing(guarded: Newsdesk, viktor: Browser, token: str | None) -> None:
    before = guarded.revision(guarded.stories[4])
    sent = viktor.post(f"/stories/{guarded.stories[4]}/confirm", {} if token is None else {"form_token": token})
    assert sent.status_code == 403
    assert "go back, reload it, try again" in sent.text
    assert guarded.revision(guarded.stories[4]) == before


def test_a_form_with_the_token_of_another_session_changes_nothing(guarded: Newsdesk, viktor: Browser) -> None:
    other = Browser(guarded.app)
    other.log_in("Viktor", PASSWORD["Viktor"])
    assert viktor.form_token("/") != other.form_token("/")
    sent = viktor.post(f"/stories/{guarded.stories[4]}/confirm", {"form_token": other.form_token("/")})
    assert sent.status_code == 403


def test_a_token_in_the_header_is_as_good_as_in_the_form(guarded: Newsdesk, viktor: Browser) -> None:
    path, header = f"/stories/{guarded.stories[4]}/confirm", {"X-Form-Token": viktor.form_token("/")}
    assert viktor.post(path, headers=header).status_code == 303


def test_a_right_token_from_another_site_changes_nothing(guarded: Newsdesk, viktor: Browser) -> None:
    form, foreign = {"form_token": viktor.form_token("/")}, {"Origin": "https://evil.example"}
    sent = viktor.post(f"/stories/{guarded.stories[4]}/confirm", form, headers=foreign)
    assert sent.status_code == 403


def test_the_log_in_form_too_must_be_the_desks_own(guarded: Newsdesk, stranger: Browser) -> None:
    own = {"name": "Viktor", "password": PASSWORD["Viktor"]}
    assert stranger.post("/login", own).status_code == 403
    assert stranger.post("/login", own | {"form_token": Browser(guarded.app).form_token("/login")}).status_code == 403
    assert "session" not in stranger.cookies


def test_a_session_reads_the_api_and_decides_there_with_the_token_of_its_pages(
    guarded: Newsdesk, viktor: Browser
) -> None:
    path = f"/api/v1/stories/{guarded.stories[4]}/confirm"
    assert viktor.get("/api/v1/stories").status_code == 200
    assert viktor.post(path, json={}).status_code == 403
    assert viktor.post(path, json={}, headers={"X-Form-Token": viktor.form_token("/")}).status_code == 200


def test_a_program_decides_under_its_tokens_name(guarded: Newsdesk, stranger: Browser, bearer: MakeToken) -> None:
    story, article = guarded.stories[0], guarded.articles[0][1]
    with guarded.database.read() as uow:
        question = uow.reviews.suggestions_about(guarded.stories[1])[0].id
    headers = bearer(Role.REVIEWER)

    def decide(path: str, **sent: object) -> str:
        answer = stranger._send("POST", f"/api/v1{path}", json={"who": "Viktor", **sent}, headers=headers)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["decision_id"])

    decide(f"/stories/{story}/take-out", articles=[article])
    decide(f"/suggestions/{question}/answer", verdict="unsure")
    decide(f"/stories/{guarded.stories[6]}/merge", into=guarded.stories[4])
    decide(f"/stories/{guarded.stories[4]}/dismiss")
    decide(f"/stories/{guarded.stories[4]}/reopen")
    decide(f"/stories/{story}/headline", article=guarded.articles[0][2])
    decide(f"/stories/{story}/kind", kind="other")
    decide(f"/stories/{story}/claim-status", claim_status="denied")
    decide(f"/stories/{story}/note", note="seen")
    decide(f"/stories/{story}/split", groups=[[guarded.articles[0][3]]])
    decide(f"/stories/{story}/move", articles=[guarded.articles[0][4]], into=guarded.stories[5])
    decide(f"/decisions/{decide(f'/stories/{guarded.stories[7]}/confirm')}/undo")
    with guarded.database.read() as uow:
        history = uow.reviews.history(limit=100)
    assert {event.who for event in history} == {"a reviewer (token)"}
    assert len({event.decision_id for event in history}) == 13


@pytest.mark.parametrize("path", ["/api/v1/stories", "/stories.atom"])
def test_a_feed_reader_shows_its_token_as_a_password(stranger: Browser, bearer: MakeToken, path: str) -> None:
    token = bearer(Role.READER)["Authorization"].removeprefix("Bearer ")
    answer = stranger._send("GET", path, auth=("any name", token))
    assert answer.status_code == 200


@pytest.mark.parametrize("value", ["Bearer", "Bearer x", "Basic", "Basic %%%", "Basic dXNlcg==", "Digest x", "x"])
def test_whatever_else_is_shown_as_a_token_is_refused(stranger: Browser, value: str) -> None:
    answer = stranger.get("/api/v1/stories", headers={"Authorization": value})
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorized")


def test_a_wrong_token_is_not_made_good_by_a_session(viktor: Browser) -> None:
    assert viktor.get("/api/v1/stories", headers={"Authorization": "Bearer wrong"}).status_code == 401


def test_whoever_is_logged_in_needs_no_log_in_page(viktor: Browser) -> None:
    assert viktor.get("/login?back=/feeds").headers["location"] == "/feeds"


def test_without_users_there_is_neither_log_in_nor_token_and_log_out_leads_home(browser: Browser) -> None:
    assert browser.get("/login?back=/feeds").headers["location"] == "/feeds"
    assert browser.post("/login", {"name": "a", "password": "b"}).headers["location"] == "/"
    assert browser.form_token("/stories/1") == ""
    assert browser.post("/logout").status_code == 303
    assert "Log out" not in browser.get("/").text


def test_the_openapi_description_tells_how_a_token_is_sent(stranger: Browser) -> None:
    described = stranger.get("/api/v1/openapi.json").json()
    assert described["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
    story = described["paths"]["/api/v1/stories"]["get"]
    assert story["security"] == [{"HTTPBearer": []}, {}], "without users none is asked for"
    assert {"401", "403"} <= story["responses"].keys()


def test_a_login_page_has_labels_for_its_fields(stranger: Browser) -> None:
    page = stranger.get("/login").text
    fields = re.findall(r'<input id="(\w+)"', page)
    assert fields == ["name", "password"]
    assert all(f'<label for="{field}">' in page for field in fields)
