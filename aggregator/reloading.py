"""The settings of a running service follow their files, as the catalogue does.

What can change under way does at once. What cannot is named in the log and on the desk until the service is started
again. A fault in a file leaves everything as it was, and is told until it is mended.
"""

from __future__ import annotations

import logging
from typing import Final

from aggregator.bootstrap import Application
from aggregator.errors import ConfigError
from aggregator.logs import configure_logging
from aggregator.ports import Notice
from aggregator.settings import Reread, origin_of, reread
from aggregator.yaml_document import stamp_of

NOTICE: Final = "settings"

_log = logging.getLogger(__name__)


class SettingsReload:
    """Reads the settings of an application again when one of their files has changed, or when told to."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self._files = origin_of(app.settings).files
        self._seen = list(map(stamp_of, self._files))
        self._refused = False

    def begin(self) -> None:
        """Take down what the process before this one had to tell of its settings."""
        self._tell(None)

    def follow(self, *, forced: bool) -> bool:
        """Read the settings again where a file has changed, or in any case; returns whether they were read."""
        stamp = list(map(stamp_of, self._files))
        if stamp == self._seen and not forced:
            return False
        self._seen = stamp
        try:
            read = reread(self._app.settings)
        except ConfigError as error:
            self._refuse(error)
            return False
        self._apply(read)
        return True

    def _refuse(self, error: ConfigError) -> None:
        self._refused = True
        for fault in error.faults:
            _log.error("settings refused, the old ones stay in force: %s", fault)
        self._tell(f"The settings are refused and the old ones stay in force.\n{error.briefly()}")

    def _apply(self, read: Reread) -> None:
        settings = read.settings
        self._app.adopt(settings)
        if {"log.level", "log.format"} & set(read.applied):  # else it would forget what it has told and counts
            configure_logging(settings.log.level, settings.log.format)
        if self._refused:
            self._refused = False
            _log.info("the settings' files are in order again")
        if read.applied:
            _log.info("settings read again, in force from now on: %s", ", ".join(read.applied))
        for key in read.waiting:
            _log.warning("the setting %s has changed, and will be in force after the next start of the service", key)
        self._tell(
            f"Settings have changed that will be in force after the next start of the service: "
            f"{', '.join(read.waiting)}."
            if read.waiting
            else None
        )

    def _tell(self, text: str | None) -> None:
        with self._app.database.write() as uow:
            if text is None:
                uow.notices.clear(NOTICE)
            else:
                uow.notices.put(Notice(key=NOTICE, text=text, since=self._app.clock.now()))
            uow.commit()
