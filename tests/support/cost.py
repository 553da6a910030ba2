"""CPU time, held against what the same machine takes for something else at the same moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time

# What the yardstick takes on the machine for which the tests' limits are meant, in CPU seconds.
_USUAL = 0.1


def _seconds(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def _yardstick() -> object:
    return sum(number * number for number in range(1_000_000))


@contextmanager
def costs_at_most(seconds: float) -> Iterator[None]:
    """Fail where the block takes more than `seconds` of CPU time, or more by as much as the machine is slower."""
    begun = process_time()
    yield
    taken = process_time() - begun
    assert taken <= seconds or taken <= seconds * max(_seconds(_yardstick) for _ in range(3)) / _USUAL


def grows_in_proportion(work: Callable[[int], object], size: int) -> bool:
    """Whether four times `size` costs no more than eight times as much, in the best of three trials."""
    work(size // 10)
    most = 8 * _seconds(lambda: work(size)) + 0.1
    return any(_seconds(lambda: work(4 * size)) < most for _ in range(3))
