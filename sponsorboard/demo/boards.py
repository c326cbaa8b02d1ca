"""What the hosted systems answer: Greenhouse, Lever, Ashby and Recruitee."""

import html
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sponsorboard.demo.content import Employer, Opening, Pay, markup, sections

MORNING = time(9, 30, tzinfo=UTC)


def published(opening: Opening, today: date) -> datetime:
    """When a posting was published."""
    return datetime.combine(today - timedelta(days=opening.days), MORNING)


def address(root: str, employer: Employer, opening: Opening) -> str:
    """Where this site shows a posting to people."""
    return f"{root}/{employer.slug}/{opening.name}"


def greenhouse(employer: Employer, root: str, today: date, query: dict[str, str]) -> dict[str, Any]:
    """A Greenhouse board, with texts and pay only where the query asks for them."""
    jobs = []
    for one in employer.postings:
        job: dict[str, Any] = {
            "absolute_url": address(root, employer, one),
            "internal_job_id": one.number + 1,
            "location": {"name": "; ".join(one.places)},
            "metadata": None,
            "id": one.number,
            "updated_at": datetime.combine(today, MORNING).isoformat(),
            "requisition_id": f"REQ-{one.number % 10_000}",
            "title": one.title,
            "company_name": employer.company,
            "first_published": published(one, today).isoformat(),
            "language": "en",
            "application_deadline": None,
        }
        if query.get("content") == "true":
            job["content"] = html.escape(markup(employer.text(one)))
            job["departments"] = [{"id": 11, "name": one.department, "child_ids": []}]
            job["offices"] = [
                {"id": 20 + n, "name": place, "location": place}
                for n, place in enumerate(one.places)
            ]
        if query.get("pay_transparency") == "true":
            job["pay_input_ranges"] = [_input_range(pay) for pay in one.pay]
        jobs.append(job)
    return {"jobs": jobs, "meta": {"total": len(jobs)}}


def _input_range(pay: Pay) -> dict[str, Any]:
    return {
        "min_cents": round(pay.min * 100),
        "max_cents": round(pay.max * 100),
        "currency_type": pay.currency,
        "title": pay.label,
        "blurb": "<p>Offers depend on experience, skills and place of work.</p>",
    }


def lever(employer: Employer, root: str, today: date) -> list[dict[str, Any]]:
    """A Lever board: the text in three fields."""
    return [_lever_posting(employer, one, root, today) for one in employer.postings]


def _lever_posting(employer: Employer, one: Opening, root: str, today: date) -> dict[str, Any]:
    body, lists = sections(one.text)
    opening = f"<div>{employer.about.strip()}</div>"
    body_html = markup(body).replace("<p>", "<div>").replace("</p>", "</div>")
    url = address(root, employer, one)
    posting: dict[str, Any] = {
        "id": one.uuid,
        "text": one.title,
        "country": one.country,
        "workplaceType": one.workplace,
        "createdAt": int(published(one, today).timestamp() * 1000),
        "categories": {
            "commitment": one.employment,
            "department": one.department,
            "team": one.team,
            "location": one.places[0],
            "allLocations": one.places,
        },
        "opening": opening,
        "openingPlain": employer.about.strip(),
        "description": f"{opening}<div><br></div>{body_html}",
        "descriptionPlain": f"{employer.about.strip()}\n\n{body}",
        "descriptionBody": body_html,
        "descriptionBodyPlain": body,
        "lists": [{"text": heading, "content": _items(text)} for heading, text in lists],
        "additional": f"<div>{html.escape(employer.closing.strip(), quote=False)}</div>",
        "additionalPlain": employer.closing.strip(),
        "hostedUrl": url,
        "applyUrl": f"{url}/apply",
    }
    if one.pay:
        pay = one.pay[0]
        posting["salaryRange"] = {
            "min": pay.min, "max": pay.max, "currency": pay.currency, "interval": pay.interval,
        }  # fmt: skip
    return posting


def _items(text: str) -> str:
    return markup(text).removeprefix("<ul>").removesuffix("</ul>")


def ashby(employer: Employer, root: str, today: date, query: dict[str, str]) -> dict[str, Any]:
    """An Ashby board, with pay only where the query asks for it."""
    jobs = []
    for one in employer.postings:
        main, *others = one.places
        url = address(root, employer, one)
        job: dict[str, Any] = {
            "id": one.uuid,
            "title": one.title,
            "department": one.department,
            "team": one.team,
            "employmentType": one.employment,
            "location": main,
            "secondaryLocations": [
                {"location": place, "address": _ashby_address(place, one.country)}
                for place in others
            ],
            "publishedAt": published(one, today).isoformat(timespec="milliseconds"),
            "isListed": one.listed,
            "isRemote": one.remote,
            "address": _ashby_address(main, one.country),
            "jobUrl": url,
            "applyUrl": f"{url}/application",
            "descriptionHtml": markup(employer.text(one)).replace(
                "<p>", '<p style="min-height:1.5em">'
            ),
            "shouldDisplayCompensationOnJobPostings": bool(one.pay),
        }
        if one.workplace:
            job["workplaceType"] = one.workplace
        if query.get("includeCompensation") == "true":
            job["compensation"] = _compensation(one)
        jobs.append(job)
    return {"jobs": jobs, "apiVersion": "1"}


def _ashby_address(place: str, country: str) -> dict[str, Any]:
    city, _, region = place.partition(", ")
    where = {"addressCountry": country}
    if region:
        where |= {"addressLocality": city, "addressRegion": region}
    return {"postalAddress": where}


def _compensation(one: Opening) -> dict[str, Any]:
    tiers = [
        {"id": f"{one.uuid}-{n}", "title": pay.title, "tierSummary": _summary(pay),
         "additionalInformation": None, "components": _components(pay)}
        for n, pay in enumerate(one.pay)
    ]  # fmt: skip
    summary = " – ".join(sorted({_summary(pay) for pay in one.pay})) or None
    return {
        "compensationTierSummary": summary,
        "scrapeableCompensationSalarySummary": summary,
        "compensationTiers": tiers,
        "summaryComponents": _components(one.pay[0]) if one.pay else [],
    }


def _summary(pay: Pay) -> str:
    if pay.min == pay.max:
        return f"${pay.min:,.0f}"
    return f"${pay.min:,.0f} - ${pay.max:,.0f}"


def _components(pay: Pay) -> list[dict[str, Any]]:
    kinds = ["Salary", *["EquityCashValue"] * pay.equity, *["Commission"] * pay.commission]
    return [
        {
            "compensationType": kind,
            "interval": pay.interval,
            "currencyCode": pay.currency,
            "minValue": pay.min if kind == "Salary" else None,
            "maxValue": pay.max if kind == "Salary" else None,
            "summary": _summary(pay) if kind == "Salary" else f"Offers {kind}",
        }
        for kind in kinds
    ]


def recruitee(employer: Employer, root: str, today: date) -> dict[str, Any]:
    """A Recruitee board."""
    return {"offers": [_offer(employer, one, root, today) for one in employer.postings]}


def _offer(employer: Employer, one: Opening, root: str, today: date) -> dict[str, Any]:
    body, parts = sections(one.text)
    requirements = "\n".join(f"# {heading}\n{text}" for heading, text in parts)
    city, _, state = one.places[0].partition(", ")
    url = address(root, employer, one)
    pay = one.pay[0] if one.pay else None
    stamp = published(one, today).strftime("%Y-%m-%d %H:%M:%S UTC")
    place = {
        "id": one.number + 7, "name": city, "city": city, "state": state,
        "country_code": one.country,
    }  # fmt: skip
    return {
        "id": one.number,
        "slug": one.name,
        "title": one.title,
        "status": "published",
        "company_name": employer.company,
        "department": one.department,
        "description": markup(f"{employer.about}\n{body}"),
        "requirements": markup(f"{requirements}\n{employer.closing}"),
        "location": one.places[0],
        "city": city,
        "state_name": state,
        "country_code": one.country,
        "locations": [place],
        "employment_type_code": one.employment,
        "education_code": one.education,
        "experience_code": one.experience,
        "remote": one.workplace == "remote",
        "hybrid": one.workplace == "hybrid",
        "on_site": one.workplace == "on_site",
        "salary": {
            "min": str(pay.min) if pay else None,
            "max": str(pay.max) if pay else None,
            "period": pay.interval if pay else None,
            "currency": pay.currency if pay else None,
        },
        "created_at": stamp,
        "published_at": stamp,
        "close_at": None,
        "careers_url": url,
        "careers_apply_url": f"{url}/c/new",
    }
