"""Postings for the tests of the index: many, from a seed, with every value, tie and gap."""

import random
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

from sponsorboard.postings import posting as record
from sponsorboard.postings.posting import (
    Band,
    Company,
    DegreeRequirement,
    Employer,
    Employment,
    Evidence,
    Experience,
    Filings,
    History,
    Occupation,
    Petitions,
    Place,
    Posting,
    Route,
    Routes,
    Salary,
    Sponsorship,
    WageLevel,
    Workplace,
)

COUNT = 2_400
FIRST_DAY = date(2026, 6, 1)
SEEN = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
COMPANIES = (
    "Acme Rockets", "Zürich Ré AG", "Café Olé", "Node.js Works", "C++ Guild", "Ørsted & Co",
)  # fmt: skip
TITLES = (
    "Software Engineer", "Senior Software Engineer", "C++ Developer", "C# / .NET Developer",
    "ASP.NET Engineer", "Node.js Engineer", "Data Scientist", "Ingénieur logiciel à Montréal",
    "Embedded C Engineer", "Naïve Bayes Researcher", "Registered Nurse", "U.S. Tax Analyst",
    "Vertriebsleiter Zürich", "東京 エンジニア", "Head of Sales (m/w/d)", "Straße Planner",
)  # fmt: skip
SENTENCES = (
    "We sponsor H-1B visas.", "We can take over an H1B.", "No H–1B1 or E-3 here.",
    "You must be a U.S. citizen.", "US citizens only.", "Come and join us.",
    "Contact us about F-1 OPT.", "Experience with C++, C# and .NET is needed.",
    "You know C and Go.", "Net income grows.", "We like node.js and React.", "node and js apart.",
    "A naïve reader in Zürich.", "A naive reader in Zurich.", "Zu\u0308rich, decomposed.",
    "A B.S. or Ph.D. is a plus.", "A BS or PhD is a plus.", "Full-time in our office.",
    "The role is full time.", "EB-2 and EB2 both.", "Green card sponsorship available.",
    "日本語 welcome.", "master's degree", "masters degree", "Grow with the team, e.g. here.",
    "A++ attitude & #1 spirit!", "L'équipe vous accueille.", "Ask for A.I. or AI.", "U.S.-based.",
)  # fmt: skip
OCCUPATIONS = ("15-1252", "15-1211", "15-2051", "29-1141", "11-3021", "17-2199")
PLACES = (
    ("San Francisco, CA", "San Francisco", "CA", "US"), ("New York, NY", "New York", "NY", "US"),
    ("Toronto, ON", "Toronto", "ON", "CA"), ("Zürich", "Zürich", "ZH", "CH"),
    ("London", "London", None, "GB"), ("Córdoba", "Córdoba", "CA", "ES"),
    ("Remote", None, None, None), ("United States", None, None, "US"),
)  # fmt: skip


def postings(count: int = COUNT, seed: int = 3) -> Iterator[Posting]:
    """So many postings, always the same."""
    chance = random.Random(seed)
    for number in range(count):
        yield posting(number, chance)


def posting(number: int, chance: random.Random) -> Posting:
    """One of them; about a third of its parts are silent."""
    text = "\n".join(chance.sample(SENTENCES, chance.randrange(1, 9)))
    places = chance.choice((0, 1, 1, 1, 2))
    other = random.Random(number)
    soc = maybe(other, other.choice(OCCUPATIONS))
    found = [
        Place(text=said, city=city, region=region, country=country)
        for said, city, region, country in chance.sample(PLACES, places)
    ]
    return Posting(
        id=f"greenhouse:source{number % 7}:{number}",
        source=f"source{number % 7}",
        spider="greenhouse",
        url=f"https://jobs.example/{number}",
        title=chance.choice(TITLES),
        company=Company(name=chance.choice(COMPANIES), domain="acme.example"),
        description_text=chance.choice((None, text, text, text)),
        description_html=f"<p>{text}</p>",
        department_text=chance.choice((None, "Rocket Science", "Überbau")),
        location_text=" | ".join(place.text for place in found) or None,
        locations=found,
        posted_on=maybe(chance, FIRST_DAY + timedelta(days=chance.randrange(40))),
        status=chance.choice(("open", "open", "open", "closed", "expired")),
        first_seen_at=SEEN,
        last_seen_at=SEEN + timedelta(minutes=number % 50),
        salary=salary(chance),
        workplace=Workplace(types=some(chance, record.WorkplaceType)),
        degree=DegreeRequirement(minimum=one(chance, record.Degree)),
        experience=Experience(min_years=maybe(chance, chance.choice((0.0, 1.0, 2.5, 5.0, 10.0)))),
        employment=Employment(
            type=one(chance, record.EmploymentType), third_party=other.random() < 0.2
        ),
        occupation=Occupation(soc=soc),
        employer=employer(other, soc),
        wage_level=maybe(other, WageLevel(low=other.choice((None, 0, 1, 2, 3, 4)))),
        routes=maybe(other, routes(other)),
        sponsorship=Sponsorship(
            policy=one(chance, record.Policy),
            restriction=one(chance, record.Restriction),
            visas_yes=some(chance, record.Visa),
            band=chance.choice(get_args(record.LikelihoodBand)),
            likelihood=maybe(chance, chance.choice((0.25, 0.5, 0.75))),
        ),
    )  # fmt: skip


def employer(chance: random.Random, soc: str | None) -> Employer:
    """Not linked, linked with nothing on record, or with some of what can be."""
    exempt = chance.choice(get_args(record.CapExemption))
    if chance.random() < 1 / 4:
        return Employer(cap_exempt=exempt)
    filed = Filings(years={"FY2024": None, "FY2025": 12}, total=30, span="FY2022-FY2025")
    some_soc = maybe(chance, soc) or "13-2011"
    history = History(
        lca=maybe(chance, filed),
        lca_soc={some_soc: filed} if chance.random() < 1 / 2 else {},
        uscis={"FY2024": Petitions(initial_approval=1)} if chance.random() < 1 / 3 else {},
        perm=maybe(chance, filed) if chance.random() < 1 / 3 else None,
    )
    return Employer(
        match=["ACME ROCKETS INC"],
        method="exact",
        cap_exempt=exempt,
        staffing=chance.random() < 1 / 5,
        history=maybe(chance, history),
    )


def routes(chance: random.Random) -> Routes:
    """Each route with any answer."""
    answers = get_args(record.RouteAnswer)
    made = {one.name: Route(answer=chance.choice(answers)) for one in fields(Routes)}
    return Routes(**made)


def salary(chance: random.Random) -> Salary:
    """No pay, or one or two ranges; few amounts, so that many are equal."""
    bands = []
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        low = chance.choice((None, 50_000.0, 90_000.0, 150_000.5, 200_000.0))
        high = chance.choice((None, 200_000.0, 250_000.0))
        proof = Evidence(origin="structured", quote="pay", ref="pay")
        bands.append(
            Band(
                min=low,
                max=high,
                currency=chance.choice(("USD", "USD", "USD", "CAD", "EUR", None)),
                interval="year",
                kind=chance.choice(("base", "base", "ote")),
                min_annual=low,
                max_annual=high,
                evidence=[proof],
            )
        )
    named = [band for band in bands if band.currency]
    if not named:
        return Salary(bands=bands)
    first = named[0]
    return Salary(
        bands=bands,
        min_annual=first.min_annual,
        max_annual=first.max_annual,
        currency=first.currency,
    )


def maybe(chance: random.Random, value: Any) -> Any:
    """The value, or None for every third."""
    return None if chance.random() < 1 / 3 else value


def one(chance: random.Random, kind: Any) -> Any:
    """A value of a Literal, or None."""
    return maybe(chance, chance.choice(get_args(kind)))


def some(chance: random.Random, kind: Any) -> list[Any]:
    """None to two values of a Literal."""
    return chance.sample(get_args(kind), chance.randrange(3))
