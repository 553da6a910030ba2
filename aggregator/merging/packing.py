"""Readings as bytes, some 700 for a report of 1,000 characters; a hundredth of the time of reading brings one back."""

from __future__ import annotations

import zlib
from functools import cache

from pydantic import TypeAdapter

from aggregator.merging.reading import Reading

_QUICKEST = 1
"""Level of compression; the slower ones save four bytes in a hundred."""


@cache
def _json() -> TypeAdapter[Reading]:
    """What reads and writes readings as JSON; made when the first one comes, since it takes milliseconds."""
    return TypeAdapter(Reading)


def pack_reading(reading: Reading) -> bytes:
    """Return a reading as bytes."""
    return zlib.compress(_json().dump_json(reading, exclude_defaults=True), _QUICKEST)


def unpack_reading(packed: bytes) -> Reading:
    """Return the reading that was packed; ValueError where the bytes are no such thing."""
    try:
        return _json().validate_json(zlib.decompress(packed))
    except (zlib.error, ValueError) as error:
        message = f"{len(packed)} bytes are no packed reading"
        raise ValueError(message) from error
