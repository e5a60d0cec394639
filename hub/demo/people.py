"""Finding the cast of the story among the people of the hub."""

from hub.accounts.models import Person
from hub.demo.story.cast import CAST, Member

COUNCIL_DOMAIN = "harrowmere.example"
RESIDENTS_DOMAIN = "residents.example"


def address(member: Member) -> str:
    """Return the member's e-mail address, by which their row is found."""
    return f"{member.key}@{COUNCIL_DOMAIN if member.staff else RESIDENTS_DOMAIN}"


def everybody() -> dict[str, Person]:
    """Return the cast's people by key, in the order of the cast. One statement."""
    by_address = {person.email: person for person in Person.objects.filter(email__in=[address(m) for m in CAST])}
    return {member.key: by_address[address(member)] for member in CAST if address(member) in by_address}
