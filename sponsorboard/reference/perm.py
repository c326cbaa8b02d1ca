"""Applications for permanent employment certification (Form ETA-9089): disclosure files of OFLC.

Of FY2024 there are two files, of the old and the new form (since 1 June 2023), which unite.
``Certified`` and ``Certified-Expired`` count. The older files hold workers' citizenship, which is
not read.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from sponsorboard.reference import fiscal
from sponsorboard.reference.cases import CaseFiles
from sponsorboard.reference.columns import Layout, Row, day, letters, text
from sponsorboard.reference.filings import fiscal_years
from sponsorboard.reference.lca import AGENCY, spelled
from sponsorboard.reference.soc_codes import normalise
from sponsorboard.reference.tables import Vintage

CASE = {
    "case": ("CASE_NUMBER",),
    "status": ("CASE_STATUS",),
    "decided": ("DECISION_DATE",),
}
OLD = Layout(
    name="applications for permanent employment (PERM_Disclosure_Data, old form)",
    required=CASE
    | {
        "employer": ("EMPLOYER_NAME",),
        "soc": ("PW_SOC_CODE",),
        "soc_title": ("PW_SOC_TITLE",),
    },
)
NEW = Layout(
    name="applications for permanent employment (PERM_Disclosure_Data, new form)",
    required=CASE | {"employer": ("EMP_BUSINESS_NAME",)},
    optional={"soc": ("PWD_SOC_CODE",), "soc_title": ("PWD_SOC_TITLE",)},
)
"""The first files of the new form have no occupation."""

CERTIFIED = frozenset(["certified", "certifiedexpired"])

CASES = pa.schema(
    {
        "case": pa.string(),
        "decided": pa.date32(),
        "certified": pa.bool_(),
        "employer": pa.string(),
        "soc": pa.string(),
    }
)


class Certifications(CaseFiles):
    """Reads files of permanent employment and builds the table ``perm_years``."""

    layouts: tuple[Layout, ...] = (OLD, NEW)

    def __init__(self) -> None:
        super().__init__("PERM", CASES, _case)

    def tables(self) -> Iterator[tuple[pa.Table, Vintage]]:
        """The table with its vintage."""
        quarters = self.cases.quarters()
        if not quarters:
            return
        rows = self.cases.latest()
        rows = rows.filter(pc.is_valid(rows["decided"]))
        rows = rows.append_column("year", fiscal_years(rows["decided"]))
        keys = ["employer", "soc", "year"]
        rows = (
            rows.group_by(keys)
            .aggregate([([], "count_all")])
            .sort_by([(key, "ascending") for key in keys])
        )
        made = pa.table(
            {
                "name": rows["employer"],
                "soc": rows["soc"],
                "year": rows["year"],
                "filings": pc.cast(rows["count_all"], pa.uint32()),
            }
        )
        yield (
            made,
            Vintage(
                table="perm_years",
                about="certified applications for permanent employment (Form ETA-9089)",
                agency=AGENCY,
                span=fiscal.span(quarters),
                sources=self.cases.sources(),
                fresh_until=fiscal.fresh_until(quarters[-1]),
                notes=["mostly for people who work there already", *self.warnings()],
            ),
        )


def _case(row: Row, where: str) -> Row:
    return {
        "case": text(row["case"]) or None,
        "decided": day(row["decided"], f"{where}, DECISION_DATE"),
        "certified": letters(row["status"]) in CERTIFIED,
        "employer": spelled(row["employer"]),
        "soc": normalise(row.get("soc"), row.get("soc_title")),
    }
