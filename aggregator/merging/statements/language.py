"""What has to be known of a language to read who said what in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from aggregator.merging.language.tables import grouped, phrases, read_tables
from aggregator.model import StatementKind


class Frame(StrEnum):
    """What may stand behind a verb for it to report speech."""

    CLAUSE = "clause"  # said (that) the dam held
    THAT = "that"  # reported that; without it "reported two deaths" may be anything
    TOLD = "told"  # told reporters (that) the dam held
    OBJECT = "object"  # denied striking, confirmed the deaths
    RUMOUR = "rumour"  # rejected claims; but not "rejected the treaty"
    LABEL = "label"  # called it "a crime"; without a quotation it may be anything
    ESTIMATE = "estimate"  # put the toll at nine; but not "put the house on the market"
    PURPOSE = "purpose"  # promised to leave, called for a truce
    QUOTATION = "quotation"  # "Go," he laughed


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """What a form of a verb of speech means."""

    kind: StatementKind
    frame: Frame


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """The small words of one language, folded to lower case; each is equal to itself alone."""

    verbs: Mapping[str, Verb]
    auxiliaries: frozenset[str] = frozenset()
    """What may stand before a verb as a part of it."""
    clitics: frozenset[str] = frozenset()
    """Pronouns that stand right in front of a verb: "lo ha detto"."""
    adverbs: frozenset[str] = frozenset()
    """What may stand between speaker and verb."""
    breaks: frozenset[str]
    """What no noun phrase holds: "that", "or", pronouns, who is nobody, and all that is written under this name."""
    finite: frozenset[str]
    """Verbs that cannot begin a clause, so that what stands before them belongs to another one."""
    determiners: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    """Prepositions within a noun phrase."""
    prepositions: frozenset[str]
    """All others."""
    conjunctions: frozenset[str] = frozenset()
    """"And", between two nouns."""
    alternatives: frozenset[str]
    """"Or"."""
    that: frozenset[str]
    reported: frozenset[str] = frozenset()
    """Verbs in the mood of what others say, which shows a claim without "that": 'sagte, das Feuer sei gelöscht'."""
    coordinators: frozenset[str]
    """What begins a new main clause."""
    openers: frozenset[str]
    """What begins an adverbial in front of a main clause."""
    he_or_she: frozenset[str]
    it: frozenset[str] = frozenset()
    other_pronouns: frozenset[str]
    according: frozenset[tuple[str, ...]] = frozenset()
    of_people: frozenset[str] = frozenset()
    """Last words of these that only somebody who speaks can follow: "in the words of"."""
    apposed: frozenset[str] = frozenset()
    """Of these, what names a source behind a comma alone: '„...“, so der Minister'."""
    as_told: frozenset[str] = frozenset()
    """"As" in front of who has told what stands before it: '..., wie die Polizei mitteilte'."""
    offices: frozenset[str]
    """Who speaks in reports, when not called by name."""
    times: frozenset[str]
    phrasal: frozenset[tuple[str, ...]] = frozenset()
    """Verbs that do not report speech when a certain word follows: 'insists on a deal', 'mayor urged to go'."""
    bounds: Mapping[str, list[tuple[str, ...]]] = field(default_factory=dict)
    """What stands before a number and limits it, by its first word: it is a part of 'said at least 12 had died'."""
    asides: frozenset[str] = frozenset()
    """What begins a clause behind a verb of speech that tells when or where it was said."""
    no_clauses: frozenset[str] = frozenset()
    """What begins nothing that was said: 'said goodbye'."""
    amounts: frozenset[str] = frozenset()
    """Of these, what may also begin a clause, with a verb further on: 'said no survivors were found'."""
    nobody: frozenset[str] = frozenset()
    """Who speaks no words, but is told of in them: 'says that nobody did'."""
    pointing: frozenset[str] = frozenset()
    """What is denied where it has just been told: 'denies that'."""
    meanwhile: frozenset[str] = frozenset()
    """What joins in a headline, which tells it in the present, what another says."""
    numbers: frozenset[str] = frozenset()
    """Words for numbers."""
    objects: frozenset[str] = frozenset()
    """Pronouns for who is told something."""
    adjectival: frozenset[str] = frozenset()
    """Verbs that may describe what follows them, as in 'strikes alleged smugglers'."""
    audiences: frozenset[str] = frozenset()
    """Nouns for those who are told; what follows them is what they were told: 'told reporters talks would go on'."""
    headline_verbs: frozenset[str] = frozenset()
    """Verbs of speech that are hardly anything else, so that they are known with a capital too."""
    adverb_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    """Of verbs that tell what somebody did."""
    preterite_endings: tuple[str, ...] = ()
    """Of verbs that may follow a source at once: 'según la ONU murieron ocho personas'."""
    remarks: Mapping[str, Verb] = field(default_factory=dict)
    """Participles by which the subject of the clause in front says something: '..., saying it was a base'."""
    adverbial_endings: tuple[str, ...] = ()
    """Of verbs that go on with the clause in front of them: '..., accusing the rebels'."""
    conditions: frozenset[str] = frozenset()
    """What shows behind "but" that the same person goes on: 'but only if'."""
    wishes: frozenset[str] = frozenset()
    """Verbs whose object is no subject of what follows: 'wants rebels and militias denied shelter'."""
    ranks: frozenset[str] = frozenset()
    """Adjectives that stand before the name of a country or a body: 'a senior Hamas official'."""
    acts: frozenset[str] = frozenset()
    """Irregular verbs that tell what somebody did before he spoke: 'met the envoys and said ...'."""
    claims: frozenset[str] = frozenset()
    """Nouns for what is said, as in "rejected the claim" and "..., a claim that others dispute"."""
    bodies: frozenset[str] = frozenset()
    """Those in which somebody says something who is not named: 'в Генштабе заявили'."""
    telling_of: frozenset[str] = frozenset()
    """Prepositions before what somebody tells of: 'повідомив про загибель'."""
    of_himself: frozenset[tuple[str, ...]] = frozenset()
    """What begins, behind a verb of speech, what somebody says of himself: "di aver", "ter"."""
    charging: frozenset[str] = frozenset()
    """What stands between one who is accused and what of: "of"."""
    elided: frozenset[str] = frozenset()
    """Words that lose their last letter in front of a vowel, as they are written then: "l'"."""
    auxiliary_endings: tuple[str, ...] = ()
    """Of participles that are no verb without an auxiliary: 'le plan annoncé lundi'."""
    negations: frozenset[str] = frozenset()
    """What makes nothing said of a verb that it follows in the same clause: 'bestätigte den Angriff nicht'."""
    oblique: frozenset[str] = frozenset()
    """Articles that begin no subject: 'den Angriff bestätigte die Armee'."""
    plural_endings: tuple[str, ...] = ()
    """Of verbs of speech whose subject is a plural."""
    subject_endings: tuple[str, ...] = ()
    """Of the first word of such a subject; one with another ending is told it: 'жителей предупредили'."""
    topic_endings: tuple[str, ...] = ()
    """Of abstract nouns, which headlines put before a colon and nobody is called: 'Inflation : « ... »'."""
    nouns_are_capitalised: bool = False
    drops_subjects: bool = False
    """Whether a verb without a subject goes on with whoever spoke before: '«...», ha aggiunto'."""
    drops_that: bool = False
    """Whether a clause may follow a verb of speech without "that" or a comma."""

    def is_pronoun(self, word: str) -> bool:
        """Whether a word can speak and is understood by what stands before."""
        return word in self.he_or_she or word in self.it or word in self.other_pronouns

    def is_past(self, word: str) -> bool:
        """Whether a word, as printed, may be a verb of the past or its participle."""
        return word.islower() and word.endswith(self.past_endings)

    def is_preposition(self, word: str) -> bool:
        """Whether a word begins an adverbial; articles, which may link parts of a name, do not."""
        return word in self.prepositions or (word in self.links and word not in self.determiners)


_ALWAYS_BREAKS: Final = ("that", "alternatives", "he_or_she", "it", "other_pronouns", "nobody")


def language(tables: str) -> Language:
    """The language of which all is written in tables, each called as the field that it fills."""
    found: dict[str, Any] = {}
    for name, words in read_tables(tables).items():
        if name in {"verbs", "remarks"}:
            found[name] = {form: _verb(*meaning.split("_")) for meaning, form in grouped(words)}
        elif name in {"according", "phrasal", "bounds", "of_himself"}:
            several = [tuple(phrase.split("_")) for phrase in phrases(words)]
            by_first = {first: [each for each in several if each[0] == first] for first, *_ in several}
            found[name] = by_first if name == "bounds" else frozenset(several)
        elif name.endswith("endings"):
            found[name] = tuple(words)
        else:
            found[name] = True if words == ["yes"] else frozenset(words)
    found["breaks"] = found["breaks"].union(*(found.get(name, ()) for name in _ALWAYS_BREAKS))
    return Language(**found)


def _verb(kind: str, frame: str) -> Verb:
    return Verb(kind=StatementKind(kind), frame=Frame(frame))
