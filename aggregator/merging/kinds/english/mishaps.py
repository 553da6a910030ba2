"""What English says of mishaps, of crime and of any harm: rows of words, as `tongue` describes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aggregator.merging.kinds.events import Event

MISHAPS: Final[Mapping[Event, str]] = {
    Event.DISASTER: """
        3 QUAKE/FLOOD/STORM/WILDFIRE/volcano/lava
        3 volcano/volcanic .. ERUPT
        3 ERUPT .. volcano
        2 storm/storms .. HURT/toll/kills/kill/hits/hit/lashes/batters/damage/leaves/tore/cut
        2 storm/storms/heatwave/drought/famine
        3 river .. burst/bursts/flooded/overflowed
        2 makes/made landfall
        3 sinkhole/sinkholes
        2 cut/cuts off by flood/rising/snow
        1 heavy rain/rains
        1 disaster
    """,
    Event.ACCIDENT: """
        3 VEHICLE .. CRASH
        3 CRASH .. VEHICLE
        2 crash/crashes/crashed/collision/pileup/accident
        3 VEHICLE .. plough/ploughs/ploughed/plow/plows/plowed into
        3 die/dies/died/killed/injured/hurt .. fall/falling from/into/off/down
        3 die/dies/died/killed/injured after falling/plunging
        3 derail/derails/derailed/derailment/capsize/capsizes/capsized/collide/collides/collided/stampede
        3 SHIP .. SINK
        3 SINK .. SHIP
        3 ferry/boat/ship/train/bus/plane/mining/air/rail disaster/accident
        3 FIRE BURN
        3 FIRE .. HURT/kill/kills/broke/breaks/guts
        3 blaze/inferno
        2 firefighters/firefighting
        3 BUILT .. COLLAPSE
        3 COLLAPSE .. BUILT
        3 gas/chemical/ammonia/chlorine/toxic leak/leaks
        3 EXPLODES .. plant/factory/refinery/mine/hotel/restaurant/pipeline/tank
        3 plant/factory/refinery/mine/gas .. explosion/blast/explodes
        3 crowd crush
        4 rally/race/racing car/cars/driver .. CROWD
        4 lose/loses/lost/losing control .. CROWD
        4 leave/leaves/left the road
        3 trapped .. mine/underground/rubble
        3 drown/drowns/drowned
        2 fall/falls/fell to death/his/her/their
        3 swept away/overboard
        3 SHIP .. aground/rams/rammed
        2 engine failure
        3 mayday
        3 emergency landing
        2 black box/boxes
    """,
    Event.CRIME: """
        3 heist/robbery/robberies/robbers/burglary/burglars/thieves/theft/thefts/robbed/arson
        3 STEAL .. museum/bank/gold/jewels/jewellery/jewelry/painting/paintings/coins/crown
        3 murder/murders/murdered/homicide/cyberattack/cyberattacks/hackers/hacked/ransomware
        2 body/bodies found
        3 found dead/strangled/stabbed/beheaded/murdered/drowned/hanged
        3 poisoned/poisoning
        2 arsonist/arsonists
        3 sabotage/sabotages/sabotaged/saboteur/saboteurs
    """,
    Event.EXPLOSION: "2 EXPLODES",
    Event.HARM: """
        2 HURT/kill/kills/killing
        2 death toll
        2 feared dead
        2 NUMBER .. die/dies/died/missing/unaccounted
        2 being/been/was/were shot
        2 body/bodies .. recovered/retrieved/pulled
        2 pull/pulls/pulled .. body/bodies from
        2 electrocuted/mauled/suffocated/asphyxiated/scalded
        2 set/sets on fire
        2 set/sets alight/ablaze
        2 mass grave/graves
        3 die/dies/died/death/deaths .. custody
        1 survivors/survivor/victims/victim/missing/trapped/mourn/mourns/mourning
        2 rubble/rescuers
        2 thousands/hundreds/residents/families/civilians/villagers/people flee/flees/fled/fleeing
        2 rescue/rescued/rescues .. people/missing/survivors/trapped
        2 search .. missing
        1 evacuated/evacuation/evacuations/evacuate/displaced/evacuates
        1 toll
    """,
}
