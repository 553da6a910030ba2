"""Where a text names places: its words against the table of names, by what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from aggregator.gazetteer.around import Around
from aggregator.gazetteer.cases import region_variants, variants
from aggregator.gazetteer.names import DOUBTFUL, GIVEN, NOWHERE, Hit, Names
from aggregator.gazetteer.neighbours import tell_apart
from aggregator.gazetteer.runs import in_runs
from aggregator.gazetteer.signs import OF_PERSONS_TOO, REGION_SIGNS
from aggregator.gazetteer.words import (
    Word,
    hash_of_name,
    joined_hash,
    pieces_of,
    seen,
    shortened,
    without_suffix_marks,
    word_of,
)

LONGEST = 4
"""Words of the longest name in the table."""
# Below this many inhabitants a capitalised neighbour makes a name a part of a longer one that is not known.
_SMALL = 100_000
# Below this a cut form is as likely another word.
_VILLAGE = 10_000
# A title in Title Case capitalises any word, so that a place needs a second sign or this many inhabitants.
_TITLE_CASE_SMALLEST = 200_000
_ACRONYM = 3
_ACRONYM_OF_BODY = 5
_LARGE = 500_000
_WELL_KNOWN = 300_000

_SAINTS = frozenset(["san", "santa", "santo", "sao"])

_Spans = dict[int, list[tuple[int, int]]]


def joined(title: str, text: str, language: str) -> str:
    """Return a title and its text as they are read in one, character by character."""
    return without_suffix_marks(f"{title}\n\n{text}", language)


def read(names: Names, title: str, text: str, language: str) -> tuple[list[Hit], list[Hit]]:
    """Return the names of places in a title and its text, in order, and those of the title: no name spans both."""
    pieces = pieces_of(joined(title, text, language))
    words = list(map(seen, pieces[1::2]))
    if not words:
        return [], []
    title_words = len(pieces_of(without_suffix_marks(title, language))) // 2
    naming = [number for number, word in enumerate(words) if word.may_name]
    reader = _Reader(names, words, pieces[2::2], title_words, language)
    found = [*in_runs(names, words)]
    spans = reader.spans(naming)
    missed: list[int] = []
    taken = 0
    for start in naming:
        if start < taken:
            continue
        if start not in spans:
            missed.append(start)
            continue
        for length, position in reversed(spans[start]):
            if length > 1 and names.entries[position] & NOWHERE == NOWHERE:  # such as the Geneva Conventions
                taken = start + length
                break
            hit = reader.hit(start, length, position, spans, is_after_place=0 < start == taken)
            if hit:
                found.append(hit)
                taken = start + length
                break
        else:
            if reader.is_never(start):  # Lodi, which in Polish is a boat's and that of Łódź
                missed.append(start)
    if missed:
        in_cases = list(reader.inflected(missed, spans))
        within = {at for hit in in_cases for at in range(hit.start + 1, hit.end)}  # Sudan in 'and South Sudan'
        found = [hit for hit in found if hit.start not in within] + in_cases
    found.sort(key=lambda hit: hit.start)
    tell_apart(names, found, words, pieces[2::2])
    return found, [hit for hit in found if hit.start < title_words]


class _Reader:
    """A title and its text, in words and the gaps after them."""

    def __init__(self, names: Names, words: list[Word], gaps: list[str], title_words: int, language: str) -> None:
        self._names = names
        self._language = language
        self._words = words
        self._around = Around(words, gaps, title_words, language)

    def spans(self, naming: Iterable[int]) -> _Spans:
        """Return the known names by their first word: number of words, shortest first, and position in the table.

        Without "the" behind "of" too: "Democratic Republic of the Congo" has more words than names in the table.
        """
        words, joined, may_hold = self._words, self._around.joined, self._names.may_hold
        wanted: list[int] = []
        origin: list[tuple[int, int]] = []
        for start in naming:
            word = words[start]
            mixed = bare = word.hash
            end = start + 1
            if may_hold(word.name):
                wanted.append(word.name)
                origin.append((start, 1))
            last = min(len(words), start + LONGEST)
            while joined[end - 1] and end < last:
                after = words[end]
                mixed = joined_hash(mixed, after.hash)
                if after.folded == "the" and words[end - 1].folded == "of":
                    last = min(len(words), last + 1)
                else:
                    bare = joined_hash(bare, after.hash)
                end += 1
                # "Arabie saoudite" and "Emirati arabi uniti" have one capital, as no country has in English.
                for known in {mixed, bare} if after.may_name or self._language != "en" else ():
                    if may_hold(name := shortened(known)):
                        wanted.append(name)
                        origin.append((start, end - start))
        found: _Spans = {}
        for number, position in self._names.find(np.array(wanted, np.uint64)) if wanted else ():
            start, length = origin[number]
            if words[start + length - 1].may_name or self._names.entries[position] & NOWHERE < self._names.first_region:
                found.setdefault(start, []).append((length, position))
        return found

    def hit(  # noqa: PLR0911 - one reason after the other
        self, start: int, length: int, position: int, spans: _Spans, *, is_after_place: bool
    ) -> Hit | None:
        """Return the places that words name, unless they are part of another name."""
        word, end, around = self._words[start], start + length, self._around
        readings = self._names.readings(position)
        sense = word_of(word.name, self._language) if length == 1 else None
        is_well_known = self._is_well_known(start, readings[0])
        if readings[0] & NOWHERE == NOWHERE or (sense in self._names.never and not is_well_known):
            return None
        places = [entry & NOWHERE for entry in readings]
        is_country = places[0] < self._names.first_region
        if around.is_street(start) or (is_country and length == 1 and _is_word_too(word.folded, self._language)):
            return None
        if is_country and word.folded in _SAINTS and around.goes_on_with_of(end):
            return None  # San Martín de los Andes is not Saint Martin
        if word.is_cased and length == 1 and len(word.folded) <= _ACRONYM and is_country:
            is_shortened = word.is_upper and start >= around.shouted_end
            return Hit(places, start, end, is_doubtful=False) if is_shortened else None
        population = self._names.populations[places[0]]
        if word.is_upper and length == 1 and len(word.folded) <= _ACRONYM_OF_BODY and population < _LARGE:
            return None
        is_title_case = start < around.title_case_end
        is_region = around.is_region(start, end)
        is_located = around.is_located(start)
        # Vladimir is a city of 350,000, and mostly somebody, as "à Vladimir Poutine" is.
        is_called = around.is_followed(end) and self._are_doubted(end, spans)
        is_there = is_located and not (is_called and self._words[start - 1].folded in OF_PERSONS_TOO)
        is_somebody = bool(readings[0] & GIVEN) and population < _LARGE and not is_there
        is_minor = population < _SMALL or is_somebody
        is_part = word.is_cased and is_minor and not (is_title_case or is_region or around.has_capital_nouns)
        if not is_after_place and (self._goes_with_person(start, spans) or (is_part and around.is_preceded(start))):
            return None
        if around.is_compound(end) and population < _WELL_KNOWN:
            return None  # Slavyansk-on-Kuban is not Slovyansk
        continues = end not in spans and around.is_followed(end)
        goes_on = continues or (is_somebody and is_called)
        if (is_part and goes_on) or (is_minor and self._is_person(end, spans)):
            return None
        says_nothing = is_title_case and word.is_cased and population < _TITLE_CASE_SMALLEST and not is_country
        is_word = sense in self._names.doubted
        is_doubtful = says_nothing or ((is_word or bool(readings[0] & DOUBTFUL)) and not is_well_known)
        # Where there are no capitals a word may stand behind "in" too, but not behind 'the city of'.
        is_told = (is_located or around.has_suffix(end)) and (word.is_cased or not is_word)
        is_shown = is_told or around.is_called_city(start)
        return Hit(places, start, end, is_doubtful and not is_shown, is_region)

    def inflected(self, starts: list[int], spans: _Spans) -> Iterator[Hit]:
        """Yield the places that words name in another case, or in one with an article or preposition."""
        wanted: list[int] = []
        origin: list[tuple[int, int, bool]] = []
        never, language = self._names.never, self._language
        for start in starts:
            if self.is_never(start) and not self._around.stands_out(start):
                continue
            for length, is_region, hashes in self._forms(start):
                possible = [
                    name for name in hashes if self._names.may_hold(name) and word_of(name, language) not in never
                ]
                wanted += possible
                origin += [(start, length, is_region)] * len(possible)
        if not wanted:
            return
        taken = 0
        for number, position in self._names.find(np.array(wanted, np.uint64)):
            start, length, is_region = origin[number]
            readings = self._names.readings(position)
            place = readings[0] & NOWHERE
            if start < taken or place == NOWHERE or self._goes_with_person(start, spans):
                continue
            is_well_known = self._is_well_known(start, readings[0])
            if self.is_never(start) and not is_well_known:
                continue
            if self._names.populations[place] < _WELL_KNOWN and self._around.is_compound(start + length):
                continue  # Slavyansk-on-Kuban is not Slovyansk, as Rostov-on-Don is what Rostov is
            taken = start + length
            is_village = place >= self._names.first_city and self._names.populations[place] < _VILLAGE
            # In a title where every word has a capital, "Splits" is a verb.
            says_nothing = start < self._around.title_case_end and self._words[start].is_cased
            is_word = word_of(wanted[number], self._language) in self._names.doubted
            is_doubted = (is_word or bool(readings[0] & DOUBTFUL)) and not is_well_known
            is_unlikely = says_nothing or is_village or is_doubted
            is_there = self._around.is_located(start) or (self._around.is_joined_to_in(start) and not is_word)
            is_doubtful = is_unlikely and not is_there
            places = [entry & NOWHERE for entry in readings]
            is_named_region = is_region or self._around.is_region(start, taken)
            yield Hit(places, start, taken, is_doubtful, is_named_region, is_cited=False)

    def _forms(self, start: int) -> Iterator[tuple[int, bool, list[int]]]:
        """Yield what a word and the one after it may be when cited: number of words, whether a region, hashes."""
        word = self._words[start]
        forms = variants(word.folded, self._language)
        if start + 1 < len(self._words) and self._around.joined[start]:
            after = self._words[start + 1]
            if after.folded in REGION_SIGNS:
                yield 1, True, [hash_of_name((form,)) for form in region_variants(word.folded)]
            others = variants(after.folded, self._language) if after.may_name else ()
            if others or (forms and after.may_name):
                seconds = (after.hash, *others)
                yield 2, False, [hash_of_name((one, other)) for one in (word.hash, *forms) for other in seconds]
        if forms:
            yield 1, False, [hash_of_name((form,)) for form in forms]

    def _goes_with_person(self, start: int, spans: _Spans) -> bool:
        """Whether a title or given name stands before a word, and none that says nothing in the language."""
        before = start - 1
        if before < 0 or not self._around.joined[before]:
            return False
        if self._around.is_title(before) or self._around.is_small(before):
            return self._around.is_title(before)
        return any(length == 1 and self._names.entries[at] & GIVEN for length, at in spans.get(before, ()))

    def _is_person(self, number: int, spans: _Spans) -> bool:
        """Whether a word goes on the one before it and stands in the table, yet for no place, such as Putin."""
        known = [self._names.readings(at)[0] & NOWHERE for _, at in spans.get(number, ())]
        return bool(known) and self._around.joined[number - 1] and set(known) == {NOWHERE}

    def is_never(self, start: int) -> bool:
        """Whether a word, as it is cited, means no place in the language."""
        return word_of(self._words[start].name, self._language) in self._names.never

    def _is_well_known(self, start: int, entry: int) -> bool:
        """Whether a word that stands out is a large city's name, and nobody's."""
        place = entry & NOWHERE
        is_large = place != NOWHERE and self._names.populations[place] >= _WELL_KNOWN
        return is_large and not entry & GIVEN and self._around.stands_out(start)

    def _are_doubted(self, number: int, spans: _Spans) -> bool:
        """Whether no name that begins at a word is surely a place's."""
        readings = [self._names.readings(at)[0] for _, at in spans.get(number, ())]
        return all(entry & DOUBTFUL or entry & NOWHERE == NOWHERE for entry in readings)


def _is_word_too(folded: str, language: str) -> bool:
    """Whether a country's name in one language is something else in this one.

    Iceland is Island, and so is Kharg; and Syrien is Syria in German, but in French somebody from there.
    """
    return (language == "en" and folded == "island") or (language == "fr" and folded.endswith("ien"))
