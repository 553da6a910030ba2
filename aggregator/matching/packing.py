"""Signatures as bytes, some 300 for a report of fifty words, in memory and in the database.

Their length is a multiple of four and the keys come first, so that those of many articles can lie in one array of
32-bit words and be compared there without being unpacked.
"""

from __future__ import annotations

import math
import struct
import zlib
from array import array
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from aggregator.matching.signature import Signature, city_key

PACKED = "19"
"""Version of this layout and of what `sign` reads; a stored signature of another version is computed anew."""

# Little-endian: time in days (NaN where unknown), publisher, weekdays as bits, flags, main day, then lengths.
_HEAD = struct.Struct("<dIBBH11B8sx")
WORD = 4  # bytes
FIRST_KEY = _HEAD.size // WORD
"""The word at which the keys of the text begin; those of the names follow."""
LENGTHS = 4
"""The word whose lowest byte is the number of keys of the text, and the next byte that of the names."""
_LIVE, _DAY_ONLY, _ROUNDUP = 1, 2, 4
Line = tuple[float, int, int]
"""The place of an article in the order in which articles are decided about."""
_WEEKS = [frozenset(day for day in range(7) if week >> day & 1) for week in range(1 << 8)]
"""By the byte that holds them: weekdays."""
_LANGUAGE = 8  # bytes of a code; none is longer


def pack(signature: Signature) -> bytes:
    """Return a signature as bytes; spellings are left behind."""
    numbers_of = (signature.text, signature.names, signature.cities, signature.spots, signature.numbers)
    things = ",".join(f"{thing}={number}" for thing, number in signature.ordinals).encode()
    title = signature.plain_title.encode("utf-8", "surrogatepass")
    head = _HEAD.pack(
        math.nan if signature.time is None else signature.time,
        signature.publisher,
        sum(1 << day for day in signature.weekdays),
        _LIVE * signature.live | _DAY_ONLY * signature.day_only | _ROUNDUP * signature.roundup,
        signature.main_day,
        *map(len, numbers_of),
        signature.title_terms,
        signature.title_cities,
        len(signature.days),
        len(signature.title_days),
        len(signature.countries),
        len(things),
        signature.language.encode()[:_LANGUAGE],
    )
    packed = b"".join(
        (
            head,
            *(array("I", part).tobytes() for part in numbers_of),
            array("H", signature.days + signature.title_days).tobytes(),
            bytes(signature.counts),
            _marks(signature),
            "".join(signature.countries).encode(),
            things,
            f"{signature.figure}\0".encode(),
            title,
        )
    )
    return packed + bytes(-len(packed) % WORD)


def _marks(signature: Signature) -> bytes:
    """Return a bit for each key of the text, set where it is of a name."""
    named = set(signature.named)
    bits = sum(1 << place for place, key in enumerate(signature.text) if key in named)
    return bits.to_bytes(-(-len(signature.text) // 8), "little")


def unpack(packed: bytes) -> Signature:
    """Return the signature that was packed; ValueError where the bytes are no such thing."""
    try:
        return _unpack(packed)
    except (struct.error, IndexError, ValueError) as error:
        message = f"{len(packed)} bytes are no packed signature: {error}"
        raise ValueError(message) from error


def keys_of(packed: bytes) -> NDArray[np.uint32]:
    """Return what `Signature.keys` returns, in another order, of a packed signature and faster."""
    text, names, cities, spots, numbers = _HEAD.unpack_from(packed)[5:10]
    held = np.frombuffer(packed, dtype="<u4", count=text + names + cities + spots + numbers, offset=_HEAD.size)
    start, end = text + names, text + names + cities
    places = np.array([city_key(place) for place in held[start:end].tolist()], dtype=np.uint32)
    keys: NDArray[np.uint32] = np.unique(np.concatenate((held[:start], held[end:], places)))
    return keys


def head_of(packed: bytes) -> tuple[float, str]:
    """Return the time of a packed signature, NaN where it is not known, and the language."""
    time, *_, language = _HEAD.unpack_from(packed)
    return time, language.rstrip(b"\0").decode()


def line_of(packed: bytes, order: int = 0) -> Line:
    """Return what articles are ordered by before they are decided about: their time, of one time a checksum.

    Who happened to come first says nothing. Those without a time come last, when the stories are there. Words and
    publisher make the checksum, so that a version that reads days, names or places otherwise keeps the order; all else
    decides between the same words. Each number for `order` shuffles those of one time otherwise, so that it can be seen
    what chance does to a score.
    """
    time, publisher, *_ = _HEAD.unpack_from(packed)
    words = packed[_HEAD.size : _HEAD.size + WORD * packed[WORD * LENGTHS]]
    return math.inf if math.isnan(time) else time, zlib.crc32(words, publisher ^ order), zlib.crc32(packed)


def _unpack(packed: bytes) -> Signature:
    time, publisher, week, flags, main_day, *lengths, language = _HEAD.unpack_from(packed)
    title_terms, title_cities, days, title_days, countries, things = lengths[5:]
    names, cities, spots, numbers, end = accumulate(lengths[:5])
    keys = struct.unpack_from(f"<{end}I", packed, _HEAD.size)
    position = _HEAD.size + WORD * end
    calendar = struct.unpack_from(f"<{days + title_days}H", packed, position)
    position += 2 * (days + title_days)
    counts = tuple(packed[position : position + names])
    position += names
    marks = int.from_bytes(packed[position : position + -(-names // 8)], "little")
    position += -(-names // 8)
    codes = packed[position : position + 2 * countries].decode()
    position += 2 * countries
    ordinals = _ordinals(packed[position : position + things].decode()) if things else ()
    figure, _, title = packed[position + things :].partition(b"\0")
    return Signature(
        text=keys[:names],
        counts=counts,
        title_terms=title_terms,
        names=keys[names:cities],
        named=tuple([key for place, key in enumerate(keys[:names]) if marks >> place & 1]),
        cities=keys[cities:spots],
        title_cities=title_cities,
        countries=tuple([codes[n : n + 2] for n in range(0, len(codes), 2)]),
        spots=keys[spots:numbers],
        numbers=keys[numbers:],
        figure=figure.decode(),
        ordinals=ordinals,
        days=calendar[:days],
        main_day=main_day,
        weekdays=_WEEKS[week],
        title_days=calendar[days:],
        live=bool(flags & _LIVE),
        roundup=bool(flags & _ROUNDUP),
        plain_title=title.rstrip(b"\0").decode("utf-8", "surrogatepass"),
        time=None if math.isnan(time) else time,
        day_only=bool(flags & _DAY_ONLY),
        publisher=publisher,
        language=language.rstrip(b"\0").decode(),
    )


def _ordinals(things: str) -> tuple[tuple[str, int], ...]:
    pairs = (pair.rpartition("=") for pair in things.split(","))
    return tuple((thing, int(number)) for thing, _, number in pairs)
