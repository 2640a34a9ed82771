"""What ArCollect.xlsm itself says: on Home, on the aging by formulas, and in the messages of its VBA."""

from __future__ import annotations

__all__ = ["WORKBOOK"]

WORKBOOK: dict[str, dict[str, tuple[str, str]]] = {
    "home": {
        "title": ("ArCollect: receivables and collection", "ArCollect 应收账款与催收"),
        "subtitle": (
            "From your ledger to aging, DSO, bad debts, collectors and the month-end close. Nothing leaves this computer.",
            "从台账到账龄、周转天数、坏账、催收绩效和月结报告，数据不离开本机。",
        ),
        "step_1": ("Bring in the ledger", "导入台账"),
        "step_1_text": (
            "Import a workbook, csv or export; or type and paste into the input sheets. To look around first, load the "
            "example.",
            "导入工作簿、csv 或系统导出文件，也可在录入表中直接填写或粘贴。想先看看效果，请载入示例。",
        ),
        "step_2": ("Check it", "检查数据"),
        "step_2_text": (
            "Each finding names its cell and how to mend it. Tie out against the general ledger.",
            "每个问题都注明单元格和更正办法；并与总账余额核对。",
        ),
        "step_3": ("Set the day and the rules", "设定截止日与口径"),
        "step_3_text": (
            "As-of date, aging buckets, receivable accounts, terms. Blank means the usual.",
            "截止日、账龄段、应收科目、账期等；留空即取默认。",
        ),
        "step_4": ("Make the reports", "生成报表"),
        "step_4_text": (
            "Reports come as sheets of their own and replace those of the last run. Your data is never changed.",
            "报表生成为单独的工作表，重新运行时原位更新，不改动您的数据。",
        ),
        "last_run": ("Last run", "上次运行"),
        "status_what": ("Result", "结果"),
        "status_when": ("Time", "时间"),
        "no_run": ("Nothing has been run yet.", "尚未运行。"),
        "legend": ("Legend", "图例"),
        "legend_required": ("Header: must be filled in", "表头：必填"),
        "legend_optional": ("Header: if you have it", "表头：选填"),
        "legend_input": ("Cell to type in", "录入单元格"),
        "tables": ("Input sheets", "录入表"),
        "rows": ("Rows", "行数"),
        "blocked": (
            "If a button does nothing: macros are blocked. Close the workbook, right-click the file, Properties, tick "
            "Unblock, and open it again; then Enable Content. Without Python, run xlsaging setup or ask for help: all "
            "sheets can be read without it.",
            "按钮没有反应时：宏被阻止。请关闭工作簿，右键文件→属性→勾选“解除锁定”，重新打开并点“启用内容”。未安装 Python 时"
            "请运行 xlsaging setup；没有 Python 也能查看所有工作表。",
        ),
        "check_date": ("This is no date. Enter it as 2025-06-30.", "不是日期，请按 2025-06-30 填写。"),
    },
    "native": {
        "title": ("Aging by formulas", "账龄（公式）"),
        "subtitle": (
            "Computed by this workbook alone, without Python: by due date, unapplied credits apart. The lines that it is "
            "made of stand at the right.",
            "由本工作簿的公式直接计算，无需 Python：按到期日，未核销贷项单列。明细在右侧。",
        ),
        "day": ("As of", "截止日"),
        "currency": ("Currency", "币种"),
        "edges": ("Bucket edges, days", "账龄段（天）"),
        "difference": ("Tables less this sheet", "与录入表差额"),
        "beyond": ("Too many: use Aging", "超出行数，请用“账龄”"),
        "repeated": ("Lines of one number", "单据号重复的行"),
        "clearing": ("With clearing documents", "有清账凭证的行"),
        "currencies": ("In other currencies", "其他币种的行"),
        "refunds": ("Refunds, use of credits", "退款及使用贷项"),
        "no_number": ("No date or no number", "日期或金额无效"),
        "settings": ("Settings not followed", "未采用的参数"),
        "customer": ("Customer ID", "客户编码"),
        "name": ("Customer name", "客户名称"),
        "outstanding": ("Outstanding", "应收余额"),
        "not_due": ("Not due", "未到期"),
        "listed": ("customers", "个客户"),
        "credits": ("Unapplied credits", "未核销贷项"),
        "undated": ("Undated", "账龄不明"),
        "total": ("Total", "合计"),
        "others": ("Without documents", "无单据客户"),
        "line": ("Line", "行"),
        "document_no": ("Document No.", "单据号"),
        "customer_id": ("Customer ID", "客户编码"),
        "amount": ("Amount", "金额"),
        "starts": ("Starts", "起算日"),
        "terms": ("Credit days", "账期天数"),
        "due_day": ("Ages from", "账龄起点"),
        "target": ("Lowers", "冲减单据"),
        "applied": ("Applied", "已核销"),
        "open": ("Open", "未清金额"),
        "first": ("Customer no.", "客户序号"),
    },
    "vba": {
        "no_workbook": ("Open a workbook first.", "请先打开一个工作簿。"),
        "no_addin": (
            "The xlwings add-in is not loaded, so Python cannot be reached. Run xlsaging setup in a terminal, and start "
            "Excel again.",
            "未加载 xlwings 加载项，无法调用 Python。请在命令行运行 xlsaging setup，然后重新启动 Excel。",
        ),
        "no_python": (
            "Python was not found, or its xlwings is of another version. Run xlsaging doctor in a terminal: it says "
            "which, and how to mend it.",
            "找不到 Python，或其中 xlwings 的版本不一致。请在命令行运行 xlsaging doctor，按提示处理。",
        ),
        "no_package": (
            "Python runs, but xlsaging is not installed in it. Run xlsaging setup with the Python that has it.",
            "Python 可以运行，但其中没有安装 xlsaging。请用装有 xlsaging 的 Python 运行 xlsaging setup。",
        ),
        "other_version": (
            "This workbook and the xlsaging installed here are of different versions. Run xlsaging setup: it puts a "
            "workbook of the same version in place.",
            "本工作簿与已安装的 xlsaging 版本不一致。请运行 xlsaging setup，更换为同一版本的工作簿。",
        ),
        "blocked": (
            "Excel may not run the xlwings add-in: macros are blocked, or it is switched off. Run xlsaging doctor in a "
            "terminal: it says what is in the way.",
            "Excel 不能运行 xlwings 加载项：宏被阻止，或加载项已停用。请在命令行运行 xlsaging doctor 查看原因。",
        ),
        "stopped": (
            "Python ended with an error. Nothing was written to your data. Run xlsaging doctor in a terminal if it "
            "happens again.",
            "Python 运行出错，您的数据未被改动。如再次出现，请在命令行运行 xlsaging doctor。",
        ),
        "failed": (
            "This did not work. Run xlsaging doctor in a terminal: it says what is in the way.",
            "操作未完成。请在命令行运行 xlsaging doctor 查看原因。",
        ),
    },
}
