"""The measures of quality, for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AliasPath, Field

from aggregator.model import Outcome, Role
from aggregator.web.access import needs
from aggregator.web.api.schemas import Out
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import QualityQuery
from aggregator.web.views.quality import quality_of

router = APIRouter(dependencies=[needs(Role.READER)])


class ShareOut(Out):
    """A part of a whole as counted, with the 95 % interval of the true share (Wilson)."""

    part: int
    whole: int
    value: float | None = Field(description="None where nothing was counted.")
    low: float
    high: float


class BandOut(Out):
    """Judged pairs of a tenth of the scale of probabilities."""

    low: float
    high: float
    expected: float | None = Field(description="Their mean probability; None where there are none.")
    same: ShareOut = Field(description="How many of them people say belong together.")


class LevelOut(Out):
    """What one level of strictness would have made of the decisions of the period."""

    name: str = Field(validation_alias=AliasPath("level", "name"))
    link: float = Field(validation_alias=AliasPath("level", "link"), description="Probability from which is linked.")
    suggest: float = Field(
        validation_alias=AliasPath("level", "suggest"), description="Probability from which is asked."
    )
    present: bool = Field(description="Whether it is the level in force.")
    decided: dict[Outcome, int]
    changed: int = Field(description="Decisions that would not be what they are.")
    same: dict[Outcome, int] = Field(description="Judged pairs that belong together.")
    different: dict[Outcome, int] = Field(description="Judged pairs that do not.")


class FeedQualityOut(Out):
    """How often the articles of a feed were in doubt."""

    feed_id: int = Field(validation_alias=AliasPath("counts", "feed_id"))
    name: str = Field(validation_alias=AliasPath("counts", "name"))
    articles: int = Field(validation_alias=AliasPath("counts", "articles"), description="First seen in the period.")
    asked: ShareOut = Field(description="Articles about which a person was asked.")
    different: ShareOut = Field(description="Questions answered 'different', of those answered.")
    taken_out: int = Field(validation_alias=AliasPath("counts", "taken_out"))


class QualityOut(Out):
    """All measures of a period; only what was asked about or looked at is known."""

    since: datetime
    decided: int = Field(description="Decisions of the program in the period.")
    verdicts: int = Field(description="Judged pairs that precision, recall and calibration rest on.")
    precision: ShareOut = Field(description="Links judged right, of the links judged.")
    recall: ShareOut = Field(description="Linked by the program, of the pairs that people say belong together.")
    recall_with_questions: ShareOut = Field(description="The same, linked or asked about.")
    questions: ShareOut = Field(description="Questions answered 'same', of those answered.")
    unsure: int = Field(description="Questions that stand at unsure.")
    merges: int = Field(description="Of stories, by people.")
    agreement: ShareOut = Field(description="Questions that several people have answered alike, of those several have.")
    calibration: list[BandOut]
    levels: list[LevelOut] = Field(description="The strictest first.")
    feeds: list[FeedQualityOut] = Field(description="Those that surely cause most doubt first.")


@router.get("/quality", tags=["operation"])
def show_quality(desk: Dependencies, query: Annotated[QualityQuery, Query()]) -> QualityOut:
    """Measure precision, recall and calibration by the reviewers' verdicts, and replay other levels of strictness."""
    with desk.database.read() as uow:
        _, report = quality_of(uow, desk, query)
    return QualityOut.model_validate(report)
