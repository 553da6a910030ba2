"""Cities as tests name them."""

from __future__ import annotations

from aggregator.gazetteer import find_places, name_of


def cities(text: str, language: str = "en", title: str = "") -> list[str]:
    """The names of the cities that a text names."""
    return [name_of(place) for place in find_places(title, text, language).cities]
