"""schema.org ``baseSalary``: https://schema.org/baseSalary

Met as MonetaryAmount with a QuantitativeValue, as MonetaryAmount with a plain value, as a bare
number, and as text such as ``$52k to $60k a year``.
"""

from typing import Any

from scrapers import pay_fields
from sponsorboard.postings.money import sums
from sponsorboard.postings.posting import Band


def bands(value: object, currency: str | None = None) -> list[Band]:
    """The ranges that a ``baseSalary`` states; ``currency`` is the posting's ``salaryCurrency``."""
    values = value if isinstance(value, list) else [value]
    return [band for each in values for band in _ranges(each, currency)]


def _ranges(value: object, usual: str | None) -> list[Band]:
    outer = _folded(value)
    inner = outer.get("value", value)
    amounts = _folded(inner) or {"value": inner}
    low, high = _amount(amounts, "minvalue", outer), _amount(amounts, "maxvalue", outer)
    if not low and not high:
        low = high = _amount(amounts, "value", {})
    if not low and not high:
        return _in_words(value, usual) if isinstance(value, str) else []
    unit = amounts.get("unittext") or outer.get("unittext") or amounts.get("unitcode")
    currency = outer.get("currency") or amounts.get("currency") or usual
    return pay_fields.bands(
        low,
        high,
        "baseSalary",
        quote=pay_fields.written(low, high),
        every=unit if isinstance(unit, str) else None,
        currency=currency.strip().upper() if isinstance(currency, str) else None,
    )


def _in_words(text: str, usual: str | None) -> list[Band]:
    """The first sum of a text that names its currency."""
    found = next((each for each in sums(text.casefold()) if each.mark), None)
    if found is None:
        return []
    return pay_fields.bands(
        found.low,
        found.high,
        "baseSalary",
        quote=text[:250],
        every=found.interval,
        currency=found.mark if found.mark and len(found.mark) == 3 else usual,
    )


def _folded(node: object) -> dict[str, Any]:
    return (
        {str(key).lower(): value for key, value in node.items()} if isinstance(node, dict) else {}
    )


def _amount(node: dict[str, Any], key: str, other: dict[str, Any]) -> float | None:
    return pay_fields.amount(str(node.get(key, other.get(key))).replace("$", ""))
