"""enrich, statements and read, run as a person runs them."""

import json
import subprocess
import sys

import pytest

POSTING = {
    "id": "p1",
    "title": "  Backend   Engineer ",
    "company": "Quillfeather",
    "location": "Denver, CO",
    "description_html": "<h3>Requirements</h3><ul><li>Bachelor&#39;s degree in computer science or"
    " equivalent experience</li><li>5+ years of experience</li></ul><p>The salary range is"
    " $120,000 - $150,000 per year. We are unable to sponsor visas for this role.</p>",
}


def sponsorboard(*arguments, lines=(), cwd=None):
    return subprocess.run(
        [sys.executable, "-m", "sponsorboard", *arguments],
        input="\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines),
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=120,
        check=False,
    )


def records(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_enrich_answers_with_the_record(tmp_path):
    done = sponsorboard("enrich", lines=[POSTING], cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    (record,) = records(done)
    assert record["title"] == "Backend Engineer"
    assert record["company"] == {"name": "Quillfeather", "domain": None}
    assert record["locations"][0]["region"] == "CO"
    assert (record["salary"]["min_annual"], record["salary"]["currency"]) == (120000, "USD")
    assert record["degree"]["minimum"] == "bachelor"
    assert record["degree"]["equivalent_experience"] is True
    assert record["experience"]["min_years"] == 5
    assert record["sponsorship"]["policy"] == "refused"
    assert record["sponsorship"]["band"] == "stated_no"
    assert 0 < record["sponsorship"]["likelihood"] < 0.1
    text = record["description_text"]
    for part in ("salary", "degree", "experience", "sponsorship"):
        whole = record[part]
        for evidence in whole.get("evidence", whole.get("statements", [])):
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_plain_text_in_either_key_gives_the_same(tmp_path):
    rows = [
        {"id": "a", "title": "Nurse", "text": "Pay: $40 an hour."},
        {"id": "a", "title": "Nurse", "description_text": "Pay: $40 an hour."},
    ]
    one, two = records(sponsorboard("enrich", lines=rows, cwd=tmp_path))
    assert one == two
    assert one["salary"]["bands"][0]["interval"] == "hour"


def test_the_page_s_own_fields_are_kept_and_used(tmp_path):
    pay = {"min": 90000, "max": 110000, "currency": "EUR", "interval": "year"}
    row = {"id": "a", "title": "Nurse", "text": "Hello.", "workplace_text": "Hybrid"}
    done = sponsorboard("enrich", lines=[row | {"pay_fields": [pay]}], cwd=tmp_path)
    (record,) = records(done)
    assert record["workplace"]["types"] == ["hybrid"]
    assert record["workplace_text"] == "Hybrid"
    assert record["salary"]["max_annual"] == 110000
    assert record["salary"]["bands"][0]["evidence"][0]["from"] == "structured"


def test_a_record_enriched_again_stays_the_same(tmp_path):
    (first,) = records(sponsorboard("enrich", lines=[POSTING], cwd=tmp_path))
    (again,) = records(sponsorboard("enrich", lines=[first], cwd=tmp_path))
    assert again == first


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_bad_lines_are_named_and_the_others_go_through(tmp_path, jobs):
    rows = [
        POSTING,
        "{broken",
        "[1]",
        {"id": "x"},
        "",
        POSTING | {"id": "p2"},
        {"id": 7, "title": "t"},
    ]
    done = sponsorboard("enrich", "--jobs", jobs, lines=rows, cwd=tmp_path)
    assert done.returncode == 1
    assert [record["id"] for record in records(done)] == ["p1", "p2"]
    said = done.stderr.splitlines()
    assert [line.split(":")[1] for line in said] == [" line 2", " line 3", " line 4", " line 7"]
    assert "title" in said[2]
    assert "Traceback" not in done.stderr


def test_jobs_keep_the_order(tmp_path):
    rows = [POSTING | {"id": str(number)} for number in range(120)]
    done = sponsorboard("enrich", "--jobs", "2", lines=rows, cwd=tmp_path)
    assert [record["id"] for record in records(done)] == [row["id"] for row in rows]


def test_statements_answers_each_sentence(tmp_path):
    rows = [
        {"sid": "1", "s": "Visa sponsorship is available for this position."},
        {"sid": "2", "s": "We organise a yearly team trip."},
        {"s": "no id"},
    ]
    done = sponsorboard("statements", lines=rows, cwd=tmp_path)
    assert done.returncode == 1
    one, two = records(done)
    assert (one["sid"], one["labels"]) == ("1", ["offered"])
    assert two["labels"] == ["unrelated"]
    assert "line 3" in done.stderr


def test_read_says_what_a_saved_page_holds(tmp_path):
    page = tmp_path / "page.html"
    ad = {"@context": "https://schema.org", "@type": "JobPosting", "title": "Ship's Cook"}
    page.write_text(f'<script type="application/ld+json">{json.dumps(ad)}</script>')
    done = sponsorboard("read", str(page), "--url", "https://jobs.example/1", cwd=tmp_path)
    assert done.returncode == 0
    assert records(done)[0]["title"] == "Ship's Cook"


def test_read_of_a_page_without_postings_says_so(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<p>Nothing here")
    done = sponsorboard("read", str(page), "--url", "https://jobs.example/1", cwd=tmp_path)
    assert done.returncode == 1
    assert "page.html" in done.stderr


def test_an_unknown_key_of_the_configuration_is_named(tmp_path):
    (tmp_path / "sponsorboard.toml").write_text('indx = "x"\n')
    done = sponsorboard("search", "cook", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip() == (
        "sponsorboard: sponsorboard.toml: unknown key 'indx'; did you mean 'index'?"
    )


def test_a_configuration_file_that_is_not_there_is_named(tmp_path):
    done = sponsorboard("--config", "none.toml", "sources", "list", cwd=tmp_path)
    assert done.returncode == 2
    assert "none.toml" in done.stderr
