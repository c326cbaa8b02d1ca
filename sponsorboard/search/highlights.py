"""The stretches of a posting that show what was looked for."""

from sponsorboard.postings.posting import Posting
from sponsorboard.search import words
from sponsorboard.search.query import Highlight

SNIPPETS = 3
AROUND = 90  # characters before and after a word


def highlights(posting: Posting, forms: tuple[tuple[str, ...], ...]) -> list[Highlight]:
    """The whole title when a word stands in it, then at most three stretches of the description."""
    if not forms:
        return []
    shown = []
    if marks := _joined(words.found(posting.title, forms)):
        shown.append(Highlight("title", 0, posting.title, marks))
    text = posting.description_text or ""
    marks = _joined(words.found(text, forms))
    while marks and len(shown) < SNIPPETS + 1:
        start, end = _around(text, *marks[0])
        inside = [mark for mark in marks if mark[1] <= end]
        shown.append(
            Highlight(
                "description_text",
                start,
                text[start:end],
                [(first - start, last - start) for first, last in inside],
            )
        )
        marks = marks[len(inside) :]
    return shown


def _joined(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Marks in order, those that overlap as one."""
    whole: list[tuple[int, int]] = []
    for start, end in marks:
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return whole


def _around(text: str, first: int, last: int) -> tuple[int, int]:
    """A stretch of the same line around a mark, cut between words."""
    line = text.rfind("\n", 0, first) + 1
    start = max(line, first - AROUND)
    if start > line:
        start = text.find(" ", start, first) + 1 or first
    line_end = text.find("\n", last)
    line_end = len(text) if line_end < 0 else line_end
    end = min(line_end, last + AROUND)
    if end < line_end:
        blank = text.rfind(" ", last, end)
        end = blank if blank > 0 else last
    return start, end
