"""From statements to the posting's policy, restriction and likelihood band."""

import pytest
from small_posting import small

from classifiers.likelihood_model import model
from pipelines import likelihood, sponsorship
from sponsorboard.postings.posting import Place

US = Place(text="Denver, CO", city="Denver", region="CO", country="US")
GB = Place(text="London", city="London", country="GB")
AR = Place(text="Buenos Aires", country="AR")
SOMEWHERE = Place(text="Remote")


def read(text, *, title="Cook", places=(US,)):
    posting = small(text, title=title, locations=list(places))
    return likelihood.step(sponsorship.step(posting)).sponsorship


POLICIES = [
    # text, policy, restriction
    ("We bake bread.", None, None),
    ("Visa sponsorship is available.", "offered", None),
    ("We are unable to sponsor visas for this role.", "refused", None),
    ("You must not require sponsorship now or in the future.", "refused", None),
    ("Sponsorship is considered case by case.", "conditional", None),
    ("Open to H-1B transfers.", "transfer_only", None),
    ("H-1B transfers welcome. We are unable to sponsor new H-1B petitions.", "transfer_only", None),
    ("Visa sponsorship available? No", "refused", None),
    ("Visa sponsorship is not available, except in rare cases.", "refused", None),
    ("We do not ask for citizenship and we do sponsor visas.", "offered", None),
    # a conflict: the refusal decides
    ("Visa sponsorship is available.\nWe do not sponsor visas.", "refused", None),
    # generic other roles: this one may be among them
    ("The company may provide visa sponsorship for certain positions.", "conditional", None),
    # most roles: so this one
    ("U.S. citizenship is needed for most positions.", None, "citizen"),
    ("Some positions require U.S. citizenship.", None, None),
    # only authorisation
    ("You must be authorized to work in the US.", None, "auth_only"),
    ("You must be authorized to work in the US. We do not sponsor visas.", "refused", None),
    ("Must have unrestricted authorization to work in the US.", None, "unrestricted_auth"),
    # the strongest restriction
    ("Must be a U.S. citizen. Must hold an active Secret clearance.", None, "clearance"),
    ("US citizens or permanent residents only.", None, "citizen_or_lpr"),
    ("Must be a U.S. Person as defined by ITAR.", None, "us_person"),
    # nothing is decided by these
    ("Will you now or in the future require sponsorship?", None, None),
    ("All applicants are considered without regard to citizenship or national origin.", None, None),
    ("Report to the executive sponsor.", None, None),
    ("We participate in E-Verify.", None, None),
    ("An active clearance is a plus.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "policy", "restriction"), POLICIES)
def test_policy_and_restriction(text, policy, restriction):
    found = read(text)
    assert (found.policy, found.restriction) == (policy, restriction)
    for said in found.statements:
        assert text[said.start : said.end] == said.quote
    assert bool(found.quotes) == bool(policy or restriction)


def test_a_conflict_shows_both_sentences():
    found = read("Visa sponsorship is available.\nWe do not sponsor visas.")
    assert found.quotes == ["Visa sponsorship is available.", "We do not sponsor visas."]


def test_no_sponsorship_for_interns_is_about_internships_only():
    text = "No visa sponsorship is available for internships."
    assert read(text, title="Data Intern").policy == "refused"
    assert read(text, title="Data Engineer").policy is None


def test_a_statement_on_another_country_decides_nothing_here():
    text = "You must have the right to work in the UK. We cannot sponsor visas in the UK."
    assert read(text).policy is None
    found = read(text, places=[GB])
    assert (found.policy, found.country) == ("refused", "GB")


def test_us_wording_says_nothing_on_a_job_abroad():
    found = read("We sponsor H-1B visas.", places=[GB])
    assert found.policy is None
    assert found.statements[0].scope == "other_country"


def test_a_plain_statement_is_about_the_place_of_the_posting():
    found = read("Visa sponsorship is not available.", places=[AR])
    assert (found.policy, found.country) == ("refused", "AR")
    assert read("Visa sponsorship is not available.").country == "US"


def test_visas_stand_with_what_is_said_of_them():
    found = read("STEM OPT candidates are welcome; H-1B sponsorship is not offered.")
    assert found.policy == "refused"
    assert (found.visas_yes, found.visas_no) == (["stem_opt"], ["h1b"])
    assert read("We sponsor H-1B, E-3 and TN visas.").visas_yes == ["h1b", "e3", "tn"]


BANDS = [
    # text, places, band, basis: in the order of the contract
    ("We do not sponsor visas.", [GB], "not_applicable", "not_applicable"),
    ("We do not sponsor visas.", [US], "stated_no", "stated"),
    ("We do not sponsor visas. US citizens only.", [US], "stated_no", "stated"),
    ("Must be a U.S. citizen.", [US], "restricted", "stated"),
    ("Must hold an active Secret clearance.", [US], "restricted", "stated"),
    ("Visa sponsorship is available.", [US], "stated_yes", "stated"),
    ("Open to H-1B transfers.", [US], "stated_transfer", "stated"),
    ("Sponsorship is considered case by case.", [US], "stated_conditional", "stated"),
    ("You must be authorized to work in the US.", [US], "unknown", "unknown"),
    ("We bake bread.", [US], "unknown", "unknown"),
    # a place that is not understood may be in the US
    ("We bake bread.", [SOMEWHERE], "unknown", "unknown"),
    ("We bake bread.", [GB, SOMEWHERE], "unknown", "unknown"),
    ("We bake bread.", [GB, US], "unknown", "unknown"),
    ("We bake bread.", [], "unknown", "unknown"),
    ("We bake bread.", [GB, AR], "not_applicable", "not_applicable"),
]


@pytest.mark.parametrize(("text", "places", "band", "basis"), BANDS)
def test_band(text, places, band, basis):
    found = read(text, places=places)
    assert (found.band, found.basis) == (band, basis)
    measured = model().stated.get(found.policy) if basis == "stated" else None
    assert found.likelihood == (measured.likelihood if measured else None)
    assert (found.model is None) == (measured is None)
    assert found.reasons


def test_reasons_quote_the_posting_or_say_that_it_is_silent():
    assert "We do not sponsor visas." in read("We do not sponsor visas.").reasons[0].text
    assert "does not say" in read("We bake bread.").reasons[0].text


def test_a_posting_without_a_text_is_unknown():
    assert read(None).band == "unknown"
