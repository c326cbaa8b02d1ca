"""The house keeps its own rules."""

import ast
import importlib
import importlib.util
import re
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from sponsorboard.crawl import settings
from sponsorboard.postings import posting as record

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
ROOMS = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
SPIDERS = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["spiders"]}))
LINES = 300
SPIDER_LINES = 80


@pytest.mark.parametrize("room", ROOMS)
def test_room_resolves_inside_the_repository(room):
    assert Path(importlib.import_module(room).__file__).is_relative_to(ROOT)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_is_small_and_says_what_it_is(path):
    text = path.read_text()
    assert ast.get_docstring(ast.parse(text))
    allowed = SPIDER_LINES if path.parent.name == "spiders" else LINES
    if path.name != "posting.py":  # one definition of the record, in one file
        assert text.count("\n") <= allowed


@pytest.mark.parametrize("name", SPIDERS.list())
def test_spider_file_class_and_name_agree(name):
    spider = SPIDERS.load(name)
    assert spider.__module__ == f"spiders.{name}"
    assert spider.__name__ == name.title().replace("_", "") + "Spider"


@pytest.mark.parametrize("name", SPIDERS.list())
def test_every_spider_has_a_saved_crawl(name):
    assert list((ROOT / f"tests/fixtures/{name}").glob("*/case.toml"))


def walk():
    """Our pipelines' modules in the order of a crawl."""
    listed = sorted(settings.ITEM_PIPELINES, key=settings.ITEM_PIPELINES.get)
    return [path.split(".")[1] for path in listed if path.startswith("pipelines.")]


def test_every_pipeline_is_on_the_way_of_a_posting():
    import pipelines

    steps = [step.__module__.split(".")[1] for step in pipelines.WALK]
    listed = [*steps, *walk(), "dedupe"]  # which sponsorboard.crawl.duplicates asks
    assert sorted(listed) == sorted(p.stem for p in (ROOT / "pipelines").glob("[!_]*.py"))


PARTS = [part for part in vars(record).values() if is_dataclass(part)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_of_the_record_is_explained(part):
    body = (ROOT / "sponsorboard/postings/posting.py").read_text()
    for field in fields(part):
        assert re.search(rf'^    {field.name}: .*\n    """', body, re.MULTILINE), field.name


def test_the_page_of_fields_is_up_to_date():
    spec = importlib.util.spec_from_file_location("build_fields", ROOT / "docs/build_fields.py")
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    assert (ROOT / "docs/fields.md").read_text() == build.page()


def test_import_rules_cover_every_room():
    assert PROJECT["tool"]["importlinter"]["root_packages"] == ROOMS


def test_the_lock_has_hashes_and_no_addresses():
    lock = (ROOT / "requirements.lock").read_text()
    assert "://" not in lock
    pins = re.findall(
        r"^[a-z0-9][\w.-]*==[^\n]*\\\n(?:    --hash=sha256:\w{64}[^\n]*\n)+", lock, re.M
    )
    assert len(pins) == len(re.findall(r"^[a-z0-9]", lock, re.MULTILINE))


def test_docs_name_every_spider_scraper_pipeline_and_classifier():
    systems = set(re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/sources.md").read_text(), re.M))
    assert systems >= set(SPIDERS.list())
    page = (ROOT / "docs/house.md").read_text()
    for room in ("scrapers", "pipelines", "classifiers"):
        for file in (ROOT / room).glob("[!_]*.py"):
            named = file.stem in systems or f"`{file.stem}`" in page
            assert named, f"docs/house.md does not name {room}/{file.name}"
