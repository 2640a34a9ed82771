"""What macros say: progress in the status bar, questions, and how a run ended."""

from __future__ import annotations

__all__ = ["MACROS"]

MACROS: dict[str, dict[str, tuple[str, str]]] = {
    "macro": {
        "reading": ("reading the tables …", "正在读取数据表……"),
        "computing": ("computing from {rows:,} rows …", "正在根据 {rows:,} 行计算……"),
        "drawing": ("drawing sheet {done} of {of} …", "正在生成第 {done}/{of} 张表……"),
        "shown": ("{title}: see the sheet {sheet}.", "{title}：见“{sheet}”表。"),
        "shown_with_findings": (
            "{title}: see the sheet {sheet}. Findings to look at: {findings:,}; Check lists them.",
            "{title}：见“{sheet}”表。待处理问题 {findings:,} 项，详见“检查”。",
        ),
        "failed": ("The last run stopped with a message.", "上次运行未完成，已提示原因。"),
        "setting": ("Settings, “{name}”", "参数“{name}”"),
        "log": ("Details, without any figures of yours: {path}", "详细信息（不含您的数据）：{path}"),
        "choose_file": ("Choose a ledger to import", "请选择要导入的台账"),
        "ask_import": (
            "{file}: the preview shows what was recognised. Append {rows:,} rows to the tables {tables}?",
            "{file}：识别结果见预览表。是否将 {rows:,} 行追加到 {tables}？",
        ),
        "ask_import_list": (
            "{file}: the preview shows what was recognised. It is a list of what was open on {day}. Append {rows:,} rows to the tables {tables}, and set “snapshot of” to {day} in the settings? Reports for any other day are refused then.",
            "{file}：识别结果见预览表。此表为 {day} 的未清清单。是否将 {rows:,} 行追加到 {tables}，并将参数“快照日期”设为 {day}？之后其他截止日的报表将不予生成。",
        ),
        "ask_import_other_list": (
            "{file}: the preview shows what was recognised. It is a list of what was open on {day}, and the settings say “snapshot of” {before}. Append {rows:,} rows to the tables {tables}, and change the setting to {day}? Reports for any other day are refused then.",
            "{file}：识别结果见预览表。此表为 {day} 的未清清单，而参数“快照日期”为 {before}。是否将 {rows:,} 行追加到 {tables}，并将该参数改为 {day}？之后其他截止日的报表将不予生成。",
        ),
        "imported": ("Imported from {file}: {rows:,} rows.", "已从 {file} 导入 {rows:,} 行。"),
        "example_loaded": ("The example ledger was loaded: {rows:,} rows.", "已载入示例台账：{rows:,} 行。"),
        "example_removed": ("Rows of the example removed: {rows:,}.", "已删除示例数据 {rows:,} 行。"),
        "snapshot": ("The reports were saved as values: {path}", "报表已另存为数值：{path}"),
        "ask_remove": (
            "Remove the report sheets {sheets}? What was typed into them goes too. This cannot be undone.",
            "是否删除报表工作表 {sheets}？其中填写的内容将一并删除，且无法撤销。",
        ),
        "nothing_to_remove": ("There is no report sheet to remove.", "没有可删除的报表工作表。"),
        "removed": ("Removed: {sheets}.", "已删除：{sheets}。"),
        "language": ("The language is English now.", "语言已切换为中文。"),
        "help": (
            "1. Fill the input tables, or click Import. 2. Check lists what is wrong, cell by cell. 3. Aging, DSO, Bad debts, Collectors and Month-end close draw reports on sheets of their own; click again to renew them. 4. Snapshot saves them as values; Remove takes them out. Your own sheets are never written to.\n\nxlsaging {version}, Python {python}, {program}. Log: {log}",
            "1. 填写录入表，或点击“导入”。2. “检查”逐格列出问题。3. “账龄”“周转天数”“坏账”“催收绩效”“月结”各在自己的工作表上生成报表，再次点击即更新。4. “快照”将报表另存为数值，“清除”删除报表。您自己的工作表从不改写。\n\nxlsaging {version}，Python {python}，{program}。日志：{log}",
        ),
    },
    "import": {
        "header": ("Header in the file", "文件中的表头"),
        "meaning": ("Read as", "识别为"),
        "mapping": ("Headers that were recognised", "识别出的表头"),
    },
}
