"""What a story's articles say, part by part: every word of it is a passage of a named article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from aggregator.model.figures import StoryFigure
from aggregator.model.passages import Passage


class StoryKind(StrEnum):
    """What a story is about."""

    TALKS = "talks"
    INCIDENT = "incident"
    OTHER = "other"


class ClaimStatus(StrEnum):
    """How far what happened is established by the sources; it never splits a story."""

    REPORTED = "reported"
    CLAIMED = "claimed"  # by a party to it, and by nobody else
    DENIED = "denied"  # somebody denies what another claims
    CONFIRMED = "confirmed"  # somebody confirms it in so many words


PLOVER_VERSION: Final = "2023"
"""A. Halterman et al., "PLOVER and POLECAT: A New Political Event Ontology and Dataset"."""
ACLED_VERSION: Final = "2023"
"""Armed Conflict Location & Event Data Project, "ACLED Codebook"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClass:
    """The class of an event in the two schemes that analysts use; empty where none fits."""

    plover: str
    """Such as 'ASSAULT', with the mode behind a colon where there is one: 'CONSULT: mediate'."""
    acled: str
    """Event type and sub-event type, such as 'Explosions/Remote violence > Air/drone strike'."""
    plover_version: str = PLOVER_VERSION
    """The version of the scheme that the class is of, kept with it: schemes change, and what was exported stays."""
    acled_version: str = ACLED_VERSION


class Precision(StrEnum):
    """How exactly a date is told."""

    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class PartOfDay(StrEnum):
    """A part of a day, as printed."""

    EARLY = "early"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class When:
    """The days that a sentence tells of, the first and the last of them."""

    first: date
    last: date
    precision: Precision
    part: PartOfDay | None = None


class PlaceLevel(StrEnum):
    """How much of the earth a place is."""

    CITY = "city"
    REGION = "region"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place, person or organisation that articles name."""

    key: str
    """What it is known by in every story, in whatever way articles print it."""
    name: Passage
    """As the first article prints it in full."""
    articles: int
    """How many name it, copies too."""
    leading: int = 0
    """How many of these name it in the title or in the first sentences."""
    country: str | None = None
    """Of a place: ISO 3166-1 code."""
    level: PlaceLevel | None = None
    """Of a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """An entry of the timeline: a date and the sentence that tells of it."""

    when: When | None
    """None where its words tell of a time that cannot be resolved."""
    is_saying: bool
    """Whether the date is when something was said, which is not when it happened."""
    sentences: tuple[Passage, ...]
    """As each source prints it, the earliest first; the first one is shown."""
    dated_by: Passage
    """The words of the first sentence that its date was read from."""
    texts: int
    """How many of the sources are texts of their own."""


class Form(StrEnum):
    """How a statement is printed."""

    QUOTATION = "quotation"
    CLAIM = "claim"  # in the reporter's words, perhaps with some quoted


class Stance(StrEnum):
    """How a statement stands to what it is about."""

    PLAIN = "plain"
    DENIAL = "denial"
    HEDGE = "hedge"


class StatementKind(StrEnum):
    """What a verb of speech does."""

    SAID = "said"
    CLAIMED = "claimed"
    SUGGESTED = "suggested"
    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    WARNED = "warned"
    DEMANDED = "demanded"
    PROMISED = "promised"
    ACCUSED = "accused"
    CONDEMNED = "condemned"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedStatement:
    """A statement as one article prints it."""

    words: tuple[Passage, ...]
    """In order; several where the quotation is broken by its attribution or a paragraph. Never empty."""
    sentence: Passage
    """What it stands in."""
    speaker: Passage | None
    """The phrase that names the speaker; None where that is not certain."""
    verb: Passage | None
    form: Form
    kind: StatementKind
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStatement:
    """One statement with all articles that print it."""

    printed: tuple[PrintedStatement, ...]
    """The fullest first, then by time; never empty."""
    denied_by: tuple[int, ...] = ()
    """Positions, among the story's statements, of those that deny it."""


class Part(StrEnum):
    """A part of the details that is read for some languages only."""

    KIND = "kind"
    NAMES = "names"
    TIMELINE = "timeline"
    STATEMENTS = "statements"
    FIGURES = "figures"
    OTHER_FIGURES = "other figures"
    """Those that are no tolls, where tolls alone are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRead:
    """Articles of a language for which a part is not supported."""

    part: Part
    language: str
    """BCP 47 tag; empty where the language is not known."""
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDetails:
    """What a story's articles say, part by part; computed from them alone."""

    kind: StoryKind
    event_class: EventClass | None
    """None where no class fits."""
    kind_shown_by: tuple[Passage, ...]
    """The words that the kind was read from."""
    claim_status: ClaimStatus
    claim_shown_by: tuple[Passage, ...]
    """The sentences that the claim status was read from; none where it is plainly reported."""
    happened: When | None
    """When the event itself was; None where that is not told, or not alike."""
    happened_shown_by: tuple[Passage, ...]
    places: tuple[Named, ...]
    """Named by most articles first; so are the two that follow."""
    people: tuple[Named, ...]
    organisations: tuple[Named, ...]
    timeline: tuple[Development, ...]
    """In the order of what is told; undated ones last."""
    statements: tuple[StoryStatement, ...]
    """In order of first print."""
    figures: tuple[StoryFigure, ...]
    not_read: tuple[NotRead, ...]
    articles_read: int
    """Of a very large story only so many are read, texts of their own before copies."""
