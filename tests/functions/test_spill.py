"""Rows as cells hold them."""

from __future__ import annotations

from xlsaging.functions.errors import ErrorValue
from xlsaging.functions.spill import spilled
from xlsaging.report.figures import Rows


def test_an_undefined_figure_is_not_available_and_a_missing_text_or_count_is_blank() -> None:
    rows = Rows(("customer_id", "days_past_due", "open_amount", "cei"), [(None, None, None, None)])

    assert spilled(rows, "en")[1] == ["", "", ErrorValue.NA, ErrorValue.NA]


def test_words_of_ours_are_in_the_readers_language_and_words_of_the_ledger_stay() -> None:
    rows = Rows(("document_type", "bucket", "collector", "disputed"), [("receipt", "31-60", "unassigned", True)])

    assert spilled(rows, "zh_CN")[1] == ["收款", "逾期31-60天", "（未分派）", "是"]
    assert spilled(Rows(("document_type",), [("Rechnung",)]), "zh_CN")[1] == ["Rechnung"]


def test_no_rows_still_have_headings() -> None:
    assert spilled(Rows(("customer_id",)), "en") == [["Customer no."]]
