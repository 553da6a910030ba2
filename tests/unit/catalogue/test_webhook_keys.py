"""Webhooks of feeds.yaml: what they become, and each fault with its line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.catalogue import load_catalogue
from aggregator.errors import ConfigError
from aggregator.model import EventType, SecretSource, StoryKind, WebhookSpec
from tests.support.catalogue import POLICY

TOPICS = "feeds: []\ntopics:\n  - name: Ports\n    any: [port]\nwebhooks:\n"
GOOD = "  - name: wall\n    url: https://wall.example/in\n    secrets:\n      - {file: wall.secret}\n"


def faults(folder: Path, webhooks: str) -> list[str]:
    path = folder / "feeds.yaml"
    path.write_text(TOPICS + webhooks, encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        load_catalogue(path, POLICY)
    return [str(fault).removeprefix(f"{path}:") for fault in refused.value.faults]


def test_a_webhook_takes_its_secret_from_beside_the_file_and_is_told_all_by_default(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    more = "  - name: log\n    url: http://log.example/\n    topic: Ports\n    kinds: [talks]\n"
    more += "    events: [new, confirmed]\n    enabled: false\n    secrets: [{env: NEW}, {env: OLD}]\n"
    path.write_text(TOPICS + GOOD + more, encoding="utf-8")
    assert load_catalogue(path, POLICY).webhooks == (
        WebhookSpec(name="wall", url="https://wall.example/in", secrets=(SecretSource(file=tmp_path / "wall.secret"),)),
        WebhookSpec(
            name="log",
            url="http://log.example/",
            secrets=(SecretSource(env="NEW"), SecretSource(env="OLD")),
            topic="Ports",
            kinds=(StoryKind.TALKS,),
            events=(EventType.NEW, EventType.CONFIRMED),
            enabled=False,
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("wall.example", "me:pw@wall.example", "7: webhook 'wall' url: it holds a user name or password"),
        ("https", "ftp", "7: webhook 'wall' url: 'ftp://wall.example/in' has the scheme 'ftp'. Only http"),
        (
            "    url",
            "    topic: Prots\n    url",
            "7: webhook 'wall' topic: the file has no topic 'Prots'. Did",
        ),
        (
            "    url",
            "    events: [confirm]\n    url",
            "7: webhook 'wall' events.0: 'confirm' is no event. Did",
        ),
        ("{file: wall.secret}", "{file: a, env: B}", "9: webhook 'wall' secrets.0: a secret is in one place. Give it"),
        ("{file: wall.secret}", "{env: a-b}", "9: webhook 'wall' secrets.0.env: this is no name of an environment"),
        ("\n      - {file: wall.secret}", " []", "8: webhook 'wall' secrets: the webhook has no secrets. Give it one"),
        (
            "{file: wall.secret}",
            "{env: A}\n      - {env: B}\n      - {env: C}",
            "8: webhook 'wall' secrets: the",
        ),
        ("    url", "    kind: talks\n    url", "7: webhook 'wall' kind: this key is not known. Did you mean 'kinds'?"),
    ],
)
def test_each_fault_is_told_once_with_its_line_and_remedy(tmp_path: Path, old: str, new: str, told: str) -> None:
    [fault] = faults(tmp_path, GOOD.replace(old, new))
    assert fault.startswith(told)
    assert "pw" not in fault


@pytest.mark.parametrize("place", ["whsec_s3cret", "{env: whsec+s3cret}", "[whsec_s3cret]", "{file: {key: s3cret}}"])
def test_a_secret_that_was_written_into_the_file_itself_is_not_repeated(tmp_path: Path, place: str) -> None:
    for webhook in (
        GOOD.replace("{file: wall.secret}", place),
        GOOD.replace("\n      - {file: wall.secret}", f" {place}"),
    ):
        told = "\n".join(faults(tmp_path, webhook))
        assert "'wall' secrets" in told
        assert "s3cret" not in told


def test_two_webhooks_of_one_name_are_refused(tmp_path: Path) -> None:
    [fault] = faults(tmp_path, GOOD + GOOD.replace("wall", "Wall"))
    assert fault.startswith("10: webhook 'Wall' name: the same name as webhook 'wall' in line 6.")
