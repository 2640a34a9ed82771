"""What keeps the add-in out of LibreOffice."""

from __future__ import annotations

from xlsaging.model.errors import XlsagingError

__all__ = ["CalcBusyError", "CalcMissingError", "CalcProfileError", "CalcRefusedError"]


class CalcBusyError(XlsagingError):
    """LibreOffice did not start in the user's profile, most often because it runs there already."""

    code = "calc_busy"
    text = (
        "{path}: LibreOffice could not be started with this profile ({detail}). Nothing was changed. Close all "
        "windows of LibreOffice, and run xlsaging setup --libreoffice again."
    )


class CalcRefusedError(XlsagingError):
    """LibreOffice's manager of extensions refuses."""

    code = "calc_refused"
    text = (
        "LibreOffice did not accept the add-in ({detail}). Nothing was changed. Remove ArCollect in LibreOffice under "
        "Tools, Extensions, and run xlsaging setup --libreoffice again."
    )


class CalcMissingError(XlsagingError):
    """There is no LibreOffice, or none that this Python can talk to."""

    code = "calc_missing"
    text = "{detail} Nothing was changed; after that run xlsaging setup --libreoffice again."


class CalcProfileError(XlsagingError):
    """LibreOffice's profile cannot be where it was said to be."""

    code = "calc_profile"
    text = (
        "{path}: this cannot be LibreOffice's profile ({detail}). Nothing was changed. Name a folder that may be "
        "written to, and run xlsaging setup --libreoffice --profile FOLDER again."
    )
