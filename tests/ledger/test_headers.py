"""Headers to columns, and the kind of table that they make."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.ledger.headers import Header, Match, UserColumns, match_headers
from xlsaging.ledger.hints import hint_of
from xlsaging.ledger.units import unit_of


def match(text: str, *, hint: str = "", groups: str = "", **user: str) -> Match:
    above = groups.split("|") if groups else []
    headers = [
        Header(position, header, above[position] if position < len(above) else "")
        for position, header in enumerate(text.split("|"))
        if header
    ]
    return match_headers(headers, UserColumns.of(user), hint=hint)


def named(found: Match) -> list[str]:
    by_position = {position: name for name, position in found.columns.items()}
    return [by_position.get(position, "-") for position in range(max([*by_position, 0]) + 1)]


CASES = """
invoices
    发票号|客户编号|客户名称|开票日期|到期日|金额|币种
    document_no customer_id customer_name document_date due_date amount currency
invoices
    单据编号|客户|单据日期|价税合计|不含税金额|业务员|部门
    document_no customer_id document_date amount net_amount sales_rep department
invoices
    Invoice No.|Customer|Invoice Date|Due Date|Amount
    document_no customer_id document_date due_date amount
invoices
    customerID|invoiceNumber|InvoiceDate|DueDate|InvoiceAmount|SettledDate
    customer_id document_no document_date due_date amount settled_date
invoices
    客户名称|发票号|开票日期|金额|到期日|回款日期|回款金额|未收金额
    customer_name document_no document_date amount due_date settled_date paid_amount open_amount
invoices
    Account|Assignment|Document Number|Doc. Type|Doc. Date|Net due dt|Amount in local currency|Clearing Doc.|Text
    customer_id assignment document_no document_type document_date due_date amount clearing_no summary
invoices
    Customer|Document Number|Doc. Date|Amount in doc. curr.|Curr.|Amount in local currency|Clrng doc.|Clearing
    customer_id document_no document_date amount currency base_amount clearing_no clearing_date
invoices
    客户|凭证编号|凭证日期|净到期日|凭证货币金额|本币金额|清账凭证|清账日期|分配
    customer_id document_no document_date due_date amount base_amount clearing_no clearing_date assignment
invoices
    客户|日期|编号|金额
    customer_id document_date document_no amount
receipts
    收款单号|客户|收款日期|收款金额|对应发票号|结算方式
    receipt_no customer_id receipt_date amount applied_to method
receipts
    CustomerID|InvoiceId|PaymentDate|Collection
    customer_id applied_to receipt_date amount
receipts
    Receipt No|Customer|Date Received|Amount|Invoice No
    receipt_no customer_id receipt_date amount applied_to
customers
    客户编号|客户名称|信用额度|账期|业务员|区域
    customer_id customer_name credit_limit terms_days sales_rep region
customers
    CustomerID|CustomerName|Credit_Terms_Days|Industry
    customer_id customer_name terms_days industry
assignments
    客户编号|催收员|开始日期|结束日期
    customer_id collector start_date end_date
credits
    收款单号|催收员|归属比例
    receipt_no collector share
activities
    催收日期|客户编号|催收员|催收方式|催收结果|承诺日期|承诺金额
    activity_date customer_id collector channel outcome promise_date promise_amount
write_offs
    核销日期|客户编号|核销金额|核销类型|发票号
    write_off_date customer_id amount kind document_no
sales
    月份|销售额
    month amount
gl_balances
    余额日期|科目|期末余额|坏账准备
    balance_date account amount allowance
fx_rates
    汇率日期|币种|汇率
    rate_date currency rate
fx_rates
    Date|USD|JPY|GBP|EEK
    rate_date rate:USD rate:JPY rate:GBP rate:EEK
targets
    催收员|月份|目标金额
    collector month target_amount
settings
    参数|值
    key value
account
    日期|凭证号|摘要|借方|贷方|方向|余额
    document_date voucher_no summary debit credit direction balance
account
    Date|Voucher|Description|Debit|Credit|Balance
    document_date voucher_no summary debit credit balance
account
    月|日|凭证字号|摘要|借方金额|贷方金额|借或贷|余额
    document_date_month document_date_day voucher_no summary debit credit direction balance
aging
    客户编码|客户名称|余额|未到期|1-30天|31-60天|60天以上
    customer_id customer_name bucket_total bucket:not_due bucket:1-30 bucket:31-60 bucket:61-
aging
    Customer|Total|Current|1-30|31-60|>60
    customer_id bucket_total bucket:not_due bucket:1-30 bucket:31-60 bucket:61-
"""

_LINES = [line.strip() for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(
    ("kind", "headers", "columns"), list(zip(_LINES[::3], _LINES[1::3], _LINES[2::3], strict=True))
)
def test_headers_make_the_kind_of_table_that_people_mean(kind: str, headers: str, columns: str) -> None:
    found = match(headers)
    assert (found.kind, found.fits, named(found)) == (kind, True, columns.split())


@pytest.mark.parametrize(
    "headers",
    [
        "Caption|Value",
        "CustomerNumber|No.",
        "Col 1|Col 2|Col 3",
        "Date|Amount",
        "case_id|activity|timestamp|amount",
        "a|b",
    ],
)
def test_too_few_or_too_vague_headers_are_no_table(headers: str) -> None:
    assert not match(headers).fits


def test_names_of_places_lend_meaning_to_vague_headers() -> None:
    assert match("日期|科目|余额", hint="gl_balances").fits
    assert match("Date|Customer|Amount|No.", hint="receipts").kind == "receipts"
    assert match("Date|Customer|Amount|No.").kind == "invoices"


def test_two_rows_of_headers_are_read_together() -> None:
    found = match("日期|摘要|借方|贷方|借方|贷方|余额", groups="||原币金额|原币金额|本币金额|本币金额|")
    assert named(found) == ["document_date", "summary", "debit", "credit", "debit_base", "credit_base", "balance"]
    found = match("日期|摘要|原币|本币|原币|本币", groups="||借方|借方|贷方|贷方")
    assert named(found) == ["document_date", "summary", "debit", "debit_base", "credit", "credit_base"]
    found = match("发票号|客户|日期|原币|本币", groups="|||金额|金额")
    assert named(found) == ["document_no", "customer_id", "document_date", "amount", "base_amount"]


def test_amounts_in_local_currency_are_the_amounts_where_no_others_are() -> None:
    found = match("Assignment|DocumentNo|Ty|Doc. Date|Net due dt|Amt in loc.cur.|LCurr|Clrng doc.|Clearing")
    assert named(found)[5:7] == ["amount", "currency"]
    found = match("Customer|DocumentNo|Doc. Date|Amount in doc. curr.|Curr.|Amt in loc.cur.|LCurr")
    assert named(found)[3:6] == ["amount", "currency", "base_amount"]
    found = match("Customer|DocumentNo|Doc. Date|Amount in doc. curr.|Amt in loc.cur.|LCurr")
    assert named(found)[3:] == ["amount", "base_amount"]
    found = match("Customer|DocumentNo|Doc. Date|Curr.|Amount in local currency")
    assert named(found)[3:] == ["currency", "base_amount"]


def test_the_better_alias_wins_and_the_other_is_named() -> None:
    found = match("Invoice No|Customer|Date|Invoice Date|Amount")
    assert found.columns["document_date"] == 3
    assert dict(found.doubles) == {2: "document_date"}


@pytest.mark.parametrize(
    ("header", "scale", "currency"),
    [
        ("金额(元)", {}, ""),
        ("金额（万元）", {"amount": 10_000.0}, ""),
        ("金额[千元]", {"amount": 1_000.0}, ""),
        ("Amount (USD)", {}, "USD"),
        ("Amount USD", {}, "USD"),
        ("Amount (USD '000)", {"amount": 1_000.0}, "USD"),
        ("金额（万美元）", {"amount": 10_000.0}, "USD"),
        ("金额\n（人民币元）", {}, "CNY"),
    ],
)
def test_units_and_currencies_in_brackets_are_understood(header: str, scale: dict[str, float], currency: str) -> None:
    found = match(f"发票号|客户|开票日期|{header}")
    assert named(found)[3] == "amount"
    assert (dict(found.scales), found.currency) == (scale, currency)


@pytest.mark.parametrize(
    ("text", "unit"), [("LCY", None), ("含税", None), ("days", None), ("百万元", (1e6, "")), ("EUR", (1.0, "EUR"))]
)
def test_what_is_no_unit_is_none(text: str, unit: Any) -> None:
    assert unit_of(text) == unit


@pytest.mark.parametrize(
    "headers",
    [
        "发票号\nInvoice No.|客户编号\nCustomer No|开票日期\nInvoice Date|到期日\nDue Date|金额\nAmount",
        "Invoice No 发票号|Customer 客户|Invoice Date 开票日期|Due Date 到期日|Amount 金额",
        "发票号 / Invoice No.|客户 / Debtor|开票日期 / Issued|到期日 / Payable until|发票金额 / Gross billed",
        "Number (发票号)|Who（客户编号）|Issued（开票日期）|Until（到期日）|How much（金额）",
    ],
)
def test_headers_in_two_languages_are_known_by_either(headers: str) -> None:
    assert named(match(headers)) == ["document_no", "customer_id", "document_date", "due_date", "amount"]


def test_two_rows_in_two_languages_are_put_together() -> None:
    headers = [Header(0, "发票号 Invoice No"), Header(1, "客户 Customer"), Header(2, "开票日期 Invoice Date"),
               Header(3, "金额 Amount", "原币 Document currency"), Header(4, "金额 Amount", "本币 Local currency")]  # fmt: skip
    found = match_headers(headers, UserColumns())
    assert (found.columns["amount"], found.columns["base_amount"]) == (3, 4)


def test_the_users_word_wins_over_all() -> None:
    found = match("发票号|客户|开票日期|到期日|金额|Pay before", due_date="Pay before")
    assert found.columns["due_date"] == 5
    found = match("A|B|C|D", document_no="A", customer_id="B", document_date="C", amount="D")
    assert (found.kind, found.fits) == ("invoices", True)


def test_one_header_may_serve_two_columns_if_the_user_says_so() -> None:
    found = match("document|type|date|signed_amount", document_no="document", customer_id="document")
    assert found.columns["document_no"] == found.columns["customer_id"] == 0


def test_the_second_of_two_equal_headers_can_be_named() -> None:
    found = match("发票号|客户|日期|Value|Value", amount="Value#2")
    assert found.columns["amount"] == 4


def test_what_the_user_says_of_one_table_holds_there_only() -> None:
    user = UserColumns.of({"receipts.amount": "Paid", "amount": "Total"})
    assert user.for_kind("receipts")["amount"] == "Paid"
    assert user.for_kind("invoices")["amount"] == "Total"


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("tblReceipts",), "receipts"),
        (("Sheet1", "collections"), "receipts"),
        (("应收明细",), "invoices"),
        (("客户账龄表",), "aging"),
        (("客户档案",), "customers"),
        (("往来明细账",), "account"),
        (("汇率",), "fx_rates"),
        (("Sheet1",), ""),
        (("催收记录",), "activities"),
        (("坏账核销",), "write_offs"),
        (("总账余额",), "gl_balances"),
    ],
)
def test_names_hint_at_kinds(names: tuple[str, ...], kind: str) -> None:
    assert hint_of(*names) == kind
