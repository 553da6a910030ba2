"""The command line: every command talks in plain lines, and ends with one of the exit codes of `output.Exit`."""

import gc
import os
import sys


def main() -> None:
    """Run the command that the arguments name, and exit."""
    # Where it is closed, what is said would go among the results, or into the next file that is opened.
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for as long as the process lives
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
