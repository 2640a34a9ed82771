"""Issues of finding tables, matching headers and reading cells."""

from __future__ import annotations

from .catalogue import Entry

__all__ = ["TABLE_ISSUES"]

TABLE_ISSUES: dict[str, Entry] = {
    "header_proposed": Entry(
        "info",
        "the header “{header}” resembles {column} and is not used. If it is meant: {option}.",
        "表头“{header}”与“{column}”相似，未采用。如确为该列，请加选项：{option}。",
    ),
    "header_double": Entry(
        "warning",
        "“{header}” and “{used}” both fit {column}; “{used}” is used. If the other is meant: {option}.",
        "“{header}”与“{used}”都可作为“{column}”，已采用“{used}”。如应采用前者，请加选项：{option}。",
    ),
    "headers_unknown": Entry(
        "warning",
        (
            "these headers were not recognised: {seen}. Say which one is which, for instance "
            '--map document_no="…" --map customer_id="…" --map document_date="…" --map amount="…".'
        ),
        (
            "未能识别这些表头：{seen}。请指明对应关系，例如 "
            '--map document_no="…" --map customer_id="…" --map document_date="…" --map amount="…"。'
        ),
    ),
    "sheets_without_tables": Entry(
        "info",
        '{count} sheet(s) hold no table that could be used: {sheets}. If one should: --table invoices="Sheet1!A5".',
        '有 {count} 张工作表未发现可用的数据表：{sheets}。如其中有应读取的表，请指明位置：--table invoices="Sheet1!A5"。',
    ),
    "hidden_sheet_read": Entry(
        "info",
        "the sheet {sheet} is hidden; it was read because no visible sheet holds such a table.",
        "工作表“{sheet}”已隐藏；因可见工作表中没有此类数据表，故读取了该表。",
    ),
    "report_passed_over": Entry(
        "info",
        "this file is a report that xlsaging wrote, not a ledger; it was not read.",
        "该文件是 xlsaging 生成的报告，并非台账，未读取。",
    ),
    "template_only": Entry(
        "warning",
        (
            "the sheet {sheet} is a report layout that has not been filled with data. Run the report in the "
            "accounting system, and give the file that it writes."
        ),
        "工作表“{sheet}”只是报表模板，尚无数据。请先在财务系统中运行该报表，再提供其导出的文件。",
    ),
    "empty_table": Entry(
        "info",
        "the sheet {sheet} has headers here but no data rows below them.",
        "工作表“{sheet}”此处只有表头，没有数据行。",
    ),
    "last_line_unended": Entry(
        "info",
        (
            "the file ends in the middle of its last line, or with a line that nothing ends: its last cell is “{text}”. "
            "If the file was cut off on its way, export it again; if that is all of it, nothing is wrong."
        ),
        "文件末行没有结束标记（最后一格为“{text}”），可能在传输或导出时被截断。如有截断，请重新导出；如内容完整，则无需处理。",
    ),
    "unit_scaled": Entry(
        "info",
        "the amounts of “{column}” are multiplied by {factor}, the unit stated there.",
        "“{column}”列按所注单位乘以 {factor} 换算。",
    ),
    "unit_stated": Entry(
        "info",
        "all amounts are multiplied by {factor}, the unit stated above the table.",
        "表上方注明了金额单位，全部金额已乘以 {factor} 换算。",
    ),
    "currency_stated": Entry(
        "info",
        "there is no currency column; all amounts are taken as {currency}, as the headers or the lines above say.",
        "表中没有币种列；按表头或表上方的说明，全部金额视为 {currency}。",
    ),
    "currency_differs": Entry(
        "warning",
        "the amount is marked {other} but the row's currency is {value}. The row's currency is used; correct one.",
        "金额中标注的币种为 {other}，与本行币种 {value} 不一致。已按本行币种处理；请更正其中一处。",
    ),
    "customer_carried_down": Entry(
        "warning",
        (
            "{count} rows name no customer; the customer of the row above is used, as in a list that names each "
            "customer once. If that is wrong, fill in the column."
        ),
        "有 {count} 行未填客户，已沿用上一行的客户（每个客户只在首行填写的清单）。如不应如此，请补填该列。",
    ),
    "year_unknown": Entry(
        "error",
        (
            "month and day stand in columns of their own, but nothing says the year: {count} rows have no date. "
            "Write the year above the headers (2025年) or in a column 年."
        ),
        "月、日分列，但未注明年份，{count} 行无法确定日期。请在表头上方注明年份（如“2025年”）或增加“年”列。",
    ),
    "bad_amount": Entry(
        "error",
        "“{value}” in “{column}” is not an amount. Enter a number.",
        "“{column}”列的“{value}”不是金额。请改为数字。",
    ),
    "bad_number": Entry(
        "warning",
        "“{value}” in “{column}” is not a number. Enter a number.",
        "“{column}”列的“{value}”不是数字。请改为数字。",
    ),
    "total_differs": Entry(
        "warning",
        (
            "the total in “{column}” is {total}, the rows above it sum to {found}. Look for a row that is missing, "
            "stands twice or is read wrongly."
        ),
        "“{column}”列合计为 {total}，其上各行之和为 {found}。请检查是否缺行、重复或读数有误。",
    ),
    "bad_terms": Entry(
        "warning",
        (
            "“{value}” in “{column}” does not say a number of days; the row has no terms of its own. Enter days (30), or "
            "words such as net 30, 30天, or 月结60天 (from the end of the month)."
        ),
        (
            "“{column}”列的“{value}”未说明天数，该行视为未填账期。请填写天数（30），或“票后30天”“月结60天”（自月末起算）"
            "“net 30”这样的写法。"
        ),
    ),
    "percent_amount": Entry(
        "error",
        "“{value}” in “{column}” is a percentage, not an amount. Enter the amount.",
        "“{column}”列的“{value}”是百分比，不是金额。请填写金额。",
    ),
    "capital_amount": Entry(
        "error",
        "“{value}” in “{column}” is an amount in capital Chinese numerals. Enter it in figures.",
        "“{column}”列的“{value}”为大写金额。请改用阿拉伯数字填写。",
    ),
    "amount_notation_assumed": Entry(
        "warning",
        (
            "{count} amounts in “{column}”, such as {value}, are read with the comma between thousands; no other "
            "cell of the column proves it. If the comma is a decimal mark, enter numbers instead of text."
        ),
        "“{column}”列有 {count} 个金额（如 {value}）按千分位逗号读取，列中没有其他单元格可以佐证。如逗号是小数点，请改为数字格式。",
    ),
    "amount_notation_unknown": Entry(
        "error",
        (
            "{count} amounts in “{column}” have three digits after their only separator, and no cell of the column "
            "proves whether it is a decimal mark. They are not read; enter numbers instead of text."
        ),
        "“{column}”列有 {count} 个金额仅有一个分隔符且其后为三位数字，无法判断是小数点还是千分位，未读取。请改为数字格式。",
    ),
    "amount_notation_mixed": Entry(
        "error",
        (
            "“{column}” is written in two notations: {first} and {other} have different decimal marks. {count} "
            "amounts that could be read either way are not read; enter numbers instead of text."
        ),
        "“{column}”列混用了两种数字写法：{first} 与 {other} 的小数点不同。有 {count} 个金额两种读法皆可，未读取。请改为数字格式。",
    ),
    "bad_date": Entry(
        "error",
        "“{value}” in “{column}” is not a date that can be right. Enter a date.",
        "“{column}”列的“{value}”不是有效日期。请填写正确的日期。",
    ),
    "date_without_day": Entry(
        "error",
        "“{value}” in “{column}” is a month without a day. Enter the full date.",
        "“{column}”列的“{value}”只有年月。请填写完整日期。",
    ),
    "date_order_unknown": Entry(
        "error",
        (
            "nothing in “{column}” proves the order of day, month and year: {count} dates such as {value} are not "
            "read. Say it: --date-order dmy or --date-order mdy (ymd for two-digit years in front)."
        ),
        "“{column}”列无法判断年、月、日的先后，{count} 个日期（如 {value}）未读取。请指明：--date-order dmy（日在前）、mdy（月在前）或 ymd（两位年份在前）。",
    ),
    "date_order_mixed": Entry(
        "error",
        (
            "“{column}” mixes orders of day and month: {first} and {other} cannot be read in the same one. {count} "
            "dates that could be either are not read. Correct them, or say --date-order dmy or mdy."
        ),
        "“{column}”列混用了不同的日期顺序：{first} 与 {other} 无法按同一顺序读取。有 {count} 个日期两种读法皆可，未读取。请更正，或用 --date-order dmy 或 mdy 指明。",
    ),
    "date_against_order": Entry(
        "error",
        "“{value}” in “{column}” cannot be read in the order {order}. Correct the date.",
        "“{column}”列的“{value}”不符合日期顺序 {order}。请更正该日期。",
    ),
    "date_order_differs": Entry(
        "warning",
        "“{column}” proves the order {proven}, so {proven} is used there and not {stated} as stated.",
        "“{column}”列的内容证明其日期顺序为 {proven}，故该列按 {proven} 读取，未采用指定的 {stated}。",
    ),
    "date_order_from_sibling": Entry(
        "info",
        "{count} dates in “{column}” are read in the order {order}, which another column of the table proves.",
        "“{column}”列的 {count} 个日期按 {order} 顺序读取，依据是同表另一日期列。",
    ),
    "two_digit_year": Entry(
        "warning",
        "{count} dates in “{column}” have two-digit years; 00-69 are read as 2000-2069. Write years in full.",
        "“{column}”列有 {count} 个日期的年份只有两位，00-69 按 2000-2069 年读取。请写全年份。",
    ),
    "boolean_cell": Entry(
        "error",
        "“{column}” holds {value} here, which is neither an amount, a date nor a number. Enter what belongs there.",
        "“{column}”列此处为逻辑值 {value}。请填写应有的内容。",
    ),
    "error_cell": Entry(
        "error",
        "“{column}” shows the error {value}. Mend the formula.",
        "“{column}”列显示错误值 {value}。请修正公式。",
    ),
    "uncached_formula": Entry(
        "error",
        "“{column}” holds a formula whose result is not in the file. Open the file, let it compute, and save it.",
        "“{column}”列为公式，但文件中没有保存计算结果。请打开该文件，重新计算并保存。",
    ),
    "bad_id": Entry(
        "error",
        "“{value}” in “{column}” is not a number or code. Enter it as text.",
        "“{column}”列的“{value}”不是有效的编号。请按文本填写。",
    ),
    "scientific_id": Entry(
        "warning",
        "“{value}” in “{column}” is a number cut short by Excel, so its last digits are lost. Enter it as text.",
        "“{column}”列的“{value}”被 Excel 转为科学计数法，末尾数字已丢失。请按文本重新填写编号。",
    ),
    "long_number_id": Entry(
        "warning",
        "“{value}” in “{column}” has more than 15 digits and stands as a number: Excel has lost the last ones. Enter it as text.",
        "“{column}”列的“{value}”超过 15 位且为数字格式，Excel 已丢失末尾数字。请按文本重新填写编号。",
    ),
}  # fmt: skip
