"""What was said in the lab is hidden by a moderator, and is gone from wherever it stood; nothing written is changed."""

from functools import partial

import pytest

from hub.accounts.roles import Role
from hub.accounts.tests.factories import with_role
from hub.core.follows import actions as follows
from hub.core.follows.models import Notice
from hub.core.moderation.tests.factories import hidden
from hub.core.records.models import StateChange
from hub.strands.lab import actions, rules
from hub.strands.lab.actions.ending import Said
from hub.strands.lab.models import Amendment, Claim, Cost, Decision, Ending, Experiment, Halt, Pilot, Result
from hub.strands.lab.tests.factories import a_pilot, a_problem, an_experiment, ended, running

SAID = "Old Mr Quagga of number nine shouts at whoever rings him"
WHY = "It names a neighbour."
EVERYWHERE = ("/", "/lab/", "/lab/learning/", "/lab/learning/?q=shouts", "/data/history.csv", "/data/history.jsonl",
              "/data/experiment.csv", "/data/problem.csv", "/data/pilot.csv",
              "/search/?q=shouts", "/api/v1/search/?q=shouts")  # fmt: skip


@pytest.fixture
def lead(db):
    return with_role(Role.LAB_LEAD, name="Gwen")


@pytest.fixture
def hide(moderator, stranger):
    return partial(hidden, by=moderator, reporter=stranger, because=WHY)


def told(client, record):
    """Return all that the hub tells of the record, and of what is like it, as one text."""
    addresses = [record.get_absolute_url(), f"/feeds/records/{record.reference}.atom", *EVERYWHERE]
    responses = [client.get(address) for address in addresses]
    assert {response.status_code for response in responses} == {200}
    return "".join((b"".join(one.streaming_content) if one.streaming else one.content).decode() for one in responses)


def test_the_labs_word_on_a_problem_goes_from_its_page_with_the_reason_in_the_history(
    client, resident, stranger, lead, hide
):
    problem = a_problem(by=resident)
    follows.follow(problem.record, by=stranger)
    word = actions.decline(problem, words=SAID, by=lead)
    page = client.get(problem.record.get_absolute_url()).text
    assert page.count("Quagga") == 2
    assert f"?part=state:{word.move_id}" in page

    hide(problem.record, f"state:{word.move_id}")

    assert "quagga" not in told(client, problem.record).lower()
    page = client.get(problem.record.get_absolute_url()).text
    assert page.count(WHY) == 2
    assert "The lab says: not taken up" in page
    assert StateChange.objects.get(pk=word.move_id).reason == SAID
    client.force_login(resident)
    assert Notice.objects.filter(person=resident, sentence__contains="Quagga").exists()
    assert "Quagga" not in client.get("/my/notices/").text


def test_a_decision_and_what_it_says_for_those_who_use_it_go_together(client, lead, hide):
    experiment = ended(by=lead)
    decision = actions.decide(experiment, kind=rules.STOPPED, words=SAID, for_users=f"{SAID}!", by=lead)
    assert client.get(experiment.record.get_absolute_url()).text.count("Quagga") == 3

    hide(experiment.record, f"state:{decision.move_id}")

    assert "quagga" not in told(client, experiment.record).lower()
    page = client.get(experiment.record.get_absolute_url()).text
    assert "Decided: stop" in page
    assert page.count(WHY) == 2
    assert Decision.objects.get().words == SAID


def test_which_harm_it_was_can_be_hidden_and_that_it_was_stopped_stays(client, lead, hide):
    experiment = running(by=lead)
    halt = actions.stop_for_harm(experiment, words=SAID, by=lead)

    hide(experiment.record, f"state:{halt.move_id}")

    page = client.get(experiment.record.get_absolute_url()).text
    assert "Quagga" not in page
    assert "Stopped for harm on" in page
    assert Halt.objects.get().words == SAID


def test_an_ending_goes_from_the_learning_log_from_home_and_from_search(client, lead, hide):
    experiment = running(by=lead)
    said = Said(happened=f"{SAID}.", learned=SAID, surprise=f"{SAID}?", verdict=rules.STOP)
    actions.end(experiment, said, by=lead)
    assert told(client, experiment.record).count("Quagga") > 4
    assert f"?part=ending:{experiment.pk}" in client.get(experiment.record.get_absolute_url()).text

    hide(experiment.record, f"ending:{experiment.pk}")

    assert "quagga" not in told(client, experiment.record).lower()
    assert WHY in client.get("/lab/learning/").text
    assert "The threshold of stopping was reached" in client.get(experiment.record.get_absolute_url()).text
    assert Ending.objects.get().learned == SAID


def test_what_happens_after_a_pilot_goes_with_the_words_with_which_it_ended(client, lead, hide):
    pilot = a_pilot(by=lead)
    actions.begin(pilot, by=lead)
    actions.end(pilot, Said(happened="All.", learned="Half as many.", afterwards=SAID), by=lead)
    assert told(client, pilot.record).count("Quagga") > 1

    hide(pilot.record, f"ending:{pilot.pk}")

    assert "quagga" not in told(client, pilot.record).lower()
    assert Pilot.objects.get().afterwards == SAID


def test_an_opened_prediction_stands_in_the_open_data_with_its_salt_until_its_end_is_hidden(client, lead, hide):
    experiment = an_experiment(by=lead)
    seal = actions.seal_prediction(experiment, "At most 6 of 40.", by=lead)
    actions.begin(experiment, by=lead)
    salt = Experiment.objects.get().prediction_salt

    def read():
        return b"".join(client.get("/data/experiment.csv").streaming_content).decode()

    assert seal in read()
    assert salt not in read()
    said = Said(happened="x", learned="x", verdict=rules.STOP, prediction="At most 6 of 40.")
    actions.end(experiment, said, by=lead)
    for words in (seal, salt, "At most 6 of 40."):
        assert words in read()

    hide(experiment.record, f"ending:{experiment.pk}")

    assert "At most 6 of 40." not in read()
    assert salt not in read()


@pytest.mark.parametrize("what", ["result", "amendment", "cost", "claim"])
def test_each_thing_written_down_can_be_hidden_by_itself(what, client, lead, hide):
    experiment = ended(by=lead) if what == "claim" else running(by=lead)
    write = {
        "result": lambda: actions.write_result(experiment, words=SAID, by=lead),
        "amendment": lambda: actions.amend(experiment, part="stop", words="20 of 40", because=SAID, by=lead),
        "cost": lambda: actions.spend(experiment, amount=1, what=SAID, by=lead),
        "claim": lambda: actions.claim(experiment, level=1, because=SAID, by=lead),
    }
    row = write[what]()
    assert "Quagga" in told(client, experiment.record)

    hide(experiment.record, f"{what}:{row.pk}")

    assert "quagga" not in told(client, experiment.record).lower()
    assert WHY in client.get(experiment.record.get_absolute_url()).text
    table = {"result": Result, "amendment": Amendment, "cost": Cost, "claim": Claim}[what]
    assert SAID in {value for value in vars(table.objects.get(pk=row.pk)).values() if isinstance(value, str)}


def test_what_is_hidden_does_not_come_back_as_something_like_what_is_planned(client, lead, hide):
    experiment = running(by=lead, title="Ringing before the visit")
    actions.end(experiment, Said(happened="x", learned=SAID, verdict=rules.STOP), by=lead)
    hide(experiment.record, f"ending:{experiment.pk}")
    client.force_login(lead)

    page = client.post("/lab/experiments/new/similar/", {"title": "Ringing before the visit"}).text

    assert "Ringing before the visit" in page
    assert "Quagga" not in page
