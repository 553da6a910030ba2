"""Everything this program raises on purpose.

    AggregatorError                 the base; its message is fit to be shown to a person as it stands
    |-- ConfigError                 a file or a setting is wrong; carries every fault found, not just the first
    |-- DatabaseError               the database cannot be used
    |   |-- DatabaseBusy            another service already runs on this SQLite database
    |   |-- DatabaseUnavailable     the database cannot be used just now; the same work may well succeed later
    |   |   `-- WriteConflict       undone for the sake of another writer; it may begin again at once
    |   `-- SchemaMismatch          the database is older or newer than the program
    |-- NotFound                    no such feed, article, story, suggestion or decision
    |   |-- UnknownFeed             no feed of that name or address
    |   `-- UnknownTopic            no topic of that name in the feeds file
    |-- DecisionRefused             a reviewer's decision cannot be carried out
    |   |-- StoryChanged            the story is no longer the one the reviewer was looking at
    |   |-- Answered                somebody else has answered the question
    |   |-- RequestReused           the request's id belongs to a request for something else
    |   |-- Overtaken               later decisions have to be undone before this one
    |   `-- Contradiction           the decision contradicts an earlier one
    |-- SecretMissing               a secret that is kept elsewhere cannot be read
    `-- LeaseLost                   somebody else holds the work by now; the result must be dropped

Expected endings of ordinary work (a feed not modified, gone, or too slow) are values in `model`, not exceptions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

_SHOWN: Final = 3
"""Faults that are told where there is room for a few lines alone."""


class AggregatorError(Exception):
    """The base of all errors that this program raises on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong in a file, told so that a person can mend it."""

    file: str
    line: int | None = None
    """Counted from 1; None where the fault has no place, such as a missing file."""
    where: str = ""
    """The feed or section the fault is in, as a person would name it; may be empty."""
    key: str = ""
    """The key that is wrong; may be empty."""
    problem: str
    remedy: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        subject = " ".join(part for part in (self.where, self.key) if part)
        return f"{place}: {subject + ': ' if subject else ''}{self.problem}. {self.remedy}".strip()


class ConfigError(AggregatorError):
    """One or more faults in a configuration file, a setting or a catalogue."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))

    def briefly(self) -> str:
        """The first faults, one a line, and how many more there are."""
        lines, more = [str(fault) for fault in self.faults[:_SHOWN]], len(self.faults) - _SHOWN
        return "\n".join([*lines, f"... and {more} more"] if more > 0 else lines)


def refused(file: str, line: int | None, problem: str, remedy: str, *, key: str = "") -> ConfigError:
    """The error of a single fault."""
    return ConfigError((Fault(file=file, line=line, key=key, problem=problem, remedy=remedy),))


class DatabaseError(AggregatorError):
    """The database cannot be reached or used."""


class DatabaseBusy(DatabaseError):
    """Another service already runs on this database."""


class DatabaseUnavailable(DatabaseError):
    """The database does not answer, is locked or takes nothing more; what was under way is undone, to be retried."""


class WriteConflict(DatabaseUnavailable):
    """Two who wrote at once stood in each other's way, and this one was undone: it may begin again at once."""


class SchemaMismatch(DatabaseError):
    """The database's revision is not the one that this program works with."""


class NotFound(AggregatorError):
    """The thing asked for does not exist."""

    def __init__(self, kind: str, key: object) -> None:
        self.kind, self.key = kind, key
        super().__init__(f"there is no {kind} {key}")


class UnknownFeed(NotFound):
    """There is no feed of that name or address; the message names those that are like it."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        super().__init__("feed", repr(name))
        meant = f"did you mean {' or '.join(map(repr, near))}?" if near else "'aggregator feeds list' shows their names"
        self.near = tuple(near)
        self.args = (f"there is no feed {name!r}: {meant}",)


class UnknownTopic(NotFound):
    """The feeds file declares no topic of that name; the message names those that it does."""

    def __init__(self, name: str, known: Sequence[str], guess: str | None) -> None:
        super().__init__("topic", repr(name))
        self.known, self.guess = tuple(known), guess
        meant = f"; did you mean {guess!r}?" if guess else "."
        listed = f"The topics are: {', '.join(known)}" if known else "The feeds file declares none"
        self.args = (f"there is no topic {name!r}{meant} {listed}",)


class SecretMissing(AggregatorError):
    """A secret is not where it should be; the message names the place and never the secret."""


class DecisionRefused(AggregatorError):
    """A reviewer's decision cannot be carried out; the message says why."""


class StoryChanged(DecisionRefused):
    """The story has changed since the reviewer was shown it."""

    def __init__(
        self,
        story_id: int,
        shown: int,
        current: int,
        *,
        came: tuple[int, ...] = (),
        went: tuple[int, ...] = (),
        edited: tuple[int, ...] = (),
        decisions: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`came`, `went` and `edited` are articles; `decisions` are those taken since, by their ids, in words."""
        self.story_id, self.shown, self.current = story_id, shown, current
        self.came, self.went, self.edited, self.decisions = came, went, edited, decisions
        what_happened = (("came", came), ("went", went), ("was edited", edited))
        changes = [f"article {each} {happened}" for happened, articles in what_happened for each in articles]
        told = "; ".join([*changes, *decisions.values()])
        super().__init__(
            f"story {story_id} has changed since it was shown (revision {shown}, now {current})"
            f"{': ' if told else ''}{told}; look again"
        )


class Answered(DecisionRefused):
    """The question has an answer already; `decision_id` is the decision that gave it, None where no person did."""

    def __init__(self, told: str, decision_id: str | None) -> None:
        self.decision_id = decision_id
        super().__init__(f"this question has been answered already: {told}")


class RequestReused(DecisionRefused):
    """A request's id was used before, for something else."""

    def __init__(self, request_id: str) -> None:
        super().__init__(
            f"the request {request_id} has been carried out before, for another decision: open the page again, "
            "or choose a new id"
        )


class Contradiction(DecisionRefused):
    """The decision contradicts what people have said, in the decisions of those ids, and nobody has undone."""

    def __init__(self, told: str, decisions: tuple[str, ...]) -> None:
        self.decisions = decisions
        super().__init__(told)


class Overtaken(DecisionRefused):
    """What is to be undone has been changed since, by the decisions of those ids, newest first, where people did."""

    def __init__(self, told: str, decisions: tuple[str, ...]) -> None:
        self.decisions = decisions
        super().__init__(told)


class LeaseLost(AggregatorError):
    """The lease on a piece of work has expired and passed to another worker."""
