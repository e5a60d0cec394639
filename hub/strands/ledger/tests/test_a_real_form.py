"""A real form, typed in as far as it goes: the hub takes it, and tells the officer what it lacks.

The form is public, and is not part of this repository: what is typed is read from its text, section by section.
"""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from hub.foundation.money import pounds
from hub.strands.ledger import check, law
from hub.strands.ledger.actions import drafting, redacting, signing
from hub.strands.ledger.tests.factories import a_delegation

FORM = Path(__file__).parents[5] / "shared" / "sources" / "delegated-decision-form.txt"


@pytest.fixture
def form() -> str:
    if not FORM.exists():
        pytest.skip(f"the form is not on this machine ({FORM})")
    return FORM.read_text(encoding="utf-8")


def section(form: str, heading: str, until: str) -> str:
    """Return what stands between two headings of the form, without its marks."""
    found = re.search(rf"{re.escape(heading)}(.*?){re.escape(until)}", form, re.DOTALL)
    assert found, heading
    return found[1].replace("**", "").replace("#", "").strip()


def signed_on(form: str) -> date:
    return datetime.strptime(re.search(r"Date: (\d\d/\d\d/\d\d)", form)[1], "%d/%m/%y").replace(tzinfo=UTC).date()


@pytest.fixture
def typed(form, officer, officer_post, monitor):
    """The form as a draft. What it does not ask (alternatives, conflicts) nobody can have typed."""
    limit = re.search(r"Expenditure is under £(\d+)k", form)
    resolution = re.search(r"Resolution (No\.\d+) of the City Council (.*?)\)", form)
    under = a_delegation(
        post=officer_post,
        by=monitor,
        limit=int(limit[1]) * 1000,
        title="Single contractor negotiation",
        resolved_by="The City Council",
        instrument=f"Resolution {resolution[1]}, {resolution[2]}",
    )
    cost = section(form, "Budget or funding to be met from:**", "**6.")
    justification = re.search(r"give justification [–-] (.*?)\s*\|", form)[1]
    values = {
        "delegation_id": under.pk,
        "decided_on": signed_on(form),
        "decision": section(form, "Outline of the Decision Taken**", "## 2.b."),
        "reasons": section(form, "**3. Reason for Decision being Taken**", "**4."),
        "openness": section(form, "3<sup>rd</sup> party)**", "**5."),
        "consultation": section(form, "8. Consultation Undertaken", "**Provision"),
        "wards": re.search(r"\*\*Districts: (.*?)\*\*", form)[1],
        "value": pounds(re.search(r"£[\d,]+", cost)[0]),
        "value_is_maximum": "up to £150,000" in form,
        "budget": cost,
        "route": "single_negotiation",
        "route_reason": justification,
        "threshold_quoted": pounds(re.search(r"EU threshold \((£[\d,]+)\)", form)[1]),
    }
    title = re.search(r"\*\*SUBJECT\*\*\s+\*\*(.*?)\*\*", form)[1]
    decision = drafting.draft(title, values, post=officer_post, by=officer)
    assert "[REDACTED]" in cost
    redacting.keep_back(decision.record, redacting.KeptBack(label="Budget code"), by=officer)
    return decision


def test_what_the_form_says_is_taken(typed):
    assert typed.value == Decimal(150_000)
    assert typed.value_is_maximum
    assert typed.threshold_quoted == Decimal(172_514)
    assert typed.decided_on == date(2016, 11, 29)
    assert "Innovation Lab" in typed.decision
    assert "12 months" in typed.reasons
    assert typed.wards == "All Wards"
    assert check.outside(typed) == ""


def test_the_officers_list_names_what_the_form_lacks(typed, officer):
    found = {gap.code: gap for gap in check.gaps_of(typed)}

    assert {"alternatives", "conflicts", "exemption", "redaction", "threshold", "signature"} <= set(found)
    assert "only names the route" in found["exemption"].says
    assert "“Budget code” is kept back without a ground" in found["redaction"].says
    assert "£172,514 held until 31 December 2015; on 29 November 2016 it was £164,176" in found["threshold"].says
    assert not any(found[code].warns for code in ("alternatives", "conflicts", "exemption", "redaction", "threshold"))
    assert found["alternatives"].rule == law.EXECUTIVE_RULES


def test_it_can_be_signed_all_the_same_and_then_lacks_no_signature(typed, officer, client):
    client.force_login(officer)
    page = client.get(f"{typed.record.get_absolute_url()}gaps/").text
    assert "There is no signature" in page
    assert "only names the route" in page

    signing.sign(typed, by=officer)

    assert "signature" not in {gap.code for gap in check.gaps_of(typed)}
    assert "There is no signature" not in client.get(f"{typed.record.get_absolute_url()}gaps/").text
