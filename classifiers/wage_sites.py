"""Where a posting's work is done and what it pays there, for the comparison with wages."""

import re
from dataclasses import dataclass

from sponsorboard.postings.places import places
from sponsorboard.postings.posting import Band, Evidence, Place, Posting
from sponsorboard.reference.areas import area_of, areas_in, areas_of

PLAUSIBLE = (15_000, 2_000_000)
"""US dollars a year; an amount beyond has been read with the wrong unit."""

NOT_THERE = re.compile(r"\b(?:non|not|outside|other|except|excluding|elsewhere)\b", re.I)
EVIDENCE_LIMIT = 2


@dataclass(frozen=True, slots=True)
class Site:
    """A place of work, or all that a worker may live in."""

    areas: tuple[str, ...]
    """Wage areas that it may lie in."""
    place: Place | None = None
    """None for work from home."""
    home: bool = False
    """Whether the work is done from home only."""
    remote: bool = False
    """Whether it may be done from home too."""


@dataclass(frozen=True, slots=True)
class Pay:
    """Base pay in US dollars for a full-time year."""

    low: float | None
    high: float | None
    merged: bool
    """Whether several ranges were taken together."""
    evidence: tuple[Evidence, ...]


def sites(posting: Posting) -> list[Site]:
    """The places in the US where the work is done, each set of wage areas once.

    Work that is only remote is done at home: in the states that it is limited to, or anywhere in
    the US.
    """
    known = [(place, areas) for place in posting.locations if (areas := areas_of(place))]
    types, limits = posting.workplace.types, posting.workplace.remote_countries or ()
    if types == ["remote"] or (not known and "remote" in types):
        there = known or "US" in limits
        states = _home_states(posting, [place for place, _ in known])
        return [Site(areas_in(states), home=True)] if there else []
    remote = "remote" in types
    once = {areas: Site(areas, place, remote=remote) for place, areas in reversed(known)}
    return list(reversed(once.values()))


def _home_states(posting: Posting, known: list[Place]) -> frozenset[str]:
    """States that remote work is limited to; empty for the whole country."""
    if posting.workplace.remote_states:
        return frozenset(posting.workplace.remote_states)
    states = [None if place.city else place.region for place in known]
    return frozenset(filter(None, states)) if all(states) else frozenset()


def pay_at(site: Site, posting: Posting) -> Pay | None:
    """What the work pays at a site: the ranges whose label names it, else all of them."""
    usable = [band for band in posting.salary.bands if _usable(band, posting)]
    bands = [band for band in usable if _for(band, site)] or usable
    if not bands:
        return None
    lows = [band.min_annual for band in bands if band.min_annual is not None]
    highs = [band.max_annual for band in bands if band.max_annual is not None]
    evidence = [one for band in bands for one in band.evidence[:1]]
    return Pay(
        low=min(lows, default=None),
        high=max(highs, default=None),
        merged=len(bands) > 1,
        evidence=tuple(evidence[:EVIDENCE_LIMIT]),
    )


def _usable(band: Band, posting: Posting) -> bool:
    """Whether a range is base pay in US dollars for a full-time year; the yearly pay of part-time
    work is for less."""
    if band.kind != "base" or band.currency != "USD" or band.interval is None:
        return False
    if posting.employment.type == "part_time" and band.interval != "hour":
        return False
    ends = [end for end in (band.min_annual, band.max_annual) if end is not None]
    return bool(ends) and all(PLAUSIBLE[0] <= end <= PLAUSIBLE[1] for end in ends)


def _for(band: Band, site: Site) -> bool:
    """Whether the label of a range names the site's wage area, or its state alone."""
    if not band.label or site.place is None or NOT_THERE.search(band.label):
        return False
    return any(_same(place, site) for place in places(band.label))


def _same(named: Place, site: Site) -> bool:
    if named.country == "US" and named.region and not named.city:
        return site.place is not None and named.region == site.place.region
    area = area_of(named)
    return area is not None and site.areas == (area.code,)
