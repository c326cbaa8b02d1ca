"""Postings for the tests of API and pages, written for them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sponsorboard.configuration import Configuration
from sponsorboard.postings.posting import (
    Band,
    Company,
    DegreePath,
    DegreeRequirement,
    Employer,
    Employment,
    Evidence,
    Experience,
    Filings,
    History,
    Occupation,
    OccupationGuess,
    Petitions,
    Place,
    Posting,
    Reason,
    Route,
    Routes,
    Salary,
    Sponsorship,
    Statement,
    WageLevel,
    Workplace,
)
from sponsorboard.search import Index, open_index
from sponsorboard.web import create_app
from sponsorboard.web.server import listening, server

SEEN = datetime(2026, 5, 20, 6, 30, tzinfo=UTC)
SPONSORS = "We sponsor H-1B visas for this role and start the green card early."
REFUSES = "No visa sponsorship is available for this role."
DEGREE = "Bachelor's degree in Computer Science and 5+ years of experience with C++"
PAY = "The base salary is $150,000 to $190,000 a year."
HYBRID = "Hybrid: three days a week in our office."
TEXT = f"""About us
We measure rivers. Write to hydra@rivulet.example or call +1 415-555-0137.

Requirements
- {DEGREE}
- Patience

{PAY} {HYBRID}
{SPONSORS}"""
ATTACK = "<script>document.title = 'attacked'</script><img src=x onerror=\"alert(1)\">"


def proof(quote: str, text: str = TEXT) -> Evidence:
    start = text.index(quote)
    return Evidence(origin="text", quote=quote, start=start, end=start + len(quote))


def rich() -> Posting:
    """A posting whose every field is known, with proofs that overlap."""
    start = TEXT.index(SPONSORS)
    return Posting(
        id="greenhouse:rivulet:4711", source="rivulet", spider="greenhouse",
        url="https://jobs.rivulet.example/4711", apply_url="https://jobs.rivulet.example/4711/go",
        title="C++ River Engineer",
        company=Company(name="Rivulet Gauges", domain="rivulet.example"),
        description_text=TEXT, description_html=f"<p>Mail hydra@rivulet.example</p>{ATTACK}",
        language="en", location_text="San Francisco, CA",
        locations=[Place(text="San Francisco, CA", city="San Francisco", region="CA",
                         country="US")],
        posted_on=date(2026, 5, 18), first_seen_at=SEEN, last_seen_at=SEEN,
        salary=Salary(
            bands=[Band(min=150_000, max=190_000, currency="USD", interval="year",
                        interval_stated=True, min_annual=150_000, max_annual=190_000,
                        evidence=[proof(PAY)])],
            min_annual=150_000, max_annual=190_000, currency="USD",
        ),
        workplace=Workplace(types=["hybrid"], days_onsite_min=3, days_onsite_max=3,
                            evidence=[proof(f"{PAY} {HYBRID}")]),
        degree=DegreeRequirement(minimum="bachelor", fields=["computer science"],
                                 alternatives=[DegreePath(degree="master", years=3)],
                                 evidence=[proof(DEGREE)]),
        experience=Experience(min_years=5, evidence=[proof("5+ years of experience with C++")]),
        employment=Employment(type="full_time", seniority="senior", evidence=[
            Evidence(origin="structured", quote="Full-time", ref="commitment")]),
        sponsorship=Sponsorship(
            policy="offered", visas_yes=["h1b", "green_card"], country="US", quotes=[SPONSORS],
            statements=[Statement(labels=["offered"], scope="role", visas=["h1b", "green_card"],
                                  quote=SPONSORS, start=start, end=start + len(SPONSORS))],
            band="stated_yes", basis="stated",
        ),
    )  # fmt: skip


LEGAL = [
    "RIVULET GAUGES AND HYDROLOGICAL INSTRUMENTATION HOLDINGS OF NORTH AMERICA INC",
    "RIVULET GAUGES INC", "RIVULET SERVICES LLC", "RIVULET WEST LLC",
]  # fmt: skip


def recorded() -> Posting:
    """A posting that is silent on visas, of an employer with a record."""
    span = "FY2022-FY2025"
    every = {"FY2022": 150, "FY2023": None, "FY2024": None, "FY2025": 812}
    row = Evidence(origin="reference", ref=f"lca_years {span}: RIVULET GAUGES INC")
    other = Filings(years={"FY2025": None}, total=9, span=span)
    return Posting(
        id="greenhouse:rivulet:4712", source="rivulet", spider="greenhouse",
        url="https://jobs.rivulet.example/4712", title="Gauge Programmer",
        company=Company(name="Rivulet Gauges", domain="rivulet.example"),
        description_text="Program gauges.\nBe patient.", language="en",
        locations=[Place(text="San Francisco, CA", city="San Francisco", region="CA",
                         country="US", wage_area="41860")],
        posted_on=date(2026, 2, 1), last_seen_at=SEEN,
        sponsorship=Sponsorship(
            likelihood=0.71, low=0.62, high=0.79, band="likely", basis="history",
            model="2026.1", calibrated_on="FY2025",
            reasons=[Reason(text="The posting does not say"),
                     Reason(text=f"Filed LCAs for 15-1252 in 3 of the 4 years {span}",
                            weight=1.43,
                            ref=f"lca_years {span}: RIVULET GAUGES INC"),
                     Reason(text="No filing in this state", weight=-0.52, ref="lca_details"),
                     Reason(text="Full time", weight=0.04)],
        ),
        occupation=Occupation(
            soc="15-1252", title="Software Developers", probability=0.83, specialty="typical",
            specialty_reasons=["A bachelor's degree is usual in this occupation."],
            top=[OccupationGuess(soc="15-1252", title="Software Developers", probability=0.83),
                 OccupationGuess(soc="15-1251", title="Computer Programmers", probability=0.1)],
        ),
        employer=Employer(
            match=LEGAL, method="alias", confidence=0.99, cap_exempt="attested",
            cap_exempt_prong="nonprofit_research", staffing=True, evidence=[row],
            history=History(
                lca=Filings(years=every, total=3211, span=span),
                lca_soc={"15-1252": Filings(years={"FY2022": None, "FY2023": None,
                                                   "FY2025": None}, total=402, span=span),
                        "15-1253": other, "15-1221": other, "17-2199": other},
                uscis={"FY2022": Petitions(initial_approval=1500, continuing_denial=3)},
                perm=Filings(years={"FY2024": 12}, total=12, span="FY2023-FY2025"),
            ),
        ),
        wage_level=WageLevel(
            low=2, high=3, wages=[120_000.4, 145_000, 170_000, 195_000], area="41860",
            area_name="San Francisco-Oakland-Hayward, CA", wage_year="2025-26", soc="15-1252",
            caveats=["Wage year 2025-26 ended on 30 June 2026"],
        ),
        routes=every_route(),
    )  # fmt: skip


def every_route() -> Routes:
    """Each way to work, with reasons as long as they come."""
    filed = "Filed LCAs for Software Developers (15-1252) in 3 of the 4 years FY2022-FY2025"
    return Routes(
        h1b_cap=Route(
            answer="possible", policy=["cap_numbers", "weighted_selection", "payment_100k"],
            reasons=[filed, "Subject to the yearly selection, which weighs by wage level"]),
        h1b_transfer=Route(answer="likely", reasons=[filed]),
        h1b_cap_exempt=Route(
            answer="likely",
            reasons=["Employer attests to be a nonprofit research organization (Form ETA-9141)"]),
        h1b1=Route(answer="possible", reasons=["Rests on an LCA, as H-1B does"]),
        e3=Route(answer="possible", reasons=["Rests on an LCA, as H-1B does"]),
        tn=Route(answer="likely", reasons=["Computer Systems Analyst is on the list"]),
        o1=Route(answer="unknown", reasons=["Depends on the person's record"]),
        opt=Route(answer="possible", reasons=["E-Verify is not needed"]),
        stem_opt=Route(answer="unknown", reasons=["Whether it is in E-Verify is not known"]),
        cpt=Route(answer="no", reasons=["Not an internship"], policy=["cpt_narrowing"]),
        green_card=Route(answer="possible", reasons=["12 certified PERM applications in FY2024"]),
    )  # fmt: skip


def attacker() -> Posting:
    """A posting that tries to run as a program."""
    text = f"Requirements\n- {ATTACK}\n{REFUSES}"
    start = text.index(REFUSES)
    return Posting(
        id="lever:mallory:<b>x</b>/?&#1", source="mallory", spider="lever",
        url="javascript:alert(1)", apply_url="javascript:alert(2)", title=f"Tester {ATTACK}",
        company=Company(name=f"Mallory & Sons {ATTACK}"), description_text=text,
        description_html=f"<p>{ATTACK}</p>", location_text=f"Nowhere {ATTACK}",
        posted_on=date(2026, 4, 1), valid_through=date(2026, 5, 1), status="expired",
        last_seen_at=SEEN,
        sponsorship=Sponsorship(
            policy="refused", quotes=[REFUSES], band="stated_no", basis="stated",
            statements=[Statement(labels=["refused"], scope="role", quote=REFUSES, start=start,
                                  end=start + len(REFUSES))],
            reasons=[Reason(text=ATTACK, weight=1)], blockers=[ATTACK],
        ),
        employer=Employer(match=[ATTACK], evidence=[
            Evidence(origin="reference", quote=ATTACK, ref=ATTACK)]),
        wage_level=WageLevel(low=1, area_name=ATTACK, caveats=[ATTACK]),
        occupation=Occupation(soc=ATTACK, title=ATTACK, specialty_reasons=[ATTACK]),
        routes=Routes(o1=Route(answer="possible", reasons=[ATTACK], policy=[ATTACK])),
    )  # fmt: skip


def silent(number: int) -> Posting:
    """A posting that says little."""
    remote = number % 3 == 0
    return Posting(
        id=f"ashby:harbor:{number}", source="harbor", spider="ashby",
        url=f"https://jobs.harbor.example/{number}", title=f"Harbor Pilot {number:02}",
        company=Company(name="Harbor & Söhne"),
        description_text="Steer ships.\nBe there at five in the morning.",
        locations=[Place(text="Hamburg", city="Hamburg", region="HH", country="DE")],
        posted_on=date(2026, 3, 1) + timedelta(days=number), last_seen_at=SEEN,
        workplace=Workplace(types=["remote"] if remote else []),
        reading="structure" if number == 2 else "fields",
        sponsorship=Sponsorship(band="not_applicable", basis="not_applicable"),
    )  # fmt: skip


def stub() -> Posting:
    """A posting of which only a list row was read, closed since."""
    return Posting(
        id="workday:mill:R-1", source="mill", spider="workday", url="https://mill.example/R-1",
        title="Miller", company=Company(name="Mill"), location_text="2 Locations",
        status="closed", closed_at=SEEN,
    )  # fmt: skip


def postings() -> list[Posting]:
    return [rich(), recorded(), attacker(), stub(), *(silent(number) for number in range(45))]


@contextmanager
def running(index: Index, **settings: Any) -> Iterator[str]:
    """The application served over real HTTP; gives its address."""
    ready = threading.Event()
    app = create_app(index, **{"configuration": Configuration(), **settings})
    with listening("127.0.0.1", 0) as listener:
        serving = server(app, ready.set)
        thread = threading.Thread(target=serving.run, kwargs={"sockets": [listener]})
        thread.start()
        assert ready.wait(10)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        serving.should_exit = True
        thread.join(10)


@contextmanager
def filled(folder: Path) -> Iterator[Index]:
    """An index of all the postings."""
    index = open_index(f"tantivy:{folder}")
    index.create()
    assert not index.write(postings()).refused
    yield index
    index.close()
