"""Words of the command line become values of settings."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.cli.values import Given, given_settings
from xlsaging.model.errors import BadSettingError
from xlsaging.model.settings import Settings


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("year_days=360", 360),
        ("late_rate=0.05", 0.05),
        ("skip_disputed=true", True),
        ("accounts=1122,1123", ("1122", "1123")),
        ("statutory_buckets=1Y,2Y", ("1Y", "2Y")),
        ("dso_method=countback", "countback"),
        ("commission_tiers=[[0, 0.01], [90, 0.03]]", [[0, 0.01], [90, 0.03]]),
        ("loss_rates={'1-30' = 0.01}", {"1-30": 0.01}),
        ("base_currency=USD", "USD"),
        ("as_of=2025-01-31", __import__("datetime").date(2025, 1, 31)),
    ],
)
def test_any_setting_can_be_given_and_is_one_that_settings_take(item: str, value: Any) -> None:
    found = given_settings(Given({}, others=[item]))

    assert list(found.values()) == [value]
    assert Settings().with_(**found)


def test_repeated_options_are_joined() -> None:
    given = Given({}, columns=['due_date="Pay before"', "receipts.amount=Paid"], tables=["invoices=Sheet1!A5"],
                  where=["Period=2018AUDA"])  # fmt: skip

    assert given_settings(given) == {
        "columns": {"due_date": "Pay before", "receipts.amount": "Paid"},
        "tables": {"invoices": "Sheet1!A5"},
        "where": {"Period": "2018AUDA"},
    }


@pytest.mark.parametrize("spoken", ["zh", "zh_CN", "ZH-CN", "cn"])
def test_chinese_may_be_called_by_several_names(spoken: str) -> None:
    assert given_settings(Given({"lang": spoken})) == {"lang": "zh_CN"}


def test_what_has_no_equals_sign_is_refused_with_an_example() -> None:
    with pytest.raises(BadSettingError, match=r"--map: .Pay before. is not possible\. Use NAME="):
        given_settings(Given({}, columns=["Pay before"]))
