"""English words of the calendar and of tense; data for `timeline` and for telling dates from figures."""

from __future__ import annotations

from typing import Final

from aggregator.merging.words import phrase_set, word_set
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
HOURS_OF: Final = {
    "early": PartOfDay.EARLY,
    "small": PartOfDay.EARLY,
    "wee": PartOfDay.EARLY,
    "predawn": PartOfDay.EARLY,
    "morning": PartOfDay.MORNING,
    "evening": PartOfDay.EVENING,
    "late": PartOfDay.LATE,
}
"""Hours of a day, by the word before them."""
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
NARRATIVE: Final = phrase_set(
    "the day before, the day after, the previous day, the next day, the following day, the same day, that same day"
)
"""Days that are told by another one."""
DAY_NAMES: Final = word_set(
    "black good easter ash palm super cyber bloody holy maundy shrove fat whit sheffield giving"
)
"""Words that make a name of the weekday behind them."""
NAMED_AFTER_DAYS: Final = word_set(
    "times mirror telegraph herald mail express post world league club agreement prayers prayer sermon market night's"
)
"""Words that make a name of the weekday before them, or a habit."""
NOT_DATING: Final = word_set(
    """every each other alternate a an the his its their her our since until till by before after during for than any no
    most from between and or to of as previous following preceding first second third fourth"""
)
"""Words before a date that make it the edge of a period, a habit, or a part of something else."""
SAYING: Final = word_set(
    """said says reported added told announced warned claimed alleged denied confirmed acknowledged admitted statement
    suggested insisted argued tweeted wrote explained"""
)
SAYING_PLACES: Final = word_set(
    """in a an the at to statement briefing interview post reporters journalists news press conference televised
    lawmakers parliament address speech late early"""
)
"""What may stand between a verb of speech and its date."""
CLAUSE_ENDS: Final = word_set(
    ', ; : ( ) " \u201c \u201d said says that after when while but who which where because although before since'
)
AHEAD: Final = word_set("will shall would tomorrow expect expects hopes takes begins starts opens ll")
UNSURE: Final = word_set(
    """may might can could should if invitation invitations invite invited invites ahead preparation preparations
    deadline signalled signaled predicted forecasts"""
)
"""Words that leave it open whether and when something happens: what one is invited to may be to come or be refused."""
HOURS: Final = word_set("dawn noon midday midnight sunrise sunset")
FINITE: Final = word_set(
    """became began blew broke came drew drove fell fled flew froze gave got grew knew met ran rang rose sank sat saw
    shook spoke stole stood swore took threw tore undertook went withdrew woke wore wrote"""
)
"""Verbs of the past that describe no noun: what they tell is what a date behind them is of."""
PAST: Final = FINITE | word_set(
    """was were had did bore brought built burst cast caught crept cut dwelt felt forgot fought found heard held hit
    hurt kept laid lay led left lost made overcame paid put quit rebuilt retook sent shot shut slept sold spent split
    spread struck sued swept swung thought told understood withstood won been born seen spoken given shown known blown
    broken drawn driven fallen taken bringing forcing injuring killing leaving raising wounding"""
)
"""Verbs of the past that do not end in -ed, and those that tell of an outcome behind a comma."""
SET_OFF: Final = word_set("alight ablaze off fire")
"""What behind 'set' tells of a fire or a blast, and of no plan."""
OPEN_PERIODS: Final = word_set("earlier later again")
"""Words before 'this week' that make it a date; behind a noun it mostly belongs to a record: 'the worst this year'."""
AHEAD_WITH_BE: Final = word_set("due scheduled expected set planned forecast likely bound planning")
"""Words that look ahead from the time of the verb before them."""
PLANNING: Final = word_set(
    "planned scheduled rescheduled set due slated expected forecast announced called declared convened arranged fixed"
)
"""Verbs behind which 'for' and a date tell when something is to be."""
PAST_BE: Final = word_set("was were been had")
PRESENT_BE: Final = word_set("is are")
ACCUSED: Final = word_set("accused charged suspected believed alleged presumed feared blamed wanted")
"""Participles behind 'is' that tell of what has happened."""
PLANNERS: Final = word_set(
    """leader leaders minister ministers president premier chief chiefs envoy envoys officials delegation delegations
    negotiators diplomats sides army troops hostages prisoners captives round session talks negotiations summit"""
)
"""Those of whom headlines say what is to come."""
NO_INFINITIVE: Final = word_set(
    """the a an his her its their our this that these those hospital hospitals prison jail custody court trial safety
    shelters death life none nil"""
)
"""Words behind 'to' that are no verb; numbers are none either."""
BEHIND_DATE: Final = word_set(
    """a an the of in on at to by for from with without and or but as who whom that which when while where after before
    during since because if was were is are has have had will would could may might can near under over inside outside
    it he she they it its his her their there this these those said says told following amid against between into"""
)
"""Words behind a date without a preposition that leave it a date; any other is described by it: 'the Monday talks'."""
