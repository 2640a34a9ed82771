"""What other programs are given is plain, and can be written as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from render.every_kind import every_kind

from xlsaging.render.plain import as_plain
from xlsaging.report.model import Report


def test_rows_have_the_names_of_columns_and_raw_values(close: Report) -> None:
    found = as_plain(close)

    assert list(found) == ["as_of", "rows", "totals", "issues"]
    assert found["as_of"] == "2025-06-30"
    assert found["rows"][0] == {
        "customer_id": "C1", "customer_name": "宏远机械有限公司", "outstanding": 950.1, "not_due": 700.1, "1-30": 250.0,
        "30+": 0.0, "credits": 0.0, "undated": 0.0, "max_days_past_due": 20,
    }  # fmt: skip
    assert found["totals"]["outstanding"] == 1000.1


def test_issues_say_code_place_and_text_in_the_language(close: Report) -> None:
    issue = as_plain(close, "zh_CN")["issues"][0]

    assert (issue["code"], issue["severity"], issue["at"]) == ("due_before_document", "warning", "'应收 明细'!F12")
    assert issue["text"].startswith("到期日 2025-01-01 早于")


def test_it_survives_json(close: Report) -> None:
    found = as_plain(close)

    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_values_with_formats_of_their_own_and_links_are_their_values() -> None:
    found = as_plain(replace(every_kind(), main="items"))["rows"]

    assert [row["mixed"] for row in found] == [12345.6, 12.5]
    assert [row["document_no"] for row in found] == ["A1", "A2"]
