"""The aging of a workbook by hand, as fast as it goes: fastexcel, pandas and XlsxWriter, this one job and no other."""

from __future__ import annotations

import json
import sys

import fastexcel
import numpy as np
import pandas as pd
from xlsxwriter import Workbook

EDGES = (30, 60, 90, 180, 360)
NAMES = ("not_due", "1-30", "31-60", "61-90", "91-180", "181-360", "360+")


def amounts(column: pd.Series) -> np.ndarray:
    plain = pd.to_numeric(column, errors="coerce")
    typed = column[plain.isna() & column.notna()]
    plain.loc[typed.index] = pd.to_numeric(typed.str.replace("[￥,]", "", regex=True))
    return np.rint(plain.fillna(0).to_numpy() * 100).astype("int64")


def days(column: pd.Series) -> np.ndarray:
    text = column.str.slice(0, 10).str.replace("/", "-")
    return pd.to_datetime(text, format="%Y-%m-%d").to_numpy().astype("datetime64[D]")


def read(path: str) -> pd.DataFrame:
    sheet = fastexcel.read_excel(path).load_sheet(
        0, dtypes=dict.fromkeys(range(12), "string"), use_columns=[1, 2, 3, 4, 5, 6, 7]
    )
    return sheet.to_pandas()


def main(path: str, as_of: str, out: str) -> None:
    ledger = read(path)
    day = np.datetime64(as_of)
    customer = ledger["Customer no."].str.strip()
    settled = days(ledger["Settled date"])
    paid = np.where(settled <= day, amounts(ledger["Paid amount"]), 0)
    owed = np.where(days(ledger["Document date"]) <= day, amounts(ledger["Amount"]) - paid, 0)
    late = (day - days(ledger["Due date"])).astype("int64")
    place = np.where(late <= 0, 0, 1 + np.searchsorted(EDGES, late))
    frame = pd.DataFrame({"customer": customer, "place": place, "owed": owed, "late": np.where(owed > 0, late, 0)})
    names = ledger["Customer"].str.strip().groupby(customer).first()
    table = frame[frame["owed"] != 0].groupby(["customer", "place"])["owed"].sum().unstack(fill_value=0)
    table = table.reindex(columns=range(len(NAMES)), fill_value=0)
    table["outstanding"] = table.sum(axis=1)
    table["max"] = frame[frame["owed"] != 0].groupby("customer")["late"].max().clip(lower=0)
    table = table.sort_values("outstanding", ascending=False)
    with Workbook(out) as book:
        sheet = book.add_worksheet("Aging")
        bold = book.add_format({"bold": True, "bg_color": "#E8EDF3"})
        money = book.add_format({"num_format": "#,##0.00"})
        sheet.write_row(0, 0, ("Customer no.", "Customer", "Outstanding", *NAMES, "Oldest"), bold)
        for row, (key, values) in enumerate(zip(table.index, table.to_numpy().tolist(), strict=True), 1):
            sheet.write_string(row, 0, key)
            sheet.write_string(row, 1, names[key])
            sheet.write_number(row, 2, values[-2] / 100, money)
            for position, value in enumerate(values[:-2], 3):
                sheet.write_number(row, position, value / 100, money)
            sheet.write_number(row, 3 + len(NAMES), values[-1])
        for position in range(2, 3 + len(NAMES)):
            letter = chr(65 + position)
            total = float(table.iloc[:, -2 if position == 2 else position - 3].sum()) / 100
            sheet.write_formula(len(table) + 1, position, f"=SUM({letter}2:{letter}{len(table) + 1})", money, total)
        sheet.freeze_panes(1, 2)
    sums = {name: float(table[number].sum()) / 100 for number, name in enumerate(NAMES)}
    print(json.dumps({"totals": {"outstanding": float(table["outstanding"].sum()) / 100, **sums}}))


if __name__ == "__main__":
    main(*sys.argv[1:])
