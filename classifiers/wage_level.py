"""The prevailing-wage level, I to IV, that the posted pay reaches.

It is the level by which the H-1B cap selection weighs a registration (90 FR 60864, 29 Dec 2025):
the highest whose wage the offered pay equals or exceeds, for the occupation in the wage area. The
level on a Labor Condition Application follows the requirements of the job and is another thing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from classifiers.wage_sites import Pay, Site, pay_at, sites
from sponsorboard.postings.posting import Evidence, Posting, WageLevel
from sponsorboard.reference.areas import named
from sponsorboard.reference.prevailing import Wages, level, prevailing, title, wage_vintage

UNSURE = 0.5
"""Probability of the occupation below which the answer says that it is not certain."""

RIVAL = 0.1
"""Probability from which another occupation is looked up too."""

ANOTHER = "the occupation may be another"
HOME = "depends on your home area where the work is done from home"
NUMERALS = ("below Level I", "Level I", "Level II", "Level III", "Level IV")


@dataclass(frozen=True, slots=True)
class Reached:
    """What the pay reaches at one site."""

    site: Site
    pay: Pay
    wages: Wages
    low: int | None
    high: int | None

    @property
    def order(self) -> list[int]:
        """Sorts the lowest level first."""
        return [len(NUMERALS) if one is None else one for one in (self.low, self.high)]


def wage_level(posting: Posting, today: date) -> WageLevel | None:
    """The level of the posted pay; None where it states no base pay in US dollars by a known
    interval, no place in the US, or the occupation is not known."""
    soc = posting.occupation.soc
    if soc is None or not posting.salary.bands:
        return None
    paid = [(site, pay) for site in sites(posting) if (pay := pay_at(site, posting))]
    found = reached(soc, paid)
    if not found:
        return None
    told = [one for one in found if one.wages.least]
    first = min(told or found, key=lambda one: one.order)
    area = named(first.site.areas[0]) if len(first.site.areas) == 1 else None
    made = wage_vintage()
    return WageLevel(
        low=_lowest(one.low for one in told),
        high=_lowest(one.high for one in told),
        wages=list(first.wages.least) if area else [],
        area=area and area.code,
        area_name=area and area.name,
        wage_year=made.span if made else None,
        soc=first.wages.soc,
        caveats=[
            *_of_table(first, today),
            *_of_pay(found, told),
            *_of_occupation(posting, paid),
            *_of_employer(posting),
        ],
        evidence=_evidence(first, made.span if made else ""),
    )


def reached(soc: str, paid: Iterable[tuple[Site, Pay]]) -> list[Reached]:
    """What the pay reaches at each site for an occupation; sites without wages are left out."""
    found = []
    for site, pay in paid:
        wages = prevailing(soc, site.areas)
        if wages is None:
            continue
        low = level(pay.low, wages.most) if wages.most and pay.low is not None else None
        high = level(pay.high, wages.least) if wages.least and pay.high is not None else None
        found.append(Reached(site, pay, wages, low, high))
    return found


def words(found: WageLevel) -> str:
    """The level in words that a page can show."""
    where = f"in {found.area_name}" if found.area_name else "depending on the area"
    return f"{span(found.low, found.high)} for {found.soc} {where}, wage year {found.wage_year}"


def span(low: int | None, high: int | None) -> str:
    """What pay between two levels reaches, as the verb of a sentence about it."""
    if low is None and high is None:
        return "no wage level is published"
    if low is None or high is None:
        known = low if high is None else high
        if known == 0:
            return "pay starts below Level I" if high is None else "pay is below Level I"
        return f"pay reaches at {'least' if high is None else 'most'} {NUMERALS[known or 0]}"
    if high == 0:
        return "pay is below Level I"
    if low == 0:
        return f"pay starts below Level I and reaches {NUMERALS[high]}"
    if low == high:
        return f"pay reaches {NUMERALS[low]}"
    return f"pay reaches {NUMERALS[low]} to {NUMERALS[high].removeprefix('Level ')}"


def _lowest(levels: Iterable[int | None]) -> int | None:
    return min((one for one in levels if one is not None), default=None)


def _evidence(first: Reached, year: str) -> list[Evidence]:
    areas = first.site.areas
    where = areas[0] if len(areas) == 1 else f"{len(areas)} areas"
    row = Evidence(origin="reference", ref=f"wages {year}: {first.wages.soc} x {where}")
    return [row, *first.pay.evidence]


# --- Caveats --------------------------------------------------------------------------------------


def _of_table(first: Reached, today: date) -> list[str]:
    """What limits the wages themselves."""
    made, wages = wage_vintage(), first.wages
    found = []
    if made and made.fresh_until and made.stale(today):
        last = f"{made.fresh_until.day} {made.fresh_until:%B %Y}"
        found.append(f"wages of {made.span}, which expired on {last}: those in force now differ")
    if not wages.least:
        found.append(
            "no wage levels are published for this occupation and area: too few answers, or pay "
            "above what the survey reports"
        )
    if wages.annual:
        found.append("this occupation is surveyed by the year, not by the hour")
    if wages.widened:
        found.append("wages of the whole state or nation: too few answers in the area")
    return found


def _of_pay(found: list[Reached], told: list[Reached]) -> list[str]:
    """What limits the comparison: the pay, the places."""
    first = min(told or found, key=lambda one: one.order)
    caveats = [*_below(first), *(_open(first) if told else [])]
    if len(found) > 1:
        caveats.append(
            "several places: the lowest level of them, as in the cap selection of 2021; whether "
            "that of 2025 has it too was not checked"
        )
    if told and len(told) < len(found):
        caveats.append("in some of the places no wage level is published")
    if any(one.pay.merged for one in found):
        caveats.append(
            "several ranges of pay are stated and none is clearly for this place: the lowest and "
            "the highest amount were taken"
        )
    return caveats


def _below(first: Reached) -> list[str]:
    """The caveat of pay below Level I, where the other end of the pay is not above it either or
    the area is settled."""
    if first.low != 0 and first.high != 0:
        return []
    if first.pay.low is not None and first.low == 0 and level(first.pay.low, first.wages.least):
        return ["below the prevailing wage (Level I) in some of the areas"]
    end = "" if first.high == 0 or first.pay.high is None else "the lower end is "
    return [f"{end}below the prevailing wage for this occupation and area; {ANOTHER}"]


def _open(first: Reached) -> list[str]:
    """The caveat of pay that was compared over several areas."""
    home = first.site.home or first.site.remote
    why = HOME if home else "the place is not settled"
    if len(first.site.areas) == 1:
        return [why] if home else []
    least, most = first.wages.least, first.wages.most
    return [
        f"{why}: over {first.wages.areas} areas Level I starts at ${least[0]:,.0f} to "
        f"${most[0]:,.0f} a year and Level IV at ${least[3]:,.0f} to ${most[3]:,.0f}"
    ]


def _of_occupation(posting: Posting, paid: list[tuple[Site, Pay]]) -> list[str]:
    """Other levels under the other occupations that are likely."""
    occupation = posting.occupation
    own = _levels(occupation.soc or "", paid)
    others = [
        f"as {guess.soc} {title(guess.soc) or guess.title} ({guess.probability:.0%}) "
        f"{span(*levels)}"
        for guess in occupation.top
        if guess.probability >= RIVAL and guess.soc != occupation.soc
        if (levels := _levels(guess.soc, paid)) != own
    ]
    if others:
        return [f"the occupation is not certain: {'; '.join(others)}"]
    if occupation.probability is not None and occupation.probability < UNSURE:
        return [f"the occupation is not certain ({occupation.probability:.0%})"]
    return []


def _levels(soc: str, paid: list[tuple[Site, Pay]]) -> tuple[int | None, int | None]:
    found = reached(soc, paid)
    return _lowest(one.low for one in found), _lowest(one.high for one in found)


def _of_employer(posting: Posting) -> list[str]:
    if posting.employer.cap_exempt == "none":
        return []
    return [
        "institutions of higher education and research organisations have lower prevailing wages "
        "of their own (INA 212(p)(1)), which are not in this table"
    ]
