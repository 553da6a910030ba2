"""What stands in deploy/ for Prometheus and Grafana fits the metrics that the service has, and each other."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.metrics_core import Metric

from aggregator.metrics import Exposition, Metrics
from aggregator.watching import Watch, WatchPolicy
from aggregator.yaml_document import load
from tests.support.clock import StillClock
from tests.support.polling import SILENCE
from tests.support.sqlite import new_sqlite

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
RULES = DEPLOY / "prometheus" / "alerts.yaml"
OF_PROMETHEUS = {"up"}
"""What Prometheus says itself of what it scrapes."""
_SUFFIXES = {"counter": ["_total"], "histogram": ["_bucket", "_count", "_sum"], "info": ["_info"], "gauge": [""]}


def families() -> list[Metric]:
    clock, hour = StillClock(), timedelta(hours=1)
    policy = WatchPolicy(broken_after=hour, question_after=hour, ungrouped_after=hour, silence=SILENCE)
    watch = Watch(database=new_sqlite(), clock=clock, policy=policy)
    metrics = Metrics()
    Exposition(metrics, watch, now=clock.now, owner="", build={"version": "1"}, silences=lambda: {"poll": 0.0})
    return list(metrics.registry.collect())


def names() -> set[str]:
    """The names of all series of a scrape."""
    return {f"{family.name}{suffix}" for family in families() for suffix in _SUFFIXES.get(family.type, [""])}


def alerts() -> list[dict[str, Any]]:
    (group,) = load(RULES).data["groups"]
    rules: list[dict[str, Any]] = group["rules"]
    return rules


def panels() -> list[dict[str, Any]]:
    dashboard = json.loads((DEPLOY / "grafana" / "dashboard.json").read_text(encoding="utf-8"))
    return [panel for panel in dashboard["panels"] if panel["type"] != "row"]


def expressions() -> Iterator[tuple[str, str]]:
    for alert in alerts():
        yield alert["alert"], alert["expr"]
    for panel in panels():
        for target in panel["targets"]:
            yield panel["title"], target["expr"]


def metrics_in(expression: str) -> set[str]:
    """The names of metrics in a PromQL expression."""
    bare = re.sub(r"\{[^}]*\}|\[[^\]]*\]|\b(?:by|without)\s*\([^)]*\)|\boffset \w+", " ", expression)
    return {word for word in re.findall(r"[A-Za-z_:][\w:]*(?!\w*\s*\()", bare) if word not in {"and", "or", "unless"}}


def test_every_metric_that_a_rule_or_panel_asks_for_is_exposed() -> None:
    asked = {where: metrics_in(expression) for where, expression in expressions()}
    assert [where for where, wanted in asked.items() if not wanted] == []
    exposed = names() | OF_PROMETHEUS
    assert {where: wanted - exposed for where, wanted in asked.items() if wanted - exposed} == {}


def test_every_metric_is_in_the_readme() -> None:
    told = (ROOT / "aggregator" / "metrics" / "README.md").read_text(encoding="utf-8")
    own = [family.name + _SUFFIXES.get(family.type, [""])[0].replace("_bucket", "") for family in families()]
    assert [name for name in own if name.startswith("aggregator_") and f"`{name}`" not in told] == []


def test_every_metric_of_the_program_is_shown_on_the_dashboard() -> None:
    shown = " ".join(target["expr"] for panel in panels() for target in panel["targets"])
    left_out = {"aggregator_grouper_active", "aggregator_articles"}
    own = {family.name for family in families() if family.name.startswith("aggregator_")}
    assert sorted(name for name in own - left_out if name not in shown) == []


def test_the_runbook_has_a_heading_with_meaning_and_remedy_for_each_alert_and_for_no_other() -> None:
    told = (DEPLOY / "RUNBOOK.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^#{2,3} (Aggregator\w+)\n(.*?)(?=^##|\Z)", told, flags=re.MULTILINE | re.DOTALL))
    assert sections.keys() == {alert["alert"] for alert in alerts()}
    assert [name for name, text in sections.items() if "**Meaning.**" not in text or "**Remedy.**" not in text] == []


def test_each_alert_names_its_severity_and_its_place_in_the_runbook() -> None:
    for alert in alerts():
        assert alert["labels"]["severity"] in {"page", "ticket"}
        assert alert["annotations"]["runbook"] == f"deploy/RUNBOOK.md#{alert['alert'].lower()}"


def test_panels_stand_side_by_side_and_have_different_ids() -> None:
    cells: set[tuple[int, int]] = set()
    for panel in panels():
        at = panel["gridPos"]
        covered = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert at["x"] + at["w"] <= 24
        assert not cells & covered, panel["title"]
        cells |= covered
    ids = [panel["id"] for panel in panels()]
    assert len(set(ids)) == len(ids)


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not on the path")
def test_prometheus_takes_the_rules_and_their_tests_pass() -> None:
    folder = DEPLOY / "prometheus"
    for arguments in (["check", "config", "prometheus.yaml"], ["test", "rules", "alerts.test.yaml"]):
        done = subprocess.run(["promtool", *arguments], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
