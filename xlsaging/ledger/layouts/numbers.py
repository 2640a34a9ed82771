"""Numbers of documents and receipts that have none, and the place of every row."""

from __future__ import annotations

from typing import Any

from xlsaging.ledger.table import TypedTable
from xlsaging.model.issues import Issue
from xlsaging.model.periods import FAR

from .part import Context

__all__ = ["filled_numbers", "row_places", "voucher_numbers"]


def row_places(typed: TypedTable, context: Context, positions: Any) -> Any:
    """The address of the leftmost cell of each row, made in one go: an Arrow array."""
    import pyarrow as pa
    import pyarrow.compute as pc

    located = typed.located
    leftmost = min((*located.columns.values(), *located.extra.values()), default=0)
    prefix = context.at(typed, 0, leftmost)[:-1]
    rows = pa.array(typed.frame.index.to_numpy()[positions].astype("int64") + 1).cast(pa.large_string())
    nothing = pa.scalar("", pa.large_string())
    return pc.binary_join_element_wise(pa.scalar(prefix, pa.large_string()), rows, nothing)


def filled_numbers(typed: TypedTable, context: Context, given: Any, column: str) -> tuple[Any, list[Issue]]:
    """A number for every row: the one `given` (None: there is no such column), else the place of the row.

    Said row by row (`missing_document_no`), or once where all are missing (`numbers_made_up`). A text column without
    blanks is given back as it is.
    """
    import numpy as np
    import pandas as pd

    if isinstance(given, pd.Series) and len(given) and given.dtype == "str" and not (given == "").any():
        return given.array, []
    if not len(typed.frame):
        return np.array([], dtype=object), []
    absent = given is None
    values = np.full(len(typed.frame), "", dtype=object) if absent else np.array(given, dtype=object)
    positions = np.flatnonzero(values == "")
    if not len(positions):
        return values, []
    values[positions] = row_places(typed, context, positions).to_numpy(zero_copy_only=False)
    if len(positions) == len(values):
        example = {"count": len(positions), "example": values[0]}
        return values, [Issue("numbers_made_up", at=context.head(typed), params=example)]
    return values, context.row_issues(
        "missing_document_no", typed, positions, column, lambda position: {"made": values[position]}
    )


def voucher_numbers(vouchers: Any, days: Any, owners: Any) -> Any:
    """Document numbers from vouchers, whose own numbers start anew each month.

    `2025-01/记-12`; a second line of the same voucher and owner becomes `2025-01/记-12#2`; "" stays "".

    >>> voucher_numbers(["记-1", "记-1", "记-1", ""], [20119, 20119, 20120, 20119], ["C1", "C1", "C1", "C1"]).tolist()
    ['2025-01/记-1', '2025-01/记-1#2', '2025-02/记-1', '']
    """
    import numpy as np
    import pandas as pd

    dates = np.asarray(days, dtype=np.int64)
    known = dates < FAR
    months = np.where(known, dates, 0).astype("datetime64[D]").astype("datetime64[M]").astype(str).astype(object)
    own = np.asarray(vouchers, dtype=object)
    text = np.where(known, months + "/" + own, own)
    again = pd.DataFrame({"owner": owners, "text": text}).groupby(["owner", "text"], sort=False).cumcount() + 1
    suffix = np.array([f"#{count}" if count > 1 else "" for count in again.tolist()], dtype=object)
    return np.where(own == "", "", text + suffix)
