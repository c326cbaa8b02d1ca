"""Prevailing-wage determinations (Form ETA-9141): which employers attest to be cap-exempt.

The form asks whether the employer is covered by ACWIA and by which of the three prongs of INA
214(g)(5): institution of higher education, affiliated nonprofit, nonprofit or governmental research
organization. The answers are attested, not verified; no answer is no evidence. Contacts, attorneys
and duties stand beside what is read, and are not.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from sponsorboard.reference import fiscal
from sponsorboard.reference.cases import CaseFiles
from sponsorboard.reference.columns import Layout, Row, day, letters, text, yes
from sponsorboard.reference.lca import AGENCY, spelled
from sponsorboard.reference.tables import Vintage

PRONGS = ("higher_education", "affiliated_nonprofit", "research")

DETERMINATION = Layout(
    name="prevailing-wage determinations (PW_Disclosure_Data)",
    required={
        "case": ("CASE_NUMBER",),
        "status": ("CASE_STATUS",),
        "decided": ("DETERMINATION_DATE",),
        "employer": ("EMPLOYER_LEGAL_BUSINESS_NAME",),
        "covered": ("COVERED_BY_ACWIA",),
        "higher_education": ("ACWIA_INST_HIGHER_EDUCATION",),
        "affiliated_nonprofit": ("ACWIA_AFFILIATED_NON_PROFIT",),
        "research": ("ACWIA_RESEARCH_ORG",),
    },
    optional={"fein": ("EMPLOYER_FEIN",)},
)

CASES = pa.schema(
    {
        "case": pa.string(),
        "decided": pa.date32(),
        "certified": pa.bool_(),
        "employer": pa.string(),
        "fein": pa.string(),
        **dict.fromkeys(PRONGS, pa.bool_()),
    }
)
"""``certified``: a prong is attested and the request was not withdrawn."""


class Determinations(CaseFiles):
    """Reads files of determinations and builds the table ``acwia``."""

    layouts: tuple[Layout, ...] = (DETERMINATION,)

    def __init__(self) -> None:
        super().__init__("PWD", CASES, _case)

    def tables(self) -> Iterator[tuple[pa.Table, Vintage]]:
        """The table with its vintage: one row for each name and number of an employer."""
        quarters = self.cases.quarters()
        if not quarters:
            return
        found = (
            self.cases.latest()
            .group_by(["employer", "fein"])
            .aggregate(
                [*((prong, "any") for prong in PRONGS), ([], "count_all"), ("decided", "max")]
            )
        )
        found = found.rename_columns(["name", "fein", *PRONGS, "filings", "last"])
        found = found.sort_by([("name", "ascending"), ("fein", "ascending")])
        counts = pc.cast(found["filings"], pa.uint32())
        made = found.set_column(found.column_names.index("filings"), "filings", counts)
        yield (
            made,
            Vintage(
                table="acwia",
                about="employers that attest to be exempt from the H-1B cap (Form ETA-9141)",
                agency=AGENCY,
                span=fiscal.span(quarters),
                sources=self.cases.sources(),
                fresh_until=fiscal.fresh_until(quarters[-1]),
                notes=["attested by the employer, verified by nobody", *self.warnings()],
            ),
        )


def _case(row: Row, where: str) -> Row:
    prongs = {prong: yes(row[prong]) is True for prong in PRONGS}
    withdrawn = "withdrawn" in letters(row["status"])
    return {
        "case": text(row["case"]) or None,
        "decided": day(row["decided"], f"{where}, DETERMINATION_DATE"),
        "certified": yes(row["covered"]) is True and any(prongs.values()) and not withdrawn,
        "employer": spelled(row["employer"]),
        "fein": "".join(filter(str.isdigit, text(row.get("fein")))) or None,
        **prongs,
    }
