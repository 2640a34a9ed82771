"""What makes a job impossible. Each failure is a class with its English sentence; translations live in
`xlsaging.i18n.errors` under the same `code`."""

from __future__ import annotations

from typing import Any, ClassVar

__all__ = [
    "AsOfRefusedError",
    "BadSettingError",
    "BenchFailedError",
    "DamagedFileError",
    "DiskFullError",
    "EmptyFileError",
    "FileClosedError",
    "LedgerChangedError",
    "LedgerNotReadableError",
    "MissingColumnError",
    "MissingFileError",
    "MissingLibraryError",
    "MissingRateError",
    "MissingTableError",
    "NotAPackError",
    "NotAWorkbookError",
    "NothingChosenError",
    "NothingFoundError",
    "OutOfMemoryError",
    "PackCurrencyError",
    "PackDamagedError",
    "PackLaterError",
    "PackVersionError",
    "PasswordProtectedError",
    "SettingsFileError",
    "SeveralPeriodsError",
    "SnapshotDateNeededError",
    "TargetExistsError",
    "TargetFolderMissingError",
    "TargetIsFolderError",
    "TargetIsInputError",
    "TargetKindError",
    "TargetLockedError",
    "TargetNotEmptyError",
    "TargetNotWritableError",
    "TargetReadOnlyError",
    "TiesBrokenError",
    "TooLargeError",
    "UnevenLinesError",
    "UnsafeFileError",
    "XlsagingError",
]


class XlsagingError(Exception):
    """Base of every error this library raises on purpose: says where, what, and how to mend it.

    Subclasses set `code` and `text`, a format string over the keyword arguments given.
    """

    code: ClassVar[str] = "error"
    text: ClassVar[str] = "{detail}"

    def __init__(self, **params: Any) -> None:
        super().__init__(params)
        self.params = params

    def __str__(self) -> str:
        return self.text.format(**self.params)


class BadSettingError(XlsagingError, ValueError):
    """A setting or argument has a value that it cannot have."""

    code = "bad_setting"
    text = "{name}: {value!r} is not possible. Use {allowed}."


class MissingTableError(XlsagingError, LookupError):
    """A figure needs a table that the ledger does not have."""

    code = "missing_table"
    text = "This needs the table {table}, which the ledger does not have. Add a sheet with the columns {columns}."


class MissingColumnError(XlsagingError, LookupError):
    """A table lacks a column it must have.

    >>> print(MissingColumnError(table="invoices", column="amount", at="Sheet1!A1", seen="Number", hint=""))
    Sheet1!A1: invoices has no column for amount. Headers seen: Number. Say which one it is: --map amount="its header".
    """

    code = "missing_column"
    text = (
        "{at}: {table} has no column for {column}. Headers seen: {seen}. "
        'Say which one it is: --map {column}="its header".{hint}'
    )


class MissingRateError(XlsagingError, LookupError):
    """A currency has no rate on or before a date."""

    code = "missing_rate"
    text = "No rate for {currency} on or before {day}. Add it to fx_rates."


class LedgerNotReadableError(XlsagingError):
    """A file cannot be opened or is not what its name says."""

    code = "not_readable"
    text = "{path}: {detail} {remedy}"


class MissingFileError(LedgerNotReadableError):
    """There is no such file or folder, or the folder holds nothing that can be read."""

    code = "missing_file"
    text = "{path}: nothing to read is there. Give the path of a workbook or csv file, or of a folder that holds some."


class FileClosedError(LedgerNotReadableError):
    """The file is there, and may not be read."""

    code = "file_closed"
    text = (
        "{path}: the file may not be read ({detail}). Close it where it is open, or get permission to read it; "
        "a copy of it will do."
    )


class LedgerChangedError(LedgerNotReadableError):
    """A file of the ledger was written to while it was read."""

    code = "ledger_changed"
    text = (
        "{path}: the file changed while it was read. Nothing was written. Wait until it has been saved, and run again."
    )


class OutOfMemoryError(LedgerNotReadableError):
    """The machine has less memory than the job takes."""

    code = "out_of_memory"
    text = (
        "{path}: this machine has not enough memory for it. Close other programs, delete sheets that do not belong "
        "to the ledger, or split it by year or entity."
    )


class EmptyFileError(LedgerNotReadableError):
    """The file holds nothing."""

    code = "empty_file"
    text = "{path}: the file is empty. Export or save it again."


class NotAWorkbookError(LedgerNotReadableError):
    """The content is neither a workbook nor text."""

    code = "not_a_workbook"
    text = (
        "{path}: this is neither a workbook nor a text file. "
        "Readable are xlsx, xlsm, xlsb, xls, ods, csv, tsv, txt, html tables and parquet."
    )


class PasswordProtectedError(LedgerNotReadableError):
    """The file is encrypted."""

    code = "password_protected"
    text = (
        "{path}: the file is protected by a password. "
        "Open it, remove the password (File > Info > Protect), and save it."
    )


class DamagedFileError(LedgerNotReadableError):
    """The file is cut off or broken inside."""

    code = "damaged_file"
    text = (
        "{path}: the file is cut off or damaged ({part}). "
        "Fetch it again, or open it in Excel, let it repair the file, and save it."
    )


class TooLargeError(LedgerNotReadableError):
    """Unpacked, the file would be larger than a ledger can be."""

    code = "too_large"
    text = (
        "{path}: unpacked the file would take {size} MB, more than the {limit} MB allowed for a file of this size. "
        "If it really is a ledger, save it as csv and read that."
    )


class UnevenLinesError(LedgerNotReadableError):
    """One line has so many cells that a table of all would hold next to nothing."""

    code = "uneven_lines"
    text = (
        "{path}: line {line} has {cells} cells, most others have {usual}. "
        "A line break is missing there, or a sign that separates cells is not meant so. Correct the line."
    )


class UnsafeFileError(LedgerNotReadableError):
    """The file declares entities of its own, as no spreadsheet program does."""

    code = "unsafe_file"
    text = (
        "{path}: {part} declares XML entities, as no spreadsheet program writes them. It was not read. "
        "Save it again in Excel or LibreOffice."
    )


class MissingLibraryError(LedgerNotReadableError):
    """Reading this kind of file needs a library that is not installed."""

    code = "missing_library"
    text = "{path}: reading it needs {library}. Install it: pip install {library}"


class NothingFoundError(XlsagingError):
    """No table of receivables was found in what was read."""

    code = "nothing_found"
    text = (
        "{path}: no table of receivables was found. Looked at: {looked}. Say where it is: "
        '--table invoices="Sheet1!A5", and which header is which: --map amount="its header".'
    )


class AsOfRefusedError(XlsagingError, ValueError):
    """An open-item snapshot cannot be aged at another day."""

    code = "as_of_refused"
    text = (
        "{at}: this is a snapshot of open items on {snapshot}; what was open on {as_of} cannot be known from it. "
        "Use --as-of {snapshot}, or give a ledger with receipts."
    )


class SettingsFileError(LedgerNotReadableError):
    """The settings file beside a ledger cannot be understood."""

    code = "settings_file"
    text = "{path}: the settings cannot be read ({detail}). Correct the file, or delete it and run xlsaging init."


class SeveralPeriodsError(XlsagingError, ValueError):
    """A list of balances holds several periods, and nothing says which one to read."""

    code = "several_periods"
    text = (
        "{at}: this list holds the balances of several periods ({column}: {values}); read together, one balance "
        "would count several times. Say which period to read: {option}."
    )


class NothingChosenError(XlsagingError, LookupError):
    """`where` asks for a value that no row has."""

    code = "nothing_chosen"
    text = "{at}: no row has {value} in {column}, so nothing would be left. Values seen: {seen}. Ask for one: {option}."


class SnapshotDateNeededError(XlsagingError, ValueError):
    """A list of open amounts does not say its day."""

    code = "snapshot_date_needed"
    text = (
        "{at}: these are amounts open on one day, and nothing says which. Say it: --snapshot-date 2025-01-31, "
        "or in a column snapshot_date."
    )


class NotAPackError(XlsagingError, ValueError):
    """A file to compare with is no month-end pack, or one from before values were frozen."""

    code = "not_a_pack"
    text = (
        "{path}: this is no month-end pack with frozen values. "
        "Give one that `xlsaging close` wrote: --against 2025-05.xlsx, or leave --against out."
    )


class PackDamagedError(XlsagingError, ValueError):
    """The frozen values of a pack were changed or cut."""

    code = "pack_damaged"
    text = (
        "{path}: the values frozen in this pack were changed or cut, so nothing can be proven from them. "
        "Take the copy that was filed when the month was closed."
    )


class PackVersionError(XlsagingError, ValueError):
    """A pack was frozen in a form that this version does not know."""

    code = "pack_version"
    text = (
        "{path}: this pack was made by another version ({version}), whose frozen values cannot be read here. "
        "Use the version that made it, or close that month again with this one."
    )


class PackLaterError(XlsagingError, ValueError):
    """A pack to compare with is of a later day than the report."""

    code = "pack_later"
    text = (
        "{path}: this pack is of {day}, after {as_of}, the day of the report. "
        "Compare with a pack of an earlier month, or give a later day: --as-of {day}."
    )


class PackCurrencyError(XlsagingError, ValueError):
    """A pack to compare with counts in another base currency."""

    code = "pack_currency"
    text = (
        "{path}: this pack counts in {theirs}, the report in {ours}. "
        "Compare with a pack in {ours}, or say --base-currency {theirs}."
    )


class TargetNotWritableError(XlsagingError, OSError):
    """The report cannot be written where it should go."""

    code = "not_writable"
    text = "{path}: {detail} {remedy}"


class TargetExistsError(TargetNotWritableError):
    """A settings file stands there already."""

    code = "target_exists"
    text = "{path}: the file exists and is left as it is. Edit it, or write it anew with --force."


class TargetFolderMissingError(TargetNotWritableError):
    """The folder that the report should go into does not exist."""

    code = "target_folder_missing"
    text = "{path}: the folder does not exist. Create it, or give another place: --out FILE."


class TargetIsFolderError(TargetNotWritableError):
    """A folder stands where the report should be written."""

    code = "target_is_folder"
    text = "{path}: this is a folder. Give the name of the file to write: --out FILE."


class TargetReadOnlyError(TargetNotWritableError):
    """The file or its folder may not be written to."""

    code = "target_read_only"
    text = "{path}: writing is not allowed there. Remove the write protection, or give another place: --out FILE."


class TargetLockedError(TargetNotWritableError):
    """The report is open in another program."""

    code = "target_locked"
    text = (
        "{path}: the file is open in another program. Close it there, or give another name: --out FILE. "
        "If nothing has it open, delete {lock} beside it."
    )


class TargetIsInputError(TargetNotWritableError):
    """The report would overwrite a file of the ledger."""

    code = "target_is_input"
    text = "{path}: this is a file of the ledger, which is never written to. Give another name: --out FILE."


class TargetNotEmptyError(TargetNotWritableError):
    """A folder of files is to be made where something is already."""

    code = "target_not_empty"
    text = "{path}: there is something already, and a folder is not replaced. Give another name: --out FOLDER."


class TargetKindError(TargetNotWritableError):
    """The report's file name does not say that it is a workbook."""

    code = "target_kind"
    text = "{path}: the report is an Excel workbook. Let its name end in .xlsx: --out {name}.xlsx."


class DiskFullError(TargetNotWritableError):
    """The disk has no room for the report."""

    code = "disk_full"
    text = "{path}: the disk is full. Make room, or give a place on another disk: --out FILE."


class TiesBrokenError(XlsagingError, AssertionError):
    """A law of the report does not hold: nothing is written."""

    code = "ties_broken"
    text = "{law}: {left} is not {right}. Nothing was written. Please report this with the command that was run."


class BenchFailedError(XlsagingError):
    """A script that is measured failed, or came to other totals than ours."""

    code = "bench_failed"
    text = (
        "bench {name}: the run ended with status {status} ({detail}). Nothing was measured. "
        "Install what it needs: pip install 'xlsaging[bench]'."
    )
