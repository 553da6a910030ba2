"""Feeds files for tests."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from aggregator.catalogue import CataloguePolicy
from aggregator.errors import Fault
from tests.support import polling

POLICY = CataloguePolicy(
    every=timedelta(minutes=15),
    cadence=polling.POLICY.cadence,
    deadline=timedelta(seconds=30),
    longest_deadline=timedelta(minutes=2),
    max_bytes=16 * 2**20,
)

FEEDS = """\
# Our feeds.
defaults:
  every: 30m
  language: en
feeds:
  # ---- Harbour towns
  - url: https://harbour.example/feed.xml
    name: Harbour Post
    publisher: The Harbour Post   # as printed
    tags: [newspaper, coast]

  # The hills follow.
  - url: https://hill.example/rss
    name: Hill Radio
    language: fr
    every: 10m
    fetch:
      headers: {Accept-Language: fr}
    # slow in the mornings

  # ---- Agencies
  - url: https://wire.test/all.json
    name: Wire
    enabled: false
# The end.
topics:
  - name: Ports
    any: [harbour, port]
"""


def write_feeds(folder: Path, text: str = FEEDS) -> Path:
    """A feeds file in this folder."""
    path = folder / "feeds.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def told(faults: tuple[Fault, ...]) -> list[tuple[int | None, str, str]]:
    """Line, place and key of each fault."""
    return [(fault.line, fault.where, fault.key) for fault in faults]
