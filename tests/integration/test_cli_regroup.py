"""`aggregator regroup` on a SQLite file: what it changes, tells and refuses, and that it is done whole or not."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from aggregator.bootstrap import Application
from aggregator.matching import shipped_weights
from aggregator.model import StoryState, SuggestionState
from aggregator.records import refresh_records
from aggregator.settings import load_settings
from tests.support.desk import places
from tests.support.grouping import ON_QUAKE, QUAKE_AGAIN, STRIKE, told
from tests.support.make import NOON, at, feed_spec
from tests.support.shell import Ended, Shell
from tests.support.sqlite import tables_at

ARTICLES = (
    ON_QUAKE,
    told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1, "Valley Times"),
    told("Antwerp dockers stop work over night shifts", STRIKE, 2, "Valley Times"),
)
PERIOD = ("--since", "2026-03-01", "--until", "2026-03-05")
FEEDS = """
feeds: [{url: 'https://harbour-post.example/feed.xml', name: Harbour Post}]
topics: [{name: Quakes, any: [quake]}]
"""
DIES = """
import os, signal, sys
from aggregator.regrouping import service
service.refresh_records = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
from aggregator.cli.entry import run_command
sys.exit(run_command())
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with a database of three grouped articles: two of an earthquake, one of a strike."""

    shell: Shell
    ids: list[int]

    @property
    def options(self) -> list[str]:
        return ["--database", "sqlite:///news.db", "--feeds", "feeds.yaml"]

    def regroup(self, *arguments: object, options: tuple[str, ...] = ()) -> Ended:
        return self.shell(*self.options, *options, "regroup", *(arguments or PERIOD))

    @contextmanager
    def application(self, **arguments: object) -> Iterator[Application]:
        given = {"database.url": "sqlite:///news.db", "feeds_file": "feeds.yaml", **arguments}
        with Application(load_settings(arguments=given)) as app:
            yield app

    def places(self) -> list[int]:
        with self.application() as app:
            return places(app.database, self.ids)

    def merge_by_rule(self) -> None:
        """Let an older engine have put everything into the story of the strike."""
        with closing(sqlite3.connect("news.db")) as connection, connection:
            connection.execute("UPDATE memberships SET story_id = 2")
        with self.application() as app:
            app.catalogue.sync()
            with app.database.write() as uow:
                refresh_records(uow, uow.stories.living(0, limit=1000), topics=app.topics(), now=app.clock.now())
                uow.commit()

    def dump(self) -> list[str]:
        with closing(sqlite3.connect("news.db")) as connection:
            return list(connection.iterdump())


@pytest.fixture(scope="module")
def grouped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("grouped")
    (folder / "feeds.yaml").write_text(FEEDS, encoding="utf-8")
    given = {"database.url": tables_at(folder / "news.db"), "feeds_file": str(folder / "feeds.yaml")}
    with Application(load_settings(arguments=given)) as app:
        with app.database.write() as uow:
            feed_id = uow.feeds.add(feed_spec(), now=NOON, next_due=NOON, paused=None)
            uow.articles.add_all({feed_id: ARTICLES}, now=at(3))
            uow.commit()
        app.catalogue.sync()
        app.grouper.group_all()
        app.grouper.release()
    return folder


@pytest.fixture
def place(grouped: Path, shell: Shell) -> Place:
    for name in ("news.db", "feeds.yaml"):
        shutil.copy(grouped / name, name)
    return Place(shell, [1, 2, 3])


def strict_weights() -> tuple[str, str]:
    """Settings under which nothing is ever linked."""
    weights = shipped_weights()
    weights["levels"] = {name: {"link": 1.1, "suggest": 0.2, "join": 1.1} for name in weights["levels"]}
    Path("strict.json").write_text(json.dumps(weights), encoding="utf-8")
    return ("--set", "match.weights=strict.json")


def test_the_same_weights_change_nothing(place: Place) -> None:
    before = place.dump()
    ended = place.regroup()
    assert (ended.code, ended.out) == (0, "")
    assert ended.line == (
        "3 articles decided about again: 0 moved, 0 stories opened, 0 merged into others, 0 questions asked"
    )
    assert place.dump() == before


def test_another_threshold_changes_unreviewed_stories_and_back(place: Place) -> None:
    assert place.places() == [1, 1, 2]
    ended = place.regroup(options=strict_weights())
    assert [row.split("\t")[:4] for row in ended.out.splitlines()] == [["move", "2", "1", "3"], ["ask", "2", "3", "1"]]
    assert ": 1 moved, 1 story opened, 0 merged into others, 1 question asked" in ended.line
    assert place.places() == [1, 3, 2]
    ended = place.regroup("--json", *PERIOD)
    told = json.loads(ended.out)
    assert [(one["change"], one["article"], one["from"], one["to"]) for one in told["changes"]] == [
        ("move", 2, 3, 1),
        ("merge", None, 3, 1),
    ]
    assert (told["articles"], told["moved"], told["merged"], told["questions"], ended.err) == (3, 1, 1, 0, "")
    assert place.places() == [1, 1, 2]


def test_a_confirmed_story_gains_only_a_question(place: Place) -> None:
    place.regroup(options=strict_weights())
    with place.application() as app:
        app.reviewing.confirm(1, who="ada")
        with app.database.write() as uow:
            uow.reviews.answer([uow.reviews.suggestions_of([2])[0].id], SuggestionState.WITHDRAWN)
            uow.commit()
    ended = place.regroup()
    assert [row.split("\t")[:4] for row in ended.out.splitlines()] == [["ask", "2", "3", "1"]]
    assert place.places() == [1, 3, 2]
    with place.application() as app, app.database.read() as uow:
        story = uow.stories.get(1)
    assert story is not None
    assert (story.state, story.open_suggestions, story.changed_since_review) == (StoryState.CONFIRMED, 1, False)
    assert ", 0 questions asked" in place.regroup().line


def test_a_confirmed_story_loses_nothing(place: Place) -> None:
    with place.application() as app:
        app.reviewing.confirm(1, who="ada")
    ended = place.regroup(options=strict_weights())
    assert ": 0 moved" in ended.line
    assert place.places() == [1, 1, 2]


def test_a_no_and_a_yes_hold(place: Place) -> None:
    with place.application() as app:
        taken = app.reviewing.take_out(1, [2], who="ada").story_id
        app.reviewing.merge(2, taken, who="ada")
    before = place.places()
    assert before == [1, taken, taken]
    for options in ((), strict_weights()):
        assert ": 0 moved" in place.regroup(options=options).line
        assert place.places() == before


def test_killed_between_plan_and_end_it_leaves_all_as_it_was(place: Place) -> None:
    place.merge_by_rule()
    before = place.dump()
    root = Path(__file__).resolve().parents[2]
    arguments = [sys.executable, "-c", DIES, *place.options, "regroup", *PERIOD]
    ended = subprocess.run(arguments, env={"PYTHONPATH": str(root)}, check=False, timeout=300)
    assert ended.returncode == -signal.SIGKILL
    assert place.dump() == before
    assert place.regroup().code == 0
    assert place.places()[0] == place.places()[1] != place.places()[2]


@pytest.mark.parametrize("signed", [True, False], ids=["signed", "signatures missing"])
def test_a_dry_run_writes_nothing_and_tells_what_a_run_then_does(place: Place, *, signed: bool) -> None:
    place.merge_by_rule()
    if not signed:
        with closing(sqlite3.connect("news.db")) as connection, connection:
            connection.execute("DELETE FROM signatures")
    before = place.dump()
    planned = place.regroup(*PERIOD, "--dry-run")
    assert place.dump() == before
    assert planned.line.endswith("; nothing was changed")
    done = place.regroup()
    assert planned.out.replace("new 1", "3") == done.out != ""
    assert planned.line.replace("would be ", "").removesuffix("; nothing was changed") == done.line


def test_a_dry_run_works_beside_a_service_and_a_run_does_not(place: Place) -> None:
    with place.application() as app, app.database.write() as uow:
        uow.locks.acquire(
            "grouper", owner="elsewhere:1:x", now=app.clock.now(), until=app.clock.now().replace(year=9000)
        )
        uow.commit()
    assert place.regroup(*PERIOD, "--dry-run").code == 0
    ended = place.regroup()
    assert ended.code == 1
    assert "another process is grouping this database" in ended.line


def test_a_service_that_starts_afterwards_knows_the_new_places_and_topics_stay(place: Place) -> None:
    place.merge_by_rule()
    place.regroup()
    quake = place.places()[0]
    with place.application() as app:
        with app.database.write() as uow:
            late = told("Palu earthquake: hospital damaged, four dead", QUAKE_AGAIN, 3, "Northern Ledger")
            (late_id,) = uow.articles.add_all({1: [late]}, now=at(4))[1]
            uow.commit()
        app.catalogue.sync()
        app.grouper.group_all()
        assert places(app.database, [late_id]) == [quake]
        with app.database.read() as uow:
            story = uow.stories.get(quake)
    assert story is not None
    assert story.topics == ("Quakes",)


@pytest.mark.parametrize(
    ("code", "words", "arguments"),
    [
        (2, "Missing option '--since'", "--dry-run"),
        (2, "'yesterday' is no time: write 7d, 36h, 2031-06-02 or", "--since yesterday"),
        (2, "--until", "--since 2026-03-01 --until 2026-13-01"),
        (2, "is no time", "--since 9999-12-31T23:59-23:00"),
        (2, "is not after --since, 2026-03-02 00:00 UTC: name a later time", "--since 2026-03-02 --until 2026-03-02"),
        (2, "has yet to come: name a time in the past", "--since 9999-12-31"),
        (
            1,
            "no article that has a story was published between 1999-01-01 00:00 and 2000-01-01 00:00 UTC: choose",
            "--since 1999-01-01 --until 2000-01-01",
        ),
    ],
)
def test_wrong_times_and_empty_periods_are_answered_with_the_remedy(
    place: Place, code: int, words: str, arguments: str
) -> None:
    ended = place.regroup(*arguments.split())
    assert words in ended.line
    assert (ended.code, ended.out) == (code, "")


@pytest.mark.parametrize("since", ["36500d", "876000h", "0001-01-01", "2026-03-02T13:00+01:00"])
def test_times_are_a_length_or_iso_8601(place: Place, since: str) -> None:
    assert place.regroup("--since", since, "--dry-run").line.startswith("3 articles decided about again")
