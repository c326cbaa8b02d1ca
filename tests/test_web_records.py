"""How pages word likelihoods, records, routes and rules: never more than the source says."""

import re
from datetime import date

import msgspec
import pytest
from small_posting import small
from web_samples import postings, recorded

from sponsorboard.postings.posting import (
    Band,
    Employer,
    Filings,
    History,
    Occupation,
    OccupationGuess,
    Reason,
    Route,
    Routes,
    Salary,
    Sponsorship,
    WageLevel,
)
from sponsorboard.reference import Vintage, policy, tables
from sponsorboard.reference.status import TABLES
from sponsorboard.search import Count, Page, Query
from sponsorboard.web import occupations, policies, vintages
from sponsorboard.web.chances import argument, chance, short, tenths
from sponsorboard.web.citations import cited
from sponsorboard.web.facets import facets
from sponsorboard.web.records import cards
from sponsorboard.web.showing import covered
from sponsorboard.web.vintages import Origin, origin
from sponsorboard.web.ways import signs, ways

SPAN = "FY2022-FY2025"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.62, 0.79, "6 to 8 in 10"),
        (0.6, 0.8, "6 to 8 in 10"),
        (0.7, 0.7, "7 in 10"),
        (0.01, 0.08, "fewer than 1 in 10"),
        (0.02, 0.31, "up to 4 in 10"),
        (0.91, 0.97, "more than 9 in 10"),
        (0.0, 1.0, None),
        (None, 0.4, None),
        (None, None, None),
    ],
)
def test_an_interval_is_worded_in_tenths_that_hold_all_of_it(low, high, words):
    assert tenths(low, high) == words


@pytest.mark.parametrize(
    ("weight", "effect", "direction"),
    [
        (1.43, "raises it strongly", "up"),
        (0.5, "raises it", "up"),
        (0.2, "raises it slightly", "up"),
        (0.04, "changes little", "none"),
        (-0.3, "lowers it slightly", "down"),
        (-2, "lowers it strongly", "down"),
        (None, None, "none"),
    ],
)
def test_a_weight_is_worded(weight, effect, direction):
    found = argument(Reason(text="Filed", weight=weight))
    assert (found.effect, found.direction) == (effect, direction)


def test_weights_stand_with_their_sum():
    found = chance(recorded())
    assert [one.weight for one in found.arguments] == ["+1.43", "-0.52", "+0.04"]
    assert found.together == "+0.95"
    assert "such employers file LCAs" in short(recorded())


@pytest.mark.parametrize(
    ("said", "reason", "shown"),
    [
        ({"band": "likely"}, "The posting does not say", False),
        ({"band": "unknown"}, "The posting does not say", False),
        ({"band": "unknown"}, "No legal name on file is certainly this company", True),
        ({"band": "not_applicable"}, "Every place of this posting is outside the US", False),
        ({"band": "stated_no"}, "The posting says: “We sponsor nobody.”", True),
        ({"band": "restricted", "blockers": ["• US citizens only"]},
         "The posting says: “US citizens only”", False),
    ],
)  # fmt: skip
def test_a_reason_that_repeats_what_stands_above_it_is_left_out(said, reason, shown):
    found = chance(small(sponsorship=Sponsorship(reasons=[Reason(text=reason)], **said)))
    assert [one.text for one in found.arguments] == [reason] * shown
    assert found.blockers == ["US citizens only"] * ("blockers" in said)


def test_quotes_in_reasons_begin_without_the_bullet_of_their_line():
    said = "The posting says: “• We sponsor H-1B.”"
    assert argument(Reason(text=said)).text == "The posting says: “We sponsor H-1B.”"
    (way, *_) = ways(small(routes=Routes(h1b_cap=Route(reasons=[said]))))
    assert way.reasons == ["The posting says: “We sponsor H-1B.”"]


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        (f"lca_years {SPAN}: ACME INC; ACME LLC; uscis_years FY2014-FY2023: ACME INC",
         f"Certified LCAs {SPAN}: ACME INC; ACME LLC; "
         "H-1B petitions decided by USCIS FY2014-FY2023: ACME INC"),
        ("wages 2025-26: 15-1252 x 35620", "Prevailing wages 2025-26: 15-1252 in area 35620"),
        ("wages 2025-26: 15-1252 x 4 areas", "Prevailing wages 2025-26: 15-1252 in 4 areas"),
        ("job_phrases: data analyst", "Words of job titles: data analyst"),
        (f"occupation_titles {SPAN}: growth x 13-1161",
         f"Words of job titles {SPAN}: growth, as 13-1161"),
        ("cap_exempt: Acme: hospital", "List of employers outside the cap: Acme: hospital"),
        ("company name: “Acme” says College", "The company’s name: “Acme” says College"),
        ("policy cap_numbers", "policy cap_numbers"),
        ("lca_years", "Certified LCAs"),
        (None, None),
    ],
)  # fmt: skip
def test_a_reference_is_given_in_words(ref, words):
    assert cited(ref) == words


def test_no_page_names_a_table_as_the_record_does():
    shown = f"{chance(recorded())} {cards(recorded())}"
    assert "Certified LCAs FY2022-FY2025: RIVULET GAUGES INC" in shown
    assert not re.search(r"\b(lca|uscis)_", shown)


def test_no_likelihood_is_shown_where_there_is_none():
    silent = small()
    assert short(silent) is None
    found = chance(silent)
    assert (found.interval, found.basis, found.together) == (None, None, None)


@pytest.mark.parametrize(
    ("names", "words"),
    [([], "no record was found under this name"), (["ACME INC"], "the records do not tell")],
)
def test_unknown_says_whether_there_is_a_record(names, words):
    said = Sponsorship(band="unknown", basis="unknown")
    assert words in chance(small(sponsorship=said, employer=Employer(match=names))).answer


def test_a_stated_policy_has_the_value_of_its_reading_and_no_employer_beside_it():
    said = Sponsorship(
        policy="refused", band="stated_no", basis="stated", low=0.002, high=0.089, model="2026.1"
    )
    posting = small(sponsorship=said)
    assert short(posting) is None
    found = chance(posting)
    assert found.interval == (
        "Checked by hand: fewer than 1 in 10 postings read this way do offer some sponsorship."
    )
    assert found.basis is None


def employer(**fields):
    """The employer's card."""
    known = Employer(**{"match": ["ACME INC"], **fields})
    role = Occupation(soc="15-1252", title="Software Developers")
    return cards(small(employer=known, occupation=role))[0]


def filed(years, total, **others):
    return Filings(years=dict.fromkeys(years) | others, total=total, span=SPAN)


EVERY = ("FY2022", "FY2023", "FY2024", "FY2025")


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (filed(EVERY, 214),
         "For Software Developers (15-1252): filed LCAs in each of FY2022-FY2025 "
         "(214 certified in all)."),
        (filed(("FY2022", "FY2024"), 3),
         "For Software Developers (15-1252): filed LCAs in FY2022, FY2024 (3 certified in all)."),
        (None, "None of them for Software Developers (15-1252)."),
    ],
)  # fmt: skip
def test_filings_in_the_occupation_are_worded_by_year(own, words):
    history = History(lca=filed(EVERY, 3_211), lca_soc={"15-1252": own} if own else {})
    found = employer(history=history)
    assert found.answer == "Filed 3,211 certified LCAs in FY2022-FY2025."
    assert found.details[0] == words


def test_a_year_without_a_count_has_none():
    found = employer(history=History(lca=filed(("FY2022",), 30, FY2025=12)))
    cells = {year: (cell.count, cell.filed) for year, (cell,) in found.lca.years}
    assert cells == {
        "FY2022": (None, True), "FY2023": (None, False), "FY2024": (None, False),
        "FY2025": (12, True),
    }  # fmt: skip
    assert found.lca.uncounted
    assert found.lca.totals == [30]


def test_a_span_that_ends_within_a_year_has_all_its_years():
    history = History(lca=Filings(years={"FY2024": 1}, total=1, span="FY2023-FY2025 Q2"))
    found = employer(history=history)
    assert [year for year, _ in found.lca.years] == ["FY2023", "FY2024", "FY2025"]
    assert found.answer == "Filed 1 certified LCA in FY2023-FY2025 Q2."


def test_no_record_is_not_a_no():
    found = employer(match=[])
    assert found.answer == "No record found under this name."
    assert "no record is not a no" in found.details[0]
    found = employer(history=History())
    assert found.answer.startswith("No certified Labor Condition Application (LCA) found")


@pytest.mark.parametrize(
    ("exempt", "begins"),
    [("attested", "Attests"), ("likely", "Is likely"), ("possible", "Is possibly")],
)
def test_cap_exemption_is_attested_at_best(exempt, begins):
    found = employer(cap_exempt=exempt, cap_exempt_prong="higher_education")
    (said,) = [line for line in found.details if "yearly cap" in line]
    assert said.startswith(f"{begins} ")
    assert "institution of higher education" in said


def test_many_legal_names_are_counted():
    found = employer(match=[f"ACME {place} LLC" for place in range(12)], method="alias")
    assert "ACME 2 LLC and 9 more (listed as another name" in " ".join(found.details)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (2, 3, "Pay reaches Level II at its lower end and Level III at its upper end in "),
        (
            0,
            3,
            "Pay stays below Level I at its lower end and reaches Level III at its upper end in ",
        ),
        (1, 1, "Pay reaches Level I in "),
        (0, 0, "Pay stays below Level I in "),
        (4, None, "Pay reaches Level IV in "),
        (None, 2, "Pay reaches Level II at most in "),
    ],
)
def test_the_wage_level_of_both_ends(low, high, words):
    level = WageLevel(low=low, high=high, area_name="Boston, MA", wage_year="2025-26")
    (card,) = [one for one in cards(small(wage_level=level)) if one.topic == "wage"]
    assert card.answer == f"{words}Boston, MA, wage year 2025-26."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"wage_level": WageLevel(low=1, high=4, wage_year="2025-26")},
         "Pay reaches Level I at its lower end and Level IV at its upper end over all areas that "
         "it may be in, wage year 2025-26."),
        ({}, "Cannot be told: the posting states no pay."),
        ({"salary": Salary(bands=[Band(min=1)])}, "Cannot be told for this posting."),
        ({"sponsorship": Sponsorship(band="not_applicable")}, "For jobs in the US only."),
    ],
)  # fmt: skip
def test_a_wage_level_says_where_it_holds_or_why_there_is_none(fields, words):
    (card,) = [one for one in cards(small(**fields)) if one.topic == "wage"]
    assert card.answer == words


def test_a_slim_guess_is_no_other_occupation():
    guesses = [("15-1252", 0.93), ("15-1253", 0.05), ("15-1254", 0.02)]
    top = [OccupationGuess(soc=soc, title=soc, probability=part) for soc, part in guesses]
    known = Occupation(soc="15-1252", title="Software Developers", probability=0.93, top=top)
    (card,) = [one for one in cards(small(occupation=known)) if one.topic == "occupation"]
    assert card.details[1] == "It could also be 15-1253 (15-1253)."


def test_legal_names_that_differ_in_blanks_are_one():
    found = employer(match=["ACME  LLC", "ACME LLC"])
    assert found.details[0].startswith("Legal name: ACME LLC (")


def test_every_route_is_shown_with_its_rules():
    found = {name: one for one in ways(recorded()) for name in one.names}
    assert len(found) == 11
    cap = found["H-1B, new petition under the cap"]
    assert [one.id for one in cap.facts] == ["cap_numbers", "weighted_selection", "payment_100k"]
    assert found["CPT"].words == "not here"
    assert found["E-3 (Australia)"].names == ["H-1B1 (Chile, Singapore)", "E-3 (Australia)"]
    assert ways(small()) == []


def test_a_card_says_only_what_is_known():
    assert signs(small()) == []
    assert signs(recorded()) == [
        "filed LCAs for this occupation",
        "outside the H-1B cap: attested by the employer",
        "work at a client",
        "pay reaches Level II",
        "likely ways: H-1B transfer, H-1B outside the cap, TN",
    ]


def test_no_sentence_claims_more_than_a_filing():
    said = [chance(one) for one in postings()] + [cards(one) for one in postings()]
    for claim in ("verified", "approved visa"):
        assert claim not in str(said)


def test_contact_data_in_reasons_is_masked():
    way = Route(reasons=["Says: write to hr@acme.example"])
    posting = small(
        routes=Routes(o1=way),
        occupation=Occupation(specialty_reasons=["hr@acme.example"]),
        wage_level=WageLevel(caveats=["hr@acme.example"]),
    )
    assert "hr@acme" not in str(covered(posting))


def test_a_group_of_occupations_counts_all_its_codes():
    counts = {"occupation": [Count("15-1252", 3), Count("15-1211", 2), Count("29-1141", 1)]}
    page = Page(total=5, hits=[], facets=counts, cursor=None)
    (facet,) = facets(Query(occupation=["15-1"]), page)
    assert {one.value: one.count for one in facet.choices if one.chosen} == {"15-1": 5}


FACT = policy.Fact(
    id="fee", subject="fee", status="in_force", checked_on=date(2026, 10, 7), citation="INA",
    valid_to=date(2026, 11, 1), applies_to=("h1b_cap",),
)  # fmt: skip
PROPOSED = msgspec.structs.replace(FACT, status="proposed", valid_to=None)


@pytest.mark.parametrize(
    ("fact", "on", "status", "stale"),
    [
        (FACT, date(2026, 10, 20), "in force", False),
        (FACT, date(2026, 11, 2), "expired, not in force", False),
        (FACT, date(2026, 11, 7), "expired, not in force", True),
        (PROPOSED, date(2026, 10, 20), "proposed, not in force", False),
    ],
)
def test_a_rule_is_worded_as_it_stands_today(monkeypatch, fact, on, status, stale):
    monkeypatch.setattr(policy, "facts", lambda: {"fee": fact})
    monkeypatch.setattr(policies, "today", lambda: on)
    shown = policies.facts()["fee"]
    assert (shown.subject, shown.status, shown.stale) == ("Fee", status, stale)


def test_invented_facts_are_named_so_and_never_out_of_date():
    made = Vintage(
        table="wages", about="wages", agency="Labor", span="2025-26", fresh_until=date(2026, 6, 30)
    )
    assert origin(made, date(2026, 7, 1)) == Origin("wages, Labor, 2025-26", True, False)
    sample = msgspec.structs.replace(made, sample=True, notes=["half a year"])
    assert origin(sample, date(2026, 7, 1)) == Origin("wages, Labor, 2025-26", False, True)


def test_what_a_reader_of_a_file_has_to_know_stands_with_it():
    made = Vintage(
        table="wages",
        about="wages, in cents",
        agency="Labor",
        span="2025",
        notes=["half a year", "a_b.xlsx: a part", "c.csv: a part"],
    )
    found = origin(made, date(2026, 7, 1))
    assert (found.name, found.notes) == ("wages, Labor, 2025", ("half a year", "a part"))


def test_dates_of_a_proposed_rule_are_not_those_of_one_in_force(monkeypatch):
    proposed = msgspec.structs.replace(FACT, id="other", status="proposed")
    monkeypatch.setattr(policy, "facts", lambda: {"fee": FACT, "other": proposed})
    dates = [one.dates for one in policies.facts().values()]
    assert dates == ["to 1 Nov 2026", "would hold to 1 Nov 2026"]


@pytest.mark.parametrize("content", [None, b"junk"])
def test_pages_stand_without_the_tables(tmp_path, monkeypatch, content):
    monkeypatch.setattr(tables, "_folders", [tmp_path])
    for name in TABLES if content else ():
        (tmp_path / f"{name}.parquet").write_bytes(content)
    for known in (occupations.titles, vintages.vintages):
        known.cache_clear()
    try:
        assert occupations.title("15-1252") == "15-1252"
        assert cards(recorded())[0].origins == []
        assert chance(recorded()).origins == []
    finally:
        for known in (occupations.titles, vintages.vintages):
            known.cache_clear()


def test_every_rule_that_ships_has_a_place_on_the_page():
    page = policies.page()
    assert sum(len(several) for _, several in page["groups"]) == len(policy.facts())
    (proposed,) = [several for title, several in page["groups"] if "Proposed" in title]
    assert all("not in force" in one.status for one in proposed)


def test_nothing_proposed_counts_as_in_force():
    for rule in policies.rules():
        if rule.in_force:
            assert rule.status == "in_force"
