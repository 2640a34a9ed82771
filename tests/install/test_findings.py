"""Every finding that any check may make has a sentence, and a remedy where something is to be mended."""

from __future__ import annotations

import ast
from pathlib import Path

from xlsaging.i18n.speak import known
from xlsaging.install import checks
from xlsaging.install.checks.fonts import _MISSING
from xlsaging.install.checks.trust import _FORBIDDEN
from xlsaging.install.findings import good, note, wrong

FOLDER = Path(checks.__file__).parent


def _named() -> set[tuple[str, str]]:
    """Levels and names that stand in the code of the checks."""
    found = {("note", name) for name in _MISSING.values()} | {("wrong", name) for name in _FORBIDDEN.values()}
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            level = getattr(getattr(node, "func", None), "id", "")
            if (
                isinstance(node, ast.Call)
                and level in ("good", "note", "wrong")
                and isinstance(node.args[0], ast.Constant)
            ):
                found.add((level, str(node.args[0].value)))
    return found


def test_every_finding_has_its_words() -> None:
    named = _named()

    assert len(named) > 50
    assert [name for _, name in sorted(named) if not known(f"doctor.{name}")] == []
    assert [name for level, name in sorted(named) if level != "good" and not known(f"remedy.{name}")] == []


def test_what_is_in_order_needs_no_remedy() -> None:
    assert good("excel", path="x").remedy is None
    for finding in (note("no_uno", path="x"), wrong("no_excel")):
        assert finding.remedy is not None


def test_every_finding_that_is_no_good_news_is_brought_about_by_a_test() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.rglob("test_*.py"))
    fonts = set(_MISSING.values())  # named by the system in their test
    assert 'f"no_font_{' in sources

    missing = {name for level, name in _named() if level != "good" and name not in fonts and f'"{name}"' not in sources}
    assert missing == set()
