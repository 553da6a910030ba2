"""Texts read for the one statement that they hold."""

from __future__ import annotations

from aggregator.merging.statements.reading import Statement, extract_statements


def only(text: str, language: str | None = "en") -> Statement:
    (statement,) = extract_statements(text, language).statements
    return statement


def words(text: str, statement: Statement) -> str:
    return " ".join(span.of(text) for span in statement.words)


def speaker(text: str, language: str | None = "en") -> str | None:
    span = only(text, language).speaker
    return span.of(text) if span else None
