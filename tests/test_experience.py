"""Years of experience: real-life phrasings, and as many lengths of time that are none."""

import pytest
from small_posting import listed, small

from pipelines import degree, experience
from sponsorboard.postings.durations import durations
from sponsorboard.postings.posting import DIFFERS


def read(text, title="Analyst", experience_text=None):
    posting = small(text, title=title, experience_text=experience_text)
    return experience.step(degree.step(posting)).experience


# Ways in which readers fail elsewhere; each is in one of the tables.
TYPES = frozenset([
    "plain years", "range", "years in words", "months", "wish about something else",
    "several years named", "ladder", "none needed", "other languages",
    "in business for years", "time span", "addressed to the reader", "only preferred",
    "age of people", "length of study", "benefits and shares", "length of the contract",
    "rate of pay or time", "years of a thing", "at most", "no years at all",
])  # fmt: skip

# failure type, line of a requirements list, at least, at most
YEARS = [
    ("plain years", "5+ years of experience in logistics", 5, None),
    ("plain years", "5 + years of experience in logistics", 5, None),
    ("plain years", "4+yrs experience with Go", 4, None),
    ("plain years", "2 years of experience in retail", 2, None),
    ("range", "3-5 years of experience", 3, 5),
    ("range", "3–5 years’ experience in audit", 3, 5),
    ("range", "2-12+ years of experience", 2, 12),
    ("range", "8 - 10+ years in compliance", 8, 10),
    ("years in words", "Three to five years of carpentry experience", 3, 5),
    ("range", "1 to 3 years of recruiting experience", 1, 3),
    ("range", "4/5 years of experience with such machines", 4, 5),
    ("range", "0-2 years of industry experience", 0, 2),
    ("years in words", "Five years of experience as a welder", 5, None),
    ("years in words", "Minimum fifteen (15) years of underwriting experience", 15, None),
    ("years in words", "Two (2) or more years of software experience", 2, None),
    ("plain years", "At least 3 years in a laboratory", 3, None),
    ("plain years", "Minimum of 4 years leading a kitchen", 4, None),
    ("plain years", "Min. 6 years as an office manager", 6, None),
    ("plain years", "3+ yrs writing firmware", 3, None),
    ("plain years", "More than 7 years of experience", 7, None),
    ("plain years", "Over 5 years of experience in pricing", 5, None),
    ("months", "18 months of experience in sales", 1.5, None),
    ("months", "Six months experience in child care required", 0.5, None),
    ("months", "6 months to 2 years of experience", 0.5, 2),
    ("plain years", "1.5 years of experience", 1.5, None),
    ("plain years", "Relevant work experience: 2-5 years", 2, 5),
    ("plain years", "Experience with statistics (2+ years)", 2, None),
    ("plain years", "**7+ years** of proven experience in operations", 7, None),
    ("plain years", "3+years of experience in optics", 3, None),
    ("plain years", "3 years in business development", 3, None),
    ("plain years", "8+ years building web products", 8, None),
    ("plain years", "10 years as a chef", 10, None),
    ("plain years", "6+ years program management experience", 6, None),
    ("plain years", "4 years of operations experience", 4, None),
    ("plain years", "5 years of successful experience in sales", 5, None),
    ("plain years", "5 years of proven experience in sales", 5, None),
    ("wish about something else", "5+ years of sales experience, ideally in software", 5, None),
    (
        "wish about something else",
        "5 years coding in a typed language (Go / Java preferred)",
        5,
        None,
    ),
    ("several years named", "3+ years of Python; 5+ years of backend experience", 5, None),
    ("several years named", "10+ years in search, with at least 4 years in technology", 10, None),
    ("ladder", "BS and 5 years of experience, or MS and 3 years", 5, None),
    ("ladder", "PhD with 2 years of experience or BS with 8 years", 8, None),
    ("ladder", "3+ years with a PhD or 8+ years with a Master's", 8, None),
    ("several years named", "4-year degree and 3 years of experience", 3, None),
    ("none needed", "No prior experience required", 0, None),
    ("other languages", "Minst 2 års erfarenhet av programmering och god svenska", 2, None),
    ("other languages", "Minst tre års erfarenhet och körkort", 3, None),
    ("other languages", "Mindestens 3 Jahre Erfahrung in Java und Spring", 3, None),
    ("other languages", "5 ans d'expérience en gestion de projet", 5, None),
    ("other languages", "Mínimo 2 años de experiencia en ventas", 2, None),
    ("plain years", "3+ years in a customer-facing role", 3, None),
    ("plain years", "You've spent 7+ years building distributed systems", 7, None),
    ("plain years", "10+ yrs exp in IT", 10, None),
    ("plain years", "Has worked at least 5 years as an electrician", 5, None),
    ("plain years", "4-plus years of journalism", 4, None),
    ("plain years", "At least 6 years prior sales experience", 6, None),
    ("plain years", "2-4 years of business appraisal experience", 2, 4),
    ("plain years", "5+ years of continuous experience at the loom", 5, None),
    ("years in words", "At least one year of retail experience", 1, None),
    ("years in words", "Three or more years of experience with SQL", 3, None),
    ("range", "1-3 years’ experience required", 1, 3),
    ("months", "6+ months of experience on a forklift", 0.5, None),
    (
        "several years named",
        "12+ years of overall industry experience, including 5+ as a manager",
        12,
        None,
    ),
    ("ladder", "BS with 6+ years of experience, MS with 4+ years", 6, None),
    ("none needed", "No experience necessary, we train you", 0, None),
]


@pytest.mark.parametrize(("failure", "line", "low", "high"), YEARS)
def test_years(failure, line, low, high):
    found = read(listed(line))
    assert (found.min_years, found.max_years) == (low, high), failure


TRAPS = [
    ("only preferred", "3 years of experience preferred"),
    ("only preferred", "Teaching: 3 years (preferred)"),
    ("only preferred", "2 years in a bank is a plus"),
    ("only preferred", "Ideally 5 years of experience in law"),
    ("only preferred", "[Nice to have] 3+ years in the industry"),
    ("in business for years", "We have been in business for 15 years"),
    ("in business for years", "Over 20 years of growth"),
    ("in business for years", "Ten years strong and still hungry"),
    ("age of people", "Must be at least 18 years of age"),
    ("age of people", "You are 21 years old or more"),
    ("age of people", "Lessons for 3-5 year olds"),
    ("length of study", "4-year degree"),
    ("length of study", "Four year college education"),
    ("length of study", "3 years of university studies"),
    ("benefits and shares", "401(k) match after 1 year"),
    ("length of the contract", "2 years contract"),
    ("length of the contract", "Contract length: 12 months"),
    ("length of the contract", "6-12 month engagement"),
    ("benefits and shares", "Options with a 4-year vesting schedule"),
    ("benefits and shares", "A 1 year cliff"),
    ("benefits and shares", "10-year exercise window"),
    ("rate of pay or time", "Twice per year"),
    ("rate of pay or time", "$90,000 / year"),
    ("time span", "Lived here for three of the past 5 years"),
    ("time span", "A referee from the last 3 years"),
    ("time span", "A plan for the next 2 years"),
    ("time span", "Your goals in your first 6 months"),
    ("time span", "Licence within 6 months"),
    ("in business for years", "Founded 9 years ago"),
    ("years of a thing", "A 5-year warranty on every gear"),
    ("years of a thing", "Owns the 3-year plan"),
    ("years of a thing", "A 2-year rotation program"),
    ("length of study", "Bachelor's degree or 4 years of experience"),
    ("at most", "Less than 3 years of experience"),
    ("benefits and shares", "Sabbatical after 5 years of service"),
    ("benefits and shares", "Awards at 10 years of employment"),
    ("no years at all", "5 weeks of leave and 3 days off site"),
    ("in business for years", "Brings together 120 years of experience"),
    ("no years at all", "Python 3 and a years-long curiosity"),
    ("no years at all", "A multi-year record of quota"),
    ("only preferred", "Preferred: 3+ years in SaaS"),
    ("only preferred", "5 years preferred"),
    ("only preferred", "Desired: 2+ years with Kafka"),
    ("only preferred", "Programming, preferably in Python (minimum 3 years)"),
    ("only preferred", "You ideally have about 8+ years of experience in design"),
    ("in business for years", "Company founded 25 years ago"),
    ("in business for years", "15 years strong, family owned"),
    ("in business for years", "Two years prior to the audit"),
    ("in business for years", "40 years of business with farmers"),
    ("in business for years", "Winner of the prize 3 years ago"),
    ("in business for years", "One of the fastest growing shops three years running"),
    ("age of people", "Must be 21 years or older"),
    ("age of people", "Patients aged 2 to 5 years"),
    ("age of people", "Open to people 18 years and over"),
    ("length of study", "Four years of medical school"),
    ("length of study", "BS or, in lieu of a degree, at least 9 years in a lab"),
    ("length of study", "A 2-year college diploma"),
    ("benefits and shares", "Options vest over four years"),
    ("benefits and shares", "Paid sabbatical every 5 years"),
    ("benefits and shares", "Six weeks of leave after 3 years"),
    ("length of the contract", "A 12-month fixed term"),
    ("length of the contract", "A two year fellowship"),
    ("rate of pay or time", "Grow revenue 20% year over year"),
    ("rate of pay or time", "Four releases per year"),
    ("time span", "Within your first 2 years you will lead a team"),
    ("time span", "A clean driving record for the past 3 years"),
    ("time span", "Record retention for 7 years"),
    ("years of a thing", "A 3-year roadmap for the plant"),
    ("years of a thing", "7 years of drug-free history"),
    ("at most", "No more than 2 years of experience"),
    ("no years at all", "A yearly review of targets"),
]


@pytest.mark.parametrize(("failure", "line"), TRAPS)
def test_traps(failure, line):
    assert read(listed(line)).min_years is None, failure


# failure type, plain sentence outside of any list of requirements, years
PROSE = [
    (
        "in business for years",
        "With over 45 years of experience, Acme is the leading maker of gears.",
        None,
    ),
    ("in business for years", "Acme builds on 10 years of research at two laboratories.", None),
    (
        "in business for years",
        "Our founders bring more than 30 years of combined experience.",
        None,
    ),
    ("in business for years", "For more than 40 years we have served farmers.", None),
    ("time span", "In two years, we grew from 5 to 90 people.", None),
    ("addressed to the reader", "You have at least 5 years of experience in pricing.", 5),
    (
        "addressed to the reader",
        "Candidates should have over 8 years of experience in pipelines.",
        8,
    ),
    ("addressed to the reader", "We are looking for an engineer with 4+ years of experience.", 4),
]


@pytest.mark.parametrize(("failure", "sentence", "years"), PROSE)
def test_prose(failure, sentence, years):
    assert read(f"About the work\n\n{sentence}\n").min_years == years, failure


@pytest.mark.parametrize(
    ("heading", "years"),
    [
        ("Minimum Qualifications", 6),
        ("What you bring", 6),
        ("Preferred Qualifications", None),
        ("Nice to have:", None),
        ("Benefits", None),
    ],
)
def test_sections(heading, years):
    assert read(listed("6+ years of experience", heading)).min_years == years


def test_preferred_years_do_not_count_beside_required_ones():
    text = listed("2+ years of experience") + "\nPreferred\n- 9+ years of experience\n"
    assert read(text).min_years == 2


def test_years_follow_the_minimum_degree():
    text = listed("MS and 2 years of experience\n- OR\n- BS and 6 years of experience")
    assert read(text).min_years == 6


@pytest.mark.parametrize(
    ("title", "years"),
    [("Engineer (8+ YOE)", 8), ("Engineer, 3+ years", 3), ("Analyst (1 year contract)", None)],
)
def test_title_where_the_text_is_silent(title, years):
    found = read("Builds gears.", title=title)
    assert found.min_years == years
    assert [evidence.origin for evidence in found.evidence] == (["title"] if years else [])


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [("36 months", 3, None), ("3-5 years", 3, 5), ("5+ years", 5, None), ("senior", 9, None)],
)
def test_structured_field_comes_first(field, low, high):
    found = read(listed("9+ years of experience"), experience_text=field)
    assert (found.min_years, found.max_years) == (low, high)
    assert (found.evidence[0].origin == "structured") is (low != 9)
    if low != 9:
        assert found.evidence[1].ref == DIFFERS


def test_no_description():
    assert read(None).min_years is None


def test_evidence_stands_in_the_text():
    text = listed("Minimum of five (5) years’ experience in “heavy” industry")
    (evidence,) = read(text).evidence
    assert text[evidence.start : evidence.end] == evidence.quote
    assert "five (5) years" in evidence.quote


@pytest.mark.parametrize("text", ["", "years", "5", "1-" * 3000 + " years", "5 years " * 3000])
def test_odd_texts_end_quickly(text):
    read(text)


def test_durations_are_in_years():
    found = durations("one year, 18 months and 2-3 years")
    assert [(each.low, each.high) for each in found] == [(1, None), (1.5, None), (2, 3)]


def test_every_type_occurs_and_there_are_as_many_traps_as_hits():
    rows = [*YEARS, *PROSE, *TRAPS]
    assert {row[0] for row in rows} == TYPES
    assert 60 <= len(YEARS) <= len(TRAPS)
