"""The places, people and organisations that one article names, each as it is printed there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import Final

from aggregator.gazetteer import BY_THE_SUN, PrintedPlace, printed_places, time_by_the_sun
from aggregator.merging.language.sentences import Span
from aggregator.merging.names import places
from aggregator.merging.names.credits import credited
from aggregator.merging.names.organisations import KNOWN_NAMES, NamedOrganisation, find_organisations
from aggregator.merging.names.people import find_people, find_unproved, says_something
from aggregator.merging.names.places import is_certain_place, is_surname_too, stands_for_itself
from aggregator.merging.names.tokens import Token, is_acronym, is_in_capitals, read_sentences
from aggregator.merging.names.variants import name_words
from aggregator.merging.printed import PrintedText
from aggregator.model import Passage, TextField

LANGUAGES: Final = frozenset({"en"})
"""Languages in which people and organisations are read."""
MAX_NAMES: Final = 100
"""Names of one kind that are kept of an article; what names more is a list."""
MAX_SENTENCES: Final = 400
"""Sentences of an article that are read."""
_FULL: Final = 2
"""Words of a name that is more than a surname."""
_OPENING: Final = 2
"""Sentences of a summary or a text that are its opening; who is named there is what the article is about."""
_OPENING_CHARS: Final = 300
"""The same where sentences are not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place that an article names."""

    place: int
    """Its number in the gazetteer."""
    country: str
    is_region: bool
    is_cited: bool
    """Whether it is printed as it is cited, without the ending of a case."""
    is_certain: bool
    """Whether the place is meant even where its country is not named otherwise."""
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """A person whom an article names."""

    words: tuple[str, ...]
    """Of the name, folded, without titles and particles."""
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """What an article names in its title or its opening."""

    places: frozenset[tuple[int, bool]] = frozenset()
    """Each with whether it is the region that is called after it."""
    people: frozenset[tuple[str, ...]] = frozenset()
    """Words of names, of those too that nothing proves."""
    organisations: frozenset[frozenset[str]] = frozenset()
    acronyms: frozenset[str] = frozenset()


NOTHING: Final = Leading()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleNames:
    """What one article names: each place, person and organisation once for each way in which it is printed."""

    article_id: int
    language: str = ""
    """Its primary subtag; empty where it is not known."""
    places: tuple[NamedPlace, ...] = ()
    people: tuple[NamedPerson, ...] = ()
    """Certain ones: full names, and surnames behind a title."""
    unproved: frozenset[tuple[str, ...]] = frozenset()
    """The words of what may be people's names: they count where the story shows whose they are."""
    organisations: tuple[NamedOrganisation, ...] = ()
    acronyms: frozenset[str] = frozenset()
    """Those printed, other than known ones."""
    leading: Leading = NOTHING

    def ahead_of(self, utc_offset: timedelta | None) -> timedelta:
        """How far the time at the first place that it certainly names is ahead of its publisher's clock, or of UTC.

        Nothing where it names none, or one whose clock the publisher's may be.
        """
        sun = next((time_by_the_sun(each.place) for each in self.places if each.is_certain), None)
        if sun is None or utc_offset is None:
            return sun or timedelta()
        ahead = sun - utc_offset
        return ahead if abs(ahead) > BY_THE_SUN else timedelta()


def read_names(article_id: int, texts: Iterable[PrintedText]) -> ArticleNames:
    """Return what the texts of an article name; they are of one language."""
    texts = tuple(texts)
    language = texts[0].language if texts else ""
    found = _Found(article_id=article_id, language=language)
    title = next((text for text in texts if text.field is TextField.TITLE), None)
    body = next((text for text in texts if text.field is not TextField.TITLE), None)
    printed: list[PrintedPlace] = []
    if language in places.LANGUAGES:
        printed = printed_places(title.text if title else "", body.text if body else "", language)
    for text in (body, title):  # the body first, because titles shorten names and capitalise words
        if text is not None:
            found.read(text, [place for place in printed if place.in_title is (text is title)])
    return found.result()


@dataclass(slots=True)
class _Found:
    """What has been found so far."""

    article_id: int
    language: str
    _places: dict[tuple[int, bool, str], tuple[NamedPlace, bool, str]] = field(default_factory=dict)
    _people: dict[tuple[tuple[str, ...], str], NamedPerson] = field(default_factory=dict)
    _unproved: set[tuple[str, ...]] = field(default_factory=set)
    _speaking: dict[tuple[str, ...], Passage] = field(default_factory=dict)
    """Of these, those that say something, where they do."""
    _organisations: dict[tuple[frozenset[str], str | None, str], NamedOrganisation] = field(default_factory=dict)
    _acronyms: set[str] = field(default_factory=set)
    _leading: set[object] = field(default_factory=set)
    """Of all these, by what each is known, what the title or the opening names."""
    _leads: bool = False
    """Whether what is being read is the title or the opening."""

    def read(self, text: PrintedText, found: Sequence[PrintedPlace]) -> None:
        """Take in the names of a text."""
        if self.language not in LANGUAGES:
            self._read_places(text, found)
            return
        starts = [place.start for place in found]
        for number, tokens in enumerate(islice(read_sentences(text.text), MAX_SENTENCES)):
            self._leads = number < _OPENING or text.field is TextField.TITLE
            here = found[bisect_left(starts, tokens[0].start) : bisect_left(starts, tokens[-1].end)]
            located = list(_located(tokens, here))
            in_capitals = is_in_capitals(tokens, is_title=text.field is TextField.TITLE)
            taken = frozenset[int]()
            if not in_capitals:
                countries = {
                    at: place.country for first, end, place in located if place.is_country for at in range(first, end)
                }
                at_places = frozenset(at for first, end, _ in located for at in range(first, end))
                taken = self._read_bodies(text, tokens, countries, at_places)
                taken |= self._read_people(text, tokens, at_places, taken)
            for first, end, place in located:
                if taken.isdisjoint(range(first, end)) and stands_for_itself(
                    text.text, tokens, (first, end), place, in_capitals=in_capitals
                ):
                    self._add_place(text, tokens, (first, end), place)

    def result(self) -> ArticleNames:
        """Return what was found; a place that may be the surname of a person named is left out.

        Who speaks by two words and again by the second is a person; firms are shortened to the first.
        """
        for words, passage in self._speaking.items():
            if len(words) == _FULL and words[1:] in self._speaking:
                self._people.setdefault((words, passage.words), NamedPerson(words=words, passage=passage))
        surnames = {person.words[-1] for person in self._people.values()}
        kept = [place for place, is_certain, word in self._places.values() if is_certain or word not in surnames]
        people = {person.words for person in self._people.values()} | self._unproved
        return ArticleNames(
            article_id=self.article_id,
            language=self.language,
            places=tuple(kept),
            people=tuple(self._people.values()),
            unproved=frozenset(self._unproved),
            organisations=tuple(self._organisations.values()),
            acronyms=frozenset(self._acronyms),
            leading=Leading(
                places=frozenset((place.place, place.is_region) for place in kept) & self._leading,
                people=frozenset(people & self._leading),
                organisations=frozenset(body.words for body in self._organisations.values()) & self._leading,
                acronyms=frozenset(self._acronyms & self._leading),
            ),
        )

    def _read_places(self, text: PrintedText, found: Sequence[PrintedPlace]) -> None:
        in_capitals = text.text.isupper()
        for place in found:
            self._leads = place.start < _OPENING_CHARS or text.field is TextField.TITLE
            if places.stands_alone(text.text, place, self.language, in_capitals=in_capitals):
                self._keep_place(text, Span(place.start, place.end), place, is_certain=True, word="")

    def _read_bodies(
        self, text: PrintedText, tokens: Sequence[Token], countries: Mapping[int, str], at_places: frozenset[int]
    ) -> frozenset[int]:
        taken: set[int] = set()
        for start, end, body in find_organisations(text, tokens, countries, at_places):
            taken.update(range(start, end))
            if len(self._organisations) < MAX_NAMES:
                self._add_organisation(body)
        for at, token in enumerate(tokens):
            if at not in taken and is_acronym(token) and token.word not in KNOWN_NAMES:
                self._acronyms.add(token.word)
                self._note(token.word)
        if len(self._acronyms) > MAX_NAMES:
            self._acronyms.clear()
        return frozenset(taken)

    def _read_people(
        self, text: PrintedText, tokens: Sequence[Token], at_places: frozenset[int], taken: frozenset[int]
    ) -> frozenset[int]:
        used: set[int] = set()
        makers = credited(tokens, opens=self._leads)
        for start, end in find_people(tokens, at_places, taken):
            used.update(range(start, end))
            if start in makers:
                continue
            span = Span(tokens[start].start, tokens[end - 1].printed_end)
            words = name_words(token.low for token in tokens[start:end])
            if words and len(self._people) < MAX_NAMES:
                named = NamedPerson(words=words, passage=text.passage(span))
                self._people.setdefault((words, named.passage.words), named)
                self._note(words)
        for start, end in find_unproved(tokens, taken):
            if start not in used | makers and len(self._unproved) < MAX_NAMES:
                words = name_words(token.low for token in tokens[start:end])
                self._unproved.add(words)
                if says_something(tokens, start, end, at_places):
                    span = Span(tokens[start].start, tokens[end - 1].printed_end)
                    self._speaking.setdefault(words, text.passage(span))
                self._note(words)
        return frozenset(used)

    def _note(self, known_by: object) -> None:
        if self._leads:
            self._leading.add(known_by)

    def _add_organisation(self, body: NamedOrganisation) -> None:
        self._note(body.words)
        key = (body.words, body.nation, body.passage.words)
        if key not in self._organisations or (body.acronym and not self._organisations[key].acronym):
            self._organisations[key] = body

    def _add_place(
        self, text: PrintedText, tokens: Sequence[Token], span: tuple[int, int], place: PrintedPlace
    ) -> None:
        first, end = span
        last = tokens[end - 1]
        # The full stop of "U.S." belongs to it.
        printed = Span(place.start, last.end if last.word.endswith(".") and "." in last.word[:-1] else place.end)
        certain = end - first > 1 or not is_surname_too(tokens, first)
        self._keep_place(text, printed, place, is_certain=certain, word=name_words([last.low])[-1])

    def _keep_place(self, text: PrintedText, span: Span, place: PrintedPlace, *, is_certain: bool, word: str) -> None:
        passage = text.passage(span)
        is_called_region = places.is_called_region(place.country, passage.words)
        is_region = place.is_region or is_called_region
        self._note((place.place, is_region))
        named = NamedPlace(
            place=place.place,
            country=place.country,
            is_region=is_region,
            is_cited=place.is_cited,
            is_certain=is_called_region or is_certain_place(place, passage.words, is_located=is_certain),
            passage=passage,
        )
        key = (place.place, is_region, passage.words)
        known = self._places.get(key)
        if (known is None and len(self._places) < MAX_NAMES) or (known is not None and is_certain and not known[1]):
            self._places[key] = (named, is_certain, word)


def _located(tokens: Sequence[Token], found: Sequence[PrintedPlace]) -> Iterator[tuple[int, int, PrintedPlace]]:
    """Yield places with their first token and the end of their last one."""
    ends = [token.end for token in tokens]
    starts = [token.start for token in tokens]
    for place in found:
        first = bisect_left(ends, place.start + 1)
        end = bisect_left(starts, place.end)
        if first < end:
            yield first, end, place
