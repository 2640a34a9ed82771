"""Names of settings, as reports show them."""

from __future__ import annotations

__all__ = ["SETTINGS"]

SETTINGS: dict[str, dict[str, tuple[str, str]]] = {
    "setting": {
        "lang": ("language", "语言"),
        "base_currency": ("base currency", "本位币"),
        "as_of": ("as of", "截止日"),
        "basis": ("age counted from", "账龄起算"),
        "buckets": ("buckets", "账龄段"),
        "bucket_edge": ("bucket edge", "账龄段边界"),
        "unapplied": ("unapplied credits", "未核销贷项处理"),
        "statutory_buckets": ("statutory buckets", "法定账龄段"),
        "year_days": ("days in a year", "年天数"),
        "fiscal_month_end": ("fiscal month ends on day", "财务月末日"),
        "date_order": ("order of dates", "日期顺序"),
        "terms_rule": ("rule of terms", "账期规则"),
        "terms_days": ("default terms, days", "默认账期（天）"),
        "dso_method": ("DSO method", "周转天数方法"),
        "benchmark_dso": ("benchmark DSO", "基准周转天数"),
        "accounts": ("receivable accounts", "应收科目"),
        "netting": ("net debit and credit accounts", "两头挂账抵销"),
        "skip_disputed": ("FIFO skips disputed items", "先进先出跳过争议款项"),
        "commission_tiers": ("commission tiers", "提成档次"),
        "department_share": ("department's share of fees", "部门提成比例"),
        "promise_grace_days": ("days of grace for promises", "承诺宽限天数"),
        "loss_rates": ("loss rates", "预期损失率"),
        "late_rate": ("late interest a year", "逾期年利率"),
        "snapshot_date": ("snapshot of", "快照日期"),
        "receipts_until": ("receipts after period end until", "期后回款截止日"),
        "unit": ("unit of amounts", "金额单位"),
        "tables": ("place of tables", "数据表位置"),
        "columns": ("headers of columns", "列表头对应"),
        "where": ("only rows where", "行筛选条件"),
        "limits": ("limits", "限制"),
    },
}
