"""The programs that are compared: this one, and lemon24/reader in an environment of its own."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

PEER = ("reader==3.26", "sgmllib3k==1.0.0")
_PEER_PROGRAM = Path(__file__).with_name("peer_reader.py")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as both programs are told of it."""

    name: str
    url: str


class Ours:
    """This program, on a database of its own in a folder."""

    def __init__(self, folder: Path, feeds: list[Feed]) -> None:
        self._settings = folder / "settings.yaml"
        catalogue = folder / "feeds.yaml"
        # JSON is YAML too.
        catalogue.write_text(json.dumps({"feeds": [{"name": feed.name, "url": feed.url} for feed in feeds]}))
        fetch = {"allow_networks": ["127.0.0.1/32"], "host_gap": "0s", "per_host": 100, "min_interval": "1s"}
        settings = {
            "feeds_file": str(catalogue),
            "database": {"url": f"sqlite:///{folder / 'ours.db'}"},
            "fetch": fetch,
        }
        self._settings.write_text(json.dumps(settings))

    def command(self, *words: str) -> list[str | Path]:
        """One command of this program."""
        return [Path(sys.executable).with_name("aggregator"), "--config", self._settings, *words]

    @property
    def preparing(self) -> tuple[list[str | Path], ...]:
        """What creates the database and takes in the catalogue; there is nothing to group yet."""
        return self.command("db", "upgrade"), self.command("group")


class Peer:
    """lemon24/reader, on a database of its own in a folder."""

    def __init__(self, python: Path, folder: Path, feeds: list[Feed]) -> None:
        self._python, self._database, self._urls = python, folder / "peer.db", folder / "urls.txt"
        self._urls.write_text("\n".join(feed.url for feed in feeds))

    def command(self, action: str) -> list[str | Path]:
        """'add' or 'update' all feeds."""
        return [self._python, _PEER_PROGRAM, action, self._database, self._urls]
