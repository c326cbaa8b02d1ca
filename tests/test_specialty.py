"""How well roles fit a specialty occupation, on the shipped occupations and filings."""

import re

import pytest
from small_posting import small

from classifiers.specialty import specialty
from sponsorboard.postings.posting import DegreeRequirement, Occupation


def found(soc, **degree):
    posting = small()
    posting.occupation = Occupation(soc=soc)
    posting.degree = DegreeRequirement(**degree)
    fit, reasons = specialty(posting)
    return fit, " | ".join(reasons)


NO_DEGREE = "The posting states no degree"


@pytest.mark.parametrize(
    ("soc", "degree", "fit", "reason"),
    [
        # Nothing stated: the occupation
        ("15-1252", {}, "typical", NO_DEGREE),
        ("15-1252", {}, "typical", "Usual education of Software Developers: bachelor's degree"),
        ("15-1252", {}, "typical", "36% of the certified LCAs of FY2022-FY2025 are for this"),
        ("13-2011", {}, "typical", "bachelor's degree (OFLC Appendix A; O*NET job zone 4)"),
        ("23-1011", {}, "typical", "professional degree (OFLC Appendix A; O*NET job zone 5)"),
        ("29-1141", {}, "typical", "78% of those whom O*NET asked say it takes a bach"),
        ("11-1021", {}, "weak", "48% of those whom O*NET asked say"),
        ("15-1232", {}, "weak", "diploma or equivalent (OFLC Appendix A; O*NET job zone 3)"),
        ("23-2011", {}, "weak", "associate's degree (OFLC Appendix A; O*NET job zone 3)"),
        ("41-2011", {}, "unlikely", "Fewer than 1 in 10,000 certified LCAs of FY2022-"),
        ("43-6014", {}, "unlikely", "diploma or equivalent (OFLC Appendix A; O*NET job zone 2)"),
        # A degree with fields of study raises a weak one; it makes no cashier a specialist
        ("15-1232", {"minimum": "bachelor", "fields": ["computer science"]}, "typical",
         "The posting asks for a bachelor's degree in computer science"),
        ("41-2011", {"minimum": "bachelor", "fields": ["business"]}, "weak",
         "The posting asks for a bachelor's degree in business"),
        ("15-1252", {"minimum": "master", "fields": ["a", "b", "c", "d"]}, "typical",
         "The posting asks for a master's degree in a, b, c and others"),
        # Any field, or experience instead
        ("15-1232", {"minimum": "bachelor"}, "weak", "and names no field of study"),
        ("15-1232", {"minimum": "bachelor", "fields": ["it"], "equivalent_experience": True},
         "weak", "a bachelor's degree or equivalent experience"),
        ("15-1252", {"minimum": "bachelor", "fields": ["it"], "equivalent_experience": True},
         "typical", "a bachelor's degree or equivalent experience"),
        # Less than a bachelor's degree
        ("15-1252", {"minimum": "none_required"}, "weak", "asks for no degree, less than"),
        ("15-1252", {"minimum": "high_school"}, "weak", "asks for a high school diploma, less"),
        ("29-1141", {"minimum": "associate"}, "weak", "asks for an associate degree, less than"),
        ("15-1232", {"minimum": "high_school"}, "unlikely", "asks for a high school diploma, l"),
        # Students
        ("15-1252", {"minimum": "bachelor", "pursuing": True}, "typical", "is for students"),
        # Not known
        (None, {"minimum": "bachelor", "fields": ["it"]}, "unknown", "The occupation is not known"),
        ("99-9999", {}, "unknown", "The occupation is not known"),
    ],
)  # fmt: skip
def test_fit(soc, degree, fit, reason):
    given, said = found(soc, **degree)
    assert given == fit
    assert reason in said


@pytest.mark.parametrize(
    ("soc", "said"),
    [
        ("15-1252", "36% of the certified LCAs"),
        ("17-2112", "About 1 in 70 certified LCAs"),
        ("13-1023", "About 1 in 3,000 certified LCAs"),
        ("41-2011", "Fewer than 1 in 10,000 certified LCAs"),
    ],
)
def test_shares_have_no_decimals(soc, said):
    reasons = found(soc)[1]
    assert said in reasons
    assert not re.search(r"\d\.\d", reasons)


def test_reasons_of_one_posting_are_its_own():
    posting = small()
    posting.occupation = Occupation(soc="15-1252")
    specialty(posting)[1].clear()
    assert specialty(posting)[1]
