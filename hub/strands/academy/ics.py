"""A session as a calendar file (RFC 5545), by the library `icalendar`: folding, escaping and line ends are its work.

The UID never changes, and SEQUENCE rises with every change of time or place: so a calendar that has fetched the file
before puts the session in its new place instead of showing it twice.
"""

from datetime import UTC

from django.conf import settings
from icalendar import Calendar, Event

from hub.strands.academy.models import Session


def of_session(session: Session, *, tells_why: bool = True) -> bytes:
    """Return the calendar file of one session, whose course and record are fetched. It names nobody.

    `tells_why`: the reason for which it was called off is in it; not where a moderator hid that.
    """
    record = session.course.record
    event = Event()
    event.add("uid", f"{session.uid}@improvement-hub")
    event.add("sequence", session.sequence)
    event.add("dtstamp", session.changed_at.astimezone(UTC))
    event.add("dtstart", session.starts_at.astimezone(UTC))
    event.add("dtend", session.ends_at.astimezone(UTC))
    event.add("summary", record.title)
    event.add("location", session.where)
    event.add("status", "CANCELLED" if session.called_off_at else "CONFIRMED")
    event.add("description", (session.called_off_because if tells_why else "") or session.course.aims)
    event.add("url", f"{settings.HUB_BASE_URL}{record.get_absolute_url()}")
    made = Calendar()
    made.add("prodid", "-//Improvement Hub//Change Academy//EN")
    made.add("version", "2.0")
    made.add("method", "CANCEL" if session.called_off_at else "PUBLISH")
    made.add_component(event)
    return bytes(made.to_ical())
