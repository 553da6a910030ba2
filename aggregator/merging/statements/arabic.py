"""Who says what in Arabic: the verb of speech, the speaker, when and where, and behind "that" what was said."""
# ruff: noqa: RUF001 - marks of another script are what it is about

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from aggregator.merging.language.sentences import Span
from aggregator.merging.statements.arabic_words import ARABIC_WORDS
from aggregator.merging.statements.masked import QUOTED, Order, Said, is_place, verb_kinds
from aggregator.model import StatementKind

_KINDS: Final = verb_kinds(ARABIC_WORDS)
_WORDS: Final = {name: frozenset(words) for name, words in ARABIC_WORDS.items()}
_TOKEN: Final = re.compile(rf"{QUOTED}|(?:[^\W_]|[\u064b-\u0652])+|[^\s\w]")
_FOLDED: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", **dict.fromkeys("ـًٌٍَُِّْ", "")})
_COMMAS: Final = frozenset("،,")
_PARTS: Final = _COMMAS | frozenset(":؛-–—")
_JOINED: Final = ("و", "ف")
""""And" and "so", which are written as one with the verb."""
_REACH: Final = 24
"""Words behind a verb among which "that" is sought."""
_LONGEST: Final = 12
"""Words of a speaker."""
_SUBJECT: Final = 6
"""The same in front of a verb."""
_PREPOSITIONS: Final = frozenset({"في", "من", "الي"})
_QUOTED_ALONE: Final = 3
"""A colon, a quotation and a full stop."""
_FEWEST: Final = 2
"""Words of what somebody says."""


class _Token(NamedTuple):
    span: Span
    low: str
    """Folded; a mark itself, and for a quotation what masks it."""

    @property
    def is_quoted(self) -> bool:
        return self.low.startswith(QUOTED[0])

    @property
    def is_word(self) -> bool:
        return self.low[:1].isalnum()

    @property
    def verb(self) -> str:
        """The verb of speech that it is, without the "and" in front of it; empty where it is none."""
        bare = _without_and(self.low)
        return bare if bare in _KINDS or bare in _WORDS["rumours"] else ""

    def is_of(self, table: str) -> bool:
        return self.low in _WORDS[table]


def _without_and(low: str) -> str:
    return low[1:] if low.startswith(_JOINED) and low not in _KINDS else low


def _find(sentence: str) -> list[Said]:
    tokens = [_Token(Span(*match.span()), match[0].translate(_FOLDED)) for match in _TOKEN.finditer(sentence)]
    found: list[Said] = []
    end = 0
    for at, token in enumerate(tokens):
        if token.span.start < end:
            continue
        if token.verb:
            said = _reported(tokens, at) if token.verb.startswith("قول") else _by_verb(tokens, at)
        elif found and (token.is_of("remarks") or token.is_of("denials")):
            said = _remark(tokens, at)
        else:
            said = None if found else _by_source(tokens, at)
        if said:
            found.append(said)
            end = max(each.end for each in (*said.words, said.verb) if each)
    return found or _labelled(tokens)


def _by_verb(tokens: Sequence[_Token], at: int) -> Said | None:
    """What a verb says that somebody says, who mostly stands behind it."""
    verb = tokens[at].verb
    that = _that(tokens, at + 1)
    if not _opens_clause(tokens, at):
        return _behind_subject(tokens, at, that) if verb.startswith(("ي", "ت")) and verb in _KINDS else None
    if verb in _WORDS["rumours"] or (that is None and _KINDS[verb] is StatementKind.DENIED):
        return _denied(tokens, at)
    words = _in_front(tokens, at) if that is None else _words(tokens, that + 1)
    stop = len(tokens) if that is None else that
    if _KINDS[verb] is StatementKind.WARNED and that is not None:  # 'حذر الوزير من أن'
        stop = next((place for place in range(at + 1, that) if tokens[place].low == "من"), 0)
        words = words if stop == that - 1 else ()
    speaker = _speaker(tokens, at + 1, stop)
    if not words or any(token.is_of("nobody") for token in tokens[at + 1 : stop]):
        return None
    if speaker is None:
        return Said(words, _KINDS[verb], tokens[at].span, goes_on=True) if that is not None else None
    is_document = any(token.is_of("documents") for token in tokens[at + 1 : stop] if token.span.end <= speaker.end)
    return Said(words, _KINDS[verb], tokens[at].span, None if is_document else speaker)


def _in_front(tokens: Sequence[_Token], at: int) -> tuple[Span, ...]:
    """What stands in front of a verb and was said: a quotation, or all of the sentence: '...، حسبما أفادت مصادر'."""
    quoted = next((token for token in tokens[max(0, at - 3) : at] if token.is_quoted), None)
    if quoted:
        return (quoted.span,)
    is_as_told = at > 1 and tokens[at - 1].is_of("as_told") and tokens[at - 2].low in _COMMAS
    return _told(tokens, at - 2) if is_as_told else ()


def _denied(tokens: Sequence[_Token], at: int) -> Said | None:
    """What somebody denies without "that", or rejects as untrue."""
    table = "denied_objects" if tokens[at].verb in _KINDS else "claims"
    ahead = range(at + 2, min(len(tokens), at + _LONGEST))
    stop = next((place for place in ahead if tokens[place].is_of(table)), 0)
    words, speaker = (_words(tokens, stop), _speaker(tokens, at + 1, stop)) if stop else ((), None)
    return Said(words, StatementKind.DENIED, tokens[at].span, speaker) if words and speaker else None


def _behind_subject(tokens: Sequence[_Token], at: int, that: int | None) -> Said | None:
    """What one says who stands in front, as the subject of a headline does: 'طهران تنفي ...'."""
    kind = _KINDS[tokens[at].verb]
    subject = tokens[:at]
    if not 0 < at <= _SUBJECT or not _is_somebody(subject, single=True):
        return None
    is_accused = kind is StatementKind.ACCUSED and any(token.low.startswith("ب") for token in tokens[at + 2 :])
    if kind is StatementKind.DENIED or is_accused:
        words = _words(tokens, at + 1 + (that == at + 1))
    else:
        words = _words(tokens, that + 1) if that is not None and that <= at + 2 else ()
    return Said(words, kind, tokens[at].span, _over(subject)) if words else None


def _is_somebody(words: Sequence[_Token], *, single: bool) -> bool:
    """Whether words are an office, a body or a place, or, if that is enough, a single name."""
    if not all(token.is_word for token in words) or any(
        token.is_of("no_subject") or token.is_of("stops") or token.verb for token in words
    ):
        return False
    name = " ".join(token.low for token in words)
    return any(token.is_of("offices") for token in words) or (single and len(words) == 1) or is_place(name, "ar")


def _over(words: Sequence[_Token]) -> Span:
    return Span(words[0].span.start, words[-1].span.end)


def _reported(tokens: Sequence[_Token], at: int) -> Said | None:
    """What a paper has from somebody: 'نقلت الصحيفة عن مسؤول قوله إن ...'."""
    source = next((place for place in range(at - 1, max(-1, at - _LONGEST), -1) if tokens[place].low == "عن"), None)
    if source is None or _that(tokens, at + 1) != at + 1:
        return None
    words, speaker = _words(tokens, at + 2), _speaker(tokens, source + 1, at)
    return Said(words, StatementKind.SAID, tokens[at].span, speaker) if words and speaker else None


def _remark(tokens: Sequence[_Token], at: int) -> Said | None:
    """What whoever spoke before adds in the same sentence: '، مضيفا أن ...'."""
    denies = tokens[at].is_of("denials")
    that = _that(tokens, at + 1)
    if tokens[at - 1].low not in _COMMAS or not (denies or (that is not None and that <= at + 2)):
        return None
    words = _words(tokens, at + 1 if that is None or that > at + 2 else that + 1)
    kind = StatementKind.DENIED if denies else StatementKind.SAID
    return Said(words, kind, tokens[at].span, goes_on=True) if words else None


def _by_source(tokens: Sequence[_Token], at: int) -> Said | None:
    """'بحسب الوزارة، ...' and '...، بحسب الوزارة.'."""
    if not tokens[at].is_of("according") or (at and tokens[at - 1].low not in _COMMAS):
        return None
    stop = next((place for place in range(at + 1, len(tokens)) if not tokens[place].is_word), len(tokens))
    words = _told(tokens, at - 1) if at else _words(tokens, stop + 1)
    is_apart = bool(at) or (stop < len(tokens) and tokens[stop].low in _COMMAS)
    speaker = _speaker(tokens, at + 1, stop)
    source = [token for token in tokens[at + 1 : stop] if speaker and token.span.end <= speaker.end]
    if not words or speaker is None or not is_apart:
        return None
    first = source[0].low
    is_joined = tokens[at].low == "وفقا" and first.startswith("ل") and not first.startswith("لل")  # 'لوزارة'
    bare = [source[0]._replace(low=first[is_joined:]), *source[1:]]
    if not _is_somebody(bare, single=False) or any(token.is_of("documents") for token in bare):
        return None
    return Said(words, StatementKind.SAID, tokens[at].span, Span(speaker.start + is_joined, speaker.end))


def _labelled(tokens: Sequence[_Token]) -> list[Said]:
    """What stands behind an office, or before a quotation a single name, and a colon."""
    colon = next((place for place, token in enumerate(tokens[: _SUBJECT + 1]) if token.low == ":"), 0)
    label = tokens[:colon]
    is_quoted = len(tokens) > colon + 1 and tokens[colon + 1].is_quoted and len(tokens) <= colon + _QUOTED_ALONE
    is_only = not any(token.low == ":" for token in tokens[colon + 1 :])
    if not (label and is_only and _is_somebody(label, single=is_quoted)):
        return []
    if not is_quoted and not any(token.is_of("offices") for token in label):
        return []  # a place, of which something is told
    words = _words(tokens, colon + 1) if tokens[-1].low != "؟" else ()
    return [Said(words, StatementKind.SAID, None, _over(label))] if words else []


def _opens_clause(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a verb stands where a clause begins, behind an adverbial too."""
    if not at:
        return True
    before = tokens[at - 1]
    is_dated = before.low.isdigit() and tokens[0].low == "في"
    opens = before.low in _PARTS or before.is_quoted or before.is_of("own_part") or before.low == "هكذا" or is_dated
    return opens or before.is_of("leads") or before.is_of("as_told")


def _that(tokens: Sequence[_Token], start: int) -> int | None:
    """Where "that", or the colon in its place, stands behind a verb of speech; None where another clause begins."""
    for place in range(start, min(len(tokens), start + _REACH)):
        token = tokens[place]
        if token.is_of("that") and not tokens[place - 1].is_of("not_that"):
            return place
        if token.low == ":":
            following = tokens[place + 1] if place + 1 < len(tokens) else token
            if not (following.is_quoted or following.is_of("that") or tokens[start - 1].verb in _WORDS["plain"]):
                return None
            return place + following.is_of("that")
        if token.low in ".؛؟!" or token.is_quoted or (token.verb and _opens_clause(tokens, place)):
            return None
    return None


def _speaker(tokens: Sequence[_Token], start: int, stop: int) -> Span | None:
    """The words from a position up to when, where or to whom something was said."""
    end = start
    while end < min(stop, start + _LONGEST) and tokens[end].is_word and not tokens[end].is_of("stops"):
        is_where = tokens[end].low == "في" and end + 1 < len(tokens) and tokens[end + 1].is_of("places_of_speech")
        if is_where or (tokens[end].low in _PREPOSITIONS and end == start):
            break
        end += 1
    while end > start and tokens[end - 1].low in _PREPOSITIONS:
        end -= 1
    return _over(tokens[start:end]) if end > start else None


def _words(tokens: Sequence[_Token], start: int) -> tuple[Span, ...]:
    """What was said from a position on, up to where somebody else goes on; nothing where that is little."""
    end = next((place for place in range(start, len(tokens)) if _is_over(tokens, place)), len(tokens))
    while end > start and not (tokens[end - 1].is_word or tokens[end - 1].is_quoted):
        end -= 1
    is_enough = end - start >= _FEWEST or (end > start and tokens[start].is_quoted)
    return (_over(tokens[start:end]),) if is_enough else ()


def _is_over(tokens: Sequence[_Token], at: int) -> bool:
    token = tokens[at]
    if token.low == "؛" or token.is_of("others"):
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.low not in _COMMAS or following is None:
        return False
    goes_on = following.low.startswith("و") and following.verb
    return bool(goes_on) or any(following.is_of(table) for table in ("remarks", "denials", "others", "according"))


def _told(tokens: Sequence[_Token], comma: int) -> tuple[Span, ...]:
    """What stands in front of a comma."""
    return (_over(tokens[:comma]),) if comma > _FEWEST else ()


def _agreement(verb: str) -> str:
    """The gender and number of a verb as printed: "f", "p", or "m"."""
    form = _without_and(verb.translate(_FOLDED))
    if form.endswith(("وا", "ون")):
        return "p"
    is_present = form.startswith("ت") and "ي" + form[1:] in _KINDS
    is_past = form.endswith("ت") and form[:-1] in _KINDS
    return "f" if is_present or is_past or form.endswith("ة") else "m"


ARABIC: Final = Order(_find, _agreement)
