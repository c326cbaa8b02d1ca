"""Degrees: real-life phrasings, and as many words that only look like one."""

import pytest
from small_posting import listed, small

from pipelines import degree
from sponsorboard.postings.posting import DegreePath


def read(text, title="Analyst", degree_text=None):
    return degree.step(small(text, title=title, degree_text=degree_text)).degree


# failure type, line of a requirements list, minimum, preferred
LEVELS = [
    ("plain line", "Bachelor's degree in Computer Science", "bachelor", None),
    ("curly apostrophe", "Bachelor’s in Statistics or a related field", "bachelor", None),
    ("no apostrophe", "Bachelors degree in any discipline", "bachelor", None),
    ("lost apostrophe", "Bachelor s degree in finance", "bachelor", None),
    ("old word", "Baccalaureate degree from an approved college", "bachelor", None),
    ("slashed levels read as the highest", "BS/MS/PhD in Physics", "bachelor", None),
    (
        "comma levels read as the highest",
        "BS, MS, or PhD in a quantitative field",
        "bachelor",
        None,
    ),
    ("highest named first", "Ph.D., M.S. or B.S. in Operations Research", "bachelor", None),
    ("or levels", "Bachelor's or Master's degree in Botany", "bachelor", None),
    ("two arts and science", "BA or BS in Accounting", "bachelor", None),
    ("dotted", "B.S. in Mechanical Engineering", "bachelor", None),
    ("with c", "B.Sc. / M.Sc. in Electrical Engineering", "bachelor", None),
    ("degree of one field", "BSN and an active nursing licence", "bachelor", None),
    ("no level named", "A degree in Marketing or similar", "bachelor", None),
    ("no level named", "University degree, ideally technical", "bachelor", None),
    ("years of a degree", "4-year degree from an accredited institution", "bachelor", None),
    ("years of a degree", "Two-year degree in Drafting", "associate", None),
    ("undergraduate", "Undergraduate degree in a technical subject", "bachelor", None),
    ("associate missed", "Associate's degree in Medical Technology", "associate", None),
    ("associate or higher", "Associate’s or Bachelor’s degree in Design", "associate", None),
    ("diploma", "Diploma in Hotel Management", "associate", None),
    ("high school missed", "High school diploma or GED", "high_school", None),
    ("high school short", "HS diploma or equivalent", "high_school", None),
    ("advanced degree", "Advanced degree (M.Sc. or higher) in Chemistry", "master", None),
    ("graduate degree", "Graduate degree in Public Policy", "master", None),
    ("master or doctor", "Master's or PhD in Biology", "master", None),
    ("doctor named first", "PhD or MS in Machine Learning", "master", None),
    ("business", "MBA from a leading school", "master", None),
    ("doctor alone", "PhD in Organic Chemistry", "doctorate", None),
    ("law", "J.D. and membership of a state bar", "professional", None),
    ("law without dots", "JD degree from an accredited law school", "professional", None),
    ("pharmacy", "PharmD required", "professional", None),
    ("after, preferred", "Master's degree preferred", None, "master"),
    ("after, plus", "An MBA is a plus", None, "master"),
    ("before, ideally", "Ideally you hold a Master's degree in Finance", None, "master"),
    ("before, prefer", "Prefer BS in Information Systems", None, "bachelor"),
    ("in brackets", "Bachelor's degree (preferred)", None, "bachelor"),
    ("both in one line", "Bachelor's degree required; Master's preferred", "bachelor", "master"),
    ("highest first", "Master's preferred; Bachelor's required", "bachelor", "master"),
    ("both with a comma", "Bachelor's degree in Law, Master's preferred", "bachelor", "master"),
    ("nested brackets", "Master's degree (PhD a plus) in Statistics", "master", "doctorate"),
    ("wish about the field", "Bachelor's degree, preferably in Economics", "bachelor", None),
    ("wish about a tool", "Bachelor's degree in CS (Java preferred)", "bachelor", None),
    ("wish about a licence", "Bachelor's degree in Accounting; CPA preferred", "bachelor", None),
    (
        "preferred, not required",
        "Bachelor's preferred but not required",
        "none_required",
        "bachelor",
    ),
    ("not required", "A degree is not required", "none_required", None),
    ("none asked", "No degree required, we care about what you built", "none_required", None),
    ("German", "Abgeschlossenes Studium der Informatik und erste Praxis", "bachelor", None),
    ("German training", "Abgeschlossene Ausbildung und Freude an Technik", "high_school", None),
    ("French", "Bac+5 en informatique, maîtrise de Java", "master", None),
    ("Spanish", "Licenciatura en Administración de Empresas", "bachelor", None),
    ("Spanish degree", "Grado en Ingeniería de Sistemas", "bachelor", None),
    ("Swedish", "Akademisk examen inom data och erfarenhet av Java", "bachelor", None),
    ("Swedish engineer", "Civilingenjör inom maskinteknik och god svenska", "master", None),
    ("Swedish school", "Minst gymnasieutbildning och körkort", "high_school", None),
]


@pytest.mark.parametrize(("failure", "line", "minimum", "preferred"), LEVELS)
def test_levels(failure, line, minimum, preferred):
    found = read(listed(line))
    assert (found.minimum, found.preferred) == (minimum, preferred), failure


TRAPS = [
    ("chat program", "Daily work in MS Teams and Outlook"),
    ("database", "MS SQL and T-SQL tuning"),
    ("office programs", "Proficiency in MS Office (Word, Excel)"),
    ("planning program", "MS Project schedules for the plant"),
    ("milliseconds", "Keep latency below 50 ms at the edge"),
    ("letters within a word", "Designs systems and forms for teams"),
    ("method", "Certified Scrum Master with patience"),
    ("method, plural", "Work beside scrum masters and owners"),
    ("kind of data", "Owner of Master data in SAP"),
    ("kind of data in a list", "SAP, Master Data Management, ETL"),
    ("website", "Former Webmaster of a large site"),
    ("job title", "Sales Associate experience on a shop floor"),
    ("people", "Coach associates on the floor"),
    ("business analyst", "Works with the BA and the QA lead"),
    ("business analyst in brackets", "Partner of the Business Analyst (BA)"),
    ("state", "Based in Boston, MA, with travel"),
    ("state", "Site visits in Bethesda, MD each month"),
    ("colleagues", "You will work with PhD scientists every day"),
    ("team", "A team of PhDs and builders around you"),
    ("doctor not needed", "PhD not required"),
    ("job description", "See the JD for the full list"),
    ("measure", "A high degree of autonomy"),
    ("measure", "Handles a certain degree of ambiguity"),
    ("feedback", "360-degree feedback twice a year"),
    ("temperature", "Ovens at 200 degrees Celsius"),
    ("burns", "Treats third degree burns"),
    ("flat", "Photographs a bachelor pad like a palace"),
    ("swearing", "No BS: we say what we mean"),
    ("swearing", "We keep a No B.S. culture"),
    ("pupils", "Tutor high school students in algebra"),
    ("tact", "Diplomatic in hard conversations"),
    ("person's name", "Our lab is led by PhD researchers"),
    ("perk", "We will fund your Master's degree"),
    ("language model", "Builds with LLM tools and RAG"),
    ("artificial intelligence", "Ships AI and ML features"),
    ("support", "MA and BS trading systems support"),
    ("tuition", "Mentoring PhD students is part of the lab's life"),
    ("pay table", "Pay: BA/BS $21.50, MA/MS $24.10"),
    ("degree as angle", "Full 90 degree rotation of the arm"),
    ("meter", "Measures with a DVM and a scope"),
]


@pytest.mark.parametrize(("failure", "line"), TRAPS)
def test_traps(failure, line):
    found = read(listed(line))
    assert (found.minimum, found.preferred) == (None, None), failure


# failure type, line, whether experience can stand in
INSTEAD = [
    ("missed by all", "Bachelor's degree or equivalent experience", True),
    ("adjectives", "Bachelor's degree or equivalent practical experience", True),
    ("after the fields", "BS in CS, EE, or related field, or relevant work experience", True),
    ("brackets", "Bachelor's degree in HR (or equivalent experience)", True),
    ("slash", "Degree in IT / equivalent experience", True),
    ("years", "Bachelor's degree or 7+ years of experience", True),
    ("years in words of law", "Bachelor's degree, or a minimum of 6 years in the trade", True),
    ("combination", "BA or any combination of education and experience", True),
    ("in lieu", "Bachelor's degree. Four years of experience in lieu of a degree accepted", True),
    ("substitute", "BS degree. 2 extra years of experience may be substituted for a degree", True),
    ("commensurate", "BSc or commensurate experience", True),
    ("no experience named", "Bachelor's degree or equivalent", False),
    ("foreign equivalent", "Bachelor's degree or foreign equivalent in Law", False),
    ("and, not or", "Bachelor's degree and equivalent experience", False),
    ("years on top", "Bachelor's degree or equivalent plus 3 years of experience", False),
    ("years on top", "Bachelor's degree or equivalent, and 5 years' experience", False),
    ("related field", "Degree in CS or related field with 2 years of experience", False),
    ("ladder", "Bachelor's with 5 years of experience or Master's with 3 years", False),
    ("both needed", "Combination of education and experience: BS in Physics", False),
    ("plain", "Bachelor's degree; experience with Python", False),
    ("years of a trade", "BS and 6+ years of analysis, or related work experience", False),
    ("or more", "BA and nine years or more experience", False),
    ("rung", "PhD and 3 years or 8+ years with a Master's", False),
    ("study before experience", "Master's degree or college experience preferred", False),
    ("after a semicolon", "BS in optics; or equivalent work experience", True),
    ("hyphen", "Bachelor's degree or 3-years full-time work experience", True),
    ("study or work", "BS in CS (or equivalent training, or work experience)", True),
    ("proven", "Master's degree in science or proven experience in analytics", True),
]


@pytest.mark.parametrize(("failure", "line", "expected"), INSTEAD)
def test_experience_instead(failure, line, expected):
    assert read(listed(line)).equivalent_experience is expected, failure


# failure type, heading, line, minimum, preferred
SECTIONS = [
    ("preferred section", "Preferred Qualifications", "MS in Statistics", None, "master"),
    ("nice to have", "Nice to have:", "Bachelor's degree", None, "bachelor"),
    ("bonus", "Bonus points", "PhD in Robotics", None, "doctorate"),
    ("required wins", "Preferred Skills", "Bachelor's degree required", "bachelor", None),
    ("minimum section", "Minimum Qualifications", "MS in Statistics", "master", None),
    ("who you are", "Who you are", "Degree in Design", "bachelor", None),
    ("benefits", "Benefits", "Bachelor's degree at our academy", None, None),
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


def test_pipeline_is_the_step():
    posting = small()
    assert degree.DegreePipeline().process_item(posting) is posting
