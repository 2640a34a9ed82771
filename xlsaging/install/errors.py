"""What makes set-up impossible; nothing has been changed where one of these is raised."""

from __future__ import annotations

from xlsaging.model.errors import XlsagingError

__all__ = ["InterpreterPathError", "NoCalcAddInError", "NoExcelError", "SetupBlockedError", "SetupPackageError"]


class NoExcelError(XlsagingError):
    """Excel does not exist for this system."""

    code = "no_excel"
    text = (
        "There is no Excel for {system}: nothing was set up. For buttons and functions in LibreOffice run "
        "xlsaging setup --libreoffice; reports need no set-up. Run xlsaging setup on the Windows or macOS machine that "
        "has Excel."
    )


class NoCalcAddInError(XlsagingError):
    """LibreOffice for this system brings a Python of its own, into which nothing can be installed."""

    code = "no_calc_addin"
    text = (
        "LibreOffice for {system} brings a Python of its own, which cannot use the packages that ArCollect needs: "
        "nothing was set up. The add-in of LibreOffice is for Linux; here run xlsaging setup, which is for Excel."
    )


class SetupPackageError(XlsagingError):
    """A package that the workbook or its making needs is not installed."""

    code = "setup_package"
    text = "{interpreter}: {package} is not installed here. Install it: pip install 'xlsaging[live,workbook]'"


class SetupBlockedError(XlsagingError):
    """A file cannot be put in place or taken away."""

    code = "setup_blocked"
    text = (
        "{path}: this file cannot be changed ({detail}). Nothing was changed. Quit Excel, see that the folder may be "
        "written to, and run xlsaging setup again."
    )


class InterpreterPathError(XlsagingError):
    """The path of Python cannot be written so that Excel reads it."""

    code = "interpreter_path"
    text = (
        "{path}: Excel cannot read this path of Python, for its code page {encoding} lacks some of the signs. Nothing "
        "was changed. Install into a folder of plain letters, such as C:\\ArCollect, and run xlsaging setup from there."
    )
