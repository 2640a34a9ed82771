"""What the summary of an entry in a customer account says about it."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd

from xlsaging.ledger.words import opening_text

__all__ = ["CREDIT_KINDS", "DEBIT_KINDS", "is_advance_account", "kinds_of", "methods_of", "openings_of"]

_Rules = tuple[tuple[str, re.Pattern[str]], ...]

DEBIT_KINDS: _Rules = (
    ("recovery", re.compile(r"坏账|呆账|核销|bad debt|write.?off", re.IGNORECASE)),
    (
        "refund",
        re.compile(r"退款|退还|退回.{0,4}款|退票|拒付|退汇|付款|refund|returned|bounced|dishono", re.IGNORECASE),
    ),
    ("fx_revaluation", re.compile(r"汇兑|汇率|调汇|exchange (gain|loss|diff)|revaluation", re.IGNORECASE)),
    ("debit_note", re.compile(r"利息|违约金|滞纳金|罚息|interest|penalty|late fee", re.IGNORECASE)),
    ("estimate", re.compile(r"暂估|estimate|accrual", re.IGNORECASE)),
)
"""What a debit entry is, other than an invoice; the first rule that fits holds."""

CREDIT_KINDS: _Rules = (
    ("receipt", re.compile(r"收回.{0,6}(坏账|核销)|(坏账|核销).{0,4}收回|recover", re.IGNORECASE)),
    ("write_off", re.compile(r"坏账|呆账|核销|bad debt|write.?off", re.IGNORECASE)),
    ("fx_revaluation", re.compile(r"汇兑|汇率|调汇|exchange (gain|loss|diff)|revaluation", re.IGNORECASE)),
    ("credit_note", re.compile(
        r"红字|红冲|冲销|冲红|退货|折让|返利|贷项|销售折扣|credit note|credit memo|return of goods|sales return|rebate",
        re.IGNORECASE,
    )),
)  # fmt: skip
"""What a credit entry is, other than a receipt."""

_METHODS: _Rules = (
    ("trade_bill", re.compile(r"商业承兑|商承|商票|trade bill", re.IGNORECASE)),
    ("bank_bill", re.compile(r"银行承兑|银承|银票|承兑|bank (bill|accept)", re.IGNORECASE)),
    ("in_kind", re.compile(r"以[物房车货]抵|实物抵|in.kind", re.IGNORECASE)),
    ("offset", re.compile(r"抵账|对冲|冲抵|互抵|抵销|应付.{0,4}冲|offset|set.?off|netting", re.IGNORECASE)),
    ("cash", re.compile(r"现金|\bcash\b", re.IGNORECASE)),
    ("bank", re.compile(r"电汇|转账|网银|汇款|银行|wire|transfer|bank", re.IGNORECASE)),
)


def _classified(texts: Any, rules: _Rules, default: str) -> Any:
    codes, names = pd.factorize(np.asarray(texts, dtype=object))
    found = [next((kind for kind, rule in rules if rule.search(str(name))), default) for name in names]
    return np.array([*found, default], dtype=object)[codes]


def kinds_of(texts: Any, rules: _Rules, default: str) -> Any:
    """The kind of each entry by its summary.

    >>> kinds_of(["收货款", "核销坏账", "收回已核销坏账", "销售退货"], CREDIT_KINDS, "receipt").tolist()
    ['receipt', 'write_off', 'receipt', 'credit_note']
    """
    return _classified(texts, rules, default)


def methods_of(texts: Any) -> Any:
    """How money came, by the summary; "" where it does not say.

    >>> methods_of(["收到银行承兑汇票", "收现金", "收款"]).tolist()
    ['bank_bill', 'cash', '']
    """
    return _classified(texts, _METHODS, "")


def openings_of(texts: Any) -> Any:
    """Whether each entry carries a balance forward."""
    codes, names = pd.factorize(np.asarray(texts, dtype=object))
    return np.array([*(opening_text(str(name)) for name in names), False], dtype=bool)[codes]


def is_advance_account(name: str) -> bool:
    """Whether an account holds advances of customers, where a debit uses an advance up and is no sale.

    >>> is_advance_account("2203 预收账款"), is_advance_account("1122 应收账款")
    (True, False)
    """
    return bool(
        re.search(
            r"预收|合同负债|^2203|^2204|advance|prepayments? (from|by) customer|customer deposit", name, re.IGNORECASE
        )
    )
