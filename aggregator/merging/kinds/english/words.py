"""English words that are alike in what they say of an event; rows name a set in capitals."""

from __future__ import annotations

from typing import Final

from aggregator.merging.language.tables import read_tables
from aggregator.merging.language.trades import TRADES

SETS: Final = read_tables(f"""
AIRCRAFT: drone drones uav uavs warplane warplanes jet jets quadcopter aircraft helicopter helicopters paraglider
  paragliders paramotor paramotors
DRONE: drone drones uav uavs
ROCKET: missile missiles rocket rockets artillery mortar mortars shells projectile projectiles howitzers
HIT: hit hits hitting strike strikes struck striking attack attacks attacked attacking raid raids raided target
  targets targeted targeting bomb bombs bombed bombing pound pounds pounded pummel pummels pummelled slam slams slammed
  destroy destroys destroyed destroying damage damages damaged damaging barrage barrages assault assaults rip rips
  ripped smash smashes smashed wreck wrecks wrecked bombard bombards bombarded ignite ignites ignited kill kills killed
  killing wound wounds wounded injure injures injured rain rains rained fell land landed lands blow blows blew blasts
STRIKES: hit hits struck strike strikes attack attacks attacked target targets targeted bombs bombed raids
KILL: kill kills killed killing dead wound wounds wounded wounding injure injures injured injuring hurt hurts maim maims
  maimed die died dies martyred
NUMBER: two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty dozens hundreds scores thousands
AGE: {" ".join(map(str, range(30, 110)))}
HURT: killed dead martyred wounded injured injures wounding injuring casualties fatalities wounds hurt hospitalised
  hospitalized
EXPLODES: explode explodes exploded exploding blast blasts explosion explosions detonate detonates detonated
FORCES: army troops soldiers soldier military forces fighters fighter rebels militants insurgents militia militias
  militiamen guards gunmen jihadists separatists border paramilitaries rebel isis rsf m23 taliban houthis
REBELS: army troops forces rebels rebel militants insurgents militia paramilitary paramilitaries jihadists separatists
  fighters isis rsf m23 taliban houthis
TOWN: town towns city village villages
SEIZED: capture captures captured recapture recaptures recaptured seize seizes seized overran overruns retake retakes
  retook retaken taken liberated
TAKE: take takes took taken taking seize seizes seized capture captures captured overrun overruns overran
GROUND: town towns city village villages capital airport control headquarters base bases garrison stronghold territory
  positions zone camp outskirts suburb suburbs centre center
GUNMAN: gunman gunmen attacker attackers shooter shooters assailant assailants knifeman militiamen paramilitaries
CIVILIANS: church churches synagogue mosque mosques temple school schools college university campus hospital hospitals
  clinic market markets village villages villagers civilians worshippers passengers passers crowd crowds shoppers pupils
  students schoolchildren farmers pilgrims tourists bus train hotel restaurant bar nightclub concert festival beach mall
  camp parishioners refugees
SITE: depot refinery base bases port airport airfield city town village villages school hospital building buildings
  block apartment apartments boat boats ship ships tanker vessel vessels camp target targets position positions facility
  facilities site sites headquarters infrastructure plant bridge convoy market mosque church house houses homes station
  grid substation warehouse warehouses compound checkpoint outpost suburb suburbs outskirts neighbourhood neighborhood
  district capital stronghold bunker silo consulate embassy militants fighters militia leaders leader commander
CROWD: crowd crowds spectators pedestrians shoppers revellers bystanders worshippers people market
ARRESTS: arrest arrests arrested arresting detain detains detained detaining detentions detention round rounded jail
  jails jailed seize seizes
DISSENT: activist activists opposition protester protesters demonstrators journalist journalists reporters reporter
  dissidents dissident critics critic bloggers blogger students protests rally
PROTESTERS: protester protesters demonstrator demonstrators protestors protest protests rally marchers
POLICE: police officers troops soldiers forces guards army soldier policeman
CROWDS: police officers protesters demonstrators protestors marchers enforcement gangs fans supporters villagers farmers
  herders herdsmen clans tribes tribesmen settlers migrants inmates factions crowds mobs communities guard navy fleet
SHOOT: shoot shoots shot kill kills killed opened
DISPERSE: disperse disperses dispersed break breaks broke cannon gas bullets baton batons
CAPTIVES: hostage hostages captive captives prisoner prisoners abductees detainees detainee pupils schoolgirls
  schoolchildren sailors pilots soldiers pow pows
PRISONERS: hostage hostages captive captives prisoner prisoners abductees detainees detainee pow pows
FREE: free frees freed release releases released releasing freeing
VEHICLE: plane jet jetliner airliner aircraft helicopter bus buses train trains car cars truck lorry tram coach minibus
  ferry boat ship flight airplane aeroplane vehicle van motorway highway carriages tanker airbus boeing freighter glider
  cargo balloon funicular
CRASH: crash crashes crashed crashing collide collides collided collision derail derails derailed derailment overturn
  overturns overturned plunge plunges plunged capsize capsizes capsized skid skids skidded plummet plummets plummeted
  topple topples toppled
SHIP: ship ships boat boats ferry vessel vessels trawler dinghy yacht tanker freighter barge submarine flotilla
SINK: sink sinks sank sunk sinking capsize capsizes capsized capsizing founder founders
BUILT: building buildings bridge dam roof stand tower mine tunnel block house wall crane scaffolding ceiling balcony
  stadium pier quarry flyover warehouse
COLLAPSE: collapse collapses collapsed collapsing cave caves caved burst bursts gives gave breach breaches topples
FIRE: fire blaze fires inferno flames
BURN: kill kills killed in at engulf engulfs engulfed sweep sweeps swept rip rips ripped break breaks broke destroy
  destroys destroyed tear tears tore rage rages raged through gut guts gutted leaves
QUAKE: earthquake earthquakes quake quakes tremor tremors aftershock aftershocks temblor megaquake tsunami magnitude
FLOOD: flood floods flooding floodwaters floodwater flooded deluge downpour mudslide mudslides landslide landslides
  avalanche avalanches rockslide
STORM: hurricane typhoon cyclone tornado tornadoes twister blizzard superstorm cyclones typhoons hurricanes
WILDFIRE: wildfire wildfires bushfire bushfires
ERUPT: erupt erupts erupted erupting eruption spew spews spewed
STEAL: steal steals stole stolen stealing snatch snatches snatched
LEADER: president presidents premier premiers minister ministers chancellor king queen leader leaders envoy envoys
  counterpart counterparts chief chiefs diplomats pm delegation delegations officials ambassador ambassadors secretary
  pope emir sultan prince presidential heads representatives generals
MEET: meet meets met meeting meetings hosts hosted host receive receives received welcomes visit visits
TALKING: talks negotiations negotiation negotiating negotiators negotiator
PACT: accord accords treaty pact pacts truce ceasefire armistice roadmap memorandum declaration protocol framework cease
DEAL: deal deals agreement agreements
SIGN: sign signs signed signing ink inks inked clinch clinches clinched seal seals sealed reach reaches reached agree
  agrees agreed strike strikes struck initial initials initialled approve approves approved adopt adopts adopted secure
  secures secured finalise finalises finalize finalizes finalised conclude concludes concluded unveil broker brokers
  brokered
SIGNED: signed reached agreed initialled sealed clinched struck concluded approved adopted announced done finalised
  finalized signing inked holds
SIDES: sides governments rivals rebels parties countries nations neighbours neighbors delegations presidents ministers
  leaders generals
TRUCE: truce ceasefire armistice cease
HOLDS: takes took comes came begins began extended extends extend prolonged renewed agreed start starts goes went holds
  into effect enters entered announced declared deal
BORDER: border crossing crossings prisoners captives hostages troops tariffs trade
MEDIATE: mediate mediates mediated mediating mediation mediator mediators intermediaries intermediary
STATE: us america israel iran russia ukraine india pakistan china turkey syria iraq lebanon yemen egypt jordan sudan
  ethiopia eritrea somalia kenya congo drc rwanda burundi uganda nigeria niger mali chad libya algeria morocco armenia
  azerbaijan georgia afghanistan thailand cambodia myanmar vietnam philippines taiwan japan venezuela colombia ecuador
  mexico britain uk france germany poland nato israeli iranian russian ukrainian american indian pakistani saudi houthi
  houthis hamas hezbollah taliban idf rsf m23 kyiv moscow
IMPOSE: impose imposes imposed imposing slap slaps slapped new fresh package tighten agrees
EASE: ease eases eased easing lift lifts lifted lifting waive waives waived waiving
DEPLOY: deploy deploys deployed deploying mobilise mobilises mobilize mobilizes mobilised mobilized mass masses amasses
  massed deployment mobilisation mobilization sends send
TROOPS: troops soldiers forces warship warships battalion battalions reservists carrier army brigade tanks
PULL: withdraw withdraws withdrew withdrawal pull pulls pulled pullout withdrawn leave
SEND: send sends sent deliver delivers delivered deliveries ship ships airlift airlifts donate donates pledges
UNIONS: pay wages wage union unions conditions contract pension pensions strikers
WALKOUT: strike strikes walkout walkouts stoppage
WORKERS: workers staff crew crews unions union employees {" ".join(TRADES)}
""")
