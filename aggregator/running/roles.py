"""What a process is made of by its roles and settings; it loads what they need and nothing of the others.

Making a role makes all that it works with, which takes long enough to be worth leaving out: a process that only polls
has no use for the desk, nor for the matcher. This is why the imports stand in the functions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from aggregator.bootstrap import Application
from aggregator.running.role import Role

if TYPE_CHECKING:
    from aggregator.running.desk import Desk


def working(app: Application) -> Sequence[Role]:
    """The roles of the settings that work at intervals; the desk answers."""
    roles: list[Role] = []
    if "poll" in app.settings.service.roles:
        from aggregator.running.polling import Polling

        roles.append(Polling(app))
    if "group" in app.settings.service.roles:
        from aggregator.running.grouping import Grouping

        roles.append(Grouping(app))
    return roles


def desk(app: Application, *, told_to_stop: Callable[[], None]) -> Desk:
    """The role `web`."""
    from aggregator.running.desk import Desk

    return Desk(app.web, app.settings.web.trusted_proxies, told_to_stop=told_to_stop)


def probes(app: Application) -> AbstractContextManager[None]:
    """Probes and metrics, served where the settings name a port of their own until the context is left.

    Raises `AggregatorError` where the address is taken or not ours.
    """
    where = app.settings.metrics
    if where.port is None:
        return nullcontext()
    from aggregator.running.probing import serving

    return serving(app, where.host, where.port)
