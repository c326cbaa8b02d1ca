"""The last step: a posting is written to the spool, and from there to the index."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

from sponsorboard import configuration
from sponsorboard.postings.posting import Posting
from sponsorboard.search import SearchError, open_index
from sponsorboard.search.spool import BATCH, Spool

log = logging.getLogger(__name__)

SENDER = ThreadPoolExecutor(1, "index")
"""Sends for all spiders of the process, one segment after the other, while the crawl goes on."""


class IndexPipeline:
    """Spools every posting and sends them 500 at a time; an index that is down is asked again at
    the end of the crawl, and what it then does not take waits for ``sponsorboard index load``."""

    def __init__(self, settings: Any, stats: Any) -> None:
        self.stats = stats
        self.down = False
        self.index = open_index(settings["INDEX_URL"], configuration.credentials())
        self.spool = Spool(Path(settings["DATA_FOLDER"]) / "spool")

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        """Scrapy's way to make one."""
        return cls(crawler.settings, crawler.stats)

    async def process_item(self, item: Posting) -> Posting:
        """The posting, safe on disk."""
        if self.spool.add(item) >= BATCH:
            self.spool.seal()
            if not self.down:
                await self._sent()
        return item

    async def close_spider(self) -> None:
        """Send the rest."""
        self.spool.seal()
        await self._sent()
        self.index.close()
        self.spool.close()

    async def _sent(self) -> None:
        await asyncio.get_running_loop().run_in_executor(SENDER, self._send)

    def _send(self) -> None:
        try:
            self.index.create()
            sent = self.spool.send_sealed(self.index)
        except SearchError as error:
            waiting = self.spool.waiting()
            self.stats.set_value("index/unsent", waiting)
            if not self.down:
                log.error(
                    "%s; %d postings wait in %s: sponsorboard index load sends them",
                    error,
                    waiting,
                    self.spool.folder,
                )
            self.down = True
            return
        self.down = False
        self.stats.set_value("index/unsent", 0)
        self.stats.inc_value("index/accepted", sent.accepted)
        for id_, reason in sent.refused.items():
            self.stats.inc_value("index/refused")
            log.error("%s: refused by the index: %s; kept in %s", id_, reason, self.spool.folder)
