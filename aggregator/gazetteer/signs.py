"""Words beside a name in many languages, folded, that tell what it is: 'in', titles, signs of cities and regions."""

from __future__ import annotations

from functools import lru_cache

from stop_words import StopWordError, get_stop_words

from aggregator.gazetteer.words import fold_name

# After these a full stop and a space may.
SAINTS = frozenset(["st", "ste", "sto", "mt", "ft"])
_IN = (
    "in at near from to around outside over across toward towards off of "
    "de en em a ad à im bei nahe aus nach près vers desde hasta cerca da di do della nel nella w we pod z ze koło "
    "в во у под из біля під на до від з із зі في من الى إلى قرب ميناء مطار"
)
_CITY = "городе города городу місті міста місту مدينة بلدة قرية"
_OF_PERSONS_TOO = "de di da do del a to from of desde"
_SMALL_WORDS = """
    the and or but for on with as by after before when while if no not why how what who which will is are was were has
    have had could would should may can do does did this that these there then where under against between amid inside
    central eastern western northern southern east west north south greater meanwhile also
    le la les un une des du et ou mais pour sur avec sans après avant quand der die das ein eine und oder aber für mit
    auf vor nach wie el los las y o pero para con sin por tras il lo gli e ma per come os um uma com i oraz ale po przed
    и но а за после около при об о про та але після не як
"""
_PERSON_TITLES = (
    "mr mrs ms miss sir lady lord dame dr prof professor president premier chancellor minister secretary senator "
    "congressman congresswoman governor judge justice general gen lieutenant lt colonel col major captain capt "
    "sergeant sgt admiral commander corporal officer detective inspector sheikh sheik emir sultan imam rabbi pope "
    "king queen prince princess rep sen gov spokesman spokeswoman spokesperson analyst coach "
    "herr frau präsident präsidentin kanzler ministerin monsieur madame président présidente ministre général "
    "señor señora presidente presidenta ministro ministra papa pan pani prezydent generał "
    "президент премьер министр генерал губернатор полковник міністр "
    "الرئيس رئيس الوزير وزير الجنرال الشيخ"
)
_REGION = (
    "region oblast province governorate prefecture voivodeship county région gouvernorat provincia región gobernación "
    "regione governatorato regiao região província provinz gouvernement obwód obwodu obwodzie obwodem województwo "
    "województwa prowincja prowincji область области областью області областю обл край края крае провинция провинции "
    "сектор сектора секторе секторі провинцию провінція провінції محافظة مقاطعة منطقة ولاية إقليم"
)


def _folded(line: str) -> frozenset[str]:
    return frozenset(map(fold_name, line.split()))


CITY_SIGNS = _folded(_CITY)
"""A name after one of these is a town's."""
IN = _folded(_IN) | CITY_SIGNS
"""A name after one of these says where something is."""
OF_PERSONS_TOO = _folded(_OF_PERSONS_TOO)
"""Those among them that stand before persons as often."""
SMALL_WORDS = IN | _folded(_SMALL_WORDS)
"""Capitalised at the start of sentences and headlines, and no part of a name that follows."""
PERSON_TITLES = _folded(_PERSON_TITLES)
"""What follows is a person, whether the word is capitalised or not."""
REGION_SIGNS = _folded(_REGION)
"""Before or after a city's name these make it the region that is called after it."""
STATES_SHORTENED = _folded(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn "
    "Tex Va Vt Wash Wis Wyo"
)
"""States as American agencies print them behind a city, with a full stop."""


@lru_cache(maxsize=64)
def listed_stop_words(language: str) -> tuple[str, ...]:
    """Return the words of a language that say nothing of what a text is about; empty where none are known."""
    try:
        return tuple(get_stop_words(language))
    except StopWordError:
        return ()


@lru_cache(maxsize=64)
def small_words(language: str) -> frozenset[str]:
    """Return the folded words that name nobody in a language: 'on' is Ali in Arabic, 'from' a given name in Swedish.

    The list of English is a search engine's, with names such as Bill.
    """
    return SMALL_WORDS if language == "en" else SMALL_WORDS | frozenset(map(fold_name, listed_stop_words(language)))
