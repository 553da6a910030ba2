"""What English says of violence and of force: rows of words, as `tongue` describes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aggregator.merging.kinds.events import Event

VIOLENCE: Final[Mapping[Event, str]] = {
    Event.SUICIDE_BOMBING: """
        3 suicide bomb/bomber/bombers/bombing/bombings/attack/attacks/attacker/blast/car
        3 blew/blow/blows/blown himself/herself/themselves up
    """,
    Event.AIR_STRIKE: """
        3 airstrike/airstrikes
        3 air strike/strikes/raid/raids/attack/attacks/assault/bombardment/campaign
        3 aerial strike/strikes/attack/attacks/bombardment/bombing
        3 AIRCRAFT .. STRIKES
        3 AIRCRAFT .. fire/fires/fired on/at
        3 DRONE .. HIT
        3 warplane/warplanes/jets/jet .. bomb/bombing/dropped
        3 HIT .. by/with/from .. AIRCRAFT
        3 HIT/launch/launches/launched/fire/fires/fired/send/sends/sent .. drone/drones
        3 drone/drones .. swarm/wave
        3 launching .. drone/drones
        3 drone/drones .. launched/fired/sent at/against/into/towards
        3 drone warfare/bombardment
        2 dropped bombs
    """,
    Event.SHELLING: """
        3 shelling/shelled
        3 FORCES shell
        2 bombardment/bombardments/bombarded/bombard/bombards
        3 ROCKET .. HIT
        3 HIT .. by/with .. ROCKET
        3 HIT by shell/shellfire
        3 missile/missiles/rocket/rockets bring/brings/brought down
        3 fire/fires/fired/firing/launch/launches/launched .. missile/missiles/rocket/rockets/shells/mortars
        3 missile/missiles/rockets/shells/mortars .. fired/launched
        3 rocket/artillery/mortar/missile/shell fire/barrage/salvo/strike/strikes/attack/attacks/fired
    """,
    Event.BOMBING: """
        3 car/truck/roadside/parcel/petrol/nail/pipe/letter/remote/magnetic bomb/bombs/bombing/bombings
        3 bomb/bombs/mine/device .. EXPLODES
        3 ied/ieds/landmine/landmines/boobytrap
        3 explosive device/devices
        3 mine/mines kill/kills/killed/maim/maims/maimed
        3 device/bomb .. went/goes off
        3 ran/drove over .. mine
        3 lose/loses/lost .. leg/legs/foot/feet .. mine/mines/landmine
    """,
    Event.BOMB: """
        3 bomb .. kills/killed/wounds/wounded/hits/hit/rips/ripped
        3 bomb blast/blasts/attack/attacks/explosion
        2 bombing/bombings
        1 bomb/bombs
    """,
    Event.GRENADE: "3 grenade/grenades",
    Event.STRIKE: """
        3 STATE strike/strikes/struck/striking/hits/hit/bomb/bombs/bombed/attacks/attacked/targets
        3 military/forces/troops/planes .. struck/strike/strikes/bombed/hit
        2 bombed/bombs/strikes/struck .. SITE
        2 bombed
        2 bombs fall/fell/rained
        2 direct hit/hits
        2 SITE .. targeted
        3 strike/strikes/struck/hit/hits .. military/nuclear/militant/rebel/enemy .. SITE
        3 strike/strikes on/against
        2 attack/attacks on .. grid/energy/power/substation/substations/infrastructure
        2 strike/strikes kill/kills/killed/killing/hit/hits
        2 launch/launches/launched .. strike/strikes
        2 carry/carries/carried out .. strike/strikes
        2 retaliatory/precision/deadly/cross strike/strikes
        2 wave/waves/series of strikes
        2 strikes in/across/inside
        1 strike/strikes
    """,
    Event.INTERCEPTION: """
        3 shoot/shoots/shot/shooting/bring/brings/brought down .. AIRCRAFT/missile/missiles/rocket/rockets
        3 shoot/shoots/shot/shooting down .. plane/planes
        3 DRONE/missile/missiles/rockets .. shot/downed/intercepted
        3 AIRCRAFT/plane/planes .. shot/brought down
        3 intercept/intercepts/intercepted/down/downs/downed .. DRONE/missile/missiles/rockets
        3 downs/downed .. jets/warplanes
        2 air defence/defences/defense/defenses .. down/downed/destroyed/intercepted/repelled/engaged/thwarted/activated
    """,
    Event.CLASH: """
        3 clash/clashes/clashed between
        3 FORCES .. clash/clashes/clashed
        3 border fighting/skirmish
        3 gun battle/battles/fight
        3 firefight/gunfight/skirmish/skirmishes/gunbattle
        3 exchange/exchanges/exchanged/exchanging .. fire/artillery/gunfire/shots/shells
        3 trade/trades/traded/trading fire/gunfire/shots
        3 small arms fire/firing
        3 unprovoked fire/firing
        3 enemy/hostile/rebel/israeli/iranian/russian/ukrainian/indian/pakistani fire
        3 night/nights of firing
        3 FORCES fire/fires/fired at/across/on
        2 FORCES advance/advances/advanced/push/pushes/pushed/march/marches/marched on/into/towards/toward
        2 firing across/between
        3 heavy/fierce/deadly/fresh/renewed fighting/clashes
        3 FORCES .. fight/fights/fought for control
        2 repel/repels/repelled .. attack/attacks/assault/offensive
        3 fire/fires/fired/firing on/upon .. peacekeepers/convoy/patrol/ambulance/ambulances/medics
        3 GUNMAN .. storm/storms/stormed/attack/attacks/attacked .. police/army/military/base/barracks/checkpoint
        2 fighting .. breaks/broke/erupts/erupted/between/rages/near
        2 ambush/ambushes/ambushed
        2 FORCES .. battle/battles/storm/storms/stormed/overrun/overruns/overran
        2 CROWDS .. clash/clashes/clashed
        2 clash/clashes/clashed .. CROWDS/FORCES/KILL/border/dead
        2 armed/deadly/fresh/renewed/sectarian/ethnic/tribal/communal/violent/street clash/clashes
        1 clash/clashes/clashed/fighting
    """,
    Event.CAPTURE: """
        3 FORCES .. retake/retakes/retook/recapture/recaptures/recaptured
        3 FORCES .. TAKE .. GROUND
        3 capture/seizure/fall of .. town/towns/city/village/villages/capital
        3 SEIZED the TOWN of
        3 SEIZED the key/strategic/border/eastern/western/northern/southern/besieged/frontline/mining/port/oil TOWN of
        3 fall/falls/fell/fallen to .. REBELS
        3 overrun/retaken/recaptured by .. FORCES
        3 TOWN captured/taken/seized by
        2 taken by REBELS
        3 taken/captured/seized .. after .. battle/siege
        3 FORCES .. liberate/liberates/liberated .. TOWN
        3 FORCES .. regain/regains/regained/wrest/wrests/wrested/claim/claims/claimed control
        2 FORCES .. enter/enters/entered .. GROUND
        3 TOWN .. changes/changed hands
        3 garrison/stronghold fall/falls/fell
        2 FORCES .. capture/captures/captured/seize/seizes/seized/enters/entered/liberated
        3 FORCES .. break/breaks/broke/broken/end/ends/ended .. siege
    """,
    Event.ABDUCTION: """
        3 abduct/abducts/abducted/abducting/abduction/abductions
        3 kidnap/kidnaps/kidnapped/kidnapping/kidnappings/kidnappers/abductors
        3 taken/take/takes/took .. hostage/captive
        3 hostage taking/taker
        3 forced/enforced disappearance/disappearances
        3 GUNMAN .. seize/seizes/seized
        3 snatched/dragged from .. home/house/school/street/church/bed/car/village/bus
    """,
    Event.ATTACK_ON_CIVILIANS: """
        3 GUNMAN .. open/opens/opened fire
        3 open/opens/opened fire on/at/in/inside
        3 GUNMAN .. kill/kills/killed/shoot/shoots/shot/storm/storms/stormed/stab/stabs/stabbed/attack/attacks/attacked
        3 mass/school/church/nightclub/campus/synagogue/mosque shooting/shootings/stabbing/attack/attacks
        3 shooting/shootings at/in/near/outside/inside/leaves/kills/spree/rampage/suspect/victims/victim
        3 shooting .. KILL
        2 shooting/shootings/gunman/gunmen/shooter/knifeman
        2 people/multiple/several/members/students/two/three/four/five shot
        3 knife/axe/machete/arson/acid/hammer/sword attack/attacks/rampage
        3 stabbing/stabbings/stabbed/stabs/massacre/massacres/massacred/massacring
        3 ram/rams/rammed/ramming .. CROWD
        3 drive/drives/drove/plough/ploughs/ploughed/plow/plows/plowed into .. CROWD
        3 car/truck/vehicle ramming/attack
        3 terror/terrorist/antisemitic/jihadist attack/attacks
        3 attack/attacks on/at/outside/near .. CIVILIANS
        3 KILL .. in/during .. attack .. on/at CIVILIANS
        3 FORCES/GUNMAN .. kill/kills/killed/killing .. CIVILIANS
        3 killing/murdering/executing/shooting .. CIVILIANS
        2 attack/attacked/attacks .. CIVILIANS
        2 shot/shoot/shoots dead
        2 knifed/bludgeoned/lynched/behead/beheads/beheaded/beheading
        2 hacked/beaten/stoned/burned to death
        2 gunned down
        2 shot at/during .. rally/rallies/event/events
    """,
    Event.ATTACK: """
        2 attack/attacks/attacked .. KILL
        2 KILL .. attack/attacks
        2 KILL .. raid/raids
        2 deadly/fatal/brazen attack/attacks
        2 assassinate/assassinated/assassination/assassinates
        2 CROWDS/FORCES .. torch/torches/torched
        1 attack/attacks/attacked/gunfire
    """,
    Event.EXCESSIVE_FORCE: """
        3 POLICE .. SHOOT .. PROTESTERS
        3 POLICE fire/fires/fired on/at/into .. PROTESTERS
        3 SHOOT .. dead .. PROTESTERS
        3 PROTESTERS .. killed/shot/dead
        3 killed .. PROTESTERS
    """,
    Event.INTERVENTION: """
        3 tear gas/gassed
        3 water cannon/cannons
        3 rubber bullets
        3 POLICE .. DISPERSE .. PROTESTERS
        3 disperse/disperses/dispersed .. PROTESTERS
    """,
    Event.RIOT: """
        3 riot/riots/rioters/rioting/rioted/looting/looters/looted
        3 PROTESTERS .. clash/clashes/clashed .. POLICE
        3 clash/clashes/clashed with police
        3 protest/protests/rally/rallies/demonstration/demonstrations .. clash/clashes/violent
        3 violent protest/protests/demonstration/demonstrations
        2 mob/mobs
    """,
    Event.PROTEST: """
        3 protesters/demonstrators/protestors
        3 protest/protests/protested over/against/in/at/outside
        2 protest/protests/demonstration/demonstrations/rallies
        2 demonstrate/demonstrates/demonstrated against/in/at/outside/over/for/on/near/peacefully
        1 rally
        3 thousands/hundreds/tens/crowds .. march/marched/rally/rallied/protest/demonstrate/demonstrated
        3 march/marched/marches/rally/rallies/rallied against/for
        3 take/takes/took to streets
        3 take/takes/took to the streets
        2 sit in
    """,
    Event.CRACKDOWN: """
        3 ARRESTS .. DISSENT
        3 ARRESTS .. dozens/hundreds/thousands
        3 DISSENT .. arrested/detained
        3 dozens/hundreds/thousands .. arrested/detained .. PROTESTERS
        3 dozens/hundreds/thousands arrested/detained
        3 mass arrest/arrests
        2 crackdown
    """,
    Event.ARREST: """
        3 police arrest/arrests/arrested/detain/detains/detained
        3 arrested/held/detained on suspicion
        3 arrested/detained over/for/in
        3 held over/for
        3 man/woman/men/women/suspects/NUMBER held in
        3 held in .. connection/custody/raid/raids/prison/jail/probe/case/inquiry
        2 arrest/arrests/arrested/arresting/detained/detains/detain
        2 taken into custody
        2 in custody
        1 suspect/suspects
    """,
    Event.SEIZURE: """
        3 seize/seizes/seized/seizing/board/boards/boarded .. SHIP
    """,
    Event.RELEASE: """
        3 FREE .. CAPTIVES
        3 return/returns/returned .. PRISONERS
        3 CAPTIVES .. freed/released/handed/release
        3 PRISONERS .. return/returned
        3 hostages/hostage/captives/prisoners .. home
        3 prisoner/hostage/captive swap/exchange
        3 kidnapped/abducted .. released/freed/free
        3 release/released/freed/return .. captivity
        1 hostage/hostages/captives/captivity
        3 hand/hands/handed over .. CAPTIVES/bodies/remains
    """,
}
