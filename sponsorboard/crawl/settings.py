"""Scrapy's settings: only what differs from its defaults, each with its reason."""

from importlib import metadata

from sponsorboard import configuration
from sponsorboard.configuration import Configuration

BOT_NAME = "sponsorboard"
VERSION = metadata.version("sponsorboard")

# The way every posting takes. `seen` stamps it and ends it there when nothing changed; `enrich`
# runs the steps of pipelines.WALK in processes of their own.
ITEM_PIPELINES = {
    "sponsorboard.crawl.seen.SeenPipeline": 0,
    "sponsorboard.crawl.enrichment.EnrichPipeline": 100,
    "pipelines.validate.ValidatePipeline": 200,
    "sponsorboard.crawl.duplicates.DuplicatesPipeline": 300,
    "pipelines.index.IndexPipeline": 400,
}
EXTENSIONS = {"sponsorboard.crawl.bookkeeping.Bookkeeping": 0}
SPIDER_MIDDLEWARES = {"sponsorboard.crawl.tickets.Tickets": 60}
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "sponsorboard.crawl.robots.PatientRobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "sponsorboard.crawl.retry.PatientRetryMiddleware": 550,
    "sponsorboard.crawl.conditional.ConditionalRequests": 560,  # behind decompression
    "sponsorboard.crawl.guard.PrivateAddressGuard": 50,
}
SPIDER_CONTRACTS = {"sponsorboard.crawl.sample.SampleContract": 1}

# A feed holds the record of the contract, not Scrapy's own idea of a dataclass.
FEED_EXPORTERS = {
    "json": "sponsorboard.crawl.feeds.RecordsExporter",
    "jsonlines": "sponsorboard.crawl.feeds.RecordLinesExporter",
    "jsonl": "sponsorboard.crawl.feeds.RecordLinesExporter",
    "jl": "sponsorboard.crawl.feeds.RecordLinesExporter",
}

# Polite: robots are obeyed, and a host is asked by two at most, with a pause that grows with its
# answering time.
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS_PER_DOMAIN = 2
DOWNLOAD_DELAY = 0.5
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 0.5
AUTOTHROTTLE_MAX_DELAY = 30.0
COOKIES_ENABLED = False  # nothing here needs a session

# Patient: 429 and 5xx are asked again after a growing pause, or after what Retry-After says.
RETRY_TIMES = 3
RETRY_PAUSE = 2.0
RETRY_PAUSE_MAX = 120.0
DOWNLOAD_TIMEOUT = 60

# The largest boards have some 10 MB of JSON; more than this is a mistake or an attack.
DOWNLOAD_MAXSIZE = 40 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0

# Nothing listens on a port during a crawl.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

LOG_LEVEL = "INFO"
DEFAULT_DROPITEM_LOG_LEVEL = "INFO"  # counted in the summary


def configured(given: Configuration) -> dict[str, object]:
    """The settings that the operator's configuration decides."""
    contact = f" (+{given.contact})" if given.contact else ""
    return {
        "SPIDER_MODULES": ["spiders", *given.spiders],
        "SOURCE_FOLDERS": [str(folder) for folder in given.sources],
        "USER_AGENT": f"sponsorboard/{VERSION}{contact}",
        "CONTACT": given.contact,
        "INDEX_URL": given.index,
        "DATA_FOLDER": str(given.data),
        "ARCHIVE": str(given.data / "archive"),
        "ARCHIVE_DAYS": given.archive_days,
        "ARCHIVE_BYTES": given.archive_bytes,
    }


_configured = configured(configuration.load())
SPIDER_MODULES = _configured["SPIDER_MODULES"]
SOURCE_FOLDERS = _configured["SOURCE_FOLDERS"]
USER_AGENT = _configured["USER_AGENT"]
CONTACT = _configured["CONTACT"]
INDEX_URL = _configured["INDEX_URL"]
DATA_FOLDER = _configured["DATA_FOLDER"]
ARCHIVE = _configured["ARCHIVE"]
ARCHIVE_DAYS = _configured["ARCHIVE_DAYS"]
ARCHIVE_BYTES = _configured["ARCHIVE_BYTES"]
