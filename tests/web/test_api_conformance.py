"""The JSON API keeps to its own description, whatever is sent to it: Schemathesis against a filled desk, in process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from schemathesis.checks import load_all_checks
from schemathesis.schemas import BaseSchema

from aggregator.access import make_token
from aggregator.model import Role
from aggregator.web.app import OPENAPI_PATH, create_app
from tests.support.access import users_in
from tests.support.sqlite import empty_sqlite
from tests.web.browsing import ORIGIN, Browser
from tests.web.newsdesk import filled_newsdesk

load_all_checks()
# What is well-formed here is told by no pattern: a cursor is one that a list has given, a moment is a day there is.
schemathesis.openapi.format("cursor", st.just(""))
schemathesis.openapi.format("moment", st.sampled_from(["", "7d", "36h", "2026-03-01", "2026-03-01T10:00:00Z"]))


@pytest.fixture
def described(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[BaseSchema]:
    """The description as a filled desk gives it, asked by somebody who may do everything.

    Made when the test runs: Schemathesis thinks for seconds of what to send, which else each process did that collects.
    """
    request.node._nodeid = request.node.nodeid  # where Schemathesis looks for it, as it was before pytest 9.2
    with empty_sqlite() as database:
        desk = filled_newsdesk(users_in(tmp_path), database)
        assert Browser(desk.app).get("/api/v1/stories").status_code == 401, "it wants a token"
        token = make_token(database, "conformance", Role.ADMIN, now=desk.clock.now())
        sent = {"Host": ORIGIN.removeprefix("http://"), "Authorization": f"Bearer {token}"}
        yield schemathesis.openapi.from_asgi(OPENAPI_PATH, create_app(desk.dependencies), headers=sent)


@schemathesis.pytest.from_fixture("described").parametrize()
@settings(
    max_examples=3,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_the_description_names(case: schemathesis.Case) -> None:
    case.call_and_validate(base_url=ORIGIN)
