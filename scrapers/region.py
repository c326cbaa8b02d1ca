"""Codes of the countries and regions that structured addresses name."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pycountry

SPOKEN = {"uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB"}  # not in ISO 3166-1


@lru_cache(maxsize=1024)
def country_code(name: str | None) -> str | None:
    """ISO 3166-1 alpha-2 of a country's name or code; None when it is not known."""
    wanted = (name or "").strip()
    if code := SPOKEN.get(wanted.lower()):
        return code
    try:
        return str(pycountry.countries.lookup(wanted).alpha_2)
    except LookupError:
        return None


def _regions(country: str) -> Iterable[Any]:
    return pycountry.subdivisions.get(country_code=country) or ()


@lru_cache(maxsize=4096)
def region_code(name: str | None, country: str | None) -> str | None:
    """ISO 3166-2 of a region's name or code, without the country; None when it is not known."""
    wanted = (name or "").strip().casefold()
    for region in _regions(country) if country else ():
        code = str(region.code).partition("-")[2]
        if wanted in (region.name.casefold(), code.casefold()):
            return code
    return None
