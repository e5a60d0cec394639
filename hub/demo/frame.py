"""What the demonstration adds to the frame of each page."""

from django.http import HttpRequest
from django.urls import reverse

from hub.demo.story.cast import CITY
from hub.design.shapes import Link


def strip(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001 - Django gives it
    """Give the layout its strip: that this is a demonstration, and the two ways into it."""
    links = [
        Link(text="Step into somebody", url=reverse("demo:cast")),
        Link(text="Read the mail", url=reverse("demo:mailbox")),
    ]
    return {"strip": {"sentence": f"A demonstration: {CITY} and everybody in it are made up.", "links": links}}
