"""Issues of reading layouts: what a table was taken for, and what in it was not as expected."""

from __future__ import annotations

from .catalogue import Entry

__all__ = ["LAYOUT_ISSUES"]

LAYOUT_ISSUES: dict[str, Entry] = {
    "layout_recognised": Entry(
        "info",
        'read as {name}, {rows} row(s). If it is something else, say so with --table NAME="Sheet!A1".',
        '按“{name}”读取，共 {rows} 行。如不正确，请用 --table 表名="Sheet1!A1" 指明。',
    ),
    "more_of_the_same": Entry(
        "info",
        (
            "{count} more row(s) have the finding {code}; the first {shown} are listed one by one. Mend those, "
            "then check again."
        ),
        "另有 {count} 行存在同类问题（{code}），此处仅逐条列出前 {shown} 行。请先处理已列出的行，再重新检查。",
    ),
    "table_not_used": Entry(
        "error",
        (
            "this table looks like {table} but has no column for {column}; its {rows} row(s) are set aside. Say "
            'which header it is: --map {column}="its header".'
        ),
        '此表看似{table}，但缺少 {column} 列，其 {rows} 行已搁置。请指明对应的表头：--map {column}="表头名称"。',
    ),
    "base_currency_seen": Entry(
        "info",
        "the ledger keeps its books in {currency}, as far as its rows show. If not: --base-currency.",
        "从账簿内容看，本位币为 {currency}。如不正确，请用 --base-currency 指定。",
    ),
    "setting_unknown": Entry(
        "warning",
        "{key} = {value} is no setting, or a value that it cannot have. It is not in force; see xlsaging init.",
        "“{key} = {value}”不是有效的参数或取值，未生效；可用 xlsaging init 查看参数。",
    ),
    "opening_undated": Entry(
        "info",
        (
            "{count} opening balance(s) do not say when they arose; they stand under undated. Give the date in a "
            "column origin_date."
        ),
        "{count} 笔期初余额未注明发生日，列示于“账龄不明”。请在“原始日期”列填写发生日。",
    ),
    "signs_turned": Entry(
        "info",
        (
            "{count} row(s) of type {kind} are written without sign; they were turned round so that they count "
            "the right way. Nothing to do if that is how this list is kept."
        ),
        "{count} 行“{kind}”未带符号，已按类型调整正负号后计入。如本表历来如此登记，无需处理。",
    ),
    "advances_turned": Entry(
        "info",
        (
            "{account} holds what customers paid in advance: its {count} row(s), written without sign, lower what is "
            "owed and count as credits. If they are receivables, name the sheet or the account otherwise."
        ),
        "“{account}”为客户预付的款项：其 {count} 行未带符号，已按减少应收、作为贷项计入。如实为应收款，请更改工作表或科目名称。",
    ),
    "sign_raises_against_type": Entry(
        "warning",
        (
            "this credit note is positive ({amount}) while others in the list are negative. It is kept as it "
            "stands and raises the balance; put a minus before it if it should lower it."
        ),
        "该贷项为正数（{amount}），而本表其他贷项为负数。已按原样计入，增加应收余额；如应冲减，请改为负数。",
    ),
    "sign_lowers_against_type": Entry(
        "warning",
        (
            "this row calls itself an invoice but is negative ({amount}). It lowers the balance; if it is a "
            "credit note (红字), correct its type, else its sign."
        ),
        "该行类型为发票但金额为负数（{amount}），已按冲减应收计入。如为红字发票，请更正类型；否则请更正符号。",
    ),
    "payment_date_unknown": Entry(
        "warning",
        (
            "{count} payment(s) have no date and count from the document's own date: balances are right from the "
            "day of the export on, days to pay are not. Add a column with the payment dates, and until then ask for no "
            "day before the export."
        ),
        (
            "{count} 笔付款没有日期，自单据日期起计：导出日及以后的余额正确，回款天数不准确。请增加付款日期一列；"
            "在此之前，截止日请勿早于导出日。"
        ),
    ),
    "other_snapshot": Entry(
        "error",
        (
            "this row is of {day}; the snapshot of {snapshot} is read. The row is set aside. For the other day: "
            "--as-of {day}."
        ),
        "该行为 {day} 的数据，本次读取 {snapshot} 的快照，该行已搁置。如需另一日：--as-of {day}。",
    ),
    "aged_by_bucket_only": Entry(
        "info",
        (
            "the list gives balances by bucket on {snapshot}: {count} document(s) stand for them, each at the "
            "end of its bucket. Other buckets than these cannot be known."
        ),
        (
            "该表为 {snapshot} 按账龄段汇总的余额，已转为 {count} 张代表性单据，到期日取各段末端。"
            "无法据此细分其他账龄段。"
        ),
    ),
    "bucket_sum_differs": Entry(
        "warning",
        "the buckets sum to {found}, the total says {total}. The buckets count; correct one of the two.",
        "各账龄段合计 {found}，与合计列 {total} 不符。以账龄段为准；请更正其一。",
    ),
    "balance_broken": Entry(
        "warning",
        (
            "the running balance is {found}; the entries above give {expected}. A row may be missing, or an "
            "amount wrong: compare with the printed account."
        ),
        "余额栏为 {found}，按上文发生额推算应为 {expected}。可能缺行或金额有误；请与账页核对。",
    ),
    "opening_repeated": Entry(
        "info",
        (
            "“{text}” carries forward a balance whose entries the ledger holds already. It is set aside, else it "
            "would count twice."
        ),
        "“{text}”为结转余额，其明细已在账簿中。该行已搁置，以免重复计算。",
    ),
    "summary_not_used": Entry(
        "info",
        (
            "this list of aged balances sums up what other tables hold in detail; its {rows} row(s) are set "
            'aside, else they would count twice. To read it instead: --table aging="{at}".'
        ),
        '此账龄汇总表由其他明细表汇总而来，其 {rows} 行已搁置，以免重复计算。如需改用此表：--table aging="{at}"。',
    ),
    "other_snapshot_table": Entry(
        "info",
        (
            "this list is of {day}; the one of {snapshot} is read. Its {rows} row(s) are set aside. For the "
            "other day: --as-of {day}."
        ),
        "此表为 {day} 的余额，本次读取 {snapshot} 的余额表，其 {rows} 行已搁置。如需另一日：--as-of {day}。",
    ),
    "lines_told_apart": Entry(
        "info",
        (
            "customer {customer} has {count} lines, which “{column}” tells apart ({values}); all of them count. If they "
            "show one balance in several ways, read one: {option}."
        ),
        (
            "客户 {customer} 有 {count} 行，以“{column}”区分（{values}），均已计入。如为同一余额的不同口径，请只读取其一："
            "{option}。"
        ),
    ),
    "open_beyond_amount": Entry(
        "warning",
        (
            "{open} is open of a document over {amount}: more than it is for, or less than nothing. What is open "
            'counts; correct one of the two, or name another column: --map open_amount="its header".'
        ),
        (
            "单据金额为 {amount}，未收金额却为 {open}（超过单据金额，或方向相反）。以未收金额为准；请更正其中之一，"
            '或指明其他列：--map open_amount="表头名称"。'
        ),
    ),
    "paid_differs": Entry(
        "warning",
        (
            "the row says that {said} was paid on {number}, the receipts say {found}. The receipts count; add "
            "the missing ones, or correct the row."
        ),
        "该行显示 {number} 已收 {said}，回款明细合计为 {found}。以回款明细为准；请补录回款或更正该行。",
    ),
    "noted_item": Entry(
        "info",
        ("special G/L indicator {mark} marks an item that is noted only (a request or a guarantee). It is set aside."),
        "特别总账标识 {mark} 为备忘项目（如预付款申请、担保），该行已搁置。",
    ),
    "void_row": Entry(
        "warning",
        (
            "this row of {amount} is marked “{word}”: it counts for nothing and is set aside. If it is owed or paid "
            "after all, correct the mark."
        ),
        "该行金额 {amount}，标记为“{word}”，不计入应收与回款，已搁置。如实际有效，请更正其状态。",
    ),
    "draft_row": Entry(
        "warning",
        (
            "this row of {amount} is marked “{word}”: nobody owes or has paid what is not issued yet. It is set "
            "aside; once it is issued, correct the mark."
        ),
        "该行金额 {amount}，标记为“{word}”，尚未开出，不计入应收与回款，已搁置。正式开出后请更正其状态。",
    ),
    "unapproved_rows": Entry(
        "warning",
        (
            "{count} row(s) are marked “{words}”, the first one here. They count like the others, since what was "
            "delivered is owed before it is approved. Approve them, or mark as void or draft what does not count."
        ),
        (
            "有 {count} 行标记为“{words}”（首行在此），因货款在审核前即已形成，仍照常计入。请完成审核；如不应计入，"
            "请标记为“作废”或“草稿”。"
        ),
    ),
}
