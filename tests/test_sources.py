"""The catalogue: its rows, the operator's rows, and what is wrong with a row."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from sponsorboard.configuration import Configuration
from sponsorboard.crawl.rows import checked
from sponsorboard.sources import catalogue


@pytest.fixture
def folder(tmp_path):
    def written(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.toml").write_text(text)
        return tmp_path

    return written


def row(slug, spider="greenhouse", token="acme", **more):
    lines = [f"[{slug}]", 'company = "Acme"', f'spider = "{spider}"', f'token = "{token}"']
    return "\n".join(lines + [f"{key} = {value}" for key, value in more.items()]) + "\n"


def test_a_token_with_a_blank_fits():
    rows = checked(Configuration())
    assert rows.addresses(rows.sources["rose-rocket"]) == [
        "https://api.ashbyhq.com/posting-api/job-board/Rose%20Rocket?includeCompensation=true"
    ]


def test_keys_of_a_row(folder):
    text = row("acme", every='"2d"', expect=5, paused='"moved"', owner="true", domain='"acme.com"')
    source = catalogue([folder(mine=text)]).rows["acme"]
    assert (source.interval, source.expect, source.paused) == (timedelta(days=2), 5, "moved")
    assert (source.owner, source.domain, source.region) == (True, "acme.com", None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (row("acme", tokens='"x"'), "unknown key 'tokens'; did you mean 'token'?"),
        (row("acme", every='"often"'), "`$.every`"),
        (row("acme", every='"0h"'), "`$.every`"),
        (row("acme", expect='"5"'), "Expected `int`, got `str` - at `$.expect`"),
        (row("acme", expect=-1), "`$.expect`"),
        (row("acme", region='"us"'), "Invalid enum value 'us' - at `$.region`"),
        (row("acme", url='"jobs.acme.com"'), "`$.url`"),
        ('[acme]\ncompany = "Acme"', "missing required field `spider`"),
        ('[acme]\nspider = "lever"', "missing required field `company`"),
        ('acme = "lever"', "[acme] is not a table"),
        (row("Acme"), "`$.slug`"),
    ],
)
def test_a_broken_row_is_a_problem_of_its_own(text, message, folder):
    found = catalogue([folder(mine=f"{text}\n{row('fine')}" if text[0] == "[" else text)])
    (problem,) = found.problems
    assert problem.source.lower() == "acme"
    assert problem.file.name == "mine.toml"
    assert message in problem.message
    assert str(problem.file) in problem.advice
    assert ("fine" in found.rows) is (text[0] == "[")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (row("acme", spider="greenhoose"), "no spider is called 'greenhoose'; did you mean"),
        (row("acme", token="two words"), "token 'two words' does not fit; it looks like 'acme'"),
        (row("acme", spider="workday"), "it looks like 'acme.wd5/Careers'"),
        (row("acme", spider="recruitee", token="a.b"), "does not fit"),
        (row("acme", spider="gem", region='"eu"'), "gem has no region 'eu'"),
        (row("acme", spider="careers"), "needs either `url`, a list page"),
        ('[acme]\ncompany = "Acme"\nspider = "ashby"\ntoken = " acme"', "does not fit"),
        ('[acme]\ncompany = "Acme"\nspider = "lever"', "token None does not fit"),
    ],
)
def test_a_row_that_its_spider_cannot_take(text, message, folder):
    rows = checked(Configuration(sources=[folder(mine=f"{text}\n{row('fine')}")]))
    (problem,) = rows.problems
    assert (problem.source, problem.file.name) == ("acme", "mine.toml")
    assert message in problem.message
    assert "fine" in rows.sources


def test_a_broken_file_stops_no_other(folder):
    found = catalogue([folder(broken="[acme\n", fine=row("fine"))])
    (problem,) = found.problems
    assert problem.source is None
    assert "not readable" in problem.message
    assert "fine" in found.rows


def test_a_folder_that_is_not_there(tmp_path):
    (problem,) = catalogue([tmp_path / "nowhere"]).problems
    assert "no such folder" in problem.message


def test_the_operators_row_wins(folder):
    place = folder(mine=row("stripe", token="stripe-of-ours"))
    found = catalogue([place])
    assert found.rows["stripe"].token == "stripe-of-ours"
    (override,) = found.overridden
    assert (override.source, override.winner) == ("stripe", place / "mine.toml")
    assert override.file.name == "starter.toml"


def test_built_in_rows_are_in_order():
    for file in (Path(__file__).parent.parent / "sponsorboard/sources").glob("*.toml"):
        slugs = re.findall(r"^\[(.+)\]$", file.read_text(), re.M)
        assert slugs == sorted(slugs)
