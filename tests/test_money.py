"""Sums of money in a text: every form of amount, range, currency and interval, with its traps."""

import time

import pytest

from sponsorboard.postings.currencies import currency, interval_by_size, plausible
from sponsorboard.postings.money import sums
from sponsorboard.postings.text import document

# form, text, low, high, mark, interval
FORMS = [
    ("plain range", "$90,000 - $120,000", 90000, 120000, "$", None),
    ("no blank", "$90,000-$120,000", 90000, 120000, "$", None),
    ("en dash", "$90,000 – $120,000", 90000, 120000, "$", None),
    ("double dash", "$90,000 -- $120,000", 90000, 120000, "$", None),
    ("escaped dash", "$90,000 &mdash; $120,000", 90000, 120000, "$", None),
    ("markup between", "**$90,000** - **$120,000**", 90000, 120000, "$", None),
    ("to", "$90,000 to $120,000", 90000, 120000, "$", None),
    ("dangling to", "$90,000 to - $120,000", 90000, 120000, "$", None),
    ("between and", "between $90,000 and $120,000", 90000, 120000, "$", None),
    ("ranges from to", "ranges from $90,000 to $120,000", 90000, 120000, "$", None),
    ("sign on one side", "$90,000-120,000", 90000, 120000, "$", None),
    ("code on both sides", "USD $90,000 - USD $120,000", 90000, 120000, "USD", None),
    ("code glued", "90000-120000USD", 90000, 120000, "USD", None),
    ("unit between", "$20/hour to $28/hour", 20, 28, "$", "hour"),
    (
        "words between", "$91,000/year in our lowest market up to $150,000/year",
        91000, 150000, "$", "year",
    ),
    ("unit word between", "$40.00 USD Hourly - $65.00 USD Hourly", 40, 65, "USD", "hour"),
    ("shared k", "$140-160k", 140000, 160000, "$", None),
    ("shared k in front", "$140k-160", 140000, 160000, "$", None),
    ("shared thousands", "$100-130,000", 100000, 130000, "$", None),
    ("k with a decimal", "$97.5K – $131K", 97500, 131000, "$", None),
    ("capital k alone", "£45K", 45000, 45000, "GBP", None),
    ("three numbers", "$60,000.00 - $70,000.00 - $80,000.00", 60000, 80000, "$", None),
    ("min and max apart", "Minimum: $50,000 Maximum: $70,000", 50000, 70000, "$", None),
    ("min and max in lines", "Min Rate\n$18.35\nMax Rate\n$22.93", 18.35, 22.93, "$", None),
    ("plus or minus", "$100,000 +/- 10 %", 90000, 110000, "$", None),
    ("cents kept", "$23.55 - $31.05 per hour", 23.55, 31.05, "$", "hour"),
    ("up to", "up to $80,000", None, 80000, "$", None),
    ("up to about", "up to approximately $75 per hour", None, 75, "$", "hour"),
    ("from", "from $55.00 per hour", 55, None, "$", "hour"),
    ("starts at", "starts at $7,000 monthly", 7000, None, "$", "month"),
    ("plus sign", "$130,000+", 130000, None, "$", None),
    ("plus sign before the unit", "$1,500 + monthly", 1500, None, "$", "month"),
    ("plus bonus is no plus sign", "$110,000 + bonus", 110000, 110000, "$", None),
    ("dollars in words", "between 18 and 22 dollars an hour", 18, 22, "$", "hour"),
    ("number before the sign", "65K$ à 75K$", 65000, 75000, "$", None),
    ("euro, dots, month", "3.500 € - 4.200 € pro Monat", 3500, 4200, "EUR", "month"),
    ("euro, bis", "65.000 EUR bis 80.000 EUR", 65000, 80000, "EUR", None),
    ("euro, comma decimals", "35 000,00€ à 50 000,00€ par an", 35000, 50000, "EUR", "year"),
    ("euro, dots and comma", "€ 3.200,50 per maand", 3200.5, 3200.5, "EUR", "month"),
    ("franc, apostrophe", "CHF 110'000", 110000, 110000, "CHF", None),
    ("pound, stray blank", "£150, 000", 150000, 150000, "GBP", None),
    ("pound, per annum", "£35,000 – £45,000 per annum", 35000, 45000, "GBP", "year"),
    ("krona, blank", "45 000 kr/månad", 45000, 45000, "kr", "month"),
    ("zloty, before", "PLN 20 000 - 25 000 netto + VAT", 20000, 25000, "PLN", None),
    ("zloty, per hour", "135 - 180 PLN net / hour", 135, 180, "PLN", "hour"),
    ("rupee, Indian groups", "₹25,00,000", 2500000, 2500000, "INR", None),
    ("rupee, lakh per annum", "18-25 LPA", 1800000, 2500000, "INR", None),
    ("yen", "年収 ¥8,000,000 〜", 8000000, 8000000, "¥", None),
    ("Canadian dollar", "CA$60,000 - CA$70,000", 60000, 70000, "CAD", None),
    ("code and sign", "CAD $30/hour", 30, 30, "CAD", "hour"),
    ("Australian dollar", "AU$95k", 95000, 95000, "AUD", None),
    ("Australian dollar, one letter", "A$95k", 95000, 95000, "AUD", None),
    ("Singapore dollar", "S$5,000 per month", 5000, 5000, "SGD", "month"),
    ("real", "R$ 9.000 por mês", 9000, 9000, "BRL", "month"),
    ("US dollar", "US$ 90,000 to 130,000", 90000, 130000, "USD", None),
    ("missing digit", "$180,00-$240,000", 180000, 240000, "$", None),
    ("per week", "$4,500 to $5,800 per week", 4500, 5800, "$", "week"),
    ("per diem", "$400 per diem", 400, 400, "$", "day"),
    ("in brackets", "$81,200.00 to $164,500.00 (annualized USD)", 81200, 164500, "$", "year"),
    ("base salary annually", "$55,000 base salary annually", 55000, 55000, "$", "year"),
    ("line ends lost", "$16.88/hrSchedule", 16.88, 16.88, "$", None),
    ("line ends lost after k", "£28-£30KCompany car", 28000, 30000, "GBP", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "low", "high", "mark", "interval"),
    [row[1:] for row in FORMS],
    ids=[row[0] for row in FORMS],
)
def test_form(
    text: str, low: float | None, high: float | None, mark: str, interval: str | None
) -> None:
    found = list(sums(document(text).folded))
    assert [(m.low, m.high, m.mark, m.interval) for m in found if m.mark] == [
        (None if low is None else pytest.approx(low), high and pytest.approx(high), mark, interval)
    ]


# trap, text, marks of the sums found (an empty list: no money)
TRAPS = [
    ("retirement plan", "401k and 403(b) plans", []),
    ("years of experience", "3-5 years, 10+ people, 24/7", []),
    ("a date", "Posted March 19, 2020 at 5pm", []),
    ("a phone number", "call 415-555-0133 today", []),
    ("a code that holds letters", "RS232, B2B, H1B, a16z", []),
    ("weights in pounds", "lift up to 50 pounds", []),
    ("percentages", "between 10% and 15%", []),
    ("a hash", "id 6d208cad289401987349eea", []),
    ("an article is no currency", "a $100 voucher", ["$"]),
    ("a zone is no currency", "Zone C $59,000", ["$"]),
    ("two sums are no range", "$25 and a card of $30", ["$", "$"]),
    ("currencies differ", "€50,000 - £60,000", ["EUR", "GBP"]),
]


@pytest.mark.parametrize(
    ("text", "marks"), [row[1:] for row in TRAPS], ids=[row[0] for row in TRAPS]
)
def test_trap(text: str, marks: list[str]) -> None:
    assert [money.mark for money in sums(document(text).folded) if money.mark] == marks


@pytest.mark.parametrize(
    ("text", "huge"),
    [("$2.5M", True), ("$110 million", True), ("$3B+", True), ("$90k", False), ("€280M", True)],
)
def test_millions_are_marked(text: str, huge: bool) -> None:
    assert next(sums(document(text).folded)).huge is huge


def test_offsets_hold_in_the_text() -> None:
    text = "Pay: “£40,000 – £45,000 per annum” gross"
    (money,) = sums(document(text).folded)
    assert text[money.start : money.end] == "£40,000 – £45,000 per annum"


@pytest.mark.parametrize(
    ("mark", "country", "code"),
    [
        ("$", "CA", "CAD"), ("$", "AU", "AUD"), ("$", "SG", "SGD"), ("$", "US", "USD"),
        ("$", "DE", "USD"), ("$", None, "USD"), ("kr", "SE", "SEK"), ("kr", "NO", "NOK"),
        ("¥", "JP", "JPY"), ("¥", "CN", "CNY"), ("EUR", "US", "EUR"), (None, "US", None),
    ],
)  # fmt: skip
def test_currency_of_a_mark(mark: str | None, country: str | None, code: str | None) -> None:
    assert currency(mark, country) == code


@pytest.mark.parametrize(
    ("low", "high", "code", "interval"),
    [
        (27.88, 51.44, "USD", "hour"), (119000, 261000, "USD", "year"), (3010, 5449, "USD", None),
        (400, 900, "USD", None), (15000, 18000, "PLN", "month"), (21704, 21704, "SEK", "month"),
        (3500, 4200, "EUR", "month"), (8_000_000, 8_000_000, "JPY", "year"), (50, 55, "XYZ", None),
        (900_000, 1_600_000, "USD", "year"),
    ],
)  # fmt: skip
def test_interval_by_size(low: float, high: float, code: str, interval: str | None) -> None:
    assert interval_by_size(low, high, code) == interval


def test_placeholders_are_not_plausible() -> None:
    assert not plausible(1, "hour", "USD")
    assert not plausible(2, "year", "USD")
    assert not plausible(0, "month", "USD")
    assert plausible(1300, "month", "USD")


@pytest.mark.parametrize(
    "text",
    ["1" * 20_000, "$" * 20_000, "$1," * 8_000, "1 000 " * 5_000, "$9 - " * 5_000, "9,9." * 6_000],
    ids=["digits", "signs", "commas", "groups", "ranges", "separators"],
)
def test_no_input_takes_long(text: str) -> None:
    start = time.perf_counter()
    list(sums(text))
    assert time.perf_counter() - start < 2
