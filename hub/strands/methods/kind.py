"""What the core is told of demand studies: the kind, and the way in."""

from hub.core.records.kinds import Column, Kind
from hub.foundation.dates import day_words
from hub.strands.methods import rules
from hub.strands.methods.models import Study


def search_text(study: Study) -> str:
    """Return what search finds a study by, beside its title and summary. Never what people said."""
    return "\n".join([study.service, study.purpose, study.learned])


def stands(study: Study) -> str:
    """Return where the study stands and what comes next. No statement."""
    state = study.record.state
    if state == rules.PLANNING:
        return f"Being planned: the team listens from {day_words(study.starts_on)}."
    if state == rules.CAPTURING:
        return f"The team listens until {day_words(study.ends_on)}; then the people who do the work sort what was said."
    return rules.LIFECYCLE.meanings[state]


def failure_share(study: Study) -> float | None:
    """Return the share of failure demand, to a thousandth; None until it is reported. Its tallies are fetched."""
    tallies = getattr(study, "tallies", {})
    coded = tallies.get(rules.CODED, 0)
    return round(tallies.get(rules.FAILURES, 0) / coded, 3) if coded else None


STUDY_KIND = Kind(
    code=rules.STUDY,
    prefix="STUDY",
    label="Demand study",
    plural="Demand studies",
    strand="methods",
    url_name="methods:study",
    list_url_name="methods:list",
    lifecycle=rules.LIFECYCLE,
    detail_model="methods.Study",
    search_text=search_text,
    stands=stands,
    columns=(
        Column(name="of_service", meaning="Which service it studies.", type="text", get=lambda study: study.service),
        Column(
            name="purpose",
            meaning="What the service is for, in the words of those who use it.",
            type="text",
            get=lambda study: study.purpose,
        ),
        Column(name="starts_on", meaning="Its first day.", type="date", get=lambda study: study.starts_on),
        Column(name="ends_on", meaning="Its last day.", type="date", get=lambda study: study.ends_on),
        Column(
            name="taken_down",
            meaning="How many demands were taken down.",
            type="integer",
            get=lambda study: study.tallies.get(rules.TAKEN_DOWN, 0),
        ),
        Column(
            name="coded",
            meaning="How many of them are value or failure demand; 0 until it is reported.",
            type="integer",
            get=lambda study: study.tallies.get(rules.CODED, 0),
        ),
        Column(
            name="failure_share",
            meaning="Which share of those is failure demand, from 0 to 1; empty until it is reported.",
            type="number",
            get=failure_share,
        ),
        Column(name="learned", meaning="What the team learned.", type="text", get=lambda study: study.learned),
    ),
)
