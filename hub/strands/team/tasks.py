"""What the improvement team's strand does by date."""

from datetime import datetime

from django.utils import timezone

from hub.strands.team import rules
from hub.strands.team.actions.requests import look_again
from hub.strands.team.models import SupportRequest


def bring_requests_back(*, now: datetime | None = None) -> int:
    """Let the requests wait again whose day has come; return how many. Safe to run twice. Each stands alone."""
    now = now or timezone.now()
    due = SupportRequest.objects.filter(looks_again_on__lte=timezone.localdate(now), record__state=rules.NOT_YET)
    return sum(look_again(asked, now=now) for asked in due.order_by("pk"))
