"""Which employers are outside the H-1B cap, on the shipped institutions and the reviewed list."""

from datetime import date

import pyarrow as pa
import pytest

from classifiers.cap_exemption import cap_exemption
from sponsorboard.reference import cap_exempt
from sponsorboard.reference.tables import ReferenceError, Vintage, use, write


def found(company, domain=None, legal_names=()):
    answer, prong, evidence = cap_exemption(company, domain, legal_names)
    assert all(one.origin == "reference" for one in evidence)
    return answer, prong, " | ".join(one.ref for one in evidence)


HIGHER, AFFILIATED = "higher_education", "affiliated_nonprofit"
RESEARCH, GOVERNMENT = "nonprofit_research", "governmental_research"


@pytest.mark.parametrize(
    ("company", "prong", "reason"),
    [
        # By the institution's own name, spelt as boards spell it
        (
            "Stanford University",
            HIGHER,
            "institutions 2023: Stanford University, CA (nonprofit; gra",
        ),
        (
            "University of Michigan",
            HIGHER,
            "University of Michigan-Ann Arbor, MI (public; grants d",
        ),
        ("University of Wisconsin–Madison", HIGHER, "University of Wisconsin-Madison, WI (public"),
        ("University of California, Berkeley", HIGHER, "University of California-Berkeley, CA"),
        ("University of Illinois at Urbana-Champaign", HIGHER, "Urbana-Champaign, IL (public"),
        ("The Ohio State University", HIGHER, "Ohio State University-Main Campus, OH (public"),
        ("St. John's University", HIGHER, "Saint Johns University"),
        ("Texas A&M University", HIGHER, "Texas A & M University-College Station, TX (public"),
        ("Trustees of Boston University", HIGHER, "Boston University, MA (nonprofit"),
        ("Stanford University/SLAC National Accelerator Lab", HIGHER, "Stanford University, CA"),
        ("State University of New York at Binghamton", HIGHER, "State University of New York"),
        ("The City University of New York School of Law", HIGHER, "CUNY School of Law, NY"),
        ("SUNY Downstate Health Sciences University", HIGHER, "SUNY Downstate Health Sciences"),
        # By an alias
        ("Georgia Tech", HIGHER, "Georgia Institute of Technology-Main Campus, GA (public"),
        ("UC Berkeley", HIGHER, "University of California-Berkeley, CA"),
        ("Columbia University", HIGHER, "Columbia University in the City of New York, NY (nonpro"),
        ("MD Anderson Cancer Center", HIGHER, "Texas MD Anderson Cancer Center, TX (public"),
        ("Cal State Fullerton", HIGHER, "California State University-Fullerton, CA (public"),
        # Several campuses of one name, all public
        ("University of California", HIGHER, "and 11 more of the name (public; grants degrees)"),
        ("University of Pittsburgh", HIGHER, "more of the name (public; grants degrees)"),
        # A part of one
        ("Iowa State University of Science and Technology", HIGHER, "Iowa State University, IA"),
        ("Indiana University School of Medicine", HIGHER, "Indiana University-Bloomington, IN"),
        ("Stanford University School of Medicine", HIGHER, "Stanford University, CA"),
        ("University of New Mexico School of Law", HIGHER, "University of New Mexico-Main Campus"),
        ("University of Puerto Rico-Mayaguez Campus", HIGHER, "University of Puerto Rico-Mayague"),
        ("UT-Battelle LLC (Oak Ridge)", RESEARCH, "cap_exempt: Oak Ridge National Laboratory"),
        # The reviewed list
        ("Penn State", HIGHER, "cap_exempt: Penn State: public university"),
        ("Argonne National Laboratory", AFFILIATED, "research and development center run by UChi"),
        ("MITRE", RESEARCH, "run by the nonprofit MITRE Corporation"),
        ("The MITRE Corporation", RESEARCH, "run by the nonprofit MITRE Corporation"),
        ("RAND Corporation", RESEARCH, "run by the nonprofit RAND Corporation"),
        ("NASA Jet Propulsion Laboratory", AFFILIATED, "run by the California Institute of Tech"),
        ("National Institutes of Health", GOVERNMENT, "laboratory of the federal government"),
        ("Broad Institute", RESEARCH, "Broad Institute: nonprofit research organisation"),
        ("Massachusetts General Hospital", AFFILIATED, "affiliated with Harvard Medical School"),
        ("Children's Hospital of Philadelphia", AFFILIATED, "with the University of Pennsylvania"),
        ("Emory University Hospital", AFFILIATED, "affiliated with Emory University"),
        (
            "University of Connecticut Health Center",
            HIGHER,
            "part of the University of Connecticut",
        ),
        ("Research Foundation of SUNY", AFFILIATED, "administers research of a public university"),
    ],
)
def test_likely(company, prong, reason):
    answer, part, said = found(company)
    assert (answer, part) == ("likely", prong)
    assert reason in said


@pytest.mark.parametrize(
    ("company", "reason"),
    [
        # For profit: never, whatever the name
        ("University of Phoenix", "(for-profit; does not qualify)"),
        ("Grand Canyon University", "Grand Canyon University, AZ (for-profit; does not qualify)"),
        ("Full Sail University", "(for-profit; does not qualify)"),
        ("Strayer University", "and 16 more of the name (for-profit; does not qualify)"),
        ("DeVry University", "(for-profit; does not qualify)"),
        ("Academy of Art University", "(for-profit; does not qualify)"),
        ("Lincoln Tech", "Lincoln Technical Institute"),
        ("University Bank", "for-profit company, whatever its name says"),
        ("Toyota Research Institute", "for-profit company, whatever its name says"),
        ("SAS Institute Inc.", "for-profit company, whatever its name says"),
        ("HCA Healthcare", "for-profit company, whatever its name says"),
        ("Foundation Medicine", "for-profit company, whatever its name says"),
        ("Lam Research", "for-profit company, whatever its name says"),
        ("Esri", "for-profit company, whatever its name says"),
        ("Environmental Systems Research Institute, Inc. (Esri)", "for-profit company, whatever"),
        ("Toyota Research Institute (TRI)", "for-profit company, whatever its name says"),
        # A part, perhaps, of a company for profit
        ("St. Jude Medical Cardiology Division", "begins like St. Jude Medical, a company for pro"),
        ("Nomura Research Institute IT Solutions", "like Nomura Research Institute, a company fo"),
        # Named after a university, or near one
        ("Princeton Review", ""),
        ("Oxford Global Resources", ""),
        ("Yale Appliance", ""),
        ("Harvard University Employees Credit Union", ""),
        ("Columbia University Partners LLC", ""),
        ("University Loft Company LLC", ""),
        ("Baker", ""),
        ("American Express", ""),
        ("Google", ""),
        # School districts pay no ACWIA fee, but are under the cap
        ("Houston Independent School District", ""),
        ("Los Angeles Unified School District", ""),
        ("Boston College High School", ""),
        ("Association of Regional Colleges", ""),
        # Ordinary agencies, hospitals without a mark, market research
        ("City of Chicago", ""),
        ("Department of Veterans Affairs", ""),
        ("Sacred Heart Hospital", ""),
        ("National Research Group", ""),
        ("Market Research Institute LLC", ""),
        ("Washington State Department of Transportation", ""),
        ("The New School of Lancaster", ""),
        # An acronym alone has many owners
        ("MIT", ""),
    ],
)
def test_none(company, reason):
    answer, prong, said = found(company)
    assert (answer, prong) == ("none", None)
    assert reason in said
    assert bool(reason) == bool(said)


@pytest.mark.parametrize(
    ("company", "prong", "reason"),
    [
        # One name, several owners, some of them for profit
        ("Columbia College", HIGHER, "(for-profit, nonprofit, public; not all of them qualify)"),
        ("Northwestern College", HIGHER, "(for-profit, nonprofit; not all of them qualify)"),
        # The look of the name
        ("University of Oxford", HIGHER, "“University of Oxford” looks like a university"),
        ("Phoenix Children's Hospital", AFFILIATED, "looks like a teaching hospital; affiliation"),
        ("University Hospitals", AFFILIATED, "looks like a teaching hospital"),
        ("Lovelace Biomedical Research Institute", RESEARCH, "looks like a research organisation"),
        ("Boston University Medical Group", AFFILIATED, "begins like Boston University; affiliat"),
        ("Mayo Clinic Health System", AFFILIATED, "begins like Mayo Clinic; whether it is a part"),
        # By its own university, not by another of a like beginning
        ("University of New Mexico Health Services", AFFILIATED, "like University of New Mexico-M"),
        ("University of South Alabama Physicians", AFFILIATED, "like University of South Alabama"),
        ("University of North Texas Foundation", AFFILIATED, "like University of North Texas"),
        ("University of Minnesota Physicians", AFFILIATED, "like University of Minnesota; affil"),
        # Laboratories that for-profit companies run
        ("Sandia National Laboratories", RESEARCH, "run by a subsidiary of Honeywell, a for-prof"),
        ("NASA", GOVERNMENT, "federal agency that also does research"),
    ],
)
def test_possible(company, prong, reason):
    answer, part, said = found(company)
    assert (answer, part) == ("possible", prong)
    assert reason in said


@pytest.mark.parametrize(
    ("company", "domain", "answer", "reason"),
    [
        ("MIT", "mit.edu", "likely", "Massachusetts Institute of Technology, MA (nonprofit"),
        ("Careers", "careers.umich.edu", "likely", "University of Michigan-Ann Arbor"),
        ("Columbia College", "columbiasc.edu", "likely", "Columbia College, SC (nonprofit"),
        ("University of Phoenix", "phoenix.edu", "none", "for-profit"),
        ("Fred Hutch", "fredhutch.org", "likely", "nonprofit research organisation"),
        ("Handshake Partner", "nowhere.edu", "possible", "domain: nowhere.edu ends in .edu"),
        ("Acme", "acme.com", "none", ""),
        # An unlisted research organisation that trades
        ("Harbor Consumer Research Institute", "harborconsumer.com", "none", ""),
        ("Harbor Marine Research Institute", "harbormarine.org", "possible", "looks like a rese"),
        ("Acme", "notmit.edu.example.com", "none", ""),
    ],
)
def test_by_domain(company, domain, answer, reason):
    given, _, said = found(company, domain)
    assert given == answer
    assert reason in said


def test_by_legal_name():
    assert found("The Farm", legal_names=["LELAND STANFORD", "STANFORD UNIVERSITY"])[0] == "likely"
    named = found("Tufts", legal_names=["TRUSTEES OF TUFTS COLLEGE DBA TUFTS UNIVERSITY"])
    assert named[:2] == ("likely", HIGHER)


@pytest.fixture
def attestations(tmp_path):
    """A table ``acwia`` of an operator."""
    names = ["MERIDIAN BIOSCIENCE INSTITUTE INC", "HARBOR CLINIC", "UNIVERSITY OF PHOENIX"]
    rows = pa.table(
        {
            "name": names,
            "fein": ["123456789"] * 3,
            "higher_education": [False, False, True],
            "affiliated_nonprofit": [False, True, False],
            "research": [True, False, False],
            "filings": [3, 1, 1],
            "last": [date(2026, 3, 1)] * 3,
        }
    )
    made = Vintage(table="acwia", about="attestations", agency="DOL", span="FY2026 Q1-Q2")
    write(tmp_path / "acwia.parquet", rows, made)
    use(tmp_path)
    yield
    use()


@pytest.mark.usefixtures("attestations")
@pytest.mark.parametrize(
    ("company", "legal_names", "answer", "prong", "reason"),
    [
        (
            "Meridian Bioscience Institute", [], "attested", RESEARCH,
            "acwia FY2026 Q1-Q2: MERIDIAN BIOSCIENCE INSTITUTE INC attests to be a nonprofit or",
        ),
        ("Harbor", ["HARBOR CLINIC"], "attested", AFFILIATED, "attests to be an affiliated nonpr"),
        ("University of Phoenix", [], "none", None, "for-profit"),
        ("Google", [], "none", None, ""),
    ],
)  # fmt: skip
def test_attested(company, legal_names, answer, prong, reason):
    given, part, said = found(company, legal_names=legal_names)
    assert (given, part) == (answer, prong)
    assert reason in said
    assert "verified" not in said


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("X\t\t\tresearch\tlikely\twhy", r"cap_exempt\.tsv, line 2: Invalid enum value 'research'"),
        ("X\t\t\t\tmaybe\twhy", r"line 2: Invalid enum value 'maybe'"),
        ("X\tY\t\t\tnone\twhy\nZ\tY\t\t\tnone\twhy", r"line 3: 'Y' stands in another row too"),
        ("X\tY", r"line 2: "),
    ],
)
def test_a_bad_row_of_the_list_is_named(tmp_path, row, message):
    file = tmp_path / "cap_exempt.tsv"
    file.write_text(f"name\taliases\tdomain\tprong\tanswer\treason\n{row}\n")
    with pytest.raises(ReferenceError, match=message):
        cap_exempt.read(file)


def test_domains_of_the_list_are_met_in_lower_case(tmp_path):
    file = tmp_path / "cap_exempt.tsv"
    file.write_text(
        "name\taliases\tdomain\tprong\tanswer\treason\nX\t\tX.example.ORG\t\tnone\twhy\n"
    )
    assert set(cap_exempt.read(file)) == {"X", "x.example.org"}
