"""The ``sponsorboard`` command."""

import sys


def main() -> None:
    """Entry point of the command; exits with the command's code."""
    from sponsorboard.cli.app import run

    sys.exit(run(sys.argv[1:]))
