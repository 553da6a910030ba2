"""The JSON API keeps to its own description, whatever is sent to it: Schemathesis against a filled desk, in process."""

from __future__ import annotations

import atexit
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from schemathesis.checks import load_all_checks

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

_kept = ExitStack()
atexit.register(_kept.close)
DESK = filled_newsdesk(users_in(Path(_kept.enter_context(TemporaryDirectory()))), _kept.enter_context(empty_sqlite()))
TOKEN = make_token(DESK.database, "conformance", Role.ADMIN, now=DESK.clock.now())
SENT = {"Host": ORIGIN.removeprefix("http://"), "Authorization": f"Bearer {TOKEN}"}
SCHEMA = schemathesis.openapi.from_asgi(OPENAPI_PATH, create_app(DESK.dependencies), headers=SENT)


def test_the_desk_that_is_asked_wants_a_token() -> None:
    assert Browser(DESK.app).get("/api/v1/stories").status_code == 401


@SCHEMA.parametrize()
@settings(
    max_examples=3,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_the_description_names(case: schemathesis.Case) -> None:
    case.call_and_validate(base_url=ORIGIN, headers={"Authorization": SENT["Authorization"]})
