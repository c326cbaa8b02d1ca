"""What a person sees of a crawl: one bar on a terminal, lines elsewhere, a summary that fits."""

import io
import os
import re
import subprocess
import sys

import pytest
from rich.console import Console

from sponsorboard.crawl.outcome import Outcome
from sponsorboard.crawl.report import RunReport
from sponsorboard.crawl.summary import show

DEMO = [sys.executable, "-m", "sponsorboard", "demo", "--no-serve"]
CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def test_a_terminal_gets_one_bar_and_then_the_summary(tmp_path):
    ours, theirs = os.openpty()
    settings = os.environ | {"COLUMNS": "80", "TERM": "xterm"}
    with subprocess.Popen(DEMO, cwd=tmp_path, env=settings, stdout=theirs, stderr=theirs) as crawl:
        os.close(theirs)
        shown = b""
        while True:
            try:
                chunk = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not chunk:
                break
            shown += chunk
    os.close(ours)
    assert crawl.returncode == 0
    text = CODES.sub("", shown.decode())
    assert "12/12 sources, 79 postings" in text
    assert "larkspur: ok" not in text
    summary = text[text.index("source ") :].splitlines()
    assert max(map(len, summary)) <= 80
    assert any(line.startswith("12 sources") for line in summary)


def test_cron_gets_a_line_a_source_and_the_summary(tmp_path):
    done = subprocess.run(DEMO, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "larkspur: ok, 9 postings" in done.stderr.splitlines()
    assert not CODES.search(done.stderr + done.stdout)
    assert "crawling" not in done.stderr
    assert done.stdout.startswith("source ")


@pytest.mark.parametrize("slug", ["idealistconsulting", "a-name-that-is-longer-than-a-column-is"])
def test_names_of_sources_are_never_cut_at_80_columns(slug):
    row = Outcome(
        source=slug, spider="lever", found=1234, new=1234, started=1.0, ended=9.0, expect=9999
    )
    out = io.StringIO()
    report = RunReport(outcomes=[row])
    show(report, Console(file=out, width=80))
    lines = out.getvalue().splitlines()
    table = lines[: next(n for n, line in enumerate(lines) if line.startswith("1 sources"))]
    assert "".join(line.split(" ")[0] for line in table[1:]) == slug
    assert "below floor" in "".join(table)
    assert max(map(len, table)) <= 80
