"""What a Workday site answers: pages of twenty by POST, and a posting's detail."""

import re
from datetime import date, timedelta
from typing import Any

from sponsorboard.demo.boards import address
from sponsorboard.demo.content import Employer, Opening, markup

LARGEST_PAGE = 20
COUNTRIES = {
    "US": "United States of America",
    "GB": "United Kingdom",
    "DE": "Germany",
    "CA": "Canada",
}


def page(employer: Employer, body: dict[str, Any]) -> dict[str, Any] | None:
    """One page of the list; None for a page size that Workday refuses.

    The total stands on the first page only, as on the real system.
    """
    limit, offset = int(body.get("limit", LARGEST_PAGE)), int(body.get("offset", 0))
    if limit > LARGEST_PAGE:
        return None
    return {
        "total": 0 if offset else len(employer.postings),
        "jobPostings": [_row(one) for one in employer.postings[offset : offset + limit]],
        "facets": [],
        "userAuthenticated": False,
    }


def _row(one: Opening) -> dict[str, Any]:
    several = len(one.places) > 1
    return {
        "title": one.title,
        "externalPath": path(one),
        "locationsText": f"{len(one.places)} Locations" if several else one.places[0],
        "postedOn": posted_on(one.days),
        "bulletFields": [one.key],
    }


def path(one: Opening) -> str:
    """The posting's own part of its address."""
    place, title = (re.sub(r"[^\w]+", "-", part).strip("-") for part in (one.places[0], one.title))
    return f"/job/{place}/{title}_{one.key}"


def posted_on(days: int) -> str:
    """How Workday words an age in days."""
    if days < 2:
        return ("Posted Today", "Posted Yesterday")[days]
    return "Posted 30+ Days Ago" if days > 30 else f"Posted {days} Days Ago"


def detail(employer: Employer, external_path: str, root: str, today: date) -> dict[str, Any] | None:
    """The posting at a path; None where there is none."""
    for one in employer.postings:
        if path(one) == external_path:
            return {
                "jobPostingInfo": _info(employer, one, root, today),
                "hiringOrganization": {"name": f"{employer.company} Insurance Co.", "url": ""},
                "similarJobs": [],
                "userAuthenticated": False,
            }
    return None


def _info(employer: Employer, one: Opening, root: str, today: date) -> dict[str, Any]:
    main, *others = one.places
    info: dict[str, Any] = {
        "id": one.uuid.replace("-", ""),
        "title": one.title,
        "jobDescription": markup(employer.text(one)),
        "location": main,
        "postedOn": posted_on(one.days),
        "startDate": (today - timedelta(days=one.days)).isoformat(),
        "timeType": one.time,
        "jobReqId": one.key,
        "jobPostingId": path(one).rpartition("/")[2],
        "jobPostingSiteId": employer.token.partition("/")[2],
        "country": {"descriptor": COUNTRIES[one.country], "id": one.country.lower() * 16},
        "canApply": True,
        "posted": True,
        "externalUrl": address(root, employer, one),
    }
    if others:
        info["additionalLocations"] = others
    if one.remote:
        info["remoteType"] = one.remote
    if one.ends is not None:
        info["endDate"] = (today + timedelta(days=one.ends)).isoformat()
    return info
