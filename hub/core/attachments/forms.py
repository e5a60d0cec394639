"""What is asked about a file."""

from typing import Any

from django.conf import settings

from hub.design.fields import File, LongText, Text
from hub.design.forms import Form

ACCEPT = ".jpg,.jpeg,.png,.webp,.gif,.pdf,.csv,.txt"


class AddFile(Form):
    """A file, and words for it if it is a picture."""

    file = File(
        "Choose a picture or a file",
        hint="JPEG, PNG, WebP, GIF, PDF, CSV or plain text. Where and when a picture was taken is left out. "
        "A PDF keeps what its program wrote into it, such as its author’s name.",
        accept=ACCEPT,
    )
    alt = Text("What does the picture show?", hint="For those who cannot see it.", max_length=300, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["file"].largest_bytes = settings.HUB_UPLOAD_MB * 1_000_000  # type: ignore[attr-defined]


class RemoveFile(Form):
    """Why a file is taken away."""

    because = LongText("Why is it taken away?", hint="The reason stays; the file does not come back.", max_length=1000)
