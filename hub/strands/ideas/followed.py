"""The list of ideas as it can be followed: what came under its filters, and how a search is said."""

from collections.abc import Sequence
from datetime import datetime

from hub.accounts.models import Person
from hub.core.follows.searches import Asked, Listing
from hub.core.lists.queries import options
from hub.core.records.models import Record, RecordQuerySet
from hub.strands.ideas.forms.lists import FilterForm
from hub.strands.ideas.queries import lists

LIST = "ideas"


def came(asked: Asked, person: Person, since: datetime) -> RecordQuerySet:
    """Return the ideas that came under the filters since; none if one of them makes no sense (any more)."""
    form = FilterForm(asked, options(), staff=person.is_staff)
    if not asked.keys() <= form.fields.keys() or (form.is_bound and not form.is_valid()):
        return Record.objects.visible_to(person).none()
    return lists.came_under(form.wanted(), person, since)


def says(searches: Sequence[Asked]) -> list[str]:
    """Return searches of the list in words. One statement."""
    known = options()
    words = [FilterForm(asked, known, staff=True).in_words() for asked in searches]
    return [f"Ideas: {one}" if one else "All new ideas" for one in words]


LISTING = Listing(code=LIST, url_name="ideas:list", came=came, says=says)
