"""Tells webhooks of stories: what to tell, when to try again, and how it is signed. README.md has the promises."""

from aggregator.webhooks.administering import (
    WebhookStatus,
    all_given_up,
    discard,
    give_again,
    give_all_again,
    resume,
    statuses,
)
from aggregator.webhooks.retrying import RetryPolicy
from aggregator.webhooks.sending import MessagePolicy
from aggregator.webhooks.service import WebhookPolicy, Webhooks
from aggregator.webhooks.signing import new_secret

__all__ = [
    "MessagePolicy",
    "RetryPolicy",
    "WebhookPolicy",
    "WebhookStatus",
    "Webhooks",
    "all_given_up",
    "discard",
    "give_again",
    "give_all_again",
    "new_secret",
    "resume",
    "statuses",
]
