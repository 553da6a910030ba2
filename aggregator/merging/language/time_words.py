"""English words of the calendar, for `timeline` and for telling dates from figures."""

from __future__ import annotations

from typing import Final

from aggregator.merging.words import word_set
from aggregator.model import PartOfDay, Precision

_MONTHS: Final = """
    january jan/february feb/march mar/april apr/may/june jun/july jul/august aug/september sept sep/october oct/
    november nov/december dec
"""
MONTHS: Final = {word: month for month, words in enumerate(_MONTHS.split("/"), 1) for word in words.split()}
_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS: Final = {word: day for day, word in enumerate(_WEEKDAYS.split())}
"""0 is Monday."""
PARTS: Final = {part.value: part for part in PartOfDay if part not in {PartOfDay.EARLY, PartOfDay.LATE}}
EDGES: Final = {part.value: part for part in (PartOfDay.EARLY, PartOfDay.LATE)}
DAYS_AWAY: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
STEPS: Final = {"last": -1, "this": 0, "next": 1}
PERIODS: Final = {
    "day": Precision.DAY,
    "days": Precision.DAY,
    "week": Precision.WEEK,
    "weeks": Precision.WEEK,
    "month": Precision.MONTH,
    "months": Precision.MONTH,
    "year": Precision.YEAR,
    "years": Precision.YEAR,
}
NOT_DATING: Final = word_set(
    """every each other alternate a an the his its their her our since until till by before after during for than any no
    most from between and or to of as previous following preceding first second third fourth"""
)
"""Words before a date that make it the edge of a period, a habit, or a part of something else."""
SAYING: Final = word_set(
    """said says reported added told telling announced warned claimed alleged denied confirmed acknowledged admitted
    statement suggested insisted argued tweeted wrote explained"""
)
AHEAD: Final = word_set("will shall would tomorrow expect expects hopes takes begins starts opens ll")
UNSURE: Final = word_set(
    """may might can could should if invitation invitations invite invited invites ahead preparation preparations
    deadline signalled signaled predicted forecasts"""
)
"""Words that leave it open whether and when something happens: what one is invited to may be to come or be refused."""
MAY_BE_AHEAD: Final = AHEAD | UNSURE
HOURS: Final = word_set("dawn noon midday midnight sunrise sunset")
