"""The ways to work in the US in a role: answers and reasons, on the shipped tables."""

from datetime import date

import pytest
from small_posting import small

from classifiers import routes as matrix
from classifiers.cap_exemption import cap_exemption
from classifiers.routes import ANSWERS, routes
from pipelines import employment as employment_step
from pipelines import places as places_step
from pipelines import routes as routes_step
from pipelines import sponsorship as sponsorship_step
from sponsorboard.postings.posting import (
    Employer,
    Filings,
    History,
    Occupation,
    OccupationGuess,
)
from sponsorboard.reference import policy
from sponsorboard.reference.professions import professions, read
from sponsorboard.reference.tables import ReferenceError

TODAY = date(2026, 11, 25)
DEVELOPER, ENGINEER, CASHIER, ACCOUNTANT = "15-1252", "17-2141", "41-2011", "13-2011"


def history(soc, perm=0):
    own = Filings(years=dict.fromkeys(["FY2022", "FY2023", "FY2024", "FY2025"]), total=214)
    own.span = "FY2022-FY2025"
    known = History(lca=own, lca_soc={soc: own})
    if perm:
        known.perm = Filings(years={"FY2025": perm}, total=perm, span="FY2024-FY2025")
    return Employer(match=["ACME INC"], method="exact", history=known)


def posting(
    text="", *, soc=DEVELOPER, where="Austin, TX", probability=0.8, employer=None, **fields
):
    """A posting as the steps before leave it."""
    made = small(text, location_text=where, **fields)
    for step in (places_step, employment_step, sponsorship_step):
        made = step.step(made)
    guess = OccupationGuess(soc=soc, title="Any", probability=probability)
    made.occupation = Occupation(soc=soc, probability=probability, top=[guess])
    made.employer = employer or Employer()
    return made


def found(*given, today=TODAY, **named):
    made = posting(*given, **named)
    made.sponsorship.band = "unknown"  # what a model says of the record is tested apart
    routes_step.step(made)
    return routes(made, today)


def answers(answered):
    return {name: getattr(answered, name).answer for name in ANSWERS}


NO = "We are unable to sponsor employment visas for this position."
NO_FUTURE = (
    "Candidates must be authorized to work in the US without sponsorship now or in the future."
)
YES = "Visa sponsorship is available for this position."
NAMED = "We sponsor H-1B visas for this role."
TRANSFER = "We can sponsor H-1B transfers only."
PERHAPS = "Visa sponsorship may be considered on a case-by-case basis."
CITIZEN = "Applicants must be US citizens."
ITAR = "Due to ITAR, applicants must be a U.S. person (citizen, permanent resident, refugee)."
CLEARANCE = "An active Top Secret clearance is required."
OPT = "We welcome candidates on OPT and CPT."
NO_OPT = "We do not accept candidates on OPT or CPT."
TN = "We can support TN and E-3 visas."
GREEN = "We sponsor visas and support green cards."
AUTHORISED = "You must be authorized to work in the United States."
UNRESTRICTED = "Must have unrestricted authorization to work in the United States."
E_VERIFY = "We participate in E-Verify."


@pytest.mark.parametrize(
    ("text", "route", "answer", "reason"),
    [
        # Refused: every route with a petition; not what the student or a letter carries
        (NO, "h1b_cap", "no", f"The posting says: “{NO}”"),
        (NO, "h1b_transfer", "no", NO),
        (NO, "h1b_cap_exempt", "no", NO),
        (NO, "h1b1", "no", NO),
        (NO, "e3", "no", NO),
        (NO, "o1", "no", NO),
        (NO, "green_card", "no", NO),
        (NO, "tn", "unknown", "TN takes a letter of the employer and no petition"),
        (NO, "opt", "unknown", "The training is the student's own permission"),
        (NO_FUTURE, "h1b_cap", "no", NO_FUTURE),
        (NO_FUTURE, "opt", "no", NO_FUTURE),
        (NO_FUTURE, "stem_opt", "no", NO_FUTURE),
        (NO_FUTURE, "cpt", "no", NO_FUTURE),
        # Offered
        (YES, "h1b_cap", "likely", YES),
        (YES, "h1b_cap", "likely", "a place under the yearly cap: registrations of March are dr"),
        (YES, "h1b_transfer", "likely", YES),
        (YES, "h1b_cap_exempt", "unknown", "Nothing known says that this employer is outside"),
        (YES, "e3", "likely", "a specialty occupation and an LCA by the employer, and no lottery"),
        (YES, "tn", "possible", "It may be Computer Systems Analyst or Engineer on the USMCA list"),
        (YES, "o1", "possible", "It depends on the person"),
        (YES, "opt", "possible", YES),
        (YES, "stem_opt", "possible", "Whether the employer is in E-Verify is not known; it takes"),
        (YES, "green_card", "possible", YES),
        (GREEN, "green_card", "likely", GREEN),
        (NAMED, "h1b_cap", "likely", NAMED),
        (NAMED, "e3", "possible", "Other visas are named, this one is not"),
        (PERHAPS, "h1b_cap", "possible", PERHAPS),
        (PERHAPS, "green_card", "possible", PERHAPS),
        # Transfers only
        (TRANSFER, "h1b_cap", "no", "Only people who already hold H-1B status are taken on"),
        (TRANSFER, "h1b_transfer", "likely", TRANSFER),
        (TRANSFER, "tn", "unknown", TRANSFER),
        # Named routes
        (TN, "tn", "likely", TN),
        (TN, "e3", "likely", TN),
        (TN, "h1b_cap", "possible", "Other visas are named, this one is not"),
        (OPT, "opt", "likely", OPT),
        (OPT, "cpt", "likely", "Now only where the programme requires training of every student"),
        (OPT, "stem_opt", "possible", "it takes a STEM degree, Form I-983 and at least 20 hours"),
        (OPT, "h1b_cap", "unknown", "no record was found under this employer's name"),
        (NO_OPT, "opt", "no", NO_OPT),
        (NO_OPT, "stem_opt", "no", NO_OPT),
        (NO_OPT, "h1b_cap", "unknown", "no record was found under this employer's name"),
        # A refusal beside what it leaves open
        (f"{NO} {OPT}", "opt", "likely", OPT),
        (f"{NO} {OPT}", "h1b_cap", "no", NO),
        (f"{NO_FUTURE} {OPT}", "opt", "possible", OPT),
        # Work authorisation and nothing more
        (AUTHORISED, "h1b_cap", "unknown", "no record was found under this employer's name"),
        (AUTHORISED, "opt", "possible", AUTHORISED),
        (UNRESTRICTED, "opt", "unknown", UNRESTRICTED),
        (UNRESTRICTED, "h1b_cap", "unknown", UNRESTRICTED),
        # E-Verify enables STEM OPT and nothing else
        (E_VERIFY, "stem_opt", "possible", E_VERIFY),
        (E_VERIFY, "opt", "unknown", "does not say whether it takes students"),
        (E_VERIFY, "h1b_cap", "unknown", "no record was found under this employer's name"),
    ],
)
def test_the_postings_words_decide(text, route, answer, reason):
    one = getattr(found(text), route)
    assert one.answer == answer, one.reasons
    assert reason in " | ".join(one.reasons)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (CITIZEN, "Only US citizens may apply"),
        (ITAR, "Only US persons may apply"),
        (CLEARANCE, "A security clearance is required"),
        ("US citizens and green card holders only.", "Only US citizens and permanent residents"),
        (f"{CITIZEN} {YES}", "Only US citizens may apply"),
    ],
)
def test_restrictions_rule_every_route_out(text, reason):
    answered = found(text, employer=history(DEVELOPER))
    assert set(answers(answered).values()) == {"no"}
    for name in ANSWERS:
        assert getattr(answered, name).reasons[0].startswith(reason)
        assert text[:20] in " ".join(getattr(answered, name).reasons)


@pytest.mark.parametrize(
    "text",
    [
        "",
        # About other roles, other countries, other things
        "Visa sponsorship is not available for internships; see our other roles.",
        "We offer a cycle-to-work scheme and sponsor local meetups.",
        "Will you now or in the future require sponsorship?",
    ],
)
def test_silence_of_an_unknown_employer_is_never_a_no(text):
    answered = answers(found(text))
    assert set(answered.values()) == {"unknown"}


@pytest.mark.parametrize(
    ("band", "cap", "transfer", "treaty", "opt"),
    [
        ("likely", "likely", "likely", "possible", "possible"),
        ("possible", "possible", "possible", "possible", "possible"),
        ("unlikely", "unknown", "unknown", "unknown", "unknown"),
        ("unknown", "possible", "possible", "possible", "possible"),
    ],
)
def test_the_record_speaks_where_the_posting_is_silent(band, cap, transfer, treaty, opt):
    made = posting(employer=history(DEVELOPER))
    made.sponsorship.band = band
    answered = routes(made, TODAY)
    assert answers(answered) | {
        "h1b_cap": cap, "h1b_transfer": transfer, "h1b1": treaty, "e3": treaty, "opt": opt,
        "tn": treaty, "o1": "unknown", "green_card": "unknown", "h1b_cap_exempt": "unknown",
    } == answers(answered)  # fmt: skip
    past = ", but by its whole record another one is unlikely" if band == "unlikely" else ""
    assert answered.h1b_transfer.reasons[0] == (
        "The posting does not say; the employer filed LCAs for this occupation in each of "
        f"FY2022-FY2025 (214 certified in all){past}"
    )


def test_filings_for_other_occupations_tell_little():
    answered = found(employer=history(ACCOUNTANT))
    assert answered.h1b_cap.answer == "unknown"
    assert "LCAs on record are for other occupations" in answered.h1b_cap.reasons[0]
    assert "sponsors" not in answered.h1b_cap.reasons[0]


@pytest.mark.parametrize("band", ["likely", "possible"])
def test_a_band_that_rests_on_other_occupations_says_so(band):
    made = posting(employer=history(ACCOUNTANT))
    made.sponsorship.band = band
    cap = routes(made, TODAY).h1b_cap
    assert cap.answer == band
    assert cap.reasons[0] == (
        "The posting does not say; no LCA on record is for this very occupation, but by the "
        f"employer's other filings one is {band}"
    )


def test_some_years_are_named():
    employer = history(DEVELOPER)
    employer.history.lca_soc[DEVELOPER].years = {"FY2022": None, "FY2025": None}
    assert "in FY2022 and FY2025 (214 cert" in found(employer=employer).h1b_cap.reasons[0]


@pytest.mark.parametrize(
    ("company", "text", "cap", "exempt", "reason"),
    [
        ("Rice University", "", "unknown", "possible", "probably outside the cap"),
        ("Rice University", YES, "possible", "likely", "probably outside the cap"),
        ("Rice University", NO, "no", "no", NO),
        ("Broad Institute", PERHAPS, "possible", "possible", "probably outside the cap"),
        ("Phoenix Children's Hospital", "", "unknown", "unknown", "may be outside the cap"),
        ("Phoenix Children's Hospital", YES, "likely", "possible", "may be outside the cap"),
        ("University of Phoenix", YES, "likely", "no", "A for-profit employer is not outside"),
        ("Acme", YES, "likely", "unknown", "Nothing known says that this employer is outside"),
    ],
)
def test_outside_the_cap(company, text, cap, exempt, reason):
    level, prong, evidence = cap_exemption(company, None, ())
    employer = Employer(cap_exempt=level, cap_exempt_prong=prong, evidence=evidence)
    made = posting(text, employer=employer)
    made.company.name = company
    made.sponsorship.band = "unknown"
    answered = routes(made, TODAY)
    assert (answered.h1b_cap.answer, answered.h1b_cap_exempt.answer) == (cap, exempt)
    assert reason in " | ".join(answered.h1b_cap_exempt.reasons)


def test_attested_is_said_so():
    employer = Employer(cap_exempt="attested", cap_exempt_prong="nonprofit_research")
    exempt = found(YES, employer=employer).h1b_cap_exempt
    assert exempt.answer == "likely"
    assert exempt.reasons[0] == "The employer attests to be outside the cap (Form ETA-9141)"


@pytest.mark.parametrize(
    ("company", "text", "on", "answer"),
    [
        ("The University of Texas at Austin", YES, TODAY, "possible"),
        ("The University of Texas at Austin", "", TODAY, "unknown"),
        ("The University of Texas at Austin", NO, TODAY, "no"),
        ("Texas A&M University", YES, TODAY, "possible"),
        ("UT Southwestern", YES, TODAY, "possible"),
        # Before and after the order
        ("The University of Texas at Austin", YES, date(2026, 1, 26), "likely"),
        ("The University of Texas at Austin", YES, date(2027, 6, 1), "likely"),
        # Not public; not in Texas; its pause is only proposed
        ("Rice University", YES, TODAY, "likely"),
        ("University of Michigan", YES, TODAY, "likely"),
        ("University of Florida", YES, TODAY, "likely"),
    ],
)
def test_the_freeze_in_texas(company, text, on, answer):
    level, prong, _ = cap_exemption(company, None, ())
    made = posting(text, employer=Employer(cap_exempt=level, cap_exempt_prong=prong))
    made.company.name = company
    made.sponsorship.band = "unknown"
    exempt = routes(made, on).h1b_cap_exempt
    assert exempt.answer == answer
    frozen = answer in ("possible", "unknown")
    assert ("texas_freeze" in exempt.policy) is frozen
    assert frozen is any("Workforce Commission's approval" in one for one in exempt.reasons)


@pytest.mark.parametrize(
    ("exempt", "on", "said"),
    [
        ("none", TODAY, "A new petition needs a place under the yearly cap: registrations of "
         "March are drawn, weighted by the wage level that the pay reaches"),
        ("none", date(2026, 2, 26), "A new petition needs a place under the yearly cap: "
         "registrations of March are drawn"),
        ("possible", TODAY, "Unless the employer is outside the cap, a new petition needs a place "
         "under it: registrations of March are drawn, weighted by the wage level that the pay "
         "reaches"),
    ],
)  # fmt: skip
def test_the_lottery(exempt, on, said):
    answered = routes(posting(YES, employer=Employer(cap_exempt=exempt)), on)
    assert answered.h1b_cap.reasons[-1] == said
    assert "takes no lottery" in answered.h1b_transfer.reasons[-1]


@pytest.mark.parametrize(
    ("company", "frozen"),
    [
        ("Texas Department of Insurance", True),
        ("State of Texas", True),
        ("Texas Parks and Wildlife Department", True),
        ("Public Utility Commission of Texas", True),
        # Not the state's
        ("Texas Instruments", False),
        ("City of Austin", False),
        ("Texas Roadhouse", False),
        ("Iowa Department of Revenue", False),
    ],
)
def test_agencies_of_texas_are_frozen_too(company, frozen):
    made = posting(YES)
    made.company.name = company
    cap = routes(made, TODAY).h1b_cap
    assert cap.answer == ("possible" if frozen else "likely")
    assert ("texas_freeze" in cap.policy) is frozen


@pytest.mark.parametrize(
    ("soc", "text", "answer", "reason"),
    [
        (
            ENGINEER,
            YES,
            "likely",
            "Engineer is a profession on the USMCA list (bachelor's degree o",
        ),
        (ACCOUNTANT, YES, "likely", "Accountant is a profession on the USMCA list"),
        ("27-1024", YES, "likely", "Graphic Designer is a profession on the USMCA list"),
        ("15-1211", YES, "likely", "or a post-secondary diploma and three years of experience"),
        (DEVELOPER, YES, "possible", "only where the duties are those of a systems analyst or an"),
        ("29-1216", YES, "possible", "only to teach or do research"),
        ("13-1111", YES, "possible", "only as a consultant"),
        ("25-1032", YES, "likely", "Teacher at a college, seminary or university"),
        (ENGINEER, "", "unknown", "no record was found under this employer's name"),
        (ENGINEER, NO, "unknown", "TN takes a letter of the employer and no petition"),
        # Occupations that hold roles of a listed profession beside others
        ("15-2051", YES, "possible", "It may be Mathematician, Statistician or Computer Systems"),
        ("15-2051", "", "unknown", "It may be Mathematician, Statistician or Computer Systems"),
        ("15-1221", YES, "possible", "It may be Computer Systems Analyst or Engineer"),
        ("11-3021", YES, "possible", "of the profession more than of management"),
        ("41-9031", YES, "possible", "of an engineer more than of sales"),
        ("15-1255", YES, "possible", "It may be Graphic Designer on the USMCA list"),
        ("29-1171", YES, "possible", "only where the work is that of a registered nurse"),
        # Listed for what it is not
        ("13-2051", YES, "no", "No profession on the USMCA list corresponds"),
        # Not listed: no, whoever asks
        (CASHIER, "", "no", "No profession on the USMCA list corresponds to this occupation"),
        ("11-2021", YES, "no", "No profession on the USMCA list corresponds to this occupation"),
        ("11-2021", TN, "possible", "No profession on the USMCA list corresponds"),
        # Not listed: that decides, and a refusal beside it says no more
        (CASHIER, NO, "no", "No profession on the USMCA list corresponds to this occupation"),
        (None, YES, "unknown", "cannot be told"),
    ],
)
def test_professions_of_tn(soc, text, answer, reason):
    tn = found(text, soc=soc).tn
    assert tn.answer == answer, tn.reasons
    assert reason in " | ".join(tn.reasons)


def test_no_listed_profession_is_the_whole_reason():
    assert found(NO, soc=CASHIER).tn.reasons == [
        "No profession on the USMCA list corresponds to this occupation"
    ]


@pytest.mark.parametrize(
    ("soc", "minimum", "answer"),
    [
        (ENGINEER, "bachelor", "likely"),
        (ENGINEER, None, "likely"),
        (ENGINEER, "high_school", "possible"),
        (ENGINEER, "associate", "possible"),
        # The list takes a diploma and experience, or a licence
        ("15-1211", "associate", "likely"),
        ("29-1141", "associate", "likely"),
    ],
)
def test_the_degree_of_the_profession(soc, minimum, answer):
    made = posting(YES, soc=soc)
    made.degree.minimum = minimum
    tn = routes(made, TODAY).tn
    assert tn.answer == answer
    less = "The posting asks for less than the degree of the list"
    assert (less in tn.reasons) is (answer == "possible")


@pytest.mark.parametrize(("probability", "answer"), [(0.8, "likely"), (0.4, "possible")])
def test_an_uncertain_occupation_is_no_likely_profession(probability, answer):
    tn = found(YES, soc=ENGINEER, probability=probability).tn
    assert tn.answer == answer
    assert tn.reasons[-1].endswith("the occupation is not certain") is (answer == "possible")


def test_a_transfer_to_an_employer_outside_the_cap():
    exempt = routes(posting(YES, employer=Employer(cap_exempt="likely")), TODAY)
    assert "already hold H-1B status" in exempt.h1b_transfer.reasons[-1]
    assert "already counted under the cap" in found(YES).h1b_transfer.reasons[-1]


def test_an_uncertain_occupation_rules_nothing_out():
    answered = found("", soc=CASHIER, probability=0.4)
    assert answered.tn.answer == answered.h1b_cap.answer == "unknown"


@pytest.mark.parametrize(
    ("soc", "text", "answer", "reason"),
    [
        (CASHIER, "", "no", "does not usually take a bachelor's degree"),
        (CASHIER, YES, "possible", "does not usually take a bachelor's degree"),
        ("11-1021", YES, "possible", "weak fit for a specialty occupation"),
    ],
)
def test_the_occupation_has_to_qualify(soc, text, answer, reason):
    cap = found(text, soc=soc).h1b_cap
    assert cap.answer == answer
    assert reason in " | ".join(cap.reasons)


def unfit(soc=CASHIER, minimum=None, rival=None, **named):
    made = posting(soc=soc, **named)
    made.sponsorship.band = "unknown"
    made.degree.minimum = minimum
    if rival:
        made.occupation.top += [OccupationGuess(soc=rival, title="Any", probability=0.2)]
    routes_step.step(made)
    return routes(made, TODAY).h1b_cap


LESS = "The posting asks for less than a bachelor's degree, which a specialty occupation takes"


@pytest.mark.parametrize(
    ("given", "answer", "reason"),
    [
        ({}, "no", "does not usually take a bachelor's degree"),
        ({"minimum": "high_school"}, "no", LESS),
        ({"soc": "15-1232", "minimum": "high_school"}, "no", LESS),
        ({"minimum": "none_required", "rival": "41-2021"}, "no", LESS),
        # Another likely occupation may qualify
        ({"rival": "13-1161"}, "unknown", "does not usually take a bachelor's degree"),
        # A bachelor's degree is asked for
        ({"minimum": "bachelor"}, "unknown", "does not usually take a bachelor's degree"),
        # The employer has filed for the like of it
        ({"employer": history(CASHIER)}, "unknown", "the employer filed LCAs for this occupation"),
        # H-1B3 (INA 101(a)(15)(H)(i)(b))
        ({"soc": "41-9012"}, "unknown", "Fashion models of distinguished merit"),
        # What lowers the fit is what the posting asks for
        ({"soc": ACCOUNTANT, "minimum": "associate"}, "unknown", LESS),
    ],
)
def test_no_takes_more_than_a_doubt(given, answer, reason):
    cap = unfit(**given)
    assert cap.answer == answer
    assert reason in " | ".join(cap.reasons)


@pytest.mark.parametrize(
    ("text", "answer", "reason"),
    [
        ("", "possible", "It takes the school's permission and needs no petition"),
        ("", "possible", "Now only where the programme requires training of every student"),
        # Needs no petition: a refusal does not block it, "now or in the future" does
        (NO, "possible", "It takes the school's permission and needs no petition"),
        (NO_FUTURE, "no", NO_FUTURE),
    ],
)
def test_cpt_on_an_internship(text, answer, reason):
    cpt = found(text, title="Software Engineering Intern", employment_text="Internship").cpt
    assert cpt.answer == answer
    assert reason in " | ".join(cpt.reasons)


def test_cpt_was_not_always_narrowed():
    fields = {"title": "Software Engineering Intern", "employment_text": "Internship"}
    cpt = found("", today=date(2026, 8, 11), **fields).cpt
    assert cpt.reasons == ["It takes the school's permission and needs no petition"]
    assert cpt.policy == ["practical_training"]


def test_short_work_is_filed_for_less():
    made = posting(employer=history(DEVELOPER), employment_text="Contract")
    made.sponsorship.band = "likely"
    cap = routes(made, TODAY).h1b_cap
    assert cap.answer == "possible"
    assert "part-time, contract, temporary or student work" in " | ".join(cap.reasons)


def test_work_at_a_client():
    employer = history(DEVELOPER)
    employer.staffing = True
    cap = found(employer=employer).h1b_cap
    assert any("the client's degree requirement counts" in one for one in cap.reasons)


@pytest.mark.parametrize("text", ["", YES])
def test_an_agency_hides_who_files(text):
    made = posting(text)
    made.employment.third_party = True
    for route in ("h1b_cap", "h1b_transfer", "e3"):
        one = getattr(routes(made, TODAY), route)
        assert any("the one who employs has to file" in said for said in one.reasons)
    made = posting(NO)
    made.employment.third_party = True
    assert routes(made, TODAY).h1b_cap.reasons == [f"The posting says: “{NO}”"]


def test_green_cards_by_record():
    card = found(employer=history(DEVELOPER, perm=12)).green_card
    assert card.answer == "possible"
    assert card.reasons == [
        "The employer has 12 certified applications for green cards (PERM) in FY2024-FY2025, "
        "usually for people it already employs"
    ]


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("• We sponsor visas.", "We sponsor visas."),
        ("- Corp-to-corp is not taken", "Corp-to-corp is not taken"),
        ("** No sponsorship", "No sponsorship"),
        ("13. No sponsorship", "No sponsorship"),
        ("(b) No sponsorship", "No sponsorship"),
        ("•Ability to obtain a clearance", "Ability to obtain a clearance"),
        # Not the mark of a list
        ("H-1B transfers only", "H-1B transfers only"),
        ("10 visas a year", "10 visas a year"),
        ("$100,000 is not paid", "$100,000 is not paid"),
        # Cut after a whole word
        ("word " * 50, ("word " * 40).strip() + " …"),
    ],
)
def test_a_quote_is_shown_as_it_is_read(quote, said):
    made = posting(YES)
    made.sponsorship.statements[0].quote = quote
    shown = routes(made, TODAY).h1b_cap.reasons[0]
    assert shown == f"The posting says: “{said}”"


@pytest.mark.parametrize(
    ("quote", "answer"),
    [
        ("Green card holders and H-1B transfers are welcome", "unknown"),
        ("GC holders, H1B transfer", "unknown"),
        ("We support green cards for green card holders' spouses", "likely"),
        ("We sponsor H-1B transfers and start PERM within a year", "likely"),
    ],
)
def test_holders_of_green_cards_are_no_route(quote, answer):
    made = posting(TRANSFER)
    made.sponsorship.visas_yes = ["h1b_transfer", "green_card"]
    made.sponsorship.statements[0].quote = quote
    made.sponsorship.statements[0].visas = ["h1b_transfer", "green_card"]
    assert routes(made, TODAY).green_card.answer == answer


def test_no_reason_is_said_twice():
    made = posting(f"{NO_FUTURE} {OPT}", employment_text="Internship")
    for name in ANSWERS:
        reasons = getattr(routes(made, TODAY), name).reasons
        assert len(reasons) == len(set(reasons))


@pytest.mark.parametrize(
    ("company", "where", "exempt"),
    [
        # By the look of its name alone, which says nothing abroad
        ("Harbourfront Research Institute", "Toronto, ON, Canada", "none"),
        ("University of Uppsala", "Uppsala, Sweden", "none"),
        ("Harbourfront Research Institute", "Boston, MA", "possible"),
        ("Harbourfront Research Institute", "Toronto, Canada | Boston, MA", "possible"),
        # On the list or an institution of the US, wherever the place is
        ("Stanford University", "Berlin, Germany", "likely"),
        ("World Resources Institute", "London, UK", "possible"),
    ],
)
def test_the_look_of_a_name_abroad(company, where, exempt):
    level, prong, evidence = cap_exemption(company, None, ())
    employer = Employer(cap_exempt=level, cap_exempt_prong=prong, evidence=list(evidence))
    made = routes_step.step(posting(where=where, employer=employer))
    assert made.employer.cap_exempt == exempt
    assert bool(made.employer.evidence) is (exempt != "none")


def test_outside_the_us_there_are_none():
    assert found(YES, where="Berlin, Germany") is None
    assert found(YES, where="Berlin, Germany | Austin, TX") is not None
    assert found(YES, where=None) is not None


def test_words_about_another_country_say_nothing_of_the_us():
    made = posting("We sponsor UK Skilled Worker visas.", where=None)
    made.sponsorship.country, made.sponsorship.policy = "GB", "offered"
    assert routes(made, TODAY).h1b_cap.answer == "unknown"


# --- Policy ---------------------------------------------------------------------------------------

CASES = [
    (text, company, soc)
    for text in ("", YES, NO, NO_FUTURE, TN, OPT, CITIZEN, TRANSFER, GREEN)
    for company in ("Acme", "Rice University", "University of Florida", "Texas Tech University")
    for soc in (DEVELOPER, ENGINEER, CASHIER)
]


def everything():
    matrix._in_force.cache_clear()
    matrix._rests.cache_clear()
    given = []
    for text, company, soc in CASES:
        level, prong, evidence = cap_exemption(company, None, ())
        employer = Employer(cap_exempt=level, cap_exempt_prong=prong, evidence=evidence)
        made = posting(text, soc=soc, employer=employer)
        made.company.name = company
        given.append(routes(made, TODAY))
    return given


@pytest.fixture
def _forgetful():
    yield
    matrix._in_force.cache_clear()
    matrix._rests.cache_clear()


@pytest.mark.usefixtures("_forgetful")
def test_what_is_not_in_force_changes_no_answer(monkeypatch):
    before = everything()
    kept = {id: fact for id, fact in policy.facts().items() if fact.in_force(TODAY)}
    assert len(kept) < len(policy.facts())
    monkeypatch.setattr(matrix, "facts", lambda: kept)
    assert everything() == before


@pytest.mark.usefixtures("_forgetful")
def test_what_is_in_force_is_named_and_nothing_else():
    known = policy.facts()
    for answered in everything():
        for name in ANSWERS:
            one = getattr(answered, name)
            assert one.reasons
            assert all(known[id].in_force(TODAY) for id in one.policy)
            assert all(name in known[id].applies_to for id in one.policy)
            said = " ".join(one.reasons)
            assert not any(word in said for word in ("103,265", "100,000", "proposed"))


def test_every_route_rests_on_known_facts():
    assert {id for ids in matrix.RESTS.values() for id in ids} <= set(policy.facts())
    assert set(matrix.RESTS) == set(ANSWERS) == policy.ROUTES


# --- The list of professions ----------------------------------------------------------------------


def test_every_profession_has_occupations_of_soc_2018():
    assert len(professions()) > 150
    assert professions()["17-2051"].profession == "Engineer"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Any\tdegree\tlikely\t15-125\t", r"line 2: '15-125' is no code, or is in another row too"),
        ("Any\tdegree\tsure\t15-1252\t", r"line 2: Invalid enum value 'sure'"),
        (
            "Any\tdegree\tlikely\t15-1252\t\nOther\tdegree\tlikely\t15-1252\t",
            r"professions\.tsv, line 3: '15-1252' is no code, or is in another row too",
        ),
    ],
)
def test_a_bad_profession_is_named(tmp_path, row, message):
    file = tmp_path / "professions.tsv"
    file.write_text(f"profession\tneeds\tanswer\tsocs\tcondition\n{row}\n")
    with pytest.raises(ReferenceError, match=message):
        read(file)
