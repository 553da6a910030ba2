"""What tests of the services begin with."""

from __future__ import annotations

import pytest

from tests.support.grouping import Newsroom


@pytest.fixture
def newsroom() -> Newsroom:
    """News that have not arrived yet, and a grouper."""
    return Newsroom()
