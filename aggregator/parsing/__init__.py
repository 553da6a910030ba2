"""Reads feed documents: RSS, RDF, Atom and JSON Feed, however badly they are written."""

from aggregator.parsing.document import parse_document, read_document
from aggregator.parsing.limits import ParseLimits, ParsePolicy
from aggregator.parsing.worker import WorkerParser

__all__ = ["ParseLimits", "ParsePolicy", "WorkerParser", "parse_document", "read_document"]
