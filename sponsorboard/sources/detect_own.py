"""What a system leaves in addresses and pages on an employer's own host, as data for ``detect``."""

from typing import NamedTuple

from sponsorboard.sources.detect_rules import PORTAL, SECTION, SITE


class Own(NamedTuple):
    """An address on a host of the employer's own that looks like the system's."""

    ats: str
    path: str = r"^/"
    query: tuple[str, ...] = ()
    """Keys that it must have, in lower case."""

    token: str | None = "{host}"


OWN = (
    Own("greenhouse", query=("gh_jid",), token=None),
    Own("ashby", query=("ashby_jid",), token=None),
    Own("teamtailor", r"/jobs\.rss$"),
    Own("icims", r"/jobs/search$", ("in_iframe",), None),
    Own("jibe", r"^/api/jobs$|^/careers-home(?:/|$)"),
    Own("phenom", r"^/(?P<place>[a-z]{2,6}/[a-z]{2})/search-results$", token="{host}/{place}"),
    Own("phenom", r"^/widgets$"),
    Own("successfactors", r"^/sitemal\.xml$"),
    Own("successfactors", r"^/search$", ("startrow",)),
    Own("successfactors", r"^/platform/(?:js|css)/j2w/|^/platform/csb/"),
    Own("successfactors", r"^/career$", ("company", "career_ns"), "{host}/{company}"),
    Own("eightfold", r"^/api/(?:pcsx|apply/v2)(?:/|$)", ("domain",), "{host}/{domain}"),
    Own("eightfold", r"^/careers(?:/|$)", ("domain",), "{host}/{domain}"),
    Own("eightfold", r"^/api/(?:pcsx|apply/v2)(?:/|$)", token=None),
    Own("oracle", rf"^{SITE}", token=None),
    Own("taleo", rf"^{SECTION}/(?:jobsearch|jobdetail|moresearch)\.ftl$", token="{host}/{s}"),
    Own("avature", rf"^{PORTAL}/(?:SearchJobs|JobDetail)(?:/|$)", token="{host}/{place}"),
    Own("recruitee", r"^/api/offers$", token=None),
    Own("pinpoint", r"^/postings\.json$", token=None),
)

ASSETS = {
    "teamtailor-cdn.com": "teamtailor",
    "phenompeople.com": "phenom",
    "jibecdn.com": "jibe",
    "vscdn.net": "eightfold",
    "rmkcdn.successfactors.com": "successfactors",
    "careers-analytics.recruitee.com": "recruitee",
}
"""Hosts of the files that a system builds its pages from, wherever these pages are."""

NAMED_BY_HOST = frozenset(("teamtailor", "phenom", "jibe", "successfactors"))
"""Systems whose boards on an employer's own host are named by that host."""
