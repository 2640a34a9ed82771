"""Text columns by their distinct values: a word is looked at once, however many rows hold it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["arrow_texts", "contained", "distinct", "looked_up", "spread"]


def distinct(values: Any) -> tuple[Any, list[str]]:
    """Codes and distinct texts of a text column, in order of appearance.

    >>> codes, names = distinct(pd.Series(["CNY", "", "CNY"], dtype="str"))
    >>> codes.tolist(), names
    ([0, 1, 0], ['CNY', ''])
    """
    codes, names = pd.factorize(values if isinstance(values, pd.Series) else np.asarray(values, dtype=object))
    return codes, [str(name) for name in names]


def spread(names: list[str], codes: Any) -> Any:
    """The text column that has these codes, as a `str` Series."""
    return pd.Series(names, dtype="str").take(codes).reset_index(drop=True)


def contained(values: Any, pool: Any) -> Any:
    """Which texts stand in another text column.

    >>> contained(pd.Series(["A1", "A9"], dtype="str"), pd.Series(["A1", "A2", "A1"], dtype="str")).tolist()
    [True, False]
    """
    import pyarrow.compute as pc

    return pc.is_in(arrow_texts(values), value_set=arrow_texts(pool)).to_numpy(zero_copy_only=False)


def arrow_texts(values: Any) -> Any:
    """A text column as one Arrow array, without a Python object for each text.

    >>> arrow_texts(pd.Series(["A1", ""], dtype="str")).to_pylist()
    ['A1', '']
    """
    import pyarrow as pa

    texts = pa.array(values, pa.large_string())
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts


def looked_up(keys: Any, values: Mapping[str, Any], default: Any) -> Any:
    """What each text stands for in `values`, `default` where it does not stand there; each text looked up once.

    >>> looked_up(["C1", "C9", "C1"], {"C1": 30}, -1).tolist()
    [30, -1, 30]
    """
    codes, names = distinct(keys)
    found = [values.get(name, default) for name in names]
    return np.array([*found, default], dtype=object if isinstance(default, str) else None)[codes]
