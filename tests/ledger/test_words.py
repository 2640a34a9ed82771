"""Words for kinds of things, in both languages."""

from __future__ import annotations

import pytest

from xlsaging.ledger.words import WORDS, canonical_word, canonical_words, opening_text


@pytest.mark.parametrize(
    ("table", "column", "word", "value"),
    [
        ("invoices", "document_type", "销售发票", "invoice"),
        ("invoices", "document_type", "红字发票", "credit_note"),
        ("invoices", "document_type", "贷项通知单", "credit_note"),
        ("invoices", "document_type", "借项", "debit_note"),
        ("invoices", "document_type", "期初", "opening"),
        ("invoices", "document_type", "暂估", "estimate"),
        ("invoices", "document_type", "Credit Memo", "credit_note"),
        ("invoices", "document_type", "DZ", "payment"),
        ("invoices", "document_type", "PENALTY", "debit_note"),
        ("invoices", "item_class", "质保金", "retention"),
        ("receipts", "method", "银行承兑汇票", "bank_bill"),
        ("receipts", "method", "银承", "bank_bill"),
        ("receipts", "method", "商承", "trade_bill"),
        ("receipts", "method", "商业承兑", "trade_bill"),
        ("receipts", "method", "现金", "cash"),
        ("receipts", "method", "以物抵账", "in_kind"),
        ("receipts", "method", "对冲", "offset"),
        ("customers", "related_party", "关联方", "associate"),
        ("customers", "related_party", "合并范围内", "consolidated"),
        ("customers", "terms_rule", "月结", "month_end"),
        ("write_offs", "kind", "坏账收回", "recovery"),
    ],
)
def test_usual_words_have_a_value(table: str, column: str, word: str, value: str) -> None:
    assert canonical_word(table, column, word) == value


@pytest.mark.parametrize("place", list(WORDS))
def test_every_value_stands_for_itself(place: tuple[str, str]) -> None:
    for value in set(WORDS[place].values()):
        assert canonical_word(*place, value) == value


def test_unknown_words_are_kept_and_counted() -> None:
    values, unknown = canonical_words("receipts", "method", ["电汇", "Zauber", "", "Zauber"])
    assert values.tolist() == ["bank", "Zauber", "", "Zauber"]
    assert unknown == {"Zauber": 2}


@pytest.mark.parametrize("text", ["年初结转", "上年结转", "期初余额", "Opening balance", "Balance b/f", "承前页"])
def test_carried_balances_are_openings(text: str) -> None:
    assert opening_text(text)


@pytest.mark.parametrize("text", ["收回货款", "本月合计", "结转销售成本", "opening of branch"])
def test_other_summaries_are_not(text: str) -> None:
    assert not opening_text(text)
