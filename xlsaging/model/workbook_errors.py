"""What keeps a macro from its work in an open workbook; nothing has been changed where one of these is raised."""

from __future__ import annotations

from .errors import XlsagingError

__all__ = [
    "CellBeingEditedError",
    "ListMixedError",
    "NoReportError",
    "OpenedReadOnlyError",
    "RowsHiddenError",
    "SheetProtectedError",
    "StructureProtectedError",
    "TableNotEmptyError",
]


class SheetProtectedError(XlsagingError):
    """A sheet of ours is protected, and cannot be drawn again."""

    code = "sheet_protected"
    text = "{at}: this sheet is protected. Take the protection off (Review > Unprotect Sheet), and run again."


class StructureProtectedError(XlsagingError):
    """The workbook lets no sheet come or go."""

    code = "structure_protected"
    text = (
        "{path}: the structure of this workbook is protected, so that no sheet can be added or removed. "
        "Take the protection off (Review > Protect Workbook), and run again."
    )


class RowsHiddenError(XlsagingError):
    """Rows that are to be deleted are filtered or grouped away; Excel would leave them."""

    code = "rows_hidden"
    text = "{at}: a filter or a group hides rows of this table. Show them all (Data > Clear, Ungroup), and run again."


class CellBeingEditedError(XlsagingError):
    """The spreadsheet program waits for an entry to be finished."""

    code = "cell_being_edited"
    text = "A cell is being edited, or a dialog is open. Press Enter or Esc, and click again."


class OpenedReadOnlyError(XlsagingError):
    """The workbook was opened for reading only, in a program that then lets nothing be changed."""

    code = "opened_read_only"
    text = (
        "{path}: this workbook is open for reading only, most often because somebody else has it open. Save it under "
        "another name, or close it and open it again, and click again."
    )


class NoReportError(XlsagingError):
    """There is no report to take a snapshot of."""

    code = "no_report"
    text = "This workbook holds no report yet. Make one first, for instance with Aging or Month-end close."


class ListMixedError(XlsagingError):
    """A list of open items and other documents or receipts would stand in the same tables."""

    code = "list_mixed"
    text = (
        "{at}: rows stand here, and a list of what was open on {day} counts only by itself: with other documents or "
        "receipts the figures would be wrong. Import into a new workbook, or empty the tables of documents and "
        "receipts, and the setting “snapshot of”, first."
    )


class TableNotEmptyError(XlsagingError):
    """The example goes into empty tables only."""

    code = "table_not_empty"
    text = (
        "{at}: this table holds rows, and the example goes into empty tables only. "
        "Load it into a new workbook, or empty the input tables first."
    )
