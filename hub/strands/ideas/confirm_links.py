"""Links by which an author says whether an idea is done, without signing in."""

from datetime import timedelta

from django.core import signing
from django.http import Http404
from django.urls import reverse

from hub.accounts.models import Person
from hub.strands.ideas.models import Idea
from hub.strands.ideas.queries.idea import idea as find

_SALT = "hub.strands.ideas.confirm"
LASTS = timedelta(days=90)


def address(idea: Idea, author: Person) -> str:
    """Return the path at which `author`, and nobody else, says whether `idea` is done. It does nothing else."""
    token = signing.dumps([idea.pk, author.pk], salt=_SALT)
    return reverse("ideas:confirm_by_mail", kwargs={"token": token})


def read(token: str) -> tuple[Idea, Person]:
    """Return what the link in a letter names. Two statements.

    Raises Http404 if it is not ours, older than 90 days, or the idea is not theirs to read now; Gone as a page does.
    """
    try:
        number, author = signing.loads(token, salt=_SALT, max_age=LASTS)
    except signing.BadSignature as error:
        raise Http404 from error
    person = Person.objects.filter(pk=author, is_active=True).first()
    if person is None:
        raise Http404
    return find(number, person), person
