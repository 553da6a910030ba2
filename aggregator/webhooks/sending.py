"""The message that tells a webhook of a story: the body, its signature and its headers."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from aggregator.errors import SecretMissing
from aggregator.model import EventType, PostRequest, SecretSource, Story, WebhookEvent, WebhookSpec
from aggregator.ports import UnitOfWork
from aggregator.webhooks.signing import read_secret, signed_headers

_TEST_EVENT: Final = "webhook.test"
_SHORT: Final = frozenset({EventType.MERGED, EventType.LEFT})
"""Events after which the story itself is not this webhook's business any more."""
_OURS: Final = ("questions", "history")
"""What an export holds of a story that concerns the desk: who decided what is not told to others."""
_LARGE: Final = ("sources", "details", "related")
"""Parts that grow with a story; one that is too large is told without them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePolicy:
    """How messages are made."""

    user_agent: str
    deadline: timedelta
    max_bytes: int
    """A larger body is sent without the parts that grow with a story."""


def secrets_of(spec: WebhookSpec) -> list[bytes]:
    """The keys that sign for a webhook, read anew each time so that they may be changed; raises `SecretMissing`."""
    return [_secret(source) for source in spec.secrets]


def _secret(source: SecretSource) -> bytes:
    remedy = "Make one with 'aggregator webhooks secret'"
    try:
        text = os.environ[source.env or ""] if source.file is None else source.file.read_text(encoding="utf-8-sig")
    except KeyError:
        raise SecretMissing(f"{source}, which holds the secret, is not set for this process. {remedy}") from None
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise SecretMissing(f"{source}, which holds the secret, cannot be read: {reason}. {remedy}") from None
    try:
        return read_secret(text)
    except ValueError as error:
        raise SecretMissing(f"{source} holds no secret, since {error}. {remedy}") from None


def body_of(uow: UnitOfWork, event: WebhookEvent, *, max_bytes: int) -> bytes | None:
    """The body that tells an event, by the story as it is now; None where the story is gone."""
    story = uow.stories.get(event.story_id)
    if story is None:
        return None
    envelope = {
        "type": event.type,
        "timestamp": event.at.isoformat(),
        "id": event.id,
        "webhook": event.webhook,
        "sequence": event.sequence,
        "whole": True,
    }
    whole = _data(uow, event, story)
    body = _encoded(envelope | {"data": whole})
    if len(body) > max_bytes:
        data = {key: value for key, value in whole.items() if key not in _LARGE}
        body = _encoded(envelope | {"whole": False, "data": data})
    return body


def _data(uow: UnitOfWork, event: WebhookEvent, story: Story) -> dict[str, Any]:
    # Imported when there is something to tell: a process that polls would load all that makes stories for it.
    from aggregator.exporting import VERSION, one_exported, story_document  # noqa: PLC0415 - as said above

    if event.type in _SHORT or story.record is None:
        return {
            "version": VERSION,
            "id": story.id,
            "state": story.state,
            "revision": story.revision,
            "changed": story.changed.isoformat(),
            "topics": story.topics,
            "merged_into": uow.stories.resolve(story.id) if story.merged_into is not None else None,
        }
    document = story_document(one_exported(uow, story))
    sources = [{key: value for key, value in each.items() if key != "text"} for each in document["sources"]]
    return {key: value for key, value in document.items() if key not in _OURS} | {"sources": sources}


def test_body(spec: WebhookSpec, *, event_id: str, now: datetime) -> bytes:
    """The body of a message that only tries out whether messages arrive."""
    return _encoded(
        {"type": _TEST_EVENT, "timestamp": now.isoformat(), "id": event_id, "webhook": spec.name, "data": {}}
    )


def message(
    spec: WebhookSpec, keys: list[bytes], event_id: str, body: bytes, *, policy: MessagePolicy, now: datetime
) -> PostRequest:
    """A signed message, ready to be sent."""
    headers = {
        "content-type": "application/json",
        "user-agent": policy.user_agent,
        **signed_headers(event_id, now, body, keys),
    }
    return PostRequest(url=spec.url, body=body, headers=headers, deadline=policy.deadline)


def _encoded(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
