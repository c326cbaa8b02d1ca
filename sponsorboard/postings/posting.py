"""The record: what is known about one job posting, each conclusion with the words that prove it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

import msgspec

Origin = Literal["structured", "text", "title", "location", "reference"]
Interval = Literal["hour", "day", "week", "month", "year"]
PayKind = Literal["base", "ote", "total"]
WorkplaceType = Literal["remote", "hybrid", "onsite"]
Degree = Literal[
    "none_required", "high_school", "associate", "bachelor", "master", "doctorate", "professional"
]
EmploymentType = Literal["full_time", "part_time", "contract", "temporary", "internship"]
Seniority = Literal["intern", "junior", "mid", "senior", "staff", "lead", "manager", "executive"]
Policy = Literal["offered", "conditional", "transfer_only", "refused"]
Restriction = Literal[
    "clearance", "citizen", "citizen_or_lpr", "us_person", "unrestricted_auth", "auth_only"
]
Visa = Literal[
    "h1b", "h1b_transfer", "h1b1", "e3", "tn", "o1", "j1", "opt", "stem_opt", "cpt",
    "green_card", "other",
]  # fmt: skip
Label = Literal[
    "offered", "conditional", "partial", "transfer_only", "refused", "refused_now_future",
    "auth_only", "unrestricted_auth", "citizen_only", "citizen_or_lpr", "us_person",
    "clearance_required", "clearance_soft", "opt_cpt_yes", "opt_cpt_no", "e_verify", "export_ok",
    "question", "other_scope", "non_us", "relocation", "eeo", "unrelated",
]  # fmt: skip
Scope = Literal["role", "employer", "other_role", "other_country"]
Status = Literal["open", "closed", "expired"]
LikelihoodBand = Literal[
    "not_applicable", "stated_no", "restricted", "stated_yes", "stated_transfer",
    "stated_conditional", "likely", "possible", "unlikely", "unknown",
]  # fmt: skip
Basis = Literal["stated", "history", "unknown", "not_applicable"]
LinkMethod = Literal["exact", "alias", "domain", "prefix", "none"]
CapExemption = Literal["none", "possible", "likely", "attested"]
Reading = Literal["fields", "markup", "structure"]
Prong = Literal[
    "higher_education", "affiliated_nonprofit", "nonprofit_research", "governmental_research"
]
SpecialtyFit = Literal["typical", "weak", "unlikely", "unknown"]
RouteAnswer = Literal["likely", "possible", "no", "unknown"]

SCHEMA_VERSION = 1
DIFFERS = "differs from the structured field"


class Evidence(msgspec.Struct, kw_only=True, rename={"origin": "from"}):
    """Where a value came from."""

    origin: Origin
    """``structured`` (a field of the ATS), ``text``, ``title``, ``location`` or ``reference``; \
written as ``from`` in the record."""

    quote: str | None = None
    """The words themselves, at most 250 characters."""

    start: int | None = None
    """Offset of the quote in ``description_text``, in characters; None outside the text."""

    end: int | None = None
    """End offset, so that ``description_text[start:end] == quote``."""

    ref: str | None = None
    """Name of the structured field, or table, vintage and row key; ``differs from the structured \
field`` where the text or title says something else than that field, which was taken."""


@dataclass(slots=True, kw_only=True)
class Place:
    """One place of work."""

    text: str
    """As the page said."""

    city: str | None = None
    """Name of the city, in English where the gazetteer has it."""

    region: str | None = None
    """Code of the state or province (ISO 3166-2 without the country), such as ``CA``."""

    country: str | None = None
    """ISO 3166-1 alpha-2."""

    lat: float | None = None
    """Latitude of the city, degrees."""

    lon: float | None = None
    """Longitude of the city, degrees."""

    wage_area: str | None = None
    """Code of the OFLC wage area (OEWS metropolitan or nonmetropolitan) that the place lies in; \
None outside the US and where the place does not settle it."""


@dataclass(slots=True, kw_only=True)
class Company:
    """The employer as its board names it."""

    name: str
    """From the source row, so that one company has one spelling."""

    domain: str | None = None
    """Main web domain, from the source row."""


@dataclass(slots=True, kw_only=True)
class Band:
    """One range of pay; several where zones, levels or places differ."""

    min: float | None = None
    """Lowest amount, in units of the currency per interval; None for "up to"."""

    max: float | None = None
    """Highest amount; None for "from"."""

    currency: str | None = None
    """ISO 4217."""

    interval: Interval | None = None
    """What the amount pays for; None where it is truly unclear."""

    interval_stated: bool = False
    """Whether the interval is said, rather than plain from the size of the amount."""

    kind: PayKind = "base"
    """``base``; ``ote`` with commission at target; ``total`` with bonus or equity."""

    label: str | None = None
    """Zone, level or place that the range is for."""

    min_annual: float | None = None
    """``min`` for a full-time year: 2,080 hours, 260 days, 52 weeks or 12 months."""

    max_annual: float | None = None
    """``max`` for a full-time year."""

    evidence: list[Evidence] = field(default_factory=list)
    """What states it."""


@dataclass(slots=True, kw_only=True)
class Salary:
    """Pay for the work; no bands means that none is stated."""

    bands: list[Band] = field(default_factory=list)
    """Every distinct range."""

    min_annual: float | None = None
    """Lowest base pay over the bands of the commonest currency, for a full-time year."""

    max_annual: float | None = None
    """Highest base pay over the same bands."""

    currency: str | None = None
    """Currency of the two."""


@dataclass(slots=True, kw_only=True)
class Workplace:
    """Where the work may be done."""

    types: list[WorkplaceType] = field(default_factory=list)
    """Every kind that the posting offers; empty when it does not say."""

    days_onsite_min: float | None = None
    """Days a week in the office, at least."""

    days_onsite_max: float | None = None
    """Days a week in the office, at most."""

    remote_countries: list[str] | None = None
    """ISO 3166-1 alpha-2 codes that remote work is limited to."""

    remote_states: list[str] | None = None
    """Two-letter US states that remote work is limited to."""

    evidence: list[Evidence] = field(default_factory=list)
    """What states it."""


@dataclass(slots=True, kw_only=True)
class DegreePath:
    """One rung of a ladder such as "BS and 5 years, or MS and 3"."""

    degree: Degree
    """Level of this rung."""

    years: float | None = None
    """Years of experience asked for with it."""


@dataclass(slots=True, kw_only=True)
class DegreeRequirement:
    """Education the posting asks for."""

    minimum: Degree | None = None
    """Lowest level that meets what is required; None when nothing is stated."""

    preferred: Degree | None = None
    """Lowest level that is only preferred."""

    equivalent_experience: bool = False
    """Whether experience can stand in for the degree."""

    pursuing: bool = False
    """Whether one has to be enrolled (student jobs)."""

    fields: list[str] = field(default_factory=list)
    """Fields of study named for it, lower case."""

    alternatives: list[DegreePath] = field(default_factory=list)
    """Other ways to meet the requirement."""

    evidence: list[Evidence] = field(default_factory=list)
    """What states it."""


@dataclass(slots=True, kw_only=True)
class Experience:
    """Professional experience required in general."""

    min_years: float | None = None
    """Years at least."""

    max_years: float | None = None
    """Years at most."""

    evidence: list[Evidence] = field(default_factory=list)
    """What states it."""


@dataclass(slots=True, kw_only=True)
class Employment:
    """Kind of employment."""

    type: EmploymentType | None = None
    """As stated; None when nothing is."""

    third_party: bool = False
    """Whether the worker is placed at a client."""

    seniority: Seniority | None = None
    """From the title's own words."""

    evidence: list[Evidence] = field(default_factory=list)
    """What states it."""


@dataclass(slots=True, kw_only=True)
class Statement:
    """One thing the posting says about sponsorship or work authorisation."""

    labels: list[Label]
    """What the words state."""

    scope: Scope
    """Whom they are about."""

    visas: list[Visa] = field(default_factory=list)
    """Visas named."""

    quote: str
    """The words, at most 250 characters."""

    start: int
    """Offset of the quote in ``description_text``."""

    end: int
    """End offset."""


@dataclass(slots=True, kw_only=True)
class Reason:
    """One argument for the likelihood."""

    text: str
    """A sentence a reader can check."""

    weight: float | None = None
    """Change of the log odds; None where the posting's own words decide."""

    ref: str | None = None
    """Record or statement it rests on."""


@dataclass(slots=True, kw_only=True)
class Sponsorship:
    """What the posting says about sponsorship, and what follows."""

    policy: Policy | None = None
    """Stated policy for this role; None when it is silent."""

    restriction: Restriction | None = None
    """Strongest stated restriction on who may apply."""

    visas_yes: list[Visa] = field(default_factory=list)
    """Visas named as accepted or supported."""

    visas_no: list[Visa] = field(default_factory=list)
    """Visas named as refused."""

    country: str | None = None
    """ISO 3166-1 alpha-2 of the country the statements are about; None when silent."""

    quotes: list[str] = field(default_factory=list)
    """The sentences that decide."""

    statements: list[Statement] = field(default_factory=list)
    """Every statement, those that decide nothing included."""

    likelihood: float | None = None
    """Probability that the employer sponsors this role, 0 to 1; None until it is measured."""

    low: float | None = None
    """Lower end of its interval."""

    high: float | None = None
    """Upper end of its interval."""

    band: LikelihoodBand = "unknown"
    """The likelihood in words."""

    basis: Basis = "unknown"
    """What the band rests on."""

    reasons: list[Reason] = field(default_factory=list)
    """Why, strongest first."""

    blockers: list[str] = field(default_factory=list)
    """Sentences that rule a visa holder out whatever the policy."""

    model: str | None = None
    """Version of the likelihood model; None where none was used."""

    calibrated_on: str | None = None
    """Slice of filings that the model was calibrated on."""


@dataclass(slots=True, kw_only=True)
class OccupationGuess:
    """One occupation that the role may be filed under."""

    soc: str
    """Detailed occupation of SOC 2018, such as ``15-1252``."""

    title: str
    """Title of the occupation."""

    probability: float
    """Share of the whole, 0 to 1."""


@dataclass(slots=True, kw_only=True)
class Occupation:
    """The occupation (SOC 2018) that the US Department of Labor would most likely use."""

    soc: str | None = None
    """Likeliest detailed occupation; None when title and duties do not tell."""

    title: str | None = None
    """Its title."""

    probability: float | None = None
    """How likely it is the right one, 0 to 1."""

    top: list[OccupationGuess] = field(default_factory=list)
    """The likeliest, best first."""

    specialty: SpecialtyFit = "unknown"
    """How well the role fits a specialty occupation (INA 214(i)(1)): degree stated, usual \
education of the occupation, share of filings."""

    specialty_reasons: list[str] = field(default_factory=list)
    """Why."""

    evidence: list[Evidence] = field(default_factory=list)
    """Titles and tables it rests on."""


@dataclass(slots=True, kw_only=True)
class Filings:
    """Certified filings over a span of fiscal years."""

    years: dict[str, int | None] = field(default_factory=dict)
    """Every fiscal year with a filing, such as ``FY2024``: a count where the source gives one for \
that year, None where it only says that there was one."""

    total: int = 0
    """Filings over the whole span."""

    span: str | None = None
    """Fiscal years that the source covers, such as ``FY2022-FY2025``."""


@dataclass(slots=True, kw_only=True)
class Petitions:
    """H-1B petitions of one fiscal year in the USCIS Employer Data Hub."""

    initial_approval: int = 0
    """Approved for new employment."""

    initial_denial: int = 0
    """Denied for new employment."""

    continuing_approval: int = 0
    """Approved for continuing employment: extensions, transfers, amendments."""

    continuing_denial: int = 0
    """Denied for continuing employment."""


@dataclass(slots=True, kw_only=True)
class History:
    """What the agencies' files hold under the employer's legal names."""

    lca: Filings | None = None
    """Certified Labor Condition Applications (Form ETA-9035); None where none is on record."""

    lca_soc: dict[str, Filings] = field(default_factory=dict)
    """The same for the occupations of ``occupation.top`` in which there are any, by SOC code."""

    uscis: dict[str, Petitions] = field(default_factory=dict)
    """H-1B petitions by fiscal year."""

    perm: Filings | None = None
    """Certified applications for permanent employment (Form ETA-9089); None where no table is \
loaded or none is on record."""


@dataclass(slots=True, kw_only=True)
class Employer:
    """The employer in the agencies' files."""

    match: list[str] = field(default_factory=list)
    """Legal names that are this company; empty when none is or it cannot be told."""

    method: LinkMethod = "none"
    """How they were found."""

    confidence: float | None = None
    """Measured precision of that method, 0 to 1."""

    cap_exempt: CapExemption = "none"
    """Whether petitions escape the yearly cap (INA 214(g)(5)): ``attested`` by the employer on a \
Form ETA-9141, ``likely``, ``possible`` or ``none`` known."""

    cap_exempt_prong: Prong | None = None
    """Under which part of INA 214(g)(5)(A) or (B)."""

    staffing: bool = False
    """Whether the files mark it as one that mostly places workers at clients."""

    history: History | None = None
    """Filings; None where the employer is not linked."""

    evidence: list[Evidence] = field(default_factory=list)
    """Records that each of these rests on; ``ref`` names table, vintage and row."""


@dataclass(slots=True, kw_only=True)
class WageLevel:
    """The OFLC prevailing-wage level that the posted pay reaches, which the H-1B cap selection \
weighs by (90 FR 60864); not the level of a Labor Condition Application."""

    low: int | None = None
    """Level of the lower bound of the pay, 1 to 4; 0 below Level I; None without a lower bound."""

    high: int | None = None
    """Level of the upper bound."""

    wages: list[float] = field(default_factory=list)
    """Wages of Level I to IV for the occupation in the area, US dollars a year."""

    area: str | None = None
    """Code of the wage area; None where several areas were taken together."""

    area_name: str | None = None
    """Its name."""

    wage_year: str | None = None
    """Year of the wage table, 1 July to 30 June, such as ``2025-26``."""

    soc: str | None = None
    """Occupation that was looked up."""

    caveats: list[str] = field(default_factory=list)
    """What limits the answer."""

    evidence: list[Evidence] = field(default_factory=list)
    """Row of the wage table and the pay it was compared with."""


@dataclass(slots=True, kw_only=True)
class Route:
    """One way to work in the US."""

    answer: RouteAnswer = "unknown"
    """``likely``, ``possible``, ``no`` or ``unknown``."""

    reasons: list[str] = field(default_factory=list)
    """Why, the deciding one first."""

    policy: list[str] = field(default_factory=list)
    """Ids of the policy facts it rests on."""


@dataclass(slots=True, kw_only=True)
class Routes:
    """Each way to work in the US in this role."""

    h1b_cap: Route = field(default_factory=Route)
    """New H-1B petition under the yearly cap."""

    h1b_transfer: Route = field(default_factory=Route)
    """H-1B petition for someone who was already counted."""

    h1b_cap_exempt: Route = field(default_factory=Route)
    """H-1B petition outside the cap (INA 214(g)(5))."""

    h1b1: Route = field(default_factory=Route)
    """H-1B1 for citizens of Chile and Singapore."""

    e3: Route = field(default_factory=Route)
    """E-3 for citizens of Australia."""

    tn: Route = field(default_factory=Route)
    """TN for citizens of Canada and Mexico, in a listed profession."""

    o1: Route = field(default_factory=Route)
    """O-1, extraordinary ability."""

    opt: Route = field(default_factory=Route)
    """Optional Practical Training of F-1 students, 12 months."""

    stem_opt: Route = field(default_factory=Route)
    """Its 24-month extension for STEM degrees."""

    cpt: Route = field(default_factory=Route)
    """Curricular Practical Training of F-1 students."""

    green_card: Route = field(default_factory=Route)
    """Permanent residence through the employer (PERM, EB-2, EB-3)."""


@dataclass(slots=True, kw_only=True)
class Posting:
    """A field ending in ``_text``, ``_html`` or ``_fields`` is what the page said; the others are \
what we understood."""

    schema_version: int = SCHEMA_VERSION
    """Version of this record's shape."""

    id: str
    """``spider:source:key``, stable between crawls."""

    source: str
    """Slug of the row it came from."""

    spider: str
    """Name of the spider that read it."""

    requisition: str | None = None
    """The employer's own number for the opening."""

    url: str
    """Where a person reads it."""

    apply_url: str | None = None
    """Where a person applies."""

    title: str
    """Trimmed, one blank between words."""

    title_text: str | None = None
    """Title as the page said."""

    company: Company
    """The employer."""

    description_html: str | None = None
    """Sanitised HTML of the description; None when only a list row was read."""

    description_text: str | None = None
    """Plain text, blocks separated by newlines; every offset counts in it."""

    language: str | None = None
    """ISO 639-1 code of the description's language."""

    location_text: str | None = None
    """Places as the page said; several separated by `` | ``."""

    locations: list[Place] = field(default_factory=list)
    """Places understood, one each."""

    posted_text: str | None = None
    """Date of publication as the page said."""

    posted_on: date | None = None
    """Date of first publication; for "30+ days ago" the latest it can be."""

    valid_through: date | None = None
    """Last day to apply, past or future; None when not stated."""

    pay_fields: list[Band] = field(default_factory=list)
    """Pay ranges that the ATS gives in fields of its own."""

    workplace_text: str | None = None
    """Workplace field of the ATS, such as ``Hybrid`` or ``TELECOMMUTE``."""

    remote_text: str | None = None
    """Places that the ATS limits remote work to."""

    employment_text: str | None = None
    """Employment field of the ATS, such as ``FullTime``."""

    degree_text: str | None = None
    """Education field of the ATS, such as ``bachelor degree``."""

    experience_text: str | None = None
    """Experience field of the ATS, such as ``36 months``."""

    department_text: str | None = None
    """Department or team."""

    reading: Reading = "fields"
    """How the page was read: ``fields`` of an API, schema.org ``markup``, or the page's own \
``structure``, which is the least certain."""

    status: Status = "open"
    """``expired`` when ``valid_through`` is past; ``closed`` when it vanished from its source."""

    first_seen_at: datetime | None = None
    """When it was first read (UTC)."""

    last_seen_at: datetime | None = None
    """When it was last read as new or changed (UTC)."""

    closed_at: datetime | None = None
    """When it was found closed (UTC)."""

    content_hash: str | None = None
    """Fingerprint of what the page said; a new one means that the posting changed."""

    duplicate_of: str | None = None
    """Id of the posting that this one repeats."""

    salary: Salary = field(default_factory=Salary)
    """Pay."""

    workplace: Workplace = field(default_factory=Workplace)
    """Remote, hybrid or on site."""

    degree: DegreeRequirement = field(default_factory=DegreeRequirement)
    """Education."""

    experience: Experience = field(default_factory=Experience)
    """Years of experience."""

    employment: Employment = field(default_factory=Employment)
    """Full time, contract and the like."""

    sponsorship: Sponsorship = field(default_factory=Sponsorship)
    """Visa sponsorship."""

    occupation: Occupation = field(default_factory=Occupation)
    """Occupation in the SOC 2018."""

    employer: Employer = field(default_factory=Employer)
    """The employer in the agencies' files."""

    wage_level: WageLevel | None = None
    """Level of the posted pay; None where it cannot be told."""

    routes: Routes | None = None
    """Ways to work in the US; None where every place is outside it."""

    def evidence(self) -> Iterator[Evidence]:
        """All evidence of the record, statements aside, in no order that matters."""
        for band in (*self.salary.bands, *self.pay_fields):
            yield from band.evidence
        parts = (self.workplace, self.degree, self.experience, self.employment)
        for part in (*parts, self.occupation, self.employer):
            yield from part.evidence
        if self.wage_level:
            yield from self.wage_level.evidence
