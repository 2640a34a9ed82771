"""Values that are words: types, reasons, causes, severities, names of tables."""

from __future__ import annotations

__all__ = ["VALUES"]

VALUES: dict[str, dict[str, tuple[str, str]]] = {
    "value": {
        "yes": ("Yes", "是"),
        "no": ("No", "否"),
        "unassigned": ("(unassigned)", "（未分派）"),
        "blank": ("(blank)", "（空白）"),
        "not_available": ("n/a", "不适用"),
    },
    "document_type": {
        "invoice": ("Invoice", "发票"),
        "debit_note": ("Debit note", "借项通知单"),
        "credit_note": ("Credit note", "贷项通知单"),
        "opening": ("Opening balance", "期初余额"),
        "estimate": ("Estimate", "暂估"),
        "fx_revaluation": ("FX revaluation", "汇兑重估"),
        "receipt": ("Receipt", "收款"),
        "write_off": ("Write-off", "核销"),
        "recovery": ("Recovery", "核销收回"),
    },
    "item_class": {
        "trade": ("Trade", "货款"),
        "retention": ("Retention", "质保金"),
        "unbilled": ("Unbilled", "未开票"),
    },
    "severity": {
        "error": ("Error", "错误"),
        "warning": ("Warning", "警告"),
        "info": ("Remark", "提示"),
    },
    "table": {
        "invoices": ("Invoices", "应收明细"),
        "receipts": ("Receipts", "回款"),
        "customers": ("Customers", "客户档案"),
        "assignments": ("Assignments", "催收分工"),
        "credits": ("Collection credits", "业绩归属"),
        "activities": ("Activities", "催收记录"),
        "write_offs": ("Write-offs", "核销"),
        "sales": ("Credit sales", "赊销"),
        "gl_balances": ("GL balances", "总账余额"),
        "fx_rates": ("FX rates", "汇率"),
        "targets": ("Targets", "目标"),
        "settings": ("Settings", "参数"),
        "inputs": ("All tables", "全部数据表"),
    },
    "left_out": {
        "blank": ("{rows} blank rows", "空行 {rows} 行"),
        "total": ("{rows} totals rows", "合计行 {rows} 行"),
        "repeated_header": ("{rows} repeated headers", "重复表头 {rows} 行"),
        "note": ("{rows} notes", "备注行 {rows} 行"),
        "block_heading": ("{rows} block headings", "分组标题 {rows} 行"),
        "filtered": ("{rows} rows filtered out by --where", "按条件筛除 {rows} 行"),
        "other": ("{rows} other rows ({kind})", "其他 {rows} 行（{kind}）"),
    },
    "method": {
        "period_end": ("period end", "期末法"),
        "averaged": ("averaged", "平均余额法"),
        "countback": ("countback", "倒推法"),
        "best_possible": ("best possible", "最佳可能"),
        "true": ("sales-weighted", "逐月加权法"),
        "published": ("published accounts", "报表口径"),
    },
    "unapplied": {
        "separate": ("shown in a column of their own", "单列一栏"),
        "net": ("netted in the bucket of their own date", "按自身日期并入账龄段"),
        "fifo": ("set against the oldest items", "先进先出冲抵最早款项"),
    },
    "law": {
        "aging_row": (
            "Aging of {group}: not due + buckets + credits + undated against outstanding",
            "账龄（{group}）：未到期＋各账龄段＋贷项＋账龄不明 与 应收余额",
        ),
        "items_aging": ("Open items against aging", "未清明细合计 与 账龄表合计"),
        "tie_out_items": ("Tie-out against open items", "对账余额 与 未清明细合计"),
        "rows": ("{at}: rows used + set aside against rows read", "{at}：采用行＋搁置行 与 读取行"),
    },
    "reason": {
        "no_credit_sales": ("no credit sales in the period", "期间内无赊销"),
        "negative_receivable": ("the receivable is negative", "应收余额为负"),
        "no_receivable": ("nothing is outstanding", "无应收余额"),
        "history_exhausted": ("longer than the sales history: a lower bound", "超过销售历史：仅为下限"),
        "no_net_amount": ("amounts without VAT are not given", "未提供不含税金额"),
        "months_without_sales": ("some months have no credit sales", "部分月份无赊销"),
        "open_without_sales": ("items of months without sales are left out", "无赊销月份的未清项未计入"),
        "net_partly": ("amounts without VAT are given in part", "不含税金额不完整"),
        "sales_prorated": ("monthly sales prorated by days", "月度赊销按天数分摊"),
        "credits_left_out": ("customers in credit are left out", "贷方余额客户未计入"),
        "nothing_to_collect": ("nothing was there to collect", "本月无可催收款项"),
    },
    "cause": {
        "posted_after": ("posted after the date", "截止日后入账"),
        "wrong_account": ("posted to another account", "记入其他科目"),
        "unapplied": ("unapplied cash", "未核销回款"),
        "currency": ("currency", "币种差异"),
        "duplicate": ("entered twice", "重复录入"),
    },
    "basis": {
        "due_date": ("due date", "到期日"),
        "document_date": ("document date", "单据日期"),
        "posting_date": ("posting date", "入账日期"),
        "origin_date": ("date of origin", "款项发生日"),
    },
}
