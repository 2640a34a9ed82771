"""Settlement, aging and DSO in hand-written SQL, on DuckDB over Parquet."""

from __future__ import annotations

import json
import sys
from time import perf_counter, process_time

import duckdb

NAMES = ("not_due", "1-30", "31-60", "61-90", "91-180", "181-360", "360+", "credits")
STEPS = """
create temp table items as
with documents as (
  select document_no, customer_id, due_date::date as due_date, cast(round(amount * 100) as bigint) as cents
  from '{folder}/invoices.parquet' where document_date <= date '{as_of}'
), money as (
  select applied_to, customer_id, cast(round(amount * 100) as bigint) as cents
  from '{folder}/receipts.parquet' where receipt_date <= date '{as_of}'
), applied as (
  select applied_to, sum(cents)::bigint as cents from money where applied_to <> '' group by applied_to
), settled as (
  select d.customer_id, date '{as_of}' - d.due_date as late, d.cents, coalesce(a.cents, 0) as applied
  from documents d left join applied a on a.applied_to = d.document_no
)
select customer_id, late, cents - least(applied, cents) as open from settled where applied < cents
union all
select customer_id, null, least(applied, cents) - applied from settled where applied > cents
union all
select m.customer_id, null, -m.cents from money m
where not exists (select 1 from documents d where d.document_no = m.applied_to);
create temp table aging as
select customer_id, sum(open)::bigint as outstanding,
  {sums}, max(case when open > 0 then greatest(late, 0) else 0 end) as oldest
from items group by customer_id order by outstanding desc;
"""


def place(number: int, name: str) -> str:
    low, high = (None, 1, 31, 61, 91, 181, 361)[min(number, 6)], (0, 30, 60, 90, 180, 360, None)[min(number, 6)]
    if name == "credits":
        when = "late is null"
    else:
        when = " and ".join(filter(None, (low and f"late >= {low}", high is not None and f"late <= {high}")))
    return f'sum(case when {when} then open else 0 end)::bigint as "{name}"'


def job(held: duckdb.DuckDBPyConnection, folder: str, as_of: str) -> dict[str, float]:
    sums = ",\n  ".join(place(number, name) for number, name in enumerate(NAMES))
    held.execute(STEPS.format(folder=folder, as_of=as_of, sums=sums))
    columns = ("outstanding", *NAMES)
    wanted = ", ".join(f'sum("{name}")::bigint' for name in columns)
    row = held.execute(f"select {wanted} from aging").fetchone()
    totals = dict(zip(columns, row or (), strict=True))
    sold, days = held.execute(
        f"""select sum(cast(round(amount * 100) as bigint))::bigint,
        date '{as_of}' - (date_trunc('month', date '{as_of}') - interval 2 month)::date + 1
        from '{folder}/invoices.parquet'
        where document_date <= date '{as_of}'
        and document_date >= date_trunc('month', date '{as_of}') - interval 2 month"""
    ).fetchone() or (0, 0)
    dso = totals["outstanding"] / sold * days
    return {**{name: value / 100 for name, value in totals.items()}, "undated": 0.0, "dso": round(dso, 6)}


def main(folder: str, as_of: str) -> None:
    held = duckdb.connect()
    held.execute("set memory_limit = '2GB'")
    began, spent = perf_counter(), process_time()
    totals = job(held, folder, as_of)
    print(json.dumps({"seconds": perf_counter() - began, "cpu": process_time() - spent, "totals": totals}))


if __name__ == "__main__":
    main(*sys.argv[1:])
