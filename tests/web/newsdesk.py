"""A desk as it looks on a working morning: invented stories, some in doubt, one hostile, several languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from fastapi import FastAPI

from aggregator.errors import AggregatorError
from aggregator.model import (
    Comparison,
    Evidence,
    FailureKind,
    MatchDecision,
    Outcome,
    PauseReason,
    StoryKind,
    StoryName,
    TopicSpec,
    WebhookEvent,
)
from aggregator.ports import UNMETERED, Database, Notice, StoredDecision, UnitOfWork
from aggregator.reading import Reader
from aggregator.records import refresh_records
from aggregator.reviewing import Level, Levels, Reviewing
from aggregator.web import WebDependencies, create_app
from tests.support.access import access_by
from tests.support.clock import StillClock
from tests.support.make import (
    NOON,
    article,
    at,
    details,
    feed_spec,
    feed_update,
    fetch_event,
    health,
    key,
    membership,
    revision,
    suggestion,
    webhook_event,
)
from tests.support.polling import SILENCE
from tests.support.probes import quiet_probes
from tests.support.sqlite import as_file, empty_sqlite, new_sqlite

TOPICS = (
    TopicSpec(name="Grain corridor", any=("grain", "зерн")),
    TopicSpec(name="Drone attacks", any=("drone",)),
)

_BALANCED = Level(name="balanced", link=0.5, suggest=0.12)
LEVELS = Levels(
    all=(Level(name="strict", link=0.7, suggest=0.15), _BALANCED, Level(name="loose", link=0.35, suggest=0.05)),
    present=_BALANCED,
)

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} \u202egnp.exe"

WIRE = (
    "TRIESTE, March 1 (Adria Wire) - Delegations met for a second round of talks on the grain corridor on Sunday and"
    " agreed to set up a joint inspection team of forty people, the port authority said. A third round is planned for"
    " March 9 in the same city, with insurers invited for the first time."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One article of the seed."""

    outlet: str
    hours: float
    """Published so many hours before noon."""
    title: str
    summary: str
    language: str = "en"


STORIES: tuple[tuple[Piece, ...], ...] = (
    (
        Piece(outlet="Adria Wire", hours=26, title="Second round of grain corridor talks ends in Trieste",
              summary=WIRE),
        Piece(outlet="Harbour Post", hours=25, title="Grain corridor: second round of talks ends", summary=WIRE),
        Piece(outlet="Levant Courier", hours=24.5, title="Trieste talks on grain corridor end with inspection deal",
              summary=WIRE),
        Piece(outlet="Northern Ledger", hours=23, title="Joint inspectors agreed at Trieste grain talks",
              summary="Negotiators in Trieste have agreed that forty inspectors from both sides will check"
              " ships together before they enter the corridor. Insurers are to join a third round."),
        Piece(outlet="Порт", hours=22, title="Другий раунд переговорів про зерновий коридор завершено",
              summary="Третій раунд призначено на 9 березня.", language="uk"),
        Piece(outlet="Harbour Post", hours=6, title="What the Trieste inspection deal leaves open",
              summary="Who pays for the inspectors, and who commands them, was put off to the third round, three people"
              " at the talks said."),
    ),
    (
        Piece(outlet="Delta Herald", hours=20, title="Drone strike on fuel depot near Izmail kills three",
              summary="Three workers were killed when drones hit a fuel depot outside Izmail before dawn, the regional"
              " administration said. A fire over two thousand square metres was put out by noon."),
        Piece(outlet="Northern Ledger", hours=18, title="Five dead after drones hit depot at Izmail, governor says",
              summary="The toll of the attack on a fuel depot near Izmail rose to five, the governor said on Sunday."),
        Piece(outlet="Meridian Daily", hours=17, title="Défense: no comment on Izmail depot",
              summary="A spokesman declined to comment on the strike near Izmail.", language="fr"),
    ),
    (
        Piece(outlet="Levant Courier", hours=15, title="Depot burns after night attack in Reni",
              summary="A depot burned in Reni after an attack in the night, rescuers said. Nobody was hurt."),
    ),
    (
        Piece(outlet="Sahil Times", hours=12, title="محادثات حول ممر الحبوب تستأنف الأسبوع المقبل في تريستا",
              summary="قالت هيئة الميناء إن جولة ثالثة من المحادثات ستعقد في التاسع من مارس.", language="ar"),
    ),
    (
        Piece(outlet="Meridian Daily", hours=40, title="Rail workers call off Monday's strike in Lille",
              summary="The union said it had accepted the mediator's proposal on night shifts.", language="en"),
        Piece(outlet="Gazette du Nord", hours=39, title="La grève des cheminots de lundi est annulée à Lille",
              summary="Le syndicat a accepté la proposition du médiateur sur le travail de nuit.", language="fr"),
    ),
    (Piece(outlet="Odd Corner", hours=9, title=HOSTILE, summary='"><svg onload=alert(3)> & <b>bold</b>'),),
    (
        Piece(outlet="Northern Ledger", hours=50, title="Ministers to meet in Tromsø on cable repairs",
              summary="Ministers of four countries meet on Thursday on how damaged sea cables are repaired."),
        Piece(outlet="Fjordavisen", hours=49, title="Fire ministre møtes i Tromsø om kabler",
              summary="Møtet holdes torsdag.", language="no"),
    ),
    (Piece(outlet="Harbour Post", hours=70, title="Ferry to Hvar back in service", summary="After repairs."),),
)  # fmt: skip


def signal(name: str, weight: float, *words: str, value: float = 0.8) -> Evidence:
    """One signal of a comparison."""
    return Evidence(signal=name, value=value, weight=weight, words=words)


def doubt(story_id: int, probability: float, *warnings: str) -> Comparison:
    """A comparison with signals both ways."""
    return Comparison(
        story_id=story_id,
        probability=probability,
        prior=-4.2,
        evidence=(
            signal("title", 3.4, "depot", "attack"),
            signal("text", 2.6, "depot", "burned"),
            signal("places", -2.1, "Reni"),
            signal("time", 0.6),
        ),
        warnings=warnings,
    )


@dataclass(slots=True, kw_only=True)
class Newsdesk:
    """The seeded desk with its parts at hand."""

    database: Database = field(default_factory=new_sqlite)
    clock: StillClock = field(default_factory=StillClock)
    stories: list[int] = field(default_factory=list)
    """Story ids in the order of `STORIES`."""
    articles: list[list[int]] = field(default_factory=list)
    users: Path | None = None
    """The users file; without one nobody has to log in."""
    switched: list[tuple[str, bool]] = field(default_factory=list)
    """Feeds that were paused (False) and let run again, by address."""
    reviewing: Reviewing = field(init=False)
    dependencies: WebDependencies = field(init=False)

    def __post_init__(self) -> None:
        self.reviewing = Reviewing(self.database, self.clock, lambda: TOPICS)
        self.dependencies = WebDependencies(
            database=self.database,
            reviewing=self.reviewing,
            access=access_by(self.users, self.database, self.clock),
            clock=self.clock,
            topics=lambda: TOPICS,
            switch_feed=self._switch_feed,
            webhooks=tuple,
            levels=LEVELS,
            silence=SILENCE,
            probes=quiet_probes(),
            meter=UNMETERED,
            version="9.9.9",
            allowed_hosts=("127.0.0.1", "localhost", "::1"),
        )

    @property
    def app(self) -> FastAPI:
        """The one application of a process, serving this desk: FastAPI spends half a second on the first requests."""
        app = _application()
        app.state.dependencies = self.dependencies
        return app

    def _switch_feed(self, url: str, enabled: bool) -> None:  # noqa: FBT001 - as the desk calls it
        if "unwritable" in url:
            raise AggregatorError("feeds.yaml cannot be written: Read-only file system")
        self.switched.append((url, enabled))

    def revision(self, story_id: int) -> int:
        """The revision of a story that a page would show now."""
        with self.database.read() as uow:
            story = uow.stories.get(story_id)
        assert story is not None
        return story.revision

    def question(self, story: int) -> int:
        """The open question about a story, by its place in the seed."""
        with self.database.read() as uow:
            return uow.reviews.suggestions_about(self.stories[story])[0].id

    def story_of(self, article_id: int) -> int:
        """Where an article is."""
        with self.database.read() as uow:
            return uow.stories.memberships([article_id])[article_id].story_id

    def read_as(self, place: int, *names: StoryName, kind: StoryKind = StoryKind.TALKS) -> int:
        """Have the story at a place of the seed read as being about these names."""
        story_id = self.stories[place]
        with self.database.write() as uow:
            story = uow.stories.many([story_id])[story_id]
            told = details(kind=kind, timeline=())
            uow.stories.save_details(
                story_id, told, engine="t", of_revision=story.revision, names=names, topics=story.topics, now=NOON
            )
            uow.commit()
        return story_id

    def give_up(self, webhook: str, messages: int) -> list[WebhookEvent]:
        """Have so many messages to a webhook given up."""
        events = [webhook_event(webhook, story_id) for story_id in self.stories[:messages]]
        with self.database.write() as uow:
            uow.webhooks.add(webhook, address=f"https://{webhook}.example/hook", paused=None, now=NOON)
            uow.webhooks.queue(events)
            for event in events:
                uow.webhooks.failed(event, next_try=None, status=500, error="no", now=NOON)
            uow.commit()
        return events

    def notice(self, key: str, text: str) -> None:
        """Put up a notice."""
        with self.database.write() as uow:
            uow.notices.put(Notice(key=key, text=text, since=at(-2)))
            uow.commit()


@cache
def _application() -> FastAPI:
    with empty_sqlite() as database:
        return create_app(Newsdesk(database=database).dependencies)


def filled_newsdesk(users: Path | None = None, database: Database | None = None) -> Newsdesk:
    """The desk with feeds, stories, questions, an edited article and polls."""
    if database is not None:
        return _fill(Newsdesk(users=users, database=database))
    file, stories, articles = _filled()
    return Newsdesk(
        users=users, database=new_sqlite(file), stories=list(stories), articles=[list(each) for each in articles]
    )


@cache
def _filled() -> tuple[bytes, list[int], list[list[int]]]:
    """What all tests of a process begin with, made once."""
    with empty_sqlite() as database:
        desk = _fill(Newsdesk(database=database))
        return as_file(database), desk.stories, desk.articles


def _fill(desk: Newsdesk) -> Newsdesk:
    with desk.database.write() as uow:
        feeds = _feeds(uow)
        for pieces in STORIES:
            _story(uow, desk, feeds, pieces)
        _questions(uow, desk)
        _edit(uow, desk.articles[1][0])
        uow.commit()
    Reader(database=desk.database, clock=desk.clock, topics=lambda: TOPICS).read_all()
    return desk


def _feeds(uow: UnitOfWork) -> dict[str, int]:
    outlets = sorted({piece.outlet for pieces in STORIES for piece in pieces})
    feeds = {name: uow.feeds.add(feed_spec(name), now=at(-100), next_due=at(0.2), paused=None) for name in outlets}
    feeds["Old Bugle"] = uow.feeds.add(feed_spec("Old Bugle"), now=at(-100), next_due=NOON, paused=PauseReason.REMOVED)
    claimed = uow.feeds.claim(now=at(-1), until=at(0), owner="test", limit=100, only=list(feeds.values()))
    for due in claimed:
        name = due.feed.spec.name
        broken = name == "Odd Corner"
        told = health(
            created=at(-100),
            last_attempt=at(-1),
            last_success=at(-30) if broken else at(-1),
            last_new=at(-30) if broken else at(-6),
            last_entries=20,
            last_status=503 if broken else 200,
            error_kind=FailureKind.SERVER_ERROR if broken else None,
            error="the server answered 503 Service Unavailable" if broken else "",
            failing_since=at(-28) if broken else None,
            failures=9 if broken else 0,
        )
        event = fetch_event(
            due.feed.id,
            at=at(-1),
            outcome="server error" if broken else "stored",
            status=503 if broken else 200,
            new=0 if broken else 2,
        )
        update = feed_update(health=told, next_due=at(0.25), due_reason="every 15 minutes")
        uow.feeds.finish([(due.lease, update, event)])
    feeds["Quiet Quarterly"] = uow.feeds.add(feed_spec("Quiet Quarterly"), now=NOON, next_due=NOON, paused=None)
    return feeds


def _story(uow: UnitOfWork, desk: Newsdesk, feeds: dict[str, int], pieces: Sequence[Piece]) -> None:
    ids = []
    for piece in pieces:
        slug = key(piece.title)[:10]
        link = f"https://www.{piece.outlet.lower().replace(' ', '-')}.example/world/{slug}"
        made = article(
            piece.title,
            summary=piece.summary,
            text=piece.summary,
            published=at(-piece.hours),
            language=piece.language,
            publisher=piece.outlet,
            link=link if piece.outlet.isascii() else f"https://порт.example/{slug}",
        )
        ids += uow.articles.add_all({feeds[piece.outlet]: [made]}, now=at(-piece.hours + 0.2))[feeds[piece.outlet]]
    story_id = uow.stories.open(now=at(-pieces[0].hours))
    uow.stories.place(
        [
            membership(article_id, story_id, probability=0.97 - place / 50 if place else None, at=at(-20))
            for place, article_id in enumerate(ids)
        ]
    )
    uow.stories.add_decisions([_decided(article_id, story_id, place) for place, article_id in enumerate(ids)])
    refresh_records(uow, [story_id], topics=TOPICS, now=at(-5))
    desk.stories.append(story_id)
    desk.articles.append(ids)


def _decided(article_id: int, story_id: int, place: int) -> StoredDecision:
    linked = replace(doubt(story_id, 0.97 - place / 50), warnings=())
    decision = (
        MatchDecision(outcome=Outcome.LINK, chosen=linked, nearest=linked)
        if place
        else MatchDecision(outcome=Outcome.DISTINCT, note="no story in the window")
    )
    return StoredDecision(article_id=article_id, story_id=story_id, decision=decision, at=at(-20), engine="test-1")


def _questions(uow: UnitOfWork, desk: Newsdesk) -> None:
    reni, arabic = desk.articles[2][0], desk.articles[3][0]
    grain, izmail = desk.stories[0], desk.stories[1]
    uow.reviews.suggest(
        suggestion(reni, izmail, comparison=doubt(izmail, 0.58, "other place: Reni", "3 killed / nobody hurt"))
    )
    uow.reviews.suggest(suggestion(arabic, grain, comparison=doubt(grain, 0.66, "other language: Arabic")))


def _edit(uow: UnitOfWork, article_id: int) -> None:
    stored = uow.articles.get(article_id)
    assert stored is not None
    changed = replace(stored.article, title="Drone strike on fuel depot near Izmail kills four", content_key=key("new"))
    uow.articles.revise([revision(article_id, changed)], now=at(-16))
