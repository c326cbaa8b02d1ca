"""What a posting's likelihood is made of, and what it never says."""

import math
import re

import numpy as np
import pytest

import pipelines
from classifiers import likelihood_prior
from classifiers.likelihood_features import NAMES, known, nation, pair
from classifiers.likelihood_model import model, probability
from classifiers.likelihood_model import nation as of_model
from sponsorboard.cli.reading import posting_of
from sponsorboard.reference.histories import Petitions, Year

DUTIES = "You will design, build and test software services in Java and Python."


def enriched(company="Stripe", title="Software Engineer", text=DUTIES, location="Seattle, WA"):
    given = {"id": "1", "title": title, "company": company, "location": location, "text": text}
    return pipelines.enrich(posting_of(given))


def log_odds(likelihood):
    return math.log(likelihood / (1 - likelihood))


SILENT = [
    ("Stripe", "Software Engineer", "likely"),
    ("Deloitte", "Tax Manager", "likely"),
    ("Mayo Clinic", "Staff Physician, Cardiology", "likely"),
    ("Stripe", "Registered Nurse", "unlikely"),
    ("Mayo Clinic", "Account Executive", "unlikely"),
]


@pytest.mark.parametrize(("company", "title", "band"), SILENT)
def test_silent_postings_of_employers_on_file(company, title, band):
    said = enriched(company, title).sponsorship
    assert (said.band, said.basis) == (band, "history")
    assert 0 < said.low <= said.likelihood <= said.high < 1
    assert said.model == model().name
    assert said.calibrated_on == "FY2025"


@pytest.mark.parametrize(("company", "title", "_"), SILENT)
def test_weights_of_reasons_add_up_to_the_likelihood(company, title, _):
    said = enriched(company, title).sponsorship
    weights = [one.weight for one in said.reasons if one.weight is not None]
    assert len(weights) >= 4
    assert sum(weights) == pytest.approx(log_odds(said.likelihood), abs=0.1)


def test_reasons_name_what_was_filed_in_which_years_and_where_that_stands():
    reasons = enriched().sponsorship.reasons
    filed = next(one for one in reasons if one.text.startswith("Filed LCAs for"))
    assert "in each of FY2022-FY2025" in filed.text
    assert filed.text.endswith("certified in all)")
    assert filed.ref == "lca_years FY2022-FY2025: STRIPE INC"


@pytest.mark.parametrize(("company", "title", "_"), SILENT)
def test_words_never_claim_that_an_employer_sponsors(company, title, _):
    text = " ".join(one.text for one in enriched(company, title).sponsorship.reasons)
    assert not re.search(r"sponsors|visas|verified|approved visa|nationality", text)


def test_an_employer_that_is_not_on_file_is_unknown_and_not_unlikely():
    said = enriched("Nobody Knows Us Cooperative").sponsorship
    assert (said.band, said.basis, said.likelihood) == ("unknown", "unknown", None)
    assert said.reasons[-1].text == "No legal name on file is certainly this company"


def test_an_internship_is_unknown_since_records_tell_nothing_of_internships():
    said = enriched(title="Software Engineering Intern").sponsorship
    assert (said.band, said.likelihood) == ("unknown", None)
    assert "internships" in said.reasons[-1].text


def test_a_title_that_tells_nothing_is_unknown():
    said = enriched(title="Open Application", text="").sponsorship
    assert (said.band, said.likelihood) == ("unknown", None)


def test_outside_the_us_there_is_no_number():
    said = enriched(location="Berlin, Germany").sponsorship
    assert (said.band, said.likelihood, said.model) == ("not_applicable", None, None)


def test_a_restriction_without_a_policy_has_no_number():
    said = enriched(text=f"{DUTIES} You must be a US citizen.").sponsorship
    assert (said.band, said.likelihood) == ("restricted", None)


@pytest.mark.parametrize(
    ("sentence", "policy", "band"),
    [
        ("We sponsor H-1B visas for this role.", "offered", "stated_yes"),
        ("We will not sponsor visas for this role.", "refused", "stated_no"),
    ],
)
def test_a_stated_policy_decides_with_its_measured_value(sentence, policy, band):
    said = enriched(text=f"{DUTIES} {sentence}").sponsorship
    measured = model().stated[policy]
    assert (said.band, said.basis) == (band, "stated")
    assert said.likelihood == measured.likelihood
    assert 0 < said.low <= said.likelihood <= said.high < 1
    assert measured.n >= 5
    assert sum(one.weight or 0 for one in said.reasons) == pytest.approx(
        log_odds(said.likelihood), abs=0.1
    )


def test_a_stated_refusal_outweighs_any_record():
    silent, refused = (
        enriched(text=text).sponsorship.likelihood
        for text in (DUTIES, f"{DUTIES} We are unable to sponsor visas.")
    )
    assert refused < 0.2 < silent


# --- The numbers ----------------------------------------------------------------------------------


def year(soc, at, titles=1):
    return Year(soc, at, titles, None, None, None, None)


RILL = known(
    [year("15-1252", 2024, 3), year("15-1211", 2024), year("15-1252", 2022), year("13-2011", 2023)],
    [Petitions(2022, 4, 1, 9, 0), Petitions(2023, 2, 0, 0, 0)],
    {"RILL"},
)
OTHERS = [
    known([year("15-1252", 2024), year("15-1252", 2023)], [], {"BROOK"}),
    known([year("13-2011", 2024)], [], {"BROOK"}),
]


def test_numbers_of_a_pair():
    over = nation([RILL, *OTHERS], 2025, 3, 2)
    found = dict(zip(NAMES, pair(RILL, "15-1", over), strict=True))
    assert [found[f"titles_{lag}"] for lag in (1, 2, 3)] == [4, 0, 1]
    assert [found[f"all_{lag}"] for lag in (1, 2, 3)] == [4, 1, 1]
    assert found["codes_1"] == 2
    assert found["groups_1"] == 1
    assert found["share"] == pytest.approx(4 / 5)
    assert found["common"] == pytest.approx(2 / 3)
    assert found["stays"] == 1
    assert found["initial"] == pytest.approx(math.log1p(6))
    assert found["continuing"] == pytest.approx(math.log1p(9))
    assert found["hub_years"] == 2
    assert found["words"] == 0


def test_nothing_of_the_year_that_is_predicted_or_later_is_looked_at():
    later = known([year("15-1252", 2025, 99), year("15-1252", 2026, 99)], [], {"RILL"})
    over = nation([RILL, *OTHERS], 2025, 3, 2)
    numbers = dict(zip(NAMES, pair(later, "15-1", over), strict=True))
    assert all(numbers[name] == 0 for name in ("titles_1", "titles_2", "all_1", "codes_1"))
    assert math.isnan(numbers["share"])


def test_a_group_that_nobody_files_in_is_told_apart_from_zero():
    over = nation([RILL, *OTHERS], 2025, 3, 2)
    numbers = dict(zip(NAMES, pair(RILL, "55-1", over), strict=True))
    assert math.isnan(numbers["common"])
    assert math.isnan(numbers["affinity"])


def test_history_raises_the_likelihood():
    made = model()
    low, high = (
        probability(made.start + sum(made.weights(numbers).values()))
        for numbers in (
            [0.0, 0, 0, 0, 5, 5, 5, 2, 0, 0.5, 0.7, 0.05, 0.2, 0.2, 1, 1, 3, 0],
            [5.0, 5, 5, 3, 5, 5, 5, 2, 1, 0.5, 0.7, 0.05, 0.2, 0.2, 1, 1, 3, 0],
        )
    )
    assert low < 0.2 < 0.7 < high


def test_the_model_is_plain_and_small():
    made = model()
    assert {term.topic for term in made.terms} == {"history", "employer", "peers"}
    for term in made.terms:
        rows = len(made.edges[term.of[0]]) + 2
        columns = len(made.edges[term.of[1]]) + 2 if len(term.of) > 1 else 1
        assert np.array(term.table).shape == (rows, columns)
    assert [one.below for one in made.ranges][-1] == 1
    assert 0 < made.possible < made.likely < 1
    assert made.nation.year == 2026


@pytest.mark.parametrize("likelihood", [0.0005, 0.05, 0.2, 0.5, 0.99999])
def test_an_interval_holds_its_likelihood(likelihood):
    low, high = model().interval(likelihood)
    assert low <= likelihood <= high


def test_petitions_of_years_that_are_not_out_yet_are_no_years_without_any():
    over = of_model(model().nation, 2026, 2023)
    assert (over.year, over.hub) == (2026, 2023)
    assert of_model(model().nation, 2026, 2025).hub == 2024
    petitions = dict(zip(NAMES, pair(RILL, "15-1", over), strict=True))
    assert petitions["initial"] == pytest.approx(math.log1p(6))


@pytest.mark.parametrize(
    ("span", "running"),
    [
        ("FY2022-FY2025", False),
        ("FY2022-FY2026 Q2", True),
        ("FY2026 Q1-Q3", True),
        ("FY2026", False),
        ("FY2024 Q2, Q4", True),
    ],
)
def test_a_year_that_is_not_whole_is_the_one_that_is_looked_at(span, running):
    assert bool(likelihood_prior.RUNNING.search(span)) is running


def test_half_a_year_of_petitions_is_said_to_be_half():
    text = " ".join(one.text for one in enriched().sponsorship.reasons)
    assert "approved in about half of FY2023, the last year on file" in text


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ([2024], "in FY2024"),
        ([2022, 2024], "in FY2022 and FY2024"),
        ([2022, 2023, 2025], "in FY2022, FY2023 and FY2025"),
        ([2023, 2024, 2025], "in each of FY2023-FY2025"),
    ],
)
def test_years_in_words(years, words):
    assert likelihood_prior._in(years) == words
