"""Our Open Contracting releases, held to the standard's own schema, to its rules in our words, and to real ones."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft4Validator
from referencing import Registry, Resource

from hub.foundation.money import VatBasis
from hub.strands.ledger import rules
from hub.strands.ledger.actions import changing, contracting, parts, paying, redacting, removing
from hub.strands.ledger.actions.contracting import Terms
from hub.strands.ledger.tests.factories import a_contract, a_published

DATA = Path(__file__).parents[5] / "shared" / "data"
OCDS, REAL = DATA / "ocds", DATA / "records"
needs_data = pytest.mark.skipif(not OCDS.exists(), reason="the standard's schema is not here (../shared/data/ocds)")

# The closed lists of the standard, 1.1.5, as far as we say anything of them.
CLOSED = {
    "tag": {"planning", "tender", "award", "contract", "contractAmendment", "implementation"},
    "initiationType": {"tender"},
    "tender/status": {"complete"},
    "tender/procurementMethod": {"open", "selective", "limited", "direct"},
    "awards/status": {"pending", "active", "cancelled", "unsuccessful"},
    "contracts/status": {"pending", "active", "cancelled", "terminated"},
    "contracts/milestones/status": {"scheduled", "met", "notMet", "partiallyMet"},
    "contracts/implementation/milestones/status": {"scheduled", "met", "notMet", "partiallyMet"},
    "awards/value/currency": {"GBP"},
}
REQUIRED = {
    "": {"ocid", "id", "date", "tag", "initiationType"},
    "tender": {"id"},
    "awards": {"id"},
    "contracts": {"id", "awardID"},
    "contracts/milestones": {"id"},
    "contracts/implementation/milestones": {"id"},
    "contracts/implementation/transactions": {"id"},
    "planning/documents": {"id"},
    "awards/documents": {"id"},
    "withheldInformation": {"id"},
}
DATES = re.compile(r"(^|/)(date\w*|\w+Date)$")


@pytest.fixture
def package(client, officer_post, officer, monitor, finance, settings):
    """The package of all contracts: one with something of everything, one of which little is known, one that ended."""
    settings.HUB_COUNCIL_ID = "GB-LAE-XYZ"
    decision = a_published(post=officer_post, by=officer, clearer=monitor)
    terms = Terms(
        title="Lamps",
        scope="Three lamps.",
        value=Decimal(150_000),
        vat_basis=VatBasis.INCLUDED,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 6, 30),
        budget="Street lighting",
        route="single_negotiation",
        route_reason="Nobody else makes them.",
    )
    full = contracting.draft_contract(terms, post=officer_post, by=officer, decision=decision.record)
    lead = parts.WithWhom(name="Bright CIC", number="0123", share=rules.Share(percent=Decimal("51.33")))
    party = parts.add_party(full, lead, by=officer)
    for role in ("member", "subcontractor"):
        parts.add_party(full, parts.WithWhom(role=role), by=officer)
    parts.add_instalment(full, amount=Decimal(75_000), due_on=date(2026, 2, 1), condition="When one stands", by=officer)
    one = parts.add_deliverable(full, words="Three lamps stand", due_on=date(2026, 3, 1), by=officer)
    parts.deliver(one, on=date(2026, 1, 5), by=officer)
    parts.accept(one, on=date(2026, 1, 5), by=officer)
    kept = redacting.KeptBack(label="Unit rates", words="four pounds", ground="12a-3", review_on=date(2090, 1, 1))
    redacting.keep_back(full.record, kept, by=officer)
    redacting.keep_back(full.record, redacting.KeptBack(label="Budget code"), by=officer)
    contracting.publish_contract(full, by=officer)
    for side in ("council",):
        parts.say_what_it_buys(full, side=side, words="Light.", by=officer)
    payment = paying.pay(full, paying.Paid(amount=Decimal(5), paid_on=date(2026, 1, 5), party=party), by=finance)
    paying.take_back(payment, because="Paid twice.", by=finance)
    changing.change(full, words="More.", because="Longer.", value=Decimal(160_000), by=officer)
    what = removing.TakenOut(words="Three lamps", label="How many", ground="foi-40", because="It tells where.")
    removing.take_out(full.record, what, by=officer)
    a_contract(post=officer_post, by=officer, value=None, title="Little is known")
    ended = a_contract(post=officer_post, by=officer, title="Ended")
    contracting.end_contract(ended, early=True, because="Flood.", by=officer)
    return json.loads(client.get("/contracts/releases.json").getvalue())


def said(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every object and value of a release with where it stands; what is in a list stands where the list does."""
    if isinstance(value, list):
        for one in value:
            yield from said(one, path)
        return
    yield path, value
    if isinstance(value, dict):
        for name, one in value.items():
            yield from said(one, f"{path}/{name}".lstrip("/"))


@needs_data
def test_every_release_is_as_the_schema_asks(package):
    schema = json.loads((OCDS / "schema" / "release-package-schema.json").read_text("utf-8"))
    release = Resource.from_contents(json.loads((OCDS / "patched-release-schema.json").read_text("utf-8")))
    at = "://standard.open-contracting.org/schema/1__1__5/release-schema.json"
    registry: Registry = Registry().with_resources([(f"{way}{at}", release) for way in ("http", "https")])

    faults = Draft4Validator(schema, registry=registry).iter_errors(package)

    assert len(package["releases"]) == 3
    assert [(list(fault.absolute_path), fault.message) for fault in faults] == []
    broken = {**package, "releases": [{**package["releases"][0], "tag": ["lamps"]}]}
    assert not Draft4Validator(schema, registry=registry).is_valid(broken)


@needs_data
def test_what_the_standard_does_not_know_is_named_as_our_own(package):
    schema = json.loads((OCDS / "patched-release-schema.json").read_text("utf-8"))

    def strange(value, known, path):
        if "$ref" in known:
            known = schema["definitions"][known["$ref"].rpartition("/")[2]]
        if isinstance(value, list):
            return [name for one in value for name in strange(one, known.get("items", {}), path)]
        if not isinstance(value, dict):
            return []
        names = known.get("properties", {})
        own = [f"{path}/{name}" for name in value if name not in names and not name.startswith("x_")]
        deeper = [(name, one) for name, one in value.items() if name in names]
        return [*own, *(found for name, one in deeper for found in strange(one, names[name], f"{path}/{name}"))]

    assert [found for release in package["releases"] for found in strange(release, schema, "")] == []


def test_what_the_standard_requires_is_there_and_its_closed_lists_are_kept(package):
    assert {"uri", "version", "publishedDate", "publisher", "releases"} <= set(package)
    for release in package["releases"]:
        assert re.fullmatch(r"ocds-[a-z0-9]{6}-CON-\d+", release["ocid"])
        assert "#" not in release["id"]
        for path, value in said(release):
            if path in REQUIRED and isinstance(value, dict):
                assert REQUIRED[path] <= set(value), path
            if path in CLOSED:
                assert value in CLOSED[path], path
            if DATES.search(path):
                assert datetime.fromisoformat(str(value)).tzinfo, path
            assert value not in ("", None, {}, []), path
    ids = Counter(release["ocid"] for release in package["releases"])
    assert set(ids.values()) == {1}


def test_everybody_who_is_named_is_a_party_and_every_id_stands_once(package):
    for release in package["releases"]:
        parties = [party["id"] for party in release["parties"]]
        named = {
            value["id"]
            for path, value in said(release)
            if path.rpartition("/")[2] in {"buyer", "suppliers", "payer", "payee"} and isinstance(value, dict)
        }
        assert named <= set(parties)
        assert release["contracts"][0]["awardID"] == release["awards"][0]["id"]
        lists = [value for _, value in said({"release": release}) if isinstance(value, dict)]
        for one in lists:
            for name, inner in one.items():
                if isinstance(inner, list) and inner and isinstance(inner[0], dict) and "id" in inner[0]:
                    keys = [row["id"] for row in inner]
                    assert len(set(keys)) == len(keys), name


def test_an_amount_with_vat_is_not_said_to_be_without(package):
    full, little, ended = package["releases"]

    assert full["awards"][0]["value"] == {
        "amountGross": 160_000.0,
        "currency": "GBP",
        "x_vatBasis": "included",
        "x_isMaximum": False,
    }
    assert "value" not in little["awards"][0]
    assert ended["contracts"][0]["status"] == "terminated"
    assert full["parties"][0]["identifier"] == {"scheme": "GB-LAE", "id": "XYZ", "legalName": full["buyer"]["name"]}
    assert [row["value"]["amount"] for row in full["contracts"][0]["implementation"]["transactions"]] == [5.0, -5.0]
    assert [one["name"] for one in full["withheldInformation"]] == ["Unit rates", "Budget code", "How many"]


@pytest.mark.skipif(not REAL.exists(), reason="real releases are not here (../shared/data/records)")
def test_ours_have_the_shape_of_real_ones(package):
    """What nearly every real award says, ours says, in the same place and of the same type."""
    real = [
        release
        for folder in ("ocds_contracts_finder_2025", "ocds_contracts_finder_multi_supplier_2020")
        for path in sorted((REAL / folder).glob("*.json"))
        for release in [json.loads(path.read_text("utf-8"))]
        for release in release.get("releases", [release])
        if "award" in release["tag"] and release.get("awards")
    ]
    shapes = [{path: type(value) for path, value in said(release)} for release in real]
    times = Counter(path for shape in shapes for path in shape)
    common = {path for path, number in times.items() if number > 0.9 * len(real)}
    ours = {path: type(value) for release in package["releases"] for path, value in said(release)}
    # They describe the tender and whom to ask there; we hold contracts alone. When an award was made we do not know.
    theirs_alone = ("tender/", "parties/contactPoint", "parties/address", "parties/details", "awards/date")
    not_ours = {path for path in common if path.startswith(theirs_alone)}

    assert len(real) > 50
    missing = sorted(common - not_ours - set(ours))
    assert missing == []
    theirs = {path: kind for shape in shapes for path, kind in shape.items()}
    numbers = {int: float}
    for path in common & set(ours):
        assert numbers.get(theirs[path], theirs[path]) is numbers.get(ours[path], ours[path]), path
