"""What the work pays: every band that the ATS's fields or the text state, and the headline."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sponsorboard.postings.currencies import A_YEAR, AMBIGUOUS, interval_by_size
from sponsorboard.postings.pay import countries, read_pay
from sponsorboard.postings.posting import DIFFERS, Band, Evidence, Posting, Salary
from sponsorboard.postings.text import document

EVIDENCE_LIMIT = 3


def step(posting: Posting) -> Posting:
    """Fills ``salary``: bands of the ATS's fields first, then what the text or title adds."""
    bands = [_structured(band) for band in posting.pay_fields]
    found = list(_stated(posting))
    for band in found:
        _merge(bands, band, conflict=bool(posting.pay_fields))
    posting.salary = _headline([_annualised(band) for band in bands])
    return posting


def _structured(band: Band) -> Band:
    evidence = band.evidence or [Evidence(origin="structured", ref="pay_fields")]
    given = replace(band, evidence=list(evidence))
    if given.interval is None:
        ends = [amount for amount in (band.min, band.max) if amount is not None]
        given.interval = interval_by_size(min(ends), max(ends), band.currency) if ends else None
    return given


def _annualised(band: Band) -> Band:
    if band.interval:
        factor = A_YEAR[band.interval]
        band.min_annual = None if band.min is None else round(band.min * factor, 2)
        band.max_annual = None if band.max is None else round(band.max * factor, 2)
    return band


def _headline(bands: list[Band]) -> Salary:
    """Lowest and highest base pay over the bands of the commonest currency, per year."""
    base = [band for band in bands if band.kind == "base"] or bands
    if not base:
        return Salary()
    code = Counter(band.currency for band in base).most_common(1)[0][0]
    lows = [b.min_annual for b in base if b.currency == code and b.min_annual is not None]
    highs = [b.max_annual for b in base if b.currency == code and b.max_annual is not None]
    return Salary(
        bands=bands,
        min_annual=min(lows, default=None),
        max_annual=max(highs, default=None),
        currency=code,
    )


# --- Merging --------------------------------------------------------------------------------------


def _merge(bands: list[Band], band: Band, *, conflict: bool) -> None:
    """Adds a band, or its evidence to the one that states the same."""
    for known in bands:
        if _same(known, band):
            if known.evidence[0].ref == DIFFERS:  # said twice
                _mark(band)
            known.min = band.min if known.min is None else known.min
            known.max = band.max if known.max is None else known.max
            known.interval = known.interval or band.interval
            known.interval_stated = known.interval_stated or band.interval_stated
            known.currency = known.currency or band.currency
            known.label = known.label or band.label
            if len(known.evidence) < EVIDENCE_LIMIT:
                known.evidence += band.evidence
            return
    if conflict:
        _mark(band)
    bands.append(band)


def _mark(band: Band) -> None:
    for evidence in band.evidence:
        evidence.ref = DIFFERS


def _same(known: Band, band: Band) -> bool:
    """Whether two bands state one pay; "starting at $14" beside "$14 per hour" does too."""
    pairs = (
        (known.currency, band.currency),
        (known.interval, band.interval),
        (known.min, band.min),
        (known.max, band.max),
    )
    shared = [ours for ours, theirs in pairs[2:] if ours is not None and ours == theirs]
    return bool(shared) and all(
        ours == theirs for ours, theirs in pairs if None not in (ours, theirs)
    )


# --- Text and title -------------------------------------------------------------------------------


def _stated(posting: Posting) -> Iterator[Band]:
    country = _country(posting)
    if posting.description_text:
        yield from read_pay(document(posting.description_text), country)
    if any(sign in posting.title for sign in "$€£₹") and any(c.isdigit() for c in posting.title):
        for band in read_pay(document(posting.title), country):
            band.evidence = [Evidence(origin="title", quote=e.quote) for e in band.evidence]
            yield band


def _country(posting: Posting) -> str | None:
    """The country that a "$" of this posting belongs to; the US where it is one of several."""
    found = {place.country for place in posting.locations if place.country}
    for words in (posting.location_text, posting.title):
        if not found and words:
            found = countries(words.lower())
    if "US" in found:
        return "US"
    if len(found) > 1:
        found &= AMBIGUOUS["$"].keys()
    return found.pop() if len(found) == 1 else None
