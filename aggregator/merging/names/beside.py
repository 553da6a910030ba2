"""What stands beside a name and tells whose it is: roles, ages, relative clauses, verbs of speech."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from aggregator.merging.names.english import ROLES, WEAK_ROLES
from aggregator.merging.names.tokens import Token
from aggregator.merging.statements.english import ENGLISH

_OLDEST: Final = 119
_APPOSITION: Final = 6
"""Words within which an apposition names a role."""
_MODIFIERS: Final = frozenset(
    {"late", "current", "incumbent", "suspected", "former", "veteran", "acting", "interim", "alleged"}
)
_FOR: Final = frozenset({"of", "to", "for"})
_LONGEST_OFFICE: Final = 6
"""Words of an office with what it is for."""
ANY_ROLES: Final = ROLES | WEAK_ROLES
LONGEST: Final = 5
"""Words of a name, particles counted."""


def role_before(tokens: Sequence[Token], first: int) -> str:
    """Return the role in small letters in front of a name, "the mayor, Ana Horvat," too; empty if there is none."""
    if not first:
        return ""
    before = tokens[first - 1]
    if before.word == "," and first > 1:
        role = tokens[first - 2]
        closed = next((at for at in range(first + 1, len(tokens)) if tokens[at].word == ","), len(tokens))
        if closed > first + LONGEST:
            return ""
        if role_of(role) in ANY_ROLES and not role.is_capital:
            return role_of(role)
        return _role_for(tokens, first - 1) if speaks(tokens, closed + 1) else ""
    is_role = tokens[first].is_joined and not before.is_capital and not before.is_genitive
    return role_of(before) if is_role and role_of(before) in ANY_ROLES else ""


def _role_for(tokens: Sequence[Token], comma: int) -> str:
    """A role with what it is for, in front of a comma: 'the ambassador to Norvia, Ana Horvat, said'."""
    for at in range(comma - 2, max(0, comma - _LONGEST_OFFICE), -1):
        if not tokens[at].is_word:
            break
        if tokens[at].low in _FOR:
            role = tokens[at - 1]
            return role_of(role) if role_of(role) in ROLES and not role.is_capital else ""
    return ""


def role_of(token: Token) -> str:
    """A word in small letters; hydrologists and all of their kind are scientists, and an ex-governor is a governor."""
    if token.low.endswith("ologist"):
        return "scientist"
    return token.low if token.low in ANY_ROLES else token.low.rpartition("-")[2]


def is_aged(tokens: Sequence[Token], end: int) -> bool:
    """Whether an age stands behind a name: "Ana Horvat, 45, a nurse"."""
    if end + 1 >= len(tokens) or tokens[end].word not in {",", "("} or not tokens[end + 1].word.isdecimal():
        return False
    if len(tokens[end + 1].word) > len(str(_OLDEST)) or not 1 <= int(tokens[end + 1].word) <= _OLDEST:
        return False
    closing = tokens[end + 2] if end + 2 < len(tokens) else None
    if closing is None or closing.word in {")", "."}:
        return tokens[end].word == "("
    following = tokens[end + 3] if end + 3 < len(tokens) else None
    return closing.word == "," and (following is None or (following.is_word and not following.is_capital))


def is_who(tokens: Sequence[Token], end: int) -> bool:
    """Whether a name goes on with who one person is: "Ana Horvat, who leads", or was, or has; clubs are who "lost"."""
    after = [token.low for token in tokens[end : end + 3]]
    return after[:2] == [",", "who"] and after[-1].endswith("s")


def is_role_behind(tokens: Sequence[Token], end: int) -> bool:
    """Whether a role follows in apposition: "Ana Horvat, the mayor of", "Harriet Pell, governor of"."""
    if end >= len(tokens) or tokens[end].word != ",":
        return False
    for at in range(end + 1, min(end + 1 + _APPOSITION, len(tokens))):
        token = tokens[at]
        if role_of(token) in ROLES and not token.is_capital:
            return True
        is_on_the_way = token.low in ENGLISH.determiners or token.is_genitive or token.low in _MODIFIERS or at > end + 1
        if not token.is_word or not is_on_the_way or token.low in ENGLISH.links or token.low in ENGLISH.breaks:
            return False
    return False


def speaks(tokens: Sequence[Token], end: int) -> bool:
    """Whether a verb of speech stands behind a name."""
    behind = tokens[end].low if end < len(tokens) and not tokens[end - 1].is_genitive else ""
    return behind in ENGLISH.verbs
