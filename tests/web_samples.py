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
    Employment,
    Evidence,
    Experience,
    Place,
    Posting,
    Salary,
    Sponsorship,
    Statement,
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
        ),
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
    return [rich(), attacker(), stub(), *(silent(number) for number in range(45))]


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
