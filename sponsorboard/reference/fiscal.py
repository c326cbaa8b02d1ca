"""Fiscal years and quarters of decisions, what a set of files covers, and when newer ones are due.

The federal fiscal year N runs from 1 October N-1 to 30 September N. OFLC publishes the decisions of
a quarter five to six weeks after its end.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

Quarter = tuple[int, int]
"""Fiscal year, and quarter of it: 1 to 4."""

PUBLISHED = timedelta(days=46)
"""Days after the end of a quarter on which its file is there."""

STRAY = 0.05
"""Share of the fullest quarter's decisions below which a quarter is not covered."""


def quarter(day: date) -> Quarter:
    """Fiscal year and quarter of a day."""
    month = (day.month + 2) % 12
    return day.year + (day.month >= 10), month // 3 + 1


def last_day(of: Quarter) -> date:
    """Last day of a quarter."""
    year, number = of
    ends = {1: date(year - 1, 12, 31), 2: date(year, 3, 31), 3: date(year, 6, 30)}
    return ends.get(number, date(year, 9, 30))


def following(of: Quarter) -> Quarter:
    """The quarter after one."""
    year, number = of
    return (year + 1, 1) if number == 4 else (year, number + 1)


def fresh_until(last: Quarter) -> date:
    """Last day before the file of the quarter after ``last`` is expected."""
    return last_day(following(last)) + PUBLISHED


def covered(decisions: Mapping[date, int]) -> list[Quarter]:
    """Quarters that files cover, in order, from the number of decisions on each day."""
    counts: Counter[Quarter] = Counter()
    for day, count in decisions.items():
        counts[quarter(day)] += count
    most = max(counts.values(), default=0)
    return sorted(one for one, count in counts.items() if count > most * STRAY)


def missing(quarters: list[Quarter]) -> list[Quarter]:
    """Quarters that a fiscal year lacks although later ones are there, in order."""
    if not quarters:
        return []
    there, last = set(quarters), quarters[-1]
    expected = (
        (year, number) for year in range(quarters[0][0], last[0] + 1) for number in (1, 2, 3, 4)
    )
    return [one for one in expected if one <= last and one not in there]


def years(first: int, last: int) -> str:
    """Whole fiscal years in words: ``FY2022-FY2025``."""
    return f"FY{first}" if first == last else f"FY{first}-FY{last}"


def span(quarters: list[Quarter]) -> str:
    """Fiscal years in words: ``FY2022-FY2025``; the last quarter is told where the year goes on."""
    if not quarters:
        return ""
    first, (last, number) = quarters[0][0], quarters[-1]
    if first == last:
        return period(last, quarters)
    return years(first, last) + (f" Q{number}" if number < 4 else "")


def period(year: int, quarters: list[Quarter]) -> str:
    """The part of a fiscal year that is covered, in words: ``FY2025``, ``FY2026 Q1-Q3``."""
    numbers = sorted(number for of, number in quarters if of == year)
    if not numbers or len(numbers) == 4:
        return f"FY{year}"
    if len(numbers) == numbers[-1] - numbers[0] + 1 > 1:
        return f"FY{year} Q{numbers[0]}-Q{numbers[-1]}"
    return f"FY{year} " + ", ".join(f"Q{number}" for number in numbers)
