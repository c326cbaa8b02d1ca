"""Text that a system keeps without markup, as HTML."""

import html
import re

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def marked_up(text: str | None) -> str | None:
    """HTML of a text that may be plain: the line ends of plain text are kept, HTML stays as it is.

    None for no text.
    """
    if not text or not text.strip():
        return None
    if TAG.search(text):
        return text
    return "<br>".join(html.escape(line, quote=False) for line in text.strip().splitlines())
