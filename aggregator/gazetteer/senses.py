"""What else than a place a name can be: a word or a person's name, for `data`."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from math import log10
from typing import Any

from aggregator.gazetteer.cases import cited
from aggregator.gazetteer.extra_words import NO_PLACES
from aggregator.gazetteer.names import DOUBTFUL, GIVEN
from aggregator.gazetteer.signs import PERSON_TITLES, REGION_SIGNS, SMALL_WORDS
from aggregator.gazetteer.words import MARKS, SPACELESS, fold_name, is_spaceless

_LATIN = ("en", "de", "fr", "es", "it", "pt")
_DICTIONARIES = (*_LATIN, "ru", "uk")
_FREQUENCIES = ("en", "de", "fr", "es", "it", "pt", "pl", "ru", "uk")
_ARABIC_SCRIPT, _OTHER_SCRIPTS = ("ar", "fa", "ur"), ("el", "he", "hi", "bn", "ko", "ta")
_FURTHER = ("tr", "id", "nl", "sv", "da", "nb", "fi", "cs", "sk", "sl", "ro", "hu", "ca", "bg", "mk")
_FOREIGN_NAMES = re.compile(r"^(?:en|es|fr|de|it|pt|ru|uk|pl|ar|tr|nl|cs)(?:_|$)")
LATIN = re.compile("^[A-Za-z\u00c0-\u024f\u1e00-\u1eff '\u2019\u02bc`.-]+$")
CYRILLIC = re.compile("^[\u0400-\u045f\u0490\u0491 '\u2019\u02bc.-]+$")
_PERSIAN_AND_URDU = "\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06c3\u06cc\u06d2"
ARABIC = re.compile(f"^[\u0621-\u064a{_PERSIAN_AND_URDU} \u064b-\u0652-]+$")
RUN = re.compile(f"^[\u3005\u30a0-\u30ff\u4e00-\u9fff{SPACELESS}]+$")
# The scripts besides: Greek, Armenian, Hebrew, those of India, Georgian,
# Korean and Ethiopic.
_LETTERS = "\u0370-\u03ff\u1f00-\u1fff\u0531-\u0587\u05d0-\u05ea\u0900-\u0dff\u10d0-\u10ff\u1200-\u137f\uac00-\ud7a3"
OTHER = re.compile(f"^[{_LETTERS}{MARKS} '\u2019-]+$")
_LONG_ENOUGH, _PAIR = 5, 2
# From this frequency on a name is looked at as a word of a language; it is one if the language has it so much oftener
# than its city is spoken of elsewhere, and means the city never if it has it oftener still.
_OFTEN, _OFTENER, _OFTENER_IN_CAPITALS, _MUCH_OFTENER = 3.7, 0.6, 1.5, 1.75
_ARTICLE = "ال"
# So much rarer at most a word of Arabic is without the article, and with it where a city cannot have it.
_BARE, _DEFINITE = 0.45, 0.8
# A word so much oftener used than the name of which it would be a case is none; rare names count as this often.
_THAN_ITS_NAME, _RARE = 1.0, 3.2
TOWN, CITY, LARGE, _HUGE = 15_000, 100_000, 500_000, 1_000_000


@dataclass
class Senses:
    """What else a name can be."""

    shares: dict[str, dict[str, float]] = field(default_factory=dict)
    lower: dict[str, set[str]] = field(default_factory=dict)
    arabic: dict[str, float] = field(default_factory=dict)
    """The same by folded word, because hamzas are written or not."""
    other: dict[str, float] = field(default_factory=dict)
    """The same of further scripts."""
    uses: dict[str, dict[str, float]] = field(default_factory=dict)
    """Of each language the folded words that are often used, and how often."""
    capitalised: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    stops: set[str] = field(default_factory=set)

    @classmethod
    def load(cls) -> Senses:
        """Return the words of all the libraries."""
        wordfreq: Any = importlib.import_module("wordfreq")
        factory: Any = importlib.import_module("simplemma.strategies.dictionaries").DefaultDictionaryFactory()
        words = cls(
            shares={
                language: wordfreq.get_frequency_dict(language)
                for language in (*_FREQUENCIES, *_ARABIC_SCRIPT, *_OTHER_SCRIPTS, *_FURTHER, "zh", "ja")
            }
        )
        for language in _DICTIONARIES:
            known = {key if isinstance(key, str) else key.decode() for key in factory.get_dictionary(language)}
            if language == "en":
                words.capitalised = {key for key in known if key[:1].isupper()}
            words.lower[language] = {key for key in known if key.islower() and key.capitalize() not in known}
        words.uses = {language: words._used(language) for language in words.shares}
        words.arabic, words.other = words._by_folded_word(_ARABIC_SCRIPT), words._by_folded_word(_OTHER_SCRIPTS)
        for language in _FREQUENCIES:
            words.stops |= {fold_name(word) for word in wordfreq.top_n_list(language, 150)}
        faker: Any = importlib.import_module("faker.config")
        for locale in filter(_FOREIGN_NAMES.match, faker.AVAILABLE_LOCALES):
            try:
                provider: Any = importlib.import_module(f"faker.providers.person.{locale}").Provider
            except ModuleNotFoundError:
                continue
            for kind in ("first_names", "first_names_male", "first_names_female"):
                words.given |= _single(getattr(provider, kind, ()))
            for kind in ("last_names", "last_names_male", "last_names_female"):
                words.surnames |= _single(getattr(provider, kind, ()))
        words.given -= words.stops | SMALL_WORDS
        return words

    def _by_folded_word(self, languages: tuple[str, ...]) -> dict[str, float]:
        found: dict[str, float] = {}
        for language in languages:
            for word in self.shares[language]:
                found[fold_name(word)] = max(found.get(fold_name(word), 0.0), self.zipf(word, language))
        return found

    def _used(self, language: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for word in self.shares[language]:
            if (use := self.zipf(word, language)) >= _OFTEN:
                found[fold_name(word)] = max(found.get(fold_name(word), 0.0), use)
        return found

    def zipf(self, word: str, language: str) -> float:
        """Return the common scale of frequency, 3 for once and 6 for a thousand times in a million words."""
        share = self.shares[language].get(word.lower())
        return log10(share) + 9 if share else 0.0

    def fame(self, names: Iterable[str], alternates: Iterable[str], own: AbstractSet[str]) -> tuple[float, float]:
        """Return how often a city is spoken of, on the scale of `zipf`: in the Latin script, and at home too.

        At home its names in the Arabic script count as far as languages of its country are written in it.
        """
        told = [min(map(self._fame_of_word, re.split("[ -]", name))) for name in names if LATIN.match(name)]
        known = max(told, default=0.0)
        spelled = [fold_name(name) for name in alternates if ARABIC.match(name)]
        at_home = [self.uses[language] for language in _ARABIC_SCRIPT if language in own]
        return known, max([known, *(used.get(name, 0.0) for used in at_home for name in spelled)])

    def _fame_of_word(self, word: str) -> float:
        """How often a language has it that knows no such word."""
        languages = [each for each in _LATIN if _forms(word).isdisjoint(self.lower[each])]
        return max((self.zipf(form, each) for form in _forms(word) for each in languages), default=0.0)

    def words_of(
        self, name: str, fame: float, own: AbstractSet[str], main: AbstractSet[str]
    ) -> Iterator[tuple[str, bool]]:
        """Yield the languages that have a name rather as a word than for its city, and whether it never means the city.

        So is Caen in Arabic, where it is 'was', and Artik in Turkish, while Lyon is spoken of as often everywhere. In
        languages of the city's own country, `own`, only Arabic words are told from names, by their article. What the
        city is called by some language, `main`, is doubted where it is much oftener a word.
        """
        folded = fold_name(name)
        is_main = not main.isdisjoint((name, _ARTICLE + name))
        oftener = _OFTENER if _is_caseless(name) else _OFTENER_IN_CAPITALS
        for language, used in self.uses.items():
            if (use := used.get(folded)) is None:
                continue
            is_word = language not in own and use >= fame + oftener
            if is_word and use >= fame + _MUCH_OFTENER:
                yield language, not is_main or _is_caseless(name)
            elif not is_main and (is_word or (language == "ar" and self._is_arabic_word(folded, use))):
                yield language, False

    def _is_arabic_word(self, folded: str, use: float) -> bool:
        """Whether Arabic uses a name with the article and without it: 'the white' is El Obeid, and 'pictures' Tyre."""
        used = self.uses["ar"]
        if folded.startswith(_ARTICLE):
            return used.get(folded.removeprefix(_ARTICLE), 0.0) >= use - _BARE
        return used.get(_ARTICLE + folded, 0.0) >= use - _DEFINITE

    def words_like_cases(self, is_city: Callable[[str], bool | None]) -> Iterator[tuple[str, str]]:
        """Yield words, each with its language, that would be cases of names of cities but are far oftener used.

        `is_city` tells what stands for a city, and none of what stands for no place.
        """
        for language, used in self.uses.items():
            for word, use in used.items():
                least = use - _THAN_ITS_NAME
                if least < _RARE:
                    continue
                names = {form: known for form in cited(word, language) if (known := is_city(form)) is not None}
                if names and all(known and used.get(form, _RARE) <= least for form, known in names.items()):
                    yield word, language

    def is_common(self, name: str) -> bool:
        """Whether a name, not capitalised, is a word people use, be it with other accents."""
        return any(map(self._is_common, _forms(name)))

    def _is_common(self, lower: str) -> bool:
        if max(self.zipf(lower, language) for language in _LATIN) >= 4.8:
            return True
        return any(
            lower in known and self.zipf(lower, language) >= (3.2 if language == "en" else 3.7)
            for language, known in self.lower.items()
        )

    def is_english_name(self, name: str) -> bool:
        """Whether English has the word with a capital and seldom without."""
        return fold_name(name).capitalize() in self.capitalised and self.zipf(name, "en") < 4.4

    def is_word(self, name: str) -> bool:
        """Whether a name, not capitalised, is in a dictionary at all, be it with other accents, as Seoul is Söul."""
        return any(form in known for form in _forms(name) for known in self.lower.values())

    def is_english_word(self, name: str) -> bool:
        """Whether English headlines have the name as a word more often than as a name: Ha'il, Salé."""
        words = (form for form in _forms(name) if form in self.lower["en"])
        return not self.is_english_name(name) and any(self.zipf(word, "en") >= 3.5 for word in words)

    def is_everyday_english(self, name: str) -> bool:
        """Whether it is a common word or given name of English: Sam is Damascus to Turks, Soul Seoul to Czechs."""
        is_known = self.is_english_word(name) or fold_name(name) in self.given
        return is_known and max(self.zipf(form, "en") for form in _forms(name)) >= 4.5

    def flags(  # noqa: PLR0911 - one script after the other
        self, name: str, population: int, *, is_first: bool, is_main: bool, is_capital: bool
    ) -> int | None:
        """Return how a name of a city is to be read, or none if it had better not be read as one.

        `is_first` says that it is the very name of the city, `is_main` that it is at least what some language calls it.
        """
        if RUN.match(name):
            return self._flags_of_run(name, population, is_main=is_main)
        if name in NO_PLACES:
            return None
        if len(parts := re.split("[ -]", name.strip())) > 1:
            # "White House" and "The Bank" are names of somewhere, "New Hope" is of a town.
            is_phrase = bool(LATIN.match(name)) and all(map(self._is_plain, parts))
            if not is_phrase or (is_main and population >= LARGE):
                return 0
            return DOUBTFUL if is_main else None
        folded = fold_name(name)
        if folded in self.stops | SMALL_WORDS | PERSON_TITLES | REGION_SIGNS | NO_PLACES:
            return None
        if ARABIC.match(name):
            return self._flags_of_caseless(self.arabic.get(folded, 0.0), folded, population)
        if OTHER.match(name):
            return self._flags_of_caseless(self.other.get(folded, 0.0), folded, population)
        flags = self._flags_of_cased(name, population, is_main=is_main, is_capital=is_capital)
        return flags if flags is None or is_first or not self.is_everyday_english(name) else flags | DOUBTFUL

    def _is_plain(self, word: str) -> bool:
        return fold_name(word) in SMALL_WORDS or self.is_common(word)

    def _flags_of_run(self, name: str, population: int, *, is_main: bool) -> int | None:
        if is_spaceless(name):  # where a short name is found in many a longer word
            return None if len(name) < _LONG_ENOUGH else DOUBTFUL if population < CITY else 0
        use = max(self.zipf(name, "zh"), self.zipf(name, "ja"))
        is_known = is_main or (population >= LARGE and len(name) > _PAIR)  # is often spoken of, and no word
        if population < _HUGE and use >= _OFTEN and not is_known:
            return None
        return DOUBTFUL if population < 2 * CITY and (len(name) == _PAIR or use >= 3) else 0

    def _flags_of_caseless(self, use: float, folded: str, population: int) -> int | None:
        if len(folded) < 3 or (population < CITY and use >= 4.3):
            return None
        is_person = population < LARGE and folded in self.given | self.surnames
        return DOUBTFUL if is_person or population < TOWN or (population < CITY and use >= 3) else 0

    def _flags_of_cased(self, name: str, population: int, *, is_main: bool, is_capital: bool) -> int | None:
        folded = fold_name(name)
        given = GIVEN if folded in self.given else 0
        is_long = len(folded) >= (4 if is_main or population >= CITY else 5)
        is_rare = is_main or not (self.is_word(name) or (population < _HUGE and self.zipf(name, "en") >= 3))
        is_person = bool(given) or folded in self.surnames
        if population < LARGE and (not is_long or self.is_common(name)):
            # Gaza is a word in four languages and gas in Russian, Mobile and Nice are English words.
            is_name = self.is_english_name(name) or bool(CYRILLIC.match(name))
            is_known = is_long and is_main and population >= CITY and is_name
            return DOUBTFUL | given if is_known else None
        if is_person and not (is_main and (is_capital or population >= 1.2 * _HUGE)):
            return DOUBTFUL | given if is_main and population >= CITY else None
        if not is_rare:
            return None
        use = max(self.zipf(name, language) for language in _FREQUENCIES)
        is_word_too = population < CITY and (len(folded) <= 4 or self.is_word(name) or use >= 3.3)
        is_headline_word = population < _HUGE and self.is_english_word(name)
        is_doubtful = is_word_too or is_headline_word or (population < TOWN and use >= 2)
        return (DOUBTFUL if is_doubtful else 0) | given


def _is_caseless(name: str) -> bool:
    return bool(ARABIC.match(name) or OTHER.match(name)) and name.lower() == name.upper()


def _forms(name: str) -> set[str]:
    return {name.lower(), fold_name(name)}


def _single(names: Any) -> set[str]:
    return set() if isinstance(names, property) else {fold_name(name) for name in names if " " not in name}
