"""Which legal names in the agencies' files are a posting's company, or that none can be told.

A link is made by an entry of the alias file, by the whole normal form, by the distinctive words
that begin a legal name, or by the company's own web domain. Several firms that answer to one name
are an ambiguity, and an ambiguity is no link: a wrong employer is worse than none.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sponsorboard.postings.posting import LinkMethod
from sponsorboard.reference import aliases, names
from sponsorboard.reference.employers import Employers, employers
from sponsorboard.reference.tables import cached

GENERIC = frozenset(
    "TECHNOLOGY TECHNOLOGIES TECH SYSTEMS SYSTEM SERVICES SERVICE SOFTWARE SOLUTIONS LABS "
    "LABORATORIES HOLDINGS HOLDING GROUP INTERNATIONAL GLOBAL WORLDWIDE US USA AMERICA AMERICAS "
    "NORTH UNITED STATES OF AND THE CORPORATE OPERATIONS OPERATING MANAGEMENT ENTERPRISE "
    "ENTERPRISES FINANCIAL INDUSTRIES PLATFORM PLATFORMS APP AI IO COM NATIONAL ASSOCIATION "
    "DIGITAL DATA CLOUD NETWORKS INTERACTIVE SERVICING EMPLOYEE SHARED TECHNICAL PRODUCTS "
    "MANUFACTURING RESEARCH DEVELOPMENT".split()
) | frozenset(names.LEGAL)
"""Words after a distinctive name that do not make another firm of it."""

REGION = re.compile(r" (?:US|USA|NORTH AMERICA|AMERICAS|UNITED STATES)$")
"""Where a board is for; no part of the firm's name."""

JOB_BOARDS = frozenset(
    "greenhouse.io lever.co ashbyhq.com myworkdayjobs.com myworkdaysite.com smartrecruiters.com "
    "oraclecloud.com rippling.com icims.com jobvite.com workable.com bamboohr.com recruitee.com "
    "breezy.hr teamtailor.com personio.de personio.com ultipro.com paylocity.com taleo.net "
    "successfactors.com successfactors.eu dayforcehcm.com adp.com eightfold.ai applytojob.com "
    "jazz.co pinpointhq.com comeet.com gem.com polymer.co welcometothejungle.com linkedin.com "
    "indeed.com glassdoor.com".split()
)
"""Hosts of other firms' boards: they say nothing of whose board it is."""

MINOR = 0.01
"""Share of the filings of the largest below which another legal form is a slip of the pen."""
SPLIT = 0.10
"""Share from which another legal form may be another firm."""
RIVAL = 3.0
"""Filings of other names that begin with the word, against those of the name that is the word."""
FEW = 20
"""Filings below which a legal name that goes on after the company's one word is not taken for it,
unless no other begins with it."""
WHOLE = 0.95
"""Share of a beginning's filings that one firm must have to be meant by it."""

LABEL = 5
"""Letters that one word needs to be distinctive."""

CONFIDENCE: dict[LinkMethod, float] = {
    "exact": 0.97, "alias": 0.98, "prefix": 0.93, "domain": 0.93,
}  # fmt: skip
"""Lower bounds on the precision measured for each way (docs/methodology.md)."""


@dataclass(frozen=True, slots=True)
class Link:
    """The rows of the table ``lca_employers`` that are the company."""

    rows: tuple[int, ...] = ()
    method: LinkMethod = "none"

    @property
    def confidence(self) -> float | None:
        """Measured precision of the method, 0 to 1; None without a link."""
        return CONFIDENCE.get(self.method)


NONE = Link()


class Linker:
    """Finds companies among the legal names of one index."""

    def __init__(self, known: Employers) -> None:
        self.known = known
        self.brands: dict[str, tuple[int, ...]] = {}
        for alias in aliases.aliases():
            rows = tuple(aliases.rows(alias, known))
            if rows:
                for brand in alias.brands:
                    key = names.key(brand)
                    self.brands[key] = self.brands[key.replace(" ", "")] = rows

    def link(self, company: str, domain: str | None = None) -> Link:
        """The legal names of a company.

        Args:
            company: its name, as a board or page gives it.
            domain: its own web domain, such as ``stripe.com``; not that of a job board.
        """
        spelled = names.spellings(company)
        ways: Iterable[tuple[LinkMethod, Callable[[str], list[int]]]] = (
            ("alias", self._alias),
            ("exact", self._exact),
            ("prefix", self._prefix),
        )
        for method, way in ways:
            for name in spelled:
                if rows := way(name):
                    return Link(tuple(rows), method)
        if domain and (rows := self._domain(domain)):
            return Link(tuple(rows), "domain")
        return NONE

    def _alias(self, name: str) -> list[int]:
        key = names.key(name)
        found = self.brands.get(key) or self.brands.get(REGION.sub("", key))
        if found and (stated := names.form(name)):
            ours = {names.form(self.known.names[row]) for row in found}
            if stated not in ours and not ours & {"INC", "CORP", "LLC", "CO"}:
                return []
        return list(found or [])

    def _exact(self, name: str) -> list[int]:
        key = names.key(name)
        bare = REGION.sub("", key)
        if names.is_abroad(name):
            return [row for row in self.known.rows(key) if names.is_abroad(self.known.names[row])]
        rows = self.known.rows(key) or self.known.run_together(key)
        if not rows and bare != key:
            rows = self.known.rows(bare)
        rows = self._of_form(rows, names.form(name))
        return [] if self._is_ambiguous(bare, rows, names.form(name)) else self._sizeable(rows)

    def _of_form(self, rows: list[int], stated: str | None) -> list[int]:
        """Those of the legal form that the company states; those without a form stay."""
        if stated is None:
            return rows
        return [row for row in rows if names.form(self.known.names[row]) in (stated, None)]

    def _sizeable(self, rows: list[int]) -> list[int]:
        """Without names that hardly ever filed beside the largest."""
        filings = self.known.filings
        most = max((int(filings[row]) for row in rows), default=0)
        return [row for row in rows if filings[row] >= MINOR * most]

    def _is_ambiguous(self, key: str, rows: list[int], stated: str | None) -> bool:
        if " " in key or not rows:
            return False
        own = self._filings(rows)
        forms: dict[str, int] = {}
        for row in rows:
            if form := names.form(self.known.names[row]):
                forms[form] = forms.get(form, 0) + int(self.known.filings[row])
        if stated is None and len([1 for count in forms.values() if count > SPLIT * own]) > 1:
            return True
        others = sum(self._filings(self.known.rows(one)) for one in self.known.beginning(key))
        return stated is None and others > RIVAL * own

    def _filings(self, rows: Iterable[int]) -> int:
        return sum(int(self.known.filings[row]) for row in rows)

    def _prefix(self, name: str) -> list[int]:
        key = REGION.sub("", names.key(name))
        if names.is_abroad(name) or len(key.replace(" ", "")) < 4 or set(key.split()) <= GENERIC:
            return []
        going_on = list(self.known.beginning(key))
        mine = [one for one in going_on if set(one[len(key) :].split()) <= GENERIC]
        rows = [row for one in mine for row in self.known.rows(one)]
        whole = sum(self._filings(self.known.rows(one)) for one in going_on)
        own = self._filings(rows)
        distinctive = " " in key
        few = own < FEW and (own < whole or len(key) < LABEL)
        if not rows or own < WHOLE * whole or (not distinctive and few):
            return []
        return self._sizeable(rows)

    def _domain(self, domain: str) -> list[int]:
        registered = domain.lower().split(".")[-2:]
        if len(registered) < 2 or ".".join(registered) in JOB_BOARDS:
            return []
        label = names.plain(registered[0])
        return self._alias(label) or self._exact(label) if len(label) >= LABEL else []


@cached
def linker() -> Linker:
    """The linker over every legal name on file."""
    return Linker(employers())
