"""A small posting for the tests of one step."""

from sponsorboard.postings.posting import Company, Posting


def small(text=None, *, title="Analyst", company="Acme", **fields):
    """A posting of this text, with nothing concluded."""
    return Posting(
        id="careers:acme:1",
        source="acme",
        spider="careers",
        url="https://acme.example/1",
        title=title,
        company=Company(name=company),
        description_text=text,
        **fields,
    )


def listed(line, heading="Requirements"):
    """A text with the line in a list under a heading."""
    return f"What we do\nWe make gears.\n\n{heading}\n- Curiosity about gears\n- {line}\n"
