"""Records and strings of xlsb parts."""

from __future__ import annotations

import pytest

from xlsaging.ledger.sources.xlsb_records import records, wide_string


def test_types_and_lengths_may_take_several_bytes():
    data = bytes([0x99, 0x01, 0x80, 0x01]) + bytes(128) + bytes([5, 0])
    assert [(kind, len(body)) for kind, body in records(data)] == [(153, 128), (5, 0)]


@pytest.mark.parametrize("data", [b"\x07\x02a", b"\x80", b"\x07", b"\x07\x80"])
def test_a_part_that_breaks_off_is_an_error(data):
    with pytest.raises((ValueError, IndexError)):
        list(records(data))


def test_a_string_past_its_record_is_an_error():
    with pytest.raises(ValueError, match="string"):
        wide_string(b"\x09\0\0\0A\0", 0)
