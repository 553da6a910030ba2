"""What an article can be about, and the class of it in the two schemes that analysts use, in the versions of `model`.

PLOVER: the event types of the Political Language Ontology for Verifiable Event Records, with a mode behind a colon
where one says more. CONSULT has the modes 'meet', 'negotiate' and 'mediate', as its predecessor CAMEO tells them
apart (codes 043, 046, 045). Abduction is ASSAULT, as CAMEO's code 181 is. ACLED: event type and sub-event type; the
type alone where the words do not tell the sub-event type, nothing where its codebook leaves such events out, as
ordinary crime.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from enum import IntEnum
from typing import Final, Self

from aggregator.model import EventClass, StoryKind

_REMOTE: Final = "Explosions/Remote violence"
_CIVILIANS: Final = "Violence against civilians"
_STRATEGIC: Final = "Strategic developments"


class Event(IntEnum):
    """What happened, with its class. Where two are told of equally, the earlier one is what the article is about."""

    event_class: EventClass | None
    """None where neither scheme has one."""

    def __new__(cls, plover: str, acled: str) -> Self:
        """Number the events in their order."""
        event = int.__new__(cls, len(cls) + 1)
        event._value_ = len(cls) + 1
        event.event_class = EventClass(plover=plover, acled=acled) if plover or acled else None
        return event

    AGREEMENT = "AGREE", f"{_STRATEGIC} > Agreement"
    CEASEFIRE = "RETREAT: ceasefire", f"{_STRATEGIC} > Other"  # declared by one side
    MEDIATION = "CONSULT: mediate", ""
    NEGOTIATION = "CONSULT: negotiate", ""
    MEETING = "CONSULT: meet", ""
    TRUCE = "", ""  # spoken of, and nothing said of how it stands
    SUICIDE_BOMBING = "ASSAULT", f"{_REMOTE} > Suicide bomb"
    AIR_STRIKE = "ASSAULT", f"{_REMOTE} > Air/drone strike"
    SHELLING = "ASSAULT", f"{_REMOTE} > Shelling/artillery/missile attack"
    BOMBING = "ASSAULT", f"{_REMOTE} > Remote explosive/landmine/IED"
    BOMB = "ASSAULT", f"{_REMOTE} > Remote explosive/landmine/IED"  # and nothing said of how it came
    GRENADE = "ASSAULT", f"{_REMOTE} > Grenade"
    CLASH = "ASSAULT", "Battles > Armed clash"
    CAPTURE = "ASSAULT", "Battles"
    ABDUCTION = "ASSAULT", f"{_CIVILIANS} > Abduction/forced disappearance"
    ATTACK_ON_CIVILIANS = "ASSAULT", f"{_CIVILIANS} > Attack"
    EXCESSIVE_FORCE = "PROTEST: demo", "Protests > Excessive force against protesters"
    INTERVENTION = "PROTEST: demo", "Protests > Protest with intervention"
    RIOT = "PROTEST: riot", "Riots > Violent demonstration"
    PROTEST = "PROTEST: demo", "Protests > Peaceful protest"
    INTERCEPTION = "", f"{_STRATEGIC} > Disrupted weapons use"
    CRACKDOWN = "COERCE: arrest", f"{_STRATEGIC} > Arrests"
    SEIZURE = "COERCE: seize", ""
    RELEASE = "RETREAT: release", ""
    DISASTER = "", ""
    ACCIDENT = "", ""
    ARREST = "COERCE: arrest", ""
    CRIME = "", ""
    STRIKE = "ASSAULT", _REMOTE
    ATTACK = "ASSAULT", ""
    EXPLOSION = "", ""
    HARM = "", ""
    SANCTION = "SANCTION", ""
    EASING = "CONCEDE", ""
    AID = "AID", ""
    MOBILISATION = "MOBILIZE", ""
    WITHDRAWAL = "RETREAT: withdraw", ""
    LABOUR_STRIKE = "PROTEST: strike", ""
    ACCUSATION = "ACCUSE", ""
    ELSE = "", ""  # sport, business, courts, elections, culture, science

    @property
    def kind(self) -> StoryKind:
        """What a story of such an event is about."""
        if self <= Event.TRUCE:
            return StoryKind.TALKS
        return StoryKind.OTHER if self >= Event.SANCTION else StoryKind.INCIDENT


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
