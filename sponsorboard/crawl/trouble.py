"""Failures in words: what went wrong, and what the operator can do about it."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.spidermiddlewares.httperror import HttpError

from scrapers import ReadError
from sponsorboard.crawl.outcome import Trouble

STATUS = {  # status: message, advice
    401: ("the board asks for a sign-in (401)", "pause the row"),
    403: ("the server refuses us (403)", "read its terms; pause the row if they forbid crawling"),
    404: (
        "no such page (404)",
        "look up the board's token on the careers page and correct the row",
    ),
    410: ("the page is gone (410)", "look up where the board is now and correct the row"),
    429: ("the server asks to slow down (429)", "crawl it less often: raise `every`"),
}
LATER = "try again later; pause the row if it stays so"


class PrivateAddress(IgnoreRequest):
    """A public site led us to a private address."""


class NotRecorded(IgnoreRequest):
    """A replay does not have this request."""


def trouble(error: BaseException, url: str) -> Trouble:
    """The trouble that an exception means."""
    message, advice = _words(error)
    return Trouble(url, message, advice)


def _words(error: BaseException) -> tuple[str, str]:
    if isinstance(error, HttpError):
        return _status(error.response.status)
    if str(error) == "Forbidden by robots.txt":
        return "its robots.txt forbids this page", "pause the row"
    for kind, (message, advice) in KINDS.items():
        if isinstance(error, kind):
            return message.format(error=error), advice
    return f"{type(error).__name__}: {error}", "see the log; report it if the page looks right"


def _status(status: int) -> tuple[str, str]:
    if status in STATUS:
        return STATUS[status]
    if status >= 500:
        return f"the server failed ({status})", LATER
    return f"unexpected answer ({status})", "open the address in a browser and correct the row"


# First that fits; subclasses before their parents.
KINDS: dict[type[BaseException], tuple[str, str]] = {
    ReadError: ("{error}", "open the address; correct the row if the board has moved"),
    PrivateAddress: ("{error}", "ask who runs the site; pause the row until it is mended"),
    NotRecorded: ("{error}", "record it, or leave the source out"),
    IgnoreRequest: ("{error}", "open the address and correct the row"),
    CannotResolveHostError: (
        "no such host: {error}",
        "check the network; if it is up, correct the row's url",
    ),
    DownloadConnectionRefusedError: ("connection refused: {error}", LATER),
    DownloadTimeoutError: ("no answer in time: {error}", LATER),
    DownloadCancelledError: (
        "not read: {error}",
        "nothing of it was kept; look at what the address gives and correct the row",
    ),
}
