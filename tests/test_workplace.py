"""Where the work is done: wordings that state it, and wordings that only look like it.

Each row names the failure it guards against.
"""

import pytest
from small_posting import small

from pipelines import workplace


def read(text=None, title="Analyst", location=None, **fields):
    """The workplace of a small posting."""
    return workplace.step(small(text, title=title, location_text=location, **fields)).workplace


# --- Statements: failure type, text, kinds, days a week ----------------------------------------

STATED = [
    ("plain", "This is a remote position.", "remote", None, None),
    ("plain", "This role is fully remote.", "remote", None, None),
    ("adverb", "The work can be performed remotely.", "remote", None, None),
    ("adverb", "You will work remotely with a team of six.", "remote", None, None),
    ("label", "Location: Remote", "remote", None, None),
    ("label", "Work Location: Fully Remote", "remote", None, None),
    ("label over two lines", "Location Type\n\nHybrid\n\nDepartment\n\nData", "hybrid", None, None),
    ("label without line breaks", "Education: BS Work Remotely: Yes", "remote", None, None),
    ("question and answer", "Telecommuter?\n\nNo\n\nID", "onsite", None, None),
    ("hashtag", "Apply today. #LI-Remote", "remote", None, None),
    ("hashtag", "#LI-JD1 #LI-Hybrid", "hybrid", None, None),
    ("hashtag", "#LI-Onsite", "onsite", None, None),
    ("hashtag with a country", "#RemoteSpain", "remote", None, None),
    ("a line of its own", "About us\nRemote\nSkills: SQL", "remote", None, None),
    ("brackets", "Vienna (hybrid), starting in May", "hybrid", None, None),
    ("brackets", "We are hiring in Leeds (remote) for our desk.", "remote", None, None),
    ("anywhere", "You can live anywhere in the country.", "remote", None, None),
    ("anywhere in the world", "Work from anywhere in the world.", "remote", None, None),
    ("based remotely", "Based remotely in the Denver area", "remote", None, None),
    ("home-based with travel", "This is a home-based role with 50% travel.", "remote", None, None),
    ("work from home", "This is a work from home position.", "remote", None, None),
    ("telecommuting", "Telecommuting permitted from within the US.", "remote", None, None),
    ("occasional meetups", "Fully remote, with a meetup in Rome each year.", "remote", None, None),
    ("company boilerplate", "We are a remote-first company.", "remote", None, None),
    ("company boilerplate", "Our team works remotely across Europe.", "remote", None, None),
    ("home office", "You are comfortable working from a home office.", "remote", None, None),
    ("perk alone", "Benefits:\n- Remote work arrangements", "remote", None, None),
    ("choice", "Work remotely or be based in our Turin office.", "remote onsite", None, None),
    ("choice", "You may join us in our Oslo office or remotely.", "remote onsite", None, None),
    ("choice", "Location: Ohio (hybrid or remote)", "remote hybrid", None, None),
    ("choice", "Location: Onsite or hybrid, Reno", "hybrid onsite", None, None),
    ("temporary", "Our teams are currently remote due to COVID-19.", "remote onsite", None, None),
    ("temporary", "Work remotely: temporarily, because of COVID-19", "remote onsite", None, None),
    ("partial", "The position allows for partial telework.", "hybrid", None, None),
    ("mixture", "We work in a mix of remote and in-office days.", "hybrid", None, None),
    ("hybrid", "This is a hybrid role.", "hybrid", None, None),
    ("hybrid as a perk", "- Hybrid working model and a pension", "hybrid", None, None),
    ("onsite", "This is an on-site role at the plant.", "onsite", None, None),
    ("onsite", "This role is 100% onsite.", "onsite", None, None),
    ("in person", "Work Location: In person", "onsite", None, None),
    ("in-person culture", "We have an in-person culture.", "onsite", None, None),
    ("our office", "You will be based in our Ghent office.", "onsite", None, None),
    ("headquarters", "This role is located at our Boise, ID headquarters.", "onsite", None, None),
    ("mostly in the office", "We ask people to be primarily in the office.", "onsite", None, None),
    ("must work in the office", "Must be able to work in our Lyon office.", "onsite", None, None),
    ("100 % in-office", "The job is 100% in-office.", "onsite", None, None),
    ("days", "Hybrid: 3 days a week in the office.", "hybrid", 3, 3),
    ("days with a label", "Hybrid (3 days onsite)", "hybrid", 3, 3),
    ("days at least", "You are in the office at least 2 days a week.", "hybrid", 2, None),
    ("days at most", "Come to our office up to 3 days per week.", "hybrid", None, 3),
    ("days or more", "Work from our site three (3) or more days per week.", "hybrid", 3, None),
    ("days plus", "Expect to be in our office 3+ days a week.", "hybrid", 3, None),
    ("days as a range", "We are in the office 2-3 days/week.", "hybrid", 2, 3),
    ("times", "We meet in the office 3-4x/week.", "hybrid", 3, 4),
    ("a centre, not an office", "Report to the Leeds center 3 days per week.", "hybrid", 3, 3),
    ("four days", "The team works in-office four days a week.", "hybrid", 4, 4),
    ("five days", "We are in our office five days a week.", "onsite", 5, 5),
    ("named days", "In-office Tuesday through Thursday.", "hybrid", 3, 3),
    ("named days", "Hybrid (Mon, Wed & Thu @ the office)", "hybrid", 3, 3),
    ("a named day at home", "Wednesdays work from home", "hybrid", 4, 4),
    ("share of time", "You spend 60% of your time in the office.", "hybrid", 3, 3),
    ("share at least", "Spend at least half of your time in the office.", "hybrid", 2.5, None),
    ("share at home", "Up to 50% telecommuting permitted.", "hybrid", 2.5, None),
    ("days at home", "You may work from home 2 days a week.", "hybrid", 3, 3),
    ("days at home, at most", "Up to 2 days of remote work per week.", "hybrid", 3, None),
    ("both sides", "Hybrid: 3 days in-office / 2 at home", "hybrid", 3, 3),
    ("two out of five", "You are in the office 2 out of 5 days.", "hybrid", 2, 2),
    ("a couple", "Remote work a couple of times per week is fine.", "hybrid", 3, 3),
    ("days anywhere", "Work from anywhere on Tuesdays and Thursdays.", "hybrid", 3, 3),
    ("groups", "Hybrid, 1-2 office days a week; for others: fully remote", "remote hybrid", 1, 2),
    ("hybrid with a clause", "A hybrid role that comes with a phone.", "hybrid", None, None),
    ("once a week", "Work from home once a week.", "hybrid", 4, 4),
    ("explicit model", "On-site model: at least 4 days a week in the office.", "onsite", 4, None),
    ("capitals", "MUST BE IN THE OFFICE TUESDAY - WEDNESDAY - THURSDAY", "hybrid", 3, 3),
    ("curly quotes and dashes", "You’ll be in the office 2–3 days a week.", "hybrid", 2, 3),
]  # fmt: skip


@pytest.mark.parametrize(("failure", "text", "kinds", "low", "high"), STATED)
def test_stated(failure, text, kinds, low, high):
    found = read(text)
    assert " ".join(found.types) == kinds, failure
    assert (found.days_onsite_min, found.days_onsite_max) == (low, high), failure


@pytest.mark.parametrize("row", STATED, ids=lambda row: row[1][:40])
def test_evidence_stands_in_the_text(row):
    text = row[1]
    evidence = read(text).evidence
    assert evidence
    for piece in evidence:
        assert text[piece.start : piece.end] == piece.quote


# --- Denials ------------------------------------------------------------------------------------

DENIED = [
    ("not a remote position", "This is not a remote position.", "onsite"),
    ("not available", "Remote work is not available.", "onsite"),
    ("contraction", "Unfortunately, remote work isn't possible.", "onsite"),
    ("no remote", "Work is done in Gary (no remote)", "onsite"),
    ("cannot be remote", "The job cannot be done remotely.", "onsite"),
    ("label", "Benefits: Dental Work Remotely: No", "onsite"),
    ("label", "Telework: None", "onsite"),
    ("label over two lines", "Telework:\nNone\nClearance", "onsite"),
    ("not approved", "It is not approved for remote or virtual work.", "onsite"),
    ("hybrid, not remote", "This is a hybrid role and not remote.", "hybrid"),
    ("not fully", "This is not a fully remote role.", ""),
    ("denial beats the phrase", "We are remote-first. This job is not remote.", "onsite"),
    ("denial with days", "Not a remote role: 3 days a week in our office.", "hybrid"),
    ("outside only", "This job is remote. It is not remote outside the US.", "remote"),
    ("not only", "This job is not only remote but fun.", "remote"),
    ("no need for the office", "It is remote; you do not have to be in the office.", "remote"),
    ("no problem", "Remote work is not a problem for us.", "remote"),
    ("relocation", "We are not paying for relocating to a remote location.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("failure", "text", "kinds"), DENIED)
def test_denied(failure, text, kinds):
    assert " ".join(read(text).types) == kinds, failure


# --- Traps: nothing is stated -------------------------------------------------------------------

TRAPS = [
    ("remote team", "You will lead remote teams in Asia."),
    ("remote team", "You communicate well with remote and diverse teams."),
    ("remote workforce", "Experience managing a remote workforce is required."),
    ("remote debugging", "Skilled in remote debugging of devices."),
    ("remote sensing", "Analyse remote sensing data from satellites."),
    ("remote monitoring", "Patients are remotely monitored by nurses."),
    ("remote access", "Set up remote access and remote desktop tools."),
    ("remote support", "Guide users remotely through repairs and remote support tickets."),
    ("remote sites", "Travel to remote sites in Alaska."),
    ("remote procedure", "Know remote procedure calls."),
    ("hybrid cloud", "Design hybrid cloud platforms."),
    ("hybrid systems", "Integrate cloud and hybrid environments on AWS."),
    ("hybrid models", "Build machine learning and hybrid models."),
    ("hybrid securities", "Value warrants and hybrid securities."),
    ("hybrid vehicles", "Test hybrid vehicles and batteries."),
    ("hybrid search", "Tune hybrid search and retrieval."),
    ("hybrid as content", "This is a hybrid role that combines sales and support."),
    ("hybrid as content", "A hybrid role in which you code and teach."),
    ("onsite gym", "Perks: onsite gym, on-site parking and a café."),
    ("onsite lunch", "Free in-office lunches and snacks."),
    ("onsite childcare", "On-site childcare and in-office massages."),
    ("onsite interview", "After two calls there is an onsite interview in our office."),
    ("onsite as an event", "Yearly on-sites where the whole company meets."),
    ("virtual interview", "Virtual onsite: 90 minutes"),
    ("interviews", "Interviews for this job will be conducted remotely."),
    ("in-person meetings", "You can run in-person meetings and virtual ones."),
    ("in-person talk", "Good communication in person, by phone and by e-mail."),
    ("site visits", "Regular on-site visits to customers."),
    ("on-site advertising", "Own on-site ad formats and on-site search."),
    ("Microsoft Office", "Proficient in Microsoft Office and MS Office 365."),
    ("office manager", "Support the office manager in daily office work."),
    ("office environment", "The job is performed in a normal office environment."),
    ("office of an officer", "Report to the Chief Executive Officer."),
    ("offices of the company", "We have offices in Oslo, Rome and Kyiv."),
    ("joining an office", "A friendly office dog waits for you."),
    ("front office", "Work with the front office and the back office."),
    ("pet-friendly office", "Pet-friendly office with snacks"),
    ("some weeks a year", "Work from anywhere up to 4 weeks a year."),
    ("some weeks a year", "Work remotely from abroad for 30 days a year."),
    ("some weeks a year", "Two weeks of work from anywhere."),
    ("bad weather", "Work from home in bad weather when needed."),
    ("other roles", "If the position is listed as remote, travel is rare."),
    ("other roles", "If this role is posted as hybrid, be in the office 3 days a week."),
    ("other roles", "Some roles require five days a week in the office."),
    ("other roles", "Our hybrid roles combine office days with days at home."),
    ("other roles", "Certain teams work onsite."),
    ("other roles", "Remote employees get a lump sum."),
    ("work personas", "Work personas (flexible, remote or in office) are assigned later."),
    ("anywhere as a figure of speech", "Great ideas can come from anywhere in the company."),
    ("anywhere in a name", "Build bots with Automation Anywhere."),
    ("hybrid cloud with a dash", "Hybrid-cloud experience is a plus."),
    ("hybrid as content", "A hybrid role that blends sales and support."),
    ("lunches", "Free lunches twice a week and on-site yoga."),
    ("share of talk", "20% client interaction: phone calls, in-person meetings."),
    ("an expert on site", "You will be the on-site expert for printers."),
    ("teaching", "Create courses (in-person and on-demand) for staff."),
    ("virtual machines", "Know virtual machines and virtual networks."),
    ("virtual assistant", "We rely on a virtual assistant for hiring."),
    ("stipend", "A stipend for remote work and a home office budget."),
    ("home as a product", "Take-home exercise; furniture for the home."),
    ("vacation days", "25 days of vacation and 10 days of sick leave."),
    ("days of work", "Students work with us 3 days a week."),
    ("monthly visits", "Clinics run 2 days per month."),
    ("travel share", "50% of your time is travel to customers."),
    ("standing", "Remain in a stationary position 90% of the time in the office."),
    ("schedule", "Schedule: Monday to Friday\nWork Location: One location"),
    ("physical job", "Nurses care for patients on the ward."),
    ("salary range", "The salary range is for people who work onsite in Ohio."),
    ("product", "Companies use our tools for hybrid work."),
    ("staff of the past", "Half of our staff worked remotely last year."),
    ("duty", "Responsibilities\n- Write the remote work policy and shape in-office culture"),
    ("clients", "Provides expert support, both remote and onsite."),
    ("city alone", "Join us in Berlin."),
]  # fmt: skip


@pytest.mark.parametrize(("failure", "text"), TRAPS)
def test_trap(failure, text):
    found = read(text)
    assert found.types == [], (failure, found.evidence)
    assert (found.days_onsite_min, found.days_onsite_max) == (None, None), failure


# --- Firmer words win ---------------------------------------------------------------------------

RANKED = [
    ("role over company", "We are a remote-first company.\n#LI-Hybrid", "hybrid"),
    ("role over company", "An in-office culture.\nThis role is fully remote.", "remote"),
    ("company over perk", "An in-person team.\nRemote-friendly on Fridays.", "onsite"),
    ("days over office", "Based in our Bonn office.\n3 days a week in office.", "hybrid"),
    ("hybrid over office", "You are based in our Bonn office.\nWe offer hybrid working.", "hybrid"),
    ("role over other roles", "Some teams are remote. This is an onsite role.", "onsite"),
]  # fmt: skip


@pytest.mark.parametrize(("failure", "text", "kinds"), RANKED)
def test_ranked(failure, text, kinds):
    assert " ".join(read(text).types) == kinds, failure


# --- Robustness ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", [None, "", " ", "\n", "remote" * 5000, "in office " * 5000, "İ" * 50]
)
def test_odd_texts_do_not_raise(text):
    found = read(text)
    assert all(text[piece.start : piece.end] == piece.quote for piece in found.evidence)


def test_a_long_line_is_read_around_its_anchor():
    text = "word " * 400 + "Work Remotely: No " + "word " * 400
    assert read(text).types == ["onsite"]
    assert all(len(piece.quote) <= 250 for piece in read(text).evidence)


@pytest.mark.xfail(strict=True, reason="a day stated for one group only is read as everyone's")
def test_days_of_two_groups():
    found = read("Hybrid (4 days onsite, 3 for commuters)")
    assert (found.days_onsite_min, found.days_onsite_max) == (3, 4)


@pytest.mark.xfail(strict=True, reason="a rhetorical sentence looks like an offer")
def test_rhetoric():
    assert read("We know that you can work anywhere.").types == []
