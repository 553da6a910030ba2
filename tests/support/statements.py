"""Texts read for the statements that they hold."""

from __future__ import annotations

from aggregator.merging.statements import extract_statements
from aggregator.model import PrintedStatement
from tests.support.naming import text as printed


def statements(text: str, language: str | None = "en") -> tuple[PrintedStatement, ...]:
    return extract_statements(printed(text, language))


def only(text: str, language: str | None = "en") -> PrintedStatement:
    (statement,) = statements(text, language)
    return statement


def words(statement: PrintedStatement) -> str:
    return " ".join(piece.words for piece in statement.words)


def speaker(text: str, language: str | None = "en") -> str | None:
    found = only(text, language).speaker
    return found.words if found else None
