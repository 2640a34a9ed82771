"""Delimited text is split alike whatever signs it uses, quotes that nobody closes among them."""

from __future__ import annotations

import pytest

from xlsaging.ledger.sources.lines import delimiter_of, split


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("a;b\n1,50;2,75\n3,00;4\n", ";"),
        ("a\tb\n1,5\t2;3\n", "\t"),
        ("a|b|c\n1|2,0|3\n", "|"),
        ("Aged report, all customers\n\nNo;Name;Amount\n1;A, B and C;1,5\n2;D;2,5\n", ";"),
        ("No,Name,Note\n1,x,a;b\n2,y,c;d\n3,z,e;f\n", ","),
        ('No,Name\n1,"a;b;c"\n2,"d;e;f"\n', ","),
        ("only\none\ncolumn\n", ","),
        ("", ","),
    ],
)
def test_the_delimiter_is_the_one_that_splits_alike(text, delimiter):
    assert delimiter_of(text) == delimiter


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,"b,c"\r\n1,"x\r\ny"\r\n', [["a", "b,c"], ["1", "x\r\ny"]]),
        ('a,"say ""hi"""\n', [["a", 'say "hi"']]),
        ('size,5" pipe\n1,2\n', [["size", '5" pipe'], ["1", "2"]]),
        ('a,"never closed\nb,c\n', [["a", '"never closed'], ["b", "c"]]),
        ("a\n\nb\n", [["a"], [], ["b"]]),
        ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
        ('"a","b, c"\n"d","e, f', [["a", "b, c"], ["d", "e, f"]]),
        ('"a","b, c"\n"d","e,\nf', [["a", "b, c"], ["d", "e,\nf"]]),
        (
            '"a","b, c"\n"d","e, f\n' + "g,h\n" * 30 + "i",
            [['"a"', '"b', ' c"'], ['"d"', '"e', " f"], *[["g", "h"]] * 30, ["i"]],
        ),
    ],
)
def test_records_are_split_with_quotes_or_without(text, rows):
    assert split(text, ",") == rows


def test_a_field_as_long_as_the_file_is_read():
    long = "x" * 300_000
    assert split(f'a,"{long}"\n', ",") == [["a", long]]
