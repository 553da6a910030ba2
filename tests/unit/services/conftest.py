"""What tests of the services begin with."""

from __future__ import annotations

import pytest

from tests.support.grouping import Newsroom
from tests.support.reviewing import Desk


@pytest.fixture
def newsroom() -> Newsroom:
    """News that have not arrived yet, and a grouper."""
    return Newsroom()


@pytest.fixture
def desk() -> Desk:
    """Two stories and the question whether they are one, and a reviewer."""
    return Desk()
