"""Stand-ins for what webhooks need from outside: a poster that answers from a list, and secrets."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from aggregator.model import FailureKind, PostOutcome, PostRequest, SecretSource, WebhookSpec
from aggregator.webhooks import MessagePolicy, RetryPolicy, WebhookPolicy

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

RETRY = RetryPolicy(
    first_wait=timedelta(seconds=5),
    longest_wait=timedelta(hours=1),
    tries=4,
    give_up_after=timedelta(days=3),
)
POLICY = WebhookPolicy(
    gather=timedelta(),
    keep_dead=timedelta(days=30),
    retry=RETRY,
    message=MessagePolicy(user_agent="tests", deadline=timedelta(seconds=2), max_bytes=2**20),
)

TAKEN = PostOutcome(status=204)
BUSY = PostOutcome(status=503, failure=FailureKind.SERVER_ERROR, message="busy")
REFUSED = PostOutcome(status=422, failure=FailureKind.CLIENT_ERROR, message="no")
GONE = PostOutcome(status=410, failure=FailureKind.GONE, message="gone")


class ScriptedPoster:
    """Answers each address with what its list holds next, the last one for ever."""

    def __init__(self, answers: Sequence[PostOutcome] = (TAKEN,)) -> None:
        self.answers = list(answers)
        self.meanwhile: Callable[[], None] = lambda: None
        self.posted: list[PostRequest] = []

    async def post(self, request: PostRequest) -> PostOutcome:
        self.posted.append(request)
        self.meanwhile()
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    async def aclose(self) -> None:
        """Nothing is open."""

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """What was posted, read."""
        return [json.loads(each.body) for each in self.posted]


def webhook_spec(folder: Path, name: str = "wall", **changes: Any) -> WebhookSpec:
    """A webhook whose secret lies in a folder."""
    secret = folder / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    defaults = {"name": name, "url": f"https://{name}.example/hook", "secrets": (SecretSource(file=secret),)}
    return WebhookSpec(**defaults | changes)
