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

# Ways in which readers fail elsewhere; each is in one of the tables.
TYPES = frozenset([
    "role statement", "field of a page", "hashtag", "place and mode", "anywhere",
    "travel beside remote", "occasional meetups", "company boilerplate", "perk",
    "choice of modes", "temporary", "days a week", "100 % in the office", "named days",
    "share of time", "days at home", "not a remote position", "remote work is not available",
    "denial of something else", "remote teams", "remote debugging", "hybrid cloud",
    "on-site things", "getting the job", "meetings", "office as a thing",
    "offices of the company", "perk of some weeks", "other roles", "anywhere as a phrase",
    "home and virtual things", "times that are no office days",
])  # fmt: skip

STATED = [
    ("role statement", "This is a remote position.", "remote", None, None),
    ("role statement", "This role is fully remote.", "remote", None, None),
    ("role statement", "The work can be performed remotely.", "remote", None, None),
    ("role statement", "You will work remotely with a team of six.", "remote", None, None),
    ("field of a page", "Location: Remote", "remote", None, None),
    ("field of a page", "Work Location: Fully Remote", "remote", None, None),
    ("field of a page", "Location Type\n\nHybrid\n\nDepartment\n\nData", "hybrid", None, None),
    ("field of a page", "Education: BS Work Remotely: Yes", "remote", None, None),
    ("field of a page", "Telecommuter?\n\nNo\n\nID", "onsite", None, None),
    ("hashtag", "Apply today. #LI-Remote", "remote", None, None),
    ("hashtag", "#LI-JD1 #LI-Hybrid", "hybrid", None, None),
    ("hashtag", "#LI-Onsite", "onsite", None, None),
    ("hashtag", "#RemoteSpain", "remote", None, None),
    ("field of a page", "About us\nRemote\nSkills: SQL", "remote", None, None),
    ("place and mode", "Vienna (hybrid), starting in May", "hybrid", None, None),
    ("place and mode", "We are hiring in Leeds (remote) for our desk.", "remote", None, None),
    ("anywhere", "You can live anywhere in the country.", "remote", None, None),
    ("anywhere", "Work from anywhere in the world.", "remote", None, None),
    ("role statement", "Based remotely in the Denver area", "remote", None, None),
    ("travel beside remote", "This is a home-based role with 50% travel.", "remote", None, None),
    ("role statement", "This is a work from home position.", "remote", None, None),
    ("role statement", "Telecommuting permitted from within the US.", "remote", None, None),
    ("occasional meetups", "Fully remote, with a meetup in Rome each year.", "remote", None, None),
    ("company boilerplate", "We are a remote-first company.", "remote", None, None),
    ("company boilerplate", "Our team works remotely across Europe.", "remote", None, None),
    ("perk", "You are comfortable working from a home office.", "remote", None, None),
    ("perk", "Benefits:\n- Remote work arrangements", "remote", None, None),
    ("choice of modes",
     "Work remotely or be based in our Turin office.", "remote onsite", None, None),
    ("choice of modes",
     "You may join us in our Oslo office or remotely.", "remote onsite", None, None),
    ("choice of modes", "Location: Ohio (hybrid or remote)", "remote hybrid", None, None),
    ("choice of modes", "Location: Onsite or hybrid, Reno", "hybrid onsite", None, None),
    ("temporary", "Our teams are currently remote due to COVID-19.", "remote onsite", None, None),
    ("temporary", "Work remotely: temporarily, because of COVID-19", "remote onsite", None, None),
    ("days a week", "The position allows for partial telework.", "hybrid", None, None),
    ("days a week", "We work in a mix of remote and in-office days.", "hybrid", None, None),
    ("role statement", "This is a hybrid role.", "hybrid", None, None),
    ("perk", "- Hybrid working model and a pension", "hybrid", None, None),
    ("role statement", "This is an on-site role at the plant.", "onsite", None, None),
    ("role statement", "This role is 100% onsite.", "onsite", None, None),
    ("role statement", "Work Location: In person", "onsite", None, None),
    ("company boilerplate", "We have an in-person culture.", "onsite", None, None),
    ("role statement", "You will be based in our Ghent office.", "onsite", None, None),
    ("role statement", "This role is located at our Boise, ID headquarters.", "onsite", None, None),
    ("company boilerplate", "We ask people to be primarily in the office.", "onsite", None, None),
    ("role statement", "Must be able to work in our Lyon office.", "onsite", None, None),
    ("100 % in the office", "The job is 100% in-office.", "onsite", None, None),
    ("days a week", "Hybrid: 3 days a week in the office.", "hybrid", 3, 3),
    ("days a week", "Hybrid (3 days onsite)", "hybrid", 3, 3),
    ("days a week", "You are in the office at least 2 days a week.", "hybrid", 2, None),
    ("days a week", "Come to our office up to 3 days per week.", "hybrid", None, 3),
    ("days a week", "Work from our site three (3) or more days per week.", "hybrid", 3, None),
    ("days a week", "Expect to be in our office 3+ days a week.", "hybrid", 3, None),
    ("days a week", "We are in the office 2-3 days/week.", "hybrid", 2, 3),
    ("days a week", "We meet in the office 3-4x/week.", "hybrid", 3, 4),
    ("days a week", "Report to the Leeds center 3 days per week.", "hybrid", 3, 3),
    ("days a week", "The team works in-office four days a week.", "hybrid", 4, 4),
    ("100 % in the office", "We are in our office five days a week.", "onsite", 5, 5),
    ("named days", "In-office Tuesday through Thursday.", "hybrid", 3, 3),
    ("named days", "Hybrid (Mon, Wed & Thu @ the office)", "hybrid", 3, 3),
    ("named days", "Wednesdays work from home", "hybrid", 4, 4),
    ("share of time", "You spend 60% of your time in the office.", "hybrid", 3, 3),
    ("share of time", "Spend at least half of your time in the office.", "hybrid", 2.5, None),
    ("share of time", "Up to 50% telecommuting permitted.", "hybrid", 2.5, None),
    ("days at home", "You may work from home 2 days a week.", "hybrid", 3, 3),
    ("days at home", "Up to 2 days of remote work per week.", "hybrid", 3, None),
    ("days a week", "Hybrid: 3 days in-office / 2 at home", "hybrid", 3, 3),
    ("days a week", "You are in the office 2 out of 5 days.", "hybrid", 2, 2),
    ("days at home", "Remote work a couple of times per week is fine.", "hybrid", 3, 3),
    ("anywhere", "Work from anywhere on Tuesdays and Thursdays.", "hybrid", 3, 3),
    ("choice of modes",
     "Hybrid, 1-2 office days a week; for others: fully remote", "remote hybrid", 1, 2),
    ("role statement", "A hybrid role that comes with a phone.", "hybrid", None, None),
    ("days a week", "Work from home once a week.", "hybrid", 4, 4),
    ("role statement", "On-site model: at least 4 days a week in the office.", "onsite", 4, None),
    ("role statement", "MUST BE IN THE OFFICE TUESDAY - WEDNESDAY - THURSDAY", "hybrid", 3, 3),
    ("role statement", "You’ll be in the office 2–3 days a week.", "hybrid", 2, 3),
    ("role statement", "Role will be remote to start with.", "remote", None, None),
    ("anywhere", "Fully distributed team: work from wherever you like.", "remote", None, None),
    ("days at home", "Work from home, five days a week", "remote", None, None),
    ("role statement", "On-site in Reno, NV", "onsite", None, None),
    ("100 % in the office", "We are in the office Monday through Friday.", "onsite", 5, 5),
    ("choice of modes", "Remote or hybrid", "remote hybrid", None, None),
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
    ("remote work is not available", "Remote work is not available.", "onsite"),
    ("remote work is not available", "May work remotely: Onsite, full week", "onsite"),
    ("remote work is not available", "Unfortunately, remote work isn't possible.", "onsite"),
    ("not a remote position", "Work is done in Gary (no remote)", "onsite"),
    ("not a remote position", "The job cannot be done remotely.", "onsite"),
    ("remote work is not available", "Benefits: Dental Work Remotely: No", "onsite"),
    ("remote work is not available", "Telework: None", "onsite"),
    ("remote work is not available", "Telework:\nNone\nClearance", "onsite"),
    ("not a remote position", "It is not approved for remote or virtual work.", "onsite"),
    ("not a remote position", "This is a hybrid role and not remote.", "hybrid"),
    ("not a remote position", "This is not a fully remote role.", ""),
    ("not a remote position", "We are remote-first. This job is not remote.", "onsite"),
    ("not a remote position", "Not a remote role: 3 days a week in our office.", "hybrid"),
    ("denial of something else", "This job is remote. It is not remote outside the US.", "remote"),
    ("denial of something else", "This job is not only remote but fun.", "remote"),
    ("denial of something else", "It is remote; you do not have to be in the office.", "remote"),
    ("denial of something else", "Remote work is not a problem for us.", "remote"),
    ("denial of something else", "We are not paying for relocating to a remote location.", ""),
    ("not a remote position", "We don't offer remote internships.", "onsite"),
    ("denial of something else", "The job is on-site in Reno. It is not a hybrid job.", "onsite"),
]  # fmt: skip


@pytest.mark.parametrize(("failure", "text", "kinds"), DENIED)
def test_denied(failure, text, kinds):
    assert " ".join(read(text).types) == kinds, failure


# --- Traps: nothing is stated -------------------------------------------------------------------

TRAPS = [
    ("remote teams", "You will lead remote teams in Asia."),
    ("remote teams", "You communicate well with remote and diverse teams."),
    ("remote teams", "Experience managing a remote workforce is required."),
    ("remote debugging", "Skilled in remote debugging of devices."),
    ("remote debugging", "Analyse remote sensing data from satellites."),
    ("remote debugging", "Patients are remotely monitored by nurses."),
    ("remote debugging", "Set up remote access and remote desktop tools."),
    ("remote debugging", "Guide users remotely through repairs and remote support tickets."),
    ("remote debugging", "Travel to remote sites in Alaska."),
    ("remote debugging", "Know remote procedure calls."),
    ("hybrid cloud", "Design hybrid cloud platforms."),
    ("hybrid cloud", "Integrate cloud and hybrid environments on AWS."),
    ("hybrid cloud", "Build machine learning and hybrid models."),
    ("hybrid cloud", "Value warrants and hybrid securities."),
    ("hybrid cloud", "Test hybrid vehicles and batteries."),
    ("hybrid cloud", "Tune hybrid search and retrieval."),
    ("hybrid cloud", "This is a hybrid role that combines sales and support."),
    ("hybrid cloud", "A hybrid role in which you code and teach."),
    ("on-site things", "Perks: onsite gym, on-site parking and a café."),
    ("on-site things", "Free in-office lunches and snacks."),
    ("on-site things", "On-site childcare and in-office massages."),
    ("getting the job", "After two calls there is an onsite interview in our office."),
    ("getting the job", "Yearly on-sites where the whole company meets."),
    ("getting the job", "Virtual onsite: 90 minutes"),
    ("getting the job", "Interviews for this job will be conducted remotely."),
    ("meetings", "You can run in-person meetings and virtual ones."),
    ("meetings", "Good communication in person, by phone and by e-mail."),
    ("on-site things", "Regular on-site visits to customers."),
    ("on-site things", "Own on-site ad formats and on-site search."),
    ("office as a thing", "Proficient in Microsoft Office and MS Office 365."),
    ("office as a thing", "Support the office manager in daily office work."),
    ("office as a thing", "The job is performed in a normal office environment."),
    ("office as a thing", "Report to the Chief Executive Officer."),
    ("offices of the company", "We have offices in Oslo, Rome and Kyiv."),
    ("offices of the company", "A friendly office dog waits for you."),
    ("office as a thing", "Work with the front office and the back office."),
    ("office as a thing", "Pet-friendly office with snacks"),
    ("perk of some weeks", "Work from anywhere up to 4 weeks a year."),
    ("perk of some weeks", "Work remotely from abroad for 30 days a year."),
    ("perk of some weeks", "Two weeks of work from anywhere."),
    ("perk of some weeks", "Work from home in bad weather when needed."),
    ("other roles", "If the position is listed as remote, travel is rare."),
    ("other roles", "If this role is posted as hybrid, be in the office 3 days a week."),
    ("other roles", "Some roles require five days a week in the office."),
    ("other roles", "Our hybrid roles combine office days with days at home."),
    ("other roles", "Certain teams work onsite."),
    ("other roles", "Remote employees get a lump sum."),
    ("other roles", "Work personas (flexible, remote or in office) are assigned later."),
    ("anywhere as a phrase", "Great ideas can come from anywhere in the company."),
    ("anywhere as a phrase", "Build bots with Automation Anywhere."),
    ("hybrid cloud", "Hybrid-cloud experience is a plus."),
    ("hybrid cloud", "A hybrid role that blends sales and support."),
    ("on-site things", "Free lunches twice a week and on-site yoga."),
    ("meetings", "20% client interaction: phone calls, in-person meetings."),
    ("on-site things", "You will be the on-site expert for printers."),
    ("remote teams", "Create courses (in-person and on-demand) for staff."),
    ("home and virtual things", "Know virtual machines and virtual networks."),
    ("home and virtual things", "We rely on a virtual assistant for hiring."),
    ("perk of some weeks", "A stipend for remote work and a home office budget."),
    ("home and virtual things", "Take-home exercise; furniture for the home."),
    ("perk of some weeks", "25 days of vacation and 10 days of sick leave."),
    ("times that are no office days", "Students work with us 3 days a week."),
    ("meetings", "Clinics run 2 days per month."),
    ("times that are no office days", "50% of your time is travel to customers."),
    ("times that are no office days",
     "Remain in a stationary position 90% of the time in the office."),
    ("times that are no office days", "Schedule: Monday to Friday\nWork Location: One location"),
    ("times that are no office days", "Nurses care for patients on the ward."),
    ("getting the job", "The salary range is for people who work onsite in Ohio."),
    ("home and virtual things", "Companies use our tools for hybrid work."),
    ("remote teams", "Half of our staff worked remotely last year."),
    ("home and virtual things",
     "Responsibilities\n- Write the remote work policy and shape in-office culture"),
    ("offices of the company", "Provides expert support, both remote and onsite."),
    ("offices of the company", "Join us in Berlin."),
    ("perk of some weeks", "Convenient access to telehealth services"),
    ("office as a thing", "Order supplies for our office."),
    ("meetings", "You will travel to our office in Rome twice a year."),
    ("home and virtual things", "Home health aides visit patients at home."),
    ("times that are no office days", "Five days of paid volunteer time a year"),
    ("offices of the company", "We have offices in Paris and Lisbon."),
    ("remote debugging", "Site reliability engineering"),
    ("getting the job", "The last interview is held onsite."),
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


def test_every_type_occurs_and_there_are_as_many_traps_as_hits():
    rows = [*STATED, *DENIED, *TRAPS]
    assert {row[0] for row in rows} == TYPES
    assert 60 <= len(STATED) <= len(TRAPS)
