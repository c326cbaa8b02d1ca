"""Companies as boards and pages name them, and the legal names that they are."""

import json

import pytest

from classifiers.employer import linker
from sponsorboard.cli.app import run
from sponsorboard.postings.posting import Company, Posting
from sponsorboard.reference import ReferenceError, aliases, employers, histories, names


def link(company, domain=None):
    found = linker().link(company, domain)
    return found.method, [linker().known.names[row] for row in found.rows]


@pytest.mark.parametrize(
    ("company", "legal"),
    [
        ("Drata", "DRATA INC"),
        ("drata", "DRATA INC"),
        ("Drata, Inc.", "DRATA INC"),
        ("Penumbra US", "PENUMBRA INC"),
        ("accesssoftek", "ACCESS SOFTEK INC"),
        ("ambient.ai", "AMBIENT AI INC"),
        ("AIDS Healthcare Foundation", "AIDS HEALTHCARE FOUNDATION"),
        ("St. Luke's School", "ST LUKE'S SCHOOL"),
        ("Carta", "ESHARES INC DBA CARTA"),
        ("1-800-FLOWERS.COM, Inc.", "1-800-FLOWERSCOM INC"),
        ("University of Tulsa", "THE UNIVERSITY OF TULSA"),
        ("Texas A&M University Kingsville", "TEXAS A&M UNIVERSITY-KINGSVILLE"),
    ],
)
def test_whole_names(company, legal):
    method, found = link(company)
    assert method == "exact"
    assert legal in found


@pytest.mark.parametrize(
    ("company", "legal"),
    [
        ("Meta", "META PLATFORMS INC"),
        ("Instacart", "MAPLEBEAR INC"),
        ("SpaceX", "SPACE EXPLORATION TECHNOLOGIES CORP"),
        ("MIT", "MASSACHUSETTS INSTITUTE OF TECHNOLOGY"),
        ("Airtable", "FORMAGRID INC"),
        ("CircleCI", "CIRCLE INTERNET SERVICES INC"),
        ("Circle", "CIRCLE INTERNET FINANCIAL LLC"),
        ("P&G", "THE PROCTER & GAMBLE COMPANY"),
        ("j.p. morgan", "JPMORGAN CHASE & CO"),
    ],
)
def test_brands(company, legal):
    method, found = link(company)
    assert method == "alias"
    assert legal in found


@pytest.mark.parametrize(
    ("company", "legal"),
    [
        ("Veeva", "VEEVA SYSTEMS INC"),
        ("Revolut", "REVOLUT TECHNOLOGIES INC"),
        ("Syndio", "SYNDIO SOLUTIONS INC"),
        ("TriNet", "TRINET USA INC"),
        ("Moneygram", "MONEYGRAM INTERNATIONAL INC"),
        ("World Wide Technology", "WORLD WIDE TECHNOLOGY HOLDING CO LLC"),
        ("Change Healthcare", "CHANGE HEALTHCARE TECHNOLOGIES LLC"),
    ],
)
def test_distinctive_words_that_begin_a_name(company, legal):
    method, found = link(company)
    assert method == "prefix"
    assert legal in found


@pytest.mark.parametrize(
    "company",
    [
        "Delve",  # an LLC and an Inc., of like size
        "align",  # ALIGN INC files little, ALIGN TECHNOLOGY much
        "NATIONAL",
        "Epic",  # games, health records, pharma
        "Bolt",
        "Target Health Partners of Ohio",
        "Apple Bank",
        "Meta IT Systems Polska sp. z o.o.",
        "Ford Foundation Kenya Ltd",
        "AstraZeneca AB",
        "Fa Ewkd Saasfaprod1",
        "Confidential",
        "?",
        "",
        "   ",
        "日本電気株式会社",
    ],
)
def test_no_link_when_it_cannot_be_told(company):
    assert link(company) == ("none", [])


@pytest.mark.parametrize(
    ("company", "legal"),
    [
        ("Careers at Marriott", "MARRIOTT INTERNATIONAL INC"),
        ("Datavail Career Site", "DATAVAIL CORPORATION"),
        ("Hologic Careers", "HOLOGIC INC"),
        ("Toshiba Global Commerce Solutions - External", "TOSHIBA GLOBAL COMMERCE SOLUTIONS INC"),
        ("Contractor Jobs at Airbnb", "AIRBNB INC"),
        ("Job Opportunities at Latham & Watkins LLP", "LATHAM & WATKINS LLP"),
        ("Vacatures bij Trinseo LLC", "TRINSEO LLC"),
        ("spauldingridgejobs", "SPAULDING RIDGE LLC"),
        ("linksquaresinc", "LINKSQUARES INC"),
        (
            "Advantage Sales & Marketing LLC dba Advantage Solutions",
            "ADVANTAGE SALES & MARKETING LLC",
        ),
    ],
)
def test_words_that_only_name_the_board_are_no_part_of_the_name(company, legal):
    assert legal in link(company)[1]


@pytest.mark.parametrize(
    ("company", "legal"),
    [
        ("The Hanover Insurance Group", "THE HANOVER INSURANCE COMPANY"),
        ("Global Atlantic Financial Group", "GLOBAL ATLANTIC FINANCIAL COMPANY"),
        ("Atlas Air Worldwide Holdings", "ATLAS AIR INC"),
        ("Pierre Fabre Laboratories", "PIERRE FABRE USA INC"),
        ("Relyance AI", "RELYANCE INC"),
    ],
)
def test_words_that_one_side_leaves_out(company, legal):
    assert link(company) == ("prefix", [legal])


@pytest.mark.parametrize(
    ("company", "legal"),
    [
        ("Campbellsville", "CAMPBELLSVILLE UNIVERSITY INC"),
        ("Plastipak", "PLASTIPAK PACKAGING INC"),
    ],
)
def test_a_coined_word_is_the_only_name_that_goes_on_after_it(company, legal):
    assert link(company) == ("prefix", [legal])


@pytest.mark.parametrize(
    ("company", "legal"),
    [
        ("Openly", ["OPENLY INC", "OPENLY LLC"]),
        ("Contentstack", ["CONTENTSTACK INC", "CONTENTSTACK LLC"]),
    ],
)
def test_a_coined_name_may_have_changed_its_legal_form(company, legal):
    assert link(company) == ("exact", legal)


@pytest.mark.parametrize(
    "company",
    [
        "Sauce",  # labs, and another firm's AI
        "Enigma",  # labs, and technologies
        "Skidmore",  # a college, and architects
        "The Zebra",  # not ZEBRA TECHNOLOGIES: other firms have the word
        "Numeric",
        "expo",  # EXPO INC hardly filed, and many names hold the word
        "WRI",
        "cwi",
        "A-LIGN",
        "John Snow Labs",
        "Veterinary Emergency Services",
        "Blue Rose Research",
        "Careers",
        "Internal Job Board",
    ],
)
def test_a_common_or_short_word_says_too_little(company):
    assert link(company) == ("none", [])


@pytest.mark.parametrize(
    ("company", "other"),
    [
        ("Gilead", "KITE PHARMA INC"),
        ("Roche", "GENENTECH INC"),
        ("GSK", "GSK SOLUTIONS INC"),
        ("Allstate", "ALLSTATE GLASS INC"),
        ("Rutgers", "RUTGERS CONSTRUCTION INC"),
        ("GE Aerospace", "GE PRECISION HEALTHCARE LLC"),
        ("DISYS", "DISYS SOLUTIONS INC"),
    ],
)
def test_brands_leave_out_other_brands_and_other_firms(company, other):
    method, found = link(company)
    assert method == "alias"
    assert found
    assert other not in found


@pytest.mark.parametrize(
    ("company", "slip"),
    [
        ("Sutter Health", "SUTTER HEATLH"),
        ("Mayo Clinic", "MAYO CLINC"),
        ("Gap", "GAP  INC"),
        ("TCS", "TATA CONSULTANCY SERVIES LIMITED"),
    ],
)
def test_slips_of_the_pen_come_with_the_name(company, slip):
    assert slip in link(company)[1]


@pytest.mark.parametrize(
    ("name", "other", "slip"),
    [
        ("MAYO CLINIC", "MAYO CLINC", True),
        ("DUKE UNIVERSITY", "DUKE UNIVERISTY", True),
        ("RYDER SYSTEM", "RYDER SYSTEMS", True),
        ("UNITED STATES", "UNITEDSTATES", True),
        ("SCHOOL DISTRICT 1", "SCHOOL DISTRICT 2", False),
        ("SCHOOL DISTRICT", "SCHOOL DISTRICT 2", False),
        ("MAYO CLINIC", "MAYO CLINIC", False),
        ("MAYO CLINIC", "MAYA CLINC", False),
    ],
)
def test_slips(name, other, slip):
    assert names.is_slip(name, other) is slip
    assert names.is_slip(other, name) is slip


def test_the_stated_legal_form_decides():
    assert link("NIRA INC") == ("exact", ["NIRA INC"])
    assert link("Delve LLC") == ("exact", ["DELVE LLC"])


def test_a_web_domain_finds_what_the_name_does_not():
    assert link("The people behind the dashboards", "drata.com") == ("domain", ["DRATA INC"])
    assert link("The people behind the dashboards", "boards.greenhouse.io") == ("none", [])
    assert link("The people behind the dashboards", "ey.com") == ("none", [])


@pytest.mark.parametrize(
    ("legal", "forms"),
    [
        ("CONTEXTLOGIC INC DBA WISH", ("CONTEXTLOGIC", "WISH")),
        ("CONTEXTLOGIC INC D/B/A WISH", ("CONTEXTLOGIC", "WISH")),
        ("FLOODBASE PBC (F/K/A CLOUD TO STREET PBC)", ("FLOODBASE", "CLOUD TO STREET")),
        ("U S BANK NATIONAL ASSOCIATION", ("US BANK NATIONAL ASSOCIATION", None)),
        ("THE GAP, INC.", ("GAP", None)),
        ("L'ORÉAL USA, INC.", ("LOREAL USA", None)),
        ("DBA SOFTWARE INC", ("DBA SOFTWARE", None)),
    ],
)
def test_normal_forms(legal, forms):
    assert names.normal_forms(legal) == forms


def test_every_alias_pattern_meets_a_legal_name():
    known = employers.employers()
    missing = [
        (alias.line, pattern)
        for alias in aliases.aliases()
        for pattern in alias.patterns
        if not aliases.matching(pattern.removeprefix("-"), known)
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Rill\tRILL LLC\n", "line 1: give brands, legal names and the reason"),
        (
            "Rill\tRILL LLC\twhy\n\n# note\nRill|Run\tRUN INC\twhy\n",
            "line 4: RILL stands in line 1",
        ),
    ],
)
def test_a_broken_alias_line_is_named(tmp_path, text, problem):
    file = tmp_path / "aliases.tsv"
    file.write_text(text)
    with pytest.raises(ReferenceError, match=problem):
        list(aliases.aliases(file))


def test_alias_patterns_end_at_whole_words_and_may_take_names_out():
    known = employers.employers()
    alias = aliases.Alias(1, ["Dell"], ["DELL*", "-DELL CHILDREN'S*"], "")
    found = [known.names[row] for row in aliases.rows(alias, known)]
    assert "DELL USA LP" in found
    assert not any(name.startswith(("DELLAIT", "DELL CHILDREN")) for name in found)


# --- What is on file ------------------------------------------------------------------------------


def enriched(company, top=()):
    from pipelines import employer
    from sponsorboard.postings.posting import OccupationGuess

    posting = Posting(
        id="1", title="x", source="", spider="", url="", company=Company(name=company)
    )
    posting.occupation.top = [OccupationGuess(soc=soc, title="", probability=0.5) for soc in top]
    return employer.step(posting).employer


def test_history_has_years_without_counts_that_the_source_does_not_give():
    history = enriched("Stripe", ["15-1252", "51-9191"]).history
    assert history.lca.years == dict.fromkeys(["FY2022", "FY2023", "FY2024", "FY2025"])
    assert history.lca.span == "FY2022-FY2025"
    assert 0 < history.lca_soc["15-1252"].total < history.lca.total
    assert "51-9191" not in history.lca_soc
    assert history.uscis["FY2022"].continuing_approval > 0
    assert history.perm is None


def test_an_unlinked_company_has_no_history_rather_than_an_empty_one():
    employer = enriched("Bolt")
    assert (employer.match, employer.method, employer.history) == ([], "none", None)


def test_references_name_table_span_and_legal_name():
    refs = [one.ref for one in enriched("Drata").evidence]
    assert "lca_years FY2022-FY2025: DRATA INC" in refs


def test_names_that_the_hub_has_cut_are_met():
    long = "JOHNS HOPKINS UNIVERSITY APPLIED PHYSICS LABORATORY"
    assert histories.petitioners([long])


# --- The command ----------------------------------------------------------------------------------


def test_the_command_shows_filings_without_yearly_counts(capsys):
    assert run(["employer", "Stripe"]) == 0
    out = capsys.readouterr().out
    assert "STRIPE INC" in out
    assert "✓ filed in that year; the source counts only over all years." in out
    assert "Filed, not granted" in out


def test_the_command_shows_the_share_of_filings_that_name_a_client(capsys):
    assert run(["employer", "Infosys"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "filings of FY2020 Q2 name a client as the place of work (" in out
    assert "of an H-1B dependent employer." in out


def test_the_command_says_that_no_link_is_no_no(capsys):
    assert run(["employer", "Bolt"]) == 1
    assert "does not say that it does not sponsor" in " ".join(capsys.readouterr().out.split())


def test_batch(monkeypatch, capsysbinary):
    import io
    import sys

    lines = b'{"company": "Drata", "url": ""}\n{"name": "x"}\n{"company": "Bolt"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert run(["employer", "--batch"]) == 1
    out, err = capsysbinary.readouterr()
    found = [json.loads(line) for line in out.splitlines()]
    assert [(one["company"], one["match"]) for one in found] == [
        ("Drata", ["DRATA INC"]),
        ("Bolt", []),
    ]
    assert b'line 2: a line needs "company"' in err
