from __future__ import annotations

import pytest

from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk, filled_newsdesk


def pytest_itemcollected(item: pytest.Item) -> None:
    """Give each operation that Schemathesis asks an id of its own, as pytest before 9.2 did.

    Of tests with one id pytest-xdist runs the first alone.
    """
    if item.parent is not None and item.name not in item.nodeid:
        item._id = item.parent.id.child(item.name)


@pytest.fixture
def desk() -> Newsdesk:
    """A desk on a working morning."""
    return filled_newsdesk()


@pytest.fixture
def browser(desk: Newsdesk) -> Browser:
    """A browser at that desk."""
    return Browser(desk.app)
