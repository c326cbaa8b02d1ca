"""Keeps a public site from leading the crawl to private addresses, by redirect or by link."""

import asyncio
import ipaddress
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

from sponsorboard.crawl.trouble import PrivateAddress


class PrivateAddressGuard:
    """Refuses a private address unless the source's own row starts at one."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.resolves = not crawler.settings.getbool("OFFLINE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Look at where a request goes, when that is not where its source starts."""
        source = request.cb_kwargs.get("source")
        outcome = getattr(self.crawler.spider, "outcomes", {}).get(source.slug) if source else None
        if outcome is None:
            return
        start, host = (urlsplit(url).hostname or "" for url in (outcome.url, request.url))
        if host == start or is_private(start):
            return
        if is_private(host) or (self.resolves and await _resolves_to_private(host)):
            came_from = request.meta.get("redirect_urls", [outcome.url])[-1]
            raise PrivateAddress(
                f"{came_from} leads to {request.url}, which is a private address; not followed"
            )


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_private(host: str) -> bool:
    """Whether a host is this machine or an address that is not of the public Internet."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return is_loopback(host)


async def _resolves_to_private(host: str) -> bool:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None)
    except OSError:
        return False  # the download names it
    return any(is_private(str(address[0])) for *_, address in found)
