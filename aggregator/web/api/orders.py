"""What a program sends to have something decided, described for OpenAPI."""

from __future__ import annotations

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, FiniteFloat

from aggregator.model import Bound, ClaimStatus, FigureRole, StoryKind, Verdict
from aggregator.web.inputs import DEFAULT_REVIEWER, Id, Note, Reason, Reviewer


class DecisionIn(BaseModel):
    """Who decides, why, and what was on the screen."""

    model_config = ConfigDict(extra="forbid")

    who: Reviewer = Field(DEFAULT_REVIEWER, description="Name for the history, where nobody has to log in.")
    reason: Reason = Field("", description="Kept in the history.")
    shown: dict[Id, int] = Field(
        default_factory=dict,
        description="Story id to the revision that the decision rests on; a story that changed since is refused.",
        json_schema_extra={"propertyNames": {"pattern": "^[1-9][0-9]{0,8}$"}},
    )
    seen: dict[Id, AwareDatetime] = Field(
        default_factory=dict,
        description="Story id to the `changed` that came with that revision, so that a refusal tells what changed.",
        json_schema_extra={"propertyNames": {"pattern": "^[1-9][0-9]{0,8}$"}},
    )


class AnswerIn(DecisionIn):
    """An answer to a suggestion."""

    verdict: Verdict = Field(
        description="Same joins the two stories; different keeps them apart; unsure leaves it open."
    )


class TakeOutIn(DecisionIn):
    """Articles to take out; together they become a story of their own."""

    articles: list[Id] = Field(min_length=1, max_length=10_000, description="Ids of articles of the story.")


class SplitIn(DecisionIn):
    """Groups of articles, each of which becomes a story of its own."""

    groups: list[Annotated[list[Id], Field(min_length=1)]] = Field(
        min_length=1,
        max_length=1_000,
        description="Where they are all articles of the story, the group of the earliest one keeps it.",
    )


class MoveIn(TakeOutIn):
    """Articles, and the story that they belong to."""

    into: Id = Field(description="Id of that story.")


class HeadlineIn(DecisionIn):
    """The article whose title is the headline."""

    article: Id | None = Field(description="Null leaves the choice to the program.")


class KindIn(DecisionIn):
    """What the story is about."""

    kind: StoryKind | None = Field(description="Null leaves that to the program.")


class ClaimStatusIn(DecisionIn):
    """How far what happened is established."""

    claim_status: ClaimStatus | None = Field(description="Null leaves that to the program.")


class FigureIn(DecisionIn):
    """A figure that was misread, as the story's details have it."""

    role: FigureRole
    unit: str = Field(max_length=200)
    value: FiniteFloat
    upper: FiniteFloat | None = Field(None, description="The other end of a number between two.")
    bound: Bound


class NoteIn(DecisionIn):
    """A person's own words."""

    note: Note = Field(description="Empty removes the note.")


class MergeIn(DecisionIn):
    """The story that this one is to live on in."""

    into: Id = Field(description="Id of that story.")
