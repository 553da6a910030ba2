"""`aggregator webhooks`: how telling them goes, what was given up, and trying them out."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from aggregator.bootstrap import Application
from aggregator.bootstrap.catalogue import read_catalogue
from aggregator.cli.invocation import invocation
from aggregator.cli.options import AsJson
from aggregator.cli.output import say, show, show_json, show_table, when
from aggregator.errors import AggregatorError, NotFound
from aggregator.quantities import counted
from aggregator.webhooks import (
    WebhookStatus,
    all_given_up,
    discard,
    give_again,
    give_all_again,
    new_secret,
    resume,
    statuses,
)

app = typer.Typer(no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The webhook's name in the feeds file.")]
Events = Annotated[list[str] | None, typer.Argument(metavar="EVENT...", help="Ids, as 'webhooks dead' shows them.")]
OfOne = Annotated[str | None, typer.Option("--webhook", metavar="NAME", help="Only of this webhook.")]


def _statuses(app_: Application) -> list[WebhookStatus]:
    with app_.database.read() as uow:
        return statuses(uow, read_catalogue(app_.settings).webhooks, now=app_.clock.now())


@app.command("list")
def list_webhooks(context: typer.Context, *, as_json: AsJson = False) -> None:
    """All webhooks that the service knows: where they send, how that goes, what waits and was given up."""
    with invocation(context).application(quiet=True) as app_:
        found = _statuses(app_)
    if not found:
        say("there are no webhooks; the feeds file declares them, and the service takes them up")
    if as_json:
        show_json(
            [
                {
                    "name": each.webhook.name,
                    "host": each.host,
                    "state": each.state,
                    "waiting": each.counts.waiting,
                    "given_up": each.counts.dead,
                    "delivered": each.webhook.delivered,
                    "last_success": each.webhook.last_success,
                    "error": each.webhook.error,
                }
                for each in found
            ]
        )
        return
    show_table(
        ["name", "sends to", "state", "waiting", "given up", "delivered", "last success"],
        [
            (
                each.webhook.name,
                each.host or "-",
                each.state,
                each.counts.waiting,
                each.counts.dead,
                each.webhook.delivered,
                when(each.webhook.last_success),
            )
            for each in found
        ],
    )


@app.command("status")
def status(context: typer.Context, name: Name) -> None:
    """One webhook in full; never its secret, and of its address the host alone."""
    with invocation(context).application(quiet=True) as app_:
        found = next((each for each in _statuses(app_) if each.webhook.name == name), None)
    if found is None:
        raise NotFound("webhook", repr(name))
    webhook, spec, counts = found.webhook, found.spec, found.counts
    rows = [("state", found.state), ("sends to", found.host or "not in this feeds file")]
    if spec is not None:
        rows += [
            ("topic", spec.topic or "all stories"),
            ("kinds", ", ".join(spec.kinds) or "all"),
            ("events", ", ".join(each.removeprefix("story.") for each in spec.events)),
            ("secrets in", ", ".join(map(str, spec.secrets))),
        ]
    rows += [
        ("known since", when(webhook.added)),
        ("delivered", str(webhook.delivered)),
        ("waiting", f"{counts.waiting}, the oldest since {when(counts.oldest)}"),
        ("given up", str(counts.dead)),
        ("last success", when(webhook.last_success)),
        ("last failure", when(webhook.last_failure)),
        ("failures in a row", str(webhook.failures)),
        ("resting until", when(webhook.resting_until)),
        ("error", webhook.error or "-"),
    ]
    show_table(["", webhook.name], rows)


@app.command("dead")
def dead(context: typer.Context, *, webhook: OfOne = None, as_json: AsJson = False) -> None:
    """What was given up: after too many tries, for its age, or because the server is gone."""
    with invocation(context).application(quiet=True) as app_, app_.database.read() as uow:
        found = all_given_up(uow, webhook)
    if as_json:
        show_json([asdict(each) for each in found])
        return
    if not found:
        say("nothing was given up")
    show_table(
        ["event", "webhook", "story", "type", "tries", "given up", "why"],
        [
            (each.id, each.webhook, each.story_id, each.type, each.attempts, when(each.dead), each.error)
            for each in found
        ],
    )


@app.command("resend")
def resend(
    context: typer.Context,
    events: Events = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="Everything that was given up.")] = False,
    webhook: OfOne = None,
) -> None:
    """Have events told after all; the service sends them, each with its story as it is by then."""
    if bool(events) == everything or (events and webhook):
        raise typer.BadParameter("name events, or say --all, also of one --webhook", param_hint="EVENT")
    with invocation(context).application(quiet=True) as app_, app_.database.write() as uow:
        now = app_.clock.now()
        number = len(events or ())
        for each in events or ():
            give_again(uow, each, now=now)
        if everything:
            number = give_all_again(uow, webhook, now=now)
        uow.commit()
    say(f"{counted(number, 'event')} will be sent by the service")


@app.command("discard")
def discard_events(
    context: typer.Context, events: Annotated[list[str], typer.Argument(metavar="EVENT...", help="Ids.")]
) -> None:
    """Forget events that were given up."""
    with invocation(context).application(quiet=True) as app_, app_.database.write() as uow:
        for each in events:
            discard(uow, each)
        uow.commit()
    say(f"{counted(len(events), 'event')} forgotten")


@app.command("resume")
def resume_one(context: typer.Context, name: Name) -> None:
    """Send again at once to a webhook that is resting, or whose server said that it was gone."""
    with invocation(context).application(quiet=True) as app_, app_.database.write() as uow:
        resume(uow, name, now=app_.clock.now())
        uow.commit()
    say(f"{name} is told again")


@app.command("test")
def test(context: typer.Context, name: Name) -> None:
    """Post a signed message of the type 'webhook.test' at once, and tell what came of it."""
    with invocation(context).application(quiet=True) as app_:
        spec = next((each for each in read_catalogue(app_.settings).webhooks if each.name == name), None)
        if spec is None:
            raise NotFound("webhook", repr(name))
        outcome = app_.webhooks.test(spec)
    if outcome.failure is not None:
        raise AggregatorError(f"{name} did not take the message: {outcome.message}")
    say(f"{name} took the message: {outcome.status} after {outcome.elapsed.total_seconds():.1f} s")


@app.command("secret")
def secret() -> None:
    """Make a signing secret and print it, as a file or environment variable is to hold it."""
    show(new_secret())
