"""The addresses of the systems that host boards, as data for ``detect``.

A rule says what its spider's token is made of; the shape of tokens is the spider's to say.
"""

from typing import NamedTuple

LOCALE = r"[a-z]{2}(?:[-_][a-z]{2,4})?"
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
NAME = r"[\w.-]+"
_CHARACTER = r'[^/?#<>"\s\x00-\x1f\x7f]'
ASHBY = rf"{_CHARACTER}(?:(?:{_CHARACTER}| )*{_CHARACTER})?"  # blanks within are its own
LABEL = r"[a-z0-9][a-z0-9-]*"

RESERVED = frozenset(
    "www www2 api apis app apps help support docs doc documentation developer developers dev "
    "status blog marketing info go get try learn resources static assets cdn images media login "
    "auth signin sso id account accounts admin secure mail email partner partners marketplace "
    "community academy events about pricing legal trust security my portal scripts js css tt "
    "careers-analytics embed hire rest v1 v2".split()
)
"""Names of a system's own hosts, never of a board."""


class Hosted(NamedTuple):
    """An address on a host of the system's own; the first of its system that fits counts."""

    ats: str
    host: str
    """Labels: ``{t}`` stands for one, ``*`` for one or more, ``#`` for figures or none."""

    path: str = r"/"
    """Pattern that the path starts with, in any case."""

    token: str | None = "{t}"
    """Filled from the named parts of host and path, and from the query (keys in lower case); None
    where no board is named."""

    region: str | None = None
    shape: str = NAME
    """Pattern of the whole token; empty for a system that is one board, which needs no token."""


def _names(*reserved: str) -> str:
    """A path's first part as the board's name, none of those that the system uses itself."""
    words = "|".join(reserved)
    return rf"/(?!(?:{words})(?:/|$))(?P<t>[^/]+)" if reserved else r"/(?P<t>[^/]+)"


_EMBED = r"/embed/job_(?:board|app)(?:/js)?(?:/|$)"
_WORKDAY = (
    r"(?:/[a-z]{2}[-_][a-z]{2}"  # a locale; one of two letters may be the site itself
    r"|/[a-z]{2}(?=/)(?!/(?:jobs?|details|login|userHome|introduceYourself)(?:/|$)))?"
    r"/(?!(?:[a-z]{2}[-_][a-z]{2}|wday)(?:/|$))(?P<site>[\w-]+)"
)
_WD = r"[\w-]+\.wd\d+(?:\.site)?/[\w-]+"
SECTION = r"/careersection/(?P<s>[\w-]+)"
PORTAL = r"/(?P<place>(?:[a-z]{2}(?:_[a-z]{2})?/)?(?![a-z]{2}_[a-z]{2}(?:/|$))[\w-]+)"
_AVATURE = r"[\w.-]+/(?:[a-z]{2}(?:_[A-Z]{2})?/)?[\w-]+"
_DAYFORCE = r"(?:/[a-z]{2}-[a-z]{2})?/(?![a-z]{2}-[a-z]{2}/)(?P<t>[\w-]+)/(?P<board>[\w-]+)"
SITE = rf"/hcmUI/CandidateExperience(?:/{LOCALE})?/sites/(?P<site>[\w.-]+)"

HOSTED = (
    # Greenhouse
    *(
        rule
        for region, hosts in (
            (None, ("boards.greenhouse.io", "job-boards.greenhouse.io")),
            ("eu", ("boards.eu.greenhouse.io", "job-boards.eu.greenhouse.io")),
        )
        for host in hosts
        for rule in (
            Hosted("greenhouse", host, _EMBED, "{for}", region),
            Hosted("greenhouse", host, _names("embed", "api", "v1"), "{t}", region),
            Hosted("greenhouse", host, token=None, region=region),
        )
    ),
    Hosted("greenhouse", "boards-api.greenhouse.io", r"/v1/boards/(?P<t>[^/]+)"),
    Hosted("greenhouse", "boards-api.eu.greenhouse.io", r"/v1/boards/(?P<t>[^/]+)", region="eu"),
    Hosted("greenhouse", "api.greenhouse.io", r"/v1/boards/(?P<t>[^/]+)"),
    Hosted("greenhouse", "my.greenhouse.io", r"/jobs/(?P<t>[^/]+)/\d+"),
    # Lever
    Hosted("lever", "jobs.lever.co", _names("v0", "api")),
    Hosted("lever", "jobs.eu.lever.co", _names("v0", "api"), region="eu"),
    Hosted("lever", "api.lever.co", r"/v0/postings/(?P<t>[^/]+)"),
    Hosted("lever", "api.eu.lever.co", r"/v0/postings/(?P<t>[^/]+)", region="eu"),
    Hosted("lever", "jobs.lever.co", token=None),
    Hosted("lever", "jobs.eu.lever.co", token=None, region="eu"),
    # Ashby
    Hosted("ashby", "jobs.ashbyhq.com", _names("api", "_next", "static"), shape=ASHBY),
    Hosted("ashby", "api.ashbyhq.com", r"/posting-api/job-board/(?P<t>[^/]+)", shape=ASHBY),
    Hosted("ashby", "jobs.ashbyhq.com", token=None),
    # Workday
    *(
        Hosted("workday", "{t}.{pod}.myworkdayjobs.com", path, "{t}.{pod}/{site}", shape=_WD)
        for path in (r"/wday/cxs/[^/]+/(?P<site>[\w-]+)", _WORKDAY)
    ),
    *(
        Hosted("workday", host, path, "{t}.{pod}.site/{site}", shape=_WD)
        for host in ("{pod}.myworkdaysite.com", "*.{pod}.myworkdaysite.com")
        for path in (
            r"/wday/cxs/(?P<t>[\w-]+)/(?P<site>[\w-]+)",
            rf"(?:/{LOCALE})?/recruiting/(?P<t>[\w-]+)/(?P<site>[\w-]+)",
        )
    ),
    Hosted("workday", "{t}.{pod}.myworkdayjobs.com", token=None),
    Hosted("workday", "{pod}.myworkdaysite.com", token=None),
    # SmartRecruiters
    Hosted("smartrecruiters", "api.smartrecruiters.com", r"/v1/companies/(?P<t>[^/]+)"),
    Hosted(
        "smartrecruiters", "jobs.smartrecruiters.com", r"/(?:ni|oneclick-ui/company)/(?P<t>[^/]+)"
    ),
    *(
        Hosted("smartrecruiters", f"{name}.smartrecruiters.com", path, token)
        for name in ("careers", "jobs")
        for path, token in ((_names("ni", "oneclick-ui", "sr-jobs", "api"), "{t}"), ("/", None))
    ),
    # Workable
    Hosted(
        "workable",
        "apply.workable.com",
        r"/api/v\d+/(?:widget/)?accounts/(?P<t>[^/]+)",
    ),
    Hosted("workable", "apply.workable.com", _names("j", "api", "s")),
    Hosted("workable", "www.workable.com", r"/api/accounts/(?P<t>[^/]+)"),
    Hosted("workable", "apply.workable.com", token=None),
    Hosted("workable", "www.workable.com", r"/assets/embed", None),
    Hosted("workable", "jobs.workable.com", r"/(?:company|view)/", None),
    Hosted("workable", "{t}.workable.com", token="{t}", shape=r"(?!(?:jobs|apply)$)[\w-]+"),
    # Systems that give every board a host
    *(
        Hosted(ats, host, token=token, shape=LABEL)
        for ats, host, token in (
            ("recruitee", "{t}.recruitee.com", "{t}"),
            ("personio", "{t}.jobs.personio.de", "{t}"),
            ("bamboohr", "{t}.bamboohr.com", "{t}"),
            ("jazzhr", "{t}.applytojob.com", "{t}"),
            ("pinpoint", "{t}.pinpointhq.com", "{t}"),
            ("breezy", "{t}.breezy.hr", "{t}"),
            ("recruiterbox", "{t}.hire.trakstar.com", "{t}"),
            ("softgarden", "{t}.career.softgarden.de", "{t}"),
            ("teamtailor", "{t}.teamtailor.com", "{t}"),
        )
    ),
    Hosted("personio", "{t}.jobs.personio.com", token="{t}.com", shape=rf"{LABEL}\.com"),
    Hosted("teamtailor", "{t}.na.teamtailor.com", token="{t}.na", shape=rf"{LABEL}\.na"),
    Hosted("jazzhr", "app.jazz.co", r"/feeds/export/jobs/(?P<t>[^/]+)", shape=LABEL),
    Hosted("recruiterbox", "jsapi.recruiterbox.com", r"/v1/openings", "{client_name}"),
    Hosted("recruiterbox", "{t}.recruiterbox.com", shape=r"(?!jsapi$)[\w-]+"),
    Hosted("homerun", "feed.homerun.co", _names(), shape=LABEL),
    Hosted("homerun", "{t}.homerun.co", shape=rf"(?!feed$){LABEL}"),
    Hosted("softgarden", "{t}.softgarden.io", token="{host}"),
    Hosted("avature", "{t}.avature.net", PORTAL, "{host}/{place}", shape=_AVATURE),
    Hosted("avature", "{t}.avature.net", token=None),
    Hosted("icims", "{t}.icims.com", shape=rf"(?!jobs$){LABEL}"),
    # Taleo
    Hosted("taleo", "{t}.taleo.net", SECTION, "{t}/{s}", shape=r"[\w-]+/[\w-]+"),
    Hosted("taleo", "*.tbe.taleo.net", r"/(?P<zone>[a-z]+\d+)/ats/", "{zone}/{org}/{cws}",
           shape=r"\w+/[\w-]+/\d+"),
    Hosted("taleo", "*.taleo.net", token=None),
    # Oracle
    Hosted("oracle", "{t}.fa.{pod}.oraclecloud.com", SITE, "{t}.fa.{pod}/{site}",
           shape=r"[\w.-]+/[\w-]+"),
    Hosted(
        "oracle",
        "{t}.fa.{pod}.{zone}.oraclecloud.com",
        SITE,
        "{t}.fa.{pod}.{zone}/{site}",
        shape=r"[\w.-]+/[\w-]+",
    ),
    Hosted("oracle", "{t}.fa.oraclecloud.com", SITE, "{t}.fa/{site}", shape=r"[\w.-]+/[\w-]+"),
    *(
        Hosted("oracle", f"*.{domain}", path, None)
        for domain in ("oraclecloud.com", "oraclecloud.eu", "oraclecloud26.com")
        for path in (r"/hcmUI/CandidateExperience(?:/|$)", r"/hcmRestApi/resources/.*/recruitingCE")
    ),
    # SuccessFactors
    *(
        Hosted("successfactors", f"{host}#.{domain}", "/", token, shape=r"[\w.-]+/[\w-]+")
        for host in ("career", "careers", "performancemanager")
        for domain in (
            "successfactors.com", "successfactors.eu", "sapsf.com", "sapsf.eu", "sapsf.cn"
        )
        for token in ("{host}/{company}", None)
    ),
    Hosted("successfactors", "{t}.jobs2web.com", token="{host}"),
    Hosted("successfactors", "{t}.jobs.hr.cloud.sap", token="{host}"),
    # Eightfold: its interface wants the employer's domain too
    Hosted("eightfold", "{t}.eightfold.ai", token="{t}/{domain}",
           shape=r"[\w-]+/[\w-]+(?:\.[\w-]+)+"),
    Hosted("eightfold", "app.eightfold.ai", r"/careers(?:/|$)", "app/{domain}",
           shape=r"app/[\w-]+(?:\.[\w-]+)+"),
    Hosted("eightfold", "{t}.eightfold.ai", r"/(?:careers|api/(?:pcsx|apply))(?:/|$)", None),
    # Boards named by the path
    Hosted("jobvite", "jobs.jobvite.com", r"/careers/(?P<t>[^/]+)"),
    Hosted("jobvite", "jobs.jobvite.com", _names("careers", "__assets__", "api", "support")),
    Hosted("jobvite", "hire.jobvite.com", token=None),
    Hosted("rippling", "ats.rippling.com", rf"/{LOCALE}{_names('job', 'jobs')}"),
    Hosted("rippling", "ats.rippling.com", _names("api", "_next")),
    Hosted("rippling", "api.rippling.com", r"/platform/api/ats/v\d/board/(?P<t>[^/]+)"),
    Hosted("gem", "jobs.gem.com", _names("api", "_next")),
    Hosted("gem", "api.gem.com", r"/job_board/v0/(?P<t>[^/]+)"),
    Hosted("dover", "app.dover.com", rf"/(?:api/v1/careers-page|[^/]+/careers)/(?P<t>{UUID})"),
    Hosted("dover", "app.dover.com", r"/(?:jobs|api/v1/careers-page-slug)/(?P<t>[^/]+)"),
    Hosted("dover", "app.dover.com", r"/apply/", None),
    *(
        Hosted("comeet", f"{www}comeet.com", r"/jobs/(?P<t>[^/]+)/(?P<uid>[^/]+)", "{t}/{uid}",
               shape=r"[\w-]+/[0-9A-Fa-f]+\.[0-9A-Fa-f]+")
        for www in ("www.", "")
    ),
    *(
        Hosted("comeet", f"{www}comeet.{tld}", r"/careers-api(?:/|$)", None)
        for www in ("www.", "")
        for tld in ("co", "com")
    ),
    *(
        Hosted("ukg", host, rf"/(?P<t>[\w-]+)/JobBoard/(?P<id>{UUID})", "{host}/{t}/{id}",
               shape=r"[\w./-]+")
        for host in ("recruiting#.ultipro.com", "recruiting#.ultipro.ca", "{pod}.rec.pro.ukg.net")
    ),
    Hosted("adp", "workforcenow.adp.com", r"/mascsr/", "{cid}/{ccid}", shape=r"[\w-]+/\w+"),
    Hosted("adp", "workforcenow.adp.com", r"/mascsr/.*recruitment", None),
    Hosted("adp_recruiting", "myjobs.adp.com", r"/public/staffing/v1/career-site/(?P<t>[^/]+)"),
    Hosted("adp_recruiting", "myjobs.adp.com", _names("public"), shape=r"[a-z0-9][a-z0-9_.-]*"),
    Hosted("paylocity", "recruiting.paylocity.com", rf"/recruiting/jobs/All/(?P<t>{UUID})"),
    Hosted("paylocity", "recruiting.paylocity.com", r"/recruiting/jobs/", None),
    Hosted("paycom", "www.paycomonline.net", r"/v4/ats/web.php/portal/(?P<t>[0-9a-f]{32})"),
    Hosted("paycom", "www.paycomonline.net", r"/v4/ats/web.php/(?:jobs|portal)", None),
    *(
        Hosted("dayforce", host, path, token, shape=r"[\w-]+(?:/[\w-]+)?")
        for host, path, token in (
            ("jobs.dayforcehcm.com", _DAYFORCE, "{t}/{board}"),
            ("*.dayforcehcm.com", rf"/CandidatePortal/{LOCALE}/(?P<t>[\w-]+)/Site/(?P<b>[\w-]+)",
             "{t}/{b}"),
            ("*.dayforcehcm.com", rf"/CandidatePortal/{LOCALE}/(?P<t>[\w-]+)", "{t}"),
            ("*.dayforcehcm.com", r"/api/(?P<t>[\w-]+)/V1/JobFeeds", "{t}"),
        )
    ),
    *(
        Hosted("cornerstone", "{t}.csod.com", path, token, shape=r"[\w-]+/\d+")
        for path, token in (
            (r"/ux/ats/careersite/(?P<s>\d+)", "{t}/{s}"),
            (r"/ats/careersite/", "{t}/{site}"),
            (r"/(?:ux/)?ats/careersite(?:/|$)", None),
        )
    ),
    Hosted("polymer", "jobs.polymer.co", _names("api"), shape=r"[\w-]+"),
    Hosted("polymer", "api.polymer.co", r"/v1/hire/organizations/(?P<t>[\w-]+)"),
    Hosted("manatal", "www.careers-page.com", r"/api/v1.0/c/(?P<t>[\w-]+)"),
    Hosted("manatal", "www.careers-page.com", _names("api"), shape=r"[\w-]+"),
    Hosted("clearcompany", "careers-api.clearcompany.com", rf"/v1/(?P<t>{UUID})"),
    Hosted("clearcompany", "careers-content.clearcompany.com", "/", "{siteid}", shape=UUID),
    Hosted("clearcompany", "{t}.clearcompany.com", r"/careers(?:/|$)", None),
    Hosted("join", "join.com", r"/companies/(?P<t>[\w-]+)"),
    # One employer each
    Hosted("usajobs", "*.usajobs.gov", r"/(?:job|search|api/search)(?:/|$)", "all"),
    *(
        Hosted("amazon", host, "/", token, shape=shape)
        for host in ("www.amazon.jobs", "amazon.jobs")
        for token, shape in (("{country}", r"[A-Z]{3}"), ("all", "all"))
    ),
    Hosted("google", "www.google.com", r"/about/careers/applications", None, shape=""),
    Hosted("google", "google.com", r"/about/careers/applications", None, shape=""),
    Hosted("google", "careers.google.com", token=None, shape=""),
    Hosted("apple", "jobs.apple.com", r"/(?P<locale>[a-z]{2}-[a-z]{2})(?:/|$)", "{locale}",
           shape=r"[a-z]{2}-[a-z]{2}"),
    Hosted("apple", "jobs.apple.com", token="en-us"),
    *(
        Hosted("microsoft", f"{name}.microsoft.com", token=None, shape="")
        for name in ("careers", "jobs.careers", "apply.careers")
    ),
)  # fmt: skip
