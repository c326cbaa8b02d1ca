"""Disclosure files written for the tests in the agencies' real shape; people in them are marked."""

import csv
import io
from datetime import date

import openpyxl

PERSON = "PERSON"
"""Stands in every cell that tells of people or places of living."""

CONTACT = (
    "LAST_NAME FIRST_NAME MIDDLE_NAME JOB_TITLE ADDRESS1 ADDRESS2 CITY STATE POSTAL_CODE COUNTRY "
    "PROVINCE PHONE PHONE_EXT EMAIL"
).split()

LCA = (
    "CASE_NUMBER CASE_STATUS RECEIVED_DATE DECISION_DATE ORIGINAL_CERT_DATE VISA_CLASS JOB_TITLE "
    "SOC_CODE SOC_TITLE FULL_TIME_POSITION BEGIN_DATE END_DATE TOTAL_WORKER_POSITIONS "
    "NEW_EMPLOYMENT CONTINUED_EMPLOYMENT CHANGE_PREVIOUS_EMPLOYMENT NEW_CONCURRENT_EMPLOYMENT "
    "CHANGE_EMPLOYER AMENDED_PETITION EMPLOYER_NAME TRADE_NAME_DBA EMPLOYER_ADDRESS1 "
    "EMPLOYER_ADDRESS2 EMPLOYER_CITY EMPLOYER_STATE EMPLOYER_POSTAL_CODE EMPLOYER_COUNTRY "
    "EMPLOYER_PROVINCE EMPLOYER_PHONE EMPLOYER_PHONE_EXT EMPLOYER_FEIN NAICS_CODE"
).split()
LCA += [f"EMPLOYER_POC_{one}" for one in CONTACT]
LCA += ["AGENT_REPRESENTING_EMPLOYER"]
LCA += [f"AGENT_ATTORNEY_{one}" for one in CONTACT if one != "JOB_TITLE"]
LCA += (
    "LAWFIRM_NAME_BUSINESS_NAME LAWFIRM_BUSINESS_FEIN STATE_OF_HIGHEST_COURT "
    "NAME_OF_HIGHEST_STATE_COURT WORKSITE_WORKERS SECONDARY_ENTITY SECONDARY_ENTITY_BUSINESS_NAME "
    "WORKSITE_ADDRESS1 WORKSITE_ADDRESS2 WORKSITE_CITY WORKSITE_COUNTY WORKSITE_STATE "
    "WORKSITE_POSTAL_CODE WAGE_RATE_OF_PAY_FROM WAGE_RATE_OF_PAY_TO WAGE_UNIT_OF_PAY "
    "PREVAILING_WAGE PW_UNIT_OF_PAY PW_TRACKING_NUMBER PW_WAGE_LEVEL PW_OES_YEAR PW_OTHER_SOURCE "
    "PW_OTHER_YEAR PW_SURVEY_PUBLISHER PW_SURVEY_NAME TOTAL_WORKSITE_LOCATIONS "
    "AGREE_TO_LC_STATEMENT H_1B_DEPENDENT WILLFUL_VIOLATOR SUPPORT_H1B STATUTORY_BASIS "
    "APPENDIX_A_ATTACHED PUBLIC_DISCLOSURE PREPARER_LAST_NAME PREPARER_FIRST_NAME "
    "PREPARER_MIDDLE_INITIAL PREPARER_BUSINESS_NAME PREPARER_EMAIL"
).split()

FILED = {
    "CASE_STATUS": "Certified", "DECISION_DATE": date(2024, 10, 7), "VISA_CLASS": "H-1B",
    "JOB_TITLE": "Gear Engineer", "SOC_CODE": "17-2141.00", "SOC_TITLE": "Mechanical Engineers",
    "TOTAL_WORKER_POSITIONS": 1, "NEW_EMPLOYMENT": 1, "CONTINUED_EMPLOYMENT": 0,
    "CHANGE_PREVIOUS_EMPLOYMENT": 0, "NEW_CONCURRENT_EMPLOYMENT": 0, "CHANGE_EMPLOYER": 0,
    "AMENDED_PETITION": 0, "EMPLOYER_NAME": "Rivulet Gauges, Inc.", "SECONDARY_ENTITY": "No",
    "WORKSITE_STATE": "WA", "WAGE_RATE_OF_PAY_FROM": 120000, "WAGE_UNIT_OF_PAY": "Year",
    "H_1B_DEPENDENT": "No",
}  # fmt: skip
"""One application; what is not named here is left blank, or tells of people."""

PEOPLE = [
    name
    for name in LCA
    if name.startswith(("EMPLOYER_POC", "AGENT_ATTORNEY", "LAWFIRM", "PREPARER"))
    or "ADDRESS" in name or "PHONE" in name
]  # fmt: skip


def application(case, **others):
    """A row of the disclosure file of Labor Condition Applications."""
    return dict.fromkeys(PEOPLE, PERSON) | FILED | {"CASE_NUMBER": case} | others


def workbook(file, header, rows, *, blank=0, title="Sheet1"):
    """A workbook as spreadsheets write it, blank rows at its end."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    sheet.append(header)
    for row in rows:
        sheet.append([row.get(name) for name in header])
    for number in range(blank):
        sheet.cell(len(rows) + 2 + number, 1).number_format = "@"
    book.save(file)
    return file


def text(file, header, rows, *, delimiter=",", encoding="utf-8"):
    """A file of separated values."""
    out = io.StringIO()
    made = csv.writer(out, delimiter=delimiter)
    made.writerow(header)
    made.writerows([row.get(name, "") for name in header] for row in rows)
    file.write_bytes(out.getvalue().encode(encoding))
    return file


def lca(folder, rows, name="LCA_Disclosure_Data_FY2025_Q1.xlsx", header=LCA):
    """A workbook of Labor Condition Applications."""
    return workbook(folder / name, header, rows, blank=3)
