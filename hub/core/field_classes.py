"""How open each field of the core's tables is. “Open” holds for records that are public, and what hangs on them."""

from hub.foundation.openness import INTERNAL, OPEN, PERSONAL, Classes, each

RECORDS: Classes = {
    "Record": each(
        OPEN,
        *("id", "kind", "title", "summary", "state", "visibility", "team", "post", "place", "lang"),
        *("created_at", "published_at"),
    ),
    "Author": {**each(INTERNAL, "id", "record"), **each(PERSONAL, "person")},
    "Reader": {**each(INTERNAL, "id", "record"), **each(PERSONAL, "person", "named_by", "at")},
    "StateChange": {**each(OPEN, "id", "record", "old", "new", "reason", "at"), **each(PERSONAL, "by")},
    "Hiding": {**each(OPEN, "id", "record", "part", "because", "at", "ended_at"), **each(PERSONAL, "by")},
    "VisibilityChange": {**each(INTERNAL, "id", "record", "old", "new", "reason", "at"), **each(PERSONAL, "by")},
    "Version": {
        **each(OPEN, "id", "record", "number", "previous_seal", "seal", "reason", "at"),
        **each(PERSONAL, "by"),
    },
    "VersionField": each(OPEN, "id", "version", "position", "name", "value", "salt", "digest"),
    "KindTally": each(OPEN, "id", "kind", "visibility", "state", "value"),
    "RecordTally": each(OPEN, "id", "record", "name", "value"),
    "Link": {
        **each(OPEN, "id", "source", "target", "relation", "because", "created_at", "confirmed_at"),
        **each(OPEN, "ended_at", "ended_because"),
        **each(PERSONAL, "by", "confirmed_by", "ended_by"),
    },
    "Clock": {
        **each(OPEN, "id", "record", "promise", "owner_post", "started_on", "due_on"),
        **each(OPEN, "paused_on", "paused_because", "paused_days"),
        **each(OPEN, "stopped_on", "stopped_at", "called_off_because"),
        **each(PERSONAL, "asker", "stopped_by"),
    },
    "BoundarySet": each(OPEN, "id", "code", "name", "valid_from", "valid_until", "width", "height", "source"),
    "Pin": {**each(OPEN, "record", "longitude", "latitude"), **each(INTERNAL, "at")},
    "Place": each(OPEN, "id", "boundary_set", "code", "name", "shape", "label_x", "label_y", "bounds", "outline"),
}

TALK: Classes = {
    "Comment": {
        **each(OPEN, "id", "record", "parent", "post", "source", "html", "official", "created_at", "edited_at"),
        **each(INTERNAL, "rendered_by", "key", "hidden_at", "hidden_because"),
        **each(PERSONAL, "author"),
    },
    "Wording": {**each(INTERNAL, "id", "comment", "until"), **each(PERSONAL, "source")},
    "Question": {**each(OPEN, "comment", "clock", "joined_to", "answer")},
    "Verdict": {
        **each(OPEN, "id", "clock", "clear", "agree", "at"),
        **each(PERSONAL, "person", "words"),
        **each(INTERNAL, "second_reading_asked_at", "second_reading"),
    },
    "Offer": {**each(INTERNAL, "id", "record", "at", "taken_up_at", "ended_at"), **each(PERSONAL, "person", "words")},
    "Attachment": {
        **each(OPEN, "id", "record", "name", "content_type", "size_bytes", "width", "height", "sha256", "alt"),
        **each(OPEN, "at", "removed_at", "removed_because"),
        **each(INTERNAL, "file"),
        **each(PERSONAL, "by"),
    },
}

BEHIND: Classes = {
    "AuditEvent": {
        **each(INTERNAL, "id", "verb", "subject_type", "subject_id", "at", "detail"),
        **each(PERSONAL, "actor"),
    },
    "Draft": {
        **each(INTERNAL, "id", "token", "kind", "updated_at", "expires_at"),
        **each(PERSONAL, "person", "answers"),
    },
    "Sent": each(INTERNAL, "id", "key", "record", "at"),
    "Follow": {**each(INTERNAL, "id"), **each(PERSONAL, "person", "record", "place", "search", "at")},
    "Digest": {**each(INTERNAL, "id", "day", "claimed_at", "sent_at"), **each(PERSONAL, "person")},
    "Notice": {
        **each(INTERNAL, "id", "url", "quotes", "clock", "personal", "mailed_at", "digest"),
        **each(PERSONAL, "person", "record", "sentence", "at", "seen_at"),
    },
    "Case": {
        **each(INTERNAL, "id", "record", "part", "concern", "priority", "found_by_rule", "opened_at"),
        **each(INTERNAL, "again", "outcome", "ground", "reason", "decided_at"),
        **each(PERSONAL, "decided_by"),
    },
    "Report": {**each(INTERNAL, "id", "case", "reason", "at"), **each(PERSONAL, "person", "words")},
    "CrossTab": each(INTERNAL, "code", "counted_at", "content"),
    "SearchEntry": each(INTERNAL, "record", "title_terms", "all_terms", "digest"),
    "SearchIndex": each(INTERNAL, "record", "lexemes"),
    "TermFrequency": each(INTERNAL, "term", "records"),
}

CLASSES: Classes = {**RECORDS, **TALK, **BEHIND}
