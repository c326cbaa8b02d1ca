"""A list row and the posting's own page, put together."""

import dataclasses

from sponsorboard.postings.posting import Posting

IDENTITY = frozenset(("id", "source", "spider", "company", "url", "schema_version"))


def filled(stub: Posting, page: Posting) -> Posting:
    """The row with what its page says, field by field; the row's words where the page has none.

    Id, address and company stay the row's.
    """
    said = {
        field.name: value
        for field in dataclasses.fields(Posting)
        if field.name not in IDENTITY
        and (value := getattr(page, field.name)) not in (None, [])
        and value != getattr(stub, field.name)
    }
    return dataclasses.replace(stub, **said)
