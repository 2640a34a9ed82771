"""The cells of a pack as values with their looks, for the script that writes the same ones by hand."""

from __future__ import annotations

import json
import pickle
import sys
from datetime import datetime

import openpyxl


def main(path: str, out: str) -> None:
    looks: dict[tuple[object, ...], int] = {}
    sheets = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        rows = []
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None and not cell.has_style:
                    continue
                value = cell.value
                if isinstance(value, datetime):
                    value = (value - datetime(1899, 12, 30)).days
                key = (cell.number_format, bool(cell.font.b), cell.fill.fgColor.rgb if cell.fill.fill_type else None)
                rows.append((cell.row - 1, cell.column - 1, value, looks.setdefault(key, len(looks))))
        sheets.append((sheet.title, rows))
    formats = []
    for number, bold, fill in looks:
        properties = {"num_format": number, "bold": bold, "font_name": "Arial", "font_size": 10, "bottom": 1}
        formats.append(properties | ({"bg_color": f"#{str(fill)[-6:]}"} if fill else {}))
    with open(out, "wb") as file:
        pickle.dump({"formats": formats, "sheets": sheets}, file)
    print(json.dumps({"totals": {"cells": sum(len(rows) for _, rows in sheets)}}))


if __name__ == "__main__":
    main(*sys.argv[1:])
