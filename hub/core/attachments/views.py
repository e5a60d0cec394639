"""Adding a file to a record, sending it to those who may read the record, taking it away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.http import SignedIn, asks, typed, viewer
from hub.core.attachments import actions, queries
from hub.core.attachments.forms import AddFile, RemoveFile
from hub.core.attachments.permissions import require_may_add, require_may_remove
from hub.core.records.models import Record
from hub.core.records.queries import readable_by_reference
from hub.foundation.errors import BadInput

# Whatever is in a file, it runs nothing and loads nothing: it is in a sandbox without any permission.
SANDBOX = "default-src 'none'; sandbox"


@login_not_required
@require_safe
def fetch(request: HttpRequest, reference: str, key: int, name: str) -> HttpResponseBase:  # noqa: ARG001 - for people
    """Send a file to whoever may read its record: pictures to be seen, everything else to be saved."""
    person = viewer(request)
    attachment = queries.one_to_see(readable_by_reference(reference, person), key, person)
    is_small = request.GET.get("size") == "small" and attachment.width
    stored = queries.stored_small(attachment) if is_small else queries.stored(attachment)
    response = FileResponse(
        default_storage.open(stored),
        as_attachment=not attachment.width,
        filename=attachment.name,
        content_type=attachment.content_type,
    )
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=60"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedIn, reference: str) -> HttpResponse:
    """Ask for a file and keep it; what is wrong with it stands beside the question."""
    record = readable_by_reference(reference, request.user)
    require_may_add(record, request.user)
    form = AddFile(typed(request), request.FILES or None)
    if form.is_valid() and _added(record, form, request):
        messages.success(request, "The file has been added.")
        return redirect(f"{record.get_absolute_url()}#files")
    return asks(request, "core/attachments/add.jinja", form, {"record": record})


def _added(record: Record, form: AddFile, request: SignedIn) -> bool:
    try:
        actions.add(record, form.cleaned_data["file"], alt=form.cleaned_data["alt"], by=request.user)
    except BadInput as error:
        for field, sentence in error.fields.items():
            form.add_error(field, sentence)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: SignedIn, reference: str, key: int) -> HttpResponse:
    """Ask why a file is taken away, and take it away."""
    record = readable_by_reference(reference, request.user)
    attachment = queries.one(record, key)
    require_may_remove(attachment, request.user)
    form = RemoveFile(typed(request))
    if form.is_valid():
        actions.remove(attachment, because=form.cleaned_data["because"], by=request.user)
        messages.success(request, "The file has been taken away.")
        return redirect(record)
    return asks(request, "core/attachments/remove.jinja", form, {"record": record, "attachment": attachment})
