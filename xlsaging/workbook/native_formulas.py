"""The formulas of the aging that needs no Python: SUMIFS over the input tables, without dynamic arrays.

A line of documents at the right takes what receipts, write-offs and credit notes bring to its number, never more than
it is worth; customers sum their lines by age. Excel 2016 and LibreOffice compute them alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.model.input_sheets import HEADER_ROW, INPUT_SHEETS, SETTINGS_ROWS

__all__ = [
    "BEYOND", "BUCKETS", "CURRENCY", "CUSTOMERS", "DAY", "DOCUMENTS", "FIRST", "LINES", "REASONS", "Formulas",
    "complete", "edge",
]  # fmt: skip

DOCUMENTS, CUSTOMERS = 500, 100
"""How many document lines and customers there are formulas for; what is beyond is counted."""
FIRST = 18
"""The row of the first customer; the two above are the total and customers without documents."""
DAY, CURRENCY = "$C$4", "$C$5"
BEYOND = "$C$8"
"""How much there is no room for; while there is any, no figures are shown: they would be wrong."""
BUCKETS = "EFGHIJ"
REASONS = ("beyond", "repeated", "clearing", "currencies", "refunds", "no_number", "settings")
LINES = dict(
    zip(
        ("line", "document_no", "customer_id", "amount", "starts", "terms", "due_day", "target", "applied", "open",
         "first"),
        "NOPQRSTUVWX", strict=True,
    )
)  # fmt: skip
"""Columns of the document lines, which begin in the row below the headings."""
_HEADINGS = FIRST - 3
_DATES = {"invoices": "document_date", "receipts": "receipt_date", "write_offs": "write_off_date"}
_USUAL = {
    "basis": '"due_date"', "bucket_edge": '"upper"', "unapplied": '"separate"', "netting": '"no"', "unit": "1",
}  # fmt: skip
_SOME_DAY = '">=0"'
_FAR = 2_958_465
"""31 December 9999, the last day that Excel knows: not due for now. No day at all is -1."""


def complete(formula: str) -> str:
    """A formula that shows nothing while there is no room for everything."""
    return f'=IF({BEYOND}<>0,"",{formula})'


def edge(number: int) -> str:
    """The cell with an edge of the buckets, from 1."""
    return f"${chr(66 + number)}$6"


def _lines(name: str) -> str:
    return f"${LINES[name]}${_HEADINGS + 1}:${LINES[name]}${_HEADINGS + DOCUMENTS}"


class Formulas:
    """They name columns by their headers in one language, and settings by their cells; Excel follows changes."""

    def __init__(self, lang: str, settings_sheet: str) -> None:
        self._settings = settings_sheet
        self._columns = {
            f"{table}.{column.name}": f"{sheet.excel_table}[{say(column.header, lang)}]"
            for table, sheet in INPUT_SHEETS.items()
            for column in sheet.columns
        }

    def _setting(self, name: str) -> str:
        place = next(number for number, row in enumerate(SETTINGS_ROWS, HEADER_ROW + 1) if row.name == name)
        return f"'{self._settings}'!$B${place}"

    def day(self) -> str:
        """The setting, else the day of a list of open items, else the last month end."""
        said = self._setting("as_of")
        return f'=IF({said}<>"",{said},IF({self._listed()},{self._setting("snapshot_date")},EOMONTH(TODAY(),-1)))'

    def _listed(self) -> str:
        """Whether the documents are a list of what was open on one day: with receipts they are none."""
        return f'AND({self._setting("snapshot_date")}<>"",COUNT({self._columns["receipts.amount"]})=0)'

    def currency(self) -> str:
        """The setting, else that of the first document; a dash where neither says one."""
        said, first = self._setting("base_currency"), f"INDEX({self._columns['invoices.currency']},1)"
        return f'=IF({said}<>"",{said},IF({first}="","-",{first}))'

    def edge(self, number: int) -> str:
        """An edge out of the setting, "" beyond the last."""
        return f'=IFERROR(VALUE({self._edge_text(number)}),"")'

    def _edge_text(self, number: int) -> str:
        said = self._setting("buckets")
        text = f'SUBSTITUTE(IF({said}="","30,60,90,180,360",{said}),"，",",")'
        return f'TRIM(MID(SUBSTITUTE({text},",",REPT(" ",99)),{(number - 1) * 99 + 1},99))'

    def line(self, row: int) -> Iterator[tuple[str, str]]:
        """A document line: (name, formula)."""
        at = {name: f"${column}{row}" for name, column in LINES.items()}

        def said(name: str) -> str:
            return f"INDEX({self._columns[f'invoices.{name}']},{at['line']})"

        def unless_blank(formula: str, blank: str) -> str:
            return f'=IF({at["document_no"]}="",{blank},{formula})'

        start = f"IF({_is(said('document_type'), 'opening')},{said('origin_date')},{said('document_date')})"
        day = f'IF({said("posting_date")}="",{said("document_date")},{said("posting_date")})'
        ours = f'OR({said("currency")}="",{said("currency")}={CURRENCY})'
        taken = f"MAX(0,MIN({at['amount']},{self._brought(at['document_no'], at['customer_id'])}))"
        column, top = LINES["customer_id"], _HEADINGS + 1
        above = f"${LINES['first']}${_HEADINGS}:${LINES['first']}{row - 1}"
        new = f"COUNTIF(${column}${top}:{at['customer_id']},{at['customer_id']})=1"
        number, reverses, applied = said("document_no"), said("reverses_document_no"), said("applied_to")
        waits = f'AND({said("applied_date")}<>"",{said("applied_date")}>{DAY})'
        named = f'IF({reverses}<>"",{reverses},IF({applied}<>"",{applied},{number}))'
        rows = f"ROWS({self._columns['invoices.document_no']})"
        yield "document_no", f'=IF({at["line"]}>{rows},"",{number}&"")'
        yield "customer_id", unless_blank(f'{said("customer_id")}&""', '""')
        yield "amount", unless_blank(f"IF(AND({day}<={DAY},{ours}),N({said('amount')}),0)", "0")
        yield "starts", unless_blank(f'IF({start}="",-1,{start})', '""')
        yield "terms", unless_blank(self._terms(at["customer_id"], said("terms_days")), '""')
        yield (
            "due_day",
            unless_blank(self._due(at, said("due_date"), said("item_class"), said("condition_met_date")), '""'),
        )
        yield "target", unless_blank(f'IF({waits},"",{named}&"")', '""')
        yield "applied", f"=IF({at['amount']}>0,ROUND({taken},2),0)"
        yield "open", f"=IF({at['amount']}>0,ROUND({at['amount']}-{at['applied']},2),0)"
        yield "first", unless_blank(f'IF({new},MAX({above})+1,"")', '""')

    def _of_customer(self, column: str, customer: str) -> str:
        ids = self._columns["customers.customer_id"]
        return f"INDEX({self._columns[f'customers.{column}']},MATCH({customer},{ids},0))"

    def _terms(self, customer: str, own: str) -> str:
        """The document's days, else the customer's, else those of the settings; -1 where none says any."""
        theirs, default = f'{self._of_customer("terms_days", customer)}&""', self._setting("terms_days")
        return f'IFERROR(VALUE(IF({own}="",{theirs},{own}&"")),IF({default}="",-1,{default}))'

    def _due(self, at: dict[str, str], due: str, kind: str, met: str) -> str:
        rule = f'IFERROR({self._of_customer("terms_rule", at["customer_id"])}&"","")'
        by_default = f'AND({rule}="",{self._setting("terms_rule")}="month_end")'
        start = f"IF(OR({_is(rule, 'month_end')},{by_default}),EOMONTH({at['starts']},0),{at['starts']})"
        owed = f"AND({at['amount']}>0,{at['terms']}>=0,{at['starts']}>=0)"
        known = f'IF({due}<>"",{due},IF({owed},{start}+{at["terms"]},{at["starts"]}))'
        return f'IF({_is(kind, "retention")},IF({met}="",{_FAR},MAX({met},{known})),{known})'

    def _sum(self, table: str, *conditions: tuple[str, str]) -> str:
        pairs = ",".join(f"{self._columns[f'{table}.{column}']},{wanted}" for column, wanted in conditions)
        return f"SUMIFS({self._columns[f'{table}.amount']},{pairs})"

    def _received(self, *conditions: tuple[str, str]) -> str:
        """Receipts by the day that have not been returned by then."""
        by_then = ("receipt_date", f'"<="&{DAY}')
        returned = ("returned_date", f'"<="&{DAY}')
        return (
            f"({self._sum('receipts', by_then, *conditions)}-{self._sum('receipts', by_then, returned, *conditions)})"
        )

    def _lost(self, *conditions: tuple[str, str]) -> str:
        return self._sum("write_offs", ("write_off_date", f'"<="&{DAY}'), *conditions)

    def _brought(self, document: str, customer: str) -> str:
        """What receipts applied by the day, write-offs and credit notes bring to a document."""
        target = (("applied_to", document), ("customer_id", customer))
        later = ("applied_date", f'">"&{DAY}')
        received = f"{self._received(*target)}-{self._received(*target, later)}"
        lost = self._lost(("document_no", document), ("customer_id", customer))
        notes = f"SUMIFS({_lines('amount')},{_lines('customer_id')},{customer},{_lines('target')},{document}"
        return f'{received}+{lost}-{notes},{_lines("amount")},"<0")'

    def customer(self, row: int) -> Iterator[tuple[str, str]]:
        """A customer: (column, formula)."""
        who, number = f"$A{row}", row - FIRST + 1
        found = f"INDEX({_lines('customer_id')},MATCH({number},{_lines('first')},0))"
        named = (
            f"INDEX({self._columns['invoices.customer_name']},MATCH({who},{self._columns['invoices.customer_id']},0))"
        )
        registered = self._of_customer("customer_name", who)
        name = f'IFERROR(IF({registered}="",{named},{registered}),{named})'
        yield "A", complete(f'IFERROR({found},"")')
        yield "B", f'=IF({who}="","",IFERROR({name}&"",""))'
        whole = f"SUMIFS({_lines('amount')},{_lines('customer_id')},{who})"
        free = f'SUMIFS({_lines("amount")},{_lines("customer_id")},{who},{_lines("amount")},"<0")'
        used = f"SUMIFS({_lines('applied')},{_lines('customer_id')},{who})"
        for column, formula in (
            ("C", f"{whole}-{self._paid(who)}"),
            ("D", self._aged(who, f'">="&{DAY}')),
            *((column, self._bucket(who, place)) for place, column in enumerate(BUCKETS)),
            ("K", f"{free}-{self._paid(who)}+{used}"),
            ("L", self._aged(who, '"<0"')),
        ):
            yield column, f'=IF(OR({who}="",{BEYOND}<>0),"",ROUND({formula},2))'

    def _paid(self, customer: str) -> str:
        parts = (
            f"{self._received(('customer_id', customer), ('currency', wanted))}"
            f"+{self._lost(('customer_id', customer), ('currency', wanted))}"
            for wanted in ('"="', CURRENCY)
        )
        return f"({'+'.join(parts)})"

    def _aged(self, customer: str, *days: str) -> str:
        wanted = ",".join(f"{_lines('due_day')},{day}" for day in days)
        return f"SUMIFS({_lines('open')},{_lines('customer_id')},{customer},{wanted})"

    def _bucket(self, customer: str, place: int) -> str:
        """Older than the edge before, up to the edge; the last has no end."""
        low = edge(place) if place else "0"
        older = self._aged(customer, f'"<"&{DAY}-{low}', _SOME_DAY)
        if place == len(BUCKETS) - 1:
            return f'IF({low}="",0,{older})'
        high = edge(place + 1)
        within = self._aged(customer, f'"<"&{DAY}-{low}', f'">="&{DAY}-{high}')
        return f'IF({low}="",0,IF({high}="",{older},{within}))'

    def others(self) -> str:
        """Receipts, below zero, of customers that have no document."""
        columns = {name: self._columns[f"receipts.{name}"] for name in
                   ("customer_id", "receipt_date", "returned_date", "currency", "amount")}  # fmt: skip
        none = f"(COUNTIF({self._columns['invoices.customer_id']},{columns['customer_id']})=0)"
        kept = f'((({columns["returned_date"]}="")+({columns["returned_date"]}>{DAY}))>0)'
        there = f"({columns['receipt_date']}<={DAY})*{kept}"
        ours = f'((({columns["currency"]}="")+({columns["currency"]}={CURRENCY}))>0)'
        return complete(f"0-SUMPRODUCT({none}*{there}*{ours},{columns['amount']})")

    def listed(self) -> str:
        """How many customers are listed: paper that shows fewer has not all of them."""
        said = f'VLOOKUP("{Text("native.listed").key}",ArTextTable,ArLangColumn,FALSE)'
        return complete(f'COUNT({_lines("first")})&" "&{said}')

    def from_tables(self) -> str:
        """Documents less receipts less write-offs, straight from the tables."""
        parts: list[str] = []
        for wanted in ('"="', CURRENCY):
            ours, by_then, none = ("currency", wanted), f'"<="&{DAY}', '"="'
            parts += (
                self._sum("invoices", ("posting_date", by_then), ours),
                self._sum("invoices", ("posting_date", none), ("document_date", by_then), ours),
                self._sum("invoices", ("posting_date", none), ("document_date", none), ours),
                f"-{self._received(ours)}",
                f"-{self._lost(ours)}",
            )
        return "+".join(parts).replace("+-", "-")

    def left_out(self, reason: str) -> str:
        """How many rows, or settings, these formulas do not follow for a reason."""
        column = self._columns
        money = {table: column[f"{table}.amount"] for table in _DATES}
        days = {table: column[f"{table}.{date}"] for table, date in _DATES.items()}
        spoken = [column[f"{table}.currency"] for table in _DATES]
        amount, document, whose = _lines("amount"), _lines("document_no"), _lines("customer_id")
        rows, customers = f"ROWS({column['invoices.document_no']})", f"MAX({_lines('first')})"
        named = [column["receipts.applied_to"], column["receipts.receipt_no"]]
        said = {
            "beyond": [f"MAX(0,{rows}-{DOCUMENTS})", f"MAX(0,{customers}-{CUSTOMERS})"],
            "repeated": [f'SUMPRODUCT((COUNTIFS({document},{document},{whose},{whose},{amount},">0")>1)*({amount}>0))'],
            "clearing": [f"COUNTA({column[f'{table}.clearing_no']})" for table in ("invoices", "receipts")],
            "currencies": [f'SUMPRODUCT(({each}<>"")*({each}<>{CURRENCY}))' for each in spoken],
            # Python ages a refund of more than had come by its own day, and uses up credit notes by their number.
            "refunds": [
                *(f'COUNTIF({money[table]},"<0")' for table in ("receipts", "write_offs")),
                *(f'SUMPRODUCT(COUNTIFS({document},{each},{amount},"<0"))' for each in named),
            ],
            "no_number": [
                f'SUMPRODUCT(ISTEXT({money[table]})+({money[table]}<>"")*(1-ISNUMBER({days[table]})))'
                for table in _DATES
            ],
            "settings": self._other_settings(),
        }
        return f"={'+'.join(said[reason])}"

    def _other_settings(self) -> list[str]:
        said = {name: self._setting(name) for name in (*_USUAL, "accounts")}
        other = [f'AND({said[name]}<>"",{said[name]}<>{value})' for name, value in _USUAL.items()]
        # What was open on another day cannot be known from a list of one.
        other += [f"AND({self._listed()},{self._setting('snapshot_date')}<>{DAY})"]
        other += [f'{said["accounts"]}<>""', f'{edge(1)}=""', f'{self._edge_text(len(BUCKETS))}<>""']
        return [f"IF({each},1,0)" for each in other]


def _is(cell: str, value: str) -> str:
    """Whether a cell says a word to choose, in any language."""
    words = dict.fromkeys((value, *(say(Text(f"choice.{value}"), lang) for lang in ("en", "zh_CN"))))
    said = ",".join(f'{cell}="{each}"' for each in words)
    return f"OR({said})"
