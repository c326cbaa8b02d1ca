"""Options that filter postings, named as the query, the API and the page name them."""

from typing import Annotated, Any

import typer


def several(text: str) -> Any:
    """An option that may be given more than once; several values mean or."""
    return typer.Option(help=f"{text} (repeat for or).", show_default=False)


Policy = Annotated[list[str] | None, several("Stated policy on sponsorship; `none`: says nothing")]
Restriction = Annotated[list[str] | None, several("Stated restriction on who may apply")]
Visa = Annotated[list[str] | None, several("Visa named as accepted, such as h1b")]
Band = Annotated[list[str] | None, several("Likelihood of sponsorship, such as stated_yes")]
Route = Annotated[list[str] | None, several("Way to work that is likely or possible: h1b_cap, tn")]
CapExempt = Annotated[list[str] | None, several("Outside the H-1B cap: attested, likely, possible")]
History = Annotated[
    list[str] | None, several("Employer's record: lca, lca_occupation, uscis, none_found, ...")
]
WageLevel = Annotated[list[str] | None, several("Wage level that the lower pay reaches, 0 to 4")]
Occupation = Annotated[list[str] | None, several("SOC code or group: 15-1252, 15-1, 15")]
Staffing = Annotated[list[str] | None, several("Work at a client: employer, role, none")]
Workplace = Annotated[list[str] | None, several("remote, hybrid or onsite")]
SalaryMin = Annotated[float | None, typer.Option(help="Pay for a full year, at least.")]
Currency = Annotated[str | None, typer.Option(help="Currency of the pay; USD when not given.")]
SalaryStated = Annotated[
    bool, typer.Option("--salary-stated", help="Leave out postings that state no pay.")
]
Degree = Annotated[list[str] | None, several("Lowest degree asked for, such as bachelor")]
ExperienceMax = Annotated[float | None, typer.Option(help="Years required, at most.")]
Employment = Annotated[list[str] | None, several("full_time, contract and the like")]
Country = Annotated[list[str] | None, several("Country code, such as US")]
Region = Annotated[list[str] | None, several("Region code, such as US-CA")]
Company = Annotated[list[str] | None, several("Employer")]
Source = Annotated[list[str] | None, several("Source of the catalogue")]
PostedSince = Annotated[str | None, typer.Option(help="First day of publication: 2026-11-25.")]
Status = Annotated[list[str] | None, several("open, expired or closed; all but closed")]
Index = Annotated[str | None, typer.Option(help="URL of the index.")]
