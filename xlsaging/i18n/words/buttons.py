"""What stands on the buttons, and what their tips say."""

from __future__ import annotations

__all__ = ["BUTTONS"]

BUTTONS: dict[str, dict[str, tuple[str, str]]] = {
    "group": {
        "tab": ("ArCollect", "应收催收"),
        "data": ("Data", "数据"),
        "analyze": ("Analyze", "分析"),
        "report": ("Report", "报表"),
        "settings": ("Settings", "设置"),
        "example": ("Example ledger", "示例台账"),
    },
    "button": {
        "import_ledger.label": ("Import", "导入"),
        "import_ledger.tip": ("Import a ledger into the input tables", "将台账导入录入表"),
        "import_ledger.help": (
            "Takes a workbook, csv, parquet file or folder. Shows first which columns were recognised and what is "
            "wrong, then appends the rows to the input tables. The file itself is not changed.",
            "支持工作簿、csv、parquet 文件或文件夹。先预览列的识别结果和发现的问题，确认后追加到录入表。原文件不会改动。",
        ),
        "check.label": ("Check", "检查"),
        "check.tip": ("List what is wrong with the ledger", "列出台账中的问题"),
        "check.help": (
            "Each finding names its cell and how to mend it. Nothing is changed.",
            "逐项注明所在单元格和更正办法，不改动任何数据。",
        ),
        "tie_out.label": ("Tie out", "对账"),
        "tie_out.tip": ("Compare the receivables with the general ledger", "与总账余额核对"),
        "tie_out.help": (
            "By entity, account and currency, with the documents behind each difference. Needs the table of general "
            "ledger balances.",
            "按公司主体、科目、币种核对，并列出差异单据。需要填写“总账余额”表。",
        ),
        "aging.label": ("Aging", "账龄"),
        "aging.tip": ("Age the receivables", "编制账龄分析表"),
        "aging.help": (
            "What each customer owes on the as-of date, by days past due, and every open item behind it.",
            "截止日各客户的应收余额，按逾期天数分段，并附全部未清明细。",
        ),
        "dso.label": ("DSO", "周转天数"),
        "dso.tip": ("Days sales outstanding, month by month", "逐月计算应收账款周转天数"),
        "dso.help": (
            "Twelve months by every method, with average days delinquent and turnover.",
            "近十二个月，各种方法并列，附平均逾期天数和周转率。",
        ),
        "bad_debts.label": ("Bad debts", "坏账"),
        "bad_debts.tip": ("Bad-debt ratios", "计算坏账率"),
        "bad_debts.help": (
            "Write-offs and recoveries against sales and receivables; each ratio with what it is made of.",
            "核销与收回相对于赊销额和应收余额的比率，逐项列示分子与分母。",
        ),
        "collectors.label": ("Collectors", "催收绩效"),
        "collectors.tip": ("Performance of the collectors", "催收员绩效"),
        "collectors.help": (
            "Collected, rates, cycle, contacts, promises kept, target and rank of the month.",
            "当月回款、各项比率、催收周期、联系次数、承诺兑现、目标完成与排名。",
        ),
        "close_month.label": ("Month-end close", "月结"),
        "close_month.tip": ("Make the whole month-end report", "生成完整月结报告"),
        "close_month.help": (
            "Cover, aging, tie-out, trends, bad debts, collectors and issues, on sheets of their own. A rerun "
            "replaces them.",
            "封面、账龄、对账、趋势、坏账、催收绩效和问题清单，各成一表；重新运行时原位更新。",
        ),
        "snapshot.label": ("Snapshot", "快照"),
        "snapshot.tip": ("Save the reports as values in a new file", "将报表以数值另存为新文件"),
        "snapshot.help": (
            "A new workbook with the report sheets, without formulas and macros, to send or to file.",
            "新工作簿仅含报表，不含公式和宏，可直接发送或归档。",
        ),
        "remove.label": ("Remove", "清除"),
        "remove.tip": ("Remove the report sheets", "删除报表工作表"),
        "remove.help": (
            "Removes the sheets that ArCollect made. Your own sheets and the input tables stay as they are.",
            "仅删除 ArCollect 生成的工作表，您自己的工作表和录入表保持不变。",
        ),
        "settings.label": ("Settings", "参数"),
        "settings.tip": ("Go to the settings", "打开参数表"),
        "settings.help": (
            "As-of date, aging buckets, currency, accounts and the rest, each with its explanation.",
            "截止日、账龄段、本位币、应收科目等，逐项附说明。",
        ),
        "language.label": ("Language", "中文 / English"),
        "language.tip": ("Switch between Chinese and English", "切换中文与英文"),
        "language.help": (
            "Changes ribbon, input tables, messages and the next reports.",
            "切换功能区、录入表、提示信息以及之后生成的报表的语言。",
        ),
        "help.label": ("Help", "帮助"),
        "help.tip": ("How to use ArCollect", "使用说明"),
        "help.help": (
            "Shows the version, what is installed, and where the log stands.",
            "显示版本、安装情况和日志位置。",
        ),
        "load_example.label": ("Load example", "载入示例"),
        "load_example.tip": ("Fill the input tables with a made-up ledger", "在录入表中填入虚构台账"),
        "load_example.help": (
            "Only into empty tables. To see what the reports look like before you import your own ledger.",
            "仅填入空表，便于在导入自己的台账之前先看报表效果。",
        ),
        "remove_example.label": ("Remove example", "删除示例"),
        "remove_example.tip": ("Empty the input tables of the example", "清空录入表中的示例"),
        "remove_example.help": ("Removes the rows of the example and no others.", "仅删除示例数据，不影响其他行。"),
    },
}
