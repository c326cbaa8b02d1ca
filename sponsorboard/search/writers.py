"""The one tantivy writer that a process has for a folder, shared by all who write there."""

import threading
import time
from pathlib import Path

import tantivy

from sponsorboard.search.errors import IndexUnavailable

MEMORY = 64_000_000  # bytes
WAIT = 5.0  # seconds for another process to finish


class Writer:
    """A folder's writer; ``lock`` is held while it is used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = threading.RLock()
        self.users = 0
        self._writer: tantivy.IndexWriter | None = None

    def opened(self, index: tantivy.Index) -> tantivy.IndexWriter:
        """The writer itself.

        Raises:
            IndexUnavailable: another process writes there, and has not ended in five seconds.
        """
        tried = time.monotonic()
        while self._writer is None:
            try:
                self._writer = index.writer(MEMORY, 1)
            except ValueError as error:
                if time.monotonic() - tried > WAIT:
                    raise IndexUnavailable(_reason(self.folder, error)) from None
                time.sleep(0.1)
        return self._writer

    def discard(self) -> None:
        """Let go of the writer and of the folder's lock, without what was not committed."""
        self._writer = None

    def finish(self) -> None:
        """Wait for merges and let go of the writer."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
        self._writer = None


WRITERS: dict[Path, Writer] = {}
REGISTRY = threading.Lock()


def take(folder: Path) -> Writer:
    """The writer of a folder; ``give_back`` it when done."""
    with REGISTRY:
        writer = WRITERS.setdefault(folder, Writer(folder))
        writer.users += 1
        return writer


def give_back(writer: Writer) -> None:
    """Close the writer when this was its last user."""
    with REGISTRY:
        writer.users -= 1
        if writer.users == 0:
            with writer.lock:
                writer.finish()
            WRITERS.pop(writer.folder, None)


def _reason(folder: Path, error: ValueError) -> str:
    if "LockBusy" in str(error):
        return f"another process is writing to the index in {folder}; wait until it has ended"
    return f"the index in {folder} cannot be written: {error}"
