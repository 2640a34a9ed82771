"""Settings beside a ledger."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.i18n.errors import ERRORS
from xlsaging.ledger.settings_file import (
    find_settings_file,
    read_settings_file,
    settings_path,
    toml_text,
    write_settings_file,
)
from xlsaging.model.errors import BadSettingError, SettingsFileError, TargetExistsError
from xlsaging.model.settings import Settings

FULL = Settings(
    lang="zh_CN",
    base_currency="USD",
    as_of=date(2025, 3, 31),
    basis="document_date",
    buckets=("3M", "6M"),
    terms_days=45,
    terms_rule="month_end",
    accounts=("1122 应收账款", "1221"),
    netting=True,
    commission_tiers=((0, 0.01), (90, 0.05)),
    department_share=0.7,
    late_rate=0.0485,
    loss_rates={"1-30": 0.01, "未到期": 0.005},
    snapshot_date=date(2025, 3, 30),
    receipts_until=date(2025, 4, 20),
    unit=1_000,
    tables={"invoices": "应收'明细!A5"},
    columns={"due_date": 'Pay "before"\\', "receipts.amount": "到账\n金额"},
    where={"Period": "2018AUDA"},
    limits={"issues_per_code": 50},
)


@pytest.mark.parametrize("lang", ["zh_CN", "en", "zh_CN+en"])
def test_what_is_written_reads_back_the_same(tmp_path: Path, lang: str) -> None:
    settings = FULL.with_(lang=lang)
    path = write_settings_file(tmp_path / "应收 2025.xlsx", settings)
    assert path.name == "应收 2025.xlsaging.toml"
    assert Settings.from_mapping(read_settings_file(path)) == settings


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(st.dictionaries(texts, texts, max_size=4), st.lists(texts, max_size=3))
def test_any_text_survives_in_keys_and_values(columns: dict[str, str], accounts: list[str]) -> None:
    settings = Settings(columns=columns, accounts=tuple(accounts))
    assert Settings.from_mapping(tomllib.loads(toml_text(settings))) == settings


def test_defaults_stand_as_comments_that_are_valid_when_put_in_force() -> None:
    text = toml_text(Settings())
    assert tomllib.loads(text) == {}
    live = "\n".join(line.removeprefix("# ").partition("  # ")[0] for line in text.splitlines()[2:] if line)
    assert set(tomllib.loads(live)) >= {"basis", "buckets", "terms_rule"}


def test_what_was_asked_stands_there_even_where_it_is_the_default() -> None:
    assert tomllib.loads(toml_text(Settings(), asked=["basis", "terms_days"])) == {"basis": "due_date"}


def test_comments_are_in_the_language_of_the_settings() -> None:
    assert "账龄起算" in toml_text(Settings(lang="zh_CN"))
    assert "age counted from" in toml_text(Settings(lang="en"))


def test_a_folder_holds_its_settings_inside(tmp_path: Path) -> None:
    path = write_settings_file(tmp_path, Settings(terms_days=30))
    assert path == tmp_path / "xlsaging.toml"
    assert find_settings_file(tmp_path) == path
    assert find_settings_file(tmp_path / "ledger.xlsx") == path


def test_a_ledgers_own_file_comes_before_the_folders(tmp_path: Path) -> None:
    write_settings_file(tmp_path, Settings(terms_days=30))
    own = write_settings_file(tmp_path / "ledger.xlsx", Settings(terms_days=60))
    assert find_settings_file([tmp_path / "ledger.xlsx", tmp_path / "receipts.xlsx"]) == own


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    assert find_settings_file(tmp_path / "ledger.xlsx") is None
    assert settings_path([]).name == "xlsaging.toml"


def test_a_file_is_not_overwritten_unless_forced(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.xlsx"
    path = write_settings_file(ledger, Settings(terms_days=30))
    with pytest.raises(TargetExistsError, match=r"ledger\.xlsaging\.toml.*--force"):
        write_settings_file(ledger, Settings(terms_days=60))
    assert read_settings_file(path) == {"terms_days": 30}
    write_settings_file(ledger, Settings(terms_days=60), force=True)
    assert read_settings_file(path) == {"terms_days": 60}
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.xlsaging.toml"]


def test_a_file_that_is_no_toml_is_named_with_its_fault(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsaging.toml"
    path.write_text("basis = due_date\n", encoding="utf-8")
    with pytest.raises(SettingsFileError, match=r"ledger\.xlsaging\.toml: .*line 1"):
        read_settings_file(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsFileError, match=r"ledger\.xlsaging\.toml"):
        read_settings_file(path)


def test_an_unknown_setting_is_refused_with_a_hint(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsaging.toml"
    path.write_text("term_days = 30\n", encoding="utf-8")
    with pytest.raises(BadSettingError, match="did you mean terms_days"):
        read_settings_file(path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsaging.toml"
    path.write_text("terms_days = 30\n", encoding="utf-8-sig")
    assert read_settings_file(path) == {"terms_days": 30}


def test_these_errors_speak_chinese() -> None:
    assert {SettingsFileError.code, TargetExistsError.code, "snapshot_date_needed"} <= set(ERRORS)
