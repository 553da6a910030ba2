"""All settings together. No field has a default: config/defaults.yaml has them all.

The docstrings of the fields are the descriptions in the JSON Schema and in config/README.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from pydantic import PrivateAttr, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from aggregator.fields import wrong
from aggregator.quantities import format_duration
from aggregator.settings.asking import FetchSettings, PageSettings, ParseSettings
from aggregator.settings.sections import (
    AlertSettings,
    DatabaseSettings,
    GroupSettings,
    LogSettings,
    MatchSettings,
    MetricsSettings,
    RetentionSettings,
    ServiceSettings,
    WebhookSettings,
    WebSettings,
)
from aggregator.settings.values import FilePath

PREFIX: Final = "AGGREGATOR_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where settings were read from, so that they can be told of and read again; equal settings may differ in it."""

    path: Path | None = field(default=None, compare=False)
    """The settings file that was named."""
    arguments: Mapping[str, object] = field(default_factory=dict, compare=False)
    """What was given with the command, by dotted key."""
    sources: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Where each value is from, by dotted key."""
    files: tuple[Path, ...] = field(default=(), compare=False)
    """Every file that was read or would be if it were there, except the defaults."""
    warnings: tuple[str, ...] = field(default=(), compare=False)
    """What is no fault, but unwise."""


class Settings(BaseSettings):
    """All settings."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        case_sensitive=True,  # else a key in other letters, such as 'Web', would be passed over without a word
        env_nested_delimiter="__",
        env_parse_none_str="null",
        enable_decoding=False,
        extra="forbid",
        frozen=True,
    )

    feeds_file: FilePath
    """The feed catalogue; a relative path starts in the working directory."""
    database: DatabaseSettings
    """Where everything is kept."""
    web: WebSettings
    """The review desk."""
    fetch: FetchSettings
    """How feeds are asked for, and how often."""
    parse: ParseSettings
    """The worker processes that read documents."""
    pages: PageSettings
    """How articles' pages are asked for."""
    match: MatchSettings
    """What counts as one story."""
    group: GroupSettings
    """How articles are put into stories."""
    service: ServiceSettings
    """What a process of the service does, and how often it looks for work."""
    retention: RetentionSettings
    """How long things are kept."""
    metrics: MetricsSettings
    """Where metrics and probes are served besides the desk."""
    alerts: AlertSettings
    """From when on a notice on the desk tells of a fault."""
    webhooks: WebhookSettings
    """How webhooks are told."""
    log: LogSettings
    """What the service writes about its work."""

    @model_validator(mode="after")
    def _stories_outlive_matching(self) -> Self:
        kept, least = self.retention.stories, 2 * self.match.window
        if kept is not None and kept < least:
            raise wrong(
                f"{format_duration(kept)} is less than twice match.window",
                f"Write {format_duration(least)} or more, or null to keep stories for ever",
                at=("retention", "stories"),
            )
        return self

    @model_validator(mode="after")
    def _hang_is_longer_than_a_lease(self) -> Self:
        if self.service.stuck_after <= self.fetch.lease:
            limit = format_duration(self.fetch.lease)
            raise wrong(
                f"it is not above fetch.lease ({limit}), for which a feed may be in hand",
                "Raise service.stuck_after or lower fetch.lease",
                at=("service", "stuck_after"),
            )
        return self

    @property
    def users_file(self) -> Path:
        """Where the users are."""
        return self.web.users_file or self.feeds_file.parent / "users.yaml"

    _origin: Origin = PrivateAttr(default_factory=Origin)
    """Where the values are from; filled in by `load_settings`."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic-settings passes these by name
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic calls it so
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic calls it so
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic calls it so
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Nothing but what `load_settings` hands over: it has merged the layers, to know where each value is from."""
        return (init_settings,)
