"""The documents of an export hold everything in the record, and stories of any number come in small portions."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

import aggregator.exporting
from aggregator.exporting import VERSION, csv_lines, exported, story_document
from aggregator.model import ClaimStatus, EventClass, Pins, StoryKind, StoryState
from aggregator.model.details import ACLED_VERSION, PLOVER_VERSION
from aggregator.ports import QueueFilter
from storage import SqlDatabase
from tests.support.desk import fill
from tests.support.make import NOON, details, story_event, suggestion
from tests.support.sqlite import new_sqlite

ALL = QueueFilter(states=frozenset(StoryState))


def documents(database: SqlDatabase) -> list[dict[str, Any]]:
    return [json.loads(json.dumps(story_document(each))) for each in exported(database, ALL)]


@pytest.fixture
def database() -> SqlDatabase:
    database = new_sqlite()
    fill(database, [["Quake hits Palu", "Palu shaken"], ["Talks open in Verrin"]])
    with database.write() as uow:
        story = uow.stories.many([2])[2]
        uow.stories.save_details(
            2, details(), engine="t", of_revision=story.revision, names=(), topics=["Talks"], now=NOON
        )
        uow.reviews.suggest(suggestion(3, 1))
        uow.reviews.record([story_event(story_id=2)])
        uow.commit()
    return database


def test_a_document_holds_details_questions_and_history_as_plain_data(database: SqlDatabase) -> None:
    quake, talks = documents(database)
    assert quake["version"] == VERSION
    assert quake["details"] is None
    assert [source["title"] for source in quake["sources"]] == ["Quake hits Palu", "Palu shaken"]
    assert quake["questions"][0]["comparison"]["evidence"][0]["signal"] == "title"
    assert talks["topics"] == ["Talks"]
    assert talks["details"]["timeline"][0]["sentences"][0]["words"].startswith("Talks open in Verrin")
    assert talks["details"]["timeline"][0]["when"]["first"] == "2026-03-02"
    assert talks["history"][0]["who"] == "ada"


def test_the_history_of_a_story_is_whole_however_many_articles_were_merged_into_it(database: SqlDatabase) -> None:
    with database.write() as uow:
        uow.reviews.record([story_event("merge", story_id=2) for _ in range(1_200)])
        uow.commit()
    assert len(documents(database)[1]["history"]) == 1_201


def test_the_classes_of_an_event_come_with_the_versions_of_their_schemes(database: SqlDatabase) -> None:
    told = details(event_class=EventClass(plover="ASSAULT", acled="Battles > Armed clash"))
    with database.write() as uow:
        revision = uow.stories.many([1])[1].revision
        uow.stories.save_details(1, told, engine="t", of_revision=revision, names=(), topics=(), now=NOON)
        uow.commit()
    assert documents(database)[0]["details"]["event_class"] == {
        "plover": "ASSAULT",
        "plover_version": PLOVER_VERSION,
        "acled": "Battles > Armed clash",
        "acled_version": ACLED_VERSION,
    }


def test_what_people_have_pinned_stands_in_place_of_what_was_read(database: SqlDatabase) -> None:
    with database.write() as uow:
        uow.stories.pin(2, Pins(kind=StoryKind.INCIDENT, claim_status=ClaimStatus.DENIED), now=NOON)
        uow.stories.pin(1, Pins(kind=StoryKind.TALKS, note="=ask"), now=NOON)
        uow.commit()
    unread, read = documents(database)
    assert (unread["details"], unread["pins"]["kind"], unread["pins"]["note"]) == (None, "talks", "=ask")
    assert (read["details"]["kind"], read["details"]["claim_status"]) == ("incident", "denied")
    rows = list(csv.DictReader("".join(csv_lines(exported(database, ALL))).splitlines()))
    assert {(row["story"], row["kind"], row["claim_status"], row["note"]) for row in rows} == {
        ("1", "talks", "", "'=ask"),
        ("2", "incident", "denied", ""),
    }


def test_portions_are_bounded_by_their_articles(database: SqlDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aggregator.model.stories._HELD", 1)
    assert [each["id"] for each in documents(database)] == [1, 2]


def test_every_field_is_described(database: SqlDatabase) -> None:
    folder = Path(aggregator.exporting.__file__).parent
    told = re.findall(r"`(\w+)`", (folder / "README.md").read_text(encoding="utf-8"))

    def names(value: Any) -> set[str]:
        if isinstance(value, dict):
            return {name for key, each in value.items() for name in ({key} | names(each))}
        return {name for each in value for name in names(each)} if isinstance(value, list) else set()

    fields = {name for each in documents(database) for name in names(each)}
    assert fields - {"state of"} - set(told) == set()
