"""A description that a system gives in parts, each with a heading of its own."""

import html
from collections.abc import Iterable


def sections(parts: Iterable[tuple[str | None, str | None]]) -> str | None:
    """HTML of (heading, HTML) pairs in order; parts without text are left out, headings with them.

    None when no part has text.
    """
    found: list[str] = []
    for heading, text in parts:
        if text and text.strip():
            if heading and heading.strip():
                found.append(f"<h3>{html.escape(heading.strip(), quote=False)}</h3>")
            found.append(text)
    return "\n".join(found) or None
