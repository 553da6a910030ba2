"""The shape of a webhook in feeds.yaml."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from aggregator.catalogue.values import Kind, Url
from aggregator.fields import Section, Text, nearest, shown, wrong
from aggregator.model import EventType, SecretSource, WebhookSpec

_MOST_SECRETS: Final = 2
_VARIABLE: Final = r"^[A-Za-z_][A-Za-z0-9_]*$"


def _read_event(value: object) -> object:
    """What stands in the file: a type without the word that they all begin with."""
    known = {each.removeprefix("story."): each for each in EventType}
    found = known.get(str(value))
    if found is None:
        guess = nearest(str(value), known)
        remedy = f"Did you mean {guess!r}?" if guess else f"Write one of {', '.join(known)}"
        raise wrong(f"{shown(value)} is no event", remedy)
    return found


def _check_url(url: str) -> str:
    if urlsplit(url).username is not None or urlsplit(url).password is not None:
        told = "it holds a user name or password, which would not be sent"
        raise wrong(told, "Take them out: messages are signed with the secret")
    return url


def _check_variable(name: str) -> str:
    if not re.fullmatch(_VARIABLE, name):
        # It may well be the secret itself.
        raise wrong("this is no name of an environment variable", "Write a name such as WALL_SECRET")
    return name


class SecretKeys(Section):
    """Where a secret is kept; the secret itself never stands in the feeds file."""

    file: Text | None = None
    """A file that holds it; a relative path starts beside the feeds file."""
    env: Annotated[Text, AfterValidator(_check_variable)] | None = None
    """An environment variable that holds it."""

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.file is None) == (self.env is None):
            raise wrong("a secret is in one place", "Give it either file or env")
        return self


def _check_secrets(secrets: tuple[SecretKeys, ...]) -> tuple[SecretKeys, ...]:
    if not 1 <= len(secrets) <= _MOST_SECRETS:
        remedy = "Give it one, or two while receivers change over; 'aggregator webhooks secret' makes one"
        raise wrong(f"the webhook has {len(secrets) or 'no'} secrets", remedy)
    return secrets


class WebhookKeys(Section):
    """A program that is told of new and changed stories over HTTP."""

    name: Text
    """What people call the webhook, and what it is remembered by; no two have the same."""
    url: Annotated[Url, AfterValidator(_check_url)]
    """Where messages are posted to."""
    secrets: Annotated[
        tuple[SecretKeys, ...],
        AfterValidator(_check_secrets),
        Field(json_schema_extra={"minItems": 1, "maxItems": _MOST_SECRETS}),
    ]
    """Where the signing secret is kept; a second one signs as well while receivers change over."""
    topic: Text | None = None
    """The topic whose stories it is told of; all stories where it is left out."""
    kinds: tuple[Kind, ...] = ()
    """Kinds of story that it is told of: talks, incident or other; all where it is left out."""
    events: tuple[
        Annotated[
            EventType,
            BeforeValidator(_read_event),
            WithJsonSchema({"enum": [each.removeprefix("story.") for each in EventType]}),
        ],
        ...,
    ] = ()
    """What it is told: new, changed, confirmed, dismissed, reopened, merged, left; all where it is left out."""
    enabled: bool = True
    """false tells it nothing; what waits for it waits on."""

    def spec(self, beside: Path) -> WebhookSpec:
        """The webhook; relative paths start in the folder `beside`."""
        return WebhookSpec(
            name=self.name,
            url=self.url,
            secrets=tuple(
                SecretSource(file=None if each.file is None else beside / each.file, env=each.env)
                for each in self.secrets
            ),
            topic=self.topic,
            kinds=self.kinds,
            events=tuple(dict.fromkeys(self.events)) or tuple(EventType),
            enabled=self.enabled,
        )
