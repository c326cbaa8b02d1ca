"""The occupation of a role, from titles as boards write them and from duties."""

import math

import pytest
from small_posting import small

from classifiers.occupation import conclude, occupation, reading
from classifiers.occupation_words import occupations
from pipelines import occupation as step
from sponsorboard.postings.posting import Occupation
from sponsorboard.reference.job_phrases import match, phrases
from sponsorboard.reference.job_titles import read

# Title as posted, and the codes that a careful coder would accept
TITLES = (
    ("Chief Executive Officer", "11-1011"),
    ("General Manager, Restaurant Group", "11-1021 11-9051"),
    ("VP of Sales, North America", "11-2022"),
    ("Director of Human Resources", "11-3121"),
    ("IT Manager", "11-3021"),
    ("Construction Superintendent", "47-1011 11-9021"),
    ("Nursing Home Administrator", "11-9111"),
    ("High School Principal", "11-9032"),
    ("Senior Staff Accountant (Hybrid)", "13-2011"),
    ("Compliance Analyst, AML", "13-1041 13-2099"),
    ("Event Planner", "13-1121"),
    ("Claims Adjuster II", "13-1031"),
    ("Sr. Software Engineer II, Payments (Remote - US)", "15-1252"),
    ("iOS Engineer", "15-1252"),
    ("Systems Administrator - Linux", "15-1244"),
    ("Cybersecurity Analyst", "15-1212"),
    ("Help Desk Technician", "15-1232"),
    ("Database Administrator (Oracle)", "15-1242"),
    ("Actuarial Analyst", "15-2011"),
    ("Biostatistician II", "15-2041"),
    ("Structural Engineer", "17-2051"),
    ("Mechanical Design Engineer", "17-2141"),
    ("RF Engineer", "17-2072 17-2071"),
    ("Land Surveyor", "17-1022"),
    ("Architect, Healthcare Projects", "17-1011"),
    ("CAD Drafter", "17-3011 17-3013 17-3012 17-3019"),
    ("Postdoctoral Fellow - Molecular Biology", "19-1029 19-1042 19-1021"),
    ("Analytical Chemist", "19-2031"),
    ("Environmental Scientist", "19-2041"),
    ("Clinical Psychologist", "19-3033 19-3039"),
    ("Social Worker, Child Welfare", "21-1021 21-1029"),
    ("School Counselor", "21-1012"),
    ("Mental Health Therapist", "21-1014"),
    ("Corporate Counsel", "23-1011"),
    ("Litigation Paralegal", "23-2011"),
    ("Assistant Professor of Computer Science", "25-1021"),
    ("Kindergarten Teacher", "25-2012"),
    ("Special Education Teacher", "25-2052 25-2057 25-2058 25-2051 25-2056 25-2059 25-2055"),
    ("Librarian", "25-4022"),
    ("Graphic Designer (Part-Time)", "27-1024"),
    ("Interior Designer", "27-1025"),
    ("News Reporter", "27-3023"),
    ("Head Coach, Women's Soccer", "27-2022"),
    ("Registered Nurse - ICU (Night Shift)", "29-1141"),
    ("Nurse Practitioner, Primary Care", "29-1171"),
    ("Physical Therapist PRN", "29-1123"),
    ("Staff Pharmacist", "29-1051"),
    ("Emergency Room Physician", "29-1214 29-1229 29-1215 29-1216"),
    ("Dental Hygienist", "29-1292"),
    ("Radiology Technologist", "29-2034"),
    ("Phlebotomist", "31-9097"),
    ("Certified Nursing Assistant (CNA)", "31-1131"),
    ("Medical Assistant", "31-9092"),
    ("Dental Assistant", "31-9091"),
    ("Security Guard - Overnight", "33-9032"),
    ("Police Officer", "33-3051"),
    ("Line Cook", "35-2014"),
    ("Barista", "35-3023"),
    ("Bartender", "35-3011"),
    ("Housekeeper", "37-2012"),
    ("Landscaper", "37-3011"),
    ("Hair Stylist", "39-5012"),
    ("Childcare Worker", "39-9011"),
    ("Personal Trainer", "39-9031"),
    ("Retail Sales Associate", "41-2031"),
    ("Cashier", "41-2011"),
    ("Account Executive, Mid-Market", "41-3091 41-4011"),
    ("Insurance Sales Agent", "41-3021"),
    ("Real Estate Agent", "41-9022"),
    ("Sales Engineer", "41-9031"),
    ("Customer Service Representative", "43-4051"),
    ("Front Desk Receptionist", "43-4171"),
    ("Executive Assistant to the CEO", "43-6011"),
    ("Accounts Payable Clerk", "43-3031"),
    ("Shipping and Receiving Clerk", "43-5071"),
    ("Farm Worker", "45-2092 45-2093"),
    ("Carpenter", "47-2031"),
    ("Journeyman Electrician", "47-2111"),
    ("Plumber", "47-2152"),
    ("HVAC Technician", "49-9021"),
    ("Automotive Technician", "49-3023"),
    ("Maintenance Technician", "49-9071"),
    ("CNC Machinist", "51-4041 51-9161"),
    ("Welder", "51-4121"),
    ("Machine Operator", "51-9199 51-4031"),
    ("Quality Control Inspector", "51-9061"),
    ("CDL Truck Driver Class A", "53-3032"),
    ("Delivery Driver", "53-3033 53-3031"),
    ("Forklift Operator", "53-7051"),
    ("Warehouse Associate", "53-7065 53-7062"),
    ("Order Picker", "53-7065"),
    ("Airline Pilot", "53-2011"),
    ("Flight Attendant", "53-2031"),
    ("Sjuksköterska till Stockholm", "29-1141"),
    ("Systemutvecklare sökes", "15-1252"),
    ("Softwareentwickler (m/w/d)", "15-1252"),
    ("Ingénieur logiciel", "15-1252"),
    ("ソフトウェアエンジニア", "15-1252"),
    ("Desarrollador Backend", "15-1252"),
    ("Recruiting Coordinator", "13-1071 43-4161"),
    ("Logistics Coordinator", "43-5071 13-1081 43-5011"),
    ("Supply Chain Analyst", "13-1081"),
    ("Manufacturing Engineer", "17-2112"),
    ("Process Engineer, Semiconductor", "17-2112 17-2041 17-2072"),
    ("Civil Engineer I", "17-2051"),
    ("Chemical Engineer", "17-2041"),
    ("Biomedical Engineer", "17-2031"),
    ("Data Entry Clerk", "43-9021"),
    ("Loan Officer", "13-2072"),
    ("Bank Teller", "43-3071"),
    ("Financial Advisor", "13-2052"),
    ("Tax Senior", "13-2011 13-2082"),
    ("Auditor", "13-2011"),
    ("UX Researcher", "15-1255 13-1161 19-3022"),
    ("Technical Writer", "27-3042"),
    ("Copywriter", "27-3043"),
    ("Video Editor", "27-4032"),
    ("Photographer", "27-4021"),
    ("Occupational Therapist", "29-1122"),
    ("Speech Language Pathologist", "29-1127"),
    ("Veterinarian", "29-1131"),
    ("Veterinary Technician", "29-2056"),
    ("Paramedic", "29-2043 29-2042"),
    ("Home Health Aide", "31-1121"),
    ("Massage Therapist", "31-9011"),
    ("Firefighter", "33-2011"),
    ("Server", "35-3031"),
    ("Sous Chef", "35-1011"),
    ("Janitor", "37-2011"),
    ("Nail Technician", "39-5092"),
    ("Store Manager", "41-1011"),
    ("Dispatcher", "43-5032 43-5031"),
    ("Roofer", "47-2181"),
    ("Elevator Mechanic", "47-4021"),
    ("Aircraft Mechanic", "49-3011"),
    ("Assembler", "51-2099 51-2092 51-2028"),
    ("Butcher", "51-3021"),
    ("Bus Driver", "53-3052 53-3051"),
    ("Infantry Officer", "55-1016"),
)


@pytest.mark.parametrize(("title", "accepted"), TITLES)
def test_titles_of_all_major_groups(title, accepted):
    assert occupation(title)[0].soc in accepted.split()


def test_the_table_of_titles_has_every_major_group():
    groups = {code[:2] for _, accepted in TITLES for code in accepted.split()}
    assert groups == {code[:2] for code in occupations().codes}


@pytest.mark.parametrize(
    ("title", "head", "rest"),
    [
        ("Sr. Software Engineer II, Payments (Remote)", "software engineer", "payment"),
        ("Manager, Sound Design - Games", "sound design manager", "game"),
        ("Head of Sales", "sales head", ""),
        ("VP Customer Success", "customer success vice president", ""),
        ("Partner 20, Senior Recruiter", "recruiter", ""),
        ("Apprenticeship - Junior Brand Copywriter", "brand copywriter", "apprenticeship"),
        ("Production Operator $16.50/hr", "production operator", ""),
        ("Node.JS Developer", "nodej developer", ""),
        ("Full-Stack Developer (Full-Time)", "full stack developer", ""),
        ("Facilities Manager", "facility manager", ""),
        ("Javautvecklare till Lund", "java developer", "lund"),
        ("AI 软件工程师", "ai software engineer", ""),
        ("소프트웨어 엔지니어", "software engineer", ""),
        ("R&D Chemist", "research development chemist", ""),
        ("", "", ""),
        ("2026 (m/f/d)!", "", ""),
    ],
)
def test_normal_form(title, head, rest):
    assert read(title) == (tuple(head.split()), tuple(rest.split()))


def test_every_phrase_has_known_occupations_and_shares_of_one():
    for phrase, shares in phrases().items():
        assert phrase
        assert set(shares) <= set(occupations().codes)
        assert math.isclose(sum(shares.values()), 1)


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("Enterprise Account Executive, EMEA", "enterprise account executive"),
        ("Customer Service Specialist", "customer service"),
        ("Software Engineer Manager", None),
        ("Biomedical Engineer", None),
        ("Engineer", "engineer"),
    ],
)
def test_phrases(title, phrase):
    found = match(read(title).head)
    assert (found and " ".join(found.phrase)) == phrase


def test_duties_settle_what_the_title_leaves_open():
    title = "Associate Scientist"
    chemistry = (
        "You synthesize compounds as a chemist: organic chemistry, chemical synthesis, HPLC."
    )
    assert occupation(title)[0].soc == "19-1042"
    assert occupation(title, chemistry)[0].soc == "19-2031"


def test_duties_do_not_overrule_a_known_title():
    sales = "We build software. Our software engineers and data scientists work in Python. " * 10
    assert occupation("Account Executive", sales)[0].soc == "41-3091"
    assert occupation("Registered Nurse", sales)[0].soc == "29-1141"


@pytest.mark.parametrize(
    "title", ["", "   ", "Pitch us!", "12345", "🦄", "Qwxzy Plugh", "応募", "Open Application"]
)
def test_a_title_that_tells_nothing_is_unknown(title):
    assert occupation(title) == []
    assert conclude(title) == Occupation()


def test_duties_speak_where_the_title_does_not():
    text = (
        "As a registered nurse in the emergency department you assess patients, give nursing care "
        "and work with physicians. RN license, two years of bedside nursing in a hospital."
    )
    for title in ("Associate", "Join us!", ""):
        assert occupation(title, text)[0].soc == "29-1141"


def test_five_guesses_add_up_to_at_most_one_best_first():
    top = occupation("Research Scientist", "Study cells.")
    given = [guess.probability for guess in top]
    assert len(top) == 5
    assert given == sorted(given, reverse=True)
    assert sum(given) <= 1
    assert math.isclose(reading("Research Scientist").given.sum(), 1)


def test_the_same_posting_gives_the_same_answer():
    text = "You will design circuits."
    assert conclude("Engineer", text) == conclude("Engineer", text)


def test_step_fills_the_occupation_with_what_it_rests_on():
    made = step.step(small("You sell software.", title="Account Executive")).occupation
    assert (made.soc, made.title) == (
        "41-3091",
        "Sales Representatives of Services, Except Advertising, Insurance, Financial Services, "
        "and Travel",
    )
    assert made.probability == made.top[0].probability > 0.5
    assert [(each.origin, each.quote, each.ref) for each in made.evidence] == [
        ("title", "Account Executive", None),
        ("reference", None, "job_phrases: account executive"),
    ]


def test_words_of_the_table_are_named():
    evidence = conclude("Phlebotomist II").evidence
    assert evidence[1].ref == "occupation_titles FY2022-FY2025: phlebotomist x 31-9097"


def test_duties_that_decided_are_quoted():
    text = "About us\nWe care.\nThe chemist does organic chemistry and chemical synthesis."
    made = conclude("Associate Scientist", text)
    quote = made.evidence[-1]
    assert made.soc == "19-2031"
    assert quote.origin == "text"
    assert text[quote.start : quote.end] == quote.quote
    assert "chemist" in quote.quote
