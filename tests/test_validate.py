"""A record that claims what its text does not say never reaches the index."""

from dataclasses import replace

import pytest
from scrapy.exceptions import DropItem
from search_samples import postings

from pipelines.validate import ValidatePipeline, problems
from sponsorboard.postings.posting import (
    Band,
    Degree,
    DegreeRequirement,
    Evidence,
    Salary,
    Sponsorship,
    Statement,
)

TEXT = "A bachelor's degree is required.\nNo sponsorship."
DEGREE: Degree = "bachelor"


def said(quote, start, end):
    return Evidence(origin="text", quote=quote, start=start, end=end)


def degree(proof):
    return {"degree": DegreeRequirement(minimum=DEGREE, evidence=[proof])}


def statement(start):
    one = Statement(
        labels=["refused"], scope="role", quote="No sponsorship.", start=start, end=start + 15
    )
    return {"sponsorship": Sponsorship(policy="refused", statements=[one])}


def posting(**changed):
    (one,) = postings(1)
    return replace(one, description_text=TEXT, salary=Salary(), **changed)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        degree(said("bachelor's", 2, 12)),
        degree(Evidence(origin="title", quote="not in the text")),
        degree(Evidence(origin="structured", quote="BA", ref="education")),
        statement(33),
    ],
)
def test_a_good_record_goes_on(changed):
    one = posting(**changed)
    assert problems(one) == []
    assert ValidatePipeline().process_item(one) is one


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"title": ""}, "no title"),
        ({"url": "javascript:alert(1)"}, "url 'javascript:alert(1)' is not a web address"),
        (degree(said("bachelor's", 3, 13)), 'the text does not say "bachelor\'s"'),
        (degree(said("master's", 2, 10)), 'the text does not say "master\'s"'),
        (degree(said(None, None, None)), "the text does not say None"),
        (statement(32), "the text does not say 'No sponsorship.'"),
    ],
)
def test_what_is_wrong_is_named(changed, problem):
    one = posting(**changed)
    assert problems(one) == [problem]
    with pytest.raises(DropItem, match=one.source) as caught:
        ValidatePipeline().process_item(one)
    assert one.url in str(caught.value)


def test_a_band_upside_down_is_named():
    one = replace(posting(), salary=Salary(bands=[Band(min=9.0, max=1.5)]))
    assert problems(one) == ["pay from 9 to 1.5"]
