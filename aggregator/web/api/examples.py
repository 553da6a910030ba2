"""One example of what each operation of the API takes and answers, as part of its description.

They are what a desk of invented outlets has answered, shortened: `python -m tests.web.api_examples` renews them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).with_name("examples.json")


def with_examples(document: dict[str, Any]) -> dict[str, Any]:
    """Put the examples into an OpenAPI document, and return it."""
    examples = json.loads(FILE.read_text(encoding="utf-8"))
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            example = examples.get(f"{method.upper()} {path}", {})
            if "sent" in example:
                operation["requestBody"]["content"]["application/json"]["example"] = example["sent"]
            if "answered" in example:
                operation["responses"]["200"]["content"]["application/json"]["example"] = example["answered"]
    return document
