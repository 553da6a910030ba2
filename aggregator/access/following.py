"""The users in force while the service runs: the file is looked at for each request, and read when it has changed."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Lock

from aggregator.access.users_file import User, folded, load_users
from aggregator.errors import ConfigError
from aggregator.yaml_document import stamp_of

_log = logging.getLogger(__name__)


class FollowedUsers:
    """Everybody who may log in, by a file; what a faulty file said before it became so stays in force."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises ConfigError with all its faults. A missing file is no fault: there are no users."""
        self.path = path
        self._reading = Lock()
        self._stamp = stamp_of(path)
        self._take(load_users(path))
        self.ever: bool = bool(self._users)
        """Whether there has been a user at any time since the start, or a file that may name one and cannot be used."""

    def __len__(self) -> int:
        """How many there are."""
        self._follow()
        return len(self._users)

    def find(self, name: str) -> User | None:
        """The user of this name, whatever its case, or None."""
        self._follow()
        return self._users.get(folded(name))

    def _take(self, users: tuple[User, ...]) -> None:
        self._users = {folded(user.name): user for user in users}

    def _follow(self) -> None:
        if stamp_of(self.path) == self._stamp:
            return
        with self._reading:
            stamp = stamp_of(self.path)
            if stamp == self._stamp:
                return
            self._stamp = stamp
            try:
                self._take(load_users(self.path))
            except ConfigError as error:
                self.ever = True
                for fault in error.faults:
                    _log.error("the users file has a fault, and the users before it stay in force: %s", fault)
                return
            self.ever = self.ever or bool(self._users)
            _log.info("users read anew", extra={"users": len(self._users)})
