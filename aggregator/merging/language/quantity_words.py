"""English words of quantities: numbers, bounds, what is counted, and what has become of it; data for `figures`."""

from __future__ import annotations

from typing import Final

from aggregator.merging.language.trades import TRADES
from aggregator.merging.words import by_phrase, word_set
from aggregator.model import Bound, FigureRole


def _counted(start: int, step: int, words: str) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


SMALL_NUMBERS: Final = _counted(
    1,
    1,
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen
    """,
)
ORDINALS: Final = _counted(
    2,
    1,
    """
    second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
    """,
)
"""Words that count on from one of a kind to the next."""
TENS: Final = _counted(20, 10, "twenty thirty forty fifty sixty seventy eighty ninety")
MULTIPLES: Final = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mln": 10**6,
    "bln": 10**9,
    "trln": 10**12,
}
VAGUE: Final = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2 * 10**6}
"""Plurals that stand for a number, with the least that they mean."""
VAGUE_MULTIPLES: Final = {"tens": 10, "dozens": 12, "hundreds": 100}
"""What they are multiplied by, as in 'tens of thousands'."""
SHORT_MULTIPLES: Final = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
"""Glued to a sum of money; elsewhere 'm' is metres."""

BOUNDS: Final = by_phrase(
    {
        Bound.AT_LEAST: "at least, more than, over, above, no fewer than, no less than, not fewer than, upwards of, "
        "exceeding",
        Bound.AT_MOST: "at most, up to, as many as, no more than, not more than, fewer than, less than, under, below",
        Bound.ABOUT: "about, around, some, approximately, roughly, nearly, almost, close to, an estimated, estimated",
    }
)
LONGEST_BOUND: Final = max(map(len, BOUNDS))

_PEOPLE: Final = {
    "people": """
        people persons residents inhabitants citizens individuals victims others lives deaths fatalities injuries
        arrests villagers occupants worshippers shoppers mourners bystanders pedestrians motorists cyclists locals
        evacuees guests pilgrims devotees campers swimmers bathers divers surfers motorcyclists churchgoers
        partygoers revellers revelers siblings sisters brothers relatives nuns members personnel narcoterrorists
        palestinians israelis ukrainians russians syrians iraqis iranians afghans pakistanis indians americans britons
        germans yemenis nigerians somalis kenyans sudanese lebanese chinese congolese nationals
        thais cambodians turks egyptians jordanians saudis libyans tunisians algerians moroccans ethiopians eritreans
        supporters followers loyalists opponents activists dissidents volunteers settlers tenants onlookers stowaways
        officials lawmakers politicians candidates diplomats lawyers judges foreigners expatriates neighbours neighbors
        monks priests clerics imams elders pensioners orphans parishioners smugglers traffickers fugitives looters
        rwandans burundians ugandans malians chadians cameroonians ghanaians venezuelans colombians mexicans brazilians
        haitians cubans canadians australians filipinos indonesians malaysians bangladeshis nepalis koreans italians
        poles romanians serbs albanians bosnians greeks kurds armenians azerbaijanis georgians belarusians rohingyas
        person resident inhabitant citizen individual victim other life death fatality injury arrest
        villager occupant worshipper shopper mourner bystander pedestrian motorist cyclist evacuee guest member
        supporter follower loyalist opponent activist dissident volunteer settler tenant onlooker stowaway official
        lawmaker politician candidate diplomat lawyer judge foreigner expatriate neighbour neighbor monk priest cleric
        imam elder pensioner orphan parishioner smuggler trafficker fugitive looter
        pilgrim devotee camper swimmer bather diver surfer motorcyclist churchgoer partygoer reveller reveler
        narcoterrorist
    """,
    "children": "children minors infants babies toddlers schoolchildren child minor infant baby toddler schoolchild",
    "girls": "girls schoolgirls girl schoolgirl",
    "adults": "adults adult",
    "boys": "boys schoolboys boy schoolboy",
    "teenagers": "teenagers teens adolescents teenager teen adolescent",
    "women": "women woman",
    "men": "men man",
    "civilians": "civilians civilian",
    "soldiers": """
        soldiers troops servicemen servicemembers conscripts recruits reservists marines commandos paratroopers jawans
        soldier serviceman servicemember conscript recruit reservist marine commando paratrooper jawan
    """,
    "sailors": "sailors seafarers sailor seafarer",
    "crew": "crew crewmen crewman",
    "fighters": """
        fighters militants insurgents rebels terrorists extremists jihadists operatives combatants separatists
        guerrillas militiamen paramilitaries mercenaries mutineers
        fighter militant insurgent rebel terrorist extremist jihadist operative combatant separatist guerrilla
        militiaman paramilitary mercenary mutineer taliban
    """,
    "gunmen": """
        gunmen attackers assailants bandits robbers kidnappers hijackers
        gunman attacker assailant bandit robber kidnapper hijacker
    """,
    "officers": "officers officer",
    "police": "policemen policewomen policeman policewoman",
    "guards": "guards bodyguards warders guard bodyguard warder",
    "firefighters": "firefighters firemen firefighter fireman",
    "rescuers": "rescuers paramedics medics rescuer paramedic medic",
    "patients": "patients patient",
    "workers": "workers employees labourers laborers worker employee labourer laborer",
    "passengers": "passengers commuters passenger commuter",
    "hikers": "hikers trekkers ramblers hiker trekker rambler",
    "climbers": "climbers mountaineers climber mountaineer",
    "skiers": "skiers skier",
    "tourists": "tourists holidaymakers tourist holidaymaker",
    "pupils": "pupils students pupil student",
    "protesters": "protesters protestors demonstrators rioters protester protestor demonstrator rioter",
    "migrants": "migrants refugees migrant refugee",
    "hostages": "hostages captives hostage captive",
    "prisoners": "prisoners detainees inmates prisoner detainee inmate",
    "survivors": "survivors survivor",
    "suspects": "suspects suspect",
    "peacekeepers": "peacekeepers peacekeeper",
    "journalists": "journalists reporters journalist reporter",
    "delegates": "delegates delegate",
    "fans": "fans spectators fan spectator",
    "families": "families family",
    **{several: f"{several} {one}" for several, one in TRADES.items()},
}
_WEAPONS: Final = {
    "drones": "drones uavs drone uav",
    "missiles": "missiles missile",
    "rockets": "rockets rocket",
    "shells": "shells shell",
    "bombs": "bombs bomb",
    "aircraft": "aircraft jets planes warplanes aeroplanes airplanes jet plane warplane aeroplane airplane",
    "helicopters": "helicopters helicopter",
}
_THINGS: Final = {
    "houses": "houses homes house home",
    "households": "households household",
    "buildings": "buildings building",
    "apartments": "apartments flats apartment flat",
    "schools": "schools school",
    "hospitals": "hospitals clinics hospital clinic",
    "warehouses": "warehouses warehouse",
    "bridges": "bridges bridge",
    "shops": "shops stores shop store",
    "villages": "villages village",
    "vehicles": "vehicles cars trucks lorries buses vehicle car truck lorry bus",
    "trams": "trams tram",
    "trains": "trains train",
    "ships": "ships vessels boats tankers ship vessel boat tanker",
    "tanks": "tanks tank",
    "customers": "customers customer",
}
_CURRENCIES: Final = {
    "dollars": "dollars dollar",
    "euros": "euros euro",
    "pounds": "pounds pound",
    "yen": "yen",
    "yuan": "yuan",
    "roubles": "roubles rubles rouble ruble",
    "hryvnias": "hryvnias hryvnia",
    "rupees": "rupees rupee",
    "francs": "francs franc",
    "kroner": "kroner kronor krone krona",
    "naira": "naira",
    "rand": "rand",
    "pesos": "pesos peso",
    "shekels": "shekels shekel",
    "dirhams": "dirhams dirham",
    "dinars": "dinars dinar",
    "riyals": "riyals rials riyal rial",
}
_OTHER: Final = {
    "bodies": "bodies body",
    "cases": "cases case",
    "votes": "votes vote",
    "kilometres": "km kilometres kilometers kilometre kilometer",
    "metres": "metres meters metre meter",
    "miles": "miles mile",
    "feet": "feet foot",
    "hectares": "hectares hectare",
    "acres": "acres acre",
    "tonnes": "tonnes tons tonne ton",
    "kilograms": "kg kilograms kilogrammes kilos kilogram kilogramme kilo",
    "percent": "percent",
}


def _by_word(*tables: dict[str, str]) -> dict[str, str]:
    return {word: unit for table in tables for unit, words in table.items() for word in words.split()}


UNITS: Final = _by_word(_PEOPLE, _WEAPONS, _THINGS, _CURRENCIES, _OTHER)
"""What is counted, by the word printed."""
TWO_WORD_UNITS: Final = by_phrase(
    {
        "police": "police officers, police officer",
        "crew": "crew members, crew member",
        "workers": "staff members, staff member",
        "people": "family members, gang members",
        "apartments": "housing units",
        "percent": "per cent",
        "square kilometres": "square kilometres, square kilometers",
        "square miles": "square miles",
        "cubic metres": "cubic metres, cubic meters",
        "nautical miles": "nautical miles",
    }
)
SYMBOLS: Final = {"%": "percent", "km": "kilometres", "kg": "kilograms", "ha": "hectares"}
"""Units that may be glued to their number."""
CURRENCY_SIGNS: Final = {"$": "dollars", "€": "euros", "£": "pounds", "₴": "hryvnias", "₽": "roubles"}
CURRENCIES: Final = frozenset(_CURRENCIES)
SINGULARS: Final = frozenset(word for word in UNITS if word + "s" in UNITS or word + "es" in UNITS) | word_set(
    f"""
    {" ".join(TRADES.values())}
    person life body child baby woman man fatality injury family lorry schoolchild serviceman militiaman crewman gunman
    policeman policewoman fireman foot paramilitary mercenary
    """
)
"""What only one is counted by; with any other number such a word describes what follows it."""
UNCHANGING: Final = word_set(
    "aircraft crew taliban personnel km kg percent yen yuan naira rand sudanese lebanese chinese congolese"
)

_LIVING: Final = frozenset(_PEOPLE)
_BUILT: Final = frozenset(_THINGS) - {"customers", "villages"} | {"aircraft", "helicopters"}
_BEFALLS_THE_LIVING: Final = word_set(
    "killed wounded missing trapped detained abducted released displaced evacuated rescued"
)
ROLE_UNITS: Final = {
    **{FigureRole(role): _LIVING for role in _BEFALLS_THE_LIVING},
    **dict.fromkeys((FigureRole.LAUNCHED, FigureRole.SHOT_DOWN), frozenset(_WEAPONS)),
    **dict.fromkeys((FigureRole.DAMAGED, FigureRole.DESTROYED), _BUILT),
    FigureRole.WITHOUT_POWER: _LIVING | {"houses", "households", "customers", "buildings", "villages", "apartments"},
}
"""What each role can be true of; 'fired 12 employees' launches nobody."""
HELD_BY_OTHERS: Final = word_set("hostages prisoners patients")
"""Those who are held for long, or by somebody else than the police."""
UNIT_ROLES: Final = {
    **dict.fromkeys(("deaths", "fatalities", "death", "fatality"), FigureRole.KILLED),
    **dict.fromkeys(("injuries", "injury"), FigureRole.WOUNDED),
    **dict.fromkeys(("arrests", "arrest"), FigureRole.DETAINED),
}
"""Words that say what is counted and what has become of it in one."""
