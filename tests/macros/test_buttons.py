"""The buttons are plain data that Office and people can make sense of."""

from __future__ import annotations

import subprocess
import sys

import pytest

from xlsaging.i18n.speak import say
from xlsaging.macros.buttons import BUTTONS, GROUPS, HOME_GROUP, group_label, ribbon_buttons

RIBBON = [each for group in GROUPS for each in ribbon_buttons(group)]


def test_every_button_stands_in_one_group() -> None:
    assert [each.name for each in BUTTONS] == [each.name for each in (*RIBBON, *ribbon_buttons(HOME_GROUP))]
    assert len({each.name for each in BUTTONS}) == len(BUTTONS)


def test_no_group_of_the_ribbon_has_more_than_ten_buttons_and_each_begins_with_one() -> None:
    assert all(1 <= len(ribbon_buttons(group)) <= 10 for group in GROUPS)


def test_keytips_are_different_and_none_begins_another() -> None:
    keys = [each.keytip for each in RIBBON]

    assert all(1 <= len(key) <= 3 and key.isupper() for key in keys)
    assert [key for key in keys if sum(other.startswith(key) for other in keys) > 1] == []


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_what_a_button_says_fits_the_ribbon(lang: str) -> None:
    for each in BUTTONS:
        assert len(say(each.label, lang)) <= 20
        assert len(say(each.tip, lang)) <= 80
        assert 10 <= len(say(each.help, lang)) <= 400
    assert all(say(group_label(group), lang) for group in (*GROUPS, HOME_GROUP, "tab"))


def test_labels_are_different_in_each_language() -> None:
    for lang in ("en", "zh_CN"):
        labels = [say(each.label, lang) for each in BUTTONS]
        assert len(set(labels)) == len(labels)


def test_the_buttons_know_no_spreadsheet() -> None:
    code = "import sys, xlsaging.macros.buttons; sys.exit(sorted({'xlwings', 'pandas'} & set(sys.modules)) != [])"

    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
