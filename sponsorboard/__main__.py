"""``python -m sponsorboard``: the same as the command."""

from sponsorboard.cli import main

main()
