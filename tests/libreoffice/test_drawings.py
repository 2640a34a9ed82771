"""Pictures, shapes, notes and links lie where they are put."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest


@pytest.fixture
def png(tmp_path: Path) -> Path:
    """A red picture, 40 by 20 dots."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 20, 8, 2, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress((b"\0" + b"\xff\0\0" * 40) * 20))
    path = tmp_path / "red.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + rows + chunk(b"IEND", b""))
    return path


def test_a_picture_keeps_its_size_and_proportions(sheet, png: Path) -> None:
    picture = sheet.pictures.add(png, name="Logo", left=10, top=20)
    assert (picture.name, picture.left, picture.top, picture.width, picture.height) == ("Logo", 10, 20, 30, 15)

    picture.width = 60
    assert (picture.width, picture.height) == (60, 30)
    picture.lock_aspect_ratio = False
    picture.height = 10
    assert (picture.width, picture.height) == (60, 10)


def test_pictures_and_charts_are_shapes(sheet, png: Path) -> None:
    sheet.pictures.add(png, name="Logo")
    sheet["A1"].value = [["a", 1], ["b", 2]]
    sheet.charts.add(source=sheet["A1:B2"])

    assert [shape.type for shape in sheet.shapes] == ["picture", "chart"]
    sheet.shapes["Logo"].scale_width(2)
    assert sheet.pictures["Logo"].width == 60
    sheet.shapes["Logo"].delete()
    assert (len(sheet.pictures), "Logo" in sheet.pictures) == (0, False)


def test_a_picture_that_is_none_is_told(sheet, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sheet.pictures.add(tmp_path / "absent.png")


def test_notes_are_written_read_and_deleted(sheet) -> None:
    sheet["B2"].add_note("call back")
    assert (sheet["B2"].note.text, [note.location.address for note in sheet.impl.notes]) == ("call back", ["$B$2"])
    with pytest.raises(ValueError, match="already has a note"):
        sheet["B2"].add_note("again")

    sheet["B2"].note.text = "paid"
    assert sheet["B2"].note.text == "paid"
    sheet["B2"].note.delete()
    assert sheet["B2"].note is None


def test_links_lead_out_and_within(sheet) -> None:
    sheet["A1"].add_hyperlink("www.example.org", "Example")
    sheet["A2"].add_hyperlink("#Sheet1!C3")
    sheet["A3"].formula = '=HYPERLINK("https://example.org","here")'

    assert [sheet[cell].hyperlink for cell in ("A1", "A2", "A3")] == [
        "http://www.example.org", "#Sheet1!C3", "https://example.org"]  # fmt: skip
    assert sheet["A1:A3"].value == ["Example", "#Sheet1!C3", "here"]
    with pytest.raises(Exception, match="doesn't seem to contain a hyperlink"):
        assert sheet["B1"].hyperlink


def test_notes_stay_where_values_are_written(sheet) -> None:
    sheet["B2"].add_note("call back")

    sheet["A1:C3"].value = [[1, 2, 3]] * 3
    sheet["A1:C3"].formula = "=1+1"

    assert (sheet["B2"].note.text, sheet["B2"].value, sheet["A1"].note) == ("call back", 2, None)
