"""What the sheets say that split the receivables of one day."""

from __future__ import annotations

__all__ = ["SPLIT"]

SPLIT: dict[str, dict[str, tuple[str, str]]] = {
    "sheet": {
        "aging_groups": ("Aging by group", "账龄汇总"),
        "aging_accounts": ("Aging by account", "账龄（按科目）"),
        "statutory": ("Statutory aging", "法定账龄表"),
        "over_one_year": ("Over one year", "一年以上款项"),
        "unapplied": ("Unapplied", "未认领款项"),
        "reclass": ("Reclassification", "贷方余额重分类"),
        "related": ("Related parties", "关联方"),
        "retention": ("Retention", "质保金及未开票"),
    },
    "title": {
        "aging_groups": ("Aging of receivables by responsibility", "应收账款账龄表（按责任人及区域）"),
        "aging_accounts": ("Aging of receivables by entity and account", "应收账款账龄表（按公司主体及科目）"),
        "statutory": ("Statutory aging of receivables", "应收账款账龄表（账面余额、坏账准备、账面价值）"),
        "over_one_year": ("Receivables older than one year", "一年以上应收款项明细表"),
        "unapplied": ("Unclaimed and unapplied cash, free credit notes", "未认领及未核销款项"),
        "reclass": ("Credit balances and their reclassification", "应收账款贷方余额重分类"),
        "related": ("Receivables from related parties", "关联方应收款项"),
        "retention": ("Retention and unbilled items", "质保金及未开票款项"),
        "aging_by_collector": ("By collector", "按催收员"),
        "aging_by_sales_rep": ("By sales rep", "按业务员"),
        "aging_by_department": ("By department", "按部门"),
        "aging_by_region": ("By region", "按区域"),
        "aging_by_largest": ("The {count} largest customers", "前 {count} 大客户"),
        "aging_by_account": ("In the base currency", "按本位币"),
        "aging_by_currency": ("In document currency", "按原币"),
        "aging_by_related": ("By relation", "按关联关系"),
        "aging_by_related_customer": ("Related parties one by one", "关联方逐户明细"),
        "aging_by_class": ("By class", "按款项性质"),
        "free_credits": ("All of them, by age", "全部款项账龄"),
        "old_cash": ("Cash older than {days} days, one by one", "{days}天以上未认领、未核销收款明细"),
        "old_notes": ("Credit notes and write-offs older than {days} days, one by one", "{days}天以上未冲抵贷项明细"),
        "presentation": ("What the balance sheet shows", "报表列示"),
        "credit_balances": ("Customers with a credit balance", "贷方余额客户"),
        "kept_back": ("Documents", "单据明细"),
        "age_jumps": ("Check with the year before", "与上年账龄勾稽"),
    },
    "column": {
        "loss_rate": ("Loss rate", "预期损失率"),
        "balance": ("Gross amount", "账面余额"),
        "share": ("% of total", "占比"),
        "loss_base": ("Base of allowance", "计提基数"),
        "allowance": ("Allowance", "坏账准备"),
        "carrying": ("Carrying amount", "账面价值"),
        "age_bucket": ("Age", "账龄"),
        "closing_1_2": ("1-2 years, now", "期末1-2年"),
        "opening_0_1": ("Within 1 year, a year ago", "上年1年以内"),
        "excess": ("Excess", "超出额"),
        "origin_date": ("Date of origin", "款项发生日"),
        "age_years": ("Age, years", "账龄（年）"),
        "last_receipt_date": ("Last receipt", "最近回款日"),
        "last_contact_date": ("Last contact", "最近催收日"),
        "dispute": ("Dispute", "争议"),
        "kind": ("Kind", "款项类别"),
        "condition_met_date": ("Condition met", "条件达成日"),
        "debit": ("Debit: receivables", "借方：应收账款"),
        "credit": ("Credit: advances", "贷方：预收账款/合同负债"),
        "base_balance": ("Balance, base currency", "余额（本位币）"),
        "account_balance": ("Balance", "余额"),
    },
    "kind": {
        "unclaimed": ("Unclaimed cash (no customer)", "未认领款项（无客户）"),
        "unapplied": ("Unapplied cash", "未核销收款"),
        "credit_note": ("Free credit notes", "未冲抵贷项通知单"),
        "write_off": ("Write-offs without document", "未指明单据的核销"),
    },
    "related_party": {
        "external": ("External customers", "非关联方"),
        "associate": ("Associates", "联营及其他关联方"),
        "consolidated": ("Consolidated companies", "合并范围内关联方"),
    },
    "split": {
        "chart_largest": (
            "Aging of the {count} largest customers: one bar each, stacked by age",
            "前 {count} 大客户账龄堆积条形图",
        ),
        "chart_group": (
            "Aging by group: one column each, stacked by age",
            "按责任人账龄堆积柱形图",
        ),
        "no_groups": (
            "Aging by group: the ledger names no collector, sales rep, department or region.",
            "账龄汇总：台账未提供催收员、业务员、部门或区域。",
        ),
        "no_accounts": (
            "Aging by account: the ledger names no entity, account or currency.",
            "账龄（按科目）：台账未提供公司主体、科目或币种。",
        ),
        "no_statutory": ("Statutory aging: nothing was outstanding.", "法定账龄表：截止日无未清款项。"),
        "no_old_items": (
            "Over one year: no document has been open for more than a year.",
            "一年以上款项：无账龄一年以上的未清单据。",
        ),
        "no_unapplied": (
            "Unapplied: there is no free cash and no free credit note.",
            "未认领款项：无未认领、未核销收款，亦无未冲抵贷项。",
        ),
        "no_reclass": (
            "Reclassification: no customer has a credit balance.",
            "贷方余额重分类：无贷方余额客户。",
        ),
        "no_related": (
            "Related parties: the ledger does not say who is one (column related_party of customers), or none owes anything.",
            "关联方：客户档案未注明关联方（related_party 列），或关联方无余额。",
        ),
        "no_retention": (
            "Retention: all open items are trade.",
            "质保金及未开票：未清款项均为货款。",
        ),
        "as_outstanding": (
            "Each total is that of the aging: {amount}.",
            "各表合计均等于账龄表合计：{amount}。",
        ),
        "old_summary": (
            "Documents: {count}, customers: {customers}; {amount} in all, {share:.1%} of what is owed before credits. Age counts "
            "from the date of origin.",
            "{customers} 个客户，{count} 笔单据，合计 {amount}，占贷项前应收款项的 {share:.1%}。账龄自款项发生日起算。",
        ),
        "free_total": (
            "The total is the column “Unapplied credits” of the aging. Age counts from the day of the receipt or the note.",
            "合计等于账龄表“未核销贷项”栏。账龄自收款日或贷项单据日起算。",
        ),
        "free_total_netted": (
            "The settings net these amounts into the buckets of the aging. Age counts from the day of the receipt or the note.",
            "按参数设置，这些款项已并入账龄表各账龄段。账龄自收款日或贷项单据日起算。",
        ),
        "free_none_old": (
            "Nothing of it is older than {days} days.",
            "其中无 {days} 天以上的款项。",
        ),
        "receipts_set_aside": (
            "Not among them: {count} receipts without customer, {amount} in all, were set aside (see Issues) and count nowhere.",
            "未包含在内：{count} 笔收款无客户，合计 {amount}，已搁置（见问题清单），未计入任何数字。",
        ),
        "reclass_how": (
            "Balances by customer, entity, account and currency.",
            "余额按客户、公司主体、科目、币种计算。",
        ),
        "reclass_netted": (
            "Balances by customer, entity and currency; accounts of one customer are netted, as the settings say.",
            "余额按客户、公司主体、币种计算；按参数设置，同一客户各科目相互抵销。",
        ),
        "others": ("All other customers", "其他客户"),
        "entry": (
            "Entry for presentation: Dr. receivables / Cr. advances from customers (contract liabilities) {amount}; credit "
            "balances of customers are not set off against what others owe.",
            "列报重分类分录：借：应收账款 {amount}；贷：预收账款/合同负债 {amount}（客户贷方余额不与其他客户的应收款抵销）。",
        ),
        "entry_of": (
            "{entity}: Dr. receivables / Cr. advances from customers (contract liabilities) {amount}",
            "{entity}：借：应收账款 {amount}；贷：预收账款/合同负债 {amount}",
        ),
        "related_how": (
            "Customers without a mark are external. Consolidated companies are left out of DSO, CEI and concentration.",
            "未注明者视为非关联方。合并范围内关联方不计入周转天数、催收效果指数和集中度。",
        ),
        "retention_how": (
            "Retention is not overdue before its condition is met; a blank date means that it is not met.",
            "质保金在条件达成前不计逾期；条件达成日为空表示尚未达成。",
        ),
    },
    "statutory": {
        "year_end": ("Year end {day}", "年末 {day}"),
        "closing": ("Period end {day}", "期末 {day}"),
        "opening": ("Start of the year {day}", "年初 {day}"),
        "not_provided": ("not provided", "未提供"),
        "how": (
            "Age counts from the date of origin (the document's date where none is given) and survives carry-forward and "
            "conversion. Unapplied credits and undated items stand apart; the total is what is outstanding.",
            "账龄自款项发生日起算（未提供时按单据日期），结转、转换后连续计算。未核销贷项及账龄不明款项单列，合计等于应收余额。",
        ),
        "base": (
            "Base of allowance: gross amount less unapplied credits, which lower the oldest items of the same customer, entity, "
            "account and currency first; what is left of a credit lowers nobody else's base. Allowance = base × loss rate.",
            "计提基数＝账面余额减未核销贷项；贷项先冲减同一客户、主体、科目、币种最早的款项，余额不冲减其他客户。坏账准备＝计提基数×预期损失率。",
        ),
        "no_rates": (
            "Allowance not provided: no loss rates are set (setting loss_rates).",
            "坏账准备未提供：未设置预期损失率（参数 loss_rates）。",
        ),
        "rates_missing": (
            "Allowance not provided: loss_rates has no rate for {buckets}. Name the statutory buckets: {known}.",
            "坏账准备未提供：参数 loss_rates 未包含 {buckets}。请按法定账龄段设置：{known}。",
        ),
        "no_opening_snapshot": (
            "Start of the year: the ledger is a list of open items of one day and does not reach back.",
            "年初：台账为某一日的未清项快照，未覆盖年初。",
        ),
        "no_opening": (
            "Start of the year: the ledger’s documents begin after {day}; the balance of that day is unknown.",
            "年初：台账单据晚于 {day}，年初余额无从得知。",
        ),
        "jumps_none": (
            "Check with the year before: no customer owes more from 1 to 2 years old than within 1 year a year ago.",
            "与上年账龄勾稽：各客户期末1-2年余额均不超过上年1年以内余额。",
        ),
        "jumps": (
            "ATTENTION: these customers owe more from 1 to 2 years old than they owed within 1 year on {day}. A document was entered late, "
            "a receipt came back, or a date of origin was changed.",
            "注意：以下客户期末1-2年余额超过 {day} 的1年以内余额，原因可能是单据补录、收款退回或款项发生日被更改。",
        ),
        "jumps_unknown": (
            "Check with the year before: not possible, the ledger does not reach back to {day}.",
            "与上年账龄勾稽：台账未覆盖 {day}，无法核对。",
        ),
        "jumps_edges": (
            "Check with the year before: not possible, the statutory buckets do not begin with 1 and 2 years.",
            "与上年账龄勾稽：法定账龄段不以1年、2年为界，无法核对。",
        ),
    },
    "law": {
        "split_total": ("Sheet {sheet} against outstanding", "“{sheet}”合计 与 应收余额"),
        "split_currency": (
            "Aging by account in {currency} against open items",
            "按科目账龄（{currency}）与 未清明细合计",
        ),
        "split_credits": ("Free credits against the credits of the aging", "未核销款项 与 账龄表未核销贷项"),
        "split_old": ("Items over one year against the statutory aging", "一年以上款项 与 法定账龄表"),
    },
}
