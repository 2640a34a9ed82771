"""ArCollect.xlsm, and ArCollect.xlam for ribbon and functions in any workbook: from text, part for part the same."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.model.input_sheets import INPUT_SHEETS
from xlsaging.model.own_sheet import BUILT, NATIVE_ROWS, OWN_SHEET, own_text
from xlsaging.model.version import __version__

from . import home, native
from .inputs import LANGUAGE_CELL, draw_inputs, draw_settings
from .looks import Looks
from .package import finished
from .project import project_bytes
from .wording import wording

__all__ = ["build", "built"]

_FIRST_DAY = datetime(2025, 1, 1)
_CONF = (
    ("UDF Modules", "xlsaging.functions.excel"),
    ("Use UDF Server", "True"),
    ("Show Console", "False"),
    ("ADD_WORKBOOK_TO_PYTHONPATH", "False"),
)
"""Settings of xlwings that belong to the workbook; the interpreter's path is the user's own."""


def build(path: str | Path, *, lang: str = "zh_CN", standalone: bool = False, addin: bool = False) -> None:
    """Write the workbook to `path`, headers and texts in `lang`.

    `standalone` puts in the VBA of the xlwings that is installed here, so that no add-in is needed; `addin` makes the
    add-in instead. Raises ImportError where the extra `workbook` is not installed, OSError where the file cannot be
    written.
    """
    Path(path).write_bytes(built(lang=lang, standalone=standalone, addin=addin))


def built(*, lang: str = "zh_CN", standalone: bool = False, addin: bool = False) -> bytes:
    """The workbook's bytes."""
    from xlsxwriter import Workbook

    code_names = ["shtSettings", "shtConf", "shtText"]
    if not addin:
        code_names = ["shtHome", *(sheet.code_name for sheet in INPUT_SHEETS.values()), "shtNative", *code_names]
    made = BytesIO()
    with TemporaryDirectory() as folder:
        project = Path(folder, "vbaProject.bin")
        project.write_bytes(project_bytes(code_names, standalone=standalone, addin=addin))
        book = Workbook(made, {"in_memory": True})
        book.add_vba_project(str(project))
        book.set_vba_name("ThisWorkbook")
        book.set_properties(
            {"title": "ArCollect", "author": "xlsaging", "comments": f"xlsaging {__version__}", "created": _FIRST_DAY}
        )
        _sheets(book, lang, addin=addin)
        book.close()
    return finished(made.getvalue(), addin=addin)


def _sheets(book: Any, lang: str, *, addin: bool) -> None:
    looks = Looks(book, lang)
    book.formats[0].set_font_name(looks.font)
    book.formats[0].set_font_size(10)
    titles = {table: sheet.title for table, sheet in INPUT_SHEETS.items()} | {"settings": Text("table.settings")}
    names = {sheet: say(title, lang) for sheet, title in titles.items()}
    front = None if addin else _page(book, home.SHEET, "shtHome")
    if front is not None:
        for table, sheet in INPUT_SHEETS.items():
            draw_inputs(_page(book, names[table], sheet.code_name), sheet, lang, looks)
        native.draw_native(_page(book, native.SHEET, "shtNative"), lang, looks, names["settings"])
        # It is made of the ledger and is none: reading passes it over.
        book.define_name(NATIVE_ROWS, f"='{native.SHEET}'!{native.CUSTOMER_ROWS}")
        book.define_name(f"'{native.SHEET}'!{OWN_SHEET}", own_text((BUILT, "native", 1), "", native.SHEET))
    draw_settings(_page(book, names["settings"], "shtSettings"), lang, looks, chosen="" if addin else lang)
    _conf(_page(book, "xlwings.conf", "shtConf"))
    book.define_name("ArLanguage", f"='{names['settings']}'!{LANGUAGE_CELL}")
    _texts(book, _page(book, "ArText", "shtText"), lang)
    if front is not None:
        titles["native"], names["native"] = Text("native.title"), native.SHEET
        home.draw_home(front, lang, looks, titles)
        for key, name in names.items():
            book.define_name(home.target(key), f"='{name}'!$A$1")
        book.define_name("ArStatusText", f"='{home.SHEET}'!{home.STATUS_TEXT}")
        book.define_name("ArStatusTime", f"='{home.SHEET}'!{home.STATUS_TIME}")
        front.activate()


def _page(book: Any, name: str, code_name: str) -> Any:
    page = book.add_worksheet(name)
    page.set_vba_name(code_name)
    return page


def _conf(page: Any) -> None:
    page.hide()
    for row, (key, value) in enumerate(_CONF):
        page.write_string(row, 0, key)
        page.write_string(row, 1, value)


def _texts(book: Any, page: Any, lang: str) -> None:
    """Key, Chinese, English; and beside them the language where nothing else says it."""
    page.very_hidden()
    texts = wording()
    for row, told in enumerate((("key", "zh_CN", "en"), *texts)):
        for column, text in enumerate(told):
            page.write_string(row, column, text)
    page.write_string("E1", "en" if lang == "en" else "zh_CN")
    book.define_name("ArTextTable", f"=ArText!$A$2:$C${len(texts) + 1}")
    book.define_name("ArDefaultLanguage", "=ArText!$E$1")
    book.define_name("ArLangColumn", '=IF(ArLanguage="",IF(ArDefaultLanguage="en",3,2),IF(ArLanguage="en",3,2))')
