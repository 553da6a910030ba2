from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.web.newsdesk import Newsdesk, filled_newsdesk

# The sandbox needs rights that a container seldom has; the rest keeps the browser off the network and off the disk.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


# The first draws and listens as the others do, without the windows around it: the tests take a third of the CPU time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, ended with the module: while it runs, nobody else can have an event loop here."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("there is no Chromium on this machine")
    expect.set_options(timeout=60_000)  # a bound against hanging: on a busy machine five seconds are little
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def desk() -> Newsdesk:
    """A desk on a working morning."""
    return filled_newsdesk()


@pytest.fixture
def address(desk: Newsdesk) -> Iterator[str]:
    """Where that desk is served, on a free port of the loopback."""
    server = uvicorn.Server(uvicorn.Config(desk.app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=60)


OpenPage = Callable[..., Page]


_REFUSALS = ("401 (Unauthorized)", "403 (Forbidden)", "409 (Conflict)")


def _is_fault(message: ConsoleMessage) -> bool:
    """Whether a console message tells of a fault; Chromium also notes there that something was refused."""
    return message.type == "error" and not any(refusal in message.text for refusal in _REFUSALS)


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[OpenPage]:
    """Opens pages of the desk; a console error, a failed script or a request to another host fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(path: str, **settings: object) -> Page:
        context = chromium.new_context(base_url=address, **settings)  # type: ignore[arg-type]  # passed on as given
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("console", lambda message: faults.append(message.text) if _is_fault(message) else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda sent: None if sent.url.startswith(address) else faults.append(sent.url))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []
