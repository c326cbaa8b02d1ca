"""The lists of boards: what ships, how a line is read, how rows are picked, what the docs say."""

import csv
import importlib.util
import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from sponsorboard.cli.app import run
from sponsorboard.configuration import Configuration
from sponsorboard.crawl.rows import checked
from sponsorboard.sources import NOT_PICKED, catalogue, lines, policy
from sponsorboard.sources.build import main, merged, slugs_of
from sponsorboard.sources.lists import SYSTEMS, Board, Entry
from sponsorboard.sources.naming import cleaned, domain, in_words, on_trial, says_more
from sponsorboard.sources.selection import matching

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "sponsorboard/sources/boards").glob("*.tsv"))
SPIDERS = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["spiders"]}))
HEADER = "slug\tcompany\tdomain\ttoken\tregion\tnamed\n"


@pytest.fixture(scope="module")
def rows():
    return checked(Configuration())


# --- what ships ---


def test_every_row_names_a_spider_and_fits_it(rows):
    assert rows.problems == []
    assert rows.overridden == []
    for source in rows.sources.values():
        assert rows.addresses(source)


def test_there_are_boards_of_more_than_twenty_thousand_companies(rows):
    assert len({row.company.casefold() for row in rows.sources.values()}) > 40_000
    allowed = [row for row in rows.sources.values() if policy.refusal(row) is None]
    assert len({row.company.casefold() for row in allowed}) > 20_000


def test_no_board_is_there_twice(rows):
    met = Counter(
        address.casefold() for row in rows.sources.values() for address in rows.addresses(row)
    )
    assert [address for address, count in met.items() if count > 1] == []


def test_a_name_is_a_rows_or_a_spiders(rows):
    assert set(rows.spiders) & set(rows.sources) <= {"ashby"}  # Ashby, which hires on Ashby


def test_nothing_is_on_a_network_that_is_never_read(rows):
    for row in rows.sources.values():
        hosts = " ".join(re.findall(r"//([^/]+)", " ".join(rows.addresses(row))))
        assert not re.search(r"(?:^|[. ])(?:linkedin|indeed)\.com", hosts), row.slug


def test_fifty_rows_are_crawled_without_being_picked(rows):
    enabled = [row for row in rows.sources.values() if row.paused is None]
    assert len(enabled) == 50
    assert {rows.catalogue.files[row.slug].name for row in enabled} == {"starter.toml"}
    for row in enabled:
        assert policy.of(row.spider).verdict == "allowed"
        assert row.domain
        assert rows.spiders[row.spider].proven


def test_rows_of_the_lists_are_paused_and_those_written_by_hand_say_why(rows):
    for slug, row in rows.sources.items():
        if rows.catalogue.files[slug].suffix == ".tsv":
            assert row.paused == NOT_PICKED
        elif rows.catalogue.files[slug].name != "starter.toml":
            assert row.paused not in (None, NOT_PICKED)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_of_boards_is_for_a_person_to_read(file):
    header, *rest = file.read_text(encoding="utf-8").splitlines(keepends=True)
    assert header == HEADER
    assert len(rest) <= 3_100
    slugs = [line.partition("\t")[0] for line in rest]
    assert slugs == sorted(set(slugs))
    assert {line.rstrip("\n").rpartition("\t")[2] for line in rest} <= {"list", "slug"}
    assert not re.search(r"[^\S\n\t ]|  |\t | \t|&(?:amp|#\d+);", "".join(rest))


def test_the_catalogue_is_read_quickly():
    lines._read.cache_clear()
    started = time.perf_counter()
    first = catalogue()
    taken = time.perf_counter() - started
    started = time.perf_counter()
    assert len(catalogue().rows) == len(first.rows)
    again = time.perf_counter() - started
    assert taken < 1.5, f"{len(first.rows)} rows: {taken:.2f} s"  # 0.2 s on an idle machine
    assert again < taken


# --- a line of a file ---


@pytest.fixture
def folder(tmp_path):
    def written(**files):
        (tmp_path / "boards").mkdir()
        for name, text in files.items():
            (tmp_path / f"boards/{name}.tsv").write_text(text)
        return tmp_path

    return written


def test_a_line_is_a_row(folder):
    place = folder(lever=f"{HEADER}larkspur\tLarkspur Ltd\tlarkspur.example\tLarkspur\teu\tlist\n")
    found = catalogue([place])
    row = found.rows["larkspur"]
    assert (row.company, row.domain, row.spider) == ("Larkspur Ltd", "larkspur.example", "lever")
    assert (row.token, row.region, row.paused) == ("Larkspur", "eu", NOT_PICKED)
    assert found.files["larkspur"].name == "lever.tsv"
    assert found.problems == []


def test_the_spider_is_what_the_files_name_begins_with(folder):
    place = folder(**{"gem-0-k": f"{HEADER}larkspur\tLarkspur\t\tlarkspur\t\tslug\n"})
    row = catalogue([place]).rows["larkspur"]
    assert (row.spider, row.domain, row.region) == ("gem", None, None)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Larkspur\tLarkspur\t\tt\t\tlist", "line 3: slug 'Larkspur' is not lower case"),
        ("larkspur\t\t\tt\t\tlist", "line 3: no company"),
        ("larkspur\tLarkspur\t\tt\tus\tlist", "line 3: region 'us' is not 'eu'"),
        ("larkspur\tLarkspur\tt", "line 3: 3 columns, not 6"),
        ("fine\tFine\t\tt\t\tlist", "'fine' stands in the file twice"),
    ],
)
def test_a_broken_line_names_its_file_and_stops_no_other(line, message, folder):
    other = "fine-too\tFine Too\t\tt\t\tlist"
    place = folder(gem=f"{HEADER}fine\tFine\t\tfine\t\tlist\n{line}\n{other}\n")
    found = catalogue([place])
    (problem,) = found.problems
    assert problem.file == place / "boards/gem.tsv"
    assert message in problem.message
    assert str(problem.file) in problem.advice
    assert {"fine", "fine-too"} <= set(found.rows)


def test_a_file_without_its_header_is_a_problem(folder):
    (problem,) = catalogue([folder(gem="larkspur\tLarkspur\t\tt\t\tlist\n")]).problems
    assert problem.source is None
    assert "line 1 must name the columns: slug, company" in problem.message


def test_a_file_that_has_changed_is_read_anew(folder):
    place = folder(gem=f"{HEADER}fine\tFine\t\tfine\t\tlist\n")
    assert "late" not in catalogue([place]).rows
    with (place / "boards/gem.tsv").open("a") as file:
        file.write("late\tLate\t\tlate\t\tlist\n")
    assert "late" in catalogue([place]).rows


# --- picking rows ---


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A working directory with a configuration that knows no other folder of rows."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def enabled(house, *folders):
    found = catalogue(folders or [house / "sources"])
    assert found.problems == []
    return {slug for slug, row in found.rows.items() if not row.paused}


def test_rows_are_enabled_and_disabled_by_name(house, capsys):
    assert run(["sources", "enable", "amplitude", "vanta"]) == 0
    said = capsys.readouterr().out
    assert "2 sources enabled in sources/enabled.txt" in said
    assert "amplitude  Amplitude  greenhouse" in said
    assert {"amplitude", "vanta", "stripe"} <= enabled(house)
    assert run(["sources", "disable", "amplitude", "stripe"]) == 0
    assert "amplitude" not in enabled(house)
    assert "stripe" not in enabled(house)
    written = (house / "sources/enabled.txt").read_text().splitlines()
    assert written[0].startswith("# ")
    assert written[1:] == ["-stripe", "vanta"]
    assert run(["sources", "enable", "stripe"]) == 0
    assert (house / "sources/enabled.txt").read_text().splitlines()[1:] == ["vanta"]


def test_rows_are_enabled_by_patterns_which_must_all_hold(house, capsys):
    assert run(["sources", "enable", "--where", "spider=LEVER", "--where", "company=*health*"]) == 0
    said = capsys.readouterr().out
    assert "  and " in said
    assert len(re.findall(r"^  \S+  .*  lever$", said, re.M)) == 10
    picked = [row for row in catalogue([house / "sources"]).rows.values() if not row.paused]
    mine = [row for row in picked if row.spider == "lever" and "health" in row.company.lower()]
    assert len(mine) > 20
    assert len(picked) == 50 + len(mine)
    assert run(["sources", "disable", "--where", "company=*health*"]) == 0
    assert len(enabled(house)) == 50


def test_a_dry_run_writes_nothing(house, capsys):
    assert run(["sources", "enable", "--dry-run", "--where", "spider=gem"]) == 0
    assert "would be enabled" in capsys.readouterr().out
    assert not (house / "sources").exists()


def test_comments_stay_and_lines_are_sorted(house):
    (house / "sources").mkdir()
    file = house / "sources/enabled.txt"
    file.write_text("# mine\nvanta  # since spring\n\namplitude\n")
    assert run(["sources", "enable", "cohere"]) == 0
    first, *rest = file.read_text().splitlines()
    assert first == "# mine"
    assert "vanta  # since spring" in rest
    assert [line.split()[0] for line in rest] == ["amplitude", "cohere", "vanta"]


def test_rows_go_into_the_first_folder_of_the_configuration(house):
    (house / "rows").mkdir()
    (house / "sponsorboard.toml").write_text('sources = ["rows"]')
    assert run(["sources", "enable", "vanta"]) == 0
    assert (house / "rows/enabled.txt").exists()
    assert "vanta" in enabled(house, house / "rows")


def test_a_folder_that_the_configuration_does_not_read(house, capsys):
    (house / "sponsorboard.toml").write_text("sources = []")
    assert run(["sources", "enable", "vanta"]) == 2
    assert "sources is not read: add it to `sources`" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["enable", "amplitud"], 2, "no source is called 'amplitud'; did you mean 'amplitude'?"),
        (["enable"], 2, "name sources to enable, or give --where KEY=PATTERN"),
        (["enable", "--where", "spidr=gem"], 2, "no key is called 'spidr'; did you mean 'spider'?"),
        (["enable", "--where", "gem"], 2, "write KEY=PATTERN"),
        (["enable", "--where", "spider=none"], 1, "no row fits all of that"),
        (["enable", "stripe"], 1, "nothing to do: 1 rows fit and are enabled already"),
        (["disable", "amplitude"], 1, "nothing to do: 1 rows fit and are disabled already"),
        (["list", "--where", "spidr=gem"], 2, "no key is called 'spidr'"),
        (["list", "nobody-at-all"], 2, "no source is called 'nobody-at-all'"),
    ],
)
def test_what_cannot_be_picked(words, code, message, house, capsys):
    assert run(["sources", *words]) == code
    assert message in capsys.readouterr().err
    assert not (house / "sources").exists()


def test_a_system_that_does_not_want_it_is_left_out(house, capsys):
    assert run(["sources", "enable", "--where", "spider=b*", "--where", "company=*care*"]) == 1
    said = capsys.readouterr().err
    assert re.search(r"\d+ rows are left out: bamboohr: own board only: its terms forbid", said)
    assert re.search(r"\d+ rows are left out: breezy: own board only", said)
    assert "none of the" in said


def test_an_owners_row_of_such_a_system_is_enabled(house):
    (house / "sources").mkdir()
    (house / "sources/mine.toml").write_text(
        '[larkspur]\ncompany = "Larkspur"\nspider = "breezy"\ntoken = "larkspur"\n'
        'paused = "later"\nowner = true\n'
    )
    assert run(["sources", "enable", "larkspur"]) == 0
    assert "larkspur" in enabled(house)


def test_an_unknown_slug_among_the_picked_is_a_problem(tmp_path):
    (tmp_path / "enabled.txt").write_text("# mine\nvanta\namplitud\n")
    found = catalogue([tmp_path])
    (problem,) = found.problems
    assert (problem.source, problem.file) == ("amplitud", tmp_path / "enabled.txt")
    assert problem.message == "line 3: no row is called 'amplitud'; did you mean 'amplitude'?"
    assert found.rows["vanta"].paused is None


def test_what_is_listed(house, capsys):
    (house / "sources").mkdir()
    (house / "sources/mine.toml").write_text(
        '[larkspur]\ncompany = "Larkspur"\nspider = "gem"\ntoken = "larkspur"\npaused = "later"\n'
    )
    assert run(["sources", "list", "--json"]) == 0
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(said) == 51
    (mine,) = [one for one in said if one["slug"] == "larkspur"]
    assert (mine["paused"], mine["verdict"], mine["proven"]) == ("later", "allowed", False)
    assert run(["sources", "list"]) == 0
    said = capsys.readouterr().out
    assert "50 sources are enabled" in said
    assert "--where KEY=PATTERN" in said
    assert run(["sources", "list", "--where", "slug=amplitude", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["paused"].startswith("not in the starter set")
    assert run(["sources", "list", "--all"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 20_000


def test_a_check_names_an_enabled_row_that_may_not_be_read(house, capsys):
    (house / "sources").mkdir()
    (house / "sources/mine.toml").write_text(
        '[larkspur]\ncompany = "Larkspur"\nspider = "breezy"\ntoken = "larkspur"\n'
    )
    assert run(["sources", "check"]) == 1
    said = capsys.readouterr().err
    assert "[larkspur]: breezy: own board only: its terms forbid scraping" in said


def test_patterns_look_at_any_key():
    found = catalogue().rows
    assert {row.slug for row in matching(found, [], ["owner=false", "slug=stripe"])} == {"stripe"}
    assert matching(found, [], ["region=eu", "spider=lever"])
    assert {row.spider for row in matching(found, [], ["verdict=allowed", "slug=a*"])} <= {
        name for name in SPIDERS.list() if policy.of(name).verdict == "allowed"
    }


# --- building ---


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Jobs at Larkspur", "Larkspur"),
        ("Larkspur Careers", "Larkspur"),
        ("Job Opportunities | Larkspur", "Larkspur"),
        ("Larkspur &amp; Sons", "Larkspur & Sons"),
        ("Larkspur (Campus_Site)", "Larkspur"),
        ("Default Portal", None),
        ("Candidate Experience site (CX_1001)", None),
        ("Fa Ewph Saasfaprod1 (CX_1)", None),
        ("hcut.fa.ap2.oraclecloud.com", None),
    ],
)
def test_a_name_is_freed_of_what_stands_around_it(name, kept):
    assert cleaned(name, "campus_site") == kept


@pytest.mark.parametrize(
    ("name", "token", "more"),
    [
        ("larkspur", "larkspur", False), ("Larkspur", "larkspur", False),
        ("10Xlarks", "10xlarks", False), ("Lark Spur", "lark-spur", False),
        ("Lark Spur", "larkspur", True), ("LarkSpur", "larkspur", True),
        ("LARK", "lark", True), ("Larkspur Labs", "larkspur", True),
    ],
)  # fmt: skip
def test_a_name_that_says_no_more_than_its_board(name, token, more):
    assert says_more(name, token) is more


def test_a_boards_name_in_words():
    assert in_words("lark-spur") == "Lark Spur"
    assert in_words("10xlarks") == "10xlarks"


@pytest.mark.parametrize(
    ("website", "found"),
    [
        ("https://www.larkspur.example/en/home", "larkspur.example"),
        ("https://careers.group.larkspur.com", "larkspur.com"),
        ("https://www.larkspur.co.uk", "larkspur.co.uk"),
        ("https://larkspur.github.io", "larkspur.github.io"),
        ("", None),
    ],
)
def test_the_domain_of_a_website(website, found):
    assert domain(website) == found


@pytest.mark.parametrize(
    ("name", "token", "trial"),
    [
        ("Larkspur Sandbox", "larkspur", True), ("Larkspur", "larksandbox2", True),
        ("test", "larkspur", True), ("Larkspur", "larkspur-test", True),
        ("Larkspur Internal Jobs", "larkspur", True), ("Larkspur", "larkinternalonly", True),
        ("Sandbox Games", "sandboxgames", False), ("Test Double", "testdouble", False),
        ("Inspired Testing", "inspired-testing", False),
        ("International Larks", "internationallarks", False),
    ],
)  # fmt: skip
def test_boards_on_trial_and_for_an_employers_own(name, token, trial):
    assert on_trial(name, token) is trial


def made(*found):
    """The rows of these lines, as (company, domain, named), by token."""
    left_out = Counter()
    rows = merged([Entry(*one) for one in found], left_out)
    return {row.board.token: (row.company, row.domain, row.named) for row in rows}, left_out


def test_the_better_name_of_two_lists_wins():
    plain = Board("gem", "larkspur")
    rows, _ = made((plain, "larkspur"), (plain, "Lark Spur Inc.", "https://larkspur.example"))
    assert rows == {"larkspur": ("Lark Spur Inc.", "larkspur.example", "list")}
    rows, _ = made((plain, "larkspur"), (plain, "Larkspur", "https://larkspur.example"))
    assert rows == {"larkspur": ("Larkspur", "larkspur.example", "slug")}


def test_a_boards_own_name_wins_over_its_groups_whose_website_is_another():
    plain = Board("gem", "larkspur")
    rows, _ = made((plain, "Great Birds", "https://birds.example"), (plain, "Lark Spur"))
    assert rows == {"larkspur": ("Lark Spur", None, "list")}


def test_a_board_is_one_row_whatever_the_case_and_its_spelling_stays():
    rows, _ = made(
        (Board("workday", "lark.wd1/external"), "Lark Ltd"),
        (Board("workday", "lark.wd1/External"), "Lark Ltd", "https://lark.example"),
    )
    assert list(rows) == ["lark.wd1/External"]


def test_a_board_on_the_european_host_is_no_american_one_too():
    rows, left_out = made(
        (Board("lever", "lark"), "Lark Ltd"), (Board("lever", "lark", "eu"), "Lark Ltd")
    )
    assert len(rows) == 1
    assert left_out["on the European host"] == 1


def test_a_board_that_nobody_can_name_is_left_out():
    rows, left_out = made((Board("oracle", "abcd.fa.us2/CX_1"), "Abcd"))
    assert rows == {}
    assert left_out["of an employer without a name, of oracle"] == 1


def test_a_board_written_by_hand_gets_no_second_row():
    rows, left_out = made((Board("greenhouse", "stripe"), "Stripe"))
    assert (rows, left_out["written by hand"]) == ({}, 1)


def test_slugs_are_of_one_system_each_and_stay(tmp_path):
    found = [
        Entry(Board("gem", "larkspur"), "Lark Spur"),
        Entry(Board("ashby", "Larkspur"), "Lark Spur"),
        Entry(Board("workday", "larkspur.wd1/one"), "Lark Spur"),
        Entry(Board("workday", "larkspur.wd1/Two_B"), "Lark Spur"),
        Entry(Board("paycom", "0" * 32), "Stripe"),
    ]
    rows = list(merged(found, Counter()))
    slugs = {key[0] + " " + key[1]: slug for key, slug in slugs_of(rows, tmp_path).items()}
    assert slugs == {
        "ashby larkspur": "larkspur", "gem larkspur": "larkspur-gem",
        "workday larkspur.wd1/one": "larkspur-one", "workday larkspur.wd1/two_b": "larkspur-two-b",
        f"paycom {'0' * 32}": "stripe-paycom",
    }  # fmt: skip
    (tmp_path / "gem.tsv").write_text(f"{HEADER}lark\tLark Spur\t\tlarkspur\t\tlist\n")
    assert "lark" in slugs_of(rows, tmp_path).values()


def test_two_builds_give_the_same_bytes(tmp_path, monkeypatch, capsys):
    lists = tmp_path / "lists"
    (lists / "by_ats").mkdir(parents=True)
    tables = {
        "by_ats/gem.csv": [
            ["name", "slug", "url"],
            ["larkspur", "larkspur", "https://jobs.gem.com/larkspur"],
            ["Quillmark Inc", "quillmark", "https://jobs.gem.com/quillmark"],
            ["Sandbox", "sandbox", "https://jobs.gem.com/sandbox"],
        ],
        "colophon_jobseek_companies.csv": [
            ["slug", "name", "website"], ["lark", "Lark Spur", "https://www.larkspur.example"]
        ],
        "colophon_jobseek_boards.csv": [
            ["company_slug", "board_url", "monitor_type", "monitor_config"],
            ["lark", "https://jobs.gem.com/larkspur", "gem", ""],
            ["lark", "https://www.linkedin.com/company/larkspur/jobs", "linkedin", ""],
            ["lark", "https://careers.lark.example", "rss", '{"preset": "teamtailor"}'],
        ],
    }  # fmt: skip
    for name, table in tables.items():
        with (lists / name).open("w", newline="") as file:
            csv.writer(file).writerows(table)
    monkeypatch.setattr("sponsorboard.sources.build.HERE", tmp_path)
    assert main([str(lists)]) == 0
    first = {file.name: file.read_text() for file in (tmp_path / "boards").iterdir()}
    assert first["gem.tsv"] == (
        f"{HEADER}larkspur\tLark Spur\tlarkspur.example\tlarkspur\t\tlist\n"
        "quillmark\tQuillmark Inc\t\tquillmark\t\tlist\n"
    )
    assert "careers.lark.example" in first["teamtailor.tsv"]
    assert "on trial or internal" in capsys.readouterr().out
    (tmp_path / "boards/left.tsv").write_text(HEADER)
    assert main([str(lists)]) == 0
    again = {file.name: file.read_text() for file in (tmp_path / "boards").iterdir()}
    assert again == first
    assert main([]) == 2


def test_lists_are_taken_for_spiders_that_there_are():
    assert set(SYSTEMS) <= set(SPIDERS.list())


# --- the page ---


def test_the_table_of_spiders_is_up_to_date():
    spec = importlib.util.spec_from_file_location("build_sources", ROOT / "docs/build_sources.py")
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    assert (ROOT / "docs/sources.md").read_text() == build.page()
