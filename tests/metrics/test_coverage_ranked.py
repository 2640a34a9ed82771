"""Coverage of the few that matter most, the rest in one."""

from __future__ import annotations

import pytest

from xlsaging.metrics.coverage_ranked import ranked_coverage
from xlsaging.model.ledger import Ledger


@pytest.fixture
def ledger(table):
    return Ledger(
        invoices=table(
            "document_no customer_id document_date due_date amount\nA1 C1 2025-01-01 2025-04-30 100.1\n"
            "A2 C1 2025-01-01 2025-06-10 40\nA3 C2 2025-01-01 2025-05-31 70.2\nA4 C3 2025-01-01 2025-06-20 7.3"
        ),
        activities=table("activity_date customer_id\n2025-05-06 C1\n2025-05-07 C1\n2025-07-01 C3"),
    )


def test_those_with_most_overdue_come_first(ledger):
    found = ranked_coverage(ledger, "2025-05-01", "2025-07-31", top=2)
    assert found.months == ("2025-05", "2025-06", "2025-07")
    assert [line.name for line in found.lines] == ["C1", "C2"]
    assert found.lines[0].contacts == (2, 0, 0)
    assert found.lines[0].opening == (0.0, 100.1, 140.1)
    assert found.lines[0].bare == (False, True, True)
    assert found.lines[0].bare_growth == 40.0


def test_the_rest_is_the_whole_less_those_shown(ledger):
    found = ranked_coverage(ledger, "2025-05-01", "2025-07-31", top=2)
    assert found.others == 1
    assert found.rest.contacts == (0, 0, 1)
    assert found.rest.closing == (0.0, 7.3, 7.3)
    assert found.whole.closing == (100.1, 217.6, 217.6)


def test_where_all_are_shown_there_is_no_rest(ledger):
    found = ranked_coverage(ledger, "2025-05-01", "2025-07-31")
    assert (found.rest, found.others, len(found.lines)) == (None, 0, 3)
    months = zip(*(line.contacts for line in found.lines), strict=True)
    assert found.whole.contacts == tuple(sum(month) for month in months)


def test_engines_agree(quarter):
    _, ledger = quarter
    found = ranked_coverage(ledger, "2025-02-01", "2025-03-31", top=1)
    assert found.lines[0].name == "C1"
    assert found.lines[0].contacts == (2, 0)
    assert found.rest.contacts == (0, 1)
