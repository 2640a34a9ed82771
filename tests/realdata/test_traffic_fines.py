"""Fines: signed lines by case without a customer, and the event log that they were made from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from oracle import aging, datasets, settlement

import xlsaging as ar

pytestmark = pytest.mark.realdata
LEDGER = ("traffic-fines", "ledger_view_derived.csv")
EVENTS = ("traffic-fines", "traffic_fines_events.csv")
CASES = {"customer_id": "document", "document_no": "document"}
MADE_OUT = {"customer_id": "case_id", "document_no": "case_id", "document_date": "timestamp", "amount": "amount"}
WHOLE = {date(2007, 12, 31): (5636, 324_152.60, -122.00), date(2009, 12, 31): (5694, 390_402.70, -959.80)}


@pytest.fixture(scope="module")
def ledger(data: Path) -> ar.Ledger:
    return ar.read_ledger(data.joinpath(*LEDGER), settings={"columns": CASES})


@pytest.fixture(scope="module")
def books(data: Path) -> dict:
    return datasets.fines_ledger(data)


@pytest.mark.parametrize(("file", "option"), [(LEDGER, "--map customer_id="), (EVENTS, "--map amount=")])
def test_without_help_the_message_names_the_option(data: Path, close: Any, file: tuple[str, str], option: str) -> None:
    with pytest.raises(ar.XlsagingError, match=option):
        ar.read_ledger(data.joinpath(*file))
    ran = close(data.joinpath(*file))
    assert ran.status == 2
    assert option in ran.err
    assert "Traceback" not in ran.err


def test_with_it_every_line_is_accounted_for(ledger: ar.Ledger) -> None:
    assert sum(account.read for account in ledger.rows) == 26_115
    assert all(account.ties for account in ledger.rows)
    assert sum(account.read_sum for account in ledger.rows) == 38_900_370


@pytest.mark.parametrize("day", WHOLE)
def test_every_case_owes_what_the_second_way_says(ledger: ar.Ledger, books: dict, expect: Any, day: date) -> None:
    table = aging.aging(books, day)
    frame = ar.aging(ledger, day)
    owing = {case: line for case, line in table.items() if any(line.values())}
    cases, whole, credits = WHOLE[day]
    assert len(owing) == cases
    assert [round(frame[name].sum(), 2) for name in ("outstanding", "credits")] == [whole, credits]
    expect.aging(frame, table)


def test_the_events_can_be_read_as_the_fines_made_out(data: Path, expect: Any) -> None:
    settings = {"columns": MADE_OUT, "where": {"activity": "Create Fine"}}
    ledger = ar.read_ledger(data.joinpath(*EVENTS), settings=settings)
    day = date(2007, 12, 31)
    expect.rows(ledger, invoices=10_000)
    assert sum(account.left_out.get("filtered", 0) for account in ledger.rows) == 24_724
    table = aging.aging(datasets.fines_events(data), day)
    assert sum(line["outstanding"] for line in table.values()) == 303_008
    expect.aging(ar.aging(ledger, day), table)


def test_the_month_is_closed_from_the_command_line(data: Path, close: Any, books: dict) -> None:
    maps = [word for name, header in CASES.items() for word in ("--map", f"{name}={header}")]
    ran = close(data.joinpath(*LEDGER), *maps, "--as-of", "2009-12-31")
    assert ran.status in (0, 1), ran.err
    assert ran.json["totals"]["outstanding"] == 390_402.70
    assert round(sum(row["360+"] for row in ran.json["rows"]), 2) == 389_204.50
    assert len(settlement.open_items(books, date(2009, 12, 31))) == 14_589
