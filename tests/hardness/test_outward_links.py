"""What a ledger points to is neither opened nor carried into the pack: other workbooks, the network, programs."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hardness.books import AMOUNTS, KINDS, ROWS, repacked, texts_of
from hardness.conftest import OUTWARD

from xlsaging.cli.main import main
from xlsaging.ledger import read_ledger

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
Write = Callable[[Path, list[str]], object]


@pytest.fixture
def bait(tmp_path: Path) -> Iterator[tuple[list[str], Callable[[], bool]]]:
    """Addresses to be lured to, a page of this machine and a workbook among them, and whether anybody came."""
    secret = tmp_path / "secret" / "bait.xlsx"
    secret.parent.mkdir()
    KINDS["xlsx"](secret, ROWS)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)

        def visited() -> bool:
            try:
                server.accept()[0].close()
            except BlockingIOError:
                return False
            return True

        page = f"http://127.0.0.1:{server.getsockname()[1]}/bait.xlsx"
        yield [page, secret.as_uri(), str(secret), r"\\127.0.0.1\share\bait.xlsx"], visited


def _relations(targets: list[tuple[str, str]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="out{number}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'.encode()


def _xlsx(path: Path, targets: list[str]) -> None:
    """Formulas, links and pictures as XlsxWriter has them, and every part that points outside beside them."""
    import xlsxwriter

    page = targets[0]
    formulas = [f'=WEBSERVICE("{page}")', "='[1]bait'!A1", "=cmd|'/c touch bait'!A1", f'=HYPERLINK("{page}","x")']
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("Ledger")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        for number, formula in enumerate(formulas, 1):
            sheet.write_formula(number, 2, formula, None, ROWS[number][2])
            sheet.write_url(number, 0, f"{page}?{number}", string=ROWS[number][0])
        sheet.write_url(1, 1, f"external:{targets[2]}#Ledger!A1", string="C1")
        book.define_name("Bait", "=[1]Ledger!$A$1:$F$5")

    def point_outside(parts: dict[str, bytes]) -> None:
        kinds = ("worksheet", "table", "drawing", "oleObject", "image", "queryTable", "vmlDrawing")
        rels = "xl/worksheets/_rels/sheet1.xml.rels"
        outside = _relations([(kind, target) for kind in kinds for target in targets])
        parts[rels] = parts[rels].replace(b"</Relationships>", outside.partition(b">")[2])
        parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
            b"</Relationships>",
            _relations([(kind, target) for kind in ("worksheet", "externalLink") for target in targets]).partition(
                b">"
            )[2],
        )
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
            b"</sheets>",
            b'<sheet name="Bait" sheetId="9" r:id="out0"/></sheets><externalReferences><externalReference r:id="out4"/>'
            b"</externalReferences>",
        )
        for number, target in enumerate(targets):
            link = f"xl/externalLinks/_rels/externalLink{number}.xml.rels"
            parts[link] = _relations([("externalLinkPath", target)])
            parts[f"xl/externalLinks/externalLink{number}.xml"] = (
                f'<externalLink xmlns="{MAIN}" xmlns:r="{OFFICE}"><externalBook r:id="out0"><sheetNames>'
                '<sheetName val="Ledger"/></sheetNames></externalBook></externalLink>'.encode()
            )
        parts["xl/externalLinks/externalLink9.xml"] = (
            f'<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c touch bait"/></externalLink>'.encode()
        )
        parts["xl/connections.xml"] = (
            f'<connections xmlns="{MAIN}"><connection id="1" type="4" refreshOnLoad="1">'
            f'<webPr url="{page}"/></connection></connections>'.encode()
        )

    repacked(path, point_outside)


def _ods(path: Path, targets: list[str]) -> None:
    KINDS["ods"](path, ROWS)
    links = "".join(
        f'<table:table-source xlink:href="{target}" xlink:type="simple" table:table-name="Ledger"/>'
        f'<office:dde-source office:dde-application="cmd" office:dde-topic="/c touch bait" office:dde-item="{target}"/>'
        for target in targets
    ).encode()

    def point_outside(parts: dict[str, bytes]) -> None:
        table = parts["content.xml"].index(b"<table:table ")
        start = parts["content.xml"].index(b">", table) + 1
        content = parts["content.xml"][:start] + links + parts["content.xml"][start:]
        parts["content.xml"] = (
            content.replace(
                b"<office:document-content", b'<office:document-content xmlns:xlink="http://www.w3.org/1999/xlink"', 1
            )
            if b"xmlns:xlink=" not in content
            else content
        )

    repacked(path, point_outside)


def _xls(path: Path, targets: list[str]) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Ledger")
    dated = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for number, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell, dated if column in (3, 4) and number else xlwt.Style.default_style)
    for number, target in enumerate(targets):
        sheet.write(number, 9, xlwt.Formula(f'HYPERLINK("{target}";"x")'))
    book.save(str(path))


def _page(path: Path, targets: list[str]) -> None:
    KINDS["htm"](path, ROWS)
    sources = "".join(
        f'<link rel="File-List" href="{target}"><img src="{target}"><iframe src="{target}"></iframe>'
        for target in targets
    )
    text = path.read_text(encoding="utf-8").replace("<body>", f"<body>{sources}")
    path.write_text(text.replace("<td>A1", f'<td><a href="{targets[0]}">A1</a>'), encoding="utf-8")


def _xml(path: Path, targets: list[str]) -> None:
    KINDS["xml"](path, ROWS)
    text = path.read_text(encoding="utf-8").replace("<Cell>", f'<Cell ss:HRef="{targets[0]}">')
    path.write_text(text.replace("<?mso", f'<?xml-stylesheet type="text/xsl" href="{targets[0]}"?>\n<?mso'), "utf-8")


def _csv(path: Path, targets: list[str]) -> None:
    linked = [[*row, f'=WEBSERVICE(""{targets[0]}"")' if number else "Note"] for number, row in enumerate(ROWS)]
    KINDS["tsv"](path, linked)


WRITERS: dict[str, Write] = {"xlsx": _xlsx, "ods": _ods, "xls": _xls, "htm": _page, "xml": _xml, "csv": _csv}


@pytest.mark.parametrize("kind", WRITERS)
def test_nothing_that_a_ledger_points_to_is_opened_or_carried_over(
    tmp_path: Path,
    bait: tuple[list[str], Callable[[], bool]],
    heard: list[tuple[str, str]],
    kind: str,
) -> None:
    targets, visited = bait
    ledger, pack = tmp_path / f"ledger.{kind}", tmp_path / "pack.xlsx"
    WRITERS[kind](ledger, targets)
    heard.clear()
    amounts = list(read_ledger(ledger).invoices["amount"])
    status = main(["close", str(ledger), "--as-of", "2025-03-31", "--lang", "en", "--out", str(pack), "-q"])

    assert (status in (0, 1), amounts) == (True, AMOUNTS)
    assert ("open", str(ledger)) in heard
    assert not [each for each in heard if each[0].startswith(OUTWARD) or "bait" in each[1]]
    assert not visited()
    said = texts_of(pack)
    assert not [word for word in ("127.0.0.1", "bait", "WEBSERVICE", "ddeLink", "externalLink") if word in said]
