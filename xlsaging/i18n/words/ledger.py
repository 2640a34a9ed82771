"""Names of layouts and of rules, as the reader of ledgers speaks of them."""

from __future__ import annotations

__all__ = ["LEDGER"]

LEDGER: dict[str, dict[str, tuple[str, str]]] = {
    "layout": {
        "open_items": ("a list of documents", "单据明细"),
        "receipts": ("receipts", "回款明细"),
        "paid_documents": ("documents with what was paid on each", "带收款情况的单据明细"),
        "snapshot": ("open items of one day", "未清项快照"),
        "aging_export": ("balances aged already", "账龄汇总表"),
        "customer_account": ("a customer account with debit and credit", "往来明细账（借贷方）"),
        "event_list": ("one list of invoices, payments and credits", "发票与收款合一的往来清单"),
        "table": ("{table}", "{table}"),
    },
    "ledger": {
        "settings_file": (
            "Settings of this ledger. Lines that begin with # are not in force; remove the # to change one.",
            "本账簿的参数。以 # 开头的行不生效，如需修改请去掉 #。",
        ),
    },
    "question": {
        "columns": ("Which header is the column {column}?", "哪个表头是“{column}”？"),
        "date_order": (
            "In which order do dates stand (dmy, mdy, ymd)?",
            "日期按什么顺序书写（dmy 日月年、mdy 月日年、ymd 年月日）？",
        ),
        "where": ("Which {column} is to be read?", "读取哪一个“{column}”？"),
        "snapshot_date": ("On which day were these amounts open?", "这些未清余额是哪一天的？"),
        "base_currency": ("In which currency are the books kept?", "记账本位币是什么？"),
        "accounts": ("Which accounts are receivables? Parted by commas.", "哪些科目属于应收款？用逗号分隔。"),
        "basis": ("From which date does age count?", "账龄从哪个日期起算？"),
        "terms_days": (
            "Within how many days are invoices due, where nothing else is said?",
            "未另行约定时，账期是多少天？",
        ),
        "terms_rule": (
            "Do terms count from the document (days) or from the end of its month (month_end)?",
            "账期从单据日期起算（days），还是从当月月末起算（month_end，月结）？",
        ),
        "unapplied": (
            "Receipts that name no document: in a column of their own (separate), against the oldest items (fifo), "
            "or in the bucket of their own date (net)?",
            "未注明核销单据的回款：单列（separate）、先进先出冲抵最早款项（fifo），还是按自身日期并入账龄段（net）？",
        ),
        "netting": (
            "Set off what a customer owes in one account against what he is owed in another?",
            "同一客户两头挂账时，是否对冲？",
        ),
        "fiscal_month_end": ("On which day of the month do the books close?", "每月结账日是几号？"),
    },
    "question_why": {
        "columns": ("no header says it for certain", "没有表头能确定此列"),
        "date_order": ("at {at} no date proves it", "{at} 的日期无法自行判断顺序"),
        "where": ("at {at} the list holds several periods", "{at} 含多个期间的余额"),
        "snapshot_date": ("{at} holds open amounts without a day", "{at} 为未清余额，但未注明日期"),
        "base_currency": ("the ledger has {currencies}", "账簿中有多种币种：{currencies}"),
        "accounts": ("the ledger has the accounts {accounts}", "账簿中有多个科目：{accounts}"),
        "terms": ("{count} document(s) have no due date and no terms", "{count} 张单据没有到期日，也没有账期"),
        "unapplied": ("receipts do not say what they settle", "回款未注明核销哪些单据"),
        "netting": ("{count} customer(s) stand on both sides", "{count} 个客户两头挂账"),
        "fiscal_month_end": ("at {at} months end on day {day}", "{at} 显示每月截止于 {day} 日"),
    },
    "due_rule": {
        "terms": ("by terms of payment", "按账期推算"),
        "document": ("the document date", "取单据日期"),
    },
}
