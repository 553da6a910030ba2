"""What one article claims, denies and confirms, from its title and the first sentence behind it.

What stands further down may be about something else. A confirmation counts only in a sentence that tells of what the
article is about, and only from somebody who would know: a party, an authority, or one who is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise, takewhile
from typing import Final

from aggregator.merging.claims.denials import (
    BEING,
    KNOWING,
    PARTIES,
    REACH,
    SAID_REACH,
    denies,
    is_turned,
    opens_headline,
)
from aggregator.merging.claims.other_languages import denies_elsewhere
from aggregator.merging.kinds.cues import sentence_cues
from aggregator.merging.language.numerals import Token, low_at, numeral_at, tokens
from aggregator.merging.language.sentences import Span
from aggregator.merging.printed import PrintedText
from aggregator.merging.words import phrase_set, word_set
from aggregator.model import Passage, PrintedStatement, StoryKind, TextField

_SAYING: Final = word_set("say says said")
_CLAIMING: Final = word_set("claim claims claimed allege alleges alleged accuse accuses")
_NO_CLAIM: Final = word_set(
    """responsibility credit lives life asylum title titles victory win crown gold silver bronze medal medals
    compensation benefits ownership for back top first second third fall falls fell rise rises rose dozens hundreds
    thousands scores"""
)
"""What is claimed without a word being said."""
_HEARSAY: Final = word_set("allegedly reportedly purportedly supposedly unconfirmed unverified rumoured rumored")
_DESCRIBING: Final = word_set("for that of by with")
"""Words before those by which they describe somebody, and what happened is plain: 'charged for allegedly ...'."""
_SUBORDINATE: Final = word_set("after who whom whose which where when while because if since although")
"""Words before those, in their sentence, by which something plain is the news."""
_SELF: Final = word_set("it its they their")
"""Words by which one who speaks speaks of what he himself has done."""
_BODY: Final = word_set("it its")
"""Those of a state, an army or a company."""
_NOT_DONE: Final = word_set(
    "will would plans wants hopes expects may might can could should must needs is are was were s re"
)
"""Words behind them by which he speaks of what is not done."""
_NOT: Final = word_set("not never cannot t")
_CONFIRMING: Final = word_set("confirm confirms confirmed confirming")
_ADMITTING: Final = word_set("admit admits admitted acknowledge acknowledges acknowledged concede concedes conceded")
_NO_CONFIRMATION: Final = word_set(
    """dead deaths apology whether identity identities details if or nor when plans him her them as more multiple
    several only at about nearly over dozens hundreds no defeat slowness mistakes difficulties to lapse lapses failings
    shortcomings"""
)
"""What is confirmed without saying that it happened."""
_FALSE: Final = word_set("false untrue hoax hoaxes fabricated invented unfounded baseless")
_FALSE_WORD: Final = word_set("complaint complaints report reports claim claims alarm alarms allegation allegations")
"""What "false" may stand before, so that what was told never happened."""
_DESCRIBED: Final = word_set("of the a an any all new more other first total its their")
"""Words before "confirmed" that make it no verb: 'the number of confirmed cases'."""
_WHO: Final = word_set("he she they i we it")
_THINKING: Final = word_set(
    "think thinks thought feel feels felt believe believes fear fears hope hopes love loves like likes hate hates"
)
"""Words behind those by which somebody admits what goes on in himself alone."""
_AHEAD: Final = word_set("will would shall should must could may might can ll")
"""Words in what is confirmed or admitted by which it has not happened."""
_CASES: Final = word_set("case cases infection infections")
"""What is confirmed by a test, so that it is a count."""
_TEXTS: Final = word_set("declaration declarations treaty commitment commitments pledge pledges borders support")
"""What is confirmed by whoever stands by it, which is no news of what happened."""
_PLANNED: Final = phrase_set("to be, set to")
"""Words in what is confirmed by which it is planned."""
_WHEN: Final = word_set(
    "on late early in monday tuesday wednesday thursday friday saturday sunday today yesterday afterwards later"
)
"""Words behind a verb that ends its sentence."""
_NO_NAMES: Final = word_set(
    "the a an this that these those his her its their some one two three many residents witnesses"
)
"""Words with a capital at the beginning of a sentence that name nobody who would know."""
_CLAUSE_MARKS: Final = frozenset(",;:\u2013\u2014")
_SUBJECT_REACH: Final = 8
_ARTICLE: Final = 2
"""Words before 'false' or 'hoax' among which 'was' is: 'was a hoax'."""
_QUOTES: Final = frozenset("'\"\u2018\u201c")
_JUDGED: Final = 3
"""Words behind a verb among which a quotation begins that is no more than a word for something."""
_SENTENCE_CHARS: Final = 1_000
"""How much of a sentence is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleClaims:
    """What one article of a story claims, denies and confirms: the sentences that do so."""

    article_id: int
    time: datetime
    language: str = "en"
    """Its primary subtag."""
    kind: StoryKind = StoryKind.OTHER
    """What it is about."""
    claims: tuple[Passage, ...] = ()
    """They tell what happened as a claim, an accusation or hearsay."""
    denials: tuple[Passage, ...] = ()
    confirmations: tuple[Passage, ...] = ()
    admissions: tuple[Passage, ...] = ()
    """One admits it, or both sides confirm it."""


def read_claims(
    article_id: int,
    time: datetime,
    texts: Sequence[PrintedText],
    kind: StoryKind,
    statements: Iterable[PrintedStatement],
) -> ArticleClaims:
    """What an article of a kind claims, denies and confirms; in other languages than English denials alone.

    Its statements tell which "claims" is a verb that has a subject, and no noun.
    """
    verbs = {(verb.field, verb.end) for each in statements if (verb := each.verb)}
    claims: list[Passage] = []
    denials: list[Passage] = []
    confirmations: list[Passage] = []
    admissions: list[Passage] = []
    for text in texts:
        for span in text.opening(1):
            read = Span(span.start, min(span.end, span.start + _SENTENCE_CHARS))
            if text.language != "en":
                denials.extend([text.passage(read)] if denies_elsewhere(read.of(text.text), text.language) else ())
                continue
            row = tokens(text.text, read)
            passage = text.passage(span)
            if _claims(text, span, row, kind, verbs):
                claims.append(passage)
            if denies(text, row, verbs):
                denials.append(passage)
            admits, confirms = _confirms(row, _ADMITTING) or _is_agreed(row), _confirms(row, _CONFIRMING)
            if (admits or confirms) and _tells_event(text, span, kind):
                (denials if _is_called_false(row) else admissions if admits else confirmations).append(passage)
    return ArticleClaims(
        article_id=article_id,
        time=time,
        language=texts[0].language if texts else "",
        kind=kind,
        claims=tuple(claims),
        denials=tuple(denials),
        confirmations=tuple(confirmations),
        admissions=tuple(admissions),
    )


def _tells_event(text: PrintedText, sentence: Span, kind: StoryKind) -> bool:
    if kind is StoryKind.OTHER:
        return True
    return any(cue.event.kind is kind for cue in sentence_cues(text.text, sentence, None).cues)


def _claims(
    text: PrintedText, sentence: Span, row: Sequence[Token], kind: StoryKind, verbs: AbstractSet[tuple[TextField, int]]
) -> bool:
    """Whether a sentence tells what happened as a claim, an accusation or hearsay.

    It does not where the news stands plainly before a claim about it: 'Bridge collapses, mayor claims sabotage'.
    """
    claims = [
        at
        for at, token in enumerate(row)
        if _is_claim(row, at, kind)
        and (token.low not in _CLAIMING or (text.field, token.span.end) in verbs or opens_headline(row, at))
    ]
    if not claims or any(_behind(row, at) is None for at in claims):
        return bool(claims)
    comma = next((at for at in range(claims[0], 0, -1) if row[at].low in _CLAUSE_MARKS), 0)
    return not any(
        cue.event.kind is not StoryKind.OTHER and not cue.in_background and cue.span.end <= row[comma].span.start
        for cue in sentence_cues(text.text, sentence, None).cues
    )


def _is_claim(row: Sequence[Token], at: int, kind: StoryKind) -> bool:
    word, before = row[at].low, {token.low for token in row[max(0, at - REACH) : at]}
    if word in _CLAIMING:
        return low_at(row, at + 1) not in _NO_CLAIM and not _is_number_of(row, at + 1) and low_at(row, at - 1) != "be"
    if word in _SAYING:
        behind = _behind(row, at)
        speaks_of = at + 1 if behind is None else behind + (row[behind].low == "that")
        is_party = not before.isdisjoint(PARTIES)
        if low_at(row, speaks_of) in _SELF:
            return (is_party or _may_be_party(row, speaks_of, kind)) and low_at(row, speaks_of + 1) not in _NOT_DONE
        return is_party
    if word in _HEARSAY:
        return low_at(row, at - 1) not in _DESCRIBING and _SUBORDINATE.isdisjoint(token.low for token in row[:at])
    return word == "verified" and not before.isdisjoint(_NOT)


def _may_be_party(row: Sequence[Token], at: int, kind: StoryKind) -> bool:
    """Whether "it" may be a party to what the article is about; they who speak of themselves mostly are people."""
    return kind is not StoryKind.OTHER and row[at].low in _BODY


def _behind(row: Sequence[Token], at: int) -> int | None:
    """Where the words behind a verb and its time go on; None where they end with it."""
    behind = next((end for end in range(at + 1, len(row)) if row[end].low not in _WHEN), len(row))
    return behind if behind < len(row) and (row[behind].is_word or row[behind].is_figure) else None


def _is_number_of(row: Sequence[Token], at: int) -> bool:
    """Whether a number of lives follows, which floods claim: 'claimed twelve lives'."""
    return "lives" in (low_at(row, at + 1), low_at(row, at + 2))


def _confirms(row: Sequence[Token], verbs: frozenset[str]) -> bool:
    """Whether somebody who would know confirms something: a party, an authority, or one who is named."""
    for at, token in enumerate(row):
        if token.low in verbs and not is_turned(row, at) and _is_confirmation(row, at) and not _is_ahead(row, at):
            before = reversed(row[max(0, at - _SUBJECT_REACH) : at])
            subject = takewhile(lambda each: each.is_word or each.is_figure or each.glued, before)
            if any(each.low in KNOWING or _is_name(each) for each in subject):
                return True
    return False


def _is_ahead(row: Sequence[Token], at: int) -> bool:
    """Whether what is confirmed has not happened; it stands behind the verb, or before it at the end of a sentence."""
    behind = _behind(row, at)
    words = [token.low for token in (row[behind : behind + SAID_REACH] if behind is not None else row[:at])]
    return not _AHEAD.isdisjoint(words) or not _PLANNED.isdisjoint(pairwise(words))


def _is_name(token: Token) -> bool:
    return token.capital and token.is_word and not token.glued and token.low not in _NO_NAMES


def _is_confirmation(row: Sequence[Token], at: int) -> bool:
    """Whether what happened follows a verb, or stands before it and a comma; no toll, no detail, no old promise."""
    if low_at(row, at - 1) in _DESCRIBED:
        return False
    if row[at].low in _ADMITTING and low_at(row, at + 1) == "by" and low_at(row, at - 1) != ",":
        return False  # 'twice the number acknowledged by Norvia'
    behind = _behind(row, at)
    if behind is not None and _is_judgement(row, behind):
        return False
    if behind is not None:
        is_other = any(token.low in _CASES | _TEXTS for token in row[behind : behind + REACH])
        return not is_other and row[behind].low not in _NO_CONFIRMATION and numeral_at(row, behind) is None
    return any(token.low == "," for token in row[max(0, at - _SUBJECT_REACH) : at])


def _is_judgement(row: Sequence[Token], at: int) -> bool:
    """Whether somebody tells what he thinks of it: 'admits she feels ashamed', "admitted it was 'dreadful'"."""
    if low_at(row, at) in _WHO and low_at(row, at + 1) in _THINKING:
        return True
    return any(token.low in _QUOTES and not token.glued for token in row[at + 1 : at + _JUDGED])


def _is_called_false(row: Sequence[Token]) -> bool:
    """Whether it was 'a hoax' or 'a false complaint', so that whoever confirms that says it never happened."""
    for at, token in enumerate(row):
        if token.low in _FALSE and not BEING.isdisjoint(each.low for each in row[max(0, at - _ARTICLE) : at]):
            behind = row[at + 1 : at + 2]
            if token.low != "false" or not any(each.is_word and each.low not in _FALSE_WORD for each in behind):
                return True
    return False


def _is_agreed(row: Sequence[Token]) -> bool:
    """Whether both sides confirm it."""
    words = [token.low for token in row]
    return any(
        words[at] == "both" and not is_turned(row, end)
        for at in range(len(words))
        for end in range(at + 1, min(len(words), at + REACH))
        if words[end] in _CONFIRMING
    )
