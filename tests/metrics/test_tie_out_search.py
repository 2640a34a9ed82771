"""Which documents explain differences that hang together: exactly those that were planted."""

from __future__ import annotations

import pytest
from planted_causes import DAY, planted

from xlsaging.app.engine import for_reports
from xlsaging.metrics.tie_out import tie_out, tie_out_causes
from xlsaging.metrics.tie_out_search import Candidate, explain
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

A, B, C = ("E", "1122", "CNY"), ("E", "1131", "CNY"), ("E", "1122", "USD")


def single(kind, number, amount, group=A):
    return Candidate(kind, number, "K", ((group, amount),))


def pair(kind, number, one, other):
    return Candidate(kind, number, "K", (one, other))


def found(differences, *candidates):
    return {(group[1:], each.document_no, amount) for group, each, amount in explain(differences, candidates)}


@pytest.mark.parametrize("agreed", [0, 6, 15])
@pytest.mark.parametrize("causes", [1, 2, 3, 5, 8, 12])
def test_random_planted_causes_are_found_with_their_documents_and_no_other(causes, agreed):
    for turn in range(2):
        books = planted(f"{causes}/{agreed}/{turn}", causes, agreed)
        ledger = for_reports(Ledger(settings=Settings(base_currency="CNY"), **books.frames()))
        told = tie_out_causes(ledger, DAY).to_pandas()
        columns = ("entity", "account", "currency", "cause", "document_no")
        assert {
            (*(row[name] for name in columns), round(row["amount"] * 100)) for row in told.to_dict("records")
        } == books.causes
        assert set(tie_out(ledger, DAY)["unexplained"]) == {0.0}


def test_of_many_candidates_of_many_groups_those_planted_in_one_are_found():
    crowd = [single("receipt_after", f"R{at}", 1_000_003 + at * at * 7_919, B) for at in range(300)]
    some = [single("posted_after", "I1", -77_713), single("duplicate", "I2", 210_007), single("unapplied", "R", -911)]
    away = single("posted_after", "I3", -5_000_011)
    assert found({A: -77_713 + 210_007 - 911, B: 1_000_003}, *crowd, *some, away) == {
        (A[1:], "I1", -77_713),
        (A[1:], "I2", 210_007),
        (A[1:], "R", -911),
        (B[1:], "R0", 1_000_003),
    }


def test_all_free_cash_of_one_group_is_found_whatever_the_free_cash_of_another_does():
    ours = [single("unapplied", f"R{at}", -100_003 - at * 977) for at in range(9)]
    theirs = [single("unapplied", f"S{at}", -70_001 - at * 977, B) for at in range(9)]
    told = found({A: sum(each.effects[0][1] for each in ours), B: 12_345}, *ours, *theirs)
    assert {number for _, number, _ in told} == {each.document_no for each in ours}


def test_cash_in_another_currency_is_not_taken_for_free_cash_where_the_document_has_another_cause_too():
    stray = pair("currency", "R1", (A, -44_123), (C, 12_735))
    free, more = single("unapplied", "R1", -44_123), single("unapplied", "R2", -47_833, C)
    told = found({A: -44_123, C: 12_735 - 47_833}, stray, free, more)
    assert told == {(A[1:], "R1", -44_123), (C[1:], "R1", 12_735), (C[1:], "R2", -47_833)}


def test_what_would_take_a_group_that_ties_away_from_zero_is_no_cause():
    stray = pair("wrong_account", "R1", (A, -300), (B, 300))
    assert found({A: -300, B: 0}, stray) == set()
    assert found({A: -300}, stray) == {(A[1:], "R1", -300)}


def test_what_two_equally_good_choices_have_in_common_is_found():
    twins = [single("posted_after", number, -77_713) for number in ("I1", "I2")]
    assert found({A: -77_713 - 9_901}, *twins, single("duplicate", "I3", -9_901)) == {(A[1:], "I3", -9_901)}


@pytest.mark.parametrize("rest", [55, -55])
def test_a_small_rest_on_either_side_stays_beside_a_cause(rest):
    assert found({A: 10_007 + rest}, single("duplicate", "I1", 10_007)) == {(A[1:], "I1", 10_007)}
