"""Keys become sentences in one place, in either language or both."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import error_text, guess_lang, issue_text, known, say
from xlsaging.model.errors import AsOfRefusedError, BadSettingError, TiesBrokenError
from xlsaging.model.issues import Issue


def test_a_key_is_said_in_each_language_and_in_both() -> None:
    text = Text("bucket.overdue_days", {"low": 31, "high": 60})

    assert say(text, "en") == "31-60 days overdue"
    assert say(text, "zh_CN") == "逾期31-60天"
    assert say(text, "zh_CN+en") == "逾期31-60天 31-60 days overdue"
    assert say(text, "zh_CN+en", "\n") == "逾期31-60天\n31-60 days overdue"


def test_what_is_the_same_in_both_languages_is_said_once() -> None:
    assert say(Text("cover.overdue_share_parts", {"overdue": "1", "outstanding": "2"}), "zh_CN+en") == "1 ÷ 2"


def test_text_from_a_ledger_stays_as_it_is() -> None:
    assert say("{low} =cmd|'/c calc'!A1", "zh_CN+en") == "{low} =cmd|'/c calc'!A1"


def test_braces_in_a_parameter_are_not_filled_in_again() -> None:
    assert say(Text("page.as_of", {"day": "{day}"}), "en") == "As of {day}"


def test_a_text_among_the_parameters_is_said_in_the_same_language() -> None:
    text = Text("title.part", {"title": Text("title.open_items"), "part": 1, "parts": 2})

    assert say(text, "zh_CN+en") == "应收账款未清明细（1/2） Open items (1 of 2)"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2025, 1, 31), "2025-01-31"),
        (datetime(2025, 1, 31, 13), "2025-01-31"),
        (1234567.891, "1,234,567.89"),
        (Decimal("-0.5"), "-0.50"),
        (7, "7"),
        (["A", "B"], "A, B"),
        (None, "None"),
    ],
)
def test_parameters_are_written_as_people_write_them(value: object, shown: str) -> None:
    assert say(Text("page.as_of", {"day": value}), "en") == f"As of {shown}"


def test_an_unknown_key_is_an_error_of_the_programmer() -> None:
    with pytest.raises(LookupError, match=r"column\.nonsense"):
        say(Text("column.nonsense"), "en")
    assert not known("column.nonsense")
    assert known("column.customer_id")


def test_an_issue_says_its_place_first() -> None:
    issue = Issue("due_before_document", "Ledger!F12", {"due": "2025-01-01", "document": "2025-01-31"})

    assert issue_text(issue, "en").startswith("Ledger!F12: the due date 2025-01-01 is before")
    assert issue_text(issue, "zh_CN").startswith("Ledger!F12：")
    assert issue_text(issue, "zh_CN+en").count("\n") == 1


def test_an_issue_without_a_place_begins_with_what_is_wrong() -> None:
    found = SimpleNamespace(code="due_before_document", at="", params={"due": "1", "document": "2"})

    assert issue_text(found, "en").startswith("the due date")


def test_an_error_is_said_in_the_language_chosen() -> None:
    error = BadSettingError(name="basis", value="age", allowed="due_date")

    assert error_text(error, "en") == str(error)
    assert error_text(error, "zh_CN") == "basis：不能取值 'age'。可用：due_date。"
    assert error_text(error, "zh_CN+en") == f"{error_text(error, 'zh_CN')}\n{error}"


def test_dates_in_an_error_are_written_the_iso_way() -> None:
    error = AsOfRefusedError(at="S!A1", snapshot=date(2025, 1, 31), as_of=date(2025, 2, 28))

    assert "2025-01-31" in error_text(error, "zh_CN")
    assert "2025-02-28" in str(error)


def test_a_text_among_the_parameters_of_an_error_is_english_where_no_language_is_known() -> None:
    error = TiesBrokenError(law=Text("law.items_aging"), left="1", right="2")

    assert str(error).startswith("Open items against aging: 1 is not 2.")
    assert error_text(error, "zh_CN").startswith("未清明细合计 与 账龄表合计：1 与 2 不符。")


def test_an_error_of_any_other_kind_is_named() -> None:
    said = error_text(ZeroDivisionError("division\nby zero"), "en")

    assert said.startswith("Something unexpected happened (ZeroDivisionError: division by zero).")


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_TW"}, "zh_CN"),
        ({}, "en"),
    ],
)
def test_the_language_follows_the_system_where_none_is_chosen(environ: dict[str, str], lang: str) -> None:
    assert guess_lang(environ) == lang
