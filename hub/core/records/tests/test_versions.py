"""Sealed versions: a silent edit is found out, and a redaction is not one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.core.records import actions, seals, versions
from hub.core.records.actions import Card
from hub.foundation.errors import NotPossible


@pytest.fixture
def record(resident, example_kind):
    """A record with two versions."""
    record = actions.open_record("example", Card(title="A bench", summary=""), by=resident)
    versions.seal_version(record, {"wording": "Somewhere to sit", "cost": "400"}, by=resident)
    versions.seal_version(record, {"wording": "Somewhere to rest", "cost": "400"}, by=resident, reason="Clearer")
    return record


def test_a_chain_as_it_was_written_holds(record):
    assert [version.number for version in versions.sealed(record)] == [1, 2]
    assert seals.first_fault(versions.sealed(record)) is None


def test_a_redacted_field_is_gone_and_the_chain_still_holds(record, resident):
    first = record.versions.get(number=1)

    versions.redact(first, "cost", by=resident, ground="Commercially sensitive until 2027")

    field = versions.sealed(record)[0].fields[1]
    assert (field.value, field.salt) == (None, None)
    assert seals.first_fault(versions.sealed(record)) is None


def test_a_redaction_names_its_ground_and_happens_once(record, resident):
    first = record.versions.get(number=1)

    with pytest.raises(NotPossible, match="ground"):
        versions.redact(first, "cost", by=resident, ground=" ")
    versions.redact(first, "cost", by=resident, ground="Commercially sensitive")
    with pytest.raises(NotPossible, match="already"):
        versions.redact(first, "cost", by=resident, ground="Commercially sensitive")


def test_sealing_the_same_words_twice_is_refused(record, resident):
    with pytest.raises(NotPossible, match="Nothing has changed"):
        versions.seal_version(record, {"wording": "Somewhere to rest", "cost": "400"}, by=resident)


def chain(*texts: str) -> list[seals.SealedVersion]:
    """Return a chain of versions with one field each."""
    made: list[seals.SealedVersion] = []
    for number, text in enumerate(texts, start=1):
        previous = made[-1].seal if made else ""
        field = seals.seal_field("wording", text)
        made.append(
            seals.SealedVersion(
                number=number, previous_seal=previous, seal=seals.seal(previous, [field.digest]), fields=[field]
            )
        )
    return made


@given(texts=st.lists(st.text(), min_size=1, max_size=5), edit=st.text(), data=st.data())
def test_any_silent_edit_is_found(texts, edit, data):
    versions_ = chain(*texts)
    at = data.draw(st.integers(0, len(texts) - 1))
    field = versions_[at].fields[0]
    forged = seals.SealedField(name=field.name, value=edit, salt=field.salt, digest=field.digest)
    versions_[at] = seals.SealedVersion(
        number=at + 1, previous_seal=versions_[at].previous_seal, seal=versions_[at].seal, fields=[forged]
    )

    assert (seals.first_fault(versions_) is None) == (edit == texts[at])


def test_a_version_taken_out_is_found():
    first, _, third = chain("one", "two", "three")

    assert seals.first_fault([first, third]) == "Version 2 is missing."


def test_a_digest_swapped_for_one_that_fits_breaks_the_seal():
    (only,) = chain("one")
    forged = seals.SealedVersion(
        number=1, previous_seal="", seal=only.seal, fields=[seals.seal_field("wording", "something else")]
    )

    assert seals.first_fault([forged]) == "The seal of version 1 does not fit its fields."


def test_the_seal_is_what_the_documentation_says():
    # sha256sum of "saltvalue", then of 64 zeros and that digest.
    digest = "d430a1da30afe1a9d07b3b36042151ebaf53c4882af1609733c04930de318e33"

    assert seals.digest("salt", "value") == digest
    assert seals.seal("0" * 64, [digest]) == "9dc795a49c22751be7ab854f09436561a9a51ea6b1ab3c9982464decd6222950"
