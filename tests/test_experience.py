"""Years of experience: real-life phrasings, and as many lengths of time that are none."""

import pytest
from small_posting import listed, small

from pipelines import degree, experience
from sponsorboard.postings.durations import durations


def read(text, title="Analyst", experience_text=None):
    posting = small(text, title=title, experience_text=experience_text)
    return experience.step(degree.step(posting)).experience


# failure type, line of a requirements list, at least, at most
YEARS = [
    ("plus", "5+ years of experience in logistics", 5, None),
    ("plus apart", "5 + years of experience in logistics", 5, None),
    ("plus after the unit", "4+yrs experience with Go", 4, None),
    ("no plus", "2 years of experience in retail", 2, None),
    ("range", "3-5 years of experience", 3, 5),
    ("range with a long dash", "3–5 years’ experience in audit", 3, 5),
    ("range with a plus", "2-12+ years of experience", 2, 12),
    ("range with blanks", "8 - 10+ years in compliance", 8, 10),
    ("range in words", "Three to five years of carpentry experience", 3, 5),
    ("range with to", "1 to 3 years of recruiting experience", 1, 3),
    ("range with a slash", "4/5 years of experience with such machines", 4, 5),
    ("from zero", "0-2 years of industry experience", 0, 2),
    ("words", "Five years of experience as a welder", 5, None),
    ("words and figure", "Minimum fifteen (15) years of underwriting experience", 15, None),
    ("words and more", "Two (2) or more years of software experience", 2, None),
    ("at least", "At least 3 years in a laboratory", 3, None),
    ("minimum", "Minimum of 4 years leading a kitchen", 4, None),
    ("abbreviated minimum", "Min. 6 years as an office manager", 6, None),
    ("short unit", "3+ yrs writing firmware", 3, None),
    ("more than", "More than 7 years of experience", 7, None),
    ("over", "Over 5 years of experience in pricing", 5, None),
    ("months", "18 months of experience in sales", 1.5, None),
    ("months in words", "Six months experience in child care required", 0.5, None),
    ("months to years", "6 months to 2 years of experience", 0.5, 2),
    ("half years", "1.5 years of experience", 1.5, None),
    ("number after", "Relevant work experience: 2-5 years", 2, 5),
    ("in brackets", "Experience with statistics (2+ years)", 2, None),
    ("bold marks", "**7+ years** of proven experience in operations", 7, None),
    ("no blank", "3+years of experience in optics", 3, None),
    ("word experience missing", "3 years in business development", 3, None),
    ("gerund", "8+ years building web products", 8, None),
    ("role", "10 years as a chef", 10, None),
    ("trade named program", "6+ years program management experience", 6, None),
    ("trade named operations", "4 years of operations experience", 4, None),
    ("success as a quality", "5 years of successful experience in sales", 5, None),
    ("proven as a quality", "5 years of proven experience in sales", 5, None),
    ("wish about details", "5+ years of sales experience, ideally in software", 5, None),
    ("wish in brackets", "5 years coding in a typed language (Go / Java preferred)", 5, None),
    ("largest counts", "3+ years of Python; 5+ years of backend experience", 5, None),
    ("larger first", "10+ years in search, with at least 4 years in technology", 10, None),
    ("ladder", "BS and 5 years of experience, or MS and 3 years", 5, None),
    ("ladder turned round", "PhD with 2 years of experience or BS with 8 years", 8, None),
    ("years before the level", "3+ years with a PhD or 8+ years with a Master's", 8, None),
    ("degree aside", "4-year degree and 3 years of experience", 3, None),
    ("none needed", "No prior experience required", 0, None),
    ("Swedish", "Minst 2 års erfarenhet av programmering och god svenska", 2, None),
    ("Swedish in words", "Minst tre års erfarenhet och körkort", 3, None),
    ("German", "Mindestens 3 Jahre Erfahrung in Java und Spring", 3, None),
    ("French", "5 ans d'expérience en gestion de projet", 5, None),
    ("Spanish", "Mínimo 2 años de experiencia en ventas", 2, None),
]


@pytest.mark.parametrize(("failure", "line", "low", "high"), YEARS)
def test_years(failure, line, low, high):
    found = read(listed(line))
    assert (found.min_years, found.max_years) == (low, high), failure


TRAPS = [
    ("preferred after", "3 years of experience preferred"),
    ("preferred in brackets", "Teaching: 3 years (preferred)"),
    ("plus after", "2 years in a bank is a plus"),
    ("preferred before", "Ideally 5 years of experience in law"),
    ("nice to have", "[Nice to have] 3+ years in the industry"),
    ("age of the company", "We have been in business for 15 years"),
    ("age of the company", "Over 20 years of growth"),
    ("age of the company", "Ten years strong and still hungry"),
    ("age of the reader", "Must be at least 18 years of age"),
    ("age of the reader", "You are 21 years old or more"),
    ("age of children", "Lessons for 3-5 year olds"),
    ("length of study", "4-year degree"),
    ("length of study", "Four year college education"),
    ("study itself", "3 years of university studies"),
    ("waiting for a benefit", "401(k) match after 1 year"),
    ("length of the contract", "2 years contract"),
    ("length of the contract", "Contract length: 12 months"),
    ("length of the contract", "6-12 month engagement"),
    ("vesting", "Options with a 4-year vesting schedule"),
    ("vesting", "A 1 year cliff"),
    ("exercise window", "10-year exercise window"),
    ("rate", "Twice per year"),
    ("pay", "$90,000 / year"),
    ("look back", "Lived here for three of the past 5 years"),
    ("look back", "A referee from the last 3 years"),
    ("look ahead", "A plan for the next 2 years"),
    ("look ahead", "Your goals in your first 6 months"),
    ("deadline", "Licence within 6 months"),
    ("ago", "Founded 9 years ago"),
    ("warranty", "A 5-year warranty on every gear"),
    ("plan as an adjective", "Owns the 3-year plan"),
    ("program as an adjective", "A 2-year rotation program"),
    ("in place of the degree", "Bachelor's degree or 4 years of experience"),
    ("at most", "Less than 3 years of experience"),
    ("service", "Sabbatical after 5 years of service"),
    ("tenure", "Awards at 10 years of employment"),
    ("not years", "5 weeks of leave and 3 days off site"),
    ("too many", "Brings together 120 years of experience"),
    ("version", "Python 3 and a years-long curiosity"),
    ("several", "A multi-year record of quota"),
]


@pytest.mark.parametrize(("failure", "line"), TRAPS)
def test_traps(failure, line):
    assert read(listed(line)).min_years is None, failure


# failure type, plain sentence outside of any list of requirements, years
PROSE = [
    ("boast", "With over 45 years of experience, Acme is the leading maker of gears.", None),
    ("boast", "Acme builds on 10 years of research at two laboratories.", None),
    ("boast", "Our founders bring more than 30 years of combined experience.", None),
    ("boast", "For more than 40 years we have served farmers.", None),
    ("look back", "In two years, we grew from 5 to 90 people.", None),
    ("addressed", "You have at least 5 years of experience in pricing.", 5),
    ("addressed", "Candidates should have over 8 years of experience in pipelines.", 8),
    ("sought", "We are looking for an engineer with 4+ years of experience.", 4),
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


def test_pipeline_is_the_step():
    posting = small()
    assert experience.ExperiencePipeline().process_item(posting) is posting
