"""What the comparison with earlier days says."""

from __future__ import annotations

__all__ = ["COMPARISON"]

COMPARISON: dict[str, dict[str, tuple[str, str]]] = {
    "sheet": {"comparison": ("Comparison", "余额比较")},
    "title": {"comparison": ("Receivables by customer, compared with earlier days", "应收账款余额比较表（按客户）")},
    "compare": {
        "cover_title": ("Compared with earlier days", "与前期比较"),
        "figure": ("Figure", "指标"),
        "this_month": ("This period\n{day}", "本期末\n{day}"),
        "last_month": ("Last month\n{day}", "上月末\n{day}"),
        "year_start": ("Year start\n{day}", "年初\n{day}"),
        "last_year": ("A year ago\n{day}", "上年同期\n{day}"),
        "change": ("Change on last month", "较上月增减额"),
        "change_rate": ("Change, %", "增减率"),
        "reason": ("Reason", "变动原因"),
        "receipts": ("Receipts until\n{day}", "期后回款\n至 {day}"),
        "covered": ("of these, for this balance", "其中：收回期末余额"),
        "covered_rate": ("Balance covered", "期后回款覆盖率"),
        "over_90": ("Overdue more than 90 days", "逾期90天以上"),
        "older_90": ("Older than 90 days", "账龄90天以上"),
        "dso": ("DSO, days", "周转天数"),
        "cei": ("CEI of the month", "催收效果指数（当月）"),
        "snapshot": (
            "The ledger is a list of open items of one day: it does not tell what was open on others.",
            "台账为某一日的未清项快照，无法得知其他日期的余额。",
        ),
        "nothing": (
            "Comparison: no customer has a balance, then or now.",
            "余额比较表：各期均无客户余额。",
        ),
        "left_out": (
            "Comparison: a list of open items of one day has no earlier days.",
            "余额比较表：未清项快照没有前期余额。",
        ),
        "how": (
            "Change: this period less last month end. Reasons typed here are kept when the same month is closed again into this file.",
            "增减额＝本期末－上月末。在此填写的变动原因，重新生成同一月份的本文件时予以保留。",
        ),
        "how_covered": (
            "Receipts after {day} up to {until}: cash less refunds, not returned by then. For this balance: what of it was "
            "applied to documents open on {day}, for each no more than was open. Balance covered: that ÷ the balance, where there is one.",
            "期后回款：{day} 之后至 {until} 的收款，扣除退款，不含已退票。收回期末余额：其中核销 {day} 未清单据的部分，"
            "每张单据以当日未清额为限。覆盖率＝收回期末余额÷期末余额（余额大于零时）。",
        ),
        "no_receipts": (
            "The ledger holds no receipts after {day}: receipts after period end are left out.",
            "台账中没有 {day} 之后的收款，期后回款未列示。",
        ),
        "no_receipts_until": (
            "The ledger holds no receipts after {day} up to {until}: receipts after period end are left out.",
            "台账中没有 {day} 之后至 {until} 的收款，期后回款未列示。",
        ),
        "unknown": (
            "The ledger’s first document is of {first}: balances on {days} are unknown.",
            "台账最早的单据日期为 {first}，{days} 的余额无从得知。",
        ),
        "unknown_undated": (
            "No document of the ledger is dated: balances on {days} are unknown.",
            "台账单据均无日期，{days} 的余额无从得知。",
        ),
        "notice_damaged": (
            "The pack that stood here before is damaged: reasons typed into it could not be taken over. It is kept as .bak.",
            "原文件已损坏，其中填写的变动原因未能保留；原文件另存为 .bak。",
        ),
        "notice_foreign": (
            "The file that stood here before is no month-end pack of this program: nothing was taken over. It is kept as .bak.",
            "原文件不是本软件生成的月结报告，未取用其中内容；原文件另存为 .bak。",
        ),
        "notice_other_day": (
            "The pack that stood here before is of {day}: reasons typed into it were not taken over. It is kept as .bak.",
            "原文件为 {day} 的月结报告，其中填写的变动原因未予保留；原文件另存为 .bak。",
        ),
        "reasons_without_row": (
            "Reasons typed before for customers who are not in the table any more",
            "以下客户已不在表中，原填写的变动原因列示于此",
        ),
        "reason_of": ("{customer}: {reason}", "{customer}：{reason}"),
    },
    "law": {"comparison": ("Comparison against aging", "余额比较表合计 与 账龄表合计")},
}
