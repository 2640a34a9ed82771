"""Names and titles of sheets, and what stands on every page."""

from __future__ import annotations

__all__ = ["SHEETS"]

SHEETS: dict[str, dict[str, tuple[str, str]]] = {
    "sheet": {
        "cover": ("Cover", "封面"),
        "aging": ("Aging", "账龄"),
        "open_items": ("Open items", "未清明细"),
        "collectors": ("Collectors", "催收绩效"),
        "tie_out": ("Tie-out", "对账差异"),
        "issues": ("Issues", "问题清单"),
        "dso": ("DSO", "周转天数"),
        "check": ("Check", "检查"),
        "import": ("Import preview", "导入预览"),
    },
    "title": {
        "close": ("Accounts receivable: month-end close", "应收账款月结报告"),
        "aging": ("Aging of receivables", "应收账款账龄表"),
        "aging_by_customer": ("Aging of receivables by customer", "应收账款账龄表（按客户）"),
        "open_items": ("Open items", "应收账款未清明细"),
        "collectors": ("Performance of collectors", "催收绩效"),
        "collectors_work": ("Work and promises", "催收工作与承诺"),
        "tie_out": ("Differences to the general ledger, by document", "与总账差异明细（按单据）"),
        "tie_out_whole": ("Receivables and general ledger", "应收账款与总账核对"),
        "import": ("Preview of the import", "导入预览"),
        "issues": ("Issues found in the ledger", "台账问题清单"),
        "set_aside": ("Rows set aside, by reason", "搁置行汇总（按原因）"),
        "dso": ("Days sales outstanding", "应收账款周转天数"),
        "check": ("Check of the ledger", "台账检查"),
        "part_of": ("{part} of {parts}", "第 {part}/{parts} 部分"),
        "part": ("{title} ({part} of {parts})", "{title}（{part}/{parts}）"),
    },
    "page": {
        "as_of": ("As of {day}", "截至 {day}"),
        "entity": ("Entity {names}", "公司主体 {names}"),
        "unit": ("Amounts in {currency}", "金额单位：{currency}"),
        "unit_cny": ("Amounts in CNY (yuan)", "金额单位：人民币元"),
        "number": ("Page {page} of {pages}", "第 {page} 页 共 {pages} 页"),
        "basis_due_date": ("Aged by due date", "账龄基准：到期日"),
        "basis_document_date": ("Aged by document date", "账龄基准：单据日期"),
        "basis_posting_date": ("Aged by posting date", "账龄基准：入账日期"),
        "basis_origin_date": ("Aged by date of origin", "账龄基准：款项发生日"),
        "total": ("Total", "合计"),
        "period": ("{start} to {end}", "{start} 至 {end}"),
        "rows_left": ("… and {rows} more rows", "……另有 {rows} 行"),
        "no_rows": ("No rows.", "无数据。"),
    },
}
