"""YAML files with the line of every value, and every way of being broken told as a `ConfigError`."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from aggregator.errors import AggregatorError, refused
from aggregator.quantities import format_size
from aggregator.yaml_tree import DEEPEST, Node, read_tree

MAX_BYTES: Final = 2 * 2**20
"""Some fifteen thousand feeds, which are read in two thirds of a second."""

MAX_VALUES: Final = 500_000
"""Cap on the values of a document once its aliases are written out, against documents that unfold without end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlDocument:
    """What a YAML file says and where it says it."""

    file: str
    """As faults shall name it."""
    text: str
    data: Any
    """Plain dicts with text keys, lists, texts, numbers, booleans and None."""
    _root: Node | None = field(repr=False)

    def line_of(self, *keypath: str | int) -> int | None:
        """The line, from 1, of the value at this path; for a path that does not exist, of the last part that does."""
        node, line = self._root, None if self._root is None else self._root.line
        for key in keypath:
            match node:
                case Node(value=dict() as section) if isinstance(key, str) and key in section:
                    entry = section[key]
                    # A merged key (<<) has no place of its own, though what is below it has.
                    node, line = entry.node, line if entry.line is None else entry.line
                case Node(value=list() as items) if isinstance(key, int) and -len(items) <= key < len(items):
                    node, line = items[key], items[key].line
                case _:
                    return line
        return line


def stamp_of(path: Path) -> tuple[int, ...] | None:
    """What changes when a file does, or who may read it; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):  # a name that no file can have
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


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
    root = read_tree(text, file)
    return YamlDocument(file=file, text=text, data=_Plain(file).of(root), _root=root)


@contextmanager
def editing_alone(path: Path) -> Iterator[None]:
    """Keep everybody else who edits a file waiting, from reading it until the change is written.

    The lock is the kernel's, on the folder, since each change makes another file. Programs that do not ask for it, such
    as editors, are not kept waiting.
    """
    with ExitStack() as held:
        with suppress(OSError):  # what is wrong with the folder is told by who reads or writes the file
            folder = os.open(path.resolve().parent, os.O_RDONLY)
            held.callback(os.close, folder)
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield


def write(path: Path, text: str, *, new_mode: int = 0o644) -> None:
    """Replace a file's text at once: whoever reads meanwhile sees the old or the new, never half.

    Keeps the file's mode and, as far as that is allowed, its owner: the service's user, while an administrator edits. A
    new file gets `new_mode` and the owner of its folder. Raises `AggregatorError` where it cannot be written.
    """
    try:
        _replace(path.resolve(), text, new_mode)  # a link stays a link
    except OSError as error:
        raise AggregatorError(f"{path} cannot be written: {error.strerror}") from None


def _replace(target: Path, text: str, new_mode: int) -> None:
    before = target.stat() if target.exists() else None
    owner = before or target.parent.stat()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            with suppress(PermissionError):
                os.fchown(stream.fileno(), owner.st_uid, owner.st_gid)
            os.fchmod(stream.fileno(), new_mode if before is None else before.st_mode & 0o7777)
            os.fsync(stream.fileno())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


class _Plain:
    """Turns nodes into plain values, counting them."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._count = 0

    def of(self, node: Node | None, depth: int = 0) -> Any:
        if node is None:
            return None
        self._count += 1
        if self._count > MAX_VALUES or depth > DEEPEST:
            raise refused(self._file, node.line, "the file's aliases unfold into too much", "Use fewer of them")
        match node.value:
            case dict() as section:
                return {key: self.of(entry.node, depth + 1) for key, entry in section.items()}
            case list() as items:
                return [self.of(each, depth + 1) for each in items]
            case scalar:
                return scalar


def _decode(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refused(file, line, "the file is not UTF-8", "Save it as UTF-8") from None
