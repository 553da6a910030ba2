"""Organisations that are known by name, and adjectives of nations."""

from __future__ import annotations

from typing import Final

from aggregator.merging.words import phrase_set

_KNOWN: Final = """
UN|United Nations|U.N.
EU|European Union|E.U.
NATO|North Atlantic Treaty Organization|North Atlantic Treaty Organisation
WHO|World Health Organization|World Health Organisation
IAEA|International Atomic Energy Agency
IMF|International Monetary Fund
WTO|World Trade Organization|World Trade Organisation
OECD|Organisation for Economic Co-operation and Development
OSCE|Organization for Security and Co-operation in Europe
OPCW|Organisation for the Prohibition of Chemical Weapons|Organization for the Prohibition of Chemical Weapons
OPEC|Organization of the Petroleum Exporting Countries
ICC|International Criminal Court
ICJ|International Court of Justice
ICRC|International Committee of the Red Cross
IFRC|International Federation of Red Cross and Red Crescent Societies
UNICEF
UNESCO
UNHCR
UNRWA
UNDP
UNIFIL
WFP|World Food Programme|World Food Program
FAO|Food and Agriculture Organization
IOM|International Organization for Migration|International Organisation for Migration
OCHA
OHCHR|UN Human Rights Office
ASEAN|Association of Southeast Asian Nations
ECOWAS|Economic Community of West African States
African Union
Arab League|League of Arab States
European Commission
European Parliament
European Council
European Central Bank|ECB
World Bank
Federal Reserve|US Federal Reserve|U.S. Federal Reserve
FBI|Federal Bureau of Investigation
CIA|Central Intelligence Agency
NSA|National Security Agency
NASA
FEMA|Federal Emergency Management Agency
FDA|Food and Drug Administration
NOAA|National Oceanic and Atmospheric Administration
USGS|US Geological Survey|U.S. Geological Survey
FSB|Federal Security Service
GRU
SBU|Security Service of Ukraine
HUR
IDF|Israel Defense Forces|Israel Defence Forces|Israeli Defense Forces
IRGC|Islamic Revolutionary Guard Corps|Revolutionary Guards|Revolutionary Guard
MSF|Médecins Sans Frontières|Doctors Without Borders
Red Cross
Red Crescent
Amnesty International
Human Rights Watch
Greenpeace
Oxfam
Save the Children
Salvation Army
Interpol
Europol
Frontex
Mossad
Shin Bet
Bundestag
Bundesbank
Knesset
House of Representatives
House of Commons
House of Lords
Home Office
Foreign Office
Met Office
State Department|US State Department|U.S. State Department
Pentagon
Hamas
Hezbollah|Hizbollah|Hizbullah
Fatah
Islamic Jihad
HTS|Hayat Tahrir al-Sham|Hayat Tahrir al Sham
SDF|Syrian Democratic Forces
MDA|Magen David Adom
Taliban
Islamic State|Islamic State group|ISIS|ISIL
al-Qaeda|Al-Qaeda|al-Qaida|Al Qaeda|al Qaeda
Boko Haram
al-Shabaab|Al-Shabaab|Al Shabaab|al-Shabab
Rapid Support Forces|RSF
Wagner Group
Reuters
Associated Press
Agence France-Presse|AFP
Xinhua
TASS
UEFA
FIFA
IOC|International Olympic Committee
Institute for the Study of War|ISW
Nobel Committee
ECHR|European Court of Human Rights
"""
_SPOKEN: Final = 4
"""Letters from which an acronym may be spoken as a word, which many newsrooms print as one: Nato, Unicef."""


def _printed(name: str) -> tuple[str, ...]:
    return (name, name.capitalize()) if name.isupper() and name.isalpha() and len(name) >= _SPOKEN else (name,)


KNOWN: Final = tuple(
    tuple(printed for name in line.split("|") for printed in _printed(name)) for line in _KNOWN.split("\n") if line
)
"""Each organisation with all its names."""
CONFUSED: Final = frozenset({"ECB", "HUR", "ICC", "IOC", "IOM", "ISW", "MDA", "MSF", "NSA", "RSF", "SDF", "TASS"})
"""Acronyms of several bodies: they count where the story prints the name in full."""

COMPANIES_LIKE_PERSONS: Final = phrase_set(
    """
    alex springer, alexander mcqueen, alfa romeo, aston martin, aston villa, axel springer, barnes noble, ben gurion,
    ben jerry, ben sherman, calvin klein, carl zeiss, charles de gaulle, charles schwab, charlie hebdo, daimler benz,
    dassault aviation, dolce gabbana, dow jones, dr martens, edmond de rothschild, eli lilly, elizabeth arden, estee
    lauder, father christmas, franck muller, frank muller, giorgio armani, goldman sachs, harry winston, hugo boss, jack
    daniels, jack russell, james webb, jane street, jean paul gaultier, jimmy choo, john deere, john lewis, johnnie
    walker, jp morgan, julius baer, karen millen, kate spade, lockheed martin, louis vuitton, marie claire, martin
    lewis, mary kay, max factor, max mara, mercedes benz, general dynamics, morgan stanley, nancy grace roman, nord
    stream, oscar mayer, paris match, paris saint-germain, patek philippe, paul smith, philip morris, ralph lauren,
    raymond james, rolls royce, saint laurent, santa claus, sherwin williams, ted baker, tom ford, tommy hilfiger, uncle
    ben, uncle sam, van cleef, vera rubin, wells fargo, yves saint laurent
    """
)
"""Firms and things that bear the name of a person."""

_NATIONS: Final = """
AF afghan|AL albanian|DZ algerian|AR argentine argentinian|AM armenian|AU australian|AT austrian|AZ azerbaijani
BH bahraini|BD bangladeshi|BY belarusian|BE belgian|BO bolivian|BA bosnian|BR brazilian
GB british english scottish welsh|BG bulgarian|KH cambodian|CM cameroonian|CA canadian|TD chadian|CL chilean
CN chinese|CO colombian|CD congolese
HR croatian|CU cuban|CY cypriot|CZ czech|DK danish|NL dutch|EC ecuadorean ecuadorian|EG egyptian|ER eritrean
EE estonian
ET ethiopian|FI finnish|FR french|GE georgian|DE german|GH ghanaian|GR greek|GT guatemalan|HT haitian|HN honduran
HU hungarian|IS icelandic|IN indian|ID indonesian|IR iranian|IQ iraqi|IE irish|IL israeli|IT italian|JP japanese
JO jordanian|KZ kazakh|KE kenyan|XK kosovar|KW kuwaiti|KG kyrgyz|LV latvian|LB lebanese|LY libyan|LT lithuanian
MY malaysian|ML malian|MX mexican|MD moldovan|MN mongolian|ME montenegrin|MA moroccan|MM burmese|MZ mozambican
NP nepali nepalese|NE nigerien|NG nigerian|MK macedonian|NO norwegian|OM omani|PK pakistani|PS palestinian
PA panamanian|PY paraguayan|PE peruvian|PH philippine filipino|PL polish|PT portuguese|QA qatari|RO romanian
RU russian
RW rwandan|SA saudi|SN senegalese|RS serbian|SG singaporean|SK slovak|SI slovenian|SO somali
ES spanish catalan|SD sudanese|SE swedish|CH swiss|SY syrian|TW taiwanese|TJ tajik|TZ tanzanian|TH thai
TN tunisian|TR turkish|TM turkmen|UG ugandan|UA ukrainian|AE emirati|US american|UY uruguayan|UZ uzbek|VE venezuelan
VN vietnamese|YE yemeni|ZM zambian|ZW zimbabwean
"""
NATIONS: Final = {
    word: entry.split()[0]
    for line in _NATIONS.strip().split("\n")
    for entry in line.split("|")
    for word in entry.split()[1:]
}
"""Adjectives of nations, folded, each with the ISO 3166-1 code of its country."""
