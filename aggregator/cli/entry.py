"""From arguments to an exit code."""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import threading
import time

import typer

from aggregator.cli.app import app
from aggregator.cli.output import Exit, ReaderGone, discard_output, say
from aggregator.ending import Terminated, end_by_exception
from aggregator.errors import AggregatorError, ConfigError
from aggregator.open_files import allow_open_files

_log = logging.getLogger(__name__)

_PATIENCE = 1.0
"""Seconds that threads may take to end when all work is done."""


def main() -> None:
    """Run the command that the arguments name, and exit."""
    end_by_exception()
    allow_open_files()
    code = run_command()
    deadline = time.monotonic() + _PATIENCE
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(max(0.0, deadline - time.monotonic()))
            if thread.is_alive():
                # Python would wait for it; but a name that is being looked up cannot be given up, and may take minutes.
                logging.shutdown()
                os._exit(code)
    gc.freeze()  # else Python looks through all there is for garbage, several times, before it lets go of all of it
    sys.exit(code)


def run_command() -> int:
    """Run the command that the arguments name; returns the exit code."""
    try:
        code = app(standalone_mode=False, prog_name="aggregator")
    except ConfigError as error:
        for fault in error.faults:
            say(str(fault))
        return Exit.WRONG
    except (AggregatorError, OSError) as error:
        say(f"aggregator: {_in_words(error)}")
        return Exit.FAILED
    except typer.TyperException as error:
        say(_as_usage(error))
        return Exit.WRONG
    except (KeyboardInterrupt, typer.Abort):
        code = Exit.INTERRUPTED
    except Terminated:
        # Now that all is in order the process ends as whoever sent the signal expects.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTERM)
    except ReaderGone:
        discard_output()
        return Exit.OK
    if code == Exit.INTERRUPTED:  # also where Typer has taken the interruption for itself, and says nothing of it
        say("aggregator: interrupted")
    return code if isinstance(code, int) else Exit.OK


def _in_words(error: AggregatorError | OSError) -> str:
    """What stands in a folder that is closed to this user cannot even be looked for, whoever looks."""
    if isinstance(error, OSError):
        _log.debug("ended by an error of the system", exc_info=error)
        # Without a file's name it is the help, which has no room on a full device.
        return f"{f'{error.filename} may not be used: ' if error.filename else ''}{error.strerror or error}"
    return str(error)


def _as_usage(error: typer.TyperException) -> str:
    """What is wrong with the arguments, and which help tells more."""
    # Some checks put the name of an exception before the complaint, or speak of an input, which tells nobody anything.
    told = error.format_message().replace(": Value error, ", ": ").replace(": Input should ", ": it should ")
    if told.startswith("Usage: "):  # no command was named, and this is the help
        return told
    where = getattr(error, "ctx", None)
    command = where.command_path if where else "aggregator"
    option = getattr(error, "option_name", "")
    if where and option in {name for each in where.find_root().command.params for name in each.opts}:
        told, command = f"{option} holds for all commands and stands before them", "aggregator"
    return f"aggregator: {' '.join(told.split())} ('{command} --help' tells more)"
