"""Municipal debtors that are in age columns already, with total rows among the groups."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from oracle import datasets

import xlsaging as ar

pytestmark = pytest.mark.realdata
YEAR_END = date(2018, 6, 30)
SUM = {"1200": 3_357_815_281, "1300": 898_637_826}
MAPS = {"customer_id": "CUSTOMER_GRP"}


def where(item: str, period: str = "2018AUDA") -> dict[str, Any]:
    return {
        "where": {"YEARPERIOD": period, "ITEM_CDE": item},
        "snapshot_date": YEAR_END,
        "columns": MAPS,
        "base_currency": "ZAR",
    }


def options(data: Path, item: str) -> tuple[str | Path, ...]:
    """The same on the command line."""
    return (
        data / "za-aged-debtors" / "facts_v2_update.csv",
        *("--where", "YEARPERIOD=2018AUDA", "--where", f"ITEM_CDE={item}", "--map", "customer_id=CUSTOMER_GRP"),
        *("--snapshot-date", "2018-06-30", "--base-currency", "ZAR"),
    )


def groups(data: Path, item: str, period: str, name: str) -> dict[str, Decimal]:
    """Balance by customer group; the row without a group is a total."""
    lines = datasets.aged_debtors(data, name)
    return {
        line["group"]: line["total"]
        for line in lines
        if (line["item"], line["period"]) == (item, period) and line["group"] and line["total"]
    }


@pytest.mark.parametrize("name", ["facts_v2_insert.csv", "facts_v2_update.csv", "aged_debtors_2015q4.csv"])
def test_without_help_the_message_names_an_option(data: Path, close: Any, name: str) -> None:
    file = data / "za-aged-debtors" / name
    with pytest.raises(ar.XlsagingError, match=r"--(map|snapshot-date|where)"):
        ar.read_ledger(file)
    ran = close(file)
    assert ran.status == 2
    assert "--" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(("name", "period"), [("facts_v2_insert.csv", "2018PAUD"), ("facts_v2_update.csv", "2018AUDA")])
@pytest.mark.parametrize("item", SUM)
def test_with_it_every_group_owes_its_total(data: Path, item: str, name: str, period: str) -> None:
    expected = groups(data, item, period, name)
    assert sum(expected.values()) == SUM[item]
    ledger = ar.read_ledger(data / "za-aged-debtors" / name, settings=where(item, period))
    assert all(account.ties for account in ledger.rows)
    frame = ar.aging(ledger, YEAR_END)
    found = {row["customer_id"]: round(row["outstanding"], 2) for row in frame.to_dict("records")}
    assert {group: amount for group, amount in found.items() if amount} == {
        group: float(total) for group, total in expected.items()
    }


def test_age_columns_go_where_they_say(data: Path) -> None:
    ledger = ar.read_ledger(data / "za-aged-debtors" / "facts_v2_update.csv", settings=where("1300"))
    lines = [
        line
        for line in datasets.aged_debtors(data, "facts_v2_update.csv")
        if (line["item"], line["period"]) == ("1300", "2018AUDA") and line["group"]
    ]
    frame = ar.aging(ledger, YEAR_END, buckets=(30, 60, 90, 120, 150, 180), unapplied="net")
    for bucket, age in (("1-30", "L30"), ("31-60", "L60"), ("61-90", "L90"), ("151-180", "L180")):
        assert frame[bucket].sum() == float(sum(line["ages"][age] for line in lines)), bucket


def test_another_day_than_that_of_the_list_is_refused(data: Path, close: Any) -> None:
    ledger = ar.read_ledger(data / "za-aged-debtors" / "facts_v2_update.csv", settings=where("1200"))
    with pytest.raises(ar.XlsagingError, match="2018-06-30"):
        ar.close_report(ledger, date(2018, 9, 30))
    ran = close(*options(data, "1200"), "--as-of", "2018-09-30")
    assert ran.status == 2
    assert "--as-of 2018-06-30" in ran.err


def test_columns_under_the_wrong_headers_are_noticed(data: Path) -> None:
    """In this file the values stand in another order than its headers: the ages do not add up to the total."""
    settings = {"where": {"period_code": "2018AUDA", "item": "2"}, "snapshot_date": YEAR_END}
    settings["columns"] = {"customer_id": "customer_group_code"}
    ledger = ar.read_ledger(data / "za-aged-debtors" / "facts_v2_aged_debtor_facts_v2.csv", settings=settings)
    assert [issue for issue in ledger.issues if issue.code == "bucket_sum_differs"]


def test_the_month_is_closed_from_the_command_line(data: Path, close: Any) -> None:
    ran = close(*options(data, "1200"))
    assert ran.status in (0, 1), ran.err
    assert ran.json["as_of"] == "2018-06-30"
    assert ran.json["totals"]["outstanding"] == SUM["1200"]


def test_the_list_of_items_is_no_ledger(data: Path, close: Any) -> None:
    ran = close(data / "za-aged-debtors" / "items.csv")
    assert ran.status == 2
    assert "Traceback" not in ran.err


def test_several_periods_in_one_list_are_refused_until_one_is_named(data: Path, close: Any) -> None:
    file = data / "za-aged-debtors" / "aged_debtors_2015q4.csv"
    known = ("--map", "customer_id=Demarcation Code", "--snapshot-date", "2015-12-31", "--base-currency", "ZAR")
    ran = close(file, *known)
    assert ran.status == 2
    assert '--where "YEARPERIOD=' in ran.err
    ran = close(file, *known, "--where", "YEARPERIOD=2015AUDA", "--where", "AGE_CDE=2400")
    assert ran.status in (0, 1), ran.err
    assert ran.json["totals"]["outstanding"] == sum(
        line["total"]
        for line in datasets.aged_debtors_2015(data)
        if (line["item"], line["period"], line["place"]) == ("2400", "2015AUDA", "BUF")
    )
