"""Where the work may be done: remote, hybrid or on site, days in the office, limits of remote."""

import re
from collections.abc import Iterator

import msgspec

from sponsorboard.postings import remote_limits
from sponsorboard.postings import workplace_terms as terms
from sponsorboard.postings.office_days import read_days
from sponsorboard.postings.posting import DIFFERS, Evidence, Posting, Workplace, WorkplaceType
from sponsorboard.postings.text import Document, document
from sponsorboard.postings.workplace_sentences import COMPANY, ROLE, Signal, read_sentences

ORDER: tuple[WorkplaceType, ...] = ("remote", "hybrid", "onsite")

Words = dict[WorkplaceType, re.Pattern[str]]
FIELD: Words = {
    "remote": re.compile(r"(?<!non-)(?<!not )(?<!no )(?:remote|telecommut|telework|home|virtual)"),
    "hybrid": re.compile(r"hybrid"),
    "onsite": re.compile(r"on-?\s?site|(?<!home )\boffice\b(?!.*flex)|in[- ]person"),
}
PLACE: Words = {
    "remote": re.compile(
        r"\bremote(?:ly)?\b|\banywhere\b|\bworldwide\b|\bwork from home\b|\bwfh\b|\bremoto\b"
        r"|\bhome[- ]?(?:based|office)\b|\btelecommute\b|\bvirtual\b|\btélétravail\b|\bdistans\b"
    ),
    "hybrid": re.compile(r"\bh[yí]brid[oae]?\b"),
    "onsite": re.compile(r"\bon-?\s?site\b|\bin[- ](?:office|person)\b|\bvor ort\b|\bpresencial\b"),
}
# "(Remote)", "- Hybrid -", "Engineer, Remote"; not "Remote Sensing", "Hybrid Cloud Lead"
LEFT = r"(?:^|[(\[,;|/:·+-]|\b(?:us|uk|eu|fully|100%|or)\b)\s*(?:fully |100% )?"
RIGHT = r"(?=\s*(?:$|[)\],;|/:·+-]|\b(?:in|within|us|usa|role|position|work|only|or|from)\b))"
TITLE: Words = {
    "remote": re.compile(
        rf"{LEFT}(?:remote(?:ly)?|work from home|homeoffice){RIGHT}|\bhemifrån\b|^{terms.REMOTE} \w"
    ),
    "hybrid": re.compile(rf"{LEFT}hybrid{RIGHT}"),
    "onsite": re.compile(rf"{LEFT}(?:on-?\s?site|in[- ]office|in[- ]person){RIGHT}"),
}
DASHES = str.maketrans("\u2010\u2011\u2013\u2014", "----")
COUNTRY_TAG = re.compile(r"#remote(?P<country>[a-z]{4,})")


def step(posting: Posting) -> Posting:
    """Fills ``workplace``: the ATS's own field decides the kinds, the text adds the rest."""
    given = _structured(posting.workplace_text)
    signals = [*_line(posting.location_text, "location"), *_line(posting.title, "title")]
    doc = document(posting.description_text) if posting.description_text else None
    if doc:
        signals += read_sentences(doc, posting.language)
    chosen = _chosen(signals)
    types = given.types if given else _union(chosen)
    found = Workplace(types=[name for name in ORDER if name in types])
    found.evidence = [given.evidence] if given else []
    found.evidence += [_marked(signal, given) for signal in _one_each(chosen, types, given)]
    _add_days(found, given, signals)
    if "remote" in types:
        _add_limits(found, posting, doc, chosen)
    posting.workplace = found
    return posting


def _structured(text: str | None) -> Signal | None:
    """``Remote``, ``Hybrid (3 days)``, ``TELECOMMUTE``, ``remote, hybrid``; else None."""
    words = (text or "").lower()
    types = frozenset(name for name, pattern in FIELD.items() if pattern.search(words))
    if not types:
        return None
    evidence = Evidence(origin="structured", quote=(text or "")[:250], ref="workplace_text")
    return Signal(types, ROLE, evidence, read_days(f"{words} in office"))


def _line(text: str | None, origin: str) -> Iterator[Signal]:
    """``Remote - US`` or ``New York (On-site)`` as a place, ``Engineer (Remote)`` as a title."""
    words = (text or "").lower().translate(DASHES)
    patterns = TITLE if origin == "title" else PLACE
    types = frozenset(name for name, pattern in patterns.items() if pattern.search(words))
    if types:
        evidence = Evidence(origin="title", quote=(text or "")[:250])
        if origin == "location":
            evidence.origin = "location"
        yield Signal(types, ROLE, evidence)


def _chosen(signals: list[Signal]) -> list[Signal]:
    """The firmest signals; a denial of remote work takes back what other sentences offer."""
    if any(signal.denies_remote for signal in signals):
        firm = [signal for signal in signals if signal.span is None or signal.denies_remote]
        signals = [
            signal if signal in firm else signal._replace(types=signal.types - {"remote"})
            for signal in signals
        ]
    signals = [signal for signal in signals if signal.types]
    top = max((signal.level for signal in signals), default=ROLE)
    return [signal for signal in signals if signal.level == top]


def _union(chosen: list[Signal]) -> frozenset[WorkplaceType]:
    """Every kind offered; days away from the office make it hybrid, whatever else says onsite."""
    types: frozenset[WorkplaceType] = frozenset().union(*(signal.types for signal in chosen))
    together = any({"hybrid", "onsite"} <= signal.types for signal in chosen)
    if {"hybrid", "onsite"} <= types and not together:
        types -= {"onsite"}
    return types


def _one_each(
    chosen: list[Signal], types: frozenset[WorkplaceType], given: Signal | None
) -> Iterator[Signal]:
    """The first signal for each set of kinds that was concluded, or that differs from the field."""
    seen: set[frozenset[WorkplaceType]] = set()
    for signal in chosen:
        if signal.types not in seen and (given or signal.types & types):
            seen.add(signal.types)
            yield signal


def _marked(signal: Signal, given: Signal | None) -> Evidence:
    if given is None or signal.types & given.types:
        return signal.evidence
    return msgspec.structs.replace(signal.evidence, ref=DIFFERS)


def _add_days(found: Workplace, given: Signal | None, signals: list[Signal]) -> None:
    if found.types == ["remote"]:
        return
    for signal in [*([given] if given else []), *signals]:
        if signal.days and signal.level >= COMPANY:
            found.days_onsite_min, found.days_onsite_max = signal.days.low, signal.days.high
            if signal.evidence not in found.evidence:
                found.evidence.append(signal.evidence)
            return


def _add_limits(
    found: Workplace, posting: Posting, doc: Document | None, chosen: list[Signal]
) -> None:
    """Countries and states that remote work is limited to, from the first source that names any."""
    for countries, states, evidence in _limits(posting, doc, chosen):
        if countries or states:
            found.remote_countries = countries or None
            found.remote_states = states or None
            if evidence not in found.evidence:
                found.evidence.append(evidence)
            return


def _limits(
    posting: Posting, doc: Document | None, chosen: list[Signal]
) -> Iterator[tuple[list[str], list[str], Evidence]]:
    if posting.remote_text:
        evidence = Evidence(origin="structured", quote=posting.remote_text[:250], ref="remote_text")
        yield *remote_limits.of_cell(posting.remote_text), evidence
    place = posting.location_text or ""
    cells = re.split(r"\s*[;|]\s*", place)
    evidence = Evidence(origin="location", quote=place[:250])
    for cell in cells:
        if PLACE["remote"].search(cell.lower()):
            yield *remote_limits.of_cell(cell), evidence
    if doc:
        yield from _limits_of_text(doc, chosen)
    named = [cell for cell in cells if cell and not PLACE["remote"].fullmatch(cell.lower())]
    pairs = [remote_limits.of_cell(cell) for cell in named]
    if pairs and all(countries and not states for countries, states in pairs):
        yield list(dict.fromkeys(code for pair in pairs for code in pair[0])), [], evidence


def _limits_of_text(
    doc: Document, chosen: list[Signal]
) -> Iterator[tuple[list[str], list[str], Evidence]]:
    for match in COUNTRY_TAG.finditer(doc.folded):
        yield remote_limits.countries_in(match["country"]), [], doc.quote(*match.span())
    spans = [signal.span for signal in chosen if signal.span and "remote" in signal.types]
    spans += remote_limits.residence(doc)
    for start, end in spans:
        words = doc.folded[start:end]
        yield *remote_limits.of_sentence(words, doc.plain[start:end]), doc.quote(start, end)
