"""What the settings say, as the small policies that parts are handed."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

from aggregator.fields import Section

Policy = TypeVar("Policy")


def policy_from(section: Section, kind: type[Policy], **others: Any) -> Policy:
    """A policy: a dataclass whose fields have the values of the settings of their names, but for those that are given.

    Raises AttributeError for a field that is neither a setting of the section nor given.
    """
    declared = fields(kind)  # type: ignore[arg-type]  # no type says "a dataclass"
    names = [field.name for field in declared if field.name not in others]
    return kind(**{name: getattr(section, name) for name in names}, **others)
