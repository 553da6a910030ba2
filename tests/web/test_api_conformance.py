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
from tests.web.newsdesk import Newsdesk, filled_newsdesk

load_all_checks()
# What is well-formed here is told by no pattern: a cursor is one that a list has given, a moment is a day there is.
schemathesis.openapi.format("cursor", st.just(""))
schemathesis.openapi.format("moment", st.sampled_from(["", "7d", "36h", "2026-03-01", "2026-03-01T10:00:00Z"]))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Newsdesk]:
    """A filled desk that wants a token."""
    with empty_sqlite() as database:
        yield filled_newsdesk(users_in(tmp_path), database)


@pytest.fixture
def authorization(desk: Newsdesk) -> dict[str, str]:
    """The header of somebody who may do everything."""
    assert Browser(desk.app).get("/api/v1/stories").status_code == 401
    return {"Authorization": f"Bearer {make_token(desk.database, 'conformance', Role.ADMIN, now=desk.clock.now())}"}


@pytest.fixture
def described(request: pytest.FixtureRequest, desk: Newsdesk, authorization: dict[str, str]) -> BaseSchema:
    """The description as the desk gives it.

    Made when the test runs: Schemathesis thinks for seconds of what to send, which else each process did that collects.
    """
    request.node._nodeid = request.node.nodeid  # where Schemathesis looks for it, as it was before pytest 9.2
    sent = authorization | {"Host": ORIGIN.removeprefix("http://")}
    return schemathesis.openapi.from_asgi(OPENAPI_PATH, create_app(desk.dependencies), headers=sent)


@schemathesis.pytest.from_fixture("described").parametrize()
@settings(
    max_examples=3,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_the_description_names(case: schemathesis.Case, authorization: dict[str, str]) -> None:
    case.call_and_validate(base_url=ORIGIN, headers=authorization)
