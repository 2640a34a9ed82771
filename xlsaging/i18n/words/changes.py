"""What is said of changes in closed months."""

from __future__ import annotations

__all__ = ["CHANGES"]

CHANGES: dict[str, dict[str, tuple[str, str]]] = {
    "sheet": {"changes": ("Changes", "已结账月份变动")},
    "title": {"changes": ("Changes in closed months", "已结账月份的变动")},
    "changes": {
        "cover_title": ("Closed months", "已结账月份"),
        "none": (
            "Nothing dated on or before {day} has changed since {file} was made.",
            "与 {file} 相比，{day} 及以前的单据没有变动。",
        ),
        "some": (
            "ATTENTION: {count} changes in months closed by {file} ({day}); its balance of {then} would now be {now}, a difference of {effect}. See sheet Changes.",
            "注意：{file}（截至 {day}）已结账的月份有 {count} 处变动；当时余额 {then}，按现有台账为 {now}，相差 {effect}。详见“已结账月份变动”表。",
        ),
        "rates_only": (
            "No document dated on or before {day} has changed since {file} was made; other exchange rates change its balance by {effect}.",
            "与 {file} 相比，{day} 及以前的单据没有变动；汇率变化使余额相差 {effect}。",
        ),
        "pack": ("Compared with", "比较对象"),
        "pack_of": ("as of {day}, made by version {version}", "截至 {day}，由版本 {version} 生成"),
        "then": ("Outstanding as frozen then", "当时封存的应收余额"),
        "now": ("Outstanding of that day by the ledger of now", "按现有台账重算的当日应收余额"),
        "difference": ("Difference", "差异"),
        "of_changes": ("the effects below add up to it", "等于下列影响合计"),
        "kind": ("What happened", "变动类型"),
        "backdated": ("backdated", "倒签补录"),
        "removed": ("removed", "已删除"),
        "changed": ("changed", "已修改"),
        "rates": ("exchange rates, rounding", "汇率及尾差"),
        "what": ("What changed", "变动内容"),
        "field": ("{name}: {before} → {after}", "{name}：{before} → {after}"),
        "fields": ("{fields}", "{fields}"),
        "blank": ("(blank)", "（空）"),
        "effect": ("Effect on the balance then", "对当时余额的影响"),
        "base_effect": ("Effect, base currency", "对当时余额的影响（本位币）"),
        "note": (
            "Backdated: dated in a closed month, but not in the pack. Removed: in the pack, but not in the ledger any more. Effects are on the outstanding of {day}.",
            "倒签补录：日期在已结账月份，但当时报告中没有；已删除：当时报告中有，现台账中没有。影响为对 {day} 应收余额的影响。",
        ),
    },
    "field": {
        "document_date": ("document date", "单据日期"),
        "due_date": ("due date", "到期日"),
        "receipt_date": ("receipt date", "收款日期"),
        "returned_date": ("returned", "退票日期"),
        "write_off_date": ("write-off date", "核销日期"),
        "day": ("posting date", "入账日期"),
        "amount": ("amount", "金额"),
        "effect": ("counts in the balance", "计入余额的金额"),
        "customer_id": ("customer", "客户编码"),
        "instalment_no": ("instalment", "期次"),
        "entity": ("entity", "公司主体"),
        "account": ("account", "科目"),
        "applied_to": ("applied to", "核销单据"),
    },
    "law": {
        "changes": (
            "Effects of changes against recomputed less frozen balance",
            "变动影响合计 与 重算余额减封存余额",
        ),
    },
}
