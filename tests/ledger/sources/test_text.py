"""Text files are read whatever their encoding, delimiter and quoting."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.ledger.sources import open_source
from xlsaging.ledger.sources.text import TextGrid, decode
from xlsaging.model.errors import NotAWorkbookError
from xlsaging.model.periods import NEVER, to_day

CHINESE = "单据号,客户名称,金额\n001,深圳市东方商贸有限公司,1234.50\n002,北京中关村科技,99\n"
GERMAN = "Beleg;Kunde;Straße\n1;Müller & Söhne GmbH;Königsallee 5\n2;Café Zürich;Gänsemarkt\n"
CZECH = "Číslo,Zákazník\n1,Příbram\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "utf-8"),
        (CHINESE, "utf-8-sig"),
        (CHINESE, "utf-16"),
        (CHINESE, "utf-16-le"),
        (CHINESE, "utf-16-be"),
        (CHINESE, "utf-32"),
        (CHINESE, "gbk"),
        (CHINESE, "gb18030"),
        ("名\n𠮷野家㐂\n公司客户应收账款\n", "gb18030"),
        (GERMAN, "utf-8"),
        (GERMAN, "utf-16"),
        (GERMAN, "cp1252"),
        ("a;b\nÄÖÜ;1 €\nnaïve “quote”;é\n", "cp1252"),
        (CZECH, "utf-8"),
        ("plain,ascii\n1,2\n", "ascii"),
        (GERMAN, "utf-16-le"),
    ],
)
def test_the_encoding_is_found(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_a_name_on_the_last_line_decides_over_ten_thousand_plain_ones():
    text = "no,name\n" + "1,plain\n" * 10_000 + "2,应收账款客户\n"
    assert decode(text.encode("gb18030")) == text


def test_a_single_accent_in_a_long_plain_file_is_western():
    text = "no,name\n" + "1,plain\n" * 10_000 + "2,Müller\n"
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("data", [b"\x00" * 100, b"a,b\n\x01\x02\x03", bytes(range(1, 256)), b"\xff\xfe\x00"])
def test_bytes_that_are_no_text_are_not_guessed_at(data):
    assert decode(data) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_a_text_that_breaks_off_inside_of_a_sign_keeps_what_stands_before(encoding):
    data = CHINESE.encode(encoding)
    for size in range(len(data) - 40, len(data)):
        assert CHINESE.startswith(decode(data[:size])), size


def test_one_accent_at_the_very_end_is_western_and_no_sign_cut_off():
    assert decode("no;name\n1;café".encode("cp1252")) == "no;name\n1;café"


@given(st.binary(max_size=200))
def test_decoding_never_fails_in_another_way(data):
    assert isinstance(decode(data), str | None)


def read(tmp_path, content, name="t.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return open_source(path).grids[0]


def test_blank_lines_keep_their_row_and_blank_ends_do_not_count(tmp_path):
    grid = read(tmp_path, "Title,,\n\nNo,Amount,\n1,2,\n,,\n\n")
    assert (grid.n_rows, grid.n_columns, grid.text_only, grid.name, grid.file) == (4, 2, True, "t", "t.csv")
    assert grid.cells(0, 9) == [["Title", None], [None, None], ["No", "Amount"], ["1", "2"]]


def test_ragged_rows_are_filled_with_blanks(tmp_path):
    assert read(tmp_path, "a\n1,2,3\n4\n").cells(0, 2) == [["a", None, None], ["1", "2", "3"], ["4", None, None]]


def test_excels_own_hint_of_the_delimiter_is_obeyed_and_left_out(tmp_path):
    assert read(tmp_path, "sep=;\r\na;b,c\r\n").cells(0, 0) == [["a", "b,c"]]


def test_ids_dressed_against_excel_come_out_plain(tmp_path):
    grid = read(tmp_path, 'no\tid\n="00123"\t\t6222021234567890123\t\n', "alipay.txt")
    assert grid.columns({0: "text"}, 1, 1)[0].values.tolist() == ["00123"]
    grid = read(tmp_path, "no,id\n001\t,6222021234567890123\t\n")
    assert grid.columns({0: "text", 1: "text"}, 1, 1)[1].values.tolist() == ["6222021234567890123"]


def test_plain_numbers_are_numbers_and_all_else_keeps_its_text(tmp_path):
    plain = {"0": 0, "-1234.5": -1234.5, "+7": 7, ".5": 0.5, "5.": 5, " 12 ": 12, "0012": 12, "": np.nan}
    odd = ["1,234.50", "(5)", "￥5", "1e5", "nan", "inf", "-", "1 2", "5-", "１２", "0x1", "1_0", "N/A"]
    lines = "\n".join([*plain, *(f'"{text}"' for text in odd)])
    grid = read(tmp_path, "h;x\n" + "\n".join(line + ";." for line in lines.split("\n")))
    found = grid.columns({0: "number"}, 1, 99)[0]
    np.testing.assert_array_equal(found.values, [*plain.values(), *[np.nan] * len(odd)])
    assert found.odd == {len(plain) + n: text for n, text in enumerate(odd)}


def test_iso_dates_are_dates_and_all_else_keeps_its_text():
    iso = ["2025-01-31", "2024-02-29", "1900-01-01", "0001-01-01", "9999-12-31"]
    odd = ["2025-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "31-01-2025", "2025/01/31", "2025-1-31", "20250131"]
    odd += ["2025-01-31 00:00", "２０２５-01-31", "0000-01-01", "45688", "----------"]
    grid = TextGrid(name="t", file="t.csv", rows=[[text] for text in [*iso, "", *odd]])
    found = grid.columns({0: "date"}, 0, 99)[0]
    assert found.values.tolist() == [to_day(day) for day in iso] + [NEVER] * (1 + len(odd))
    assert found.odd == {len(iso) + 1 + n: text for n, text in enumerate(odd)}


@given(st.dates())
def test_every_day_of_the_calendar_is_read(day):
    found = TextGrid(name="t", file="t", rows=[[day.isoformat()]]).columns({0: "date"}, 0, 0)[0]
    assert found.values.tolist() == [to_day(day)]


def test_a_picture_named_csv_is_refused(tmp_path):
    with pytest.raises(NotAWorkbookError, match=r"t\.csv"):
        read(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


@pytest.mark.parametrize(
    ("content", "row"),
    [
        ("a,b\n1,2\n3,4", 2),
        ("a,b\n1,2\n3,4\n", -1),
        ("a,b\r1,2\r", -1),
        ("a,b\r\n1,2\r", -1),
        ("one line", -1),
        ("sep=;\na;b\n1;2", 1),
    ],
)
def test_a_last_line_that_nothing_ends_is_marked(tmp_path, content, row):
    assert read(tmp_path, content).unended_row == row
