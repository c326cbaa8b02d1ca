"""schema.org ``baseSalary``: https://schema.org/baseSalary

Met as MonetaryAmount with a QuantitativeValue, as MonetaryAmount with a plain value, as a bare
number, and as text such as ``$52k to $60k a year``.
"""

from typing import Any

from scrapers.page import INTERVALS
from sponsorboard.postings.money import sums
from sponsorboard.postings.posting import Band, Evidence


def bands(value: object, currency: str | None = None) -> list[Band]:
    """The ranges that a ``baseSalary`` states; ``currency`` is the posting's ``salaryCurrency``."""
    values = value if isinstance(value, list) else [value]
    return [band for each in values if (band := _band(each, currency))]


def _band(value: object, usual: str | None) -> Band | None:
    outer = _folded(value)
    inner = outer.get("value", value)
    amounts = _folded(inner) or {"value": inner}
    low, high = _amount(amounts, "minvalue", outer), _amount(amounts, "maxvalue", outer)
    if not low and not high:
        low = high = _amount(amounts, "value", {})
    if not low and not high:
        return _written(value, usual) if isinstance(value, str) else None
    unit = amounts.get("unittext") or outer.get("unittext") or amounts.get("unitcode")
    interval = INTERVALS.get(unit.strip().lower()) if isinstance(unit, str) else None
    currency = outer.get("currency") or amounts.get("currency") or usual
    return Band(
        min=low,
        max=high,
        currency=currency.strip().upper() if isinstance(currency, str) and currency else None,
        interval=interval,
        interval_stated=interval is not None,
        evidence=[Evidence(origin="structured", quote=_words(low, high), ref="baseSalary")],
    )


def _written(text: str, usual: str | None) -> Band | None:
    """The first sum of a text that names its currency."""
    found = next((each for each in sums(text.casefold()) if each.mark), None)
    if found is None:
        return None
    return Band(
        min=found.low,
        max=found.high,
        currency=found.mark if found.mark and len(found.mark) == 3 else usual,
        interval=found.interval,
        interval_stated=found.interval is not None,
        evidence=[Evidence(origin="structured", quote=text[:250], ref="baseSalary")],
    )


def _folded(node: object) -> dict[str, Any]:
    return (
        {str(key).lower(): value for key, value in node.items()} if isinstance(node, dict) else {}
    )


def _amount(node: dict[str, Any], key: str, other: dict[str, Any]) -> float | None:
    value = node.get(key, other.get(key))
    if isinstance(value, bool) or value is None:
        return None
    try:
        return float(str(value).replace(",", "").replace("$", "").strip()) or None
    except ValueError:
        return None


def _words(low: float | None, high: float | None) -> str:
    return " - ".join(f"{amount:g}" for amount in (low, high) if amount)
