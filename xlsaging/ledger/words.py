"""Words that ledgers use for kinds of things, in Chinese and English, and the value each stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import numpy as np

from .distinct import distinct

__all__ = ["CHARGES", "WORDS", "canonical_word", "canonical_words", "opening_text", "plain_word"]

_DOCUMENT_TYPES = {
    "invoice": (
        "invoice inv si rv dr f2 bill sales_invoice sale 发票 销售发票 蓝字发票 蓝票 专用发票 普通发票 "
        "增值税专用发票 增值税普通发票 电子发票 销售专用发票 销售普通发票 应收单 销售应收单 标准应收单 其他应收单 "
        "财务应收单 应收 销售 销售出库 销售出库单 转字 转账凭证 应收账款 正常 蓝字"
    ),
    "debit_note": (
        "debit_note debit_memo dn dm dv l2 fee penalty interest late_fee charge surcharge finance_charge 借项 "
        "借项通知单 滞纳金 违约金 利息 罚息 手续费 费用 费用应收单"
    ),
    "credit_note": (
        "credit_note credit_memo cr_memo creditnote creditmemo credit cn cm dg g2 return sales_return rebate "
        "allowance 红字发票 红字 红票 负数发票 红字专用发票 红字普通发票 贷项 贷项通知单 销售退货 退货 退货单 "
        "销售折让 折让 返利 红字应收单 冲销 红冲 红字冲销"
    ),
    "opening": (
        "opening opening_balance balance_brought_forward brought_forward b/f bf 期初 期初余额 年初余额 年初结转 "
        "上年结转 结转 期初应收 期初应收单 期初数 年初数 上期结转"
    ),
    "estimate": "estimate accrual accrued provisional 暂估 暂估应收 暂估应收单 暂估单 应收暂估",
    "fx_revaluation": (
        "fx_revaluation revaluation exchange_difference fx exchange_gain_loss 汇兑损益 汇兑差额 汇兑调整 汇率调整 调汇"
    ),
    "payment": (
        "payment pay pmt receipt rcpt rec cash_receipt deposit dz incoming_payment customer_payment 收款 收款单 "
        "回款 回款单 收款凭证 收字 到账 预收款 销售收款 银行收款 收款退款单_红字"
    ),
    "refund": "refund customer_refund refund_to_customer 退款 退款单 收款退款单 付款 付款单",
    "write_off": "write_off writeoff write-off bad_debt bad_debts wo 坏账 坏账核销 坏账损失 核销坏账 呆账",
    "recovery": "recovery bad_debt_recovery 坏账收回 收回坏账 收回已核销坏账",
}

_METHODS = {
    "bank": (
        "bank wire transfer bank_transfer wire_transfer tt t/t eft ach neft rtgs credit_card card cheque check 银行 "
        "银行转账 转账 电汇 网银 汇款 银行存款 银行汇款 支票 转账支票 信用证 l/c 对公转账 现汇"
    ),
    "bank_bill": (
        "bank_bill bank_acceptance bankers_acceptance banker's_acceptance bank_draft 银行承兑汇票 银承 银行承兑 "
        "银票 电子银行承兑汇票 银行汇票 承兑汇票 承兑"
    ),
    "trade_bill": (
        "trade_bill commercial_bill trade_acceptance commercial_acceptance bill_of_exchange 商业承兑汇票 商承 "
        "商业承兑 商票 电子商业承兑汇票 商业汇票"
    ),
    "cash": "cash 现金 库存现金",
    "in_kind": (
        "in_kind inkind payment_in_kind barter 以物抵账 以物抵债 抵账物 实物抵账 以房抵账 以车抵账 实物 以物抵款 抵房"
    ),
    "offset": (
        "offset netting set_off setoff contra 抵账 对冲 抵销 冲抵 互抵 往来抵账 债权债务抵销 应收冲应付 应付冲应收 "
        "转账冲销 三方抵账"
    ),
}

_ITEM_CLASSES = {
    "trade": "trade normal standard 货款 贸易 应收货款 进度款 到货款 预付款 发货款 验收款 首付款 尾款",
    "retention": "retention retention_money warranty_retention 质保金 质保 保留金 质量保证金 保修金 质保款",
    "unbilled": "unbilled contract_asset accrued 未开票 未开票应收 合同资产 未开票收入",
}

_RELATED = {
    "external": "external third_party third_parties no none n false 0 外部 非关联方 非关联 第三方 否 无 外部客户",
    "associate": (
        "associate associated related related_party affiliate yes y true 1 关联方 关联 关联企业 联营 联营企业 合营 "
        "合营企业 是"
    ),
    "consolidated": (
        "consolidated group intercompany intra_group subsidiary ic 合并范围内 合并范围内关联方 内部 内部往来 "
        "内部单位 集团内 集团内部 子公司 合并内"
    ),
}

_KINDS = {
    "write_off": "write_off writeoff write-off bad_debt 核销 坏账核销 坏账 核销坏账 转销",
    "recovery": "recovery recovered bad_debt_recovery 收回 坏账收回 核销收回 收回坏账 收回已核销坏账",
    "correction": "correction adjustment adjust reversal 更正 调整 尾差 尾差调整 冲销 差额调整",
}

_TERMS = {
    "days": "days net net_days 发票日后天数 天 票到 开票后 按天 票结",
    "month_end": "month_end eom end_of_month monthly month 月结 月末 月底 次月 月末起算",
}

_CHANNELS = {
    "phone": "phone call telephone tel 电话 电话催收 电催",
    "email": "email e-mail mail 邮件 电子邮件",
    "sms": "sms text 短信 微信 wechat",
    "letter": "letter 信函 催收函 催款函 函件 发函 书面",
    "visit": "visit meeting onsite 上门 拜访 走访 现场 面谈 上门催收",
    "lawyer": "lawyer attorney legal 律师 律师函",
    "agency": "agency 委外 催收公司 第三方催收",
    "court": "court suit litigation 诉讼 起诉 仲裁 法院",
}


def plain_word(text: str) -> str:
    """A word without width, case, blanks and joining signs, as tables of words are looked up.

    >>> plain_word(" Credit-Note "), plain_word("ＤＺ")
    ('credit_note', 'dz')
    """
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    plain = re.sub(r"[（(【\[].*?[)）】\]]$", "", plain) if len(plain) > 3 else plain
    return re.sub(r"[\s\-_.]+", "_", plain).strip("_")


def _table(groups: Mapping[str, str]) -> Mapping[str, str]:
    return {plain_word(word): value for value, words in groups.items() for word in (value, *words.split())}


WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("invoices", "document_type"): _table(_DOCUMENT_TYPES),
    ("receipts", "method"): _table(_METHODS),
    ("invoices", "item_class"): _table(_ITEM_CLASSES),
    ("customers", "related_party"): _table(_RELATED),
    ("customers", "terms_rule"): _table(_TERMS),
    ("write_offs", "kind"): _table(_KINDS),
    ("activities", "channel"): _table(_CHANNELS),
}
"""(table, column) → word → value. `channel` is open: words that are not here stay as they are."""

CHARGES = frozenset({"invoice", "debit_note", "credit_note", "opening", "estimate", "fx_revaluation"})
"""Values of `document_type` that are rows of `invoices`; the others say that the row belongs elsewhere."""

_OPENING = re.compile(
    r"(年初|期初|上年|上期|上月|去年)(结转|余额|数|结余)|承前页|结转上年|上年转入|期初"
    r"|opening balance|balance (brought forward|b/?f)|brought forward",
    re.IGNORECASE,
)


def opening_text(text: str) -> bool:
    """Whether a summary says that the row carries a balance forward.

    >>> opening_text("上年结转"), opening_text("Opening balance"), opening_text("收回货款")
    (True, True, False)
    """
    return bool(_OPENING.search(text))


def canonical_word(table: str, column: str, text: str) -> str | None:
    """The value that a word stands for; "" for a blank, None for an unknown word.

    >>> canonical_word("receipts", "method", "银承"), canonical_word("invoices", "document_type", "贷项通知单")
    ('bank_bill', 'credit_note')
    """
    plain = plain_word(text)
    return WORDS[table, column].get(plain) if plain else ""


def canonical_words(table: str, column: str, values: Any) -> tuple[Any, dict[str, int]]:
    """The values that the words of a text column stand for, and how often each unknown word occurs.

    Unknown words stay as they are.
    """
    codes, names = distinct(values)
    found = [canonical_word(table, column, name) for name in names]
    meant = [name if value is None else value for name, value in zip(names, found, strict=True)]
    counts = np.bincount(codes, minlength=len(names)).tolist()
    unknown = {name: count for name, value, count in zip(names, found, counts, strict=True) if value is None}
    return np.array([*meant, ""], dtype=object)[codes], unknown
