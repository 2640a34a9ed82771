"""A Report as an Excel workbook, written with XlsxWriter. The same report gives the same bytes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from xlsaging.i18n.speak import say
from xlsaging.report.model import Report

from .canvas import MOST_LINKS
from .safe import clean
from .sheets import draw_report, sheet_names
from .styles import Styles

__all__ = ["write_workbook"]

_OPTIONS = {
    "in_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(report: Report, path: str | Path, lang: str = "en") -> None:
    """Draw `report` into the file `path`, in a language or in both on one page.

    Text from a ledger stays text: it never becomes a formula, a link, a name or a code of the page header. Raises
    OSError where the file cannot be written.
    """
    from io import BytesIO

    from xlsxwriter import Workbook

    # A disk that fills up while XlsxWriter writes to it leaves an archive that cannot even be closed.
    made = BytesIO()
    workbook = Workbook(made, _OPTIONS)
    styles = Styles(workbook, lang)
    workbook.formats[0].set_font_name(styles.font)
    workbook.formats[0].set_font_size(10)
    _describe(workbook, report, lang)
    draw_report(workbook, report, styles, lang, sheet_names(report, lang), MOST_LINKS)
    workbook.close()
    Path(path).write_bytes(made.getbuffer())


def _describe(workbook: Any, report: Report, lang: str) -> None:
    day = datetime(report.as_of.year, report.as_of.month, report.as_of.day)
    title = say(report.title, lang)
    workbook.set_properties({"title": title, "subject": clean(report.entity), "author": "xlsaging", "created": day})
    workbook.set_calc_mode("auto")
