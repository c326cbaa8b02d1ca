"""Closes in the index what two complete looks did not meet, and shows what it had hidden."""

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from scrapy.settings import BaseSettings

from sponsorboard import configuration
from sponsorboard.crawl.history import History
from sponsorboard.postings.posting import Posting
from sponsorboard.search import Index, SearchError, open_index
from sponsorboard.search.spool import Spool

log = logging.getLogger(__name__)

BATCH = 500


def close_vanished(
    vanished: list[tuple[str, str]], history: History, settings: BaseSettings
) -> Counter[str]:
    """Close these ids of these sources in the index; returns how many were closed of each source.

    An index that is down closes nothing now: they stay marked, and the next crawl of their source
    comes back to them.
    """
    closed: Counter[str] = Counter()
    if not vanished:
        return closed
    index = open_index(settings["INDEX_URL"], configuration.credentials())
    now, ended = datetime.now(UTC), {id_ for id_, _ in vanished}
    try:
        spool = Spool(Path(settings["DATA_FOLDER"]) / "spool")
    except SearchError as error:
        log.error("nothing was closed: %s", error)
        return closed
    try:
        index.create()
        for start in range(0, len(vanished), BATCH):
            batch = vanished[start : start + BATCH]
            for posting in _changed((id_ for id_, _ in batch), ended, history, index, now):
                spool.add(posting)
            spool.send(index)
            history.close((id_ for id_, _ in batch), now)
            closed.update(source for _, source in batch)
    except SearchError as error:
        log.error("%s; the next crawl closes the rest", error)
    finally:
        index.close()
        spool.close()
    return closed


def _changed(
    ids: Iterable[str], ended: set[str], history: History, index: Index, now: datetime
) -> Iterable[Posting]:
    """Records as they are once these postings, of all that have ``ended``, are closed."""
    for id_ in ids:
        if (posting := index.get(id_)) is not None:
            posting.status, posting.closed_at = "closed", now
            yield posting
        hidden = [each for each in history.repeats(id_) if each not in ended]
        if not hidden:
            continue
        shown, *others = hidden  # the first seen takes the place of what it repeated
        history.repoint([shown], None)
        history.repoint(others, shown)
        for each in hidden:
            if (posting := index.get(each)) is not None:
                posting.duplicate_of = None if each == shown else shown
                yield posting
