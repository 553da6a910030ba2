from __future__ import annotations

import pytest
from fastapi import FastAPI

from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk, filled_newsdesk


@pytest.fixture
def desk() -> Newsdesk:
    """A desk on a working morning."""
    return filled_newsdesk()


@pytest.fixture(scope="session")
def _app() -> FastAPI:
    """One for all tests: FastAPI spends a tenth of a second on the first requests to each."""
    return Newsdesk().app


@pytest.fixture
def browser(desk: Newsdesk, _app: FastAPI) -> Browser:
    """A browser at that desk."""
    _app.state.dependencies = desk.app.state.dependencies
    return Browser(_app)
