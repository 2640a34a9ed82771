"""Issues of checking tables against one another."""

from __future__ import annotations

from .catalogue import Entry

__all__ = ["CHECK_ISSUES"]

CHECK_ISSUES: dict[str, Entry] = {
    "missing_customer": Entry(
        "error",
        "no customer. The row is set aside and counts nowhere; fill in the customer.",
        "客户为空。该行已搁置，未计入任何数字；请补填客户。",
    ),
    "missing_amount": Entry(
        "error",
        "no amount. The row is set aside and counts nowhere; fill in the amount, or delete the row.",
        "金额为空。该行已搁置，未计入任何数字；请补填金额或删除该行。",
    ),
    "missing_value": Entry(
        "error",
        "{table}: no {column}. The row is set aside; fill it in.",
        "{table}：{column}为空。该行已搁置；请补填。",
    ),
    "missing_document_no": Entry(
        "warning",
        (
            "no document number. The row is used under the number {made}; fill in the number so that receipts "
            "can name it."
        ),
        "单据号为空。该行已计入，暂以 {made} 为号；请补填单据号，以便回款核销。",
    ),
    "numbers_made_up": Entry(
        "info",
        (
            "{count} row(s) have no number of their own and are numbered by their place, such as {example}. If a "
            'column holds the numbers, say which: --map document_no="its header".'
        ),
        (
            "{count} 行没有编号，已按所在位置编号，如 {example}。如表中另有编号列，请指明：--map "
            'document_no="表头名称"。'
        ),
    ),
    "numbers_from_vouchers": Entry(
        "info",
        (
            "{count} entries are numbered by month and voucher, such as {example}, because voucher numbers start "
            "anew each month."
        ),
        "{count} 笔分录以“月份/凭证号”为单据号，如 {example}，因凭证号每月重新编号。",
    ),
    "customers_by_name": Entry(
        "info",
        "{table}: no customer numbers; the name is taken for the number. Two spellings are two customers.",
        "{table}：没有客户编码，以客户名称代替；名称写法不同将视为不同客户。",
    ),
    "duplicate_row": Entry(
        "error",
        (
            "the same row stands at {first}. This second one is set aside; delete it, or give it a number of its "
            "own if it is another document."
        ),
        "与 {first} 完全相同。此重复行已搁置；请删除，如确为另一张单据，请更正其编号。",
    ),
    "duplicate_document": Entry(
        "warning",
        (
            "{number} stands here again with the same customer, amount and date, but other details. Both rows "
            "are used; delete one if it was entered twice."
        ),
        "{number} 再次出现，客户、金额、日期均相同，仅其他内容不同。两行均已计入；如属重复登记，请删除一行。",
    ),
    "same_number": Entry(
        "warning",
        (
            "{number} stands here again for this customer with another amount or date. Both rows are used; give "
            "instalments their number, or correct the document number."
        ),
        "该客户的 {number} 再次出现，金额或日期不同。两行均已计入；如为分期请填写期次，否则请更正单据号。",
    ),
    "equal_receipts": Entry(
        "warning",
        (
            "another receipt has the same customer, day and amount, and neither has a number. Both are used; "
            "delete one if it was entered twice."
        ),
        "存在客户、日期、金额均相同的另一笔回款，且均无编号。两笔均已计入；如属重复登记，请删除一笔。",
    ),
    "duplicate_customer": Entry(
        "error",
        (
            "customer {customer} stands in the customer table before. The first row holds, this one is set "
            "aside; merge the two."
        ),
        "客户 {customer} 在客户档案中已存在。以首行为准，此行已搁置；请合并。",
    ),
    "orphan_receipt": Entry(
        "warning",
        (
            "this receipt is applied to {number}, which the ledger does not have or which is set aside. It counts as "
            "unapplied; correct the number, or add the document."
        ),
        "该回款核销的单据 {number} 在账簿中不存在或已搁置，已作为未核销款计入；请更正单据号或补录单据。",
    ),
    "receipt_shared": Entry(
        "info",
        (
            "this receipt of {amount} names several documents. It is shared out in the order named, each document "
            "taking what it owes: {shares}; not applied: {rest}. If it paid them otherwise, give each document a row of "
            "its own."
        ),
        (
            "该笔回款 {amount} 对应多张单据，已按所列顺序、以各单据未收金额为限分摊：{shares}；未核销：{rest}。"
            "如实际分配不同，请按单据分行登记。"
        ),
    ),
    "receipt_other_customer": Entry(
        "warning",
        (
            "this receipt of customer {customer} is applied to {number}, which belongs to another customer. It "
            "counts as unapplied for {customer}; correct the customer or the number."
        ),
        ("客户 {customer} 的回款核销了其他客户的单据 {number}。已作为 {customer} 的未核销款计入；请更正客户或单据号。"),
    ),
    "receipt_before_document": Entry(
        "warning",
        (
            "the receipt of {receipt} is earlier than its document {number} of {document}. It is applied from "
            "{document} on; correct the date if it is wrong."
        ),
        "回款日期 {receipt} 早于所核销单据 {number} 的日期 {document}。自 {document} 起核销；如日期有误请更正。",
    ),
    "receipts_without_reference": Entry(
        "info",
        (
            "{count} receipt(s) do not say which documents they settle: they stand in a column of their own. To "
            "set them against the oldest items: --unapplied fifo."
        ),
        "{count} 笔回款未注明核销哪些单据，单列于“未核销贷项”。如需按先进先出冲抵最早款项：--unapplied fifo。",
    ),
    "reference_unknown": Entry(
        "warning",
        (
            "{column} names {number}, which the ledger does not have. The row is used without the reference; "
            "correct the number."
        ),
        "{column}引用的 {number} 在账簿中不存在。该行已计入，但未按引用核销；请更正编号。",
    ),
    "receipt_unknown": Entry(
        "warning",
        "receipt {receipt} does not exist. The share counts for nobody; correct the number.",
        "回款 {receipt} 不存在，该归属未生效；请更正回款单号。",
    ),
    "credit_of_several": Entry(
        "warning",
        (
            "{customers} have a receipt {receipt} each, and the share counts for all of these. Name the customer in a "
            "column Customer."
        ),
        "客户 {customers} 均有编号为 {receipt} 的回款，该归属对上述回款均生效；请增加“客户编号”一列注明客户。",
    ),
    "missing_document_date": Entry(
        "warning",
        "no document date. The document counts in the total and stands under undated; fill in the date.",
        "单据日期为空。该单据计入总额，列示于“账龄不明”；请补填日期。",
    ),
    "document_dates_absent": Entry(
        "warning",
        (
            "none of the {count} document(s) has a date: all are undated. If a column holds it, say which: --map "
            'document_date="its header".'
        ),
        (
            "{count} 张单据均无单据日期，全部列示于“账龄不明”。如表中另有日期列，请指明：--map "
            'document_date="表头名称"。'
        ),
    ),
    "missing_receipt_date": Entry(
        "warning",
        "no receipt date. The receipt lowers the balance on every day; fill in the date.",
        "回款日期为空。该回款在任何截止日均冲减余额；请补填日期。",
    ),
    "receipt_dates_absent": Entry(
        "warning",
        (
            "none of the {count} receipt(s) has a date: they lower the balance on every day. If a column holds "
            'it, say which: --map receipt_date="its header".'
        ),
        ('{count} 笔回款均无日期，在任何截止日均冲减余额。如表中另有日期列，请指明：--map receipt_date="表头名称"。'),
    ),
    "due_date_missing": Entry(
        "warning",
        "no due date; taken as {due} ({rule}). Fill in the date if it is another.",
        "到期日为空，按 {due} 计算（{rule}）。如不正确，请补填到期日。",
    ),
    "due_dates_made": Entry(
        "warning",
        (
            "there are no due dates: {terms} documents are due by the customer's terms, {document} on their own "
            'date. Give the column (--map due_date="its header") or the terms (--terms-days 30).'
        ),
        (
            "没有到期日：{terms} 张单据按客户账期计算，{document} 张以单据日期为到期日。请指明到期日列（--map "
            'due_date="表头名称"）或账期（--terms-days 30）。'
        ),
    ),
    "unknown_currency": Entry(
        "error",
        "{word} is no currency that is known. The row is set aside; write the ISO code, such as CNY or USD.",
        "无法识别的币种“{word}”。该行已搁置；请改为标准代码，如 CNY、USD。",
    ),
    "missing_rate": Entry(
        "warning",
        (
            "{count} row(s) in {currency} (from {first} on) have no rate and no amount in {base}: they are "
            "missing from totals in {base}. Add the rate to fx_rates."
        ),
        (
            "{count} 行 {currency} 业务（自 {first} 起）既无汇率也无本位币金额，未计入 {base} "
            "合计；请在汇率表中补充汇率。"
        ),
    ),
    "rates_crossed": Entry(
        "info",
        "the rates are in another currency and were crossed over {base}.",
        "该汇率表以其他货币计价，已通过 {base} 折算为交叉汇率。",
    ),
    "rates_turned": Entry(
        "info",
        (
            "the rates say what one {base} buys and were turned round. If they are in {base} already, give them "
            "in a column named rate."
        ),
        "该汇率表为 1 {base} 可兑换的外币数，已取倒数。如本就以 {base} 计价，请改用单列“汇率”。",
    ),
    "surplus_decimals": Entry(
        "warning",
        "{amount} has more decimals than its currency; it counts as {rounded}. Round it in the ledger.",
        "{amount} 的小数位多于该币种，按 {rounded} 计入；请在账簿中四舍五入。",
    ),
    "amount_too_large": Entry(
        "error",
        "{amount} is too large to be an amount. The row is set aside; correct it.",
        "{amount} 超出金额的合理范围。该行已搁置；请更正。",
    ),
    "unknown_word": Entry(
        "warning",
        "{column}: “{word}” is not known ({count} row(s)). They are used as ordinary ones; write a usual word.",
        "{column}：无法识别“{word}”（{count} 行），已按一般情况计入；请改用常用名称。",
    ),
    "two_sided_customer": Entry(
        "warning",
        (
            "customer {customer} owes {debit} in {debit_account} and is owed {credit} in {credit_account}. Both "
            "are shown; clear them against each other, or use --netting."
        ),
        (
            "客户 {customer} 两头挂账：{debit_account} 余额 {debit}，{credit_account} 余额 "
            "{credit}。两者分别列示；请对冲，或使用 --netting。"
        ),
    ),
    "customer_not_listed": Entry(
        "warning",
        "customer {customer} is not in the customer table: no terms, no collector. Add the customer.",
        "客户 {customer} 不在客户档案中，无账期及责任人信息；请补录。",
    ),
    "customers_alike": Entry(
        "warning",
        (
            "customers {customer} and {other} differ only in how they are written; they count as two. If they are "
            "one, write them alike."
        ),
        "客户“{customer}”与“{other}”仅写法不同（大小写、空格、符号或前导零），按两个客户计算。如为同一客户，请统一写法。",
    ),
    "customer_names_differ": Entry(
        "warning",
        (
            "customer {customer} is called {name} here and {first} elsewhere. The number counts; make the names "
            "alike, or correct the number."
        ),
        "客户 {customer} 在此处名称为“{name}”，他处为“{first}”。以编码为准；请统一名称或更正编码。",
    ),
    "assignments_overlap": Entry(
        "warning",
        (
            "customer {customer} is assigned to {first} and {second} at once from {day} on. The later start "
            "holds; end the first assignment."
        ),
        "客户 {customer} 自 {day} 起同时分配给 {first} 和 {second}。以后开始者为准；请结束前一分工。",
    ),
    "shares_not_one": Entry(
        "warning",
        "the shares of receipt {receipt} sum to {sum}, not to 1. Correct the shares.",
        "回款 {receipt} 的归属比例合计为 {sum}，不等于 1；请更正。",
    ),
}
