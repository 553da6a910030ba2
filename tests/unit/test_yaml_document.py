"""YAML files, their lines and their faults."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator import yaml_document
from aggregator.errors import ConfigError, Fault
from aggregator.yaml_tree import dump

SAMPLE = """\
# heading
defaults: &common
  every: 15m
feeds:
  - url: https://one.example/feed
    tags: [a, b]
  -
    name: two
    <<: *common
"""


def fault_of(content: str | bytes) -> Fault:
    with pytest.raises(ConfigError) as caught:
        yaml_document.parse(content, file="f.yaml")
    (fault,) = caught.value.faults
    return fault


def test_the_data_are_plain_and_aliases_are_written_out() -> None:
    document = yaml_document.parse(SAMPLE, file="f.yaml")
    assert document.data["feeds"] == [
        {"url": "https://one.example/feed", "tags": ["a", "b"]},
        {"name": "two", "every": "15m"},
    ]
    assert {type(document.data), type(document.data["feeds"]), type(document.data["feeds"][0]["url"])} == {
        dict,
        list,
        str,
    }


@pytest.mark.parametrize(
    ("keypath", "line"),
    [
        ((), 2),
        (("defaults",), 2),
        (("defaults", "every"), 3),
        (("feeds", 0), 5),
        (("feeds", 0, "tags", 1), 6),
        (("feeds", 1), 8),
        (("feeds", 1, "name"), 8),
        (("feeds", 0, "no such key"), 5),
        (("feeds", 7, "name"), 4),
        (("feeds", 0, "url", "deeper"), 5),
    ],
)
def test_every_value_has_its_line_and_a_missing_one_that_of_the_last_part_found(
    keypath: tuple[str | int, ...], line: int
) -> None:
    assert yaml_document.parse(SAMPLE, file="f.yaml").line_of(*keypath) == line


@pytest.mark.parametrize(
    ("content", "line", "problem", "remedy"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands twice", "Keep one"),
        ("a:\n\tb: 1\n", 2, "cannot start any token", "spaces, not tabs"),
        ("a: 'x\n", None, "end of stream", "Close the quotes"),
        ("a: b: c\n", 1, "mapping values are not allowed", "in quotes"),
        ("a: 1\nb: *nowhere\n", 2, "undefined alias", "Define the anchor"),
        ("a: 1\n---\nb: 2\n", 2, "another document", "one document"),
        (b"a: 1\nb: \xff\n", 2, "not UTF-8", "Save it as UTF-8"),
        ("a: 1\nb: \x07\n", 2, "U+0007", "Take it out"),
        ("[" * 101, None, "nested too deeply", "fewer levels"),
        ("[" * 200_000, None, "nest", "fewer levels"),
        ("- " * 200_000, None, "nest", "fewer levels"),
        ("a: !!python/object:os.system ls\n", None, "tag", "Take the tag out"),
        ("1: one\n", 1, "no text", "in quotes"),
        ("- a\nb: 1\n", 2, "'-' indicator", "same column"),
        ("a: [1, 2\n", 2, "']'", "brackets"),
        ("a:\n  b: 1\n c: 2\n", 3, "expected key", "same column"),
        ("? [a]\n: b\n", 1, "no text", "in quotes"),
        ("a: 1\n<<: 2\n", 2, "sections alone", "<<: *name"),
    ],
)
def test_a_broken_file_is_told_with_its_line_and_a_remedy(
    content: str | bytes, line: int | None, problem: str, remedy: str
) -> None:
    fault = fault_of(content)
    assert problem in fault.problem
    assert remedy in fault.remedy
    if line is not None:
        assert fault.line == line


def test_aliases_that_unfold_without_end_are_refused() -> None:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert "unfold" in fault_of("\n".join(["a0: &a0 [x, x]", *levels])).problem


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    assert "more than 2MiB" in fault_of("#" * (yaml_document.MAX_BYTES + 1)).problem


def test_no_is_a_text_and_an_anchor_may_be_used_again() -> None:
    assert yaml_document.parse("a: no\nb: &x 1\nc: &x 2\nd: *x\n", file="f").data == {"a": "no", "b": 1, "c": 2, "d": 2}


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("yes", "yes"),
        ("True", True),
        ("~", None),
        ("", None),
        ("017", 17),
        ("0o17", 15),
        ("0xff", 255),
        ("-3", -3),
        ("1_000", "1_000"),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("-.inf", float("-inf")),
        ("15:30", "15:30"),
        ("2024-13-45", "2024-13-45"),
        ("'1'", "1"),
        ("!!str 1", "1"),
        ("9" * 5_000, "9" * 5_000),
    ],
    ids=lambda value: str(value)[:20],
)
def test_values_are_read_by_the_core_schema_of_yaml_1_2(printed: str, value: object) -> None:
    read = yaml_document.parse(f"a: {printed}\n", file="f").data["a"]
    assert (read, type(read)) == (value, type(value))


def test_of_merged_sections_own_keys_come_first_and_then_the_earlier_section() -> None:
    text = "one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\nall:\n  <<: [*one, *two]\n  c: 3\n"
    document = yaml_document.parse(text, file="f")
    assert document.data["all"] == {"a": 1, "b": 1, "c": 3}
    assert [document.line_of("all", key) for key in "abc"] == [3, 3, 5]


def test_missing_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        yaml_document.load(tmp_path / "absent.yaml")
    with pytest.raises(ConfigError, match="this is a folder"):
        yaml_document.load(tmp_path)
    with pytest.raises(ConfigError, match="cannot be read"):
        yaml_document.load(tmp_path / "nul\0.yaml")


@pytest.mark.parametrize("allowed", [True, False])
def test_a_file_stays_its_owners_where_that_is_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, allowed: bool
) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text("old\n", encoding="utf-8")
    given: list[tuple[int, int]] = []

    def give(_: int, user: int, group: int) -> None:
        given.append((user, group))
        if not allowed:
            raise PermissionError

    monkeypatch.setattr(os, "fchown", give)
    owner = (path.stat().st_uid, path.stat().st_gid)
    yaml_document.write(path, "new\n")
    assert (given, path.read_text(encoding="utf-8")) == ([owner], "new\n")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_new_file_belongs_to_whom_its_folder_belongs_to(tmp_path: Path) -> None:
    """An administrator makes it, and the service reads it."""
    os.chown(tmp_path, 4711, 4712)
    yaml_document.write(tmp_path / "users.yaml", "users: []\n")
    made = (tmp_path / "users.yaml").stat()
    assert (made.st_uid, made.st_gid) == (4711, 4712)


def test_a_file_that_others_may_now_read_has_changed(tmp_path: Path) -> None:
    file = tmp_path / "users.yaml"
    yaml_document.write(file, "users: []\n", new_mode=0o600)
    before = yaml_document.stamp_of(file)
    time.sleep(0.02)  # more than the file system's tick
    file.chmod(0o640)
    assert yaml_document.stamp_of(file) != before


def test_writing_keeps_the_mode_and_the_link_and_leaves_nothing_behind(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    yaml_document.write(link, "new\r\nlines\n")
    assert link.is_symlink()
    assert real.read_bytes() == b"new\r\nlines\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {"real.yaml", "link.yaml"}


def test_a_dumped_mapping_reads_as_itself_with_lists_on_one_line() -> None:
    value = {
        "url": "https://x.example/" + "a" * 300,
        "name": "a: b # c",
        "language": "no",
        "tags": ["x", "1.5", "1e3", "0o7"],
    }
    text = dump(value)
    assert yaml_document.parse(text, file="f").data == value
    assert len(text.splitlines()) == 4


@pytest.mark.parametrize("mark", ["?", ": ", "- ", "&", "*", "!", "#", "%", "@", "~", ",", "[", "{", "'", '"'])
def test_a_text_that_begins_like_a_sign_of_yaml_reads_as_itself(mark: str) -> None:
    value = {"name": f"{mark}port", "tags": ["war", f"{mark}port", "talks"]}
    assert yaml_document.parse(dump(value), file="feeds.yaml").data == value


@given(
    st.one_of(
        st.binary(max_size=200), st.text(max_size=200), st.text(alphabet="a:- []{}&*!|>'\"\n\t#%?,<0.", max_size=60)
    )
)
def test_any_content_is_read_or_refused_with_a_fault(content: str | bytes) -> None:
    faults: tuple[Fault, ...] = ()
    try:
        line = yaml_document.parse(content, file="f.yaml").line_of("a", 0, "b")
    except ConfigError as error:
        line, faults = None, error.faults
    assert line is None or line >= 1
    assert all(fault.problem and fault.remedy for fault in faults)
