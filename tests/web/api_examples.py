"""The examples of the API's description, taken from what a desk of invented outlets answers.

After a change of what the API says: python -m tests.web.api_examples
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aggregator.web.api.examples import FILE
from aggregator.web.app import OPENAPI_PATH
from tests.web.browsing import Browser
from tests.web.newsdesk import Newsdesk, filled_newsdesk

_WHO = {"who": "desk script", "reason": "same incident"}
_LONGEST = 160
"""Characters of a text that an example shows."""
_HOOK = {
    "name": "newsroom chat", "host": "https://chat.example", "state": "well", "waiting": 0, "given_up": 1,
    "oldest": None, "delivered": 312, "last_success": "2026-03-01T12:00:00Z", "last_failure": "2026-03-01T09:30:00Z",
    "resting_until": None, "error": "",
}  # fmt: skip
_GIVEN_UP = {
    "id": "evt_5f0c", "webhook": "newsroom chat", "story_id": 2, "sequence": 7, "type": "story.changed",
    "at": "2026-02-28T08:00:00Z", "dead": "2026-03-01T09:30:00Z", "attempts": 12, "status": 500,
    "error": "the server answers 500 (internal server error)",
}  # fmt: skip
_BY_HAND = {
    "GET /api/v1/webhooks": {"webhooks": [_HOOK]},
    "GET /api/v1/webhooks/events": {"events": [_GIVEN_UP], "next": None},
    "GET /api/v1/notices": {
        "notices": [
            {
                "key": "feed 3",
                "text": "Feed 'Harbour Post' is broken: it answers 404 (not found).",
                "since": "2026-03-01T09:30:00Z",
            }
        ]
    },
}
"""Of what a desk in order has nothing to say of."""
_SILENT = {f"POST /api/v1/webhooks/{verb}": {"webhook": "newsroom chat"} for verb in ("resend", "resume")}
"""What is sent where nothing is answered."""


def made() -> dict[str, dict[str, Any]]:
    """For each operation, by method and path, what is sent to it and what it answers."""
    desk = filled_newsdesk()
    browser = Browser(desk.app)
    sent = _sent(desk)
    asked = {"suggestion_id": desk.question(1), "story_id": desk.stories[1], "article_id": desk.articles[1][1]}
    confirmed = browser.post(
        f"/api/v1/stories/{desk.stories[0]}/confirm", headers={"Content-Type": "application/json"}, content=b"{}"
    ).json()
    asked |= {"decision_id": confirmed["decision_id"], "feed_id": 1}
    examples: dict[str, dict[str, Any]] = {}
    for path, methods in browser.get(OPENAPI_PATH).json()["paths"].items():
        for method in methods:
            name = f"{method.upper()} {path}"
            if name in sent:
                examples[name] = {"sent": sent[name], "answered": confirmed}
            elif name in _SILENT:
                examples[name] = {"sent": _SILENT[name]}
            elif name in _BY_HAND:
                examples[name] = {"answered": _BY_HAND[name]}
            elif method == "get":
                answered = browser.get(path.format(**asked) + _QUERIES.get(name, ""))
                assert answered.status_code == 200, answered.text
                examples[name] = {"answered": _shortened(answered.json())}
    return examples


_QUERIES = {
    "GET /api/v1/search": "?words=depot",
    "GET /api/v1/suggestions": "?state=open",
    "GET /api/v1/stories": "?limit=1",
    "GET /api/v1/articles": "?limit=1",
    "GET /api/v1/briefing": "?topic=Drone+attacks&since=30d",
}


def _sent(desk: Newsdesk) -> dict[str, dict[str, Any]]:
    story, other = desk.stories[:2]
    article = desk.articles[0][0]
    resting_on = _WHO | {"shown": {str(story): desk.revision(story)}}
    bodies: dict[str, dict[str, Any]] = {
        "suggestions/{suggestion_id}/answer": {"verdict": "same"},
        "stories/{story_id}/take-out": {"articles": [article]},
        "stories/{story_id}/split": {"groups": [[each] for each in desk.articles[0][:2]]},
        "stories/{story_id}/move": {"articles": [article], "into": other},
        "stories/{story_id}/merge": {"into": other},
        "stories/{story_id}/confirm": {},
        "stories/{story_id}/dismiss": {},
        "stories/{story_id}/reopen": {},
        "stories/{story_id}/headline": {"article": article},
        "stories/{story_id}/kind": {"kind": "incident"},
        "stories/{story_id}/set-aside": {
            "role": "killed",
            "unit": "people",
            "value": 114,
            "upper": None,
            "bound": "exact",
        },
        "stories/{story_id}/claim-status": {"claim_status": "confirmed"},
        "stories/{story_id}/note": {"note": "Ask the harbour master."},
        "decisions/{decision_id}/undo": {},
    }
    return {f"POST /api/v1/{path}": resting_on | body for path, body in bodies.items()}


def _shortened(answered: Any) -> Any:
    """An answer with one entry of each list, and the beginnings of long texts."""
    match answered:
        case dict():
            return {name: _shortened(value) for name, value in answered.items()}
        case list():
            return [_shortened(value) for value in answered[:1]]
        case str() if len(answered) > _LONGEST:
            return f"{answered[:_LONGEST].rstrip()} …"
    return answered


if __name__ == "__main__":
    written = json.dumps(made(), ensure_ascii=False, indent=1)
    Path(FILE).write_text(f"{written}\n", encoding="utf-8")
