"""What an article can be about, and the class of it in the two schemes that analysts use, in the versions of `model`.

PLOVER: the event types of the Political Language Ontology for Verifiable Event Records, with a mode behind a colon
where one says more. CONSULT has the modes 'meet', 'negotiate' and 'mediate', as its predecessor CAMEO tells them
apart (codes 043, 046, 045). Abduction is ASSAULT, as CAMEO's code 181 is. ACLED: event type and sub-event type; the
type alone where the words do not tell the sub-event type, nothing where its codebook leaves such events out, as
ordinary crime.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from enum import IntEnum, auto
from typing import Final

from aggregator.model import EventClass, StoryKind

_REMOTE: Final = "Explosions/Remote violence"
_CIVILIANS: Final = "Violence against civilians"
_STRATEGIC: Final = "Strategic developments"


class Event(IntEnum):
    """What happened. Where two are told of equally, the earlier one here is what the article is about."""

    AGREEMENT = auto()
    CEASEFIRE = auto()  # declared by one side
    MEDIATION = auto()
    NEGOTIATION = auto()
    MEETING = auto()
    TRUCE = auto()  # spoken of, and nothing said of how it stands
    SUICIDE_BOMBING = auto()
    AIR_STRIKE = auto()
    SHELLING = auto()
    BOMBING = auto()
    BOMB = auto()  # and nothing said of how it came
    GRENADE = auto()
    CLASH = auto()
    CAPTURE = auto()
    ABDUCTION = auto()
    ATTACK_ON_CIVILIANS = auto()
    EXCESSIVE_FORCE = auto()
    INTERVENTION = auto()
    RIOT = auto()
    PROTEST = auto()
    INTERCEPTION = auto()
    CRACKDOWN = auto()
    SEIZURE = auto()
    RELEASE = auto()
    DISASTER = auto()
    ACCIDENT = auto()
    ARREST = auto()
    CRIME = auto()
    STRIKE = auto()
    ATTACK = auto()
    EXPLOSION = auto()
    HARM = auto()
    SANCTION = auto()
    EASING = auto()
    AID = auto()
    MOBILISATION = auto()
    WITHDRAWAL = auto()
    LABOUR_STRIKE = auto()
    ACCUSATION = auto()
    ELSE = auto()  # sport, business, courts, elections, culture, science

    @property
    def kind(self) -> StoryKind:
        """What a story of such an event is about."""
        return _KINDS[self]

    @property
    def event_class(self) -> EventClass | None:
        """Its class; None where neither scheme has one."""
        return _CLASSES.get(self)


VAGUE: Final = frozenset({Event.TRUCE, Event.STRIKE, Event.ATTACK, Event.EXPLOSION, Event.HARM, Event.PROTEST})
"""What is told beside most events of its kind: it says less than any other of them."""
_SAYS_MORE: Final[Mapping[Event, tuple[Event, ...]]] = {
    Event.ARREST: (Event.CRACKDOWN,),
    Event.BOMB: (Event.AIR_STRIKE, Event.BOMBING),
    Event.HARM: (Event.STRIKE, Event.ATTACK),
}
"""What an event is told beside, if the other says more of the same one."""
VIOLENT: Final = frozenset(
    {event for event in Event if Event.SUICIDE_BOMBING <= event <= Event.ATTACK_ON_CIVILIANS}
    | {Event.STRIKE, Event.ATTACK}
)
"""What is done to somebody, so that a fire or a collapse told beside it is no accident."""

_KINDS: Final[Mapping[Event, StoryKind]] = {
    event: StoryKind.TALKS
    if event <= Event.TRUCE
    else StoryKind.OTHER
    if event >= Event.SANCTION
    else StoryKind.INCIDENT
    for event in Event
}
_CLASSES: Final[Mapping[Event, EventClass]] = {
    event: EventClass(plover=plover, acled=acled)
    for event, plover, acled in (
        (Event.AGREEMENT, "AGREE", f"{_STRATEGIC} > Agreement"),
        (Event.CEASEFIRE, "RETREAT: ceasefire", f"{_STRATEGIC} > Other"),
        (Event.MEDIATION, "CONSULT: mediate", ""),
        (Event.NEGOTIATION, "CONSULT: negotiate", ""),
        (Event.MEETING, "CONSULT: meet", ""),
        (Event.SUICIDE_BOMBING, "ASSAULT", f"{_REMOTE} > Suicide bomb"),
        (Event.AIR_STRIKE, "ASSAULT", f"{_REMOTE} > Air/drone strike"),
        (Event.SHELLING, "ASSAULT", f"{_REMOTE} > Shelling/artillery/missile attack"),
        (Event.BOMBING, "ASSAULT", f"{_REMOTE} > Remote explosive/landmine/IED"),
        (Event.BOMB, "ASSAULT", f"{_REMOTE} > Remote explosive/landmine/IED"),
        (Event.GRENADE, "ASSAULT", f"{_REMOTE} > Grenade"),
        (Event.STRIKE, "ASSAULT", _REMOTE),
        (Event.CLASH, "ASSAULT", "Battles > Armed clash"),
        (Event.CAPTURE, "ASSAULT", "Battles"),
        (Event.ABDUCTION, "ASSAULT", f"{_CIVILIANS} > Abduction/forced disappearance"),
        (Event.ATTACK_ON_CIVILIANS, "ASSAULT", f"{_CIVILIANS} > Attack"),
        (Event.ATTACK, "ASSAULT", ""),
        (Event.EXCESSIVE_FORCE, "PROTEST: demo", "Protests > Excessive force against protesters"),
        (Event.INTERVENTION, "PROTEST: demo", "Protests > Protest with intervention"),
        (Event.RIOT, "PROTEST: riot", "Riots > Violent demonstration"),
        (Event.PROTEST, "PROTEST: demo", "Protests > Peaceful protest"),
        (Event.INTERCEPTION, "", f"{_STRATEGIC} > Disrupted weapons use"),
        (Event.CRACKDOWN, "COERCE: arrest", f"{_STRATEGIC} > Arrests"),
        (Event.ARREST, "COERCE: arrest", ""),
        (Event.SEIZURE, "COERCE: seize", ""),
        (Event.RELEASE, "RETREAT: release", ""),
        (Event.SANCTION, "SANCTION", ""),
        (Event.EASING, "CONCEDE", ""),
        (Event.AID, "AID", ""),
        (Event.MOBILISATION, "MOBILIZE", ""),
        (Event.WITHDRAWAL, "RETREAT: withdraw", ""),
        (Event.LABOUR_STRIKE, "PROTEST: strike", ""),
        (Event.ACCUSATION, "ACCUSE", ""),
    )
}


def count_together(counts: MutableMapping[Event, float]) -> None:
    """Counts each event for the one that says more of it, where both are told; a vague one adds nothing to it."""
    for event, others in _SAYS_MORE.items():
        if more := next((other for other in others if other in counts), None):
            own = counts.pop(event, 0)
            counts[more] += 0 if event in VAGUE else own


def tells_of(event: Event, other: Event) -> bool:
    """Whether the words for an event are words for another one too, which says more of it."""
    return event is other or (event not in VAGUE and other in _SAYS_MORE.get(event, ()))


def alleged(event: Event) -> EventClass | None:
    """The class of an event that one party accuses another of and nobody confirms; None where it has none."""
    told = event.event_class
    return EventClass(plover=f"ACCUSE + {told.plover}", acled=told.acled) if told and told.plover else None
