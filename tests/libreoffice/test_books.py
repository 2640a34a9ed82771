"""Books are opened, saved in every kind and closed as in Excel."""

from __future__ import annotations

from pathlib import Path

import pytest

from xlsaging.libreoffice import OfficeError


@pytest.mark.parametrize("ending", ["xlsx", "xlsm", "xls", "ods", "csv"])
def test_a_book_becomes_the_file_it_is_saved_as(app, book, tmp_path: Path, ending: str) -> None:
    book.sheets[0]["A1"].value = [["customer", "open"], ["ACME", 1250.5]]
    path = tmp_path / f"ledger.{ending}"

    book.save(path)

    assert (book.name, book.fullname) == (path.name, str(path))
    book.sheets[0]["A1"].value = "changed"
    book.save()
    again = app.books.open(path)
    assert again == book
    assert path.stat().st_size > 0


def test_what_was_saved_is_read_again(app, tmp_path: Path) -> None:
    book = app.books.add()
    book.sheets[0]["A1"].value = [["due", True], ["=1+1", None]]
    book.save(tmp_path / "ledger.xlsx")
    book.close()

    with app.books.open(tmp_path / "ledger.xlsx") as again:
        assert again.sheets[0]["A1:B2"].value == [["due", True], [2, None]]
        assert again.sheets[0]["A2"].formula == "=1+1"


def test_the_active_sheet_is_what_a_csv_holds(book, tmp_path: Path) -> None:
    book.sheets[0]["A1"].value = "first"
    book.sheets.add("Second", after=book.sheets[0])["A1"].value = "second, 应收"

    book.save(tmp_path / "out.csv")

    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == '"second, 应收"\n'
    assert [path.name for path in tmp_path.glob("*.csv")] == ["out.csv"]


def test_a_pdf_leaves_the_book_as_it_is(book, tmp_path: Path) -> None:
    book.sheets[0]["A1"].value = "x"

    book.to_pdf(tmp_path / "out.pdf")

    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert not book.fullname.startswith("/")


def test_passwords_are_asked_for(app, tmp_path: Path) -> None:
    from xlsaging.libreoffice import OfficeError

    book = app.books.add()
    book.save(tmp_path / "secret.xlsx", password="open")
    book.close()

    with pytest.raises(OfficeError, match="another password"):
        app.books.open(tmp_path / "secret.xlsx")
    app.books.open(tmp_path / "secret.xlsx", password="open").close()


def test_files_that_are_none_are_told(app, tmp_path: Path) -> None:
    from xlsaging.libreoffice import OfficeError

    with pytest.raises(FileNotFoundError, match="absent"):
        app.books.open(tmp_path / "absent.xlsx")
    (tmp_path / "letter.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(OfficeError, match=r"letter\.xlsx"):
        app.books.open(tmp_path / "letter.xlsx")


def test_a_file_in_use_is_opened_to_read(app, book, tmp_path: Path) -> None:
    import xlwings

    from xlsaging.libreoffice import OfficeError

    book.save(tmp_path / "shared.xlsx")
    with xlwings.App(visible=False, add_book=False) as other:
        second = other.books.open(tmp_path / "shared.xlsx")
        with pytest.raises(OfficeError, match="read-only"):
            second.save()
    app.activate()


def test_books_are_found_by_name_and_number(app, book) -> None:
    assert app.books[book.name] == app.books[book.name.upper()] == book
    assert app.books.active == book
    with pytest.raises(KeyError):
        app.books["no such book"]


def test_the_calling_book_is_known_while_a_macro_runs(book) -> None:
    import xlwings

    from xlsaging import libreoffice

    with libreoffice.called_from(book):
        assert xlwings.Book.caller() == book
    with pytest.raises(Exception, match="must not be called directly"):
        xlwings.Book.caller()


def test_what_a_book_opened_for_reading_only_refuses_is_an_error_of_this_package(app, tmp_path: Path) -> None:
    made = app.books.add()
    made.save(tmp_path / "fixed.xlsx")
    made.close()
    fixed = app.books.open(tmp_path / "fixed.xlsx", read_only=True)
    with pytest.raises(OfficeError, match="LibreOffice refused"):
        fixed.sheets[0]["A1:B2"].value = [[1, 2], [3, 4]]
    fixed.close()
