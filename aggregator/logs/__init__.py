"""Log lines: readable ones on a terminal, JSON objects elsewhere.

Each line carries the id of the piece of work that it belongs to (`poll_id`, `batch_id`, `request_id`), no secret, and
comes once where the same fault is told again and again.
"""

from __future__ import annotations

import logging
import sys
from asyncio import CancelledError
from typing import Literal, TextIO

from aggregator.logs.formats import JsonLines, TextLines
from aggregator.logs.repeats import Sparing
from aggregator.work import present_work

_OFFERED = ("Unsupported upgrade request", "No supported WebSocket library")


def configure_logging(level: str, form: Literal["auto", "text", "json"], *, stream: TextIO | None = None) -> None:
    """Send all logs to a stream (standard error by default), one line each; `auto` is text on a terminal, else JSON."""
    target = stream or sys.stderr
    as_json = form == "json" or (form == "auto" and not target.isatty())
    handler = Sparing(target)
    handler.setFormatter(JsonLines() if as_json else TextLines())
    handler.addFilter(_with_id)
    handler.addFilter(_is_for_an_operator)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    # These tell of each request or connection at INFO; the poll log tells the same in the field's words.
    for noisy in ("httpx", "httpcore", "alembic", "uvicorn.access", "uvicorn.error"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # A connection that breaks while it is given back is thrown away. What failed on it is told by whoever used it.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)


def _with_id(record: logging.LogRecord) -> bool:
    """Note on a record which piece of work it belongs to, in the thread that logs it."""
    work = present_work()
    if work is not None:
        setattr(record, f"{work.kind}_id", work.id)
    return True


def _is_for_an_operator(record: logging.LogRecord) -> bool:
    """False for what nobody has to mend, though the web server says so.

    One is the trace of an answer that the end of the server cuts off, which one line counts for all of them. The other
    is the advice to install a library, where a client asks whether the desk speaks another protocol too, as Java's do.
    """
    if record.name != "uvicorn.error":
        return True
    cut_off = record.exc_info and isinstance(record.exc_info[1], CancelledError)
    return not cut_off and not record.getMessage().startswith(_OFFERED)
