"""Names of the occupations that the SOC 2018 gives a code."""

from sponsorboard.reference import ReferenceError, cached, table

MAJOR = {
    "11": "management", "13": "business and finance", "15": "computers and mathematics",
    "17": "architecture and engineering", "19": "science", "21": "social service", "23": "law",
    "25": "education", "27": "arts, design, media", "29": "health care",
    "31": "health care support", "33": "protective service", "35": "food preparation",
    "37": "cleaning and grounds", "39": "personal care", "41": "sales", "43": "office work",
    "45": "farming, fishing, forestry", "47": "construction", "49": "installation and repair",
    "51": "production", "53": "transport", "55": "military",
}  # fmt: skip
"""The 23 major groups (BLS, Standard Occupational Classification 2018), in everyday words."""


@cached
def titles() -> dict[str, str]:
    """Titles by detailed code; empty where there is no table, or none that can be read."""
    try:
        rows = table("occupations", ["soc", "title"])
    except ReferenceError:  # pages show codes then; what is broken, ``doctor`` says
        return {}
    return dict(zip(*(column.to_pylist() for column in rows.columns), strict=True))


def title(code: str) -> str:
    """A detailed occupation, or a major or minor group, as a person reads it."""
    if len(code) < len("15-1252"):
        return f"{MAJOR.get(code[:2], 'occupations')} ({code})"
    found = titles().get(code)
    return f"{found} ({code})" if found else code
