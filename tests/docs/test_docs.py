"""What the documents promise to be complete about, is complete."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import typer
from sqlalchemy import Table
from typer.core import TyperGroup
from typer.main import get_group

import storage.tables  # noqa: F401 - fills the metadata
from aggregator import errors
from aggregator.catalogue import load_catalogue
from aggregator.cli.app import app
from aggregator.settings import effective, load_settings
from storage.columns import METADATA
from tests.support.catalogue import POLICY

ROOT = Path(__file__).resolve().parents[2]


def commands() -> list[str]:
    def walk(group: TyperGroup, path: str) -> list[str]:
        named: list[str] = []
        for name in group.commands:
            _, command, _ = group.resolve_command(typer.Context(group), [name])
            assert command is not None
            named += walk(command, f"{path} {name}") if isinstance(command, TyperGroup) else [f"{path} {name}"]
        return named

    return walk(get_group(app), "aggregator")


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_contributing(command: str) -> None:
    assert f"`{command}" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_make_target_is_in_contributing() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = (ROOT / "CONTRIBUTING.md").read_text() + (ROOT / "README.md").read_text()
    targets = re.findall(r"^([a-z]+):.*##", makefile, flags=re.MULTILINE)
    assert {"demo", "test", "check"} <= set(targets)
    assert [target for target in targets if f"make {target}" not in told] == []


def test_every_setting_is_in_the_readme_of_config() -> None:
    told = (ROOT / "config" / "README.md").read_text(encoding="utf-8")
    assert [each.key for each in effective(load_settings()) if f"`{each.key}`" not in told] == []


def test_every_error_is_in_the_tree_at_the_top_of_errors() -> None:
    raised = [
        name
        for name, found in vars(errors).items()
        if isinstance(found, type) and issubclass(found, errors.AggregatorError)
    ]
    assert errors.__doc__ is not None
    assert [name for name in raised if not re.search(rf"\b{name}\b", errors.__doc__)] == []


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=lambda table: table.name)
def test_every_table_and_column_is_in_the_readme_of_storage(table: Table) -> None:
    told = (ROOT / "storage" / "README.md").read_text(encoding="utf-8")
    _, found, rest = told.partition(f"**{table.name}**")
    assert found, f"table {table.name}"
    section = rest.split("\n**", maxsplit=1)[0]
    assert [column.name for column in table.columns if f"`{column.name}`" not in section] == []


def test_every_folder_of_code_has_a_readme() -> None:
    for folder in ("aggregator", "storage", "config", "tests", "deploy"):
        assert (ROOT / folder / "README.md").is_file(), folder


def parts_of(folder: Path) -> set[str]:
    parts = {each.stem for each in folder.iterdir() if each.is_dir() or each.suffix == ".py"}
    return {part for part in parts if not part.startswith("__")}


@pytest.mark.parametrize("folder", ["aggregator", "aggregator/cli", "aggregator/web", "aggregator/webhooks"])
def test_every_part_is_in_the_readme_of_its_folder(folder: str) -> None:
    told = (ROOT / folder / "README.md").read_text(encoding="utf-8")
    assert [part for part in sorted(parts_of(ROOT / folder)) if not re.search(rf"`{part}(\.py|/)?`", told)] == []


def test_every_part_of_the_application_has_its_layer_in_architecture() -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("## The walls")[2].partition("\n## ")[0]
    assert [part for part in sorted(parts_of(ROOT / "aggregator")) if f"`{part}`" not in told] == []


def test_the_readme_counts_the_shipped_feeds_and_their_languages() -> None:
    feeds = load_catalogue(ROOT / "config" / "feeds.yaml", POLICY).feeds
    languages = {(feed.language or "en").partition("-")[0] for feed in feeds}
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{len(feeds)} public feeds in {len(languages)} languages" in told


@pytest.mark.parametrize("document", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("[a-z]*/**/README.md")), ids=str)
def test_every_link_within_the_documents_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


@pytest.mark.parametrize("lockfile", ["requirements.txt", "requirements-dev.txt"])
def test_locked_requirements_have_hashes_and_name_no_host(lockfile: str) -> None:
    text = (ROOT / lockfile).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    pinned = re.findall(r"^([A-Za-z0-9_.\[\]-]+)==", text, flags=re.MULTILINE)
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert len(pinned) == len(blocks)
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_what_is_imported_is_declared_and_does_not_only_come_along() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    declared = {project["name"], *(re.split(r"[\[><=]", each)[0] for each in project["dependencies"])}
    sources = [path for folder in ("aggregator", "storage") for path in (ROOT / folder).rglob("*.py")]
    imports = (
        re.findall(r"^ *(?:import|from) (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE) for path in sources
    )
    bringing = packages_distributions()
    brought = {bringing[module][0] for found in imports for module in found if module in bringing}
    assert {each.replace("_", "-").lower() for each in brought} - declared == set()


def test_the_page_without_topics_shows_one_that_the_feeds_file_takes(tmp_path: Path) -> None:
    page = (ROOT / "aggregator" / "web" / "templates" / "topics.html").read_text(encoding="utf-8")
    [shown] = re.findall(r'<pre class="example">(.*?)</pre>', page, re.DOTALL)
    feeds = tmp_path / "feeds.yaml"
    feeds.write_text(f"feeds:\n  - {{url: 'https://harbour.example/', name: Harbour}}\n{shown}\n", encoding="utf-8")
    [topic] = load_catalogue(feeds, POLICY).topics
    assert topic.any
