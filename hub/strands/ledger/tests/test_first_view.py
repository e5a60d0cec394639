"""The first view of a decision and of a contract: what it is, and what can be done, before all that is known of it."""

from hub.accounts.roles import Role
from hub.accounts.tests.factories import with_role
from hub.strands.ledger.actions import parts
from hub.strands.ledger.shown import LONGEST_OPENING, opening
from hub.strands.ledger.tests.factories import a_contract, a_draft
from tests.cast import signed_in


def in_order(page, *words):
    """Hold that these words stand on the page, in this order."""
    body = page.split("<main", 1)[1]
    places = [body.index(one) for one in words]
    assert places == sorted(places), words


def test_one_can_ask_about_a_decision_before_reading_all_of_it(client, decision):
    page = client.get(decision.record.get_absolute_url()).text

    in_order(
        page, "What was decided", "Three lamps are put up", "Ask about this decision", "<h2>Why</h2>", "Decided by"
    )


def test_one_can_ask_about_a_contract_before_reading_its_tables(client, contract, officer):
    parts.say_what_it_buys(contract, side="council", words="Light on the way home.", by=officer)

    page = client.get(contract.record.get_absolute_url()).text

    in_order(page, "Light on the way home.", "Ask about this contract", "Who it is with", "How the supplier was found")


def test_who_writes_a_draft_sees_first_what_to_write_and_later_what_to_do(officer, officer_post, contract):
    hilde = signed_in(officer)
    draft = a_contract(post=officer_post, by=officer, published=False)

    in_order(hilde.get(draft.record.get_absolute_url()).text, "Write down what is known", "What this money buys")
    in_order(hilde.get(contract.record.get_absolute_url()).text, "What this money buys", "Write down what is known")


def test_a_long_decision_shows_its_beginning_and_folds_the_rest(officer, officer_post):
    long = "\n\n".join(f"Paragraph {number}. {'Lamps. ' * 40}" for number in range(5))
    draft = a_draft(post=officer_post, by=officer, decision=long)

    page = signed_in(officer).get(draft.record.get_absolute_url()).text

    in_order(page, "What is to be decided", "Paragraph 1", "Read the rest of it", "Paragraph 4", "Sign this decision")


def test_an_opening_is_whole_paragraphs_and_loses_nothing():
    short, long = "One.\n\nTwo.", "x" * (LONGEST_OPENING + 1)

    assert opening(short) == (short, "")
    assert opening(long) == (long, "")
    assert opening(f"{long}\n\nTwo.") == (long, "Two.")
    assert opening("") == ("", "")


def test_who_decides_monitors_or_pays_is_led_here_from_my_hub(client, decision, resident):
    for role in (Role.DECIDING_OFFICER, Role.MONITORING_OFFICER, Role.FINANCE):
        assert "Record, sign, clear and publish them" in signed_in(with_role(role, name="Robin")).get("/my/").text
    assert "Record, sign, clear and publish them" not in signed_in(resident).get("/my/").text


def test_the_menu_says_that_a_decision_lies_in_decisions_and_money(client, decision):
    menu = client.get(decision.record.get_absolute_url()).text.split("<main")[0]

    assert 'aria-current="true"' in menu.split("Decisions and money")[0].rsplit("<a", 1)[1]
