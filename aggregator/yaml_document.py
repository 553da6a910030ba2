"""YAML files with the line of every value, and every way of being broken told as a `ConfigError`.

The only importer of ruamel.yaml. YAML 1.2: `no` is the text "no" (and the code of Norwegian), not a boolean.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from aggregator.errors import AggregatorError, refused
from aggregator.quantities import format_size

MAX_BYTES: Final = 2 * 2**20
"""Some ten thousand feeds; reading takes about ten seconds a MiB."""

MAX_VALUES: Final = 500_000
"""Cap on the values of a document once its aliases are written out, against documents that unfold without end."""

_LOOK: Final = "Check quotes, colons and indentation"
_HINTS: Final = {
    "cannot start any token": "Indent with spaces, not tabs, and put texts with special characters in quotes",
    "mapping values are not allowed": "Put a text that contains ': ' in quotes, and check the indentation",
    "expected <block end>": "Check that the items of this block start in the same column",
    "could not find expected ':'": "Each line of a section reads 'key: value'",
    "found undefined alias": "Define the anchor (&name) above the place that uses it (*name)",
    "found unexpected end of stream": "Close the quotes or brackets that were opened",
    "found another document": "Keep one document in the file; take out the '---' in between",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlDocument:
    """What a YAML file says and where it says it."""

    file: str
    """As faults shall name it."""
    text: str
    data: Any
    """Plain dicts with text keys, lists, texts, numbers, booleans, dates and None."""
    _root: Any = field(repr=False)

    def line_of(self, *keypath: str | int) -> int | None:
        """The line, from 1, of the value at this path; for a path that does not exist, of the last part that does."""
        node, line = self._root, _start(self._root)
        for key in keypath:
            try:
                position = node.lc.key(key) if isinstance(node, CommentedMap) else node.lc.item(key)
                line = position[0] + 1
            except (AttributeError, KeyError, IndexError, TypeError):
                # A merged key (<<) has no place of its own, though what is below it has.
                if not isinstance(node, CommentedMap) or key not in node:
                    return line
            node = node[key]
        return line


def stamp_of(path: Path) -> tuple[int, int, int] | None:
    """What changes when a file does; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def load(path: Path) -> YamlDocument:
    """Read a YAML file; raises ConfigError where that cannot be done."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise refused(str(path), None, "there is no such file", "Check the path") from None
    except IsADirectoryError:
        raise refused(str(path), None, "this is a folder", "Give the path of a YAML file") from None
    except PermissionError:
        raise refused(str(path), None, "the file may not be read", "Let the service's user read it") from None
    except (OSError, ValueError) as error:
        raise refused(str(path), None, f"the file cannot be read: {error}", "Check the path and the disk") from None
    return parse(content, file=str(path))


def parse(content: bytes | str, *, file: str) -> YamlDocument:
    """Read YAML that is at hand; `file` is what faults name it. Raises ConfigError where that cannot be done."""
    if len(content if isinstance(content, bytes) else content.encode()) > MAX_BYTES:
        raise refused(file, None, f"the file has more than {format_size(MAX_BYTES)}", "Split or shorten it")
    text = content if isinstance(content, str) else _decode(content, file)
    try:
        reader = YAML()
        reader.composer.warn_double_anchors = False  # YAML 1.2 lets a name be used again
        root = reader.load(text)
    except DuplicateKeyError as error:
        key = str(error.problem).split('"')[1] if '"' in str(error.problem) else ""
        raise refused(file, _line(error), f"the key {key!r} stands twice in one section", "Keep one of them") from None
    except MarkedYAMLError as error:
        problem = " ".join(str(error.problem or error.context).split())
        remedy = next((hint for part, hint in _HINTS.items() if part in problem), _LOOK)
        raise refused(file, _line(error), f"this is not valid YAML: {problem}", remedy) from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        character = error.character if isinstance(error.character, int) else ord(error.character[:1])
        problem = f"the character U+{character:04X} may not stand in YAML"
        raise refused(file, line, problem, "Take it out") from None
    except RecursionError:
        raise refused(file, None, "the file is nested too deeply", "Write it with fewer levels") from None
    except Exception as error:  # noqa: BLE001 - besides YAMLError, broken input trips the library in its own code
        reason = " ".join(str(error).split())[:200]
        raise refused(file, None, f"this is not valid YAML: {reason}", _LOOK) from None
    return YamlDocument(file=file, text=text, data=_Plain(file).of(root), _root=root)


def dump(value: Mapping[str, object]) -> str:
    """Write a mapping as YAML: blocks for sections, one line for each list."""
    stream = BytesIO()
    writer = YAML()
    writer.width = 10_000  # no folding: a long URL stays on its line
    writer.allow_unicode = True
    writer.dump({key: _one_line(item) for key, item in value.items()}, stream)
    return stream.getvalue().decode()


def write(path: Path, text: str, *, new_mode: int = 0o644) -> None:
    """Replace a file's text at once: whoever reads meanwhile sees the old or the new, never half.

    Keeps the file's mode and, as far as that is allowed, its owner: the service's user, while an administrator edits. A
    new file gets `new_mode`. Raises `AggregatorError` where it cannot be written.
    """
    try:
        _replace(path.resolve(), text, new_mode)  # a link stays a link
    except OSError as error:
        raise AggregatorError(f"{path} cannot be written: {error.strerror}") from None


def _replace(target: Path, text: str, new_mode: int) -> None:
    before = target.stat() if target.exists() else None
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            if before is not None:
                with suppress(PermissionError):
                    os.fchown(stream.fileno(), before.st_uid, before.st_gid)
            os.fchmod(stream.fileno(), new_mode if before is None else before.st_mode & 0o7777)
            os.fsync(stream.fileno())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


class _Plain:
    """Turns ruamel's values into Python's, counting them."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._count = 0

    def of(self, node: Any, depth: int = 0) -> Any:
        self._count += 1
        if self._count > MAX_VALUES or depth > 100:  # noqa: PLR2004 - no settings file needs a hundred levels
            raise refused(self._file, _start(node), "the file's aliases unfold into too much", "Use fewer of them")
        match node:
            case Mapping():
                return {self._key(key, node): self.of(value, depth + 1) for key, value in node.items()}
            case list():
                return [self.of(value, depth + 1) for value in node]
            case None | date():
                return node
            case _:
                return self._scalar(node)

    def _key(self, key: object, owner: Any) -> str:
        if isinstance(key, str):
            return str(key)
        problem = f"the key {str(key)[:60]!r} is no text"
        raise refused(self._file, _start(owner), problem, "Put the key in quotes")

    def _scalar(self, node: Any) -> str | bool | int | float:
        # ruamel's own kinds of scalar remember how they were written; bool stands before the int that it also is.
        if type(node).__name__ == "ScalarBoolean":
            return bool(node)
        for kind in (bool, str, int, float):
            if isinstance(node, kind):
                return kind(node)
        raise refused(self._file, _start(node), "values with a tag (!...) have no meaning here", "Take the tag out")


def _one_line(item: object) -> object:
    if isinstance(item, (list, tuple)):
        # Inside brackets the library leaves a leading "?" or ":" bare, and then reads it as the mark of a key or value.
        sequence = CommentedSeq(
            DoubleQuotedScalarString(each) if isinstance(each, str) and each.startswith(("?", ":")) else each
            for each in item
        )
        sequence.fa.set_flow_style()
        return sequence
    return item


def _decode(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refused(file, line, "the file is not UTF-8", "Save it as UTF-8") from None


def _start(node: Any) -> int | None:
    line = getattr(getattr(node, "lc", None), "line", None)
    return None if line is None else int(line) + 1


def _line(error: MarkedYAMLError) -> int | None:
    mark = error.problem_mark or error.context_mark
    return None if mark is None else int(mark.line) + 1
