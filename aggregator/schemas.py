"""Writes what is made from the shapes of the YAML files: `python -m aggregator.schemas`, in a checkout, after a change.

That is config/schema/, and the table of settings in config/README.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from aggregator import access, catalogue, settings

_BEGIN: Final = "<!-- settings: the table is made by `python -m aggregator.schemas` -->\n"
_END: Final = "<!-- settings: end -->"


def made_files(folder: Path) -> Mapping[Path, str]:
    """The files below config/ as they should be, by path."""
    schemas = {
        "feeds.schema.json": catalogue.schema(),
        "settings.schema.json": settings.schema(),
        "users.schema.json": access.schema(),
    }
    made = {
        folder / "schema" / name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }
    readme = folder / "README.md"
    head, _, rest = readme.read_text(encoding="utf-8").partition(_BEGIN)
    tail = rest.partition(_END)[2]
    table = "\n".join(_table(schemas["settings.schema.json"]))
    return made | {readme: f"{head}{_BEGIN}{table}\n{_END}{tail}"}


def _table(schema: Mapping[str, Any]) -> Iterator[str]:
    """The settings as a Markdown table, in the order in which they are declared."""
    yield "| setting | default | meaning |"
    yield "|---|---|---|"
    for key, described in _leaves(schema, schema["$defs"]):
        default = json.dumps(described["default"], ensure_ascii=False).strip('"')
        yield f"| `{key}` | `{default}` | {described['description']} |"


def _leaves(
    model: Mapping[str, Any], models: Mapping[str, Any], prefix: str = ""
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for key, described in model["properties"].items():
        if "$ref" in described:
            yield from _leaves(models[described["$ref"].rsplit("/", 1)[-1]], models, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", described


if __name__ == "__main__":
    for path, text in made_files(Path("config")).items():
        path.write_text(text, encoding="utf-8")
