"""Numbers by which registers know an organisation: which registers there are, and the form of their numbers.

The codes of the registers are those of org-id.guide, as OCDS uses them. Only the form is checked, as far as the
register's own format goes: that a number exists, and whose it is, only the register can say. Plain Python.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hub.foundation.errors import BadInput

_COMPANY_DIGITS = 8


@dataclass(frozen=True)
class Scheme:
    """One register. `form` is what a number matches once it is tidied; `example` is nobody's number."""

    code: str
    label: str
    form: str
    example: str
    tidy: Callable[[str], str] = lambda typed: typed
    page: str = ""  # where the register shows a number; {} stands for it


def _company(typed: str) -> str:
    """Companies House leaves out leading noughts in places: “123456” is 00123456, “SC1234” is SC001234."""
    letters = re.match(r"[A-Z]{0,2}", typed)
    before = letters[0] if letters else ""
    rest = typed[len(before) :]
    return before + rest.zfill(_COMPANY_DIGITS - len(before)) if rest.isdecimal() else typed


SCHEMES: Mapping[str, Scheme] = {
    scheme.code: scheme
    for scheme in (
        # Eight signs: digits, or two letters or R and a digit before them; registered societies may end in letters.
        Scheme(
            "GB-COH",
            "Company number (Companies House)",
            r"\d{8}|[A-Z]{2}\d{6}|R\d{7}|(IP|SP|NP|RS)[A-Z\d]{6}|(SL|NI|OC)\d{5}[A-Z]",
            "00000006",
            _company,
            "https://find-and-update.company-information.service.gov.uk/company/{}",
        ),
        Scheme(
            "GB-CHC",
            "Charity number (England and Wales)",
            r"[1-9]\d{5,6}",
            "1000000",
            page="https://register-of-charities.charitycommission.gov.uk/charity-search/-/charity-details/{}",
        ),
        Scheme("GB-SC", "Charity number (Scotland)", r"SC\d{6}", "SC000000"),
        Scheme("GB-NIC", "Charity number (Northern Ireland)", r"1\d{5}", "100000", lambda t: t.removeprefix("NIC")),
        Scheme("GB-MPR", "Number of a society (Mutuals Public Register)", r"\d{1,5}[A-Z]{0,2}", "1234R"),
        Scheme("GB-LAE", "Code of an English council", r"[A-Z]{3}", "ABC"),
        Scheme("GB-PPON", "Procurement number (PPON)", r"[A-Z]{4}-\d{4}-[A-Z]{4}", "PABC-1234-DEFG"),
        Scheme("GB-UKPRN", "Learning provider’s number (UKPRN)", r"1\d{7}", "10000000"),
        Scheme("GB-NHS", "NHS organisation’s code (ODS)", r"[A-Z\d]{3,6}", "AB1"),
        Scheme("GB-EDU", "School’s number (URN)", r"\d{6}", "100000"),
    )
}


def tidied(scheme: str, typed: str) -> str:
    """Return a number as its register writes it: capitals, without spaces, with the noughts it begins with.

    Raises BadInput for a register that we do not know, or a number that is not of its form.
    """
    known = SCHEMES.get(scheme)
    if known is None:
        raise BadInput("Choose the register.", {"scheme": "Choose the register."})
    number = known.tidy(re.sub(r"\s+", "", typed).upper())
    if not re.fullmatch(known.form, number, flags=re.ASCII):
        sentence = f"This is not a number of that register. It looks like {known.example}."
        raise BadInput(sentence, {"number": sentence})
    return number


def whole(scheme: str, number: str) -> str:
    """Return the identifier as data sets quote it: “GB-COH-00000006”."""
    return f"{scheme}-{number}"


def page_of(scheme: str, number: str) -> str:
    """Return where the register shows this number, or "" if it has no page for each."""
    known = SCHEMES.get(scheme)
    return known.page.format(number) if known else ""
