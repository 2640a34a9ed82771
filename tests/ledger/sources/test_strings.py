"""Shared strings: what is cut at once is what a parser reads one by one."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.ledger.sources.strings import shared_strings

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="_"), max_size=8)
items = st.one_of(
    texts.map(lambda text: f"<si><t>{escape(text)}</t></si>"),
    texts.map(lambda text: f'<si><t xml:space="preserve">{escape(text)}</t></si>'),
    st.sampled_from(["<si/>", "<si><t/></si>", "<si><r><t>a</t></r><r><t>b</t></r></si>", "\n"]),
)


class OnePart:
    """A package that holds one part."""

    path = None

    def __init__(self, data):
        self.data = data

    def read(self, part):
        return self.data


def both_ways(content):
    data = f"<?xml version='1.0' encoding='UTF-8'?><sst>{content}</sst>".encode()
    found = ElementTree.fromstring(data)
    return shared_strings(OnePart(data), "strings"), ["".join(item.itertext()) for item in found if item.tag == "si"]


@given(st.lists(items, max_size=6).map("".join))
def test_strings_are_those_that_a_parser_reads(content):
    found, parsed = both_ways(content)
    assert found == parsed


@pytest.mark.parametrize(
    "content",
    [
        "<si/><si><t>a</t></si>",
        "<si><t>a</t></si><si/>",
        "<si><t>a</t></si>\n<si><t>b</t></si>",
        '<si><t>a</t></si><si xml:lang="en"><t>b</t></si>',
        '<si><t>a</t></si><extLst><ext uri="x"/></extLst>',
    ],
)
def test_what_stands_between_plain_strings_shifts_none(content):
    found, parsed = both_ways(content)
    assert found == parsed
