"""The public data sets as books, read with nothing but `csv` and `openpyxl`.

Each function takes the folder that holds the data sets. What is decided here is what a clerk would decide
who reads the file beside its note.
"""

from __future__ import annotations

import csv
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from oracle.settlement import money

__all__ = [
    "aged_debtors",
    "aged_debtors_2015",
    "collections",
    "ecb_rates",
    "fines_events",
    "fines_ledger",
    "highradius",
    "ibm",
    "vendor_aging",
    "vendor_new",
    "vendor_old",
]


def _csv(path: Path) -> list[dict]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _sheet(path: Path, sheet: str) -> list[dict]:
    import openpyxl

    grid = openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True)
    header = [str(cell or "").strip() for cell in next(grid)]
    return [dict(zip(header, row, strict=True)) for row in grid if any(cell not in (None, "") for cell in row)]


def _day(text: str, pattern: str) -> date | None:
    return datetime.strptime(text, pattern).date() if text else None


def ibm(folder: Path) -> dict:
    """One line per document with the day it was settled; dates month first."""
    invoices, receipts = [], []
    for row in _csv(folder / "ibm-late-payments" / "WA_Fn-UseC_-Accounts-Receivable.csv"):
        amount = Decimal(row["InvoiceAmount"])
        invoice = {"document_no": row["invoiceNumber"], "customer_id": row["customerID"], "amount": amount}
        invoice["document_date"] = _day(row["InvoiceDate"], "%m/%d/%Y")
        invoice["due_date"] = _day(row["DueDate"], "%m/%d/%Y")
        invoices.append(invoice)
        settled = _day(row["SettledDate"], "%m/%d/%Y")
        if settled:
            receipt = {"receipt_no": f"R{row['invoiceNumber']}", "customer_id": row["customerID"], "amount": amount}
            receipts.append({**receipt, "receipt_date": settled, "applied_to": row["invoiceNumber"]})
    return {"invoices": invoices, "receipts": receipts}


def highradius(folder: Path) -> dict:
    """Open items, none of them cleared; dates day first."""
    invoices = []
    for row in _csv(folder / "highradius-open" / "open_items_ddmmyyyy.csv"):
        assert not row["clear_date"]
        invoice = {"document_no": row["doc_id"], "customer_id": row["cust_number"], "currency": ""}
        invoice["amount"] = money(Decimal(row["converted_usd"]), "USD")
        invoice["posting_date"] = invoice["document_date"] = _day(row["posting_date"], "%d-%m-%Y")
        invoice["due_date"] = _day(row["due_in_date"], "%d-%m-%Y")
        invoice["entity"] = row["business_code"]
        invoices.append(invoice)
    return {"invoices": invoices}


def collections(folder: Path) -> dict:
    """Three workbooks that join; every date is ISO text."""
    place = folder / "collections-3wb"
    invoices = [
        {
            "document_no": row["InvoiceID"],
            "customer_id": row["CustomerID"],
            "document_date": date.fromisoformat(row["InvoiceDate"]),
            "due_date": date.fromisoformat(row["DueDate"]),
            "amount": Decimal(row["Amount"]),
        }
        for row in _sheet(place / "invoices.xlsx", "Sheet1")
    ]
    receipts = [
        {
            "receipt_no": f"line {number}",
            "customer_id": row["CustomerID"],
            "applied_to": row["InvoiceId"],
            "receipt_date": date.fromisoformat(row["PaymentDate"]),
            "amount": Decimal(row["Collection"]),
        }
        for number, row in enumerate(_sheet(place / "collections.xlsx", "Sheet1"), 2)
    ]
    customers = [
        {
            "customer_id": row["CustomerID"],
            "customer_name": row["CustomerName"],
            "terms_days": row["Credit_Terms_Days"],
            "sales_rep": row["salesperson"],
        }
        for row in _sheet(place / "customers.xlsx", "Sheet1")
    ]
    return {"invoices": invoices, "receipts": receipts, "customers": customers}


def vendor_aging(folder: Path) -> dict:
    """A list of invoices without due dates."""
    invoices = [
        {
            "document_no": str(row["Invoice"]),
            "customer_id": str(row["Vendor ID"]),
            "document_date": row["Invoice Date"].date(),
            "amount": Decimal(str(row["Amount"])),
        }
        for row in _sheet(folder / "dgs-vendor-aging" / "SampleAgingReport.xlsx", "Sheet1")
        if row["Vendor ID"]
    ]
    return {"invoices": invoices}


def vendor_new(folder: Path) -> dict:
    """Document dates as month-first text, ids with leading zeros."""
    rows = _sheet(folder / "dgs-vendor-aging" / "new_report_input.xlsx", "Sheet1")
    return {"invoices": [_vendor(row, _day(row["Document Date"], "%m/%d/%Y")) for row in rows]}


def vendor_old(folder: Path) -> dict:
    """An index column without a header, real dates."""
    rows = _sheet(folder / "dgs-vendor-aging" / "old_report_input.xlsx", "Prompt Payment")
    return {"invoices": [_vendor(row, row["Document Date"].date()) for row in rows]}


def _vendor(row: dict, day: date | None) -> dict:
    invoice = {"document_no": str(row["Document Number"]), "customer_id": row["Vendor ID"], "document_date": day}
    return {**invoice, "amount": Decimal(str(row["Amount"]))}


def fines_ledger(folder: Path) -> dict:
    """Signed lines by case: what a case was charged is invoices, what it paid is receipts on the case."""
    invoices, receipts = [], []
    for number, row in enumerate(_csv(folder / "traffic-fines" / "ledger_view_derived.csv"), 2):
        day, amount = date.fromisoformat(row["date"]), Decimal(row["signed_amount"])
        if row["type"] == "PAYMENT":
            receipt = {"receipt_no": f"line {number}", "customer_id": row["document"], "receipt_date": day}
            receipts.append({**receipt, "amount": -amount, "applied_to": row["document"]})
        else:
            invoice = {"document_no": row["document"], "customer_id": row["document"], "amount": amount}
            invoices.append({**invoice, "document_date": day, "instalment_no": number})
    return {"invoices": invoices, "receipts": receipts}


def fines_events(folder: Path) -> dict:
    """The fines as they were made out: only the rows `Create Fine`."""
    invoices = [
        {
            "document_no": row["case_id"],
            "customer_id": row["case_id"],
            "document_date": date.fromisoformat(row["timestamp"]),
            "amount": Decimal(row["amount"]),
        }
        for row in _csv(folder / "traffic-fines" / "traffic_fines_events.csv")
        if row["activity"] == "Create Fine"
    ]
    return {"invoices": invoices}


AGES = ("L30", "L60", "L90", "L120", "L150", "L180", "L1", "G1")


def aged_debtors(folder: Path, name: str = "facts_v2_insert.csv") -> list[dict]:
    """Lines that are in age columns already: period, group, item, total and one amount for each age."""
    lines = []
    for row in _csv(folder / "za-aged-debtors" / name):
        tidy = {" ".join(key.split()): value for key, value in row.items()}
        if "CTOTAL" in tidy:
            names = ("YEARPERIOD", "CUSTOMER_GRP", "ITEM_CDE", "DEMARCATIONCODE", "CTOTAL")
            ages = {age: Decimal(tidy[age] or 0) for age in AGES}
        else:
            names = ("period_code", "customer_group_code", "item", "demarcation_code", "total_amount")
            ages = {age: Decimal(tidy[f"{age.lower()}_amount"] or 0) for age in AGES}
        period, group, item, place, total = (tidy[key] for key in names)
        lines.append({"period": period, "group": group, "item": item, "place": place} | {"ages": ages})
        lines[-1]["total"] = Decimal(total or 0)
    return lines


def aged_debtors_2015(folder: Path) -> list[dict]:
    """The older shape: headers with runs of spaces, blank cells for nothing."""
    lines = []
    for row in _csv(folder / "za-aged-debtors" / "aged_debtors_2015q4.csv"):
        tidy = {" ".join(key.split()): value for key, value in row.items()}
        line = {"period": tidy["YEARPERIOD"], "group": tidy["CUSTOMER_GRP"], "item": tidy["AGE_CDE"]}
        line |= {"place": tidy["Demarcation Code"], "total": Decimal(tidy["TOT AMOUNT"] or 0)}
        lines.append(line | {"ages": {age: Decimal(tidy[f"{age} AMOUNT"] or 0) for age in AGES}})
    return lines


def ecb_rates(folder: Path) -> list[dict]:
    """Base (EUR) units for one unit of each currency and day."""
    rates = []
    for row in _csv(folder / "ecb-fx" / "eurofxref-hist.csv"):
        for currency, text in row.items():
            if currency not in ("Date", "", None) and text not in ("N/A", "", None):
                rate = {"rate_date": date.fromisoformat(row["Date"]), "currency": currency}
                rates.append({**rate, "rate": 1 / Decimal(text)})
    return rates
