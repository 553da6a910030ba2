"""People by their trade, in English: they are counted, and they walk out."""

from __future__ import annotations

from typing import Final

from aggregator.merging.words import word_set

_SINGULARS: Final = word_set(
    """baker barber bricklayer builder butcher carpenter cashier chef cleaner clerk cook courier dentist docker doctor
    driver electrician engineer farmer fisherman gardener hairdresser herder janitor lecturer librarian lifeguard logger
    longshoreman mechanic miner musician nurse painter pharmacist pilot plumber porter postman roofer shepherd
    shopkeeper stevedore surgeon tailor teacher technician trader waiter weaver welder woodcutter"""
)


def _plural(one: str) -> str:
    return f"{one.removesuffix('man')}men" if one.endswith("man") else f"{one}s"


TRADES: Final = {_plural(one): one for one in sorted(_SINGULARS)}
"""Singulars by their plurals."""
