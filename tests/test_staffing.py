"""Employers that the filings mark as placing workers at clients, on the shipped details."""

import pytest

from classifiers.staffing import staffing


def found(*legal_names):
    marked, evidence = staffing(legal_names)
    return marked, " | ".join(one.ref for one in evidence)


@pytest.mark.parametrize(
    ("legal_names", "reason"),
    [
        (
            ["COGNIZANT TECHNOLOGY SOLUTIONS US CORP"],
            "281 of 392 filings of FY2020 Q2 name a client",
        ),
        (
            ["TATA CONSULTANCY SERVICES LIMITED"],
            "104 of 106 filings of FY2020 Q2 name a client; H-",
        ),
        (["INFOSYS LIMITED"], "INFOSYS LIMITED: 108 of 118 filings"),
        (["ACCENTURE LLP"], "ACCENTURE LLP: 61 of 68 filings of FY2020 Q2 name a client"),
        (["RANDSTAD TECHNOLOGIES LLC"], "26 of 28 filings"),
        (["KFORCE INC"], "5 of 5 filings"),
        # Its two names together
        (["IBM CORPORATION", "INTERNATIONAL BUSINESS MACHINES CORPORATION"], "90 of 134 filings"),
    ],
)
def test_places_workers_at_clients(legal_names, reason):
    marked, said = found(*legal_names)
    assert marked
    assert reason in said
    assert said.startswith("lca_details FY2020 Q2, ")


@pytest.mark.parametrize(
    "legal_names",
    [
        ["GOOGLE LLC"],
        ["JPMORGAN CHASE & CO"],
        # H-1B dependent, and yet its own employer
        ["FACEBOOK INC"],
        ["QUALCOMM TECHNOLOGIES INC"],
        # Some of the work is at clients, not most
        ["ERNST & YOUNG US LLP"],
        ["DELOITTE CONSULTING LLP"],
        # Three filings of a university whose physicians work at hospitals are too few
        ["STATE UNIVERSITY OF NEW YORK AT BUFFALO"],
        ["KENT STATE UNIVERSITY"],
        # In no file that tells of clients
        ["STRIPE INC"],
        ["NO SUCH EMPLOYER"],
        [],
    ],
)
def test_does_not_or_is_not_known_to(legal_names):
    assert found(*legal_names) == (False, "")
