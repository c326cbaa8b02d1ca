"""The sample site, crawled by the real command: every field is met, from a wheel too."""

import os
import subprocess
import sys
import zipfile
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from sponsorboard.search import open_index

ROOT = Path(__file__).parent.parent

NEVER = {
    # Of the sample's pages none gives it, or no rule is behind it.
    "closed_at",
    "duplicate_of",
    "pay_fields.max_annual",
    "pay_fields.min_annual",
    "routes.o1.policy",
}

CRAWL = """
import sys
from pathlib import Path
from sponsorboard import demo
from sponsorboard.cli.crawling import use_sample
from sponsorboard.configuration import Configuration
from sponsorboard.crawl.run import Options, crawl
from sponsorboard.sources import catalogue

place, rows = Path(sys.argv[1]), Path(demo.__file__).parent
site = demo.serve()
use_sample(place / "tables")
settings = Configuration(data=place, index=f"tantivy:{place}/index", sources=[rows])
names = [slug for slug, file in catalogue([rows]).files.items() if file.parent == rows]
sys.exit(crawl(names, settings, Options(sample=site.root)).exit_code)
"""


@pytest.fixture(scope="module")
def postings(tmp_path_factory):
    """What a crawl of the sample site puts into the index."""
    place = tmp_path_factory.mktemp("sample")
    subprocess.run([sys.executable, "-c", CRAWL, str(place)], check=True, timeout=120, cwd=place)
    index = open_index(f"tantivy:{place}/index")
    found = list(index.scan())
    index.close()
    return found


def filled(part, path=""):
    """Paths of a record that hold something."""
    for field in fields(part):
        value = getattr(part, field.name)
        for one in value if isinstance(value, list) else [value]:
            if one not in (None, False, "", []):
                yield path + field.name
            if is_dataclass(one):
                yield from filled(one, f"{path}{field.name}.")


def known(part, path=""):
    """Every path that some record of the sample reaches."""
    for field in fields(part):
        yield path + field.name
        value = getattr(part, field.name)
        for one in value if isinstance(value, list) else [value]:
            if is_dataclass(one):
                yield from known(one, f"{path}{field.name}.")


def test_the_sample_has_sixty_postings_of_a_dozen_employers(postings):
    assert len(postings) >= 60
    assert len({posting.company.name for posting in postings}) == 12
    assert {posting.spider for posting in postings} == {
        "ashby", "careers", "greenhouse", "lever", "recruitee", "workday",
    }  # fmt: skip


def test_every_field_is_met_at_least_once(postings):
    everything = {path for posting in postings for path in known(posting)}
    met = {path for posting in postings for path in filled(posting)}
    assert everything - met == NEVER


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("policy", {"offered", "conditional", "transfer_only", "refused", None}),
        ("band", {"not_applicable", "stated_no", "restricted", "stated_yes", "stated_transfer",
                  "stated_conditional", "likely", "possible", "unlikely", "unknown"}),
    ],
)  # fmt: skip
def test_every_answer_on_sponsorship_is_met(postings, path, values):
    assert {getattr(posting.sponsorship, path) for posting in postings} == values


def run(*command, cwd, **environment):
    return subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_demo_command_prints_its_summary_and_ends(tmp_path):
    done = run("-m", "sponsorboard", "demo", "--no-serve", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "12 sources" in done.stdout
    assert not list(tmp_path.iterdir())


def test_a_wheel_holds_all_it_needs(tmp_path):
    built = run("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path), cwd=ROOT)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "site")
    assert not [name for name in names if name.startswith(("tests", "docs", "benchmarks"))]
    site = str(tmp_path / "site")
    where = "import spiders, sponsorboard; print(spiders.__file__, sponsorboard.__file__)"
    assert run("-c", where, cwd=tmp_path, PYTHONPATH=site).stdout.count(site) == 2
    done = run("-m", "sponsorboard", "demo", "--no-serve", cwd=tmp_path, PYTHONPATH=site)
    assert done.returncode == 0, done.stderr
    assert "12 sources" in done.stdout
