"""Which legal names in the agencies' files are a posting's company, or that none can be told.

A link is made by an entry of the alias file, by the whole normal form, by the distinctive words
that begin a legal name, or by the company's own web domain. Several firms that answer to one name
are an ambiguity, and an ambiguity is no link: a wrong employer is worse than none.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
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

NEUTRAL = frozenset(
    "GROUP COMPANIES HOLDING HOLDINGS INTERNATIONAL GLOBAL WORLDWIDE ENTERPRISE ENTERPRISES US USA "
    "NORTH AMERICA AMERICAS UNITED STATES SERVICES OPERATIONS OPERATING MANAGEMENT SHARED "
    "CORPORATE LABORATORIES".split()
) | frozenset(names.LEGAL)
"""Words of those that one spelling of a firm has and another leaves out."""

LEFT_OUT = NEUTRAL - {"SERVICES", "MANAGEMENT", "OPERATIONS"} | {"AI"}
"""Those that a board's name may have, and the legal name not."""

CONSULTANCY = frozenset("IT SOFT TEK INFO INFOTECH INFOTEK INFOSYS LOGICS CONSULTING".split())
"""Words after a coined name that often make another firm of it."""

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
SEVERAL = 8
"""Filings from which the only legal name that begins with a coined word is the company's."""
KNOWN = 500
"""Filings from which a word that other names hold too is the company that goes on after it."""
HARDLY = 5
"""Filings below which a short or common word is not taken for the company's whole name."""
SLIP = 20
"""Filings of a legal name for each of its slips of the pen."""

LABEL = 5
"""Letters that one word needs to be distinctive."""
COINED = 8
"""Letters from which a word that no other name holds is taken for coined."""
TYPED = 12
"""Letters of a name from which one wrong letter is a slip of the pen."""

CONFIDENCE: dict[LinkMethod, float] = {
    "exact": 0.96, "alias": 0.97, "prefix": 0.93,
}  # fmt: skip
"""Precision by the rule of succession on the labelled companies (``benchmarks/employers.py``); of
``prefix`` as counted by eye. A web domain alone is too rare to be measured."""


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
        self.inside = Counter(word for key in known.sorted for word in key.split()[1:])

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
            ("prefix", self._core),
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
        return self._respelled(found) if found else []

    def _exact(self, name: str) -> list[int]:
        key = names.key(name)
        if names.is_abroad(name):
            return [row for row in self.known.rows(key) if names.is_abroad(self.known.names[row])]
        rows = self.known.rows(key)
        if not rows and (rows := self.known.run_together(key)):
            key = self.known.keys[rows[0]]
        if not rows:
            key = REGION.sub("", key)
            rows = self.known.rows(key)
        stated = names.form(name)
        rows = self._of_form(rows, stated)
        if not rows or (stated is None and self._is_ambiguous(key, rows)):
            return []
        return self._respelled(self._sizeable(rows))

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

    def _respelled(self, rows: Iterable[int]) -> list[int]:
        """With the names that are these, but for blanks or one letter."""
        found = set(rows)
        for row in rows:
            if len(names.parts(self.known.names[row])) < 2:
                found.update(self._alike(row))
        return sorted(found)

    def _alike(self, row: int) -> Iterator[int]:
        key, form, filings = self.known.keys[row], self._form(row), self.known.filings
        slips = self._slips(key) if len(key) >= TYPED else ()
        for one in (key, *slips):
            for other in self.known.rows(one):
                same = self.known.keys[other] == one and self._form(other) == form
                if same and (one == key or filings[other] <= filings[row] // SLIP):
                    yield other

    def _slips(self, key: str) -> list[str]:
        """Normal forms that differ by one letter in the second half."""
        start = key[: len(key) // 2]
        found = []
        for at in range(bisect_left(self.known.sorted, start), len(self.known.sorted)):
            other = self.known.sorted[at]
            if not other.startswith(start):
                break
            if names.is_slip(key, other):
                found.append(other)
        return found

    def _form(self, row: int) -> str | None:
        return names.form(self.known.names[row])

    def _is_ambiguous(self, key: str, rows: list[int]) -> bool:
        if " " in key:
            return False
        own = self._filings(rows)
        if own < HARDLY and (len(key) < LABEL - 1 or self.inside[key] > 1):
            return True
        others = [self._filings(self.known.rows(one)) for one in self.known.beginning(key)]
        forms: dict[str | None, int] = Counter()
        for row in rows:
            forms[self._form(row)] += int(self.known.filings[row])
        large = [form for form, count in forms.items() if form and count > SPLIT * own]
        if len(large) > 1 and (others or self.inside[key] or len(key) < LABEL - 1):
            return True
        return sum(others) > RIVAL * own

    def _filings(self, rows: Iterable[int]) -> int:
        return sum(int(self.known.filings[row]) for row in rows)

    def _prefix(self, name: str) -> list[int]:
        key = REGION.sub("", names.key(name))
        if names.is_abroad(name) or len(key.replace(" ", "")) < 4 or set(key.split()) <= GENERIC:
            return []
        going_on = list(self.known.beginning(key))
        mine = [one for one in going_on if set(one[len(key) :].split()) <= GENERIC]
        if " " not in key:
            mine = self._of_one_firm(key, mine) if mine else self._only(key, going_on)
        rows = [row for one in mine for row in self.known.rows(one)]
        whole = sum(self._filings(self.known.rows(one)) for one in going_on)
        own = self._filings(rows)
        if not rows or own < WHOLE * whole:
            return []
        if " " not in key and self._is_small(key, own, whole):
            return []
        return self._sizeable(rows)

    def _is_small(self, key: str, own: int, whole: int) -> bool:
        if self.inside[key]:
            return own < KNOWN
        return own < FEW and (own < whole or len(key) < LABEL)

    def _of_one_firm(self, key: str, going_on: list[str]) -> list[str]:
        """Of the names that go on after a word, those that can be one firm's."""
        kinds = {frozenset(one[len(key) :].split()) - NEUTRAL for one in going_on}
        if len(kinds - {frozenset()}) < 2:
            return going_on
        return [max(going_on, key=lambda one: self._filings(self.known.rows(one)))]

    def _only(self, key: str, going_on: list[str]) -> list[str]:
        """The only name that goes on after a coined word, whatever its other words."""
        if len(going_on) != 1 or len(key) < COINED:
            return []
        kind = set(going_on[0][len(key) :].split())
        few = self._filings(self.known.rows(going_on[0])) < SEVERAL
        return [] if few or kind & CONSULTANCY else going_on

    def _core(self, name: str) -> list[int]:
        """The names that are the company's but for words such as GROUP on either side."""
        words = names.key(name).split()
        given = len(words)
        while len(words) > 1 and words[-1] in LEFT_OUT:
            words.pop()
        key = " ".join(words)
        if len(words) == given or names.is_abroad(name) or set(words) <= GENERIC:
            return []
        if len(words) == 1 and (self.inside[key] or len(key) <= LABEL + 1):
            return []
        family = [key, *self.known.beginning(key)]
        if any(not set(one[len(key) :].split()) <= NEUTRAL for one in family):
            return []
        return self._sizeable([row for one in family for row in self.known.rows(one)])

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
