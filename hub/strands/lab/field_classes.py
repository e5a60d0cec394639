"""How open each field of the lab’s tables is: what was planned and found is public, who wrote it is theirs."""

from hub.foundation.openness import INTERNAL, OPEN, PERSONAL, Classes, each

_TRIAL = (
    *("record", "spectrum", "facet", "doing", "measures", "design", "starts_on", "ends_on", "cost_limit", "harm"),
    *("began_on", "ended_on", "over_limit_because", "evidence_level"),
)

CLASSES: Classes = {
    "Bench": each(INTERNAL, "id"),
    "Problem": each(OPEN, "record", "what", "affected", "crosses", "tried"),
    "Word": {**each(OPEN, "id", "problem", "state", "words", "post", "move", "at"), **each(PERSONAL, "by")},
    "Experiment": {
        **each(OPEN, *_TRIAL, "mode", "question", "hypothesis", "riskiest", "prediction", "prediction_seal"),
        **each(OPEN, "desirability", "feasibility", "viability", "known", "children", "owner_after"),
        **each(OPEN, "success", "stop", "ambiguous", "ethics", "data_protection", "equality"),
        # Said with the words that it seals, when those are opened: before that it would help to guess them.
        **each(INTERNAL, "prediction_salt"),
    },
    "Pilot": each(OPEN, *_TRIAL, "where_words", "training", "afterwards"),
    "Site": each(OPEN, "id", "pilot", "place"),
    "Amendment": {**each(OPEN, "id", "record", "part", "words", "because", "at"), **each(PERSONAL, "by")},
    "Result": {**each(OPEN, "id", "record", "found_on", "began_on", "words", "at"), **each(PERSONAL, "by")},
    "Cost": {**each(OPEN, "id", "record", "amount", "what", "spent_on", "takes_back", "at"), **each(PERSONAL, "by")},
    "Halt": {**each(OPEN, "record", "words", "move", "at"), **each(PERSONAL, "by")},
    "Ending": {
        **each(OPEN, "record", "ended_on", "began_on", "verdict", "happened", "learned", "surprise"),
        **each(OPEN, "prediction", "salt", "at"),
        **each(PERSONAL, "by"),
    },
    "Decision": {**each(OPEN, "record", "kind", "words", "for_users", "post", "move", "at"), **each(PERSONAL, "by")},
    "Claim": {
        **each(OPEN, "id", "record", "level", "because", "evaluator", "cost_per_outcome", "other_sites", "at"),
        **each(PERSONAL, "by"),
    },
}
