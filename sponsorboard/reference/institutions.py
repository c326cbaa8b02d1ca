"""Institutions of postsecondary education (IPEDS), found by name, alias or web domain."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from sponsorboard.reference import names
from sponsorboard.reference.tables import cached, table

COLUMNS = ["name", "control", "active", "state", "degree_granting", "aliases", "domain"]
MARKS = frozenset(
    "UNIVERSITY COLLEGE INSTITUTE SCHOOL SEMINARY TECH POLY CAL HEALTH MEDICAL CANCER UC UT CSU "
    "LSU SUNY CUNY".split()
)
"""An alias counts only with one of these beside another word: others have many owners."""

SPELT = {"SAINT": "ST", "UNIV": "UNIVERSITY", "AT": "", "THE": ""}
SYSTEMS = re.compile(r"\b(STATE|CITY) UNIVERSITY OF NEW YORK\b")
"""IPEDS calls their campuses SUNY and CUNY."""

GOVERNED = re.compile(
    r"^(?:THE )?(?:BOARD OF )?(?:TRUSTEES|REGENTS|GOVERNORS|CURATORS|PRESIDENT AND FELLOWS|"
    r"RECTOR AND VISITORS|VISITORS|ADMINISTRATORS|CORPORATION) OF (?:THE )?"
)
"""Legal names are those of the governing board."""


@dataclass(frozen=True, slots=True)
class Institution:
    """One campus."""

    name: str
    control: str | None
    """``public``, ``nonprofit``, ``for_profit``; None where it is not reported."""
    state: str | None
    qualifies: bool
    """Whether it is public or nonprofit and grants degrees (20 U.S.C. 1001(a))."""


class Institutions:
    """The table by name and by domain."""

    def __init__(self) -> None:
        named: dict[str, list[Institution]] = defaultdict(list)
        called: dict[str, list[Institution]] = defaultdict(list)
        hosts: dict[str, list[Institution]] = defaultdict(list)
        for row in table("institutions", COLUMNS).to_pylist():
            control, active = row["control"], row["active"]
            good = control in ("public", "nonprofit") and bool(row["degree_granting"] and active)
            one = Institution(row["name"], control, row["state"], good)
            named[spelt(one.name)].append(one)
            for alias in {spelt(alias) for alias in row["aliases"] if " " in alias.strip()}:
                if " " in alias and MARKS & set(alias.split()):
                    called[alias].append(one)
            for host in hosts_of(row["domain"] or ""):
                hosts[host].append(one)
        self._named, self._called, self._hosts = dict(named), dict(called), dict(hosts)
        self._sorted = sorted(named)

    def exact(self, key: str) -> list[Institution]:
        """Those of a name in the form of ``spelt``; else those so called."""
        return self._named.get(key) or self._called.get(key) or []

    def named(self, key: str) -> list[Institution]:
        """The same; else all campuses of the name."""
        return self.exact(key) or self._campuses(key)

    def _campuses(self, key: str) -> list[Institution]:
        """Institutions whose name is that of a university and goes on with that of a campus."""
        words = key.split()
        if len(words) < 2 or words[-1] == "OF" or not {"UNIVERSITY", "COLLEGE"} & set(words):
            return []
        found, start = [], key + " "
        for at in range(bisect_left(self._sorted, start), len(self._sorted)):
            if not self._sorted[at].startswith(start):
                break
            found += self._named[self._sorted[at]]
        return found

    def at(self, domain: str) -> list[Institution]:
        """Those whose web domain, under ``.edu``, is this one or above it."""
        while domain.endswith(".edu"):
            if found := self._hosts.get(domain):
                return found
            domain = domain.partition(".")[2]
        return []


@cached
def institutions() -> Institutions:
    """The loaded index."""
    return Institutions()


def hosts_of(domain: str) -> set[str]:
    """A domain, and the one above all of it: ``web.mit.edu``, ``mit.edu``."""
    return {domain, ".".join(domain.split(".")[-2:])}


@lru_cache(maxsize=4096)
def spelt(name: str) -> str:
    """Normal form of an institution's name: ``The Trustees of Saint X at Y`` is ``ST X Y``."""
    key = SYSTEMS.sub(lambda found: found[1][0] + "UNY", names.key(name))
    words = (SPELT.get(word, word) for word in key.split())
    return GOVERNED.sub("", " ".join(word for word in words if word)).removesuffix(" MAIN CAMPUS")
