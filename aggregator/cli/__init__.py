"""The command line: every command talks in plain lines, and ends with one of the exit codes of `output.Exit`."""

import gc
import sys


def main() -> None:
    """Run the command that the arguments name, and exit."""
    # What modules are made of lives on, so that Python, which looks through all of it for garbage at every few hundred
    # new objects, would spend a tenth of the start on that.
    gc.set_threshold(50_000, 20)
    # Imported here, because the parser's worker processes import the program's main script anew: with everything at the
    # top, each of them would load the web framework and the database to read one feed.
    try:
        from aggregator.cli.entry import main as run  # noqa: PLC0415 - as said above
    except KeyboardInterrupt:
        sys.stderr.write("aggregator: interrupted\n")
        sys.exit(130)
    run()
