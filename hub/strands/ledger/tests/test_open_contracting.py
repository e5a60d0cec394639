"""A contract as the Open Contracting Data Standard has it, and the register of contracts."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hub.strands.ledger import ocds, rules
from hub.strands.ledger.actions import changing, contracting, parts, paying, redacting
from hub.strands.ledger.actions.contracting import Terms
from hub.strands.ledger.tests.factories import a_contract, a_published

CODELISTS = Path(__file__).parents[5] / "shared" / "data" / "ocds" / "schema"


@pytest.fixture
def contract(officer_post, officer, monitor, finance):
    """A contract with something of everything."""
    decision = a_published(post=officer_post, by=officer, clearer=monitor)
    terms = Terms(
        title="Lamps",
        scope="Three lamps.",
        value=Decimal(150_000),
        value_is_maximum=True,
        starts_on=date(2016, 12, 1),
        route="single_negotiation",
        route_reason="Nobody else makes them.",
    )
    made = contracting.draft_contract(terms, post=officer_post, by=officer, decision=decision.record)
    parts.add_party(made, parts.WithWhom(name="Bright CIC", share=rules.Share(amount=Decimal(77_000))), by=officer)
    parts.add_party(made, parts.WithWhom(role="member", share=rules.Share(percent=Decimal(40))), by=officer)
    for _ in "123":
        parts.add_instalment(made, by=officer)
    parts.add_deliverable(made, words="Three lamps stand", by=officer)
    part = redacting.KeptBack(label="Unit rates", words="four pounds", ground="12a-3", weighing="Bids.")
    redacting.keep_back(made.record, part, by=officer)
    contracting.publish_contract(made, by=officer)
    parts.say_what_it_buys(made, side="council", words="Light.", by=officer)
    paying.pay(made, paying.Paid(amount=Decimal("50000.50"), paid_on=date(2026, 1, 5)), by=finance)
    changing.change(made, words="More.", because="Longer.", value=Decimal(160_000), by=officer)
    return made


def release_of(client, contract):
    package = client.get(f"{contract.record.get_absolute_url()}release.json").json()
    assert package["version"] == "1.1"
    return package["releases"][0]


def test_a_release_says_what_is_known_and_makes_nothing_up(client, contract):
    release = release_of(client, contract)

    assert release["ocid"] == f"ocds-000000-{contract.record.reference}"
    assert release["tag"] == ["award", "contract", "implementation"]
    assert release["tender"]["procurementMethod"] == "direct"
    assert release["tender"]["procurementMethodRationale"] == "Nobody else makes them."
    assert release["tender"]["aboveThreshold"] is False
    assert release["parties"][0]["roles"] == ["buyer", "procuringEntity", "payer"]
    suppliers = release["awards"][0]["suppliers"]
    assert suppliers[0]["x_share"] == {"amount": {"amount": 77_000.0, "currency": "GBP"}}
    assert suppliers[1]["x_share"]["percentage"] == 40.0
    assert suppliers[1]["name"] == "A partner who is not named"
    made = release["contracts"][0]
    assert made["value"]["x_isMaximum"] is True
    assert [one["description"] for one in made["milestones"]] == ["The amount is not recorded."] * 3
    assert "dueDate" not in made["milestones"][0]
    assert made["implementation"]["transactions"][0]["value"] == {"amount": 50_000.5, "currency": "GBP"}
    assert made["amendments"][0]["rationale"] == "Longer."
    assert "endDate" not in made["period"]
    assert release["planning"]["documents"][0]["documentType"] == "x_officerDecision"
    [withheld] = release["withheldInformation"]
    assert withheld["rationale"].endswith("the council’s included. Bids")
    assert [(one["scheme"], one["id"]) for one in withheld["rationaleClassifications"]] == [("GB-LGA1972-12A", "3")]
    assert "availabilityDate" not in withheld
    assert "four pounds" not in json.dumps(release)


def empties(value, path=""):
    """Return the places that say nothing."""
    if value in ("", None, [], {}):
        return [path]
    if isinstance(value, dict):
        return [place for name, one in value.items() for place in empties(one, f"{path}/{name}")]
    if isinstance(value, list):
        return [place for one in value for place in empties(one, path)]
    return []


def test_nothing_is_empty_and_all_ids_are_told_apart(client, contract):
    release = release_of(client, contract)

    assert empties(release) == []
    assert "#" not in release["id"]
    keys = [party["id"] for party in release["parties"]]
    assert len(set(keys)) == len(keys)
    assert release["contracts"][0]["awardID"] == release["awards"][0]["id"]


def test_values_keep_to_the_closed_code_lists(client, contract):
    lists = {path.stem: path for path in CODELISTS.rglob("codelists/*.csv")}
    if not lists:
        pytest.skip("the standard's code lists are not on this machine (../shared/data/ocds)")
    release = release_of(client, contract)

    def codes(name):
        with lists[name].open(encoding="utf-8") as file:
            return {row["Code"] for row in csv.DictReader(file)}

    assert set(release["tag"]) <= codes("releaseTag")
    assert release["tender"]["procurementMethod"] in codes("method")
    assert release["awards"][0]["status"] in codes("awardStatus")
    assert release["contracts"][0]["status"] in codes("contractStatus")
    statuses = {one["status"] for one in release["contracts"][0]["milestones"]}
    assert statuses <= codes("milestoneStatus")
    assert {role for party in release["parties"] for role in party["roles"]} <= codes("partyRole")


def test_all_contracts_come_in_one_package_in_few_statements(
    client, contract, officer_post, officer, django_assert_max_num_queries
):
    for _ in range(3):
        a_contract(post=officer_post, by=officer)
    a_contract(post=officer_post, by=officer, published=False, title="Hidden")

    with django_assert_max_num_queries(24):
        package = json.loads(client.get("/contracts/releases.json").getvalue())

    assert len(package["releases"]) == 4
    assert package["releases"][0] == json.loads(json.dumps(ocds.release(ocds.with_parts(contract))))
    assert "Hidden" not in json.dumps(package)


def test_the_register_has_a_row_for_each_contract_that_everybody_may_read(client, contract):
    text = client.get("/contracts/register.csv").getvalue().decode("utf-8-sig")

    [row] = csv.DictReader(io.StringIO(text))
    assert row["supplier_name"] == "Bright CIC; not named"
    assert row["contract_value_pounds"] == "160000.00"
    assert row["process"] == "Single contractor negotiation"


def test_a_draft_has_no_release(client, officer_post, officer):
    draft = a_contract(post=officer_post, by=officer, published=False)

    assert client.get(f"{draft.record.get_absolute_url()}release.json").status_code == 404
