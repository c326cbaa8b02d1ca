"""Asks again after 429, 5xx and lost connections: later each time, or when Retry-After says."""

import asyncio
import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scrapy import Request
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response
from scrapy.settings import BaseSettings


class PatientRetryMiddleware(RetryMiddleware):
    """Scrapy's retries with a pause before each."""

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self.pause = settings.getfloat("RETRY_PAUSE")
        self.longest = settings.getfloat("RETRY_PAUSE_MAX")

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """The answer, or the request to repeat."""
        wait = retry_after(response)
        if wait is not None and wait > self.longest:
            return response  # asked to stay away for longer than a crawl lasts
        result = super().process_response(request, response)
        if isinstance(result, Request):
            await asyncio.sleep(self._pause(result) if wait is None else wait)
        return result

    async def process_exception(
        self, request: Request, exception: Exception
    ) -> Request | Response | None:
        """The request to repeat, if the failure may pass."""
        result = super().process_exception(request, exception)
        if isinstance(result, Request):
            await asyncio.sleep(self._pause(result))
        return result

    def _pause(self, again: Request) -> float:
        """Seconds, doubled with each attempt, spread so that not all come back at once."""
        times: int = again.meta["retry_times"] - 1
        return min(self.pause * 2.0**times, self.longest) * random.uniform(0.5, 1.5)


def retry_after(response: Response) -> float | None:
    """Seconds that the server asks to wait; None when it does not say."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)
