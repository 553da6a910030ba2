"""What English says of talks: rows of words, as `tongue` describes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aggregator.merging.kinds.events import Event

TALKS: Final[Mapping[Event, str]] = {
    Event.AGREEMENT: """
        3 SIGN .. peace/ceasefire/truce/border/trade/nuclear/prisoner/grain/hostage DEAL
        3 SIGN .. PACT
        3 PACT/DEAL .. SIGNED
        3 peace/ceasefire/truce DEAL .. SIGNED
        2 SIGN .. DEAL
        3 SIDES .. SIGN .. DEAL
        3 peace/ceasefire/truce/treaty/accord/pact signing
        2 strike/strikes/struck deal to/on
        3 TRUCE HOLDS
        3 TRUCE .. extended/prolonged/effect
        3 agree/agrees/agreed to/on .. TRUCE/cessation/withdrawal
        3 agree/agrees/agreed to/on .. extend/prolong/end/halt/reopen/cut/pause/roll/exchange/resume/open .. BORDER
        2 agree/agrees/agreed to/on
        3 agree/agrees/agreed .. prisoner/hostage/captive swap/exchange/release
        2 SIDES/diplomats/officials/officers/states .. agree/agrees/agreed
        2 trade/peace/border/tariff DEAL
        3 joint statement/communique/declaration
        2 announce/announces/announced .. TRUCE
        2 STATE .. accord/accords
        2 LEADER to sign
        2 leaders/presidents/premiers/ministers sign
    """,
    Event.CEASEFIRE: """
        3 unilateral/unilaterally/declare/declares/declared .. TRUCE
        3 TRUCE .. unilateral/unilaterally
        2 hold/holds fire
        3 lay/lays/laid down .. arms/weapons
    """,
    Event.MEDIATION: """
        3 MEDIATE
        3 host/hosts/hosted/hosting .. indirect/peace/truce/ceasefire talks/negotiations
        3 indirect talks/negotiations
        3 proximity talks
        3 shuttle/shuttles/shuttled/shuttling diplomacy/between
        3 good offices
        2 broker/brokers/brokered/brokering
    """,
    Event.NEGOTIATION: """
        3 TALKING/negotiate/negotiates/negotiated
        3 no/without .. DEAL/PACT/breakthrough/statement
        3 round of talks/negotiations
        3 agree/agrees/agreed to meet/talk/negotiate
        3 agree/agrees/agreed to keep/continue/hold/resume/start/begin/further/another .. talks/talking/negotiations
        2 peace process/plan/proposal/conference/initiative/push/roadmap/framework/accord/pact/treaty
        2 TRUCE plan/proposal/proposals/text/draft/offer/terms
        2 reply/replies/answer/response to/on .. TRUCE/peace/plan/mediators
        2 bargaining/negotiating table
        2 delegation/delegations/delegates
        2 dialogue with/between/to/and
        2 hold/holds/held/open/opens/resume/resumes/start/starts/restart/direct/bilateral/peace/political .. dialogue
        1 dialogue
        1 diplomacy
    """,
    Event.MEETING: """
        3 summit/summits
        3 LEADER .. MEET .. LEADER
        2 LEADER .. meet/meets/met
        2 LEADER .. confer/confers/conferred/convene/convenes/convened
        2 LEADER exchange/exchanged views
        3 restore/restores/restored/resume/resumes/resumed diplomatic ties/relations
        2 LEADER .. discuss/discusses/discussed/gather/gathers/gathered
        2 MEET .. LEADER
        2 meet/meets/met with/in/at/for
        2 phone/telephone call/calls .. LEADER/STATE
        2 LEADER/STATE .. phone/telephone call/calls
        2 STATE discuss
        2 host/hosts/hosted/hosting .. meeting of/between
        2 first/second/third/fourth/fifth/sixth/seventh/eighth meeting of/with/between
        2 heads of state/government
        2 hold/holds/held meeting/meetings
        2 LEADER .. hold/holds/held .. meeting/meetings
        2 hold/holds/held .. bilateral/trilateral meeting/meetings
        2 hold/holds/held .. phone/telephone call/calls
        2 speak/speaks/spoke/talk/talks/talked by phone/telephone
        2 security council meet/meets/met/convene/convenes/convened
        1 trilateral/bilateral/meeting/meetings
    """,
    Event.TRUCE: "1 TRUCE",
}
