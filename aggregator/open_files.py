"""How many files, connections among them, this process may have open."""

from __future__ import annotations

import resource
from contextlib import suppress
from typing import Final

_ENOUGH: Final = 65_536


def allow_open_files() -> None:
    """Take of open files what the system grants beyond its custom of 1,024, which was made for another system call.

    A thousand connections to the desk leave none for more, the probes' among them; and where a process has none left to
    ask feeds with, the feeds count as broken.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _ENOUGH if hard == resource.RLIM_INFINITY else min(hard, _ENOUGH)
    if soft != resource.RLIM_INFINITY and soft < most:
        with suppress(OSError, ValueError):  # some systems grant less than they say
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
