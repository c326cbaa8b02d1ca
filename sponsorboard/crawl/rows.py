"""The catalogue as the spiders see it: rows that can be crawled, and what is wrong with others."""

import sys
from dataclasses import dataclass
from pathlib import Path

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from sponsorboard.configuration import Configuration, ConfigurationError, nearest
from sponsorboard.crawl.spider import SourceSpider
from sponsorboard.sources import Catalogue, Override, Problem, Source, catalogue


@dataclass(slots=True)
class Rows:
    """Rows whose spider exists and takes them."""

    catalogue: Catalogue
    spiders: dict[str, type[SourceSpider]]
    contact: str | None

    @property
    def sources(self) -> dict[str, Source]:
        """Rows by slug."""
        return self.catalogue.rows

    @property
    def problems(self) -> list[Problem]:
        """Rows and files that cannot be used."""
        return self.catalogue.problems

    @property
    def overridden(self) -> list[Override]:
        """Rows that an operator's row replaces."""
        return self.catalogue.overridden

    def addresses(self, source: Source) -> list[str]:
        """Where the crawl of a row starts."""
        return self.spiders[source.spider].addresses(source)


def checked(configuration: Configuration) -> Rows:
    """The catalogue with every row checked against its spider.

    Raises:
        ConfigurationError: a module of the operator's spiders cannot be imported.
    """
    loader = spiders(configuration)
    found = {
        name: spider
        for name in loader.list()
        if issubclass(spider := loader.load(name), SourceSpider)
    }
    rows = catalogue(configuration.sources)
    for slug, source in list(rows.rows.items()):
        spider = found.get(source.spider)
        if spider is None:
            message = f"no spider is called {source.spider!r}{nearest(source.spider, [*found])}"
        else:
            message = spider.problem(source) or ""
        if message:
            rows.reject(slug, message, f"correct [{slug}] in {rows.files[slug]}")
    return Rows(rows, found, configuration.contact)


def spiders(configuration: Configuration) -> SpiderLoader:
    """The loader of the built-in spiders and the operator's, which may lie where the command runs.

    Raises:
        ConfigurationError: a module of the operator's cannot be imported.
    """
    if configuration.spiders and str(Path.cwd()) not in sys.path:
        sys.path.append(str(Path.cwd()))
    settings = Settings({"SPIDER_MODULES": ["spiders", *configuration.spiders]})
    try:
        return SpiderLoader.from_settings(settings)
    except Exception as error:  # a module may raise anything
        modules = ", ".join(configuration.spiders)
        reason = f"{type(error).__name__}: {error}"
        raise ConfigurationError(f"spiders: cannot import {modules}: {reason}") from None
