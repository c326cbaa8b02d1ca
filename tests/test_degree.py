"""Degrees: real-life phrasings, and as many words that only look like one."""

import pytest
from small_posting import listed, small

from pipelines import degree
from sponsorboard.postings.posting import DIFFERS, DegreePath


def read(text, title="Analyst", degree_text=None):
    return degree.step(small(text, title=title, degree_text=degree_text)).degree


# Ways in which readers fail elsewhere; each is in one of the tables.
TYPES = frozenset([
    "plain requirement", "levels read as the highest", "level missed", "preferred alone",
    "preferred beside required", "wish about something else", "not required",
    "other languages", "experience instead", "equivalent without experience",
    "experience on top", "ladder", "section decides", "MS of a product",
    "letters within a word", "scrum master", "master data", "associate as a title",
    "BA, MA, MD of something else", "people with a degree", "degree of something",
    "words in another sense", "degree paid or offered",
])  # fmt: skip

# failure type, line of a requirements list, minimum, preferred
LEVELS = [
    ("plain requirement", "Bachelor's degree in Computer Science", "bachelor", None),
    ("plain requirement", "Bachelor’s in Statistics or a related field", "bachelor", None),
    ("plain requirement", "Bachelors degree in any discipline", "bachelor", None),
    ("plain requirement", "Bachelor s degree in finance", "bachelor", None),
    ("plain requirement", "Baccalaureate degree from an approved college", "bachelor", None),
    ("levels read as the highest", "BS/MS/PhD in Physics", "bachelor", None),
    (
        "levels read as the highest",
        "BS, MS, or PhD in a quantitative field",
        "bachelor",
        None,
    ),
    ("levels read as the highest", "Ph.D., M.S. or B.S. in Operations Research", "bachelor", None),
    ("levels read as the highest", "Bachelor's or Master's degree in Botany", "bachelor", None),
    ("plain requirement", "BA or BS in Accounting", "bachelor", None),
    ("plain requirement", "B.S. in Mechanical Engineering", "bachelor", None),
    ("plain requirement", "B.Sc. / M.Sc. in Electrical Engineering", "bachelor", None),
    ("plain requirement", "BSN and an active nursing licence", "bachelor", None),
    ("level missed", "A degree in Marketing or similar", "bachelor", None),
    ("level missed", "University degree, ideally technical", "bachelor", None),
    ("level missed", "4-year degree from an accredited institution", "bachelor", None),
    ("level missed", "Two-year degree in Drafting", "associate", None),
    ("plain requirement", "Undergraduate degree in a technical subject", "bachelor", None),
    ("level missed", "Associate's degree in Medical Technology", "associate", None),
    ("level missed", "Associate’s or Bachelor’s degree in Design", "associate", None),
    ("level missed", "Diploma in Hotel Management", "associate", None),
    ("level missed", "High school diploma or GED", "high_school", None),
    ("level missed", "HS diploma or equivalent", "high_school", None),
    ("plain requirement", "Advanced degree (M.Sc. or higher) in Chemistry", "master", None),
    ("plain requirement", "Graduate degree in Public Policy", "master", None),
    ("levels read as the highest", "Master's or PhD in Biology", "master", None),
    ("levels read as the highest", "PhD or MS in Machine Learning", "master", None),
    ("plain requirement", "MBA from a leading school", "master", None),
    ("plain requirement", "PhD in Organic Chemistry", "doctorate", None),
    ("plain requirement", "J.D. and membership of a state bar", "professional", None),
    ("plain requirement", "JD degree from an accredited law school", "professional", None),
    ("plain requirement", "PharmD required", "professional", None),
    ("preferred alone", "Master's degree preferred", None, "master"),
    ("preferred alone", "An MBA is a plus", None, "master"),
    ("preferred alone", "Ideally you hold a Master's degree in Finance", None, "master"),
    ("preferred alone", "Prefer BS in Information Systems", None, "bachelor"),
    ("preferred alone", "Bachelor's degree (preferred)", None, "bachelor"),
    (
        "preferred beside required",
        "Bachelor's degree required; Master's preferred",
        "bachelor",
        "master",
    ),
    ("preferred beside required", "Master's preferred; Bachelor's required", "bachelor", "master"),
    (
        "preferred beside required",
        "Bachelor's degree in Law, Master's preferred",
        "bachelor",
        "master",
    ),
    (
        "preferred beside required",
        "Master's degree (PhD a plus) in Statistics",
        "master",
        "doctorate",
    ),
    ("wish about something else", "Bachelor's degree, preferably in Economics", "bachelor", None),
    ("wish about something else", "Bachelor's degree in CS (Java preferred)", "bachelor", None),
    (
        "wish about something else",
        "Bachelor's degree in Accounting; CPA preferred",
        "bachelor",
        None,
    ),
    (
        "not required",
        "Bachelor's preferred but not required",
        "none_required",
        "bachelor",
    ),
    ("not required", "A degree is not required", "none_required", None),
    ("not required", "No degree required, we care about what you built", "none_required", None),
    (
        "other languages",
        "Abgeschlossenes Studium der Informatik und erste Praxis",
        "bachelor",
        None,
    ),
    ("other languages", "Abgeschlossene Ausbildung und Freude an Technik", "high_school", None),
    ("other languages", "Bac+5 en informatique, maîtrise de Java", "master", None),
    ("other languages", "Licenciatura en Administración de Empresas", "bachelor", None),
    ("other languages", "Grado en Ingeniería de Sistemas", "bachelor", None),
    ("other languages", "Akademisk examen inom data och erfarenhet av Java", "bachelor", None),
    ("other languages", "Civilingenjör inom maskinteknik och god svenska", "master", None),
    ("other languages", "Minst gymnasieutbildning och körkort", "high_school", None),
    ("plain requirement", "Must have completed a bachelor's", "bachelor", None),
    ("plain requirement", "Education: Bachelor's (Required)", "bachelor", None),
    ("plain requirement", "MD or DO with board certification", "professional", None),
    ("plain requirement", "Doctoral degree in a life science", "doctorate", None),
    ("level missed", "AA degree or two years of college", "associate", None),
    ("level missed", "High school graduate or GED equivalent", "high_school", None),
    ("preferred alone", "Education: Bachelor's (Preferred)", None, "bachelor"),
    ("preferred alone", "College degree is nice to have", None, "bachelor"),
    (
        "preferred beside required",
        "Bachelor's in statistics, PhD preferred",
        "bachelor",
        "doctorate",
    ),
    (
        "preferred beside required",
        "High school diploma required; bachelor's degree preferred",
        "high_school",
        "bachelor",
    ),
    ("not required", "You don't need a degree to apply", "none_required", None),
    ("not required", "We do not require a university degree", "none_required", None),
    ("not required", "No formal education required", "none_required", None),
]


@pytest.mark.parametrize(("failure", "line", "minimum", "preferred"), LEVELS)
def test_levels(failure, line, minimum, preferred):
    found = read(listed(line))
    assert (found.minimum, found.preferred) == (minimum, preferred), failure


TRAPS = [
    ("MS of a product", "Daily work in MS Teams and Outlook"),
    ("MS of a product", "MS SQL and T-SQL tuning"),
    ("MS of a product", "Proficiency in MS Office (Word, Excel)"),
    ("MS of a product", "MS Project schedules for the plant"),
    ("MS of a product", "Keep latency below 50 ms at the edge"),
    ("letters within a word", "Designs systems and forms for teams"),
    ("scrum master", "Certified Scrum Master with patience"),
    ("scrum master", "Work beside scrum masters and owners"),
    ("master data", "Owner of Master data in SAP"),
    ("master data", "SAP, Master Data Management, ETL"),
    ("scrum master", "Former Webmaster of a large site"),
    ("associate as a title", "Sales Associate experience on a shop floor"),
    ("associate as a title", "Coach associates on the floor"),
    ("BA, MA, MD of something else", "Works with the BA and the QA lead"),
    ("BA, MA, MD of something else", "Partner of the Business Analyst (BA)"),
    ("BA, MA, MD of something else", "Based in Boston, MA, with travel"),
    ("BA, MA, MD of something else", "Site visits in Bethesda, MD each month"),
    ("people with a degree", "You will work with PhD scientists every day"),
    ("people with a degree", "A team of PhDs and builders around you"),
    ("not required", "PhD not required"),
    ("BA, MA, MD of something else", "See the JD for the full list"),
    ("degree of something", "A high degree of autonomy"),
    ("degree of something", "Handles a certain degree of ambiguity"),
    ("degree of something", "360-degree feedback twice a year"),
    ("degree of something", "Ovens at 200 degrees Celsius"),
    ("degree of something", "Treats third degree burns"),
    ("words in another sense", "Photographs a bachelor pad like a palace"),
    ("words in another sense", "No BS: we say what we mean"),
    ("words in another sense", "We keep a No B.S. culture"),
    ("people with a degree", "Tutor high school students in algebra"),
    ("words in another sense", "Diplomatic in hard conversations"),
    ("people with a degree", "Our lab is led by PhD researchers"),
    ("degree paid or offered", "We will fund your Master's degree"),
    ("letters within a word", "Builds with LLM tools and RAG"),
    ("letters within a word", "Ships AI and ML features"),
    ("BA, MA, MD of something else", "MA and BS trading systems support"),
    ("people with a degree", "Mentoring PhD students is part of the lab's life"),
    ("degree paid or offered", "Pay: BA/BS $21.50, MA/MS $24.10"),
    ("degree of something", "Full 90 degree rotation of the arm"),
    ("letters within a word", "Measures with a DVM and a scope"),
    ("MS of a product", "Experience with MS Dynamics and Power BI"),
    ("MS of a product", "Reports in MS Access and MS Visio"),
    ("MS of a product", "Patch MS Exchange and SharePoint servers"),
    ("letters within a word", "A p95 of 20ms on the hot path"),
    ("letters within a word", "Bash, Basis and Masonry"),
    ("scrum master", "Certified scrum master (CSM)"),
    ("scrum master", "Bakers who are masters of their trade"),
    ("scrum master", "Quizmaster at the weekly pub night"),
    ("master data", "Keep master records of parts clean"),
    ("master data", "Master scheduler for two lines"),
    ("master data", "A mastery of spreadsheets"),
    ("associate as a title", "Reports to the Associate General Counsel"),
    ("associate as a title", "Promoted from associate to partner in time"),
    ("associate as a title", "Associate director level judgement"),
    ("BA, MA, MD of something else", "Strong BA/QA background"),
    ("BA, MA, MD of something else", "MA licence or eligibility"),
    ("BA, MA, MD of something else", "Drive between Andover, MA and Nashua"),
    ("BA, MA, MD of something else", "Calls with the MD of the Paris desk"),
    ("people with a degree", "Works with university professors and PhD candidates"),
    ("people with a degree", "A mentor to bachelor students in the summer"),
    ("people with a degree", "Half of the founders hold PhDs from abroad"),
    ("degree of something", "A high degree of accuracy"),
    ("degree of something", "Analysis of degrees of freedom"),
    ("degree of something", "Some degree of travel"),
    ("words in another sense", "Bachelorette parties and weddings"),
    ("words in another sense", "High school sports coverage"),
    ("words in another sense", "Doctors' offices are our customers"),
    ("words in another sense", "Diploma verification software"),
    ("degree paid or offered", "We reimburse bachelor programs at night"),
    ("degree paid or offered", "A postgraduate training program for nurses run by us"),
]


@pytest.mark.parametrize(("failure", "line"), TRAPS)
def test_traps(failure, line):
    found = read(listed(line))
    assert (found.minimum, found.preferred) == (None, None), failure


# failure type, line, whether experience can stand in
INSTEAD = [
    ("experience instead", "Bachelor's degree or equivalent experience", True),
    ("experience instead", "Bachelor's degree or equivalent practical experience", True),
    ("experience instead", "BS in CS, EE, or related field, or relevant work experience", True),
    ("experience instead", "Bachelor's degree in HR (or equivalent experience)", True),
    ("experience instead", "Degree in IT / equivalent experience", True),
    ("experience instead", "Bachelor's degree or 7+ years of experience", True),
    ("experience instead", "Bachelor's degree, or a minimum of 6 years in the trade", True),
    ("experience instead", "BA or any combination of education and experience", True),
    (
        "experience instead",
        "Bachelor's degree. Four years of experience in lieu of a degree accepted",
        True,
    ),
    (
        "experience instead",
        "BS degree. 2 extra years of experience may be substituted for a degree",
        True,
    ),
    ("experience instead", "BSc or commensurate experience", True),
    ("experience instead", "Master's in botany, or > 3 years experience in a garden", True),
    ("equivalent without experience", "Bachelor's degree or equivalent", False),
    ("equivalent without experience", "Bachelor's degree or foreign equivalent in Law", False),
    ("experience on top", "Bachelor's degree and equivalent experience", False),
    ("experience on top", "Bachelor's degree or equivalent plus 3 years of experience", False),
    ("experience on top", "Bachelor's degree or equivalent, and 5 years' experience", False),
    ("experience on top", "Degree in CS or related field with 2 years of experience", False),
    ("ladder", "Bachelor's with 5 years of experience or Master's with 3 years", False),
    ("experience on top", "Combination of education and experience: BS in Physics", False),
    ("experience on top", "Bachelor's degree; experience with Python", False),
    ("experience on top", "BS and 6+ years of analysis, or related work experience", False),
    ("experience on top", "BA and nine years or more experience", False),
    ("ladder", "PhD and 3 years or 8+ years with a Master's", False),
    ("experience on top", "Master's degree or college experience preferred", False),
    ("experience instead", "BS in optics; or equivalent work experience", True),
    ("experience instead", "A BS degree or, in lieu of a degree, 9+ years in a lab", True),
    ("experience instead", "Bachelor's degree or 3-years full-time work experience", True),
    ("experience instead", "BS in CS (or equivalent training, or work experience)", True),
    ("experience instead", "Master's degree in science or proven experience in analytics", True),
]


@pytest.mark.parametrize(("failure", "line", "expected"), INSTEAD)
def test_experience_instead(failure, line, expected):
    assert read(listed(line)).equivalent_experience is expected, failure


# failure type, heading, line, minimum, preferred
SECTIONS = [
    ("section decides", "Preferred Qualifications", "MS in Statistics", None, "master"),
    ("section decides", "Nice to have:", "Bachelor's degree", None, "bachelor"),
    ("section decides", "Bonus points", "PhD in Robotics", None, "doctorate"),
    ("section decides", "Preferred Skills", "Bachelor's degree required", "bachelor", None),
    ("section decides", "Minimum Qualifications", "MS in Statistics", "master", None),
    ("section decides", "Who you are", "Degree in Design", "bachelor", None),
    ("section decides", "Benefits", "Bachelor's degree at our academy", None, None),
]


@pytest.mark.parametrize(("failure", "heading", "line", "minimum", "preferred"), SECTIONS)
def test_sections(failure, heading, line, minimum, preferred):
    found = read(listed(line, heading))
    assert (found.minimum, found.preferred) == (minimum, preferred), failure


def test_item_that_ends_in_a_plus_is_no_heading():
    text = "Requirements\n\nExcel skills a plus\nBachelor's degree in Finance\n"
    assert read(text).minimum == "bachelor"


def test_headings_that_lost_their_lines():
    filler = "Plans routes and answers drivers by phone. " * 8
    text = (
        f"{filler}Minimum Qualifications BS in Logistics Preferred Qualifications "
        "MS in Logistics and a forklift licence"
    )
    found = read(text)
    assert (found.minimum, found.preferred) == ("bachelor", "master")


def test_preferred_level_below_the_minimum_is_dropped():
    text = listed("Bachelor's degree") + "\nPreferred\n- Bachelor's degree in Chemistry\n"
    assert read(text).preferred is None


def test_same_degree_required_and_alternative_school():
    text = listed("High school diploma. Bachelor's degree in Nursing")
    assert read(text).minimum == "bachelor"
    text = listed("High school diploma and 6 years, or Associate's degree and 4 years")
    assert read(text).minimum == "high_school"


@pytest.mark.parametrize(
    ("line", "rungs"),
    [
        ("BS and 5 years of experience, or MS and 3 years", [("bachelor", 5), ("master", 3)]),
        ("Bachelor's + 8 years or PhD + 2 years", [("bachelor", 8), ("doctorate", 2)]),
        ("8+ years with a Bachelor's or 6 years with a Master's", [("bachelor", 8), ("master", 6)]),
        ("Bachelor's degree and 5 years of experience", []),
        ("BS or MS in CS and 5 years of experience", []),
    ],
)
def test_ladder(line, rungs):
    expected = [DegreePath(degree=level, years=years) for level, years in rungs]
    assert read(listed(line)).alternatives == expected


@pytest.mark.parametrize(
    ("line", "title", "expected"),
    [
        ("Currently pursuing a Bachelor's degree in CS", "Intern", True),
        ("Enrolled in a Master's degree program", "Data Intern", True),
        ("Bachelor's degree in CS, graduating in May 2027", "New Graduate", True),
        ("PhD student in Physics", "Research Intern, PhD", True),
        ("Bachelor's degree in CS", "Engineer", False),
    ],
)
def test_pursuing(line, title, expected):
    assert read(listed(line), title=title).pursuing is expected


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("BS in Computer Science, Physics or a related field", ["computer science", "physics"]),
        ("Bachelor's degree in Accounting with 3 years of audit", ["accounting"]),
        ("Bachelor's degree required", []),
    ],
)
def test_fields(line, fields):
    assert read(listed(line)).fields == fields


@pytest.mark.parametrize(
    ("field", "minimum"),
    [
        ("bachelor degree", "bachelor"),
        ("high school", "high_school"),
        ("associate degree", "associate"),
        ("postgraduate degree", "master"),
        ("Bachelor's or Master's Degree", "bachelor"),
        ("no requirements", "none_required"),
        ("professional certificate", None),
    ],
)
def test_structured_field_comes_first(field, minimum):
    text = None if minimum is None else listed("PhD in Chemistry")
    found = read(text, degree_text=field)
    assert found.minimum == minimum
    if minimum is not None:
        assert found.evidence[0].origin == "structured"
        assert found.evidence[0].ref == "degree_text"
        said = found.evidence[1]  # the text's own demand, marked where the field says otherwise
        assert said.ref == (None if minimum == "doctorate" else DIFFERS)


def test_no_description():
    assert read(None).minimum is None


def test_evidence_stands_in_the_text():
    text = listed("Bachelor’s degree in Law required; Master’s preferred, or equivalent experience")
    found = read(text)
    assert found.evidence
    for evidence in found.evidence:
        assert text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("text", ["", "\n", "degree", "MS", "(" * 3000, "BS/" * 3000, "or " * 3000])
def test_odd_texts_end_quickly(text):
    read(text)


def test_every_type_occurs_and_there_are_as_many_traps_as_hits():
    rows = [*LEVELS, *INSTEAD, *SECTIONS, *TRAPS]
    assert {row[0] for row in rows} == TYPES
    assert 60 <= len(LEVELS) <= len(TRAPS)
