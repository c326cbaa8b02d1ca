"""The commands about employers and tables, as a person reads them and as a program uses them."""

import io
import json
import re
import sys
from datetime import date

import msgspec
import pytest

from sponsorboard.cli.app import run
from sponsorboard.reference import tables
from sponsorboard.web import vintages


def printed(capsys, *arguments):
    """Exit code and stdout."""
    return run([*arguments]), capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [[], [""], ["  "], ["Acme", "--batch"], ["--batch", "--domain", "acme.example"]],
)
def test_a_name_or_a_batch(arguments, capsys):
    assert run(["employer", *arguments]) == 2
    assert "Invalid value for NAME" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name",
    ["[bold]x[/] [red]", "株式会社無名", "x" * 3_000, "[link=http://x]Acme[/link]", "(", "\\"],
)
def test_any_name_is_shown_as_it_was_given(name, capsys):
    code, out = printed(capsys, "employer", name)
    assert code == 1
    assert out.startswith(f"{name}: no legal name on file")
    assert "not say that it does not sponsor" in out


def test_a_name_cannot_steer_the_terminal(capsys):
    _, out = printed(capsys, "employer", "Acme\x1b[31m\nNobody\r")
    assert out.startswith("Acme [31m Nobody : no legal name")


def test_sources_stand_in_words_with_what_to_know_of_them(capsys, monkeypatch):
    monkeypatch.setattr(vintages, "today", lambda: date(2099, 1, 1))
    code, out = printed(capsys, "employer", "Stripe")
    assert code == 0
    for words in (
        "Certified LCAs FY2022-FY2025: STRIPE INC", "From: certified Labor Condition Applications",
        "US Department of Labor", "Out of date: a newer edition is due.",
        "the source gives a total over the years", "FY2023 is about half a year",
    ):  # fmt: skip
        assert words in out
    assert "lca_" not in out
    assert "sample" not in out.lower()


def test_invented_filings_are_called_so(capsys, monkeypatch):
    known = {
        name: msgspec.structs.replace(made, sample=True)
        for name, made in vintages.vintages().items()
    }
    monkeypatch.setattr(vintages, "vintages", lambda: known)
    _, out = printed(capsys, "employer", "Stripe")
    assert "Sample data: these filings are invented." in out
    assert "Out of date" not in out


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ({"company": "Acme", "domain": 7}, '"domain" has to be a text'),
        ({"company": "Acme", "url": ["x"]}, '"url" has to be a text'),
        ({"company": "Acme", "url": "http://[x"}, "URL"),
        ({"company": " "}, 'a line needs "company"'),
        (["Acme"], "not a JSON object"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_through(line, problem, monkeypatch, capsysbinary):
    good = {"company": "Acme", "url": None, "domain": None}
    lines = "\n".join(map(json.dumps, [line, good])).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert run(["employer", "--batch"]) == 1
    out, err = capsysbinary.readouterr()
    assert [json.loads(one)["company"] for one in out.splitlines()] == ["Acme"]
    assert err.decode().startswith("sponsorboard: line 1: ")
    assert problem in err.decode()


def test_no_line_is_no_fault(monkeypatch, capsysbinary):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert run(["employer", "--batch"]) == 0
    assert capsysbinary.readouterr().out == b""


def test_every_table_has_its_state_and_its_files(capsys, monkeypatch):
    monkeypatch.setattr(tables.Vintage, "stale", lambda made, today: made.table == "wages")
    monkeypatch.setenv("COLUMNS", "80")
    code, out = printed(capsys, "reference", "status")
    assert code == 0
    assert "stale: a newer edition is due; give it to: sponsorboard reference build\n" in out
    table, *origins = out.split("\n\n")
    assert all(len(line) <= 80 for line in table.splitlines())
    assert [int(one.split()[0]) for one in origins] == [*range(1, len(origins) + 1)]
    assert re.search(r"\n    lca_\w+\.parquet: [\d,]+ of [\d,]+\s+rows *\n", out)
