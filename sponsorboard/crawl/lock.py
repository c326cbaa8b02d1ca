"""One crawl at a time in a data folder, and none without a contact."""

from pathlib import Path

from filelock import FileLock, Timeout

NO_CONTACT = (
    "no contact: set `contact` in sponsorboard.toml to a mail address or page, so that the owners "
    "of the sites can reach you"
)


class AlreadyCrawling(Exception):
    """Another crawl works in this data folder."""


def hold(folder: Path) -> FileLock:
    """The folder's lock, held; taken several times in one process it is one lock.

    Raises:
        AlreadyCrawling: another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "crawl.lock", is_singleton=True)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        message = f"another crawl is at work in {folder}; start this one when it has ended"
        raise AlreadyCrawling(message) from None
    return lock
