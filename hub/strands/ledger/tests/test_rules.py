"""The rules of the ledger, in figures."""

from datetime import date
from decimal import Decimal

import pytest

from hub.foundation.errors import BadInput
from hub.strands.ledger import law, rules
from hub.strands.ledger.rules import Block, Publishing, Share

POUNDS_150 = Decimal(150_000)


def test_lateness_counts_working_days_from_the_signature():
    dates = Publishing(signed_on=date(2026, 11, 2), promised_days=5)  # a Monday

    assert dates.due_on == date(2026, 11, 9)
    assert not dates.is_late(date(2026, 11, 9))
    assert dates.is_late(date(2026, 11, 10))
    assert dates.days_taken(date(2026, 11, 10)) == 6


def test_an_embargo_puts_off_the_day_and_not_the_count():
    dates = Publishing(
        signed_on=date(2026, 11, 2), promised_days=5, embargo_until=date(2026, 12, 1), published_on=date(2026, 12, 1)
    )

    assert dates.due_on == date(2026, 12, 1)
    assert not dates.is_late(date(2027, 1, 1))
    assert dates.days_taken(date(2027, 1, 1)) == 21


def test_an_embargo_ends_on_its_day():
    assert rules.embargo_holds(date(2026, 12, 1), date(2026, 11, 30))
    assert not rules.embargo_holds(date(2026, 12, 1), date(2026, 12, 1))
    assert not rules.embargo_holds(None, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("share", "sentence"),
    [
        (Share(percent=Decimal(101)), "at most 100 %"),
        (Share(percent=Decimal(-1)), "below nothing"),
        (Share(percent=Decimal("33.333")), "two figures"),
        (Share(amount=Decimal(150_001)), "at most 100 % of the contract, which is £150,000"),
        (Share(amount=Decimal(-1)), "below nothing"),
        (Share(amount=Decimal(1), percent=Decimal(1)), "not both"),
    ],
)
def test_a_share_that_cannot_be_is_refused_with_a_sentence(share, sentence):
    with pytest.raises(BadInput, match=sentence):
        rules.checked_share(share, POUNDS_150)


def test_shares_that_do_not_add_up_are_said_and_not_refused():
    seventy_seven, rest = Share(amount=Decimal(77_000)), Share(amount=Decimal(73_000))

    assert rules.shares_in_words([seventy_seven, rest], POUNDS_150) == "The shares add up to the whole, £150,000."
    assert "£3,000 less" in rules.shares_in_words([seventy_seven, Share(amount=Decimal(70_000))], POUNDS_150)
    assert "£7,000 more" in rules.shares_in_words([seventy_seven, Share(amount=Decimal(80_000))], POUNDS_150)
    assert "1 of 2 shares is not recorded" in rules.shares_in_words([seventy_seven, Share()], POUNDS_150)
    assert "the whole is not recorded" in rules.shares_in_words([seventy_seven], None)
    assert rules.shares_in_words([], POUNDS_150) == ""
    assert rules.amount_of(Share(percent=Decimal("33.33")), Decimal(100)) == Decimal("33.33")


def test_shares_in_per_cent_are_added_up_where_the_whole_is_not_recorded():
    sixty, fifty, forty = (Share(percent=Decimal(percent)) for percent in (60, 50, 40))

    assert rules.shares_in_words([sixty, forty], None) == "The shares add up to the whole, 100 %."
    assert "110 %, which is 10 % more than the whole" in rules.shares_in_words([sixty, fifty], None)
    assert rules.shares_in_words([sixty, Share()], None) == (
        "The recorded shares are 60 % of 100 %. 1 of 2 shares is not recorded."
    )
    assert rules.shares_in_words([sixty, Share(amount=Decimal(5))], None) == (
        "The shares add up to £5 and 60 %; the whole is not recorded."
    )
    assert rules.shares_in_words([Share(), Share()], None) == "None of the 2 shares is recorded."
    assert rules.shares_in_words([Share()], None) == "The share is not recorded."


def test_halves_of_an_odd_penny_are_the_whole():
    half = Share(percent=Decimal(50))

    assert rules.amount_of(half, Decimal("100.01")) == Decimal("50.00")
    assert rules.shares_in_words([half, half], Decimal("100.01")) == "The shares add up to the whole, £100.01."


def test_instalments_say_what_is_not_known():
    three = [Block()] * 3

    words = rules.instalments_in_words(three, POUNDS_150)
    assert words == "To be paid in 3 parts. It is not recorded how much each is or when."
    known = [Block(amount=Decimal(50), due_on=date(2026, 1, 1))]
    assert rules.instalments_in_words(known, Decimal(50)) == "To be paid once."
    assert "Together they are £50" in rules.instalments_in_words(known, Decimal(60))
    assert rules.instalments_in_words([], None) == ""


def test_a_payment_over_the_contract_says_by_how_much():
    assert rules.checked_payment(Decimal(50), Decimal(100), Decimal(150)) == Decimal(50)
    assert rules.checked_payment(Decimal(50), Decimal(100), None) == Decimal(50)
    with pytest.raises(BadInput, match=r"£1 over the contract’s £150"):
        rules.checked_payment(Decimal(51), Decimal(100), Decimal(150))
    with pytest.raises(BadInput, match="more than nothing"):
        rules.checked_payment(Decimal(0), Decimal(0), None)


def test_thresholds_follow_one_another_without_a_hole():
    for before, after in zip(law.THRESHOLDS, law.THRESHOLDS[1:], strict=False):
        assert (after.since - before.until).days == 1


@pytest.mark.parametrize(
    ("quoted", "day", "says"),
    [
        (172_514, date(2016, 11, 29), "£172,514 held until 31 December 2015; on 29 November 2016 it was £164,176."),
        (164_176, date(2016, 11, 29), ""),
        ("164176.40", date(2016, 11, 29), "£164,176.40 was never the threshold; on 29 November 2016 it was £164,176."),
        (162_000, date(2016, 11, 29), "£162,000 was never the threshold; on 29 November 2016 it was £164,176."),
        (207_720, date(2025, 6, 1), "£207,720 holds from 1 January 2026; on 1 June 2025 it was £214,904."),
        (1, date(1999, 1, 1), ""),
    ],
)
def test_a_threshold_is_held_to_the_day_of_the_decision(quoted, day, says):
    assert law.threshold_is_stale(Decimal(quoted), day) == says


@pytest.mark.parametrize(
    ("reason", "only"),
    [
        ("Completed through Single Contractor Negotiation.", True),
        ("Exempt", True),
        ("", True),
        ("Nobody else holds the rights to the maps, which we need by March.", False),
    ],
)
def test_naming_the_route_is_no_reason(reason, only):
    assert law.only_names_the_route(reason) is only


def test_a_contract_has_the_duties_of_its_day_and_value():
    assert [duty.code for duty in law.duties_for(POUNDS_150, date(2026, 5, 1))] == ["register", "details", "payments"]
    assert [duty.code for duty in law.duties_for(POUNDS_150, date(2016, 12, 1))] == ["register"]
    assert law.duties_for(None, date(2026, 5, 1)) == []


def test_procedure_rules_are_found_by_value_and_day():
    three, ads = (
        law.ProcedureRule(
            code=code, least=Decimal(least), most=most, asks="", since=date(2016, 1, 1), until=None, source=""
        )
        for code, least, most in (("three quotations", 0, Decimal(10_000)), ("advertise", 10_000, None))
    )

    assert law.procedure_rules_for([three, ads], Decimal(9_999), date(2016, 11, 29)) == [three]
    assert law.procedure_rules_for([three, ads], Decimal(10_000), date(2016, 11, 29)) == [ads]
    assert law.procedure_rules_for([three, ads], Decimal(10_000), date(2015, 11, 29)) == []
