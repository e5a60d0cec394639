"""Open data beside the records: ties, promises, history, what was said, and the sealed versions."""

from django.db.models import QuerySet

from hub.core.clocks.models import Clock
from hub.core.comments.models import Comment
from hub.core.exports.dataset import Dataset, column, readable
from hub.core.links.models import Link
from hub.core.records import history
from hub.core.records.models import StateChange, VersionField
from hub.core.records.visibility import Viewer


def _links(viewer: Viewer) -> QuerySet[Link]:
    ours = readable(viewer)
    return Link.objects.filter(source__in=ours, target__in=ours).select_related("source", "target")


def _promises(viewer: Viewer) -> QuerySet[Clock]:
    return Clock.objects.filter(record__in=readable(viewer)).select_related("record", "owner_post__team")


def _history(viewer: Viewer) -> QuerySet[StateChange]:
    return history.told(StateChange.objects.filter(record__in=readable(viewer))).select_related("record")


def _comments(viewer: Viewer) -> QuerySet[Comment]:
    shown = Comment.objects.filter(hidden_at=None, record__in=readable(viewer))
    return shown.select_related("record", "post")


def _versions(viewer: Viewer) -> QuerySet[VersionField]:
    return VersionField.objects.filter(version__record__in=readable(viewer)).select_related("version__record")


LINKS = Dataset(
    code="links",
    label="Links",
    meaning="How records relate: the golden thread as pairs. A link that has ended stays, with its end.",
    find=_links,
    columns=(
        column("source", "The reference it leads from.", "text", lambda link: link.source.reference),
        column("relation", "How the source relates to the target.", "text", lambda link: link.relation),
        column("target", "The reference it leads to.", "text", lambda link: link.target.reference),
        column("because", "Why they were tied.", "text", lambda link: link.because),
        column("made_at", "When they were tied.", "datetime", lambda link: link.created_at),
        column("confirmed_at", "When a second person agreed.", "datetime", lambda link: link.confirmed_at),
        column("ended_at", "When it ceased to hold.", "datetime", lambda link: link.ended_at),
        column("ended_because", "Why it ceased to hold.", "text", lambda link: link.ended_because),
    ),
)
PROMISES = Dataset(
    code="promises",
    label="Promises",
    meaning="What was owed on each record, by which post, by when, and when it was kept.",
    find=_promises,
    columns=(
        column("reference", "The record it was promised about.", "text", lambda clock: clock.record.reference),
        column("promise", "What was promised, as a code.", "text", lambda clock: clock.promise),
        column("post", "The post that owes it.", "text", lambda c: c.owner_post and c.owner_post.title),
        column("service", "The team of that post.", "text", lambda c: c.owner_post and c.owner_post.team.name),
        column("received_on", "Day 0.", "date", lambda clock: clock.started_on),
        column("due_on", "The last day that counts as on time.", "date", lambda clock: clock.due_on),
        column("paused_on", "Since when it waits for the asker.", "date", lambda clock: clock.paused_on),
        column("stopped_on", "When it was kept or called off.", "date", lambda clock: clock.stopped_on),
        column("called_off_because", "Why nothing is owed any more.", "text", lambda c: c.called_off_because),
    ),
)
HISTORY = Dataset(
    code="history",
    label="History",
    meaning="Each move of a record between states, with its reason.",
    find=_history,
    columns=(
        column("reference", "The record.", "text", lambda change: change.record.reference),
        column("old", "The state before, as a code.", "text", lambda change: change.old),
        column("new", "The state after, as a code.", "text", lambda change: change.new),
        column("reason", "Why; empty if it is hidden.", "text", lambda change: change.told),
        column("hidden_because", "Why a moderator hid the reason.", "text", lambda change: change.hidden),
        column("at", "When.", "datetime", lambda change: change.at),
    ),
)
COMMENTS = Dataset(
    code="comments",
    label="Comments",
    meaning="What was said about each record, without who said it unless it was said for a post.",
    find=_comments,
    columns=(
        column("reference", "The record.", "text", lambda comment: comment.record.reference),
        column("number", "The comment’s own number.", "integer", lambda comment: comment.pk),
        column("reply_to", "The number of the comment it replies to.", "integer", lambda comment: comment.parent_id),
        column("said_at", "When.", "datetime", lambda comment: comment.created_at),
        column("post", "The post it was said for.", "text", lambda comment: comment.post and comment.post.title),
        column("text", "What was said, in Markdown.", "text", lambda comment: comment.source),
    ),
)
VERSIONS = Dataset(
    code="versions",
    label="Sealed versions",
    meaning="Each field of each published version with its salt and digest: what anybody needs to check the seals.",
    find=_versions,
    columns=(
        column("reference", "The record.", "text", lambda field: field.version.record.reference),
        column("version", "The version’s number, from 1.", "integer", lambda field: field.version.number),
        column("sealed_at", "When it was sealed.", "datetime", lambda field: field.version.at),
        column("previous_seal", "The seal before it.", "text", lambda field: field.version.previous_seal),
        column("seal", "SHA-256 over the seal before and the digests.", "text", lambda f: f.version.seal),
        column("position", "Where the field stands.", "integer", lambda field: field.position),
        column("field", "The field’s name.", "text", lambda field: field.name),
        column("value", "What it says; empty if redacted.", "text", lambda field: field.value),
        column("salt", "What was hashed with it; empty if redacted.", "text", lambda field: field.salt),
        column("digest", "SHA-256 over salt and value.", "text", lambda field: field.digest),
    ),
)
SURROUNDINGS = (LINKS, PROMISES, HISTORY, COMMENTS, VERSIONS)
