"""On which grounds a part of a decision or contract may be kept back, each with its source, as `law` has its rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from hub.strands.ledger.law import MADE_2012


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One ground on which a part may be kept back. `weighs` ones hold only if and so long as the public interest in
    keeping it back outweighs that in telling it (Local Government Act 1972, Schedule 12A, paragraph 10)."""

    code: str
    label: str
    weighs: bool
    source: str
    remembered: bool = False


SCHEDULE = "Local Government Act 1972, Schedule 12A, Part 1"
GROUNDS: Mapping[str, Ground] = {
    ground.code: ground
    for ground in (
        *(
            Ground(code=f"12a-{number}", label=f"Paragraph {number}: {what}", weighs=True, source=SCHEDULE)
            for number, what in (
                (1, "about an individual"),
                (2, "likely to reveal who an individual is"),
                (3, "someone’s financial or business affairs, the council’s included"),
                (4, "consultations or negotiations on a labour relations matter"),
                (5, "a claim to legal professional privilege"),
                (6, "a statutory notice, order or direction that is proposed"),
                (7, "preventing, investigating or prosecuting crime"),
            )
        ),
        Ground(
            code="confidential",
            label="Confidential: given by a government department on those terms, or disclosure is forbidden",
            weighs=False,
            source=MADE_2012,
        ),
        Ground(
            code="foi-40",
            label="Personal information (Freedom of Information Act 2000, section 40)",
            weighs=False,
            source="Freedom of Information Act 2000",
            remembered=True,
        ),
        Ground(
            code="foi-43",
            label="Commercial interests (Freedom of Information Act 2000, section 43)",
            weighs=True,
            source="Freedom of Information Act 2000",
            remembered=True,
        ),
        Ground(
            code="eir-12",
            label="Commercial confidentiality (Environmental Information Regulations 2004, regulation 12(5)(e))",
            weighs=True,
            source="Environmental Information Regulations 2004",
            remembered=True,
        ),
    )
}


# Grounds that do not end by themselves: what is personal stays so. Every other holds only “so long as”.
LASTING = frozenset({"foi-40"})
