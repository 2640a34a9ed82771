"""What the cover says."""

from __future__ import annotations

__all__ = ["COVER"]

COVER: dict[str, dict[str, tuple[str, str]]] = {
    "cover": {
        "entity": ("Entity", "公司主体"),
        "entities": ("{count} entities", "{count} 个主体"),
        "source": ("Ledger", "台账"),
        "position": ("Position", "应收账款状况"),
        "outstanding": ("Outstanding", "应收账款余额"),
        "not_due": ("Not due", "其中：未到期"),
        "overdue": ("Overdue", "　　　逾期"),
        "aged": ("Aged items", "其中：账龄内款项"),
        "credits": ("Unapplied credits", "　　　未核销贷项"),
        "undated": ("Undated", "　　　账龄不明"),
        "share": ("{share:.1%} of the total", "占余额 {share:.1%}"),
        "items": (
            "{items:,} open items of {customers:,} customers",
            "{customers:,} 个客户，{items:,} 笔未清项",
        ),
        "key_figures": ("Key figures", "关键指标"),
        "dso": ("DSO in days, {method}", "周转天数（{method}）"),
        "dso_parts": ("{numerator} ÷ {denominator} × {days}", "{numerator} ÷ {denominator} × {days}"),
        "parts_but": ("{parts}; {reason}", "{parts}；{reason}"),
        "days_of_period": ("over {days} days", "期间 {days} 天"),
        "benchmark": ("Benchmark DSO", "基准周转天数"),
        "benchmark_better": ("{days:.1f} days below the benchmark", "优于基准 {days:.1f} 天"),
        "benchmark_worse": ("{days:.1f} days above the benchmark", "超过基准 {days:.1f} 天"),
        "cei": ("CEI, {month}", "催收效果指数（{month}）"),
        "cei_parts": (
            "({opening} + {credit_sales} − {closing_total}) ÷ ({opening} + {credit_sales} − {closing_current})",
            "({opening} + {credit_sales} − {closing_total}) ÷ ({opening} + {credit_sales} − {closing_current})",
        ),
        "overdue_share": ("Overdue share", "逾期占比"),
        "overdue_share_parts": ("{overdue} ÷ {outstanding}", "{overdue} ÷ {outstanding}"),
        "top_share": ("Top {count} customers", "前 {count} 大客户占比"),
        "hhi": ("Concentration (HHI)", "集中度指数"),
        "hhi_parts": (
            "as if {customers:.1f} customers of equal size; 0 spread, 1 one customer",
            "相当于 {customers:.1f} 个等额客户；0 为分散，1 为单一客户",
        ),
        "largest": ("largest: {name}, {amount}", "最大：{name}，{amount}"),
        "tie_out": ("Tie-out to the general ledger", "与总账核对"),
        "tie_out_causes": ("Causes of the differences, proven by documents", "差异原因（逐单据查明）"),
        "ties": ("Agrees with the general ledger to the cent.", "与总账核对一致，无差异。"),
        "explained": (
            "Differs from the general ledger; every difference is explained by documents.",
            "与总账有差异，差异均已由单据查明。",
        ),
        "unexplained": (
            "ATTENTION: a difference to the general ledger of {amount} is unexplained.",
            "注意：与总账差异中有 {amount} 未查明。",
        ),
        "unexplained_many": (
            "ATTENTION: differences to the general ledger are unexplained in {count} accounts.",
            "注意：有 {count} 个科目与总账的差异未查明。",
        ),
        "no_gl": (
            "No general-ledger balances were given (table gl_balances): the total is not tied out.",
            "未提供总账余额（数据表 gl_balances），未与总账核对。",
        ),
        "gl_not_for_date": (
            "Without a general-ledger balance at {day} (not tied out): {groups}.",
            "以下科目无 {day} 的总账余额，未核对：{groups}。",
        ),
        "rows": ("Accounting for rows: read = used + set aside", "数据行核算：读取 = 采用 + 搁置"),
        "rows_note": (
            "Sums are control totals of the amount column over all currencies. Rows set aside are listed under Issues.",
            "合计为金额列的控制总数（不分币种）。搁置的行逐条列于问题清单。",
        ),
        "left_out": ("{table}: not data, left out: {kinds}", "{table}：非数据行，未计入：{kinds}"),
        "from_frames": (
            "The ledger was given as frames: no rows of a file were read.",
            "台账以数据框形式提供，未读取文件行。",
        ),
        "issues": ("Issues", "问题"),
        "no_issues": ("No issues were found in the ledger.", "未发现台账问题。"),
        "issue_counts": (
            "Errors: {errors}, warnings: {warnings}, remarks: {infos}.",
            "错误 {errors} 项，警告 {warnings} 项，提示 {infos} 项。",
        ),
        "see_issues": (
            "{counts} Each with its place and remedy: sheet Issues.",
            "{counts}位置与处理办法详见“问题清单”表。",
        ),
        "left_out_sheets": ("Sheets left out", "未列示的表"),
        "no_collectors": (
            "Collectors: nobody is assigned and no contact is logged.",
            "催收绩效：未分派催收员，也没有催收记录。",
        ),
        "no_open_items": ("Open items: nothing was outstanding.", "未清明细：截止日无未清款项。"),
        "no_documents": (
            "No document is dated on or before {day}.",
            "台账中没有 {day} 及以前的单据。",
        ),
        "prepared": ("Prepared by", "编制"),
        "reviewed": ("Reviewed by", "复核"),
        "approved": ("Approved by", "批准"),
        "date": ("Date", "日期"),
        "basis": ("Basis of preparation", "编制依据"),
        "as_of": ("As of", "截止日"),
        "version": ("Version", "软件版本"),
        "hash": ("SHA-256 of inputs", "输入数据校验值"),
        "settings": ("Settings changed", "非默认参数"),
        "settings_default": ("none", "无"),
        "currency": ("Base currency", "本位币"),
        "aged_by": ("Age counted from", "账龄起算"),
        "unapplied": ("Unapplied credits", "未核销贷项处理"),
    },
}
