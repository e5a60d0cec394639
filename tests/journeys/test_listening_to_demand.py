"""Carys listens on her phone, Dele codes with her, and everybody reads what they found."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from hub.accounts.models import Person
from hub.strands.methods import actions
from hub.strands.methods.models import Demand, Study
from hub.strands.methods.tests.factories import a_code, a_demand, a_study

Check = Callable[..., None]
Open = Callable[..., Page]
ASKED = "My name is Amina Khan and I want to know where my repair is"


def take_down(page: Page, words: str, at_once: str = "No, not yet") -> None:
    page.get_by_label("What did they say?").fill(words)
    page.get_by_label("Telephone").check()
    page.get_by_label(at_once).check()
    page.get_by_role("button", name="Keep it", exact=True).click()


def test_from_taking_down_on_a_phone_to_results(
    signed_in_page: Open, open_page: Open, check_accessible: Check, staff: Person, improver: Person
) -> None:
    study = a_study(by=staff)
    actions.add_member(study, improver, by=staff)
    carys, dele = signed_in_page(staff, phone=True), signed_in_page(improver, phone=True)
    listen(carys, study, check_accessible)
    code_it(carys, study, check_accessible)
    code_it_again(dele, study, check_accessible)
    settle_it(carys, dele, study, check_accessible)
    report_it(carys, study, check_accessible)
    anybody = open_page(phone=True)
    anybody.goto(study.record.get_absolute_url())
    check_accessible(anybody, content="People chase us because we give no day.")
    anybody.get_by_role("link", name="All results, with charts and tables").click()
    check_accessible(anybody, content="How long does it take, from their side?")
    expect(anybody.locator("body")).not_to_contain_text("where my repair is")
    anybody.goto("/studies/")
    check_accessible(anybody, content="1 demand study")


def listen(carys: Page, study: Study, check_accessible: Check) -> None:
    """What says who somebody is comes back before it is kept; without a network nothing is lost."""
    carys.goto(study.record.get_absolute_url())
    check_accessible(carys, content="Take down what somebody says")
    carys.get_by_role("button", name="Take down what somebody says").click()
    check_accessible(carys, content="Where did they ask?")
    carys.get_by_role("button", name="Keep it", exact=True).click()
    check_accessible(carys, content="Write down what they said, in their words.")
    take_down(carys, ASKED)
    check_accessible(carys, content="Not kept yet")
    expect(carys.get_by_label("What did they say?")).to_have_value(ASKED)
    carys.context.set_offline(True)
    carys.get_by_role("button", name="Take it out and keep the rest").click()
    check_accessible(carys, content="Nothing is lost: keep this page open")
    carys.context.set_offline(False)
    carys.get_by_role("button", name="Take it out and keep the rest").click()
    check_accessible(carys, content="Kept. Ready for the next.")
    take_down(carys, "I want to report a broken tap", "Yes")
    expect(carys.locator("body")).to_contain_text("You have taken down 2")
    carys.get_by_role("link", name="What is still open").click()
    check_accessible(carys, content="My name is [name]")
    carys.get_by_role("link", name="My name is [name]").click()
    check_accessible(carys, content="Or was it passed on?")
    carys.get_by_label("To whom was it passed on?").fill("Repairs desk")
    carys.get_by_role("button", name="Write it down").click()
    check_accessible(carys, content="Passed on to Repairs desk")
    carys.get_by_role("button", name="They have what they needed").click()
    check_accessible(carys, content="There is nothing here.")


def code_it(carys: Page, study: Study, check_accessible: Check) -> None:
    """Carys names the codes from what she reads."""
    carys.goto(f"{study.record.get_absolute_url()}code/")
    check_accessible(carys, content="There is no code yet.")
    carys.get_by_role("link", name="Name the first").click()
    check_accessible(carys, content="Your own list")
    for name, kind in (("Where is my repair?", "Failure demand"), ("I want a repair", "Value demand")):
        carys.get_by_label("What do people ask for?").fill(name)
        carys.get_by_role("radio", name=kind).check()
        carys.get_by_role("button", name="Add it").click()
        check_accessible(carys, content="Added.")
    carys.get_by_role("link", name="Go on coding").click()
    check_accessible(carys, content="where my repair is")
    for name in ("Where is my repair?", "I want a repair"):
        carys.get_by_label(name).check()
        carys.get_by_role("button", name="Save and show the next").click()
    check_accessible(carys, content="There is nothing left here for you to code.")


def code_it_again(dele: Page, study: Study, check_accessible: Check) -> None:
    """Dele codes the same without seeing how, and sees the first otherwise."""
    dele.goto(f"{study.record.get_absolute_url()}code/?second=1")
    for _ in range(2):
        check_accessible(dele, content="you do not see how")
        dele.get_by_label("I want a repair").check()
        dele.get_by_role("button", name="Save and show the next").click()


def settle_it(carys: Page, dele: Page, study: Study, check_accessible: Check) -> None:
    """Carys proposes, Dele agrees."""
    carys.goto(f"{study.record.get_absolute_url()}differences/")
    check_accessible(carys, content="Dele: I want a repair")
    carys.get_by_role("link", name="Propose what it should be").click()
    check_accessible(carys, content="What should it be?")
    carys.get_by_label("Where is my repair?").check()
    carys.get_by_label("Why?").fill("He has asked before.")
    carys.get_by_role("button", name="Propose it").click()
    check_accessible(carys, content="It counts once the other one agrees.")
    dele.goto(f"{study.record.get_absolute_url()}differences/")
    check_accessible(dele, content="He has asked before.")
    dele.get_by_role("button", name="I agree").click()
    check_accessible(dele, content="No two codings differ")


def report_it(carys: Page, study: Study, check_accessible: Check) -> None:
    """Carys, who began it, says what was learned."""
    carys.goto(study.record.get_absolute_url())
    carys.get_by_text("More you can do").click()
    carys.get_by_role("button", name="Start coding").click()
    carys.get_by_text("More you can do").click()
    carys.get_by_role("link", name="Report what you found").click()
    check_accessible(carys, content="What have you learned")
    carys.get_by_label("What have you learned").fill("People chase us because we give no day.")
    carys.get_by_role("button", name="Report it").click()
    check_accessible(carys, content="1 of the 2 demands coded are failure demand.")


def test_results_of_many_cases_have_no_barriers_with_their_chart(
    open_page: Open, check_accessible: Check, staff: Person
) -> None:
    study = a_study(by=staff)
    code = a_code(study, by=staff)
    for number in range(14):
        made: Demand = a_demand(study, by=staff, at_once=number % 2 == 0)
        actions.code(made, code, by=staff)
    actions.start_coding(study, by=staff)
    actions.report(study, learned="Half is chasing.", by=staff)
    anybody = open_page()

    anybody.goto(f"{study.record.get_absolute_url()}results/")
    for summary in anybody.locator("summary").all():
        summary.click()
    check_accessible(anybody, content="Show the figures as a table")
