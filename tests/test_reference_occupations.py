"""Tables of occupations and institutions, built from rows in the shape of the agencies' files."""

import pytest

from sponsorboard import reference
from sponsorboard.reference import ipeds, onet, soc

STRUCTURE = [
    {"group": group, "soc": code, "title": title}
    for group, code, title in (
        ("Major", "15-0000", "Computer and Mathematical Occupations"),
        ("Minor", "15-1200", "Computer Occupations"),
        ("Broad", "15-1250", "Software and Web Developers"),
        ("Detailed", "15-1252", "Software Developers"),
        ("Broad", "15-1290", "Miscellaneous Computer Occupations"),
        ("Detailed", "15-1299", "Computer Occupations, All Other"),
        ("Major", "51-0000", "Production Occupations"),
        ("Minor", "51-2000", "Assemblers"),
        ("Broad", "51-2090", "Miscellaneous Assemblers"),
        ("Detailed", "51-2092", "Team Assemblers"),
        ("Detailed", "51-2099", "Assemblers, All Other"),
    )
]


def test_occupations():
    made = soc.occupations(
        STRUCTURE,
        zones={"15-1252.00": 4, "15-1299.01": 3, "15-1299.02": 4, "15-1299.03": 3, "51-2092.00": 2},
        education={"15-1252.00": "Bachelor's degree"},
        shares={"15-1299.01": 0.5, "15-1299.02": 0.75, "51-2092.00": 0.25, "51-2092.01": 0.75},
        covered=frozenset(["15-1252", "15-1299", "51-2090"]),
    ).to_pylist()
    assert made[0] == {
        "soc": "15-1252",
        "title": "Software Developers",
        "major": "15-0000",
        "minor": "15-1200",
        "broad": "15-1250",
        "job_zone": 4,
        "education": "Bachelor's degree",
        "share_bachelor": None,
        "wage_soc": "15-1252",
    }
    assert [row["soc"] for row in made] == ["15-1252", "15-1299", "51-2092", "51-2099"]
    assert [row["job_zone"] for row in made] == [4, 3, 2, None]
    assert [row["share_bachelor"] for row in made] == [None, 0.625, 0.25, None]
    assert [row["wage_soc"] for row in made] == ["15-1252", "15-1299", "51-2090", "51-2090"]
    assert made[3]["broad"] == "51-2090"


def answers(code, suppress, *values):
    for category, value in values:
        yield {"onet": code, "scale": "RL", "category": category, "value": value} | {
            "suppress": suppress
        }


def test_share_that_needs_a_bachelor():
    rows = [
        *answers("15-1252.00", "N", ("2", "10.0"), ("6", "60.0"), ("8", "30.0")),
        {"onet": "15-1252.00", "scale": "RW", "category": "6", "value": "90", "suppress": "N"},
        *answers("15-1299.01", "n/a", ("5", "55.5"), ("6", "44.5")),
        *answers("11-1011.00", "N", ("6", "80.0")),
        *answers("11-1011.00", "Y", ("2", "20.0")),
    ]
    assert onet.shares(rows) == {"15-1252.00": 0.9, "15-1299.01": 0.445}
    assert onet.zones([{"onet": "11-1011.00", "job_zone": "5"}]) == {"11-1011.00": 5}


def institution(**others):
    names = (
        "unitid instnm ialias ein webaddr control deggrant cyactive hospital medical city stabbr"
    )
    return dict.fromkeys(names.split(), " ") | {"unitid": "1", "instnm": "A"} | others


@pytest.mark.parametrize(
    ("given", "column", "value"),
    [
        ({"ialias": " "}, "aliases", []),
        ({"ialias": "AAMU"}, "aliases", ["AAMU"]),
        ({"ialias": "AUM||Auburn at Montgomery|AUM"}, "aliases", ["AUM", "Auburn at Montgomery"]),
        ({"ialias": "UCSF  UC San Francisco  University, SF"}, "aliases",
         ["UCSF", "UC San Francisco", "University, SF"]),
        ({"ialias": "MIT, M.I.T."}, "aliases", ["MIT", "M.I.T."]),
        ({"ialias": "U of M, Ann Arbor, UM", "city": "Ann Arbor"}, "aliases",
         ["U of M, Ann Arbor", "UM"]),
        ({"ialias": "UTI, Inc."}, "aliases", ["UTI, Inc."]),
        ({"ialias": "A"}, "aliases", []),
        ({"ein": "46002284"}, "ein", "046002284"),
        ({"ein": "-1"}, "ein", None),
        ({"webaddr": "www.aamu.edu/"}, "domain", "aamu.edu"),
        ({"webaddr": "https://www.aamu.edu/apply/index.html"}, "domain", "aamu.edu"),
        ({"webaddr": "prescott.erau.edu/"}, "domain", "prescott.erau.edu"),
        ({"webaddr": " "}, "domain", None),
        ({"webaddr": "http://[aamu.edu"}, "domain", None),
        ({"control": "1"}, "control", "public"),
        ({"control": "3"}, "control", "for_profit"),
        ({"control": "-3"}, "control", None),
        ({"deggrant": "1"}, "degree_granting", True),
        ({"deggrant": "2"}, "degree_granting", False),
        ({"deggrant": "-3"}, "degree_granting", None),
        ({"cyactive": "3"}, "active", False),
        ({"hospital": "-2"}, "hospital", None),
    ],
)  # fmt: skip
def test_institutions(given, column, value):
    (row,) = ipeds.institutions([institution(**given)]).to_pylist()
    assert row[column] == value


def test_shipped_occupations():
    rows = {row["soc"]: row for row in reference.table("occupations").to_pylist()}
    assert len(rows) == 867
    assert rows["15-1252"]["title"] == "Software Developers"
    assert rows["15-1252"]["job_zone"] == 4
    assert rows["15-1299"]["education"] == "Bachelor's degree"
    assert rows["55-1011"]["wage_soc"] is None
    assert 0.7 < rows["29-1141"]["share_bachelor"] < 0.8


def test_shipped_institutions():
    rows = reference.table("institutions").to_pylist()
    assert len(rows) == 6163
    core = [row for row in rows if row["degree_granting"] and row["control"] != "for_profit"]
    assert len(core) == 3414
    (one,) = [row for row in rows if row["name"] == "Massachusetts Institute of Technology"]
    assert one["aliases"] == ["MIT", "M.I.T."]
    assert one["domain"] in {"mit.edu", "web.mit.edu"}
