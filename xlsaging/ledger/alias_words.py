"""The headers that ledgers give to each column, in Chinese and English.

One block a kind of table: `column: alias, alias; weak, weak`; a line that begins with a blank goes on. Weak aliases
(`Date`, `金额`, `No.`) mean this column only because of the kind of table they stand in, and only where no header
says it better. Case, blanks, signs and the usual short forms (`Inv. No.`, `invoice_number`) need no entry of their own.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["CUSTOMER_WORDS", "HEADER_WORDS", "OWN_WORDS"]

CUSTOMER_WORDS = """
customer_id: customer id, customer no, customer code, cust id, client id, client no, client code, debtor no,
    debtor id, debtor code, sold to, sold to party, customer account, customer account no, buyer id,
    客户编号, 客户编码, 客户代码, 客户号, 客户ID, 客户代号, 往来单位编码, 往来单位编号, 往来单位代码,
    购货单位编码, 单位编码, 单位编号, 债务人编号, 付款方编码, 售达方, 客户账号; customer, client, debtor,
    account, buyer, 客户, 往来单位, 购货单位, 付款单位, 债务人, vendor id, vendor no, 单位
customer_name: customer name, name of customer, name customer, client name, debtor name,
    customer description, buyer name, account name, bill to name, 客户名称, 客户全称, 客户名, 客户简称,
    往来单位名称, 购货单位名称, 购货方名称, 购方名称, 购买方名称, 购买方, 单位名称, 付款单位名称,
    债务人名称, 付款方名称, 公司名称; customer, client, debtor, vendor name, name, company name, 客户, 往来单位,
    购货单位, 付款单位, 债务人, 名称, vendor, 单位
"""
OWN_WORDS = """
entity: entity, entity code, company code, legal entity, business unit, business code, co code, 公司代码,
    核算主体, 法人主体, 主体, 账套, 核算组织, 结算组织, 公司主体, 所属公司, 公司编码, 组织; company, 公司
account: gl account, g/l account, gl account no, account code, ledger account, general ledger account,
    reconciliation account, recon account, control account, 科目, 科目代码, 科目编码, 科目编号, 会计科目,
    总账科目, 统驭科目, 应收科目, 科目名称; account, account no
currency: currency, currency code, ccy, document currency, transaction currency, invoice currency, 币种,
    币别, 货币, 原币币种, 币种名称, 币种编码, 币制, 货币代码, 凭证货币, 交易货币; crcy, cur, 原币名称,
    l curr, lcurr, local currency, 本位币币种
base_amount: base amount, amount lcy, original amount lcy, amount in local currency, amount in lc,
    amount local currency, amount in local cur, local amount, local currency amount,
    amount in base currency, functional amount,
    本币金额, 本位币金额, 折人民币金额, 折合人民币, 折本位币, 折本币, 金额本币, 价税合计本位币,
    价税合计本币, 本位币, 本币, 应收金额本币, 本币应收金额, 本位币应收金额, 本位币货币金额; 人民币金额
fx_rate: exchange rate, fx rate, currency rate, conversion rate, 汇率, 折算汇率, 记账汇率; rate
department: department, dept, department code, 部门, 部门名称, 销售部门, 业务部门, 所属部门; division,
    事业部
sales_rep: sales rep, salesperson, sales person, salesman, sales representative, account manager,
    sales employee, 业务员, 销售员, 销售代表, 销售人员, 客户经理, 营销员, 业务经理, 销售经理, 业务员名称;
    sales, seller, rep, 销售
collector: collector, collection agent, ar specialist, credit controller, collection owner,
    assigned collector, 催收员, 催收人, 催收人员, 催款员, 催收责任人, 催收专员, 清收人, 清收责任人,
    收款责任人, 回款责任人, 信用专员; owner, responsible, 责任人, 负责人
region: region, area, territory, sales region, 区域, 地区, 大区, 销售区域, 片区, 所属区域; 省份
"""

HEADER_WORDS: Mapping[str, str] = {
    "invoices": """
document_no: invoice no, invoice id, invoice reference, document no, document id, bill no, billing document,
    billing document no, 发票号, 发票号码, 发票编号, 单据号, 单据编号, 单据号码, 应收单号, 销售单号, 开票号,
    凭证编号, 会计凭证, 会计凭证号; no, id, document, invoice, number, ref, ref no, reference, reference no,
    transaction no, entry no, voucher no, order no, 编号, 号码, 单号, 票号, 票据号, 凭证号, 凭证字号,
    凭证号数, 发票, 业务单号, 订单号
document_date: invoice date, document date, bill date, billing date, issue date, date issued,
    date of invoice, invoiced date, invoiced on, baseline create date, baseline date, 开票日期, 开票日,
    发票日期, 单据日期, 凭证日期, 业务日期, 立账日期, 应收日期, 销售日期, 开单日期, 出票日期; date,
    transaction date, tran date, creation date, created, posting date, 日期, 发生日期, 交易日期, 记账日期,
    过账日期, 入账日期
amount: invoice amount, document amount, amount in document curr, amount in document currency, amount in dc,
    amount in transaction currency, original amount, gross amount, total amount, invoice total,
    billed amount, signed amount, invoice value, 发票金额, 应收金额, 开票金额, 价税合计, 含税金额, 单据金额,
    原币金额, 应收款, 应收款金额, 应收账款, 销售金额, 应收总额, 凭证货币金额, 交易货币金额, 原币应收金额;
    amount, total, value, gross, 金额, 总金额, 合计金额, 合计, 原币, 应收, 含税价
due_date: due date, net due date, payment due date, payment due, date due, due on, due in date,
    maturity date, pay by, 到期日, 到期日期, 应收到期日, 付款到期日, 收款到期日, 应收款到期日, 最迟付款日,
    账期到期日, 约定付款日, 约定付款日期, 约定收款日期, 信用到期日, 净到期日, 应付日期, 应收款日期; due,
    到期
posting_date: posting date, pstng date, post date, posted date, gl date, accounting date, 过账日期,
    记账日期, 入账日期, 入账日, 记账日; entry date, 制单日期
instalment_no: instalment no, installment no, instalment, installment, 期次, 分期号, 分期期次, 分期; 期数
document_type: document type, invoice type, transaction type, bill type, 单据类型, 单据类型名称, 发票类型,
    凭证类型, 业务类型, 单据种类, 票据类型; type, 类型, 类别, ty
net_amount: net amount, amount without vat, amount excl tax, amount excl vat, amount excluding tax,
    amount excluding vat, taxable amount, amount before tax, 不含税金额, 无税金额, 未税金额, 金额不含税,
    净额; net, subtotal
item_class: item class, 款项性质, 款项类别, 款项类型; 应收类型
condition_met_date: condition met date, acceptance date, 质保到期日, 验收日期, 条件达成日期, 条件满足日,
    质保期满日
origin_date: origin date, original invoice date, original document date, 原始日期, 业务发生日, 初始日期,
    原发票日期, 形成日期, 账龄起算日, 起算日, 账龄起算日期
origin_document_no: origin document no, original invoice no, original document no, 原单据号, 原始单据号,
    原发票号
original_due_date: original due date, first due date, 原到期日, 原始到期日, 首次到期日
applied_to: applied to, apply to, applies to document no, 核销对象, 对应发票, 对应发票号; 关联单据
applied_date: applied date, application date, apply date, 贷项核销日期
reverses_document_no: reverses document no, reversal of, reversed document, reversed document no,
    reverse document, 红冲单号, 冲销单号, 红冲发票号, 对应蓝字发票, 对应蓝字发票号, 原蓝字发票号,
    蓝字发票号, 红字对应发票, 被冲销单号
terms_days: terms days, payment terms days, credit terms days, credit days, credit period, net days,
    days credit, 账期, 账期天数, 信用期, 信用期天数, 信用天数, 付款期限, 收款账期, 付款条件天数, 信用账期;
    payment terms, terms, credit terms, 付款条件, 收款条件
project: project, project name, project no, project code, 项目, 项目名称, 项目编号, 工程名称
po_no: po no, purchase order, purchase order no, customer po, customer po no, po, 采购订单号, 客户订单号,
    客户采购单号; 合同号, 合同编号
dispute_reason: dispute reason, disputed, dispute code, dispute, 争议原因, 是否争议, 异议原因, 争议;
    争议标记
dispute_date: dispute date, disputed date, 争议日期
settled_date: settled date, settlement date, paid date, date paid, date settled, payment date,
    last payment date, receipt date, closed date, close date, 结清日期, 付清日期, 收清日期, 收款日期,
    回款日期, 到账日期, 实收日期, 实际回款日期, 实际收款日期, 付款日期; paid on, 核销日期
paid_amount: paid amount, amount paid, collected amount, amount received, received amount, settled amount,
    payment amount, receipt amount, amount settled, paid to date, 已收金额, 已回款金额, 回款金额, 收款金额,
    已收款, 已收款金额, 实收金额, 累计回款, 累计收款, 已核销金额, 已付金额, 已付款, 已结算金额, 已回款;
    paid, payments, received, 已收, 回款, 核销金额
open_amount: open amount, remaining amount, outstanding amount, outstanding, open balance, balance due,
    amount outstanding, outstanding balance, residual amount, unpaid amount, amount open, 未收金额, 未收款,
    未收款金额, 未清金额, 未核销金额, 应收余额, 未回款金额, 未回款, 欠款金额, 欠款, 未收, 剩余金额,
    未付金额, 未结算金额, 未收余额, 原币余额, 未清项金额; balance, remaining, residual, unpaid, open,
    amount due, 余额, 结余, 期末余额, 应收账款余额
snapshot_date: snapshot date, as of date, as of, as at, report date, reporting date, 快照日期, 截止日期,
    截止日, 基准日, 统计日期, 报表日期, 截至日期
clearing_no: clearing document, clearing document no, clearing no, clrng doc, clrng document, clearing doc,
    清账凭证, 清帐凭证, 结清凭证, 清账号, 核销号, 核销单号, 清账凭证号; clearing
clearing_date: clearing date, clrng date, clearing, clear date, date cleared, 清账日期, 清帐日期, 清算日期;
    核销日期
days_late: days late, days overdue, days past due, overdue days, past due days, 逾期天数, 超期天数,
    逾期日数, 拖欠天数
summary: summary, description, text, item text, narrative, particulars, details, memo, line description,
    摘要, 文本, 行项目文本; 说明
voucher_no: voucher no, journal no, 凭证号, 凭证字号, 凭证号数
direction: dr/cr, debit/credit, d/c, debit credit indicator, 借贷标识, 借贷方向, 方向
base_open_amount: remaining amount lcy, open amount lcy, outstanding amount lcy, balance lcy,
    open amount in local currency, 本币余额, 本位币未收金额, 本币未收金额, 未收金额本币, 未核销金额本币, 本位币余额
assignment: assignment, 分配
reference: reference, reference no, external document no, 参照, 参考, 外部单据号
document_date_year: 年, year
document_date_month: 月, month
document_date_day: 日, day
""",
    "receipts": """
receipt_no: receipt no, receipt id, payment no, payment id, payment reference, 收款单号, 收款单编号,
    回款单号, 收款编号, 回款编号, 收据号, 到账流水号, 银行流水号, 收款流水号; no, id, document no, number,
    ref, ref no, reference, reference no, transaction no, transaction id, voucher no, 单据号, 单据编号,
    单号, 编号, 流水号, 凭证号, 交易流水号, 收款单
receipt_date: receipt date, payment date, received date, date received, date paid, paid date, value date,
    collection date, paid on, 收款日期, 回款日期, 到账日期, 到账日, 收款日, 回款日, 到款日期, 收到日期,
    来款日期; date, posting date, document date, transaction date, 日期, 入账日期, 单据日期, 业务日期,
    交易日期, 记账日期
amount: receipt amount, payment amount, amount received, amount paid, paid amount, received amount,
    collected amount, collection amount, amount collected, cash received, 收款金额, 回款金额, 到账金额,
    实收金额, 收款额, 回款额, 已收金额, 来款金额, 原币金额; amount, collection, collected, received,
    payment, paid, total, value, original amount, 金额, 原币, 回款, 收款
applied_to: applied to, applied invoice, apply to, applied to document, against invoice, applied to invoice,
    applies to document no, applied document no, invoice no, invoice id, invoice reference, 核销发票,
    核销发票号, 对应发票, 对应发票号, 核销单据号, 发票号, 发票号码, 发票编号, 应收单号, 对应单据号,
    对应单据, 冲销发票, 对应应收单, 核销应收单; invoice, related document, document no, 关联单据, 源单号,
    来源单号, 源单编号
applied_date: applied date, application date, apply date, 核销日期, 核销日
clearing_no: clearing document, clearing document no, clearing no, clrng doc, clrng document, clearing doc,
    清账凭证, 清帐凭证, 结清凭证, 清账号, 核销号, 核销单号; clearing
clearing_date: clearing date, clrng date, clearing, clear date, date cleared, 清账日期, 清帐日期
method: method, payment method, receipt method, payment type, pay method, mode of payment, tender type,
    收款方式, 回款方式, 结算方式, 付款方式, 支付方式, 收款类型, 回款类型; type, tender, 类型, 方式, 款项类型
returned_date: returned date, return date, bounced date, dishonoured date, dishonored date, 退票日期,
    拒付日期, 退回日期
maturity_date: maturity date, bill due date, bill maturity, 票据到期日, 承兑到期日, 汇票到期日; due date,
    到期日, 到期日期
realised_amount: realised amount, realized amount, realised value, 变现金额, 处置金额, 实际变现金额,
    抵账实现金额
summary: summary, description, text, narrative, memo, 摘要, 备注; 说明
""",
    "customers": """
customer_id: ; no, id, code, number, 编号, 编码, 代码
customer_name: ; 全称, 户名
parent_id: parent id, parent, parent customer, parent no, group id, 上级客户, 母公司, 集团编码, 所属集团,
    集团客户, 上级单位
related_party: related party, intercompany, 关联方, 是否关联方, 关联关系, 关联方类型, 是否关联
customer_type: customer type, customer category, customer group, customer class, client type, 客户类型,
    客户类别, 客户性质, 企业性质, 客户分类; type, category, class, 类型, 类别, 性质
debtor_temper: debtor temper, temper, debtor temperament, 客户性格, 债务人性格, 债务人类型, 性格
credit_limit: credit limit, limit, credit line, 信用额度, 授信额度, 信用限额; 额度
terms_days: terms days, payment terms days, credit terms days, credit days, credit period, net days,
    days credit, 账期, 账期天数, 信用期, 信用期天数, 信用天数, 付款期限, 收款账期, 付款条件天数, 信用账期;
    payment terms, terms, credit terms, 付款条件, 收款条件
terms_rule: terms rule, payment rule, terms basis, 账期规则, 结算规则, 起算规则, 账期方式, 账期类型
industry: industry, sector, 行业, 所属行业, 行业名称
""",
    "assignments": """
start_date: start date, valid from, assigned date, assigned from, effective from, 开始日期, 起始日期,
    分配日期, 接手日期, 分工开始日期, 起始日; from, from date, start, effective date, 生效日期
end_date: end date, valid to, assigned to date, effective to, 结束日期, 终止日期, 失效日期, 分工结束日期;
    to, to date, end, until, 截止日期
""",
    "credits": """
receipt_no: receipt no, receipt id, payment no, payment id, 收款单号, 回款单号, 收款编号, 回款编号, 收据号;
    no, reference, 单据号, 编号
share: share, split, credit share, credit split, 归属比例, 分成比例, 分摊比例, 业绩比例; percentage,
    percent, 比例, 份额
document_no: document no, invoice no, 发票号, 发票号码; 单据号
approved_by: approved by, approver, 审批人, 批准人, 审核人
""",
    "activities": """
activity_date: activity date, contact date, contacted on, call date, log date, visit date, 催收日期,
    联系日期, 跟进日期, 拜访日期, 催收时间, 联系时间; date, 日期, 时间, 记录日期
channel: channel, contact method, contact channel, medium, 催收渠道, 催收方式, 联系方式, 沟通方式, 渠道;
    method, type, 方式
outcome: outcome, result, contact result, response, 催收结果, 联系结果, 跟进结果; 结果, 反馈
promise_date: promise date, promised date, promise to pay date, ptp date, 承诺日期, 承诺付款日,
    承诺还款日期, 承诺付款日期, 承诺回款日期
promise_amount: promise amount, promised amount, ptp amount, 承诺金额, 承诺付款金额, 承诺还款金额,
    承诺回款金额
cause: cause, delay reason, cause code, 拖欠原因, 逾期原因, 欠款原因, 原因代码; reason, 原因
payment_stage: payment stage, stage, 付款环节, 付款阶段, 所处环节; 卡点, 环节
document_no: document no, invoice no, 发票号, 发票号码; 单据号
evidence: evidence, attachment, proof, 证据, 佐证, 证据编号; 附件
""",
    "write_offs": """
write_off_date: write off date, written off date, written off on, 坏账核销日期, 坏账日期, 核销日期; date,
    posting date, 日期, 入账日期
amount: write off amount, written off amount, amount written off, bad debt amount, 坏账金额, 坏账核销金额,
    核销金额; amount, 金额
kind: kind, write off type, write off kind, 核销类型; type, 类型, 类别
document_no: document no, invoice no, invoice id, 发票号, 发票号码, 单据号, 核销单据号; document, invoice
receipt_no: receipt no, receipt id, payment no, 收款单号, 回款单号
reason: reason, write off reason, 核销原因, 坏账原因; 原因
approved_by: approved by, approver, 审批人, 批准人, 审核人; 审批文号
""",
    "sales": """
month: month, sales month, 月份, 销售月份, 所属月份, 年月; period, date, 期间, 会计期间, 日期
amount: credit sales, sales, sales amount, revenue, turnover, gross sales, sales revenue, 赊销额, 赊销金额,
    销售额, 销售收入, 赊销收入, 营业收入, 含税销售额, 销售金额; amount, billed, 金额, 开票金额, 收入
net_amount: net sales, net revenue, net amount, 不含税销售额, 不含税收入, 不含税金额
""",
    "gl_balances": """
balance_date: balance date, gl date, period end, 余额日期, 期末日期, 余额日; date, as of, as of date, as at,
    period, 日期, 截止日期, 截止日, 期间
amount: gl balance, closing balance, ending balance, ledger balance, balance, 总账余额, 期末余额, 账面余额,
    期末借方余额, 科目余额, 余额; amount, 金额
allowance: allowance, bad debt allowance, loss allowance, provision, 坏账准备, 减值准备, 坏账准备余额
""",
    "fx_rates": """
rate_date: rate date, 汇率日期; date, effective date, as of, day, 日期, 生效日期
rate: rate, exchange rate, fx rate, closing rate, mid rate, spot rate, 汇率, 折算汇率, 中间价, 期末汇率,
    记账汇率
""",
    "targets": """
month: month, target month, 月份, 目标月份, 年月; period, date, 期间, 日期
target_amount: target amount, target, quota, goal, collection target, 目标金额, 回款目标, 催收目标,
    目标回款额, 催收目标金额; 目标, 指标
""",
    "settings": """
key: key, setting, parameter, option, 参数, 参数名, 参数名称, 设置项
value: value, setting value, 值, 参数值, 取值, 设置值
""",
    "account": """
document_date: date, posting date, document date, transaction date, entry date, 日期, 凭证日期, 记账日期,
    业务日期, 单据日期, 过账日期, 制单日期, 发生日期, 交易日期
due_date: due date, net due date, 到期日, 到期日期
document_no: invoice no, document no, 单据号, 单据编号, 发票号, 发票号码; reference, ref, ref no, no, 票号,
    业务单号, 编号
document_type: document type, transaction type, 单据类型, 凭证类型, 业务类型; type, 类型
voucher_no: voucher no, voucher, journal no, entry no, 凭证号, 凭证字号, 凭证号数, 凭证编号, 凭证字, 凭证;
    transaction no, 号数
summary: summary, description, narrative, particulars, details, text, memo, explanation, remarks, 摘要,
    说明, 备注, 事由
debit: debit, debit amount, debits, dr, dr amount, amount dr, 借方, 借方金额, 借方发生额, 本期借方,
    借方发生, 原币借方, 借方原币, 借方原币金额, 借方金额原币, 本期应收, 增加, 应收增加, charges, 借
credit: credit, credit amount, credits, cr, cr amount, amount cr, 贷方, 贷方金额, 贷方发生额, 本期贷方,
    贷方发生, 原币贷方, 贷方原币, 贷方原币金额, 贷方金额原币, 本期收回, 减少, 应收减少, 贷
debit_base: 本币借方, 借方本币, 借方本位币, 本位币借方, 借方本币金额, 借方金额本币, 借方金额本位币,
    本币金额借方, 本位币金额借方, debit lcy, debit local currency, local debit, debit base, base debit
credit_base: 本币贷方, 贷方本币, 贷方本位币, 本位币贷方, 贷方本币金额, 贷方金额本币, 贷方金额本位币,
    本币金额贷方, 本位币金额贷方, credit lcy, credit local currency, local credit, credit base, base credit
direction: direction, dr/cr, debit/credit, d/c, balance direction, balance dr/cr, 方向, 余额方向, 借贷方向,
    借贷, 借或贷, 借/贷, 余额借贷
balance: balance, running balance, closing balance, 余额, 余额金额, 期末余额, 结余, 原币余额, 余额原币,
    余额原币金额, 应收余额
balance_base: 本币余额, 余额本币, 本位币余额, 余额本位币, balance lcy, balance base, local balance
clearing_no: clearing document, clearing no, 清账凭证, 核销号, 核销单号; 两清标志, 两清
project: project, project name, 项目, 项目名称
document_date_year: 年, year
document_date_month: 月, month, 月份
document_date_day: 日, day
amount: amount, 发生额, 金额, 原币金额
base_amount: 本币金额, 本位币金额, amount lcy
terms_days: 账期, 信用期, credit days
""",
    "aging": """
bucket_total: outstanding, outstanding balance, total outstanding, balance, total, total amount, tot amount,
    total balance, total due, closing balance, amount due, ctotal, tot, ar balance, open balance, 余额,
    应收余额, 期末余额, 合计, 总计, 应收账款余额, 欠款合计, 应收总额, 欠款总额, 账面余额, 总额, 应收账款;
    amount, 金额, 应收账款期末余额
snapshot_date: snapshot date, as of date, as of, as at, report date, 快照日期, 截止日期, 截止日, 基准日,
    统计日期, 报表日期; date, period, 日期, 期间
days_late: days late, days overdue, days past due, overdue days, 逾期天数, 超期天数, 最长逾期天数
credit_limit: credit limit, 信用额度, 授信额度; limit
terms_days: credit days, terms days, 账期, 信用期, 账期天数
document_no: invoice no, document no, 发票号, 单据号, 单据编号
document_date: invoice date, document date, 单据日期, 开票日期
due_date: due date, 到期日
""",
}
