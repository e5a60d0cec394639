"""Sessions in the database, as Django keeps them; each page asks for one, so the question is prepared."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from hub.accounts.prepared import prepared


class SessionStore(InDatabase):
    """Reads a session by a prepared query. A cookie that is none of our keys is a session that has ended."""

    def load(self) -> dict[str, Any]:
        """Return what the session holds, nothing if it has ended. One statement."""
        key = self.session_key or ""
        found = _running(key=key, now=timezone.now()) if key.isalnum() else []
        if not found:
            self._session_key = None
            return {}
        return self.decode(found[0])


@prepared
def _running(*, key: str, now: datetime) -> QuerySet[Session, str]:
    return Session.objects.filter(session_key=key, expire_date__gt=now).values_list("session_data", flat=True)
