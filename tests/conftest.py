"""The engines that every figure must agree on."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pytest
from hypothesis import settings
from live_office import book, home, office, said

__all__ = ["book", "home", "office", "said"]  # fixtures of whoever drives an open workbook

# How long an example takes says more about the machine than about us, and what fails once must fail again: new
# examples are looked for by hand, with --hypothesis-profile=explore.
settings.register_profile("any_machine", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("any_machine")


@dataclass
class Engine:
    """One kind of frame: how to make it, and how to look into it."""

    name: str
    session: Any = None

    def frame(self, pandas_frame: pd.DataFrame) -> Any:
        """The same rows as this engine's frame; lazy where the engine is."""
        if self.name == "pandas":
            return pandas_frame
        if self.name == "polars":
            import polars

            return polars.from_pandas(pandas_frame).lazy()
        if self.name == "duckdb":
            return self.session.from_df(pandas_frame)
        import pyarrow

        # By way of Arrow: PySpark warns of pandas 3, and without Arrow turns its nulls into the text "nan".
        arrow = pyarrow.Table.from_pandas(pandas_frame, preserve_index=False)
        blank = [field for field in arrow.schema if pyarrow.types.is_null(field.type)]
        for field in blank:
            at = arrow.schema.get_field_index(field.name)
            arrow = arrow.set_column(at, field.name, arrow.column(at).cast(pyarrow.string()))
        return self.session.createDataFrame(arrow)

    def pandas(self, native: Any) -> pd.DataFrame:
        """Any frame's rows as pandas, in the frame's order."""
        if self.name == "pandas":
            frame = native
        elif self.name == "polars":
            frame = native.collect().to_pandas()
        elif self.name == "duckdb":
            frame = native.df()
        else:
            frame = pd.DataFrame([row.asDict() for row in native.collect()], columns=native.columns)
        return frame.reset_index(drop=True)

    def jobs(self) -> int:
        """How many jobs Spark has run; it counts them a little after they begin."""
        context = self.session.sparkContext
        context._jsc.sc().listenerBus().waitUntilEmpty()
        return len(context.statusTracker().getJobIdsForGroup())

    def tables(self, **frames: pd.DataFrame | None) -> dict[str, Any]:
        """Keyword tables for `Ledger`."""
        return {name: self.frame(frame) for name, frame in frames.items() if frame is not None}


def _spark_missing() -> str:
    if importlib.util.find_spec("pyspark") is None:
        return "PySpark is not installed (extra `spark`)"
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        return "Java 17 is not installed"
    return ""


@pytest.fixture(scope="session")
def spark_session() -> Iterator[Any]:
    """One local Spark for the whole run."""
    missing = _spark_missing()
    if missing:
        pytest.skip(missing)
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master("local[1]").appName("xlsaging-tests")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.default.parallelism": "1",
        # Rows are few and plans are deep: compiling and re-planning them would take all the time, and so would the
        # second compiler of Java, which is for programs that run longer.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.autoBroadcastJoinThreshold": "-1",
        "spark.sql.optimizer.runtime.bloomFilter.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.ansi.enabled": "true",
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(params=["pandas", "polars", "duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    if request.param == "duckdb":
        import duckdb

        return Engine("duckdb", duckdb.connect())
    if request.param == "spark":
        return Engine("spark", request.getfixturevalue("spark_session"))
    return Engine(request.param)


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist looks at the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker runs all that needs Spark: each would start and warm up a Java of its own."""
    for item in items:
        if item.get_closest_marker("spark"):
            item.add_marker(pytest.mark.xdist_group("spark"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything is installed (`XLSAGING_NO_SKIPS`), a test that was skipped has failed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("XLSAGING_NO_SKIPS") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say why the run failed where nothing else did."""
    skipped = len(terminalreporter.stats.get("skipped", []))
    if os.environ.get("XLSAGING_NO_SKIPS") and skipped:
        terminalreporter.write_line(f"XLSAGING_NO_SKIPS is set and {skipped} tests were skipped: failed", red=True)
