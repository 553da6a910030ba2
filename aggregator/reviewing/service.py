"""The decisions as the desk and the API ask for them, one method each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Concatenate, ParamSpec, Required, TypedDict, Unpack
from uuid import uuid4

from aggregator.errors import RequestReused
from aggregator.model import ClaimStatus, FigureReading, Request, StoryKind, StoryState, Verdict
from aggregator.ports import UNMETERED, Clock, Database, Meter
from aggregator.records import Topics, refresh_records
from aggregator.reviewing import answering, placing, settling, undo
from aggregator.reviewing.desk import Desk

P = ParamSpec("P")


class Sent(TypedDict, total=False):
    """What comes with every decision."""

    who: Required[str]
    reason: str
    shown: Mapping[int, int]
    """Story ids and the revisions that the reviewer was looking at; one that has changed since is refused."""
    seen: Mapping[int, datetime]
    """When those revisions were made (`Story.changed`), so that a refusal can tell what has changed."""
    request: str | None
    """An id chosen at random for this request: the same request again is answered with the first one's outcome."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision that has been carried out."""

    decision_id: str
    story_id: int
    """The story to look at next."""


class Reviewing:
    """Carries out what reviewers decide; every method is one transaction and raises `DecisionRefused` or `NotFound`."""

    def __init__(self, database: Database, clock: Clock, topics: Topics, *, meter: Meter = UNMETERED) -> None:
        self._database, self._clock, self._topics, self._meter = database, clock, topics, meter

    def answer(self, suggestion_id: int, verdict: Verdict, **sent: Unpack[Sent]) -> Decision:
        """Answer whether an article belongs to another story; raises `Answered` where somebody has done so."""
        return self._carry_out(sent, answering.answer, suggestion_id, verdict)

    def merge(self, story_id: int, into: int, **sent: Unpack[Sent]) -> Decision:
        """Make two stories one; the first lives on in the second."""
        return self._carry_out(sent, placing.merge, story_id, into)

    def take_out(self, story_id: int, article_ids: Sequence[int], **sent: Unpack[Sent]) -> Decision:
        """Move articles out of a story into one of their own; that new story is the one to look at next."""
        return self._carry_out(sent, placing.take_out, story_id, article_ids)

    def split(self, story_id: int, groups: Sequence[Sequence[int]], **sent: Unpack[Sent]) -> Decision:
        """Make a new story of each group of a story's articles.

        Where that is all of them, the group that holds the lead article keeps the story.
        """
        return self._carry_out(sent, placing.split, story_id, groups)

    def move(self, story_id: int, article_ids: Sequence[int], into: int, **sent: Unpack[Sent]) -> Decision:
        """Put articles of a story into another one; where that is all of them, the stories are merged."""
        return self._carry_out(sent, placing.move, story_id, article_ids, into)

    def confirm(self, story_id: int, **sent: Unpack[Sent]) -> Decision:
        """Say that a story is right as it stands."""
        return self._carry_out(sent, settling.set_state, story_id, StoryState.CONFIRMED)

    def dismiss(self, story_id: int, **sent: Unpack[Sent]) -> Decision:
        """Say that a story is of no interest; it leaves the queue but not the database."""
        return self._carry_out(sent, settling.set_state, story_id, StoryState.DISMISSED)

    def reopen(self, story_id: int, **sent: Unpack[Sent]) -> Decision:
        """Take back that a story was confirmed or dismissed."""
        return self._carry_out(sent, settling.set_state, story_id, StoryState.OPEN)

    def pin_headline(self, story_id: int, article_id: int | None, **sent: Unpack[Sent]) -> Decision:
        """Let the title of one of the articles be the headline; None leaves the choice to the program again."""
        return self._carry_out(sent, settling.pin_headline, story_id, article_id)

    def set_kind(self, story_id: int, kind: StoryKind | None, **sent: Unpack[Sent]) -> Decision:
        """Say what a story is about; None leaves that to the program again."""
        return self._carry_out(sent, settling.set_kind, story_id, kind)

    def set_claim_status(self, story_id: int, claim_status: ClaimStatus | None, **sent: Unpack[Sent]) -> Decision:
        """Say how far what happened is established; None leaves that to the program again."""
        return self._carry_out(sent, settling.set_claim_status, story_id, claim_status)

    def set_figure_aside(self, story_id: int, figure: FigureReading, **sent: Unpack[Sent]) -> Decision:
        """Say that a figure was misread in the articles that print it, wherever these are placed from now on."""
        return self._carry_out(sent, settling.set_figure_aside, story_id, figure)

    def note(self, story_id: int, note: str, **sent: Unpack[Sent]) -> Decision:
        """Keep a person's own words with a story; an empty text removes them."""
        return self._carry_out(sent, settling.write_note, story_id, note)

    def undo(self, decision_id: str, **sent: Unpack[Sent]) -> Decision:
        """Put back what a decision changed and lift its constraints; `shown` is not looked at.

        What a later decision has changed stays as that left it; where that is all of it, the undo is refused. So it is
        where going back would part articles that a later decision has linked, or join some that one keeps apart.
        """
        return self._carry_out(sent, undo.undo, decision_id)

    def _carry_out(
        self,
        sent: Sent,
        decide: Callable[Concatenate[Desk, P], tuple[int, set[int]]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Decision:
        """Carry out a decision, which tells the story to look at next and the stories whose articles it has changed."""
        request_id, asked = sent.get("request"), sha256(repr((decide.__name__, args)).encode()).hexdigest()
        with self._database.write() as uow:
            uow.stories.serialise()
            # From here on no other decision is under way, so that of two equal requests at once the second finds this.
            first = uow.reviews.request(request_id) if request_id else None
            if first is not None and first.asked != asked:
                raise RequestReused(first.id)
            if first is not None:
                return Decision(decision_id=first.decision_id, story_id=first.story_id)
            now = self._clock.now()
            desk = Desk(
                uow=uow,
                now=now,
                who=sent["who"],
                reason=sent.get("reason", ""),
                decision_id=uuid4().hex,
                shown=sent.get("shown", {}),
                seen=sent.get("seen", {}),
            )
            story_id, changed = decide(desk, *args, **kwargs)
            refresh_records(uow, changed, topics=self._topics(), now=now)
            for each in changed:
                uow.stories.touch(each, now=now)
            uow.reviews.record(desk.events)
            if request_id:
                request = Request(id=request_id, asked=asked, decision_id=desk.decision_id, story_id=story_id)
                uow.reviews.remember(request, now=now)
            uow.commit()
        for action in {event.action for event in desk.events}:
            self._meter.person_decided(action)
        return Decision(decision_id=desk.decision_id, story_id=story_id)
