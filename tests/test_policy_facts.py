"""The facts about rules: what counts on which day, and what a bad one says."""

from datetime import date

import pytest

from sponsorboard.reference.policy import facts, read
from sponsorboard.reference.tables import ReferenceError

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("id", "on", "counts"),
    [
        ("cap_numbers", TODAY, True),
        ("registration_window", TODAY, True),
        ("weighted_selection", date(2026, 2, 26), False),
        ("weighted_selection", date(2026, 2, 27), True),
        ("texas_freeze", date(2026, 1, 26), False),
        ("texas_freeze", date(2026, 1, 27), True),
        ("texas_freeze", date(2027, 5, 31), True),
        ("texas_freeze", date(2027, 6, 1), False),
        ("wage_year", date(2026, 6, 30), False),
        ("cpt_narrowing", date(2026, 8, 11), False),
        ("cpt_narrowing", TODAY, True),
        # On paper within its dates, but not collected
        ("payment_100k", TODAY, False),
        ("fee_103265", TODAY, False),
        ("wage_levels", TODAY, False),
        ("h1b_reform", TODAY, False),
        ("grace_removal", TODAY, False),
        ("duration_of_status", TODAY, False),
        ("florida_pause", TODAY, False),
        ("fy2027_result", TODAY, False),
    ],
)
def test_what_counts_on_a_day(id, on, counts):
    assert facts()[id].in_force(on) is counts


def test_every_fact_names_its_source_and_the_day_it_was_checked():
    for fact in facts().values():
        assert fact.citation
        assert date(2026, 10, 1) <= fact.checked_on
        assert fact.applies_to


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('[one]\nsubject = "A rule"\n', r"policy\.toml, \[one\]: .*`status`"),
        (
            '[one]\nsubject = "A"\nstatus = "planned"\nchecked_on = 2026-10-01\ncitation = "B"',
            r"\[one\]: Invalid enum value 'planned'",
        ),
        (
            '[one]\nsubject = "A"\nstatus = "in_force"\nchecked_on = 2026-10-01\ncitation = ""',
            r"\[one\]: subject and citation must not be empty",
        ),
        (
            '[one]\nsubject = "A"\nstatus = "in_force"\nchecked_on = 2026-10-01\ncitation = "B"\n'
            'applies_to = ["h2b"]',
            r"\[one\]: no route 'h2b' in applies_to; there are cpt, e3",
        ),
        (
            '[one]\nsubject = "A"\nstatus = "in_force"\nchecked_on = 2026-10-01\ncitation = "B"\n'
            "valid_from = 2026-02-01\nvalid_to = 2026-01-01",
            r"\[one\]: valid_from is after valid_to",
        ),
        ('[one]\nsubject = "A"\nsince = 2026-01-01', r"\[one\]: .*(`since`|`status`)"),
        ("one = 1", r"\[one\]: not a table"),
        ("[one", r"policy\.toml: cannot be read"),
    ],
)
def test_a_bad_fact_is_named(tmp_path, row, message):
    file = tmp_path / "policy.toml"
    file.write_text(row)
    with pytest.raises(ReferenceError, match=message):
        read(file)
