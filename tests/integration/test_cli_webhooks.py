"""`aggregator webhooks` on a SQLite file, and a receiver on loopback that may be gone."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from aggregator.bootstrap import Application
from aggregator.settings import load_settings
from tests.support.desk import fill
from tests.support.posting import SECRET
from tests.support.processes import options
from tests.support.servers import MisbehavingServer, reply
from tests.support.shell import Ended, Shell
from tests.support.sqlite import tables_at

STORIES = (("Strong quake hits Palu",), ("Dockers strike at the port of Antwerp",))
SETTINGS: dict[str, object] = {
    "database.url": "sqlite:///news.db",
    "feeds_file": "feeds.yaml",
    "webhooks.allow_networks": ["127.0.0.1/32"],
    "webhooks.gather": "0s",
}
NOTHING = "no-such-event"


class Desk:
    """A database with two stories, of which the webhook 'wall' is to be told."""

    def __init__(self, shell: Shell, server: MisbehavingServer) -> None:
        self._shell, self.server = shell, server
        Path("feeds.yaml").write_text(
            "feeds: [{url: 'https://harbour-post.example/feed.xml', name: Harbour Post}]\n"
            f"webhooks: [{{name: wall, url: '{server.url('/hook?key=hunter2')}', secrets: [{{file: secret}}]}}]\n",
            encoding="utf-8",
        )
        Path("secret").write_text(SECRET, encoding="utf-8")
        tables_at(Path("news.db"))
        with self._application() as app:
            app.catalogue.sync()
            fill(app.database, STORIES)

    def _application(self) -> Application:
        return Application(load_settings(arguments=SETTINGS))

    def answer(self, status: int) -> None:
        """Let the receiver answer so from now on."""
        self.server.answers["/hook?key=hunter2"] = reply(status)

    def deliver(self, status: int) -> None:
        """Let the service tell what there is to tell, to a receiver that answers so."""
        self.answer(status)
        with self._application() as app:
            app.catalogue.sync()
            app.webhooks.deliver_due()

    def run(self, *arguments: object) -> Ended:
        ended = self._shell(*options(SETTINGS), "webhooks", *arguments)
        assert "hunter2" not in ended.out + ended.err, "what stands behind the host may be secret"
        assert SECRET not in ended.out + ended.err
        return ended

    def dead(self) -> list[dict[str, object]]:
        """What was given up, as JSON tells it."""
        told: list[dict[str, object]] = json.loads(self.run("dead", "--json").out)
        return told


@pytest.fixture
def desk(shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Desk]:
    monkeypatch.setattr(logging.root, "handlers", [])  # an earlier command's writes to a stream that is gone
    with MisbehavingServer() as server:
        made = Desk(shell, server)
        capsys.readouterr()
        yield made


def rows(ended: Ended) -> list[list[str]]:
    assert ended.code == 0, ended.err
    return [line.split("\t") for line in ended.out.splitlines()]


def test_the_list_has_a_line_a_webhook_with_its_host_and_how_it_goes(desk: Desk) -> None:
    host = desk.server.url("")
    assert rows(desk.run("list")) == [["wall", host, "nothing sent yet", "0", "0", "0", "-"]]
    desk.deliver(204)
    [[*told, last]] = rows(desk.run("list"))
    assert told == ["wall", host, "well", "0", "0", "2"]
    assert last != "-"
    [as_json] = json.loads(desk.run("list", "--json").out)
    assert as_json.pop("last_success")
    assert as_json == {
        "name": "wall",
        "host": host,
        "state": "well",
        "waiting": 0,
        "given_up": 0,
        "delivered": 2,
        "error": "",
    }


def test_the_status_tells_what_a_webhook_wants_and_why_it_fails(desk: Desk) -> None:
    desk.deliver(503)
    told = dict(rows(desk.run("status", "wall")))
    assert told["state"] == "failing, resting"
    assert told["topic"] == "all stories"
    assert told["waiting"].startswith("2, the oldest since ")
    assert told["failures in a row"] == "1"
    assert told["error"].startswith("the server answers 503")
    assert told["last success"] == "-"


def test_what_was_given_up_is_listed_and_sent_after_all_once_the_webhook_is_resumed(desk: Desk) -> None:
    assert desk.run("dead").line == "nothing was given up"
    desk.deliver(410)
    assert "stopped: its server says it is gone" in rows(desk.run("list"))[0]
    [event, *_] = desk.dead()
    assert (event["webhook"], event["type"]) == ("wall", "story.changed"), "the stories are older than the webhook"
    assert str(event["error"]).startswith("the server answers 410")
    assert [row[0] for row in rows(desk.run("dead", "--webhook", "wall"))] == [each["id"] for each in desk.dead()]

    assert desk.run("resume", "wall").line == "wall is told again"
    number = len(desk.dead())
    assert desk.run("resend", event["id"]).line == "1 event will be sent by the service"
    assert len(desk.dead()) == number - 1
    desk.deliver(204)
    assert event["id"] in {request.header("webhook-id") for request in desk.server.requests[1:]}


def test_however_much_was_given_up_all_of_it_is_listed(desk: Desk) -> None:
    desk.deliver(410)
    number = len(desk.dead())
    with closing(sqlite3.connect("news.db")) as connection, connection:
        connection.execute(
            "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 1000) "
            "INSERT INTO webhook_events "
            "(id, webhook, story_id, sequence, type, at, queued, next_try, attempts, dead, error) "
            "SELECT id || n, webhook, story_id, sequence + n, type, at, queued, next_try, attempts, dead, error "
            "FROM n, (SELECT * FROM webhook_events LIMIT 1)"
        )
    assert len(desk.dead()) == number + 1000
    assert len(rows(desk.run("dead"))) == number + 1000


def test_everything_that_was_given_up_is_sent_at_once_or_of_one_webhook_alone(desk: Desk) -> None:
    desk.deliver(410)
    number = len(desk.dead())
    assert number
    assert desk.run("resend", "--all", "--webhook", "wall").line == f"{number} events will be sent by the service"
    assert desk.dead() == []
    desk.deliver(410)
    assert desk.run("resend", "--all").code == 0
    assert desk.dead() == []


def test_resend_wants_events_or_all_and_not_both(desk: Desk) -> None:
    for arguments in (("resend",), ("resend", NOTHING, "--all"), ("resend", NOTHING, "--webhook", "wall")):
        ended = desk.run(*arguments)
        assert ended.code == 2
        assert "name events, or say --all" in ended.err


def test_what_is_discarded_is_forgotten(desk: Desk) -> None:
    desk.deliver(410)
    ids = [each["id"] for each in desk.dead()]
    assert desk.run("discard", *ids).line.endswith(" forgotten")
    assert desk.dead() == []


def test_one_id_that_is_unknown_leaves_everything_as_it_was(desk: Desk) -> None:
    desk.deliver(410)
    before = desk.dead()
    for command in ("resend", "discard"):
        ended = desk.run(command, before[0]["id"], NOTHING)
        assert ended.code == 1
        assert NOTHING in ended.line
        assert desk.dead() == before


@pytest.mark.parametrize(
    "command",
    ["status fence", "resume fence", "test fence", "dead --webhook fence", "resend --all --webhook fence"],
)
def test_a_name_that_no_webhook_has_is_told_in_one_line(desk: Desk, command: str) -> None:
    ended = desk.run(*command.split())
    assert ended.code == 1
    assert "webhook 'fence'" in ended.line


def test_a_test_message_is_posted_at_once_and_what_came_of_it_told(desk: Desk) -> None:
    desk.answer(204)
    took = desk.run("test", "wall")
    assert took.code == 0
    assert took.line.startswith("wall took the message: 204 after ")
    desk.answer(500)
    refused = desk.run("test", "wall")
    assert refused.code == 1
    assert "wall did not take the message: the server answers 500" in refused.line
    assert [request.method for request in desk.server.requests] == ["POST", "POST"]


def test_without_webhooks_the_list_says_where_they_are_declared(desk: Desk) -> None:
    Path("feeds.yaml").write_text("feeds: []\n", encoding="utf-8")
    desk.deliver(204)
    ended = desk.run("list")
    assert (ended.code, ended.out) == (0, "")
    assert "the feeds file declares them" in ended.line


def test_each_secret_that_is_made_is_another_and_is_accepted_as_one(desk: Desk) -> None:
    first, second = (desk.run("secret").out.strip() for _ in range(2))
    assert first != second
    assert first.startswith("whsec_")
    Path("secret").write_text(first, encoding="utf-8")
    desk.answer(204)
    assert desk.run("test", "wall").code == 0
