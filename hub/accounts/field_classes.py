"""How open each field of people, teams, posts and roles is."""

from hub.foundation.openness import INTERNAL, OPEN, PERSONAL, Classes, each

CLASSES: Classes = {
    "Person": {
        **each(INTERNAL, "id", "password", "username", "is_active"),
        **each(PERSONAL, "last_login", "email", "name", "alias", "is_staff", "named_in_public", "adult_on"),
        **each(PERSONAL, "language", "digest", "joined_at", "left_at"),
    },
    "Team": each(OPEN, "id", "code", "name", "is_service"),
    "Post": {**each(OPEN, "id", "title", "team"), **each(PERSONAL, "holder", "deputy", "away_until")},
    "Grant": {**each(INTERNAL, "id", "role", "team"), **each(PERSONAL, "person", "since", "until", "given_by")},
    "SignInCode": {
        **each(INTERNAL, "id", "code_hash", "browser_hash", "made_at", "tries", "used_at"),
        **each(PERSONAL, "email"),
    },
}
