"""The recorded boards, where their folder lies beside the checkout: a crawl says what they say."""

import json
import re
import sys
from collections import Counter
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from crawl_site import ROOT, run

from sponsorboard.search import open_index
from sponsorboard.sources import catalogue

RECORDED = ROOT.parent / "shared/data/recorded"
pytestmark = pytest.mark.skipif(
    not (RECORDED / "manifest.json").is_file(), reason=f"no recorded boards in {RECORDED}"
)
COUNTS = {"ashby": 1496, "greenhouse": 551, "lever": 84, "workday": 30, "careers": 8}
SOURCES = Counter({"ashby": 69, "greenhouse": 3, "lever": 2, "workday": 2, "careers": 1})
FOUND = {
    "stripe": 547, "amplitude": 2, "duolingo": 2, "matchgroup": 82, "idealistconsulting": 2,
    "aig": 20, "nvidia": 10, "medtronic": 8, "bjakcareer": 231, "ramp": 120, "rose-rocket": 6,
}  # fmt: skip


STARTER = {"aig", "cursor", "duolingo", "matchgroup", "nvidia", "ramp", "stripe"}


def names():
    """The rows of which the recording has the whole board: those written by hand, and of the
    starter set these; of others it has lists without texts."""
    for slug, file in catalogue().files.items():
        if slug in STARTER or (file.suffix == ".toml" and file.name != "starter.toml"):
            yield slug


def answered(report):
    """Sources that the recording has an answer for; `ashby` names a row, and a spider with all of
    its boards."""
    return {row["source"]: row for row in report["sources"] if row["outcome"] != "skipped"}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """Report and records of one replay, by the command."""
    data = tmp_path_factory.mktemp("recorded")
    report = data / "report.json"
    words = ["crawl", *names(), "--replay", str(RECORDED), "--report", str(report)]
    done = run([sys.executable, "-m", "sponsorboard", *words], data)
    assert done.returncode == 1, done.stderr
    held = {posting.id: posting for posting in open_index(f"tantivy:{data}/index").scan()}
    return json.loads(report.read_text()), held


def answers(part):
    """Recorded answers whose address holds this, as (address, body)."""
    for entry in json.loads((RECORDED / "manifest.json").read_text()):
        if part in entry["url"] and not entry["file"].startswith("greenhouse_list"):
            yield entry["url"], (RECORDED / entry["file"]).read_text(encoding="utf-8")


def slug(token):
    return re.sub(r"[^a-z0-9]+", "-", unquote(token).lower()).strip("-")


def said(title, location, day, text):
    """What a posting must agree in; of the text, whether there is one."""
    return " ".join(title.split()), location, day, bool(text and text.strip())


def places(*names):
    return " | ".join(dict.fromkeys(name.strip() for name in names if name and name.strip()))


def expected_of_ashby():
    for url, body in answers("api.ashbyhq.com"):
        source = slug(url.rsplit("/", 1)[1].partition("?")[0])
        for job in json.loads(body)["jobs"]:
            where = places(
                job["location"], *(each["location"] for each in job["secondaryLocations"])
            )
            made = said(job["title"], where, job["publishedAt"][:10], job["descriptionPlain"])
            yield f"ashby:{source}:{job['id']}", made


def expected_of_greenhouse():
    for url, body in answers("boards-api.greenhouse.io"):
        source = url.split("/")[5]
        for job in json.loads(body)["jobs"]:
            day = datetime.fromisoformat(job["first_published"]).astimezone(UTC).date().isoformat()
            made = said(job["title"], places(job["location"]["name"]), day, job["content"])
            yield f"greenhouse:{source}:{job['id']}", made


def expected_of_lever():
    for url, body in answers("api.lever.co"):
        source = slug(url.rsplit("/", 1)[1].partition("?")[0])
        for job in json.loads(body):
            where = job["categories"]
            day = datetime.fromtimestamp(job["createdAt"] / 1000, UTC).date().isoformat()
            names = places(where["location"], *where["allLocations"])
            text = job["description"] or job["lists"][0]["content"]
            yield f"lever:{source}:{job['id']}", said(job["text"], names, day, text)


def expected_of_workday():
    details = {
        url.rpartition("_")[2]: json.loads(body)["jobPostingInfo"]
        for url, body in answers("aig.wd1.myworkdayjobs.com/wday/cxs/aig/aig/job/")
    }
    for source in ("aig", "nvidia"):
        ((_, body),) = (each for each in answers(f"{source}.wd") if each[0].endswith("/jobs"))
        for row in json.loads(body)["jobPostings"]:
            key = row["externalPath"].rpartition("_")[2]
            if info := details.get(key):
                where = places(info["location"], *info.get("additionalLocations", []))
                made = said(info["title"], where, info["startDate"], info["jobDescription"])
            else:  # "Posted Today": the day of the replay
                made = said(row["title"], row["locationsText"], None, None)
            yield f"workday:{source}:{key}", made


def expected_of_careers():
    for _, body in answers("medtronic"):
        node = json.loads(re.search(r'ld\+json">(.*?)</script>', body, re.S)[1])
        address = node["jobLocation"]["address"]
        parts = (address.get(f"address{key}") for key in ("Locality", "Region", "Country"))
        where = ", ".join(dict.fromkeys(filter(None, parts)))
        made = said(node["title"], where, node["datePosted"], node["description"])
        yield f"careers:medtronic:{node['identifier']['value']}", made


@pytest.mark.parametrize("spider", COUNTS)
def test_postings_are_those_of_the_raw_answers(spider, crawled):
    expected = dict(globals()[f"expected_of_{spider}"]())
    assert len(expected) == COUNTS[spider]
    found = {}
    for posting in crawled[1].values():
        if posting.spider == spider:
            day = posting.posted_on and posting.posted_on.isoformat()
            day = None if posting.posted_text == "Posted Today" else day
            text = posting.description_text
            found[posting.id] = said(posting.title, posting.location_text, day, text)
    assert found.keys() == expected.keys()
    assert {id_: (found[id_], expected[id_]) for id_ in found if found[id_] != expected[id_]} == {}


def test_the_report_counts_source_by_source(crawled):
    report, held = crawled
    assert report["found"] == len(held) == sum(COUNTS.values()) == 2169
    rows = answered(report)
    assert Counter(row["spider"] for row in rows.values()) == SOURCES
    assert {source: rows[source]["found"] for source in FOUND} == FOUND
    assert Counter(posting.source for posting in held.values()) == {
        source: row["found"] for source, row in rows.items()
    }
    assert not any(row["dropped"] for row in rows.values())


def test_amplitude_and_nvidia_are_incomplete(crawled):
    rows = answered(crawled[0])
    incomplete = {source for source, row in rows.items() if row["outcome"] == "incomplete"}
    assert incomplete == {"amplitude", "nvidia"}
    assert {row["outcome"] for row in rows.values()} == {"ok", "incomplete"}
    assert rows["amplitude"]["reason"] == "the board has 37 postings, 2 came"
    assert rows["nvidia"]["reason"] == "the board has 2613 postings, 10 came"
    stubs = [each for each in crawled[1].values() if each.source == "nvidia"]
    assert [each.description_html for each in stubs] == [None] * 10


def test_past_postings_are_kept_and_shown_as_expired(crawled):
    past = [each for each in crawled[1].values() if each.status == "expired"]
    assert any(each.source == "medtronic" for each in past)
    assert all(each.valid_through < each.last_seen_at.date() for each in past)


def test_every_quote_stands_in_the_text_at_its_offsets(crawled):
    loose, quotes = [], 0
    for posting in crawled[1].values():
        text = posting.description_text or ""
        from_text = [each for each in posting.evidence() if each.origin == "text"]
        for each in (*from_text, *posting.sponsorship.statements):
            quotes += 1
            if not each.quote or len(each.quote) > 250 or text[each.start : each.end] != each.quote:
                loose.append((posting.id, each.quote))
        loose += [(posting.id, quote) for quote in posting.sponsorship.quotes if quote not in text]
    assert loose == []
    assert quotes > 3000


def concluded(posting):
    """Each concluded part: its name, whether it says anything, and its evidence."""
    salary, said = posting.salary, posting.sponsorship
    work, degree, job = posting.workplace, posting.degree, posting.employment
    for band in salary.bands:
        yield "salary", True, band.evidence
    days = (work.days_onsite_min, work.days_onsite_max)
    limits = (work.remote_countries, work.remote_states)
    yield "workplace", work.types or any(days) or any(limits), work.evidence
    asked = (degree.minimum, degree.preferred, degree.pursuing, degree.equivalent_experience)
    yield "degree", any(asked) or degree.fields or degree.alternatives, degree.evidence
    years = (posting.experience.min_years, posting.experience.max_years)
    yield "experience", years != (None, None), posting.experience.evidence
    yield "employment", job.type or job.third_party or job.seniority, job.evidence
    yield "sponsorship", said.policy or said.restriction, said.quotes
    yield "visas", said.visas_yes or said.visas_no, said.statements


def test_every_value_has_evidence(crawled):
    bare, values = [], Counter()
    for posting in crawled[1].values():
        for name, value, evidence in concluded(posting):
            values[name] += bool(value)
            if value and not evidence:
                bare.append((posting.id, name))
    assert bare == []
    assert all(values.values()), values
