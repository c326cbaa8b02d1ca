"""Where the work is done: location lines, titles, fields of the ATS, limits, other languages.

Each row names the failure it guards against.
"""

import pytest
from small_posting import small

from pipelines import workplace


def read(text=None, title="Analyst", location=None, **fields):
    """The workplace of a small posting."""
    return workplace.step(small(text, title=title, location_text=location, **fields)).workplace


# --- Location line and title --------------------------------------------------------------------

LOCATIONS = [
    ("remote alone", "Remote", "remote", None, None),
    ("country", "Remote - US", "remote", ["US"], None),
    ("country", "Remote (United States)", "remote", ["US"], None),
    ("country first", "US - Remote", "remote", ["US"], None),
    ("slash", "Remote/US", "remote", ["US"], None),
    ("cells", "Remote; United States", "remote", ["US"], None),
    ("two countries", "Remote - US & Canada", "remote", ["US", "CA"], None),
    ("state", "Remote - TX", "remote", None, ["TX"]),
    ("state by name", "Remote, Texas", "remote", None, ["TX"]),
    ("state and country", "Remote - Ohio, USA", "remote", ["US"], ["OH"]),
    ("ambiguous name", "Georgia (Remote)", "remote", None, None),
    ("city and remote", "Boston, MA / Remote", "remote", None, None),
    ("region is no country", "Remote (EMEA)", "remote", None, None),
    ("time zone is no country", "Remote (CET ± 2h)", "remote", None, None),
    ("anywhere", "Anywhere in Belgium", "remote", ["BE"], None),
    ("anywhere alone", "Anywhere", "remote", None, None),
    ("onsite", "Reno, NV (Onsite)", "onsite", None, None),
    ("hybrid", "Lyon-Hybrid; Nice-Hybrid", "hybrid", None, None),
    ("city says nothing", "Lisbon, Portugal", "", None, None),
    ("headquarters say nothing", "Oslo HQ", "", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("failure", "line", "kinds", "countries", "states"), LOCATIONS)
def test_location(failure, line, kinds, countries, states):
    found = read(location=line)
    assert " ".join(found.types) == kinds, failure
    assert (found.remote_countries, found.remote_states) == (countries, states), failure
    assert all(piece.origin == "location" and piece.quote == line for piece in found.evidence)


TITLES = [
    ("brackets", "Backend Engineer (Remote)", "remote"),
    ("brackets with a place", "Backend Engineer (Remote, Europe)", "remote"),
    ("dash", "Data Engineer - Hybrid - Reno", "hybrid"),
    ("long dash", "Data Engineer – Remote", "remote"),
    ("first word", "Remote Java Developer", "remote"),
    ("onsite", "Technician (On-site)", "onsite"),
    ("remote sensing", "Remote Sensing Scientist", ""),
    ("remote sensing after a dash", "Scientist - Remote Sensing", ""),
    ("remote monitoring", "Remote Monitoring Nurse", ""),
    ("hybrid cloud", "Hybrid Cloud Architect", ""),
    ("hybrid cloud after a dash", "Architect - Hybrid Cloud", ""),
    ("office", "Office Manager", ""),
]  # fmt: skip


@pytest.mark.parametrize(("failure", "title", "kinds"), TITLES)
def test_title(failure, title, kinds):
    found = read(title=title)
    assert " ".join(found.types) == kinds, failure
    assert all(piece.origin == "title" for piece in found.evidence)


# --- Limits of remote work in the text ----------------------------------------------------------

LIMITS = [
    ("in a country", "This role is remote in the US.", ["US"], None),
    ("based in", "This role is remote, but you should be based in France.", ["FR"], None),
    ("a sentence later", "This role is remote. You must reside in Canada.", ["CA"], None),
    ("hashtag", "#RemotePortugal", ["PT"], None),
    ("anywhere in", "Work from anywhere in Germany.", ["DE"], None),
    ("states", "A remote role. You must reside in Texas, Ohio or Utah.", None, ["TX", "OH", "UT"]),
    ("codes of states", "A remote role. Must live in these states: FL, GA.", None, ["FL", "GA"]),
    ("outside is no limit", "This role is remote, also outside the US.", None, None),
    ("except is no limit", "Open to remote anywhere except Colorado.", None, None),
    ("the company's own seat", "We're based in Spain and this role is remote.", None, None),
    ("us the pronoun", "This role is remote, so talk to us in chat.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("failure", "text", "countries", "states"), LIMITS)
def test_limits(failure, text, countries, states):
    found = read(text)
    assert "remote" in found.types, failure
    assert (found.remote_countries, found.remote_states) == (countries, states), failure


def test_a_country_in_the_location_limits_remote_work():
    assert read("This role is remote.", location="Poland").remote_countries == ["PL"]
    assert read("This role is remote.", location="Warsaw, Poland").remote_countries is None


# --- Fields of the ATS --------------------------------------------------------------------------

FIELDS = [
    ("Ashby", "Remote", "remote"),
    ("Ashby", "OnSite", "onsite"),
    ("Lever", "hybrid", "hybrid"),
    ("Lever says nothing", "unspecified", ""),
    ("schema.org", "TELECOMMUTE", "remote"),
    ("Workday", "Fully Remote", "remote"),
    ("Workday", "Office", "onsite"),
    ("Recruitee", "remote, hybrid", "remote hybrid"),
    ("unknown word", "Flexible", ""),
    ("negated", "Non-remote", ""),
]  # fmt: skip


@pytest.mark.parametrize(("failure", "field", "kinds"), FIELDS)
def test_field(failure, field, kinds):
    found = read(workplace_text=field)
    assert " ".join(found.types) == kinds, failure
    assert [(piece.origin, piece.ref) for piece in found.evidence] == (
        [("structured", "workplace_text")] if kinds else []
    )


def test_days_in_a_field():
    found = read(workplace_text="Hybrid (3 days)")
    assert (found.types, found.days_onsite_min, found.days_onsite_max) == (["hybrid"], 3, 3)


def test_the_text_adds_days_to_a_field():
    found = read("We are in the office 2 days a week.", workplace_text="Hybrid")
    assert (found.types, found.days_onsite_min) == (["hybrid"], 2)
    assert [piece.origin for piece in found.evidence] == ["structured", "text"]
    assert found.evidence[1].ref is None


def test_a_field_wins_and_the_text_that_differs_is_kept():
    found = read("This role is fully remote.", workplace_text="OnSite")
    assert found.types == ["onsite"]
    assert found.evidence[1].quote == "This role is fully remote."
    assert found.evidence[1].ref == "differs from the structured field"


def test_a_field_without_meaning_leaves_it_to_the_text():
    assert read("This role is fully remote.", workplace_text="unspecified").types == ["remote"]


def test_the_field_of_remote_places():
    found = read(workplace_text="Remote", remote_text="United States", location="Oslo")
    assert found.remote_countries == ["US"]
    assert found.evidence[-1].ref == "remote_text"


def test_remote_places_say_nothing_of_a_role_that_is_not_remote():
    assert read(workplace_text="OnSite", remote_text="United States").remote_countries is None


# --- Other languages ----------------------------------------------------------------------------

FOREIGN = [
    ("German", "Sie arbeiten 100% im Homeoffice.", "remote"),
    ("German", "Mobiles Arbeiten ist bei uns möglich.", "remote"),
    ("German", "Die Arbeit findet vor Ort in Kiel statt.", "onsite"),
    ("German, days", "Zwei Tage pro Woche im Homeoffice, sonst im Büro.", "hybrid"),
    ("German denial", "Leider kein Homeoffice möglich.", "onsite"),
    ("French", "Poste en télétravail complet.", "remote"),
    ("French", "Poste en présentiel à Lille.", "onsite"),
    ("French, days", "Télétravail : deux jours par semaine.", "hybrid"),
    ("Spanish", "Trabajo remoto desde España.", "remote"),
    ("Spanish", "Modalidad híbrida en Madrid.", "hybrid"),
    ("Spanish", "Puesto presencial en Sevilla.", "onsite"),
    ("Swedish", "Du arbetar helt på distans.", "remote"),
    ("Swedish", "Möjlighet att jobba hemifrån.", "remote"),
    ("Swedish mixture", "Möjlighet att kombinera arbete på kontoret och på distans.", "hybrid"),
    ("Swedish, in part", "Det finns delvis möjlighet till arbete på distans.", "hybrid"),
    ("Swedish denial", "Tyvärr inga möjligheter till distansarbete.", "onsite"),
    ("Swedish trap", "Vi hjälper kunder på plats.", ""),
    ("German trap", "Unser Büro liegt im Zentrum.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("failure", "text", "kinds"), FOREIGN)
def test_foreign(failure, text, kinds):
    assert " ".join(read(text).types) == kinds, failure
