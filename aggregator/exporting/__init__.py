"""Stories taken away whole: as documents, one a line, or as rows of a table, one an article.

Stories are read in portions, each in a unit of work of its own, so that an export of any size takes little memory and
holds no transaction open while its reader is slow. A story that changes meanwhile is exported as it is when its turn
comes.
"""

from aggregator.exporting.audit import audited
from aggregator.exporting.documents import VERSION, exported, json_line, one_exported, story_document
from aggregator.exporting.table import csv_lines

__all__ = [
    "VERSION",
    "audited",
    "csv_lines",
    "exported",
    "json_line",
    "one_exported",
    "story_document",
]
