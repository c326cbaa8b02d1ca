"""A crawl of generated postings, run as a program so that it can be killed.

``python search_crawl.py URL DATA COUNT PASSED``: real Scrapy and the real index pipeline; the id of
each posting that got through is appended to the file PASSED.
"""

import sys
from pathlib import Path

from scrapy import Spider, signals
from scrapy.crawler import CrawlerProcess
from search_samples import postings


class GeneratedSpider(Spider):
    name = "generated"

    async def start(self):
        for number, posting in enumerate(postings(int(self.count)), 1):
            yield posting
            if number % 1_000 == 0:
                sys.stdout.write(f"{number}\n")
                sys.stdout.flush()


def main(url, data, count, passed):
    settings = {
        "ITEM_PIPELINES": {"pipelines.index.IndexPipeline": 900},
        "INDEX_URL": url,
        "DATA_FOLDER": data,
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
    }
    with Path(passed).open("a") as file:

        def note(item):
            file.write(f"{item.id}\n")
            file.flush()

        process = CrawlerProcess(settings)
        crawler = process.create_crawler(GeneratedSpider)
        crawler.signals.connect(note, signals.item_scraped, weak=False)
        process.crawl(crawler, count=count)
        process.start()
    sys.stdout.write(f"unsent {crawler.stats.get_value('index/unsent')}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
