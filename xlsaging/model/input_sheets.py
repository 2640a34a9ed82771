"""The input sheets of ArCollect.xlsm: which tables, with which columns, in whose words.

Plain data that the builder of the workbook and the macros share: one draws the sheets, the others fill them and
change their language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from xlsaging.i18n.catalogue import Text

from .buckets import BASES
from .schema import TABLES, Kind
from .settings import DSO_METHODS, LANGUAGES, Unapplied

__all__ = [
    "HEADER_ROW",
    "INPUT_SHEETS",
    "LAST_CHECKED",
    "NUMBER_FORMATS",
    "SETTINGS_ROWS",
    "InputColumn",
    "InputSheet",
    "SettingRow",
]

HEADER_ROW = 4
"""The row of a table's headers on its sheet, from 1; the first row of data follows."""
LAST_CHECKED = 20_000
"""The last row of an input sheet in which words are offered and dates checked, from 1."""

CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("invoices", "document_type"): ("invoice", "debit_note", "credit_note", "opening", "estimate", "fx_revaluation"),
    ("invoices", "item_class"): ("trade", "retention", "unbilled"),
    ("receipts", "method"): ("bank", "bank_bill", "trade_bill", "cash", "in_kind", "offset"),
    ("customers", "related_party"): ("external", "associate", "consolidated"),
    ("customers", "terms_rule"): ("days", "month_end"),
    ("activities", "channel"): ("phone", "email", "sms", "letter", "visit", "lawyer", "agency", "court"),
    ("write_offs", "kind"): ("write_off", "recovery", "correction"),
}
"""The words that a column offers, by their values; any other word may be typed where it is confirmed."""

_COLUMNS = {
    "invoices": "document_no document_type customer_id customer_name document_date due_date currency amount "
    "posting_date instalment_no net_amount fx_rate base_amount entity account sales_rep item_class "
    "condition_met_date origin_date origin_document_no original_due_date reverses_document_no clearing_no "
    "clearing_date dispute_reason dispute_date applied_to applied_date terms_days collector department region project "
    "po_no",
    "receipts": "receipt_no customer_id customer_name receipt_date currency amount applied_to applied_date method "
    "fx_rate base_amount entity account clearing_no clearing_date maturity_date returned_date realised_amount "
    "collector",
    "customers": "customer_id customer_name parent_id related_party customer_type credit_limit terms_days terms_rule "
    "collector sales_rep department region industry debtor_temper entity account",
    "assignments": "customer_id collector start_date end_date",
    "credits": "receipt_no collector share customer_id customer_name document_no approved_by",
    "activities": "activity_date customer_id collector channel outcome document_no currency promise_date "
    "promise_amount cause payment_stage evidence",
    "write_offs": "write_off_date customer_id document_no kind currency amount fx_rate base_amount receipt_no entity "
    "account reason approved_by",
    "sales": "month customer_id amount net_amount currency sales_rep entity",
    "gl_balances": "balance_date entity account currency amount allowance",
    "fx_rates": "rate_date currency rate",
    "targets": "collector month target_amount currency",
}
_NOTED = frozenset(
    "document_no document_type customer_id document_date due_date amount posting_date instalment_no net_amount "
    "base_amount item_class condition_met_date origin_date reverses_document_no clearing_no applied_to applied_date "
    "method maturity_date returned_date realised_amount related_party terms_days terms_rule parent_id share kind "
    "promise_date month rate allowance collector receipts.amount write_offs.amount sales.amount "
    "gl_balances.amount invoices.applied_to invoices.applied_date".split()
)
_OWN_HEADERS = frozenset({"receipts.amount", "write_offs.amount", "sales.amount", "sales.net_amount"}) | frozenset(
    {"gl_balances.amount", "invoices.applied_to", "invoices.applied_date"}
)


NUMBER_FORMATS: Mapping[Kind, str] = {
    "id": "@",
    "text": "@",
    "date": "yyyy-mm-dd",
    "amount": "#,##0.00_);[Red]-#,##0.00_)",
    "number": "#,##0.00",
    "rate": "0.0000",
    "count": "0",
}
"""How cells of each kind are shown."""


@dataclass(frozen=True, slots=True)
class InputColumn:
    """One column of an input sheet."""

    table: str
    name: str
    kind: Kind
    required: bool

    @property
    def header(self) -> Text:
        """What its header says; whatever it says, reading finds the column by it."""
        own = f"{self.table}.{self.name}"
        return Text(f"header.{own if own in _OWN_HEADERS else self.name}")

    @property
    def note(self) -> Text | None:
        """What stands in the note of its header; None where the header says it all."""
        own = f"{self.table}.{self.name}"
        key = own if own in _NOTED else self.name
        return Text(f"header_note.{key}") if key in _NOTED else None

    @property
    def choices(self) -> tuple[Text, ...]:
        """The words that it offers; () where any text or number goes."""
        return tuple(Text(f"choice.{value}") for value in CHOICES.get((self.table, self.name), ()))


@dataclass(frozen=True, slots=True)
class InputSheet:
    """One input sheet: an Excel table on a sheet of its own."""

    table: str
    columns: tuple[InputColumn, ...]

    @property
    def excel_table(self) -> str:
        """The name of its Excel table, the same in every language.

        >>> INPUT_SHEETS["gl_balances"].excel_table, INPUT_SHEETS["gl_balances"].code_name
        ('tblGlBalances', 'shtGlBalances')
        """
        return TABLES[self.table].excel_table

    @property
    def code_name(self) -> str:
        """The name of the sheet in VBA, the same in every language."""
        return "sht" + self.excel_table[3:]

    @property
    def title(self) -> Text:
        """The name of the sheet."""
        return Text(f"table.{self.table}")

    @property
    def hint(self) -> Text:
        """The line below the sheet's title: what a row is, and what it must have."""
        return Text(f"input_hint.{self.table}")


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One row of the table of settings."""

    name: str
    initial: str | int = ""
    """What stands in it at first; "" leaves it to the ledger or to the default."""
    choices: tuple[str, ...] = ()
    kind: Kind = "text"

    @property
    def key(self) -> Text:
        """What the setting is called; reading knows it by this."""
        return Text(f"setting.{self.name}")

    @property
    def help(self) -> Text:
        """What it does, and what it may be."""
        return Text(f"setting_help.{self.name}")


def _sheet(table: str, names: str) -> InputSheet:
    known = TABLES[table].columns
    columns = (InputColumn(table, name, known[name].kind, known[name].required) for name in names.split())
    return InputSheet(table, tuple(columns))


INPUT_SHEETS: Mapping[str, InputSheet] = {table: _sheet(table, names) for table, names in _COLUMNS.items()}
"""Every input sheet but the settings, by the name of its table, in the order of the tabs."""

_YES = ("yes", "no")

SETTINGS_ROWS = (
    SettingRow("lang", "", LANGUAGES),
    SettingRow("as_of", "", kind="date"),
    SettingRow("snapshot_date", kind="date"),
    SettingRow("base_currency"),
    SettingRow("basis", "due_date", BASES),
    SettingRow("buckets", "30, 60, 90, 180, 360"),
    SettingRow("bucket_edge", "upper", ("upper", "lower")),
    SettingRow("unapplied", "separate", get_args(Unapplied)),
    SettingRow("terms_days", kind="count"),
    SettingRow("terms_rule", "days", ("days", "month_end")),
    SettingRow("accounts"),
    SettingRow("netting", "no", _YES),
    SettingRow("skip_disputed", "no", _YES),
    SettingRow("date_order", "", ("dmy", "mdy", "ymd")),
    SettingRow("fiscal_month_end", 31, kind="count"),
    SettingRow("unit", 1, ("1", "1000", "10000"), kind="count"),
    SettingRow("dso_method", "period_end", DSO_METHODS),
    SettingRow("benchmark_dso", kind="number"),
    SettingRow("year_days", 365, ("365", "360"), kind="count"),
    SettingRow("statutory_buckets", "1Y, 2Y, 3Y, 4Y, 5Y"),
    SettingRow("loss_rates"),
    SettingRow("late_rate"),
    SettingRow("promise_grace_days", 0, kind="count"),
    SettingRow("commission_tiers"),
    SettingRow("department_share", "100%"),
    SettingRow("columns"),
    SettingRow("where"),
    SettingRow("tables"),
)
"""The rows of the table of settings, in order; the first is the language of the workbook."""
