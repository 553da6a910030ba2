"""Which version of the program this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def product_version() -> str:
    """The version of the installed program, or 'unreleased' where it is run without being installed."""
    try:
        return version("story-aggregator")
    except PackageNotFoundError:
        return "unreleased"


def user_agent(contact: str | None) -> str:
    """How the program names itself to servers."""
    product = f"story-aggregator/{product_version()}"
    return f"{product} (+{contact})" if contact else product
