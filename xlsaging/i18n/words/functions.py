"""What the Function Wizard says of cell functions and their arguments: at most 255 characters each."""

from __future__ import annotations

__all__ = ["FUNCTIONS"]

FUNCTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "function": {
        "AR_AGING": (
            "Aging of a ledger: outstanding, not due, overdue by bucket, credits and undated, a row a group. Spills (Excel 2021 or 365; before, an array formula).",
            "账龄分析：每组一行，列示应收余额、未到期、各账龄段、未核销贷项和账龄不明。结果溢出到相邻单元格（Excel 2021、365；旧版用数组公式）。",
        ),
        "AR_OPEN_ITEMS": (
            "Open items of a ledger on a day: documents, unapplied receipts and credits; their sum is what is outstanding. Spills (Excel 2021 or 365; before, an array formula).",
            "未清明细：单据、未核销回款与贷项，合计为应收余额。结果溢出到相邻单元格（Excel 2021、365；旧版用数组公式）。",
        ),
        "AR_DSO_TREND": (
            "DSO by every method, average days delinquent and turnover, month by month. Options: months, window. Spills (Excel 2021 or 365; before, an array formula).",
            "逐月列示各方法周转天数、平均逾期天数和周转率。选项：months、window。结果溢出到相邻单元格（Excel 2021、365；旧版用数组公式）。",
        ),
        "AR_BAD_DEBTS": (
            "Bad-debt ratios of a period, each with numerator and denominator. Option: start (default: the fiscal year). Spills (Excel 2021 or 365; before, an array formula).",
            "期间坏账率，各附分子与分母。选项：start（默认财年起日）。结果溢出到相邻单元格（Excel 2021、365；旧版用数组公式）。",
        ),
        "AR_COLLECTORS": (
            "Each collector's figures in a period: collected, rates, cycle, contacts, promises. Option: start (default: the month). Spills (Excel 2021 or 365; before, an array formula).",
            "催收员期间业绩：回款、各项比率、周期、催收次数、承诺。选项：start（默认当月）。结果溢出到相邻单元格（Excel 2021、365；旧版用数组公式）。",
        ),
        "AR_TIE_OUT": (
            "Outstanding by entity, account and currency against the general ledger (a table of GL balances). Spills (Excel 2021 or 365; before, an array formula).",
            "按主体、科目、币种与总账余额核对（需总账余额表）。结果溢出到相邻单元格（Excel 2021、365；旧版用数组公式）。",
        ),
        "AR_CHECK": (
            "What is wrong with a ledger, with the cell and how to mend it. Given a function's name and its arguments instead: why it shows an error. Spills (Excel 2021 or 365; before, an array formula).",
            "台账问题清单：单元格及更正办法。首个参数为函数名、其后为其参数时，说明该函数为何显示错误值。结果溢出到相邻单元格（Excel 2021、365；旧版用数组公式）。",
        ),
        "AR_EXPLAIN": (
            "The documents, receipts, dates, rates and rule behind a figure of the other functions; the first column sums to it. Also =AR_EXPLAIN(name of a function, its arguments). Spills (Excel 2021 or 365; before, an array formula).",
            "某个数字背后的单据、回款、日期、汇率与规则，首列合计即该数字。首个参数也可为函数名，其后为其参数。结果溢出到相邻单元格（Excel 2021、365；旧版用数组公式）。",
        ),
        "AR_DAYS_PAST_DUE": (
            "Days late: as-of date less due date. 0 and below is not late.",
            "逾期天数：截止日减到期日。0 及负数为未逾期。",
        ),
        "AR_BUCKET": (
            "The aging bucket of an age in days, such as 31-60. The upper edge belongs to the bucket that it ends.",
            "账龄天数所在的账龄段，如 31-60。上界归入以其结束的账龄段。",
        ),
        "AR_DSO": (
            "Days sales outstanding: receivable / credit sales x days. #N/A without credit sales.",
            "应收账款周转天数：应收余额 ÷ 赊销额 × 天数。无赊销时为 #N/A。",
        ),
        "AR_DSO_COUNTBACK": (
            "DSO by countback: the newest months' sales are taken off the receivable month by month. #N/A where the sales do not reach back far enough.",
            "倒推法周转天数：从应收余额中由近及远逐月扣除赊销额。销售历史不够长时为 #N/A。",
        ),
        "AR_DSO_BEST": (
            "Best possible DSO: receivable not yet due / credit sales x days.",
            "最佳可能周转天数：未到期应收 ÷ 赊销额 × 天数。",
        ),
        "AR_ADD": (
            "Average days delinquent: overdue receivable / credit sales x days.",
            "平均逾期天数：逾期应收 ÷ 赊销额 × 天数。",
        ),
        "AR_TURNOVER_DAYS": (
            "Turnover days: days of a year / (credit sales of the year / mean of opening and closing receivable).",
            "周转天数：年天数 ÷（全年赊销额 ÷ 期初期末平均应收余额）。",
        ),
        "AR_CEI": (
            "Collection effectiveness index: (opening + sales - closing) / (opening + sales - closing not yet due), a fraction.",
            "催收效果指数：（期初＋赊销额－期末）÷（期初＋赊销额－期末未到期），结果为小数。",
        ),
        "AR_BAD_DEBT_RATIO": (
            "Losses, allowance or long-overdue items / sales or receivable, a fraction. Say which in the heading.",
            "坏账率：损失、坏账准备或长期逾期 ÷ 赊销额或应收余额，结果为小数。请在表头注明分母。",
        ),
        "AR_PROVISION": (
            "Allowance by the provision matrix: sum of balance x loss rate x factor. Credit balances count as none.",
            "按账龄计提的坏账准备：Σ 余额 × 损失率 × 前瞻系数。贷方余额按零计。",
        ),
        "AR_LATE_INTEREST": (
            "Simple interest on a late payment: amount x annual rate x days / days of a year, from the day after the due date.",
            "逾期利息（单利）：金额 × 年利率 × 天数 ÷ 年天数，自到期次日起算。",
        ),
        "AR_DISCOUNT_COST": (
            "What a year of not taking an early-payment discount costs the customer, a fraction. 2/10 net 30 costs 37.2 %.",
            "放弃现金折扣的年化成本，结果为小数。2/10 n30 为 37.2%。",
        ),
        "AR_HHI": (
            "Concentration of customers' balances: sum of squared shares, from 1/n to 1. Balances of zero and below take no share.",
            "客户集中度指数：各客户占比平方之和，介于 1/n 与 1。零及负余额不计。",
        ),
        "AR_COMMISSION": (
            "A collector's commission: sum of collected x rate, rounded once to cents. Returned payments are negative.",
            "催收提成：Σ 回款 × 提成比例，合计后四舍五入到分。退票以负数列示。",
        ),
    },
    "argument": {
        "data": (
            "A table of the ledger, headers included, such as tblInvoices[#All]; headers in Chinese or English, recognised by themselves.",
            "台账数据表（含表头），如 tblInvoices[#All]；中英文表头自动识别。",
        ),
        "more_data": (
            "Another table of the ledger: receipts, customers, write-offs, settings and so on, in any order.",
            "台账的其他数据表：回款、客户档案、核销、参数等，顺序不限。",
        ),
        "group": (
            "What to group by: a column such as region, or its heading. Default: customers.",
            "分组依据：列名或表头，如 区域。默认按客户。",
        ),
        "split": (
            "What to split by: a column such as region, or its heading. Default: nothing.",
            "拆分依据：列名或表头，如 区域。默认不拆分。",
        ),
        "item_key": (
            "A customer (number or name) or a document number: only its items. Default: all.",
            "客户（编码或名称）或单据号：仅列示其未清项。默认全部。",
        ),
        "figure": (
            "Which figure: the heading of its column, such as Outstanding or 31-60, or the ratio's name. Where several functions have it: AR_TIE_OUT:Outstanding.",
            "哪个数字：其列标题，如 应收余额、31-60，或比率名称。多个函数都有该列时：AR_TIE_OUT:应收余额。",
        ),
        "figure_key": (
            "Whose: customer or other group (option by), document, collector, month end, or entity/account/currency. Several columns: North/Li. Default: all.",
            "所属：客户或其他分组（选项 by）、单据、催收员、月末，或 主体/科目/币种；多列分组如 华北/李明。默认全部。",
        ),
        "collector_key": ("A collector: only this one. Default: all.", "催收员：仅列示该人。默认全部。"),
        "as_of": (
            "The day, such as EOMONTH(TODAY(),-1). Default: the setting's day, else the last month end when Excel calculates.",
            "截止日，如 EOMONTH(TODAY(),-1)。默认：参数中的截止日，否则为计算时的上月末。",
        ),
        "basis": (
            "Date that age counts from: due_date (default), document_date, posting_date, origin_date.",
            "账龄起算日：due_date 到期日（默认）、document_date 单据日期、posting_date 入账日期、origin_date 款项发生日。",
        ),
        "options": (
            "Settings as text, such as lang=zh_CN; buckets=30,60; months=12; start=2025-01-01, or a range of two columns.",
            "选项文本，如 lang=zh_CN; buckets=30,60; months=12; start=2025-01-01，或两列的区域。",
        ),
        "due_date": ("Due date: a date, or text such as 2025-01-31.", "到期日：日期，或 2025-01-31 形式的文本。"),
        "as_of_day": (
            "The day to look at: a date, or text such as 2025-01-31.",
            "截止日：日期，或 2025-01-31 形式的文本。",
        ),
        "days_past_due": ("Age in days, as AR_DAYS_PAST_DUE gives it.", "账龄天数，如 AR_DAYS_PAST_DUE 的结果。"),
        "buckets": (
            "Edges in days, as text. Default: 30,60,90,180,360.",
            "账龄段边界（天），文本。默认：30,60,90,180,360。",
        ),
        "edge": (
            "upper (default): day 30 is in 1-30. lower: day 30 opens 30-59.",
            "upper（默认）：第 30 天归入 1-30；lower：第 30 天归入 30-59。",
        ),
        "receivable": ("Receivable at the end of the period.", "期末应收余额。"),
        "credit_sales": (
            "Credit sales of the period, on the same basis of VAT as the receivable.",
            "期间赊销额，含税口径须与应收余额一致。",
        ),
        "days": ("Days of the period.", "期间天数。"),
        "month_sales": ("Range: credit sales by month, the newest first.", "区域：各月赊销额，最近的月份在前。"),
        "month_days": ("Range of the same size: days of each of these months.", "同样大小的区域：各月天数。"),
        "current_receivable": ("Receivable that is not yet due.", "未到期应收余额。"),
        "overdue": ("Receivable that is overdue.", "逾期应收余额。"),
        "year_sales": ("Credit sales of a whole year.", "全年赊销额。"),
        "year_days": ("Days of a year: 365 (default) or 360.", "年天数：365（默认）或 360。"),
        "opening": ("Receivable at the beginning of the period.", "期初应收余额。"),
        "closing": ("Receivable at the end of the period.", "期末应收余额。"),
        "closing_total": ("Receivable at the end of the period, all of it.", "期末应收余额合计。"),
        "closing_current": ("The part of it that is not yet due.", "其中未到期的部分。"),
        "months": (
            "1 (default): the sales are of the whole period. Else the months of the period: a mean month's sales are taken.",
            "1（默认）：赊销额为整个期间。否则为期间月数：取月平均赊销额。",
        ),
        "numerator": ("What was lost, provided for, or is long overdue.", "损失、坏账准备或长期逾期金额。"),
        "denominator": ("Sales or receivable to measure it against.", "作为分母的赊销额或应收余额。"),
        "balances": ("Range: balances.", "区域：余额。"),
        "rates": (
            "Range of the same size: loss rate of each balance, a fraction such as 0.05 for 5 %.",
            "同样大小的区域：各余额的损失率，以小数表示，5% 即 0.05。",
        ),
        "forward_factor": ("Forward-looking factor on all rates. Default: 1.", "前瞻性调整系数，默认 1。"),
        "amount": ("Amount that is late.", "逾期金额。"),
        "annual_rate": (
            "Interest for a year, a fraction such as 0.085 for 8.5 %.",
            "年利率，以小数表示，8.5% 即 0.085。",
        ),
        "grace_days": ("Days late within which nothing is owed. Default: 0.", "宽限天数，期内不计息。默认 0。"),
        "rounding": (
            "end (default): rounded once. day: the interest of one day is rounded first.",
            "end（默认）：最后一次舍入；day：先对每日利息舍入。",
        ),
        "discount_rate": ("Discount, a fraction such as 0.02 for 2 %.", "折扣率，以小数表示，2% 即 0.02。"),
        "discount_days": ("Days within which the discount is granted.", "折扣期天数。"),
        "net_days": ("Days of the terms without discount.", "信用期天数。"),
        "compound": ("TRUE or 1: compounded. Default: simple.", "TRUE 或 1：复利；默认单利。"),
        "collected": ("What was collected: a number, or a range case by case.", "回款额：数值，或逐笔列示的区域。"),
        "rate": (
            "Rate of commission, a fraction: one for all, or a range of the same size.",
            "提成比例，以小数表示：一个数值，或同样大小的区域。",
        ),
    },
    "category": {
        "numbers": ("ArCollect: formulas", "ArCollect 公式"),
        "tables": ("ArCollect: ledgers", "ArCollect 台账"),
    },
    "refused": {
        "figure": ("{name} is no figure that can be explained", "{name} 不是可以说明的数字"),
        "too_many": ("more than {count} arguments behind the tables", "数据表之后的参数多于 {count} 个"),
        "no_data": ("no table is given", "未给出数据表"),
        "option": ("{name}={value} is no option", "没有 {name}={value} 这一选项"),
        "not_found": ("{name} is not in the ledger", "台账中没有 {name}"),
        "no_table": ("the ledger has no table for this", "台账缺少所需数据表"),
        "overlap": ("two of the ranges overlap", "所给区域互有重叠"),
        "undefined": ("undefined for these numbers. {text}", "以上数值下无定义。{text}"),
        "fine": ("nothing is wrong: {value}", "没有问题：{value}"),
        "blank": ("{name} is blank; a blank is not 0", "{name} 为空；空白不等于 0"),
        "error": ("an argument is the error {value}", "参数为错误值 {value}"),
        "meaning": ("{name} cannot be {value}", "{name} 不能取值 {value}"),
        "serial": ("{name}: {value} is no serial number of a date", "{name}：{value} 不是有效的日期序列号"),
        "sizes": ("{first} and {second} are ranges of different sizes", "{first} 与 {second} 两个区域大小不同"),
        "whole": ("{value} is not a whole number", "{value} 不是整数"),
    },
}
