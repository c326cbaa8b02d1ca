"""What the index finds, as it may be shown."""

from dataclasses import replace

from sponsorboard.postings.posting import Posting
from sponsorboard.search import Hit, Index, Page, Query
from sponsorboard.web.showing import covered, excerpted, shown


def searched(index: Index, query: Query, descriptions: str) -> Page:
    """One page of an answer, with contact data masked in postings and highlights."""
    page = index.search(query)
    return replace(page, hits=[_hit(hit, descriptions) for hit in page.hits])


def _hit(hit: Hit, descriptions: str) -> Hit:
    posting = covered(hit.posting)
    text = posting.description_text or ""
    highlights = [
        replace(one, text=text[one.start : one.start + len(one.text)])
        if one.field == "description_text"
        else one
        for one in hit.highlights
    ]
    return Hit(excerpted(posting) if descriptions == "excerpts" else posting, highlights)


def looked_up(index: Index, id: str, descriptions: str) -> Posting | None:
    """One posting by its id; None where there is none."""
    posting = index.get(id)
    return posting and shown(posting, descriptions)
