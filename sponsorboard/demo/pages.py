"""What people see: posting pages, the employers' own list pages, and their JSON-LD."""

import json
from datetime import date, timedelta
from html import escape
from typing import Any

from sponsorboard.demo.boards import address
from sponsorboard.demo.content import Employer, Opening, employers, markup

STYLE = (
    "body{font:17px/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;"
    "color:#1c2430}a{color:#0b5cad}.sample{background:#fff4d6;padding:.4rem .8rem;font-size:.9rem}"
)
NOTE = "Sample page: this employer and this posting are invented."


def _page(title: str, body: str, head: str = "") -> str:
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n{head}</head>\n"
        f'<body>\n<p class="sample">{NOTE}</p>\n{body}\n</body>\n</html>\n'
    )


def home(root: str) -> str:
    """The site's own first page: every employer with its postings."""
    parts = []
    for one in employers().values():
        rows = "".join(
            f'<li><a href="{address(root, one, opening)}">{escape(opening.title)}</a></li>'
            for opening in one.postings
            if opening.listed
        )
        parts.append(f"<h2>{escape(one.company)}</h2>\n<ul>{rows}</ul>")
    return _page("Sample career site", "<h1>Sample career site</h1>\n" + "\n".join(parts))


def posting(employer: Employer, one: Opening, root: str, today: date) -> str:
    """A posting's page; with JSON-LD where the employer has a site of its own."""
    body = (
        f"<h1>{escape(one.title)}</h1>\n<p>{escape(employer.company)} · "
        f"{escape(' | '.join(one.places))}</p>\n{markup(employer.text(one))}"
    )
    head = ""
    if employer.system == "careers":
        data = json.dumps(_json_ld(employer, one, root, today), ensure_ascii=False, indent=1)
        data = data.replace("</", "<\\/")
        head = f'<script type="application/ld+json">\n{data}\n</script>\n'
    return _page(f"{one.title} - {employer.company}", body, head)


def listing(employer: Employer, number: int) -> str | None:
    """One page of an employer's list, with a link to the next; None past the end."""
    size = employer.page_size
    rows = employer.postings[(number - 1) * size : number * size] if number > 0 else []
    if not rows:
        return None
    items = "\n".join(
        f'<li><a class="opening" href="{employer.path}/{one.name}">{escape(one.title)}</a> '
        f"{escape(' | '.join(one.places))}</li>"
        for one in rows
    )
    following = ""
    if number * size < len(employer.postings):
        following = (
            f'<nav aria-label="Pages"><a rel="next" href="{employer.path}?page={number + 1}">'
            "Next page</a></nav>"
        )
    return _page(
        f"Open positions at {employer.company}",
        f"<h1>Open positions</h1>\n<ul>\n{items}\n</ul>\n{following}",
    )


def _json_ld(employer: Employer, one: Opening, root: str, today: date) -> dict[str, Any]:
    data = _job_posting(employer, one, root, today)
    if employer.markup == "plain":
        return {"@context": "https://schema.org", **data}
    site = {"@type": "WebSite", "name": employer.company, "url": f"https://{employer.host}/"}
    return {"@context": "https://schema.org/", "@graph": [site, data]}


def _job_posting(employer: Employer, one: Opening, root: str, today: date) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@type": "JobPosting",
        "title": one.title,
        "description": markup(employer.text(one)),
        "datePosted": (today - timedelta(days=one.days)).isoformat(),
        "employmentType": one.employment,
        "hiringOrganization": {
            "@type": "Organization",
            "name": employer.company,
            "sameAs": f"https://{employer.domain}",
        },
        "identifier": {"@type": "PropertyValue", "name": employer.company, "value": one.key},
        "url": address(root, employer, one),
        "directApply": False,
    }
    places = [_place(place, one.country) for place in one.places if "," in place]
    if places:
        data["jobLocation"] = places if len(places) > 1 else places[0]
    if one.closes is not None:
        data["validThrough"] = f"{today + timedelta(days=one.closes)}T23:59:59+00:00"
    if one.workplace:
        data["jobLocationType"] = one.workplace
    if one.remote_limit:
        kind = "Country" if one.remote_limit == "USA" else "State"
        data["applicantLocationRequirements"] = [
            {"@type": kind, "name": name} for name in one.remote_limit.split(", ")
        ]
    return data | _requirements(one) | _base_salary(one)


def _place(place: str, country: str) -> dict[str, Any]:
    city, _, region = place.partition(", ")
    return {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": city,
            "addressRegion": region,
            "addressCountry": country,
        },
    }


def _requirements(one: Opening) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if one.education:
        data["educationRequirements"] = {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": one.education,
        }
    if one.experience:
        data["experienceRequirements"] = {
            "@type": "OccupationalExperienceRequirements",
            "monthsOfExperience": one.experience,
        }
    return data


def _base_salary(one: Opening) -> dict[str, Any]:
    if not one.pay:
        return {}
    pay = one.pay[0]
    amounts = (
        {"value": pay.min} if pay.min == pay.max else {"minValue": pay.min, "maxValue": pay.max}
    )
    value = {"@type": "QuantitativeValue", **amounts, "unitText": pay.interval}
    money = {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}
    return {"baseSalary": money}
