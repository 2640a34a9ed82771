"""The Chinese of every error class, by its `code`; the English stands on the class itself."""

from __future__ import annotations

__all__ = ["ERRORS"]

ERRORS: dict[str, str] = {
    "error": "{detail}",
    "bad_setting": "{name}：不能取值 {value!r}。可用：{allowed}。",
    "missing_table": "此项需要数据表 {table}，台账中没有。请增加一张含以下列的工作表：{columns}。",
    "missing_column": '{at}：{table} 缺少 {column} 列。已读到的表头：{seen}。请指明对应的表头：--map {column}="表头名称"。{hint}',
    "missing_rate": "没有 {currency} 在 {day} 当日或之前的汇率，请在汇率表 fx_rates 中补充。",
    "not_readable": "{path}：{detail}{remedy}",
    "missing_file": "{path}：此处没有可读取的文件。请给出工作簿或 csv 文件的路径，或存有这些文件的文件夹。",
    "empty_file": "{path}：文件是空的。请重新导出或保存。",
    "file_closed": "{path}：文件无法读取（{detail}）。请在打开它的程序中关闭，或取得读取权限；读取其副本亦可。",
    "ledger_changed": "{path}：读取期间文件被改动，未写出任何文件。请待其保存完毕后重新运行。",
    "out_of_memory": "{path}：本机内存不足，无法处理。请关闭其他程序，删除与台账无关的工作表，或按年度、公司拆分台账。",
    "uneven_lines": "{path}：第 {line} 行有 {cells} 个单元格，而其他行大多为 {usual} 个。该行缺少换行，或有并非分隔之用的分隔符。请更正该行。",
    "not_a_workbook": (
        "{path}：既不是工作簿，也不是文本文件。"
        "可读取的格式：xlsx、xlsm、xlsb、xls、ods、csv、tsv、txt、html 表格和 parquet。"
    ),
    "password_protected": "{path}：文件设有密码。请打开文件，取消密码（文件 > 信息 > 保护工作簿）后保存。",
    "damaged_file": "{path}：文件不完整或已损坏（{part}）。请重新获取，或在 Excel 中打开修复后保存。",
    "too_large": ("{path}：解压后将达 {size} MB，超过此类文件允许的 {limit} MB。如确为台账，请另存为 csv 后再读取。"),
    "unsafe_file": "{path}：{part} 自行声明了 XML 实体，正常的表格软件不会这样写，因此未读取。请用 Excel 或 LibreOffice 重新保存。",
    "missing_library": "{path}：读取此文件需要 {library}。请安装：pip install {library}",
    "nothing_found": (
        '{path}：未找到应收账款数据表。已查看：{looked}。请指明位置：--table invoices="Sheet1!A5"，'
        '并指明表头对应关系：--map amount="表头名称"。'
    ),
    "as_of_refused": (
        "{at}：这是 {snapshot} 的未清项快照，无法据此得知 {as_of} 的未清余额。"
        "请使用 --as-of {snapshot}，或提供含回款记录的台账。"
    ),
    "not_a_pack": (
        "{path}：这不是含封存数据的月结报告。请指定由 xlsaging close 生成的报告：--against 2025-05.xlsx，或不使用 --against。"
    ),
    "pack_damaged": ("{path}：此月结报告中的封存数据被改动或不完整，无法据以核对。请使用结账当时存档的副本。"),
    "pack_version": (
        "{path}：此月结报告由其他版本（{version}）生成，其封存数据无法读取。请使用生成它的版本，或用本版本重新生成该月报告。"
    ),
    "pack_later": (
        "{path}：此月结报告截至 {day}，晚于本报告的截止日 {as_of}。请与更早月份的报告比较，或指定更晚的截止日：--as-of {day}。"
    ),
    "pack_currency": (
        "{path}：此月结报告的本位币为 {theirs}，本报告为 {ours}。请与 {ours} 的报告比较，或指定 --base-currency {theirs}。"
    ),
    "settings_file": "{path}：参数文件无法读取（{detail}）。请更正，或删除后运行 xlsaging init 重新生成。",
    "target_exists": "{path}：文件已存在，未作改动。请直接编辑，或用 --force 重新生成。",
    "several_periods": (
        "{at}：此表含多个期间的余额（{column}：{values}），一并读取会使同一余额重复计算。请指明读取哪一期：{option}。"
    ),
    "nothing_chosen": (
        "{at}：{column} 列中没有取值为 {value} 的行，筛选后一行不剩。已有的取值：{seen}。请选用其一：{option}。"
    ),
    "snapshot_date_needed": ("{at}：此表为某一日的未清余额，但未注明日期。请指定：--snapshot-date 2025-01-31。"),
    "not_writable": "{path}：{detail}{remedy}",
    "target_folder_missing": "{path}：文件夹不存在。请先创建，或另行指定位置：--out 文件名。",
    "target_is_folder": "{path}：这是文件夹。请指定要写入的文件名：--out 文件名。",
    "target_read_only": "{path}：没有写入权限。请取消写保护，或另行指定位置：--out 文件名。",
    "target_locked": (
        "{path}：文件正被其他程序打开。请先在该程序中关闭，或另取文件名：--out 文件名。"
        "如确无程序打开，请删除同一文件夹中的 {lock}。"
    ),
    "target_is_input": "{path}：这是台账文件，台账从不被写入。请另取文件名：--out 文件名。",
    "target_not_empty": "{path}：此处已有内容，不会覆盖文件夹。请另取名称：--out 文件夹名。",
    "target_kind": "{path}：报告为 Excel 工作簿，文件名应以 .xlsx 结尾：--out {name}.xlsx。",
    "disk_full": "{path}：磁盘空间不足。请清理空间，或指定其他磁盘上的位置：--out 文件名。",
    "bench_failed": (
        "bench {name}：运行结束，状态码 {status}（{detail}），未作计时。请先安装所需组件：pip install 'xlsaging[bench]'。"
    ),
    "cell_being_edited": "有单元格正在编辑，或有对话框打开。请按回车或 Esc 后再点击。",
    "opened_read_only": "{path}：此工作簿以只读方式打开，多因他人正在使用。请另存为其他名称，或关闭后重新打开，再点击。",
    "no_report": "此工作簿中还没有报表。请先生成，例如点击“账龄”或“月结”。",
    "list_mixed": (
        "{at}：此表已有数据，而 {day} 的未清清单只能单独使用，与其他单据或回款放在一起，数字会有误。"
        "请导入到新的工作簿，或先清空应收明细、回款两表及参数“快照日期”。"
    ),
    "table_not_empty": "{at}：此表已有数据，示例只能载入空表。请在新工作簿中载入，或先清空录入表。",
    "sheet_protected": "{at}：此工作表受保护。请取消保护（审阅 > 撤消工作表保护），再重新运行。",
    "rows_hidden": "{at}：此表有行被筛选或分组隐藏。请显示全部行（数据 > 清除、取消组合），再重新运行。",
    "structure_protected": "{path}：此工作簿的结构受保护，不能增删工作表。请取消保护（审阅 > 保护工作簿），再重新运行。",
    "ties_broken": "{law}：{left} 与 {right} 不符。未写出任何文件。请连同所运行的命令一并反馈。",
    "no_excel": (
        "{system} 没有 Excel，未作安装。要在 LibreOffice 中使用按钮和函数，请运行 xlsaging setup --libreoffice；生成报告无需安装。"
        "请在装有 Excel 的 Windows 或 macOS 电脑上运行 xlsaging setup。"
    ),
    "no_calc_addin": (
        "{system} 版 LibreOffice 自带 Python，无法使用 ArCollect 所需的程序包，未作安装。LibreOffice 扩展仅限 Linux；"
        "此处请运行面向 Excel 的 xlsaging setup。"
    ),
    "calc_busy": (
        "{path}：无法以此配置启动 LibreOffice（{detail}），未作任何改动。请关闭所有 LibreOffice 窗口，"
        "再运行 xlsaging setup --libreoffice。"
    ),
    "calc_refused": (
        "LibreOffice 未接受此扩展（{detail}），未作任何改动。请在 LibreOffice 的“工具 > 扩展”中移除 ArCollect，"
        "再运行 xlsaging setup --libreoffice。"
    ),
    "calc_missing": "{detail} 未作任何改动；处理后请再运行 xlsaging setup --libreoffice。",
    "calc_profile": (
        "{path}：不能用作 LibreOffice 的配置文件夹（{detail}），未作任何改动。请指定可写入的文件夹，"
        "再运行 xlsaging setup --libreoffice --profile 文件夹。"
    ),
    "setup_package": "{interpreter}：此处未安装 {package}。请安装：pip install 'xlsaging[live,workbook]'",
    "setup_blocked": (
        "{path}：文件无法改动（{detail}），未作任何改动。请退出 Excel，确认该文件夹可以写入，再运行 xlsaging setup。"
    ),
    "interpreter_path": (
        "{path}：Excel 的代码页 {encoding} 缺少其中的字符，无法读取此 Python 路径。未作任何改动。"
        "请安装到仅含英文字母的文件夹，如 C:\\ArCollect，并从那里运行 xlsaging setup。"
    ),
}
