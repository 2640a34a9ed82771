"""What the names of sheets, Excel tables and files say of the tables in them."""

from __future__ import annotations

import re
import unicodedata

from xlsaging.model.schema import TABLES

from .aliases import KINDS

__all__ = ["hint_of"]

_HINTS: tuple[tuple[str, str], ...] = (
    ("assignments", r"催收分工|分工|assignment"),
    ("activities", r"催收记录|催收台账|跟进记录|activit|contact log|call log"),
    ("credits", r"业绩归属|collection credit"),
    ("write_offs", r"核销|坏账|write.?off"),
    ("targets", r"目标|target|quota"),
    ("gl_balances", r"总账|科目余额|gl.?balance|trial balance|general ledger"),
    ("fx_rates", r"汇率|exchange|fx.?rate|eurofxref|currency rate"),
    ("settings", r"^(?:系统)?参数(?:设置)?$|^settings?$|^parameters?$"),
    ("aging", r"账龄|aging|ageing|aged"),
    ("account", r"往来(?:明细)?账|明细账|customer account|account statement|ledger card|对账单"),
    ("receipts", r"收款|回款|到账|来款|receipt|payment|collections?\b|cash received"),
    ("sales", r"赊销|销售额|销售收入|credit sales|^sales$"),
    ("customers", r"客户(?:档案|资料|信息|清单|列表|主数据|表|一览)|^客户$|customers?\b|^clients?$|debtor master"),
    ("invoices", r"应收|发票|开票|invoice|receivable|open.?item|debtor|fbl5n|未清"),
)


def hint_of(*names: str) -> str:
    """The kind of table that the names of a place say, best name first; "" where they say nothing.

    >>> hint_of("tblReceipts"), hint_of("Sheet1", "customers"), hint_of("应收明细"), hint_of("Sheet1")
    ('receipts', 'customers', 'invoices', '')
    """
    excel = {table.excel_table.lower(): name for name, table in TABLES.items()}
    for name in names:
        plain = unicodedata.normalize("NFKC", name).strip().lower()
        if plain in excel:
            return excel[plain]
        if plain in KINDS:
            return plain
        spaced = re.sub(r"[_\-.]+", " ", plain)
        for kind, pattern in _HINTS:
            if re.search(pattern, spaced):
                return kind
    return ""
