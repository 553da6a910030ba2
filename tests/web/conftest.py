from __future__ import annotations

import pytest

from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk, filled_newsdesk


@pytest.fixture
def desk() -> Newsdesk:
    """A desk on a working morning."""
    return filled_newsdesk()


@pytest.fixture
def browser(desk: Newsdesk) -> Browser:
    """A browser at that desk."""
    return Browser(desk.app)
