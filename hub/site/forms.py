"""What the pages about everything ask."""

from typing import Any

from django.utils import timezone

from hub.accounts.models import Post
from hub.core.records import kinds
from hub.design.dates import Date
from hub.design.fields import PageNumber, Select, Text
from hub.design.forms import Form

LAST_PAGE = 50


class Search(Form):
    """What to look for, and in which kind of thing. Read from the address."""

    q = Text("Words or a reference", hint="Such as “benches”, or IDEA-1042", required=False)
    kind = Select("Kind", required=False, empty="Everything")
    page = PageNumber(last=LAST_PAGE)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"].options = [(kind.code, kind.plural) for kind in kinds.every()]  # type: ignore[attr-defined]

    def read(self, name: str) -> str:
        """Return what was asked under `name`, or "" while it is not there or cannot be read."""
        return self.cleaned_data.get(name) or "" if self.is_bound and self.is_valid() else ""

    def read_page(self) -> int:
        """Return the page that was asked for; the first one unless said."""
        return self.cleaned_data.get("page") or 1 if self.is_bound and self.is_valid() else 1


class HandOver(Form):
    """Which post takes a promise over."""

    post = Select("Which post takes this over?", hint="The day by which it is due does not move.")

    def __init__(self, *args: Any, besides: int | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        posts = Post.objects.exclude(pk=besides or 0).select_related("team").order_by("team__name", "title")
        options = [(str(post.pk), f"{post.title}, {post.team.name}") for post in posts]
        self.fields["post"].options = options  # type: ignore[attr-defined]


class Leave(Form):
    """Until when the holder of a post is away. An empty day says they are back."""

    until = Date("What is the last day on which you are away?", hint="For example, 27 11 2026")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["until"].earliest = timezone.localdate()  # type: ignore[attr-defined]
