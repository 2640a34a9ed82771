"""What can be said of a workbook without Excel: each check returns its findings as texts, none where all is well."""

from __future__ import annotations

import json
import re
import subprocess
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

__all__ = ["CHECKS", "modules_of", "parts_of", "sdk_findings"]

_MAIN = {"xlsm": "sheet.macroEnabled.main+xml", "xlam": "addin.macroEnabled.main+xml", "xlsx": "sheet.main+xml"}
_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SIGNATURES = {
    "onLoad": r"\(ribbon As IRibbonUI\)",
    "onAction": r"\(control As IRibbonControl\)",
    "get": r"\(control As IRibbonControl, ByRef returnedVal As Variant\)",
}


def parts_of(path: Path) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def modules_of(path: Path) -> dict[str, str]:
    """The source of every VBA module, as an independent reader takes it out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it calls functions that pyparsing has renamed
        from oletools.olevba import VBA_Parser

        reader = VBA_Parser(path.name, data=path.read_bytes())
        return {name.rpartition(".")[0]: source for _, _, name, source in reader.extract_macros()}


def sdk_findings(path: Path) -> list[str]:
    """The validator of the Open XML SDK."""
    told = subprocess.run(["ooxml-validator", str(path)], capture_output=True, text=True, timeout=120)
    return [str(error) for error in json.loads(told.stdout)["errors"]]


def audit(path: Path) -> list[str]:
    """openxml-audit: content types, string indices, what is no VBA project."""
    from openxml_audit import OpenXmlValidator

    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def container(path: Path) -> list[str]:
    """pyopenvba: the compound file and its streams."""
    from pyopenvba import check_file

    return [str(issue) for issue in check_file(str(path)).issues]


def analysis(path: Path) -> list[str]:
    """pyvbaanalysis: what would not compile, or would fail."""
    from pyvbaanalysis import DiagnosticSeverity, analyze_office_file

    ours = {
        name: found for name, found in analyze_office_file(str(path)).items() if name not in ("xlwings", "Dictionary")
    }
    grave = (DiagnosticSeverity.ERROR, DiagnosticSeverity.WARNING)
    found = [f"{name}: {each.code}" for name, told in ours.items() for each in told if each.severity in grave]
    # The wrappers are word for word those of xlwings, which declares nothing.
    return [each for each in found if each != "xlwings_udfs: option-explicit-missing"]


def grammar(path: Path) -> list[str]:
    """pyopenvba's interpreter: whether it can read each module of ours."""
    from pyopenvba.interpreter import parse_module

    found = []
    for name, source in modules_of(path).items():
        if name in ("xlwings", "Dictionary"):
            continue
        try:
            # It knows no remark behind a #Const.
            parse_module(re.sub(r"(?m)^(\s*#[^'\r\n]*?)\s*'.*$", r"\1", source), name=name)
        except Exception as error:
            found.append(f"{name}: {error}")
    return found


def readers(path: Path) -> list[str]:
    """olevba, which shares no code with what wrote the project, reads every module as pyopenvba does."""
    from pyopenvba import ExcelFile

    try:
        with ExcelFile(path) as book:
            written = {name: book.get_module(name) for name in book.module_names()}
        read = modules_of(path)
    except Exception as error:
        return [str(error)]
    return sorted(name for name, source in written.items() if _code(source) != _code(read.get(name, "")))


def _code(source: str) -> list[str]:
    """Lines without the attributes, which not every reader shows, and without blank ends."""
    return [line.rstrip() for line in source.strip().splitlines() if not line.startswith("Attribute VB_")]


def letters(path: Path) -> list[str]:
    """VBA source knows one code page: anything but ASCII would turn into question marks."""
    return [name for name, source in modules_of(path).items() if not source.isascii() or "??" in source]


def kind(path: Path) -> list[str]:
    """The main part says what the file is."""
    types = parts_of(path)["[Content_Types].xml"].decode()
    found = re.search(r'PartName="/xl/workbook.xml" ContentType="application/vnd[^"]*\.([^"]+)"', types)
    wanted = _MAIN[path.suffix[1:]]
    return [] if found and (found[0].rstrip('"').endswith(wanted)) else [f"no {wanted}"]


def ribbon(path: Path) -> list[str]:
    """Ids once each, no label beside a call-back for it, and each call-back a procedure that takes what Excel gives."""
    parts = parts_of(path)
    if "customUI/customUI14.xml" not in parts:
        return ["no ribbon"]
    if b"customUI/customUI14.xml" not in parts["_rels/.rels"]:
        return ["the ribbon is not related"]
    sources = "\n".join(modules_of(path).values())
    found, ids = [], Counter()
    for element in ElementTree.fromstring(parts["customUI/customUI14.xml"]).iter():
        ids[element.get("id")] += 1
        for name, value in element.attrib.items():
            if name.startswith("get") and name[3:].lower() in (each.lower() for each in element.attrib):
                found.append(f"{name} beside {name[3:].lower()}")
            signature = _SIGNATURES.get("get" if name.startswith("get") else name)
            if signature and not re.search(rf"Public Sub {re.escape(value)}{signature}", sources):
                found.append(f"{name}: no {value}")
    return found + [f"{name} twice" for name, times in ids.items() if name and times > 1]


def code_names(path: Path) -> list[str]:
    """Each sheet and the workbook have the module that they name."""
    parts, modules = parts_of(path), set(modules_of(path))
    named = {
        code[1].decode()
        for name, part in parts.items()
        if re.fullmatch(r"xl/worksheets/sheet\d+\.xml|xl/workbook\.xml", name)
        and (code := re.search(rb'<(?:sheetPr|workbookPr)[^>]*codeName="([^"]+)"', part))
    }
    sheets = sum(bool(re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)) for name in parts)
    missing = [] if len(named) == sheets + 1 else ["a sheet without a code name"]
    return missing + sorted(named - modules)


def tables(path: Path) -> list[str]:
    """A table's headers are what its cells say, each once: no validator looks."""
    parts = parts_of(path)
    strings = _strings(parts)
    found = []
    for sheet, part in parts.items():
        relations = parts.get(sheet.replace("worksheets/", "worksheets/_rels/") + ".rels", b"").decode()
        for target in re.findall(r'Target="\.\./(tables/[^"]+)"', relations):
            table = ElementTree.fromstring(parts[f"xl/{target}"])
            names = [column.get("name") or "" for column in table.iter(f"{_M}tableColumn")]
            row = re.match(r"[A-Z]+(\d+)", table.get("ref") or "")[1]  # type: ignore[index]
            cells = [
                cell
                for cell in ElementTree.fromstring(part).iter(f"{_M}c")
                if re.fullmatch(rf"[A-Z]+{row}", cell.get("r") or "")
            ]
            said = [strings[int(cell.findtext(f"{_M}v") or 0)] for cell in cells if cell.get("t") == "s"]
            if names != said[: len(names)]:
                found.append(f"{target}: headers are not the cells")
            found += [f"{target}: {name} twice" for name, times in Counter(map(str.lower, names)).items() if times > 1]
    return found


def _strings(parts: dict[str, bytes]) -> list[str]:
    shared = ElementTree.fromstring(parts["xl/sharedStrings.xml"])
    return ["".join(text.text or "" for text in item.iter(f"{_M}t")) for item in shared.iter(f"{_M}si")]


def names(path: Path) -> list[str]:
    """Defined names lead to sheets that are there."""
    book = ElementTree.fromstring(parts_of(path)["xl/workbook.xml"])
    sheets = {sheet.get("name") for sheet in book.iter(f"{_M}sheet")}
    return [
        f"{name.get('name')}: no sheet {quoted}"
        for name in book.iter(f"{_M}definedName")
        for quoted in _sheets_in(name.text or "")
        if quoted not in sheets
    ] + [f"{name.get('name')}: #REF!" for name in book.iter(f"{_M}definedName") if "#REF!" in (name.text or "")]


def _sheets_in(formula: str) -> Iterator[str]:
    for quoted, plain in re.findall(r"(?:'((?:[^']|'')+)'|([\w.]+))!", formula):
        yield quoted.replace("''", "'") or plain


CHECKS: dict[str, Callable[[Path], list[str]]] = {
    each.__name__: each
    for each in (audit, container, analysis, grammar, readers, letters, kind, ribbon, code_names, tables, names)
}
"""Every check but that of the Open XML SDK, which needs Node."""


def repacked(path: Path, changes: dict[str, Callable[[bytes], bytes]], out: Path) -> Path:
    """A copy with some parts changed."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts_of(path).items():
            target.writestr(name, changes.get(name, bytes)(part))
    out.write_bytes(made.getvalue())
    return out
