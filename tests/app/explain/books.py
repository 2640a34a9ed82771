"""Random ledgers with everything that figures are explained by, and what an explanation sums to."""

from __future__ import annotations

from datetime import date, timedelta
from math import fsum
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import Phase
from hypothesis import strategies as st
from strategies import as_frames, books_of

from xlsaging.app.engine import for_reports
from xlsaging.app.explain.lines import Explanation
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

__all__ = ["EXAMPLES", "NO_SHRINKING", "agrees", "ledger_of", "month_ends", "seeds"]

EXAMPLES = 3
NO_SHRINKING = (Phase.explicit, Phase.generate)
"""A seed has no smaller one: a broken law names the customer and the figure."""

seeds = st.integers(0, 10_000)
month_ends = st.sampled_from([date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30)])
_COLLECTORS = ["Li", "Wang", ""]


def ledger_of(seed: int, **settings: Any) -> Ledger:
    """A ledger of five customers; one in four has no rates for its foreign currency, one in four a sales table."""
    random = Random(seed)
    frames = as_frames(books_of(seed, customers=5, nonsense=False))
    names = [f"C{number}" for number in range(5)]
    regions = [random.choice(["North", "South", ""]) for _ in names]
    relations = [random.choice(["", "", "", "consolidated", "associate"]) for _ in names]
    frames["customers"] = pd.DataFrame(
        {"customer_id": names, "related_party": relations, "region": regions,
         "collector": [random.choice(_COLLECTORS) for _ in names]}
    )  # fmt: skip
    if random.random() < 0.75:
        frames["fx_rates"] = pd.DataFrame({"rate_date": ["2025-01-01"], "currency": ["JPY"], "rate": [0.05]})
    if random.random() < 0.25:
        frames["sales"] = pd.DataFrame(
            {"month": ["2025-01-01", "2025-02-01", "2025-03-01"], "amount": [300.0, 0.0, 500.0]}
        )
        if random.random() < 0.5:
            frames["sales"]["customer_id"] = ["C0", "C1", "C0"]
    days = [date(2025, 1, 1) + timedelta(random.randint(0, 119)) for _ in range(12)]
    frames["activities"] = pd.DataFrame(
        {"activity_date": days, "customer_id": [random.choice(names) for _ in days],
         "collector": [random.choice(_COLLECTORS) for _ in days],
         "promise_date": [random.choice([None, day, day + timedelta(20)]) for day in days],
         "promise_amount": [random.choice([0.0, 1.0, 50.0]) for _ in days]}
    )  # fmt: skip
    frames["targets"] = pd.DataFrame(
        {"collector": ["Li", "Li", "Wang"], "month": ["2025-02-01", "2025-03-01", "2025-04-01"],
         "target_amount": [100.0, 50.0, 70.0]}
    )  # fmt: skip
    frames["gl_balances"] = pd.DataFrame(
        {"balance_date": ["2025-03-31"] * 2, "account": ["1122", "1131"], "amount": [700.0, 300.0],
         "allowance": [50.0, 0.0], "currency": ["CNY", "CNY"]}
    )  # fmt: skip
    return for_reports(Ledger(settings=Settings(**settings), **frames))


def agrees(found: Explanation | None, figure: float | None) -> bool:
    """Whether the contributions sum to the figure; where there is none, whether it says so."""
    assert found is not None
    if figure is None:
        return found.undefined is not None
    total = fsum(line.contribution or 0.0 for line in found.lines)
    return found.undefined is None and total == pytest.approx(figure, rel=1e-9, abs=1e-6)
