"""Runs in the peer's own environment: `peer_reader.py add|update DATABASE URLS`, where URLS is a file of addresses."""

from __future__ import annotations

import sys
from pathlib import Path

from reader import make_reader  # of the peer's environment alone

if __name__ == "__main__":
    action, database, urls = sys.argv[1:]
    with make_reader(database) as reader:
        if action == "add":
            for url in Path(urls).read_text(encoding="utf-8").split():
                reader.add_feed(url)
        else:
            reader.update_feeds(workers=10, scheduled=False)
