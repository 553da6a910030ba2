"""The composition root: settings become a wired application; the one importer of storage.

`Application` has all parts, each of which is loaded and made when it is first asked for. What else is wanted of the
settings is in the module of its subject, so that a command loads what it needs and nothing more.
"""

from aggregator.bootstrap.application import Application

__all__ = ["Application"]
