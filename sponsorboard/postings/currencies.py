"""Currencies: how postings write them, and how much a sum must be to be pay by the hour or year."""

from typing import NamedTuple

from sponsorboard.postings.posting import Interval

# Sign or code as written -> ISO 4217. A bare "$", "kr" and "¥" depend on the country.
CURRENCIES: dict[str, str] = {
    "€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₴": "UAH", "₺": "TRY",
    "₫": "VND", "₱": "PHP", "฿": "THB", "₦": "NGN",
    "us$": "USD", "u.s.$": "USD", "ca$": "CAD", "c$": "CAD", "cad$": "CAD", "cdn$": "CAD",
    "au$": "AUD", "a$": "AUD", "aud$": "AUD", "nz$": "NZD", "nzd$": "NZD", "s$": "SGD",
    "sg$": "SGD", "sgd$": "SGD", "hk$": "HKD", "hkd$": "HKD", "nt$": "TWD", "r$": "BRL",
    "mx$": "MXN", "mxn$": "MXN", "usd$": "USD", "euro": "EUR", "euros": "EUR",
    "zł": "PLN", "zl": "PLN", "kč": "CZK", "rs": "INR", "rs.": "INR", "fr.": "CHF", "sfr.": "CHF",
    "円": "JPY", "dollars": "$", "dollar": "$", "us dollars": "USD", "canadian dollars": "CAD",
    "australian dollars": "AUD", "singapore dollars": "SGD", "pounds sterling": "GBP",
    "francs": "CHF", "rupees": "INR", "$": "$", "¥": "¥", "kr": "kr", "kr.": "kr", "kronor": "kr",
    "cdn": "CAD", "rmb": "CNY", "lpa": "INR", "lakh": "INR", "lakhs": "INR", "lac": "INR",
    "lacs": "INR", "crore": "INR", "万円": "JPY",
}  # fmt: skip
CODES = (
    "usd eur gbp cad aud nzd sgd hkd inr chf sek nok dkk pln czk huf ron bgn jpy cny krw twd brl "
    "mxn zar aed sar qar ils try php thb myr idr vnd ngn kes egp uah cop clp pen ars"
)
CURRENCIES |= {code: code.upper() for code in CODES.split()}
SYMBOLS = frozenset("$€£¥₹₽₩₪₴₺₫₱฿₦")
AMBIGUOUS: dict[str, dict[str, str]] = {
    "$": {
        "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD", "MX": "MXN",
        "BR": "BRL", "CL": "CLP", "CO": "COP", "AR": "ARS",
    },
    "kr": {"NO": "NOK", "DK": "DKK"},
    "¥": {"CN": "CNY"},
}  # fmt: skip
ELSEWHERE = {"$": "USD", "kr": "SEK", "¥": "JPY"}

SCALES: dict[str, float] = {
    "k": 1e3, "tsd": 1e3, "thousand": 1e3, "tkr": 1e3, "万円": 1e4, "万": 1e4, "lpa": 1e5,
    "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "crore": 1e7,
    "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6, "mil": 1e6,
    "b": 1e9, "bn": 1e9, "billion": 1e9, "t": 1e12, "trillion": 1e12, "quadrillion": 1e15,
}  # fmt: skip


class Sizes(NamedTuple):
    """Between which amounts of a currency pay leaves no doubt about its interval."""

    hour: tuple[float, float]
    month: tuple[float, float] | None
    year: tuple[float, float]


# Wages of one hour, one month and one year, as far as they cannot be mistaken; a month where pay
# is customarily named by the month, and never in dollars.
DOLLARS = Sizes((7, 250), None, (15_000, 3_000_000))
UNKNOWN = Sizes((0, 0), None, (0, 0))
SIZES: dict[str, Sizes] = {
    "USD": DOLLARS,
    "CAD": DOLLARS,
    "AUD": DOLLARS,
    "NZD": DOLLARS,
    "SGD": Sizes((7, 200), (1_500, 14_000), (25_000, 2_000_000)),
    "EUR": Sizes((8, 150), (1_200, 9_500), (14_000, 1_000_000)),
    "GBP": Sizes((7, 150), None, (12_000, 1_000_000)),
    "CHF": Sizes((15, 200), (3_000, 15_000), (40_000, 1_000_000)),
    "PLN": Sizes((20, 400), (3_000, 50_000), (70_000, 2_000_000)),
    "SEK": Sizes((100, 1_500), (18_000, 120_000), (220_000, 5_000_000)),
    "NOK": Sizes((120, 1_500), (20_000, 120_000), (250_000, 5_000_000)),
    "DKK": Sizes((100, 1_500), (18_000, 120_000), (220_000, 5_000_000)),
    "CZK": Sizes((120, 2_000), (15_000, 250_000), (350_000, 6_000_000)),
    "HUF": Sizes((1_500, 20_000), (250_000, 3_000_000), (4_000_000, 60_000_000)),
    "JPY": Sizes((900, 8_000), (150_000, 1_500_000), (2_000_000, 80_000_000)),
    "INR": Sizes((150, 3_000), None, (180_000, 50_000_000)),
    "KRW": Sizes((9_000, 100_000), (1_500_000, 15_000_000), (20_000_000, 500_000_000)),
    "MXN": Sizes((40, 900), None, (100_000, 5_000_000)),
    "BRL": Sizes((10, 400), None, (40_000, 3_000_000)),
    "ILS": Sizes((25, 500), (5_000, 80_000), (100_000, 2_000_000)),
    "HKD": Sizes((40, 1_500), None, (150_000, 8_000_000)),
}
HOURS, DAYS, WEEKS, MONTHS = 2080, 260, 52, 12
A_YEAR: dict[Interval, int] = {
    "hour": HOURS, "day": DAYS, "week": WEEKS, "month": MONTHS, "year": 1,
}  # fmt: skip


def interval_by_size(low: float, high: float, currency: str | None) -> Interval | None:
    """The interval that both ends leave no doubt about, else None."""
    sizes = SIZES.get(currency or "USD", UNKNOWN)
    if sizes.hour[0] <= low and high <= sizes.hour[1]:
        return "hour"
    if sizes.month and sizes.month[0] <= low and high <= sizes.month[1]:
        return "month"
    if sizes.year[0] <= low and high <= sizes.year[1]:
        return "year"
    return None


def plausible(amount: float, interval: Interval, currency: str | None) -> bool:
    """Whether someone could be paid this amount; a placeholder such as "$1 an hour" is not."""
    sizes = SIZES.get(currency or "USD", UNKNOWN)
    if sizes is UNKNOWN:
        return amount > 0
    hourly = amount * A_YEAR[interval] / HOURS
    part_time = 0.3 if interval == "hour" else 0.075  # a monthly sum may be for some hours only
    return sizes.hour[0] * part_time <= hourly <= sizes.year[1] * 2 / HOURS


def currency(mark: str | None, country: str | None) -> str | None:
    """ISO 4217 code of a mark for a posting in a country (ISO alpha-2), USD for "$" elsewhere."""
    if mark is None or len(mark) == 3:
        return mark
    return AMBIGUOUS[mark].get(country or "", ELSEWHERE[mark])
