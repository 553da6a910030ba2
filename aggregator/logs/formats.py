"""How a record is written."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime

from aggregator.logs.secrets import without_secrets

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message", "taskName"}


class TextLines(logging.Formatter):
    """A line for people, with a traceback below it where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        extras = "".join(f" {key}={_clean(value)!r}" for key, value in extras_of(record).items())
        line = f"{_time(record):%H:%M:%S} {record.levelname.lower():7} {record.getMessage()}{extras}"
        return without_secrets(line + ("\n" + self.formatException(record.exc_info) if record.exc_info else ""))


class JsonLines(logging.Formatter):
    """A JSON object in one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        fields = {
            "at": _time(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **extras_of(record),
        }
        if record.exc_info:
            fields["error"] = self.formatException(record.exc_info)
        # Before they are quoted: what ends a secret is a quotation mark as often as not.
        return json.dumps({key: _clean(value) for key, value in fields.items()}, ensure_ascii=False)


def extras_of(record: logging.LogRecord) -> dict[str, object]:
    """What a line says besides its words."""
    return {key: value for key, value in vars(record).items() if key not in _STANDARD}


def _clean(value: object) -> object:
    match value:
        case None | bool() | int() | float():
            return value
        case Mapping():
            return {str(key): _clean(each) for key, each in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_clean(each) for each in value]
        case _:
            return without_secrets(str(value))


def _time(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)
