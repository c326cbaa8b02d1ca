"""How pages word what is known: each claim says what the posting says, and silence is no \"no\"."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pycountry

from sponsorboard.postings.posting import Band, Place, Posting, Sponsorship
from sponsorboard.search.fields import SILENT
from sponsorboard.web import occupations

BANDS = {
    # band: (short, whole sentence)
    "stated_yes": ("Says it sponsors", "Says that it sponsors a visa for this role."),
    "stated_conditional": (
        "Says it may sponsor",
        "Says that sponsorship may be possible in some cases.",
    ),
    "stated_transfer": (
        "Says transfers only",
        "Says that it takes over existing visas only; no new petitions.",
    ),
    "likely": ("Does not say; likely", "Posting does not say; the employer's record is strong."),
    "possible": (
        "Does not say; possible",
        "Posting does not say; the employer's record leaves it open.",
    ),
    "unlikely": (
        "Does not say; unlikely",
        "Posting does not say; the employer's record is thin.",
    ),
    "unknown": (
        "Does not say; not known",
        "Posting does not say whether a visa is sponsored, and the records do not tell.",
    ),
    "restricted": (
        "Says who may apply",
        "Posting does not say whether a visa is sponsored, but says who may apply.",
    ),
    "stated_no": ("Says no sponsorship", "Says that it does not sponsor a visa for this role."),
    "not_applicable": ("Outside the US", "Every place of this posting is outside the US."),
}
NO_STATEMENT = "Posting does not say."

VALUES = {
    "policy": {
        "offered": "says it sponsors",
        "conditional": "says it may sponsor",
        "transfer_only": "says transfers only",
        "refused": "says no sponsorship",
    },
    "restriction": {
        "clearance": "security clearance",
        "citizen": "citizens only",
        "citizen_or_lpr": "citizens or permanent residents",
        "us_person": "US persons (export control)",
        "unrestricted_auth": "unrestricted work authorization",
        "auth_only": "authorized to work",
    },
    "visa": {
        "h1b": "H-1B", "h1b_transfer": "H-1B transfer", "h1b1": "H-1B1", "e3": "E-3", "tn": "TN",
        "o1": "O-1", "j1": "J-1", "opt": "OPT", "stem_opt": "STEM OPT", "cpt": "CPT",
        "green_card": "green card", "other": "another visa",
    },
    "band": {band: short for band, (short, _) in BANDS.items()},
    "route": {
        SILENT: "none likely or possible",
        "h1b_cap": "H-1B, new petition under the cap", "h1b_transfer": "H-1B transfer",
        "h1b_cap_exempt": "H-1B outside the cap", "h1b1": "H-1B1 (Chile, Singapore)",
        "e3": "E-3 (Australia)", "tn": "TN (Canada, Mexico)", "o1": "O-1", "opt": "OPT",
        "stem_opt": "STEM OPT", "cpt": "CPT", "green_card": "green card (PERM)",
    },
    "cap_exempt": {
        SILENT: "no sign of it known", "possible": "possible", "likely": "likely",
        "attested": "attested by the employer",
    },
    "history": {
        "lca": "filed LCAs", "lca_occupation": "filed LCAs for this occupation",
        "uscis": "H-1B petitions decided", "perm": "filed for green cards (PERM)",
        "none_found": "no filing found under its names",
        "not_linked": "no record found under this name",
    },
    "wage_level": {
        SILENT: "cannot be told", "0": "below Level I", "1": "Level I", "2": "Level II",
        "3": "Level III", "4": "Level IV",
    },
    "staffing": {
        SILENT: "no sign of it known", "employer": "employer mostly places workers at clients",
        "role": "posting says the work is at a client",
    },
    "workplace": {"remote": "remote", "hybrid": "hybrid", "onsite": "on site"},
    "degree": {
        "none_required": "no degree required", "high_school": "high school",
        "associate": "associate", "bachelor": "bachelor's", "master": "master's",
        "doctorate": "doctorate", "professional": "professional (JD, MD, PharmD)",
    },
    "employment": {
        "full_time": "full time", "part_time": "part time", "contract": "contract",
        "temporary": "temporary", "internship": "internship",
    },
    "status": {"open": "open", "closed": "closed", "expired": "past its last day to apply"},
    "label": {
        "offered": "sponsorship offered", "conditional": "sponsorship in some cases",
        "partial": "not for every role", "transfer_only": "transfers only",
        "refused": "no sponsorship", "refused_now_future": "no sponsorship now or in the future",
        "auth_only": "authorized to work", "unrestricted_auth": "unrestricted authorization",
        "citizen_only": "citizens only", "citizen_or_lpr": "citizens or permanent residents",
        "us_person": "US persons", "clearance_required": "clearance required",
        "clearance_soft": "clearance welcome", "opt_cpt_yes": "OPT or CPT welcome",
        "opt_cpt_no": "no OPT or CPT", "e_verify": "E-Verify", "export_ok": "export control",
        "question": "asked of applicants", "other_scope": "about other roles",
        "non_us": "about another country", "relocation": "relocation",
        "eeo": "equal opportunity", "unrelated": "unrelated",
    },
    "scope": {
        "role": "this role", "employer": "the employer in general",
        "other_role": "another role", "other_country": "another country",
    },
}  # fmt: skip
SYMBOLS = {
    "USD": "$", "EUR": "€", "GBP": "£", "CAD": "CA$", "AUD": "A$", "INR": "₹", "JPY": "¥",
    "SGD": "S$", "NZD": "NZ$", "CHF": "CHF ",
}  # fmt: skip
INTERVALS = {
    "hour": "an hour", "day": "a day", "week": "a week", "month": "a month", "year": "a year",
}  # fmt: skip
PAY_KINDS = {"base": "", "ote": "on target, with commission", "total": "in all, with bonus"}


def value(name: str, given: str | None) -> str:
    """A filter's value as a person reads it."""
    given = given or SILENT
    if given in VALUES.get(name, {}):
        return VALUES[name][given]
    if given == SILENT:
        return "cannot be told" if name == "occupation" else "does not say"
    return NAMED.get(name, str)(given)


@cache
def country(code: str) -> str:
    """Name of a country from its ISO 3166-1 code."""
    found = pycountry.countries.get(alpha_2=code)
    return getattr(found, "common_name", found.name) if found else code


@cache
def region(code: str) -> str:
    """Name of a state or province from its ISO 3166-2 code, with the country's code."""
    found = pycountry.subdivisions.get(code=code)
    return f"{found.name} ({code.partition('-')[0]})" if found else code


def stated(said: Sponsorship) -> str | None:
    """What the posting itself says about sponsorship; None where it is silent."""
    if said.policy or said.band in ("restricted", "not_applicable"):
        return BANDS[said.band][1]
    return None


NAMED: dict[str, Callable[[str], str]] = {
    "country": country,
    "region": region,
    "occupation": occupations.title,
}
"""Filters whose values are codes with a published name."""


def day(one: date) -> str:
    """A date as people write it."""
    return f"{one.day} {one:%b %Y}"


def place(one: Place) -> str:
    """A place in one line."""
    parts = [one.city, one.region if one.country in ("US", "CA") else None]
    if one.country and one.country != "US":
        parts.append(country(one.country))
    elif one.country and not any(parts):
        parts.append("United States")
    return ", ".join(part for part in parts if part) or one.text


def places(posting: Posting) -> str:
    """Places of a posting in one line, three at most."""
    names = list(dict.fromkeys(place(one) for one in posting.locations))
    if not names:
        return posting.location_text or "place not given"
    more = len(names) - 3
    return "; ".join(names[:3]) + (f" and {more} more" if more > 0 else "")


def amount(number: float, currency: str | None) -> str:
    """Money with its sign or code."""
    digits = f"{number:,.2f}" if number % 1 else f"{number:,.0f}"
    if currency is None:
        return digits
    return f"{SYMBOLS.get(currency, currency + ' ')}{digits}"


def pay_range(low: float | None, high: float | None, currency: str | None) -> str:
    """A range of money in words."""
    if low is None:
        return f"up to {amount(high, currency)}" if high is not None else "not stated"
    if high is None:
        return f"from {amount(low, currency)}"
    if low == high:
        return amount(low, currency)
    return f"{amount(low, currency)} – {amount(high, currency)}"


def band(one: Band) -> str:
    """One range of pay in words, without its label."""
    parts = [pay_range(one.min, one.max, one.currency)]
    if one.interval:
        parts.append(INTERVALS[one.interval])
    if PAY_KINDS[one.kind]:
        parts.append(PAY_KINDS[one.kind])
    return " ".join(parts)


def annual(one: Band) -> str | None:
    """What a range comes to in a full-time year; None where it is given by the year."""
    if one.interval in (None, "year") or (one.min_annual is None and one.max_annual is None):
        return None
    return f"about {pay_range(one.min_annual, one.max_annual, one.currency)} a year full time"


def pay(posting: Posting) -> str | None:
    """Pay in one short line, None where none is stated."""
    salary = posting.salary
    if not salary.bands:
        return None
    if len(salary.bands) == 1:
        return band(salary.bands[0])
    if salary.min_annual is None and salary.max_annual is None:
        return f"{band(salary.bands[0])}, and {len(salary.bands) - 1} more"
    whole = pay_range(salary.min_annual, salary.max_annual, salary.currency)
    return f"{whole} a year ({len(salary.bands)} ranges)"


def years(low: float | None, high: float | None) -> str | None:
    """Years of experience in words."""
    if low is None and high is None:
        return None
    if low is None:
        return f"up to {high:g} years"
    if high is None or low == high:
        return f"{low:g}{'+' if high is None else ''} year{'' if low == 1 else 's'}"
    return f"{low:g}–{high:g} years"


def days(low: float | None, high: float | None) -> str | None:
    """Days in the office in words."""
    if low is None and high is None:
        return None
    if low is None:
        return f"at most {high:g} days a week in the office"
    least = "at least " if high is None else ""
    span = f"{low:g}" if high in (None, low) else f"{low:g}–{high:g}"
    return f"{least}{span} day{'' if span == '1' else 's'} a week in the office"


def workplace(posting: Posting) -> str | None:
    """Where the work is done, in words; None where the posting does not say."""
    return ", ".join(value("workplace", kind) for kind in posting.workplace.types) or None


def degree(posting: Posting) -> str | None:
    """The degree asked for, in words; None where the posting does not say."""
    asked = posting.degree
    if asked.minimum is None:
        return f"{value('degree', asked.preferred)} preferred" if asked.preferred else None
    if asked.minimum == "none_required":
        return "no degree required"
    ending = " or equivalent experience" if asked.equivalent_experience else ""
    return f"{value('degree', asked.minimum)}{' (enrolled)' if asked.pursuing else ''}{ending}"
