"""Obeys robots.txt: by every request that waits for it, and its ``Crawl-delay`` too."""

from urllib.parse import urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.robotstxt import ProtegoRobotParser, RobotParser
from twisted.internet.defer import Deferred

LONGEST = 60.0
"""Seconds; a site that asks for more between two requests is left alone."""


class PatientRobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's own, and the pause that a site asks for: one request at a time, never earlier."""

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """What the site's robots.txt says; None where it says nothing."""
        await super().robot_parser(request)
        # Of several requests that wait for one answer, Scrapy 2.19 gives it to the first alone.
        found = self._parsers[urlsplit(request.url).netloc]
        return None if isinstance(found, Deferred) else found

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Let a request pass, at the site's pace.

        Raises:
            IgnoreRequest: robots.txt forbids it, or asks for more than a minute between requests.
        """
        super().process_request_2(rp, request)
        if not isinstance(rp, ProtegoRobotParser) or self.crawler.settings.getbool("OFFLINE"):
            return
        pause = rp.rp.crawl_delay(self._default_useragent)
        if not pause:
            return
        if pause > LONGEST:
            raise IgnoreRequest(
                f"its robots.txt asks for {pause:g} seconds between requests; left alone"
            )
        downloader = self.crawler.engine.downloader
        slot = downloader.slots.get(downloader.get_slot_key(request))
        if slot is not None and pause > slot.delay:
            slot.delay, slot.concurrency, slot.jitter = pause, 1, 0.0
        request.meta["autothrottle_dont_adjust_delay"] = True
